/**
 * Opening hours of a redemption desk or a bank: a daily window in UTC, on every day or on working days. Times are
 * milliseconds UTC. Public holidays are not known here; a scenario closes a desk on them.
 */

/** When a desk pays: hours of the day from 0 to 24; `weekdays` true closes Saturday and Sunday (UTC). */
export interface Hours {
  readonly opensH: number;
  readonly closesH: number;
  readonly weekdays: boolean;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** 1 January 1970 was a Thursday; day 0 of the week is Sunday. */
const FIRST_WEEKDAY = 4;

/** Day of the week in UTC: 0 Sunday to 6 Saturday. */
export function weekdayOf(timeMs: number): number {
  return (((Math.floor(timeMs / DAY_MS) + FIRST_WEEKDAY) % 7) + 7) % 7;
}

/** Whether the desk pays at this moment; a window that ends before it starts passes midnight. */
export function isOpen({ opensH, closesH, weekdays }: Hours, timeMs: number): boolean {
  if (weekdays) {
    const day = weekdayOf(timeMs);
    if (day === 0 || day === 6) return false;
  }
  const hour = (timeMs - Math.floor(timeMs / DAY_MS) * DAY_MS) / HOUR_MS;
  return opensH <= closesH ? hour >= opensH && hour < closesH : hour >= opensH || hour < closesH;
}
