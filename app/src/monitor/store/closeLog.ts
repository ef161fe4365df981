/**
 * Closes a log: its events become Parquet files of their hours, and only when all of these are on the disk is the log
 * removed. Stopped at any point it can be done again: what was finished is not written a second time.
 */
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { type EventFolder, logPath, readLog } from '../../store/eventFolder.ts';
import { syncPath, writeParts } from '../../store/eventTable.ts';
import type { DuckDb } from '../../store/duckdb.ts';
import { kindNumber, linesOf } from './batch.ts';
import { TABLES } from './tables.ts';

/** What closing a log did. */
export interface ClosedLog {
  /** Parquet files that are new. */
  readonly parts: readonly string[];
  /** What a person should know: damage that was found, and where the damaged file is. */
  readonly warnings: readonly string[];
}

/**
 * Closes the log of a name. A log that is damaged is closed as far as it can be read and then kept aside under the
 * ending `.damaged`. Throws InputError where it cannot be read at all, and what DuckDB or the system says where the
 * Parquet files cannot be written; the log stays as it is then.
 */
export async function closeLog(db: DuckDb, folder: EventFolder, name: string): Promise<ClosedLog> {
  const warnings: string[] = [];
  const parts: string[] = [];
  const frames = await readLog(folder, name);
  if (frames === null) return { parts, warnings };
  for (const [number, table] of TABLES.entries()) {
    const payloads = frames.payloads.filter((payload) => kindNumber(payload) === number);
    if (payloads.length === 0) continue;
    const lines = join(folder.staging, `${name}-${table.name}.ndjson`);
    try {
      await writeLines(lines, payloads);
      const onDamaged = (path: string): void => {
        warnings.push(`${path} is damaged and was left alone; move it out of the store`);
      };
      const job = { root: folder.root, table, lines, name, staging: folder.staging, onDamaged };
      parts.push(...(await writeParts(db, job)));
    } finally {
      await rm(lines, { force: true });
    }
  }
  const path = logPath(folder, name);
  if (frames.state === 'damaged') {
    await rename(path, `${path}.damaged`);
    warnings.push(`${path} is damaged: ${frames.lostBytes} bytes hold no event; it is kept as ${path}.damaged`);
  } else await rm(path);
  await syncPath(folder.logs);
  return { parts, warnings };
}

async function writeLines(path: string, payloads: readonly Buffer[]): Promise<void> {
  const stream = createWriteStream(path);
  for (const payload of payloads) stream.write(linesOf(payload));
  stream.end();
  await finished(stream);
}
