/** Bybit V5 linear and inverse contracts: https://bybit-exchange.github.io/docs/v5/websocket/public */
import { BybitOldReader, half } from './shared/bybitOld.ts';
import type { Emitter } from './shared/emitter.ts';
import { type Channel, chunks, type Feed, type Wanted } from './shared/feed.ts';
import {
  asRow,
  isRow,
  levels,
  list,
  maybeNum,
  num,
  object,
  opposite,
  type Row,
  side,
  text,
  timeMs,
  say,
} from './shared/fields.ts';
import { notSaid, PRINTS_ALL, type DatedThrottle } from './shared/throttle.ts';

const TOPICS: Readonly<Record<Channel, string>> = {
  liquidation: 'allLiquidation',
  trade: 'publicTrade',
  book: 'orderbook.50',
  ticker: 'tickers',
};
/** Topics in one subscribe message; the venue's limit is 21,000 characters of `args`. */
const TOPICS_PER_MESSAGE = 100;

function messages(symbols: readonly string[], channels: Wanted['channels']): string[] {
  const topics = channels.flatMap((channel) => symbols.map((symbol) => `${TOPICS[channel]}.${symbol}`));
  return chunks(topics, TOPICS_PER_MESSAGE).map((args) => JSON.stringify({ op: 'subscribe', args }));
}

/** Inverse contracts end in USD, `BTCUSD`, or in USD and an expiry, `BTCUSDU23`; all others are linear. */
function isInverse(symbol: string): boolean {
  return /USD([FGHJKMNQUVXZ]\d\d)?$/.test(symbol);
}

class BybitReader {
  readonly #out: Emitter;
  readonly #old: BybitOldReader;
  readonly #lastUpdate = new Map<string, number>();

  constructor(out: Emitter) {
    this.#out = out;
    this.#old = new BybitOldReader(out);
  }

  read(message: unknown): void {
    const row = asRow(message, 'message');
    if (typeof row['topic'] !== 'string') return this.#control(row);
    const kind = row['topic'].slice(0, row['topic'].indexOf('.'));
    switch (kind) {
      case 'allLiquidation':
        return this.#out.each(list(row, 'data'), (entry) => this.#liquidation(asRow(entry, 'data')));
      case 'publicTrade':
        return this.#out.each(list(row, 'data'), (entry) => this.#trade(asRow(entry, 'data')));
      case 'orderbook':
        return this.#book(row, object(row, 'data'));
      case 'tickers':
        return this.#ticker(row, object(row, 'data'));
      default:
        return this.#old.read(kind, row);
    }
  }

  #control(row: Row): void {
    if (row['success'] === false) this.#out.fault('venue-error', say(row['ret_msg']));
    else if (row['op'] !== undefined || row['success'] === true || isRow(row['request'])) this.#out.ignore();
    else this.#out.fault('unknown-message', Object.keys(row).join(','));
  }

  /** `S` is the side of the position: Buy is a long that was liquidated. The price is that of its bankruptcy. */
  #liquidation(row: Row): void {
    this.#out.liquidation({
      symbol: text(row, 's'),
      side: opposite(side(row, 'S', 'Buy', 'Sell')),
      price: num(row, 'p'),
      priceKind: 'bankruptcy',
      contracts: num(row, 'v'),
      timeMs: timeMs(row, 'T'),
    });
  }

  #trade(row: Row): void {
    this.#out.trade({
      symbol: text(row, 's'),
      side: side(row, 'S', 'Buy', 'Sell'),
      price: num(row, 'p'),
      contracts: num(row, 'v'),
      timeMs: timeMs(row, 'T'),
      id: text(row, 'i'),
    });
  }

  /** Depth 1 is a best quote; `u` counts up by one, and 1 is a snapshot after a restart of the venue's service. */
  #book(row: Row, data: Row): void {
    if ((row['topic'] as string).startsWith('orderbook.1.')) return this.#out.ignore();
    const topic = row['topic'] as string;
    const update = num(data, 'u');
    const snapshot = row['type'] === 'snapshot' || update === 1;
    const last = this.#lastUpdate.get(topic);
    if (!snapshot && last !== undefined && update !== last + 1) this.#out.lostBook(text(data, 's'));
    this.#lastUpdate.set(topic, update);
    this.#out.book({
      symbol: text(data, 's'),
      snapshot,
      bids: levels(data, 'b'),
      asks: levels(data, 'a'),
      timeMs: timeMs(row, 'ts'),
      sequence: update,
    });
  }

  #ticker(row: Row, data: Row): void {
    this.#out.ticker({
      symbol: text(data, 'symbol'),
      timeMs: timeMs(row, 'ts'),
      last: maybeNum(data, 'lastPrice'),
      mark: maybeNum(data, 'markPrice'),
      index: maybeNum(data, 'indexPrice'),
      openInterest: maybeNum(data, 'singleOpenInterest') ?? half(maybeNum(data, 'openInterest')),
      fundingRate: maybeNum(data, 'fundingRate'),
      fundingTimeMs: maybeNum(data, 'nextFundingTime') && timeMs(data, 'nextFundingTime'),
    });
  }
}

/** All since February 2025; that month counts as before. */
const THROTTLES: readonly DatedThrottle[] = [
  ...notSaid('one per symbol and second, not said which', 1_000),
  { ...PRINTS_ALL[0]!, fromMs: Date.UTC(2025, 2, 1) },
];

/** Feed of Bybit: also reads the liquidation topic of 2021 to 2025 and, for replays, the forms before V5. */
export const bybit: Feed = {
  venue: 'bybit',
  links: ({ channels, symbols }) =>
    [
      {
        url: 'wss://stream.bybit.com/v5/public/linear',
        messages: messages(
          symbols.filter((s) => !isInverse(s)),
          channels,
        ),
      },
      { url: 'wss://stream.bybit.com/v5/public/inverse', messages: messages(symbols.filter(isInverse), channels) },
    ].filter((link) => link.messages.length > 0),
  decoder: (out) => {
    const reader = new BybitReader(out);
    return (message) => reader.read(message);
  },
  heartbeat: { everyMs: 20_000, text: '{"op":"ping"}' },
  silenceMs: 60_000,
  censoring: {
    channel: 'allLiquidation.SYMBOL',
    printed: 'all liquidations, pushed every 500 ms; until February 2025 one for each symbol and second',
    throttles: THROTTLES,
    scope: 'venue',
    source: 'bybit-exchange.github.io/docs/v5/websocket/public/all-liquidation, commit 072c197 of 2026-07-24',
  },
};
