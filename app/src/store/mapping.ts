/**
 * The mapping file of an import: YAML that names the user's own columns. Reading checks every key and says what was
 * expected in its place; docs/import.md explains the format with worked examples.
 */
import { IssuesError, TABLES } from '@firebreak/engine';
import type { Issue, MarketTables } from '@firebreak/engine';
import { parseDocument } from 'yaml';
import { parseTime } from './csvCells.ts';
import { readDocument } from './files.ts';
import { readSources } from './snapshotHead.ts';

/** Where a value comes from: a column (optionally rewritten, looked up or scaled) or a constant. */
export type Source =
  | { readonly kind: 'value'; readonly value: string | number }
  | {
      readonly kind: 'column';
      readonly column: string;
      /** Text: what the cell has to match, and what it becomes ($1 stands for the first group). */
      readonly match: RegExp | null;
      readonly to: string;
      /** Text: what a cell becomes; other cells are refused. */
      readonly map: ReadonlyMap<string, string> | null;
      /** Numbers: factor. */
      readonly scale: number;
    };

/** One table of the snapshot filled column by column. */
export interface TableMapping {
  readonly file: string;
  readonly columns: ReadonlyMap<string, Source>;
  /** Tiers of contracts that the base does not have. */
  readonly unknownInstruments: 'refuse' | 'leave_out' | 'add';
}

/** Positions with their owners: makes accounts, balances and positions. */
export interface PositionsMapping {
  readonly file: string;
  readonly venue: string;
  readonly collateral: string;
  readonly join: { readonly file: string; readonly on: string; readonly equals: string } | null;
  readonly columns: ReadonlyMap<string, Source>;
  readonly side: { readonly column: string; readonly long: string; readonly short: string } | null;
  /** Rows whose size is smaller than this are dust: left out and counted. */
  readonly dropBelow: number;
}

/** A history of depth per band, of which the calm part's medians are taken. */
export interface DepthMapping {
  readonly file: string;
  readonly instrument: string;
  /** time, percent (negative = bids), notional_usd, quantity. */
  readonly columns: ReadonlyMap<string, Source>;
}

/** Contracts that only the tiers file knows. Everything here is the user's assumption and marked so. */
export interface AddInstruments {
  readonly columns: ReadonlyMap<string, Source>;
  readonly priceOfNewAssetsUsd: number;
  /** Log distance and USD per side. */
  readonly bands: readonly (readonly [number, number])[];
}

/** A mapping file. */
export interface Mapping {
  readonly path: string;
  readonly name: string;
  readonly asOfMs: number;
  readonly sources: MarketTables['sources'];
  readonly files: ReadonlyMap<string, string>;
  readonly positions: PositionsMapping | null;
  readonly tables: ReadonlyMap<string, TableMapping>;
  readonly depthHistory: DepthMapping | null;
  readonly addInstruments: AddInstruments | null;
}

type Plain = Readonly<Record<string, unknown>>;

interface Reading {
  readonly path: string;
  readonly issues: Issue[];
}

const POSITION_COLUMNS = ['account', 'instrument', 'size', 'entry_price', 'mark_price', 'equity'];
const DEPTH_COLUMNS = ['time', 'percent', 'notional_usd', 'quantity'];

/** Reads a mapping file. Throws InputError where it cannot be read, IssuesError with every key that is wrong. */
export async function readMapping(path: string): Promise<Mapping> {
  const document = parseDocument(await readDocument(path));
  const reading: Reading = { path, issues: [] };
  for (const error of document.errors) complain(reading, '', error.message.split('\n')[0]!, 'valid YAML');
  const root = document.errors.length > 0 ? {} : record(reading, '', document.toJS());
  const mapping = document.errors.length > 0 ? null : readRoot(reading, path, root);
  if (reading.issues.length > 0 || mapping === null)
    throw new IssuesError(reading.issues, 'docs/import.md explains mapping files.');
  return mapping;
}

function readRoot(reading: Reading, path: string, root: Plain): Mapping {
  const keys = [
    'firebreak_import',
    'name',
    'as_of',
    'sources',
    'files',
    'positions',
    'tables',
    'depth_history',
    'add_instruments',
  ];
  onlyKeys(reading, '', root, keys);
  if (root['firebreak_import'] !== 1)
    complain(reading, 'firebreak_import', root['firebreak_import'], '1, the version of the format');
  const asOfMs = typeof root['as_of'] === 'string' ? parseTime(root['as_of'].replace(/:(\d\d)Z$/, ':$1Z')) : NaN;
  if (!Number.isFinite(asOfMs)) complain(reading, 'as_of', root['as_of'], 'a time such as 2025-10-10T21:15:00Z');
  const sources = readSources(root['sources'] ?? []);
  if (sources === null) complain(reading, 'sources', root['sources'], 'a list of {what, source, as_of, basis}');
  const files = new Map<string, string>();
  for (const [key, value] of Object.entries(record(reading, 'files', root['files'] ?? {}))) {
    files.set(key, text(reading, `files.${key}`, value));
  }
  const part = <T>(key: string, read: (value: Plain) => T): T | null =>
    root[key] === undefined ? null : read(record(reading, key, root[key]));
  const mapping: Mapping = {
    path,
    name: text(reading, 'name', root['name']),
    asOfMs,
    sources: sources ?? [],
    files,
    positions: part('positions', (value) => readPositions(reading, value)),
    tables: part('tables', (value) => readTables(reading, value)) ?? new Map(),
    depthHistory: part('depth_history', (value) => readDepth(reading, value)),
    addInstruments: part('add_instruments', (value) => readAdd(reading, value)),
  };
  checkFiles(reading, mapping);
  return mapping;
}

function checkFiles(reading: Reading, { files, positions, tables, depthHistory }: Mapping): void {
  const used = [...tables.values()].map(({ file }) => file);
  if (positions !== null) used.push(positions.file, ...(positions.join === null ? [] : [positions.join.file]));
  if (depthHistory !== null) used.push(depthHistory.file);
  if (used.length === 0) complain(reading, '', 'nothing to import', 'positions, tables or depth_history');
  for (const file of used)
    if (!files.has(file)) complain(reading, 'files', `no file "${file}"`, 'every file that is used');
}

function readPositions(reading: Reading, value: Plain): PositionsMapping {
  onlyKeys(reading, 'positions', value, ['file', 'venue', 'collateral', 'join', 'columns', 'side', 'drop_below']);
  const columns = readColumns(reading, 'positions.columns', value['columns'], POSITION_COLUMNS);
  for (const name of ['account', 'instrument', 'size', 'mark_price']) {
    if (!columns.has(name)) complain(reading, `positions.columns.${name}`, undefined, 'a column of the file');
  }
  const words = (key: string, names: readonly [string, string, string]): readonly [string, string, string] | null => {
    if (value[key] === undefined) return null;
    const found = record(reading, `positions.${key}`, value[key]);
    onlyKeys(reading, `positions.${key}`, found, names);
    const at = (k: 0 | 1 | 2) => text(reading, `positions.${key}.${names[k]}`, found[names[k]]);
    return [at(0), at(1), at(2)];
  };
  const join = words('join', ['file', 'on', 'equals']);
  const side = words('side', ['column', 'long', 'short']);
  const dropBelow = value['drop_below'] ?? 0;
  if (typeof dropBelow !== 'number' || !(dropBelow >= 0))
    complain(reading, 'positions.drop_below', dropBelow, 'a size of at least 0');
  return {
    file: text(reading, 'positions.file', value['file']),
    venue: text(reading, 'positions.venue', value['venue']),
    collateral: text(reading, 'positions.collateral', value['collateral']),
    join: join === null ? null : { file: join[0], on: join[1], equals: join[2] },
    side: side === null ? null : { column: side[0], long: side[1], short: side[2] },
    columns,
    dropBelow: Number(dropBelow),
  };
}

function readTables(reading: Reading, value: Plain): Map<string, TableMapping> {
  const tables = new Map<string, TableMapping>();
  for (const [name, entry] of Object.entries(value)) {
    const where = `tables.${name}`;
    const spec = TABLES.find((table) => table.name === name);
    if (spec === undefined) {
      complain(reading, where, name, `a table: ${TABLES.map((table) => table.name).join(', ')}`);
      continue;
    }
    const found = record(reading, where, entry);
    onlyKeys(reading, where, found, ['file', 'columns', 'unknown_instruments']);
    const unknown = found['unknown_instruments'] ?? 'refuse';
    if (unknown !== 'refuse' && unknown !== 'leave_out' && unknown !== 'add') {
      complain(reading, `${where}.unknown_instruments`, unknown, 'refuse, leave_out or add');
      continue;
    }
    const columns = readColumns(reading, `${where}.columns`, found['columns'], null);
    for (const column of spec.columns) {
      if (column.required && !columns.has(column.name))
        complain(reading, `${where}.columns.${column.name}`, undefined, 'a source');
    }
    tables.set(name, { file: text(reading, `${where}.file`, found['file']), columns, unknownInstruments: unknown });
  }
  return tables;
}

function readDepth(reading: Reading, value: Plain): DepthMapping {
  onlyKeys(reading, 'depth_history', value, ['file', 'instrument', 'columns']);
  const columns = readColumns(reading, 'depth_history.columns', value['columns'], DEPTH_COLUMNS);
  for (const name of DEPTH_COLUMNS) {
    if (!columns.has(name)) complain(reading, `depth_history.columns.${name}`, undefined, 'a column of the file');
  }
  return {
    file: text(reading, 'depth_history.file', value['file']),
    instrument: text(reading, 'depth_history.instrument', value['instrument']),
    columns,
  };
}

function readAdd(reading: Reading, value: Plain): AddInstruments {
  onlyKeys(reading, 'add_instruments', value, ['columns', 'price_of_new_assets_usd', 'depth']);
  const columns = readColumns(reading, 'add_instruments.columns', value['columns'], null);
  for (const name of ['venue', 'asset', 'settle', 'funding_interval_h']) {
    if (!columns.has(name)) complain(reading, `add_instruments.columns.${name}`, undefined, 'a source');
  }
  const price = value['price_of_new_assets_usd'];
  if (typeof price !== 'number' || !(price > 0))
    complain(reading, 'add_instruments.price_of_new_assets_usd', price, 'USD above 0');
  const depth = Array.isArray(value['depth']) ? (value['depth'] as unknown[]) : [];
  const bands = depth.filter(
    (band): band is [number, number] =>
      Array.isArray(band) && band.length === 2 && band.every((part) => typeof part === 'number'),
  );
  if (bands.length < 2 || bands.length < depth.length) {
    complain(reading, 'add_instruments.depth', value['depth'], 'two or more pairs [log distance, USD]');
  }
  return { columns, priceOfNewAssetsUsd: Number(price), bands };
}

function readColumns(
  reading: Reading,
  where: string,
  value: unknown,
  names: readonly string[] | null,
): Map<string, Source> {
  const columns = new Map<string, Source>();
  const found = record(reading, where, value);
  if (names !== null) onlyKeys(reading, where, found, names);
  for (const [name, entry] of Object.entries(found)) {
    const source = readSource(reading, `${where}.${name}`, entry);
    if (source !== null) columns.set(name, source);
  }
  return columns;
}

function readSource(reading: Reading, where: string, entry: unknown): Source | null {
  if (typeof entry === 'string') return { kind: 'column', column: entry, match: null, to: '', map: null, scale: 1 };
  const found = record(reading, where, entry);
  onlyKeys(reading, where, found, ['value', 'column', 'match', 'to', 'map', 'scale']);
  const { value } = found;
  if (typeof value === 'string' || typeof value === 'number') return { kind: 'value', value };
  const column = text(reading, `${where}.column`, found['column']);
  const scale = found['scale'] ?? 1;
  if (typeof scale !== 'number' || !Number.isFinite(scale)) complain(reading, `${where}.scale`, scale, 'a factor');
  let match: RegExp | null = null;
  if (found['to'] !== undefined || found['match'] !== undefined) {
    try {
      match = new RegExp(found['match'] === undefined ? '^(.*)$' : text(reading, `${where}.match`, found['match']));
    } catch (error) {
      complain(reading, `${where}.match`, found['match'], `a regular expression (${(error as Error).message})`);
    }
  }
  const map = found['map'] === undefined ? null : Object.entries(record(reading, `${where}.map`, found['map']));
  return {
    kind: 'column',
    column,
    match,
    to: match === null ? '' : text(reading, `${where}.to`, found['to']),
    map: map === null ? null : new Map(map.map(([from, to]) => [from, String(to)])),
    scale: Number(scale),
  };
}

function record(reading: Reading, where: string, value: unknown): Plain {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Plain;
  complain(reading, where, value, 'keys with values');
  return {};
}

function text(reading: Reading, where: string, value: unknown): string {
  if (typeof value === 'string' && value !== '') return value;
  complain(reading, where, value, 'text');
  return '';
}

function onlyKeys(reading: Reading, where: string, value: Plain, keys: readonly string[]): void {
  for (const key of Object.keys(value)) {
    if (!keys.includes(key))
      complain(reading, where === '' ? key : `${where}.${key}`, 'an unknown key', `one of ${keys.join(', ')}`);
  }
}

function complain({ path, issues }: Reading, key: string, got: unknown, expected: string): void {
  const shown = got === undefined ? 'nothing' : typeof got === 'string' ? got : JSON.stringify(got);
  issues.push({ where: key === '' ? path : `${path}: ${key}`, row: -1, column: '', got: shown, expected });
}
