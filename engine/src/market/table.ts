/**
 * Small helpers around `Table` and `Column` of schema.ts: making tables from rows or arrays, and reading columns with
 * the schema's fallbacks filled in. Strings are dictionary encoded, so that millions of rows are compared as numbers.
 */
import { InternalError } from '../core/errors.ts';
import { TABLES } from './schema.ts';
import type { Column, ColumnSpec, Table } from './schema.ts';

/** A value of a cell: `null`, `undefined`, NaN and the empty string are an empty cell. */
export type Cell = string | number | null | undefined;

/** A string column as it is read: row r holds `dictionary[codes[r]]`, or is empty where the code is -1. */
export interface StringCodes {
  readonly codes: Int32Array;
  readonly dictionary: readonly string[];
}

/** The schema's entry for a column, or undefined for a table or column that the schema does not know. */
export function columnSpec(table: string, column: string): ColumnSpec | undefined {
  return TABLES.find((spec) => spec.name === table)?.columns.find((spec) => spec.name === column);
}

/** A column of doubles; NaN is an empty cell. Shares the array where it is a Float64Array already. */
export function numberColumn(values: ArrayLike<number>): Column {
  return { type: 'number', values: values instanceof Float64Array ? values : Float64Array.from(values) };
}

/** A column of strings, encoded by a dictionary in order of first appearance; the empty string is an empty cell. */
export function stringColumn(values: readonly string[]): Column {
  const codes = new Int32Array(values.length);
  const dictionary: string[] = [];
  const codeOf = new Map<string, number>();
  for (let row = 0; row < values.length; row++) {
    const value = values[row];
    let code = value === '' ? -1 : codeOf.get(value);
    if (code === undefined) {
      code = dictionary.length;
      codeOf.set(value, code);
      dictionary.push(value);
    }
    codes[row] = code;
  }
  return { type: 'string', codes, dictionary };
}

/**
 * A table from row objects, for small tables. The columns are all keys that occur. Their type is that of the schema;
 * where a cell does not fit it, or the schema does not know the column, it is text as soon as one cell is text.
 */
export function tableFromRows(name: string, rows: readonly Readonly<Record<string, Cell>>[]): Table {
  const keys = new Set<string>();
  for (const row of rows) for (const key of Object.keys(row)) keys.add(key);
  const columns = new Map<string, Column>();
  for (const key of keys) {
    const cells = rows.map((row) => row[key]);
    columns.set(key, isText(name, key, cells) ? textColumn(cells) : numberColumn(cells.map((cell) => toNumber(cell))));
  }
  return { name, rows: rows.length, columns };
}

function isText(table: string, column: string, cells: readonly Cell[]): boolean {
  if (columnSpec(table, column)?.type === 'string') {
    return !cells.some((cell) => typeof cell === 'number') || cells.some((cell) => typeof cell === 'string');
  }
  return cells.some((cell) => typeof cell === 'string' && cell !== '');
}

function textColumn(cells: readonly Cell[]): Column {
  return stringColumn(cells.map((cell) => (cell === null || cell === undefined ? '' : String(cell))));
}

function toNumber(cell: Cell): number {
  return typeof cell === 'number' ? cell : NaN;
}

/** Text of a cell for messages: the string or number, and the empty string for an empty cell or absent column. */
export function cellText(table: Table, column: string, row: number): string {
  const found = table.columns.get(column);
  if (found === undefined) return '';
  if (found.type === 'string') return found.codes[row] < 0 ? '' : found.dictionary[found.codes[row]];
  const value = found.values[row];
  return value !== value ? '' : String(value);
}

/**
 * A number column with the schema's fallback in every empty cell; where no cell is empty, the column's own array. An
 * absent table or column gives the fallback in every row (NaN where there is none). Throws InternalError for a text
 * column.
 */
export function numbers(table: Table, name: string): Float64Array {
  const fallback = columnSpec(table.name, name)?.fallback;
  const empty = typeof fallback === 'number' ? fallback : NaN;
  const column = table.columns.get(name);
  if (column === undefined) return new Float64Array(table.rows).fill(empty);
  if (column.type !== 'number') throw wrongType(table.name, name, 'numbers');
  const values = column.values;
  if (empty !== empty) return values;
  let row = 0;
  while (row < values.length && values[row] === values[row]) row++;
  if (row === values.length) return values;
  const filled = values.slice();
  for (; row < filled.length; row++) if (filled[row] !== filled[row]) filled[row] = empty;
  return filled;
}

/**
 * A string column as codes and dictionary, with the schema's fallback in every empty cell unless that is the empty
 * string. An absent column gives the fallback in every row. Throws InternalError for a column of numbers.
 */
export function strings(table: Table, name: string): StringCodes {
  const fallback = columnSpec(table.name, name)?.fallback;
  const column = table.columns.get(name);
  if (column !== undefined && column.type !== 'string') throw wrongType(table.name, name, 'text');
  const codes = column?.codes ?? new Int32Array(table.rows).fill(-1);
  const dictionary = column?.dictionary ?? [];
  if (typeof fallback !== 'string' || fallback === '' || !codes.includes(-1)) return { codes, dictionary };
  const code = dictionary.length;
  return { codes: codes.map((old) => (old < 0 ? code : old)), dictionary: [...dictionary, fallback] };
}

/** Per row the place of its text in a list of names; 0 for names that are not in it. */
export function codesOf({ codes, dictionary }: StringCodes, names: readonly string[]): Uint8Array {
  const place = dictionary.map((name) => Math.max(0, names.indexOf(name)));
  const out = new Uint8Array(codes.length);
  for (let row = 0; row < out.length; row++) out[row] = codes[row] < 0 ? 0 : place[codes[row]];
  return out;
}

function wrongType(table: string, column: string, expected: string): InternalError {
  return new InternalError(`${table}.${column} does not hold ${expected}`, {
    code: 'column-type',
    hint: 'Validate the tables before reading columns from them.',
  });
}
