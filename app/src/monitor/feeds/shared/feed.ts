/** What a venue's file says about its feed, and the session that reads its messages without ever throwing. */
import type { MarketEvent } from '../../events.ts';
import { Emitter, type EmitterOptions } from './emitter.ts';
import { clip } from './fields.ts';
import type { Instruments } from './instruments.ts';
import type { DatedThrottle } from './throttle.ts';

/** What can be asked of a feed. */
export type Channel = 'liquidation' | 'trade' | 'book' | 'ticker';

/** What a connection asks for; some venues have a channel for all symbols, others need each named. */
export interface Wanted {
  readonly channels: readonly Channel[];
  readonly symbols: readonly string[];
}

/** What a venue prints of its liquidations, as it says itself. */
export interface Censoring {
  readonly channel: string;
  /** What is printed and what is not, in the venue's own terms. */
  readonly printed: string;
  /** How it is thinned, by date, the earliest first. */
  readonly throttles: readonly DatedThrottle[];
  /** Part of the liquidations that the channel can show at all. */
  readonly scope: 'venue' | 'accounts followed';
  /** Page and date of reading. */
  readonly source: string;
}

/** One message text that keeps a connection alive. */
export interface Heartbeat {
  readonly everyMs: number;
  readonly text: string;
}

/** One connection: its address and what to send once it is open. */
export interface Link {
  readonly url: string;
  readonly messages: readonly string[];
}

/** The thin adapter of one venue. */
export interface Feed {
  /** As in `EventHead.venue`. */
  readonly venue: string;
  /** The connections that what is wanted takes: some venues have an address for each kind of contract or stream. */
  links(wanted: Wanted): Link[];
  /** A reader with its own state, for one connection; what it finds goes to `out`. It throws only FieldError. */
  decoder(out: Emitter): (message: unknown) => void;
  /** Sent at a fixed pace, where the venue does not ping us itself. */
  readonly heartbeat?: Heartbeat;
  /** Longest time without any message before the connection counts as dead, ms. */
  readonly silenceMs: number;
  /** How frames are compressed beyond what WebSocket itself does. */
  readonly compressed?: 'gzip';
  /** Answers that are not JSON, such as `pong`. */
  readonly plainAnswers?: readonly string[];
  /** What the venue prints of its liquidations. */
  readonly censoring: Censoring;
}

/** Reads the messages of one connection: text in, events out; every fault is counted and none is thrown. */
export class FeedSession {
  readonly out: Emitter;
  readonly #feed: Feed;
  #read: (message: unknown) => void;
  readonly #plain: ReadonlySet<string>;

  constructor(feed: Feed, instruments: Instruments, options: EmitterOptions = {}) {
    this.#feed = feed;
    this.out = new Emitter(feed.venue, instruments, options);
    this.#read = feed.decoder(this.out);
    this.#plain = new Set(feed.plainAnswers);
  }

  /** Forgets what belongs to one connection: sequences, channel numbers, levels of books. Counts stay. */
  reset(): void {
    this.#read = this.#feed.decoder(this.out);
    this.out.lostBooks.clear();
    this.out.replies.length = 0;
  }

  /**
   * Events of one message, received at `receivedMs` (ms UTC); the list is the caller's. Events are from the future by
   * `latestMs`, which is later where our clock was set back.
   */
  read(text: string, receivedMs: number, latestMs = receivedMs): MarketEvent[] {
    this.out.receivedMs = receivedMs;
    this.out.latestMs = latestMs;
    if (this.#plain.has(text)) return this.out.take();
    let message: unknown;
    try {
      message = JSON.parse(text);
    } catch {
      this.out.fault('malformed', clip(text));
      return this.out.take();
    }
    this.out.guard(() => this.#read(message));
    return this.out.take();
  }
}

/** Items in groups of at most `size`: venues limit what one message may ask for. */
export function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
}
