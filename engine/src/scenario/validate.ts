/**
 * Reading one value of a scenario document: the right type, in range, in the right unit. A reader collects everything
 * that is wrong with its exact path instead of stopping at the first.
 */
import type { Issue } from '../core/errors.ts';
import type { Snapshot } from '../market/snapshot.ts';
import { nearestHint } from './nearest.ts';
import type { Node } from './schema.ts';

/** A map of a document. */
export type Doc = Readonly<Record<string, unknown>>;

/** What resolving a document carries along. */
export interface Reader {
  readonly snapshot: Snapshot;
  readonly issues: Issue[];
  /** Set once the head of the document was read; until then times cannot refer to them. */
  startMs: number;
  horizonS: number;
}

/** The part of a reader that values without names or times need. */
export type Reports = Pick<Reader, 'issues'>;

/** Bounds of a number, inclusive. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
  /** A fraction: a value that would fit after division by 100 is probably a percentage. */
  readonly fraction?: boolean;
  /** The bound itself is excluded. */
  readonly above?: boolean;
}

/** Whether a value is a map (not a list, not null). */
export function isMap(value: unknown): value is Doc {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value as it is shown in an error: strings quoted, lists and maps by what they are. */
export function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return `"${value}"`;
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return typeof value === 'object' && value !== null ? 'a map' : `${value as string | number | boolean}`;
}

/** Adds an issue at a path such as `shocks[1].move`. */
export function report(issues: Issue[], path: string, got: string, expected: string, hint?: string): void {
  issues.push({ where: path, row: -1, column: '', got, expected, ...(hint === undefined ? {} : { hint }) });
}

/** Path of a key inside a path. */
export function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

/** Reports every key that the schema does not know and every list or map that is something else. */
export function checkShape(issues: Issue[], path: string, value: unknown, node: Node): void {
  if (node.kind === 'any' || value === undefined || value === null) return;
  const place = path === '' ? 'scenario' : path;
  if (node.kind === 'list') {
    if (!Array.isArray(value)) return report(issues, place, show(value), 'a list');
    for (const [k, item] of value.entries()) {
      if (node.item.kind === 'object' && !isMap(item)) report(issues, `${path}[${k}]`, show(item), 'a map');
      else checkShape(issues, `${path}[${k}]`, item, node.item);
    }
    return;
  }
  if (!isMap(value)) {
    if (node.kind === 'object' && node.orValue) return;
    return report(issues, place, show(value), 'a map');
  }
  for (const [key, inner] of Object.entries(value)) {
    if (node.kind === 'map') checkShape(issues, join(path, key), inner, node.value);
    else if (Object.hasOwn(node.keys, key)) checkShape(issues, join(path, key), inner, node.keys[key]);
    else reportKey(issues, join(path, key), key, Object.keys(node.keys));
  }
}

/** Keys that a message lists where it can name the one that was meant. */
const LISTED_KEYS = 15;

/** Reports an unknown key, with the known one that it is near; a long list of keys only where none is. */
export function reportKey(issues: Issue[], path: string, key: string, known: readonly string[]): void {
  const hint = nearestHint(key, known);
  const listed = hint === undefined || hint === '' || known.length <= LISTED_KEYS;
  const expected = listed ? `one of ${known.join(', ')}` : `one of ${known.length} keys (docs/scenarios.md)`;
  report(issues, path, `the unknown key "${key}"`, expected, hint);
}

/** A number within bounds, or NaN after reporting. `fallback` is for a missing value; without one it is required. */
export function number(r: Reports, path: string, value: unknown, bounds: Bounds, fallback?: number): number {
  if ((value === undefined || value === null) && fallback !== undefined) return fallback;
  if (typeof value === 'number' && inBounds(value, bounds)) return value;
  report(
    r.issues,
    path,
    show(value),
    `a ${bounds.fraction ? 'fraction' : 'number'} ${range(bounds)}`,
    percentHint(value, bounds),
  );
  return NaN;
}

function inBounds(x: number, { min, max, above }: Bounds): boolean {
  return x <= max && (above ? x > min : x >= min) && x - x === 0;
}

function range({ min, max, above }: Bounds): string {
  const low = above ? `above ${min}` : `of at least ${min}`;
  return max === Infinity ? low : `${low} and at most ${max}`;
}

function percentHint(value: unknown, bounds: Bounds): string | undefined {
  const x = typeof value === 'string' ? Number(value.replace(/\s*%$/, '')) : value;
  if (!bounds.fraction || typeof x !== 'number' || !inBounds(x / 100, bounds)) return undefined;
  return `fractions, not percent: write ${x / 100} for ${x}%`;
}

/** true or false, or the fallback where nothing stands. */
export function boolean(r: Reports, path: string, value: unknown, fallback: boolean): boolean {
  if (value === undefined || value === null) return fallback;
  if (typeof value !== 'boolean') report(r.issues, path, show(value), 'true or false');
  return value === true;
}

/** Text, or the fallback; required without one. */
export function text(r: Reports, path: string, value: unknown, fallback?: string): string {
  if ((value === undefined || value === null) && fallback !== undefined) return fallback;
  if (typeof value === 'string' && value.trim() !== '') return value.trim();
  report(r.issues, path, show(value), 'a text');
  return '';
}

/** One of a few words, or the fallback; required without one. */
export function choice<T extends string>(r: Reports, path: string, value: unknown, of: readonly T[], fallback?: T): T {
  if ((value === undefined || value === null) && fallback !== undefined) return fallback;
  const found = of.find((word) => word === value);
  if (found !== undefined) return found;
  const hint = typeof value === 'string' ? nearestHint(value, of) : undefined;
  report(r.issues, path, show(value), `one of ${of.join(', ')}`, hint);
  return of[0];
}

/**
 * Row numbers of one name, a list of names, or `all` (also where nothing stands and `all` is given). A name that the
 * market does not have is reported with the one that it is near; with `optional` it is left out. Never repeats a row.
 */
export function names(
  r: Reader,
  path: string,
  value: unknown,
  ids: readonly string[],
  options: { readonly what: string; readonly optional: boolean; readonly all?: readonly number[] },
): number[] {
  if (options.all !== undefined && (value === 'all' || value === undefined || value === null)) return [...options.all];
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const rows: number[] = [];
  if (list.length === 0) report(r.issues, path, 'an empty list', `at least one ${options.what}`);
  for (const [k, name] of list.entries()) {
    const row = ids.indexOf(String(name));
    if (row >= 0 && typeof name === 'string') {
      if (!rows.includes(row)) rows.push(row);
    } else if (typeof name !== 'string' || !options.optional) {
      const place = Array.isArray(value) ? `${path}[${k}]` : path;
      const expected = `${options.what} of this market (${listed(ids)})${options.all === undefined ? '' : ' or all'}`;
      const hint = typeof name === 'string' ? nearestHint(name, ids) : undefined;
      report(r.issues, place, show(name), expected, hint);
    }
  }
  return rows;
}

/** Names for an error message; a market has a hundred instruments and a message needs eight of them. */
function listed(ids: readonly string[]): string {
  const shown = ids.slice(0, 8).join(', ');
  return ids.length > 8 ? `${shown}, ...` : shown;
}
