/**
 * Liquidations in sliding windows over event time, as they arrive: by venue, by asset, by both and over all, for any
 * window from a millisecond to 30 days that ends now or earlier. Duplicates are counted once, late events where they
 * belong. Memory holds sums by minute, hour and day; single events only of recent minutes, up to a number, and of the
 * minutes that were restored from the store because an edge of a window cuts them.
 */
import { InputError, InternalError } from '@firebreak/engine';
import type { LiquidationEvent } from '../events.ts';
import { Bucket, type WindowTotals } from './bucket.ts';
import { MinuteRows } from './minuteRows.ts';
import { MINUTE_MS, type ReadCut, Series, startOf } from './series.ts';
import { WINDOW_MS_MAX } from './span.ts';

/** Minutes that stay restored at once: two edges of thirty windows, with room. The oldest gives way. */
export const RESTORED_MINUTES_MAX = 64;

/** Sums are dropped once an hour, not at every event, so memory holds up to an hour more than the longest window. */
const EXPIRE_EVERY_MS = 3_600_000;

/** Which liquidations: of a venue, an asset, both; of all where neither is named. */
export interface Selection {
  readonly venue?: string;
  readonly asset?: string;
}

/** What became of an event. */
export type Counted =
  /** It is in the sums now. */
  | 'counted'
  /** Its identity was counted before. */
  | 'duplicate'
  /** Its minute holds only sums. Put it into the store, then restore that minute from there. */
  | 'needs-restore'
  /** It is older than the longest window. */
  | 'expired';

/** How much {@link LiquidationWindows} keeps. */
export interface WindowsOptions {
  /**
   * For how long single events and their identities stay in memory, ms; at least a minute. The default keeps them for
   * the whole 30 days: exact without a store, but memory then grows with the number of events.
   */
  readonly detailMs?: number;
  /**
   * At most so many single events of recent minutes after `advance`, whatever `detailMs` says; the newest minute stays
   * whole. What is older keeps its sums, and is restored where an edge cuts it. Without a limit by default.
   */
  readonly detailEvents?: number;
}

/** Sliding windows over one stream of liquidations. */
export class LiquidationWindows {
  readonly #detailMs: number;
  readonly #detailEvents: number;
  readonly #series = new Map<string, Series>();
  readonly #rows = new MinuteRows();
  readonly #restored = new Set<number>();
  #detailFromMs = -Infinity;
  #keptFromMs = -Infinity;
  #expiredAtMs = -Infinity;

  constructor(options: WindowsOptions = {}) {
    this.#detailMs = options.detailMs ?? WINDOW_MS_MAX;
    this.#detailEvents = options.detailEvents ?? Infinity;
    if (this.#detailMs >= MINUTE_MS) return;
    throw new InputError(`single events are to be kept for ${this.#detailMs} ms`, {
      code: 'bad-detail',
      hint: 'Keep them for a minute (60000) or longer.',
    });
  }

  /** Counts an event once; says what became of it. Throws InputError where time or notional are no whole numbers. */
  add(event: LiquidationEvent): Counted {
    check(event);
    if (event.timeMs < this.#keptFromMs) return 'expired';
    if (this.#rows.holds(event.venue, event.id)) return 'duplicate';
    const minute = startOf(event.timeMs, MINUTE_MS);
    if (minute < this.#detailFromMs && !this.#restored.has(minute)) return 'needs-restore';
    this.#count(event, minute);
    return 'counted';
  }

  /**
   * Moves to a time: what left the longest window is forgotten, and minutes beyond `detailMs` or `detailEvents` keep
   * only their sums.
   * Time does not go back; an earlier one does nothing.
   */
  advance(nowMs: number): void {
    this.#keepDetailFrom(startOf(nowMs - this.#detailMs, MINUTE_MS));
    if (this.#recentRows() > this.#detailEvents) this.#shorten();
    this.#keptFromMs = Math.max(this.#keptFromMs, nowMs - WINDOW_MS_MAX);
    if (nowMs < this.#expiredAtMs + EXPIRE_EVERY_MS) return;
    this.#expiredAtMs = nowMs;
    for (const [key, series] of this.#series) {
      series.expire(this.#keptFromMs);
      if (series.size === 0) this.#series.delete(key);
    }
  }

  /** What [fromMs, toMs) holds. Throws InputError beyond 30 days, InternalError while `missing` names a minute. */
  totals(fromMs: number, toMs: number, selection: Selection = {}): WindowTotals {
    this.#checkRange(fromMs, toMs);
    const out = new Bucket();
    const series = this.#series.get(keyOf(selection.venue, selection.asset));
    const chosen = { venue: selection.venue, asset: selection.asset };
    series?.sumInto(out, fromMs, toMs, (minute, from, to) => {
      if (this.#rows.covers(minute, from, to)) series.minuteInto(out, minute);
      else this.#rows.sumInto(out, this.#detailed(minute), from, to, chosen);
    });
    return out;
  }

  /** Distinct accounts that were liquidated in [fromMs, toMs), at the venues that name them. Throws as `totals`. */
  accounts(fromMs: number, toMs: number, selection: Selection = {}): number {
    this.#checkRange(fromMs, toMs);
    const byVenue = new Map<string, Set<string>>();
    for (const [key, series] of this.#series) {
      const [venue, asset] = key.split('\t') as [string, string];
      if (venue === '' || asset === '') continue;
      if ((selection.venue ?? venue) !== venue || (selection.asset ?? asset) !== asset) continue;
      const found = byVenue.get(venue) ?? new Set<string>();
      const cut: ReadCut = (minute, from, to) => {
        for (const { account } of this.#rows.events(this.#detailed(minute), from, to, { venue, asset })) {
          if (account !== undefined) found.add(account);
        }
      };
      series.accountsInto(found, fromMs, toMs, cut);
      byVenue.set(venue, found);
    }
    return [...byVenue.values()].reduce((sum, found) => sum + found.size, 0);
  }

  /**
   * Single events in [fromMs, toMs) by time, for what sums cannot tell. Throws as `totals`, and InternalError where a
   * minute inside of the range keeps only sums: `detailMs` must be as long as such a window.
   */
  events(fromMs: number, toMs: number, selection: Selection = {}): LiquidationEvent[] {
    this.#checkRange(fromMs, toMs);
    const series = this.#series.get(keyOf(selection.venue, selection.asset));
    if (series === undefined) return [];
    const found: LiquidationEvent[] = [];
    const chosen = { venue: selection.venue, asset: selection.asset };
    for (let minute = startOf(fromMs, MINUTE_MS); minute < toMs; minute += MINUTE_MS) {
      if (!series.holds(minute)) continue;
      for (const event of this.#rows.events(this.#detailed(minute), fromMs, toMs, chosen)) found.push(event);
    }
    return found.sort((a, b) => a.timeMs - b.timeMs || (a.id < b.id ? -1 : 1));
  }

  /** Venues, or assets at a venue, that printed anything in memory, in alphabetical order. */
  names(kind: 'venue' | 'asset', venue?: string): string[] {
    const pairs = [...this.#series.keys()].map((key) => key.split('\t') as [string, string]);
    const own =
      kind === 'venue' ? pairs.filter((pair) => pair[1] === '') : pairs.filter((pair) => pair[0] === (venue ?? ''));
    return own
      .map((pair) => pair[kind === 'venue' ? 0 : 1])
      .filter((name) => name !== '')
      .sort();
  }

  /**
   * Starts of the minutes that must be restored before [fromMs, toMs) can be summed: none, one or two. A minute in
   * which nothing was counted needs nothing from the store.
   */
  missing(fromMs: number, toMs: number): number[] {
    const cut = [fromMs, toMs].filter((edge) => edge % MINUTE_MS !== 0).map((edge) => startOf(edge, MINUTE_MS));
    const all = this.#series.get(keyOf(undefined, undefined));
    return [...new Set(cut)].filter(
      (minute) => minute < this.#detailFromMs && !this.#restored.has(minute) && all?.holds(minute) === true,
    );
  }

  /**
   * Counts a minute again from the store's rows of it, which may hold duplicates and must hold every event; afterwards
   * a window may cut it and late events of it are counted as they come.
   */
  restore(minuteMs: number, events: Iterable<LiquidationEvent>): void {
    const rows = [...events];
    for (const row of rows) {
      check(row);
      if (startOf(row.timeMs, MINUTE_MS) !== minuteMs) throw foreign(row, minuteMs);
    }
    for (const series of this.#series.values()) series.removeMinute(minuteMs);
    this.#rows.drop(minuteMs);
    this.#rows.open(minuteMs);
    for (const row of rows) if (!this.#rows.holds(row.venue, row.id)) this.#count(row, minuteMs);
    if (minuteMs >= this.#detailFromMs) return;
    this.#restored.delete(minuteMs);
    this.#restored.add(minuteMs);
    if (this.#restored.size <= RESTORED_MINUTES_MAX) return;
    const [oldest] = this.#restored;
    this.#restored.delete(oldest!);
    this.#rows.drop(oldest!);
  }

  /** Sums, and single events with their identities, in memory. */
  get size(): { readonly series: number; readonly buckets: number; readonly ids: number } {
    const buckets = [...this.#series.values()].reduce((sum, series) => sum + series.size, 0);
    return { series: this.#series.size, buckets, ids: this.#rows.count };
  }

  #count(event: LiquidationEvent, minute: number): void {
    this.#rows.open(minute);
    this.#rows.add(event, minute);
    for (const name of [
      keyOf(event.venue, event.asset),
      keyOf(event.venue, undefined),
      keyOf(undefined, event.asset),
      keyOf(undefined, undefined),
    ]) {
      let series = this.#series.get(name);
      if (series === undefined) this.#series.set(name, (series = new Series(name === keyOf(event.venue, event.asset))));
      series.add(event);
    }
  }

  /** Rows that the limit counts: those of restored minutes have a limit of their own. */
  #recentRows(): number {
    let restored = 0;
    for (const minute of this.#restored) restored += this.#rows.countOf(minute);
    return this.#rows.count - restored;
  }

  /** Keeps less detail, but the newest minute in any case. */
  #shorten(): void {
    const recent = [...this.#rows.minutes()].filter((minute) => minute >= this.#detailFromMs).sort((a, b) => a - b);
    let left = this.#recentRows();
    let drop = 0;
    while (drop < recent.length - 1 && left > this.#detailEvents) left -= this.#rows.countOf(recent[drop++]!);
    this.#keepDetailFrom(recent[drop]!);
  }

  #keepDetailFrom(fromMs: number): void {
    if (fromMs <= this.#detailFromMs) return;
    this.#detailFromMs = fromMs;
    for (const minute of [...this.#rows.minutes()]) {
      if (minute < fromMs && !this.#restored.has(minute)) this.#rows.drop(minute);
    }
  }

  /** A minute whose single events are in memory. Throws InternalError where only its sums are. */
  #detailed(minuteMs: number): number {
    if (this.#rows.has(minuteMs)) return minuteMs;
    throw new InternalError(`the single liquidations of minute ${minuteMs} were dropped`, {
      code: 'minute-without-rows',
      hint: 'Restore the minutes that `missing` names first; what reads single events needs all of them in memory.',
    });
  }

  #checkRange(fromMs: number, toMs: number): void {
    const whole = Number.isSafeInteger(fromMs) && Number.isSafeInteger(toMs);
    if (whole && fromMs <= toMs && fromMs >= this.#keptFromMs) return;
    throw new InputError(`a window from ${fromMs} to ${toMs} cannot be summed; memory begins at ${this.#keptFromMs}`, {
      code: 'bad-window-range',
      hint: 'Give whole milliseconds, the earlier first, within the last 30 days; older times are in the store.',
    });
  }
}

function keyOf(venue: string | undefined, asset: string | undefined): string {
  return `${venue ?? ''}\t${asset ?? ''}`;
}

function check(event: LiquidationEvent): void {
  const { venue, id, timeMs, notionalCents } = event;
  if (Number.isSafeInteger(timeMs) && Number.isSafeInteger(notionalCents) && notionalCents >= 0) return;
  throw new InputError(`liquidation ${id} of ${venue}: time ${timeMs} ms, notional ${notionalCents} cents`, {
    code: 'bad-liquidation',
    hint: 'Both must be whole numbers, the notional 0 or more; correct the feed that made the event.',
  });
}

function foreign(event: LiquidationEvent, minuteMs: number): InputError {
  return new InputError(`liquidation ${event.id} at ${event.timeMs} is not of the minute ${minuteMs}`, {
    code: 'foreign-event',
    hint: 'Restore a minute with the rows whose time lies in it.',
  });
}
