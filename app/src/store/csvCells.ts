/**
 * Cells of a CSV file into columns: numbers parsed straight from bytes, strings by dictionary. A cell is bytes
 * [from, to) of a buffer; nothing is allocated for a number.
 */
import type { Column } from '@firebreak/engine';

/** What a column is read as; `auto` becomes numbers where that loses nothing of the text, else strings. */
export type CellType = 'string' | 'number' | 'boolean' | 'time' | 'auto';

/** A column while it is read. */
export interface Collector {
  readonly name: string;
  readonly type: CellType;
  values: Float64Array;
  codes: Int32Array;
  readonly dictionary: string[];
  readonly codeOf: Map<string, number>;
  /** Bytes and code of the latest text cell: neighbours are often equal, and comparing is cheaper than decoding. */
  readonly last: Uint8Array;
  lastLength: number;
  lastCode: number;
}

const START_ROWS = 1024;
const LAST_BYTES = 32;
/** Powers of ten that a double holds exactly. */
const POWERS = Float64Array.from({ length: 23 }, (_, k) => Number(`1e${k}`));
const MANTISSA_MAX = 900_719_925_474_099;
const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
const INFINITE = /^([+-]?)(inf|infinity)$/i;
const TIME = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d)(:\d\d(?:\.\d{1,9})?)?)? ?(Z|UTC|[+-]\d\d:?\d\d)?$/;

/** A column without rows. */
export function newCollector(name: string, type: CellType): Collector {
  const numeric = type !== 'string' && type !== 'auto';
  return {
    name,
    type,
    values: new Float64Array(numeric ? START_ROWS : 0),
    codes: new Int32Array(numeric ? 0 : START_ROWS),
    dictionary: [],
    codeOf: new Map(),
    last: new Uint8Array(LAST_BYTES),
    lastLength: -1,
    lastCode: -1,
  };
}

/** Sets the cell of a row. Returns null, or what was expected where the cell does not fit. */
export function setCell(into: Collector, row: number, bytes: Buffer, from: number, to: number): string | null {
  if (into.type === 'string' || into.type === 'auto') return setBytes(into, row, bytes, from, to);
  if (row >= into.values.length) into.values = grow(into.values, new Float64Array(row * 2));
  if (from === to) {
    into.values[row] = NaN;
    return null;
  }
  if (into.type !== 'number') return setParsed(into, row, bytes.toString('latin1', from, to).trim());
  const value = parseNumber(bytes, from, to);
  into.values[row] = value;
  return value === value ? null : 'a number, or an empty cell where there is none';
}

function setBytes(into: Collector, row: number, bytes: Buffer, from: number, to: number): string | null {
  const length = to - from;
  const { last } = into;
  let at = length === into.lastLength ? 0 : length + 1;
  while (at < length && last[at] === bytes[from + at]) at++;
  if (at === length && row < into.codes.length) {
    into.codes[row] = into.lastCode;
    return null;
  }
  const expected = setText(into, row, bytes.toString('utf8', from, to));
  if (expected !== null || length > LAST_BYTES) into.lastLength = -1;
  else {
    for (let k = 0; k < length; k++) last[k] = bytes[from + k]!;
    into.lastLength = length;
    into.lastCode = into.codes[row]!;
  }
  return expected;
}

/** Sets a text cell; the empty text is an empty cell. Text that is not UTF-8 does not fit. */
export function setText(into: Collector, row: number, text: string): string | null {
  if (row >= into.codes.length) into.codes = grow(into.codes, new Int32Array(row * 2));
  if (text === '') {
    into.codes[row] = -1;
    return null;
  }
  let code = into.codeOf.get(text);
  if (code === undefined) {
    if (text.includes('\uFFFD')) return 'text in UTF-8';
    code = into.dictionary.length;
    into.dictionary.push(text);
    into.codeOf.set(text, code);
  }
  into.codes[row] = code;
  return null;
}

function setParsed(into: Collector, row: number, text: string): string | null {
  const value = into.type === 'time' ? parseTime(text) : parseBoolean(text);
  into.values[row] = value;
  if (value === value) return null;
  return into.type === 'time' ? 'a time such as 2025-10-10 21:15:00 (UTC) or milliseconds' : 'true or false';
}

function grow<T extends Float64Array | Int32Array>(old: T, bigger: T): T {
  bigger.set(old as never);
  return bigger;
}

function parseBoolean(text: string): number {
  const lower = text.toLowerCase();
  return lower === 'true' || lower === '1' ? 1 : lower === 'false' || lower === '0' ? 0 : NaN;
}

/** Milliseconds UTC of a date, a date with time (UTC unless it names its zone) or whole milliseconds; else NaN. */
export function parseTime(text: string): number {
  if (/^-?\d{10,14}$/.test(text)) return Number(text);
  const parts = TIME.exec(text);
  if (parts === null) return NaN;
  const [, date, minutes, seconds, zone] = parts;
  const offset = zone === undefined || zone === 'UTC' ? 'Z' : zone;
  return Date.parse(`${date}T${minutes ?? '00:00'}${seconds ?? ':00'}${offset}`);
}

/**
 * The double nearest to a decimal number, or NaN. Up to 15 digits with a power of ten up to 22 are exact in one
 * multiplication or division (W. D. Clinger, "How to read floating point numbers accurately", PLDI 1990); everything
 * else goes through the slow and exact parser of the language.
 */
export function parseNumber(bytes: Buffer, from: number, to: number): number {
  let at = from;
  const first = bytes[at];
  if (first === 45 || first === 43) at++;
  let mantissa = 0;
  let digits = 0;
  let scale = 0;
  let seenPoint = false;
  for (; at < to; at++) {
    const digit = bytes[at]! - 48;
    if (digit >= 0 && digit <= 9) {
      if (mantissa >= MANTISSA_MAX) return slowNumber(bytes, from, to);
      mantissa = mantissa * 10 + digit;
      digits++;
      if (seenPoint) scale++;
    } else if (digit === -2 && !seenPoint) seenPoint = true;
    else return slowNumber(bytes, from, to);
  }
  if (digits === 0 || scale > 22) return slowNumber(bytes, from, to);
  const value = mantissa / POWERS[scale]!;
  return first === 45 ? -value : value;
}

function slowNumber(bytes: Buffer, from: number, to: number): number {
  const text = bytes.toString('latin1', from, to).trim();
  if (DECIMAL.test(text)) return Number(text);
  const infinite = INFINITE.exec(text);
  return infinite === null ? NaN : infinite[1] === '-' ? -Infinity : Infinity;
}

/** The finished column. */
export function finishColumn(from: Collector, rows: number): Column {
  if (from.type !== 'string' && from.type !== 'auto') return { type: 'number', values: from.values.slice(0, rows) };
  const codes = from.codes.slice(0, rows);
  const numeric = from.type === 'auto' && from.dictionary.length > 0 && from.dictionary.every(isPlainNumber);
  if (!numeric) return { type: 'string', codes, dictionary: from.dictionary };
  const numbers = from.dictionary.map(Number);
  return { type: 'number', values: Float64Array.from(codes, (code) => (code < 0 ? NaN : numbers[code]!)) };
}

/** Whether writing the number gives back the very text: so "007" and "1.50" stay text. */
function isPlainNumber(text: string): boolean {
  return DECIMAL.test(text) && String(Number(text)) === text;
}
