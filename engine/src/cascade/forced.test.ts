/** The short way to the forced notional of a run equals the long one, and stops when it is told to. */
import { describe, expect, it } from 'vitest';
import { forcedNotional } from './forced.ts';
import { runCascade } from './run.ts';
import { randomCase } from './testRuns.ts';

describe('forcedNotional', () => {
  it('is that of the summary, and stops in the step that reaches a bound', () => {
    for (const seed of [1, 2, 3]) {
      const prepared = randomCase(seed);
      const { liquidatedUsd } = runCascade(prepared, { seed, record: 'summary' }).summary;
      const whole = forcedNotional(prepared, seed);
      // The two add the same numbers in another order.
      expect(Math.abs(whole.usd - liquidatedUsd)).toBeLessThanOrEqual(1e-12 * liquidatedUsd);
      expect(whole.atS).toBe(prepared.scenario.horizonS);
      if (liquidatedUsd === 0) continue;
      const half = forcedNotional(prepared, seed, liquidatedUsd / 2);
      expect(half.usd).toBeGreaterThanOrEqual(liquidatedUsd / 2);
      expect(half.atS).toBeLessThanOrEqual(prepared.scenario.horizonS);
    }
  });
});
