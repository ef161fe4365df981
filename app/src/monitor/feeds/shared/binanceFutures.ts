/**
 * The futures streams of Binance, which Aster speaks as well. What a book's changes mean needs a snapshot over REST,
 * given to the session as the stream `<symbol>@depthSnapshot`; partial books (`@depth20`) are snapshots themselves.
 */
import type { Emitter } from './emitter.ts';
import { chunks, type Wanted } from './feed.ts';
import { isRow, levels, list, maybeNum, num, object, type Row, side, text, timeMs, say } from './fields.ts';

/** Changes of one symbol kept while its snapshot is on the way; the oldest are dropped. */
const PENDING_MAX = 1_000;
/** Streams in one subscribe message. */
const STREAMS_PER_MESSAGE = 100;

/** Streams of one symbol, by channel. */
const STREAMS = {
  liquidation: 'forceOrder',
  trade: 'aggTrade',
  ticker: 'markPrice@1s',
  book: 'depth20@100ms',
} as const;

/** Subscribe messages for the channels named; without symbols, liquidations and mark prices of all. */
export function binanceMessages(wanted: Wanted, channels: Wanted['channels'], all: boolean): string[] {
  const streams = wanted.channels
    .filter((channel) => channels.includes(channel))
    .flatMap((channel) => {
      if (all && channel === 'liquidation') return ['!forceOrder@arr'];
      if (all && channel === 'ticker') return ['!markPrice@arr@1s'];
      return wanted.symbols.map((symbol) => `${symbol.toLowerCase()}@${STREAMS[channel]}`);
    });
  return chunks(streams, STREAMS_PER_MESSAGE).map((params, i) =>
    JSON.stringify({ method: 'SUBSCRIBE', params, id: i + 1 }),
  );
}

interface BookState {
  last: number | undefined;
  pending: Row[];
}

/** Reader of one connection's messages. */
export class BinanceReader {
  readonly #out: Emitter;
  readonly #books = new Map<string, BookState>();
  /** COIN-M: last index of a pair, told apart from the mark prices of its contracts. */
  readonly #pairIndex = new Map<string, number>();

  constructor(out: Emitter) {
    this.#out = out;
  }

  /** Reads one message: combined streams wrap it in `stream` and `data`. */
  read(message: unknown): void {
    const wrapped = isRow(message) && typeof message['stream'] === 'string';
    const data = wrapped ? message['data'] : message;
    const stream = wrapped ? (message['stream'] as string) : '';
    if (Array.isArray(data)) this.#out.each(data, (row) => this.#one(row, stream));
    else this.#one(data, stream);
  }

  #one(data: unknown, stream: string): void {
    if (!isRow(data)) return this.#out.fault('unknown-message', stream);
    switch (data['e']) {
      case 'forceOrder':
        return this.#liquidation(object(data, 'o'));
      case 'trade':
      case 'aggTrade':
        return this.#trade(data);
      case 'markPriceUpdate':
        return this.#markPrice(data);
      case '24hrTicker':
        return this.#lastPrice(data);
      case 'indexPriceUpdate':
        this.#pairIndex.set(text(data, 'i'), num(data, 'p'));
        return;
      case 'depthUpdate':
        return stream.includes('@depth20') ? this.#partialBook(data) : this.#bookChange(data);
      case 'bookTicker':
        return this.#out.ignore();
      default:
        return this.#plain(data, stream);
    }
  }

  /** Messages without a type: snapshots and open interest from REST, confirmations, errors. */
  #plain(data: Row, stream: string): void {
    if (stream.endsWith('@depthSnapshot')) this.#bookSnapshot(data, stream);
    else if (stream.endsWith('@openInterest')) {
      const time = data['time'] === undefined ? this.#out.receivedMs : timeMs(data, 'time');
      this.#out.ticker({ symbol: text(data, 'symbol'), timeMs: time, openInterest: num(data, 'openInterest') });
    } else if (isRow(data['error'])) this.#out.fault('venue-error', say(data['error']));
    else if ('result' in data && 'id' in data) this.#out.ignore();
    else this.#out.fault('unknown-message', say(data['e'] ?? stream));
  }

  /** Price and size are those filled; an order of which nothing is filled yet is counted with its own. */
  #liquidation(order: Row): void {
    const filledPrice = maybeNum(order, 'ap') ?? 0;
    const filled = maybeNum(order, 'z') ?? 0;
    const isFilled = filledPrice > 0 && filled > 0;
    const time = timeMs(order, 'T');
    const orderSide = side(order, 'S', 'BUY', 'SELL');
    this.#out.liquidation({
      symbol: text(order, 's'),
      side: orderSide,
      price: isFilled ? filledPrice : num(order, 'p'),
      priceKind: isFilled ? 'fill' : 'order',
      contracts: isFilled ? filled : num(order, 'q'),
      timeMs: time,
      id: `${time}:${orderSide}:${String(order['p'])}:${String(order['q'])}`,
    });
  }

  /** Prints of the fund and of ADL are no trades of the book: only `MARKET` counts, where the kind is told. */
  #trade(data: Row): void {
    if (data['X'] !== undefined && data['X'] !== 'MARKET') return this.#out.ignore();
    if (typeof data['m'] !== 'boolean') return this.#out.fault('field', 'm: expected true or false');
    const id = data['e'] === 'trade' ? num(data, 't') : `${num(data, 'f')}-${num(data, 'l')}`;
    this.#out.trade({
      symbol: text(data, 's'),
      side: data['m'] ? 'sell' : 'buy',
      price: num(data, 'p'),
      contracts: num(data, 'q'),
      timeMs: timeMs(data, 'T'),
      id: String(id),
    });
  }

  #lastPrice(data: Row): void {
    const symbol = text(data, 's');
    this.#out.ticker({ symbol, timeMs: timeMs(data, 'E'), last: num(data, 'c'), index: this.#indexOf(symbol) });
  }

  #indexOf(symbol: string): number | undefined {
    return this.#pairIndex.get(symbol.slice(0, symbol.lastIndexOf('_')));
  }

  #markPrice(data: Row): void {
    const symbol = text(data, 's');
    const funds = data['T'] !== 0 && data['r'] !== '' && data['r'] !== undefined;
    this.#out.ticker({
      symbol,
      timeMs: timeMs(data, 'E'),
      mark: num(data, 'p'),
      index: maybeNum(data, 'i') ?? this.#indexOf(symbol),
      fundingRate: funds ? num(data, 'r') : undefined,
      fundingTimeMs: funds ? timeMs(data, 'T') : undefined,
    });
  }

  #partialBook(data: Row): void {
    this.#out.book({
      symbol: text(data, 's'),
      snapshot: true,
      bids: levels(data, 'b'),
      asks: levels(data, 'a'),
      timeMs: timeMs(data, 'E'),
      sequence: num(data, 'u'),
    });
  }

  #bookChange(data: Row): void {
    const symbol = text(data, 's');
    let state = this.#books.get(symbol);
    if (state === undefined) {
      state = { last: undefined, pending: [] };
      this.#books.set(symbol, state);
    }
    if (state.last === undefined) {
      if (state.pending.length === PENDING_MAX) state.pending.shift();
      state.pending.push(data);
      return;
    }
    const previous = num(data, 'pu');
    const covers = num(data, 'U') <= state.last && state.last <= num(data, 'u');
    if (previous !== state.last && !covers) this.#out.lostBook(symbol);
    this.#change(symbol, data, state);
  }

  #change(symbol: string, data: Row, state: BookState): void {
    const last = num(data, 'u');
    this.#out.book({
      symbol,
      snapshot: false,
      bids: levels(data, 'b'),
      asks: levels(data, 'a'),
      timeMs: timeMs(data, 'E'),
      sequence: last,
    });
    state.last = last;
  }

  #bookSnapshot(data: Row, stream: string): void {
    const symbol =
      typeof data['symbol'] === 'string' ? data['symbol'] : stream.slice(0, stream.indexOf('@')).toUpperCase();
    const last = num(data, 'lastUpdateId');
    list(data, 'bids');
    this.#out.book({
      symbol,
      snapshot: true,
      bids: levels(data, 'bids'),
      asks: levels(data, 'asks'),
      timeMs: data['T'] === undefined ? this.#out.receivedMs : timeMs(data, 'T'),
      sequence: `snapshot-${last}`,
    });
    const pending = this.#books.get(symbol)?.pending ?? [];
    const state: BookState = { last, pending: [] };
    this.#books.set(symbol, state);
    for (const change of pending) if (num(change, 'u') > last) this.#change(symbol, change, state);
  }
}
