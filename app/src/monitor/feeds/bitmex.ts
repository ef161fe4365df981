/** BitMEX: https://www.bitmex.com/app/wsAPI (tables liquidation, trade, orderBookL2_25, instrument) */
import type { Emitter } from './shared/emitter.ts';
import { type Channel, chunks, type Feed } from './shared/feed.ts';
import { asRow, isoMs, type Level, list, maybeNum, num, type Row, side, text, say } from './shared/fields.ts';
import { type Instrument, instrument } from './shared/instruments.ts';
import { PRINTS_ALL } from './shared/throttle.ts';

const TABLES: Readonly<Record<Channel, string>> = {
  liquidation: 'liquidation',
  trade: 'trade',
  book: 'orderBookL2_25',
  ticker: 'instrument',
};
const TOPICS_PER_MESSAGE = 50;
/** Levels remembered of one symbol, so that a change without price can be placed. */
const LEVELS_MAX = 200_000;

/**
 * A contract from a full row of the instrument table, undefined for indices and for coins that are not XBT or USDT.
 * The multiplier is in hundred-millionths of the settlement coin (millionths for USDT), negative for inverse contracts.
 * Throws FieldError where the row has no symbol or currencies.
 */
export function bitmexInstrument(row: Row): Instrument | undefined {
  const multiplier = maybeNum(row, 'multiplier');
  const settle = row['settlCurrency'];
  if (multiplier === undefined || multiplier === 0) return undefined;
  if (settle !== 'XBt' && settle !== 'USDt') return undefined;
  const coin = settle === 'XBt' ? 'XBT' : 'USDT';
  const minor = settle === 'XBt' ? 1e8 : 1e6;
  const quote = text(row, 'quoteCurrency');
  const base = text(row, 'underlying');
  const symbol = text(row, 'symbol');
  const kind = row['isInverse'] === true ? 'inverse' : row['isQuanto'] === true ? 'quanto' : 'linear';
  return instrument({ symbol, base, quote, settle: coin, kind, size: Math.abs(multiplier) / minor });
}

class BitmexReader {
  readonly #out: Emitter;
  /** Price of a level by symbol and id: changes name only the id. */
  readonly #prices = new Map<string, Map<number, number>>();

  constructor(out: Emitter) {
    this.#out = out;
  }

  read(message: unknown): void {
    const row = asRow(message, 'message');
    if (row['error'] !== undefined) return this.#out.fault('venue-error', say(row['error']));
    if (row['table'] === undefined) return this.#out.ignore();
    const rows = list(row, 'data');
    switch (text(row, 'table')) {
      case 'liquidation':
        if (row['action'] !== 'insert') return this.#out.ignore();
        return this.#out.each(rows, (entry) => this.#liquidation(asRow(entry, 'data')));
      case 'trade':
        return this.#out.each(rows, (entry) => this.#trade(asRow(entry, 'data')));
      case 'orderBookL2':
      case 'orderBookL2_25':
        return this.#book(row, rows);
      case 'instrument':
        return this.#out.each(rows, (entry) => this.#ticker(asRow(entry, 'data'), row['action'] === 'partial'));
      case 'quote':
        return this.#out.ignore();
      default:
        return this.#out.fault('unknown-message', say(row['table']));
    }
  }

  /** The table has no time: the order is dated when it was received. Its price is its limit. */
  #liquidation(row: Row): void {
    this.#out.liquidation({
      symbol: text(row, 'symbol'),
      side: side(row, 'side', 'Buy', 'Sell'),
      price: num(row, 'price'),
      priceKind: 'order',
      contracts: num(row, 'leavesQty'),
      timeMs: this.#out.receivedMs,
      id: text(row, 'orderID'),
    });
  }

  #trade(row: Row): void {
    this.#out.trade({
      symbol: text(row, 'symbol'),
      side: side(row, 'side', 'Buy', 'Sell'),
      price: num(row, 'price'),
      contracts: num(row, 'size'),
      timeMs: isoMs(row, 'timestamp'),
      id: text(row, 'trdMatchID'),
    });
  }

  #book(message: Row, rows: readonly unknown[]): void {
    const snapshot = message['action'] === 'partial';
    const books = new Map<string, { bids: Level[]; asks: Level[]; time: number }>();
    if (snapshot && rows.length === 0) this.#empty(message);
    for (const entry of rows) {
      const row = asRow(entry, 'data');
      const symbol = text(row, 'symbol');
      let book = books.get(symbol);
      if (book === undefined) {
        book = { bids: [], asks: [], time: 0 };
        books.set(symbol, book);
        if (snapshot) this.#prices.delete(symbol);
      }
      const price = this.#price(symbol, row, message['action']);
      if (price === undefined) continue;
      const level: Level = [price, message['action'] === 'delete' ? 0 : num(row, 'size')];
      (side(row, 'side', 'Buy', 'Sell') === 'buy' ? book.bids : book.asks).push(level);
      if (row['timestamp'] !== undefined) book.time = Math.max(book.time, isoMs(row, 'timestamp'));
    }
    for (const [symbol, { bids, asks, time }] of books) {
      if (!snapshot && bids.length + asks.length === 0) continue;
      this.#out.book({ symbol, snapshot, bids, asks, timeMs: time || this.#out.receivedMs });
    }
  }

  #empty(message: Row): void {
    const filter = asRow(message['filter'], 'filter');
    this.#out.book({
      symbol: text(filter, 'symbol'),
      snapshot: true,
      bids: [],
      asks: [],
      timeMs: this.#out.receivedMs,
    });
  }

  /** Price of the level; undefined for a change that comes before its symbol's snapshot. */
  #price(symbol: string, row: Row, action: unknown): number | undefined {
    const id = num(row, 'id');
    let prices = this.#prices.get(symbol);
    if (prices === undefined) {
      if (action === 'update' || action === 'delete') {
        this.#out.ignore();
        return undefined;
      }
      prices = new Map();
      this.#prices.set(symbol, prices);
    }
    const told = maybeNum(row, 'price');
    const price = told ?? prices.get(id);
    if (price === undefined) {
      this.#out.lostBook(symbol);
      return undefined;
    }
    if (action === 'delete') prices.delete(id);
    else if (told !== undefined && prices.size < LEVELS_MAX) prices.set(id, told);
    return price;
  }

  #ticker(row: Row, full: boolean): void {
    const symbol = text(row, 'symbol');
    const contract = full ? bitmexInstrument(row) : undefined;
    if (contract !== undefined && this.#out.instruments.get(symbol) === undefined) this.#out.instruments.add(contract);
    if (row['timestamp'] === undefined) return this.#out.ignore();
    this.#out.ticker({
      symbol,
      timeMs: isoMs(row, 'timestamp'),
      last: maybeNum(row, 'lastPrice'),
      mark: maybeNum(row, 'markPrice'),
      index: maybeNum(row, 'indicativeSettlePrice'),
      openInterest: maybeNum(row, 'openInterest'),
      fundingRate: maybeNum(row, 'fundingRate'),
      fundingTimeMs: typeof row['fundingTimestamp'] === 'string' ? isoMs(row, 'fundingTimestamp') : undefined,
      predictedFundingRate: maybeNum(row, 'indicativeFundingRate'),
    });
  }
}

/** Feed of BitMEX: the instrument table gives the contracts' sizes, so it is always asked for. */
export const bitmex: Feed = {
  venue: 'bitmex',
  links: ({ channels, symbols }) => {
    const tables = channels.filter((channel) => channel === 'trade' || channel === 'book').map((name) => TABLES[name]);
    const args = ['instrument', ...(channels.includes('liquidation') ? ['liquidation'] : [])];
    for (const table of tables) args.push(...symbols.map((symbol) => `${table}:${symbol}`));
    return [
      {
        url: 'wss://ws.bitmex.com/realtime',
        messages: chunks(args, TOPICS_PER_MESSAGE).map((part) => JSON.stringify({ op: 'subscribe', args: part })),
      },
    ];
  },
  decoder: (out) => {
    const reader = new BitmexReader(out);
    return (message) => reader.read(message);
  },
  heartbeat: { everyMs: 5_000, text: 'ping' },
  plainAnswers: ['pong'],
  silenceMs: 30_000,
  censoring: {
    channel: 'liquidation',
    printed:
      'orders as they enter the book, at their limit price; changes and removals of the same order are not added',
    throttles: PRINTS_ALL,
    scope: 'venue',
    source: 'www.bitmex.com/app/wsAPI, table "liquidation"',
  },
};
