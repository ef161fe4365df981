/**
 * Tables of events as Parquet: rows come as lines of JSON, are freed of events that are there already, and appear as
 * one more file of their hour. A file that has its name is never written again, so any other tool may read the folders
 * at any time.
 */
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type DuckDb, sqlName, sqlPath, sqlText } from './duckdb.ts';
import { DAY_HOURS, type EventPart, HOUR_MS, hourFile, PART_ENDING, partsOfDay, partsSql } from './eventParts.ts';

/** A column of the files and the expression over the keys of a line that it is made of. */
export interface EventColumn {
  readonly name: string;
  /** SQL type in the file. */
  readonly type: string;
  readonly sql: string;
}

/**
 * A table of events. Its lines have the keys `venue`, `id`, `timeMs` and `receivedMs` beside their own; its files have
 * the columns `id`, `time_ms`, `received_ms` and, last, `hour`; the folders say venue and date (UTC, of the venue's
 * time).
 */
export interface EventTable {
  /** Name of the folder, and of the view that a query reads. */
  readonly name: string;
  /** SQL type of every key of a line. */
  readonly keys: Readonly<Record<string, string>>;
  readonly columns: readonly EventColumn[];
}

/** A file with lines of JSON as rows in SQL: `venue`, `hour_no` (hours since 1970) and the columns of the table. */
function linesSql(table: EventTable, path: string): string {
  const keys = Object.entries(table.keys).map(([key, type]) => `${sqlName(key)}: ${sqlText(type)}`);
  const columns = table.columns.map(({ name, type, sql }) => `CAST(${sql} AS ${type}) AS ${sqlName(name)}`);
  const source = `read_json(${sqlPath(path)}, format = 'newline_delimited', columns = {${keys.join(', ')}})`;
  return `SELECT venue, "timeMs" // ${HOUR_MS} AS hour_no, ${columns.join(', ')} FROM ${source}`;
}

/** Rows of `from` (made by `loadLines`) whose event is in none of the files. */
export function newRowsSql(from: string, columns: string, known: readonly EventPart[]): string {
  const unseen =
    known.length === 0
      ? ''
      : ` ANTI JOIN (${partsSql(known, 'r.venue, r.id')}) AS f ON f.id = r.id AND f.venue = r.venue`;
  return `SELECT ${columns} FROM ${from} AS r${unseen}`;
}

/** The column `hour` of a row that has `hour_no`. */
export const HOUR_SQL = `CAST(r.hour_no % ${DAY_HOURS} AS INTEGER) AS hour`;

/** What a file holds, in its order, of rows that are selected as `r`. */
export const PART_FORMAT = 'FORMAT parquet, COMPRESSION zstd';

/**
 * Makes a table of the lines of a file, each event once: the one that was received first. Repetitions are rare, and to
 * count is cheaper than to look for them.
 */
export async function loadLines(
  { connection }: Pick<DuckDb, 'connection'>,
  table: EventTable,
  { lines, into }: { readonly lines: string; readonly into: string },
): Promise<void> {
  await connection.run(`CREATE TEMP TABLE ${into} AS ${linesSql(table, lines)}`);
  const distinct = `(SELECT count(*) FROM (SELECT DISTINCT venue, id FROM ${into}))`;
  const repeated = await connection.runAndReadAll(`SELECT count(*) <> ${distinct} FROM ${into}`);
  if (repeated.getRows()[0]![0] === false) return;
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${into} AS FROM ${into}` +
      ' QUALIFY row_number() OVER (PARTITION BY venue, id ORDER BY received_ms) = 1',
  );
}

/** What is written, and how. */
export interface PartJob {
  readonly root: string;
  readonly table: EventTable;
  /** File with one event as JSON per line. */
  readonly lines: string;
  /** Name of the parts: the same rows under the same name are written once, however often it is tried. */
  readonly name: string;
  /** Folder for files that are not finished, on the disk of the store. */
  readonly staging: string;
  /** Told of a file that cannot be read; rows are then not compared with it. */
  readonly onDamaged: (path: string) => void;
}

let jobNumber = 0;

/**
 * Adds rows to the hours that they belong to; each file is written beside, synced and then renamed. Returns the files
 * that are new. Throws what DuckDB or the system says; files that were finished before stay.
 */
export async function writeParts({ connection }: DuckDb, job: PartJob): Promise<string[]> {
  const { root, table, name } = job;
  const rows = `rows_${jobNumber++}`;
  const written: string[] = [];
  const partial = join(job.staging, `${rows}${PART_ENDING}`);
  try {
    await loadLines({ connection }, table, { lines: job.lines, into: rows });
    const hours = await (
      await connection.run(`SELECT DISTINCT venue, hour_no::DOUBLE FROM ${rows} ORDER BY ALL`)
    ).getRows();
    for (const [venue, hourNo] of hours as [string, number][]) {
      const path = join(root, table.name, hourFile(venue, hourNo, name));
      if (await exists(path)) continue;
      const known = await readable({ connection }, await sameHour(path, venue, hourNo), job.onDamaged);
      const from = `(FROM ${rows} WHERE venue = ${sqlText(venue)} AND hour_no = ${hourNo})`;
      const columns = [...table.columns.map((column) => `r.${sqlName(column.name)}`), HOUR_SQL].join(', ');
      const select = `${newRowsSql(from, columns, known)} ORDER BY r.time_ms, r.id`;
      const copied = await connection.run(`COPY (${select}) TO ${sqlText(partial)} (${PART_FORMAT})`);
      const count = Number((await copied.getRows())[0]![0]);
      if (count === 0) continue;
      await publish(partial, path);
      written.push(path);
    }
    return written;
  } finally {
    await rm(partial, { force: true });
    await connection.run(`DROP TABLE IF EXISTS ${rows}`);
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** The files that may hold events of the hour of a file that will be written. */
async function sameHour(path: string, venue: string, hourNo: number): Promise<EventPart[]> {
  const date = new Date(hourNo * HOUR_MS).toISOString().slice(0, 10);
  const all = await partsOfDay(dirname(path), venue, date);
  return all.filter(({ hour }) => hour === null || hour === hourNo % DAY_HOURS);
}

/** The files that can be compared with; each of the others is reported. */
async function readable(
  { connection }: Pick<DuckDb, 'connection'>,
  parts: readonly EventPart[],
  onDamaged: (path: string) => void,
): Promise<EventPart[]> {
  const good: EventPart[] = [];
  for (const part of parts) {
    if (await isReadable({ connection }, part.path)) good.push(part);
    else onDamaged(part.path);
  }
  return good;
}

/** Whether a Parquet file can be read: its identities, or every column. */
export async function isReadable(
  { connection }: Pick<DuckDb, 'connection'>,
  path: string,
  columns: 'id' | 'COLUMNS(*)' = 'id',
): Promise<boolean> {
  try {
    // Statistics of the footer do not answer this; the values have to be read.
    await connection.run(`SELECT bit_xor(hash(${columns})) FROM read_parquet(${sqlPath(path)})`);
    return true;
  } catch {
    return false;
  }
}

async function publish(partial: string, path: string): Promise<void> {
  await syncPath(partial);
  await mkdir(dirname(path), { recursive: true });
  await rename(partial, path);
  await syncPath(dirname(path));
}

/** Waits until a file, or the entries of a folder, are on the disk. */
export async function syncPath(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } catch (error) {
    // Windows cannot sync a folder; its file system journals renames.
    if (process.platform !== 'win32') throw error;
  } finally {
    await handle.close();
  }
}
