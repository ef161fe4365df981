/**
 * Checks every table against the schema: tables and columns that must be there, cell by cell types, ranges and
 * choices. One pass per column over typed arrays.
 */
import { addIssue } from './issueBag.ts';
import type { IssueBag } from './issueBag.ts';
import { TABLES } from './schema.ts';
import type { Column, ColumnSpec, MarketTables, Table, TableSpec } from './schema.ts';
import { cellText } from './table.ts';

/**
 * Adds an issue for everything that is wrong with single columns and cells. Returns false where a required table or
 * column is missing or has the wrong type or length, so that nothing beyond cells can be checked.
 */
export function checkColumns(market: MarketTables, bag: IssueBag): boolean {
  let sound = true;
  for (const spec of TABLES) {
    const table = market.tables.get(spec.name);
    if (table !== undefined) sound = checkTable(spec, table, bag) && sound;
    else if (spec.required) {
      sound = false;
      addIssue(bag, {
        where: spec.name,
        row: -1,
        column: '',
        got: 'no such table',
        expected: `a table with the columns ${requiredColumns(spec)}`,
      });
    }
  }
  return sound;
}

function requiredColumns(spec: TableSpec): string {
  return spec.columns
    .filter((column) => column.required)
    .map((column) => column.name)
    .join(', ');
}

function checkTable(spec: TableSpec, table: Table, bag: IssueBag): boolean {
  let sound = true;
  for (const columnSpec of spec.columns) {
    const column = table.columns.get(columnSpec.name);
    if (column === undefined) {
      // A table without rows has no cells that could be missing.
      if (!columnSpec.required || table.rows === 0) continue;
      sound = false;
      addIssue(bag, structural(table, columnSpec, 'no such column'));
    } else if ((column.type === 'string') !== (columnSpec.type === 'string')) {
      sound = false;
      reportWrongType(table, columnSpec, column, bag);
    } else if ((column.type === 'string' ? column.codes : column.values).length !== table.rows) {
      sound = false;
      addIssue(bag, structural(table, columnSpec, `a column that does not have ${table.rows} rows`));
    } else if (column.type === 'string') checkText(table, columnSpec, column.codes, column.dictionary, bag);
    else checkNumbers(table, columnSpec, column.values, bag);
  }
  return sound;
}

function structural(table: Table, spec: ColumnSpec, got: string) {
  return { where: table.name, row: -1, column: spec.name, got, expected: `a column of ${expectedOf(spec)}` };
}

/** Text where numbers belong is reported cell by cell; numbers where text belongs once. */
function reportWrongType(table: Table, spec: ColumnSpec, column: Column, bag: IssueBag): void {
  if (column.type === 'number') {
    addIssue(bag, structural(table, spec, 'a column of numbers'));
    return;
  }
  const before = bag.total;
  for (let row = 0; row < table.rows; row++) {
    const text = cellText(table, spec.name, row);
    if (text === '' || Number.isFinite(Number(text))) continue;
    addIssue(bag, { where: table.name, row, column: spec.name, got: `"${text}"`, expected: expectedOf(spec) });
  }
  if (bag.total === before) addIssue(bag, structural(table, spec, 'a column of text'));
}

function checkText(
  table: Table,
  spec: ColumnSpec,
  codes: Int32Array,
  dictionary: readonly string[],
  bag: IssueBag,
): void {
  const allowed = spec.oneOf === undefined ? null : new Set(spec.oneOf);
  const bad = new Uint8Array(dictionary.length);
  for (let code = 0; code < dictionary.length; code++) {
    if (dictionary[code] === '' ? spec.required : allowed !== null && !allowed.has(dictionary[code])) bad[code] = 1;
  }
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row];
    if (code < 0 ? !spec.required : bad[code] === 0) continue;
    const text = code < 0 ? '' : dictionary[code];
    addIssue(bag, {
      where: table.name,
      row,
      column: spec.name,
      got: text === '' || text === undefined ? 'an empty cell' : `"${text}"`,
      expected: expectedOf(spec),
    });
  }
}

function checkNumbers(table: Table, spec: ColumnSpec, values: Float64Array, bag: IssueBag): void {
  const min = spec.min ?? -Infinity;
  const max = spec.max ?? Infinity;
  const minExclusive = spec.minExclusive === true;
  const whole = spec.type === 'integer' || spec.type === 'time' || spec.type === 'boolean';
  const infinite = spec.fallback === Infinity;
  for (let row = 0; row < values.length; row++) {
    const value = values[row];
    if (value !== value) {
      if (spec.required) addIssue(bag, cellIssue(table, spec, row, 'an empty cell or NaN'));
      continue;
    }
    const outside = value < min || value > max || (minExclusive && value === min);
    const endless = (value === Infinity && !infinite) || value === -Infinity;
    if (outside || endless || (whole && value !== Math.floor(value))) {
      addIssue(bag, cellIssue(table, spec, row, String(value)));
    }
  }
}

function cellIssue(table: Table, spec: ColumnSpec, row: number, got: string) {
  return { where: table.name, row, column: spec.name, got, expected: expectedOf(spec) };
}

function expectedOf(spec: ColumnSpec): string {
  if (spec.oneOf !== undefined) return `one of ${spec.oneOf.join(', ')}`;
  if (spec.type === 'string') return 'text';
  const noun = spec.type === 'number' ? 'a finite number' : 'a whole number';
  const parts: string[] = [];
  if (spec.min !== undefined) parts.push(spec.minExclusive === true ? `above ${spec.min}` : `of at least ${spec.min}`);
  if (spec.max !== undefined) parts.push(`at most ${spec.max}`);
  return `${noun}${parts.length > 0 ? ` ${parts.join(' and ')}` : ''} (${spec.unit})`;
}
