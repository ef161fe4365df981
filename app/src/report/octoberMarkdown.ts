/** The tables of docs/validation.md, made from the calibration so that the page cannot say anything else. */
import type { Calibration } from '../assess/october/calibration.ts';
import { centre } from '../assess/october/calibration.ts';
import { intervalRows } from '../assess/october/caseRun.ts';
import type { IntervalRow } from '../assess/october/caseRun.ts';
import { SOLVED_RMS } from '../assess/october/counterfactuals.ts';
import { amount, percent, usd } from './format.ts';
import { INPUT_HEAD, inputRows, inputWords } from './octoberInputs.ts';
import { CHANGE_HEAD, changeRows } from './octoberModes.ts';

/** All generated tables: inputs, depth, fit, rows, band, branching, counterfactuals. Ends with a line break. */
export function validationTables(calibration: Calibration): string {
  const rows = intervalRows(centre(calibration).run.measures, calibration);
  const beaten = rows.filter((row) => row.beatsBaseline !== null);
  return [
    '### Inputs: observed prices',
    markdown(INPUT_HEAD, inputRows(calibration)),
    inputWords(calibration),
    '### Inputs: checks',
    checkTable(calibration),
    '### Depth',
    depthWords(calibration),
    '### Population: the fit',
    fitTable(calibration),
    '### Rows',
    rowTable(rows),
    `${beaten.filter((row) => row.beatsBaseline).length} of ${beaten.length} scored rows beat their naive forecast. ` +
      `Intervals are of ${calibration.draws.length} draws of inputs and seeds together; in ` +
      `${calibration.draws.filter(({ rms }) => rms <= SOLVED_RMS).length} of them the prices stay within ` +
      `${percent(SOLVED_RMS)} (rms) of those observed.`,
    '### Rows at other depths and at the lower total',
    elsewhereTable(rows),
    '### The band of impact',
    bandTable(calibration),
    '### Branching on Hyperliquid',
    branchingTable(calibration),
    '### Counterfactuals',
    `Least and largest change over the ${pointsSolved(calibration)} points of the band whose path is solved ` +
      `(rms at most ${percent(SOLVED_RMS)}), all venues, with the fundamental of the point.`,
    markdown(CHANGE_HEAD, changeRows(calibration.counterfactuals)),
    '',
  ].join('\n\n');
}

function markdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function checkTable({ checks }: Calibration): string {
  const rows = checks.map((check) => [
    check.name,
    `${check.published} ${check.unit}`,
    `${shown(check.measured)} ${check.unit}`,
    `\`${check.source}\``,
  ]);
  return markdown(['fact', 'published', 'in the data', 'file'], rows);
}

function depthWords({ depth }: Calibration): string {
  const minute = new Date(Date.UTC(2025, 9, 10, 20, 45 + depth.troughMinute)).toISOString().slice(11, 16);
  return (
    `Binance BTCUSDT, ${depth.calmTimes} calm times: depth grows like ` +
    `distance^${depth.askExponent.toFixed(3)} (asks) and ^${depth.bidExponent.toFixed(3)} (bids) from 1% to 5%. ` +
    `Asks within 1% fell to ${depth.trough.toFixed(3)} of their calm median at ${minute} UTC.`
  );
}

function fitTable({ fit }: Calibration): string {
  const rows = fit.points
    .slice(0, 6)
    .map((point) => [
      `${point.leverageScale}`,
      `${point.leverageWidth}`,
      `${point.vaultScale}`,
      usd(point.accountValueUsd),
      usd(point.forcedUsd),
      usd(point.adlUsd),
      point.objective.toFixed(3),
    ]);
  const grid = Object.entries(fit.bounds).map(([name, values]) => `${name} ${values.join(', ')}`);
  const where = fit.best.atEnd ? 'an end of the grid' : 'the inside of the grid';
  const head = ['leverage ×', 'width ×', 'vault ×', 'accounts', 'forced', 'ADL', 'objective'];
  const { leverageScale, leverageWidth, vaultScale } = fit.best;
  return (
    `Objective: ${fit.objective}. Grid: ${grid.join('; ')}. ${fit.points.length} points were seen; the fit is ` +
    `leverage × ${leverageScale}, width × ${leverageWidth}, vault × ${vaultScale}, at ${where}: none of its ` +
    `neighbours is better by more than the roughness of the objective (0.01).\n\n${markdown(head, rows)}`
  );
}

function rowTable(rows: readonly IntervalRow[]): string {
  const lines = rows.map((row) => [
    row.name,
    row.class,
    optional(row.target),
    optional(row.result),
    row.low === null ? '' : `${shown(row.low)} to ${shown(row.high!)}`,
    optional(row.baseline),
    row.error === null ? '' : shown(row.error),
    row.baselineError === null ? '' : shown(row.baselineError),
    row.beatsBaseline === null ? '' : row.beatsBaseline ? 'yes' : '**no**',
    row.unit,
  ]);
  const head = [
    'row',
    'class',
    'target',
    'result',
    '90% interval',
    'naive',
    'error',
    'naive error',
    'beats naive',
    'unit',
  ];
  return markdown(head, lines);
}

function elsewhereTable(rows: readonly IntervalRow[]): string {
  const own = rows.filter((row) => row.byDepth.length > 0);
  const depths = own[0]!.byDepth.map(({ depthScale }) => `depth × ${depthScale}`);
  const lines = own.map((row) => [
    row.name,
    optional(row.target),
    ...row.byDepth.map(({ result }) => optional(result)),
    optional(row.atLowerTotal),
  ]);
  return markdown(['row', 'target', ...depths, 'at 9.8 bn'], lines);
}

function branchingTable({ band }: Calibration): string {
  const rows = band.flatMap(({ depthScale, hyperliquidOpenInterestUsd, run }) =>
    (run.branching ?? []).map(({ stage, atS, ratio, ratioAt4 }) => [
      `${depthScale}`,
      usd(hyperliquidOpenInterestUsd),
      stage,
      new Date(Date.UTC(2025, 9, 10, 20, 45) + 1000 * atS).toISOString().slice(11, 19),
      optional(ratio),
      optional(ratioAt4),
    ]),
  );
  return markdown(['depth ×', 'open interest', 'stage', 'at (UTC)', 'at 1% of depth', 'at 4% of depth'], rows);
}

function pointsSolved({ band }: Calibration): number {
  return band.filter(({ run }) => run.rms <= SOLVED_RMS).length;
}

function bandTable({ band }: Calibration): string {
  const rows = band.map(({ depthScale, permanentImpact, hyperliquidOpenInterestUsd, run }) => [
    `${depthScale}`,
    `${permanentImpact}`,
    usd(hyperliquidOpenInterestUsd),
    usd(run.liquidatedUsd),
    usd(run.adlUsd),
    usd(run.badDebtUsd),
    usd(run.measures.forcedUsd),
    usd(run.measures.adlUsd),
    `${(100 * run.rms).toFixed(2)}%`,
    `${(100 * run.worst).toFixed(1)}%`,
  ]);
  const head = ['depth ×', 'permanent share', 'Hyperliquid open interest', 'liquidated', 'ADL', 'bad debt'];
  return markdown([...head, 'Hyperliquid forced', 'Hyperliquid ADL', 'path rms', 'path worst'], rows);
}

function optional(value: number | null): string {
  return value === null ? '' : shown(value);
}

function shown(value: number): string {
  return Math.abs(value) >= 1e5 ? amount(value) : String(Number(value.toPrecision(3)));
}
