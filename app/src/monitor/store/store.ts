/**
 * The store of the live monitor: events go into a log within 200 ms and onto the disk within a second, and each log is
 * closed into Parquet when its hour is over. One process writes; any number of processes read beside it.
 */
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { InternalError } from '@firebreak/engine';
import { createEventFolder, type EventFolder, listLogs, logPath } from '../../store/eventFolder.ts';
import { upgradeEventFolder } from '../../store/eventFolder.ts';
import { finishMerges } from '../../store/eventMerge.ts';
import type { MarketEvent } from '../events.ts';
import { Closing } from './closing.ts';
import { EventLog } from './eventLog.ts';
import { Readers } from './readers.ts';
import { type RecentEvents, recentFromLogs } from './recent.ts';
import { type Answer, holdSocket, type StoreSocket } from './socket.ts';
import { eventProblem, TABLES } from './tables.ts';

/** One write at most in this time, and what a killed process can lose of what it was given. */
const WRITE_MS = 200;
/** What a machine that loses power can lose. */
const SYNC_MS = 1_000;
/** Old days are removed, and finished ones merged, this often. */
const UPKEEP_MS = 3_600_000;

/** How a store is opened. */
export interface StoreOptions {
  /** Time of day in ms UTC; the system's where it is left out. */
  readonly clock?: () => number;
  /** Days that ended more than so many days ago are removed; without it none is. */
  readonly retentionDays?: number;
}

/** How a store is. Counts are since it was opened. */
export interface StoreHealth {
  /** `failing`: the log or Parquet files cannot be written, and events wait; `message` says why. */
  readonly state: 'ok' | 'failing';
  readonly message: string | null;
  /** Events in a log or in Parquet. */
  readonly writtenEvents: number;
  /** Events in memory that wait for the next write. */
  readonly waitingEvents: number;
  /** Events that came when the memory for waiting ones was full, and are lost. */
  readonly droppedEvents: number;
  /** Events that came a second time. */
  readonly repeatedEvents: number;
  /** Events that cannot be stored, and why the last of them could not. */
  readonly rejectedEvents: number;
  readonly lastRejection: string | null;
  /** Time of day of the last write, ms UTC; null before the first. */
  readonly lastWriteMs: number | null;
  /** Bytes of the log that is open. */
  readonly openBytes: number;
  /** Logs that wait for being closed into Parquet. */
  readonly closingLogs: number;
  /** Damaged files that were found and left alone. */
  readonly warnings: readonly string[];
}

/** A store that this process writes. */
export interface MonitorStore {
  /**
   * Takes events, and returns those that are new: not seen among the recent ones, and fit to be stored. They are on the
   * disk a second later, or `health` says why not.
   */
  readonly append: (events: readonly MarketEvent[]) => readonly MarketEvent[];
  readonly health: () => StoreHealth;
  /** Writes what waits and closes all logs into Parquet now. Throws where that cannot be done; nothing is lost then. */
  readonly seal: () => Promise<void>;
  /** Writes and syncs what waits, and lets the store go. The open log is closed when the store is opened next. */
  readonly close: () => Promise<void>;
}

/**
 * Opens a store for writing; the folder is created where there is none. Logs of a writer that died are closed into
 * Parquet in the background. Throws InputError where a living monitor has the store, where the folder is something else
 * or of a newer version, or cannot be written.
 */
export async function openStore(root: string, options: StoreOptions = {}): Promise<MonitorStore> {
  const folder = await createEventFolder(root);
  const clock = options.clock ?? Date.now;
  const startedMs = clock();
  let opened: (store: RunningStore) => void = () => undefined;
  let failed: (error: unknown) => void = () => undefined;
  const ready = new Promise<RunningStore>((resolve, reject) => {
    opened = resolve;
    failed = reject;
  });
  ready.catch(() => undefined);
  const readers = new Readers();
  const socket = await holdSocket(root, async (ask, reader) => {
    if (ask === 'hold') return readers.enter(reader).then(() => ({ head: {}, stays: true }));
    if (ask === 'open') return (await ready).openLogs();
    return { head: { pid: process.pid, startedMs } };
  });
  try {
    await finishMerges(folder, TABLES);
    await rm(folder.staging, { recursive: true, force: true });
    await upgradeEventFolder(root);
    const left = await listLogs(folder);
    const recent = await recentFromLogs(folder, left);
    const closing = new Closing(folder, left, (work) => readers.alone(work));
    const writer = `${new Date(startedMs).toISOString().replace(/[-:]|\..*/g, '')}-${randomBytes(4).toString('hex')}`;
    const log = new EventLog(folder, { writer, clock, onSealed: (name) => closing.add(name) });
    const store = new RunningStore({ folder, log, closing, recent, socket, clock, ...options });
    store.start();
    opened(store);
    return store;
  } catch (error) {
    failed(error);
    await socket.close();
    throw error;
  }
}

interface Rooms {
  readonly folder: EventFolder;
  readonly log: EventLog;
  readonly closing: Closing;
  readonly recent: RecentEvents;
  readonly socket: StoreSocket;
  readonly clock: () => number;
  readonly retentionDays?: number;
}

class RunningStore implements MonitorStore {
  readonly #rooms: Rooms;
  #timer: NodeJS.Timeout | null = null;
  #turning: Promise<void> | null = null;
  #syncedAt = performance.now();
  #keptUpAt = -Infinity;
  #repeated = 0;
  #rejected = 0;
  #lastRejection: string | null = null;
  #lost: string | null = null;

  constructor(rooms: Rooms) {
    this.#rooms = rooms;
  }

  start(): void {
    this.#rooms.closing.start();
    this.#timer = setInterval(() => {
      this.#turning ??= this.#turn().finally(() => (this.#turning = null));
    }, WRITE_MS);
  }

  append(events: readonly MarketEvent[]): readonly MarketEvent[] {
    const { recent, log } = this.#rooms;
    if (this.#timer === null) throw new InternalError('The store is closed', { code: 'store-closed', hint: '' });
    return events.filter((event) => {
      const problem = eventProblem(event);
      if (problem !== null) {
        this.#rejected++;
        this.#lastRejection = problem;
        return false;
      }
      const isNew = recent.add(event);
      if (isNew) log.add(event);
      else this.#repeated++;
      return isNew;
    });
  }

  health(): StoreHealth {
    const { log, closing } = this.#rooms;
    const message = this.#lost ?? log.problem ?? closing.problem;
    return {
      state: message === null ? 'ok' : 'failing',
      message,
      ...log.counts(),
      repeatedEvents: this.#repeated,
      rejectedEvents: this.#rejected,
      lastRejection: this.#lastRejection,
      closingLogs: closing.waiting().length,
      warnings: closing.warnings(),
    };
  }

  async seal(): Promise<void> {
    await this.#rooms.log.seal();
    await this.#rooms.closing.drain();
  }

  async close(): Promise<void> {
    if (this.#timer === null) return;
    clearInterval(this.#timer);
    this.#timer = null;
    const { log, closing, socket } = this.#rooms;
    try {
      await this.#turning;
      if (this.#lost === null) await log.close();
      await closing.stop();
    } finally {
      await socket.close();
    }
  }

  /** The logs that are not in Parquet, with the bytes of them that are whole. */
  async openLogs(): Promise<Answer> {
    const { folder, log, closing } = this.#rooms;
    // Events that cannot be written now are in memory only; the rest is still shown.
    await log.write().catch(() => undefined);
    const open = log.current();
    const logs = closing.waiting().map((name) => ({ name, path: logPath(folder, name), bytes: Infinity }));
    if (open !== null) logs.push(open);
    return { head: { logs: logs.map(({ name }) => name) }, files: logs };
  }

  async #turn(): Promise<void> {
    const { log, closing, socket, clock, retentionDays } = this.#rooms;
    const now = performance.now();
    if (this.#lost !== null) return;
    // What fails here is kept in memory, shown by `health`, and tried again at the next turn.
    await log.write().catch(() => undefined);
    if (now - this.#syncedAt >= SYNC_MS) {
      this.#syncedAt = now;
      log.sync();
      if (!(await socket.held())) {
        this.#lost = `The socket ${socket.path} was taken away; nothing is written any more. Start the monitor again.`;
        return;
      }
    }
    if (now - this.#keptUpAt >= UPKEEP_MS) {
      this.#keptUpAt = now;
      closing.keepUp({ nowMs: clock(), ...(retentionDays === undefined ? {} : { retentionDays }) });
    }
  }
}
