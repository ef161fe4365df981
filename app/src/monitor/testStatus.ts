/** A station's state made by hand, for tests of what shows it. */
import { cents, type LiquidationEvent } from './events.ts';
import { ConnectionCounts, type ConnectionHealth } from './feeds/health.ts';
import { FAULTS } from './feeds/shared/emitter.ts';
import { SHOWN_WINDOWS_MS, type ShownWindow, type StationStatus } from './station.ts';
import type { WindowTotals } from './windows/bucket.ts';

const NOW_MS = Date.UTC(2025, 9, 10, 21, 20);

function print(k: number): LiquidationEvent {
  return {
    kind: 'liquidation',
    venue: k % 2 === 0 ? 'okx' : 'bybit',
    symbol: k % 2 === 0 ? 'BTC-USDT-SWAP' : 'BTCUSDT',
    asset: 'BTC',
    timeMs: NOW_MS - 1000 * k,
    receivedMs: NOW_MS - 1000 * k,
    id: String(k),
    position: k % 3 === 0 ? 'short' : 'long',
    price: 104_783.5 + k,
    priceKind: 'bankruptcy',
    qty: 1.25,
    notionalCents: cents(1.25 * (104_783.5 + k)),
  };
}

function totals(scale: number): WindowTotals {
  return {
    longCents: 203_575_000_00 * scale,
    shortCents: 14_925_000_00 * scale,
    longCount: 900 * scale,
    shortCount: 40 * scale,
    largest: print(0),
  };
}

function windows(scale: number): Record<ShownWindow, WindowTotals> {
  const names = Object.keys(SHOWN_WINDOWS_MS) as ShownWindow[];
  return Object.fromEntries(names.map((name, k) => [name, totals(scale * (k + 1))])) as Record<
    ShownWindow,
    WindowTotals
  >;
}

function feed(venue: string, status: ConnectionHealth['status']): ConnectionHealth {
  const { events } = new ConnectionCounts();
  return {
    venue,
    url: `wss://${venue}.example`,
    state: status === 'down' ? 'waiting' : 'open',
    status,
    reasons: status === 'down' ? ['closed by the venue, code 1006'] : [],
    connects: 2,
    disconnects: 1,
    lastDisconnect: 'closed by the venue, code 1006',
    downMs: 1200,
    messages: 12_345,
    bytes: 2_345_678,
    events,
    duplicates: 3,
    ignored: 1,
    faults: Object.fromEntries(FAULTS.map((fault, k) => [fault, k])) as ConnectionHealth['faults'],
    lastFaults: {},
    gaps: 0,
    resyncs: 0,
    lastMessageMs: NOW_MS,
    lastEventMs: NOW_MS,
    aheadMs: -35,
    roundTripMs: 12,
  };
}

/** The state: two venues, one of them on two connections, a tape of eighty prints, one alert that fired. */
export function statusOf(): StationStatus {
  return {
    nowMs: NOW_MS,
    startedMs: NOW_MS - 3_600_000,
    windows: windows(2),
    venues: [
      { venue: 'bybit', windows: windows(1) },
      { venue: 'okx', windows: windows(1) },
    ],
    tape: Array.from({ length: 80 }, (_, k) => print(k)),
    feeds: [feed('okx', 'good'), feed('bybit', 'down'), feed('bybit', 'good')],
    awaited: [{ venue: 'hyperliquid', why: 'its contracts cannot be had: fetch failed' }],
    queued: 0,
    dropped: { book: 0, ticker: 0, gauge: 0, trade: 0 },
    store: {
      state: 'ok',
      message: null,
      writtenEvents: 80,
      waitingEvents: 0,
      droppedEvents: 0,
      repeatedEvents: 3,
      rejectedEvents: 0,
      lastRejection: null,
      lastWriteMs: NOW_MS,
      openBytes: 10_000,
      closingLogs: 0,
      warnings: [],
    },
    alerts: [
      {
        kind: 'firing',
        rule: 'longs-1m',
        severity: 'warning',
        key: 'longs-1m 1',
        timeMs: NOW_MS - 60_000,
        sinceMs: NOW_MS - 60_000,
        value: 423_730_000,
        why: 'liquidated_long_usd over 1 m is 423.73 m USD, above 50.00 m USD (ends at 10.00 m USD)',
        lookAt: [],
        sinks: ['log'],
      },
    ],
    firing: ['longs-1m'],
    deliveries: { delivered: 1, retried: 0, dead: 0 },
    books: [
      {
        name: 'desk',
        state: 'kept',
        why: 'the file is wrong now, what was written 2025-10-10T21:00:00.000Z is used: book.csv line 3',
        writtenMs: NOW_MS - 1_200_000,
        readMs: NOW_MS - 1_190_000,
        accounts: 2,
        positions: 5,
        notes: [],
      },
    ],
    gauges: [
      {
        venue: 'binance-usdm',
        asset: 'USDT',
        symbol: '',
        name: 'insurance_fund_usd',
        value: 1.2e9,
        unit: 'usd',
        source: 'funds.csv, a file',
        asOfMs: NOW_MS - 4 * 86_400_000,
        ageMs: 4 * 86_400_000,
        stale: true,
      },
    ],
    hosts: [
      {
        host: 'kraken',
        questions: 2,
        down: 1,
        answers: 19,
        events: 19,
        errors: 1,
        lastError: 'Error: 502',
        faults: 0,
        lastFault: undefined,
        lastAnswerMs: NOW_MS,
        limitedMs: 0,
        latencyMs: 90,
        errorRate: 0.25,
      },
    ],
    gaugeFiles: [
      {
        path: 'funds.csv',
        state: 'kept',
        why: 'funds.csv line 3, column value: got an empty cell, expected a value',
        writtenMs: NOW_MS - 86_400_000,
        readMs: NOW_MS - 86_400_000,
        rows: 1,
      },
    ],
    distances: {
      state: 'ok',
      why: null,
      running: false,
      rounds: 3,
      failures: 1,
      skipped: 2,
      latest: {
        untilMs: NOW_MS - 180_000,
        usd: 1e9,
        together: 'by slope on BTC',
        distances: [
          { shock: 'market', direction: 'down', move: 0.0381, below: 0.0375 },
          { shock: 'market', direction: 'up', move: 0.0331, below: 0.0325 },
          { shock: 'BTC', direction: 'down', move: 0.0711, below: 0.0703 },
          { shock: 'BTC', direction: 'up', move: null, below: 1 },
        ],
        near: [{ asset: 'BTC', downUsd: 410e6, upUsd: 295e6 }],
        openInterestUsd: 60e9,
        contracts: 80,
        unseenShare: 0.06,
        runs: 40,
        seconds: 12,
      },
    },
    ruleProblems: [],
    readings: { much: { value: 1.5e9, unit: 'usd', why: 'as printed', lookAt: [] } },
  };
}
