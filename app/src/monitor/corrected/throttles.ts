/**
 * What each venue leaves out of its public liquidation feed, as its own documentation says. A throttle that is known
 * can be undone within limits; one that is only admitted cannot. docs/monitor.md has the table of feeds.
 */

/** How a feed is thinned. */
export type Throttle =
  /** Every forced order or fill is printed. */
  | { readonly kind: 'complete'; readonly source: string }
  /** One order per symbol (and side, where so) and period; nothing where there was none. */
  | {
      readonly kind: 'one-per-period';
      readonly periodMs: number;
      readonly keeps: 'last' | 'largest';
      readonly eachSide: boolean;
      readonly source: string;
    }
  /** Orders are missing, and it is not said which. */
  | { readonly kind: 'unknown'; readonly source: string };

/** From when Binance's page says "largest" where it said "latest", as users noted it. */
const BINANCE_LARGEST_FROM_MS = Date.UTC(2026, 3, 10);

/** Bybit prints all since February 2025; that month counts as before. */
const BYBIT_ALL_FROM_MS = Date.UTC(2025, 2, 1);

const SECOND = { kind: 'one-per-period', periodMs: 1000 } as const;

const UNKNOWN: Readonly<Record<string, string>> = {
  okx: 'at most one per contract and second; not the total, and not said which',
  gate: 'at most one per contract and second, not said which',
  hyperliquid: 'the public stream has only the accounts followed',
  bitfinex: 'positions when their liquidation starts',
  htx: 'orders as they are created; no limit is stated',
};

const COMPLETE: ReadonlySet<string> = new Set(['deribit', 'bitmex', 'kraken-futures', 'dydx-v4', 'lighter', 'ftx']);

/** The throttle of a venue's feed at a time; `unknown` for a venue that is not listed. */
export function throttleOf(venue: string, timeMs: number): Throttle {
  switch (venue) {
    case 'binance-usdm':
    case 'binance-coinm': {
      const keeps = timeMs < BINANCE_LARGEST_FROM_MS ? 'last' : 'largest';
      return { ...SECOND, keeps, eachSide: false, source: 'developers.binance.com, Liquidation Order Streams' };
    }
    case 'aster':
      return { ...SECOND, keeps: 'last', eachSide: false, source: 'Aster API, Liquidation Order Streams' };
    case 'bitget':
      return { ...SECOND, keeps: 'largest', eachSide: true, source: 'Bitget API, liquidation channel' };
    case 'bybit':
      return timeMs < BYBIT_ALL_FROM_MS
        ? { kind: 'unknown', source: 'one per symbol and second, not said which' }
        : { kind: 'complete', source: 'Bybit API, All Liquidation' };
    default:
      return COMPLETE.has(venue)
        ? { kind: 'complete', source: 'every order or fill, see the table of feeds' }
        : { kind: 'unknown', source: UNKNOWN[venue] ?? 'no statement of the venue on record' };
  }
}
