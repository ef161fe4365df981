/** Old days leave the store as whole folders; nothing inside of a day is ever removed. */
import { readdir, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { EventFolder } from '../../store/eventFolder.ts';
import { DAY_HOURS, dayFolder, dayNumber, HOUR_MS, listParts } from '../../store/eventParts.ts';
import { TABLES } from './tables.ts';

/**
 * Removes the days that ended more than `days` days ago, and returns their folders. Counted from the newest stored day
 * where that is behind the clock, so that a clock that jumps ahead removes nothing.
 */
export async function removeOldDays(folder: EventFolder, days: number, nowMs: number): Promise<string[]> {
  const tables = await Promise.all(
    TABLES.map(async ({ name }) => (await listParts(folder, name)).map((part) => ({ ...part, table: name }))),
  );
  const parts = tables.flat();
  const newest = parts.reduce((latest, { date }) => Math.max(latest, dayNumber(date) + 1), 0);
  const until = Math.min(newest, nowMs / (DAY_HOURS * HOUR_MS)) - days;
  const old = new Set(
    parts
      .filter(({ date }) => dayNumber(date) + 1 <= until)
      .map(({ table, venue, date }) => join(folder.root, table, dayFolder(venue, date))),
  );
  let number = 0;
  for (const day of old) {
    // Out of the readers' sight at once, then removed at leisure.
    const aside = join(folder.staging, `old-${number++}`);
    await rm(aside, { recursive: true, force: true });
    await rename(day, aside);
    await rm(aside, { recursive: true });
    const venue = dirname(day);
    if ((await readdir(venue)).length === 0) await rmdir(venue);
  }
  return [...old];
}
