/**
 * Distances to cascade beside a running monitor: every few minutes a thread of its own carries the map on and searches.
 * A round that is due while the last one runs is left out, one that takes too long is ended with its thread, and one
 * that fails is told of and tried again: nothing here can stop the monitor.
 */
import { Piscina } from 'piscina';
import { threadArgs, threadFile } from '../../sweep/threads.ts';
import type { MarketEvent } from '../events.ts';
import { mapContracts, referenceSpec } from './contracts.ts';
import type { DistanceThread, RoundAnswer, RoundTask } from './distanceThread.ts';
import { LiveBars } from './liveBars.ts';
import type { LiveDistances, Unready } from './liveDistance.ts';

/** How often distances are searched, ms. */
export const EVERY_MS = 300_000;
/** A round may take so long before it is ended, ms. */
const LONGEST_MS = 900_000;
/** The first round comes so long after the start, ms; while there is no answer it is tried again each minute. */
const FIRST_MS = 5_000;
const AGAIN_MS = 60_000;
/** An answer older than this is no reading any more, ms. */
export const STALE_MS = 1_200_000;

/** Searches once, or says why there is no answer yet. Ends early where the signal fires. */
export type Round = (nowMs: number, signal: AbortSignal) => Promise<LiveDistances | Unready>;

/** How the watch is. */
export interface DistanceStatus {
  /** `waiting`: no answer yet, `why` says what for. `failing`: the last round failed; `latest` is of one before. */
  readonly state: 'waiting' | 'ok' | 'failing';
  readonly why: string | null;
  readonly latest: LiveDistances | null;
  readonly running: boolean;
  readonly rounds: number;
  readonly failures: number;
  /** Rounds that were due while one was running. */
  readonly skipped: number;
}

/** What a watch is made of. */
export interface DistanceWatchOptions {
  readonly round: Round;
  /** Ends what the rounds run on. */
  readonly close: () => Promise<void>;
  /** Takes events that are new to the monitor. */
  readonly take?: (events: readonly MarketEvent[]) => void;
  readonly everyMs?: number;
  readonly firstMs?: number;
  readonly longestMs?: number;
  readonly now?: () => number;
}

/** A watch that runs until it is stopped. */
export class DistanceWatch {
  readonly #options: DistanceWatchOptions;
  readonly #timers: NodeJS.Timeout[] = [];
  #ending: AbortController | null = null;
  #latest: LiveDistances | null = null;
  #why: string | null = 'the first search has not been made yet';
  #failed = false;
  #rounds = 0;
  #failures = 0;
  #skipped = 0;
  #stopped = false;

  constructor(options: DistanceWatchOptions) {
    this.#options = options;
  }

  /** Begins: a first round after a while, then one at each interval. */
  start(): void {
    const { everyMs = EVERY_MS, firstMs = FIRST_MS } = this.#options;
    const againMs = Math.min(AGAIN_MS, everyMs);
    let left = 0;
    const look = (): void => {
      left -= againMs;
      if (left > 0 && (this.#latest !== null || this.#ending !== null)) return;
      left = everyMs;
      void this.search();
    };
    this.#timers.push(setTimeout(look, firstMs), setInterval(look, againMs));
    for (const timer of this.#timers) timer.unref();
  }

  /** Takes events that are new to the monitor: the next round counts them. */
  take(events: readonly MarketEvent[]): void {
    this.#options.take?.(events);
  }

  /** One round now; returns at once where one is running. Never throws. */
  async search(): Promise<void> {
    if (this.#stopped) return;
    if (this.#ending !== null) {
      this.#skipped++;
      return;
    }
    const { round, longestMs = LONGEST_MS, now = Date.now } = this.#options;
    const ending = new AbortController();
    this.#ending = ending;
    const timer = setTimeout(() => ending.abort(new Error(`not done after ${longestMs / 1000} s`)), longestMs);
    try {
      const found = await Promise.race([round(now(), ending.signal), aborted(ending.signal)]);
      this.#rounds++;
      this.#failed = false;
      this.#why = 'why' in found ? found.why : null;
      this.#latest = 'why' in found ? this.#latest : found;
    } catch (error) {
      if (this.#stopped) return;
      this.#failures++;
      this.#failed = true;
      this.#why = error instanceof Error ? error.message : String(error);
    } finally {
      clearTimeout(timer);
      this.#ending = null;
    }
  }

  /** State of now. */
  status(): DistanceStatus {
    const state = this.#failed ? 'failing' : this.#latest === null || this.#why !== null ? 'waiting' : 'ok';
    return {
      state,
      why: this.#why,
      latest: this.#latest,
      running: this.#ending !== null,
      rounds: this.#rounds,
      failures: this.#failures,
      skipped: this.#skipped,
    };
  }

  /** Ends a round that is under way, and its thread. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#ending?.abort(new Error('the monitor stops'));
    await this.#options.close();
  }
}

/** Rejects with the signal's reason. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}

/**
 * Rounds on a thread that keeps its map between them; ended with the thread where the signal fires. A new thread reads
 * the store up to where the bars of `take` begin.
 */
export function threadRounds(
  data: DistanceThread,
  startMs = Date.now(),
): Pick<DistanceWatchOptions, 'round' | 'close' | 'take'> {
  const live = new LiveBars(mapContracts(referenceSpec()), startMs);
  const pool = new Piscina({
    filename: threadFile('distanceThread', import.meta.url),
    workerData: data,
    execArgv: threadArgs(),
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: Infinity,
    recordTiming: false,
  });
  pool.on('error', () => undefined);
  return {
    round: async (nowMs, signal) => {
      const task: RoundTask = { nowMs, bars: live.closed(nowMs), firstMinute: live.firstMinute };
      const { found, nextMinute } = (await pool.run(task, { signal })) as RoundAnswer;
      live.drop(nextMinute);
      return found;
    },
    take: (events) => live.take(events),
    close: () => pool.destroy(),
  };
}
