/**
 * Events for the branching ratio: one per account and second. A liquidated account is closed in many fills, and fills
 * counted as events look like contagion (in a public study they inflate counts 2.7 to 3 times).
 */
import type { LiquidationEvent } from '../events.ts';

const SECOND_MS = 1000;

/**
 * Times (ms, ascending) of the first print of each account, or where a venue names none of each instrument and
 * position, in each second.
 */
export function accountSeconds(events: Iterable<LiquidationEvent>): Float64Array {
  const first = new Map<string, number>();
  for (const { venue, account, symbol, position, timeMs } of events) {
    const who = account === undefined ? `${symbol}\t${position}` : `@${account}`;
    const key = `${venue}\t${who}\t${Math.floor(timeMs / SECOND_MS)}`;
    const before = first.get(key);
    if (before === undefined || timeMs < before) first.set(key, timeMs);
  }
  return Float64Array.from(first.values()).sort();
}
