/**
 * Order statistics and concentration measures over number columns. Inputs that make a measure meaningless (nothing to
 * take the median of, no weight at all) throw instead of returning NaN.
 */
import { InternalError } from './errors.ts';
import { argsortFloat64 } from './sort.ts';

let medianOrder = new Uint32Array(0);

/**
 * Quantile p (a fraction) of values that ascend, by linear interpolation between the values at ranks floor and ceil of
 * (n - 1)·p: definition 7 of R. J. Hyndman and Y. Fan, "Sample quantiles in statistical packages", The American
 * Statistician 50(4), 1996; the default of R and NumPy. Throws InternalError for no values or p outside [0, 1].
 */
export function quantileSorted(sorted: Float64Array, p: number): number {
  if (sorted.length === 0) throw meaningless('a quantile of no values');
  if (!(p >= 0 && p <= 1)) throw meaningless(`the quantile at ${p}, which is not between 0 and 1,`);
  const rank = (sorted.length - 1) * p;
  const below = Math.floor(rank);
  const low = sorted[below];
  if (rank === below) return low;
  return low + (rank - below) * (sorted[below + 1] - low);
}

/**
 * Quantile p (a fraction) of values that ascend, at rank (n + 1)·p between its neighbours: definition 6 of Hyndman and
 * Fan (see above). The value at rank k of n independent draws has a mean probability of k/(n + 1) below it, so a new
 * draw lies between the quantiles at p and q with probability q − p: the definition for ranges that claim a coverage.
 * The smallest or largest value where the rank is outside of 1 … n. Values may be infinite; the result is then the
 * infinite neighbour's. Throws InternalError for no values or p outside [0, 1].
 */
export function coverageQuantile(sorted: Float64Array, p: number): number {
  const n = sorted.length;
  if (n === 0) throw meaningless('a quantile of no values');
  if (!(p >= 0 && p <= 1)) throw meaningless(`the quantile at ${p}, which is not between 0 and 1,`);
  const rank = Math.min(n, Math.max(1, (n + 1) * p));
  const below = Math.floor(rank);
  const low = sorted[below - 1];
  const high = rank === below ? low : sorted[below];
  return high === low ? low : low + (rank - below) * (high - low);
}

/** Ranks of values from 1; equal values share the mean of their ranks. Throws InternalError if one is NaN. */
export function ranksOf(values: Float64Array): Float64Array {
  const n = values.length;
  const order = new Uint32Array(n);
  argsortFloat64(values, n, order);
  const ranks = new Float64Array(n);
  for (let i = 0; i < n; ) {
    let end = i + 1;
    while (end < n && values[order[end]] === values[order[i]]) end++;
    for (let k = i; k < end; k++) ranks[order[k]] = (i + 1 + end) / 2;
    i = end;
  }
  return ranks;
}

/** The middle one of three numbers. */
export function median3(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}

/**
 * Median of values[0] … values[n - 1], the mean of the middle two where n is even. Sorts that part of values in place
 * by insertion, so it is meant for a few dozen values at most. Throws InternalError for n < 1.
 */
export function medianSmall(values: Float64Array, n: number): number {
  if (n < 1) throw meaningless('a median of no values');
  for (let i = 1; i < n; i++) {
    const value = values[i];
    let j = i;
    while (j > 0 && values[j - 1] > value) {
      values[j] = values[j - 1];
      j--;
    }
    values[j] = value;
  }
  const middle = n >>> 1;
  const upper = values[middle];
  return n % 2 === 1 ? upper : 0.5 * (values[middle - 1] + upper);
}

/**
 * Weighted median of the first n values: the smallest at which the weight of it and all below reaches half of the
 * total; the lower one where two qualify. Weights are 0 or more. Throws InternalError where they add up to nothing.
 */
export function weightedMedian(values: Float64Array, weights: Float64Array, n: number): number {
  if (medianOrder.length < n) medianOrder = new Uint32Array(n);
  argsortFloat64(values, n, medianOrder);
  let total = 0;
  for (let i = 0; i < n; i++) total += weights[medianOrder[i]];
  if (!(total > 0)) throw meaningless('a weighted median without weight');
  let reached = 0;
  let i = -1;
  while (2 * reached < total) reached += weights[medianOrder[++i]];
  return values[medianOrder[i]];
}

/**
 * Gini coefficient of amounts that ascend and are 0 or more: 0 where all are equal, (n - 1)/n where one has everything.
 * G = 2·Σ i·x_i / (n·Σ x_i) - (n + 1)/n with i from 1 (A. Sen, "On Economic Inequality", 1973, section 2.9). Throws
 * InternalError where the amounts add up to nothing.
 */
export function giniSorted(sorted: Float64Array): number {
  const n = sorted.length;
  let total = 0;
  let ranked = 0;
  for (let i = 0; i < n; i++) {
    total += sorted[i];
    ranked += (2 * (i + 1) - n - 1) * sorted[i];
  }
  if (!(total > 0)) throw meaningless('a Gini coefficient of nothing');
  return ranked / (n * total);
}

/**
 * Herfindahl-Hirschman index of shares given as fractions: the sum of their squares, from 1/n (equal) to 1 (one has
 * all). Source: O. C. Herfindahl, "Concentration in the steel industry", 1950; here on the scale of fractions, not of
 * points.
 */
export function herfindahl(shares: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < shares.length; i++) sum += shares[i] * shares[i];
  return sum;
}

function meaningless(what: string): InternalError {
  return new InternalError(`${what} was asked for`, {
    code: 'no-statistic',
    hint: 'Report this with the snapshot and scenario that led to it.',
  });
}
