/** Kraken Futures: https://docs.kraken.com/api/docs/futures-api/websocket (feeds trade, book, ticker) */
import type { Emitter } from './shared/emitter.ts';
import { type Channel, type Feed } from './shared/feed.ts';
import {
  asRow,
  FieldError,
  type Level,
  list,
  maybeNum,
  num,
  objectLevels,
  type Row,
  side,
  text,
  timeMs,
  say,
} from './shared/fields.ts';
import { PRINTS_ALL } from './shared/throttle.ts';

const FEEDS: Readonly<Record<Channel, string>> = {
  liquidation: 'trade',
  trade: 'trade',
  book: 'book',
  ticker: 'ticker',
};
const TRADE_TYPES = new Set(['fill', 'liquidation', 'assignment', 'termination', 'block']);

class KrakenReader {
  readonly #out: Emitter;
  readonly #lastBook = new Map<string, number>();

  constructor(out: Emitter) {
    this.#out = out;
  }

  read(message: unknown): void {
    const row = asRow(message, 'message');
    if (row['event'] === 'alert' || row['event'] === 'error')
      return this.#out.fault('venue-error', say(row['message']));
    if (row['event'] !== undefined) return this.#out.ignore();
    switch (row['feed']) {
      case 'trade':
        return this.#trade(row);
      case 'trade_snapshot':
        return this.#out.each(list(row, 'trades'), (entry) => this.#trade(asRow(entry, 'trades')));
      case 'book_snapshot':
        return this.#snapshot(row);
      case 'book':
        return this.#change(row);
      case 'ticker':
        return this.#ticker(row);
      case 'heartbeat':
      case 'ticker_lite':
        return this.#out.ignore();
      default:
        return this.#out.fault('unknown-message', say(row['feed']));
    }
  }

  /** A liquidation is a trade of that type; assignments to other firms and terminations are trades outside the book. */
  #trade(row: Row): void {
    if (!TRADE_TYPES.has(row['type'] as string)) throw new FieldError('type', [...TRADE_TYPES].join(', '), row['type']);
    const event = {
      symbol: text(row, 'product_id'),
      side: side(row, 'side', 'buy', 'sell'),
      price: num(row, 'price'),
      contracts: num(row, 'qty'),
      timeMs: timeMs(row, 'time'),
      ...(row['uid'] === undefined ? {} : { id: text(row, 'uid') }),
    };
    this.#out.trade(event);
    if (row['type'] === 'liquidation') this.#out.liquidation({ ...event, priceKind: 'fill' });
  }

  #snapshot(row: Row): void {
    const symbol = text(row, 'product_id');
    const sequence = num(row, 'seq');
    this.#lastBook.set(symbol, sequence);
    const bids = objectLevels(row, 'bids', ['price', 'qty']);
    const asks = objectLevels(row, 'asks', ['price', 'qty']);
    this.#out.book({ symbol, snapshot: true, bids, asks, timeMs: timeMs(row, 'timestamp'), sequence });
  }

  #change(row: Row): void {
    const symbol = text(row, 'product_id');
    const sequence = num(row, 'seq');
    const last = this.#lastBook.get(symbol);
    if (last !== undefined && sequence !== last + 1) this.#out.lostBook(symbol);
    this.#lastBook.set(symbol, sequence);
    const levels: Level[] = [[num(row, 'price'), num(row, 'qty')]];
    const isBid = side(row, 'side', 'buy', 'sell') === 'buy';
    this.#out.book({
      symbol,
      snapshot: false,
      bids: isBid ? levels : [],
      asks: isBid ? [] : levels,
      timeMs: row['timestamp'] === undefined ? this.#out.receivedMs : timeMs(row, 'timestamp'),
      sequence,
    });
  }

  /** `relative_funding_rate` is the fraction; `funding_rate` is money per contract. */
  #ticker(row: Row): void {
    this.#out.ticker({
      symbol: text(row, 'product_id'),
      timeMs: timeMs(row, 'time'),
      last: maybeNum(row, 'last'),
      mark: maybeNum(row, 'markPrice'),
      index: maybeNum(row, 'index'),
      openInterest: maybeNum(row, 'openInterest'),
      fundingRate: maybeNum(row, 'relative_funding_rate'),
      predictedFundingRate: maybeNum(row, 'relative_funding_rate_prediction'),
      fundingTimeMs: maybeNum(row, 'next_funding_rate_time') ? timeMs(row, 'next_funding_rate_time') : undefined,
    });
  }
}

/** Feed of Kraken Futures: quantities are USD for `PI_` and `FI_`, coins for `PF_` and `FF_`. */
export const krakenFutures: Feed = {
  venue: 'kraken-futures',
  links: ({ channels, symbols }) => {
    const feeds = [...new Set(channels.map((channel) => FEEDS[channel]))];
    const messages = feeds.map((feed) => JSON.stringify({ event: 'subscribe', feed, product_ids: symbols }));
    const heartbeat = JSON.stringify({ event: 'subscribe', feed: 'heartbeat' });
    return [{ url: 'wss://futures.kraken.com/ws/v1', messages: [...messages, heartbeat] }];
  },
  decoder: (out) => {
    const reader = new KrakenReader(out);
    return (message) => reader.read(message);
  },
  silenceMs: 30_000,
  censoring: {
    channel: 'trade, type liquidation',
    printed: 'every fill of a liquidation order; positions assigned to other firms or unwound are other types',
    throttles: PRINTS_ALL,
    scope: 'venue',
    source: 'docs.kraken.com/api/docs/futures-api/websocket/trade',
  },
};
