/**
 * Liquidations of one venue and asset (or of all) by event time, as sums of minutes, hours and days. A window takes the
 * widest stretches that lie inside it; what is left are the two minutes that its edges cut, which single events answer.
 * So it holds exactly the events in [from, to) at a millisecond, at a cost that does not grow with their number.
 */
import type { LiquidationEvent } from '../events.ts';
import { Bucket } from './bucket.ts';

/** Milliseconds of a minute, the unit in which single events are dropped and restored. */
export const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

class Minute extends Bucket {
  /** Accounts that the venue named. */
  accounts: Set<string> | null = null;
}

/** Start of the stretch of that length in which a time lies. */
export function startOf(timeMs: number, lengthMs: number): number {
  return Math.floor(timeMs / lengthMs) * lengthMs;
}

/** Reads what lies in [fromMs, toMs) of a minute that holds something and is cut. */
export type ReadCut = (minuteMs: number, fromMs: number, toMs: number) => void;

/** The liquidations of one series; sums are kept by whole minutes, hours and days UTC. */
export class Series {
  readonly #minutes = new Map<number, Minute>();
  readonly #hours = new Map<number, Bucket>();
  readonly #days = new Map<number, Bucket>();
  readonly #keepsAccounts: boolean;

  constructor(keepsAccounts: boolean) {
    this.#keepsAccounts = keepsAccounts;
  }

  /** Buckets held, of all lengths: what memory grows with beside the events of recent minutes. */
  get size(): number {
    return this.#minutes.size + this.#hours.size + this.#days.size;
  }

  /** Counts an event. */
  add(event: LiquidationEvent): void {
    const minute = entry(this.#minutes, startOf(event.timeMs, MINUTE_MS), () => new Minute());
    minute.addEvent(event);
    entry(this.#hours, startOf(event.timeMs, HOUR_MS), () => new Bucket()).addEvent(event);
    entry(this.#days, startOf(event.timeMs, DAY_MS), () => new Bucket()).addEvent(event);
    if (this.#keepsAccounts && event.account !== undefined) (minute.accounts ??= new Set()).add(event.account);
  }

  /** Adds what lies in [from, to) to a total; a minute that an edge cuts is given to `cut` unless it is empty. */
  sumInto(out: Bucket, fromMs: number, toMs: number, cut: ReadCut): void {
    let at = fromMs;
    while (at < toMs) {
      if (at % DAY_MS === 0 && at + DAY_MS <= toMs) at = take(this.#days, at, DAY_MS, out);
      else if (at % HOUR_MS === 0 && at + HOUR_MS <= toMs) at = take(this.#hours, at, HOUR_MS, out);
      else if (at % MINUTE_MS === 0 && at + MINUTE_MS <= toMs) at = take(this.#minutes, at, MINUTE_MS, out);
      else {
        const start = startOf(at, MINUTE_MS);
        const end = Math.min(toMs, start + MINUTE_MS);
        if (this.#minutes.has(start)) cut(start, at, end);
        at = end;
      }
    }
  }

  /** Adds a whole minute to a total. */
  minuteInto(out: Bucket, minuteMs: number): void {
    take(this.#minutes, minuteMs, MINUTE_MS, out);
  }

  /** Adds the accounts named in [from, to) to a set; a minute that an edge cuts and that has some is given to `cut`. */
  accountsInto(out: Set<string>, fromMs: number, toMs: number, cut: ReadCut): void {
    for (const [start, { accounts }] of this.#minutes) {
      if (accounts === null || start + MINUTE_MS <= fromMs || start >= toMs) continue;
      if (start >= fromMs && start + MINUTE_MS <= toMs) for (const account of accounts) out.add(account);
      else cut(start, Math.max(fromMs, start), Math.min(toMs, start + MINUTE_MS));
    }
  }

  /** Whether anything was counted in a minute. */
  holds(minuteMs: number): boolean {
    return this.#minutes.has(minuteMs);
  }

  /** Takes a minute out of every sum, before it is counted again from the store. */
  removeMinute(minuteMs: number): void {
    if (!this.#minutes.delete(minuteMs)) return;
    refill(this.#hours, startOf(minuteMs, HOUR_MS), HOUR_MS, this.#minutes, MINUTE_MS);
    refill(this.#days, startOf(minuteMs, DAY_MS), DAY_MS, this.#hours, HOUR_MS);
  }

  /** Forgets what ended at or before a time. */
  expire(beforeMs: number): void {
    forget(this.#minutes, beforeMs - MINUTE_MS);
    forget(this.#hours, beforeMs - HOUR_MS);
    forget(this.#days, beforeMs - DAY_MS);
  }
}

function entry<T>(map: Map<number, T>, key: number, make: () => T): T {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}

function take(map: ReadonlyMap<number, Bucket>, at: number, lengthMs: number, out: Bucket): number {
  const bucket = map.get(at);
  if (bucket !== undefined) out.add(bucket);
  return at + lengthMs;
}

function refill(
  to: Map<number, Bucket>,
  start: number,
  lengthMs: number,
  from: ReadonlyMap<number, Bucket>,
  stepMs: number,
) {
  const bucket = new Bucket();
  for (let at = start; at < start + lengthMs; at += stepMs) take(from, at, stepMs, bucket);
  if (bucket.longCount + bucket.shortCount === 0) to.delete(start);
  else to.set(start, bucket);
}

function forget(map: Map<number, unknown>, lastStartMs: number): void {
  for (const start of map.keys()) if (start <= lastStartMs) map.delete(start);
}
