/**
 * Pools in closed form, to 1e-6 of figures computed with 50 digits from the papers' formulas, laws that hold for any
 * pool, and tick and price of a real pool block by block (left out without the data: set FIREBREAK_DATA).
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../core/errors.ts';
import { amountX, amountY, priceAtTick, sellX, sellY, tickAtPrice } from './concentrated.ts';
import type { TickPool } from './concentrated.ts';
import {
  constantProductAfter,
  constantProductOut,
  constantProductPrice,
  lossVersusRebalancing,
} from './constantProduct.ts';
import { stableSwapInvariant, stableSwapOut } from './stableSwap.ts';

const DATA = process.env['FIREBREAK_DATA'] ?? fileURLToPath(new URL('../../../../../shared/data', import.meta.url));
const BLOCKS = `${DATA}/uniswap_usde_usdt_blocks_2025-10-10.csv.gz`;

describe('constant product', () => {
  const pool = { x: 1000, y: 2_000_000 };

  it.each([
    [10, 19_801.980198, 1_960.592099],
    [50, 95_238.095238, 1_814.058957],
    [100, 181_818.181818, 1_652.892562],
  ])('selling %d gives %d and leaves a price of %d', (amount, out, price) => {
    expect(constantProductOut(pool, amount, 0)).toBeCloseTo(out, 5);
    expect(constantProductPrice(constantProductAfter(pool, amount, 0))).toBeCloseTo(price, 5);
  });

  it('never lets k fall, and keeps it without a fee', () => {
    const size = fc.double({ min: 1e-3, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(size, size, size, fc.double({ min: 0, max: 0.05, noNaN: true }), (x, y, amount, fee) => {
        const free = constantProductAfter({ x, y }, amount, 0);
        expect((free.x * free.y) / (x * y)).toBeCloseTo(1, 9);
        const after = constantProductAfter({ x, y }, amount, fee);
        expect((after.x * after.y) / (x * y)).toBeGreaterThan(1 - 1e-9);
      }),
    );
  });

  it('loses 1.125, 3.125 and 12.5 bp a day to arbitrage at a volatility of 3, 5 and 10% a day', () => {
    const bp = [0.03, 0.05, 0.1].map((volatility) => 1e4 * lossVersusRebalancing(volatility));
    [1.125, 3.125, 12.5].forEach((expected, k) => expect(bp[k]).toBeCloseTo(expected, 9));
  });
});

describe('concentrated liquidity', () => {
  const liquidity = Math.sqrt(1000 * 2_000_000);

  it('is the constant-product pool of its virtual reserves within one range', () => {
    const pool: TickPool = { sqrtPrice: Math.sqrt(2000), liquidity, ticks: [], fee: 0.003 };
    for (const amount of [10, 50, 100]) {
      const sale = sellX(pool, amount);
      expect(sale.bought).toBeCloseTo(constantProductOut({ x: 1000, y: 2_000_000 }, amount, 0.003), 6);
      expect(sale.sold).toBe(amount);
    }
    const all = sellX({ ...pool, fee: 0 }, 100);
    expect(amountX(liquidity, all.sqrtPrice * all.sqrtPrice, 2000)).toBeCloseTo(100, 9);
    expect(amountY(liquidity, all.sqrtPrice * all.sqrtPrice, 2000)).toBeCloseTo(181_818.181818, 5);
  });

  it('walks over ticks like one sale after the other, and stops where liquidity ends', () => {
    const ticks = [
      { tick: 74_000, liquidityNet: 400 },
      { tick: 75_500, liquidityNet: 600 },
      { tick: 76_500, liquidityNet: -600 },
      { tick: 77_000, liquidityNet: -400 },
    ];
    const pool: TickPool = { sqrtPrice: Math.sqrt(priceAtTick(76_000)), liquidity: 1000, ticks, fee: 0 };
    const upper = amountX(1000, priceAtTick(75_500), priceAtTick(76_000));
    const lower = amountX(400, priceAtTick(74_000), priceAtTick(75_500));
    const first = sellX(pool, upper + 0.25 * lower);
    expect(first.liquidity).toBe(400);
    const second = sellX({ ...pool, sqrtPrice: first.sqrtPrice, liquidity: first.liquidity }, 0.75 * lower + 5);
    expect(second.sold).toBeCloseTo(0.75 * lower, 9);
    expect(second.liquidity).toBe(0);
    expect(second.sqrtPrice ** 2).toBeCloseTo(priceAtTick(74_000), 6);
    expect(first.bought + second.bought).toBeCloseTo(
      amountY(1000, priceAtTick(75_500), priceAtTick(76_000)) + amountY(400, priceAtTick(74_000), priceAtTick(75_500)),
      6,
    );
    const back = sellY({ ...pool, sqrtPrice: second.sqrtPrice, liquidity: 400 }, first.bought + second.bought);
    expect(back.bought).toBeCloseTo(first.sold + second.sold, 6);
    expect(back.sqrtPrice).toBeCloseTo(pool.sqrtPrice, 6);
  });

  it('gives back the tick of a price', () => {
    fc.assert(
      fc.property(fc.integer({ min: -887_272, max: 887_272 }), (tick) => {
        expect(tickAtPrice(priceAtTick(tick) * (1 + 1e-9))).toBe(tick);
      }),
    );
  });

  it('names what is wrong with a pool', () => {
    const pool: TickPool = { sqrtPrice: 1, liquidity: 1, ticks: [], fee: 0 };
    expect(() => sellX(pool, NaN)).toThrow(InputError);
    expect(() => sellY({ ...pool, fee: 1 }, 1)).toThrow(/fee is 1/);
    const ticks = [2, 1].map((tick) => ({ tick, liquidityNet: 1 }));
    expect(() => sellX({ ...pool, ticks }, 1)).toThrow(/ticks\[1\] is 1/);
  });

  // The pool holds USDe (18 digits) against USDT (6 digits), so prices of raw units are 1e-12 of those of coins.
  it.skipIf(!existsSync(BLOCKS))(
    'agrees with the tick and price of USDe/USDT in every block of 10 October 2025',
    () => {
      const rows = gunzipSync(readFileSync(BLOCKS)).toString().trim().split('\n').slice(1);
      const ticks = rows.map((row) => Number(row.split(',')[2]));
      const fromPrice = rows.map((row) => tickAtPrice(Number(row.split(',')[5]) * 1e-12));
      expect(rows).toHaveLength(2980);
      expect(fromPrice).toEqual(ticks);
    },
  );
});

describe('StableSwap', () => {
  it.each([
    [100, 1e6, 1e6, 1e5, 99_900.11],
    [100, 1e6, 1e6, 5e5, 496_752.7],
    [100, 1.6e6, 4e5, 1e5, 96_287.75],
    [100, 1.6e6, 4e5, 5e5, 367_985.01],
    [10, 1.6e6, 4e5, 1e5, 76_305.04],
    [10, 1.6e6, 4e5, 5e5, 279_071.19],
    [500, 1.6e6, 4e5, 1e5, 99_214.99],
    [500, 1.6e6, 4e5, 5e5, 391_483.25],
  ])('with A = %d and %d against %d, %d more buys %d', (amplification, x, y, amount, out) => {
    const got = stableSwapOut([x, y], amplification, { from: 0, to: 1, amount, fee: 0 });
    expect(Math.abs(got - out)).toBeLessThanOrEqual(0.005 + 1e-9);
  });

  const balances = fc.array(fc.double({ min: 1e3, max: 1e7, noNaN: true }), { minLength: 2, maxLength: 4 });

  it('solves its equation, and a sale without fee keeps D', () => {
    fc.assert(
      fc.property(balances, fc.double({ min: 1, max: 2000, noNaN: true }), (x, a) => {
        const n = x.length;
        const d = stableSwapInvariant(x, a);
        const sum = x.reduce((total, one) => total + one, 0);
        const product = x.reduce((total, one) => (total * d) / (n * one), d);
        expect((a * n * sum + d) / (a * n * d + product)).toBeCloseTo(1, 9);
        const amount = 0.3 * x[0];
        const out = stableSwapOut(x, a, { from: 0, to: 1, amount, fee: 0 });
        const after = [x[0] + amount, x[1] - out, ...x.slice(2)];
        expect(stableSwapInvariant(after, a) / d).toBeCloseTo(1, 9);
      }),
      { numRuns: 50 },
    );
  });

  it('is the constant sum of a balanced pool, and takes its fee from what comes out', () => {
    expect(stableSwapInvariant([5e5, 5e5, 5e5], 100)).toBeCloseTo(1.5e6, 6);
    const sale = { from: 0, to: 1, amount: 1e5, fee: 0 };
    const free = stableSwapOut([1e6, 1e6], 100, sale);
    expect(stableSwapOut([1e6, 1e6], 100, { ...sale, fee: 0.0004 })).toBeCloseTo(free * 0.9996, 6);
  });

  it('refuses empty pools and sales of a coin for itself', () => {
    expect(() => stableSwapInvariant([0, 1], 100)).toThrow(InputError);
    expect(() => stableSwapOut([1, 1], 100, { from: 1, to: 1, amount: 1, fee: 0 })).toThrow(InputError);
    expect(() => stableSwapOut([1, 1], 100, { from: 0, to: 2, amount: 1, fee: 0 })).toThrow(InputError);
  });
});
