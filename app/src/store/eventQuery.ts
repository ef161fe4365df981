/**
 * SQL over a store of events: an in-memory DuckDB with a view for each table, over the Parquet files that are there now
 * and the rows that are not in Parquet yet. It reads the store's folder and nothing else, and takes only statements
 * that read.
 */
import { access, mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve, sep } from 'node:path';
import { CancelledError, InputError } from '@firebreak/engine';
import { type DuckDb, ownDuckDb, sqlName, sqlPath, sqlText } from './duckdb.ts';
import { DAY_HOURS, dayNumber, type DayRange, type EventPart, listParts, partsSql } from './eventParts.ts';
import { type EventTable, HOUR_SQL, isReadable, loadLines, newRowsSql } from './eventTable.ts';

type Connected = Pick<DuckDb, 'connection'>;

/** What a database is opened over. */
export interface EventSources {
  readonly root: string;
  /** Folder of what is not finished. */
  readonly staging: string;
  readonly tables: readonly EventTable[];
  /** Only files of these days are opened; of all where it is left out. */
  readonly days?: DayRange;
  /** Names of the logs whose rows are given as lines: Parquet files of the same name hold part of the same rows. */
  readonly openLogs: readonly string[];
  /** Writes the lines of a table, one event as JSON per line, into a file; false where there are none. */
  readonly writeLines: (table: EventTable, path: string) => Promise<boolean>;
}

/** Rows of a result, as they come. */
export interface EventRows {
  readonly columns: readonly string[];
  /** Which columns are numbers. */
  readonly numeric: readonly boolean[];
  /** Numbers, text, booleans, null and lists of them; integers that a double cannot hold, and decimals, are text. */
  readonly rows: AsyncIterable<readonly (readonly unknown[])[]>;
}

/** A database over a store as it was when it was opened. */
export interface EventDb {
  /** Runs one statement that reads. Throws InputError where it is another or wrong, or where a file is damaged. */
  readonly run: (sql: string) => Promise<EventRows>;
  /** Stops the statement that runs. */
  readonly interrupt: () => void;
  readonly close: () => void;
}

/** Types whose values DuckDB gives as text because a double may not hold them. */
const WIDE = /^U?(BIG|HUGE)INT$/;
const NUMERIC = /^(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL)/;

/** Opens a database. Throws InputError naming the file where a Parquet file is damaged. */
export async function openEventDb(sources: EventSources): Promise<EventDb> {
  const folder = await mkdtemp(join(tmpdir(), 'firebreak-query-'));
  const parts: EventPart[] = [];
  let db: DuckDb | null = null;
  try {
    db = await ownDuckDb(folder);
    for (const table of sources.tables) {
      const all = await listParts(sources, table.name, sources.days);
      const mine = all.filter(({ name }) => !sources.openLogs.includes(name));
      parts.push(...mine);
      const lines = join(folder, `${table.name}.ndjson`);
      const hasLines = await sources.writeLines(table, lines);
      await defineView(db, table, mine, hasLines ? lines : null);
    }
    // Nothing spills: with access to files off DuckDB could not write it.
    await db.connection.run(`SET threads = ${availableParallelism()}`);
    const inside = resolve(sources.root) + sep;
    // The second is the same folder as a pattern writes it; DuckDB checks both, the pattern and the file.
    await db.connection.run(`SET allowed_directories = [${sqlText(inside)}, ${sqlPath(inside)}]`);
    await db.connection.run('SET enable_external_access = false');
    await db.connection.run('SET lock_configuration = true');
  } catch (error) {
    const damage = db === null ? null : await damaged(db, parts);
    db?.connection.closeSync();
    throw damage ?? error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const opened = db;
  return {
    run: async (sql) => {
      try {
        return await read(opened, sql, parts);
      } catch (error) {
        throw await queryError(opened, parts, error);
      }
    },
    interrupt: () => opened.connection.interrupt(),
    close: () => opened.connection.closeSync(),
  };
}

async function defineView(
  { connection }: DuckDb,
  table: EventTable,
  parts: readonly EventPart[],
  lines: string | null,
): Promise<void> {
  const columns = table.columns.map(({ name }) => `r.${sqlName(name)}`).join(', ');
  const open = `open_${table.name}`;
  if (lines === null) {
    const empty = table.columns.map(({ name, type }) => `NULL::${type} AS ${sqlName(name)}`).join(', ');
    const folders = 'NULL::DATE AS date, NULL::INTEGER AS hour';
    await connection.run(`CREATE TABLE ${open} AS SELECT NULL::VARCHAR AS venue, ${empty}, ${folders} LIMIT 0`);
  } else {
    await loadLines({ connection }, table, { lines, into: 'lines' });
    const hours = await (await connection.run('SELECT DISTINCT venue, hour_no::DOUBLE FROM lines')).getRows();
    const touched = new Set(hours.map(([venue, hour]) => `${String(venue)} ${String(hour)}`));
    const days = new Set(hours.map(([venue, hour]) => `${String(venue)} ${Math.floor(Number(hour) / DAY_HOURS)}`));
    const known = parts.filter(({ venue, date, hour }) => {
      const day = dayNumber(date);
      return hour === null ? days.has(`${venue} ${day}`) : touched.has(`${venue} ${day * DAY_HOURS + hour}`);
    });
    const date = 'CAST(make_timestamp(r.hour_no * 3600000000) AS DATE) AS date';
    const fresh = newRowsSql('lines', `r.venue, ${columns}, ${date}, ${HOUR_SQL}`, known);
    await connection.run(`CREATE TABLE ${open} AS ${fresh}`);
    await connection.run('DROP TABLE lines');
  }
  const list = `r.venue, make_timestamp(r.time_ms * 1000) AS time, ${columns}, r.date, r.hour`;
  const fresh = `SELECT ${list} FROM ${open} AS r`;
  const absolute = parts.map((part) => ({ ...part, path: resolve(part.path) }));
  const stored = parts.length === 0 ? '' : partsSql(absolute, list);
  const selects = parts.length === 0 ? [fresh] : lines === null ? [stored] : [stored, fresh];
  await connection.run(`CREATE VIEW ${sqlName(table.name)} AS ${selects.join(' UNION ALL ')}`);
}

async function read({ connection }: DuckDb, sql: string, parts: readonly EventPart[]): Promise<EventRows> {
  await checkReads({ connection }, sql);
  const result = await connection.stream(sql);
  const types = result.columnTypes().map(String);
  const wide = types.map((type) => WIDE.test(type));
  async function* rows(): AsyncGenerator<readonly (readonly unknown[])[]> {
    try {
      for await (const some of result.yieldRowsJson()) {
        yield some.map((row) => row.map((value, column) => (wide[column] === true ? integer(value) : value)));
      }
    } catch (error) {
      throw await queryError({ connection }, parts, error);
    }
  }
  return { columns: result.columnNames(), numeric: types.map((type) => NUMERIC.test(type)), rows: rows() };
}

/**
 * Asks DuckDB's own parser whether the text is one SELECT, before anything is prepared: preparing an EXPORT
 * already makes its folder.
 */
async function checkReads({ connection }: Connected, sql: string): Promise<void> {
  const answer = await connection.runAndReadAll('SELECT json_serialize_sql($1::VARCHAR)', [sql]);
  const parsed = JSON.parse(answer.getRows()[0]![0] as string) as {
    readonly error: boolean;
    readonly error_type?: string;
    readonly error_message?: string;
    readonly statements?: readonly unknown[];
  };
  if (parsed.error && parsed.error_type === 'not implemented') {
    throw new InputError('The store is only read: expected a SELECT, got another statement', {
      code: 'sql-read-only',
      hint: 'To keep a result, send what --csv or --json prints into a file.',
    });
  }
  if (parsed.error) throw new Error(`Parser Error: ${parsed.error_message ?? ''}`);
  const count = parsed.statements?.length ?? 0;
  if (count !== 1) {
    throw new InputError(`Expected one SQL statement, got ${count}`, {
      code: 'sql-statements',
      hint: 'Join steps with WITH, or run the command once for each.',
    });
  }
}

function integer(value: unknown): unknown {
  const number = value === null ? NaN : Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

async function queryError(db: Connected, parts: readonly EventPart[], error: unknown): Promise<unknown> {
  if (error instanceof InputError) return error;
  const message = error instanceof Error ? error.message : String(error);
  // Only what reading a file can cause: looking for the file reads all of them.
  if (/^(Invalid Input|IO|Serialization|Invalid|TProtocolException|Corrupt)/.test(message)) {
    const damage = await damaged(db, parts);
    if (damage !== null) return damage;
  }
  if (message.startsWith('INTERRUPT')) {
    throw new CancelledError('The query was stopped', { code: 'cancelled', hint: '', cause: error });
  }
  return new InputError(`The query failed: ${message.trimEnd()}`, {
    code: 'bad-query',
    hint: 'The tables are liquidations, trades, books, tickers and gauges; DESCRIBE trades lists columns.',
    cause: error,
  });
}

async function damaged(db: Connected, parts: readonly EventPart[]): Promise<InputError | null> {
  for (const { path } of parts) {
    if (!(await isThere(path))) return changed(path);
    if (await isReadable(db, resolve(path), 'COLUMNS(*)')) continue;
    return new InputError(`${path} is not a readable Parquet file`, {
      code: 'bad-parquet',
      hint: 'It is damaged and was left alone. Move it out of the store to query the rest.',
    });
  }
  return null;
}

function changed(path: string): InputError {
  return new InputError(`${path} was replaced while the store was read`, {
    code: 'store-changed',
    hint: 'A monitor was started meanwhile and put its files in order. Ask again.',
  });
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
