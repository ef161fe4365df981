/**
 * How a run of the case is judged: pure comparisons of shares, ratios and ranks with targets, each beside the naive
 * forecast that it has to beat.
 */
import { ranksOf } from '@firebreak/engine';

/** Shares nearer to nothing or all than this are not told apart: half of one part in a hundred. */
export const SHARE_MIN = 0.005;

/** Log odds of a share, held away from 0 and 1. */
export function logOdds(share: number): number {
  const held = Math.min(1 - SHARE_MIN, Math.max(SHARE_MIN, share));
  return Math.log(held / (1 - held));
}

/** Mean absolute difference; NaN without values. */
export function meanAbsolute(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, k) => sum + Math.abs(value - b[k]!), 0) / a.length;
}

/** Spearman's rank correlation: Pearson's of the ranks; 0 where one side has no order at all. */
export function rankCorrelation(a: readonly number[], b: readonly number[]): number {
  const [x, y] = [ranksOf(Float64Array.from(a)), ranksOf(Float64Array.from(b))];
  const mean = (x.length + 1) / 2;
  let [xy, xx, yy] = [0, 0, 0];
  for (let k = 0; k < x.length; k++) {
    xy += (x[k]! - mean) * (y[k]! - mean);
    xx += (x[k]! - mean) * (x[k]! - mean);
    yy += (y[k]! - mean) * (y[k]! - mean);
  }
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
}

/**
 * Cumulative shares at the ends of equal stretches of time: of amounts at moments, all in seconds. Amounts outside of
 * [from, to] do not count. Without any amount nothing has come by any time.
 */
export function cumulativeShares(
  moments: readonly (readonly [timeS: number, amount: number])[],
  from: number,
  to: number,
  everyS: number,
): number[] {
  const within = moments.filter(([t]) => t >= from && t <= to);
  const total = within.reduce((sum, [, amount]) => sum + amount, 0);
  const out: number[] = [];
  for (let end = from + everyS; end <= to + 1e-9; end += everyS) {
    const come = within.reduce((sum, [t, amount]) => (t <= end ? sum + amount : sum), 0);
    out.push(total > 0 ? come / total : 0);
  }
  return out;
}
