/**
 * The queue between connections and whoever takes events (store, windows): bounded, and when it is full, books go
 * first, then tickers and other numbers, then trades; liquidations are never dropped.
 */
import type { MarketEvent } from '../events.ts';

/** What is dropped first comes first; liquidations are not among them. */
const DROP_ORDER = ['book', 'ticker', 'gauge', 'trade'] as const;
type Droppable = (typeof DROP_ORDER)[number];

/** Takes a batch of events, in the order of their arrival; the next batch comes when its promise is settled. */
export type Sink = (events: readonly MarketEvent[]) => void | Promise<void>;

/** Events in one batch. */
const BATCH_MAX = 4_096;

/** A bounded queue in front of a sink. */
export class SinkQueue {
  readonly #sink: Sink;
  readonly #max: number;
  #waiting: MarketEvent[] = [];
  #busy = false;
  #done: Promise<void> = Promise.resolve();
  /** Events dropped because the sink was slow, by kind. */
  readonly dropped: Record<Droppable, number> = { book: 0, ticker: 0, gauge: 0, trade: 0 };
  /** Batches that the sink refused by throwing, and the last reason. */
  sinkErrors = 0;
  lastSinkError = '';

  /** Throws RangeError where `max` is not above zero. */
  constructor(sink: Sink, max: number) {
    if (!(max > 0)) throw new RangeError('max must be above 0');
    this.#sink = sink;
    this.#max = max;
  }

  /** Events that wait. */
  get length(): number {
    return this.#waiting.length;
  }

  /** Adds events; never throws and never waits. */
  push(events: readonly MarketEvent[]): void {
    for (const event of events) this.#waiting.push(event);
    if (this.#waiting.length > this.#max) this.#drop();
    if (!this.#busy) this.#done = this.#drain();
  }

  /** Settles when all that was pushed has been given to the sink. */
  async flush(): Promise<void> {
    while (this.#busy || this.#waiting.length > 0) await this.#done;
  }

  /** Drops kind by kind, oldest first, down to three quarters, so that dropping is rare and cheap per event. */
  #drop(): void {
    const target = Math.floor(this.#max * 0.75);
    for (const kind of DROP_ORDER) {
      let excess = this.#waiting.length - target;
      if (excess <= 0) return;
      this.#waiting = this.#waiting.filter((event) => {
        if (excess === 0 || event.kind !== kind) return true;
        excess--;
        this.dropped[kind]++;
        return false;
      });
    }
  }

  async #drain(): Promise<void> {
    this.#busy = true;
    // What arrives in one turn of the event loop goes in one batch.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, BATCH_MAX);
      try {
        await this.#sink(batch);
      } catch (error) {
        this.sinkErrors++;
        this.lastSinkError = error instanceof Error ? error.message : 'thrown';
      }
    }
    this.#busy = false;
  }
}
