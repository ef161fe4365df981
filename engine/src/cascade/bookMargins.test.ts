/** Margins of a book at prices of now: against a worked example by hand, and against the triggers of a run. */
import { describe, expect, it } from 'vitest';
import { buildSnapshot } from '../market/build.ts';
import type { BookAccount } from '../population/addBook.ts';
import { bookMarket } from '../population/bookMarket.ts';
import { builtinMarket } from '../population/builtin.ts';
import { bookMargins, type LivePrices } from './bookMargins.ts';

const MARKET = builtinMarket();

const BOOK: readonly BookAccount[] = [
  {
    id: 'book:binance:one',
    venue: 'binance',
    collateralMode: 'single',
    basis: 'measured',
    balances: [{ asset: 'USDT', amount: 10_000 }],
    positions: [
      { instrument: 'binance:BTCUSDT', qty: 1, entryPrice: 100_000, isolatedMargin: null },
      { instrument: 'binance:ETHUSDT', qty: -10, entryPrice: 4000, isolatedMargin: 5000 },
    ],
  },
  {
    id: 'book:bybit:two',
    venue: 'bybit',
    collateralMode: 'multi',
    basis: 'measured',
    balances: [{ asset: 'BTC', amount: 2 }],
    positions: [{ instrument: 'bybit:BTCUSD', qty: 150_000, entryPrice: 100_000, isolatedMargin: null }],
  },
];

function at(prices: Readonly<Record<string, number>>) {
  const snapshot = buildSnapshot(bookMarket(MARKET, BOOK));
  const { instruments, assets, venues } = snapshot;
  const live: LivePrices = {
    markUsd: Float64Array.from(instruments.id, (id) => prices[id] ?? NaN),
    tokenUsd: Float64Array.from({ length: venues.n * assets.n }, (_, k) => prices[assets.id[k % assets.n]] ?? NaN),
  };
  return bookMargins(snapshot)(live);
}

describe('margins of a book', () => {
  const prices = { 'binance:BTCUSDT': 95_000, 'binance:ETHUSDT': 4100, 'bybit:BTCUSD': 90_000, BTC: 90_000 };

  it('are equity and maintenance at the prices given, by unit', () => {
    const [cross, isolated, coin] = at(prices);
    // 95,000 lies in Binance's first tier of that date: 0.4%, no deduction.
    expect(cross).toMatchObject({ account: 'book:binance:one', isolated: false, currency: 'USDT', equity: 5000 });
    expect(cross.maintenance).toBeCloseTo(95_000 * 0.004, 9);
    expect(isolated).toMatchObject({ isolated: true, equity: 4000, legs: [{ qty: -10, markPrice: 4100 }] });
    // 2 BTC at the first haircut, and a long of 150,000 USD from 100,000 to 90,000: a loss of 1/6 BTC.
    expect(coin).toMatchObject({ account: 'book:bybit:two', venue: 'bybit', currency: 'USD' });
    expect(coin.equity).toBeCloseTo((2 * 0.98 + 150_000 * (1 / 100_000 - 1 / 90_000)) * 90_000, 4);
  });

  it('are short at the trigger and not one tick before it', () => {
    for (const [index, unit] of at(prices).entries()) {
      for (const leg of unit.legs) {
        expect(leg.trigger).not.toBeNull();
        const tick = leg.instrument.endsWith('BTCUSDT') || leg.instrument.endsWith('BTCUSD') ? 0.1 : 0.01;
        const away = leg.qty > 0 ? tick : -tick;
        const slackAt = (price: number) => {
          const again = at({ ...prices, [leg.instrument]: price })[index];
          return again.equity - again.maintenance;
        };
        expect(slackAt(leg.trigger!.price)).toBeLessThan(0);
        expect(slackAt(leg.trigger!.price + away)).toBeGreaterThanOrEqual(0);
      }
    }
  });

  it('hold no account but the book’s, whatever its size', () => {
    const huge = BOOK.map((account) => ({
      ...account,
      positions: account.positions.map((position) => ({ ...position, qty: position.qty * 1e6 })),
    }));
    const own = { markUsd: new Float64Array(82).fill(NaN), tokenUsd: new Float64Array(0) };
    const units = bookMargins(buildSnapshot(bookMarket(MARKET, huge)))(own);
    expect(units.map(({ legs }) => legs[0].markPrice)).toEqual([121_615, 4369.2, 121_615]);
    expect(() => bookMarket(MARKET, [{ ...BOOK[0], venue: 'elsewhere' }])).toThrow(/no venue "elsewhere"/);
  });
});
