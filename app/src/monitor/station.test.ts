/** The station: what it counts is what is stored, also after a restart and for an event that comes hours late. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cents, type LiquidationEvent } from './events.ts';
import { GaugeWatch } from './indicators/gaugeWatch.ts';
import { startStation } from './station.ts';
import { openStore } from './store/store.ts';
import { totalCents } from './windows/bucket.ts';

const T0 = Date.UTC(2025, 9, 10, 21);
const HOUR_MS = 3_600_000;

function print(k: number, timeMs: number, usd: number): LiquidationEvent {
  return {
    kind: 'liquidation',
    venue: k % 2 === 0 ? 'bybit' : 'okx',
    symbol: 'BTCUSDT',
    asset: 'BTC',
    timeMs,
    receivedMs: timeMs,
    id: `print-${k}`,
    position: k % 3 === 0 ? 'short' : 'long',
    price: 100_000,
    priceKind: 'bankruptcy',
    qty: usd / 100_000,
    notionalCents: cents(usd),
  };
}

const RULE = {
  name: 'much',
  query: { indicator: 'liquidated_usd', windowMs: HOUR_MS },
  direction: 'above',
  threshold: 1_000,
  clear: 1_000,
  quiet: [],
  severity: 'warning',
  sinks: [],
  lookAt: '',
} as const;

describe('a station', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'firebreak-station-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  async function stored(events: readonly LiquidationEvent[]): Promise<void> {
    const store = await openStore(join(folder, 'store'));
    store.append(events);
    await store.close();
  }

  it('counts what was stored before, and its rules see it', async () => {
    const events = Array.from({ length: 500 }, (_, k) => print(k, T0 + k * 10_000, 10 + k));
    await stored(events);
    const station = await startStation({
      storeFolder: join(folder, 'store'),
      feeds: [],
      alerts: { rules: [RULE], sinks: new Map() },
      time: 'venues',
    });
    const { windows, venues, tape, firing, nowMs } = station.status();
    await station.stop();
    const last = events.at(-1)!.timeMs;
    expect(nowMs).toBe(last + 1);
    const lastHour = events.filter(({ timeMs }) => timeMs >= nowMs - HOUR_MS);
    expect(totalCents(windows['1h'])).toBe(lastHour.reduce((sum, { notionalCents }) => sum + notionalCents, 0));
    expect(totalCents(windows['24h'])).toBe(events.reduce((sum, { notionalCents }) => sum + notionalCents, 0));
    expect(venues.map(({ venue }) => venue)).toEqual(['bybit', 'okx']);
    expect(tape[0]).toEqual(events.at(-1));
    expect(firing).toEqual(['much']);
  });

  it('keeps gauges of files as history, over a restart without the file', async () => {
    const path = join(folder, 'funds.csv');
    const now = new Date();
    const at = (hours: number) => new Date(now.getTime() - hours * HOUR_MS).toISOString();
    writeFileSync(
      path,
      `time,venue,name,value,source\n${at(5)},okx,insurance_fund_usd,90,OKX\n${at(1)},okx,insurance_fund_usd,100,OKX\n`,
    );
    const start = (gauges: GaugeWatch | undefined) =>
      startStation({
        storeFolder: join(folder, 'store'),
        feeds: [],
        alerts: { rules: [], sinks: new Map() },
        time: 'ours',
        ...(gauges === undefined ? {} : { gauges }),
      });
    const first = await start(new GaugeWatch([path]));
    expect(first.status().gauges).toMatchObject([{ value: 100, unit: 'usd', source: 'OKX', stale: false }]);
    expect(first.status().gaugeFiles).toMatchObject([{ path, state: 'good', rows: 2 }]);
    await first.stop();
    const again = await start(undefined);
    expect(again.status().gauges).toMatchObject([{ value: 100, source: 'funds.csv, a file' }]);
    const change = { indicator: 'gauge_change', gauge: 'insurance_fund_usd', windowMs: 2 * HOUR_MS } as const;
    expect(again.board.read(change, now.getTime()).value).toBeCloseTo(100 / 90 - 1, 12);
    await again.stop();
  });

  it('listens to the others while a venue cannot be reached', async () => {
    const load = () => Promise.reject(new Error('no way there'));
    const awaited = [{ venue: 'okx', load }];
    const alerts = { rules: [], sinks: new Map() };
    const station = await startStation({
      storeFolder: join(folder, 'store'),
      feeds: [],
      awaited,
      alerts,
      time: 'ours',
    });
    const why = 'its contracts cannot be had: no way there';
    await expect.poll(() => station.status().awaited).toEqual([{ venue: 'okx', why }]);
    await station.stop();
  });

  it('lets nobody else write the store, and lets it go when it stops', async () => {
    const options = {
      storeFolder: join(folder, 'store'),
      feeds: [],
      alerts: { rules: [], sinks: new Map() },
      time: 'ours',
    } as const;
    const station = await startStation(options);
    await expect(startStation(options)).rejects.toThrow(/monitor/);
    await station.stop();
    await (await startStation(options)).stop();
  });
});
