/** Times of a scenario document: lengths such as `90s` or `1h`, clock times such as `21:10` and instants in UTC. */
import type { Reader } from './validate.ts';
import { report, show } from './validate.ts';

/** No scenario lasts longer: a week of seconds. */
export const HORIZON_MAX_S = 604_800;

const DAY_S = 86_400;

const UNIT_S: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, min: 60, h: 3600, d: DAY_S };

/** Seconds of a number or of a text such as `250ms`, `1.5h`; NaN where it is neither. */
export function parseDuration(value: unknown): number {
  if (typeof value === 'number') return value;
  const match = typeof value === 'string' ? /^(\d+(?:\.\d+)?)\s*(ms|s|m|min|h|d)$/.exec(value.trim()) : null;
  return match === null ? NaN : Number(match[1]) * UNIT_S[match[2]];
}

/** Milliseconds UTC of `2025-10-10T20:50:00Z` (seconds and fractions optional); NaN where it is no such instant. */
export function parseInstant(value: unknown): number {
  if (typeof value !== 'string') return NaN;
  const match = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d(?:\.\d{1,3})?))?Z$/.exec(value.trim());
  if (match === null) return NaN;
  const [year, month, day, hour, minute] = match.slice(1, 6).map(Number);
  const second = Number(match[6] ?? 0);
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return NaN;
  if (hour > 23 || minute > 59 || second >= 60) return NaN;
  return Math.floor((daysSince1970(year, month, day) * DAY_S + hour * 3600 + minute * 60 + second) * 1000 + 0.5);
}

function daysInMonth(year: number, month: number): number {
  const [y, m] = month === 12 ? [year + 1, 1] : [year, month + 1];
  return daysSince1970(y, m, 1) - daysSince1970(year, month, 1);
}

/** Days from 1970-01-01 in the Gregorian calendar, with years that begin in March so that a leap day comes last. */
function daysSince1970(year: number, month: number, day: number): number {
  const y = month > 2 ? year : year - 1;
  const monthsFromMarch = (month + 9) % 12;
  const dayOfYear = Math.floor((153 * monthsFromMarch + 2) / 5) + day - 1;
  return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + dayOfYear - 719_468;
}

/** Length in seconds from `min` up to a week, or NaN after reporting. */
export function duration(r: Reader, path: string, value: unknown, min: number, fallback?: number): number {
  if ((value === undefined || value === null) && fallback !== undefined) return fallback;
  const seconds = parseDuration(value);
  if (seconds >= min && seconds <= HORIZON_MAX_S) return seconds;
  const least = min > 0 ? ` of at least ${min} s` : '';
  report(r.issues, path, show(value), `seconds or a length such as 90s, 15m or 1h${least}, at most 7 days`);
  return NaN;
}

/**
 * Seconds from the start of the run: a length, an instant in UTC, or a clock time (the first one at or after the
 * start). Reports what lies before the start of the run or after its end.
 */
export function moment(r: Reader, path: string, value: unknown, fallback?: number): number {
  if ((value === undefined || value === null) && fallback !== undefined) return fallback;
  const seconds = momentS(r, value);
  if (seconds >= 0 && !(seconds > r.horizonS)) return seconds;
  report(
    r.issues,
    path,
    show(value),
    `a time within the run: seconds from its start, 15m, 21:10 (UTC) or an instant such as 2025-10-10T21:10:00Z`,
    seconds > r.horizonS ? `the run ends after ${r.horizonS} s` : seconds < 0 ? 'it lies before the start' : undefined,
  );
  return NaN;
}

function momentS(r: Reader, value: unknown): number {
  const clock = typeof value === 'string' ? /^(\d\d):(\d\d)(?::(\d\d))?$/.exec(value.trim()) : null;
  if (clock !== null) {
    const [hour, minute, second] = [Number(clock[1]), Number(clock[2]), Number(clock[3] ?? 0)];
    if (hour > 23 || minute > 59 || second > 59) return NaN;
    const startOfDayS = (r.startMs / 1000) % DAY_S;
    const seconds = hour * 3600 + minute * 60 + second - startOfDayS;
    return seconds < 0 ? seconds + DAY_S : seconds;
  }
  const seconds = parseDuration(value);
  return seconds === seconds ? seconds : (parseInstant(value) - r.startMs) / 1000;
}

/** Start and end in seconds: `start` (default 0) and either `end` or `length` (default the end of the run). */
export function window(
  r: Reader,
  path: string,
  item: Readonly<Record<string, unknown>>,
): { readonly startS: number; readonly endS: number } {
  const startS = moment(r, `${path}.start`, item['start'], 0);
  if (item['length'] !== undefined && item['end'] !== undefined) {
    report(r.issues, `${path}.length`, 'both end and length', 'one of end and length');
    return { startS, endS: NaN };
  }
  if (item['length'] !== undefined) return { startS, endS: startS + duration(r, `${path}.length`, item['length'], 0) };
  const endS = moment(r, `${path}.end`, item['end'], r.horizonS);
  if (endS < startS) report(r.issues, `${path}.end`, show(item['end']), `a time after the start (${startS} s)`);
  return { startS, endS };
}
