/**
 * A market as a folder: snapshot.json, and one file per table in Parquet or CSV. Reading checks everything and half-
 * loads nothing; writing appears whole or not at all.
 */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFile } from 'node:fs/promises';
import { buildSnapshot, InputError, snapshotHash, TABLES } from '@firebreak/engine';
import type { Column, MarketTables, Snapshot, Table } from '@firebreak/engine';
import { stopIfAborted, writeFolder } from './atomic.ts';
import type { FileTable } from './csv.ts';
import { writeCsv } from './csvWrite.ts';
import { pathInside, readableError, readJson, sha256File } from './files.ts';
import type { Progress } from './files.ts';
import { writeParquet } from './parquet.ts';
import { formatHead, readHead } from './snapshotHead.ts';
import type { SnapshotHead } from './snapshotHead.ts';
import { asTable, extraColumns, locateIssues, readTableFile, schemaTypes, TABLE_ENDINGS } from './tableFile.ts';

/** The file of a snapshot folder that says what the market is. */
export const SNAPSHOT_FILE = 'snapshot.json';

/** A market as read from a folder. */
export interface ReadSnapshot {
  readonly snapshot: Snapshot;
  readonly tables: MarketTables;
  /** Hash of the market: equal for Parquet and CSV of the same market. */
  readonly hash: string;
  /** Columns (`table.column`) and tables that the schema does not know; they are kept and not used. */
  readonly extraColumns: readonly string[];
  /** Table files whose bytes differ from what snapshot.json says: edited since it was written. */
  readonly modified: readonly string[];
}

/** How a snapshot folder is written. */
export interface WriteSnapshotOptions {
  readonly format: 'parquet' | 'csv';
  readonly signal?: AbortSignal | undefined;
  readonly progress?: Progress | undefined;
}

/**
 * Reads a snapshot folder. Throws InputError where the folder or a file cannot be read, IssuesError with file, line,
 * column, value and what was expected where the tables are not a market.
 */
export async function readSnapshot(folder: string, progress?: Progress): Promise<ReadSnapshot> {
  const { market, files, modified } = await readMarketTables(folder, progress);
  let snapshot: Snapshot;
  try {
    snapshot = buildSnapshot(market);
  } catch (error) {
    throw locateIssues(error, files);
  }
  return { snapshot, tables: market, hash: snapshotHash(snapshot), extraColumns: extraColumns(market), modified };
}

interface TablesOfFolder {
  readonly market: MarketTables;
  readonly files: ReadonlyMap<string, FileTable>;
  readonly modified: string[];
}

async function readMarketTables(folder: string, progress?: Progress): Promise<TablesOfFolder> {
  await mustBeFolder(folder);
  const path = join(folder, SNAPSHOT_FILE);
  const head = readHead(await readJson(path), path);
  const found = await findTables(folder, head);
  const files = new Map<string, FileTable>();
  const tables = new Map<string, Table>();
  const modified: string[] = [];
  let done = 0;
  for (const [name, file] of found) {
    progress?.(done++, found.size, name);
    const read = await readTableFile(pathInside(folder, file), schemaTypes(name));
    files.set(name, read);
    tables.set(name, asTable(name, read));
    const expected = head.tables.get(name)?.sha256;
    if (expected !== undefined && (await sha256File(pathInside(folder, file))) !== expected) modified.push(file);
  }
  progress?.(done, found.size, 'checking');
  return { market: { ...head.market, tables }, files, modified };
}

async function mustBeFolder(folder: string): Promise<void> {
  try {
    if ((await stat(folder)).isDirectory()) return;
  } catch (error) {
    throw readableError(error, folder, 'read');
  }
  throw new InputError(`${folder} is a file, a snapshot folder was expected`, {
    code: 'not-a-snapshot',
    hint: `Name the folder that holds ${SNAPSHOT_FILE}.`,
  });
}

/** Files by table: those that snapshot.json names, then those of the folder that are called like a table. */
async function findTables(folder: string, head: SnapshotHead): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const [name, { file }] of head.tables) found.set(name, file);
  for (const { name } of TABLES) {
    if (found.has(name)) continue;
    const present: string[] = [];
    for (const ending of TABLE_ENDINGS) if (await exists(join(folder, name + ending))) present.push(name + ending);
    if (present.length > 1) {
      throw new InputError(`${folder} holds the table ${name} more than once: ${present.join(', ')}`, {
        code: 'ambiguous-table',
        hint: `Remove all but one, or name it in ${SNAPSHOT_FILE}.`,
      });
    }
    if (present.length === 1) found.set(name, present[0]!);
  }
  return found;
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch {
    return false;
  }
}

/**
 * Writes a market as a folder that must be absent or empty, and returns its hash. Throws IssuesError where the tables
 * are not a market, InputError where the folder cannot be written, CancelledError where the signal fired; nothing is
 * left then.
 */
export async function writeSnapshot(
  folder: string,
  market: MarketTables,
  { format, signal, progress }: WriteSnapshotOptions,
): Promise<string> {
  const hash = snapshotHash(buildSnapshot(market));
  await writeFolder(
    folder,
    async (partial) => {
      const tables: Record<string, { file: string; rows: number; sha256: string }> = {};
      let done = 0;
      for (const [name, table] of market.tables) {
        stopIfAborted(signal);
        progress?.(done++, market.tables.size, name);
        if (!/^[A-Za-z0-9_-]+$/.test(name)) throw badTableName(name);
        const columns = columnsToWrite(table);
        if (columns.size === 0) continue;
        const file = `${name}.${format}`;
        if (format === 'csv') await writeCsv(join(partial, file), columns, table.rows);
        else await writeParquet(join(partial, file), columns, table.rows);
        tables[name] = { file, rows: table.rows, sha256: await sha256File(join(partial, file)) };
      }
      await writeFile(join(partial, SNAPSHOT_FILE), formatHead(market, tables, hash));
    },
    signal,
  );
  return hash;
}

/**
 * Columns of a table; for one that has none (nor rows then) those that its schema asks for, empty: no format holds a
 * table without columns. A table that the schema does not know has none at all then.
 */
function columnsToWrite(table: Table): ReadonlyMap<string, Column> {
  if (table.columns.size > 0) return table.columns;
  const required = TABLES.find(({ name }) => name === table.name)?.columns.filter((column) => column.required) ?? [];
  return new Map(required.map(({ name, type }) => [name, emptyColumn(type === 'string')]));
}

function emptyColumn(text: boolean): Column {
  return text
    ? { type: 'string', codes: new Int32Array(0), dictionary: [] }
    : { type: 'number', values: new Float64Array(0) };
}

function badTableName(name: string): InputError {
  return new InputError(`"${name}" cannot be the name of a table file`, {
    code: 'bad-table-name',
    hint: 'Names of tables have letters, digits, - and _.',
  });
}
