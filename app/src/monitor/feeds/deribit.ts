/** Deribit futures and perpetuals: https://docs.deribit.com (subscriptions book, trades, ticker) */
import type { Emitter } from './shared/emitter.ts';
import { type Channel, type Feed } from './shared/feed.ts';
import {
  asRow,
  FieldError,
  type Level,
  list,
  maybeNum,
  num,
  numeric,
  object,
  opposite,
  type Row,
  side,
  text,
  timeMs,
  say,
} from './shared/fields.ts';
import { PRINTS_ALL } from './shared/throttle.ts';

const CHANNELS: Readonly<Record<Channel, string>> = {
  liquidation: 'trades.%.100ms',
  trade: 'trades.%.100ms',
  book: 'book.%.100ms',
  ticker: 'ticker.%.100ms',
};

/** Options and combinations have names with other words than `BTC-PERPETUAL`, `BTC_USDC-PERPETUAL`, `BTC-27DEC24`. */
const FUTURE = /^[A-Z0-9]+(_[A-Z]+)?-(PERPETUAL|\d{1,2}[A-Z]{3}\d{2})$/;

class DeribitReader {
  readonly #out: Emitter;
  readonly #lastChange = new Map<string, number>();
  readonly #lastTrade = new Map<string, number>();

  constructor(out: Emitter) {
    this.#out = out;
  }

  read(message: unknown): void {
    const row = asRow(message, 'message');
    if (row['method'] === 'heartbeat') return this.#heartbeat(object(row, 'params'));
    if (row['method'] !== 'subscription') return this.#answer(row);
    const params = object(row, 'params');
    const channel = text(params, 'channel');
    const [kind = '', symbol = ''] = channel.split('.', 2);
    if (!FUTURE.test(symbol)) return this.#out.ignore();
    switch (kind) {
      case 'trades':
        return this.#out.each(list(params, 'data'), (entry) => this.#trade(asRow(entry, 'data')));
      case 'book':
        return this.#book(object(params, 'data'));
      case 'ticker':
        return this.#ticker(object(params, 'data'));
      case 'quote':
        return this.#out.ignore();
      default:
        return this.#out.fault('unknown-message', channel);
    }
  }

  #heartbeat(params: Row): void {
    if (params['type'] === 'test_request') {
      this.#out.replies.push(JSON.stringify({ jsonrpc: '2.0', method: 'public/test', params: {} }));
    } else this.#out.ignore();
  }

  #answer(row: Row): void {
    if (row['error'] !== undefined) this.#out.fault('venue-error', say(row['error']));
    else if (row['result'] !== undefined) this.#out.ignore();
    else this.#out.fault('unknown-message', say(row['method']));
  }

  /** `liquidation` says who of the two was liquidated: T the taker, M the maker, MT both. */
  #trade(row: Row): void {
    const taker = side(row, 'direction', 'buy', 'sell');
    const id = text(row, 'trade_id');
    const event = {
      symbol: text(row, 'instrument_name'),
      price: num(row, 'price'),
      contracts: num(row, 'amount'),
      timeMs: timeMs(row, 'timestamp'),
    };
    this.#tradeSequence(event.symbol, row);
    this.#out.trade({ ...event, side: taker, id });
    const who = row['liquidation'];
    if (who === undefined || who === 'none') return;
    if (who !== 'T' && who !== 'M' && who !== 'MT') throw new FieldError('liquidation', 'T, M or MT', who);
    for (const part of who) {
      const forced = part === 'T' ? taker : opposite(taker);
      this.#out.liquidation({ ...event, side: forced, priceKind: 'fill', id: `${id}:${part}` });
    }
  }

  /** Trades of an instrument are numbered one by one; a jump is a trade, and maybe a liquidation, that was missed. */
  #tradeSequence(symbol: string, row: Row): void {
    const sequence = maybeNum(row, 'trade_seq');
    if (sequence === undefined) return;
    const last = this.#lastTrade.get(symbol);
    if (last !== undefined && sequence > last + 1) this.#out.gaps++;
    if (last === undefined || sequence > last) this.#lastTrade.set(symbol, sequence);
  }

  #book(data: Row): void {
    const symbol = text(data, 'instrument_name');
    const change = num(data, 'change_id');
    const previous = maybeNum(data, 'prev_change_id');
    const snapshot = data['type'] === 'snapshot' || previous === undefined || previous === 0;
    const last = this.#lastChange.get(symbol);
    if (!snapshot && last !== undefined && previous !== last) this.#out.lostBook(symbol);
    this.#lastChange.set(symbol, change);
    this.#out.book({
      symbol,
      snapshot,
      bids: actions(data, 'bids'),
      asks: actions(data, 'asks'),
      timeMs: timeMs(data, 'timestamp'),
      sequence: change,
    });
  }

  #ticker(data: Row): void {
    this.#out.ticker({
      symbol: text(data, 'instrument_name'),
      timeMs: timeMs(data, 'timestamp'),
      last: maybeNum(data, 'last_price'),
      mark: maybeNum(data, 'mark_price'),
      index: maybeNum(data, 'index_price'),
      openInterest: maybeNum(data, 'open_interest'),
      fundingRate: maybeNum(data, 'current_funding'),
    });
  }
}

/** Levels as [action, price, amount]; a deleted level has the amount 0. */
function actions(row: Row, field: string): Level[] {
  return list(row, field).map((entry) => {
    const [action, price, amount] = Array.isArray(entry) ? entry : [];
    const level: Level = [numeric(price), action === 'delete' ? 0 : numeric(amount)];
    if (Number.isNaN(level[0] + level[1])) throw new FieldError(field, 'levels of action, price and amount', entry);
    return level;
  });
}

/** Feed of Deribit: liquidations are marked on the public trades; amounts are USD (inverse) or coins (linear). */
export const deribit: Feed = {
  venue: 'deribit',
  links: ({ channels, symbols }) => {
    const names = [...new Set(channels.map((channel) => CHANNELS[channel]))];
    const params = { channels: names.flatMap((name) => symbols.map((symbol) => name.replace('%', symbol))) };
    return [
      {
        url: 'wss://www.deribit.com/ws/api/v2',
        messages: [
          JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'public/set_heartbeat', params: { interval: 30 } }),
          JSON.stringify({ jsonrpc: '2.0', id: 2, method: 'public/subscribe', params }),
        ],
      },
    ];
  },
  decoder: (out) => {
    const reader = new DeribitReader(out);
    return (message) => reader.read(message);
  },
  silenceMs: 75_000,
  censoring: {
    channel: 'trades.INSTRUMENT.100ms, field liquidation',
    printed: 'every fill of a liquidation, marked on the trade with the side that was liquidated',
    throttles: PRINTS_ALL,
    scope: 'venue',
    source: 'docs.deribit.com, "trades.{instrument_name}.{interval}"',
  },
};
