/** dYdX v4, through its indexer: https://docs.dydx.xyz/indexer-client/websockets */
import type { Emitter } from './shared/emitter.ts';
import { type Channel, type Feed } from './shared/feed.ts';
import {
  asRow,
  isoMs,
  isRow,
  type Level,
  levels,
  list,
  maybeNum,
  num,
  object,
  objectLevels,
  type Row,
  side,
  text,
  say,
} from './shared/fields.ts';
import { PRINTS_ALL } from './shared/throttle.ts';

const CHANNELS: Readonly<Record<Channel, string>> = {
  liquidation: 'v4_trades',
  trade: 'v4_trades',
  book: 'v4_orderbook',
  ticker: 'v4_markets',
};

class DydxReader {
  readonly #out: Emitter;
  #lastMessage = Number.NaN;

  constructor(out: Emitter) {
    this.#out = out;
  }

  /** Messages of a connection are numbered; a jump may have touched any book. */
  read(message: unknown): void {
    const row = asRow(message, 'message');
    if (row['type'] === 'error') return this.#out.fault('venue-error', say(row['message']));
    if (row['type'] !== 'subscribed' && row['type'] !== 'channel_data' && row['type'] !== 'channel_batch_data') {
      return row['type'] === undefined ? this.#out.fault('unknown-message', 'no type') : this.#out.ignore();
    }
    const number = num(row, 'message_id');
    if (number !== this.#lastMessage + 1 && !Number.isNaN(this.#lastMessage)) this.#out.gaps++;
    this.#lastMessage = number;
    const past = row['type'] === 'subscribed';
    if (Array.isArray(row['contents']))
      this.#out.each(row['contents'], (part) => this.#contents(row, asRow(part, 'contents'), past));
    else this.#contents(row, object(row, 'contents'), past);
  }

  #contents(message: Row, contents: Row, past: boolean): void {
    switch (message['channel']) {
      case 'v4_trades':
        return this.#out.each(list(contents, 'trades'), (entry) =>
          this.#trade(text(message, 'id'), asRow(entry, 'trades')),
        );
      case 'v4_orderbook':
        return this.#book(text(message, 'id'), contents, past);
      case 'v4_markets':
        return this.#markets(contents);
      default:
        return this.#out.fault('unknown-message', say(message['channel']));
    }
  }

  /** Types LIMIT, LIQUIDATED and DELEVERAGED; the side is that of the taker, which a liquidation order always is. */
  #trade(symbol: string, row: Row): void {
    const event = {
      symbol,
      side: side(row, 'side', 'BUY', 'SELL'),
      price: num(row, 'price'),
      contracts: num(row, 'size'),
      timeMs: isoMs(row, 'createdAt'),
      id: text(row, 'id'),
    };
    if (row['type'] === 'DELEVERAGED') return this.#out.ignore();
    this.#out.trade(event);
    if (row['type'] === 'LIQUIDATED') this.#out.liquidation({ ...event, priceKind: 'fill' });
  }

  #book(symbol: string, contents: Row, snapshot: boolean): void {
    const read = (field: 'bids' | 'asks'): readonly Level[] =>
      snapshot ? objectLevels(contents, field, ['price', 'size']) : levels(contents, field);
    this.#out.book({
      symbol,
      snapshot,
      bids: read('bids'),
      asks: read('asks'),
      timeMs: this.#out.receivedMs,
      sequence: this.#lastMessage,
    });
  }

  #markets(contents: Row): void {
    for (const field of ['markets', 'trading', 'oraclePrices']) {
      const markets = contents[field];
      if (!isRow(markets)) continue;
      for (const [symbol, entry] of Object.entries(markets)) {
        this.#out.guard(() => this.#market(symbol, asRow(entry, field)));
      }
    }
  }

  /** The oracle price is the price of margin here, so it is the mark price; funding is the next hour's. */
  #market(symbol: string, row: Row): void {
    this.#out.ticker({
      symbol,
      timeMs: row['effectiveAt'] === undefined ? this.#out.receivedMs : isoMs(row, 'effectiveAt'),
      mark: maybeNum(row, 'oraclePrice'),
      openInterest: maybeNum(row, 'openInterest'),
      fundingRate: maybeNum(row, 'nextFundingRate'),
    });
  }
}

/** Feed of dYdX v4: sizes are coins. */
export const dydx: Feed = {
  venue: 'dydx-v4',
  links: ({ channels, symbols }) => {
    const names = [...new Set(channels.map((channel) => CHANNELS[channel]))];
    const messages = names.flatMap((channel) =>
      channel === 'v4_markets'
        ? [JSON.stringify({ type: 'subscribe', channel })]
        : symbols.map((id) => JSON.stringify({ type: 'subscribe', channel, id })),
    );
    return [{ url: 'wss://indexer.dydx.trade/v4/ws', messages }];
  },
  decoder: (out) => {
    const reader = new DydxReader(out);
    return (message) => reader.read(message);
  },
  silenceMs: 60_000,
  censoring: {
    channel: 'v4_trades, type LIQUIDATED',
    printed: 'every fill of a liquidation order; deleveraging is another type',
    throttles: PRINTS_ALL,
    scope: 'venue',
    source: 'docs.dydx.xyz/indexer-client/websockets, commit 3e475b7 of 2026-04-22',
  },
};
