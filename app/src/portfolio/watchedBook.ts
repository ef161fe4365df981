/**
 * A book that is watched: its file is read again when it changes, a wrong edit keeps what was right before and says
 * so, and margins are computed at the marks of each moment. Positions wait for their first mark, because equity that a
 * file states in USD counts at the marks of the moment of reading.
 */
import { type AdlPlace, FirebreakError, type MarketTables, type UnitMargin } from '@firebreak/engine';
import { fileVersion, type FileVersion } from '../store/fileVersion.ts';
import { bookAccounts, type ReadBook, readContract } from './bookAccounts.ts';
import type { BookFile, BookRow } from './bookRows.ts';
import { missingChoices } from './collateral.ts';
import { type BookAnswer, type BookQuestion, type LiveSource, timeText, type Told } from './live.ts';
import { type BookAtPrices, LiveMarket, type QueuesAtPrices, type TokenPrice } from './liveMarket.ts';
import type { BookNow, QueuePlaces } from './bookNow.ts';
import { answer } from './bookReadings.ts';
import { type BookOptions, readBookFile } from './readBook.ts';
import { contractsOf } from './symbols.ts';

/** The file is looked at this often; one that changed is read when it has stood still for as long, ms. */
const CHECK_MS = 1000;

/** Equity in USD of a file that is older than this when it is read is off by what was earned meanwhile, ms. */
const EQUITY_AGE_MS = 60_000;

/** A file that was wrong is tried again after this: what is wrong may be the marks of that moment, ms. */
const AGAIN_MS = 60_000;

/** Positions of others that are older say nothing of a queue of now, ms. */
const QUEUE_AGE_MS = 7 * 86_400_000;

/** Queues are ranked anew this often, as the venues do it in tens of seconds: all holders of a side are scored, ms. */
const QUEUE_EVERY_MS = 60_000;

/** What a watched book is made of. */
export interface WatchedBookOptions extends BookOptions {
  readonly name: string;
  /** Snapshot whose contracts, tiers and haircuts it is held against. */
  readonly reference: MarketTables;
  /** Our clock, ms UTC: when the file is looked at. */
  readonly now: () => number;
}

/** How it is: see `BookHealth` of the monitor, which this is. */
export interface WatchedBookHealth {
  readonly name: string;
  readonly state: 'good' | 'waiting' | 'kept';
  readonly why: string;
  readonly writtenMs: number | null;
  readonly readMs: number | null;
  readonly accounts: number;
  readonly positions: number;
  readonly notes: readonly string[];
}

/** A file as it was last read without a mistake. */
interface Used {
  readonly version: string;
  readonly writtenMs: number;
  readonly readMs: number;
  readonly book: ReadBook;
  readonly margins: BookAtPrices | null;
  /** Null without accounts; words where there is no estimate. */
  readonly queues: QueuesAtPrices | null | string;
  /** Contracts without a mark; the accounts that hold them are left out until there is one. */
  readonly unmarked: readonly string[];
  readonly leftOut: readonly string[];
  readonly notes: readonly string[];
}

/** The book. */
export class WatchedBook {
  readonly #options: WatchedBookOptions;
  readonly #market: LiveMarket;
  #used: Used | null = null;
  #problem: string | null = null;
  #checkedMs = Number.NEGATIVE_INFINITY;
  #seenVersion = '';
  #failed = { version: '', atMs: 0 };
  #now: { readonly timeMs: number; readonly state: BookNow } | null = null;
  #ranked: { readonly of: Used; readonly timeMs: number; readonly places: readonly AdlPlace[] } | null = null;
  readonly #known = new Set<string>();

  /** Throws InputError for a way of filling gaps that a book does not know. */
  constructor(options: WatchedBookOptions) {
    missingChoices(options.missing);
    this.#options = options;
    this.#market = new LiveMarket(options.reference);
  }

  /**
   * Reads the file's rows and resolves their contracts, without marks: what is wrong before anything is heard. Throws
   * as `readBook` does for the file and for names that the snapshot has not.
   */
  async check(): Promise<void> {
    const file = await readBookFile(this.#options, this.#options.reference);
    // Sizes and money need marks, so only what every row names is checked here, as if every row were flat.
    const flat = file.rows.map((row) => ({ ...row, adl: '', quantity: 0, notional: NaN, side: '' }));
    bookAccounts({ ...file, rows: flat }, this.#options.reference, { missing: NOTHING_MISSING, alone: true });
  }

  /** Looks whether the file changed and reads it where it did; never throws. */
  async refresh(live: LiveSource): Promise<void> {
    const nowMs = this.#options.now();
    if (nowMs - this.#checkedMs < CHECK_MS) return;
    this.#checkedMs = nowMs;
    try {
      const version = await fileVersion(this.#options.path);
      if (version.text === this.#failed.version && nowMs - this.#failed.atMs < AGAIN_MS) return;
      const used = this.#used;
      const marked = used !== null && used.unmarked.some((id) => this.#market.mark(id, live) !== null);
      if (used?.version === version.text && !marked) {
        this.#problem = null;
        return;
      }
      const settled = version.text === this.#seenVersion || used === null;
      this.#seenVersion = version.text;
      if (settled) await this.#load(version, live, nowMs);
    } catch (error) {
      this.#problem = error instanceof Error ? error.message : String(error);
    }
  }

  /** What an indicator of the book reads at a time. */
  read(question: BookQuestion, live: LiveSource, nowMs: number): BookAnswer {
    const used = this.#used;
    if (used === null) {
      const why = this.#problem ?? 'the book is not read yet';
      return { value: null, unit: 'fraction', why, lookAt: [] };
    }
    if (this.#now?.timeMs !== nowMs) this.#now = { timeMs: nowMs, state: this.#stateAt(used, live, nowMs) };
    return answer(question, this.#now.state);
  }

  /** How the book is. */
  health(): WatchedBookHealth {
    const { name } = this.#options;
    const used = this.#used;
    if (used === null) {
      const why = this.#problem ?? 'the file is not read yet';
      return { name, state: 'waiting', why, writtenMs: null, readMs: null, accounts: 0, positions: 0, notes: [] };
    }
    const { book, writtenMs, readMs, notes, leftOut } = used;
    const positions = book.accounts.reduce((sum, account) => sum + account.positions.length, 0);
    const kept = `the file is wrong now, what was written ${timeText(writtenMs)} is used: ${this.#problem}`;
    const why = this.#problem === null ? leftOut.join('; ') : kept;
    const state = this.#problem !== null ? 'kept' : leftOut.length > 0 ? 'waiting' : 'good';
    return { name, state, why, writtenMs, readMs, accounts: book.accounts.length, positions, notes };
  }

  async #load(version: FileVersion, live: LiveSource, readMs: number): Promise<void> {
    try {
      const file = await readBookFile(this.#options, this.#market.reference);
      const after = await fileVersion(this.#options.path);
      // Written while it was read: the next look takes it whole.
      if (after.text !== version.text) return;
      this.#used = this.#use(file, version, live, readMs);
      this.#now = null;
      this.#problem = null;
      for (const { id } of this.#used.book.accounts) this.#known.add(id);
    } catch (error) {
      // A mistake of ours is not the file's: it is said as well, and does not end the monitor.
      const words = error instanceof FirebreakError ? error.message : `it cannot be margined: ${String(error)}`;
      this.#problem = words.replaceAll(/\s*\n\s*/g, ' ');
      this.#failed = { version: version.text, atMs: readMs };
    }
  }

  #use(file: BookFile, { text: version, writtenMs }: FileVersion, live: LiveSource, readMs: number): Used {
    const tables = this.#market.tablesNow(live);
    const { ready, unmarked, leftOut } = this.#split(file, live);
    const missing = missingChoices(this.#options.missing);
    const book = bookAccounts({ ...file, rows: ready }, tables, { missing, alone: true });
    const stated = ready.some(({ equity, collateral }) => equity === equity && collateral.size === 0);
    const old = readMs - writtenMs > EQUITY_AGE_MS && stated;
    const notes = [
      ...book.notes,
      ...(old
        ? [`equity as of ${timeText(writtenMs)} is taken at the marks of ${timeText(readMs)}: give tokens instead`]
        : []),
    ];
    const margins = this.#market.margins(book, tables);
    const queues = this.#queuesOf(book, tables, readMs);
    return { version, writtenMs, readMs, book, margins, queues, unmarked, leftOut, notes };
  }

  /** What ranks the book beside the snapshot's holders, or why nothing does. */
  #queuesOf(book: ReadBook, tables: MarketTables, readMs: number): QueuesAtPrices | null | string {
    const { asOfMs, reference } = this.#market;
    if (reference.synthetic) return 'the snapshot is synthetic, so its holders say nothing of it';
    if (readMs - asOfMs > QUEUE_AGE_MS) return `the snapshot's holders are those of ${timeText(asOfMs)}`;
    try {
      return this.#market.queues(book, tables);
    } catch (error) {
      if (!(error instanceof FirebreakError)) throw error;
      return `the snapshot ranks nobody: ${error.message.replaceAll(/\s*\n\s*/g, ' ')}`;
    }
  }

  /** Rows of accounts whose contracts all have a mark, and what is left out. */
  #split(file: BookFile, live: LiveSource) {
    const contracts = contractsOf(this.#market.reference);
    const groupOf = (row: BookRow) => JSON.stringify([row.venue, row.account]);
    const waits = new Map<string, string>();
    const unmarked = new Set<string>();
    for (const row of file.rows) {
      const contract = readContract(row, contracts, this.#market.reference, () => undefined);
      if (contract === null || this.#market.mark(contract.id, live) !== null) continue;
      unmarked.add(contract.id);
      const account = row.account === '' ? 'main' : row.account;
      waits.set(groupOf(row), `account ${account} at ${contract.venue} waits for a mark of ${contract.id}`);
    }
    const ready = file.rows.filter((row) => !waits.has(groupOf(row)));
    return { ready, unmarked: [...unmarked], leftOut: [...new Set(waits.values())] };
  }

  #stateAt(used: Used, live: LiveSource, nowMs: number): BookNow {
    const marks = new Map<string, Told | null>();
    const tokens = new Map<string, TokenPrice | null>();
    const held = new Set<string>();
    for (const { venue, balances, positions } of used.book.accounts) {
      for (const { asset } of balances) held.add(`${venue}\t${asset}`);
      for (const { instrument } of positions) {
        marks.set(instrument, this.#market.mark(instrument, live));
        const settle = this.#settleOf(instrument);
        held.add(`${venue}\t${settle}`);
      }
    }
    for (const key of held) {
      const [venue = '', asset = ''] = key.split('\t');
      tokens.set(key, this.#market.token(asset, venue, live));
    }
    const markOf = (instrument: string) => marks.get(instrument)?.value ?? null;
    const tokenOf = (asset: string, venue: string) => tokens.get(`${venue}\t${asset}`)?.usd ?? null;
    const units: readonly UnitMargin[] = used.margins?.at(markOf, tokenOf) ?? [];
    const queues = (): QueuePlaces => {
      if (typeof used.queues === 'string') return { why: used.queues };
      if (used.queues === null) return { why: 'it is empty' };
      if (this.#ranked?.of !== used || nowMs - this.#ranked.timeMs >= QUEUE_EVERY_MS) {
        this.#ranked = { of: used, timeMs: nowMs, places: used.queues.at(markOf, tokenOf) };
      }
      return { places: this.#ranked.places, asOfMs: this.#market.asOfMs };
    };
    return {
      book: used.book,
      writtenMs: used.writtenMs,
      leftOut: used.leftOut,
      known: this.#known,
      marks,
      tokens,
      units,
      queues,
      settleOf: (instrument) => this.#settleOf(instrument),
      assetOf: (instrument) => this.#contract(instrument)?.asset ?? '',
      isStablecoin: (asset) => this.#market.isStablecoin(asset),
      rulesOf: (venue) => this.#market.rulesOf(venue),
      live,
    };
  }

  #settleOf(instrument: string): string {
    return this.#contract(instrument)?.settle ?? '';
  }

  #contract(instrument: string) {
    this.#contractById ??= new Map(contractsOf(this.#market.reference).map((contract) => [contract.id, contract]));
    return this.#contractById.get(instrument);
  }

  #contractById: ReadonlyMap<string, ReturnType<typeof contractsOf>[number]> | null = null;
}

const NOTHING_MISSING = { entryAtMark: true, leverage: 1 };
