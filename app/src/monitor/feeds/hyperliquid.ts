/** Hyperliquid: https://hyperliquid.gitbook.io/hyperliquid-docs/for-developers/api/websocket/subscriptions */
import type { Emitter } from './shared/emitter.ts';
import type { Feed } from './shared/feed.ts';
import {
  asRow,
  FieldError,
  list,
  maybeNum,
  num,
  object,
  objectLevels,
  opposite,
  type Row,
  side,
  text,
  timeMs,
  say,
} from './shared/fields.ts';
import { type Instrument, instrument } from './shared/instruments.ts';
import { notSaid } from './shared/throttle.ts';

/**
 * The liquidator vault of HLP: its fills with method `backstop` are the positions that the book could not close. Named
 * as a child of HLP in the answer of `vaultDetails` in the venue's API reference.
 */
export const HLP_LIQUIDATOR = '0x2e3d94f0562703b25c83308a05046ddaf9a8dd14';

/** Contracts from the answer to `{"type":"meta"}`; sizes are coins, `k` in front of a name means a thousand of them. */
export function hyperliquidInstruments(meta: Row): Instrument[] {
  return list(meta, 'universe').map((entry) => {
    const symbol = text(asRow(entry, 'universe'), 'name');
    const base = symbol.slice(symbol.indexOf(':') + 1);
    return instrument({ symbol, base, kind: 'linear', size: 1, quote: 'USD', settle: 'USDC' });
  });
}

class HyperliquidReader {
  readonly #out: Emitter;

  constructor(out: Emitter) {
    this.#out = out;
  }

  read(message: unknown): void {
    const row = asRow(message, 'message');
    if (row['block_number'] !== undefined) return this.#block(row);
    switch (row['channel']) {
      case 'trades':
        return this.#out.each(list(row, 'data'), (entry) => this.#trade(asRow(entry, 'data')));
      case 'l2Book':
        return this.#book(object(row, 'data'));
      case 'activeAssetCtx':
        return this.#context(object(row, 'data'));
      case 'userFills':
        return this.#fills(object(row, 'data'));
      case 'error':
        return this.#out.fault('venue-error', say(row['data']));
      case 'subscriptionResponse':
      case 'pong':
      case 'bbo':
      case 'activeSpotAssetCtx':
        return this.#out.ignore();
      default:
        return this.#out.fault('unknown-message', say(row['channel']));
    }
  }

  /** `users` are the buyer and the seller, and `side` is that of the taker. */
  #trade(row: Row): void {
    const taker = side(row, 'side', 'B', 'A');
    const [buyer, seller] = Array.isArray(row['users']) ? (row['users'] as unknown[]) : [];
    const maker = taker === 'buy' ? seller : buyer;
    this.#out.trade({
      symbol: text(row, 'coin'),
      side: taker,
      ...(typeof maker === 'string' ? { maker: maker.toLowerCase() } : {}),
      price: num(row, 'px'),
      contracts: num(row, 'sz'),
      timeMs: timeMs(row, 'time'),
      id: String(num(row, 'tid')),
    });
  }

  #fills(data: Row): void {
    const user = text(data, 'user').toLowerCase();
    this.#out.each(list(data, 'fills'), (entry) => this.#liquidation(user, asRow(entry, 'fills')));
  }

  /** A block of a node's own `node_fills_by_block` file, with every fill of the venue as account and fill. */
  #block(row: Row): void {
    this.#out.each(list(row, 'events'), (entry) => {
      const [user, fill] = Array.isArray(entry) ? (entry as unknown[]) : [];
      this.#liquidation(text({ user }, 'user').toLowerCase(), asRow(fill, 'events'));
    });
  }

  /** `liquidation` is on both sides of a fill, under one `tid`, so the account liquidated must be named. */
  #liquidation(user: string, row: Row): void {
    if (row['liquidation'] === undefined || row['liquidation'] === null) return this.#out.ignore();
    const liquidation = object(row, 'liquidation');
    const account = text(liquidation, 'liquidatedUser').toLowerCase();
    if (liquidation['method'] !== 'market' && liquidation['method'] !== 'backstop') {
      throw new FieldError('method', 'market or backstop', liquidation['method']);
    }
    const own = side(row, 'side', 'B', 'A');
    this.#out.liquidation({
      symbol: text(row, 'coin'),
      side: account === user ? own : opposite(own),
      price: num(row, 'px'),
      priceKind: 'fill',
      contracts: num(row, 'sz'),
      timeMs: timeMs(row, 'time'),
      id: String(num(row, 'tid')),
      account,
    });
  }

  #book(data: Row): void {
    const [bids, asks] = list(data, 'levels');
    this.#out.book({
      symbol: text(data, 'coin'),
      snapshot: true,
      bids: objectLevels({ bids }, 'bids', ['px', 'sz']),
      asks: objectLevels({ asks }, 'asks', ['px', 'sz']),
      timeMs: timeMs(data, 'time'),
    });
  }

  /** The message has no time. Funding is the rate of the running hour, a fraction for an hour. */
  #context(data: Row): void {
    const context = object(data, 'ctx');
    this.#out.ticker({
      symbol: text(data, 'coin'),
      timeMs: this.#out.receivedMs,
      mark: num(context, 'markPx'),
      index: maybeNum(context, 'oraclePx'),
      openInterest: maybeNum(context, 'openInterest'),
      fundingRate: maybeNum(context, 'funding'),
    });
  }
}

/** Feed of Hyperliquid; the venue has no channel of all liquidations, so those of the HLP liquidator are followed. */
export const hyperliquid: Feed = {
  venue: 'hyperliquid',
  links: ({ channels, symbols }) => {
    const subscriptions = channels.flatMap((channel): object[] => {
      if (channel === 'liquidation') return [{ type: 'userFills', user: HLP_LIQUIDATOR }];
      const type = { trade: 'trades', book: 'l2Book', ticker: 'activeAssetCtx' }[channel];
      return symbols.map((coin) => ({ type, coin }));
    });
    const messages = subscriptions.map((subscription) => JSON.stringify({ method: 'subscribe', subscription }));
    return [{ url: 'wss://api.hyperliquid.xyz/ws', messages }];
  },
  decoder: (out) => {
    const reader = new HyperliquidReader(out);
    return (message) => reader.read(message);
  },
  heartbeat: { everyMs: 30_000, text: '{"method":"ping"}' },
  silenceMs: 70_000,
  censoring: {
    channel: 'userFills of the HLP liquidator',
    printed: 'only liquidations in which a followed account took part; those of the book between others are not seen',
    throttles: notSaid('the public stream has only the accounts followed'),
    scope: 'accounts followed',
    source: 'hyperliquid.gitbook.io, "WebSocket subscriptions" (WsFill, FillLiquidation)',
  },
};
