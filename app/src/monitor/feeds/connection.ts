/**
 * One connection of one feed, kept alive: connects again with backoff and jitter, sends heartbeats, notices silence,
 * refuses huge frames, drops duplicates, counts everything. Nothing that a venue sends makes it throw.
 */
import { gunzipSync } from 'node:zlib';
import WebSocket from 'ws';
import type { MarketEvent } from '../events.ts';
import { type Backoff, backoffMs } from './backoff.ts';
import { lastingMs, latestMs } from './clock.ts';
import type { Dedupe } from './dedupe.ts';
import { ConnectionCounts, type ConnectionHealth } from './health.ts';
import { type Feed, FeedSession, type Link } from './shared/feed.ts';
import type { Instruments } from './shared/instruments.ts';
import type { SinkQueue } from './sinkQueue.ts';

/** Limits of a connection; each has a default that suits the venues. */
export interface ConnectionOptions {
  readonly backoff?: Backoff;
  /** Largest frame, also after unpacking, bytes. */
  readonly frameBytesMax?: number;
  /** Pause between two messages sent, ms: the strictest venue (OKX) allows three a second. */
  readonly sendEveryMs?: number;
  /** Longest silence, instead of the feed's own, ms. */
  readonly silenceMs?: number;
  /** Time without an event after which an open connection counts as degraded, ms. */
  readonly quietMs?: number;
  /** Shortest time between two reconnects for the sake of a book, ms. */
  readonly resyncEveryMs?: number;
  /** Random numbers in [0, 1) for the jitter. */
  readonly random?: () => number;
  /**
   * An episode of another time is played: how its times stand to our clock says nothing of clocks and of lateness, so
   * neither is judged.
   */
  readonly played?: boolean;
}

/** What connections share. */
export interface ConnectionUse {
  readonly instruments: Instruments;
  readonly queue: SinkQueue;
  /** One for all connections of a venue, so that an event which comes on two counts once. */
  readonly dedupe: Dedupe;
}

const DEFAULTS = {
  backoff: { firstMs: 500, maxMs: 60_000 },
  frameBytesMax: 8 * 1024 * 1024,
  sendEveryMs: 350,
  quietMs: 300_000,
  resyncEveryMs: 30_000,
  random: Math.random,
  played: false,
} as const;
/** A connection that lasted this long starts its backoff anew, ms. */
const STABLE_MS = 10_000;
const HANDSHAKE_MS = 15_000;
/** What `ws` calls a frame beyond the limit. */
const TOO_LARGE = 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH';

/** Kinds with the venue's own identity, so that a second one is the same event. */
const DEDUPED: ReadonlySet<MarketEvent['kind']> = new Set(['liquidation', 'trade', 'gauge']);

/** Keeps one link of a feed connected. */
export class FeedConnection {
  readonly #feed: Feed;
  readonly #link: Link;
  readonly #use: ConnectionUse;
  readonly #options: Required<ConnectionOptions>;
  readonly #session: FeedSession;
  readonly #counts = new ConnectionCounts();
  #socket: WebSocket | undefined;
  #timers: NodeJS.Timeout[] = [];
  #retry: NodeJS.Timeout | undefined;
  #attempt = 0;
  #openedMs = 0;
  #lastSeenMs = 0;
  #pingedMs = 0;
  #lastResyncMs = Number.NEGATIVE_INFINITY;

  constructor(feed: Feed, link: Link, use: ConnectionUse, options: ConnectionOptions = {}) {
    this.#feed = feed;
    this.#link = link;
    this.#use = use;
    this.#options = { ...DEFAULTS, silenceMs: feed.silenceMs, ...options };
    this.#session = new FeedSession(feed, use.instruments);
  }

  /** Connects, and stays connected until `stop`. */
  start(): void {
    const { state } = this.#counts;
    if (state === 'idle' || state === 'stopped') this.#connect();
  }

  /** Closes the connection and its timers; it may be started again. */
  stop(): void {
    clearTimeout(this.#retry);
    this.#close('stopped');
    this.#counts.state = 'stopped';
  }

  /** State and counts at this moment. */
  health(): ConnectionHealth {
    const nowMs = Date.now();
    const counts = this.#counts;
    const { out } = this.#session;
    const reasons = counts.reasons(out, this.#options.quietMs, nowMs);
    return {
      venue: this.#feed.venue,
      url: this.#link.url,
      state: counts.state,
      status: counts.state === 'open' ? (reasons.length === 0 ? 'good' : 'degraded') : 'down',
      reasons,
      connects: counts.connects,
      disconnects: counts.disconnects,
      lastDisconnect: counts.lastDisconnect,
      downMs: counts.downMs(nowMs),
      messages: counts.messages,
      bytes: counts.bytes,
      events: { ...counts.events },
      duplicates: counts.duplicates,
      ignored: out.ignored,
      faults: { ...out.faults },
      lastFaults: { ...out.lastFault },
      gaps: out.gaps,
      resyncs: counts.resyncs,
      lastMessageMs: counts.lastMessageMs,
      lastEventMs: counts.lastEventMs,
      aheadMs: counts.ahead.at(nowMs),
      roundTripMs: counts.roundTripMs,
    };
  }

  #connect(): void {
    const counts = this.#counts;
    counts.state = 'connecting';
    counts.down(Date.now());
    this.#session.reset();
    const socket = new WebSocket(this.#link.url, {
      maxPayload: this.#options.frameBytesMax,
      handshakeTimeout: HANDSHAKE_MS,
      perMessageDeflate: false,
    });
    this.#socket = socket;
    const own = (act: () => void) => (): void => {
      if (socket === this.#socket) act();
    };
    socket.on(
      'open',
      own(() => this.#opened()),
    );
    socket.on('message', (data, binary) => {
      if (socket === this.#socket) this.#received(data as Buffer, binary);
    });
    socket.on(
      'ping',
      own(() => void (this.#lastSeenMs = lastingMs())),
    );
    socket.on(
      'pong',
      own(() => {
        this.#lastSeenMs = lastingMs();
        this.#counts.roundTripMs = this.#lastSeenMs - this.#pingedMs;
      }),
    );
    socket.on('error', (error: Error & { code?: string }) => {
      if (socket === this.#socket) this.#failed(error);
    });
    socket.on('close', (code, reason) => {
      if (socket === this.#socket) this.#again(`closed by the venue, code ${code} ${reason.toString('utf8')}`.trim());
    });
  }

  #opened(): void {
    const nowMs = Date.now();
    this.#counts.state = 'open';
    this.#counts.connects++;
    this.#counts.up(nowMs);
    this.#openedMs = lastingMs();
    this.#lastSeenMs = lastingMs();
    this.#sendAll();
    const { heartbeat } = this.#feed;
    if (heartbeat !== undefined) this.#every(heartbeat.everyMs, () => this.#send(heartbeat.text));
    const { silenceMs } = this.#options;
    this.#every(silenceMs / 3, () => {
      const silentMs = lastingMs() - this.#lastSeenMs;
      if (silentMs >= silenceMs) this.#again(`silent for ${Math.round(silentMs / 100) / 10} s`);
      else {
        this.#pingedMs = lastingMs();
        this.#socket?.ping();
      }
    });
  }

  /** Sends the link's messages one by one, at the pace that venues allow. */
  #sendAll(): void {
    const [first, ...rest] = this.#link.messages;
    if (first !== undefined) this.#send(first);
    if (rest.length === 0) return;
    const timer = this.#every(this.#options.sendEveryMs, () => {
      const next = rest.shift();
      if (next === undefined) clearInterval(timer);
      else this.#send(next);
    });
  }

  #received(data: Buffer, binary: boolean): void {
    const nowMs = Date.now();
    const counts = this.#counts;
    const { out } = this.#session;
    this.#lastSeenMs = lastingMs();
    counts.messages++;
    counts.bytes += data.length;
    counts.lastMessageMs = nowMs;
    const text = this.#unpack(data, binary);
    if (text !== undefined) this.#take(this.#session.read(text, nowMs, latestMs()), nowMs);
    for (const reply of out.replies.splice(0)) this.#send(reply);
    counts.after(out, nowMs);
    if (out.lostBooks.size > 0) this.#resync();
  }

  #unpack(data: Buffer, binary: boolean): string | undefined {
    if (this.#feed.compressed !== 'gzip' || !binary) return data.toString('utf8');
    try {
      return gunzipSync(data, { maxOutputLength: this.#options.frameBytesMax }).toString('utf8');
    } catch (error) {
      const { out } = this.#session;
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'ERR_BUFFER_TOO_LARGE') out.fault('frame-too-large', 'a packed frame');
      else out.fault('malformed', 'a frame that is not gzip');
      return undefined;
    }
  }

  #take(events: MarketEvent[], nowMs: number): void {
    if (events.length === 0) return;
    const counts = this.#counts;
    const fresh: MarketEvent[] = [];
    for (const event of events) {
      if (!this.#options.played) counts.ahead.add(event.timeMs - nowMs, nowMs);
      if (DEDUPED.has(event.kind) && !this.#use.dedupe.isNew(`${event.kind}:${event.id}`, lastingMs()))
        counts.duplicates++;
      else {
        counts.events[event.kind]++;
        fresh.push(event);
      }
    }
    counts.lastEventMs = nowMs;
    this.#use.queue.push(fresh);
  }

  /** A book is made whole by connecting again: every venue sends a snapshot then. */
  #resync(): void {
    if (lastingMs() - this.#lastResyncMs < this.#options.resyncEveryMs) return;
    this.#lastResyncMs = lastingMs();
    this.#counts.resyncs++;
    this.#again(`books lost their sequence: ${[...this.#session.out.lostBooks].slice(0, 5).join(', ')}`);
  }

  #failed(error: Error & { code?: string }): void {
    if (error.code === TOO_LARGE) {
      const { out } = this.#session;
      out.fault('frame-too-large', `more than ${this.#options.frameBytesMax} bytes`);
      this.#counts.after(out, Date.now());
    }
    this.#again(error.message);
  }

  /** Leaves the connection that there is and plans the next. */
  #again(why: string): void {
    const lasted = this.#counts.state === 'open' && lastingMs() - this.#openedMs >= STABLE_MS;
    this.#attempt = lasted ? 0 : this.#attempt;
    this.#close(why);
    this.#counts.state = 'waiting';
    const { backoff, random } = this.#options;
    this.#retry = setTimeout(() => this.#connect(), backoffMs(backoff, this.#attempt, random()));
    this.#attempt++;
  }

  #close(why: string): void {
    for (const timer of this.#timers.splice(0)) clearInterval(timer);
    const socket = this.#socket;
    this.#socket = undefined;
    if (socket === undefined) return;
    this.#counts.down(Date.now());
    this.#counts.disconnects++;
    this.#counts.lastDisconnect = why;
    // What it still says, an error while closing above all, is nobody's business.
    socket.removeAllListeners();
    socket.on('error', () => {});
    socket.terminate();
  }

  #send(text: string): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(text);
  }

  #every(ms: number, act: () => void): NodeJS.Timeout {
    const timer = setInterval(act, ms);
    this.#timers.push(timer);
    return timer;
  }
}
