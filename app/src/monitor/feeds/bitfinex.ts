/** Bitfinex derivatives: https://docs.bitfinex.com/reference/ws-public-status, ws-public-books, ws-public-trades */
import type { Emitter } from './shared/emitter.ts';
import type { Feed } from './shared/feed.ts';
import {
  FieldError,
  isRow,
  type Level,
  list,
  maybeNum,
  num,
  numeric,
  type Row,
  text,
  timeMs,
  say,
} from './shared/fields.ts';
import { notSaid } from './shared/throttle.ts';

/** Configuration flags: time in each message (32,768), sequence (65,536). */
const FLAGS = 32_768 + 65_536;

type Kind = 'book' | 'trades' | 'status' | 'liquidations' | 'other';

interface ChannelInfo {
  readonly kind: Kind;
  readonly symbol: string;
}

/** A list as a row whose fields are its places, so that faults name the place. */
function places(value: unknown): Row {
  if (!Array.isArray(value)) throw new FieldError('message', 'a list', value);
  return value as unknown as Row;
}

class BitfinexReader {
  readonly #out: Emitter;
  readonly #channels = new Map<number, ChannelInfo>();
  #lastSequence = Number.NaN;

  constructor(out: Emitter) {
    this.#out = out;
  }

  read(message: unknown): void {
    if (isRow(message)) return this.#event(message);
    const row = places(message);
    const length = (message as unknown[]).length;
    // Recordings end in the channel's name and key, live messages do not.
    const named = typeof row[length - 2] === 'string' && length > 3 ? this.#named(row, length) : undefined;
    const end = named === undefined ? length : length - 2;
    const channel = named ?? this.#channels.get(num(row, '0'));
    if (channel === undefined) return this.#out.ignore();
    this.#sequence(numeric(row[end - 2]));
    if (row[1] === 'hb' || row[1] === 'cs') return this.#out.ignore();
    const time = timeMs({ time: row[end - 1] }, 'time');
    switch (channel.kind) {
      case 'liquidations':
        return this.#out.each(list(row, '1'), (entry) => this.#liquidation(places(entry)));
      case 'trades':
        return this.#trades(row, channel.symbol);
      case 'book':
        return this.#book(row[1], channel.symbol, time);
      case 'status':
        return this.#status(places(row[1]), channel.symbol, time);
      case 'other':
        return this.#out.ignore();
    }
  }

  #named(row: Row, length: number): ChannelInfo {
    const name = row[length - 2];
    const kind = name === 'book' || name === 'trades' || name === 'status' || name === 'liquidations' ? name : 'other';
    return { kind, symbol: text(row, String(length - 1)) };
  }

  #event(row: Row): void {
    if (row['event'] === 'error') return this.#out.fault('venue-error', say(row['msg']));
    if (row['event'] !== 'subscribed') return this.#out.ignore();
    const key = say(row['key'] ?? row['symbol'] ?? row['pair']);
    const kind: Kind =
      key === 'liq:global'
        ? 'liquidations'
        : row['channel'] === 'book' || row['channel'] === 'trades' || row['channel'] === 'status'
          ? row['channel']
          : 'other';
    this.#channels.set(num(row, 'chanId'), { kind, symbol: key.replace(/^deriv:/, '').replace(/^t/, '') });
  }

  /** With its flag, messages of a connection are numbered one by one. */
  #sequence(sequence: number): void {
    if (Number.isNaN(sequence) || sequence > 1e12) return;
    if (sequence > this.#lastSequence + 1 && this.#channels.size > 0) this.#out.gaps++;
    this.#lastSequence = sequence;
  }

  /**
   * A position comes first when its liquidation is triggered (place 8 is 0) and again for its fills (1): only the
   * first is counted. Place 6 is its entry price, place 11 the price at which it was taken over, where it is told.
   */
  #liquidation(row: Row): void {
    if (row[0] !== 'pos') return this.#out.fault('unknown-message', say(row[0]));
    if (num(row, '8') === 1) return this.#out.ignore();
    const amount = num(row, '5');
    const taken = maybeNum(row, '11');
    this.#out.liquidation({
      symbol: text(row, '4').replace(/^t/, ''),
      side: amount > 0 ? 'sell' : 'buy',
      price: taken ?? num(row, '6'),
      priceKind: taken === undefined ? 'entry' : 'fill',
      contracts: Math.abs(amount),
      timeMs: timeMs(row, '2'),
      id: String(num(row, '1')),
    });
  }

  /** `te` is the first word of a trade, `tu` the same again; a list of lists is the past, sent on subscribing. */
  #trades(row: Row, symbol: string): void {
    if (row[1] === 'tu') return this.#out.ignore();
    const rows = row[1] === 'te' ? [row[2]] : Array.isArray(row[1]) ? row[1] : [];
    this.#out.each(rows, (entry) => {
      const trade = places(entry);
      const amount = num(trade, '2');
      this.#out.trade({
        symbol,
        side: amount > 0 ? 'buy' : 'sell',
        price: num(trade, '3'),
        contracts: Math.abs(amount),
        timeMs: timeMs(trade, '1'),
        id: String(num(trade, '0')),
      });
    });
  }

  /** Levels as [price, count, amount]: no orders left is count 0, and the sign of the amount is the side. */
  #book(data: unknown, symbol: string, time: number): void {
    const first = places(data)[0];
    const snapshot = Array.isArray(first) || (data as unknown[]).length === 0;
    const sides = { bids: [] as Level[], asks: [] as Level[] };
    for (const entry of snapshot ? (data as unknown[]) : [data]) {
      const row = places(entry);
      const amount = num(row, '2');
      (amount > 0 ? sides.bids : sides.asks).push([num(row, '0'), num(row, '1') === 0 ? 0 : Math.abs(amount)]);
    }
    this.#out.book({ symbol, snapshot, ...sides, timeMs: time });
  }

  #status(row: Row, symbol: string, time: number): void {
    this.#out.ticker({
      symbol,
      timeMs: time,
      last: maybeNum(row, '2'),
      index: maybeNum(row, '3'),
      fundingTimeMs: maybeNum(row, '7') && timeMs(row, '7'),
      predictedFundingRate: maybeNum(row, '8'),
      fundingRate: maybeNum(row, '11'),
      mark: maybeNum(row, '14'),
      openInterest: maybeNum(row, '17'),
    });
  }
}

/** Feed of Bitfinex derivatives: amounts are coins, also where the venue calls them contracts. */
export const bitfinex: Feed = {
  venue: 'bitfinex',
  links: ({ channels, symbols }) => {
    const each = (build: (symbol: string) => unknown): string[] =>
      symbols.map((symbol) => JSON.stringify(build(symbol)));
    const event = 'subscribe';
    const messages = channels.flatMap((channel) => {
      if (channel === 'liquidation') return [JSON.stringify({ event, channel: 'status', key: 'liq:global' })];
      if (channel === 'ticker') return each((symbol) => ({ event, channel: 'status', key: `deriv:t${symbol}` }));
      if (channel === 'trade') return each((symbol) => ({ event, channel: 'trades', symbol: `t${symbol}` }));
      return each((symbol) => ({ event, channel: 'book', symbol: `t${symbol}`, prec: 'P0', len: '100' }));
    });
    const configure = JSON.stringify({ event: 'conf', flags: FLAGS });
    return [{ url: 'wss://api-pub.bitfinex.com/ws/2', messages: [configure, ...messages] }];
  },
  decoder: (out) => {
    const reader = new BitfinexReader(out);
    return (message) => reader.read(message);
  },
  heartbeat: { everyMs: 20_000, text: '{"event":"ping"}' },
  silenceMs: 45_000,
  censoring: {
    channel: 'status liq:global',
    printed: 'positions when their liquidation starts; fills of the same position come again and are not added',
    throttles: notSaid('positions when their liquidation starts'),
    scope: 'venue',
    source: 'docs.bitfinex.com/reference/ws-public-status',
  },
};
