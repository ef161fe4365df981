/**
 * Gauges from a file, for what no feed tells: fund balances that a venue publishes once a day, market capitalisations,
 * utilisation of a lending market. They become the same events as those of a feed and say that they came from a file.
 */
import { basename } from 'node:path';
import { InputError } from '@firebreak/engine';
import { type FileTable, readCsv } from '../../store/csv.ts';
import type { GaugeEvent } from '../events.ts';

/** Beginning of the identity of a gauge that came from a file. */
export const FILE_ID = 'file:';

const TEXTS = ['venue', 'name', 'asset', 'symbol'] as const;

/**
 * Reads a CSV with the columns `time` (UTC or ms), `venue`, `name` (with its unit, such as `insurance_fund_usd`) and
 * `value`; `asset` and `symbol` may be there. Throws InputError for a column that is missing and IssuesError with file,
 * line and column for a cell that is wrong or empty.
 */
export async function readGaugeFile(path: string, receivedMs: number): Promise<GaugeEvent[]> {
  const types = [
    ...TEXTS.map((name) => [name, 'string'] as const),
    ['time', 'time'] as const,
    ['value', 'number'] as const,
  ];
  const table = await readCsv(path, { types: new Map(types) });
  for (const name of ['time', 'venue', 'name', 'value']) {
    if (!table.columns.has(name)) throw noColumn(path, name);
  }
  return Array.from({ length: table.rows }, (_, row) => {
    const line = table.lineOf(row);
    const event: GaugeEvent = {
      kind: 'gauge',
      venue: text(table, 'venue', row),
      symbol: text(table, 'symbol', row),
      asset: text(table, 'asset', row),
      timeMs: number(table, 'time', row),
      receivedMs,
      id: `${FILE_ID}${basename(path)}:${line}`,
      name: text(table, 'name', row),
      value: number(table, 'value', row),
    };
    const empty = [
      ...(event.venue === '' ? ['venue'] : []),
      ...(event.name === '' ? ['name'] : []),
      ...(Number.isFinite(event.timeMs) ? [] : ['time']),
      ...(Number.isFinite(event.value) ? [] : ['value']),
    ];
    if (empty.length > 0) throw emptyCell(path, line, empty);
    return event;
  });
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
    hint: 'A file of gauges has the columns time, venue, name, value, and may have asset and symbol.',
  });
}

function emptyCell(path: string, line: number, columns: readonly string[]): InputError {
  return new InputError(`${path}:${line}: nothing in ${columns.join(', ')}`, {
    code: 'empty-cell',
    hint: 'Give each gauge its time, venue, name and value, or leave the row out.',
  });
}
