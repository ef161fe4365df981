/**
 * Asks venues at intervals for what they do not stream, within their published limits. An answer that cannot be read
 * or does not come is counted, and the next time comes later; nothing throws out of it.
 */
import type { MarketEvent } from '../../events.ts';
import { type Backoff, backoffMs } from '../backoff.ts';
import { clip } from '../shared/fields.ts';
import { LIMIT_SHARE, type LimitedHost, RATE_LIMITS } from './limits.ts';
import { TokenBucket } from './tokenBucket.ts';

/** One question, asked again and again. */
export interface Poll {
  /** For health: `binance-usdm open interest BTCUSDT`. */
  readonly name: string;
  readonly host: LimitedHost;
  /** Weight of one request, in the venue's own unit. */
  readonly weight: number;
  readonly everyMs: number;
  /** Asks and reads; may throw. A row that cannot be read is told to `fault` and passed over. */
  readonly ask: (fault: (words: string) => void) => Promise<MarketEvent[]>;
}

/** How a poll is. Times are ms UTC. */
export interface PollHealth {
  readonly name: string;
  readonly host: LimitedHost;
  readonly status: 'good' | 'down' | 'waiting';
  readonly answers: number;
  readonly events: number;
  readonly errors: number;
  readonly lastError: string | undefined;
  /** Rows of answers that could not be read, and the last reason. */
  readonly faults: number;
  readonly lastFault: string | undefined;
  readonly lastAnswerMs: number | undefined;
  /** Time spent waiting for the rate limit, ms. */
  readonly limitedMs: number;
  /** Of the last twenty requests: how long those took that were answered, ms, and the part that was not. */
  readonly latenciesMs: readonly number[];
  readonly errorRate: number;
}

/** Requests that latency and error rate are of. */
const LAST = 20;

/** A venue said that too much was asked: the whole host waits this long. */
const TOLD_TO_WAIT_MS = 60_000;
const BACKOFF: Backoff = { firstMs: 2_000, maxMs: 300_000 };

interface State {
  readonly poll: Poll;
  answers: number;
  events: number;
  errors: number;
  failedInRow: number;
  lastError: string | undefined;
  faults: number;
  lastFault: string | undefined;
  lastAnswerMs: number | undefined;
  limitedMs: number;
  /** Of the last requests, in ms; null for one without an answer. */
  last: (number | null)[];
  timer: NodeJS.Timeout | undefined;
}

/** What is taken from the outside: time and chance, so that tests need neither. */
export interface PollerOptions {
  readonly now?: () => number;
  readonly random?: () => number;
  readonly wait?: (ms: number) => Promise<void>;
}

/** Runs polls. */
export class Poller {
  readonly #states: State[] = [];
  readonly #take: (events: readonly MarketEvent[]) => void;
  readonly #buckets = new Map<LimitedHost, TokenBucket>();
  readonly #pausedUntilMs = new Map<LimitedHost, number>();
  readonly #now: () => number;
  readonly #random: () => number;
  readonly #wait: (ms: number) => Promise<void>;
  #running = false;

  constructor(polls: readonly Poll[], take: (events: readonly MarketEvent[]) => void, options: PollerOptions = {}) {
    this.#take = take;
    this.#now = options.now ?? Date.now;
    this.#random = options.random ?? Math.random;
    this.#wait = options.wait ?? ((ms) => new Promise((resolve) => setTimeout(resolve, ms)));
    this.add(polls);
  }

  /** Takes more polls; they are asked at once where it runs. */
  add(polls: readonly Poll[]): void {
    for (const poll of polls) {
      const { host } = poll;
      if (!this.#buckets.has(host)) this.#buckets.set(host, new TokenBucket(RATE_LIMITS[host], LIMIT_SHARE));
      const state = newState(poll);
      this.#states.push(state);
      if (this.#running) this.#plan(state, 0);
    }
  }

  /** Asks each poll now, within the limits, and again at its interval until `stop`. */
  start(): void {
    if (this.#running) return;
    this.#running = true;
    for (const state of this.#states) this.#plan(state, 0);
  }

  /** Asks nothing any more; what is under way is still taken. */
  stop(): void {
    this.#running = false;
    for (const { timer } of this.#states) clearTimeout(timer);
  }

  /** State of each poll. */
  health(): PollHealth[] {
    return this.#states.map((state) => {
      const { answers, events, errors, lastError, faults, lastFault, lastAnswerMs, limitedMs } = state;
      const status = state.failedInRow > 0 ? 'down' : answers > 0 ? 'good' : 'waiting';
      const counts = { answers, events, errors, lastError, faults, lastFault, lastAnswerMs, limitedMs };
      const latenciesMs = state.last.flatMap((ms) => ms ?? []);
      const errorRate = state.last.length === 0 ? 0 : 1 - latenciesMs.length / state.last.length;
      const { name, host } = state.poll;
      return { name, host, status, ...counts, latenciesMs, errorRate };
    });
  }

  /** Asks one poll once, after waiting for its limit; returns when to ask again, ms from now. */
  async askOnce(index: number): Promise<number> {
    const state = this.#states[index];
    if (state === undefined) throw new RangeError(`there is no poll ${index}`);
    const { poll } = state;
    const startedMs = this.#now();
    const pausedMs = Math.max(0, (this.#pausedUntilMs.get(poll.host) ?? 0) - startedMs);
    const limitedMs = this.#buckets.get(poll.host)!.take(poll.weight, startedMs);
    const waitMs = Math.max(pausedMs, limitedMs);
    state.limitedMs += waitMs;
    if (waitMs > 0) await this.#wait(waitMs);
    const askedMs = this.#now();
    try {
      const events = await poll.ask((words) => {
        state.faults++;
        state.lastFault = words;
      });
      state.answers++;
      state.events += events.length;
      state.failedInRow = 0;
      state.lastAnswerMs = this.#now();
      noted(state, state.lastAnswerMs - askedMs);
      this.#take(events);
      return Math.max(0, poll.everyMs - (this.#now() - startedMs));
    } catch (error) {
      return this.#failed(state, error);
    }
  }

  #failed(state: State, error: unknown): number {
    noted(state, null);
    state.errors++;
    state.lastError = error instanceof Error ? `${error.name}: ${clip(error.message)}` : 'thrown';
    if (isTooMuch(error)) this.#pausedUntilMs.set(state.poll.host, this.#now() + TOLD_TO_WAIT_MS);
    const waitMs = Math.max(state.poll.everyMs, backoffMs(BACKOFF, state.failedInRow, this.#random()));
    state.failedInRow++;
    return waitMs;
  }

  #plan(state: State, ms: number): void {
    state.timer = setTimeout(() => {
      void this.askOnce(this.#states.indexOf(state)).then((next) => {
        if (this.#running) this.#plan(state, next);
      });
    }, ms);
  }
}

function newState(poll: Poll): State {
  return {
    poll,
    answers: 0,
    events: 0,
    errors: 0,
    failedInRow: 0,
    lastError: undefined,
    faults: 0,
    lastFault: undefined,
    lastAnswerMs: undefined,
    limitedMs: 0,
    last: [],
    timer: undefined,
  };
}

function noted(state: State, ms: number | null): void {
  state.last.push(ms);
  if (state.last.length > LAST) state.last.shift();
}

/** Whether an answer says that too much was asked: status 429 or 418, or what ccxt makes of them. */
function isTooMuch(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return /RateLimitExceeded|DDoSProtection/.test(error.name) || /\b(429|418)\b/.test(error.message);
}
