/**
 * Import of real data: files and a mapping in, one checked snapshot folder out. Nothing is guessed: what the data lack
 * is refused until the user says how to fill it, and the snapshot records what was filled.
 */
import { resolve, dirname } from 'node:path';
import { buildSnapshot, IssuesError } from '@firebreak/engine';
import type { Issue, MarketTables, PartialNote, Table } from '@firebreak/engine';
import { checkTarget, stopIfAborted } from './atomic.ts';
import type { FileTable } from './csv.ts';
import type { CellType } from './csvCells.ts';
import type { Progress } from './files.ts';
import { calmDepth } from './importDepth.ts';
import { importPositions } from './importPositions.ts';
import type { Missing } from './importPositions.ts';
import { importTable } from './importTable.ts';
import { readMapping } from './mapping.ts';
import type { Mapping, Source } from './mapping.ts';
import { mergeTable, withMarks, withoutCustomers } from './mergeTables.ts';
import { writeSnapshot } from './snapshotFolder.ts';
import { sourceTypes } from './sourceColumns.ts';
import { locateIssues, readTableFile, schemaTypes } from './tableFile.ts';

/** What an import is asked to do. */
export interface ImportOptions {
  readonly mappingFile: string;
  /**
   * Paths by the names of the mapping's `files`, in place of the paths there (which are relative to the mapping file).
   */
  readonly files?: Readonly<Record<string, string>>;
  /** Market whose tables are kept where the import names nothing else. */
  readonly base?: MarketTables | null;
  readonly missing?: Missing;
  readonly balanceOpenInterest?: 'residual' | null;
  /** Seed of draws for what is missing. */
  readonly seed?: number;
  readonly out: string;
  readonly format?: 'parquet' | 'csv';
  readonly signal?: AbortSignal;
  readonly progress?: Progress;
}

/** What an import did. */
export interface ImportReport {
  readonly hash: string;
  readonly market: MarketTables;
  /** Rows taken per table. */
  readonly rows: Readonly<Record<string, number>>;
  readonly partial: PartialNote | null;
  /** Sentences for the user: what was left out, why, and what was noticed. */
  readonly notes: readonly string[];
}

interface Work {
  readonly options: ImportOptions;
  readonly mapping: Mapping;
  readonly read: (name: string, types: ReadonlyMap<string, CellType>) => Promise<FileTable>;
  market: MarketTables;
  /** Where imported rows come from, for problems that the validator finds. */
  readonly traced: Map<string, FileTable>;
  readonly rows: Record<string, number>;
  readonly notes: string[];
}

const NO_GAPS: PartialNote = { filled: [], residualUsd: [] };

/**
 * Imports files into a new snapshot folder. Throws IssuesError with file, line, column, value and what was expected for
 * everything that is wrong or missing, InputError where a file cannot be read or the folder is not empty; nothing is
 * written then.
 */
export async function importSnapshot(options: ImportOptions): Promise<ImportReport> {
  await checkTarget(options.out);
  const mapping = await readMapping(options.mappingFile);
  const unknown = Object.keys(options.files ?? {}).filter((name) => !mapping.files.has(name));
  if (unknown.length > 0) throw new IssuesError(unknown.map((name) => unknownFile(name, mapping)));
  const work = startWork(options, mapping);
  stopIfAborted(options.signal);
  if (mapping.positions !== null) await addPositions(work, mapping.positions);
  for (const name of mapping.tables.keys()) await addTable(work, name);
  if (mapping.depthHistory !== null) await addDepth(work, mapping.depthHistory);
  stopIfAborted(options.signal);
  try {
    buildSnapshot(work.market);
  } catch (error) {
    throw explain(locateIssues(error, work.traced), options.base ?? null);
  }
  const { format = 'parquet', signal, progress } = options;
  const hash = await writeSnapshot(options.out, work.market, { format, signal, progress });
  return { hash, market: work.market, rows: work.rows, partial: work.market.partial ?? null, notes: work.notes };
}

function unknownFile(name: string, { files, path }: Mapping): Issue {
  return {
    where: '--file',
    row: -1,
    column: '',
    got: name,
    expected: `one of ${[...files.keys()].join(', ')}, as in ${path}`,
  };
}

/** A market without a table that every market needs is usually one that lacks its base. */
function explain(error: unknown, base: MarketTables | null): unknown {
  if (base !== null || !(error instanceof IssuesError)) return error;
  return new IssuesError(error.issues, 'Nothing was written. Give the tables that are not in your files with --base.');
}

function startWork(options: ImportOptions, mapping: Mapping): Work {
  const base = options.base ?? null;
  const start = base !== null && mapping.positions !== null ? withoutCustomers(base) : base;
  return {
    options,
    mapping,
    read: async (name, types) => {
      const own = options.files?.[name];
      const path = own ?? resolve(dirname(mapping.path), mapping.files.get(name)!);
      return readTableFile(path, types, options.progress);
    },
    market: {
      tables: start?.tables ?? new Map<string, Table>(),
      name: mapping.name,
      asOfMs: mapping.asOfMs,
      synthetic: mapping.positions === null && (base?.synthetic ?? false),
      seed: mapping.positions === null ? (base?.seed ?? null) : (options.seed ?? 0),
      sources: [...mapping.sources, ...(base?.sources ?? [])],
      partial: base?.partial ?? null,
    },
    traced: new Map(),
    rows: {},
    notes: [],
  };
}

function addRows(
  work: Work,
  table: Table,
  origin?: { readonly file: FileTable; readonly rowOf: ArrayLike<number> },
): void {
  work.market = {
    ...work.market,
    tables: new Map([...work.market.tables, [table.name, mergeTable(work.market.tables.get(table.name), table)]]),
  };
  work.rows[table.name] = table.rows;
  if (origin === undefined) return;
  const { file, rowOf } = origin;
  work.traced.set(table.name, {
    ...file,
    lineOf: (row) => (row < rowOf.length ? file.lineOf(rowOf[row]!) : 0),
  });
}

async function addPositions(work: Work, mapping: NonNullable<Mapping['positions']>): Promise<void> {
  const { options } = work;
  const numeric = ['size', 'entry_price', 'mark_price', 'equity'];
  const own = [...mapping.columns].filter(([name]) => mapping.join === null || name !== 'equity');
  const typed = (columns: readonly (readonly [string, Source])[]) =>
    sourceTypes(columns.map(([name, source]) => [source, numeric.includes(name) ? 'number' : 'string'] as const));
  const types = typed(own);
  if (mapping.side !== null) types.set(mapping.side.column, 'string');
  if (mapping.join !== null) types.set(mapping.join.on, 'string');
  const file = await work.read(mapping.file, types);
  let joined: FileTable | null = null;
  if (mapping.join !== null) {
    const joinTypes = typed([...mapping.columns].filter(([name]) => name === 'equity')).set(
      mapping.join.equals,
      'string',
    );
    joined = await work.read(mapping.join.file, joinTypes);
  }
  const imported = importPositions(file, joined, mapping, options.base ?? null, {
    missing: options.missing ?? {},
    balanceOpenInterest: options.balanceOpenInterest ?? null,
    seed: options.seed ?? 0,
  });
  for (const table of imported.tables) {
    addRows(work, table, table.name === 'positions' ? { file, rowOf: imported.originOf } : undefined);
  }
  const gaps = imported.partial.filled.length > 0 || imported.partial.residualUsd.length > 0;
  const before = work.market.partial ?? NO_GAPS;
  const partial = {
    filled: [...before.filled, ...imported.partial.filled],
    residualUsd: [...before.residualUsd, ...imported.partial.residualUsd],
  };
  work.market = withMarks({ ...work.market, partial: gaps ? partial : (work.market.partial ?? null) }, imported.marks);
  work.notes.push(...imported.notes);
}

async function addTable(work: Work, name: string): Promise<void> {
  const mapping = work.mapping.tables.get(name)!;
  const schema = schemaTypes(name);
  const types = sourceTypes(
    [...mapping.columns].map(([column, source]) => [source, schema.get(column) ?? 'auto'] as const),
  );
  for (const source of work.mapping.addInstruments?.columns.values() ?? []) {
    if (name === 'tiers' && source.kind === 'column' && !types.has(source.column)) types.set(source.column, 'string');
  }
  const file = await work.read(mapping.file, types);
  const imported = importTable(name, file, mapping, work.mapping.addInstruments, work.market);
  for (const table of imported.added) addRows(work, table);
  addRows(work, imported.table, { file, rowOf: imported.originOf });
  work.notes.push(...imported.notes);
}

async function addDepth(work: Work, mapping: NonNullable<Mapping['depthHistory']>): Promise<void> {
  const types = sourceTypes(
    [...mapping.columns].map(([name, source]) => [source, name === 'time' ? 'time' : 'number'] as const),
  );
  const { table, notes } = calmDepth(await work.read(mapping.file, types), mapping);
  addRows(work, table);
  work.notes.push(...notes);
}
