/**
 * The query engine, opened when first needed: one DuckDB in memory per process, without extensions from the network. It
 * moves columns in and out of Parquet and filters; a float aggregate of it depends on the order of its threads, so none
 * enters a result.
 */
import type { DuckDBConnection } from '@duckdb/node-api';

/** The module and the process's connection. */
export interface DuckDb {
  readonly api: typeof import('@duckdb/node-api');
  readonly connection: DuckDBConnection;
}

/** Two threads are enough to compress and to decode; runs use the other cores. */
const THREADS = '2';
const MEMORY_LIMIT = '4GB';

let opened: Promise<DuckDb> | null = null;

/** The process's DuckDB. Loads the native module at the first call. */
export async function openDuckDb(): Promise<DuckDb> {
  opened ??= load();
  return opened;
}

/**
 * A DuckDB of its own beside the process's: for work whose tables, settings or open results must not meet those of
 * others. What does not fit into memory goes to `spillFolder`. The caller closes the connection.
 */
export async function ownDuckDb(spillFolder: string): Promise<DuckDb> {
  return load({ temp_directory: spillFolder });
}

async function load(settings: Readonly<Record<string, string>> = {}): Promise<DuckDb> {
  const api = await import('@duckdb/node-api');
  const instance = await api.DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    threads: THREADS,
    memory_limit: MEMORY_LIMIT,
    ...settings,
  });
  return { api, connection: await instance.connect() };
}

/** A string as an SQL literal. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A name as a quoted SQL identifier. */
export function sqlName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A path as an SQL literal that names this one file even where it holds characters of a pattern. */
export function sqlPath(path: string): string {
  return sqlText(path.replace(/[[*?]/g, (sign) => `[${sign}]`));
}
