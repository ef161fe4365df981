/**
 * What a feed says, in one form for every venue: the rows that the store keeps and that windows are computed from.
 * Every amount says its unit; a venue's own contract units are gone here, except where `qty` keeps them for a check.
 */

/** Fields that every event has. */
export interface EventHead {
  /** Venue, as in the file name of its feed: `binance-usdm`, `bybit`, `okx`, ... */
  readonly venue: string;
  /** Instrument in the venue's own spelling: `BTCUSDT`, `BTC-USDT-SWAP`, `XBTUSD`. */
  readonly symbol: string;
  /** Base asset in the field's spelling: `BTC`, never `XBT`; `PEPE` for `1000PEPE`, with `qty` in single coins. */
  readonly asset: string;
  /** The venue's own time of the event, ms UTC. */
  readonly timeMs: number;
  /** When we received it, ms UTC. */
  readonly receivedMs: number;
  /**
   * Identity of the event within (venue, kind): equal for the same event when it comes twice, on two connections or
   * after a reconnect. The venue's own id where it has one, else its fields joined.
   */
  readonly id: string;
}

/** A forced order that a venue printed. */
export interface LiquidationEvent extends EventHead {
  readonly kind: 'liquidation';
  /** The position that was liquidated: a forced sell closes a `long`. */
  readonly position: 'long' | 'short';
  /** USD per coin: fill price where the venue tells it, else what it does tell, as `priceKind` says. */
  readonly price: number;
  readonly priceKind: 'fill' | 'order' | 'bankruptcy' | 'entry';
  /** Base coins, positive. */
  readonly qty: number;
  /** USD notional in whole cents, so that sums are exact in any order. */
  readonly notionalCents: number;
  /** Account that was liquidated, where the venue tells. */
  readonly account?: string;
}

/** A trade. */
export interface TradeEvent extends EventHead {
  readonly kind: 'trade';
  /** Side of the taker. */
  readonly side: 'buy' | 'sell' | 'unknown';
  readonly price: number;
  readonly qty: number;
  readonly notionalCents: number;
  /** Account of the maker, where the venue names it; not kept in the store. */
  readonly maker?: string;
}

/** A book: a snapshot replaces, a change sets levels (`qty` 0 removes one). */
export interface BookEvent extends EventHead {
  readonly kind: 'book';
  readonly snapshot: boolean;
  /** Price (USD per coin) and base coins, best first in a snapshot. */
  readonly bids: readonly (readonly [price: number, qty: number])[];
  readonly asks: readonly (readonly [price: number, qty: number])[];
}

/** What a venue says of an instrument beside trades; a field that a message does not carry is left out. */
export interface TickerEvent extends EventHead {
  readonly kind: 'ticker';
  readonly lastPrice?: number;
  readonly markPrice?: number;
  readonly indexPrice?: number;
  /** Base coins, one side (longs = shorts). */
  readonly openInterestQty?: number;
  readonly openInterestUsd?: number;
  /** Fraction per funding interval, as the venue quotes it. */
  readonly fundingRate?: number;
  readonly fundingTimeMs?: number;
  readonly predictedFundingRate?: number;
}

/** Everything else that is a number with a time: long/short ratio, fund balance, peg, utilisation, transfer state. */
export interface GaugeEvent extends EventHead {
  readonly kind: 'gauge';
  /** Name with its unit: `long_short_ratio`, `insurance_fund_usd`, `utilisation`, `peg_usd`. */
  readonly name: string;
  readonly value: number;
}

/** Any event that a feed can say. */
export type MarketEvent = LiquidationEvent | TradeEvent | BookEvent | TickerEvent | GaugeEvent;

/** Names of the kinds, in the order of the store's folders. */
export const MARKET_EVENT_KINDS = ['liquidation', 'trade', 'book', 'ticker', 'gauge'] as const;

/** USD to whole cents, half away from zero; throws RangeError where cents no longer fit an integer exactly. */
export function cents(usd: number): number {
  const value = Math.sign(usd) * Math.round(Math.abs(usd) * 100);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${usd} USD cannot be kept in whole cents`);
  return value;
}
