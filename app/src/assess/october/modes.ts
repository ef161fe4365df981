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

/**
 * Markets of the check: accounts and run drawn anew for each, from the case's own seeds on. In one market a single
 * account of a hundred million USD that is or is not reached moves totals by more than a step does.
 */
export const CHECKED_MARKETS = 40;

/** Largest relative difference between the means of a step and of half of it that is not reported as a failure. */
export const STEP_DIFFERENCE_MAX = 0.05;

/** Amounts below this share of forced notional are not compared: a hundredth of a percent. */
export const STEP_AMOUNT_MIN = 1e-4;

/** One quantity at each of {@link CHECKED_STEPS}. */
export interface StepRow {
  readonly name: string;
  /** Means over the markets. */
  readonly values: readonly number[];
  /** Relative difference of each step to half of it; null where both are too small to be compared. */
  readonly differences: readonly (number | null)[];
  /** Standard errors of the differences, market by market. */
  readonly errors: readonly number[];
  readonly holds: boolean;
}

/** What the check found. */
export interface OctoberCheck {
  readonly markets: number;
  readonly steps: readonly StepRow[];
  /** Digest on one thread, on each of two at once, and of the full scan. */
  readonly digests: readonly (readonly [how: string, digest: string])[];
}

/**
 * Runs {@link CHECKED_MARKETS} markets of the centre at three steps with one fundamental; then the centre on two
 * threads at once, and with every unit margined at every step. Throws what a run throws.
 */
export async function checkCase(calibration: Calibration, labour: Labour): Promise<OctoberCheck> {
  const base = octoberBase(calibration.observed, calibration.depth);
  const task = centreTask(calibration);
  const stepped = Array.from({ length: CHECKED_MARKETS }, (_, k) =>
    CHECKED_STEPS.map((step) => {
      return { ...task, otherAccounts: k, seed: task.seed + k, values: [...task.values, ['step', step] as const] };
    }),
  ).flat();
  const runs = await runTasks(base, stepped, labour);
  const alone = { ...labour, threads: 1 };
  const [one] = await runTasks(base, [task], alone);
  const two = await runTasks(base, [task, { ...task, index: 1 }], { ...labour, threads: 2 });
  const [scan] = await runTasks(base, [{ ...task, fullScan: true }], alone);
  return {
    markets: CHECKED_MARKETS,
    steps: stepRows(CHECKED_STEPS.map((_, k) => runs.filter((__, at) => at % CHECKED_STEPS.length === k))),
    digests: [
      ['one thread', one!.digest],
      ['two threads, first', two[0]!.digest],
      ['two threads, second', two[1]!.digest],
      ['full scan', scan!.digest],
    ],
  };
}

/** Means of the same runs at falling steps, one list of markets for each, and how far each is from the next. */
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
  const least = STEP_AMOUNT_MIN * Math.max(...runs.map((markets) => mean(markets.map((one) => one.liquidatedUsd))));
  return quantities.map(([name, of]) => {
    const each = runs.map((markets) => markets.map(of));
    const values = each.map(mean);
    const small = of !== meanLow && values.every((value) => value < least);
    const compared = each.slice(1).map((finer, k) => comparedTo(each[k]!, finer));
    const differences = compared.map(([difference]) => (small ? null : difference));
    const holds = differences.every((x) => x === null || Math.abs(x) < STEP_DIFFERENCE_MAX);
    return { name, values, differences, errors: compared.map(([, error]) => error), holds };
  });
}

/**
 * By how much the mean of `coarse` is above that of `fine`, as a fraction of the latter, and the standard error of this
 * ratio of paired means (delta method; Cochran, Sampling Techniques, 1977, eq. 6.13); 0 for a single pair.
 */
function comparedTo(coarse: readonly number[], fine: readonly number[]): [difference: number, error: number] {
  const base = mean(fine);
  if (base === 0) return [0, 0];
  const ratio = mean(coarse) / base;
  const n = fine.length;
  const squares = coarse.reduce((sum, value, k) => sum + (value - ratio * fine[k]!) ** 2, 0);
  return [ratio - 1, n < 2 ? 0 : Math.sqrt(squares / (n - 1) / n) / Math.abs(base)];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function meanLow({ measures: { coins } }: OctoberResult): number {
  return coins.reduce((sum, coin) => sum + coin.lowOverReference, 0) / coins.length;
}
