/**
 * Where the Parquet files of a store are: a folder per table, venue and date, in the layout of Hive, with the hour in
 * the names of files and in a column. Stores of version 1 had a folder per hour; those are read too, until their days
 * are merged.
 */
import { readdir } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { sqlPath } from './duckdb.ts';
import { readableError } from './files.ts';

/** A Parquet file of a table. */
export interface EventPart {
  readonly path: string;
  readonly venue: string;
  /** UTC: `2025-10-10`. */
  readonly date: string;
  /** The one hour, UTC, whose events the file holds; null for one of the whole day. */
  readonly hour: number | null;
  /** Name of the log that it was made of; of a file of a whole day its own. */
  readonly name: string;
  /** Whether the hour is the name of its folder and no column, as in version 1. */
  readonly hourFolder: boolean;
}

/** Days since 1970, first and last, whose files are listed. */
export interface DayRange {
  readonly fromDay: number;
  readonly toDay: number;
}

/** Milliseconds of an hour. */
export const HOUR_MS = 3_600_000;
/** Hours of a day. */
export const DAY_HOURS = 24;
/** How names of Parquet files end. */
export const PART_ENDING = '.parquet';

const DAY_FOLDER = /^venue=([^/]+)\/date=(\d{4}-\d\d-\d\d)$/;
const HOUR_FOLDER = /^hour=(\d\d)$/;
const HOUR_FILE = /^(\d\d)-(.+)$/;
const ALL_DAYS: DayRange = { fromDay: -Infinity, toDay: Infinity };

/** Days of a date since 1970. */
export function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / (DAY_HOURS * HOUR_MS);
}

/** Hours since 1970 of the last hour that a file may hold events of. */
export function lastHourNumber({ date, hour }: EventPart): number {
  return dayNumber(date) * DAY_HOURS + (hour ?? DAY_HOURS - 1);
}

/** Folder of a day below the folder of its table. */
export function dayFolder(venue: string, date: string): string {
  return join(`venue=${venue}`, `date=${date}`);
}

/** File of an hour (since 1970) and a log, below the folder of its table. */
export function hourFile(venue: string, hourNo: number, log: string): string {
  const iso = new Date(hourNo * HOUR_MS).toISOString();
  return join(dayFolder(venue, iso.slice(0, 10)), `${iso.slice(11, 13)}-${log}${PART_ENDING}`);
}

/**
 * Where a day that is being replaced by one file is worked at: `new` becomes its folder, `old` keeps the one before.
 */
export function mergeFolder(staging: string, table: string): { readonly fresh: string; readonly old: string } {
  return { fresh: join(staging, `merge-${table}`, 'new'), old: join(staging, `merge-${table}`, 'old') };
}

/**
 * The finished files of a table, by folder and name. Names that are not of this layout are passed over. A day whose
 * folder a killed monitor had moved aside, to put another in its place, is found where it was moved to.
 */
export async function listParts(
  { root, staging }: { readonly root: string; readonly staging: string },
  table: string,
  days: DayRange = ALL_DAYS,
): Promise<EventPart[]> {
  const there = await partsBelow(join(root, table), days);
  const aside = await partsBelow(mergeFolder(staging, table).old, days);
  if (aside.length === 0) return there;
  const known = new Set(there.map(({ venue, date }) => dayFolder(venue, date)));
  return [...there, ...aside.filter(({ venue, date }) => !known.has(dayFolder(venue, date)))];
}

async function partsBelow(base: string, days: DayRange): Promise<EventPart[]> {
  const venues = await namesIn(base);
  const folders = await Promise.all(
    venues.map(async (venue) => (await namesIn(join(base, venue))).map((date) => posix.join(venue, date))),
  );
  const parts = folders.flat().map(async (folder) => {
    const [, venue, date] = DAY_FOLDER.exec(folder) ?? [];
    if (venue === undefined || date === undefined) return [];
    const day = dayNumber(date);
    return day >= days.fromDay && day <= days.toDay ? partsOfDay(join(base, folder), venue, date) : [];
  });
  return (await Promise.all(parts)).flat();
}

/** The files in the folder of a day. Throws InputError where it cannot be read. */
export async function partsOfDay(folder: string, venue: string, date: string): Promise<EventPart[]> {
  const parts: EventPart[] = [];
  for (const name of await namesIn(folder)) {
    const old = HOUR_FOLDER.exec(name);
    const names = old === null ? [name] : (await namesIn(join(folder, name))).map((inner) => posix.join(name, inner));
    for (const file of names.filter(isPart)) {
      const base = posix.basename(file).slice(0, -PART_ENDING.length);
      const [, hour, log] = (old === null ? HOUR_FILE.exec(base) : [base, old[1]!, base]) ?? [base, null, base];
      const own = { hour: hour === null ? null : Number(hour), name: log!, hourFolder: old !== null };
      parts.push({ path: join(folder, file), venue, date, ...own });
    }
  }
  return parts;
}

/** Readers of Hive folders pass over names that begin with a point; so do we. */
function isPart(file: string): boolean {
  return file.endsWith(PART_ENDING) && !posix.basename(file).startsWith('.');
}

/** Names in a folder in their order; none where there is no such folder. Throws InputError where it cannot be read. */
async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw readableError(error, folder, 'read');
  }
}

/** Types of what the names of folders say, without and with a folder per hour. */
const HIVE = `hive_partitioning = true, hive_types = {'venue': VARCHAR, 'date': DATE}`;
const HIVE_HOURS = `hive_partitioning = true, hive_types = {'venue': VARCHAR, 'date': DATE, 'hour': INTEGER}`;

/** A SELECT of columns (of a row `r`, with venue, date and hour) over files, of which there is at least one. */
export function partsSql(parts: readonly EventPart[], columns: string): string {
  const of = (hourFolder: boolean, hive: string): string[] => {
    const files = parts.filter((part) => part.hourFolder === hourFolder).map(({ path }) => sqlPath(path));
    return files.length === 0 ? [] : [`SELECT ${columns} FROM read_parquet([${files.join(', ')}], ${hive}) AS r`];
  };
  return [...of(false, HIVE), ...of(true, HIVE_HOURS)].join(' UNION ALL ');
}
