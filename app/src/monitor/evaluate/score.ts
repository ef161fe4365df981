/**
 * Does an indicator warn? Alarms at rising edges of a threshold that was chosen on earlier data only, against onsets of
 * events that were defined before looking: lead time, precision, recall, false alarms a month, and the same against
 * onsets moved to random times, because an indicator that is often high is often high before anything.
 */
import { InputError, uniform } from '@firebreak/engine';

/** Stream of the random shifts. */
const STREAM = 9201;

const MONTH_MS = (365.25 / 12) * 86_400_000;

/** Quantiles of the training values that are tried as thresholds. */
const QUANTILES = [0.8, 0.9, 0.95, 0.98, 0.99, 0.995] as const;

/** Fewer onsets in the test say nothing. */
export const ONSETS_MIN = 5;

/** An indicator: `values[i]` was known at `timesMs[i]`, which ascend; NaN where it had no value. High means danger. */
export interface Series {
  readonly name: string;
  readonly timesMs: Float64Array;
  readonly values: Float64Array;
}

/** How an indicator is judged; fixed before its values are looked at. */
export interface EvaluationOptions {
  /** Onsets, ms, ascending. */
  readonly onsetsMs: readonly number[];
  /** An alarm is right if an onset follows within this, ms. */
  readonly horizonMs: number;
  /** After an onset alarms say what everybody sees: they count neither way, ms. */
  readonly cooldownMs: number;
  /** First training stretch, and the stretch after which the threshold is chosen anew, ms. */
  readonly trainMs: number;
  readonly foldMs: number;
  readonly placebos: number;
  readonly seed: number;
}

/** Counts of alarms against onsets. */
export interface Tally {
  readonly onsets: number;
  readonly alarms: number;
  /** Alarms with an onset within the horizon. */
  readonly right: number;
  /** Onsets with an alarm within the horizon before. */
  readonly caught: number;
  /** From the first alarm within the horizon to the onset, median over caught onsets, ms; null for none. */
  readonly leadMs: number | null;
}

/** What is said of an indicator. */
export interface Evaluation extends Tally {
  readonly indicator: string;
  /** Right ÷ alarms and caught ÷ onsets, fractions; null without alarms or onsets. */
  readonly precision: number | null;
  readonly recall: number | null;
  readonly falseAlarmsPerMonth: number;
  /** Area under precision against recall over all thresholds, and what chance gives: the time before onsets. */
  readonly averagePrecision: number;
  readonly baseRate: number;
  /** Mean recall for onsets at random times, and the share of them that are caught at least as well. */
  readonly placeboRecall: number;
  readonly placeboP: number;
  readonly testFromMs: number;
  readonly testToMs: number;
}

/** Alarms where values rise above a threshold; the next one only after they were at or below it. */
export function risingEdges(series: Series, threshold: number, fromMs: number, toMs: number): number[] {
  const alarms: number[] = [];
  let above = false;
  series.timesMs.forEach((time, i) => {
    const value = series.values[i]!;
    if (time >= toMs || Number.isNaN(value)) return;
    if (value > threshold && !above && time >= fromMs) alarms.push(time);
    above = value > threshold;
  });
  return alarms;
}

/** Counts alarms against onsets; both ascend. Alarms in the cooldown after an onset are left out of `alarms`. */
export function tally(
  alarms: readonly number[],
  onsets: readonly number[],
  horizonMs: number,
  cooldownMs: number,
): Tally {
  const counted = alarms.filter((alarm) => !onsets.some((onset) => alarm >= onset && alarm < onset + cooldownMs));
  const right = counted.filter((alarm) => onsets.some((onset) => onset > alarm && onset <= alarm + horizonMs));
  const leads = onsets.flatMap((onset) => {
    const first = counted.find((alarm) => alarm < onset && alarm >= onset - horizonMs);
    return first === undefined ? [] : [onset - first];
  });
  const sorted = [...leads].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const even = sorted.length % 2 === 0;
  const leadMs = sorted.length === 0 ? null : even ? (sorted[middle - 1]! + sorted[middle]!) / 2 : sorted[middle]!;
  return { onsets: onsets.length, alarms: counted.length, right: right.length, caught: leads.length, leadMs };
}

/**
 * Alarms of a walk forward from `fromMs` to `toMs`: for each fold the threshold is the quantile with the best F1 on
 * what was known before it, that is on values whose horizon had ended.
 */
export function walkForward(series: Series, options: EvaluationOptions, fromMs: number, toMs: number): number[] {
  const alarms: number[] = [];
  for (let from = fromMs; from < toMs; from += options.foldMs) {
    const threshold = bestThreshold(series, options, series.timesMs[0]!, from - options.horizonMs);
    alarms.push(...risingEdges(series, threshold, from, Math.min(from + options.foldMs, toMs)));
  }
  return alarms;
}

/** Judges an indicator on all that follows the first training stretch. Throws InputError where nothing follows. */
export function evaluate(series: Series, options: EvaluationOptions): Evaluation {
  const { horizonMs, cooldownMs, trainMs, foldMs } = options;
  const first = series.timesMs[0] ?? NaN;
  const testFromMs = first + trainMs;
  // The last horizon cannot be judged: its onsets may lie beyond the data.
  const testToMs = (series.timesMs.at(-1) ?? NaN) - horizonMs;
  if (!(testToMs > testFromMs) || !(foldMs > 0)) throw nothingToTest(series.name);
  const alarms = walkForward(series, options, testFromMs, testToMs);
  const onsets = options.onsetsMs.filter((onset) => onset >= testFromMs && onset < testToMs);
  const counts = tally(alarms, onsets, horizonMs, cooldownMs);
  const months = (testToMs - testFromMs) / MONTH_MS;
  return {
    indicator: series.name,
    ...counts,
    precision: counts.alarms === 0 ? null : counts.right / counts.alarms,
    recall: counts.onsets === 0 ? null : counts.caught / counts.onsets,
    falseAlarmsPerMonth: (counts.alarms - counts.right) / months,
    ...ranking(series, onsets, { ...options, testFromMs, testToMs }),
    ...placebo(alarms, onsets, counts.caught, { ...options, testFromMs, testToMs }),
    testFromMs,
    testToMs,
  };
}

function bestThreshold(series: Series, options: EvaluationOptions, fromMs: number, toMs: number): number {
  const known = series.values.filter((value, i) => !Number.isNaN(value) && series.timesMs[i]! < toMs).sort();
  if (known.length === 0) return Infinity;
  const onsets = options.onsetsMs.filter((onset) => onset >= fromMs && onset < toMs);
  let best = { score: -1, threshold: Infinity };
  for (const quantile of QUANTILES) {
    const threshold = known[Math.min(known.length - 1, Math.floor(quantile * known.length))]!;
    const alarms = risingEdges(series, threshold, fromMs, toMs);
    const { right, caught, alarms: all } = tally(alarms, onsets, options.horizonMs, options.cooldownMs);
    const precision = all === 0 ? 0 : right / all;
    const recall = onsets.length === 0 ? 0 : caught / onsets.length;
    const score = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
    // Equal scores, zero among them: the higher threshold, which cries less.
    if (score >= best.score) best = { score, threshold };
  }
  return best.threshold;
}

interface TestSpan extends EvaluationOptions {
  readonly testFromMs: number;
  readonly testToMs: number;
}

/** Average precision over the times of the test outside of cooldowns; a time is a hit before an onset. */
function ranking(series: Series, onsets: readonly number[], span: TestSpan) {
  const rows: { readonly value: number; readonly hit: boolean }[] = [];
  series.timesMs.forEach((time, i) => {
    const value = series.values[i]!;
    if (Number.isNaN(value) || time < span.testFromMs || time >= span.testToMs) return;
    if (onsets.some((onset) => time >= onset && time < onset + span.cooldownMs)) return;
    rows.push({ value, hit: onsets.some((onset) => onset > time && onset <= time + span.horizonMs) });
  });
  rows.sort((a, b) => b.value - a.value);
  const hits = rows.filter((row) => row.hit).length;
  let seen = 0;
  let sum = 0;
  for (let i = 0; i < rows.length; ) {
    let j = i;
    let group = 0;
    // Equal values cannot be told apart by any threshold: they enter together.
    while (j < rows.length && rows[j]!.value === rows[i]!.value) if (rows[j++]!.hit) group++;
    seen += group;
    sum += (group * seen) / j;
    i = j;
  }
  return { averagePrecision: hits === 0 ? 0 : sum / hits, baseRate: rows.length === 0 ? 0 : hits / rows.length };
}

/** The same alarms against onsets moved around the circle of the test by one random shift: their spacing is kept. */
function placebo(alarms: readonly number[], onsets: readonly number[], caught: number, span: TestSpan) {
  const length = span.testToMs - span.testFromMs;
  let atLeast = 0;
  let sum = 0;
  for (let k = 0; k < span.placebos; k++) {
    const shift = uniform(span.seed, STREAM, k, 0) * length;
    const moved = onsets.map((onset) => span.testFromMs + ((onset - span.testFromMs + shift) % length));
    const found = tally(
      alarms,
      moved.sort((a, b) => a - b),
      span.horizonMs,
      span.cooldownMs,
    ).caught;
    sum += found;
    if (found >= caught) atLeast++;
  }
  const placeboRecall = onsets.length === 0 ? 0 : sum / span.placebos / onsets.length;
  return { placeboRecall, placeboP: (1 + atLeast) / (1 + span.placebos) };
}

/** What may be said, where `tested` indicators were tried at once (Bonferroni at 5%). */
export function verdict(evaluation: Evaluation, tested: number): 'too few onsets' | 'predicts' | 'does not predict' {
  if (evaluation.onsets < ONSETS_MIN) return 'too few onsets';
  const above = evaluation.placeboP <= 0.05 / tested && evaluation.averagePrecision > evaluation.baseRate;
  return above ? 'predicts' : 'does not predict';
}

function nothingToTest(name: string): InputError {
  return new InputError(`${name}: nothing is left to test after training and the last horizon`, {
    code: 'short-series',
    hint: 'Give a longer series, or a shorter training stretch.',
  });
}
