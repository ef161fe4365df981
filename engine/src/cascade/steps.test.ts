/**
 * Halving the step changes forced notional, lows, overshoot and ADL by less than 5% (MODEL section 6): summed over many
 * markets, because in one small market a single account that is or is not reached decides the sums. Bad debt is not
 * held to it: it is a thousandth of forced notional in these markets, so that its standard error is above 5%, and
 * docs/model.md says how much of it depends on the step.
 */
import { describe, expect, it } from 'vitest';
import { buildSnapshot } from '../market/build.ts';
import { randomMarket } from '../population/random.ts';
import { runCascade } from './run.ts';
import { caseOf } from './testRuns.ts';

/** Standard errors of the differences are 0.4% of forced notional, 0.6% of ADL, 0.4% of lows and 0.2% of overshoot. */
const MARKETS = 100;
const DIFFERENCE_MAX = 0.05;

interface Sums {
  forcedUsd: number;
  adlUsd: number;
  /** Log fall of the lowest last price, mean over contracts. */
  fall: number;
  overshoot: number;
}

const STEPS = [1, 0.5, 0.25];

/** Sums over all markets at each of the steps. */
function sumsByStep(): Sums[] {
  const all = STEPS.map((): Sums => ({ forcedUsd: 0, adlUsd: 0, fall: 0, overshoot: 0 }));
  for (let seed = 0; seed < MARKETS; seed++) {
    const shocks = [{ assets: { beta: 'BTC' }, move: seed % 3 === 0 ? 0.1 : -0.1, start: 10, length: 150 }];
    const snapshot = buildSnapshot(randomMarket(seed, { accounts: 200 }));
    all.forEach((sums, k) => {
      const prepared = caseOf(snapshot, { step: STEPS[k], start: '2025-10-10T20:58:20Z', shocks });
      const { summary } = runCascade(prepared, { seed, record: 'summary' });
      sums.forcedUsd += summary.liquidatedUsd;
      sums.adlUsd += summary.adlUsd;
      sums.overshoot += summary.overshoot.fraction;
      const falls = summary.byInstrument.map((i) => Math.log(i.startPrice / i.lowPrice));
      sums.fall += falls.reduce((sum, x) => sum + x, 0) / falls.length;
    });
  }
  return all;
}

describe('a finer step', () => {
  it(`changes sums over ${MARKETS} markets by less than 5%`, { timeout: 300_000 }, () => {
    const [whole, half, quarter] = sumsByStep();
    for (const key of ['forcedUsd', 'adlUsd', 'fall', 'overshoot'] as const) {
      expect(half[key], key).toBeGreaterThan(0);
      expect(Math.abs(whole[key] / half[key] - 1), `${key}, 1 s and 0.5 s`).toBeLessThan(DIFFERENCE_MAX);
      expect(Math.abs(half[key] / quarter[key] - 1), `${key}, 0.5 s and 0.25 s`).toBeLessThan(DIFFERENCE_MAX);
    }
  });
});
