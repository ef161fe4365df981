/**
 * The log that is open: events wait in memory for the next write, and a new log begins when the hour is over or the
 * file is large. What cannot be written stays in memory, up to a limit, and is tried again.
 */
import { performance } from 'node:perf_hooks';
import { type EventFolder, logPath } from '../../store/eventFolder.ts';
import { syncPath } from '../../store/eventTable.ts';
import { readableError } from '../../store/files.ts';
import { createFrameLog, type FrameLog } from '../../store/frameLog.ts';
import type { MarketEvent } from '../events.ts';
import { Batch } from './batch.ts';

/** A log of this size is closed before its hour is over: what a query reads besides Parquet stays small. */
export const LOG_BYTES_MAX = 128_000_000;
/** Characters of events that wait in memory while nothing can be written. */
export const WAITING_CHARACTERS_MAX = 64_000_000;
const HOUR_MS = 3_600_000;

/** What a log needs from its store. */
export interface EventLogOptions {
  /** Name of this writer, which no other has; the names of its logs begin with it. */
  readonly writer: string;
  readonly clock: () => number;
  /** Told of a log that nothing is written to any more. */
  readonly onSealed: (name: string) => void;
}

interface OpenLog {
  readonly name: string;
  readonly file: FrameLog;
  readonly hour: number;
  readonly since: number;
}

/** Frames that are encoded and not written. */
interface Waiting {
  readonly payloads: readonly Buffer[];
  readonly events: number;
  readonly characters: number;
}

/** The open log of a store. */
export class EventLog {
  /** Why the last write or sync failed, or null. */
  problem: string | null = null;
  readonly #folder: EventFolder;
  readonly #options: EventLogOptions;
  #open: OpenLog | null = null;
  #batch = new Batch();
  #waiting: Waiting[] = [];
  #number = 0;
  #written = 0;
  #dropped = 0;
  #lastWriteMs: number | null = null;
  #unsynced = false;
  #syncing: Promise<void> | null = null;
  /** Writes are done one after the other. */
  #last: Promise<void> = Promise.resolve();

  constructor(folder: EventFolder, options: EventLogOptions) {
    this.#folder = folder;
    this.#options = options;
  }

  /** Takes an event for the next write, or counts it as lost where too many wait. */
  add(event: MarketEvent): void {
    if (this.#waitingCharacters() >= WAITING_CHARACTERS_MAX) this.#dropped++;
    else this.#batch.add(event);
  }

  /** Counts since the store was opened, and the size of the log. */
  counts(): {
    readonly writtenEvents: number;
    readonly waitingEvents: number;
    readonly droppedEvents: number;
    readonly lastWriteMs: number | null;
    readonly openBytes: number;
  } {
    return {
      writtenEvents: this.#written,
      waitingEvents: this.#waiting.reduce((sum, { events }) => sum + events, this.#batch.events),
      droppedEvents: this.#dropped,
      lastWriteMs: this.#lastWriteMs,
      openBytes: this.#open?.file.bytes() ?? 0,
    };
  }

  /** The open log, with its bytes that hold whole frames; null where none is open. */
  current(): { readonly name: string; readonly path: string; readonly bytes: number } | null {
    if (this.#open === null) return null;
    return { name: this.#open.name, path: this.#open.file.path, bytes: this.#open.file.bytes() };
  }

  /** Writes what waits; seals a log whose hour is over before. Throws InputError where that fails; events wait on. */
  write(): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#open !== null && this.#isOver(this.#open)) await this.#seal();
      await this.#write();
    });
  }

  /** Begins to put what was written on the disk; a failure shows as `problem`. */
  sync(): void {
    if (this.#syncing !== null || this.#open === null || !this.#unsynced) return;
    this.#unsynced = false;
    const { file } = this.#open;
    this.#syncing = file
      .sync()
      .catch((error: unknown) => {
        this.#unsynced = true;
        this.problem = readableError(error, file.path, 'write').message;
      })
      .finally(() => (this.#syncing = null));
  }

  /** Writes what waits and ends the log. Throws InputError where that fails; events then wait on. */
  seal(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#write();
      await this.#seal();
    });
  }

  /** Writes and syncs what waits; the file stays in the store as it is. Throws InputError where that fails. */
  close(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#write();
      await this.#syncing;
      const open = this.#open;
      this.#open = null;
      await open?.file.sync();
      await open?.file.close();
    });
  }

  async #inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.#last.then(async () => {
      try {
        await work();
        this.problem = null;
      } catch (error) {
        const readable = readableError(error, this.#open?.file.path ?? this.#folder.logs, 'write');
        this.problem = readable.message;
        throw readable;
      }
    });
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  #isOver({ hour, since, file }: OpenLog): boolean {
    // The second clock never jumps: a time of day that is set back must not keep a log open for ever.
    const elapsed = performance.now() - since >= HOUR_MS;
    return Math.floor(this.#options.clock() / HOUR_MS) > hour || elapsed || file.bytes() >= LOG_BYTES_MAX;
  }

  #waitingCharacters(): number {
    return this.#waiting.reduce((sum, { characters }) => sum + characters, this.#batch.characters);
  }

  async #write(): Promise<void> {
    const batch = this.#batch;
    if (batch.events > 0) {
      this.#batch = new Batch();
      this.#waiting.push({ payloads: batch.payloads(), events: batch.events, characters: batch.characters });
    }
    if (this.#waiting.length === 0) return;
    const open = await this.#begin();
    const now = this.#waiting;
    await open.file.append(now.flatMap(({ payloads }) => payloads));
    this.#waiting = this.#waiting.slice(now.length);
    this.#written += now.reduce((sum, { events }) => sum + events, 0);
    this.#unsynced = true;
    this.#lastWriteMs = this.#options.clock();
  }

  async #begin(): Promise<OpenLog> {
    if (this.#open !== null) return this.#open;
    const { writer, clock } = this.#options;
    const name = `${writer}-${String(this.#number++).padStart(6, '0')}`;
    const file = await createFrameLog(logPath(this.#folder, name));
    this.#open = { name, file, hour: Math.floor(clock() / HOUR_MS), since: performance.now() };
    await syncPath(this.#folder.logs);
    return this.#open;
  }

  async #seal(): Promise<void> {
    const open = this.#open;
    if (open === null) return;
    await this.#syncing;
    await open.file.sync();
    await open.file.close();
    this.#open = null;
    this.#options.onSealed(open.name);
  }
}
