/**
 * Columns to and from Parquet through DuckDB, one vector at a time: strings go by dictionary, an empty cell is NULL in
 * the file and NaN or code -1 in memory.
 */
import { resolve } from 'node:path';
import type { DuckDBDataChunk, DuckDBType, DuckDBVector } from '@duckdb/node-api';
import { InputError } from '@firebreak/engine';
import type { Column } from '@firebreak/engine';
import type { FileTable } from './csv.ts';
import type { CellType } from './csvCells.ts';
import { openDuckDb, sqlName, sqlPath, sqlText } from './duckdb.ts';
import type { DuckDb } from './duckdb.ts';
import { checkInputFile, readableError, ROWS_MAX } from './files.ts';
import type { Progress } from './files.ts';

/** Values of one column for writing: typed arrays keep their width in the file; strings come by dictionary. */
export type ParquetColumn =
  | Column
  | { readonly type: 'typed'; readonly values: Float64Array | Int32Array | Int16Array | Uint8Array };

/** How a Parquet file is read: columns to read as text whatever their type in the file. */
export interface ParquetSpec {
  readonly types?: ReadonlyMap<string, CellType>;
  readonly progress?: Progress;
}

/** Vectors of DuckDB hold this many rows. */
const VECTOR_ROWS = 2048;
const NUMERIC = /^(DOUBLE|FLOAT|U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|DECIMAL|BOOLEAN)/;
const TIMES = /^(TIMESTAMP|DATE)/;

let tableNumber = 0;

/** Reads a Parquet file. Throws InputError naming the file where it is cut off, is no Parquet or cannot be read. */
export async function readParquet(path: string, spec: ParquetSpec = {}): Promise<FileTable> {
  await checkInputFile(path);
  const db = await openDuckDb();
  try {
    return await readColumns(db, path, spec);
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`${path} is not a readable Parquet file: ${firstLine(error)}`, {
      code: 'bad-parquet',
      hint: 'It may be cut off or of another format; write it again, or give the table as CSV.',
      cause: error,
    });
  }
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0]!;
}

async function readColumns(db: DuckDb, path: string, spec: ParquetSpec): Promise<FileTable> {
  const source = `read_parquet(${sqlPath(resolve(path))})`;
  const described = await (await db.connection.run(`DESCRIBE SELECT * FROM ${source}`)).getRows();
  const counted = await (await db.connection.run(`SELECT count(*) FROM ${source}`)).getRows();
  const rows = Number(counted[0]![0]);
  if (rows > ROWS_MAX) {
    throw new InputError(`${path} has ${rows} rows, more than ${ROWS_MAX} (ROWS_MAX)`, {
      code: 'too-many-rows',
      hint: 'Group identical accounts into cohorts with a count.',
    });
  }
  const fields = described.map(([name, type]) => field(String(name), String(type), spec));
  const result = await db.connection.stream(`SELECT ${fields.map((f) => f.sql).join(', ')} FROM ${source}`);
  const builders = fields.map((f) => (f.text ? textBuilder(rows) : numberBuilder(rows)));
  for (let at = 0; ; ) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) break;
    for (let c = 0; c < builders.length; c++) builders[c]!.take(chunk, c, at);
    at += chunk.rowCount;
    spec.progress?.(at, rows, path);
  }
  const columns = new Map(fields.map((f, c) => [f.name, builders[c]!.column]));
  return { path, rows, columns, lineOf: () => 0 };
}

function field(name: string, type: string, spec: ParquetSpec): { name: string; text: boolean; sql: string } {
  const asked = spec.types?.get(name);
  if (asked === 'time' && TIMES.test(type))
    return { name, text: false, sql: `CAST(epoch_ms(${sqlName(name)}) AS DOUBLE)` };
  const text = asked === 'string' || !NUMERIC.test(type);
  return { name, text, sql: `CAST(${sqlName(name)} AS ${text ? 'VARCHAR' : 'DOUBLE'})` };
}

interface Builder {
  readonly column: Column;
  take(chunk: DuckDBDataChunk, index: number, at: number): void;
}

function numberBuilder(rows: number): Builder {
  const values = new Float64Array(rows);
  return {
    column: { type: 'number', values },
    take(chunk, index, at) {
      const vector = chunk.getColumnVector(index);
      for (let row = 0; row < chunk.rowCount; row++) values[at + row] = (vector.getItem(row) as number | null) ?? NaN;
    },
  };
}

function textBuilder(rows: number): Builder {
  const codes = new Int32Array(rows);
  const dictionary: string[] = [];
  const codeOf = new Map<string, number>();
  return {
    column: { type: 'string', codes, dictionary },
    take(chunk, index, at) {
      const vector = chunk.getColumnVector(index);
      for (let row = 0; row < chunk.rowCount; row++) {
        const text = vector.getItem(row) as string | null;
        let code = text === null || text === '' ? -1 : codeOf.get(text);
        if (code === undefined) {
          code = dictionary.length;
          dictionary.push(text!);
          codeOf.set(text!, code);
        }
        codes[at + row] = code;
      }
    },
  };
}

/** Writes columns of equal length to a Parquet file (zstd). Throws InputError where it cannot be written. */
export async function writeParquet(
  path: string,
  columns: ReadonlyMap<string, ParquetColumn>,
  rows: number,
): Promise<void> {
  const db = await openDuckDb();
  const table = `store_${tableNumber++}`;
  const types = [...columns.values()].map((column) => sqlType(db, column));
  const names = [...columns.keys()].map((name, c) => `${sqlName(name)} ${types[c]!.sql}`);
  try {
    await db.connection.run(`CREATE TEMP TABLE ${table} (${names.join(', ')})`);
    const appender = await db.connection.createAppender(table);
    for (let at = 0; at < rows; at += VECTOR_ROWS) {
      const n = Math.min(VECTOR_ROWS, rows - at);
      const chunk = db.api.DuckDBDataChunk.create(
        types.map((type) => type.duck),
        VECTOR_ROWS,
      );
      chunk.rowCount = n;
      let index = 0;
      for (const column of columns.values()) fillVector(chunk.getColumnVector(index++), column, at, n);
      appender.appendDataChunk(chunk);
    }
    appender.closeSync();
    await db.connection.run(`COPY ${table} TO ${sqlText(resolve(path))} (FORMAT parquet, COMPRESSION zstd)`);
  } catch (error) {
    throw readableError(error, path, 'write');
  } finally {
    await db.connection.run(`DROP TABLE IF EXISTS ${table}`);
  }
}

function sqlType({ api }: DuckDb, column: ParquetColumn): { readonly sql: string; readonly duck: DuckDBType } {
  if (column.type === 'string') return { sql: 'VARCHAR', duck: api.VARCHAR };
  if (column.values instanceof Int32Array) return { sql: 'INTEGER', duck: api.INTEGER };
  if (column.values instanceof Int16Array) return { sql: 'SMALLINT', duck: api.SMALLINT };
  if (column.values instanceof Uint8Array) return { sql: 'UTINYINT', duck: api.UTINYINT };
  return { sql: 'DOUBLE', duck: api.DOUBLE };
}

/** Every vector of a chunk has its own class with the same methods; only doubles and strings are ever empty here. */
interface Vector {
  setItem(row: number, value: number | string | null): void;
  flush(): void;
}

function fillVector(target: DuckDBVector, column: ParquetColumn, at: number, n: number): void {
  const vector = target as unknown as Vector;
  if (column.type === 'string') {
    for (let row = 0; row < n; row++) {
      const code = column.codes[at + row]!;
      vector.setItem(row, code < 0 ? null : column.dictionary[code]!);
    }
  } else {
    for (let row = 0; row < n; row++) {
      const value = column.values[at + row]!;
      vector.setItem(row, value === value ? value : null);
    }
  }
  vector.flush();
}
