/**
 * Gauges from a file, for what no feed tells: fund balances that a venue publishes once a day, market capitalisations,
 * utilisation of a lending market. They become the same events as those of a feed and say that they came from a file.
 */
import { basename } from 'node:path';
import { InputError, type Issue, IssuesError } from '@firebreak/engine';
import { type FileTable, readCsv } from '../../store/csv.ts';
import { lineIssue } from '../../store/files.ts';
import type { GaugeEvent } from '../events.ts';
import { parseSpanMs } from '../windows/span.ts';
import type { Unit } from './catalog.ts';
import { GAUGES, STALE_UNKNOWN_MS } from './gaugeCatalog.ts';

/** Beginning of the identity of a gauge that came from a file. */
export const FILE_ID = 'file:';

const TEXTS = ['venue', 'name', 'asset', 'symbol', 'unit', 'source', 'stale_after'] as const;

const UNITS: readonly Unit[] = ['usd', 'fraction', 'number', 'seconds'];

/** What a file says of a gauge beside its value. */
export interface GaugeNote {
  readonly unit: Unit;
  /** Who published it, as the file says; the file's name where it does not. */
  readonly source: string;
  /** A value that was told so long ago is stale, ms. */
  readonly staleMs: number;
}

/** Gauges of a file with what it says of each, in the order of its rows. */
export interface GaugeRows {
  readonly events: readonly GaugeEvent[];
  readonly notes: readonly GaugeNote[];
}

/**
 * Reads a CSV with the columns `time` (as of when, UTC or ms), `venue`, `name` (with its unit, such as
 * `insurance_fund_usd`) and `value`; `asset`, `symbol`, `unit`, `source` and `stale_after` (`36h`, `4d`) may be there.
 * Throws InputError for a column that is missing and IssuesError with file, line and column for cells that are wrong:
 * empty, of another unit than a known gauge has, or outside of its range (a percentage where a fraction belongs).
 */
export async function readGaugeFile(path: string, receivedMs: number): Promise<GaugeRows> {
  const types = [
    ...TEXTS.map((name) => [name, 'string'] as const),
    ['time', 'time'] as const,
    ['value', 'number'] as const,
  ];
  const table = await readCsv(path, { types: new Map(types) });
  for (const name of ['time', 'venue', 'name', 'value']) {
    if (!table.columns.has(name)) throw noColumn(path, name);
  }
  const issues: Issue[] = [];
  const rows = Array.from({ length: table.rows }, (_, row) => readRow(path, table, { row, receivedMs, issues }));
  if (issues.length > 0) throw new IssuesError(issues, 'A gauge file with a mistake is not used at all.');
  return { events: rows.map(({ event }) => event), notes: rows.map(({ note }) => note) };
}

interface RowUse {
  readonly row: number;
  readonly receivedMs: number;
  readonly issues: Issue[];
}

function readRow(path: string, table: FileTable, { row, receivedMs, issues }: RowUse) {
  const line = table.lineOf(row);
  const complain = (column: string, got: string, expected: string) =>
    void issues.push(lineIssue(path, line, column, got, expected));
  const cell = (name: (typeof TEXTS)[number]) => text(table, name, row).trim();
  const [venue, name, asset, symbol] = [cell('venue'), cell('name'), cell('asset'), cell('symbol')];
  const [timeMs, value] = [number(table, 'time', row), number(table, 'value', row)];
  const filled = { venue, name, time: Number.isFinite(timeMs), value: Number.isFinite(value) };
  for (const [column, full] of Object.entries(filled)) if (!full) complain(column, 'an empty cell', 'a value');
  const id = `${FILE_ID}${basename(path)}:${name}:${asset}:${symbol}:${timeMs}:${value}`;
  const event: GaugeEvent = { kind: 'gauge', venue, symbol, asset, timeMs, receivedMs, id, name, value };
  const info = GAUGES[name];
  const unit = cell('unit') === '' ? (info?.unit ?? 'number') : (cell('unit') as Unit);
  const wanted = info === undefined ? UNITS : [info.unit];
  if (!wanted.includes(unit)) complain('unit', JSON.stringify(unit), wanted.join(', '));
  const [least, most] = info?.range ?? [null, null];
  if (value < (least ?? value) || value > (most ?? value)) {
    complain('value', String(value), `${name} between ${least ?? '−∞'} and ${most ?? '∞'}: ${info!.what}`);
  }
  const after = cell('stale_after');
  const staleMs = after === '' ? (info?.staleMs ?? STALE_UNKNOWN_MS) : parseSpanMs(after);
  if (!(staleMs > 0)) complain('stale_after', JSON.stringify(after), 'a length such as 36h or 4d');
  const source = cell('source') === '' ? basename(path) : cell('source');
  return { event, note: { unit, source, staleMs } };
}

function text(table: FileTable, name: string, row: number): string {
  const column = table.columns.get(name);
  if (column?.type !== 'string') return '';
  const code = column.codes[row]!;
  return code < 0 ? '' : column.dictionary[code]!;
}

function number(table: FileTable, name: string, row: number): number {
  const column = table.columns.get(name);
  return column?.type === 'number' ? column.values[row]! : NaN;
}

function noColumn(path: string, name: string): InputError {
  return new InputError(`${path}:1: there is no column ${name}`, {
    code: 'no-column',
    hint: 'A file of gauges has the columns time, venue, name, value; docs/monitor.md names the others.',
  });
}
