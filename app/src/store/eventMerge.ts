/**
 * Merging the many small Parquet files of a day that is over into one: opening files is most of the cost of a query
 * over many days. The file is written aside and compared with what it replaces; then the folder of the day moves away
 * and the new one takes its name, so no reader ever finds an event twice. Killed at any point, `finishMerges` ends or
 * undoes it.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { InputError } from '@firebreak/engine';
import { type DuckDb, sqlName, sqlPath, sqlText } from './duckdb.ts';
import { DAY_HOURS, dayFolder, dayNumber, type EventPart, lastHourNumber } from './eventParts.ts';
import { mergeFolder, PART_ENDING, partsSql } from './eventParts.ts';
import { type EventTable, PART_FORMAT, syncPath } from './eventTable.ts';

/** Fewer files than these are left as they are: late events would have a whole day written again for each of them. */
export const MERGE_FILES_MIN = 4;
/** Days with more bytes stay in hours: their files are large enough, and merging them would hold up closing. */
export const MERGE_BYTES_MAX = 64_000_000;
/** Events may be late; a day is merged when it has been over for so long. */
const SETTLED_HOURS = 1;

/** Where a store is, and where in it unfinished files are. */
export interface MergeRoom {
  readonly root: string;
  readonly staging: string;
}

/** The files of one venue's day. */
export interface MergeDay {
  readonly venue: string;
  readonly date: string;
  readonly parts: readonly EventPart[];
}

/**
 * Does work while nobody reads the store, and keeps readers waiting until it is done; false, and nothing done, where
 * somebody reads.
 */
export type Alone = (work: () => Promise<void>) => Promise<boolean>;

/** Days of a table that are worth merging; `nowHour` in hours since 1970. All of those with folders per hour are. */
export async function daysToMerge(parts: readonly EventPart[], nowHour: number): Promise<MergeDay[]> {
  const days = new Map<string, EventPart[]>();
  for (const part of parts) {
    const key = dayFolder(part.venue, part.date);
    days.set(key, [...(days.get(key) ?? []), part]);
  }
  const newest = parts.reduce((latest, part) => Math.max(latest, lastHourNumber(part) + 1), 0);
  const until = Math.min(newest, nowHour) - SETTLED_HOURS;
  const found: MergeDay[] = [];
  for (const own of days.values()) {
    const { venue, date } = own[0]!;
    if ((dayNumber(date) + 1) * DAY_HOURS > until) continue;
    if (own.some(({ hourFolder }) => hourFolder) || (own.length >= MERGE_FILES_MIN && (await fits(own)))) {
      found.push({ venue, date, parts: own });
    }
  }
  return found;
}

async function fits(parts: readonly EventPart[]): Promise<boolean> {
  const sizes = await Promise.all(parts.map(async ({ path }) => (await stat(path)).size));
  return sizes.reduce((sum, size) => sum + size, 0) <= MERGE_BYTES_MAX;
}

/**
 * Puts one file in the place of a day's files; false where somebody reads the store, which is then as it was. Throws
 * what DuckDB or the system says, and InputError where what was written is not what was there; nothing is changed then.
 */
export async function mergeDay(
  { connection }: Pick<DuckDb, 'connection'>,
  { root, staging, table, day, alone }: MergeRoom & { table: EventTable; day: MergeDay; alone: Alone },
): Promise<boolean> {
  const { fresh, old } = mergeFolder(staging, table.name);
  const folder = dayFolder(day.venue, day.date);
  const [target, aside] = [join(root, table.name, folder), join(old, folder)];
  try {
    await rm(dirname(fresh), { recursive: true, force: true });
    await mkdir(fresh, { recursive: true });
    await mkdir(dirname(aside), { recursive: true });
    const path = join(fresh, `day-${randomBytes(4).toString('hex')}${PART_ENDING}`);
    await writeMerged({ connection }, table, day, path);
    await syncPath(path);
    await syncPath(fresh);
    return await alone(async () => {
      await rename(target, aside);
      await rename(fresh, target).catch(async (error: unknown) => {
        await rename(aside, target);
        throw error;
      });
      await syncPath(dirname(target));
    });
  } finally {
    if (await isThere(target)) await rm(dirname(fresh), { recursive: true, force: true });
  }
}

async function writeMerged(
  { connection }: Pick<DuckDb, 'connection'>,
  table: EventTable,
  { parts, venue, date }: MergeDay,
  path: string,
): Promise<void> {
  const columns = [...table.columns.map(({ name }) => `r.${sqlName(name)}`), 'r.hour'].join(', ');
  const before = partsSql(parts, columns);
  await connection.run(`COPY (FROM (${before}) ORDER BY time_ms, id) TO ${sqlText(path)} (${PART_FORMAT})`);
  const was = await fingerprint({ connection }, before);
  const is = await fingerprint({ connection }, `SELECT ${columns} FROM read_parquet(${sqlPath(path)}) AS r`);
  if (was === is) return;
  throw new InputError(`The files of ${venue} on ${date} (${table.name}) could not be merged: rows differ after it`, {
    code: 'bad-merge',
    hint: 'They were left as they are. The disk may be failing.',
  });
}

/** Tells sets of rows apart, whatever their order. */
async function fingerprint({ connection }: Pick<DuckDb, 'connection'>, sql: string): Promise<string> {
  const answer = await connection.runAndReadAll(
    `SELECT count(*)::VARCHAR, bit_xor(hash(r))::VARCHAR FROM (${sql}) AS r`,
  );
  return answer.getRows()[0]!.join(' ');
}

/** Ends or undoes what a killed monitor was merging; nothing in the store may be written before. */
export async function finishMerges({ root, staging }: MergeRoom, tables: readonly EventTable[]): Promise<void> {
  for (const table of tables) {
    const { fresh, old } = mergeFolder(staging, table.name);
    for (const venue of await namesIn(old)) {
      for (const date of await namesIn(join(old, venue))) {
        const target = join(root, table.name, venue, date);
        if (await isThere(target)) continue;
        await rename((await isThere(fresh)) ? fresh : join(old, venue, date), target);
        await syncPath(dirname(target));
      }
    }
  }
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
