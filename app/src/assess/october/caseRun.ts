/**
 * Runs the reference case with its calibration: the centre of the band is executed now and compared with what was
 * calibrated, every row gets the interval of the draws, and the band of impact stands beside it.
 */
import { readFileSync } from 'node:fs';
import { coverageQuantile, InputError } from '@firebreak/engine';
import { CENTRAL_IMPACT, pointTask } from './calibrate.ts';
import { CALIBRATION_FILE, CALIBRATION_VERSION, centre, octoberBase } from './calibration.ts';
import type { Calibration, RunNumbers, SolvedPoint } from './calibration.ts';
import type { Labour } from './manyTasks.ts';
import { runTasks } from './manyTasks.ts';
import type { Measures } from './measures.ts';
import type { CaseRow } from './rows.ts';
import { branchingRows, checkRows, heldRow, runRows } from './rows.ts';
import type { OctoberResult, OctoberTask } from './task.ts';

/**
 * A row with its 90% interval over the draws (`holds`: whether that holds the target), and its result elsewhere in the
 * band: at each multiple of depth, and at the lower published total of Hyperliquid.
 */
export interface IntervalRow extends CaseRow {
  readonly low: number | null;
  readonly high: number | null;
  readonly holds: boolean | null;
  readonly byDepth: readonly { readonly depthScale: number; readonly result: number | null }[];
  readonly atLowerTotal: number | null;
}

/** Everything that the case says. */
export interface OctoberOutcome {
  readonly rows: readonly IntervalRow[];
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

/** The task that runs the centre of the band as it was calibrated. */
export function centreTask(calibration: Calibration): OctoberTask {
  const point = centre(calibration);
  return pointTask(point, calibration.fit.best, calibration.seed, point.fundamentals);
}

/** Runs the centre and judges it. Throws what a run throws, CancelledError where the signal fired. */
export async function runOctoberCase(calibration: Calibration, labour: Labour): Promise<OctoberOutcome> {
  const base = octoberBase(calibration.observed, calibration.depth);
  const [result] = await runTasks(base, [centreTask(calibration)], labour);
  return {
    rows: intervalRows(result!.measures, calibration),
    band: calibration.band,
    result: result!,
    asCalibrated: result!.digest === centre(calibration).run.digest,
    calibration,
  };
}

/**
 * All rows of a run of the centre: facts that went in, what the run says with the intervals of the draws, branching as
 * calibrated, and how many of the intervals hold their target.
 */
export function intervalRows(measures: Measures, calibration: Calibration): IntervalRow[] {
  const { draws, observed, checks } = calibration;
  const drawn = draws.map((draw) => runRows(draw.measures, observed));
  const [atDepth, lower] = bandRuns(calibration);
  const inBand = (run: RunNumbers): CaseRow[] => [...runRows(run.measures, observed), ...branchingRows(run.branching)];
  const own = [...runRows(measures, observed), ...branchingRows(centre(calibration).run.branching)];
  const elsewhere = atDepth.map(({ depthScale, run }) => ({ depthScale, rows: inBand(run) }));
  const lowerRows = inBand(lower.run);
  const rows = own.map((row, k) => {
    const values = Float64Array.from(drawn.flatMap((one) => one[k]?.result ?? [])).sort();
    return {
      ...row,
      ...intervalOf(row, values),
      byDepth: elsewhere.map((point) => ({ depthScale: point.depthScale, result: point.rows[k]!.result })),
      atLowerTotal: lowerRows[k]!.result,
    };
  });
  const alone = (row: CaseRow): IntervalRow => {
    return { ...row, low: null, high: null, holds: null, byDepth: [], atLowerTotal: null };
  };
  return [...checkRows(checks).map(alone), ...rows, alone(heldRow(heldBy(rows)))];
}

/** The points that differ from the centre in depth alone, and the one that differs in Hyperliquid's total. */
function bandRuns(calibration: Calibration): [SolvedPoint[], SolvedPoint] {
  const { band } = calibration;
  const { hyperliquidOpenInterestUsd: high } = centre(calibration);
  const central = band.filter((point) => point.permanentImpact === CENTRAL_IMPACT);
  return [
    central.filter((point) => point.hyperliquidOpenInterestUsd === high),
    central.find((point) => point.hyperliquidOpenInterestUsd !== high)!,
  ];
}

/** Of the rows with a target that was not fitted: how many there are, and how many intervals hold it. */
function heldBy(rows: readonly IntervalRow[]): { readonly rows: number; readonly holding: number } {
  const judged = rows.filter((row) => row.holds !== null && !row.name.includes('(fitted)'));
  return { rows: judged.length, holding: judged.filter((row) => row.holds === true).length };
}

/** Quantiles over the draws at 5% and 95%, by the definition that gives ranges their coverage. */
function intervalOf(row: CaseRow, values: Float64Array): Pick<IntervalRow, 'low' | 'high' | 'holds'> {
  if (row.result === null || values.length === 0) return { low: null, high: null, holds: null };
  const [low, high] = [coverageQuantile(values, 0.05), coverageQuantile(values, 0.95)];
  return { low, high, holds: row.target === null ? null : low <= row.target && row.target <= high };
}
