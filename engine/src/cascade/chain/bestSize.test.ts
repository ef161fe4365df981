/** The search for the best size against profits whose maximum is known in closed form. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestSize } from './bestSize.ts';

describe('bestSize', () => {
  it('finds the top of a parabola wherever it lies, to a billionth of the interval', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), (at) => {
        expect(Math.abs(bestSize((x) => -((x - 100 * at) ** 2), 100) - 100 * at)).toBeLessThan(1e-6);
      }),
    );
  });

  it('finds the closed form of a constant-product pool: x = √(k·p) − reserve', () => {
    // 1,000 coins and 1,000,000 USD; a coin is worth 900 elsewhere: sell until the pool pays 900.
    const [coins, money, price] = [1_000, 1_000_000, 900];
    const profit = (x: number): number => money - (coins * money) / (coins + x) - price * x;
    expect(bestSize(profit, 500)).toBeCloseTo(Math.sqrt((coins * money) / price) - coins, 4);
  });

  it('is all where more is always better', () => {
    expect(bestSize((x) => x, 7)).toBe(7);
  });
});
