/**
 * The monitor at work: what feeds say goes into the store first, then into the board, and once a second the rules are
 * looked at. What was stored before is counted again at the start, so a restart changes no window.
 */
import { join } from 'node:path';
import type { AlertMessage } from './alerts/engine.ts';
import type { Deliveries, Dispatcher } from './alerts/dispatcher.ts';
import type { AlertFile } from './alerts/rules.ts';
import type { LiquidationEvent, MarketEvent } from './events.ts';
import type { AwaitedVenue } from './endpoints.ts';
import type { BookHealth, OwnBook } from './indicators/ownBook.ts';
import type { ConnectionHealth } from './feeds/health.ts';
import { EndpointGauges } from './feeds/rest/endpointGauges.ts';
import { type HostHealth, hostsOf } from './feeds/rest/hosts.ts';
import { type Poll, Poller } from './feeds/rest/poller.ts';
import { type FeedRun, type RunningFeeds, runFeeds, type RunOptions } from './feeds/runFeeds.ts';
import { Board } from './indicators/board.ts';
import type { Reading } from './indicators/catalog.ts';
import { closesDue } from './indicators/closes.ts';
import type { FreshGauges, GaugeFileHealth, GaugeWatch } from './indicators/gaugeWatch.ts';
import { CHANGE_MS_MAX } from './indicators/market.ts';
import { type ShownGauge, shownGauges } from './indicators/shownGauges.ts';
import type { DistanceStatus, DistanceWatch } from './map/distanceWatch.ts';
import { readEvents } from './store/read.ts';
import { type MonitorStore, openStore, type StoreHealth } from './store/store.ts';
import { Watch } from './watch.ts';
import type { WindowTotals } from './windows/bucket.ts';
import { WINDOW_MS_MAX } from './windows/span.ts';
import { LiquidationWindows } from './windows/liquidationWindows.ts';

/** How often rules are looked at and shown windows move. */
const TICK_MS = 250;
const HOUR_MS = 3_600_000;
/** A venue that could not be reached is asked again after this, ms. */
const AGAIN_MS = 30_000;
/** Single events are kept for so long: an alert on a branching ratio reads an hour of them. */
const DETAIL_MS = 2 * 3_600_000;
/**
 * At most so many, about 60 MB of them: an hour of 140 a second. Beyond it detail reaches back less far, and windows
 * take what their edges cut from the store.
 */
const DETAIL_EVENTS = 500_000;
/** Prints that a face can show. */
const TAPE_ROWS = 200;
/** Keeps which rules fire, inside of the store's folder. */
const STATE_FILE = '.alerts.json';

/** Windows that every face shows, ms. */
export const SHOWN_WINDOWS_MS = { '1m': 60_000, '5m': 300_000, '1h': 3_600_000, '24h': 86_400_000 } as const;
/** A name of {@link SHOWN_WINDOWS_MS}. */
export type ShownWindow = keyof typeof SHOWN_WINDOWS_MS;

/** What a station runs. */
export interface StationOptions {
  readonly storeFolder: string;
  readonly feeds: readonly FeedRun[];
  /** Venues whose contracts are asked for until they come. */
  readonly awaited?: readonly AwaitedVenue[];
  /** What is asked over REST besides what the awaited venues bring. */
  readonly polls?: readonly Poll[];
  readonly feedOptions?: RunOptions;
  readonly alerts: AlertFile;
  /** Books that rules name. */
  readonly books?: ReadonlyMap<string, OwnBook>;
  /** Files of gauges, not yet read. */
  readonly gauges?: GaugeWatch;
  /** Where alerts go besides the station's own list; none where there are no sinks. */
  readonly dispatcher?: Dispatcher;
  readonly retentionDays?: number;
  /** Searches distances to cascade; started and stopped with the station. */
  readonly distances?: DistanceWatch;
  /**
   * Whose time windows end at: ours, or the venues' latest, for an episode of another day that is played again.
   */
  readonly time: 'ours' | 'venues';
}

/** The station at a moment. */
export interface StationStatus {
  /** Time that windows end at, ms UTC. */
  readonly nowMs: number;
  readonly startedMs: number;
  readonly windows: Readonly<Record<ShownWindow, WindowTotals>>;
  readonly venues: readonly { readonly venue: string; readonly windows: Readonly<Record<ShownWindow, WindowTotals>> }[];
  readonly tape: readonly LiquidationEvent[];
  readonly feeds: readonly ConnectionHealth[];
  /** What is asked over REST, and how it is answered. */
  readonly hosts: readonly HostHealth[];
  /** Venues that nothing is heard of yet, with the reason. */
  readonly awaited: readonly { readonly venue: string; readonly why: string }[];
  readonly queued: number;
  readonly dropped: Readonly<Record<string, number>>;
  readonly store: StoreHealth;
  /** Alerts told since the start, the latest first, and which rules fire now. */
  readonly alerts: readonly AlertMessage[];
  readonly firing: readonly string[];
  readonly deliveries: Deliveries;
  /** Rules that could not be read, with the reason. */
  readonly ruleProblems: readonly string[];
  /** What each rule read last, by its name. */
  readonly readings: Readonly<Record<string, Reading>>;
  readonly books: readonly BookHealth[];
  /** What feeds and files tell, with unit, source, time and age; and how the files are. */
  readonly gauges: readonly ShownGauge[];
  readonly gaugeFiles: readonly GaugeFileHealth[];
  /** Distances to cascade (modelled), and how their search is; null where there is none. */
  readonly distances: DistanceStatus | null;
}

/** A running station. */
export interface Station {
  readonly status: () => StationStatus;
  readonly board: Board;
  /** Tells of every new event, after it was stored and counted; returns how to stop listening. */
  readonly listen: (heard: (events: readonly MarketEvent[]) => void) => () => void;
  /** Stops the feeds, writes what waits and lets the store go. */
  readonly stop: () => Promise<void>;
}

/** Opens the store, counts what it holds of the last 30 days, and connects. Throws what `openStore` throws. */
export async function startStation(options: StationOptions): Promise<Station> {
  const { storeFolder, retentionDays, alerts, dispatcher, time } = options;
  const store = await openStore(storeFolder, retentionDays === undefined ? {} : { retentionDays });
  try {
    const board = new Board(new LiquidationWindows({ detailMs: DETAIL_MS, detailEvents: DETAIL_EVENTS }), {
      heardBy: time,
    });
    for (const [name, book] of options.books ?? []) board.books.set(name, book);
    const { distances } = options;
    if (distances !== undefined) board.distances = () => distances.status();
    const tape: LiquidationEvent[] = [];
    const keptMs = time === 'ours' ? Date.now() - WINDOW_MS_MAX : 0;
    const hourlyBeforeMs = time === 'ours' ? Date.now() - CHANGE_MS_MAX - HOUR_MS : 0;
    for await (const event of readEvents(storeFolder, { kind: 'gauge', fromMs: keptMs, hourlyBeforeMs })) {
      if (event.kind === 'gauge') board.market.gauge(event);
    }
    let latestMs = 0;
    const fromMs = time === 'ours' ? Date.now() - SHOWN_WINDOWS_MS['24h'] : 0;
    for await (const event of readEvents(storeFolder, { kind: 'liquidation', fromMs })) {
      latestMs = event.timeMs;
      remember(tape, event as LiquidationEvent);
    }
    const watch = await Watch.start(
      {
        board,
        alerts,
        dispatcher: dispatcher ?? { send: () => undefined },
        rows: (fromMs, toMs) => readEvents(storeFolder, { kind: 'liquidation', fromMs: Math.max(0, fromMs), toMs }),
        statePath: join(storeFolder, STATE_FILE),
        windowsMs: Object.values(SHOWN_WINDOWS_MS),
      },
      time === 'ours' ? Date.now() : latestMs + 1,
    );
    const told = await options.gauges?.start(Date.now());
    const station = new RunningStation(options, { store, board, watch, tape, latestMs });
    if (told !== undefined) station.tell(told);
    await station.start();
    return station;
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Puts an event on top of the tape. */
function remember(tape: LiquidationEvent[], event: LiquidationEvent): void {
  tape.unshift(event);
  if (tape.length > TAPE_ROWS) tape.length = TAPE_ROWS;
}

/** What a station works with, and the time of the latest liquidation. */
interface Parts {
  readonly store: MonitorStore;
  readonly board: Board;
  readonly watch: Watch;
  readonly tape: LiquidationEvent[];
  readonly latestMs: number;
}

class RunningStation implements Station {
  readonly board: Board;
  readonly #options: StationOptions;
  readonly #store: MonitorStore;
  readonly #watch: Watch;
  readonly #tape: LiquidationEvent[];
  readonly #listeners = new Set<(events: readonly MarketEvent[]) => void>();
  readonly #startedMs = Date.now();
  readonly #running: RunningFeeds[] = [];
  readonly #poller: Poller;
  readonly #awaited = new Map<string, string>();
  readonly #retries = new Set<NodeJS.Timeout>();
  #stopped = false;
  #timer: NodeJS.Timeout | null = null;
  #ticking: Promise<void> | null = null;
  #latestMs: number;
  #tickedMs = 0;
  readonly #endpoints = new EndpointGauges();
  #alerts: AlertMessage[] = [];
  #tickProblem: string | null = null;

  constructor(options: StationOptions, { store, board, watch, tape, latestMs }: Parts) {
    this.board = board;
    this.#options = options;
    this.#store = store;
    this.#watch = watch;
    this.#tape = tape;
    this.#latestMs = latestMs;
    this.#poller = new Poller(options.polls ?? [], (events) => this.#take(events));
  }

  /** Looks at the rules once, then connects. */
  async start(): Promise<void> {
    await this.#tick();
    const { feeds, awaited = [] } = this.#options;
    this.#connect(feeds);
    for (const venue of awaited) {
      this.#awaited.set(venue.venue, 'its contracts are asked for');
      void this.#await(venue);
    }
    this.#options.distances?.start();
    this.#poller.start();
    this.#timer = setInterval(() => {
      this.#ticking ??= this.#tick().finally(() => (this.#ticking = null));
    }, TICK_MS);
  }

  #connect(feeds: readonly FeedRun[]): void {
    if (feeds.length === 0) return;
    const played = this.#options.time === 'venues';
    this.#running.push(runFeeds(feeds, (events) => this.#take(events), { ...this.#options.feedOptions, played }));
  }

  /** Asks for a venue's contracts once, and again later where they do not come. */
  async #await({ venue, load }: AwaitedVenue): Promise<void> {
    try {
      const { feeds, polls } = await load(() => this.#store.health().state === 'ok');
      this.#awaited.delete(venue);
      if (!this.#stopped) this.#connect(feeds);
      if (!this.#stopped) this.#poller.add(polls);
    } catch (error) {
      this.#awaited.set(
        venue,
        `its contracts cannot be had: ${error instanceof Error ? error.message : String(error)}`,
      );
      if (this.#stopped) return;
      const timer = setTimeout(() => {
        this.#retries.delete(timer);
        void this.#await({ venue, load });
      }, AGAIN_MS);
      this.#retries.add(timer);
    }
  }

  listen(heard: (events: readonly MarketEvent[]) => void): () => void {
    this.#listeners.add(heard);
    return () => void this.#listeners.delete(heard);
  }

  status(): StationStatus {
    const nowMs = this.#tickedMs;
    const { windows } = this.board;
    const problems = [...this.#watch.problems].map(([rule, problem]) => `${rule}: ${problem}`);
    return {
      nowMs,
      startedMs: this.#startedMs,
      windows: this.#shown(nowMs),
      venues: windows.names('venue').map((venue) => ({ venue, windows: this.#shown(nowMs, venue) })),
      tape: this.#tape,
      feeds: this.#running.flatMap((running) => running.health()),
      hosts: hostsOf(this.#poller.health()),
      awaited: [...this.#awaited].map(([venue, why]) => ({ venue, why })),
      queued: this.#running.reduce((sum, { queue }) => sum + queue.length, 0),
      dropped: droppedOf(this.#running),
      store: this.#store.health(),
      alerts: this.#alerts,
      firing: this.#watch.firing,
      deliveries: this.#options.dispatcher?.deliveries ?? { delivered: 0, retried: 0, dead: 0 },
      gauges: shownGauges(this.board.market, nowMs),
      gaugeFiles: this.#options.gauges?.health ?? [],
      books: [...this.board.books.values()].map((book) => book.health()),
      distances: this.board.distances(),
      ruleProblems: this.#tickProblem === null ? problems : [this.#tickProblem, ...problems],
      readings: Object.fromEntries(this.#watch.readings),
    };
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    for (const timer of this.#retries) clearTimeout(timer);
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#poller.stop();
    this.#timer = null;
    await this.#options.distances?.stop();
    await this.#ticking;
    for (const running of this.#running) await running.stop();
    await this.#tick();
    await this.#store.close();
  }

  /** Takes gauges of files: onto the board with what the files say of them, and into the store. */
  tell(fresh: FreshGauges): void {
    if (fresh.events.length === 0) return;
    this.board.tellGauges(fresh);
    this.#take(fresh.events);
  }

  #take(events: readonly MarketEvent[]): void {
    const fresh = this.#store.append(events);
    this.#watch.take(fresh);
    this.#options.distances?.take(fresh);
    for (const event of fresh) {
      this.#latestMs = Math.max(this.#latestMs, event.timeMs);
      if (event.kind === 'liquidation') remember(this.#tape, event);
    }
    if (fresh.length > 0) for (const heard of this.#listeners) heard(fresh);
  }

  /** Windows end after the latest event, which is the whole of what is known of a played day. */
  #nowMs(): number {
    return this.#options.time === 'ours' ? Date.now() : this.#latestMs + 1;
  }

  #shown(nowMs: number, venue?: string): Record<ShownWindow, WindowTotals> {
    const selection = venue === undefined ? {} : { venue };
    const entries = Object.entries(SHOWN_WINDOWS_MS).map(([name, lengthMs]) => [
      name,
      this.board.windows.totals(Math.max(0, nowMs - lengthMs), nowMs, selection),
    ]);
    return Object.fromEntries(entries) as Record<ShownWindow, WindowTotals>;
  }

  /** A tick that fails (a disk that is full, a store that cannot be read) is told of, and the next one tries again. */
  async #tick(): Promise<void> {
    const nowMs = this.#nowMs();
    try {
      const { gauges } = this.#options;
      if (gauges !== undefined) this.tell(await gauges.refresh(Date.now()));
      this.#take(closesDue(this.board.market, nowMs));
      this.#take(this.#endpoints.due(() => hostsOf(this.#poller.health()), Date.now()));
      const messages = await this.#watch.tick(nowMs);
      this.#alerts = [...[...messages].reverse(), ...this.#alerts].slice(0, TAPE_ROWS);
      this.#tickedMs = nowMs;
      this.#tickProblem = null;
    } catch (error) {
      this.#tickProblem = error instanceof Error ? error.message : String(error);
    }
  }
}

/** Events that were dropped because the store was slow, by kind. */
function droppedOf(running: readonly RunningFeeds[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { queue } of running) {
    for (const [kind, n] of Object.entries(queue.dropped)) sums[kind] = (sums[kind] ?? 0) + n;
  }
  return sums;
}
