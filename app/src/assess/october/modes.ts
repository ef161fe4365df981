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

/** Largest relative difference between a step and half of it that is not reported as a failure. */
export const STEP_DIFFERENCE_MAX = 0.05;

/** One quantity at each of {@link CHECKED_STEPS}. */
export interface StepRow {
  readonly name: string;
  readonly values: readonly number[];
  /** Relative difference of each step to half of it. */
  readonly differences: readonly number[];
  readonly holds: boolean;
}

/** What the check found. */
export interface OctoberCheck {
  readonly steps: readonly StepRow[];
  /** Digest on one thread, on each of two at once, and of the full scan. */
  readonly digests: readonly (readonly [how: string, digest: string])[];
}

/**
 * Runs the centre at three steps with one fundamental; then on two threads at once, and with every unit margined at
 * every step. Throws what a run throws.
 */
export async function checkCase(calibration: Calibration, labour: Labour): Promise<OctoberCheck> {
  const base = octoberBase(calibration.observed, calibration.depth);
  const task = centreTask(calibration);
  const alone = { ...labour, threads: 1 };
  const stepped = CHECKED_STEPS.map((step) => ({ ...task, values: [...task.values, ['step', step] as const] }));
  const steps = await runTasks(base, stepped, alone);
  const two = await runTasks(base, [task, { ...task, index: 1 }], { ...labour, threads: 2 });
  const [scan] = await runTasks(base, [{ ...task, fullScan: true }], alone);
  return {
    steps: stepRows(steps),
    digests: [
      ['one thread', steps[0]!.digest],
      ['two threads, first', two[0]!.digest],
      ['two threads, second', two[1]!.digest],
      ['full scan', scan!.digest],
    ],
  };
}

/** Quantities of the same run at falling steps, and how far each is from the next. */
export function stepRows(results: readonly OctoberResult[]): StepRow[] {
  const quantities: readonly (readonly [string, (result: OctoberResult) => number])[] = [
    ['forced notional, all venues', (result) => result.liquidatedUsd],
    ['ADL, all venues', (result) => result.adlUsd],
    ['bad debt, all venues', (result) => result.badDebtUsd],
    ['forced notional on Hyperliquid, 21:15-21:27', (result) => result.measures.forcedUsd],
    ['ADL on Hyperliquid, 21:15-21:27', (result) => result.measures.adlUsd],
    ['low on Hyperliquid over the reference low, mean over coins', meanLow],
  ];
  return quantities.map(([name, of]) => {
    const values = results.map(of);
    const differences = values.slice(1).map((value, k) => (value === 0 ? 0 : values[k]! / value - 1));
    return { name, values, differences, holds: differences.every((x) => Math.abs(x) < STEP_DIFFERENCE_MAX) };
  });
}

function meanLow({ measures: { coins } }: OctoberResult): number {
  return coins.reduce((sum, coin) => sum + coin.lowOverReference, 0) / coins.length;
}
