/** The live board: readings of a small market by hand, a day played twice, and what it says when it knows nothing. */
import { InputError, uniform } from '@firebreak/engine';
import { describe, expect, it } from 'vitest';
import type { MarketEvent, TickerEvent } from '../events.ts';
import { LiquidationWindows } from '../windows/liquidationWindows.ts';
import { liquidation } from '../windows/testEvents.ts';
import { Board } from './board.ts';
import { type IndicatorId, type IndicatorQuery, INDICATORS } from './catalog.ts';
import { History } from './history.ts';

const HOUR = 3_600_000;
const T = Date.UTC(2025, 9, 10, 21);

const head = (venue: string, symbol: string, timeMs: number) => ({
  venue,
  symbol,
  asset: 'BTC',
  timeMs,
  receivedMs: timeMs + 5,
  id: `${timeMs}`,
});
const ticker = (venue: string, symbol: string, timeMs: number, fields: Partial<TickerEvent>): TickerEvent => ({
  kind: 'ticker',
  ...head(venue, symbol, timeMs),
  ...fields,
});

function market(): Board {
  const board = new Board();
  const events: MarketEvent[] = [
    ticker('okx', 'BTC-USDT-SWAP', T - HOUR, {
      markPrice: 100,
      indexPrice: 100,
      openInterestUsd: 4000,
      fundingRate: 0.0001,
    }),
    ticker('okx', 'BTC-USDT-SWAP', T - 60_000, { markPrice: 99, openInterestUsd: 3000, fundingRate: 0.0002 }),
    ticker('hyperliquid', 'BTC', T - HOUR, { markPrice: 100, openInterestQty: 10 }),
    ticker('hyperliquid', 'BTC', T - 30_000, {
      markPrice: 101,
      indexPrice: 100,
      openInterestQty: 10,
      fundingRate: 0.0000125,
    }),
    {
      kind: 'book',
      ...head('okx', 'BTC-USDT-SWAP', T - 1000),
      snapshot: true,
      bids: [
        [99.9, 1],
        [95, 9],
      ],
      asks: [
        [100.1, 2],
        [105, 9],
      ],
    },
    { kind: 'gauge', ...head('file', 'BTC', T - HOUR), name: 'market_cap_usd', value: 1e6 },
    { kind: 'gauge', ...head('hyperliquid', 'HLP', T - 2 * HOUR), name: 'backstop_usd', value: 200 },
    { kind: 'gauge', ...head('hyperliquid', 'HLP', T - 10_000), name: 'backstop_usd', value: 150 },
    liquidation({ timeMs: T - 2000, notionalCents: 20_357_500_000, venue: 'bybit', symbol: 'BTCUSDT' }),
    liquidation({ timeMs: T - 1000, notionalCents: 1_492_500_000, position: 'short', venue: 'okx' }),
    { kind: 'trade', ...head('okx', 'BTC-USDT-SWAP', T), side: 'buy', price: 1, qty: 1, notionalCents: 100 },
  ];
  for (const event of events) board.apply(event);
  return board;
}

const ask = (indicator: IndicatorId, more: Partial<IndicatorQuery> = {}): IndicatorQuery => ({ indicator, ...more });

describe('the board', () => {
  const board = market();
  const value = (query: IndicatorQuery) => board.read(query, T).value;
  const hour = { windowMs: HOUR };

  it('reads windows, with the largest print and the venues to look at', () => {
    const reading = board.read(ask('liquidated_usd', hour), T);
    expect(reading.value).toBe(218_500_000);
    expect(reading.why).toBe('203.57 m USD of longs and 14.93 m USD of shorts in 2 prints (1,364%)');
    expect(reading.lookAt).toEqual([
      'largest: 203.57 m USD, a long, BTCUSDT at bybit, 2025-10-10T20:59:58.000Z',
      'venues: bybit 93%, okx 7%',
    ]);
    expect(value(ask('imbalance', hour))).toBeCloseTo(13.64, 2);
    expect(value(ask('long_share', hour))).toBeCloseTo(0.9317, 4);
    expect(value(ask('venue_share', { ...hour, venue: 'okx' }))).toBeCloseTo(0.0683, 4);
    expect(value(ask('liquidated_short_usd', { ...hour, venue: 'okx', asset: 'BTC' }))).toBe(14_925_000);
    expect(value(ask('largest_liquidation_usd', { windowMs: 1500 }))).toBe(14_925_000);
    expect(value(ask('accounts_liquidated', hour))).toBe(0);
    expect(value(ask('liquidation_prints', { windowMs: 500 }))).toBe(0);
    expect(value(ask('branching_ratio', hour))).toBeNull();
  });

  it('reads tickers weighted by open interest, and changes', () => {
    expect(value(ask('open_interest_usd', { asset: 'BTC' }))).toBe(4010);
    expect(value(ask('open_interest_change', hour))).toBeCloseTo(4010 / 5000 - 1, 12);
    expect(value(ask('open_interest_to_cap', { asset: 'BTC' }))).toBeCloseTo(0.00401, 12);
    // 0.02% in 8 h is 21.9% a year; 0.00125% in an hour is 10.95%.
    expect(value(ask('funding_annualised'))).toBeCloseTo((0.219 * 3000 + 0.1095 * 1010) / 4010, 9);
    expect(value(ask('basis'))).toBeCloseTo((-0.01 * 3000 + 0.01 * 1010) / 4010, 12);
    expect(board.read(ask('funding_zscore', hour), T).why).toContain('0 hours');
    const funded = new Board();
    for (const [h, rate] of [1, 3, 2, 5].entries()) {
      funded.apply(ticker('okx', 'X', T + h * HOUR, { fundingRate: rate, openInterestUsd: 1 }));
    }
    expect(funded.read(ask('funding_zscore', { windowMs: 24 * HOUR }), T + 3 * HOUR).value).toBeCloseTo(3, 9);
    expect(value(ask('gauge', { gauge: 'backstop_usd' }))).toBe(150);
    expect(value(ask('gauge_change', { gauge: 'backstop_usd', windowMs: HOUR }))).toBeCloseTo(-0.25, 12);
    expect(value(ask('feed_silence_s', { venue: 'okx' }))).toBe(0);
    expect(board.read(ask('feed_silence_s', { venue: 'okx' }), T + 30_005).value).toBe(30);
    const played = new Board(undefined, { heardBy: 'venues' });
    played.apply({ ...ticker('okx', 'X', T, { markPrice: 1 }), receivedMs: T + 400 * 24 * HOUR });
    expect(played.read(ask('feed_silence_s', { venue: 'okx' }), T + 60_000).value).toBe(60);
  });

  it('reads books', () => {
    expect(value(ask('spread'))).toBeCloseTo(0.002, 12);
    expect(value(ask('depth_100bp_usd'))).toBeCloseTo(99.9 + 200.2, 9);
    // 10% of 3,000 USD at 100 is 3 coins: one at 99.9, two at 95.
    expect(value(ask('slippage_at_risk'))).toBeCloseTo(1 - (99.9 + 190) / 300, 9);
    expect(board.read(ask('slippage_at_risk', { venue: 'okx' }), T).why).toBe('1 instruments');
  });

  it('says why there is nothing, for every indicator, and what a query lacks', () => {
    const empty = new Board();
    for (const id of Object.keys(INDICATORS) as IndicatorId[]) {
      const reading = empty.read({ indicator: id, venue: 'okx', gauge: 'g', book: 'b', windowMs: HOUR }, T);
      if (reading.value === null) expect(reading.why.length).toBeGreaterThan(10);
      else expect(reading.value).toBe(0);
      expect(() => empty.read({ indicator: id }, T)).toSatisfy((act: () => unknown) => {
        const info = INDICATORS[id];
        const lacks = info.window || 'venue' in info || 'gauge' in info || 'book' in info;
        try {
          act();
          return !lacks;
        } catch (error) {
          return lacks && error instanceof InputError;
        }
      });
    }
    for (const id of ['open_interest_usd', 'spread', 'depth_10bp_usd'] as const) {
      expect(board.read(ask(id), T + 24 * HOUR).value).toBeNull();
    }
  });

  it('gives the same answers when a day is played again, and names minutes to restore', () => {
    const events = Array.from({ length: 400 }, (_, i) => {
      const timeMs = T - 6 * HOUR + Math.floor(uniform(1, 2, i, 0) * 6 * HOUR);
      return liquidation({
        timeMs,
        notionalCents: 1 + Math.floor(uniform(1, 3, i, 0) * 1e9),
        venue: 'hyperliquid',
        account: `a${i % 50}`,
      });
    });
    const boards = [events, [...events].reverse()].map((order) => {
      const some = new Board();
      for (const event of order) some.apply(event);
      return some;
    });
    for (const id of ['liquidated_usd', 'accounts_liquidated', 'branching_ratio', 'largest_liquidation_usd'] as const) {
      const [a, b] = boards.map((some) => some.read({ indicator: id, windowMs: 3 * HOUR }, T));
      expect(a).toEqual(b);
      expect(a.value).not.toBeNull();
    }
    const thin = new Board(new LiquidationWindows({ detailMs: 60_000 }));
    thin.apply(liquidation({ timeMs: T - HOUR + 700, notionalCents: 100 }));
    thin.windows.advance(T);
    expect(thin.missing([ask('liquidated_usd', { windowMs: 2 * HOUR })], T + 500)).toEqual([]);
    expect(thin.missing([ask('liquidated_usd', { windowMs: HOUR }), ask('spread')], T + 500)).toEqual([T - HOUR]);
  });
});

describe('a history', () => {
  it('keeps the last value of a cell, takes late values in their place, and stays bounded', () => {
    const history = new History(60_000, HOUR);
    for (const [at, x] of [
      [0, 1],
      [59_999, 2],
      [180_000, 4],
      [100_000, 3],
      [90_000, 9],
    ] as const)
      history.put(at, x);
    expect([0, 59_999, 60_000, 100_000, 179_999, 1e9].map((at) => history.asOf(at))).toEqual([
      undefined,
      2,
      2,
      3,
      3,
      4,
    ]);
    expect(history.within(0, 180_000)).toEqual([2, 3]);
    for (let minute = 4; minute < 1000; minute++) history.put(minute * 60_000, minute);
    expect(history.within(-Infinity, Infinity).length).toBeLessThan(130);
    expect(history.latest).toBe(999);
  });
});
