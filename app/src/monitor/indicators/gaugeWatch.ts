/**
 * Files of gauges that are watched: read again when they change, a wrong edit keeps what was right before and says so.
 */
import { fileVersion } from '../../store/fileVersion.ts';
import type { GaugeEvent } from '../events.ts';
import { type GaugeNote, readGaugeFile } from './gaugeFile.ts';

/** A file is looked at this often; one that changed is read when it has stood still for as long, ms. */
const CHECK_MS = 1000;

/** Rows of so long ago go no further, but for the latest of each gauge: the board keeps no more, ms. */
const KEPT_MS = 31 * 86_400_000;

/** How a file of gauges is. */
export interface GaugeFileHealth {
  readonly path: string;
  readonly state: 'good' | 'waiting' | 'kept';
  /** Why it is not good; empty where it is. */
  readonly why: string;
  readonly writtenMs: number | null;
  readonly readMs: number | null;
  readonly rows: number;
}

/** What came anew. */
export interface FreshGauges {
  readonly events: readonly GaugeEvent[];
  /** Unit, source and time of holding of the gauges of {@link events}, in their order. */
  readonly notes: readonly GaugeNote[];
}

/** One file. */
class GaugeFile {
  readonly #path: string;
  #read: {
    readonly version: string;
    readonly writtenMs: number;
    readonly readMs: number;
    readonly rows: number;
  } | null = null;
  #seen = '';
  #failed = '';
  #problem: string | null = null;

  constructor(path: string) {
    this.#path = path;
  }

  get health(): GaugeFileHealth {
    const { writtenMs = null, readMs = null, rows = 0 } = this.#read ?? {};
    const state =
      this.#problem === null ? (this.#read === null ? 'waiting' : 'good') : this.#read === null ? 'waiting' : 'kept';
    return { path: this.#path, state, why: this.#problem ?? '', writtenMs, readMs, rows };
  }

  /** Reads it now. Throws as `readGaugeFile`. */
  async load(nowMs: number): Promise<FreshGauges> {
    const version = await fileVersion(this.#path);
    const { events, notes } = await readGaugeFile(this.#path, nowMs);
    this.#read = { version: version.text, writtenMs: version.writtenMs, readMs: nowMs, rows: events.length };
    this.#problem = null;
    return recent({ events, notes }, nowMs);
  }

  /** Reads it where it changed; never throws. */
  async look(nowMs: number): Promise<FreshGauges> {
    let version = '';
    try {
      version = (await fileVersion(this.#path)).text;
      if (version === this.#read?.version) this.#problem = null;
      const still = version === this.#seen;
      this.#seen = version;
      if (!still || version === this.#read?.version || version === this.#failed) return NOTHING;
      return await this.load(nowMs);
    } catch (error) {
      this.#failed = version;
      const words = error instanceof Error ? error.message : String(error);
      this.#problem = words.replaceAll(/\s*\n\s*/g, ' ');
      return NOTHING;
    }
  }
}

const NOTHING: FreshGauges = { events: [], notes: [] };

/** All files. */
export class GaugeWatch {
  readonly #files: readonly GaugeFile[];
  #checkedMs = Number.NEGATIVE_INFINITY;

  constructor(paths: readonly string[]) {
    this.#files = paths.map((path) => new GaugeFile(path));
  }

  /** How each file is. */
  get health(): GaugeFileHealth[] {
    return this.#files.map((file) => file.health);
  }

  /** Reads all of them. Throws InputError or IssuesError for the first that is wrong. */
  async start(nowMs: number): Promise<FreshGauges> {
    return together(await Promise.all(this.#files.map((file) => file.load(nowMs))));
  }

  /** What came anew since the last look, by our clock. */
  async refresh(nowMs: number): Promise<FreshGauges> {
    if (nowMs - this.#checkedMs < CHECK_MS) return NOTHING;
    this.#checkedMs = nowMs;
    return together(await Promise.all(this.#files.map((file) => file.look(nowMs))));
  }
}

function together(all: readonly FreshGauges[]): FreshGauges {
  return { events: all.flatMap(({ events }) => events), notes: all.flatMap(({ notes }) => notes) };
}

function recent({ events, notes }: FreshGauges, nowMs: number): FreshGauges {
  const latest = new Map<string, number>();
  const keyOf = ({ venue, symbol, asset, name }: GaugeEvent) => [venue, symbol, asset, name].join('\t');
  for (const event of events)
    latest.set(keyOf(event), Math.max(event.timeMs, latest.get(keyOf(event)) ?? Number.NEGATIVE_INFINITY));
  const kept = events.map((event) => event.timeMs >= nowMs - KEPT_MS || event.timeMs === latest.get(keyOf(event)));
  return { events: events.filter((_, k) => kept[k]), notes: notes.filter((_, k) => kept[k]) };
}
