/** Lengths of windows as people write them: `1m`, `90s`, `4h`, `30d`. */
import { InputError } from '@firebreak/engine';

/** Milliseconds of the units that a window may be written in. */
const UNIT_MS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** The longest window, ms: 30 days, and so how long the sums in memory reach back. */
export const WINDOW_MS_MAX = 30 * 86_400_000;

/** Windows that a press report or a dashboard shows side by side. */
export const USUAL_WINDOWS = ['1m', '5m', '15m', '1h', '4h', '24h', '7d', '30d'] as const;

/** Whole milliseconds of a length such as `1h`, or NaN where it is none or has a fraction of a millisecond. */
export function parseSpanMs(text: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*(ms|s|m|min|h|d)$/.exec(text.trim());
  const spanMs = match === null ? NaN : Number(match[1]) * UNIT_MS[match[2]!]!;
  return Number.isInteger(spanMs) ? spanMs : NaN;
}

/** Milliseconds of a window's length; throws InputError where it is none, zero or longer than 30 days. */
export function windowMs(text: string): number {
  const spanMs = parseSpanMs(text);
  if (spanMs > 0 && spanMs <= WINDOW_MS_MAX) return spanMs;
  throw new InputError(`"${text}" is not the length of a window`, {
    code: 'bad-window',
    hint: 'Write a whole number of milliseconds up to 30 days, such as 1m, 90s, 4h or 30d.',
  });
}
