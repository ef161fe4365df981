/**
 * Reads files of worked examples and judges each: pass, FAIL, or not covered (an unknown venue, topic or shape is
 * never a pass).
 */
import { aaveV3, aaveV4 } from './adapters/aave.ts';
import { binance, asterVenue } from './adapters/binance.ts';
import { bitmex } from './adapters/bitmex.ts';
import { bybit } from './adapters/bybit.ts';
import { compound } from './adapters/compound.ts';
import { deribit } from './adapters/deribit.ts';
import { drift } from './adapters/drift.ts';
import { dydx } from './adapters/dydx.ts';
import { eulerV2 } from './adapters/euler.ts';
import { gmx } from './adapters/gmx.ts';
import { hyperliquid } from './adapters/hyperliquid.ts';
import { kraken } from './adapters/kraken.ts';
import { liquity } from './adapters/liquity.ts';
import { makerSky } from './adapters/maker.ts';
import { morphoBlue } from './adapters/morpho.ts';
import { okx } from './adapters/okx.ts';
import { type Adapter, computedField, type Fields, type Value, type Vector } from './vector.ts';

const ADAPTERS: Readonly<Record<string, Adapter>> = {
  hyperliquid,
  binance,
  aster: asterVenue,
  bybit,
  okx,
  bitmex,
  deribit,
  dydx,
  gmx,
  drift,
  kraken,
  aave_v3: aaveV3,
  aave_v4: aaveV4,
  compound_v3: compound,
  euler_v2: eulerV2,
  morpho_blue: morphoBlue,
  maker_sky: makerSky,
  liquity_v1: liquity,
  liquity_v2: liquity,
};

export type Verdict = 'pass' | 'FAIL' | 'not covered';

export interface Judgement {
  readonly id: string;
  readonly venue: string;
  readonly verdict: Verdict;
  readonly expected: Fields;
  /** The fields that were expected, as computed; a field that no rule gives is absent. */
  readonly got: Fields;
  readonly inconsistent: boolean;
}

/** Input that is not a file of worked examples. The message names the file, the place and what was expected. */
export class VectorFileError extends Error {}

/** Judges one example against what the engine's functions compute. */
export function judge(vector: Vector): Judgement {
  const { id, venue, expected: wanted, inconsistent } = vector;
  const head = { id, venue, expected: wanted, inconsistent };
  const computed = Object.hasOwn(ADAPTERS, vector.venue) ? ADAPTERS[vector.venue](vector) : undefined;
  if (computed === undefined) return { ...head, verdict: 'not covered', got: {} };
  const got: Record<string, Value> = {};
  let agrees = true;
  for (const [name, expected] of Object.entries(vector.expected)) {
    const value = computedField(computed, name);
    if (value !== undefined) got[name] = value;
    if (value === undefined || !same(expected, value, vector.tolerance)) agrees = false;
  }
  return { ...head, verdict: agrees ? 'pass' : 'FAIL', got };
}

/**
 * Numbers within the absolute tolerance (one rounding error of a double is forgiven), lists element by element, objects
 * field by field, the rest exactly.
 */
function same(expected: unknown, got: unknown, tolerance: number): boolean {
  if (typeof expected === 'number' && typeof got === 'number') {
    return Math.abs(expected - got) <= tolerance + Number.EPSILON * Math.abs(expected);
  }
  if (Array.isArray(expected) && Array.isArray(got)) {
    return expected.length === got.length && expected.every((value, i) => same(value, got[i], tolerance));
  }
  if (isFields(expected) && isFields(got)) {
    const names = Object.keys(expected);
    if (names.length !== Object.keys(got).length) return false;
    return names.every((name) => Object.hasOwn(got, name) && same(expected[name], got[name], tolerance));
  }
  return expected === got;
}

/** The examples of a parsed JSON file. Throws {@link VectorFileError}. */
export function parseVectors(file: string, json: unknown): Vector[] {
  if (!Array.isArray(json)) throw new VectorFileError(`${file}: expected a JSON list of examples, got ${kind(json)}`);
  return json.map((entry, i) => parseVector(`${file}: example ${i + 1}`, entry));
}

function parseVector(where: string, entry: unknown): Vector {
  if (!isFields(entry)) throw new VectorFileError(`${where}: expected an object, got ${kind(entry)}`);
  const name = typeof entry['id'] === 'string' ? `${where} (${entry['id']})` : where;
  for (const key of ['id', 'venue', 'topic']) {
    if (typeof entry[key] !== 'string') throw expectedIn(name, key, 'a text', entry[key]);
  }
  for (const key of ['inputs', 'expected']) {
    if (!isFields(entry[key])) throw expectedIn(name, key, 'an object', entry[key]);
  }
  const expected = entry['expected'] as Fields;
  if (Object.keys(expected).length === 0) throw expectedIn(name, 'expected', 'at least one field', {});
  const tolerance = entry['tolerance'];
  if (typeof tolerance !== 'number' || !(tolerance >= 0)) {
    throw expectedIn(name, 'tolerance', 'a number of 0 or more', tolerance);
  }
  return {
    id: entry['id'] as string,
    venue: entry['venue'] as string,
    topic: entry['topic'] as string,
    source: typeof entry['source_url'] === 'string' ? entry['source_url'] : '',
    inputs: entry['inputs'] as Fields,
    expected,
    inconsistent: entry['consistency'] === 'inconsistent',
    tolerance,
  };
}

function expectedIn(where: string, key: string, wanted: string, got: unknown): VectorFileError {
  return new VectorFileError(`${where}: "${key}": expected ${wanted}, got ${kind(got)}`);
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function kind(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (value === undefined) return 'nothing';
  return value !== null && typeof value === 'object' ? 'an object' : JSON.stringify(value);
}

/** 3 where an example fails, else 0. */
export function exitCode(judgements: readonly Judgement[]): 0 | 3 {
  return judgements.some((one) => one.verdict === 'FAIL') ? 3 : 0;
}

/** One aligned line per example, then the counts by venue. */
export function formatReport(judgements: readonly Judgement[]): string {
  const width = Math.max(2, ...judgements.map((one) => one.id.length));
  const wide = Math.max(8, ...judgements.map((one) => fieldsText(one.expected).length));
  const cells = (id: string, verdict: string, expected: string, got: string): string =>
    `${id.padEnd(width)}  ${verdict.padEnd(11)}  ${expected.padEnd(Math.min(wide, 60))}  ${got}`.trimEnd();
  const lines = [cells('id', 'verdict', 'expected', 'got')];
  for (const one of judgements) {
    const missing = one.verdict === 'not covered' ? '-' : fieldsText(one.got, one.expected);
    const note = one.inconsistent ? '  (the page contradicts itself: held to its rule)' : '';
    lines.push(cells(one.id, one.verdict, fieldsText(one.expected), missing + note));
  }
  return [...lines, '', ...countLines(judgements)].join('\n');
}

function fieldsText(fields: Fields, wanted: Fields = fields): string {
  return Object.keys(wanted)
    .map((name) => `${name}=${name in fields ? JSON.stringify(fields[name]) : 'nothing'}`)
    .join(' ');
}

/** Verdicts as a JSON list of id, venue, verdict and whether the page contradicts itself: what other programs read. */
export function formatJson(judgements: readonly Judgement[]): string {
  return JSON.stringify(
    judgements.map(({ id, venue, verdict, inconsistent }) => ({ id, venue, verdict, inconsistent })),
  );
}

/** Verdicts by venue as a Markdown table: what docs/venues.md holds. */
export function formatTable(judgements: readonly Judgement[]): string {
  const line = (name: string, all: readonly Judgement[]): string => {
    const count = (verdict: Verdict): number => all.filter((one) => one.verdict === verdict).length;
    const marked = all.filter((one) => one.inconsistent).length;
    return `| ${name} | ${count('pass')} | ${count('FAIL')} | ${count('not covered')} | ${marked} |`;
  };
  const venues = [...new Set(judgements.map((one) => one.venue))].sort();
  return [
    '| venue | pass | fail | not covered | of these, page contradicts itself |',
    '| --- | --- | --- | --- | --- |',
    ...venues.map((venue) =>
      line(
        venue,
        judgements.filter((one) => one.venue === venue),
      ),
    ),
    line('total', judgements),
  ].join('\n');
}

function countLines(judgements: readonly Judgement[]): string[] {
  const venues = [...new Set(judgements.map((one) => one.venue))].sort();
  const width = Math.max(5, ...venues.map((venue) => venue.length));
  const count = (venue: string | undefined, verdict: Verdict): number =>
    judgements.filter((one) => (venue ?? one.venue) === one.venue && one.verdict === verdict).length;
  const line = (name: string, venue: string | undefined): string =>
    `${name.padEnd(width)}  ${count(venue, 'pass')} pass, ${count(venue, 'FAIL')} FAIL, ` +
    `${count(venue, 'not covered')} not covered`;
  return [...venues.map((venue) => line(venue, venue)), line('total', undefined)];
}
