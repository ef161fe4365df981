/** Deleveraging policies held to the published toy example and to what is proved, or known to fail, of each. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cappedProRataTake, leverageWaterFill, proRataTake, queueTake, riskAwareTake } from './continuous.ts';
import { contractProRata, integerMinMax } from './integer.ts';
import { regretEnvelope, scorePolicy, topWinnerSurvival } from './metrics.ts';
import { mirrorStep } from './mirror.ts';

const f64 = (...values: number[]): Float64Array => Float64Array.from(values);
const sum = (values: Float64Array): number => values.reduce((a, b) => a + b, 0);
const money = fc.double({ min: 0.01, max: 1e7, noNaN: true });

/** Budget ÷ sum of caps; nothing so small that doubles lose digits. */
const shares = fc.double({ min: 1e-6, max: 1.2, noNaN: true });

/** Winners with cap, base and leverage above zero, and a budget below the sum of caps. */
const wave = fc
  .array(fc.record({ cap: money, base: money, leverage: fc.double({ min: 0.01, max: 100, noNaN: true }) }), {
    minLength: 1,
    maxLength: 60,
  })
  .chain((rows) =>
    fc.record({ rows: fc.constant(rows), share: fc.oneof(fc.constant(0), shares) }).map((made) => {
      const caps = Float64Array.from(made.rows, (row) => row.cap);
      return {
        caps,
        bases: Float64Array.from(made.rows, (row) => row.base),
        leverages: Float64Array.from(made.rows, (row) => row.leverage),
        budget: made.share * sum(caps),
      };
    }),
  );
type Wave = { caps: Float64Array; bases: Float64Array; leverages: Float64Array; budget: number };

const POLICIES: Record<string, (w: Wave) => Float64Array> = {
  queue: (w) => queueTake(w.leverages, w.caps, w.budget),
  'pro rata': (w) => proRataTake(w.caps, w.budget),
  'capped pro rata': (w) => cappedProRataTake(w.bases, w.caps, w.budget),
  'risk-aware': (w) => riskAwareTake(w.bases, w.leverages, w.caps, w.budget, { kind: 'linear' }),
  'mirror descent': (w) => {
    const zero = new Float64Array(w.caps.length);
    return mirrorStep(zero, zero, 0.1, w.caps, w.budget).map((h, i) => h * w.caps[i]);
  },
};

describe('the toy example of Chitra et al. (profit 8, 4, 0.5; D = 15, θ = ½)', () => {
  const profits = f64(8, 4, 0.5);
  const equities = f64(10, 5, 1);
  const left = (taken: Float64Array): number[] => Array.from(equities, (equity, i) => equity - taken[i]);
  it('pro rata takes h = 0.6: 4.8, 2.4, 0.3 and leaves 5.2, 2.6, 0.7', () => {
    const taken = proRataTake(profits, 0.5 * 15);
    [4.8, 2.4, 0.3].forEach((value, i) => expect(taken[i]).toBeCloseTo(value, 14));
    [5.2, 2.6, 0.7].forEach((value, i) => expect(left(taken)[i]).toBeCloseTo(value, 14));
  });
  it('a queue that ranks the second winner first takes 3.5, 4, 0 and leaves 6.5, 1, 1', () => {
    const taken = queueTake(f64(1, 2, 0), profits, 0.5 * 15);
    expect([...taken]).toEqual([3.5, 4, 0]);
    expect(left(taken)).toEqual([6.5, 1, 1]);
  });
});

describe.each(Object.entries(POLICIES))('%s', (_, take) => {
  it('meets the budget, or takes all there is, and keeps the caps', () => {
    fc.assert(
      fc.property(wave, (w) => {
        const taken = take(w);
        const wanted = Math.min(w.budget, sum(w.caps));
        expect(Math.abs(sum(taken) - wanted)).toBeLessThanOrEqual(1e-9 * sum(w.caps));
        taken.forEach((x, i) => expect(x >= 0 && x <= w.caps[i]).toBe(true));
      }),
    );
  });
  it('takes from nobody less when the budget grows', () => {
    fc.assert(
      fc.property(wave, fc.double({ min: 1, max: 2, noNaN: true }), (w, factor) => {
        const less = take(w);
        const more = take({ ...w, budget: w.budget * factor });
        less.forEach((x, i) => expect(more[i]).toBeGreaterThanOrEqual(x - 1e-9 * sum(w.caps)));
      }),
    );
  });
});

describe('scale and Sybils', () => {
  it.each(['queue', 'pro rata', 'capped pro rata', 'risk-aware'])('%s does not depend on the unit of money', (name) => {
    fc.assert(
      fc.property(wave, (w) => {
        const taken = POLICIES[name](w);
        const scaled = { ...w, caps: w.caps.map((x) => 4 * x), bases: w.bases.map((x) => 4 * x), budget: 4 * w.budget };
        POLICIES[name](scaled).forEach((x, i) => expect(x).toBe(4 * taken[i]));
      }),
    );
  });
  it('mirror descent does not depend on the unit of money', () => {
    const zero = f64(0, 0, 0);
    const haircuts = mirrorStep(zero, f64(1, 0, -1), 0.1, f64(1, 2, 5), 3);
    mirrorStep(zero, f64(1, 0, -1), 0.1, f64(100, 200, 500), 300).forEach((h, i) => {
      expect(h).toBeCloseTo(haircuts[i], 12);
    });
  });
  it('mirror descent takes nothing where nothing is needed', () => {
    expect([...mirrorStep(f64(0.3, 0.9, 0), f64(-1, 0.1, 2), 0.1, f64(1, 2, 5e6), 0)]).toEqual([0, 0, 0]);
  });
  it('mirror descent is not proportional: equal caps pay alike, larger caps a larger share', () => {
    const haircuts = mirrorStep(f64(0, 0), f64(0, 0), 0.1, f64(1, 2), 1);
    expect(haircuts[0]).toBeCloseTo(0.2, 12);
    expect(haircuts[1]).toBeCloseTo(0.4, 12);
  });
  it('splitting an account gains nothing under capped pro rata', () => {
    fc.assert(
      fc.property(wave, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (w, part) => {
        const split = (values: Float64Array): Float64Array =>
          f64(values[0] * part, values[0] * (1 - part), ...values.slice(1));
        const whole = cappedProRataTake(w.bases, w.caps, w.budget);
        const parts = cappedProRataTake(split(w.bases), split(w.caps), w.budget);
        expect(Math.abs(parts[0] + parts[1] - whole[0])).toBeLessThanOrEqual(1e-9 * sum(w.caps));
      }),
    );
  });
  it('splitting gains under a queue that ranks by equity: all at first, half after', () => {
    const equities = f64(10, 8);
    expect(queueTake(equities, equities, 8)[0]).toBe(8);
    const split = f64(5, 5, 8);
    const taken = queueTake(split, split, 8);
    expect(taken[0] + taken[1]).toBe(0);
  });
  it('splitting gains under mirror descent', () => {
    const whole = mirrorStep(f64(0, 0), f64(0, 0), 0.1, f64(2, 2), 2)[0] * 2;
    const parts = mirrorStep(f64(0, 0, 0), f64(0, 0, 0), 0.1, f64(1, 1, 2), 2);
    expect(whole).toBeCloseTo(1, 12);
    expect(parts[0] + parts[1]).toBeCloseTo(2 / 3, 12);
  });
  it('a queue jumps where scores cross', () => {
    expect([...queueTake(f64(1, 1.0001), f64(5, 5), 5)]).toEqual([0, 5]);
    expect([...queueTake(f64(1.0001, 1), f64(5, 5), 5)]).toEqual([5, 0]);
  });
  it('the queue leaves the top winner less than pro rata by H (1 − w ÷ U) when H ≤ w', () => {
    fc.assert(
      fc.property(
        fc.array(money, { minLength: 2, maxLength: 20 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (w, s) => {
          const profits = Float64Array.from(w);
          const top = Math.max(...w);
          const at = w.indexOf(top);
          const budget = s * top;
          const gap = queueTake(profits, profits, budget)[at] - proRataTake(profits, budget)[at];
          expect(Math.abs(gap - budget * (1 - top / sum(profits)))).toBeLessThanOrEqual(1e-9 * sum(profits));
        },
      ),
    );
  });
});

describe('leverage water-filling', () => {
  const rows = fc.array(fc.record({ notional: money, equity: money }), { minLength: 1, maxLength: 40 });
  it('closes the residual, goes through nobody, and leaves all it touched at the largest leverage', () => {
    fc.assert(
      fc.property(rows, fc.double({ min: 0, max: 0.999, noNaN: true }), (made, share) => {
        const notionals = Float64Array.from(made, (row) => row.notional);
        const equities = Float64Array.from(made, (row) => row.equity);
        const residual = share * sum(notionals);
        const closed = leverageWaterFill(notionals, equities, residual);
        expect(Math.abs(sum(closed) - residual)).toBeLessThanOrEqual(1e-9 * sum(notionals));
        const after = notionals.map((x, i) => (x - closed[i]) / equities[i]);
        const largest = Math.max(...after);
        // A leverage is left over from a difference, so it is as exact as the largest that there was before.
        const rounding = 1e-12 * (1 + Math.max(...notionals.map((x, i) => x / equities[i])));
        closed.forEach((x, i) => {
          expect(x >= 0 && x <= notionals[i]).toBe(true);
          if (x > 0) expect(Math.abs(after[i] - largest)).toBeLessThanOrEqual(rounding);
        });
      }),
    );
  });
  it('splitting an account in proportion gains nothing', () => {
    const whole = leverageWaterFill(f64(40, 10), f64(4, 5), 20);
    const parts = leverageWaterFill(f64(10, 30, 10), f64(1, 3, 5), 20);
    expect(parts[0] + parts[1]).toBeCloseTo(whole[0], 12);
  });
  it('names a winner without equity', () => {
    expect(() => leverageWaterFill(f64(1, 1), f64(1, 0), 1)).toThrow(
      'winners[1].equity_usd: expected a number above 0',
    );
  });
});

describe('whole contracts', () => {
  const lots = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 4 });
  it('pro rata falls short by less than one contract per winner and never closes too many', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 2 ** 46 }), { minLength: 1, maxLength: 40 }),
        fc.nat(),
        (h, wish) => {
          const held = Float64Array.from(h);
          const closed = contractProRata(held, wish);
          const short = Math.min(wish, sum(held)) - sum(closed);
          expect(short >= 0 && short < h.length).toBe(true);
        },
      ),
    );
  });
  it('min–max closes exactly the residual, and no choice has a smaller largest share (all choices tried)', () => {
    fc.assert(
      fc.property(lots, fc.nat(48), (h, wish) => {
        const held = Float64Array.from(h);
        const residual = Math.min(wish, sum(held));
        const closed = integerMinMax(held, wish);
        expect(sum(closed)).toBe(residual);
        closed.forEach((x, i) => expect(x >= 0 && x <= held[i] && Number.isInteger(x)).toBe(true));
        expect(largestShare(h, [...closed])).toBe(bestShare(h, residual));
      }),
    );
  });
  it('closes one of three rather than the only one; pro rata rounds both down to none', () => {
    expect([...integerMinMax(f64(3, 1), 1)]).toEqual([1, 0]);
    expect([...contractProRata(f64(3, 1), 1)]).toEqual([0, 0]);
  });
  it('names a part of a contract', () => {
    expect(() => integerMinMax(f64(1, 0.5), 1)).toThrow('winners[1].contracts: expected a whole number');
  });
});

function largestShare(held: number[], closed: number[]): number {
  return Math.max(0, ...closed.map((x, i) => (x === 0 ? 0 : x / held[i])));
}

function bestShare(held: number[], residual: number): number {
  if (held.length === 0) return residual === 0 ? 0 : Infinity;
  let best = Infinity;
  for (let x = 0; x <= Math.min(held[0], residual); x++) {
    best = Math.min(best, Math.max(x === 0 ? 0 : x / held[0], bestShare(held.slice(1), residual - x)));
  }
  return best;
}

describe('metrics', () => {
  it('keeps overshoot and undershoot apart from their net', () => {
    const score = scorePolicy([
      { neededUsd: 10, takenUsd: 14, largestHaircut: 0.5, fairestHaircut: 0.25 },
      { neededUsd: 8, takenUsd: 5, largestHaircut: 0.25, fairestHaircut: 0.5 },
    ]);
    const { overshootUsd, undershootUsd, netOvershootUsd, trackingUsd, fairnessUsd, regretUsd } = score;
    expect([overshootUsd, undershootUsd, netOvershootUsd, trackingUsd, fairnessUsd, regretUsd]).toEqual([
      4, 3, 1, 7, 4.5, 11.5,
    ]);
  });
  it('the envelope of a constant severity is √ΣD²', () => {
    expect(regretEnvelope([3, 4], [1.5, 2])).toEqual({ pathVariation: 0, deficitNormUsd: 5, envelopeUsd: 5 });
  });
  it('survival looks at the winner with the largest capacity', () => {
    expect(topWinnerSurvival(f64(1, 5), f64(4, 20))).toBe(0.75);
  });
});
