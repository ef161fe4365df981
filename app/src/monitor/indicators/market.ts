/** The latest state of every instrument, and enough of the past for changes: what tickers, books and gauges said. */
import type { BookEvent, GaugeEvent, TickerEvent } from '../events.ts';
import { History } from './history.ts';
import { LiveBook } from './liveBook.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** An instrument that told nothing for so long is left out, ms. */
export const STALE_MS = 600_000;

/** How far back changes of open interest and gauges reach, by the minute. */
export const CHANGE_MS_MAX = DAY_MS;

/** How far back open interest in coins is kept, a value each half minute: what corrected totals read. */
export const COINS_MS_MAX = 2 * HOUR_MS;

const COINS_CELL_MS = 30_000;

/** How far back funding is kept, a value an hour. */
export const FUNDING_MS_MAX = 30 * DAY_MS;

/** Funding interval until two settlements were seen: an hour at these venues, else the field's usual eight. */
const HOURLY_FUNDING: ReadonlySet<string> = new Set(['hyperliquid', 'dydx-v4']);

/** Intervals of funding that venues use; the time between two settlements is taken as the nearest. */
const FUNDING_INTERVALS_MS = [1, 2, 4, 8].map((hours) => hours * HOUR_MS);

/** One instrument. */
export class Instrument {
  readonly venue: string;
  readonly symbol: string;
  readonly asset: string;
  readonly book = new LiveBook();
  /** Time of the latest book event, ms. */
  bookMs = -Infinity;
  readonly openInterestUsd = new History(MINUTE_MS, CHANGE_MS_MAX + HOUR_MS);
  /** Coins, one side; from USD at the mark where a venue tells only that. */
  readonly openInterestQty = new History(COINS_CELL_MS, COINS_MS_MAX + MINUTE_MS);
  /** Annualised, by hour. */
  readonly funding = new History(HOUR_MS, FUNDING_MS_MAX + DAY_MS);
  readonly mark = new History(DAY_MS, DAY_MS);
  readonly index = new History(DAY_MS, DAY_MS);
  #fundingTimeMs = 0;
  #intervalMs: number;

  constructor({ venue, symbol, asset }: Pick<TickerEvent, 'venue' | 'symbol' | 'asset'>) {
    this.venue = venue;
    this.symbol = symbol;
    this.asset = asset;
    this.#intervalMs = HOURLY_FUNDING.has(venue) ? HOUR_MS : 8 * HOUR_MS;
  }

  /** Takes what a ticker carries. Open interest in coins counts at the mark. */
  ticker(event: TickerEvent): void {
    const { timeMs } = event;
    if (event.markPrice !== undefined) this.mark.put(timeMs, event.markPrice);
    if (event.indexPrice !== undefined) this.index.put(timeMs, event.indexPrice);
    const mark = this.mark.latest;
    const { openInterestUsd: usd, openInterestQty: qty } = event;
    if (usd !== undefined) this.openInterestUsd.put(timeMs, usd);
    else if (qty !== undefined && mark !== undefined) this.openInterestUsd.put(timeMs, qty * mark);
    if (qty !== undefined) this.openInterestQty.put(timeMs, qty);
    else if (usd !== undefined && mark !== undefined) this.openInterestQty.put(timeMs, usd / mark);
    if (event.fundingTimeMs !== undefined) this.#settlement(event.fundingTimeMs);
    if (event.fundingRate === undefined) return;
    this.funding.put(timeMs, (event.fundingRate * 365 * DAY_MS) / this.#intervalMs);
  }

  /** Takes a book event. */
  applyBook(event: BookEvent): void {
    this.book.apply(event);
    this.bookMs = Math.max(this.bookMs, event.timeMs);
  }

  #settlement(timeMs: number): void {
    const gap = timeMs - this.#fundingTimeMs;
    const known = FUNDING_INTERVALS_MS.find((interval) => Math.abs(gap - interval) < MINUTE_MS);
    if (known !== undefined) this.#intervalMs = known;
    if (timeMs > this.#fundingTimeMs) this.#fundingTimeMs = timeMs;
  }
}

/** All instruments and gauges that were heard of. */
export class MarketState {
  readonly instruments = new Map<string, Instrument>();
  readonly gauges = new Map<string, { readonly event: GaugeEvent; readonly values: History }>();
  /** When each venue was last heard, by the clock that the board is read with, ms. */
  readonly heardMs = new Map<string, number>();

  /** The instrument of an event, made when it is new. */
  instrument(event: Pick<TickerEvent, 'venue' | 'symbol' | 'asset'>): Instrument {
    const key = `${event.venue}\t${event.symbol}`;
    let found = this.instruments.get(key);
    if (found === undefined) this.instruments.set(key, (found = new Instrument(event)));
    return found;
  }

  /** Takes a gauge. */
  gauge(event: GaugeEvent): void {
    const key = `${event.venue}\t${event.symbol}\t${event.name}`;
    let found = this.gauges.get(key);
    if (found === undefined) {
      this.gauges.set(key, (found = { event, values: new History(MINUTE_MS, CHANGE_MS_MAX + HOUR_MS) }));
    }
    found.values.put(event.timeMs, event.value);
  }

  /** Notes that a venue was heard. */
  heard(venue: string, timeMs: number): void {
    this.heardMs.set(venue, Math.max(timeMs, this.heardMs.get(venue) ?? -Infinity));
  }

  /** Instruments of a venue, an asset, both or all. */
  select({ venue, asset }: { readonly venue?: string; readonly asset?: string }): Instrument[] {
    return [...this.instruments.values()].filter(
      (one) => (venue ?? one.venue) === one.venue && (asset ?? one.asset) === one.asset,
    );
  }
}
