/** The reference case in the terminal: how it was calibrated, its rows by class, and the band of impact. */
import type { Calibration, SolvedPoint } from '../assess/october/calibration.ts';
import type { IntervalRow, OctoberOutcome } from '../assess/october/caseRun.ts';
import type { CaseRow, RowClass } from '../assess/october/rows.ts';
import { amount, count, usd } from './format.ts';
import type { Colors } from './textTable.ts';
import { textTable, wrap } from './textTable.ts';

const right = (head: string): { head: string; align: 'right' } => ({ head, align: 'right' });

const CLASSES: readonly (readonly [RowClass, string])[] = [
  ['input check', 'Input check: what goes in, against what was published'],
  ['conditional', 'Conditional: given two fitted totals and the path of prices'],
  ['scored', 'Scored: predicted, beside a naive forecast'],
];

/** What a calibration found, stage by stage. */
export function calibrationReport({ depth, fit, band, draws, observed }: Calibration, colors: Colors): string {
  const [best] = fit.points;
  const fits = fit.points
    .slice(0, 5)
    .map((point) => [
      point.leverageScale.toFixed(2),
      point.vaultScale.toFixed(2),
      usd(point.forcedUsd),
      usd(point.adlUsd),
      point.objective.toFixed(3),
    ]);
  const fitTable = textTable(
    [right('leverage ×'), right('vault ×'), right('forced'), right('ADL'), right('objective')],
    fits,
    colors,
  );
  const missing = observed.map((path) => `${path.asset} ${path.missing}`).join(', ');
  return [
    `depth       exponents ${depth.askExponent.toFixed(3)} (asks), ${depth.bidExponent.toFixed(3)} (bids) of ` +
      `${count(depth.calmTimes)} calm times; trough ${depth.trough.toFixed(3)} in minute ${depth.troughMinute}`,
    `population  leverage × ${best!.leverageScale}, vault × ${best!.vaultScale}; objective: ${fit.objective}`,
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
  { rows, held, band, result, asCalibrated, calibration }: OctoberOutcome,
  file: readonly CaseRow[] | null,
): Record<string, unknown> {
  const { engine, seed, draws, fit, checks } = calibration;
  return {
    case: 'oct-10-2025',
    rows: [...rows, ...(file ?? []).map((row) => ({ ...row, name: `file: ${row.name}` }))],
    intervalsHolding: held,
    checks,
    band: band.map(({ fundamentals: _fundamentals, ...point }) => point),
    fit: fit.points[0],
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
  const { rows, held, band, calibration, asCalibrated } = outcome;
  const parts = CLASSES.map(([name, title]) => {
    const own = rows.filter((row) => row.class === name);
    const blocks = own.map((row) => rowText(row, columns));
    const inputs = name === 'input check' ? calibration.checks.map((check) => checkText(check)) : [];
    return `${colors.bold(title)}\n${[...blocks, ...inputs].join('\n')}`;
  });
  if (file !== null) {
    const own = file.map((row) => rowText({ ...row, low: null, high: null, holds: null }, columns));
    parts.push(`${colors.bold('The forecast in the file')}\n${own.join('\n')}`);
  }
  const beaten = rows.filter((row) => row.beatsBaseline !== null);
  return [
    ...parts,
    `${beaten.filter((row) => row.beatsBaseline).length} of ${beaten.length} scored rows beat their naive forecast; ` +
      `${held.holding} of ${held.rows} intervals (90%, ${calibration.draws.length} draws of inputs and seeds) ` +
      `hold the target.`,
    `${colors.bold('Band of impact')}, the fundamental solved anew for each point\n${bandTable(band, colors)}`,
    wrap(
      asCalibrated
        ? 'The run gave the digest of its calibration.'
        : 'The engine has changed since the calibration: the run gave another digest. ' +
            'Make it again with firebreak calibrate.',
      columns,
    ),
  ].join('\n\n');
}

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
  const numbers = `target ${optional(row.target)}  result ${optional(row.result)}${interval}${naive}  ${row.unit}`;
  return `${wrap(row.name, columns, '  ')}\n    ${numbers}${error}`;
}

function checkText(check: Calibration['checks'][number]): string {
  return `  ${check.name}\n    published ${check.published}  in the data ${shown(check.measured)}  ${check.unit}`;
}

function optional(value: number | null): string {
  return value === null ? 'none' : shown(value);
}

function shown(value: number): string {
  return Math.abs(value) >= 1e5 ? amount(value) : String(Number(value.toPrecision(4)));
}
