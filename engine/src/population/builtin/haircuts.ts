/**
 * Collateral value ratios by venue, asset and amount (tokens). A dated page later than October 2025 shows in `as_of`.
 * Marginal tiers; debts always count in full. `max_amount` null: unbounded.
 */
import type { Sourced } from './sources.ts';
import { SOURCE } from './sources.ts';

/** One row of {@link HAIRCUTS}. */
export interface HaircutRow extends Sourced {
  readonly venue: string;
  readonly asset: string;
  readonly min_amount: number;
  readonly max_amount: number | null;
  readonly ratio: number;
}

// biome-ignore format: a table of rows
/** Collateral ratio tiers. */
export const HAIRCUTS: readonly HaircutRow[] = [
  {
    venue: 'hyperliquid', asset: 'USDC', min_amount: 0, max_amount: null, ratio: 1, basis: 'measured',
    source: SOURCE.hc_par, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'USDT', min_amount: 0, max_amount: null, ratio: 0.9999, basis: 'measured',
    source: SOURCE.hc_bn, as_of: '2026-09',
  },
  {
    venue: 'binance', asset: 'USDC', min_amount: 0, max_amount: null, ratio: 0.9999, basis: 'measured',
    source: SOURCE.hc_bn, as_of: '2026-09',
  },
  {
    venue: 'binance', asset: 'BTC', min_amount: 0, max_amount: null, ratio: 0.95, basis: 'measured',
    source: SOURCE.hc_bn, as_of: '2026-09',
  },
  {
    venue: 'binance', asset: 'ETH', min_amount: 0, max_amount: null, ratio: 0.95, basis: 'measured',
    source: SOURCE.hc_bn, as_of: '2026-09',
  },
  {
    venue: 'binance', asset: 'BNB', min_amount: 0, max_amount: null, ratio: 0.95, basis: 'measured',
    source: SOURCE.hc_bn, as_of: '2026-09',
  },
  {
    venue: 'binance', asset: 'SOL', min_amount: 0, max_amount: null, ratio: 0.9, basis: 'measured',
    source: SOURCE.hc_bn, as_of: '2026-09',
  },
  {
    venue: 'binance', asset: 'XRP', min_amount: 0, max_amount: null, ratio: 0.9, basis: 'measured',
    source: SOURCE.hc_bn, as_of: '2026-09',
  },
  {
    venue: 'binance', asset: 'ADA', min_amount: 0, max_amount: null, ratio: 0.9, basis: 'measured',
    source: SOURCE.hc_bn, as_of: '2026-09',
  },
  {
    venue: 'binance', asset: 'DOT', min_amount: 0, max_amount: null, ratio: 0.9, basis: 'measured',
    source: SOURCE.hc_bn, as_of: '2026-09',
  },
  {
    venue: 'binance', asset: 'USDe', min_amount: 0, max_amount: null, ratio: 0.99, basis: 'assumed',
    source: SOURCE.hc_bn_usde, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'WBETH', min_amount: 0, max_amount: null, ratio: 0.9, basis: 'assumed',
    source: SOURCE.hc_bn_lst, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'BNSOL', min_amount: 0, max_amount: null, ratio: 0.85, basis: 'assumed',
    source: SOURCE.hc_bn_lst, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'USDT', min_amount: 0, max_amount: null, ratio: 1, basis: 'measured',
    source: SOURCE.hc_par, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'USDC', min_amount: 0, max_amount: null, ratio: 1, basis: 'assumed',
    source: SOURCE.hc_par, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'BTC', min_amount: 0, max_amount: 1000, ratio: 0.98, basis: 'assumed',
    source: SOURCE.hc_by_btc, as_of: '2025-09-18',
  },
  {
    venue: 'bybit', asset: 'BTC', min_amount: 1000, max_amount: 2000, ratio: 0.95, basis: 'assumed',
    source: SOURCE.hc_by_btc, as_of: '2025-09-18',
  },
  {
    venue: 'bybit', asset: 'BTC', min_amount: 2000, max_amount: 3000, ratio: 0.9, basis: 'assumed',
    source: SOURCE.hc_by_btc, as_of: '2025-09-18',
  },
  {
    venue: 'bybit', asset: 'BTC', min_amount: 3000, max_amount: 4000, ratio: 0.85, basis: 'assumed',
    source: SOURCE.hc_by_btc, as_of: '2025-09-18',
  },
  {
    venue: 'bybit', asset: 'BTC', min_amount: 4000, max_amount: 5000, ratio: 0.8, basis: 'assumed',
    source: SOURCE.hc_by_btc, as_of: '2025-09-18',
  },
  {
    venue: 'bybit', asset: 'BTC', min_amount: 5000, max_amount: null, ratio: 0, basis: 'assumed',
    source: SOURCE.hc_by_btc, as_of: '2025-09-18',
  },
  {
    venue: 'bybit', asset: 'ETH', min_amount: 0, max_amount: 27800, ratio: 0.98, basis: 'assumed',
    source: SOURCE.hc_by_other, as_of: '2025-09-18',
  },
  {
    venue: 'bybit', asset: 'ETH', min_amount: 27800, max_amount: 55600, ratio: 0.95, basis: 'assumed',
    source: SOURCE.hc_by_other, as_of: '2025-09-18',
  },
  {
    venue: 'bybit', asset: 'ETH', min_amount: 55600, max_amount: 83400, ratio: 0.9, basis: 'assumed',
    source: SOURCE.hc_by_other, as_of: '2025-09-18',
  },
  {
    venue: 'bybit', asset: 'ETH', min_amount: 83400, max_amount: 111200, ratio: 0.85, basis: 'assumed',
    source: SOURCE.hc_by_other, as_of: '2025-09-18',
  },
  {
    venue: 'bybit', asset: 'ETH', min_amount: 111200, max_amount: 139000, ratio: 0.8, basis: 'assumed',
    source: SOURCE.hc_by_other, as_of: '2025-09-18',
  },
  {
    venue: 'bybit', asset: 'ETH', min_amount: 139000, max_amount: null, ratio: 0, basis: 'assumed',
    source: SOURCE.hc_by_other, as_of: '2025-09-18',
  },
  {
    venue: 'bybit', asset: 'SOL', min_amount: 0, max_amount: 550000, ratio: 0.93, basis: 'assumed',
    source: SOURCE.hc_by_other, as_of: '2025-09-18',
  },
  {
    venue: 'bybit', asset: 'SOL', min_amount: 550000, max_amount: 1100000, ratio: 0.9, basis: 'assumed',
    source: SOURCE.hc_by_other, as_of: '2025-09-18',
  },
  {
    venue: 'bybit', asset: 'SOL', min_amount: 1100000, max_amount: 1650000, ratio: 0.85, basis: 'assumed',
    source: SOURCE.hc_by_other, as_of: '2025-09-18',
  },
  {
    venue: 'bybit', asset: 'SOL', min_amount: 1650000, max_amount: 2200000, ratio: 0.8, basis: 'assumed',
    source: SOURCE.hc_by_other, as_of: '2025-09-18',
  },
  {
    venue: 'bybit', asset: 'SOL', min_amount: 2200000, max_amount: 2750000, ratio: 0.75, basis: 'assumed',
    source: SOURCE.hc_by_other, as_of: '2025-09-18',
  },
  {
    venue: 'bybit', asset: 'SOL', min_amount: 2750000, max_amount: null, ratio: 0, basis: 'assumed',
    source: SOURCE.hc_by_other, as_of: '2025-09-18',
  },
  {
    venue: 'bybit', asset: 'USDe', min_amount: 0, max_amount: null, ratio: 0.95, basis: 'assumed',
    source: SOURCE.hc_by_usde, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'USDT', min_amount: 0, max_amount: null, ratio: 1, basis: 'assumed', source: SOURCE.hc_par,
    as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'USDC', min_amount: 0, max_amount: null, ratio: 0.99, basis: 'assumed',
    source: SOURCE.hc_okx_usdc, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'BTC', min_amount: 0, max_amount: 3290, ratio: 0.98, basis: 'assumed',
    source: SOURCE.hc_okx, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'BTC', min_amount: 3290, max_amount: null, ratio: 0.96, basis: 'assumed',
    source: SOURCE.hc_okx, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'ETH', min_amount: 0, max_amount: 91500, ratio: 0.98, basis: 'assumed',
    source: SOURCE.hc_okx, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'ETH', min_amount: 91500, max_amount: null, ratio: 0.96, basis: 'assumed',
    source: SOURCE.hc_okx, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'SOL', min_amount: 0, max_amount: 1810000, ratio: 0.95, basis: 'assumed',
    source: SOURCE.hc_okx, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'SOL', min_amount: 1810000, max_amount: null, ratio: 0.92, basis: 'assumed',
    source: SOURCE.hc_okx, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'BETH', min_amount: 0, max_amount: 457.75, ratio: 0.95, basis: 'measured',
    source: SOURCE.hc_okx_beth, as_of: '2024-07-18',
  },
  {
    venue: 'okx', asset: 'BETH', min_amount: 457.75, max_amount: 915.499, ratio: 0.85, basis: 'measured',
    source: SOURCE.hc_okx_beth, as_of: '2024-07-18',
  },
  {
    venue: 'okx', asset: 'BETH', min_amount: 915.499, max_amount: 1831, ratio: 0.5, basis: 'measured',
    source: SOURCE.hc_okx_beth, as_of: '2024-07-18',
  },
  {
    venue: 'okx', asset: 'BETH', min_amount: 1831, max_amount: null, ratio: 0, basis: 'measured',
    source: SOURCE.hc_okx_beth, as_of: '2024-07-18',
  },
];
