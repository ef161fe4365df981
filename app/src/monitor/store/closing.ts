/**
 * Work in the background of a store, one thing after the other: logs become Parquet files, and old hours are removed.
 * What fails for want of room or rights is tried again; what cannot be read is left alone and reported.
 */
import { rename } from 'node:fs/promises';
import { FirebreakError } from '@firebreak/engine';
import { type DuckDb, ownDuckDb } from '../../store/duckdb.ts';
import { type EventFolder, logPath } from '../../store/eventFolder.ts';
import { readableError } from '../../store/files.ts';
import { closeLog } from './closeLog.ts';
import { removeOldHours } from './retention.ts';

/** A full disk is looked at again after this time; a log is read anew each time. */
const RETRY_MS = 30_000;
/** What DuckDB's messages begin with where trying again can help. */
const PASSING = /^(IO|Out of Memory|Permission) Error/;

/** The queue of logs that wait for being closed. */
export class Closing {
  /** Why the last try failed, or null. */
  problem: string | null = null;
  readonly #folder: EventFolder;
  readonly #waiting: string[];
  readonly #warnings = new Set<string>();
  #removal: { readonly days: number; readonly nowMs: number } | null = null;
  #db: DuckDb | null = null;
  #working: Promise<void> | null = null;
  #retry: NodeJS.Timeout | null = null;
  #stopped = false;

  constructor(folder: EventFolder, left: readonly string[]) {
    this.#folder = folder;
    this.#waiting = [...left];
  }

  /** Adds a log that is written to its end. */
  add(name: string): void {
    this.#waiting.push(name);
    this.start();
  }

  /** Names of the logs that are not closed, the one in work included. */
  waiting(): readonly string[] {
    return [...this.#waiting];
  }

  /** What a person should know of damaged files. */
  warnings(): readonly string[] {
    return [...this.#warnings];
  }

  /** Removes hours older than so many days when the logs before are closed. */
  removeOld(days: number, nowMs: number): void {
    this.#removal = { days, nowMs };
    this.start();
  }

  /** Begins to work in the background, unless it is at it or waits for another try. */
  start(): void {
    if (this.#retry === null && !this.#stopped) void this.#work().catch(() => undefined);
  }

  /** Waits until nothing is left to do; tries now where it waited. Throws InputError where that fails. */
  async drain(): Promise<void> {
    await this.#working?.catch(() => undefined);
    await this.#work();
  }

  /** Waits for what is in work; the rest stays for the next start. */
  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#retry !== null) clearTimeout(this.#retry);
    await this.#working?.catch(() => undefined);
    this.#db?.connection.closeSync();
    this.#db = null;
  }

  #work(): Promise<void> {
    this.#working ??= this.#all().finally(() => (this.#working = null));
    return this.#working;
  }

  async #all(): Promise<void> {
    if (this.#retry !== null) clearTimeout(this.#retry);
    this.#retry = null;
    try {
      while (this.#waiting.length > 0 && !this.#stopped) {
        await this.#one(this.#waiting[0]!);
        this.#waiting.shift();
      }
      if (this.#removal !== null && !this.#stopped) {
        const { days, nowMs } = this.#removal;
        this.#removal = null;
        await removeOldHours(this.#folder, days, nowMs);
      }
      this.problem = null;
    } catch (error) {
      const readable = readableError(error, this.#folder.root, 'write Parquet files to');
      this.problem = readable.message;
      if (!this.#stopped) {
        this.#retry = setTimeout(() => {
          this.#retry = null;
          this.start();
        }, RETRY_MS);
      }
      throw readable;
    }
  }

  async #one(name: string): Promise<void> {
    try {
      this.#db ??= await ownDuckDb(this.#folder.staging);
      const { warnings } = await closeLog(this.#db, this.#folder, name);
      for (const warning of warnings) this.#warnings.add(warning);
    } catch (error) {
      if (error instanceof FirebreakError && (error.code === 'bad-log' || error.code === 'newer-log')) {
        this.#warnings.add(error.message);
        return;
      }
      const message = error instanceof Error ? error.message : String(error);
      if ((error as NodeJS.ErrnoException).code !== undefined || PASSING.test(message)) throw error;
      const path = logPath(this.#folder, name);
      await rename(path, `${path}.damaged`);
      this.#warnings.add(`${path} cannot become Parquet (${message.split('\n')[0]}); it is kept as ${path}.damaged`);
    }
  }
}
