/** Shared formulas held to published figures and to the properties that define them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { autoExchangeSale, haircutAmount, haircutFlat } from './haircut.ts';
import {
  emaStep,
  guardedIndex,
  medianOfPresent,
  movingWindow,
  weightedMean,
  weightedMedian,
  windowPush,
} from './oracle.ts';
import * as price from './price.ts';
import { liquidationPriceHedgeTiered, liquidationPriceTiered } from './tiered-price.ts';
import { deductionNext, fillDeductions, marginalFromCaps, maintenance, tierAt } from './tiers.ts';

const f64 = (...values: number[]): Float64Array => Float64Array.from(values);

/** Old BTCUSDT brackets printed in Binance FAQ b3c689c1f50a44cabb3a84e663b81d93. */
const FLOORS = f64(0, 50_000, 250_000, 1_000_000, 5_000_000);
const RATES = f64(0.004, 0.005, 0.01, 0.025, 0.05);
const CUMS = f64(0, 50, 1_300, 16_300, 141_300);

const table = fc
  .array(
    fc.record({
      width: fc.double({ min: 1e3, max: 1e6, noNaN: true }),
      step: fc.double({ min: 1e-4, max: 0.05, noNaN: true }),
    }),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((tiers) => {
    const floors = new Float64Array(tiers.length);
    const rates = new Float64Array(tiers.length);
    const deductions = new Float64Array(tiers.length);
    tiers.forEach(({ width, step }, i) => {
      floors[i] = i === 0 ? 0 : floors[i - 1] + width;
      rates[i] = (i === 0 ? 0 : rates[i - 1]) + step;
    });
    fillDeductions(floors, rates, deductions, 0, tiers.length);
    return { floors, rates, deductions, n: tiers.length };
  });

describe('tiers', () => {
  it('gives the deductions that Binance prints', () => {
    const deductions = new Float64Array(5);
    fillDeductions(FLOORS, RATES, deductions, 0, 5);
    deductions.forEach((value, i) => expect(value).toBeCloseTo(CUMS[i], 6));
    expect(deductionNext(5_000_000, 0.025, 0.05, 16_300)).toBeCloseTo(141_300, 6);
  });

  it('reads only its own range and puts an edge into the lower tier', () => {
    const floors = f64(-1, 0, 100, -1);
    const rates = f64(9, 0.1, 0.2, 9);
    expect(tierAt(floors, 1, 3, 100)).toBe(1);
    expect(tierAt(floors, 1, 3, 100.01)).toBe(2);
    expect(maintenance(floors, rates, f64(9, 0, 0, 9), 1, 3, 200)).toBeCloseTo(40, 12);
  });

  it('is continuous at every edge under the recursion', () => {
    fc.assert(
      fc.property(table, ({ floors, rates, deductions, n }) => {
        for (let i = 1; i < n; i++) {
          const below = floors[i] * rates[i - 1] - deductions[i - 1];
          const above = floors[i] * rates[i] - deductions[i];
          expect(Math.abs(above - below)).toBeLessThanOrEqual(1e-9 * Math.max(1, above));
        }
      }),
    );
  });

  it('equals the sum over slices (Bybit form) at any notional', () => {
    fc.assert(
      fc.property(table, fc.double({ min: 0, max: 1e7, noNaN: true }), ({ floors, rates, deductions, n }, notional) => {
        const caps = Float64Array.from(floors, (_, i) => (i + 1 < n ? floors[i + 1] : Infinity));
        const slices = marginalFromCaps(caps, rates, 0, n, notional);
        expect(maintenance(floors, rates, deductions, 0, n, notional)).toBeCloseTo(slices, 4);
      }),
    );
  });

  it('gives 92.5 for the XYZ case of the Bybit help centre', () => {
    const caps = f64(1_000, 2_000, 3_000, 4_000, 5_000);
    expect(marginalFromCaps(caps, f64(0.02, 0.025, 0.03, 0.035, 0.04), 0, 5, 3_500)).toBeCloseTo(92.5, 12);
  });
});

describe('haircuts', () => {
  it('applies tiers slice by slice and leaves debts whole (Bybit table of 2025-09-18)', () => {
    const caps = f64(10, 20, 30, 40, 50, Infinity);
    const ratios = f64(0.98, 0.95, 0.9, 0.85, 0.8, 0);
    expect(haircutAmount(caps, ratios, 0, 6, 25)).toBeCloseTo(23.8, 12);
    expect(haircutAmount(caps, ratios, 0, 6, -25)).toBe(-25);
    expect(haircutAmount(caps, ratios, 0, 6, 500)).toBeCloseTo(44.8, 12);
    expect(haircutAmount(caps, ratios, 0, 5, 500)).toBeCloseTo(44.8, 12);
  });

  it('sells 20,513 for a deficit of 20,000 at 97.5% (Binance FAQ 29b45c48)', () => {
    expect(autoExchangeSale(20_000, 0.975)).toBeCloseTo(20_512.82, 2);
    expect(autoExchangeSale(-20_000, 0.975)).toBeCloseTo(20_512.82, 2);
    expect(haircutFlat(1_000, 0.95)).toBe(950);
    expect(haircutFlat(-1_000, 0.95)).toBe(-1_000);
  });
});

describe('prices', () => {
  it('gives the cross and isolated prices of Binance FAQ b3c689c1', () => {
    const cross = 1_535_443.01 - 71_200.81144 - 56_354.57;
    expect(price.liquidationPrice(cross, 3_683.979, 1_456.84, 0.1, 135_365)).toBeCloseTo(1_153.26, 2);
    expect(price.liquidationPrice(1_535_443.01, 109.488, 32_481.98, 0.025, 16_300)).toBeCloseTo(18_778.73, 2);
    expect(price.liquidationPrice(10.72 - 1.3 + 0.47, -0.005, 9_451.53, 0.004, 0)).toBeCloseTo(11_383.994, 3);
  });

  it('returns 0 where no positive price liquidates', () => {
    expect(price.liquidationPrice(10_000, 1, 5_000, 0.01, 0)).toBe(0);
    expect(price.liquidationPriceInverse(-1, 100, 100, 1.5, 0, 0)).toBe(0);
    expect(price.bankruptcyPriceInverse(-1, 300, 27_464.5, 0.011, 0)).toBe(0);
  });

  it('leaves no slack at the tiered solution, both sides', () => {
    const sized = fc.double({ min: 0.01, max: 500, noNaN: true });
    const margin = fc.double({ min: 0.06, max: 0.9, noNaN: true });
    fc.assert(
      fc.property(table, sized, margin, fc.boolean(), ({ floors, rates, deductions, n }, size, share, isLong) => {
        const signed = isLong ? size : -size;
        const entry = 30_000;
        const need = maintenance(floors, rates, deductions, 0, n, size * entry);
        const balance = need + share * size * entry;
        const at = liquidationPriceTiered(balance, signed, entry, floors, rates, deductions, 0, n);
        if (at === 0) return;
        const slack = balance + signed * (at - entry) - maintenance(floors, rates, deductions, 0, n, size * at);
        expect(Math.abs(slack)).toBeLessThanOrEqual(1e-9 * Math.max(1, size * Math.max(entry, at)));
      }),
    );
  });

  it('re-selects the bracket at the solution: a short that grows into the next one', () => {
    const at = liquidationPriceTiered(10_000, -2, 24_500, FLOORS, RATES, CUMS, 0, 5);
    expect(tierAt(FLOORS, 0, 5, 2 * at)).toBe(1);
    expect(at).toBeCloseTo((10_000 + 50 + 2 * 24_500) / (2 * 0.005 + 2), 9);
  });

  it('stops a short at the edge where maintenance jumps across it', () => {
    const floors = f64(0, 100_000);
    const at = liquidationPriceTiered(10_000, -1, 95_000, floors, f64(0.01, 0.1), f64(0, 0), 0, 2);
    expect(at).toBe(100_000);
  });

  it('shares one price between the legs of a hedge', () => {
    const at = price.liquidationPriceHedge(2_000, 3, 10_000, 0.005, 1, 11_000, 0.004, 50);
    const equity = 2_000 + 3 * (at - 10_000) - (at - 11_000);
    expect(equity - (3 * at * 0.005 + at * 0.004 - 50)).toBeCloseTo(0, 9);
    const tiered = liquidationPriceHedgeTiered(2_000, 6, 10_000, 1, 11_000, FLOORS, RATES, CUMS, 0, 5);
    const legs = maintenance(FLOORS, RATES, CUMS, 0, 5, 6 * tiered) + maintenance(FLOORS, RATES, CUMS, 0, 5, tiered);
    expect(2_000 + 6 * (tiered - 10_000) - (tiered - 11_000) - legs).toBeCloseTo(0, 8);
    expect(liquidationPriceHedgeTiered(2_000, 1, 10_000, 1, 11_000, FLOORS, f64(0, 0, 0, 0, 0), CUMS, 0, 5)).toBe(0);
  });

  it('gives the isolated prices of the Bybit help centre', () => {
    expect(price.liquidationPriceFromMargins(1, 1, 20_000, 400, 100, 0)).toBe(19_700);
    expect(price.liquidationPriceFromMargins(-1, 1, 20_000, 400, 100, 3_000)).toBe(23_300);
    expect(price.liquidationPriceInverse(1, 60_000, 50_000, 0.12, 0.006, 0)).toBeCloseTo(45_662.1, 2);
    expect(price.liquidationPriceInverse(-1, 60_000, 50_000, 0.12, 0.006, 0)).toBeCloseTo(60_000 / 1.086, 6);
  });

  it('leaves an inverse position exactly its maintenance at the 2026 price', () => {
    for (const side of [1, -1]) {
      const at = price.liquidationPriceInverseAtMark(side, 60_000, 50_000, 0.12, 0, 0.0006, 0.005, 0.001);
      const equity = 0.12 + price.unrealizedPnlInverse(side * 60_000, 50_000, at);
      expect(equity).toBeCloseTo((60_000 / at) * 0.005 - 0.001, 12);
    }
  });

  it('leaves nothing at the bankruptcy price', () => {
    expect(price.bankruptcyPrice(1, 100, 500, 1_100, 0)).toBe(489);
    expect(price.bankruptcyPriceInverse(1, 10_000, 8_000, 0.5, 0.00075)).toBeCloseTo(5_718.57, 2);
    for (const side of [1, -1]) {
      const at = price.bankruptcyPrice(side, 2, 500, 100, 0.001);
      expect(100 + price.unrealizedPnl(side * 2, 500, at) - 2 * at * 0.001).toBeCloseTo(0, 9);
      const coin = price.bankruptcyPriceInverse(side, 1_000, 500, 0.1, 0.001);
      expect(0.1 + price.unrealizedPnlInverse(side * 1_000, 500, coin) - (1_000 / coin) * 0.001).toBeCloseTo(0, 12);
    }
  });

  it('rounds as Bybit prints, and leaves a price on a tick alone', () => {
    expect(price.roundTowardMarket(1, 7_735.372549, 0.5)).toBe(7_735.5);
    expect(price.roundTowardMarket(-1, 7_735.372549, 0.5)).toBe(7_735);
    expect(price.roundUpToTick(1_544.1, 0.05)).toBeCloseTo(1_544.1, 9);
    expect(price.roundDownToTick(0.3, 0.1)).toBeCloseTo(0.3, 12);
    expect(price.unrealizedPnlInverse(-300, 27_464.50441675, 28_224.5)).toBeCloseTo(-0.00029413, 8);
  });
});

describe('oracle', () => {
  it('keeps a weight-1 outlier out of the weighted median (weights of hypercore/oracle)', () => {
    const prices = f64(100, 101, 99, 102, 98, 103, 97, 150);
    expect(weightedMedian(prices, f64(3, 2, 2, 1, 1, 1, 1, 1), 8)).toBe(100);
    expect(weightedMean(prices, f64(1, 0, 1, 0, 0, 0, 0, 0), 8)).toBe(99.5);
  });

  it('drops one outlier, falls back to the median for several, and drops silent sources', () => {
    const fresh = f64(0, 0, 0, 0);
    const weights = f64(1, 1, 1, 1);
    expect(guardedIndex(f64(100, 101, 102, 90), weights, fresh, 4, 0.05, 10_000)).toBe(101);
    expect(Array.from(weights)).toEqual([1, 1, 1, 0]);
    expect(guardedIndex(f64(100, 101, 80, 130), f64(1, 1, 1, 1), fresh, 4, 0.05, 10_000)).toBe(100.5);
    expect(guardedIndex(f64(100, 102, 101, 90), f64(1, 1, 1, 1), f64(0, 0, 0, 10_001), 4, 0.05, 10_000)).toBe(101);
    expect(guardedIndex(f64(100, 101, 102, 105.9), f64(1, 1, 1, 1), fresh, 4, 0.05, 10_000)).toBeCloseTo(102.225, 9);
    expect(guardedIndex(f64(100), f64(1), f64(60_000), 1, 0.05, 10_000)).toBeNaN();
  });

  it('takes the median of what is present, repeated prices included', () => {
    expect(medianOfPresent(f64(5, 1, 9, 7), f64(1, 1, 0, 1), 4)).toBe(5);
    expect(medianOfPresent(f64(2, 2, 2, 9), f64(1, 1, 1, 1), 4)).toBe(2);
  });

  it('starts at the first sample and decays by exp(-dt/tau)', () => {
    const state = new Float64Array(4);
    expect(emaStep(state, 2, 10, 3, 150)).toBe(10);
    const decay = Math.exp(-3 / 150);
    expect(emaStep(state, 2, 20, 3, 150)).toBeCloseTo((10 * 3 * decay + 20 * 3) / (3 * decay + 3), 12);
    expect(state[0]).toBe(0);
  });

  it('averages the latest points only', () => {
    const window = movingWindow(3);
    expect([3, 6, 9, 12, 0].map((sample) => windowPush(window, sample))).toEqual([3, 4.5, 6, 9, 7]);
  });
});
