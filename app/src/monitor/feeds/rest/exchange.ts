/** The part of ccxt that is used. ccxt takes half a second to load, so it is loaded when a venue is first asked. */
import { type Instrument, instrument } from '../shared/instruments.ts';

/** A contract or spot market as ccxt describes it. */
export interface CcxtMarket {
  readonly id: string;
  readonly symbol: string;
  readonly base: string;
  readonly quote: string;
  readonly settle?: string | undefined;
  readonly contract?: boolean | undefined;
  readonly option?: boolean | undefined;
  readonly active?: boolean | undefined;
  readonly linear?: boolean | undefined;
  readonly inverse?: boolean | undefined;
  readonly contractSize?: number | undefined;
}

/** A token as ccxt describes it: whether it can be deposited and withdrawn, as a whole and by network. */
export interface CcxtCurrency {
  readonly code: string;
  readonly deposit?: boolean | undefined;
  readonly withdraw?: boolean | undefined;
  readonly networks?:
    | Readonly<Record<string, { readonly deposit?: boolean | undefined; readonly withdraw?: boolean | undefined }>>
    | undefined;
}

/** The methods of an exchange that are called. */
export interface CcxtExchange {
  loadMarkets(): Promise<Readonly<Record<string, CcxtMarket>>>;
  fetchOpenInterest(symbol: string): Promise<{ readonly info: unknown }>;
  fetchLongShortRatioHistory(
    symbol: string,
    timeframe: string,
    since?: number,
    limit?: number,
  ): Promise<readonly { readonly timestamp?: number; readonly longShortRatio?: number }[]>;
  fetchCurrencies(): Promise<Readonly<Record<string, CcxtCurrency>>>;
  fetchTicker(symbol: string): Promise<{ readonly timestamp?: number; readonly last?: number }>;
}

/** Names of ccxt for our venues. */
export const CCXT_IDS = {
  'binance-usdm': 'binanceusdm',
  'binance-coinm': 'binancecoinm',
  'binance-spot': 'binance',
  bybit: 'bybit',
  okx: 'okx',
  deribit: 'deribit',
  bitfinex: 'bitfinex',
  htx: 'htx',
  gate: 'gate',
  'kraken-futures': 'krakenfutures',
  kraken: 'kraken',
  'dydx-v4': 'dydx',
  aster: 'aster',
  bitget: 'bitget',
  lighter: 'lighter',
} as const;

/** A venue that ccxt can be asked about. */
export type CcxtVenue = keyof typeof CCXT_IDS;

/** An exchange of ccxt, with its own pacing of requests on. Throws where ccxt cannot be loaded. */
export async function ccxtExchange(venue: CcxtVenue): Promise<CcxtExchange> {
  const { default: ccxt } = await import('ccxt');
  const Exchange = (ccxt as unknown as Readonly<Record<string, new (config: object) => CcxtExchange>>)[CCXT_IDS[venue]];
  if (Exchange === undefined) throw new Error(`this version of ccxt has no ${CCXT_IDS[venue]}`);
  return new Exchange({ enableRateLimit: true });
}

/**
 * Venues whose messages count in coins (linear) or dollars (inverse) and not in contracts, whatever ccxt calls the size
 * of one: for Bybit's inverse contracts it gives the smallest order, for Lighter a multiplier of the quote.
 */
const COUNTED_PLAINLY: ReadonlySet<CcxtVenue> = new Set([
  'deribit',
  'bybit',
  'bitfinex',
  'dydx-v4',
  'bitget',
  'lighter',
]);

/**
 * Contracts of a venue from ccxt's markets, without options. A market without a size or a direction is left out.
 */
export function instrumentsOf(venue: CcxtVenue, markets: Readonly<Record<string, CcxtMarket>>): Instrument[] {
  return Object.values(markets).flatMap((market) => {
    const { id, base, quote, settle, contractSize } = market;
    const kind = market.linear === true ? 'linear' : market.inverse === true ? 'inverse' : undefined;
    if (market.contract !== true || market.option === true || kind === undefined) return [];
    const size = COUNTED_PLAINLY.has(venue) ? 1 : contractSize;
    if (size === undefined || !(size > 0)) return [];
    const symbol = venue === 'bitfinex' ? id.replace(/^t/, '') : id;
    return [instrument({ symbol, base, kind, size, quote, settle: settle ?? quote })];
  });
}
