/**
 * Runs the reference case with its calibration: the centre of the band is executed now and compared with what was
 * calibrated, every row gets the interval of the draws, and the band of impact stands beside it.
 */
import { readFileSync } from 'node:fs';
import { coverageQuantile, InputError } from '@firebreak/engine';
import { CALIBRATION_FILE, CALIBRATION_VERSION, centre, octoberBase } from './calibration.ts';
import type { Calibration, SolvedPoint } from './calibration.ts';
import type { Labour } from './manyTasks.ts';
import { runTasks } from './manyTasks.ts';
import type { Measures } from './measures.ts';
import type { CaseRow } from './rows.ts';
import { runRows } from './rows.ts';
import type { OctoberResult } from './task.ts';

/** A row with its 90% interval over the draws; `holds`: whether that holds the target. */
export interface IntervalRow extends CaseRow {
  readonly low: number | null;
  readonly high: number | null;
  readonly holds: boolean | null;
}

/** Everything that the case says. */
export interface OctoberOutcome {
  readonly rows: readonly IntervalRow[];
  /** Of the rows with a target that is not fitted: how many intervals hold it. */
  readonly held: { readonly rows: number; readonly holding: number };
  readonly band: readonly SolvedPoint[];
  readonly result: OctoberResult;
  /** Whether the run gave the digest of the calibration: the same engine and numbers. */
  readonly asCalibrated: boolean;
  readonly calibration: Calibration;
}

/** The calibration that the case ships with. Throws InputError where it is missing or of another version. */
export function readCalibration(file: string = CALIBRATION_FILE): Calibration {
  let calibration: Calibration;
  try {
    calibration = JSON.parse(readFileSync(file, 'utf8')) as Calibration;
  } catch (error) {
    throw unusable(file, error instanceof Error ? error.message : String(error));
  }
  if (calibration.version === CALIBRATION_VERSION) return calibration;
  throw unusable(file, `it has version ${String(calibration.version)}, expected ${CALIBRATION_VERSION}`);
}

function unusable(file: string, why: string): InputError {
  return new InputError(`The calibration ${file} cannot be used: ${why}`, {
    code: 'bad-calibration',
    hint: 'Make it again with firebreak calibrate.',
  });
}

/** Runs the centre and judges it. Throws what a run throws, CancelledError where the signal fired. */
export async function runOctoberCase(calibration: Calibration, labour: Labour): Promise<OctoberOutcome> {
  const point = centre(calibration);
  const base = octoberBase(calibration.observed, calibration.depth);
  const fit = calibration.fit.points[0]!;
  const market = {
    hyperliquidOpenInterestUsd: point.hyperliquidOpenInterestUsd,
    leverageScale: fit.leverageScale,
    vaultScale: fit.vaultScale,
  };
  const values = [
    ['behaviour.depth_scale', point.depthScale],
    ['behaviour.permanent_impact', point.permanentImpact],
  ] as const;
  const { fundamentals } = point;
  const task = { index: 0, market, values, seed: calibration.seed, fundamentals, rounds: 1 };
  const [result] = await runTasks(base, [task], labour);
  const rows = intervalRows(result!.measures, calibration);
  return {
    rows,
    held: heldBy(rows),
    band: calibration.band,
    result: result!,
    asCalibrated: result!.digest === point.run.digest,
    calibration,
  };
}

/** Of the rows with a target that was not fitted: how many there are, and how many intervals hold it. */
export function heldBy(rows: readonly IntervalRow[]): { readonly rows: number; readonly holding: number } {
  const judged = rows.filter((row) => row.holds !== null && !row.name.includes('(fitted)'));
  return { rows: judged.length, holding: judged.filter((row) => row.holds === true).length };
}

/** The rows of a run with the intervals of the draws. */
export function intervalRows(measures: Measures, calibration: Calibration): IntervalRow[] {
  return withIntervals(runRows(measures, calibration.observed), calibration);
}

/** Quantiles of each row over the draws at 5% and 95%, by the definition that gives ranges their coverage. */
function withIntervals(rows: readonly CaseRow[], { draws, observed }: Calibration): IntervalRow[] {
  const drawn = draws.map((draw) => runRows(draw.measures, observed));
  return rows.map((row, k) => {
    const values = Float64Array.from(drawn.flatMap((one) => one[k]!.result ?? [])).sort();
    if (row.result === null || values.length === 0) return { ...row, low: null, high: null, holds: null };
    const [low, high] = [coverageQuantile(values, 0.05), coverageQuantile(values, 0.95)];
    return { ...row, low, high, holds: row.target === null ? null : low <= row.target && row.target <= high };
  });
}
