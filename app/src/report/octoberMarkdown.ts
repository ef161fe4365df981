/** The tables of docs/validation.md, made from the calibration so that the page cannot say anything else. */
import type { Calibration } from '../assess/october/calibration.ts';
import { centre } from '../assess/october/calibration.ts';
import { heldBy, intervalRows } from '../assess/october/caseRun.ts';
import type { IntervalRow } from '../assess/october/caseRun.ts';
import { amount, usd } from './format.ts';

/** All generated tables: inputs, depth, fit, rows, band. Ends with a line break. */
export function validationTables(calibration: Calibration): string {
  const rows = intervalRows(centre(calibration).run.measures, calibration);
  const held = heldBy(rows);
  const beaten = rows.filter((row) => row.beatsBaseline !== null);
  return [
    '### Inputs: observed prices',
    inputTable(calibration),
    '### Inputs: checks',
    checkTable(calibration),
    '### Depth',
    depthWords(calibration),
    '### Population: the fit',
    fitTable(calibration),
    '### Rows',
    rowTable(rows),
    `${beaten.filter((row) => row.beatsBaseline).length} of ${beaten.length} scored rows beat their naive forecast. ` +
      `${held.holding} of ${held.rows} rows that were not fitted have their target within the 90% interval of ` +
      `${calibration.draws.length} draws of inputs and seeds.`,
    '### The band of impact',
    bandTable(calibration),
    '',
  ].join('\n\n');
}

function markdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function inputTable({ observed }: Calibration): string {
  const rows = observed.map(({ asset, source, everyS, prices, missing, against }) => {
    const held = against.price === 'spot' ? 'price outside of the venues' : `${against.price} of ${against.instrument}`;
    return [asset, source, `${everyS} s`, `${prices.length}`, `${missing}`, held];
  });
  return markdown(['asset', 'price source', 'resolution', 'observations', 'missing', 'held against'], rows);
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
      `${point.vaultScale}`,
      usd(point.forcedUsd),
      usd(point.adlUsd),
      point.objective.toFixed(3),
    ]);
  return `Objective: ${fit.objective}.\n\n${markdown(['leverage ×', 'vault ×', 'forced', 'ADL', 'objective'], rows)}`;
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
