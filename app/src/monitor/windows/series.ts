/**
 * Liquidations of one venue and asset (or of all) by event time: days of hours of minutes of seconds, and inside a
 * second the events themselves. A window takes the widest stretches that lie inside it and single events only in the
 * two seconds that its edges cut, so it holds exactly the events in [from, to) at a millisecond, at a cost that does
 * not grow with the number of events. Seconds of old minutes can be dropped; the minute keeps its sum.
 */
import { InternalError } from '@firebreak/engine';
import type { LiquidationEvent } from '../events.ts';
import { Bucket } from './bucket.ts';

const SECOND_MS = 1000;
/** Milliseconds of a minute, the unit in which single events are dropped and restored. */
export const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

class Second extends Bucket {
  readonly events: LiquidationEvent[] = [];
}

class Minute extends Bucket {
  /** By start; null once they were dropped. */
  seconds: Map<number, Second> | null = new Map();
  /** Accounts that the venue named. */
  accounts: Set<string> | null = null;
}

/** Start of the stretch of that length in which a time lies. */
export function startOf(timeMs: number, lengthMs: number): number {
  return Math.floor(timeMs / lengthMs) * lengthMs;
}

/** The liquidations of one series; sums are kept by whole seconds, minutes, hours and days UTC. */
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

  /** Counts an event. Its minute must still have its seconds, which the caller knows. */
  add(event: LiquidationEvent): void {
    const minute = entry(this.#minutes, startOf(event.timeMs, MINUTE_MS), () => new Minute());
    const seconds = minute.seconds ?? dropped(event.timeMs);
    const second = entry(seconds, startOf(event.timeMs, SECOND_MS), () => new Second());
    second.events.push(event);
    second.addEvent(event);
    minute.addEvent(event);
    entry(this.#hours, startOf(event.timeMs, HOUR_MS), () => new Bucket()).addEvent(event);
    entry(this.#days, startOf(event.timeMs, DAY_MS), () => new Bucket()).addEvent(event);
    if (this.#keepsAccounts && event.account !== undefined) (minute.accounts ??= new Set()).add(event.account);
  }

  /** Adds what lies in [from, to) to a total. Throws InternalError where an edge cuts a minute without its seconds. */
  sumInto(out: Bucket, fromMs: number, toMs: number): void {
    let at = fromMs;
    while (at < toMs) {
      if (at % DAY_MS === 0 && at + DAY_MS <= toMs) at = take(this.#days, at, DAY_MS, out);
      else if (at % HOUR_MS === 0 && at + HOUR_MS <= toMs) at = take(this.#hours, at, HOUR_MS, out);
      else if (at % MINUTE_MS === 0 && at + MINUTE_MS <= toMs) at = take(this.#minutes, at, MINUTE_MS, out);
      else at = this.#sumInMinute(out, at, Math.min(toMs, startOf(at, MINUTE_MS) + MINUTE_MS));
    }
  }

  #sumInMinute(out: Bucket, fromMs: number, toMs: number): number {
    const minute = this.#minutes.get(startOf(fromMs, MINUTE_MS));
    if (minute === undefined) return toMs;
    const seconds = minute.seconds ?? dropped(fromMs);
    let at = fromMs;
    while (at < toMs) {
      if (at % SECOND_MS === 0 && at + SECOND_MS <= toMs) at = take(seconds, at, SECOND_MS, out);
      else {
        const end = Math.min(toMs, startOf(at, SECOND_MS) + SECOND_MS);
        for (const event of seconds.get(startOf(at, SECOND_MS))?.events ?? []) {
          if (event.timeMs >= at && event.timeMs < end) out.addEvent(event);
        }
        at = end;
      }
    }
    return toMs;
  }

  /** Adds the accounts named in [from, to) to a set. Throws as {@link sumInto} does. */
  accountsInto(out: Set<string>, fromMs: number, toMs: number): void {
    for (const [start, minute] of this.#minutes) {
      if (minute.accounts === null || start + MINUTE_MS <= fromMs || start >= toMs) continue;
      if (start >= fromMs && start + MINUTE_MS <= toMs) for (const account of minute.accounts) out.add(account);
      else {
        for (const event of eventsOf(minute, start)) {
          if (event.account !== undefined && event.timeMs >= fromMs && event.timeMs < toMs) out.add(event.account);
        }
      }
    }
  }

  /** Events of a minute, where it still has its seconds. */
  eventsOf(minuteMs: number): LiquidationEvent[] {
    const minute = this.#minutes.get(minuteMs);
    return minute === undefined ? [] : eventsOf(minute, minuteMs);
  }

  /** Keeps only the sum of a minute. */
  dropSeconds(minuteMs: number): void {
    const minute = this.#minutes.get(minuteMs);
    if (minute !== undefined) minute.seconds = null;
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

function eventsOf(minute: Minute, startMs: number): LiquidationEvent[] {
  return [...(minute.seconds ?? dropped(startMs)).values()].flatMap((second) => second.events);
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

function dropped(timeMs: number): never {
  throw new InternalError(`the seconds of minute ${startOf(timeMs, MINUTE_MS)} were dropped`, {
    code: 'minute-without-seconds',
    hint: 'Restore the minutes that missingMinutes names from the store before asking for this window.',
  });
}
