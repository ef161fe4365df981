/** The reference case in the terminal: how it was calibrated, its rows by class, and the band of impact. */
import type { Calibration, SolvedPoint } from '../assess/october/calibration.ts';
import type { IntervalRow, OctoberOutcome } from '../assess/october/caseRun.ts';
import type { CaseRow, RowClass } from '../assess/october/rows.ts';
import { amount, count, usd } from './format.ts';
import { changeTable } from './octoberModes.ts';
import type { Colors } from './textTable.ts';
import { right, textTable, wrap } from './textTable.ts';

const CLASSES: readonly (readonly [RowClass, string])[] = [
  ['input check', 'Input check: what goes in, against what was published'],
  ['conditional', 'Conditional: given two fitted totals and the path of prices'],
  ['scored', 'Scored: predicted, beside a naive forecast'],
];

/** What a calibration found, stage by stage. */
export function calibrationReport({ depth, fit, band, draws, observed }: Calibration, colors: Colors): string {
  const { best } = fit;
  const fits = fit.points
    .slice(0, 5)
    .map((point) => [
      `${point.leverageScale}`,
      `${point.leverageWidth}`,
      `${point.vaultScale}`,
      usd(point.accountValueUsd),
      usd(point.forcedUsd),
      usd(point.adlUsd),
      point.objective.toFixed(3),
    ]);
  const head = ['leverage ×', 'width ×', 'vault ×', 'accounts', 'forced', 'ADL', 'objective'];
  const fitTable = textTable(head.map(right), fits, colors);
  const missing = observed.map((path) => `${path.asset} ${path.missing}`).join(', ');
  return [
    `depth       exponents ${depth.askExponent.toFixed(3)} (asks), ${depth.bidExponent.toFixed(3)} (bids) of ` +
      `${count(depth.calmTimes)} calm times; trough ${depth.trough.toFixed(3)} in minute ${depth.troughMinute}`,
    `population  leverage × ${best.leverageScale}, width × ${best.leverageWidth}, vault × ${best.vaultScale}` +
      `${best.atEnd ? ', at an end of the grid' : ''}; ${count(fit.points.length)} points; ` +
      `objective: ${fit.objective}`,
    fitTable,
    `path        missing observations: ${missing}`,
    bandTable(band, colors),
    `draws       ${count(draws.length)}`,
  ].join('\n');
}

/** The band of impact: what each point gives with the fundamental solved for it. */
export function bandTable(band: readonly SolvedPoint[], colors: Colors): string {
  const rows = band.map(({ depthScale, permanentImpact, hyperliquidOpenInterestUsd, run }) => [
    `${depthScale}`,
    `${permanentImpact}`,
    usd(hyperliquidOpenInterestUsd),
    usd(run.liquidatedUsd),
    usd(run.adlUsd),
    usd(run.badDebtUsd),
    `${(100 * run.rms).toFixed(2)}%`,
    `${(100 * run.worst).toFixed(1)}%`,
  ]);
  const head = ['depth ×', 'permanent', 'HL open int.', 'liquidated', 'ADL', 'bad debt', 'path rms', 'worst'];
  return textTable(head.map(right), rows, colors);
}

/** The object that `--json` prints. `rows` has those of a scored file last. */
export function octoberJson(
  { rows, band, result, asCalibrated, calibration }: OctoberOutcome,
  file: readonly CaseRow[] | null,
): Record<string, unknown> {
  const { engine, seed, draws, fit, counterfactuals } = calibration;
  return {
    case: 'oct-10-2025',
    rows: [...rows, ...(file ?? []).map((row) => ({ ...row, name: `file: ${row.name}` }))],
    band: band.map(({ fundamentals: _fundamentals, ...point }) => point),
    counterfactuals,
    fit: fit.best,
    calibration: { engine, seed, draws: draws.length },
    digest: result.digest,
    asCalibrated,
  };
}

/** How the terminal is. */
interface Look {
  readonly columns: number;
  readonly colors: Colors;
}

/** The table that the case prints; rows of a scored file stand by themselves. */
export function octoberText(
  outcome: OctoberOutcome,
  file: readonly CaseRow[] | null,
  { columns, colors }: Look,
): string {
  const { rows, band, calibration, asCalibrated } = outcome;
  const parts = CLASSES.map(([name, title]) => {
    const own = rows.filter((row) => row.class === name);
    return `${colors.bold(title)}\n${own.map((row) => rowText(row, columns)).join('\n')}`;
  });
  if (file !== null) {
    const own = file.map((row) => rowText({ ...row, ...ALONE }, columns));
    parts.push(`${colors.bold('The forecast in the file')}\n${own.join('\n')}`);
  }
  const beaten = rows.filter((row) => row.beatsBaseline !== null);
  return [
    ...parts,
    `${beaten.filter((row) => row.beatsBaseline).length} of ${beaten.length} scored rows beat their naive forecast. ` +
      `Intervals: 90%, ${calibration.draws.length} draws of inputs and seeds.`,
    `${colors.bold('Band of impact')}, the fundamental solved anew for each point\n${bandTable(band, colors)}`,
    `${colors.bold('Counterfactuals')}, least and largest change over the points whose path is solved\n` +
      changeTable(calibration.counterfactuals, colors),
    wrap(
      asCalibrated
        ? 'The run gave the digest of its calibration.'
        : 'The engine has changed since the calibration: the run gave another digest. ' +
            'Make it again with firebreak calibrate.',
      columns,
    ),
  ].join('\n\n');
}

/** A row without draws and without a band. */
const ALONE = { low: null, high: null, holds: null, byDepth: [], atLowerTotal: null } as const;

function rowText(row: IntervalRow, columns: number): string {
  const verdict =
    row.beatsBaseline === null ? '' : row.beatsBaseline ? '  beats the naive forecast' : '  MISS: no better than naive';
  const interval =
    row.low === null ? '' : `  [${shown(row.low)}, ${shown(row.high!)}]${row.holds === false ? ' misses it' : ''}`;
  const naive = row.baseline === null ? '' : `  naive ${shown(row.baseline)}`;
  const error =
    row.baselineError === null
      ? ''
      : `\n    error ${row.error!.toFixed(3)} against ${row.baselineError.toFixed(3)} (${row.metric})${verdict}`;
  const depths = row.byDepth.map(({ depthScale, result }) => `×${depthScale}: ${optional(result)}`).join(', ');
  const band = depths === '' ? '' : `\n    depth ${depths}; lower total of Hyperliquid: ${optional(row.atLowerTotal)}`;
  const numbers = `target ${optional(row.target)}  result ${optional(row.result)}${interval}${naive}  ${row.unit}`;
  return `${wrap(row.name, columns, '  ')}\n    ${numbers}${error}${band}`;
}

function optional(value: number | null): string {
  return value === null ? 'none' : shown(value);
}

function shown(value: number): string {
  return Math.abs(value) >= 1e5 ? amount(value) : String(Number(value.toPrecision(4)));
}
