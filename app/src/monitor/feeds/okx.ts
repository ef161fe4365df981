/** OKX futures and swaps: https://www.okx.com/docs-v5/en/ (public WebSocket) */
import type { Emitter } from './shared/emitter.ts';
import { type Channel, chunks, type Feed } from './shared/feed.ts';
import { asRow, levels, list, maybeNum, num, object, type Row, side, text, timeMs, say } from './shared/fields.ts';
import { OkxOldReader } from './shared/okxOld.ts';
import { notSaid } from './shared/throttle.ts';

const CHANNELS: Readonly<Record<Exclude<Channel, 'liquidation'>, readonly string[]>> = {
  trade: ['trades'],
  book: ['books'],
  ticker: ['tickers', 'mark-price', 'open-interest', 'funding-rate'],
};
const ARGS_PER_MESSAGE = 100;

class OkxReader {
  readonly #out: Emitter;
  readonly #old: OkxOldReader;
  readonly #lastSequence = new Map<string, number>();
  /** Last index price of an index, `BTC-USDT`, for the contracts on it. */
  readonly #index = new Map<string, number>();

  constructor(out: Emitter) {
    this.#out = out;
    this.#old = new OkxOldReader(out);
  }

  read(message: unknown): void {
    const row = asRow(message, 'message');
    if (row['table'] !== undefined) return this.#old.read(row);
    if (row['event'] === 'error') return this.#out.fault('venue-error', say(row['msg']));
    if (row['event'] !== undefined) return this.#out.ignore();
    const arg = object(row, 'arg');
    const rows = list(row, 'data');
    switch (arg['channel']) {
      case 'liquidation-orders':
        return this.#out.each(rows, (entry) => this.#liquidations(asRow(entry, 'data')));
      case 'liquidations':
        return this.#out.each(rows, (entry) => this.#liquidation(text(arg, 'instId'), asRow(entry, 'data')));
      case 'trades':
        return this.#out.each(rows, (entry) => this.#trade(asRow(entry, 'data')));
      case 'books':
      case 'books-l2-tbt':
      case 'books50-l2-tbt':
        return this.#out.each(rows, (entry) => this.#book(row, text(arg, 'instId'), asRow(entry, 'data')));
      case 'price-limit':
      case 'bbo-tbt':
        return this.#out.ignore();
      default:
        return this.#out.each(rows, (entry) => this.#ticker(arg['channel'], asRow(entry, 'data')));
    }
  }

  #liquidations(data: Row): void {
    const symbol = text(data, 'instId');
    this.#out.each(list(data, 'details'), (entry) => this.#liquidation(symbol, asRow(entry, 'details')));
  }

  #liquidation(symbol: string, row: Row): void {
    this.#out.liquidation({
      symbol,
      side: side(row, 'side', 'buy', 'sell'),
      price: num(row, 'bkPx'),
      priceKind: 'bankruptcy',
      contracts: num(row, 'sz'),
      timeMs: timeMs(row, 'ts'),
    });
  }

  #trade(row: Row): void {
    this.#out.trade({
      symbol: text(row, 'instId'),
      side: side(row, 'side', 'buy', 'sell'),
      price: num(row, 'px'),
      contracts: num(row, 'sz'),
      timeMs: timeMs(row, 'ts'),
      id: text(row, 'tradeId'),
    });
  }

  /** `prevSeqId` is the `seqId` before it, where both are told; the venue resets a sequence with a smaller `seqId`. */
  #book(message: Row, symbol: string, data: Row): void {
    const snapshot = message['action'] === 'snapshot';
    const sequence = maybeNum(data, 'seqId');
    const previous = maybeNum(data, 'prevSeqId');
    const last = this.#lastSequence.get(symbol);
    if (!snapshot && last !== undefined && previous !== undefined && previous !== last) this.#out.lostBook(symbol);
    if (sequence !== undefined) this.#lastSequence.set(symbol, sequence);
    this.#out.book({
      symbol,
      snapshot,
      bids: levels(data, 'bids'),
      asks: levels(data, 'asks'),
      timeMs: timeMs(data, 'ts'),
      ...(sequence === undefined ? {} : { sequence }),
    });
  }

  #ticker(channel: unknown, row: Row): void {
    const symbol = text(row, 'instId');
    const time = row['ts'] === undefined ? this.#out.receivedMs : timeMs(row, 'ts');
    const index = this.#index.get(symbol.split('-', 2).join('-'));
    const base = { symbol, timeMs: time, index };
    switch (channel) {
      case 'index-tickers':
        this.#index.set(symbol, num(row, 'idxPx'));
        return;
      case 'tickers':
        return this.#out.ticker({ ...base, last: num(row, 'last') });
      case 'mark-price':
        return this.#out.ticker({ ...base, mark: num(row, 'markPx') });
      case 'open-interest':
        return this.#out.ticker({ ...base, openInterest: num(row, 'oi') });
      case 'funding-rate':
        return this.#out.ticker({
          ...base,
          fundingRate: maybeNum(row, 'fundingRate'),
          fundingTimeMs: timeMs(row, 'fundingTime'),
          predictedFundingRate: maybeNum(row, 'nextFundingRate'),
        });
      default:
        return this.#out.fault('unknown-message', say(channel));
    }
  }
}

/** Feed of OKX: also reads the forms of 2019 to 2021, for replays. */
export const okx: Feed = {
  venue: 'okx',
  links: ({ channels, symbols }) => {
    const indexes = [...new Set(symbols.map((symbol) => symbol.split('-', 2).join('-')))];
    const args = channels.flatMap((channel): Readonly<Record<string, string>>[] => {
      if (channel === 'liquidation')
        return ['SWAP', 'FUTURES'].map((instType) => ({ channel: 'liquidation-orders', instType }));
      const named = CHANNELS[channel].flatMap((name) => symbols.map((instId) => ({ channel: name, instId })));
      return channel === 'ticker'
        ? [...named, ...indexes.map((instId) => ({ channel: 'index-tickers', instId }))]
        : named;
    });
    return [
      {
        url: 'wss://ws.okx.com:8443/ws/v5/public',
        messages: chunks(args, ARGS_PER_MESSAGE).map((part) => JSON.stringify({ op: 'subscribe', args: part })),
      },
    ];
  },
  decoder: (out) => {
    const reader = new OkxReader(out);
    return (message) => reader.read(message);
  },
  heartbeat: { everyMs: 20_000, text: 'ping' },
  plainAnswers: ['pong'],
  silenceMs: 45_000,
  censoring: {
    channel: 'liquidation-orders',
    printed: 'at most one order for each contract and second; the venue says it is not the whole of liquidations',
    throttles: notSaid('at most one per contract and second; not the total, and not said which', 1_000),
    scope: 'venue',
    source: 'www.okx.com/docs-v5, "Liquidation orders channel"',
  },
};
