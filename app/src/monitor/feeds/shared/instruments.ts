/**
 * Which contract a symbol is: what turns a venue's price and number of contracts into USD per coin, coins and USD.
 * A symbol that is not in the table is counted as unknown by the feed and never guessed.
 */

/** A contract of one venue. */
export interface Instrument {
  /** In the venue's own spelling. */
  readonly symbol: string;
  /** Base asset in the field's spelling: `BTC`, never `XBT`; `PEPE` for `1000PEPE`. */
  readonly asset: string;
  readonly kind: 'linear' | 'inverse' | 'quanto';
  /**
   * What one contract is. Linear: base units (the venue's, `1000PEPE` counts as one). Inverse: units of the quote
   * currency, such as 100 USD. Quanto: coins of `settle` for each unit of the quoted price.
   */
  readonly size: number;
  /** Single coins in a base unit: 1000 for `1000PEPE`, else 1. */
  readonly unit: number;
  /** Currency of the price. */
  readonly quote: string;
  /** Currency in which profit is paid. */
  readonly settle: string;
}

/** Currencies that are counted as one dollar; what they really are worth is another measure (`peg_usd`). */
const DOLLARS = new Set(['USD', 'USDT', 'USDC', 'BUSD', 'FDUSD', 'TUSD', 'DAI', 'USDE', 'USD1', 'USDQ', 'UST', 'USDF']);

const SAME: Readonly<Record<string, string>> = { XBT: 'BTC', XDG: 'DOGE', UST: 'USDT', USTF0: 'USDT', BTCF0: 'BTC' };

/** Base asset in the field's spelling and the coins in one of the venue's units: `1000PEPE` -> PEPE, 1000. */
export function baseUnits(base: string): { readonly asset: string; readonly unit: number } {
  const before = /^(1000+)([A-Z].*)$/.exec(base);
  if (before) return { asset: before[2]!, unit: Number(before[1]) };
  const million = /^1M([A-Z]{2,})$/.exec(base);
  if (million) return { asset: million[1]!, unit: 1e6 };
  const kilo = /^k([A-Z]+)$/.exec(base);
  if (kilo) return { asset: kilo[1]!, unit: 1000 };
  const after = /^([A-Z]+?)(1000+)$/.exec(base);
  if (after) return { asset: after[1]!, unit: Number(after[2]) };
  return { asset: SAME[base] ?? base, unit: 1 };
}

/** An instrument from the venue's words for it: names are brought into the field's spelling, units found. */
export function instrument(row: Omit<Instrument, 'asset' | 'unit'> & { readonly base: string }): Instrument {
  const { symbol, base, kind, size, quote, settle } = row;
  return { symbol, kind, size, quote: SAME[quote] ?? quote, settle: SAME[settle] ?? settle, ...baseUnits(base) };
}

/** The contracts of one venue, and USD prices of the coins that some of them are quoted or settled in. */
export class Instruments {
  readonly #bySymbol = new Map<string, Instrument>();
  readonly #usd = new Map<string, number>();

  constructor(rows: Iterable<Instrument> = []) {
    for (const row of rows) this.add(row);
  }

  /** Adds or replaces a contract; throws RangeError where its size or unit is not above zero. */
  add(row: Instrument): void {
    if (!(row.size > 0 && row.unit > 0)) throw new RangeError(`${row.symbol}: contract size must be above 0`);
    this.#bySymbol.set(row.symbol, row);
  }

  /** The contract, or undefined where the table does not have it. */
  get(symbol: string): Instrument | undefined {
    return this.#bySymbol.get(symbol);
  }

  /** All symbols, in the order in which they were added. */
  symbols(): string[] {
    return [...this.#bySymbol.keys()];
  }

  /** Notes a coin's price in USD, for contracts that are quoted or settled in it. */
  setUsd(asset: string, price: number): void {
    this.#usd.set(asset, price);
  }

  /** USD for one unit of a currency; undefined where none has been seen yet. Stablecoins count as one dollar. */
  usd(currency: string): number | undefined {
    return DOLLARS.has(currency) ? 1 : this.#usd.get(currency);
  }
}
