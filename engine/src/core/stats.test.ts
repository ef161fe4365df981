/** Order statistics against R, NumPy and hand-countable cases. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InternalError } from './errors.ts';
import {
  coverageQuantile,
  giniSorted,
  herfindahl,
  median3,
  medianSmall,
  quantileSorted,
  ranksOf,
  weightedMedian,
} from './stats.ts';

const f64 = (...xs: number[]): Float64Array => Float64Array.from(xs);

describe('quantileSorted', () => {
  it('is type 7: R gives quantile(c(1, 2, 4, 8), c(0, .1, .5, .9, 1)) = 1, 1.3, 3, 6.8, 8', () => {
    const xs = f64(1, 2, 4, 8);
    const got = [0, 0.1, 0.5, 0.9, 1].map((p) => quantileSorted(xs, p));
    [1, 1.3, 3, 6.8, 8].forEach((want, i) => expect(got[i]).toBeCloseTo(want, 12));
    expect(quantileSorted(f64(5), 0.3)).toBe(5);
  });

  it('refuses what has no quantile', () => {
    expect(() => quantileSorted(f64(), 0.5)).toThrow(InternalError);
    expect(() => quantileSorted(f64(1), 1.1)).toThrow(InternalError);
    expect(() => quantileSorted(f64(1), NaN)).toThrow(InternalError);
  });
});

describe('coverageQuantile', () => {
  it('is type 6: R gives quantile(c(1, 2, 4, 8), c(.1, .25, .5, .75, .9), type = 6) = 1, 1.25, 3, 7, 8', () => {
    const got = [0.1, 0.25, 0.5, 0.75, 0.9].map((p) => coverageQuantile(f64(1, 2, 4, 8), p));
    expect(got).toEqual([1, 1.25, 3, 7, 8]);
    expect(coverageQuantile(f64(5), 0.3)).toBe(5);
    expect(coverageQuantile(f64(1, 2, Infinity), 0.5)).toBe(2);
    expect(coverageQuantile(f64(1, 2, Infinity), 0.7)).toBe(Infinity);
    expect(coverageQuantile(f64(1, Infinity, Infinity), 0.7)).toBe(Infinity);
    expect(() => coverageQuantile(f64(), 0.5)).toThrow(InternalError);
  });
});

describe('ranksOf', () => {
  it('shares the mean rank among equal values', () => {
    expect(ranksOf(f64(10, 30, 20, 30, 5))).toEqual(f64(2, 4.5, 3, 4.5, 1));
    expect(ranksOf(f64(7, 7, 7))).toEqual(f64(2, 2, 2));
    expect(ranksOf(f64(Infinity, 1, Infinity))).toEqual(f64(2.5, 1, 2.5));
  });
});

describe('medians', () => {
  it('median3 is the middle one in every order', () => {
    const orders = [
      [1, 2, 3],
      [1, 3, 2],
      [2, 1, 3],
      [2, 3, 1],
      [3, 1, 2],
      [3, 2, 1],
    ] as const;
    for (const [a, b, c] of orders) expect(median3(a, b, c)).toBe(2);
    expect(median3(1, 1, 2)).toBe(1);
  });

  it('medianSmall is the quantile at one half', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1, maxLength: 30 }), (list) => {
        const sorted = Float64Array.from(list).sort();
        expect(medianSmall(Float64Array.from(list), list.length)).toBe(quantileSorted(sorted, 0.5));
      }),
    );
    expect(medianSmall(f64(3, 1, 2, 100), 3)).toBe(2);
    expect(() => medianSmall(f64(1), 0)).toThrow(InternalError);
  });

  it('weightedMedian takes the lower value on a tie', () => {
    expect(weightedMedian(f64(10, 20), f64(1, 1), 2)).toBe(10);
    expect(weightedMedian(f64(20, 10), f64(1, 1.01), 2)).toBe(10);
    expect(weightedMedian(f64(20, 10), f64(1.01, 1), 2)).toBe(20);
    expect(weightedMedian(f64(1, 2, 3), f64(0, 1, 0), 3)).toBe(2);
    expect(weightedMedian(f64(5, 1), f64(1, 100), 1)).toBe(5);
    expect(() => weightedMedian(f64(1), f64(0), 1)).toThrow(InternalError);
  });

  it('weightedMedian is the lower median of each value repeated as often as its weight', () => {
    const pair = fc.tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: 1, max: 5 }));
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 70 }), (pairs) => {
        const all = pairs.flatMap(([value, weight]) => new Array<number>(weight).fill(value)).sort((a, b) => a - b);
        const values = Float64Array.from(pairs, ([value]) => value);
        const weights = Float64Array.from(pairs, ([, weight]) => weight);
        expect(weightedMedian(values, weights, pairs.length) - all[Math.ceil(all.length / 2) - 1]!).toBe(0);
      }),
    );
  });
});

describe('concentration', () => {
  it('giniSorted is the mean absolute difference over twice the mean', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 25 }), (list) => {
        const sorted = Float64Array.from(list).sort();
        const total = list.reduce((sum, x) => sum + x, 0);
        fc.pre(total > 0);
        let differences = 0;
        for (const a of list) for (const b of list) differences += Math.abs(a - b);
        expect(giniSorted(sorted)).toBeCloseTo(differences / (2 * list.length * total), 12);
      }),
    );
    expect(giniSorted(f64(0, 0, 0, 1))).toBe(0.75);
    expect(giniSorted(f64(2, 2, 2))).toBe(0);
    expect(() => giniSorted(f64(0, 0))).toThrow(InternalError);
  });

  it('herfindahl is the sum of squared shares', () => {
    expect(herfindahl(f64(1))).toBe(1);
    expect(herfindahl(f64(0.25, 0.25, 0.25, 0.25))).toBe(0.25);
    expect(herfindahl(f64(0.5, 0.25, 0.25))).toBe(0.375);
  });
});
