/** The square-root law against its closed forms: four decades of size, two thirds, independence of the schedule. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../core/errors.ts';
import { AVERAGE_SHARE, averageWorkedCost, workedImpact } from './impact.ts';

const market = { dailyVolume: 10_000, dailyVolatility: 0.03, y: 1 };

describe('a worked order', () => {
  it('moves the price by a tenth of a daily deviation for 1% of the volume, and ten times that for all of it', () => {
    expect(workedImpact(100, market)).toBeCloseTo(0.003, 12);
    expect(workedImpact(10_000, market)).toBeCloseTo(0.03, 12);
    expect(workedImpact(1, market)).toBeCloseTo(0.0003, 12);
    expect(workedImpact(0, market)).toBe(0);
  });

  it('costs two thirds of its peak, whatever its slices', () => {
    const part = fc.double({ min: 0.01, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(part, { minLength: 200, maxLength: 400 }), (parts) => {
        const total = parts.reduce((sum, one) => sum + one, 0);
        let done = 0;
        let cost = 0;
        for (const one of parts) {
          cost += one * 0.5 * (workedImpact(done, market) + workedImpact(done + one, market));
          done += one;
        }
        expect(cost / total / workedImpact(total, market)).toBeCloseTo(AVERAGE_SHARE, 2);
      }),
      { numRuns: 20 },
    );
    expect(averageWorkedCost(400, market)).toBeCloseTo((2 / 3) * 0.006, 12);
  });

  it('needs a market that trades', () => {
    expect(() => workedImpact(1, { ...market, dailyVolume: 0 })).toThrow(InputError);
    expect(() => workedImpact(-1, market)).toThrow(/quantity is -1/);
  });
});
