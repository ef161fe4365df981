/** Comparisons against values worked out by hand. */
import { describe, expect, it } from 'vitest';
import { cumulativeShares, logOdds, meanAbsolute, rankCorrelation } from './score.ts';

describe('scores', () => {
  it('log odds are symmetric and held at the edges', () => {
    expect(logOdds(0.5)).toBe(0);
    expect(logOdds(0.8)).toBeCloseTo(Math.log(4), 12);
    expect(logOdds(0.2)).toBeCloseTo(-Math.log(4), 12);
    expect(logOdds(0)).toBe(logOdds(0.005));
    expect(logOdds(1)).toBeCloseTo(-logOdds(0), 12);
  });

  it('rank correlation of five pairs by the textbook formula 1 - 6 sum d^2 / (n (n^2 - 1))', () => {
    expect(rankCorrelation([1, 2, 3, 4, 5], [2, 1, 4, 3, 5])).toBeCloseTo(1 - (6 * 4) / (5 * 24), 14);
    expect(rankCorrelation([1, 2, 3], [30, 20, 10])).toBe(-1);
    expect(rankCorrelation([1, 1, 1], [1, 2, 3])).toBe(0);
  });

  it('cumulative shares by stretch', () => {
    const moments = [
      [10, 1],
      [35, 2],
      [60, 1],
      [100, 9],
    ] as const;
    expect(cumulativeShares(moments, 0, 90, 30)).toEqual([0.25, 1, 1]);
    expect(cumulativeShares([], 0, 60, 30)).toEqual([0, 0]);
    expect(meanAbsolute([1, 2], [2, 0])).toBe(1.5);
  });
});
