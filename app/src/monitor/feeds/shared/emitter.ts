/**
 * Where adapters put what they read: turns the venue's prices and contracts into USD per coin, coins and cents, and
 * counts everything that could not be turned. One per connection.
 */
import { type BookEvent, cents, type LiquidationEvent, type MarketEvent, type TickerEvent } from '../../events.ts';
import { FieldError, type Level } from './fields.ts';
import type { Instrument, Instruments } from './instruments.ts';

/** What can be wrong with a message or a row of it. */
export const FAULTS = [
  'malformed',
  'field',
  'unknown-message',
  'unknown-symbol',
  'zero-price',
  'future-time',
  'no-usd-price',
  'frame-too-large',
  'venue-error',
  'adapter',
] as const;
export type Fault = (typeof FAULTS)[number];

/** What a session does with odd clocks. */
export interface EmitterOptions {
  /** An event this far ahead of our clock is a fault, ms; Infinity for recordings whose receipt times are not real. */
  readonly futureMs?: number;
}

/** A forced order in the venue's own units. */
export interface RawLiquidation {
  readonly symbol: string;
  /** Side of the forced order: a sell closes a long. */
  readonly side: 'buy' | 'sell';
  readonly price: number;
  readonly priceKind: LiquidationEvent['priceKind'];
  readonly contracts: number;
  readonly timeMs: number;
  /** The venue's id within the symbol; without it the fields are joined. */
  readonly id?: string;
  readonly account?: string;
}

/** A trade in the venue's own units. */
export interface RawTrade {
  readonly symbol: string;
  readonly side: 'buy' | 'sell' | 'unknown';
  readonly price: number;
  readonly contracts: number;
  readonly timeMs: number;
  readonly id?: string;
  /** Account of the maker, where the venue names it. */
  readonly maker?: string;
}

/** A book message in the venue's own units. */
export interface RawBook {
  readonly symbol: string;
  readonly snapshot: boolean;
  readonly bids: readonly Level[];
  readonly asks: readonly Level[];
  readonly timeMs: number;
  /** Position in the venue's sequence, where it has one. */
  readonly sequence?: number | string;
}

/** A ticker message in the venue's own units; prices in the quote currency. */
export interface RawTicker {
  readonly symbol: string;
  readonly timeMs: number;
  readonly last?: number | undefined;
  readonly mark?: number | undefined;
  readonly index?: number | undefined;
  /** Contracts, one side. */
  readonly openInterest?: number | undefined;
  readonly fundingRate?: number | undefined;
  readonly fundingTimeMs?: number | undefined;
  readonly predictedFundingRate?: number | undefined;
}

const FUTURE_MS = 300_000;
/** No order is larger; whole cents stay exact up to nine times this. */
const USD_MAX = 1e13;

/** Collects the events of one connection; see the file's head. */
export class Emitter {
  receivedMs = 0;
  /** What an event may not be far ahead of, ms UTC; not before `receivedMs`. */
  latestMs = 0;
  /** Count of each fault since the connection's session began. */
  readonly faults: Record<Fault, number>;
  /** What the latest of each fault was. */
  readonly lastFault: Partial<Record<Fault, string>> = {};
  /** Sum of all faults. */
  faultTotal = 0;
  /** Messages and rows that are none of our business: confirmations, other products. */
  ignored = 0;
  /** Places where a sequence jumped. */
  gaps = 0;
  /** Symbols whose book lost its sequence and needs a new snapshot; the runner takes them. */
  readonly lostBooks = new Set<string>();
  /** Answers that the venue waits for, such as a pong; the runner takes them. */
  readonly replies: string[] = [];
  /** Latest event's own time less our time of receipt, ms: clock skew less the way; NaN before the first event. */
  aheadMs = Number.NaN;
  #events: MarketEvent[] = [];
  readonly #futureMs: number;

  readonly venue: string;
  readonly instruments: Instruments;

  constructor(venue: string, instruments: Instruments, options: EmitterOptions = {}) {
    this.venue = venue;
    this.instruments = instruments;
    this.#futureMs = options.futureMs ?? FUTURE_MS;
    this.faults = Object.fromEntries(FAULTS.map((name) => [name, 0])) as Record<Fault, number>;
  }

  /** The events since the last call. */
  take(): MarketEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  /** Counts a fault and keeps its words. */
  fault(kind: Fault, detail: string): void {
    this.faults[kind]++;
    this.faultTotal++;
    this.lastFault[kind] = detail;
  }

  /** Counts something that is none of our business. */
  ignore(): void {
    this.ignored++;
  }

  /** Runs a reader of a message or a row; what it throws is counted and does not get out. */
  guard(read: () => void): void {
    try {
      read();
    } catch (error) {
      this.fault(error instanceof FieldError ? 'field' : 'adapter', error instanceof Error ? error.message : 'thrown');
    }
  }

  /** Reads each row on its own, so that a bad one does not lose the others. */
  each(rows: readonly unknown[], read: (row: unknown) => void): void {
    for (const row of rows) this.guard(() => read(row));
  }

  /** Counts a jump in a book's sequence; the book needs a new snapshot. */
  lostBook(symbol: string): void {
    this.gaps++;
    this.lostBooks.add(symbol);
  }

  /** Emits a forced order; counts why not, where it cannot be. */
  liquidation(raw: RawLiquidation): void {
    const found = this.#sized(raw);
    if (found === undefined) return;
    const { instrument, price, usd, qty } = found;
    const id = raw.id ?? `${raw.timeMs}:${raw.side}:${raw.price}:${raw.contracts}`;
    this.#events.push({
      kind: 'liquidation',
      venue: this.venue,
      symbol: raw.symbol,
      asset: instrument.asset,
      timeMs: raw.timeMs,
      receivedMs: this.receivedMs,
      id: `${raw.symbol}:${id}`,
      position: raw.side === 'sell' ? 'long' : 'short',
      price,
      priceKind: raw.priceKind,
      qty,
      notionalCents: cents(usd),
      ...(raw.account === undefined ? {} : { account: raw.account }),
    });
  }

  /** Emits a trade; counts why not, where it cannot be. */
  trade(raw: RawTrade): void {
    const found = this.#sized(raw);
    if (found === undefined) return;
    const id = raw.id ?? `${raw.timeMs}:${raw.side}:${raw.price}:${raw.contracts}`;
    this.#events.push({
      kind: 'trade',
      venue: this.venue,
      symbol: raw.symbol,
      asset: found.instrument.asset,
      timeMs: raw.timeMs,
      receivedMs: this.receivedMs,
      id: `${raw.symbol}:${id}`,
      side: raw.side,
      price: found.price,
      qty: found.qty,
      notionalCents: cents(found.usd),
      ...(raw.maker === undefined ? {} : { maker: raw.maker }),
    });
  }

  /** Emits a book message; counts why not, where it cannot be. */
  book(raw: RawBook): void {
    const instrument = this.#known(raw.symbol, raw.timeMs);
    if (instrument === undefined) return;
    const quoteUsd = this.#quoteUsd(instrument);
    if (quoteUsd === undefined) return;
    const convert = (side: readonly Level[]): BookEvent['bids'] => {
      const converted: Level[] = [];
      for (const [price, contracts] of side) {
        if (price > 0) {
          const qty = contracts === 0 ? 0 : this.#qty(instrument, price, contracts);
          if (qty !== undefined) converted.push([(price * quoteUsd) / instrument.unit, qty]);
        } else this.fault('zero-price', `${raw.symbol}: a level at ${price}`);
      }
      return converted;
    };
    this.#events.push({
      kind: 'book',
      venue: this.venue,
      symbol: raw.symbol,
      asset: instrument.asset,
      timeMs: raw.timeMs,
      receivedMs: this.receivedMs,
      id: `${raw.symbol}:${raw.sequence ?? raw.timeMs}`,
      snapshot: raw.snapshot,
      bids: convert(raw.bids),
      asks: convert(raw.asks),
    });
  }

  /** Emits what a message says of an instrument, if anything; a price of zero is counted, not kept. */
  ticker(raw: RawTicker): void {
    const instrument = this.#known(raw.symbol, raw.timeMs);
    if (instrument === undefined) return;
    const quoteUsd = this.#quoteUsd(instrument);
    if (quoteUsd === undefined) return;
    const usd = (price: number | undefined): number | undefined => {
      if (price === undefined || price > 0) return price && (price * quoteUsd) / instrument.unit;
      this.fault('zero-price', `${raw.symbol}: a ticker price of ${price}`);
      return undefined;
    };
    const lastPrice = usd(raw.last);
    const markPrice = usd(raw.mark);
    const indexPrice = usd(raw.index);
    const price = markPrice ?? indexPrice ?? lastPrice;
    const interest = this.#openInterest(instrument, raw.openInterest, price);
    const said: Partial<Pick<TickerEvent, TickerField>> = {
      ...(lastPrice === undefined ? {} : { lastPrice }),
      ...(markPrice === undefined ? {} : { markPrice }),
      ...(indexPrice === undefined ? {} : { indexPrice }),
      ...interest,
      ...(raw.fundingRate === undefined ? {} : { fundingRate: raw.fundingRate }),
      ...(raw.fundingTimeMs === undefined ? {} : { fundingTimeMs: raw.fundingTimeMs }),
      ...(raw.predictedFundingRate === undefined ? {} : { predictedFundingRate: raw.predictedFundingRate }),
    };
    const values = Object.values(said);
    if (values.length === 0) return;
    if (indexPrice !== undefined) this.instruments.setUsd(instrument.asset, indexPrice);
    this.#events.push({
      kind: 'ticker',
      venue: this.venue,
      symbol: raw.symbol,
      asset: instrument.asset,
      timeMs: raw.timeMs,
      receivedMs: this.receivedMs,
      id: `${raw.symbol}:${raw.timeMs}:${values.join(':')}`,
      ...said,
    });
  }

  /** Emits another number of an asset, such as a fund's balance. */
  gauge(raw: { symbol: string; asset: string; name: string; value: number; timeMs: number }): void {
    if (!this.#timely(raw.symbol, raw.timeMs)) return;
    const { symbol, asset, name, value, timeMs } = raw;
    const id = `${symbol}:${name}:${timeMs}`;
    this.#events.push({
      kind: 'gauge',
      venue: this.venue,
      symbol,
      asset,
      timeMs,
      receivedMs: this.receivedMs,
      id,
      name,
      value,
    });
  }

  #timely(symbol: string, timeMs: number): boolean {
    const ahead = timeMs - this.latestMs;
    if (ahead > this.#futureMs) {
      this.fault('future-time', `${symbol}: ${ahead} ms ahead of our clock`);
      return false;
    }
    this.aheadMs = timeMs - this.receivedMs;
    return true;
  }

  #known(symbol: string, timeMs: number): Instrument | undefined {
    const instrument = this.instruments.get(symbol);
    if (instrument === undefined) {
      this.fault('unknown-symbol', symbol);
      return undefined;
    }
    return this.#timely(symbol, timeMs) ? instrument : undefined;
  }

  #quoteUsd(instrument: Instrument): number | undefined {
    const usd = this.instruments.usd(instrument.quote);
    if (usd === undefined) this.fault('no-usd-price', `${instrument.symbol}: quoted in ${instrument.quote}`);
    return usd;
  }

  /** USD of a number of contracts at a price in the quote currency; undefined where a currency's price is unknown. */
  #usd(instrument: Instrument, price: number, contracts: number): number | undefined {
    const currency = instrument.kind === 'quanto' ? instrument.settle : instrument.quote;
    const rate = this.instruments.usd(currency);
    if (rate === undefined) {
      this.fault('no-usd-price', `${instrument.symbol}: settled or quoted in ${currency}`);
      return undefined;
    }
    return contracts * instrument.size * rate * (instrument.kind === 'inverse' ? 1 : price);
  }

  #qty(instrument: Instrument, price: number, contracts: number): number | undefined {
    if (instrument.kind === 'linear') return contracts * instrument.size * instrument.unit;
    if (instrument.kind === 'inverse') return ((contracts * instrument.size) / price) * instrument.unit;
    const usd = this.#usd(instrument, price, contracts);
    const quoteUsd = this.instruments.usd(instrument.quote);
    return usd === undefined || quoteUsd === undefined ? undefined : (usd / (price * quoteUsd)) * instrument.unit;
  }

  #sized(
    raw: RawTrade | RawLiquidation,
  ): { instrument: Instrument; price: number; usd: number; qty: number } | undefined {
    const { symbol, price, contracts } = raw;
    const instrument = this.#known(symbol, raw.timeMs);
    if (instrument === undefined) return undefined;
    if (!(price > 0)) {
      this.fault('zero-price', `${symbol}: price ${price}`);
      return undefined;
    }
    if (!(contracts > 0)) throw new FieldError('size', 'a number above 0', contracts);
    const quoteUsd = this.#quoteUsd(instrument);
    if (quoteUsd === undefined) return undefined;
    const usd = this.#usd(instrument, price, contracts);
    const qty = usd === undefined ? undefined : this.#qty(instrument, price, contracts);
    if (usd === undefined || qty === undefined) return undefined;
    if (usd > USD_MAX) throw new FieldError('size', 'a notional below 10 trillion USD', usd);
    return { instrument, price: (price * quoteUsd) / instrument.unit, usd, qty };
  }

  /** What can be said of open interest: coins need no price for a linear contract, USD none for an inverse one. */
  #openInterest(
    instrument: Instrument,
    contracts: number | undefined,
    price: number | undefined,
  ): Pick<TickerEvent, 'openInterestQty' | 'openInterestUsd'> {
    if (contracts === undefined) return {};
    const { kind, size, unit } = instrument;
    if (kind === 'linear') {
      const openInterestQty = contracts * size * unit;
      return price === undefined ? { openInterestQty } : { openInterestQty, openInterestUsd: openInterestQty * price };
    }
    const quoted =
      kind === 'inverse' ? 1 : price === undefined ? undefined : (price * unit) / this.#rate(instrument.quote);
    if (quoted === undefined) return {};
    const openInterestUsd = this.#usd(instrument, quoted, contracts);
    if (openInterestUsd === undefined) return {};
    return price === undefined ? { openInterestUsd } : { openInterestQty: openInterestUsd / price, openInterestUsd };
  }

  #rate(currency: string): number {
    return this.instruments.usd(currency) ?? Number.NaN;
  }
}

type TickerField =
  | 'lastPrice'
  | 'markPrice'
  | 'indexPrice'
  | 'openInterestQty'
  | 'openInterestUsd'
  | 'fundingRate'
  | 'fundingTimeMs'
  | 'predictedFundingRate';
