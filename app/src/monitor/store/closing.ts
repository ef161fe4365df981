/**
 * Work in the background of a store, one thing after the other: logs become Parquet files, old days are removed, and
 * the files of a day that is over are merged. What fails for want of room or rights is tried again; what cannot be read
 * is left alone and reported.
 */
import { rename } from 'node:fs/promises';
import { FirebreakError } from '@firebreak/engine';
import { type DuckDb, ownDuckDb } from '../../store/duckdb.ts';
import { type EventFolder, logPath } from '../../store/eventFolder.ts';
import { type Alone, type MergeDay, daysToMerge, mergeDay } from '../../store/eventMerge.ts';
import { HOUR_MS, listParts } from '../../store/eventParts.ts';
import type { EventTable } from '../../store/eventTable.ts';
import { readableError } from '../../store/files.ts';
import { closeLog } from './closeLog.ts';
import { removeOldDays } from './retention.ts';
import { TABLES } from './tables.ts';

/** A full disk is looked at again after this time; a log is read anew each time. */
const RETRY_MS = 30_000;
/** What DuckDB's messages begin with where trying again can help. */
const PASSING = /^(IO|Out of Memory|Permission) Error/;

/** What is done once an hour. */
interface Upkeep {
  readonly nowMs: number;
  /** Days older than so many are removed; none where it is left out. */
  readonly retentionDays?: number;
}

/** The queue of logs that wait for being closed. */
export class Closing {
  /** Why the last try failed, or null. */
  problem: string | null = null;
  readonly #folder: EventFolder;
  readonly #waiting: string[];
  readonly #warnings = new Set<string>();
  readonly #alone: Alone;
  /** Days that cannot be merged; one damaged file is told of once. */
  readonly #unmerged = new Set<string>();
  #upkeep: Upkeep | null = null;
  #db: DuckDb | null = null;
  #working: Promise<void> | null = null;
  #retry: NodeJS.Timeout | null = null;
  #stopped = false;

  constructor(folder: EventFolder, left: readonly string[], alone: Alone) {
    this.#folder = folder;
    this.#alone = alone;
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

  /** Removes days that are too old, and merges those that are over, when the logs before are closed. */
  keepUp(upkeep: Upkeep): void {
    this.#upkeep = upkeep;
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
      while (!this.#stopped && (this.#waiting.length > 0 || this.#upkeep !== null)) {
        if (this.#waiting.length === 0) await this.#keepUp(this.#upkeep!);
        else {
          await this.#one(this.#waiting[0]!);
          this.#waiting.shift();
        }
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

  async #keepUp(upkeep: Upkeep): Promise<void> {
    const { retentionDays, nowMs } = upkeep;
    this.#upkeep = null;
    if (retentionDays !== undefined) await removeOldDays(this.#folder, retentionDays, nowMs);
    for (const table of TABLES) {
      for (const day of await daysToMerge(await listParts(this.#folder, table.name), nowMs / HOUR_MS)) {
        // Logs come first: what they hold is not in Parquet yet.
        if (this.#waiting.length > 0) this.#upkeep = upkeep;
        if (this.#stopped || this.#upkeep !== null || !(await this.#merge(table, day))) return;
      }
    }
  }

  /**
   * What cannot be merged stays as it is, which is as good. False where there is no room; an hour later is early
   * enough.
   */
  async #merge(table: EventTable, day: MergeDay): Promise<boolean> {
    const key = `${table.name} of ${day.venue} on ${day.date}`;
    if (this.#unmerged.has(key)) return true;
    try {
      this.#db ??= await ownDuckDb(this.#folder.staging);
      await mergeDay(this.#db, { ...this.#folder, table, day, alone: this.#alone });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (isPassing(error)) return false;
      this.#unmerged.add(key);
      this.#warnings.add(`${key} stay in many files: ${message.split('\n')[0]}`);
    }
    return true;
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
      if (isPassing(error)) throw error;
      const message = error instanceof Error ? error.message : String(error);
      const path = logPath(this.#folder, name);
      await rename(path, `${path}.damaged`);
      this.#warnings.add(`${path} cannot become Parquet (${message.split('\n')[0]}); it is kept as ${path}.damaged`);
    }
  }
}

function isPassing(error: unknown): boolean {
  const message = error instanceof Error ? error.message : String(error);
  const { code } = error as NodeJS.ErrnoException;
  return (code !== undefined && !(error instanceof FirebreakError)) || PASSING.test(message);
}
