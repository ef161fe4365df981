/**
 * What each venue's prices are made of: index of a contract, perpetual prices inside a mark, value of collateral.
 * `source` is the price source of the row (spot:NAME, perp:VENUE, conversion, par, external), so the citation stands
 * in `reference`.
 */
import type { Sourced } from './sources.ts';
import { SOURCE } from './sources.ts';

/** One row of {@link ORACLES}. */
export interface OracleRow extends Sourced {
  readonly venue: string;
  readonly asset: string;
  readonly use: 'index' | 'collateral' | 'perp';
  readonly weight: number;
  readonly reference: string;
}

// biome-ignore format: a table of rows
/** Price sources with their weights. */
export const ORACLES: readonly OracleRow[] = [
  {
    venue: 'hyperliquid', asset: 'BTC', use: 'index', source: 'spot:binance', weight: 3, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'BTC', use: 'index', source: 'spot:okx', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'BTC', use: 'index', source: 'spot:bybit', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'BTC', use: 'index', source: 'spot:kraken', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'BTC', use: 'index', source: 'spot:kucoin', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'BTC', use: 'index', source: 'spot:gate', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'BTC', use: 'index', source: 'spot:mexc', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'BTC', use: 'perp', source: 'perp:binance', weight: 3, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'BTC', use: 'perp', source: 'perp:okx', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'BTC', use: 'perp', source: 'perp:bybit', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'BTC', use: 'perp', source: 'perp:gate', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'BTC', use: 'perp', source: 'perp:mexc', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'binance', asset: 'BTC', use: 'index', source: 'spot:binance', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'BTC', use: 'index', source: 'spot:okx', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'BTC', use: 'index', source: 'spot:bybit', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'BTC', use: 'index', source: 'spot:kucoin', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'BTC', use: 'index', source: 'spot:gate', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'BTC', use: 'index', source: 'spot:mexc', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'BTC', use: 'index', source: 'spot:binance', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'BTC', use: 'index', source: 'spot:okx', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'BTC', use: 'index', source: 'spot:bybit', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'BTC', use: 'index', source: 'spot:coinbase', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'BTC', use: 'index', source: 'spot:kraken', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'BTC', use: 'index', source: 'spot:binance', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'BTC', use: 'index', source: 'spot:okx', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'BTC', use: 'index', source: 'spot:bybit', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'BTC', use: 'index', source: 'spot:coinbase', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'BTC', use: 'index', source: 'spot:kraken', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'hyperliquid', asset: 'ETH', use: 'index', source: 'spot:binance', weight: 3, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'ETH', use: 'index', source: 'spot:okx', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'ETH', use: 'index', source: 'spot:bybit', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'ETH', use: 'index', source: 'spot:kraken', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'ETH', use: 'index', source: 'spot:kucoin', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'ETH', use: 'index', source: 'spot:gate', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'ETH', use: 'index', source: 'spot:mexc', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'ETH', use: 'perp', source: 'perp:binance', weight: 3, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'ETH', use: 'perp', source: 'perp:okx', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'ETH', use: 'perp', source: 'perp:bybit', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'ETH', use: 'perp', source: 'perp:gate', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'ETH', use: 'perp', source: 'perp:mexc', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'binance', asset: 'ETH', use: 'index', source: 'spot:binance', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'ETH', use: 'index', source: 'spot:okx', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'ETH', use: 'index', source: 'spot:bybit', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'ETH', use: 'index', source: 'spot:kucoin', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'ETH', use: 'index', source: 'spot:gate', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'ETH', use: 'index', source: 'spot:mexc', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'ETH', use: 'index', source: 'spot:binance', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'ETH', use: 'index', source: 'spot:okx', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'ETH', use: 'index', source: 'spot:bybit', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'ETH', use: 'index', source: 'spot:coinbase', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'ETH', use: 'index', source: 'spot:kraken', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'ETH', use: 'index', source: 'spot:binance', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'ETH', use: 'index', source: 'spot:okx', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'ETH', use: 'index', source: 'spot:bybit', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'ETH', use: 'index', source: 'spot:coinbase', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'ETH', use: 'index', source: 'spot:kraken', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'hyperliquid', asset: 'SOL', use: 'index', source: 'spot:binance', weight: 3, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'SOL', use: 'index', source: 'spot:okx', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'SOL', use: 'index', source: 'spot:bybit', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'SOL', use: 'index', source: 'spot:kraken', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'SOL', use: 'index', source: 'spot:kucoin', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'SOL', use: 'index', source: 'spot:gate', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'SOL', use: 'index', source: 'spot:mexc', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'SOL', use: 'perp', source: 'perp:binance', weight: 3, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'SOL', use: 'perp', source: 'perp:okx', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'SOL', use: 'perp', source: 'perp:bybit', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'SOL', use: 'perp', source: 'perp:gate', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'SOL', use: 'perp', source: 'perp:mexc', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'binance', asset: 'SOL', use: 'index', source: 'spot:binance', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'SOL', use: 'index', source: 'spot:okx', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'SOL', use: 'index', source: 'spot:bybit', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'SOL', use: 'index', source: 'spot:kucoin', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'SOL', use: 'index', source: 'spot:gate', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'SOL', use: 'index', source: 'spot:mexc', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'SOL', use: 'index', source: 'spot:binance', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'SOL', use: 'index', source: 'spot:okx', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'SOL', use: 'index', source: 'spot:bybit', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'SOL', use: 'index', source: 'spot:coinbase', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'SOL', use: 'index', source: 'spot:kraken', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'SOL', use: 'index', source: 'spot:binance', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'SOL', use: 'index', source: 'spot:okx', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'SOL', use: 'index', source: 'spot:bybit', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'SOL', use: 'index', source: 'spot:coinbase', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'SOL', use: 'index', source: 'spot:kraken', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'hyperliquid', asset: 'XRP', use: 'index', source: 'spot:binance', weight: 3, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'XRP', use: 'index', source: 'spot:okx', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'XRP', use: 'index', source: 'spot:bybit', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'XRP', use: 'index', source: 'spot:kraken', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'XRP', use: 'index', source: 'spot:kucoin', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'XRP', use: 'index', source: 'spot:gate', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'XRP', use: 'index', source: 'spot:mexc', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'XRP', use: 'perp', source: 'perp:binance', weight: 3, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'XRP', use: 'perp', source: 'perp:okx', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'XRP', use: 'perp', source: 'perp:bybit', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'XRP', use: 'perp', source: 'perp:gate', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'XRP', use: 'perp', source: 'perp:mexc', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'binance', asset: 'XRP', use: 'index', source: 'spot:binance', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'XRP', use: 'index', source: 'spot:okx', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'XRP', use: 'index', source: 'spot:bybit', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'XRP', use: 'index', source: 'spot:kucoin', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'XRP', use: 'index', source: 'spot:gate', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'XRP', use: 'index', source: 'spot:mexc', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'XRP', use: 'index', source: 'spot:binance', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'XRP', use: 'index', source: 'spot:okx', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'XRP', use: 'index', source: 'spot:bybit', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'XRP', use: 'index', source: 'spot:coinbase', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'XRP', use: 'index', source: 'spot:kraken', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'XRP', use: 'index', source: 'spot:binance', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'XRP', use: 'index', source: 'spot:okx', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'XRP', use: 'index', source: 'spot:bybit', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'XRP', use: 'index', source: 'spot:coinbase', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'XRP', use: 'index', source: 'spot:kraken', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'hyperliquid', asset: 'DOGE', use: 'index', source: 'spot:binance', weight: 3, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'DOGE', use: 'index', source: 'spot:okx', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'DOGE', use: 'index', source: 'spot:bybit', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'DOGE', use: 'index', source: 'spot:kraken', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'DOGE', use: 'index', source: 'spot:kucoin', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'DOGE', use: 'index', source: 'spot:gate', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'DOGE', use: 'index', source: 'spot:mexc', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'DOGE', use: 'perp', source: 'perp:binance', weight: 3, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'DOGE', use: 'perp', source: 'perp:okx', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'DOGE', use: 'perp', source: 'perp:bybit', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'DOGE', use: 'perp', source: 'perp:gate', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'DOGE', use: 'perp', source: 'perp:mexc', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'binance', asset: 'DOGE', use: 'index', source: 'spot:binance', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'DOGE', use: 'index', source: 'spot:okx', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'DOGE', use: 'index', source: 'spot:bybit', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'DOGE', use: 'index', source: 'spot:kucoin', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'DOGE', use: 'index', source: 'spot:gate', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'DOGE', use: 'index', source: 'spot:mexc', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'DOGE', use: 'index', source: 'spot:binance', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'DOGE', use: 'index', source: 'spot:okx', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'DOGE', use: 'index', source: 'spot:bybit', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'DOGE', use: 'index', source: 'spot:coinbase', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'DOGE', use: 'index', source: 'spot:kraken', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'DOGE', use: 'index', source: 'spot:binance', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'DOGE', use: 'index', source: 'spot:okx', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'DOGE', use: 'index', source: 'spot:bybit', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'DOGE', use: 'index', source: 'spot:coinbase', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'DOGE', use: 'index', source: 'spot:kraken', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'hyperliquid', asset: 'BNB', use: 'index', source: 'spot:binance', weight: 3, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'BNB', use: 'index', source: 'spot:okx', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'BNB', use: 'index', source: 'spot:bybit', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'BNB', use: 'index', source: 'spot:kraken', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'BNB', use: 'index', source: 'spot:kucoin', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'BNB', use: 'index', source: 'spot:gate', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'BNB', use: 'index', source: 'spot:mexc', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'BNB', use: 'perp', source: 'perp:binance', weight: 3, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'BNB', use: 'perp', source: 'perp:okx', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'BNB', use: 'perp', source: 'perp:bybit', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'BNB', use: 'perp', source: 'perp:gate', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'BNB', use: 'perp', source: 'perp:mexc', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'binance', asset: 'BNB', use: 'index', source: 'spot:binance', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'BNB', use: 'index', source: 'spot:okx', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'BNB', use: 'index', source: 'spot:bybit', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'BNB', use: 'index', source: 'spot:kucoin', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'BNB', use: 'index', source: 'spot:gate', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'BNB', use: 'index', source: 'spot:mexc', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'BNB', use: 'index', source: 'spot:binance', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'BNB', use: 'index', source: 'spot:okx', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'BNB', use: 'index', source: 'spot:bybit', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'BNB', use: 'index', source: 'spot:coinbase', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'BNB', use: 'index', source: 'spot:kraken', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'BNB', use: 'index', source: 'spot:binance', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'BNB', use: 'index', source: 'spot:okx', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'BNB', use: 'index', source: 'spot:bybit', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'BNB', use: 'index', source: 'spot:coinbase', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'BNB', use: 'index', source: 'spot:kraken', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'hyperliquid', asset: 'HYPE', use: 'index', source: 'spot:hyperliquid', weight: 1, basis: 'measured',
    reference: SOURCE.or_hype, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'HYPE', use: 'perp', source: 'perp:binance', weight: 3, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'HYPE', use: 'perp', source: 'perp:okx', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'HYPE', use: 'perp', source: 'perp:bybit', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'HYPE', use: 'perp', source: 'perp:gate', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'HYPE', use: 'perp', source: 'perp:mexc', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'binance', asset: 'HYPE', use: 'index', source: 'spot:binance', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'HYPE', use: 'index', source: 'spot:okx', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'HYPE', use: 'index', source: 'spot:bybit', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'HYPE', use: 'index', source: 'spot:kucoin', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'HYPE', use: 'index', source: 'spot:gate', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'HYPE', use: 'index', source: 'spot:mexc', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'HYPE', use: 'index', source: 'spot:binance', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'HYPE', use: 'index', source: 'spot:okx', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'HYPE', use: 'index', source: 'spot:bybit', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'HYPE', use: 'index', source: 'spot:coinbase', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'HYPE', use: 'index', source: 'spot:kraken', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'HYPE', use: 'index', source: 'spot:binance', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'HYPE', use: 'index', source: 'spot:okx', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'HYPE', use: 'index', source: 'spot:bybit', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'HYPE', use: 'index', source: 'spot:coinbase', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'HYPE', use: 'index', source: 'spot:kraken', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'hyperliquid', asset: 'SUI', use: 'index', source: 'spot:binance', weight: 3, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'SUI', use: 'index', source: 'spot:okx', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'SUI', use: 'index', source: 'spot:bybit', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'SUI', use: 'index', source: 'spot:kraken', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'SUI', use: 'index', source: 'spot:kucoin', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'SUI', use: 'index', source: 'spot:gate', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'SUI', use: 'index', source: 'spot:mexc', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'SUI', use: 'perp', source: 'perp:binance', weight: 3, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'SUI', use: 'perp', source: 'perp:okx', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'SUI', use: 'perp', source: 'perp:bybit', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'SUI', use: 'perp', source: 'perp:gate', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'SUI', use: 'perp', source: 'perp:mexc', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'binance', asset: 'SUI', use: 'index', source: 'spot:binance', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'SUI', use: 'index', source: 'spot:okx', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'SUI', use: 'index', source: 'spot:bybit', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'SUI', use: 'index', source: 'spot:kucoin', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'SUI', use: 'index', source: 'spot:gate', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'SUI', use: 'index', source: 'spot:mexc', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'SUI', use: 'index', source: 'spot:binance', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'SUI', use: 'index', source: 'spot:okx', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'SUI', use: 'index', source: 'spot:bybit', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'SUI', use: 'index', source: 'spot:coinbase', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'SUI', use: 'index', source: 'spot:kraken', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'SUI', use: 'index', source: 'spot:binance', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'SUI', use: 'index', source: 'spot:okx', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'SUI', use: 'index', source: 'spot:bybit', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'SUI', use: 'index', source: 'spot:coinbase', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'SUI', use: 'index', source: 'spot:kraken', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'hyperliquid', asset: 'ADA', use: 'index', source: 'spot:binance', weight: 3, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'ADA', use: 'index', source: 'spot:okx', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'ADA', use: 'index', source: 'spot:bybit', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'ADA', use: 'index', source: 'spot:kraken', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'ADA', use: 'index', source: 'spot:kucoin', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'ADA', use: 'index', source: 'spot:gate', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'ADA', use: 'index', source: 'spot:mexc', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'ADA', use: 'perp', source: 'perp:binance', weight: 3, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'ADA', use: 'perp', source: 'perp:okx', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'ADA', use: 'perp', source: 'perp:bybit', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'ADA', use: 'perp', source: 'perp:gate', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'ADA', use: 'perp', source: 'perp:mexc', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'binance', asset: 'ADA', use: 'index', source: 'spot:binance', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'ADA', use: 'index', source: 'spot:okx', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'ADA', use: 'index', source: 'spot:bybit', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'ADA', use: 'index', source: 'spot:kucoin', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'ADA', use: 'index', source: 'spot:gate', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'ADA', use: 'index', source: 'spot:mexc', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'ADA', use: 'index', source: 'spot:binance', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'ADA', use: 'index', source: 'spot:okx', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'ADA', use: 'index', source: 'spot:bybit', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'ADA', use: 'index', source: 'spot:coinbase', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'ADA', use: 'index', source: 'spot:kraken', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'ADA', use: 'index', source: 'spot:binance', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'ADA', use: 'index', source: 'spot:okx', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'ADA', use: 'index', source: 'spot:bybit', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'ADA', use: 'index', source: 'spot:coinbase', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'ADA', use: 'index', source: 'spot:kraken', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'hyperliquid', asset: 'LINK', use: 'index', source: 'spot:binance', weight: 3, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'LINK', use: 'index', source: 'spot:okx', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'LINK', use: 'index', source: 'spot:bybit', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'LINK', use: 'index', source: 'spot:kraken', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'LINK', use: 'index', source: 'spot:kucoin', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'LINK', use: 'index', source: 'spot:gate', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'LINK', use: 'index', source: 'spot:mexc', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'LINK', use: 'perp', source: 'perp:binance', weight: 3, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'LINK', use: 'perp', source: 'perp:okx', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'LINK', use: 'perp', source: 'perp:bybit', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'LINK', use: 'perp', source: 'perp:gate', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'LINK', use: 'perp', source: 'perp:mexc', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'binance', asset: 'LINK', use: 'index', source: 'spot:binance', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'LINK', use: 'index', source: 'spot:okx', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'LINK', use: 'index', source: 'spot:bybit', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'LINK', use: 'index', source: 'spot:kucoin', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'LINK', use: 'index', source: 'spot:gate', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'LINK', use: 'index', source: 'spot:mexc', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'LINK', use: 'index', source: 'spot:binance', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'LINK', use: 'index', source: 'spot:okx', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'LINK', use: 'index', source: 'spot:bybit', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'LINK', use: 'index', source: 'spot:coinbase', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'LINK', use: 'index', source: 'spot:kraken', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'LINK', use: 'index', source: 'spot:binance', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'LINK', use: 'index', source: 'spot:okx', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'LINK', use: 'index', source: 'spot:bybit', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'LINK', use: 'index', source: 'spot:coinbase', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'LINK', use: 'index', source: 'spot:kraken', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'hyperliquid', asset: 'AVAX', use: 'index', source: 'spot:binance', weight: 3, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'AVAX', use: 'index', source: 'spot:okx', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'AVAX', use: 'index', source: 'spot:bybit', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'AVAX', use: 'index', source: 'spot:kraken', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'AVAX', use: 'index', source: 'spot:kucoin', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'AVAX', use: 'index', source: 'spot:gate', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'AVAX', use: 'index', source: 'spot:mexc', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'AVAX', use: 'perp', source: 'perp:binance', weight: 3, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'AVAX', use: 'perp', source: 'perp:okx', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'AVAX', use: 'perp', source: 'perp:bybit', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'AVAX', use: 'perp', source: 'perp:gate', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'AVAX', use: 'perp', source: 'perp:mexc', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'binance', asset: 'AVAX', use: 'index', source: 'spot:binance', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'AVAX', use: 'index', source: 'spot:okx', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'AVAX', use: 'index', source: 'spot:bybit', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'AVAX', use: 'index', source: 'spot:kucoin', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'AVAX', use: 'index', source: 'spot:gate', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'AVAX', use: 'index', source: 'spot:mexc', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'AVAX', use: 'index', source: 'spot:binance', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'AVAX', use: 'index', source: 'spot:okx', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'AVAX', use: 'index', source: 'spot:bybit', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'AVAX', use: 'index', source: 'spot:coinbase', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'AVAX', use: 'index', source: 'spot:kraken', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'AVAX', use: 'index', source: 'spot:binance', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'AVAX', use: 'index', source: 'spot:okx', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'AVAX', use: 'index', source: 'spot:bybit', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'AVAX', use: 'index', source: 'spot:coinbase', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'AVAX', use: 'index', source: 'spot:kraken', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'hyperliquid', asset: 'ENA', use: 'index', source: 'spot:binance', weight: 3, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'ENA', use: 'index', source: 'spot:okx', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'ENA', use: 'index', source: 'spot:bybit', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'ENA', use: 'index', source: 'spot:kraken', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'ENA', use: 'index', source: 'spot:kucoin', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'ENA', use: 'index', source: 'spot:gate', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'ENA', use: 'index', source: 'spot:mexc', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'ENA', use: 'perp', source: 'perp:binance', weight: 3, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'ENA', use: 'perp', source: 'perp:okx', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'ENA', use: 'perp', source: 'perp:bybit', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'ENA', use: 'perp', source: 'perp:gate', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'ENA', use: 'perp', source: 'perp:mexc', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'binance', asset: 'ENA', use: 'index', source: 'spot:binance', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'ENA', use: 'index', source: 'spot:okx', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'ENA', use: 'index', source: 'spot:bybit', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'ENA', use: 'index', source: 'spot:kucoin', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'ENA', use: 'index', source: 'spot:gate', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'ENA', use: 'index', source: 'spot:mexc', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'ENA', use: 'index', source: 'spot:binance', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'ENA', use: 'index', source: 'spot:okx', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'ENA', use: 'index', source: 'spot:bybit', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'ENA', use: 'index', source: 'spot:coinbase', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'ENA', use: 'index', source: 'spot:kraken', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'ENA', use: 'index', source: 'spot:binance', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'ENA', use: 'index', source: 'spot:okx', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'ENA', use: 'index', source: 'spot:bybit', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'ENA', use: 'index', source: 'spot:coinbase', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'ENA', use: 'index', source: 'spot:kraken', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'hyperliquid', asset: 'LTC', use: 'index', source: 'spot:binance', weight: 3, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'LTC', use: 'index', source: 'spot:okx', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'LTC', use: 'index', source: 'spot:bybit', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'LTC', use: 'index', source: 'spot:kraken', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'LTC', use: 'index', source: 'spot:kucoin', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'LTC', use: 'index', source: 'spot:gate', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'LTC', use: 'index', source: 'spot:mexc', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'LTC', use: 'perp', source: 'perp:binance', weight: 3, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'LTC', use: 'perp', source: 'perp:okx', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'LTC', use: 'perp', source: 'perp:bybit', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'LTC', use: 'perp', source: 'perp:gate', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'LTC', use: 'perp', source: 'perp:mexc', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'binance', asset: 'LTC', use: 'index', source: 'spot:binance', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'LTC', use: 'index', source: 'spot:okx', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'LTC', use: 'index', source: 'spot:bybit', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'LTC', use: 'index', source: 'spot:kucoin', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'LTC', use: 'index', source: 'spot:gate', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'LTC', use: 'index', source: 'spot:mexc', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'LTC', use: 'index', source: 'spot:binance', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'LTC', use: 'index', source: 'spot:okx', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'LTC', use: 'index', source: 'spot:bybit', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'LTC', use: 'index', source: 'spot:coinbase', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'LTC', use: 'index', source: 'spot:kraken', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'LTC', use: 'index', source: 'spot:binance', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'LTC', use: 'index', source: 'spot:okx', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'LTC', use: 'index', source: 'spot:bybit', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'LTC', use: 'index', source: 'spot:coinbase', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'LTC', use: 'index', source: 'spot:kraken', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'hyperliquid', asset: 'ASTER', use: 'index', source: 'spot:binance', weight: 3, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'ASTER', use: 'index', source: 'spot:okx', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'ASTER', use: 'index', source: 'spot:bybit', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'ASTER', use: 'index', source: 'spot:kraken', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'ASTER', use: 'index', source: 'spot:kucoin', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'ASTER', use: 'index', source: 'spot:gate', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'ASTER', use: 'index', source: 'spot:mexc', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'ASTER', use: 'perp', source: 'perp:binance', weight: 3, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'ASTER', use: 'perp', source: 'perp:okx', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'ASTER', use: 'perp', source: 'perp:bybit', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'ASTER', use: 'perp', source: 'perp:gate', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'ASTER', use: 'perp', source: 'perp:mexc', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'binance', asset: 'ASTER', use: 'index', source: 'spot:binance', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'ASTER', use: 'index', source: 'spot:okx', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'ASTER', use: 'index', source: 'spot:bybit', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'ASTER', use: 'index', source: 'spot:kucoin', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'ASTER', use: 'index', source: 'spot:gate', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'ASTER', use: 'index', source: 'spot:mexc', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'ASTER', use: 'index', source: 'spot:binance', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'ASTER', use: 'index', source: 'spot:okx', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'ASTER', use: 'index', source: 'spot:bybit', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'ASTER', use: 'index', source: 'spot:coinbase', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'ASTER', use: 'index', source: 'spot:kraken', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'ASTER', use: 'index', source: 'spot:binance', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'ASTER', use: 'index', source: 'spot:okx', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'ASTER', use: 'index', source: 'spot:bybit', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'ASTER', use: 'index', source: 'spot:coinbase', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'ASTER', use: 'index', source: 'spot:kraken', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'hyperliquid', asset: 'XPL', use: 'index', source: 'spot:binance', weight: 3, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'XPL', use: 'index', source: 'spot:okx', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'XPL', use: 'index', source: 'spot:bybit', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'XPL', use: 'index', source: 'spot:kraken', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'XPL', use: 'index', source: 'spot:kucoin', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'XPL', use: 'index', source: 'spot:gate', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'XPL', use: 'index', source: 'spot:mexc', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'XPL', use: 'perp', source: 'perp:binance', weight: 3, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'XPL', use: 'perp', source: 'perp:okx', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'XPL', use: 'perp', source: 'perp:bybit', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'XPL', use: 'perp', source: 'perp:gate', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'XPL', use: 'perp', source: 'perp:mexc', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'binance', asset: 'XPL', use: 'index', source: 'spot:binance', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'XPL', use: 'index', source: 'spot:okx', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'XPL', use: 'index', source: 'spot:bybit', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'XPL', use: 'index', source: 'spot:kucoin', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'XPL', use: 'index', source: 'spot:gate', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'XPL', use: 'index', source: 'spot:mexc', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'XPL', use: 'index', source: 'spot:binance', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'XPL', use: 'index', source: 'spot:okx', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'XPL', use: 'index', source: 'spot:bybit', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'XPL', use: 'index', source: 'spot:coinbase', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'XPL', use: 'index', source: 'spot:kraken', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'XPL', use: 'index', source: 'spot:binance', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'XPL', use: 'index', source: 'spot:okx', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'XPL', use: 'index', source: 'spot:bybit', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'XPL', use: 'index', source: 'spot:coinbase', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'XPL', use: 'index', source: 'spot:kraken', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'hyperliquid', asset: 'AAVE', use: 'index', source: 'spot:binance', weight: 3, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'AAVE', use: 'index', source: 'spot:okx', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'AAVE', use: 'index', source: 'spot:bybit', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'AAVE', use: 'index', source: 'spot:kraken', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'AAVE', use: 'index', source: 'spot:kucoin', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'AAVE', use: 'index', source: 'spot:gate', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'AAVE', use: 'index', source: 'spot:mexc', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'AAVE', use: 'perp', source: 'perp:binance', weight: 3, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'AAVE', use: 'perp', source: 'perp:okx', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'AAVE', use: 'perp', source: 'perp:bybit', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'AAVE', use: 'perp', source: 'perp:gate', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'AAVE', use: 'perp', source: 'perp:mexc', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'binance', asset: 'AAVE', use: 'index', source: 'spot:binance', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'AAVE', use: 'index', source: 'spot:okx', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'AAVE', use: 'index', source: 'spot:bybit', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'AAVE', use: 'index', source: 'spot:kucoin', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'AAVE', use: 'index', source: 'spot:gate', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'AAVE', use: 'index', source: 'spot:mexc', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'AAVE', use: 'index', source: 'spot:binance', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'AAVE', use: 'index', source: 'spot:okx', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'AAVE', use: 'index', source: 'spot:bybit', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'AAVE', use: 'index', source: 'spot:coinbase', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'AAVE', use: 'index', source: 'spot:kraken', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'AAVE', use: 'index', source: 'spot:binance', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'AAVE', use: 'index', source: 'spot:okx', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'AAVE', use: 'index', source: 'spot:bybit', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'AAVE', use: 'index', source: 'spot:coinbase', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'AAVE', use: 'index', source: 'spot:kraken', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'hyperliquid', asset: 'PUMP', use: 'index', source: 'spot:binance', weight: 3, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'PUMP', use: 'index', source: 'spot:okx', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'PUMP', use: 'index', source: 'spot:bybit', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'PUMP', use: 'index', source: 'spot:kraken', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'PUMP', use: 'index', source: 'spot:kucoin', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'PUMP', use: 'index', source: 'spot:gate', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'PUMP', use: 'index', source: 'spot:mexc', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'PUMP', use: 'perp', source: 'perp:binance', weight: 3, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'PUMP', use: 'perp', source: 'perp:okx', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'PUMP', use: 'perp', source: 'perp:bybit', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'PUMP', use: 'perp', source: 'perp:gate', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'PUMP', use: 'perp', source: 'perp:mexc', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'binance', asset: 'PUMP', use: 'index', source: 'spot:binance', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'PUMP', use: 'index', source: 'spot:okx', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'PUMP', use: 'index', source: 'spot:bybit', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'PUMP', use: 'index', source: 'spot:kucoin', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'PUMP', use: 'index', source: 'spot:gate', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'PUMP', use: 'index', source: 'spot:mexc', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'PUMP', use: 'index', source: 'spot:binance', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'PUMP', use: 'index', source: 'spot:okx', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'PUMP', use: 'index', source: 'spot:bybit', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'PUMP', use: 'index', source: 'spot:coinbase', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'PUMP', use: 'index', source: 'spot:kraken', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'PUMP', use: 'index', source: 'spot:binance', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'PUMP', use: 'index', source: 'spot:okx', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'PUMP', use: 'index', source: 'spot:bybit', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'PUMP', use: 'index', source: 'spot:coinbase', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'PUMP', use: 'index', source: 'spot:kraken', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'hyperliquid', asset: 'FARTCOIN', use: 'index', source: 'spot:binance', weight: 3, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'FARTCOIN', use: 'index', source: 'spot:okx', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'FARTCOIN', use: 'index', source: 'spot:bybit', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'FARTCOIN', use: 'index', source: 'spot:kraken', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'FARTCOIN', use: 'index', source: 'spot:kucoin', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'FARTCOIN', use: 'index', source: 'spot:gate', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'FARTCOIN', use: 'index', source: 'spot:mexc', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'FARTCOIN', use: 'perp', source: 'perp:binance', weight: 3, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'FARTCOIN', use: 'perp', source: 'perp:okx', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'FARTCOIN', use: 'perp', source: 'perp:bybit', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'FARTCOIN', use: 'perp', source: 'perp:gate', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'FARTCOIN', use: 'perp', source: 'perp:mexc', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'binance', asset: 'FARTCOIN', use: 'index', source: 'spot:binance', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'FARTCOIN', use: 'index', source: 'spot:okx', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'FARTCOIN', use: 'index', source: 'spot:bybit', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'FARTCOIN', use: 'index', source: 'spot:kucoin', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'FARTCOIN', use: 'index', source: 'spot:gate', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'FARTCOIN', use: 'index', source: 'spot:mexc', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'FARTCOIN', use: 'index', source: 'spot:binance', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'FARTCOIN', use: 'index', source: 'spot:okx', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'FARTCOIN', use: 'index', source: 'spot:bybit', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'FARTCOIN', use: 'index', source: 'spot:coinbase', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'FARTCOIN', use: 'index', source: 'spot:kraken', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'FARTCOIN', use: 'index', source: 'spot:binance', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'FARTCOIN', use: 'index', source: 'spot:okx', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'FARTCOIN', use: 'index', source: 'spot:bybit', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'FARTCOIN', use: 'index', source: 'spot:coinbase', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'FARTCOIN', use: 'index', source: 'spot:kraken', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'hyperliquid', asset: 'UNI', use: 'index', source: 'spot:binance', weight: 3, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'UNI', use: 'index', source: 'spot:okx', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'UNI', use: 'index', source: 'spot:bybit', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'UNI', use: 'index', source: 'spot:kraken', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'UNI', use: 'index', source: 'spot:kucoin', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'UNI', use: 'index', source: 'spot:gate', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'UNI', use: 'index', source: 'spot:mexc', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'UNI', use: 'perp', source: 'perp:binance', weight: 3, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'UNI', use: 'perp', source: 'perp:okx', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'UNI', use: 'perp', source: 'perp:bybit', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'UNI', use: 'perp', source: 'perp:gate', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'UNI', use: 'perp', source: 'perp:mexc', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'binance', asset: 'UNI', use: 'index', source: 'spot:binance', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'UNI', use: 'index', source: 'spot:okx', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'UNI', use: 'index', source: 'spot:bybit', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'UNI', use: 'index', source: 'spot:kucoin', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'UNI', use: 'index', source: 'spot:gate', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'UNI', use: 'index', source: 'spot:mexc', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'UNI', use: 'index', source: 'spot:binance', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'UNI', use: 'index', source: 'spot:okx', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'UNI', use: 'index', source: 'spot:bybit', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'UNI', use: 'index', source: 'spot:coinbase', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'UNI', use: 'index', source: 'spot:kraken', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'UNI', use: 'index', source: 'spot:binance', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'UNI', use: 'index', source: 'spot:okx', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'UNI', use: 'index', source: 'spot:bybit', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'UNI', use: 'index', source: 'spot:coinbase', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'UNI', use: 'index', source: 'spot:kraken', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'hyperliquid', asset: 'DOT', use: 'index', source: 'spot:binance', weight: 3, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'DOT', use: 'index', source: 'spot:okx', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'DOT', use: 'index', source: 'spot:bybit', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'DOT', use: 'index', source: 'spot:kraken', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'DOT', use: 'index', source: 'spot:kucoin', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'DOT', use: 'index', source: 'spot:gate', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'DOT', use: 'index', source: 'spot:mexc', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'DOT', use: 'perp', source: 'perp:binance', weight: 3, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'DOT', use: 'perp', source: 'perp:okx', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'DOT', use: 'perp', source: 'perp:bybit', weight: 2, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'DOT', use: 'perp', source: 'perp:gate', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', asset: 'DOT', use: 'perp', source: 'perp:mexc', weight: 1, basis: 'measured',
    reference: SOURCE.or_hl_perp, as_of: '2026-09',
  },
  {
    venue: 'binance', asset: 'DOT', use: 'index', source: 'spot:binance', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'DOT', use: 'index', source: 'spot:okx', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'DOT', use: 'index', source: 'spot:bybit', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'DOT', use: 'index', source: 'spot:kucoin', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'DOT', use: 'index', source: 'spot:gate', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'DOT', use: 'index', source: 'spot:mexc', weight: 1, basis: 'assumed',
    reference: SOURCE.or_bn, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'DOT', use: 'index', source: 'spot:binance', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'DOT', use: 'index', source: 'spot:okx', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'DOT', use: 'index', source: 'spot:bybit', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'DOT', use: 'index', source: 'spot:coinbase', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'DOT', use: 'index', source: 'spot:kraken', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'DOT', use: 'index', source: 'spot:binance', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'DOT', use: 'index', source: 'spot:okx', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'DOT', use: 'index', source: 'spot:bybit', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'DOT', use: 'index', source: 'spot:coinbase', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'DOT', use: 'index', source: 'spot:kraken', weight: 1, basis: 'assumed',
    reference: SOURCE.or_by, as_of: '2025-10-09',
  },
  {
    venue: 'hyperliquid', asset: 'USDC', use: 'collateral', source: 'par', weight: 1, basis: 'assumed',
    reference: SOURCE.or_par, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'ADA', use: 'collateral', source: 'external', weight: 1, basis: 'assumed',
    reference: SOURCE.or_ext, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'BNB', use: 'collateral', source: 'external', weight: 1, basis: 'assumed',
    reference: SOURCE.or_ext, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'BNSOL', use: 'collateral', source: 'spot:binance', weight: 0.3, basis: 'measured',
    reference: SOURCE.or_bn_lst, as_of: '2025-10-06',
  },
  {
    venue: 'binance', asset: 'BNSOL', use: 'collateral', source: 'conversion', weight: 0.7, basis: 'measured',
    reference: SOURCE.or_bn_lst, as_of: '2025-10-06',
  },
  {
    venue: 'binance', asset: 'BTC', use: 'collateral', source: 'external', weight: 1, basis: 'assumed',
    reference: SOURCE.or_ext, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'DOT', use: 'collateral', source: 'external', weight: 1, basis: 'assumed',
    reference: SOURCE.or_ext, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'ETH', use: 'collateral', source: 'external', weight: 1, basis: 'assumed',
    reference: SOURCE.or_ext, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'SOL', use: 'collateral', source: 'external', weight: 1, basis: 'assumed',
    reference: SOURCE.or_ext, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'USDC', use: 'collateral', source: 'par', weight: 1, basis: 'assumed',
    reference: SOURCE.or_par, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'USDT', use: 'collateral', source: 'par', weight: 1, basis: 'assumed',
    reference: SOURCE.or_par, as_of: '2025-10-09',
  },
  {
    venue: 'binance', asset: 'USDe', use: 'collateral', source: 'spot:binance', weight: 1, basis: 'measured',
    reference: SOURCE.or_bn_usde, as_of: '2025-10-10',
  },
  {
    venue: 'binance', asset: 'WBETH', use: 'collateral', source: 'spot:binance', weight: 0.2, basis: 'measured',
    reference: SOURCE.or_bn_lst, as_of: '2025-10-06',
  },
  {
    venue: 'binance', asset: 'WBETH', use: 'collateral', source: 'conversion', weight: 0.8, basis: 'measured',
    reference: SOURCE.or_bn_lst, as_of: '2025-10-06',
  },
  {
    venue: 'binance', asset: 'XRP', use: 'collateral', source: 'external', weight: 1, basis: 'assumed',
    reference: SOURCE.or_ext, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'BTC', use: 'collateral', source: 'external', weight: 1, basis: 'assumed',
    reference: SOURCE.or_ext, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'ETH', use: 'collateral', source: 'external', weight: 1, basis: 'assumed',
    reference: SOURCE.or_ext, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'SOL', use: 'collateral', source: 'external', weight: 1, basis: 'assumed',
    reference: SOURCE.or_ext, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'USDC', use: 'collateral', source: 'par', weight: 1, basis: 'assumed',
    reference: SOURCE.or_par, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'USDT', use: 'collateral', source: 'par', weight: 1, basis: 'assumed',
    reference: SOURCE.or_par, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', asset: 'USDe', use: 'collateral', source: 'external', weight: 1, basis: 'assumed',
    reference: SOURCE.or_ext, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'BETH', use: 'collateral', source: 'conversion', weight: 1, basis: 'assumed',
    reference: SOURCE.or_beth, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'BTC', use: 'collateral', source: 'external', weight: 1, basis: 'assumed',
    reference: SOURCE.or_ext, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'ETH', use: 'collateral', source: 'external', weight: 1, basis: 'assumed',
    reference: SOURCE.or_ext, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'SOL', use: 'collateral', source: 'external', weight: 1, basis: 'assumed',
    reference: SOURCE.or_ext, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'USDC', use: 'collateral', source: 'par', weight: 1, basis: 'assumed',
    reference: SOURCE.or_par, as_of: '2025-10-09',
  },
  {
    venue: 'okx', asset: 'USDT', use: 'collateral', source: 'par', weight: 1, basis: 'assumed',
    reference: SOURCE.or_par, as_of: '2025-10-09',
  },
];
