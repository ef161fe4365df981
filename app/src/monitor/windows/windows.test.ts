/**
 * Windows against a recount of the same events: edges at a millisecond, duplicates, late events, dropped detail and
 * minutes restored from a store, over random streams.
 */
import { InputError, InternalError } from '@firebreak/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LiquidationEvent } from '../events.ts';
import { LiquidationWindows, RESTORED_MINUTES_MAX } from './liquidationWindows.ts';
import { recompute } from './recompute.ts';
import { NO_ROW, RowPool } from './rowPool.ts';
import { parseSpanMs, USUAL_WINDOWS, WINDOW_MS_MAX, windowMs } from './span.ts';
import { liquidation } from './testEvents.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const T0 = Date.UTC(2025, 9, 30);

const VENUES = ['binance-usdm', 'bybit', 'hyperliquid'];
const ASSETS = ['BTC', 'ETH'];

/** Times that crowd the edges of seconds, minutes, hours and days, within four days. */
const timeArb = fc
  .tuple(
    fc.integer({ min: 0, max: 4 * 24 * 60 - 1 }),
    fc.constantFrom(0, 1, 2, 30, 59),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(([minute, second, ms]) => T0 + minute * MINUTE + second * 1000 + (ms < 500 ? ms % 3 : 999 - (ms % 3)));

const eventArb = fc
  .record({
    timeMs: timeArb,
    notionalCents: fc.integer({ min: 0, max: 5_000_000_000 }),
    position: fc.constantFrom('long' as const, 'short' as const),
    venue: fc.constantFrom(...VENUES),
    asset: fc.constantFrom(...ASSETS),
    account: fc.constantFrom('a', 'b', 'c', undefined),
  })
  .map(({ account, ...fields }) =>
    liquidation({
      ...fields,
      id: `${fields.timeMs}-${fields.notionalCents}-${fields.asset}`,
      ...(account !== undefined && fields.venue === 'hyperliquid' ? { account } : {}),
    }),
  );

/** One entry per stored identity, as a store that keeps the first row of an identity does. */
class Store {
  readonly rows = new Map<string, LiquidationEvent>();

  put(event: LiquidationEvent): void {
    const key = `${event.venue}\t${event.id}`;
    if (!this.rows.has(key)) this.rows.set(key, event);
  }

  minute(startMs: number): LiquidationEvent[] {
    return [...this.rows.values()].filter((row) => row.timeMs >= startMs && row.timeMs < startMs + MINUTE);
  }
}

function expectEqual(windows: LiquidationWindows, store: Store, fromMs: number, toMs: number): void {
  for (const minute of windows.missing(fromMs, toMs)) windows.restore(minute, store.minute(minute));
  for (const venue of [undefined, ...VENUES]) {
    for (const asset of [undefined, ...ASSETS]) {
      const selection = { ...(venue === undefined ? {} : { venue }), ...(asset === undefined ? {} : { asset }) };
      const again = recompute(store.rows.values(), fromMs, toMs, selection);
      expect(windows.totals(fromMs, toMs, selection)).toEqual(again.totals);
      expect(windows.accounts(fromMs, toMs, selection)).toBe(again.accounts);
    }
  }
}

describe('windows', () => {
  it('hold exactly the events in [from, to), at a millisecond', () => {
    const windows = new LiquidationWindows();
    windows.add(liquidation({ timeMs: T0 - 1, notionalCents: 1 }));
    windows.add(liquidation({ timeMs: T0, notionalCents: 10, position: 'short' }));
    windows.add(liquidation({ timeMs: T0 + 3_600_000 - 1, notionalCents: 100 }));
    windows.add(liquidation({ timeMs: T0 + 3_600_000, notionalCents: 1000 }));
    const sum = (fromMs: number, toMs: number) => {
      const { longCents, shortCents } = windows.totals(fromMs, toMs);
      return longCents + shortCents;
    };
    expect(sum(T0, T0 + 3_600_000)).toBe(110);
    expect(sum(T0 - 1, T0 + 3_600_000)).toBe(111);
    expect(sum(T0 + 1, T0 + 3_600_001)).toBe(1100);
    expect(sum(T0, T0)).toBe(0);
    expect(windows.totals(T0 - DAY, T0 + DAY).largest?.timeMs).toBe(T0 + 3_600_000);
  });

  it('equal a recount of the store to the cent, with duplicates, late events and dropped detail', () => {
    const stream = fc.record({
      events: fc.array(eventArb, { maxLength: 60 }),
      repeats: fc.array(fc.nat(), { maxLength: 15 }),
      detailMs: fc.constantFrom(MINUTE, 7 * MINUTE, WINDOW_MS_MAX),
      detailEvents: fc.constantFrom(1, 9, Infinity),
      cuts: fc.array(fc.tuple(timeArb, fc.integer({ min: 0, max: 4 * DAY })), { minLength: 1, maxLength: 5 }),
    });
    fc.assert(
      fc.property(stream, ({ events, repeats, detailMs, detailEvents, cuts }) => {
        const windows = new LiquidationWindows({ detailMs, detailEvents });
        const store = new Store();
        const arrivals = [...events, ...repeats.map((index) => events[index % events.length])].filter(
          (e) => e !== undefined,
        );
        for (const event of arrivals) {
          // Arrival order is random, so `advance` leaves many events late by hours or days.
          windows.advance(event.timeMs);
          const fresh = !store.rows.has(`${event.venue}\t${event.id}`);
          store.put(event);
          const counted = windows.add(event);
          if (counted === 'needs-restore') {
            const minute = event.timeMs - (event.timeMs % MINUTE);
            windows.restore(minute, store.minute(minute));
          } else expect(counted).toBe(fresh ? 'counted' : 'duplicate');
        }
        for (const [fromMs, spanMs] of cuts) expectEqual(windows, store, fromMs, fromMs + spanMs);
      }),
      { numRuns: 150 },
    );
  });

  it('name the two minutes that an edge cuts, and refuse to guess them', () => {
    const windows = new LiquidationWindows({ detailMs: MINUTE });
    const event = liquidation({ timeMs: T0 + 30_000, notionalCents: 700 });
    windows.add(event);
    windows.advance(T0 + DAY);
    expect(windows.missing(T0, T0 + DAY)).toEqual([]);
    expect(windows.totals(T0, T0 + DAY).longCents).toBe(700);
    expect(windows.missing(T0 + 30_001, T0 + DAY)).toEqual([T0]);
    expect(() => windows.totals(T0 + 30_001, T0 + DAY)).toThrow(InternalError);
    expect(windows.add(liquidation({ timeMs: T0 + 40_000 }))).toBe('needs-restore');
    windows.restore(T0, [event, event]);
    expect(windows.totals(T0 + 30_001, T0 + DAY).longCents).toBe(0);
    expect(windows.totals(T0 + 30_000, T0 + DAY).longCents).toBe(700);
    expect(windows.add(event)).toBe('duplicate');
    expect(windows.add(liquidation({ timeMs: T0 + 40_000 }))).toBe('counted');
  });

  it('say which single liquidation was largest, whatever the order of arrival', () => {
    const rows = [
      liquidation({ timeMs: T0 + 5, notionalCents: 9_651_000_000, venue: 'hyperliquid', symbol: 'BTC' }),
      liquidation({ timeMs: T0 + 4, notionalCents: 9_651_000_000, venue: 'bybit' }),
      liquidation({ timeMs: T0 + 4, notionalCents: 9_651_000_000, venue: 'okx' }),
      liquidation({ timeMs: T0 + 3, notionalCents: 9_650_999_999 }),
    ];
    for (const order of [rows, [...rows].reverse()]) {
      const windows = new LiquidationWindows();
      for (const row of order) windows.add(row);
      expect(windows.totals(T0, T0 + DAY).largest?.venue).toBe('bybit');
      expect(windows.totals(T0 + 5, T0 + DAY).largest).toMatchObject({ venue: 'hyperliquid', symbol: 'BTC' });
    }
  });

  it('hold steady memory over a long stream', () => {
    const windows = new LiquidationWindows({ detailMs: 5 * MINUTE });
    const held: number[] = [];
    for (let day = 0; day < 75; day++) {
      for (let i = 0; i < 48; i++) {
        const timeMs = T0 + day * DAY + i * 1_800_000;
        windows.advance(timeMs);
        windows.add(liquidation({ timeMs }));
        windows.restore(timeMs - MINUTE * 30, []);
      }
      const { buckets, ids, series } = windows.size;
      held.push(buckets);
      expect(ids).toBeLessThanOrEqual(RESTORED_MINUTES_MAX);
      expect(series).toBe(4);
    }
    expect(Math.max(...held.slice(32))).toBeLessThanOrEqual(Math.max(...held.slice(32, 40)));
    expect(windows.add(liquidation({ timeMs: T0 }))).toBe('expired');
    expect(() => windows.totals(T0, T0 + 1)).toThrow(InputError);
  });

  it('hold at most so many single events beside the newest minute, and ask for the others again', () => {
    const windows = new LiquidationWindows({ detailEvents: 100 });
    const store = new Store();
    for (let i = 0; i < 3000; i++) {
      const event = liquidation({ timeMs: T0 + i * 1000, notionalCents: i });
      store.put(event);
      expect(windows.add(event)).toBe('counted');
      windows.advance(event.timeMs);
      expect(windows.size.ids).toBeLessThanOrEqual(100);
    }
    for (let i = 0; i < 300; i++) windows.add(liquidation({ timeMs: T0 + 3_000_000 + i, notionalCents: 4000 + i }));
    windows.advance(T0 + 3_000_300);
    expect(windows.size.ids).toBe(300);
    expect(windows.missing(T0 + 500, T0 + DAY)).toEqual([T0]);
    expect(() => windows.events(T0, T0 + DAY)).toThrow(InternalError);
    expectEqual(windows, store, T0 + 500, T0 + 2_999_500);
  });

  it('refuse events and ranges that are no whole numbers, and change nothing', () => {
    const windows = new LiquidationWindows();
    expect(() => windows.add(liquidation({ timeMs: T0, notionalCents: 0.5 }))).toThrow(InputError);
    expect(() => windows.add(liquidation({ timeMs: T0 + 0.5 }))).toThrow(InputError);
    expect(() => windows.restore(T0, [liquidation({ timeMs: T0 }), liquidation({ timeMs: T0 - 1 })])).toThrow(
      InputError,
    );
    expect(windows.size.ids).toBe(0);
    expect(() => windows.totals(T0 + 1, T0)).toThrow(InputError);
    expect(() => new LiquidationWindows({ detailMs: 1 })).toThrow(InputError);
  });
});

describe('rows in columns', () => {
  it('come back as they were added, whatever was freed between, and know their identities', () => {
    const step = fc.record({ id: fc.integer({ min: 0, max: 60 }), free: fc.boolean(), named: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const pool = new RowPool();
        const rows = new Map<string, { row: number; event: LiquidationEvent }>();
        for (const { id, free, named } of steps) {
          const key = `i${id}`;
          const held = rows.get(key);
          expect(pool.has('bybit', key)).toBe(held !== undefined);
          expect(pool.has('okx', key)).toBe(false);
          if (held !== undefined && free) {
            pool.free(held.row);
            rows.delete(key);
          } else if (held === undefined) {
            const more = named ? { account: `a${id}` } : {};
            const event = liquidation({ timeMs: T0 + id, notionalCents: id, venue: 'bybit', id: key, ...more });
            rows.set(key, { row: pool.add(event, NO_ROW), event });
          }
        }
        expect(pool.count).toBe(rows.size);
        for (const { row, event } of rows.values()) expect(pool.event(row)).toEqual(event);
      }),
      { numRuns: 100 },
    );
  });

  it('are found among many, after growing and after half of them went', () => {
    const pool = new RowPool();
    const rows = Array.from({ length: 5000 }, (_, i) => pool.add(liquidation({ timeMs: i, id: `x${i}` }), NO_ROW));
    rows.filter((_, i) => i % 2 === 0).forEach((row) => pool.free(row));
    for (let i = 0; i < 5000; i++) expect(pool.has('binance-usdm', `x${i}`)).toBe(i % 2 === 1);
    expect(pool.count).toBe(2500);
    expect(pool.add(liquidation({ timeMs: 1, id: 'new' }), NO_ROW)).toBeLessThan(5000);
  });
});

describe('lengths of windows', () => {
  it('are read from 1m to 30d and refused beyond', () => {
    expect(USUAL_WINDOWS.map(windowMs)).toEqual([1, 5, 15, 60, 240, 1440, 10_080, 43_200].map((m) => m * MINUTE));
    expect(parseSpanMs('1.5h')).toBe(90 * MINUTE);
    for (const text of ['31d', '0s', '', 'h', '-1h', '0.3ms', '1 week'])
      expect(() => windowMs(text)).toThrow(InputError);
  });
});
