/** Laws of the deleveraging policies and measures that hold for all winners: scale, splitting, and sums over waves. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leverageWaterFill, proRataTake, queueTake, riskAwareTake } from './continuous.ts';
import { contractProRata } from './integer.ts';
import { regretEnvelope, scorePolicy, topWinnerSurvival } from './metrics.ts';
import { mirrorStep } from './mirror.ts';

const f64 = (...values: number[]): Float64Array => Float64Array.from(values);
const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((a, b) => a + b, 0);
const money = fc.double({ min: 0.01, max: 1e6, noNaN: true });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const part = fc.double({ min: 0.01, max: 0.99, noNaN: true });
const winners = fc.array(fc.record({ size: money, equity: money }), { minLength: 1, maxLength: 30 });
/** Winner 0 as two accounts, in proportion. */
const split = (values: Float64Array, at: number): Float64Array =>
  f64(values[0]! * at, values[0]! * (1 - at), ...values.slice(1));

describe('leverage water-filling', () => {
  it('does not depend on the unit of money', () => {
    fc.assert(
      fc.property(winners, share, (made, s) => {
        const [sizes, equities] = [f64(...made.map((w) => w.size)), f64(...made.map((w) => w.equity))];
        const residual = s * sum(sizes);
        const by4 = (values: Float64Array): Float64Array => values.map((x) => 4 * x);
        const closed = leverageWaterFill(sizes, equities, residual);
        leverageWaterFill(by4(sizes), by4(equities), 4 * residual).forEach((x, i) => expect(x).toBe(4 * closed[i]!));
      }),
    );
  });

  it('gains nobody anything who splits in proportion', () => {
    fc.assert(
      fc.property(winners, share, part, (made, s, at) => {
        const [sizes, equities] = [f64(...made.map((w) => w.size)), f64(...made.map((w) => w.equity))];
        const residual = s * sum(sizes);
        const whole = leverageWaterFill(sizes, equities, residual);
        const parts = leverageWaterFill(split(sizes, at), split(equities, at), residual);
        expect(Math.abs(parts[0]! + parts[1]! - whole[0]!)).toBeLessThanOrEqual(1e-9 * sum(sizes));
      }),
    );
  });

  it('is independent of the path: in two steps it closes what it closes in one', () => {
    fc.assert(
      fc.property(winners, fc.double({ min: 0, max: 0.5, noNaN: true }), share, (made, s, first) => {
        const [sizes, equities] = [f64(...made.map((w) => w.size)), f64(...made.map((w) => w.equity))];
        const residual = s * sum(sizes);
        const once = leverageWaterFill(sizes, equities, residual);
        const before = leverageWaterFill(sizes, equities, first * residual);
        const left = sizes.map((x, i) => x - before[i]!);
        const then = leverageWaterFill(left, equities, residual - first * residual);
        once.forEach((x, i) => {
          expect(Math.abs(before[i]! + then[i]! - x)).toBeLessThanOrEqual(1e-8 * sum(sizes));
        });
      }),
    );
  });
});

describe('splitting', () => {
  it('gains nothing under pro rata, and nothing under a risk-aware rule that looks at leverage', () => {
    fc.assert(
      fc.property(winners, share, part, (made, s, at) => {
        const profits = f64(...made.map((w) => w.size));
        const leverages = f64(...made.map((w) => w.size / w.equity));
        const budget = s * sum(profits);
        const kept = f64(leverages[0]!, ...leverages);
        const risk = { kind: 'linear' } as const;
        for (const [whole, parts] of [
          [proRataTake(profits, budget), proRataTake(split(profits, at), budget)],
          [
            riskAwareTake(profits, leverages, profits, budget, risk),
            riskAwareTake(split(profits, at), kept, split(profits, at), budget, risk),
          ],
        ] as const) {
          expect(Math.abs(parts[0]! + parts[1]! - whole[0]!)).toBeLessThanOrEqual(1e-9 * sum(profits));
        }
      }),
    );
  });

  it('gains under whole contracts pro rata: single contracts are rounded down to none', () => {
    expect([...contractProRata(f64(4, 4), 4)]).toEqual([2, 2]);
    expect([...contractProRata(f64(1, 1, 1, 1, 4), 4)].slice(0, 4)).toEqual([0, 0, 0, 0]);
  });
});

describe('mirror descent', () => {
  it('does not depend on the unit of money', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ cap: money, h: share, slope: share }), { minLength: 1, maxLength: 20 }),
        share,
        (made, s) => {
          const [caps, h, slope] = [
            f64(...made.map((w) => w.cap)),
            f64(...made.map((w) => w.h)),
            f64(...made.map((w) => w.slope)),
          ];
          const budget = s * sum(caps);
          const scaled = mirrorStep(
            h,
            slope,
            0.1,
            caps.map((x) => 4 * x),
            4 * budget,
          );
          mirrorStep(h, slope, 0.1, caps, budget).forEach((x, i) =>
            expect(Math.abs(scaled[i]! - x)).toBeLessThan(1e-9),
          );
        },
      ),
    );
  });
});

describe('a fixed queue', () => {
  it('has linear regret where capacities alternate between 1 and M: T ÷ 2 × (1 − 1 ÷ M)', () => {
    const [rounds, large] = [20, 8];
    const queue = Array.from({ length: rounds }, (_, t) => {
      const caps = t % 2 === 0 ? f64(1, large) : f64(large, 1);
      // A budget of 1, all of it from the first in the queue; best is the order that takes from the larger capacity.
      return queueTake(f64(2, 1), caps, 1)[0]! / caps[0]!;
    });
    const best = rounds / large;
    expect(sum(queue) - best).toBeCloseTo((rounds / 2) * (1 - 1 / large), 12);
  });
});

describe('measures', () => {
  const waves = fc.array(
    fc.record({ neededUsd: money, takenUsd: money, largestHaircut: share, fairestHaircut: share }),
    { minLength: 1, maxLength: 20 },
  );

  it('add up: net is gross over less gross under, tracking is their sum, regret adds fairness', () => {
    fc.assert(
      fc.property(waves, fc.double({ min: 0, max: 3, noNaN: true }), (made, lambda) => {
        const score = scorePolicy(made, lambda);
        const scale = 1e-12 * (1 + score.takenUsd + sum(made.map((w) => w.neededUsd))) * (1 + lambda);
        const near = (a: number, b: number): void => expect(Math.abs(a - b)).toBeLessThanOrEqual(scale);
        near(score.netOvershootUsd, score.takenUsd - sum(made.map((w) => w.neededUsd)));
        near(score.trackingUsd, sum(made.map((w) => Math.abs(w.takenUsd - w.neededUsd))));
        near(score.regretUsd, score.trackingUsd + lambda * score.fairnessUsd);
        expect(Math.abs(score.netOvershootUsd)).toBeLessThanOrEqual(score.trackingUsd + scale);
      }),
    );
  });

  it('are 0 for a policy that takes what is needed as evenly as can be, and grow with the unit of money', () => {
    fc.assert(
      fc.property(waves, (made) => {
        const exact = made.map((w) => ({ ...w, takenUsd: w.neededUsd, largestHaircut: w.fairestHaircut }));
        expect(scorePolicy(exact).regretUsd).toBe(0);
        const by4 = made.map((w) => ({ ...w, neededUsd: 4 * w.neededUsd, takenUsd: 4 * w.takenUsd }));
        expect(scorePolicy(by4).regretUsd).toBe(4 * scorePolicy(made).regretUsd);
      }),
    );
  });

  it('bound regret by no less than the norm of the deficits, and survival by 0 and 1', () => {
    fc.assert(
      fc.property(waves, (made) => {
        const deficits = made.map((w) => w.takenUsd);
        const { envelopeUsd, deficitNormUsd } = regretEnvelope(
          deficits,
          made.map((w) => w.neededUsd),
        );
        expect(envelopeUsd).toBeGreaterThanOrEqual(deficitNormUsd);
        const caps = f64(...made.map((w) => w.neededUsd));
        const kept = topWinnerSurvival(proRataTake(caps, 0.3 * sum(caps)), caps);
        expect(kept).toBeCloseTo(0.7, 9);
      }),
    );
  });
});
