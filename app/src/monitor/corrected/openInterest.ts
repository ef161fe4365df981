/**
 * How much of a forced order shows as a fall of open interest. A forced sale lowers it where the buyer closes a short,
 * and not where the buyer opens a long; others close and open meanwhile. So the share is fitted, on bins where the
 * throttle tells forced volume, and open interest is used only where that fit stands.
 */

/** Fewer bins with prints fit nothing. */
const BINS_MIN = 20;

/** The share must be this many standard errors above zero. */
const T_MIN = 3;

/** Fall of open interest = drift + share × forced volume + noise. */
export interface OpenInterestFit {
  /** Fraction of forced volume that left open interest. */
  readonly share: number;
  /** Standard error of the share, by leaving out one bin at a time: few busy bins carry the fit, and unequally. */
  readonly shareError: number;
  readonly driftCents: number;
  /** Standard deviation of the noise, cents per bin. */
  readonly deviationCents: number;
  readonly bins: number;
}

interface Line {
  readonly share: number;
  readonly drift: number;
}

/** Least squares over the bins that are not saturated; a sentence that says why where it does not stand. */
export function fitOpenInterest(
  fallCents: Float64Array,
  forcedCents: readonly number[],
  saturated: readonly boolean[],
  prints: readonly number[],
): OpenInterestFit | string {
  const used = forcedCents.map((_, b) => b).filter((b) => !saturated[b] && Number.isFinite(fallCents[b]));
  const busy = used.filter((b) => prints[b]! > 0).length;
  if (busy < BINS_MIN) return `open interest is known in ${busy} unsaturated bins with prints, fewer than ${BINS_MIN}`;
  const line = lineThrough(used, forcedCents, fallCents);
  const n = used.length;
  const without = used.map(
    (b) =>
      lineThrough(
        used.filter((other) => other !== b),
        forcedCents,
        fallCents,
      ).share,
  );
  const centre = without.reduce((sum, share) => sum + share, 0) / n;
  const error = Math.sqrt(((n - 1) / n) * without.reduce((sum, share) => sum + (share - centre) ** 2, 0));
  if (!(line.share > T_MIN * error)) {
    return `forced volume does not show in open interest (share ${line.share.toFixed(2)} ± ${error.toFixed(2)})`;
  }
  const squares = used.reduce((sum, b) => sum + (fallCents[b]! - line.drift - line.share * forcedCents[b]!) ** 2, 0);
  const deviationCents = Math.sqrt(squares / (n - 2));
  return { share: line.share, shareError: error, driftCents: line.drift, deviationCents, bins: n };
}

function lineThrough(bins: readonly number[], xs: readonly number[], ys: Float64Array): Line {
  const meanX = bins.reduce((sum, b) => sum + xs[b]!, 0) / bins.length;
  const meanY = bins.reduce((sum, b) => sum + ys[b]!, 0) / bins.length;
  let xx = 0;
  let xy = 0;
  for (const b of bins) {
    xx += (xs[b]! - meanX) ** 2;
    xy += (xs[b]! - meanX) * (ys[b]! - meanY);
  }
  return { share: xy / xx, drift: meanY - (xy / xx) * meanX };
}
