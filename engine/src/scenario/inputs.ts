/**
 * The uncertain inputs of a scenario: every number that is not measured with the range that it may lie in. A range
 * comes from `ranges`, else from `low` and `high` beside the value, else from the defaults; a value that the document
 * gives without a range is taken as known.
 */
import { exp, log } from '../core/math.ts';
import type { BehaviourDefault } from './defaults.ts';
import { BEHAVIOUR_DEFAULTS, MARKET_DEFAULTS } from './defaults.ts';
import { items, LOG_MOVE, MOVE, SHARE } from './resolveItems.ts';
import { note } from './resolveSettings.ts';
import { snakeCase } from './schema.ts';
import type { UncertainInput } from './types.ts';
import type { Bounds, Doc, Reports } from './validate.ts';
import { isMap, number, report, reportKey } from './validate.ts';

/** From this ratio of high to low on, equal factors are equally likely instead of equal steps. */
export const LOG_RATIO = 3;

interface Found extends UncertainInput {
  readonly bounds: Bounds;
}

/** Numbers of list items that may have a range, by list. */
const ITEM_KEYS: Readonly<Record<string, readonly (readonly [key: string, bounds: Bounds, unit: string])[]>> = {
  shocks: [
    ['move', MOVE, 'fraction'],
    ['log_move', LOG_MOVE, 'log'],
  ],
  depth: [['multiplier', SHARE, 'fraction']],
  depegs: [
    ['move', MOVE, 'fraction'],
    ['log_move', LOG_MOVE, 'log'],
  ],
};

/**
 * All uncertain inputs of a document in a fixed order: behaviour, market, then shocks, depth and depegs that have a
 * range. Reports a low above the value or above the high, values that are not finite or out of bounds, and unknown keys
 * of `ranges` with the nearest known one. Items whose own value is wrong are left out; they are reported where they are
 * resolved.
 */
export function readInputs(r: Reports, doc: Doc): UncertainInput[] {
  const found = [
    ...section(r, doc, 'behaviour', BEHAVIOUR_DEFAULTS),
    ...section(r, doc, 'market', MARKET_DEFAULTS),
    ...Object.keys(ITEM_KEYS).flatMap((list) => ofItems(r, doc, list)),
  ];
  const ranges = isMap(doc['ranges']) ? doc['ranges'] : {};
  const keys = found.map(({ key }) => key);
  for (const key of Object.keys(ranges)) if (!keys.includes(key)) reportKey(r.issues, `ranges.${key}`, key, keys);
  return found
    .map((input) => (Object.hasOwn(ranges, input.key) ? overridden(r, input, ranges[input.key]) : input))
    .filter(({ key, low, high }) => low < high || key.startsWith('behaviour.') || key.startsWith('market.'))
    .map(({ key, value, low, high, unit, basis, source }) => ({ key, value, low, high, unit, basis, source }));
}

/**
 * Value of an input at a share u of its range, 0 ≤ u ≤ 1: from low to high in equal steps, or in equal factors where
 * low is above 0 and high is more than {@link LOG_RATIO} times low.
 */
export function inputAt({ low, high }: Pick<UncertainInput, 'low' | 'high'>, u: number): number {
  const value = isLogInput({ low, high }) ? low * exp(u * log(high / low)) : low + u * (high - low);
  return Math.min(high, Math.max(low, value));
}

/** Whether an input is drawn in equal factors. */
export function isLogInput({ low, high }: Pick<UncertainInput, 'low' | 'high'>): boolean {
  return low > 0 && high > LOG_RATIO * low;
}

function section(r: Reports, doc: Doc, name: string, defaults: Readonly<Record<string, BehaviourDefault>>): Found[] {
  const given = isMap(doc[name]) ? doc[name] : {};
  return Object.entries(defaults).map(([field, { value, low, high, min, max, unit, basis, source }]) => {
    const key = `${name}.${snakeCase(field)}`;
    const bounds = { min, max };
    const entry = given[snakeCase(field)];
    if (entry === undefined || entry === null) return { key, value, low, high, unit, basis, source, bounds };
    const own = isMap(entry) ? entry : { value: entry };
    const said = number(quiet(), key, own['value'], bounds, value);
    return { key, value: said, unit, bounds, ...besideValue(r, key, own, said, bounds), ...origin(key, own) };
  });
}

function ofItems(r: Reports, doc: Doc, list: string): Found[] {
  return items(quiet(), doc, list).flatMap(({ doc: item, path }) => {
    const numbers = ITEM_KEYS[list].filter(([name]) => item[name] !== undefined);
    if (numbers.length === 0 && (item['low'] !== undefined || item['high'] !== undefined)) {
      const wanted = ITEM_KEYS[list].map(([name]) => name).join(' or ');
      report(r.issues, path, 'a range without a value', `low and high beside ${wanted}`);
    }
    return numbers.map(([name, bounds, unit]) => {
      const key = `${path}.${name}`;
      const value = number(quiet(), key, item[name], bounds);
      return { key, value, unit, bounds, ...besideValue(r, path, item, value, bounds), ...origin(path, item) };
    });
  });
}

/** A reader for what is reported where it is resolved. */
function quiet(): Reports {
  return { issues: [] };
}

function overridden(r: Reports, input: Found, entry: unknown): Found {
  const path = `ranges.${input.key}`;
  if (!isMap(entry)) return input;
  const low = number(r, `${path}.low`, entry['low'], input.bounds);
  const high = number(r, `${path}.high`, entry['high'], input.bounds);
  checkRange(r, path, low, high, input.value);
  const given = entry['basis'] !== undefined || entry['source'] !== undefined;
  return { ...input, low, high, ...(given ? origin(path, entry) : {}) };
}

/** `low` and `high` beside a value, each the value where it is missing. */
function besideValue(
  r: Reports,
  path: string,
  entry: Doc,
  value: number,
  bounds: Bounds,
): { low: number; high: number } {
  const low = number(r, `${path}.low`, entry['low'], bounds, value);
  const high = number(r, `${path}.high`, entry['high'], bounds, value);
  checkRange(r, path, low, high, value);
  return { low, high };
}

/** What was wrong on its own is NaN here and was reported. A low above the value alone is said to miss the value. */
function checkRange(r: Reports, path: string, low: number, high: number, value: number): void {
  if (low > high && high !== value)
    report(r.issues, path, `low ${low} above high ${high}`, 'a low that is at most the high');
  else if (low > value || high < value) {
    report(
      r.issues,
      path,
      `${low} to ${high}`,
      `a range that contains the value ${value}`,
      'change the value too, in the scenario or with --set',
    );
  }
}

/** Origin of a number; what is wrong with it is reported with the notes. */
function origin(path: string, entry: Doc): { basis: string; source: string } {
  const { basis, source } = note(quiet(), path, '', entry);
  return { basis, source };
}
