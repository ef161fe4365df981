/**
 * Reads fields of venue messages by hand: each reader says which field was wrong, what was expected and what came.
 * Hand-written because it is the hot path of every feed.
 */

/** One JSON object of a message. */
export type Row = Readonly<Record<string, unknown>>;

/** A field of a message is missing or is not what the venue documents; the session counts it and goes on. */
export class FieldError extends Error {
  constructor(field: string, expected: string, got: unknown) {
    super(`${field}: expected ${expected}, got ${clip(JSON.stringify(got) ?? 'nothing')}`);
    this.name = 'FieldError';
  }
}

/** Any value in few words, for the reports of health. */
export function say(value: unknown): string {
  return clip(typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing'));
}

/** Text of at most 80 characters. */
export function clip(text: string): string {
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

const DIGIT_0 = 48;
const DIGIT_9 = 57;
const MINUS = 45;
const PLUS = 43;
const POINT = 46;
const LETTER_X = 88;

/** Number of a value that a venue sends as number or as decimal text; NaN for anything else, `0x10` and '' included. */
export function numeric(value: unknown): number {
  if (typeof value === 'number') return Number.isFinite(value) ? value : Number.NaN;
  if (typeof value !== 'string') return Number.NaN;
  const first = value.charCodeAt(0);
  const plain = (first >= DIGIT_0 && first <= DIGIT_9) || first === MINUS || first === PLUS || first === POINT;
  if (!plain || (value.charCodeAt(1) & ~32) === LETTER_X) return Number.NaN;
  const number = Number(value);
  return Number.isFinite(number) ? number : Number.NaN;
}

/** The number in a field; throws FieldError for anything else. */
export function num(row: Row, field: string): number {
  const value = numeric(row[field]);
  if (Number.isNaN(value)) throw new FieldError(field, 'a number', row[field]);
  return value;
}

/** The number in a field, or undefined where it is absent, null or empty text; throws FieldError for anything else. */
export function maybeNum(row: Row, field: string): number | undefined {
  const value = row[field];
  if (value === undefined || value === null || value === '') return undefined;
  return num(row, field);
}

/** The text in a field; throws FieldError for anything else and for empty text. */
export function text(row: Row, field: string): string {
  const value = row[field];
  if (typeof value !== 'string' || value === '') throw new FieldError(field, 'text', value);
  return value;
}

/** The object in a field; throws FieldError for anything else. */
export function object(row: Row, field: string): Row {
  const value = row[field];
  if (!isRow(value)) throw new FieldError(field, 'an object', value);
  return value;
}

/** The list in a field; throws FieldError for anything else. */
export function list(row: Row, field: string): readonly unknown[] {
  const value = row[field];
  if (!Array.isArray(value)) throw new FieldError(field, 'a list', value);
  return value;
}

/** Whether a value is a JSON object, no list and no null. */
export function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An element of a list as an object; throws FieldError for anything else. */
export function asRow(value: unknown, field: string): Row {
  if (!isRow(value)) throw new FieldError(field, 'an object', value);
  return value;
}

const MS_MIN = 1e12;
const MS_MAX = 1e13;

/** A time in ms UTC, between 2001 and 2286; throws FieldError for anything else, so a change of unit is seen. */
export function timeMs(row: Row, field: string): number {
  const value = numeric(row[field]);
  if (!(value >= MS_MIN && value < MS_MAX)) throw new FieldError(field, 'a time in ms UTC', row[field]);
  return Math.floor(value);
}

/** A time in ISO 8601 text as ms UTC; throws FieldError for anything else. */
export function isoMs(row: Row, field: string): number {
  const value = row[field];
  const ms = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  if (!(ms >= MS_MIN && ms < MS_MAX)) throw new FieldError(field, 'a time in ISO 8601', value);
  return ms;
}

/** Side of an order, from the venue's words for buy and sell; throws FieldError for anything else. */
export function side(row: Row, field: string, buy: string, sell: string): 'buy' | 'sell' {
  const value = row[field];
  if (value === buy) return 'buy';
  if (value === sell) return 'sell';
  throw new FieldError(field, `${buy} or ${sell}`, value);
}

/** The other side. */
export function opposite(of: 'buy' | 'sell'): 'buy' | 'sell' {
  return of === 'buy' ? 'sell' : 'buy';
}

/** Price and contracts of one level of a book. */
export type Level = readonly [price: number, contracts: number];

const NO_LEVELS: readonly Level[] = [];

/** Levels sent as lists that begin with price and size; an absent field is an empty side. Throws FieldError. */
export function levels(row: Row, field: string): readonly Level[] {
  const value = row[field];
  if (value === undefined) return NO_LEVELS;
  if (!Array.isArray(value)) throw new FieldError(field, 'a list of levels', value);
  return value.map((entry: unknown) => {
    const level: Level = Array.isArray(entry) ? [numeric(entry[0]), numeric(entry[1])] : [Number.NaN, Number.NaN];
    if (Number.isNaN(level[0] + level[1])) throw new FieldError(field, 'levels of price and size', entry);
    return level;
  });
}

/** Levels sent as objects with a field for the price and one for the size. Throws FieldError. */
export function objectLevels(row: Row, field: string, keys: readonly [price: string, size: string]): readonly Level[] {
  if (row[field] === undefined) return NO_LEVELS;
  return list(row, field).map((entry) => {
    const level = asRow(entry, field);
    return [num(level, keys[0]), num(level, keys[1])];
  });
}
