/**
 * Price composition that several venues share: weighted means and medians over sources, the guards of an index
 * against a bad or silent source, the exponential average that keeps numerator and denominator, and a fixed window
 * mean. Source counts are small (at most a dozen), so medians count instead of sorting and nothing allocates. A
 * source that is missing has weight 0.
 */
import { exp } from '../../core/math.ts';

export { median3, weightedMedian } from '../../core/stats.ts';

/** Weighted mean of the first n values; NaN where the weights sum to zero (no source left). */
export function weightedMean(values: Float64Array, weights: Float64Array, n: number): number {
  let sum = 0;
  let total = 0;
  for (let i = 0; i < n; i++) {
    const w = weights[i];
    if (w > 0) {
      sum += w * values[i];
      total += w;
    }
  }
  return sum / total;
}

/** Plain median of the values that have a positive weight; with an even count the mean of the middle two. */
export function medianOfPresent(values: Float64Array, weights: Float64Array, n: number): number {
  let count = 0;
  for (let i = 0; i < n; i++) if (weights[i] > 0) count++;
  const low = rankValue(values, weights, n, Math.floor((count - 1) / 2));
  const high = rankValue(values, weights, n, Math.floor(count / 2));
  return (low + high) / 2;
}

function rankValue(values: Float64Array, weights: Float64Array, n: number, rank: number): number {
  for (let i = 0; i < n; i++) {
    if (!(weights[i] > 0)) continue;
    let less = 0;
    let same = 0;
    for (let j = 0; j < n; j++) {
      if (!(weights[j] > 0)) continue;
      if (values[j] < values[i]) less++;
      else if (values[j] === values[i]) same++;
    }
    if (rank >= less && rank < less + same) return values[i];
  }
  return NaN;
}

/**
 * Index price with the guards of Binance: a source silent for longer than `maxAgeMs` has weight 0; one source further
 * than `maxDeviation` from the median of the sources has weight 0; with two or more such sources the median is the
 * index. `weights` is overwritten with the weights that were used. NaN where no source is left.
 * Source: Binance FAQ 360033525071 (index price), read 2026-09: 5% and 10 s.
 */
export function guardedIndex(
  prices: Float64Array,
  weights: Float64Array,
  agesMs: Float64Array,
  n: number,
  maxDeviation: number,
  maxAgeMs: number,
): number {
  for (let i = 0; i < n; i++) if (agesMs[i] > maxAgeMs) weights[i] = 0;
  const median = medianOfPresent(prices, weights, n);
  let outliers = 0;
  let last = -1;
  for (let i = 0; i < n; i++) {
    if (weights[i] > 0 && Math.abs(prices[i] / median - 1) > maxDeviation) {
      outliers++;
      last = i;
    }
  }
  if (outliers > 1) return median;
  if (outliers === 1) weights[last] = 0;
  return weightedMean(prices, weights, n);
}

/**
 * One step of the average that keeps numerator and denominator at state[at] and state[at + 1]: both decay by
 * exp(−dt/tau), then sample × dt and dt are added. Returns the new average. A state of zeros starts at the first
 * sample.
 * Source: Hyperliquid docs, robust price indices (read 2026-09): tau = 2.5 minutes for the basis.
 */
export function emaStep(state: Float64Array, at: number, sample: number, dt: number, tau: number): number {
  const decay = exp(-dt / tau);
  const numerator = state[at] * decay + sample * dt;
  const denominator = state[at + 1] * decay + dt;
  state[at] = numerator;
  state[at + 1] = denominator;
  return numerator / denominator;
}

/** A window over the latest samples: a ring of values and how many were ever pushed. */
export interface MovingWindow {
  readonly values: Float64Array;
  pushed: number;
}

/** An empty window over the latest `length` samples (Binance's Price 2: 30 points). */
export function movingWindow(length: number): MovingWindow {
  return { values: new Float64Array(length), pushed: 0 };
}

/** Adds a sample and returns the mean of those in the window; before it is full, of those there are. */
export function windowPush(window: MovingWindow, sample: number): number {
  const values = window.values;
  values[window.pushed % values.length] = sample;
  window.pushed++;
  const count = Math.min(window.pushed, values.length);
  let sum = 0;
  for (let i = 0; i < count; i++) sum += values[i];
  return sum / count;
}
