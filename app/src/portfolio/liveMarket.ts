/**
 * The market that a watched book is held against: the rules of a snapshot (contracts, tiers, haircuts) with the prices
 * of now in place of its own.
 */
import {
  addBook,
  type AdlPlace,
  bookAdlPlaces,
  bookMargins,
  bookMarket,
  buildSnapshot,
  cellText,
  type LivePrices,
  type MarketTables,
  numberColumn,
  type Snapshot,
  type Table,
  type UnitMargin,
} from '@firebreak/engine';
import type { LiveContract, LiveSource, Told } from './live.ts';
import type { ReadBook } from './bookAccounts.ts';
import { shortId } from './symbols.ts';

/** Gauge of a stablecoin's price. */
const PEG = 'peg_usd';

/** Kinds of assets that are meant to be a dollar. */
const DOLLARS: ReadonlySet<string> = new Set(['stablecoin', 'synthetic_dollar']);

/** A price that was found, or that was assumed, which `assumed` then says. */
export interface TokenPrice {
  readonly usd: number;
  readonly timeMs: number | null;
  readonly assumed: string | null;
}

/** Contracts and tokens of a snapshot by name. */
export class LiveMarket {
  readonly #reference: MarketTables;
  readonly #contracts: ReadonlyMap<string, LiveContract>;
  readonly #rules: ReadonlyMap<string, string>;
  readonly #kinds: ReadonlyMap<string, string>;
  readonly #conversions: ReadonlyMap<string, { readonly asset: string; readonly ratio: number }>;

  constructor(reference: MarketTables) {
    this.#reference = reference;
    const venues = reference.tables.get('venues')!;
    const instruments = reference.tables.get('instruments')!;
    const assets = reference.tables.get('assets')!;
    this.#rules = new Map(
      rowsOf(venues).map((row) => [cellText(venues, 'venue', row), cellText(venues, 'rules', row)]),
    );
    this.#kinds = new Map(rowsOf(assets).map((row) => [cellText(assets, 'asset', row), cellText(assets, 'kind', row)]));
    this.#conversions = new Map(
      rowsOf(assets).flatMap((row) => {
        const asset = cellText(assets, 'conversion_asset', row);
        const ratio = Number(cellText(assets, 'conversion_ratio', row));
        return asset === '' ? [] : [[cellText(assets, 'asset', row), { asset, ratio }] as const];
      }),
    );
    this.#contracts = new Map(
      rowsOf(instruments).map((row) => {
        const id = cellText(instruments, 'instrument', row);
        const venue = cellText(instruments, 'venue', row);
        const inverse = cellText(instruments, 'kind', row) === 'inverse';
        return [id, { venue, rules: this.rulesOf(venue), symbol: shortId({ id }), inverse }];
      }),
    );
  }

  /** The snapshot's tables as they are. */
  get reference(): MarketTables {
    return this.#reference;
  }

  /** The rule family of a venue. */
  rulesOf(venue: string): string {
    return this.#rules.get(venue) ?? venue;
  }

  /** Whether a token is meant to be a dollar and is none. */
  isStablecoin(asset: string): boolean {
    return DOLLARS.has(this.#kinds.get(asset) ?? '');
  }

  /** The live mark of a contract; null where none is known. */
  mark(id: string, live: LiveSource): Told | null {
    const contract = this.#contracts.get(id);
    return contract === undefined ? null : live.mark(contract);
  }

  /**
   * Price of a token at a venue: a dollar token by its latest gauge `peg_usd`, else one dollar, which is said; a staked
   * one by what it converts into, at the snapshot's ratio; a coin by its index. Null where no price is known.
   */
  token(asset: string, venue: string, live: LiveSource): TokenPrice | null {
    if (this.#kinds.get(asset) === 'fiat') return { usd: 1, timeMs: null, assumed: null };
    if (this.isStablecoin(asset)) {
      const pegs = live.gauges([PEG]).filter((gauge) => gauge.asset === asset && gauge.value > 0);
      // A price in dollars before one in another token that is meant to be a dollar.
      const inUsd = pegs.filter(({ symbol }) => symbol.endsWith('/USD'));
      const latest = (inUsd.length > 0 ? inUsd : pegs).reduce<Told | null>(
        (best, one) => (one.timeMs > (best?.timeMs ?? 0) ? one : best),
        null,
      );
      if (latest !== null) return { usd: latest.value, timeMs: latest.timeMs, assumed: null };
      return { usd: 1, timeMs: null, assumed: `${asset} at one dollar: no price of it is heard` };
    }
    const conversion = this.#conversions.get(asset);
    if (conversion !== undefined) {
      const under = this.token(conversion.asset, venue, live);
      const assumed = `${asset} at ${conversion.ratio} ${conversion.asset}, the snapshot's ratio`;
      return under === null ? null : { ...under, usd: under.usd * conversion.ratio, assumed };
    }
    const index = live.index(asset, venue, this.rulesOf(venue));
    return index === null ? null : { usd: index.value, timeMs: index.timeMs, assumed: null };
  }

  /** The snapshot's tables with marks and prices of now, where they are known. */
  tablesNow(live: LiveSource): MarketTables {
    const tables = new Map(this.#reference.tables);
    const instruments = tables.get('instruments')!;
    const assets = tables.get('assets')!;
    const marks = rowsOf(instruments).map((row) => this.mark(cellText(instruments, 'instrument', row), live)?.value);
    tables.set('instruments', withNumbers(instruments, { mark_price: marks, index_price: marks }));
    const prices = rowsOf(assets).map((row) => this.token(cellText(assets, 'asset', row), '', live)?.usd);
    tables.set('assets', withNumbers(assets, { price_usd: prices }));
    return { ...this.#reference, tables };
  }

  /** When the snapshot's positions were as it says, ms UTC. */
  get asOfMs(): number {
    return this.#reference.asOfMs;
  }

  /**
   * What gives the places of a book's positions in the ADL queues beside the snapshot's holders; null for a book
   * without accounts and for a synthetic market, whose holders say nothing of who trades now. Throws IssuesError for a
   * book that is larger than what they hold.
   */
  queues(book: ReadBook, tables: MarketTables): QueuesAtPrices | null {
    if (book.accounts.length === 0 || this.#reference.synthetic) return null;
    const snapshot = buildSnapshot(addBook(tables, book.accounts));
    const places = bookAdlPlaces(snapshot);
    return { at: (mark, token) => places(pricesOf(snapshot, mark, token)) };
  }

  /** What gives the margins of a book's accounts; null for a book without accounts. */
  margins(book: ReadBook, tables: MarketTables): BookAtPrices | null {
    if (book.accounts.length === 0) return null;
    const snapshot = buildSnapshot(bookMarket(tables, book.accounts));
    const margins = bookMargins(snapshot);
    return { at: (mark, token) => margins(pricesOf(snapshot, mark, token)) };
  }
}

/** Mark of a contract, and price of a token at a venue, USD; null keeps that of the reading. */
type MarkOf = (instrument: string) => number | null;
type TokenOf = (asset: string, venue: string) => number | null;

/** Margins of a book at given prices. */
export interface BookAtPrices {
  readonly at: (mark: MarkOf, token: TokenOf) => readonly UnitMargin[];
}

/** Places of a book's positions in the ADL queues at given prices. */
export interface QueuesAtPrices {
  readonly at: (mark: MarkOf, token: TokenOf) => readonly AdlPlace[];
}

function pricesOf({ instruments, assets, venues }: Snapshot, mark: MarkOf, token: TokenOf): LivePrices {
  return {
    markUsd: Float64Array.from(instruments.id, (id) => mark(id) ?? NaN),
    tokenUsd: Float64Array.from({ length: venues.n * assets.n }, (_, k) => {
      return token(assets.id[k % assets.n]!, venues.id[Math.floor(k / assets.n)]!) ?? NaN;
    }),
  };
}

function rowsOf(table: Table): number[] {
  return Array.from({ length: table.rows }, (_, row) => row);
}

/** A table with numbers put over those of some columns; undefined leaves a cell as it is. */
function withNumbers(table: Table, columns: Readonly<Record<string, readonly (number | undefined)[]>>): Table {
  const all = new Map(table.columns);
  for (const [name, values] of Object.entries(columns)) {
    const old = all.get(name);
    if (old === undefined) continue;
    all.set(
      name,
      numberColumn(Float64Array.from(values, (value, row) => value ?? Number(cellText(table, name, row) || NaN))),
    );
  }
  return { ...table, columns: all };
}
