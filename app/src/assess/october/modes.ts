/**
 * The reference case asked in other ways than scoring: on the observed marks, with one mechanism changed, and whether
 * its numbers depend on the step, the scan or the number of threads.
 */
import { centre, octoberBase } from './calibration.ts';
import type { Calibration } from './calibration.ts';
import { centreTask } from './caseRun.ts';
import { CHANGES, changedTask, totalsOf } from './counterfactuals.ts';
import type { CounterfactualPoint } from './counterfactuals.ts';
import type { Labour } from './manyTasks.ts';
import { runTasks } from './manyTasks.ts';
import type { OctoberResult } from './task.ts';

/** Runs the case on the observed marks, without impact. Throws what a run throws. */
export async function runReplay(calibration: Calibration, labour: Labour): Promise<OctoberResult> {
  const base = octoberBase(calibration.observed, calibration.depth);
  const task = { ...centreTask(calibration), fundamentals: null, replay: true } as const;
  const [result] = await runTasks(base, [task], labour);
  return result!;
}

/** Runs the centre with each mechanism changed, and as it is. Throws what a run throws. */
export async function runChanges(calibration: Calibration, labour: Labour): Promise<CounterfactualPoint[]> {
  const base = octoberBase(calibration.observed, calibration.depth);
  const task = centreTask(calibration);
  const changed = CHANGES.map((change, k) => changedTask(change, task, task.fundamentals, k + 1));
  const [without, ...results] = await runTasks(base, [task, ...changed], labour);
  const { depthScale, permanentImpact, hyperliquidOpenInterestUsd } = centre(calibration);
  return CHANGES.map(({ name }, k) => ({
    change: name,
    ...{ depthScale, permanentImpact, hyperliquidOpenInterestUsd },
    without: totalsOf(without!),
    with: totalsOf(results[k]!),
  }));
}

/** Steps of the check, seconds. */
export const CHECKED_STEPS = [1, 0.5, 0.25] as const;

/** Seeds of the check, from that of the case on: single accounts on a tipping point move a run by more than a step. */
export const CHECKED_SEEDS = 20;

/** Largest relative difference between the means of a step and of half of it that is not reported as a failure. */
export const STEP_DIFFERENCE_MAX = 0.05;

/** Amounts below this share of forced notional are not compared: a hundredth of a percent. */
export const STEP_AMOUNT_MIN = 1e-4;

/** One quantity at each of {@link CHECKED_STEPS}. */
export interface StepRow {
  readonly name: string;
  /** Means over the seeds, and their standard errors. */
  readonly values: readonly number[];
  readonly errors: readonly number[];
  /** Relative difference of each step to half of it; null where both are too small to be compared. */
  readonly differences: readonly (number | null)[];
  readonly holds: boolean;
}

/** What the check found. */
export interface OctoberCheck {
  readonly seeds: number;
  readonly steps: readonly StepRow[];
  /** Digest on one thread, on each of two at once, and of the full scan. */
  readonly digests: readonly (readonly [how: string, digest: string])[];
}

/**
 * Runs the centre at three steps with one fundamental and {@link CHECKED_SEEDS} seeds; then on two threads at once, and
 * with every unit margined at every step. Throws what a run throws.
 */
export async function checkCase(calibration: Calibration, labour: Labour): Promise<OctoberCheck> {
  const base = octoberBase(calibration.observed, calibration.depth);
  const task = centreTask(calibration);
  const stepped = CHECKED_STEPS.flatMap((step) =>
    Array.from({ length: CHECKED_SEEDS }, (_, k) => {
      return { ...task, seed: task.seed + k, values: [...task.values, ['step', step] as const] };
    }),
  );
  const runs = await runTasks(base, stepped, labour);
  const alone = { ...labour, threads: 1 };
  const [one] = await runTasks(base, [task], alone);
  const two = await runTasks(base, [task, { ...task, index: 1 }], { ...labour, threads: 2 });
  const [scan] = await runTasks(base, [{ ...task, fullScan: true }], alone);
  return {
    seeds: CHECKED_SEEDS,
    steps: stepRows(CHECKED_STEPS.map((_, k) => runs.slice(k * CHECKED_SEEDS, (k + 1) * CHECKED_SEEDS))),
    digests: [
      ['one thread', one!.digest],
      ['two threads, first', two[0]!.digest],
      ['two threads, second', two[1]!.digest],
      ['full scan', scan!.digest],
    ],
  };
}

/** Means of the same runs at falling steps, one list of seeds for each, and how far each is from the next. */
export function stepRows(runs: readonly (readonly OctoberResult[])[]): StepRow[] {
  const quantities: readonly (readonly [string, (result: OctoberResult) => number])[] = [
    ['forced notional, all venues', (result) => result.liquidatedUsd],
    ['ADL, all venues', (result) => result.adlUsd],
    ['bad debt, all venues', (result) => result.badDebtUsd],
    ['forced notional on Hyperliquid', (result) => result.measures.forcedInCaseUsd],
    ['ADL on Hyperliquid', (result) => result.measures.adlInCaseUsd],
    ['forced notional on Hyperliquid, 21:15-21:27', (result) => result.measures.forcedUsd],
    ['ADL on Hyperliquid, 21:15-21:27', (result) => result.measures.adlUsd],
    ['low on Hyperliquid over the reference low, mean over coins', meanLow],
  ];
  const least = STEP_AMOUNT_MIN * Math.max(...runs.map((seeds) => mean(seeds.map((one) => one.liquidatedUsd))));
  return quantities.map(([name, of]) => {
    const values = runs.map((seeds) => mean(seeds.map(of)));
    const errors = runs.map((seeds) => standardError(seeds.map(of)));
    const small = of !== meanLow && values.every((value) => value < least);
    const differences = values.slice(1).map((value, k) => (small ? null : value === 0 ? 0 : values[k]! / value - 1));
    const holds = differences.every((x) => x === null || Math.abs(x) < STEP_DIFFERENCE_MAX);
    return { name, values, errors, differences, holds };
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Of the mean of independent values; 0 for a single one. */
function standardError(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const middle = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - middle) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1) / values.length);
}

function meanLow({ measures: { coins } }: OctoberResult): number {
  return coins.reduce((sum, coin) => sum + coin.lowOverReference, 0) / coins.length;
}
