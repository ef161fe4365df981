/**
 * Series of a run brought to what a chart can show: times as labels, long samples thinned, flows summed over buckets.
 */
import type { SeriesColumns } from '@firebreak/engine';
import { clock } from './format.ts';

/** More points than this are not seen on a chart of a page's width. */
const POINTS_MAX = 360;
const BARS_MAX = 72;
const BUCKETS_S = [1, 5, 10, 30, 60, 300, 600, 1800, 3600, 7200, 21600, 86400] as const;

/** Sums of flows over buckets of equal length. */
export interface Buckets {
  readonly lengthS: number;
  readonly n: number;
  /** Bucket of each sample. */
  readonly of: Int32Array;
}

/** Buckets of a round length: a minute where the run is about an hour, at most 72 of them. */
export function bucketsOf(series: SeriesColumns, horizonS: number): Buckets {
  const gap = series.samples > 1 ? series.timeS[1]! - series.timeS[0]! : 1;
  const fits = BUCKETS_S.find((length) => length >= gap * 0.999 && horizonS / length <= BARS_MAX);
  const lengthS = fits ?? horizonS / BARS_MAX;
  const n = Math.max(1, Math.ceil(horizonS / lengthS));
  // A sample sums what happened before its time, so one that ends with a bucket belongs to it.
  const of = Int32Array.from(series.timeS, (time) =>
    Math.min(n - 1, Math.max(0, Math.ceil(time / lengthS - 1e-9) - 1)),
  );
  return { lengthS, n, of };
}

/** Sums over buckets of a series column, over the instruments given. */
export function bucketed(
  series: SeriesColumns,
  values: Float64Array,
  rows: readonly number[],
  buckets: Buckets,
): number[] {
  const sums = new Array<number>(buckets.n).fill(0);
  for (let sample = 0; sample < series.samples; sample++) {
    const bucket = buckets.of[sample]!;
    for (const row of rows) sums[bucket] = sums[bucket]! + values[sample * series.instruments + row]!;
  }
  return sums;
}

/** Every so many samples for a line, first and last kept; `keep` picks the sample of a group that is shown. */
export function thinned(values: readonly number[], keep?: readonly number[]): number[] {
  const group = Math.ceil(values.length / POINTS_MAX);
  if (group <= 1) return [...values];
  const shown: number[] = [];
  for (let from = 0; from < values.length; from += group) {
    let best = from;
    for (let k = from; k < Math.min(values.length, from + group); k++) {
      if (keep !== undefined && keep[k]! > keep[best]!) best = k;
    }
    shown.push(values[best]!);
  }
  shown[0] = values[0]!;
  shown[shown.length - 1] = values.at(-1)!;
  return shown;
}

/** Labels of a time axis: the times of day (UTC) at start, quarters and end. */
export function timeLabels(startMs: number, horizonS: number): { at: number; text: string }[] {
  const short = horizonS >= 600;
  return [0, 0.25, 0.5, 0.75, 1].map((at) => ({ at, text: clock(startMs + at * horizonS * 1000, short) }));
}

/** How long a bucket is, in words: `per minute`, `per 5 minutes`. */
export function perBucket(lengthS: number): string {
  const units = [
    [86400, 'day'],
    [3600, 'hour'],
    [60, 'minute'],
    [1, 'second'],
  ] as const;
  for (const [length, name] of units) {
    const times = lengthS / length;
    if (times >= 0.999)
      return Math.abs(times - 1) < 0.001 ? `per ${name}` : `per ${Number(times.toPrecision(3))} ${name}s`;
  }
  return `per ${Number(lengthS.toPrecision(3))} seconds`;
}
