/** What can be seen of a connection at any time: its state, its counts, and in words why it is not well. */
import type { MARKET_EVENT_KINDS } from '../events.ts';
import { type Emitter, type Fault, FAULTS } from './shared/emitter.ts';

type Kind = (typeof MARKET_EVENT_KINDS)[number];

/** Where a connection is in its life. */
export type ConnectionState = 'idle' | 'connecting' | 'open' | 'waiting' | 'stopped';

/** State and counts of one connection; counts are since its start, over all reconnects. Times are ms UTC. */
export interface ConnectionHealth {
  readonly venue: string;
  readonly url: string;
  readonly state: ConnectionState;
  /** `down` without a connection, `degraded` where one of `reasons` holds, else `good`. */
  readonly status: 'good' | 'degraded' | 'down';
  /** Why it is not good, in words. */
  readonly reasons: readonly string[];
  readonly connects: number;
  readonly disconnects: number;
  readonly lastDisconnect: string | undefined;
  /** Time without a connection since the start, ms: nothing that was printed then is here. */
  readonly downMs: number;
  readonly messages: number;
  readonly bytes: number;
  readonly events: Readonly<Record<Kind, number>>;
  /** Events that had come before. */
  readonly duplicates: number;
  readonly ignored: number;
  readonly faults: Readonly<Record<Fault, number>>;
  readonly lastFaults: Readonly<Partial<Record<Fault, string>>>;
  /** Jumps in the venue's sequence numbers. */
  readonly gaps: number;
  /** Reconnects that were made to get a book's snapshot anew. */
  readonly resyncs: number;
  readonly lastMessageMs: number | undefined;
  readonly lastEventMs: number | undefined;
  /**
   * Largest event time less time of receipt in the last one to two minutes, ms. Above zero the venue's clock is ahead
   * of ours by at least this; far below zero, ours is ahead or the venue prints late. Not told of a played episode.
   */
  readonly aheadMs: number | undefined;
  /** Time from our last ping to its answer, ms. */
  readonly roundTripMs: number | undefined;
}

/** Faults, gaps and drops are a reason of health for this long, ms. */
const RECENT_MS = 60_000;
/** A venue's clock this far ahead of ours, or a feed this late, is a reason of health, ms. */
const SKEW_MS = 5_000;

/** Counts of one connection as it runs, and the health that they make. */
export class ConnectionCounts {
  state: ConnectionState = 'idle';
  connects = 0;
  disconnects = 0;
  lastDisconnect: string | undefined;
  messages = 0;
  bytes = 0;
  readonly events: Record<Kind, number> = { liquidation: 0, trade: 0, book: 0, ticker: 0, gauge: 0 };
  duplicates = 0;
  resyncs = 0;
  lastMessageMs: number | undefined;
  lastEventMs: number | undefined;
  roundTripMs: number | undefined;
  readonly ahead = new RecentMax(RECENT_MS);
  #downSinceMs: number | undefined;
  #downMs = 0;
  #openedMs = Number.NaN;
  #faultsSeen = 0;
  #gapsSeen = 0;
  #lastFaultMs = Number.NEGATIVE_INFINITY;
  #lastGapMs = Number.NEGATIVE_INFINITY;

  /** Notes that there is no connection from now on. */
  down(nowMs: number): void {
    this.#downSinceMs ??= nowMs;
  }

  /** Notes that there is one from now on. */
  up(nowMs: number): void {
    this.#downMs = this.downMs(nowMs);
    this.#downSinceMs = undefined;
    this.#openedMs = nowMs;
  }

  /** Time without a connection until now, ms. */
  downMs(nowMs: number): number {
    return this.#downMs + (this.#downSinceMs === undefined ? 0 : nowMs - this.#downSinceMs);
  }

  /** Notes new faults and gaps of the session after a message. */
  after(out: Emitter, nowMs: number): void {
    if (out.faultTotal !== this.#faultsSeen) this.#lastFaultMs = nowMs;
    if (out.gaps !== this.#gapsSeen) this.#lastGapMs = nowMs;
    this.#faultsSeen = out.faultTotal;
    this.#gapsSeen = out.gaps;
  }

  /** Why the connection is not well at this time, in words; empty where it is. */
  reasons(out: Emitter, quietMs: number, nowMs: number): string[] {
    const reasons: string[] = [];
    if (this.state !== 'open') reasons.push(`not connected: ${this.state}, ${this.lastDisconnect ?? 'first try'}`);
    else {
      const quiet = nowMs - Math.max(this.lastEventMs ?? 0, this.#openedMs);
      if (quiet >= quietMs) reasons.push(`no event for ${Math.round(quiet / 1000)} s`);
    }
    if (nowMs - this.#lastFaultMs < RECENT_MS) {
      const faults = FAULTS.filter((name) => out.faults[name] > 0).map(
        (name) => `${name}: ${out.lastFault[name] ?? ''}`,
      );
      reasons.push(`cannot read what comes (${faults.join('; ')})`);
    }
    if (nowMs - this.#lastGapMs < RECENT_MS) reasons.push('a sequence jumped');
    const ahead = this.ahead.at(nowMs);
    if (ahead !== undefined && ahead > SKEW_MS) reasons.push(`its clock is ${ahead} ms ahead of ours`);
    if (ahead !== undefined && ahead < -SKEW_MS) reasons.push(`events come ${-ahead} ms late`);
    return reasons;
  }
}

/** Largest value of the last one to two periods, without keeping the values. */
export class RecentMax {
  readonly #periodMs: number;
  #startMs = Number.NEGATIVE_INFINITY;
  #now = Number.NEGATIVE_INFINITY;
  #before = Number.NEGATIVE_INFINITY;

  constructor(periodMs: number) {
    this.#periodMs = periodMs;
  }

  /** Notes a value at a time of our clock, ms. */
  add(value: number, atMs: number): void {
    this.#turn(atMs);
    if (value > this.#now) this.#now = value;
  }

  /** The largest value, undefined where none is recent. */
  at(atMs: number): number | undefined {
    this.#turn(atMs);
    const value = Math.max(this.#now, this.#before);
    return value === Number.NEGATIVE_INFINITY ? undefined : value;
  }

  #turn(atMs: number): void {
    const passed = atMs - this.#startMs;
    if (passed < this.#periodMs) return;
    this.#before = passed < 2 * this.#periodMs ? this.#now : Number.NEGATIVE_INFINITY;
    this.#now = Number.NEGATIVE_INFINITY;
    this.#startMs = atMs;
  }
}
