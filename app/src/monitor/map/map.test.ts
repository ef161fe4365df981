/** The liquidation map against crowds whose positions are known, and against itself when it is kept live. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  buildSnapshot,
  builtinMarket,
  distanceToLiquidation,
  feeInMaintenanceOf,
  KIND,
  marginTables,
  openInterestUsd as interestOf,
  uniform,
} from '@firebreak/engine';
import { afterAll, describe, expect, it } from 'vitest';
import { searchDistance } from '../../assess/distance/search.ts';
import type { MarketEvent } from '../events.ts';
import { openStore } from '../store/store.ts';
import { readBars } from './bars.ts';
import { type Bar, ContractMap, type ContractRules } from './contractMap.ts';
import { type CrowdOptions, playCrowd } from './crowd.ts';
import { LiquidationMap } from './liquidationMap.ts';
import { LiveBars } from './liveBars.ts';
import { mapMarket } from './mapMarket.ts';
import { carryOn, LOOKBACK_DAYS, mapOfStore } from './mapOfStore.ts';
import { openInterestUsd } from './mapped.ts';
import { SIZES_USD } from './mix.ts';

const root = mkdtempSync(join(tmpdir(), 'firebreak-map-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const MINUTE_MS = 60_000;
/** 10 October 2025, 00:00 UTC. */
const FIRST = Date.UTC(2025, 9, 10) / MINUTE_MS;
const minuteOf = (timeMs: number): number => Math.floor(timeMs / MINUTE_MS);
const EMPTY = new LiquidationMap();
const { ratios, mix } = EMPTY.contracts.find(({ instrument }) => instrument === 'binance:BTCUSDT')!;
const RULES: ContractRules = { ratios, mix, dailyVolatility: 0.03 };

const crowdOf = (given: Partial<CrowdOptions>) =>
  playCrowd({ seed: 1, minutes: 1440, lots: 400, price: 1e5, ...RULES, ...given });

function inferred(bars: readonly Bar[], rules: ContractRules): ContractMap {
  const map = new ContractMap(rules);
  for (const bar of bars) map.take(bar);
  return map;
}

describe('the map of a contract', () => {
  const crowd = crowdOf({ minutes: 6 * 1440, lots: 800 });

  it('has the open interest of every bar on both sides, and nothing past its liquidation', () => {
    const map = new ContractMap(RULES);
    for (const [k, bar] of crowd.bars.entries()) {
      map.take(bar);
      if (k % 500 !== 0) continue;
      for (const side of ['long', 'short'] as const) {
        const cells = map.cells(side);
        expect(cells.reduce((sum, { qty }) => sum + qty, 0) / bar.openInterest!).toBeCloseTo(1, 9);
        const past = cells.filter(({ liquidationPrice: at }) =>
          side === 'long' ? at >= bar.close * 1.002 : at <= bar.close / 1.002,
        );
        expect(past).toEqual([]);
      }
    }
    expect(map.unseenShare).toBeGreaterThan(0);
    expect(map.unseenShare).toBeLessThan(Math.exp(-6 / mix.holdingDays));
  });

  it('liquidates what it said it would', () => {
    const map = inferred(crowd.bars, RULES);
    const { minute } = crowd.bars.at(-1)!;
    const low = map.close * 0.94;
    const said = map.within('long', low, Infinity);
    const bar = { minute: minute + 1, low, high: map.close, close: map.close, openInterest: null, tradedPrice: null };
    const before = map.openInterest;
    const gone = map.take(bar);
    expect(gone.long / said).toBeCloseTo(1, 9);
    expect(gone.short).toBe(0);
    expect(map.openInterest).toBeCloseTo(before, 6);
    expect(() => map.take(bar)).toThrow(RangeError);
  });
});

/** Tickers of a crowd, three a minute, and a trade. */
function eventsOf(bars: readonly Bar[], of: { venue: string; symbol: string; asset: string }): MarketEvent[] {
  return bars.flatMap(({ minute, low, high, close, openInterest }) => {
    const at = (k: number) => ({ ...of, timeMs: minute * MINUTE_MS + k, receivedMs: minute * MINUTE_MS + k + 40 });
    const qty = openInterest! * 100;
    return [
      { kind: 'ticker', ...at(1000), id: `t${minute}a`, markPrice: low, openInterestQty: qty - 1 },
      { kind: 'ticker', ...at(30_000), id: `t${minute}b`, markPrice: high },
      { kind: 'ticker', ...at(59_000), id: `t${minute}c`, markPrice: close, openInterestQty: qty },
      { kind: 'trade', ...at(500), id: `d${minute}`, side: 'buy', price: low, qty: 0.3, notionalCents: 30 * low },
    ].map((event) => ('notionalCents' in event ? { ...event, notionalCents: Math.round(30 * low) } : event));
  }) as MarketEvent[];
}

describe('the map of a store', { timeout: 60_000 }, () => {
  it('is the same when it is kept live and when it is computed again', async () => {
    const folder = join(root, 'live');
    const store = await openStore(folder);
    const bars = crowdOf({ minutes: 90, firstMinute: FIRST }).bars;
    const other = crowdOf({ seed: 2, minutes: 90, firstMinute: FIRST, price: 4000 }).bars;
    const all = [
      ...eventsOf(bars, { venue: 'binance-usdm', symbol: 'BTCUSDT', asset: 'BTC' }),
      ...eventsOf(other, { venue: 'hyperliquid', symbol: 'ETH', asset: 'ETH' }),
    ].sort((a, b) => a.receivedMs - b.receivedMs || a.timeMs - b.timeMs);
    // Comes after its minute was closed: in no map.
    const late = { ...all.find(({ id }) => id === `t${FIRST + 20}c`)!, id: 'late', markPrice: 1 } as MarketEvent;
    const live = new LiquidationMap();
    let at = 0;
    for (const cut of [7, 8, 33, 61, 95]) {
      const untilMs = (FIRST + cut) * MINUTE_MS + 25_000;
      while (at < all.length && all[at]!.receivedMs < untilMs) store.append([all[at++]!, all[at - 1]!]);
      if (cut === 33) store.append([{ ...late, receivedMs: untilMs }]);
      if (cut === 61) await store.seal();
      await carryOn(live, folder, untilMs);
    }
    await store.close();
    const again = await mapOfStore(folder, Date.now());
    expect(again.untilMinute).toBe(FIRST + 90);
    expect(live.untilMinute).toBe(again.untilMinute);
    expect(live.nextMinute).toBe(FIRST + 95);
    for (const [k, contract] of again.contracts.entries()) {
      for (const side of ['long', 'short'] as const) {
        expect(live.contracts[k]!.map.cells(side)).toEqual(contract.map.cells(side));
      }
    }
    expect(again.assets()).toEqual(['BTC', 'ETH']);
    const read: unknown[] = [];
    const range = { from: FIRST + 20, to: FIRST + 21 };
    for await (const bar of readBars(folder, again.contracts, range)) read.push(bar);
    const { low, high, close, openInterest } = bars[20]!;
    expect(read[0]).toMatchObject({
      instrument: 'binance:BTCUSDT',
      low: Math.min(low, close),
      high,
      close,
      openInterest: openInterest! * 100,
    });
    expect((read[0] as Bar).tradedPrice).toBeCloseTo(low, 1);
  });

  it('has the bars that are heard live', async () => {
    const folder = join(root, 'bars');
    const store = await openStore(folder);
    const of = { venue: 'bybit', symbol: 'BTCUSD', asset: 'BTC' };
    const events = Array.from({ length: 3000 }, (_, k): MarketEvent => {
      const u = (stream: number) => uniform(5, stream, k, 0);
      const timeMs = FIRST * MINUTE_MS + Math.floor(u(0) * 900) * 200;
      const head = { ...of, timeMs, receivedMs: timeMs + Math.floor(u(1) * 40) * 1000, id: `e${k}` };
      const price = 1e5 + Math.floor(u(2) * 40);
      if (u(3) < 0.3) {
        return { kind: 'trade', ...head, side: 'buy', price, qty: u(4), notionalCents: Math.round(price * u(4) * 100) };
      }
      const marked = minuteOf(timeMs) % 3 === 0 ? {} : { markPrice: price };
      const held = u(5) < 0.2 ? { openInterestUsd: Math.floor(u(6) * 9), openInterestQty: 7 } : {};
      return { kind: 'ticker', ...head, ...marked, ...(u(7) < 0.5 ? { lastPrice: price + 3 } : {}), ...held };
    });
    store.append(events);
    await store.close();
    const { contracts } = EMPTY;
    const live = new LiveBars(contracts, FIRST * MINUTE_MS - 1);
    live.take(events);
    const read: unknown[] = [];
    for await (const bar of readBars(folder, contracts, { from: FIRST, to: FIRST + 3 })) read.push(bar);
    expect(read).toHaveLength(3);
    expect(live.closed((FIRST + 10) * MINUTE_MS)).toEqual(read);
    expect(live.closed((FIRST + 2) * MINUTE_MS + 30_000)).toEqual(read.slice(0, 2));
    live.drop(FIRST + 2);
    live.take(events);
    expect(live.closed((FIRST + 10) * MINUTE_MS).map(({ minute }) => minute)).toEqual([FIRST + 2]);
  });

  it('reads a day at a time, and leaves the rest to the next call', async () => {
    const folder = join(root, 'days');
    const store = await openStore(folder);
    const { bars } = crowdOf({ minutes: 30, firstMinute: FIRST - 15 });
    store.append(eventsOf(bars, { venue: 'binance-usdm', symbol: 'BTCUSDT', asset: 'BTC' }));
    await store.close();
    const map = new LiquidationMap();
    const nowMs = (FIRST + 20) * MINUTE_MS;
    let calls = 1;
    while (!(await carryOn(map, folder, nowMs, { budgetMs: 0 }))) calls++;
    expect(calls).toBe(LOOKBACK_DAYS + 1);
    const whole = await mapOfStore(folder, nowMs);
    expect(map.contracts.map((one) => one.map.cells('long'))).toEqual(
      whole.contracts.map((one) => one.map.cells('long')),
    );
  });

  it('says what is missing where nothing was told', async () => {
    const folder = join(root, 'empty');
    await (await openStore(folder)).close();
    const map = await mapOfStore(folder, Date.now());
    expect(() => mapMarket(map)).toThrow(/no contract of the map has a mark price and open interest/);
  });
});

describe('the market of the map', () => {
  const map = new LiquidationMap();
  for (const [instrument, price, scale] of [
    ['binance:BTCUSDT', 1e5, 100],
    ['bybit:BTCUSD', 1e5, 1e6],
    ['hyperliquid:ETH', 4000, 1000],
  ] as const) {
    const contract = map.contracts.find((one) => one.instrument === instrument)!;
    const { bars } = crowdOf({ minutes: 600, price, ratios: contract.ratios, mix: contract.mix, firstMinute: FIRST });
    for (const bar of bars) map.take({ instrument, ...bar, openInterest: bar.openInterest! * scale });
  }

  it('is a snapshot with the open interest and the distances of the map', () => {
    const snapshot = buildSnapshot(mapMarket(map));
    const interest = interestOf(snapshot);
    for (const contract of map.known()) {
      const i = snapshot.instruments.id.indexOf(contract.instrument);
      expect(interest[i]! / openInterestUsd(contract)).toBeCloseTo(1, 6);
    }
    const { histogram } = distanceToLiquidation(snapshot, marginTables(snapshot, feeInMaintenanceOf(snapshot)));
    const near = histogram.filter(({ to }) => to <= 0.1).reduce((sum, { notionalUsd }) => sum + notionalUsd, 0);
    const said = ['BTC', 'ETH']
      .flatMap((asset) => map.bands(asset))
      .filter(({ from, to }) => from >= -0.1 && to <= 0.1);
    const mass = said.reduce((sum, { usd }) => sum + usd, 0);
    expect(near / mass).toBeGreaterThan(0.97);
    expect(near / mass).toBeLessThan(1.03);
    const sources = snapshot.sources.filter(({ what }) => what.startsWith('positions'));
    expect(sources.map(({ basis }) => basis)).toEqual(['measured', 'modelled']);
  });

  it('leaves out a contract that tells nothing any more', () => {
    const two = new LiquidationMap();
    const bar = { low: 99, high: 101, close: 100, openInterest: 1000, tradedPrice: null };
    two.take({ instrument: 'binance:SOLUSDT', minute: FIRST, ...bar });
    for (let minute = FIRST; minute < FIRST + 12; minute++) {
      two.take({ instrument: 'hyperliquid:SOL', minute, ...bar });
    }
    expect(two.known('SOL').map(({ instrument }) => instrument)).toEqual(['hyperliquid:SOL']);
    for (let minute = FIRST + 12; minute < FIRST + 80; minute++) {
      two.take({ instrument: 'hyperliquid:SOL', minute, ...bar, openInterest: null });
    }
    expect(two.known()).toEqual([]);
    expect(two.untilMinute).toBe(FIRST + 80);
  });

  it('runs, and has a distance to cascade', () => {
    const snapshot = buildSnapshot(mapMarket(map));
    const hurdle = { kind: 'liquidations', usd: 2e7 } as const;
    const { move } = searchDistance(snapshot, { shock: 'market', direction: 'down' }, { hurdle, seed: 1 });
    expect(move).toBeGreaterThan(0);
  });
});

describe('the assumed sizes', () => {
  it('are those of the positions of the built-in market', () => {
    const { venues, accounts, units, legs, instruments } = buildSnapshot(builtinMarket());
    for (const [v, venue] of venues.id.entries()) {
      const rows: [number, number][] = [];
      for (let u = 0; u < units.n; u++) {
        const a = units.account[u]!;
        if (accounts.venue[a] !== v || accounts.kind[a] !== KIND.trader) continue;
        for (let leg = units.legStart[u]!; leg < units.legStart[u + 1]!; leg++) {
          const i = legs.instrument[leg]!;
          const usd = Math.abs(legs.qty[leg]!) * (instruments.inverse[i] === 1 ? 1 : instruments.markPrice[i]!);
          rows.push([usd, usd * accounts.count[a]!]);
        }
      }
      rows.sort((x, y) => x[0] - y[0]);
      const total = rows.reduce((sum, [, usd]) => sum + usd, 0);
      const found = [1 / 6, 1 / 2, 5 / 6].map((share) => {
        let left = share * total;
        return Math.round(rows.find(([, usd]) => (left -= usd) <= 0)![0]);
      });
      expect(found).toEqual(SIZES_USD[venue]);
    }
  });
});
