/**
 * Request limits that venues publish for an address without a key, as weights of their own. Half of each is used: other
 * programs behind the same address ask too.
 */
import type { RateLimit } from './tokenBucket.ts';

/** Part of a published limit that is used. */
export const LIMIT_SHARE = 0.5;

const limit = (weight: number, perMs: number, source: string): RateLimit => ({ weight, perMs, source });

/** Limits by host, as a poll names it. */
export const RATE_LIMITS = {
  'binance-usdm': limit(2_400, 60_000, 'developers.binance.com, USDⓈ-M exchangeInfo rateLimits, REQUEST_WEIGHT'),
  'binance-usdm-data': limit(
    1_000,
    300_000,
    'developers.binance.com, USDⓈ-M "Long/Short Ratio": 1,000 requests in 5 min',
  ),
  'binance-coinm': limit(2_400, 60_000, 'developers.binance.com, COIN-M exchangeInfo rateLimits, REQUEST_WEIGHT'),
  bybit: limit(600, 5_000, 'bybit-exchange.github.io/docs/v5/rate-limit, 600 requests in 5 s for an address'),
  'okx-rubik': limit(5, 2_000, 'www.okx.com/docs-v5, "Get contract long/short ratio", 5 requests in 2 s'),
  htx: limit(240, 3_000, 'www.htx.com/en-us/opend, USDT-M access limits: 240 requests in 3 s for an address'),
  // Said for one second; over ten, so that half of it still holds a request.
  kraken: limit(10, 10_000, 'docs.kraken.com, spot REST rate limits: public market data about one request a second'),
  'binance-spot': limit(6_000, 60_000, 'developers.binance.com, spot exchangeInfo rateLimits, REQUEST_WEIGHT'),
  'gate-spot': limit(4, 4_000, 'no page read for lists of currencies: one request a second is our own measure'),
  'htx-spot': limit(4, 4_000, 'no page read for lists of currencies: one request a second is our own measure'),
  'bitget-spot': limit(4, 4_000, 'no page read for lists of currencies: one request a second is our own measure'),
  'ethereum-node': limit(20, 1_000, "none published, the node is the reader's own: our own measure"),
} as const satisfies Readonly<Record<string, RateLimit>>;

/** A host with a published limit. */
export type LimitedHost = keyof typeof RATE_LIMITS;
