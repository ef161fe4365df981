/**
 * Reads the dated numeric parameters of a venue from the snapshot; what is missing or out of range is named, never
 * guessed.
 */
import { RuleInputError } from '../../core/errors.ts';
import type { Snapshot } from '../../market/snapshot.ts';

/**
 * A dated number of a venue as a row for the table `parameters`: what a market that holds the venue starts from. The
 * code of a family never reads these rows, only the table of the snapshot.
 */
export interface FamilyParameter {
  readonly key: string;
  readonly value: number;
  readonly basis: 'measured' | 'assumed';
  /** Page or reason. */
  readonly source: string;
  /** Date of the copy that was read; empty where the number is assumed. */
  readonly asOf: string;
}

/** Range of a parameter, bounds included. */
export interface ParameterRange {
  readonly min: number;
  readonly max: number;
}

/** A ratio or share. */
export const FRACTION: ParameterRange = { min: 0, max: 1 };

/** A time, an amount or a threshold that must be above zero. */
export const POSITIVE: ParameterRange = { min: Number.MIN_VALUE, max: Infinity };

/** A time or an amount that may be zero. */
export const NOT_NEGATIVE: ParameterRange = { min: 0, max: Infinity };

function describe(range: ParameterRange): string {
  if (range === FRACTION) return 'a fraction from 0 to 1';
  if (range === POSITIVE) return 'a number above 0';
  return range.max === Infinity ? `a number of at least ${range.min}` : `a number from ${range.min} to ${range.max}`;
}

/** Parameter `key` of a venue. Throws RuleInputError where the venue has none or it is out of range. */
export function parameter(snapshot: Snapshot, venue: number, key: string, range: ParameterRange): number {
  const value = snapshot.venues.parameters[venue].get(key);
  if (value !== undefined && value >= range.min && value <= range.max) return value;
  const got = value === undefined ? 'which is missing' : `got ${value}`;
  const expected = `${describe(range)} for venue ${snapshot.venues.id[venue]} (key ${key}), ${got}`;
  throw new RuleInputError('parameters', -1, key, expected);
}

/** Contracts of a venue, ascending; spot books have no rules of margin. */
export function instrumentsOf(snapshot: Snapshot, venue: number): Int32Array {
  const found: number[] = [];
  const { instruments } = snapshot;
  for (let i = 0; i < instruments.n; i++)
    if (instruments.venue[i] === venue && instruments.spot[i] === 0) found.push(i);
  return Int32Array.from(found);
}

/** Throws RuleInputError where a venue whose rules know no inverse contracts has one; `name` is said in it. */
export function refuseInverse(snapshot: Snapshot, venue: number, name: string): void {
  for (const i of instrumentsOf(snapshot, venue)) {
    if (snapshot.instruments.inverse[i] === 0) continue;
    throw new RuleInputError('instruments', i, 'kind', `linear: ${name} has no inverse contracts`);
  }
}
