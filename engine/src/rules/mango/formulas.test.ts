/** Mango: weights of the page, the figures that the program's own test asserts of the stable price, and its laws. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../core/errors.ts';
import { leverageWeights, mangoBorrowable, mangoHealth, STABLE_PRICE_DEFAULT } from './formulas.ts';
import { stablePriceAt, updateStablePrice } from './formulas.ts';
import type { MangoAccount } from './formulas.ts';

const account: MangoAccount = { depositUsd: 5e6, qty: 1e6, entry: 2, owedUsd: 0, owedWeight: 1.2 };

describe('health', () => {
  it('has the weights that the page gives beside 2.5 and 1.25 times', () => {
    expect(leverageWeights(2.5)).toEqual({ asset: 0.6, liability: 1.4 });
    expect(leverageWeights(1.25).asset).toBeCloseTo(0.2, 12);
    expect(leverageWeights(1.25).liability).toBeCloseTo(1.8, 12);
    expect(() => leverageWeights(0.5)).toThrow(InputError);
  });

  it('of a position at its entry price is the deposit less the notional over leverage, long and short', () => {
    for (const qty of [1e6, -1e6]) {
      expect(mangoHealth({ ...account, qty }, 2, leverageWeights(10))).toBeCloseTo(5e6 - 2e5, 6);
    }
  });

  it('is used up by what may be borrowed', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 100, noNaN: true }), (price) => {
        const weights = leverageWeights(10);
        const owedUsd = mangoBorrowable(account, price, weights);
        const left = mangoHealth({ ...account, owedUsd }, price, weights);
        if (owedUsd > 0) expect(Math.abs(left)).toBeLessThan(1e-6);
        else expect(left).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('the stable price', () => {
  const rule = STABLE_PRICE_DEFAULT;

  it('is where the test of the program finds it after a jump to ten times: 1.8, 2.3, 7.4', () => {
    const state = stablePriceAt(1, 0, rule);
    let time = 0;
    const run = (step: number, steps: number): number => {
      for (let k = 0; k < steps; k++) updateStablePrice(state, (time += step), 10, rule);
      return state.price;
    };
    expect(Math.abs(run(60, 60) - 1.8)).toBeLessThan(0.1);
    expect(state.delayed[0]).toBeCloseTo(1.06, 2);
    expect(Math.abs(run(10, 360) - 2.3)).toBeLessThan(0.1);
    expect(state.delayed[1]).toBeCloseTo(1.06 * 1.06, 2);
    expect(Math.abs(run(300, 12 * 23) - 7.4)).toBeLessThan(0.1);
  });

  it('averages the oracle over an interval', () => {
    const free = { ...rule, delayGrowth: 10 };
    const state = stablePriceAt(1, 0, free);
    for (let k = 1; k <= 60; k++) updateStablePrice(state, 60 * k, 60 * k > 1800 ? 2 : 1, free);
    expect(state.delayed[0]).toBeCloseTo(1.5, 1);
  });

  it('never moves faster than its limit, and rests where the oracle does', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.01, max: 100, noNaN: true }), { minLength: 2, maxLength: 50 }),
        (path) => {
          const state = stablePriceAt(1, 0, rule);
          path.forEach((oracle, k) => {
            const before = state.price;
            updateStablePrice(state, 60 * (k + 1), oracle, rule);
            expect(Math.abs(state.price / before - 1)).toBeLessThanOrEqual(60 * rule.stableGrowthPerS * (1 + 1e-9));
          });
        },
      ),
      { numRuns: 30 },
    );
    const still = stablePriceAt(3, 0, rule);
    updateStablePrice(still, 5, 9, rule);
    updateStablePrice(still, 1e6, 3, rule);
    expect(still.price).toBe(3);
  });
});
