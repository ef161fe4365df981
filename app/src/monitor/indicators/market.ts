/** The latest state of every instrument, and enough of the past for changes: what tickers, books and gauges said. */
import type { BookEvent, GaugeEvent, TickerEvent } from '../events.ts';
import { GAUGES, STALE_UNKNOWN_MS } from './gaugeCatalog.ts';
import { FILE_ID, type GaugeNote } from './gaugeFile.ts';
import { History } from './history.ts';
import { LiveBook } from './liveBook.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** An instrument that told nothing for so long is left out, ms. */
export const STALE_MS = 600_000;

/** How far back changes of open interest and gauges reach, by the minute. */
export const CHANGE_MS_MAX = DAY_MS;

/** How far back changes of gauges reach, by the hour. */
export const GAUGE_CHANGE_MS_MAX = 30 * DAY_MS;

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

/** One gauge of one source, with its past. */
export class Gauge {
  /** The latest event; its time is that of the latest value. */
  event: GaugeEvent;
  /** By the minute for a day, and by the hour for 30 days. */
  readonly values = new History(MINUTE_MS, CHANGE_MS_MAX + HOUR_MS);
  readonly hours = new History(HOUR_MS, GAUGE_CHANGE_MS_MAX + DAY_MS);
  #note: GaugeNote | undefined;

  constructor(event: GaugeEvent) {
    this.event = event;
  }

  /** Takes a value, and what a file says of it. */
  take(event: GaugeEvent, note?: GaugeNote): void {
    if (event.timeMs >= this.values.latestMs) {
      this.event = event;
      this.#note = note ?? (event.id.startsWith(FILE_ID) ? this.#note : undefined);
    }
    this.values.put(event.timeMs, event.value);
    this.hours.put(event.timeMs, event.value);
  }

  /** Unit, source and time of holding: of the file, else of the catalogue, else what a feed's values hold. */
  get note(): GaugeNote {
    const { name, venue, id } = this.event;
    const info = GAUGES[name];
    const isOfFile = id.startsWith(FILE_ID);
    const staleMs = info?.staleMs ?? (isOfFile ? STALE_UNKNOWN_MS : STALE_MS);
    const source = isOfFile ? `${id.slice(FILE_ID.length).split(':')[0]}, a file` : venue;
    return this.#note ?? { unit: info?.unit ?? 'number', source, staleMs };
  }

  /** Whether its latest value is too old at a time. */
  isStale(nowMs: number): boolean {
    return nowMs - this.values.latestMs > this.note.staleMs;
  }
}

/** All instruments and gauges that were heard of. */
export class MarketState {
  readonly instruments = new Map<string, Instrument>();
  readonly gauges = new Map<string, Gauge>();
  /** The last full hour whose closes were noted, ms UTC. */
  closedMs = Number.NEGATIVE_INFINITY;
  /** When each venue was last heard, by the clock that the board is read with, ms. */
  readonly heardMs = new Map<string, number>();

  /** The instrument of an event, made when it is new. */
  instrument(event: Pick<TickerEvent, 'venue' | 'symbol' | 'asset'>): Instrument {
    const key = `${event.venue}\t${event.symbol}`;
    let found = this.instruments.get(key);
    if (found === undefined) this.instruments.set(key, (found = new Instrument(event)));
    return found;
  }

  /** Takes a gauge; `note` is what a file says of it. */
  gauge(event: GaugeEvent, note?: GaugeNote): void {
    const key = `${event.venue}\t${event.symbol}\t${event.asset}\t${event.name}`;
    let found = this.gauges.get(key);
    if (found === undefined) this.gauges.set(key, (found = new Gauge(event)));
    found.take(event, note);
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
