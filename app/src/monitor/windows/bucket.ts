/**
 * Sums over a stretch of event time. Money is whole cents, so a sum has one value whatever the order of its terms, and
 * what is counted as events arrive equals what is counted again from the store, to the digit.
 */
import { InternalError } from '@firebreak/engine';
import type { LiquidationEvent } from '../events.ts';

/** What a window [from, to) holds. */
export interface WindowTotals {
  /** USD notional of liquidated longs, whole cents. */
  readonly longCents: number;
  /** USD notional of liquidated shorts, whole cents. */
  readonly shortCents: number;
  /** Prints, not accounts: one account may be closed in many orders. */
  readonly longCount: number;
  readonly shortCount: number;
  /** The largest single print with its venue and market; null in an empty window. See {@link isLarger} for ties. */
  readonly largest: LiquidationEvent | null;
}

/** A running {@link WindowTotals}. */
export class Bucket implements WindowTotals {
  longCents = 0;
  shortCents = 0;
  longCount = 0;
  shortCount = 0;
  largest: LiquidationEvent | null = null;

  /** Counts one event. Throws InternalError where a sum would leave the integers that a double holds exactly. */
  addEvent(event: LiquidationEvent): void {
    if (event.position === 'long') {
      this.longCents = exact(this.longCents + event.notionalCents);
      this.longCount++;
    } else {
      this.shortCents = exact(this.shortCents + event.notionalCents);
      this.shortCount++;
    }
    if (isLarger(event, this.largest)) this.largest = event;
  }

  /** Counts a stretch of time beside this one. */
  add(other: WindowTotals): void {
    this.longCents = exact(this.longCents + other.longCents);
    this.shortCents = exact(this.shortCents + other.shortCents);
    this.longCount += other.longCount;
    this.shortCount += other.shortCount;
    if (other.largest !== null && isLarger(other.largest, this.largest)) this.largest = other.largest;
  }
}

/**
 * Whether a print is larger than the largest so far: by cents; among equals the earlier one, then by venue, then by id,
 * so that the answer does not depend on the order of arrival.
 */
export function isLarger(event: LiquidationEvent, than: LiquidationEvent | null): boolean {
  if (than === null) return true;
  if (event.notionalCents !== than.notionalCents) return event.notionalCents > than.notionalCents;
  if (event.timeMs !== than.timeMs) return event.timeMs < than.timeMs;
  if (event.venue !== than.venue) return event.venue < than.venue;
  return event.id < than.id;
}

/** Long and short together, cents. */
export function totalCents(totals: WindowTotals): number {
  return exact(totals.longCents + totals.shortCents);
}

function exact(cents: number): number {
  if (Number.isSafeInteger(cents)) return cents;
  throw new InternalError(`a sum of ${cents} cents is no longer exact`, {
    code: 'cents-overflow',
    hint: 'An event carries a notional that no market has; find it in the store and correct its feed.',
  });
}
