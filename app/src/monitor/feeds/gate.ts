/** Gate perpetual futures, settled in USDT and in BTC: https://www.gate.com/docs/developers/futures/ws/en/ */
import type { Emitter } from './shared/emitter.ts';
import { type Channel, type Feed } from './shared/feed.ts';
import { asRow, isRow, type Level, maybeNum, num, objectLevels, type Row, text, timeMs, say } from './shared/fields.ts';
import { notSaid } from './shared/throttle.ts';

const CHANNELS: Readonly<Record<Channel, string>> = {
  liquidation: 'futures.public_liquidates',
  trade: 'futures.trades',
  book: 'futures.order_book',
  ticker: 'futures.tickers',
};

class GateReader {
  readonly #out: Emitter;

  constructor(out: Emitter) {
    this.#out = out;
  }

  read(message: unknown): void {
    const row = asRow(message, 'message');
    if (isRow(row['error'])) return this.#out.fault('venue-error', say(row['error']['message']));
    if (row['event'] === 'subscribe' || row['event'] === 'unsubscribe' || row['channel'] === 'futures.pong') {
      return this.#out.ignore();
    }
    const time = messageMs(row);
    const rows = Array.isArray(row['result']) ? row['result'] : [row['result']];
    switch (row['channel']) {
      case 'futures.public_liquidates':
        return this.#out.each(rows, (entry) => this.#liquidation(asRow(entry, 'result')));
      case 'futures.trades':
        return this.#out.each(rows, (entry) => this.#trade(asRow(entry, 'result')));
      case 'futures.tickers':
        return this.#out.each(rows, (entry) => this.#ticker(asRow(entry, 'result'), time));
      case 'futures.order_book':
        return row['event'] === 'all'
          ? this.#snapshot(asRow(row['result'], 'result'), time)
          : this.#changes(rows, time);
      case 'futures.book_ticker':
        return this.#out.ignore();
      default:
        return this.#out.fault('unknown-message', say(row['channel']));
    }
  }

  /** A positive size is a forced buy: a short was liquidated. */
  #liquidation(row: Row): void {
    const size = num(row, 'size');
    this.#out.liquidation({
      symbol: text(row, 'contract'),
      side: size > 0 ? 'buy' : 'sell',
      price: num(row, 'price'),
      priceKind: 'order',
      contracts: Math.abs(size),
      timeMs: messageMs(row),
    });
  }

  /** Trades between accounts of the venue, such as those of ADL, are marked internal and are no trades of the book. */
  #trade(row: Row): void {
    if (row['is_internal'] === true) return this.#out.ignore();
    const size = num(row, 'size');
    const ms = row['create_time_ms'] === undefined ? num(row, 'create_time') * 1000 : num(row, 'create_time_ms');
    this.#out.trade({
      symbol: text(row, 'contract'),
      side: size > 0 ? 'buy' : 'sell',
      price: num(row, 'price'),
      contracts: Math.abs(size),
      timeMs: timeMs({ create_time: ms }, 'create_time'),
      id: String(num(row, 'id')),
    });
  }

  #ticker(row: Row, time: number): void {
    this.#out.ticker({
      symbol: text(row, 'contract'),
      timeMs: time,
      last: maybeNum(row, 'last'),
      mark: maybeNum(row, 'mark_price'),
      index: maybeNum(row, 'index_price'),
      openInterest: maybeNum(row, 'total_size'),
      fundingRate: maybeNum(row, 'funding_rate'),
      predictedFundingRate: maybeNum(row, 'funding_rate_indicative'),
    });
  }

  #snapshot(row: Row, time: number): void {
    const bids = objectLevels(row, 'bids', ['p', 's']);
    const asks = objectLevels(row, 'asks', ['p', 's']);
    if (row['t'] === 0) return this.#out.ignore();
    const ms = row['t'] === undefined ? time : timeMs(row, 't');
    this.#out.book({ symbol: text(row, 'contract'), snapshot: true, bids, asks, timeMs: ms });
  }

  /** The sign of a size is the side; a level that is gone may have been on either. */
  #changes(rows: readonly unknown[], time: number): void {
    const books = new Map<string, { bids: Level[]; asks: Level[] }>();
    for (const entry of rows) {
      const row = asRow(entry, 'result');
      const symbol = text(row, 'c');
      const book = books.get(symbol) ?? { bids: [], asks: [] };
      books.set(symbol, book);
      const level: Level = [num(row, 'p'), Math.abs(num(row, 's'))];
      if (num(row, 's') >= 0) book.bids.push(level);
      if (num(row, 's') <= 0) book.asks.push(level);
    }
    for (const [symbol, { bids, asks }] of books) {
      this.#out.book({ symbol, snapshot: false, bids, asks, timeMs: time });
    }
  }
}

function messageMs(row: Row): number {
  if (row['time_ms'] !== undefined) return timeMs(row, 'time_ms');
  return timeMs({ time: num(row, 'time') * 1000 }, 'time');
}

/** Feed of Gate: each settlement currency has an address of its own. */
export const gate: Feed = {
  venue: 'gate',
  links: ({ channels, symbols }) =>
    (['usdt', 'btc'] as const).flatMap((settle) => {
      const own = symbols.filter((symbol) => symbol.endsWith('_USD') === (settle === 'btc'));
      if (own.length === 0) return [];
      const message = (channel: string, payload: readonly string[]): string =>
        JSON.stringify({ time: 0, channel, event: 'subscribe', payload });
      const messages = channels.flatMap((channel) => {
        if (channel === 'liquidation') return [message(CHANNELS.liquidation, ['!all'])];
        if (channel === 'book') return own.map((symbol) => message(CHANNELS.book, [symbol, '20', '0']));
        return [message(CHANNELS[channel], own)];
      });
      return [{ url: `wss://fx-ws.gateio.ws/v4/ws/${settle}`, messages }];
    }),
  decoder: (out) => {
    const reader = new GateReader(out);
    return (message) => reader.read(message);
  },
  heartbeat: { everyMs: 15_000, text: '{"channel":"futures.ping"}' },
  silenceMs: 45_000,
  censoring: {
    channel: 'futures.public_liquidates, !all',
    printed: 'at most one order for each contract and second',
    throttles: notSaid('at most one per contract and second, not said which', 1_000),
    scope: 'venue',
    source: 'www.gate.com/docs/developers/futures/ws/en, "Public Liquidates Order Channel"',
  },
};
