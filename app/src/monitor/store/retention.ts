/** Old hours leave the store as whole folders; nothing inside of an hour is ever changed. */
import { readdir, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { EventFolder } from '../../store/eventFolder.ts';
import { hourNumber, listParts } from '../../store/eventTable.ts';
import { TABLES } from './tables.ts';

const HOURS_PER_DAY = 24;
const HOUR_MS = 3_600_000;

/**
 * Removes the hours that ended more than `days` days ago, and returns their folders. Counted from the newest stored
 * event where that is behind the clock, so that a clock that jumps ahead removes nothing.
 */
export async function removeOldHours(folder: EventFolder, days: number, nowMs: number): Promise<string[]> {
  const parts = (await Promise.all(TABLES.map((table) => listParts(folder.root, table.name)))).flat();
  const newest = parts.reduce((latest, part) => Math.max(latest, hourNumber(part) + 1), 0);
  const until = Math.min(newest, nowMs / HOUR_MS) - days * HOURS_PER_DAY;
  const old = new Set(parts.filter((part) => hourNumber(part) + 1 <= until).map(({ path }) => dirname(path)));
  let number = 0;
  for (const hour of old) {
    // Out of the readers' sight at once, then removed at leisure.
    const aside = join(folder.staging, `old-${number++}`);
    await rm(aside, { recursive: true, force: true });
    await rename(hour, aside);
    await rm(aside, { recursive: true });
    for (const parent of [dirname(hour), dirname(dirname(hour))]) {
      if ((await readdir(parent)).length === 0) await rmdir(parent);
    }
  }
  return [...old];
}
