/**
 * What each venue leaves out of its public liquidation feed, as its own documentation says. A throttle that is known
 * can be undone within limits; one that is only admitted cannot.
 */

/** How a feed is thinned. */
export type Throttle =
  /** Every forced order is printed. */
  | { readonly kind: 'complete'; readonly source: string }
  /** One order per symbol and period: the last or the largest of it; nothing where there was none. */
  | {
      readonly kind: 'one-per-period';
      readonly periodMs: number;
      readonly keeps: 'last' | 'largest';
      readonly source: string;
    }
  /** The venue says that orders are missing and not which. */
  | { readonly kind: 'unknown'; readonly source: string };

/** From when Binance's page says "largest" where it said "latest", as users noted it. */
const BINANCE_LARGEST_FROM_MS = Date.UTC(2026, 3, 10);

const BINANCE = 'developers.binance.com, Liquidation Order Streams';

/** The throttle of a venue's feed at a time; `unknown` for a venue that is not listed. */
export function throttleOf(venue: string, timeMs: number): Throttle {
  switch (venue) {
    case 'binance-usdm':
    case 'binance-coinm': {
      const keeps = timeMs < BINANCE_LARGEST_FROM_MS ? 'last' : 'largest';
      return { kind: 'one-per-period', periodMs: 1000, keeps, source: BINANCE };
    }
    case 'bybit':
      return {
        kind: 'complete',
        source: 'bybit-exchange.github.io, All Liquidation (all orders, pushed every 500 ms)',
      };
    case 'hyperliquid':
      return { kind: 'complete', source: 'every fill is in the public ledger' };
    case 'okx':
      return { kind: 'unknown', source: 'okx.com/docs-v5, liquidation-orders: not the total number of liquidations' };
    default:
      return { kind: 'unknown', source: 'no statement of the venue on record' };
  }
}
