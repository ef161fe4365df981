/**
 * The single liquidations of minutes, for the edges of windows that cut one: rows of all venues and assets in one list
 * per minute, read by whoever needs them and freed as a whole.
 */
import type { LiquidationEvent } from '../events.ts';
import { type Bucket, isLarger } from './bucket.ts';
import { NO_ROW, type RowKind, RowPool } from './rowPool.ts';

/** The rows of a minute, and when the first and the last of them were. */
interface Minute {
  first: number;
  count: number;
  firstMs: number;
  lastMs: number;
}

/** Venue and asset; any where one is not named. */
export interface Chosen {
  readonly venue: string | undefined;
  readonly asset: string | undefined;
}

/** Rows by minute. */
export class MinuteRows {
  readonly #pool = new RowPool();
  readonly #minutes = new Map<number, Minute>();

  /** Rows that are held. */
  get count(): number {
    return this.#pool.count;
  }

  /** Whether an identity is held. */
  holds(venue: string, id: string): boolean {
    return this.#pool.has(venue, id);
  }

  /** Starts of the minutes whose rows are held. */
  minutes(): IterableIterator<number> {
    return this.#minutes.keys();
  }

  /** Whether the rows of a minute are held; a minute in which nothing happened counts where it was opened. */
  has(minuteMs: number): boolean {
    return this.#minutes.has(minuteMs);
  }

  /** Rows of a minute. */
  countOf(minuteMs: number): number {
    return this.#minutes.get(minuteMs)?.count ?? 0;
  }

  /** Holds a minute in which nothing happened yet. */
  open(minuteMs: number): void {
    if (this.#minutes.has(minuteMs)) return;
    this.#minutes.set(minuteMs, { first: NO_ROW, count: 0, firstMs: Infinity, lastMs: -Infinity });
  }

  /** Adds an event that is not held to its minute, which is open. */
  add(event: LiquidationEvent, minuteMs: number): void {
    const minute = this.#minutes.get(minuteMs)!;
    minute.first = this.#pool.add(event, minute.first);
    minute.count++;
    minute.firstMs = Math.min(minute.firstMs, event.timeMs);
    minute.lastMs = Math.max(minute.lastMs, event.timeMs);
  }

  /** Lets the rows of a minute go. */
  drop(minuteMs: number): void {
    const minute = this.#minutes.get(minuteMs);
    if (minute === undefined) return;
    this.#minutes.delete(minuteMs);
    this.#pool.free(minute.first);
  }

  /** Whether [fromMs, toMs) holds every row of a minute, so that its sum serves as well. */
  covers(minuteMs: number, fromMs: number, toMs: number): boolean {
    const minute = this.#minutes.get(minuteMs);
    return minute !== undefined && fromMs <= minute.firstMs && minute.lastMs < toMs;
  }

  /** Adds the rows of a minute that lie in [fromMs, toMs) and are of the venue and asset to a total. */
  sumInto(out: Bucket, minuteMs: number, fromMs: number, toMs: number, chosen: Chosen): void {
    const pool = this.#pool;
    let [longCents, shortCents, longCount, shortCount] = [0, 0, 0, 0];
    let largest: LiquidationEvent | null = null;
    for (let row = this.#minutes.get(minuteMs)?.first ?? NO_ROW; row !== NO_ROW; row = pool.next(row)) {
      const timeMs = pool.timeMs(row);
      if (timeMs < fromMs || timeMs >= toMs) continue;
      const kind = pool.kind(row);
      if (!isOf(kind, chosen)) continue;
      const cents = pool.cents(row);
      if (kind.position === 'long') {
        longCents += cents;
        longCount++;
      } else {
        shortCents += cents;
        shortCount++;
      }
      // Events are made again only for rows that may be the largest.
      if (largest !== null && cents < largest.notionalCents) continue;
      const event = pool.event(row);
      if (isLarger(event, largest)) largest = event;
    }
    out.add({ longCents, shortCents, longCount, shortCount, largest });
  }

  /** The rows of a minute that lie in [fromMs, toMs) and are of the venue and asset, as events. */
  *events(minuteMs: number, fromMs: number, toMs: number, chosen: Chosen): Generator<LiquidationEvent> {
    const pool = this.#pool;
    for (let row = this.#minutes.get(minuteMs)?.first ?? NO_ROW; row !== NO_ROW; row = pool.next(row)) {
      const timeMs = pool.timeMs(row);
      if (timeMs >= fromMs && timeMs < toMs && isOf(pool.kind(row), chosen)) yield pool.event(row);
    }
  }
}

function isOf(kind: RowKind, { venue, asset }: Chosen): boolean {
  return (venue === undefined || kind.venue === venue) && (asset === undefined || kind.asset === asset);
}
