/** Indicators that need a full window first: what they say until then, and that they are the formulas afterwards. */
import { uniform } from '@firebreak/engine';
import { describe, expect, it } from 'vitest';
import { channelsOf } from '../endpoints.ts';
import type { TradeEvent } from '../events.ts';
import { FEEDS } from '../feeds/feeds.ts';
import { FeedSession } from '../feeds/shared/feed.ts';
import { Instruments, instrument } from '../feeds/shared/instruments.ts';
import { Board } from './board.ts';
import { closesDue } from './closes.ts';
import { shownGauges } from './shownGauges.ts';
import { absorptionRatio, turbulence } from './systemic.ts';

const MINUTE = 60_000;
const HOUR = 3_600_000;
const T = Date.UTC(2026, 0, 5);
const ASSETS = ['BTC', 'ETH', 'SOL', 'XRP', 'DOGE', 'BNB'];

/** Log price of an asset at an hour: one factor for all and a part of its own. */
function price(asset: number, hour: number): number {
  let sum = 0;
  for (let h = 0; h <= hour; h++)
    sum += 0.01 * (uniform(7, 1, h, 0) - 0.5) + 0.004 * (uniform(7, 2 + asset, h, 0) - 0.5);
  return 100 * Math.exp(sum);
}

/** A board that heard prices of so many hours, told of closes at each. */
function heard(hours: number, gap: readonly number[] = []): Board {
  const board = new Board();
  for (let hour = 0; hour <= hours; hour++) {
    if (gap.includes(hour)) continue;
    const timeMs = T + hour * HOUR + 1;
    ASSETS.forEach((asset, k) =>
      board.apply({
        kind: 'ticker',
        ...{ venue: 'okx', symbol: `${asset}-USDT-SWAP`, asset, timeMs, receivedMs: timeMs, id: `${timeMs}` },
        ...{ indexPrice: price(k, hour), markPrice: price(k, hour) * 1.01, openInterestUsd: 1e9 - k },
      }),
    );
    for (const close of closesDue(board.market, timeMs)) board.apply(close);
  }
  return board;
}

describe('how assets move together', () => {
  const hours = 48;
  const ask = (board: Board, indicator: 'absorption_ratio' | 'turbulence', windowMs = hours * HOUR) =>
    board.read({ indicator, windowMs }, T + hours * HOUR + 2);
  const columns = ASSETS.map((_, k) =>
    Float64Array.from({ length: hours }, (__, h) => Math.log(price(k, h + 1) / price(k, h))),
  );

  it('is the formula over the hourly closes of the window', () => {
    const board = heard(hours);
    const ratio = ask(board, 'absorption_ratio');
    expect(ratio.value).toBeCloseTo(absorptionRatio(columns)!, 9);
    expect(ratio.why).toBe('6 assets over 48 hours: BTC, ETH, SOL, XRP, DOGE, …');
    const day = columns.map((column) => column.at(-1)!);
    const past = columns.map((column) => column.subarray(0, -1));
    const reading = ask(board, 'turbulence');
    expect(reading.value).toBeCloseTo(turbulence(day, past)!, 6);
    expect(reading.lookAt[0]).toMatch(/^moved most: [A-Z]+ −?-?\d\.\d\d%/);
    expect(shownGauges(board.market, T)).toEqual([]);
  });

  it('says how much is missing, and leaves an hour out that was not heard', () => {
    const late = new Board();
    expect(ask(late, 'turbulence')).toMatchObject({
      value: null,
      why: 'not enough data yet: 0 of 49 hourly closes of 5 assets (0 of the longest)',
    });
    expect(heard(20).read({ indicator: 'absorption_ratio', windowMs: hours * HOUR }, T + 20 * HOUR + 2).why).toBe(
      'not enough data yet: 21 of 49 hourly closes of 5 assets (21 of the longest)',
    );
    expect(ask(heard(hours, [30]), 'absorption_ratio').why).toContain('over 46 hours');
    expect(ask(heard(hours), 'absorption_ratio', HOUR).why).toContain('24 hours or more');
  });

  it('takes no price for a close that comes more than a minute after the hour', () => {
    const board = heard(0);
    const timeMs = T + HOUR + 2 * MINUTE;
    board.apply({
      kind: 'ticker',
      ...{ venue: 'okx', symbol: 'X', asset: 'X', timeMs, receivedMs: timeMs, id: 'x', indexPrice: 1 },
    });
    expect(closesDue(board.market, timeMs)).toEqual([]);
    expect(closesDue(board.market, T + 2 * HOUR + 1)).toHaveLength(0);
  });
});

describe('effective makers', () => {
  const trade = (k: number, maker: string | undefined, timeMs: number): TradeEvent => ({
    kind: 'trade',
    ...{ venue: 'hyperliquid', symbol: 'BTC', asset: 'BTC', timeMs, receivedMs: timeMs, id: `${k}` },
    ...{ side: 'buy', price: 100, qty: 1, notionalCents: 10_000 },
    ...(maker === undefined ? {} : { maker }),
  });
  const ask = (board: Board, nowMs: number) =>
    board.read({ indicator: 'effective_makers', venue: 'hyperliquid', asset: 'BTC', windowMs: 10 * MINUTE }, nowMs);

  it('are n of n equal ones, after a full window of enough trades', () => {
    const board = new Board();
    expect(ask(board, T).why).toBe('no trade at hyperliquid that names its maker was heard');
    for (let k = 0; k < 20; k++) board.apply(trade(k, `0x${k % 4}`, T + k * 1000));
    expect(ask(board, T + MINUTE)).toMatchObject({ value: null, why: 'not enough data yet: 60 s of 10 min of trades' });
    expect(ask(board, T + 10 * MINUTE).why).toBe('not enough data yet: 20 of 100 trades');
    for (let k = 0; k < 200; k++) board.apply(trade(100 + k, `0x${k % 4}`, T + MINUTE + k * 1000));
    expect(ask(board, T + 10 * MINUTE)).toMatchObject({
      value: 4,
      why: '4 makers of 220 trades, the largest has 25.0%',
    });
  });

  it('are read off the streams of Hyperliquid and Lighter', () => {
    const read = (venue: string, symbol: string, message: object) => {
      const table = [instrument({ symbol, base: 'BTC', kind: 'linear', size: 1, quote: 'USDC', settle: 'USDC' })];
      return new FeedSession(FEEDS.get(venue)!, new Instruments(table)).read(JSON.stringify(message), T);
    };
    const fill = {
      coin: 'BTC',
      side: 'A',
      px: '100',
      sz: '1',
      time: T,
      tid: 1,
      hash: '0x',
      users: ['0xBuyer', '0xSeller'],
    };
    expect(read('hyperliquid', 'BTC', { channel: 'trades', data: [fill] })).toMatchObject([{ maker: '0xbuyer' }]);
    const cross = {
      ...{ trade_id_str: '1', market_id: 1, price: '100', size: '1', timestamp: T },
      ...{ is_maker_ask: true, ask_account_id: 7, bid_account_id: 8 },
    };
    expect(read('lighter', '1', { type: 'update/trade', trades: [cross] })).toMatchObject([{ maker: '7' }]);
  });

  it('and depth are listened for only where a rule asks, and only of its assets', () => {
    expect(channelsOf([{ indicator: 'liquidated_usd' }])).toEqual([]);
    const some = [
      { indicator: 'spread', asset: 'BTC' },
      { indicator: 'depth_10bp_usd', asset: 'ETH' },
      { indicator: 'effective_makers' },
    ] as const;
    expect(channelsOf(some)).toEqual([
      { channel: 'book', assets: new Set(['BTC', 'ETH']) },
      { channel: 'trade', assets: null },
    ]);
  });
});
