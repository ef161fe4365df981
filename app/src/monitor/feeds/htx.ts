/** HTX futures, inverse swaps and linear swaps: https://www.htx.com/en-us/opend/newApiPages/ (USDT-M and coin-M) */
import type { Emitter } from './shared/emitter.ts';
import type { Feed, Link } from './shared/feed.ts';
import {
  asRow,
  FieldError,
  levels,
  list,
  maybeNum,
  num,
  object,
  type Row,
  side,
  text,
  timeMs,
  say,
} from './shared/fields.ts';
import { notSaid } from './shared/throttle.ts';

class HtxReader {
  readonly #out: Emitter;
  readonly #lastVersion = new Map<string, number>();

  constructor(out: Emitter) {
    this.#out = out;
  }

  read(message: unknown): void {
    const row = asRow(message, 'message');
    if (row['ping'] !== undefined) return void this.#out.replies.push(JSON.stringify({ pong: row['ping'] }));
    if (row['op'] === 'ping') return void this.#out.replies.push(JSON.stringify({ op: 'pong', ts: row['ts'] }));
    if (row['status'] === 'error') return this.#out.fault('venue-error', say(row['err-msg']));
    if (typeof row['err-code'] === 'number' && row['err-code'] !== 0) {
      return this.#out.fault('venue-error', say(row['err-msg']));
    }
    if (row['op'] === 'notify') return this.#notification(row);
    if (typeof row['ch'] === 'string') return this.#market(row['ch'], row);
    if (row['op'] !== undefined || row['subbed'] !== undefined) return this.#out.ignore();
    this.#out.fault('unknown-message', Object.keys(row).join(','));
  }

  #notification(row: Row): void {
    const topic = text(row, 'topic');
    const kind = topic.slice(topic.lastIndexOf('.') + 1);
    if (kind === 'liquidation_orders') {
      return this.#out.each(list(row, 'data'), (entry) => this.#liquidation(asRow(entry, 'data')));
    }
    if (kind === 'funding_rate') {
      return this.#out.each(list(row, 'data'), (entry) => this.#funding(asRow(entry, 'data'), timeMs(row, 'ts')));
    }
    if (kind === 'contract_info') return this.#out.ignore();
    this.#out.fault('unknown-message', topic);
  }

  /** Volume is contracts of the one side that was liquidated, direction that of the order that closes it. */
  #liquidation(row: Row): void {
    this.#out.liquidation({
      symbol: text(row, 'contract_code'),
      side: side(row, 'direction', 'buy', 'sell'),
      price: num(row, 'price'),
      priceKind: 'order',
      contracts: num(row, 'volume'),
      timeMs: timeMs(row, 'created_at'),
    });
  }

  #funding(row: Row, time: number): void {
    this.#out.ticker({
      symbol: text(row, 'contract_code'),
      timeMs: time,
      fundingRate: num(row, 'funding_rate'),
      predictedFundingRate: maybeNum(row, 'estimated_rate'),
      fundingTimeMs: timeMs(row, 'settlement_time'),
    });
  }

  #market(channel: string, row: Row): void {
    const [, symbol = '', kind = ''] = channel.split('.');
    switch (kind) {
      case 'trade':
        return this.#out.each(list(object(row, 'tick'), 'data'), (entry) => this.#trade(symbol, asRow(entry, 'data')));
      case 'depth':
        return this.#book(channel, symbol, object(row, 'tick'), timeMs(row, 'ts'));
      case 'basis': {
        const tick = object(row, 'tick');
        const prices = { last: num(tick, 'contract_price'), index: num(tick, 'index_price') };
        return this.#out.ticker({ symbol, timeMs: timeMs(row, 'ts'), ...prices });
      }
      case 'open_interest':
        return this.#out.each(list(row, 'data'), (entry) => {
          // The venue counts both sides of open interest; ours is one.
          const openInterest = num(asRow(entry, 'data'), 'volume') / 2;
          this.#out.ticker({ symbol, timeMs: timeMs(row, 'ts'), openInterest });
        });
      case 'bbo':
        return this.#out.ignore();
      default:
        return this.#out.fault('unknown-message', channel);
    }
  }

  /** The venue documents a trade's amount as the sum of both sides, so half of it was traded. */
  #trade(symbol: string, row: Row): void {
    this.#out.trade({
      symbol,
      side: row['direction'] === '' ? 'unknown' : side(row, 'direction', 'buy', 'sell'),
      price: num(row, 'price'),
      contracts: num(row, 'amount') / 2,
      timeMs: timeMs(row, 'ts'),
      id: String(num(row, 'id')),
    });
  }

  #book(channel: string, symbol: string, tick: Row, time: number): void {
    if (tick['event'] !== 'snapshot' && tick['event'] !== 'update') {
      throw new FieldError('event', 'snapshot or update', tick['event']);
    }
    const version = num(tick, 'version');
    const last = this.#lastVersion.get(channel);
    const snapshot = tick['event'] === 'snapshot';
    if (!snapshot && last !== undefined && version !== last + 1) this.#out.lostBook(symbol);
    this.#lastVersion.set(channel, version);
    const [bids, asks] = [levels(tick, 'bids'), levels(tick, 'asks')];
    // A snapshot without levels is only the notice that changes follow.
    if (snapshot && bids.length + asks.length === 0) return this.#out.ignore();
    this.#out.book({ symbol, snapshot, bids, asks, timeMs: time, sequence: version });
  }
}

/** Where a symbol trades: `BTC-USDT` linear, `BTC-USD` inverse swap, `BTC_CQ` or `BTC200925` inverse future. */
function product(symbol: string): 'linear-swap-' | 'swap-' | '' {
  if (symbol.includes('-USDT')) return 'linear-swap-';
  return symbol.endsWith('-USD') ? 'swap-' : '';
}

function links(prefix: string, symbols: readonly string[], channels: readonly string[]): Link[] {
  const market = symbols.flatMap((symbol) => [
    ...(channels.includes('trade') ? [{ sub: `market.${symbol}.trade.detail`, id: symbol }] : []),
    ...(channels.includes('book')
      ? [{ sub: `market.${symbol}.depth.size_150.high_freq`, data_type: 'incremental', id: symbol }]
      : []),
    ...(channels.includes('ticker') ? [{ sub: `market.${symbol}.basis.1min.open`, id: symbol }] : []),
  ]);
  const topics = [
    ...(channels.includes('liquidation') ? ['public.*.liquidation_orders'] : []),
    ...(channels.includes('ticker') && prefix !== '' ? ['public.*.funding_rate'] : []),
  ];
  const url = (path: string): string => `wss://api.hbdm.com/${prefix}${path}`;
  const all = [
    { url: url('ws'), messages: market.map((message) => JSON.stringify(message)) },
    { url: url('notification'), messages: topics.map((topic) => JSON.stringify({ op: 'sub', cid: topic, topic })) },
  ];
  return all.filter(({ messages }) => messages.length > 0);
}

/** Feed of HTX. */
export const htx: Feed = {
  venue: 'htx',
  links: ({ channels, symbols }) =>
    (['linear-swap-', 'swap-', ''] as const).flatMap((prefix) => {
      const own = symbols.filter((symbol) => product(symbol) === prefix);
      return own.length === 0 ? [] : links(prefix, own, channels);
    }),
  decoder: (out) => {
    const reader = new HtxReader(out);
    return (message) => reader.read(message);
  },
  silenceMs: 30_000,
  compressed: 'gzip',
  censoring: {
    channel: 'public.*.liquidation_orders',
    printed: 'liquidation orders as they are created, at their order price; the venue states no limit',
    throttles: notSaid('orders as they are created; no limit is stated'),
    scope: 'venue',
    source: 'www.htx.com/en-us/opend, "Subscribe Liquidation Orders Data"',
  },
};
