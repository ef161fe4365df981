/** The station: what it counts is what is stored, also after a restart and for an event that comes hours late. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cents, type LiquidationEvent } from './events.ts';
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
