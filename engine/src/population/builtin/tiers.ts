/**
 * Maintenance margin tiers of the built-in market in settlement units (USD for linear, BTC for inverse contracts).
 * Binance: exchange API table of 2025-10-09, exact. Hyperliquid: documentation. Bybit and OKX: assumed, see each
 * source. `max_notional` null: no upper bound.
 */
import type { Sourced } from './sources.ts';
import { SOURCE } from './sources.ts';

/** One row of {@link TIERS}. */
export interface TierRow extends Sourced {
  readonly instrument: string;
  readonly tier: number;
  readonly min_notional: number;
  readonly max_notional: number | null;
  readonly maint_margin_rate: number;
  readonly deduction: number;
  readonly max_leverage: number;
}

// biome-ignore format: a table of rows
/** Maintenance margin tiers by contract. */
export const TIERS: readonly TierRow[] = [
  {
    instrument: 'hyperliquid:BTC', tier: 1, min_notional: 0, max_notional: 150000000, maint_margin_rate: 0.0125,
    deduction: 0, max_leverage: 40, basis: 'measured', source: SOURCE.hl_tiers, as_of: '2026-09',
  },
  {
    instrument: 'hyperliquid:BTC', tier: 2, min_notional: 150000000, max_notional: null, maint_margin_rate: 0.025,
    deduction: 1875000, max_leverage: 20, basis: 'measured', source: SOURCE.hl_tiers, as_of: '2026-09',
  },
  {
    instrument: 'hyperliquid:ETH', tier: 1, min_notional: 0, max_notional: 100000000, maint_margin_rate: 0.02,
    deduction: 0, max_leverage: 25, basis: 'measured', source: SOURCE.hl_tiers, as_of: '2026-09',
  },
  {
    instrument: 'hyperliquid:ETH', tier: 2, min_notional: 100000000, max_notional: null,
    maint_margin_rate: 0.0333333333333, deduction: 1333333.33333, max_leverage: 15, basis: 'measured',
    source: SOURCE.hl_tiers, as_of: '2026-09',
  },
  {
    instrument: 'hyperliquid:SOL', tier: 1, min_notional: 0, max_notional: 70000000, maint_margin_rate: 0.025,
    deduction: 0, max_leverage: 20, basis: 'measured', source: SOURCE.hl_tiers, as_of: '2026-09',
  },
  {
    instrument: 'hyperliquid:SOL', tier: 2, min_notional: 70000000, max_notional: null, maint_margin_rate: 0.05,
    deduction: 1750000, max_leverage: 10, basis: 'measured', source: SOURCE.hl_tiers, as_of: '2026-09',
  },
  {
    instrument: 'hyperliquid:XRP', tier: 1, min_notional: 0, max_notional: 40000000, maint_margin_rate: 0.025,
    deduction: 0, max_leverage: 20, basis: 'measured', source: SOURCE.hl_tiers, as_of: '2026-09',
  },
  {
    instrument: 'hyperliquid:XRP', tier: 2, min_notional: 40000000, max_notional: null, maint_margin_rate: 0.05,
    deduction: 1000000, max_leverage: 10, basis: 'measured', source: SOURCE.hl_tiers, as_of: '2026-09',
  },
  {
    instrument: 'hyperliquid:DOGE', tier: 1, min_notional: 0, max_notional: 20000000, maint_margin_rate: 0.05,
    deduction: 0, max_leverage: 10, basis: 'measured', source: SOURCE.hl_tiers, as_of: '2026-09',
  },
  {
    instrument: 'hyperliquid:DOGE', tier: 2, min_notional: 20000000, max_notional: null, maint_margin_rate: 0.1,
    deduction: 1000000, max_leverage: 5, basis: 'measured', source: SOURCE.hl_tiers, as_of: '2026-09',
  },
  {
    instrument: 'hyperliquid:BNB', tier: 1, min_notional: 0, max_notional: 3000000, maint_margin_rate: 0.05,
    deduction: 0, max_leverage: 10, basis: 'measured', source: SOURCE.hl_tiers, as_of: '2026-09',
  },
  {
    instrument: 'hyperliquid:BNB', tier: 2, min_notional: 3000000, max_notional: null, maint_margin_rate: 0.1,
    deduction: 150000, max_leverage: 5, basis: 'measured', source: SOURCE.hl_tiers, as_of: '2026-09',
  },
  {
    instrument: 'hyperliquid:HYPE', tier: 1, min_notional: 0, max_notional: 20000000, maint_margin_rate: 0.05,
    deduction: 0, max_leverage: 10, basis: 'measured', source: SOURCE.hl_tiers, as_of: '2026-09',
  },
  {
    instrument: 'hyperliquid:HYPE', tier: 2, min_notional: 20000000, max_notional: null, maint_margin_rate: 0.1,
    deduction: 1000000, max_leverage: 5, basis: 'measured', source: SOURCE.hl_tiers, as_of: '2026-09',
  },
  {
    instrument: 'hyperliquid:SUI', tier: 1, min_notional: 0, max_notional: 20000000, maint_margin_rate: 0.05,
    deduction: 0, max_leverage: 10, basis: 'measured', source: SOURCE.hl_tiers, as_of: '2026-09',
  },
  {
    instrument: 'hyperliquid:SUI', tier: 2, min_notional: 20000000, max_notional: null, maint_margin_rate: 0.1,
    deduction: 1000000, max_leverage: 5, basis: 'measured', source: SOURCE.hl_tiers, as_of: '2026-09',
  },
  {
    instrument: 'hyperliquid:ADA', tier: 1, min_notional: 0, max_notional: 20000000, maint_margin_rate: 0.05,
    deduction: 0, max_leverage: 10, basis: 'measured', source: SOURCE.hl_tiers, as_of: '2026-09',
  },
  {
    instrument: 'hyperliquid:ADA', tier: 2, min_notional: 20000000, max_notional: null, maint_margin_rate: 0.1,
    deduction: 1000000, max_leverage: 5, basis: 'measured', source: SOURCE.hl_tiers, as_of: '2026-09',
  },
  {
    instrument: 'hyperliquid:LINK', tier: 1, min_notional: 0, max_notional: 20000000, maint_margin_rate: 0.05,
    deduction: 0, max_leverage: 10, basis: 'measured', source: SOURCE.hl_tiers, as_of: '2026-09',
  },
  {
    instrument: 'hyperliquid:LINK', tier: 2, min_notional: 20000000, max_notional: null, maint_margin_rate: 0.1,
    deduction: 1000000, max_leverage: 5, basis: 'measured', source: SOURCE.hl_tiers, as_of: '2026-09',
  },
  {
    instrument: 'hyperliquid:AVAX', tier: 1, min_notional: 0, max_notional: 20000000, maint_margin_rate: 0.05,
    deduction: 0, max_leverage: 10, basis: 'measured', source: SOURCE.hl_tiers, as_of: '2026-09',
  },
  {
    instrument: 'hyperliquid:AVAX', tier: 2, min_notional: 20000000, max_notional: null, maint_margin_rate: 0.1,
    deduction: 1000000, max_leverage: 5, basis: 'measured', source: SOURCE.hl_tiers, as_of: '2026-09',
  },
  {
    instrument: 'hyperliquid:ENA', tier: 1, min_notional: 0, max_notional: 20000000, maint_margin_rate: 0.05,
    deduction: 0, max_leverage: 10, basis: 'measured', source: SOURCE.hl_tiers, as_of: '2026-09',
  },
  {
    instrument: 'hyperliquid:ENA', tier: 2, min_notional: 20000000, max_notional: null, maint_margin_rate: 0.1,
    deduction: 1000000, max_leverage: 5, basis: 'measured', source: SOURCE.hl_tiers, as_of: '2026-09',
  },
  {
    instrument: 'hyperliquid:LTC', tier: 1, min_notional: 0, max_notional: 20000000, maint_margin_rate: 0.05,
    deduction: 0, max_leverage: 10, basis: 'measured', source: SOURCE.hl_tiers, as_of: '2026-09',
  },
  {
    instrument: 'hyperliquid:LTC', tier: 2, min_notional: 20000000, max_notional: null, maint_margin_rate: 0.1,
    deduction: 1000000, max_leverage: 5, basis: 'measured', source: SOURCE.hl_tiers, as_of: '2026-09',
  },
  {
    instrument: 'hyperliquid:ASTER', tier: 1, min_notional: 0, max_notional: null, maint_margin_rate: 0.1,
    deduction: 0, max_leverage: 5, basis: 'assumed', source: SOURCE.hl_flat, as_of: '2025-10-09',
  },
  {
    instrument: 'hyperliquid:XPL', tier: 1, min_notional: 0, max_notional: null, maint_margin_rate: 0.1,
    deduction: 0, max_leverage: 5, basis: 'assumed', source: SOURCE.hl_flat, as_of: '2025-10-09',
  },
  {
    instrument: 'hyperliquid:AAVE', tier: 1, min_notional: 0, max_notional: 20000000, maint_margin_rate: 0.05,
    deduction: 0, max_leverage: 10, basis: 'measured', source: SOURCE.hl_tiers, as_of: '2026-09',
  },
  {
    instrument: 'hyperliquid:AAVE', tier: 2, min_notional: 20000000, max_notional: null, maint_margin_rate: 0.1,
    deduction: 1000000, max_leverage: 5, basis: 'measured', source: SOURCE.hl_tiers, as_of: '2026-09',
  },
  {
    instrument: 'hyperliquid:PUMP', tier: 1, min_notional: 0, max_notional: null, maint_margin_rate: 0.1,
    deduction: 0, max_leverage: 5, basis: 'assumed', source: SOURCE.hl_flat, as_of: '2025-10-09',
  },
  {
    instrument: 'hyperliquid:FARTCOIN', tier: 1, min_notional: 0, max_notional: 20000000, maint_margin_rate: 0.05,
    deduction: 0, max_leverage: 10, basis: 'measured', source: SOURCE.hl_tiers, as_of: '2026-09',
  },
  {
    instrument: 'hyperliquid:FARTCOIN', tier: 2, min_notional: 20000000, max_notional: null, maint_margin_rate: 0.1,
    deduction: 1000000, max_leverage: 5, basis: 'measured', source: SOURCE.hl_tiers, as_of: '2026-09',
  },
  {
    instrument: 'hyperliquid:UNI', tier: 1, min_notional: 0, max_notional: 20000000, maint_margin_rate: 0.05,
    deduction: 0, max_leverage: 10, basis: 'measured', source: SOURCE.hl_tiers, as_of: '2026-09',
  },
  {
    instrument: 'hyperliquid:UNI', tier: 2, min_notional: 20000000, max_notional: null, maint_margin_rate: 0.1,
    deduction: 1000000, max_leverage: 5, basis: 'measured', source: SOURCE.hl_tiers, as_of: '2026-09',
  },
  {
    instrument: 'hyperliquid:DOT', tier: 1, min_notional: 0, max_notional: 3000000, maint_margin_rate: 0.05,
    deduction: 0, max_leverage: 10, basis: 'measured', source: SOURCE.hl_tiers, as_of: '2026-09',
  },
  {
    instrument: 'hyperliquid:DOT', tier: 2, min_notional: 3000000, max_notional: null, maint_margin_rate: 0.1,
    deduction: 150000, max_leverage: 5, basis: 'measured', source: SOURCE.hl_tiers, as_of: '2026-09',
  },
  {
    instrument: 'binance:BTCUSDT', tier: 1, min_notional: 0, max_notional: 300000, maint_margin_rate: 0.004,
    deduction: 0, max_leverage: 150, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:BTCUSDT', tier: 2, min_notional: 300000, max_notional: 800000, maint_margin_rate: 0.005,
    deduction: 300, max_leverage: 100, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:BTCUSDT', tier: 3, min_notional: 800000, max_notional: 3000000, maint_margin_rate: 0.0065,
    deduction: 1500, max_leverage: 75, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:BTCUSDT', tier: 4, min_notional: 3000000, max_notional: 12000000, maint_margin_rate: 0.01,
    deduction: 12000, max_leverage: 50, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:BTCUSDT', tier: 5, min_notional: 12000000, max_notional: 70000000, maint_margin_rate: 0.02,
    deduction: 132000, max_leverage: 25, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:BTCUSDT', tier: 6, min_notional: 70000000, max_notional: 100000000,
    maint_margin_rate: 0.025, deduction: 482000, max_leverage: 20, basis: 'measured', source: SOURCE.binance_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'binance:BTCUSDT', tier: 7, min_notional: 100000000, max_notional: 230000000,
    maint_margin_rate: 0.05, deduction: 2982000, max_leverage: 10, basis: 'measured', source: SOURCE.binance_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'binance:BTCUSDT', tier: 8, min_notional: 230000000, max_notional: 480000000,
    maint_margin_rate: 0.1, deduction: 14482000, max_leverage: 5, basis: 'measured', source: SOURCE.binance_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'binance:BTCUSDT', tier: 9, min_notional: 480000000, max_notional: 600000000,
    maint_margin_rate: 0.125, deduction: 26482000, max_leverage: 4, basis: 'measured', source: SOURCE.binance_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'binance:BTCUSDT', tier: 10, min_notional: 600000000, max_notional: 800000000,
    maint_margin_rate: 0.15, deduction: 41482000, max_leverage: 3, basis: 'measured', source: SOURCE.binance_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'binance:BTCUSDT', tier: 11, min_notional: 800000000, max_notional: 1200000000,
    maint_margin_rate: 0.25, deduction: 121482000, max_leverage: 2, basis: 'measured', source: SOURCE.binance_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'binance:BTCUSDT', tier: 12, min_notional: 1200000000, max_notional: 1800000000,
    maint_margin_rate: 0.5, deduction: 421482000, max_leverage: 1, basis: 'measured', source: SOURCE.binance_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'binance:ETHUSDT', tier: 1, min_notional: 0, max_notional: 300000, maint_margin_rate: 0.004,
    deduction: 0, max_leverage: 150, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:ETHUSDT', tier: 2, min_notional: 300000, max_notional: 800000, maint_margin_rate: 0.005,
    deduction: 300, max_leverage: 100, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:ETHUSDT', tier: 3, min_notional: 800000, max_notional: 3000000, maint_margin_rate: 0.0065,
    deduction: 1500, max_leverage: 75, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:ETHUSDT', tier: 4, min_notional: 3000000, max_notional: 12000000, maint_margin_rate: 0.01,
    deduction: 12000, max_leverage: 50, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:ETHUSDT', tier: 5, min_notional: 12000000, max_notional: 50000000, maint_margin_rate: 0.02,
    deduction: 132000, max_leverage: 25, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:ETHUSDT', tier: 6, min_notional: 50000000, max_notional: 65000000,
    maint_margin_rate: 0.025, deduction: 382000, max_leverage: 20, basis: 'measured', source: SOURCE.binance_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'binance:ETHUSDT', tier: 7, min_notional: 65000000, max_notional: 150000000,
    maint_margin_rate: 0.05, deduction: 2007000, max_leverage: 10, basis: 'measured', source: SOURCE.binance_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'binance:ETHUSDT', tier: 8, min_notional: 150000000, max_notional: 320000000,
    maint_margin_rate: 0.1, deduction: 9507000, max_leverage: 5, basis: 'measured', source: SOURCE.binance_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'binance:ETHUSDT', tier: 9, min_notional: 320000000, max_notional: 400000000,
    maint_margin_rate: 0.125, deduction: 17507000, max_leverage: 4, basis: 'measured', source: SOURCE.binance_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'binance:ETHUSDT', tier: 10, min_notional: 400000000, max_notional: 530000000,
    maint_margin_rate: 0.15, deduction: 27507000, max_leverage: 3, basis: 'measured', source: SOURCE.binance_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'binance:ETHUSDT', tier: 11, min_notional: 530000000, max_notional: 800000000,
    maint_margin_rate: 0.25, deduction: 80507000, max_leverage: 2, basis: 'measured', source: SOURCE.binance_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'binance:ETHUSDT', tier: 12, min_notional: 800000000, max_notional: 1200000000,
    maint_margin_rate: 0.5, deduction: 280507000, max_leverage: 1, basis: 'measured', source: SOURCE.binance_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'binance:SOLUSDT', tier: 1, min_notional: 0, max_notional: 50000, maint_margin_rate: 0.005,
    deduction: 0, max_leverage: 100, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:SOLUSDT', tier: 2, min_notional: 50000, max_notional: 400000, maint_margin_rate: 0.0065,
    deduction: 75, max_leverage: 75, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:SOLUSDT', tier: 3, min_notional: 400000, max_notional: 1000000, maint_margin_rate: 0.01,
    deduction: 1475, max_leverage: 50, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:SOLUSDT', tier: 4, min_notional: 1000000, max_notional: 4000000, maint_margin_rate: 0.02,
    deduction: 11475, max_leverage: 25, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:SOLUSDT', tier: 5, min_notional: 4000000, max_notional: 8000000, maint_margin_rate: 0.025,
    deduction: 31475, max_leverage: 20, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:SOLUSDT', tier: 6, min_notional: 8000000, max_notional: 40000000, maint_margin_rate: 0.05,
    deduction: 231475, max_leverage: 10, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:SOLUSDT', tier: 7, min_notional: 40000000, max_notional: 80000000, maint_margin_rate: 0.1,
    deduction: 2231475, max_leverage: 5, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:SOLUSDT', tier: 8, min_notional: 80000000, max_notional: 100000000,
    maint_margin_rate: 0.125, deduction: 4231475, max_leverage: 4, basis: 'measured', source: SOURCE.binance_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'binance:SOLUSDT', tier: 9, min_notional: 100000000, max_notional: 200000000,
    maint_margin_rate: 0.25, deduction: 16731475, max_leverage: 2, basis: 'measured', source: SOURCE.binance_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'binance:SOLUSDT', tier: 10, min_notional: 200000000, max_notional: 400000000,
    maint_margin_rate: 0.5, deduction: 66731475, max_leverage: 1, basis: 'measured', source: SOURCE.binance_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'binance:XRPUSDT', tier: 1, min_notional: 0, max_notional: 40000, maint_margin_rate: 0.005,
    deduction: 0, max_leverage: 100, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:XRPUSDT', tier: 2, min_notional: 40000, max_notional: 80000, maint_margin_rate: 0.006,
    deduction: 40, max_leverage: 75, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:XRPUSDT', tier: 3, min_notional: 80000, max_notional: 150000, maint_margin_rate: 0.01,
    deduction: 360, max_leverage: 50, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:XRPUSDT', tier: 4, min_notional: 150000, max_notional: 400000, maint_margin_rate: 0.0125,
    deduction: 735, max_leverage: 40, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:XRPUSDT', tier: 5, min_notional: 400000, max_notional: 1000000, maint_margin_rate: 0.02,
    deduction: 3735, max_leverage: 25, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:XRPUSDT', tier: 6, min_notional: 1000000, max_notional: 2000000, maint_margin_rate: 0.025,
    deduction: 8735, max_leverage: 20, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:XRPUSDT', tier: 7, min_notional: 2000000, max_notional: 10000000, maint_margin_rate: 0.05,
    deduction: 58735, max_leverage: 10, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:XRPUSDT', tier: 8, min_notional: 10000000, max_notional: 20000000, maint_margin_rate: 0.1,
    deduction: 558735, max_leverage: 5, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:XRPUSDT', tier: 9, min_notional: 20000000, max_notional: 25000000,
    maint_margin_rate: 0.125, deduction: 1058735, max_leverage: 4, basis: 'measured', source: SOURCE.binance_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'binance:XRPUSDT', tier: 10, min_notional: 25000000, max_notional: 50000000,
    maint_margin_rate: 0.25, deduction: 4183735, max_leverage: 2, basis: 'measured', source: SOURCE.binance_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'binance:XRPUSDT', tier: 11, min_notional: 50000000, max_notional: 100000000,
    maint_margin_rate: 0.5, deduction: 16683735, max_leverage: 1, basis: 'measured', source: SOURCE.binance_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'binance:DOGEUSDT', tier: 1, min_notional: 0, max_notional: 80000, maint_margin_rate: 0.0065,
    deduction: 0, max_leverage: 75, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:DOGEUSDT', tier: 2, min_notional: 80000, max_notional: 150000, maint_margin_rate: 0.01,
    deduction: 280, max_leverage: 50, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:DOGEUSDT', tier: 3, min_notional: 150000, max_notional: 750000, maint_margin_rate: 0.0125,
    deduction: 655, max_leverage: 40, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:DOGEUSDT', tier: 4, min_notional: 750000, max_notional: 2000000, maint_margin_rate: 0.02,
    deduction: 6280, max_leverage: 25, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:DOGEUSDT', tier: 5, min_notional: 2000000, max_notional: 4000000, maint_margin_rate: 0.025,
    deduction: 16280, max_leverage: 20, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:DOGEUSDT', tier: 6, min_notional: 4000000, max_notional: 20000000, maint_margin_rate: 0.05,
    deduction: 116280, max_leverage: 10, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:DOGEUSDT', tier: 7, min_notional: 20000000, max_notional: 40000000, maint_margin_rate: 0.1,
    deduction: 1116280, max_leverage: 5, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:DOGEUSDT', tier: 8, min_notional: 40000000, max_notional: 50000000,
    maint_margin_rate: 0.125, deduction: 2116280, max_leverage: 4, basis: 'measured', source: SOURCE.binance_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'binance:DOGEUSDT', tier: 9, min_notional: 50000000, max_notional: 100000000,
    maint_margin_rate: 0.25, deduction: 8366280, max_leverage: 2, basis: 'measured', source: SOURCE.binance_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'binance:DOGEUSDT', tier: 10, min_notional: 100000000, max_notional: 200000000,
    maint_margin_rate: 0.5, deduction: 33366280, max_leverage: 1, basis: 'measured', source: SOURCE.binance_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'binance:BNBUSDT', tier: 1, min_notional: 0, max_notional: 10000, maint_margin_rate: 0.005,
    deduction: 0, max_leverage: 75, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:BNBUSDT', tier: 2, min_notional: 10000, max_notional: 200000, maint_margin_rate: 0.006,
    deduction: 10, max_leverage: 50, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:BNBUSDT', tier: 3, min_notional: 200000, max_notional: 400000, maint_margin_rate: 0.01,
    deduction: 810, max_leverage: 40, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:BNBUSDT', tier: 4, min_notional: 400000, max_notional: 1500000, maint_margin_rate: 0.02,
    deduction: 4810, max_leverage: 25, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:BNBUSDT', tier: 5, min_notional: 1500000, max_notional: 3000000, maint_margin_rate: 0.025,
    deduction: 12310, max_leverage: 20, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:BNBUSDT', tier: 6, min_notional: 3000000, max_notional: 15000000, maint_margin_rate: 0.05,
    deduction: 87310, max_leverage: 10, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:BNBUSDT', tier: 7, min_notional: 15000000, max_notional: 30000000, maint_margin_rate: 0.1,
    deduction: 837310, max_leverage: 5, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:BNBUSDT', tier: 8, min_notional: 30000000, max_notional: 37500000,
    maint_margin_rate: 0.125, deduction: 1587310, max_leverage: 4, basis: 'measured', source: SOURCE.binance_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'binance:BNBUSDT', tier: 9, min_notional: 37500000, max_notional: 75000000, maint_margin_rate: 0.25,
    deduction: 6274810, max_leverage: 2, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:BNBUSDT', tier: 10, min_notional: 75000000, max_notional: 150000000,
    maint_margin_rate: 0.5, deduction: 25024810, max_leverage: 1, basis: 'measured', source: SOURCE.binance_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'binance:HYPEUSDT', tier: 1, min_notional: 0, max_notional: 20000, maint_margin_rate: 0.01,
    deduction: 0, max_leverage: 75, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:HYPEUSDT', tier: 2, min_notional: 20000, max_notional: 200000, maint_margin_rate: 0.015,
    deduction: 100, max_leverage: 50, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:HYPEUSDT', tier: 3, min_notional: 200000, max_notional: 1000000, maint_margin_rate: 0.02,
    deduction: 1100, max_leverage: 25, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:HYPEUSDT', tier: 4, min_notional: 1000000, max_notional: 2000000, maint_margin_rate: 0.025,
    deduction: 6100, max_leverage: 20, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:HYPEUSDT', tier: 5, min_notional: 2000000, max_notional: 5000000, maint_margin_rate: 0.05,
    deduction: 56100, max_leverage: 10, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:HYPEUSDT', tier: 6, min_notional: 5000000, max_notional: 7500000, maint_margin_rate: 0.1,
    deduction: 306100, max_leverage: 5, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:HYPEUSDT', tier: 7, min_notional: 7500000, max_notional: 10000000,
    maint_margin_rate: 0.125, deduction: 493600, max_leverage: 4, basis: 'measured', source: SOURCE.binance_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'binance:HYPEUSDT', tier: 8, min_notional: 10000000, max_notional: 12500000,
    maint_margin_rate: 0.25, deduction: 1743600, max_leverage: 2, basis: 'measured', source: SOURCE.binance_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'binance:HYPEUSDT', tier: 9, min_notional: 12500000, max_notional: 15000000, maint_margin_rate: 0.5,
    deduction: 4868600, max_leverage: 1, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:SUIUSDT', tier: 1, min_notional: 0, max_notional: 20000, maint_margin_rate: 0.01,
    deduction: 0, max_leverage: 75, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:SUIUSDT', tier: 2, min_notional: 20000, max_notional: 200000, maint_margin_rate: 0.015,
    deduction: 100, max_leverage: 50, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:SUIUSDT', tier: 3, min_notional: 200000, max_notional: 1000000, maint_margin_rate: 0.02,
    deduction: 1100, max_leverage: 25, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:SUIUSDT', tier: 4, min_notional: 1000000, max_notional: 2000000, maint_margin_rate: 0.025,
    deduction: 6100, max_leverage: 20, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:SUIUSDT', tier: 5, min_notional: 2000000, max_notional: 10000000, maint_margin_rate: 0.05,
    deduction: 56100, max_leverage: 10, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:SUIUSDT', tier: 6, min_notional: 10000000, max_notional: 20000000, maint_margin_rate: 0.1,
    deduction: 556100, max_leverage: 5, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:SUIUSDT', tier: 7, min_notional: 20000000, max_notional: 25000000,
    maint_margin_rate: 0.125, deduction: 1056100, max_leverage: 4, basis: 'measured', source: SOURCE.binance_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'binance:SUIUSDT', tier: 8, min_notional: 25000000, max_notional: 50000000, maint_margin_rate: 0.25,
    deduction: 4181100, max_leverage: 2, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:SUIUSDT', tier: 9, min_notional: 50000000, max_notional: 100000000, maint_margin_rate: 0.5,
    deduction: 16681100, max_leverage: 1, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:ADAUSDT', tier: 1, min_notional: 0, max_notional: 10000, maint_margin_rate: 0.005,
    deduction: 0, max_leverage: 75, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:ADAUSDT', tier: 2, min_notional: 10000, max_notional: 50000, maint_margin_rate: 0.01,
    deduction: 50, max_leverage: 50, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:ADAUSDT', tier: 3, min_notional: 50000, max_notional: 200000, maint_margin_rate: 0.015,
    deduction: 300, max_leverage: 40, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:ADAUSDT', tier: 4, min_notional: 200000, max_notional: 1000000, maint_margin_rate: 0.02,
    deduction: 1300, max_leverage: 25, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:ADAUSDT', tier: 5, min_notional: 1000000, max_notional: 2000000, maint_margin_rate: 0.025,
    deduction: 6300, max_leverage: 20, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:ADAUSDT', tier: 6, min_notional: 2000000, max_notional: 10000000, maint_margin_rate: 0.05,
    deduction: 56300, max_leverage: 10, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:ADAUSDT', tier: 7, min_notional: 10000000, max_notional: 20000000, maint_margin_rate: 0.1,
    deduction: 556300, max_leverage: 5, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:ADAUSDT', tier: 8, min_notional: 20000000, max_notional: 25000000,
    maint_margin_rate: 0.125, deduction: 1056300, max_leverage: 4, basis: 'measured', source: SOURCE.binance_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'binance:ADAUSDT', tier: 9, min_notional: 25000000, max_notional: 50000000, maint_margin_rate: 0.25,
    deduction: 4181300, max_leverage: 2, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:ADAUSDT', tier: 10, min_notional: 50000000, max_notional: 100000000,
    maint_margin_rate: 0.5, deduction: 16681300, max_leverage: 1, basis: 'measured', source: SOURCE.binance_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'binance:LINKUSDT', tier: 1, min_notional: 0, max_notional: 10000, maint_margin_rate: 0.005,
    deduction: 0, max_leverage: 75, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:LINKUSDT', tier: 2, min_notional: 10000, max_notional: 200000, maint_margin_rate: 0.01,
    deduction: 50, max_leverage: 50, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:LINKUSDT', tier: 3, min_notional: 200000, max_notional: 400000, maint_margin_rate: 0.015,
    deduction: 1050, max_leverage: 40, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:LINKUSDT', tier: 4, min_notional: 400000, max_notional: 800000, maint_margin_rate: 0.02,
    deduction: 3050, max_leverage: 25, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:LINKUSDT', tier: 5, min_notional: 800000, max_notional: 1600000, maint_margin_rate: 0.025,
    deduction: 7050, max_leverage: 20, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:LINKUSDT', tier: 6, min_notional: 1600000, max_notional: 8000000, maint_margin_rate: 0.05,
    deduction: 47050, max_leverage: 10, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:LINKUSDT', tier: 7, min_notional: 8000000, max_notional: 16000000, maint_margin_rate: 0.1,
    deduction: 447050, max_leverage: 5, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:LINKUSDT', tier: 8, min_notional: 16000000, max_notional: 20000000,
    maint_margin_rate: 0.125, deduction: 847050, max_leverage: 4, basis: 'measured', source: SOURCE.binance_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'binance:LINKUSDT', tier: 9, min_notional: 20000000, max_notional: 40000000,
    maint_margin_rate: 0.25, deduction: 3347050, max_leverage: 2, basis: 'measured', source: SOURCE.binance_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'binance:LINKUSDT', tier: 10, min_notional: 40000000, max_notional: 80000000,
    maint_margin_rate: 0.5, deduction: 13347050, max_leverage: 1, basis: 'measured', source: SOURCE.binance_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'binance:AVAXUSDT', tier: 1, min_notional: 0, max_notional: 25000, maint_margin_rate: 0.005,
    deduction: 0, max_leverage: 75, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:AVAXUSDT', tier: 2, min_notional: 25000, max_notional: 80000, maint_margin_rate: 0.01,
    deduction: 125, max_leverage: 50, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:AVAXUSDT', tier: 3, min_notional: 80000, max_notional: 160000, maint_margin_rate: 0.015,
    deduction: 525, max_leverage: 40, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:AVAXUSDT', tier: 4, min_notional: 160000, max_notional: 800000, maint_margin_rate: 0.02,
    deduction: 1325, max_leverage: 25, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:AVAXUSDT', tier: 5, min_notional: 800000, max_notional: 1600000, maint_margin_rate: 0.025,
    deduction: 5325, max_leverage: 20, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:AVAXUSDT', tier: 6, min_notional: 1600000, max_notional: 8000000, maint_margin_rate: 0.05,
    deduction: 45325, max_leverage: 10, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:AVAXUSDT', tier: 7, min_notional: 8000000, max_notional: 16000000, maint_margin_rate: 0.1,
    deduction: 445325, max_leverage: 5, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:AVAXUSDT', tier: 8, min_notional: 16000000, max_notional: 20000000,
    maint_margin_rate: 0.125, deduction: 845325, max_leverage: 4, basis: 'measured', source: SOURCE.binance_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'binance:AVAXUSDT', tier: 9, min_notional: 20000000, max_notional: 40000000,
    maint_margin_rate: 0.25, deduction: 3345325, max_leverage: 2, basis: 'measured', source: SOURCE.binance_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'binance:AVAXUSDT', tier: 10, min_notional: 40000000, max_notional: 80000000,
    maint_margin_rate: 0.5, deduction: 13345325, max_leverage: 1, basis: 'measured', source: SOURCE.binance_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'binance:ENAUSDT', tier: 1, min_notional: 0, max_notional: 20000, maint_margin_rate: 0.01,
    deduction: 0, max_leverage: 75, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:ENAUSDT', tier: 2, min_notional: 20000, max_notional: 160000, maint_margin_rate: 0.015,
    deduction: 100, max_leverage: 50, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:ENAUSDT', tier: 3, min_notional: 160000, max_notional: 800000, maint_margin_rate: 0.02,
    deduction: 900, max_leverage: 25, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:ENAUSDT', tier: 4, min_notional: 800000, max_notional: 1600000, maint_margin_rate: 0.025,
    deduction: 4900, max_leverage: 20, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:ENAUSDT', tier: 5, min_notional: 1600000, max_notional: 8000000, maint_margin_rate: 0.05,
    deduction: 44900, max_leverage: 10, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:ENAUSDT', tier: 6, min_notional: 8000000, max_notional: 16000000, maint_margin_rate: 0.1,
    deduction: 444900, max_leverage: 5, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:ENAUSDT', tier: 7, min_notional: 16000000, max_notional: 20000000,
    maint_margin_rate: 0.125, deduction: 844900, max_leverage: 4, basis: 'measured', source: SOURCE.binance_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'binance:ENAUSDT', tier: 8, min_notional: 20000000, max_notional: 40000000, maint_margin_rate: 0.25,
    deduction: 3344900, max_leverage: 2, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:ENAUSDT', tier: 9, min_notional: 40000000, max_notional: 80000000, maint_margin_rate: 0.5,
    deduction: 13344900, max_leverage: 1, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:LTCUSDT', tier: 1, min_notional: 0, max_notional: 10000, maint_margin_rate: 0.005,
    deduction: 0, max_leverage: 75, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:LTCUSDT', tier: 2, min_notional: 10000, max_notional: 50000, maint_margin_rate: 0.01,
    deduction: 50, max_leverage: 50, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:LTCUSDT', tier: 3, min_notional: 50000, max_notional: 160000, maint_margin_rate: 0.015,
    deduction: 300, max_leverage: 40, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:LTCUSDT', tier: 4, min_notional: 160000, max_notional: 800000, maint_margin_rate: 0.02,
    deduction: 1100, max_leverage: 25, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:LTCUSDT', tier: 5, min_notional: 800000, max_notional: 1600000, maint_margin_rate: 0.025,
    deduction: 5100, max_leverage: 20, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:LTCUSDT', tier: 6, min_notional: 1600000, max_notional: 8000000, maint_margin_rate: 0.05,
    deduction: 45100, max_leverage: 10, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:LTCUSDT', tier: 7, min_notional: 8000000, max_notional: 16000000, maint_margin_rate: 0.1,
    deduction: 445100, max_leverage: 5, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:LTCUSDT', tier: 8, min_notional: 16000000, max_notional: 20000000,
    maint_margin_rate: 0.125, deduction: 845100, max_leverage: 4, basis: 'measured', source: SOURCE.binance_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'binance:LTCUSDT', tier: 9, min_notional: 20000000, max_notional: 40000000, maint_margin_rate: 0.25,
    deduction: 3345100, max_leverage: 2, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:LTCUSDT', tier: 10, min_notional: 40000000, max_notional: 80000000, maint_margin_rate: 0.5,
    deduction: 13345100, max_leverage: 1, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:ASTERUSDT', tier: 1, min_notional: 0, max_notional: 20000, maint_margin_rate: 0.01,
    deduction: 0, max_leverage: 75, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:ASTERUSDT', tier: 2, min_notional: 20000, max_notional: 200000, maint_margin_rate: 0.015,
    deduction: 100, max_leverage: 50, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:ASTERUSDT', tier: 3, min_notional: 200000, max_notional: 1000000, maint_margin_rate: 0.02,
    deduction: 1100, max_leverage: 25, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:ASTERUSDT', tier: 4, min_notional: 1000000, max_notional: 2000000,
    maint_margin_rate: 0.025, deduction: 6100, max_leverage: 20, basis: 'measured', source: SOURCE.binance_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'binance:ASTERUSDT', tier: 5, min_notional: 2000000, max_notional: 5000000, maint_margin_rate: 0.05,
    deduction: 56100, max_leverage: 10, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:ASTERUSDT', tier: 6, min_notional: 5000000, max_notional: 7500000, maint_margin_rate: 0.1,
    deduction: 306100, max_leverage: 5, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:ASTERUSDT', tier: 7, min_notional: 7500000, max_notional: 10000000,
    maint_margin_rate: 0.125, deduction: 493600, max_leverage: 4, basis: 'measured', source: SOURCE.binance_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'binance:ASTERUSDT', tier: 8, min_notional: 10000000, max_notional: 12500000,
    maint_margin_rate: 0.25, deduction: 1743600, max_leverage: 2, basis: 'measured', source: SOURCE.binance_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'binance:ASTERUSDT', tier: 9, min_notional: 12500000, max_notional: 15000000,
    maint_margin_rate: 0.5, deduction: 4868600, max_leverage: 1, basis: 'measured', source: SOURCE.binance_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'binance:XPLUSDT', tier: 1, min_notional: 0, max_notional: 20000, maint_margin_rate: 0.01,
    deduction: 0, max_leverage: 75, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:XPLUSDT', tier: 2, min_notional: 20000, max_notional: 200000, maint_margin_rate: 0.015,
    deduction: 100, max_leverage: 50, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:XPLUSDT', tier: 3, min_notional: 200000, max_notional: 1000000, maint_margin_rate: 0.02,
    deduction: 1100, max_leverage: 25, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:XPLUSDT', tier: 4, min_notional: 1000000, max_notional: 2000000, maint_margin_rate: 0.025,
    deduction: 6100, max_leverage: 20, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:XPLUSDT', tier: 5, min_notional: 2000000, max_notional: 5000000, maint_margin_rate: 0.05,
    deduction: 56100, max_leverage: 10, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:XPLUSDT', tier: 6, min_notional: 5000000, max_notional: 7500000, maint_margin_rate: 0.1,
    deduction: 306100, max_leverage: 5, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:XPLUSDT', tier: 7, min_notional: 7500000, max_notional: 10000000, maint_margin_rate: 0.125,
    deduction: 493600, max_leverage: 4, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:XPLUSDT', tier: 8, min_notional: 10000000, max_notional: 12500000, maint_margin_rate: 0.25,
    deduction: 1743600, max_leverage: 2, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:XPLUSDT', tier: 9, min_notional: 12500000, max_notional: 15000000, maint_margin_rate: 0.5,
    deduction: 4868600, max_leverage: 1, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:AAVEUSDT', tier: 1, min_notional: 0, max_notional: 50000, maint_margin_rate: 0.01,
    deduction: 0, max_leverage: 75, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:AAVEUSDT', tier: 2, min_notional: 50000, max_notional: 150000, maint_margin_rate: 0.015,
    deduction: 250, max_leverage: 50, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:AAVEUSDT', tier: 3, min_notional: 150000, max_notional: 500000, maint_margin_rate: 0.02,
    deduction: 1000, max_leverage: 25, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:AAVEUSDT', tier: 4, min_notional: 500000, max_notional: 600000, maint_margin_rate: 0.025,
    deduction: 3500, max_leverage: 20, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:AAVEUSDT', tier: 5, min_notional: 600000, max_notional: 3000000, maint_margin_rate: 0.05,
    deduction: 18500, max_leverage: 10, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:AAVEUSDT', tier: 6, min_notional: 3000000, max_notional: 6000000, maint_margin_rate: 0.1,
    deduction: 168500, max_leverage: 5, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:AAVEUSDT', tier: 7, min_notional: 6000000, max_notional: 7500000, maint_margin_rate: 0.125,
    deduction: 318500, max_leverage: 4, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:AAVEUSDT', tier: 8, min_notional: 7500000, max_notional: 15000000, maint_margin_rate: 0.25,
    deduction: 1256000, max_leverage: 2, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:AAVEUSDT', tier: 9, min_notional: 15000000, max_notional: 30000000, maint_margin_rate: 0.5,
    deduction: 5006000, max_leverage: 1, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:PUMPUSDT', tier: 1, min_notional: 0, max_notional: 20000, maint_margin_rate: 0.01,
    deduction: 0, max_leverage: 75, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:PUMPUSDT', tier: 2, min_notional: 20000, max_notional: 200000, maint_margin_rate: 0.015,
    deduction: 100, max_leverage: 50, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:PUMPUSDT', tier: 3, min_notional: 200000, max_notional: 1000000, maint_margin_rate: 0.02,
    deduction: 1100, max_leverage: 25, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:PUMPUSDT', tier: 4, min_notional: 1000000, max_notional: 2000000, maint_margin_rate: 0.025,
    deduction: 6100, max_leverage: 20, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:PUMPUSDT', tier: 5, min_notional: 2000000, max_notional: 5000000, maint_margin_rate: 0.05,
    deduction: 56100, max_leverage: 10, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:PUMPUSDT', tier: 6, min_notional: 5000000, max_notional: 7500000, maint_margin_rate: 0.1,
    deduction: 306100, max_leverage: 5, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:PUMPUSDT', tier: 7, min_notional: 7500000, max_notional: 10000000,
    maint_margin_rate: 0.125, deduction: 493600, max_leverage: 4, basis: 'measured', source: SOURCE.binance_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'binance:PUMPUSDT', tier: 8, min_notional: 10000000, max_notional: 12500000,
    maint_margin_rate: 0.25, deduction: 1743600, max_leverage: 2, basis: 'measured', source: SOURCE.binance_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'binance:PUMPUSDT', tier: 9, min_notional: 12500000, max_notional: 15000000, maint_margin_rate: 0.5,
    deduction: 4868600, max_leverage: 1, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:FARTCOINUSDT', tier: 1, min_notional: 0, max_notional: 20000, maint_margin_rate: 0.01,
    deduction: 0, max_leverage: 75, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:FARTCOINUSDT', tier: 2, min_notional: 20000, max_notional: 200000,
    maint_margin_rate: 0.015, deduction: 100, max_leverage: 50, basis: 'measured', source: SOURCE.binance_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'binance:FARTCOINUSDT', tier: 3, min_notional: 200000, max_notional: 1000000,
    maint_margin_rate: 0.02, deduction: 1100, max_leverage: 25, basis: 'measured', source: SOURCE.binance_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'binance:FARTCOINUSDT', tier: 4, min_notional: 1000000, max_notional: 2000000,
    maint_margin_rate: 0.025, deduction: 6100, max_leverage: 20, basis: 'measured', source: SOURCE.binance_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'binance:FARTCOINUSDT', tier: 5, min_notional: 2000000, max_notional: 5000000,
    maint_margin_rate: 0.05, deduction: 56100, max_leverage: 10, basis: 'measured', source: SOURCE.binance_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'binance:FARTCOINUSDT', tier: 6, min_notional: 5000000, max_notional: 7500000,
    maint_margin_rate: 0.1, deduction: 306100, max_leverage: 5, basis: 'measured', source: SOURCE.binance_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'binance:FARTCOINUSDT', tier: 7, min_notional: 7500000, max_notional: 10000000,
    maint_margin_rate: 0.125, deduction: 493600, max_leverage: 4, basis: 'measured', source: SOURCE.binance_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'binance:FARTCOINUSDT', tier: 8, min_notional: 10000000, max_notional: 12500000,
    maint_margin_rate: 0.25, deduction: 1743600, max_leverage: 2, basis: 'measured', source: SOURCE.binance_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'binance:FARTCOINUSDT', tier: 9, min_notional: 12500000, max_notional: 15000000,
    maint_margin_rate: 0.5, deduction: 4868600, max_leverage: 1, basis: 'measured', source: SOURCE.binance_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'binance:UNIUSDT', tier: 1, min_notional: 0, max_notional: 10000, maint_margin_rate: 0.006,
    deduction: 0, max_leverage: 75, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:UNIUSDT', tier: 2, min_notional: 10000, max_notional: 50000, maint_margin_rate: 0.01,
    deduction: 40, max_leverage: 50, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:UNIUSDT', tier: 3, min_notional: 50000, max_notional: 100000, maint_margin_rate: 0.015,
    deduction: 290, max_leverage: 40, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:UNIUSDT', tier: 4, min_notional: 100000, max_notional: 500000, maint_margin_rate: 0.02,
    deduction: 790, max_leverage: 25, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:UNIUSDT', tier: 5, min_notional: 500000, max_notional: 1000000, maint_margin_rate: 0.025,
    deduction: 3290, max_leverage: 20, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:UNIUSDT', tier: 6, min_notional: 1000000, max_notional: 5000000, maint_margin_rate: 0.05,
    deduction: 28290, max_leverage: 10, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:UNIUSDT', tier: 7, min_notional: 5000000, max_notional: 10000000, maint_margin_rate: 0.1,
    deduction: 278290, max_leverage: 5, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:UNIUSDT', tier: 8, min_notional: 10000000, max_notional: 12500000,
    maint_margin_rate: 0.125, deduction: 528290, max_leverage: 4, basis: 'measured', source: SOURCE.binance_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'binance:UNIUSDT', tier: 9, min_notional: 12500000, max_notional: 25000000, maint_margin_rate: 0.25,
    deduction: 2090790, max_leverage: 2, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:UNIUSDT', tier: 10, min_notional: 25000000, max_notional: 50000000, maint_margin_rate: 0.5,
    deduction: 8340790, max_leverage: 1, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:DOTUSDT', tier: 1, min_notional: 0, max_notional: 10000, maint_margin_rate: 0.0065,
    deduction: 0, max_leverage: 75, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:DOTUSDT', tier: 2, min_notional: 10000, max_notional: 50000, maint_margin_rate: 0.01,
    deduction: 35, max_leverage: 50, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:DOTUSDT', tier: 3, min_notional: 50000, max_notional: 100000, maint_margin_rate: 0.015,
    deduction: 285, max_leverage: 40, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:DOTUSDT', tier: 4, min_notional: 100000, max_notional: 500000, maint_margin_rate: 0.02,
    deduction: 785, max_leverage: 25, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:DOTUSDT', tier: 5, min_notional: 500000, max_notional: 800000, maint_margin_rate: 0.025,
    deduction: 3285, max_leverage: 20, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:DOTUSDT', tier: 6, min_notional: 800000, max_notional: 4000000, maint_margin_rate: 0.05,
    deduction: 23285, max_leverage: 10, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:DOTUSDT', tier: 7, min_notional: 4000000, max_notional: 8000000, maint_margin_rate: 0.1,
    deduction: 223285, max_leverage: 5, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:DOTUSDT', tier: 8, min_notional: 8000000, max_notional: 10000000, maint_margin_rate: 0.125,
    deduction: 423285, max_leverage: 4, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:DOTUSDT', tier: 9, min_notional: 10000000, max_notional: 30000000, maint_margin_rate: 0.25,
    deduction: 1673285, max_leverage: 2, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'binance:DOTUSDT', tier: 10, min_notional: 30000000, max_notional: 50000000, maint_margin_rate: 0.5,
    deduction: 9173285, max_leverage: 1, basis: 'measured', source: SOURCE.binance_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:BTCUSDT', tier: 1, min_notional: 0, max_notional: 300000, maint_margin_rate: 0.004,
    deduction: 0, max_leverage: 150, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:BTCUSDT', tier: 2, min_notional: 300000, max_notional: 800000, maint_margin_rate: 0.005,
    deduction: 300, max_leverage: 100, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:BTCUSDT', tier: 3, min_notional: 800000, max_notional: 3000000, maint_margin_rate: 0.0065,
    deduction: 1500, max_leverage: 75, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:BTCUSDT', tier: 4, min_notional: 3000000, max_notional: 12000000, maint_margin_rate: 0.01,
    deduction: 12000, max_leverage: 50, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:BTCUSDT', tier: 5, min_notional: 12000000, max_notional: 70000000, maint_margin_rate: 0.02,
    deduction: 132000, max_leverage: 25, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:BTCUSDT', tier: 6, min_notional: 70000000, max_notional: 100000000, maint_margin_rate: 0.025,
    deduction: 482000, max_leverage: 20, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:BTCUSDT', tier: 7, min_notional: 100000000, max_notional: 230000000, maint_margin_rate: 0.05,
    deduction: 2982000, max_leverage: 10, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:BTCUSDT', tier: 8, min_notional: 230000000, max_notional: 480000000, maint_margin_rate: 0.1,
    deduction: 14482000, max_leverage: 5, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:BTCUSDT', tier: 9, min_notional: 480000000, max_notional: 600000000,
    maint_margin_rate: 0.125, deduction: 26482000, max_leverage: 4, basis: 'assumed', source: SOURCE.bybit_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:BTCUSDT', tier: 10, min_notional: 600000000, max_notional: 800000000,
    maint_margin_rate: 0.15, deduction: 41482000, max_leverage: 3, basis: 'assumed', source: SOURCE.bybit_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:BTCUSDT', tier: 11, min_notional: 800000000, max_notional: 1200000000,
    maint_margin_rate: 0.25, deduction: 121482000, max_leverage: 2, basis: 'assumed', source: SOURCE.bybit_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:BTCUSDT', tier: 12, min_notional: 1200000000, max_notional: 1800000000,
    maint_margin_rate: 0.5, deduction: 421482000, max_leverage: 1, basis: 'assumed', source: SOURCE.bybit_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:BTCUSD', tier: 1, min_notional: 0, max_notional: 150, maint_margin_rate: 0.005, deduction: 0,
    max_leverage: 100, basis: 'measured', source: SOURCE.bybit_inverse, as_of: '2022-12-26',
  },
  {
    instrument: 'bybit:BTCUSD', tier: 2, min_notional: 150, max_notional: 300, maint_margin_rate: 0.01,
    deduction: 0.75, max_leverage: 66.67, basis: 'assumed', source: SOURCE.bybit_inverse, as_of: '2022-12-26',
  },
  {
    instrument: 'bybit:BTCUSD', tier: 3, min_notional: 300, max_notional: 450, maint_margin_rate: 0.015,
    deduction: 2.25, max_leverage: 50, basis: 'assumed', source: SOURCE.bybit_inverse, as_of: '2022-12-26',
  },
  {
    instrument: 'bybit:BTCUSD', tier: 4, min_notional: 450, max_notional: 600, maint_margin_rate: 0.02,
    deduction: 4.5, max_leverage: 40, basis: 'assumed', source: SOURCE.bybit_inverse, as_of: '2022-12-26',
  },
  {
    instrument: 'bybit:BTCUSD', tier: 5, min_notional: 600, max_notional: 750, maint_margin_rate: 0.025,
    deduction: 7.5, max_leverage: 33.33, basis: 'assumed', source: SOURCE.bybit_inverse, as_of: '2022-12-26',
  },
  {
    instrument: 'bybit:BTCUSD', tier: 6, min_notional: 750, max_notional: 900, maint_margin_rate: 0.03,
    deduction: 11.25, max_leverage: 28.57, basis: 'assumed', source: SOURCE.bybit_inverse, as_of: '2022-12-26',
  },
  {
    instrument: 'bybit:BTCUSD', tier: 7, min_notional: 900, max_notional: 1050, maint_margin_rate: 0.035,
    deduction: 15.75, max_leverage: 25, basis: 'assumed', source: SOURCE.bybit_inverse, as_of: '2022-12-26',
  },
  {
    instrument: 'bybit:BTCUSD', tier: 8, min_notional: 1050, max_notional: 1200, maint_margin_rate: 0.04,
    deduction: 21, max_leverage: 22.22, basis: 'assumed', source: SOURCE.bybit_inverse, as_of: '2022-12-26',
  },
  {
    instrument: 'bybit:BTCUSD', tier: 9, min_notional: 1200, max_notional: 1350, maint_margin_rate: 0.045,
    deduction: 27, max_leverage: 20, basis: 'assumed', source: SOURCE.bybit_inverse, as_of: '2022-12-26',
  },
  {
    instrument: 'bybit:BTCUSD', tier: 10, min_notional: 1350, max_notional: 1500, maint_margin_rate: 0.05,
    deduction: 33.75, max_leverage: 18.18, basis: 'assumed', source: SOURCE.bybit_inverse, as_of: '2022-12-26',
  },
  {
    instrument: 'bybit:ETHUSDT', tier: 1, min_notional: 0, max_notional: 300000, maint_margin_rate: 0.004,
    deduction: 0, max_leverage: 150, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:ETHUSDT', tier: 2, min_notional: 300000, max_notional: 800000, maint_margin_rate: 0.005,
    deduction: 300, max_leverage: 100, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:ETHUSDT', tier: 3, min_notional: 800000, max_notional: 3000000, maint_margin_rate: 0.0065,
    deduction: 1500, max_leverage: 75, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:ETHUSDT', tier: 4, min_notional: 3000000, max_notional: 12000000, maint_margin_rate: 0.01,
    deduction: 12000, max_leverage: 50, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:ETHUSDT', tier: 5, min_notional: 12000000, max_notional: 50000000, maint_margin_rate: 0.02,
    deduction: 132000, max_leverage: 25, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:ETHUSDT', tier: 6, min_notional: 50000000, max_notional: 65000000, maint_margin_rate: 0.025,
    deduction: 382000, max_leverage: 20, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:ETHUSDT', tier: 7, min_notional: 65000000, max_notional: 150000000, maint_margin_rate: 0.05,
    deduction: 2007000, max_leverage: 10, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:ETHUSDT', tier: 8, min_notional: 150000000, max_notional: 320000000, maint_margin_rate: 0.1,
    deduction: 9507000, max_leverage: 5, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:ETHUSDT', tier: 9, min_notional: 320000000, max_notional: 400000000,
    maint_margin_rate: 0.125, deduction: 17507000, max_leverage: 4, basis: 'assumed', source: SOURCE.bybit_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:ETHUSDT', tier: 10, min_notional: 400000000, max_notional: 530000000,
    maint_margin_rate: 0.15, deduction: 27507000, max_leverage: 3, basis: 'assumed', source: SOURCE.bybit_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:ETHUSDT', tier: 11, min_notional: 530000000, max_notional: 800000000,
    maint_margin_rate: 0.25, deduction: 80507000, max_leverage: 2, basis: 'assumed', source: SOURCE.bybit_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:ETHUSDT', tier: 12, min_notional: 800000000, max_notional: 1200000000,
    maint_margin_rate: 0.5, deduction: 280507000, max_leverage: 1, basis: 'assumed', source: SOURCE.bybit_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:SOLUSDT', tier: 1, min_notional: 0, max_notional: 50000, maint_margin_rate: 0.005,
    deduction: 0, max_leverage: 100, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:SOLUSDT', tier: 2, min_notional: 50000, max_notional: 400000, maint_margin_rate: 0.0065,
    deduction: 75, max_leverage: 75, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:SOLUSDT', tier: 3, min_notional: 400000, max_notional: 1000000, maint_margin_rate: 0.01,
    deduction: 1475, max_leverage: 50, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:SOLUSDT', tier: 4, min_notional: 1000000, max_notional: 4000000, maint_margin_rate: 0.02,
    deduction: 11475, max_leverage: 25, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:SOLUSDT', tier: 5, min_notional: 4000000, max_notional: 8000000, maint_margin_rate: 0.025,
    deduction: 31475, max_leverage: 20, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:SOLUSDT', tier: 6, min_notional: 8000000, max_notional: 40000000, maint_margin_rate: 0.05,
    deduction: 231475, max_leverage: 10, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:SOLUSDT', tier: 7, min_notional: 40000000, max_notional: 80000000, maint_margin_rate: 0.1,
    deduction: 2231475, max_leverage: 5, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:SOLUSDT', tier: 8, min_notional: 80000000, max_notional: 100000000, maint_margin_rate: 0.125,
    deduction: 4231475, max_leverage: 4, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:SOLUSDT', tier: 9, min_notional: 100000000, max_notional: 200000000, maint_margin_rate: 0.25,
    deduction: 16731475, max_leverage: 2, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:SOLUSDT', tier: 10, min_notional: 200000000, max_notional: 400000000, maint_margin_rate: 0.5,
    deduction: 66731475, max_leverage: 1, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:XRPUSDT', tier: 1, min_notional: 0, max_notional: 40000, maint_margin_rate: 0.005,
    deduction: 0, max_leverage: 100, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:XRPUSDT', tier: 2, min_notional: 40000, max_notional: 80000, maint_margin_rate: 0.006,
    deduction: 40, max_leverage: 75, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:XRPUSDT', tier: 3, min_notional: 80000, max_notional: 150000, maint_margin_rate: 0.01,
    deduction: 360, max_leverage: 50, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:XRPUSDT', tier: 4, min_notional: 150000, max_notional: 400000, maint_margin_rate: 0.0125,
    deduction: 735, max_leverage: 40, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:XRPUSDT', tier: 5, min_notional: 400000, max_notional: 1000000, maint_margin_rate: 0.02,
    deduction: 3735, max_leverage: 25, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:XRPUSDT', tier: 6, min_notional: 1000000, max_notional: 2000000, maint_margin_rate: 0.025,
    deduction: 8735, max_leverage: 20, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:XRPUSDT', tier: 7, min_notional: 2000000, max_notional: 10000000, maint_margin_rate: 0.05,
    deduction: 58735, max_leverage: 10, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:XRPUSDT', tier: 8, min_notional: 10000000, max_notional: 20000000, maint_margin_rate: 0.1,
    deduction: 558735, max_leverage: 5, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:XRPUSDT', tier: 9, min_notional: 20000000, max_notional: 25000000, maint_margin_rate: 0.125,
    deduction: 1058735, max_leverage: 4, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:XRPUSDT', tier: 10, min_notional: 25000000, max_notional: 50000000, maint_margin_rate: 0.25,
    deduction: 4183735, max_leverage: 2, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:XRPUSDT', tier: 11, min_notional: 50000000, max_notional: 100000000, maint_margin_rate: 0.5,
    deduction: 16683735, max_leverage: 1, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:DOGEUSDT', tier: 1, min_notional: 0, max_notional: 80000, maint_margin_rate: 0.0065,
    deduction: 0, max_leverage: 75, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:DOGEUSDT', tier: 2, min_notional: 80000, max_notional: 150000, maint_margin_rate: 0.01,
    deduction: 280, max_leverage: 50, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:DOGEUSDT', tier: 3, min_notional: 150000, max_notional: 750000, maint_margin_rate: 0.0125,
    deduction: 655, max_leverage: 40, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:DOGEUSDT', tier: 4, min_notional: 750000, max_notional: 2000000, maint_margin_rate: 0.02,
    deduction: 6280, max_leverage: 25, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:DOGEUSDT', tier: 5, min_notional: 2000000, max_notional: 4000000, maint_margin_rate: 0.025,
    deduction: 16280, max_leverage: 20, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:DOGEUSDT', tier: 6, min_notional: 4000000, max_notional: 20000000, maint_margin_rate: 0.05,
    deduction: 116280, max_leverage: 10, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:DOGEUSDT', tier: 7, min_notional: 20000000, max_notional: 40000000, maint_margin_rate: 0.1,
    deduction: 1116280, max_leverage: 5, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:DOGEUSDT', tier: 8, min_notional: 40000000, max_notional: 50000000, maint_margin_rate: 0.125,
    deduction: 2116280, max_leverage: 4, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:DOGEUSDT', tier: 9, min_notional: 50000000, max_notional: 100000000, maint_margin_rate: 0.25,
    deduction: 8366280, max_leverage: 2, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:DOGEUSDT', tier: 10, min_notional: 100000000, max_notional: 200000000,
    maint_margin_rate: 0.5, deduction: 33366280, max_leverage: 1, basis: 'assumed', source: SOURCE.bybit_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:BNBUSDT', tier: 1, min_notional: 0, max_notional: 10000, maint_margin_rate: 0.005,
    deduction: 0, max_leverage: 75, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:BNBUSDT', tier: 2, min_notional: 10000, max_notional: 200000, maint_margin_rate: 0.006,
    deduction: 10, max_leverage: 50, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:BNBUSDT', tier: 3, min_notional: 200000, max_notional: 400000, maint_margin_rate: 0.01,
    deduction: 810, max_leverage: 40, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:BNBUSDT', tier: 4, min_notional: 400000, max_notional: 1500000, maint_margin_rate: 0.02,
    deduction: 4810, max_leverage: 25, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:BNBUSDT', tier: 5, min_notional: 1500000, max_notional: 3000000, maint_margin_rate: 0.025,
    deduction: 12310, max_leverage: 20, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:BNBUSDT', tier: 6, min_notional: 3000000, max_notional: 15000000, maint_margin_rate: 0.05,
    deduction: 87310, max_leverage: 10, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:BNBUSDT', tier: 7, min_notional: 15000000, max_notional: 30000000, maint_margin_rate: 0.1,
    deduction: 837310, max_leverage: 5, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:BNBUSDT', tier: 8, min_notional: 30000000, max_notional: 37500000, maint_margin_rate: 0.125,
    deduction: 1587310, max_leverage: 4, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:BNBUSDT', tier: 9, min_notional: 37500000, max_notional: 75000000, maint_margin_rate: 0.25,
    deduction: 6274810, max_leverage: 2, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:BNBUSDT', tier: 10, min_notional: 75000000, max_notional: 150000000, maint_margin_rate: 0.5,
    deduction: 25024810, max_leverage: 1, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:HYPEUSDT', tier: 1, min_notional: 0, max_notional: 20000, maint_margin_rate: 0.01,
    deduction: 0, max_leverage: 75, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:HYPEUSDT', tier: 2, min_notional: 20000, max_notional: 200000, maint_margin_rate: 0.015,
    deduction: 100, max_leverage: 50, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:HYPEUSDT', tier: 3, min_notional: 200000, max_notional: 1000000, maint_margin_rate: 0.02,
    deduction: 1100, max_leverage: 25, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:HYPEUSDT', tier: 4, min_notional: 1000000, max_notional: 2000000, maint_margin_rate: 0.025,
    deduction: 6100, max_leverage: 20, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:HYPEUSDT', tier: 5, min_notional: 2000000, max_notional: 5000000, maint_margin_rate: 0.05,
    deduction: 56100, max_leverage: 10, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:HYPEUSDT', tier: 6, min_notional: 5000000, max_notional: 7500000, maint_margin_rate: 0.1,
    deduction: 306100, max_leverage: 5, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:HYPEUSDT', tier: 7, min_notional: 7500000, max_notional: 10000000, maint_margin_rate: 0.125,
    deduction: 493600, max_leverage: 4, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:HYPEUSDT', tier: 8, min_notional: 10000000, max_notional: 12500000, maint_margin_rate: 0.25,
    deduction: 1743600, max_leverage: 2, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:HYPEUSDT', tier: 9, min_notional: 12500000, max_notional: 15000000, maint_margin_rate: 0.5,
    deduction: 4868600, max_leverage: 1, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:SUIUSDT', tier: 1, min_notional: 0, max_notional: 20000, maint_margin_rate: 0.01,
    deduction: 0, max_leverage: 75, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:SUIUSDT', tier: 2, min_notional: 20000, max_notional: 200000, maint_margin_rate: 0.015,
    deduction: 100, max_leverage: 50, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:SUIUSDT', tier: 3, min_notional: 200000, max_notional: 1000000, maint_margin_rate: 0.02,
    deduction: 1100, max_leverage: 25, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:SUIUSDT', tier: 4, min_notional: 1000000, max_notional: 2000000, maint_margin_rate: 0.025,
    deduction: 6100, max_leverage: 20, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:SUIUSDT', tier: 5, min_notional: 2000000, max_notional: 10000000, maint_margin_rate: 0.05,
    deduction: 56100, max_leverage: 10, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:SUIUSDT', tier: 6, min_notional: 10000000, max_notional: 20000000, maint_margin_rate: 0.1,
    deduction: 556100, max_leverage: 5, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:SUIUSDT', tier: 7, min_notional: 20000000, max_notional: 25000000, maint_margin_rate: 0.125,
    deduction: 1056100, max_leverage: 4, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:SUIUSDT', tier: 8, min_notional: 25000000, max_notional: 50000000, maint_margin_rate: 0.25,
    deduction: 4181100, max_leverage: 2, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:SUIUSDT', tier: 9, min_notional: 50000000, max_notional: 100000000, maint_margin_rate: 0.5,
    deduction: 16681100, max_leverage: 1, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:ADAUSDT', tier: 1, min_notional: 0, max_notional: 10000, maint_margin_rate: 0.005,
    deduction: 0, max_leverage: 75, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:ADAUSDT', tier: 2, min_notional: 10000, max_notional: 50000, maint_margin_rate: 0.01,
    deduction: 50, max_leverage: 50, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:ADAUSDT', tier: 3, min_notional: 50000, max_notional: 200000, maint_margin_rate: 0.015,
    deduction: 300, max_leverage: 40, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:ADAUSDT', tier: 4, min_notional: 200000, max_notional: 1000000, maint_margin_rate: 0.02,
    deduction: 1300, max_leverage: 25, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:ADAUSDT', tier: 5, min_notional: 1000000, max_notional: 2000000, maint_margin_rate: 0.025,
    deduction: 6300, max_leverage: 20, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:ADAUSDT', tier: 6, min_notional: 2000000, max_notional: 10000000, maint_margin_rate: 0.05,
    deduction: 56300, max_leverage: 10, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:ADAUSDT', tier: 7, min_notional: 10000000, max_notional: 20000000, maint_margin_rate: 0.1,
    deduction: 556300, max_leverage: 5, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:ADAUSDT', tier: 8, min_notional: 20000000, max_notional: 25000000, maint_margin_rate: 0.125,
    deduction: 1056300, max_leverage: 4, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:ADAUSDT', tier: 9, min_notional: 25000000, max_notional: 50000000, maint_margin_rate: 0.25,
    deduction: 4181300, max_leverage: 2, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:ADAUSDT', tier: 10, min_notional: 50000000, max_notional: 100000000, maint_margin_rate: 0.5,
    deduction: 16681300, max_leverage: 1, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:LINKUSDT', tier: 1, min_notional: 0, max_notional: 10000, maint_margin_rate: 0.005,
    deduction: 0, max_leverage: 75, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:LINKUSDT', tier: 2, min_notional: 10000, max_notional: 200000, maint_margin_rate: 0.01,
    deduction: 50, max_leverage: 50, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:LINKUSDT', tier: 3, min_notional: 200000, max_notional: 400000, maint_margin_rate: 0.015,
    deduction: 1050, max_leverage: 40, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:LINKUSDT', tier: 4, min_notional: 400000, max_notional: 800000, maint_margin_rate: 0.02,
    deduction: 3050, max_leverage: 25, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:LINKUSDT', tier: 5, min_notional: 800000, max_notional: 1600000, maint_margin_rate: 0.025,
    deduction: 7050, max_leverage: 20, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:LINKUSDT', tier: 6, min_notional: 1600000, max_notional: 8000000, maint_margin_rate: 0.05,
    deduction: 47050, max_leverage: 10, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:LINKUSDT', tier: 7, min_notional: 8000000, max_notional: 16000000, maint_margin_rate: 0.1,
    deduction: 447050, max_leverage: 5, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:LINKUSDT', tier: 8, min_notional: 16000000, max_notional: 20000000, maint_margin_rate: 0.125,
    deduction: 847050, max_leverage: 4, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:LINKUSDT', tier: 9, min_notional: 20000000, max_notional: 40000000, maint_margin_rate: 0.25,
    deduction: 3347050, max_leverage: 2, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:LINKUSDT', tier: 10, min_notional: 40000000, max_notional: 80000000, maint_margin_rate: 0.5,
    deduction: 13347050, max_leverage: 1, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:AVAXUSDT', tier: 1, min_notional: 0, max_notional: 25000, maint_margin_rate: 0.005,
    deduction: 0, max_leverage: 75, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:AVAXUSDT', tier: 2, min_notional: 25000, max_notional: 80000, maint_margin_rate: 0.01,
    deduction: 125, max_leverage: 50, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:AVAXUSDT', tier: 3, min_notional: 80000, max_notional: 160000, maint_margin_rate: 0.015,
    deduction: 525, max_leverage: 40, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:AVAXUSDT', tier: 4, min_notional: 160000, max_notional: 800000, maint_margin_rate: 0.02,
    deduction: 1325, max_leverage: 25, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:AVAXUSDT', tier: 5, min_notional: 800000, max_notional: 1600000, maint_margin_rate: 0.025,
    deduction: 5325, max_leverage: 20, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:AVAXUSDT', tier: 6, min_notional: 1600000, max_notional: 8000000, maint_margin_rate: 0.05,
    deduction: 45325, max_leverage: 10, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:AVAXUSDT', tier: 7, min_notional: 8000000, max_notional: 16000000, maint_margin_rate: 0.1,
    deduction: 445325, max_leverage: 5, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:AVAXUSDT', tier: 8, min_notional: 16000000, max_notional: 20000000, maint_margin_rate: 0.125,
    deduction: 845325, max_leverage: 4, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:AVAXUSDT', tier: 9, min_notional: 20000000, max_notional: 40000000, maint_margin_rate: 0.25,
    deduction: 3345325, max_leverage: 2, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:AVAXUSDT', tier: 10, min_notional: 40000000, max_notional: 80000000, maint_margin_rate: 0.5,
    deduction: 13345325, max_leverage: 1, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:ENAUSDT', tier: 1, min_notional: 0, max_notional: 20000, maint_margin_rate: 0.01,
    deduction: 0, max_leverage: 75, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:ENAUSDT', tier: 2, min_notional: 20000, max_notional: 160000, maint_margin_rate: 0.015,
    deduction: 100, max_leverage: 50, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:ENAUSDT', tier: 3, min_notional: 160000, max_notional: 800000, maint_margin_rate: 0.02,
    deduction: 900, max_leverage: 25, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:ENAUSDT', tier: 4, min_notional: 800000, max_notional: 1600000, maint_margin_rate: 0.025,
    deduction: 4900, max_leverage: 20, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:ENAUSDT', tier: 5, min_notional: 1600000, max_notional: 8000000, maint_margin_rate: 0.05,
    deduction: 44900, max_leverage: 10, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:ENAUSDT', tier: 6, min_notional: 8000000, max_notional: 16000000, maint_margin_rate: 0.1,
    deduction: 444900, max_leverage: 5, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:ENAUSDT', tier: 7, min_notional: 16000000, max_notional: 20000000, maint_margin_rate: 0.125,
    deduction: 844900, max_leverage: 4, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:ENAUSDT', tier: 8, min_notional: 20000000, max_notional: 40000000, maint_margin_rate: 0.25,
    deduction: 3344900, max_leverage: 2, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:ENAUSDT', tier: 9, min_notional: 40000000, max_notional: 80000000, maint_margin_rate: 0.5,
    deduction: 13344900, max_leverage: 1, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:LTCUSDT', tier: 1, min_notional: 0, max_notional: 10000, maint_margin_rate: 0.005,
    deduction: 0, max_leverage: 75, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:LTCUSDT', tier: 2, min_notional: 10000, max_notional: 50000, maint_margin_rate: 0.01,
    deduction: 50, max_leverage: 50, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:LTCUSDT', tier: 3, min_notional: 50000, max_notional: 160000, maint_margin_rate: 0.015,
    deduction: 300, max_leverage: 40, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:LTCUSDT', tier: 4, min_notional: 160000, max_notional: 800000, maint_margin_rate: 0.02,
    deduction: 1100, max_leverage: 25, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:LTCUSDT', tier: 5, min_notional: 800000, max_notional: 1600000, maint_margin_rate: 0.025,
    deduction: 5100, max_leverage: 20, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:LTCUSDT', tier: 6, min_notional: 1600000, max_notional: 8000000, maint_margin_rate: 0.05,
    deduction: 45100, max_leverage: 10, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:LTCUSDT', tier: 7, min_notional: 8000000, max_notional: 16000000, maint_margin_rate: 0.1,
    deduction: 445100, max_leverage: 5, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:LTCUSDT', tier: 8, min_notional: 16000000, max_notional: 20000000, maint_margin_rate: 0.125,
    deduction: 845100, max_leverage: 4, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:LTCUSDT', tier: 9, min_notional: 20000000, max_notional: 40000000, maint_margin_rate: 0.25,
    deduction: 3345100, max_leverage: 2, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:LTCUSDT', tier: 10, min_notional: 40000000, max_notional: 80000000, maint_margin_rate: 0.5,
    deduction: 13345100, max_leverage: 1, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:ASTERUSDT', tier: 1, min_notional: 0, max_notional: 20000, maint_margin_rate: 0.01,
    deduction: 0, max_leverage: 75, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:ASTERUSDT', tier: 2, min_notional: 20000, max_notional: 200000, maint_margin_rate: 0.015,
    deduction: 100, max_leverage: 50, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:ASTERUSDT', tier: 3, min_notional: 200000, max_notional: 1000000, maint_margin_rate: 0.02,
    deduction: 1100, max_leverage: 25, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:ASTERUSDT', tier: 4, min_notional: 1000000, max_notional: 2000000, maint_margin_rate: 0.025,
    deduction: 6100, max_leverage: 20, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:ASTERUSDT', tier: 5, min_notional: 2000000, max_notional: 5000000, maint_margin_rate: 0.05,
    deduction: 56100, max_leverage: 10, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:ASTERUSDT', tier: 6, min_notional: 5000000, max_notional: 7500000, maint_margin_rate: 0.1,
    deduction: 306100, max_leverage: 5, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:ASTERUSDT', tier: 7, min_notional: 7500000, max_notional: 10000000, maint_margin_rate: 0.125,
    deduction: 493600, max_leverage: 4, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:ASTERUSDT', tier: 8, min_notional: 10000000, max_notional: 12500000, maint_margin_rate: 0.25,
    deduction: 1743600, max_leverage: 2, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:ASTERUSDT', tier: 9, min_notional: 12500000, max_notional: 15000000, maint_margin_rate: 0.5,
    deduction: 4868600, max_leverage: 1, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:XPLUSDT', tier: 1, min_notional: 0, max_notional: 20000, maint_margin_rate: 0.01,
    deduction: 0, max_leverage: 75, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:XPLUSDT', tier: 2, min_notional: 20000, max_notional: 200000, maint_margin_rate: 0.015,
    deduction: 100, max_leverage: 50, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:XPLUSDT', tier: 3, min_notional: 200000, max_notional: 1000000, maint_margin_rate: 0.02,
    deduction: 1100, max_leverage: 25, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:XPLUSDT', tier: 4, min_notional: 1000000, max_notional: 2000000, maint_margin_rate: 0.025,
    deduction: 6100, max_leverage: 20, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:XPLUSDT', tier: 5, min_notional: 2000000, max_notional: 5000000, maint_margin_rate: 0.05,
    deduction: 56100, max_leverage: 10, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:XPLUSDT', tier: 6, min_notional: 5000000, max_notional: 7500000, maint_margin_rate: 0.1,
    deduction: 306100, max_leverage: 5, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:XPLUSDT', tier: 7, min_notional: 7500000, max_notional: 10000000, maint_margin_rate: 0.125,
    deduction: 493600, max_leverage: 4, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:XPLUSDT', tier: 8, min_notional: 10000000, max_notional: 12500000, maint_margin_rate: 0.25,
    deduction: 1743600, max_leverage: 2, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:XPLUSDT', tier: 9, min_notional: 12500000, max_notional: 15000000, maint_margin_rate: 0.5,
    deduction: 4868600, max_leverage: 1, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:AAVEUSDT', tier: 1, min_notional: 0, max_notional: 50000, maint_margin_rate: 0.01,
    deduction: 0, max_leverage: 75, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:AAVEUSDT', tier: 2, min_notional: 50000, max_notional: 150000, maint_margin_rate: 0.015,
    deduction: 250, max_leverage: 50, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:AAVEUSDT', tier: 3, min_notional: 150000, max_notional: 500000, maint_margin_rate: 0.02,
    deduction: 1000, max_leverage: 25, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:AAVEUSDT', tier: 4, min_notional: 500000, max_notional: 600000, maint_margin_rate: 0.025,
    deduction: 3500, max_leverage: 20, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:AAVEUSDT', tier: 5, min_notional: 600000, max_notional: 3000000, maint_margin_rate: 0.05,
    deduction: 18500, max_leverage: 10, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:AAVEUSDT', tier: 6, min_notional: 3000000, max_notional: 6000000, maint_margin_rate: 0.1,
    deduction: 168500, max_leverage: 5, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:AAVEUSDT', tier: 7, min_notional: 6000000, max_notional: 7500000, maint_margin_rate: 0.125,
    deduction: 318500, max_leverage: 4, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:AAVEUSDT', tier: 8, min_notional: 7500000, max_notional: 15000000, maint_margin_rate: 0.25,
    deduction: 1256000, max_leverage: 2, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:AAVEUSDT', tier: 9, min_notional: 15000000, max_notional: 30000000, maint_margin_rate: 0.5,
    deduction: 5006000, max_leverage: 1, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:PUMPFUNUSDT', tier: 1, min_notional: 0, max_notional: 20000, maint_margin_rate: 0.01,
    deduction: 0, max_leverage: 75, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:PUMPFUNUSDT', tier: 2, min_notional: 20000, max_notional: 200000, maint_margin_rate: 0.015,
    deduction: 100, max_leverage: 50, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:PUMPFUNUSDT', tier: 3, min_notional: 200000, max_notional: 1000000, maint_margin_rate: 0.02,
    deduction: 1100, max_leverage: 25, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:PUMPFUNUSDT', tier: 4, min_notional: 1000000, max_notional: 2000000,
    maint_margin_rate: 0.025, deduction: 6100, max_leverage: 20, basis: 'assumed', source: SOURCE.bybit_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:PUMPFUNUSDT', tier: 5, min_notional: 2000000, max_notional: 5000000, maint_margin_rate: 0.05,
    deduction: 56100, max_leverage: 10, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:PUMPFUNUSDT', tier: 6, min_notional: 5000000, max_notional: 7500000, maint_margin_rate: 0.1,
    deduction: 306100, max_leverage: 5, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:PUMPFUNUSDT', tier: 7, min_notional: 7500000, max_notional: 10000000,
    maint_margin_rate: 0.125, deduction: 493600, max_leverage: 4, basis: 'assumed', source: SOURCE.bybit_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:PUMPFUNUSDT', tier: 8, min_notional: 10000000, max_notional: 12500000,
    maint_margin_rate: 0.25, deduction: 1743600, max_leverage: 2, basis: 'assumed', source: SOURCE.bybit_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:PUMPFUNUSDT', tier: 9, min_notional: 12500000, max_notional: 15000000,
    maint_margin_rate: 0.5, deduction: 4868600, max_leverage: 1, basis: 'assumed', source: SOURCE.bybit_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:FARTCOINUSDT', tier: 1, min_notional: 0, max_notional: 20000, maint_margin_rate: 0.01,
    deduction: 0, max_leverage: 75, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:FARTCOINUSDT', tier: 2, min_notional: 20000, max_notional: 200000, maint_margin_rate: 0.015,
    deduction: 100, max_leverage: 50, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:FARTCOINUSDT', tier: 3, min_notional: 200000, max_notional: 1000000, maint_margin_rate: 0.02,
    deduction: 1100, max_leverage: 25, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:FARTCOINUSDT', tier: 4, min_notional: 1000000, max_notional: 2000000,
    maint_margin_rate: 0.025, deduction: 6100, max_leverage: 20, basis: 'assumed', source: SOURCE.bybit_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:FARTCOINUSDT', tier: 5, min_notional: 2000000, max_notional: 5000000,
    maint_margin_rate: 0.05, deduction: 56100, max_leverage: 10, basis: 'assumed', source: SOURCE.bybit_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:FARTCOINUSDT', tier: 6, min_notional: 5000000, max_notional: 7500000, maint_margin_rate: 0.1,
    deduction: 306100, max_leverage: 5, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:FARTCOINUSDT', tier: 7, min_notional: 7500000, max_notional: 10000000,
    maint_margin_rate: 0.125, deduction: 493600, max_leverage: 4, basis: 'assumed', source: SOURCE.bybit_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:FARTCOINUSDT', tier: 8, min_notional: 10000000, max_notional: 12500000,
    maint_margin_rate: 0.25, deduction: 1743600, max_leverage: 2, basis: 'assumed', source: SOURCE.bybit_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:FARTCOINUSDT', tier: 9, min_notional: 12500000, max_notional: 15000000,
    maint_margin_rate: 0.5, deduction: 4868600, max_leverage: 1, basis: 'assumed', source: SOURCE.bybit_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:UNIUSDT', tier: 1, min_notional: 0, max_notional: 10000, maint_margin_rate: 0.006,
    deduction: 0, max_leverage: 75, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:UNIUSDT', tier: 2, min_notional: 10000, max_notional: 50000, maint_margin_rate: 0.01,
    deduction: 40, max_leverage: 50, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:UNIUSDT', tier: 3, min_notional: 50000, max_notional: 100000, maint_margin_rate: 0.015,
    deduction: 290, max_leverage: 40, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:UNIUSDT', tier: 4, min_notional: 100000, max_notional: 500000, maint_margin_rate: 0.02,
    deduction: 790, max_leverage: 25, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:UNIUSDT', tier: 5, min_notional: 500000, max_notional: 1000000, maint_margin_rate: 0.025,
    deduction: 3290, max_leverage: 20, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:UNIUSDT', tier: 6, min_notional: 1000000, max_notional: 5000000, maint_margin_rate: 0.05,
    deduction: 28290, max_leverage: 10, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:UNIUSDT', tier: 7, min_notional: 5000000, max_notional: 10000000, maint_margin_rate: 0.1,
    deduction: 278290, max_leverage: 5, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:UNIUSDT', tier: 8, min_notional: 10000000, max_notional: 12500000, maint_margin_rate: 0.125,
    deduction: 528290, max_leverage: 4, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:UNIUSDT', tier: 9, min_notional: 12500000, max_notional: 25000000, maint_margin_rate: 0.25,
    deduction: 2090790, max_leverage: 2, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:UNIUSDT', tier: 10, min_notional: 25000000, max_notional: 50000000, maint_margin_rate: 0.5,
    deduction: 8340790, max_leverage: 1, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:DOTUSDT', tier: 1, min_notional: 0, max_notional: 10000, maint_margin_rate: 0.0065,
    deduction: 0, max_leverage: 75, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:DOTUSDT', tier: 2, min_notional: 10000, max_notional: 50000, maint_margin_rate: 0.01,
    deduction: 35, max_leverage: 50, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:DOTUSDT', tier: 3, min_notional: 50000, max_notional: 100000, maint_margin_rate: 0.015,
    deduction: 285, max_leverage: 40, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:DOTUSDT', tier: 4, min_notional: 100000, max_notional: 500000, maint_margin_rate: 0.02,
    deduction: 785, max_leverage: 25, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:DOTUSDT', tier: 5, min_notional: 500000, max_notional: 800000, maint_margin_rate: 0.025,
    deduction: 3285, max_leverage: 20, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:DOTUSDT', tier: 6, min_notional: 800000, max_notional: 4000000, maint_margin_rate: 0.05,
    deduction: 23285, max_leverage: 10, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:DOTUSDT', tier: 7, min_notional: 4000000, max_notional: 8000000, maint_margin_rate: 0.1,
    deduction: 223285, max_leverage: 5, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:DOTUSDT', tier: 8, min_notional: 8000000, max_notional: 10000000, maint_margin_rate: 0.125,
    deduction: 423285, max_leverage: 4, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:DOTUSDT', tier: 9, min_notional: 10000000, max_notional: 30000000, maint_margin_rate: 0.25,
    deduction: 1673285, max_leverage: 2, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'bybit:DOTUSDT', tier: 10, min_notional: 30000000, max_notional: 50000000, maint_margin_rate: 0.5,
    deduction: 9173285, max_leverage: 1, basis: 'assumed', source: SOURCE.bybit_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:BTC-USDT-SWAP', tier: 1, min_notional: 0, max_notional: 300000, maint_margin_rate: 0.004,
    deduction: 0, max_leverage: 150, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:BTC-USDT-SWAP', tier: 2, min_notional: 300000, max_notional: 800000, maint_margin_rate: 0.005,
    deduction: 0, max_leverage: 100, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:BTC-USDT-SWAP', tier: 3, min_notional: 800000, max_notional: 3000000,
    maint_margin_rate: 0.0065, deduction: 0, max_leverage: 75, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:BTC-USDT-SWAP', tier: 4, min_notional: 3000000, max_notional: 12000000,
    maint_margin_rate: 0.01, deduction: 0, max_leverage: 50, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:BTC-USDT-SWAP', tier: 5, min_notional: 12000000, max_notional: 70000000,
    maint_margin_rate: 0.02, deduction: 0, max_leverage: 25, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:BTC-USDT-SWAP', tier: 6, min_notional: 70000000, max_notional: 100000000,
    maint_margin_rate: 0.025, deduction: 0, max_leverage: 20, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:BTC-USDT-SWAP', tier: 7, min_notional: 100000000, max_notional: 230000000,
    maint_margin_rate: 0.05, deduction: 0, max_leverage: 10, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:BTC-USDT-SWAP', tier: 8, min_notional: 230000000, max_notional: 480000000,
    maint_margin_rate: 0.1, deduction: 0, max_leverage: 5, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:BTC-USDT-SWAP', tier: 9, min_notional: 480000000, max_notional: 600000000,
    maint_margin_rate: 0.125, deduction: 0, max_leverage: 4, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:BTC-USDT-SWAP', tier: 10, min_notional: 600000000, max_notional: 800000000,
    maint_margin_rate: 0.15, deduction: 0, max_leverage: 3, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:BTC-USDT-SWAP', tier: 11, min_notional: 800000000, max_notional: 1200000000,
    maint_margin_rate: 0.25, deduction: 0, max_leverage: 2, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:BTC-USDT-SWAP', tier: 12, min_notional: 1200000000, max_notional: 1800000000,
    maint_margin_rate: 0.5, deduction: 0, max_leverage: 1, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:BTC-USD-SWAP', tier: 1, min_notional: 0, max_notional: 2.46680097, maint_margin_rate: 0.004,
    deduction: 0, max_leverage: 150, basis: 'assumed', source: SOURCE.okx_inverse, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:BTC-USD-SWAP', tier: 2, min_notional: 2.46680097, max_notional: 6.57813592,
    maint_margin_rate: 0.005, deduction: 0, max_leverage: 100, basis: 'assumed', source: SOURCE.okx_inverse,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:BTC-USD-SWAP', tier: 3, min_notional: 6.57813592, max_notional: 24.6680097,
    maint_margin_rate: 0.0065, deduction: 0, max_leverage: 75, basis: 'assumed', source: SOURCE.okx_inverse,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:BTC-USD-SWAP', tier: 4, min_notional: 24.6680097, max_notional: 98.6720388,
    maint_margin_rate: 0.01, deduction: 0, max_leverage: 50, basis: 'assumed', source: SOURCE.okx_inverse,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:BTC-USD-SWAP', tier: 5, min_notional: 98.6720388, max_notional: 575.586893,
    maint_margin_rate: 0.02, deduction: 0, max_leverage: 25, basis: 'assumed', source: SOURCE.okx_inverse,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:BTC-USD-SWAP', tier: 6, min_notional: 575.586893, max_notional: 822.26699,
    maint_margin_rate: 0.025, deduction: 0, max_leverage: 20, basis: 'assumed', source: SOURCE.okx_inverse,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:BTC-USD-SWAP', tier: 7, min_notional: 822.26699, max_notional: 1891.21408,
    maint_margin_rate: 0.05, deduction: 0, max_leverage: 10, basis: 'assumed', source: SOURCE.okx_inverse,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:BTC-USD-SWAP', tier: 8, min_notional: 1891.21408, max_notional: 3946.88155,
    maint_margin_rate: 0.1, deduction: 0, max_leverage: 5, basis: 'assumed', source: SOURCE.okx_inverse,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:BTC-USD-SWAP', tier: 9, min_notional: 3946.88155, max_notional: 4933.60194,
    maint_margin_rate: 0.125, deduction: 0, max_leverage: 4, basis: 'assumed', source: SOURCE.okx_inverse,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:BTC-USD-SWAP', tier: 10, min_notional: 4933.60194, max_notional: 6578.13592,
    maint_margin_rate: 0.15, deduction: 0, max_leverage: 3, basis: 'assumed', source: SOURCE.okx_inverse,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:BTC-USD-SWAP', tier: 11, min_notional: 6578.13592, max_notional: 9867.20388,
    maint_margin_rate: 0.25, deduction: 0, max_leverage: 2, basis: 'assumed', source: SOURCE.okx_inverse,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:BTC-USD-SWAP', tier: 12, min_notional: 9867.20388, max_notional: 14800.8058,
    maint_margin_rate: 0.5, deduction: 0, max_leverage: 1, basis: 'assumed', source: SOURCE.okx_inverse,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:ETH-USDT-SWAP', tier: 1, min_notional: 0, max_notional: 300000, maint_margin_rate: 0.004,
    deduction: 0, max_leverage: 150, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:ETH-USDT-SWAP', tier: 2, min_notional: 300000, max_notional: 800000, maint_margin_rate: 0.005,
    deduction: 0, max_leverage: 100, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:ETH-USDT-SWAP', tier: 3, min_notional: 800000, max_notional: 3000000,
    maint_margin_rate: 0.0065, deduction: 0, max_leverage: 75, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:ETH-USDT-SWAP', tier: 4, min_notional: 3000000, max_notional: 12000000,
    maint_margin_rate: 0.01, deduction: 0, max_leverage: 50, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:ETH-USDT-SWAP', tier: 5, min_notional: 12000000, max_notional: 50000000,
    maint_margin_rate: 0.02, deduction: 0, max_leverage: 25, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:ETH-USDT-SWAP', tier: 6, min_notional: 50000000, max_notional: 65000000,
    maint_margin_rate: 0.025, deduction: 0, max_leverage: 20, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:ETH-USDT-SWAP', tier: 7, min_notional: 65000000, max_notional: 150000000,
    maint_margin_rate: 0.05, deduction: 0, max_leverage: 10, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:ETH-USDT-SWAP', tier: 8, min_notional: 150000000, max_notional: 320000000,
    maint_margin_rate: 0.1, deduction: 0, max_leverage: 5, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:ETH-USDT-SWAP', tier: 9, min_notional: 320000000, max_notional: 400000000,
    maint_margin_rate: 0.125, deduction: 0, max_leverage: 4, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:ETH-USDT-SWAP', tier: 10, min_notional: 400000000, max_notional: 530000000,
    maint_margin_rate: 0.15, deduction: 0, max_leverage: 3, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:ETH-USDT-SWAP', tier: 11, min_notional: 530000000, max_notional: 800000000,
    maint_margin_rate: 0.25, deduction: 0, max_leverage: 2, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:ETH-USDT-SWAP', tier: 12, min_notional: 800000000, max_notional: 1200000000,
    maint_margin_rate: 0.5, deduction: 0, max_leverage: 1, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:SOL-USDT-SWAP', tier: 1, min_notional: 0, max_notional: 50000, maint_margin_rate: 0.005,
    deduction: 0, max_leverage: 100, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:SOL-USDT-SWAP', tier: 2, min_notional: 50000, max_notional: 400000, maint_margin_rate: 0.0065,
    deduction: 0, max_leverage: 75, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:SOL-USDT-SWAP', tier: 3, min_notional: 400000, max_notional: 1000000, maint_margin_rate: 0.01,
    deduction: 0, max_leverage: 50, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:SOL-USDT-SWAP', tier: 4, min_notional: 1000000, max_notional: 4000000, maint_margin_rate: 0.02,
    deduction: 0, max_leverage: 25, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:SOL-USDT-SWAP', tier: 5, min_notional: 4000000, max_notional: 8000000,
    maint_margin_rate: 0.025, deduction: 0, max_leverage: 20, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:SOL-USDT-SWAP', tier: 6, min_notional: 8000000, max_notional: 40000000,
    maint_margin_rate: 0.05, deduction: 0, max_leverage: 10, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:SOL-USDT-SWAP', tier: 7, min_notional: 40000000, max_notional: 80000000,
    maint_margin_rate: 0.1, deduction: 0, max_leverage: 5, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:SOL-USDT-SWAP', tier: 8, min_notional: 80000000, max_notional: 100000000,
    maint_margin_rate: 0.125, deduction: 0, max_leverage: 4, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:SOL-USDT-SWAP', tier: 9, min_notional: 100000000, max_notional: 200000000,
    maint_margin_rate: 0.25, deduction: 0, max_leverage: 2, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:SOL-USDT-SWAP', tier: 10, min_notional: 200000000, max_notional: 400000000,
    maint_margin_rate: 0.5, deduction: 0, max_leverage: 1, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:XRP-USDT-SWAP', tier: 1, min_notional: 0, max_notional: 40000, maint_margin_rate: 0.005,
    deduction: 0, max_leverage: 100, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:XRP-USDT-SWAP', tier: 2, min_notional: 40000, max_notional: 80000, maint_margin_rate: 0.006,
    deduction: 0, max_leverage: 75, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:XRP-USDT-SWAP', tier: 3, min_notional: 80000, max_notional: 150000, maint_margin_rate: 0.01,
    deduction: 0, max_leverage: 50, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:XRP-USDT-SWAP', tier: 4, min_notional: 150000, max_notional: 400000, maint_margin_rate: 0.0125,
    deduction: 0, max_leverage: 40, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:XRP-USDT-SWAP', tier: 5, min_notional: 400000, max_notional: 1000000, maint_margin_rate: 0.02,
    deduction: 0, max_leverage: 25, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:XRP-USDT-SWAP', tier: 6, min_notional: 1000000, max_notional: 2000000,
    maint_margin_rate: 0.025, deduction: 0, max_leverage: 20, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:XRP-USDT-SWAP', tier: 7, min_notional: 2000000, max_notional: 10000000,
    maint_margin_rate: 0.05, deduction: 0, max_leverage: 10, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:XRP-USDT-SWAP', tier: 8, min_notional: 10000000, max_notional: 20000000,
    maint_margin_rate: 0.1, deduction: 0, max_leverage: 5, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:XRP-USDT-SWAP', tier: 9, min_notional: 20000000, max_notional: 25000000,
    maint_margin_rate: 0.125, deduction: 0, max_leverage: 4, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:XRP-USDT-SWAP', tier: 10, min_notional: 25000000, max_notional: 50000000,
    maint_margin_rate: 0.25, deduction: 0, max_leverage: 2, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:XRP-USDT-SWAP', tier: 11, min_notional: 50000000, max_notional: 100000000,
    maint_margin_rate: 0.5, deduction: 0, max_leverage: 1, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:DOGE-USDT-SWAP', tier: 1, min_notional: 0, max_notional: 80000, maint_margin_rate: 0.0065,
    deduction: 0, max_leverage: 75, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:DOGE-USDT-SWAP', tier: 2, min_notional: 80000, max_notional: 150000, maint_margin_rate: 0.01,
    deduction: 0, max_leverage: 50, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:DOGE-USDT-SWAP', tier: 3, min_notional: 150000, max_notional: 750000,
    maint_margin_rate: 0.0125, deduction: 0, max_leverage: 40, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:DOGE-USDT-SWAP', tier: 4, min_notional: 750000, max_notional: 2000000, maint_margin_rate: 0.02,
    deduction: 0, max_leverage: 25, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:DOGE-USDT-SWAP', tier: 5, min_notional: 2000000, max_notional: 4000000,
    maint_margin_rate: 0.025, deduction: 0, max_leverage: 20, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:DOGE-USDT-SWAP', tier: 6, min_notional: 4000000, max_notional: 20000000,
    maint_margin_rate: 0.05, deduction: 0, max_leverage: 10, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:DOGE-USDT-SWAP', tier: 7, min_notional: 20000000, max_notional: 40000000,
    maint_margin_rate: 0.1, deduction: 0, max_leverage: 5, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:DOGE-USDT-SWAP', tier: 8, min_notional: 40000000, max_notional: 50000000,
    maint_margin_rate: 0.125, deduction: 0, max_leverage: 4, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:DOGE-USDT-SWAP', tier: 9, min_notional: 50000000, max_notional: 100000000,
    maint_margin_rate: 0.25, deduction: 0, max_leverage: 2, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:DOGE-USDT-SWAP', tier: 10, min_notional: 100000000, max_notional: 200000000,
    maint_margin_rate: 0.5, deduction: 0, max_leverage: 1, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:BNB-USDT-SWAP', tier: 1, min_notional: 0, max_notional: 10000, maint_margin_rate: 0.005,
    deduction: 0, max_leverage: 75, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:BNB-USDT-SWAP', tier: 2, min_notional: 10000, max_notional: 200000, maint_margin_rate: 0.006,
    deduction: 0, max_leverage: 50, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:BNB-USDT-SWAP', tier: 3, min_notional: 200000, max_notional: 400000, maint_margin_rate: 0.01,
    deduction: 0, max_leverage: 40, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:BNB-USDT-SWAP', tier: 4, min_notional: 400000, max_notional: 1500000, maint_margin_rate: 0.02,
    deduction: 0, max_leverage: 25, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:BNB-USDT-SWAP', tier: 5, min_notional: 1500000, max_notional: 3000000,
    maint_margin_rate: 0.025, deduction: 0, max_leverage: 20, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:BNB-USDT-SWAP', tier: 6, min_notional: 3000000, max_notional: 15000000,
    maint_margin_rate: 0.05, deduction: 0, max_leverage: 10, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:BNB-USDT-SWAP', tier: 7, min_notional: 15000000, max_notional: 30000000,
    maint_margin_rate: 0.1, deduction: 0, max_leverage: 5, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:BNB-USDT-SWAP', tier: 8, min_notional: 30000000, max_notional: 37500000,
    maint_margin_rate: 0.125, deduction: 0, max_leverage: 4, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:BNB-USDT-SWAP', tier: 9, min_notional: 37500000, max_notional: 75000000,
    maint_margin_rate: 0.25, deduction: 0, max_leverage: 2, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:BNB-USDT-SWAP', tier: 10, min_notional: 75000000, max_notional: 150000000,
    maint_margin_rate: 0.5, deduction: 0, max_leverage: 1, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:HYPE-USDT-SWAP', tier: 1, min_notional: 0, max_notional: 20000, maint_margin_rate: 0.01,
    deduction: 0, max_leverage: 75, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:HYPE-USDT-SWAP', tier: 2, min_notional: 20000, max_notional: 200000, maint_margin_rate: 0.015,
    deduction: 0, max_leverage: 50, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:HYPE-USDT-SWAP', tier: 3, min_notional: 200000, max_notional: 1000000, maint_margin_rate: 0.02,
    deduction: 0, max_leverage: 25, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:HYPE-USDT-SWAP', tier: 4, min_notional: 1000000, max_notional: 2000000,
    maint_margin_rate: 0.025, deduction: 0, max_leverage: 20, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:HYPE-USDT-SWAP', tier: 5, min_notional: 2000000, max_notional: 5000000,
    maint_margin_rate: 0.05, deduction: 0, max_leverage: 10, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:HYPE-USDT-SWAP', tier: 6, min_notional: 5000000, max_notional: 7500000, maint_margin_rate: 0.1,
    deduction: 0, max_leverage: 5, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:HYPE-USDT-SWAP', tier: 7, min_notional: 7500000, max_notional: 10000000,
    maint_margin_rate: 0.125, deduction: 0, max_leverage: 4, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:HYPE-USDT-SWAP', tier: 8, min_notional: 10000000, max_notional: 12500000,
    maint_margin_rate: 0.25, deduction: 0, max_leverage: 2, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:HYPE-USDT-SWAP', tier: 9, min_notional: 12500000, max_notional: 15000000,
    maint_margin_rate: 0.5, deduction: 0, max_leverage: 1, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:SUI-USDT-SWAP', tier: 1, min_notional: 0, max_notional: 20000, maint_margin_rate: 0.01,
    deduction: 0, max_leverage: 75, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:SUI-USDT-SWAP', tier: 2, min_notional: 20000, max_notional: 200000, maint_margin_rate: 0.015,
    deduction: 0, max_leverage: 50, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:SUI-USDT-SWAP', tier: 3, min_notional: 200000, max_notional: 1000000, maint_margin_rate: 0.02,
    deduction: 0, max_leverage: 25, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:SUI-USDT-SWAP', tier: 4, min_notional: 1000000, max_notional: 2000000,
    maint_margin_rate: 0.025, deduction: 0, max_leverage: 20, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:SUI-USDT-SWAP', tier: 5, min_notional: 2000000, max_notional: 10000000,
    maint_margin_rate: 0.05, deduction: 0, max_leverage: 10, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:SUI-USDT-SWAP', tier: 6, min_notional: 10000000, max_notional: 20000000,
    maint_margin_rate: 0.1, deduction: 0, max_leverage: 5, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:SUI-USDT-SWAP', tier: 7, min_notional: 20000000, max_notional: 25000000,
    maint_margin_rate: 0.125, deduction: 0, max_leverage: 4, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:SUI-USDT-SWAP', tier: 8, min_notional: 25000000, max_notional: 50000000,
    maint_margin_rate: 0.25, deduction: 0, max_leverage: 2, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:SUI-USDT-SWAP', tier: 9, min_notional: 50000000, max_notional: 100000000,
    maint_margin_rate: 0.5, deduction: 0, max_leverage: 1, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:ADA-USDT-SWAP', tier: 1, min_notional: 0, max_notional: 10000, maint_margin_rate: 0.005,
    deduction: 0, max_leverage: 75, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:ADA-USDT-SWAP', tier: 2, min_notional: 10000, max_notional: 50000, maint_margin_rate: 0.01,
    deduction: 0, max_leverage: 50, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:ADA-USDT-SWAP', tier: 3, min_notional: 50000, max_notional: 200000, maint_margin_rate: 0.015,
    deduction: 0, max_leverage: 40, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:ADA-USDT-SWAP', tier: 4, min_notional: 200000, max_notional: 1000000, maint_margin_rate: 0.02,
    deduction: 0, max_leverage: 25, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:ADA-USDT-SWAP', tier: 5, min_notional: 1000000, max_notional: 2000000,
    maint_margin_rate: 0.025, deduction: 0, max_leverage: 20, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:ADA-USDT-SWAP', tier: 6, min_notional: 2000000, max_notional: 10000000,
    maint_margin_rate: 0.05, deduction: 0, max_leverage: 10, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:ADA-USDT-SWAP', tier: 7, min_notional: 10000000, max_notional: 20000000,
    maint_margin_rate: 0.1, deduction: 0, max_leverage: 5, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:ADA-USDT-SWAP', tier: 8, min_notional: 20000000, max_notional: 25000000,
    maint_margin_rate: 0.125, deduction: 0, max_leverage: 4, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:ADA-USDT-SWAP', tier: 9, min_notional: 25000000, max_notional: 50000000,
    maint_margin_rate: 0.25, deduction: 0, max_leverage: 2, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:ADA-USDT-SWAP', tier: 10, min_notional: 50000000, max_notional: 100000000,
    maint_margin_rate: 0.5, deduction: 0, max_leverage: 1, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:LINK-USDT-SWAP', tier: 1, min_notional: 0, max_notional: 10000, maint_margin_rate: 0.005,
    deduction: 0, max_leverage: 75, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:LINK-USDT-SWAP', tier: 2, min_notional: 10000, max_notional: 200000, maint_margin_rate: 0.01,
    deduction: 0, max_leverage: 50, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:LINK-USDT-SWAP', tier: 3, min_notional: 200000, max_notional: 400000, maint_margin_rate: 0.015,
    deduction: 0, max_leverage: 40, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:LINK-USDT-SWAP', tier: 4, min_notional: 400000, max_notional: 800000, maint_margin_rate: 0.02,
    deduction: 0, max_leverage: 25, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:LINK-USDT-SWAP', tier: 5, min_notional: 800000, max_notional: 1600000,
    maint_margin_rate: 0.025, deduction: 0, max_leverage: 20, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:LINK-USDT-SWAP', tier: 6, min_notional: 1600000, max_notional: 8000000,
    maint_margin_rate: 0.05, deduction: 0, max_leverage: 10, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:LINK-USDT-SWAP', tier: 7, min_notional: 8000000, max_notional: 16000000,
    maint_margin_rate: 0.1, deduction: 0, max_leverage: 5, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:LINK-USDT-SWAP', tier: 8, min_notional: 16000000, max_notional: 20000000,
    maint_margin_rate: 0.125, deduction: 0, max_leverage: 4, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:LINK-USDT-SWAP', tier: 9, min_notional: 20000000, max_notional: 40000000,
    maint_margin_rate: 0.25, deduction: 0, max_leverage: 2, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:LINK-USDT-SWAP', tier: 10, min_notional: 40000000, max_notional: 80000000,
    maint_margin_rate: 0.5, deduction: 0, max_leverage: 1, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:AVAX-USDT-SWAP', tier: 1, min_notional: 0, max_notional: 25000, maint_margin_rate: 0.005,
    deduction: 0, max_leverage: 75, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:AVAX-USDT-SWAP', tier: 2, min_notional: 25000, max_notional: 80000, maint_margin_rate: 0.01,
    deduction: 0, max_leverage: 50, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:AVAX-USDT-SWAP', tier: 3, min_notional: 80000, max_notional: 160000, maint_margin_rate: 0.015,
    deduction: 0, max_leverage: 40, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:AVAX-USDT-SWAP', tier: 4, min_notional: 160000, max_notional: 800000, maint_margin_rate: 0.02,
    deduction: 0, max_leverage: 25, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:AVAX-USDT-SWAP', tier: 5, min_notional: 800000, max_notional: 1600000,
    maint_margin_rate: 0.025, deduction: 0, max_leverage: 20, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:AVAX-USDT-SWAP', tier: 6, min_notional: 1600000, max_notional: 8000000,
    maint_margin_rate: 0.05, deduction: 0, max_leverage: 10, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:AVAX-USDT-SWAP', tier: 7, min_notional: 8000000, max_notional: 16000000,
    maint_margin_rate: 0.1, deduction: 0, max_leverage: 5, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:AVAX-USDT-SWAP', tier: 8, min_notional: 16000000, max_notional: 20000000,
    maint_margin_rate: 0.125, deduction: 0, max_leverage: 4, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:AVAX-USDT-SWAP', tier: 9, min_notional: 20000000, max_notional: 40000000,
    maint_margin_rate: 0.25, deduction: 0, max_leverage: 2, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:AVAX-USDT-SWAP', tier: 10, min_notional: 40000000, max_notional: 80000000,
    maint_margin_rate: 0.5, deduction: 0, max_leverage: 1, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:ENA-USDT-SWAP', tier: 1, min_notional: 0, max_notional: 20000, maint_margin_rate: 0.01,
    deduction: 0, max_leverage: 75, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:ENA-USDT-SWAP', tier: 2, min_notional: 20000, max_notional: 160000, maint_margin_rate: 0.015,
    deduction: 0, max_leverage: 50, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:ENA-USDT-SWAP', tier: 3, min_notional: 160000, max_notional: 800000, maint_margin_rate: 0.02,
    deduction: 0, max_leverage: 25, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:ENA-USDT-SWAP', tier: 4, min_notional: 800000, max_notional: 1600000, maint_margin_rate: 0.025,
    deduction: 0, max_leverage: 20, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:ENA-USDT-SWAP', tier: 5, min_notional: 1600000, max_notional: 8000000, maint_margin_rate: 0.05,
    deduction: 0, max_leverage: 10, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:ENA-USDT-SWAP', tier: 6, min_notional: 8000000, max_notional: 16000000, maint_margin_rate: 0.1,
    deduction: 0, max_leverage: 5, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:ENA-USDT-SWAP', tier: 7, min_notional: 16000000, max_notional: 20000000,
    maint_margin_rate: 0.125, deduction: 0, max_leverage: 4, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:ENA-USDT-SWAP', tier: 8, min_notional: 20000000, max_notional: 40000000,
    maint_margin_rate: 0.25, deduction: 0, max_leverage: 2, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:ENA-USDT-SWAP', tier: 9, min_notional: 40000000, max_notional: 80000000,
    maint_margin_rate: 0.5, deduction: 0, max_leverage: 1, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:LTC-USDT-SWAP', tier: 1, min_notional: 0, max_notional: 10000, maint_margin_rate: 0.005,
    deduction: 0, max_leverage: 75, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:LTC-USDT-SWAP', tier: 2, min_notional: 10000, max_notional: 50000, maint_margin_rate: 0.01,
    deduction: 0, max_leverage: 50, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:LTC-USDT-SWAP', tier: 3, min_notional: 50000, max_notional: 160000, maint_margin_rate: 0.015,
    deduction: 0, max_leverage: 40, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:LTC-USDT-SWAP', tier: 4, min_notional: 160000, max_notional: 800000, maint_margin_rate: 0.02,
    deduction: 0, max_leverage: 25, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:LTC-USDT-SWAP', tier: 5, min_notional: 800000, max_notional: 1600000, maint_margin_rate: 0.025,
    deduction: 0, max_leverage: 20, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:LTC-USDT-SWAP', tier: 6, min_notional: 1600000, max_notional: 8000000, maint_margin_rate: 0.05,
    deduction: 0, max_leverage: 10, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:LTC-USDT-SWAP', tier: 7, min_notional: 8000000, max_notional: 16000000, maint_margin_rate: 0.1,
    deduction: 0, max_leverage: 5, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:LTC-USDT-SWAP', tier: 8, min_notional: 16000000, max_notional: 20000000,
    maint_margin_rate: 0.125, deduction: 0, max_leverage: 4, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:LTC-USDT-SWAP', tier: 9, min_notional: 20000000, max_notional: 40000000,
    maint_margin_rate: 0.25, deduction: 0, max_leverage: 2, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:LTC-USDT-SWAP', tier: 10, min_notional: 40000000, max_notional: 80000000,
    maint_margin_rate: 0.5, deduction: 0, max_leverage: 1, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:ASTER-USDT-SWAP', tier: 1, min_notional: 0, max_notional: 20000, maint_margin_rate: 0.01,
    deduction: 0, max_leverage: 75, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:ASTER-USDT-SWAP', tier: 2, min_notional: 20000, max_notional: 200000, maint_margin_rate: 0.015,
    deduction: 0, max_leverage: 50, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:ASTER-USDT-SWAP', tier: 3, min_notional: 200000, max_notional: 1000000,
    maint_margin_rate: 0.02, deduction: 0, max_leverage: 25, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:ASTER-USDT-SWAP', tier: 4, min_notional: 1000000, max_notional: 2000000,
    maint_margin_rate: 0.025, deduction: 0, max_leverage: 20, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:ASTER-USDT-SWAP', tier: 5, min_notional: 2000000, max_notional: 5000000,
    maint_margin_rate: 0.05, deduction: 0, max_leverage: 10, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:ASTER-USDT-SWAP', tier: 6, min_notional: 5000000, max_notional: 7500000,
    maint_margin_rate: 0.1, deduction: 0, max_leverage: 5, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:ASTER-USDT-SWAP', tier: 7, min_notional: 7500000, max_notional: 10000000,
    maint_margin_rate: 0.125, deduction: 0, max_leverage: 4, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:ASTER-USDT-SWAP', tier: 8, min_notional: 10000000, max_notional: 12500000,
    maint_margin_rate: 0.25, deduction: 0, max_leverage: 2, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:ASTER-USDT-SWAP', tier: 9, min_notional: 12500000, max_notional: 15000000,
    maint_margin_rate: 0.5, deduction: 0, max_leverage: 1, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:XPL-USDT-SWAP', tier: 1, min_notional: 0, max_notional: 20000, maint_margin_rate: 0.01,
    deduction: 0, max_leverage: 75, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:XPL-USDT-SWAP', tier: 2, min_notional: 20000, max_notional: 200000, maint_margin_rate: 0.015,
    deduction: 0, max_leverage: 50, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:XPL-USDT-SWAP', tier: 3, min_notional: 200000, max_notional: 1000000, maint_margin_rate: 0.02,
    deduction: 0, max_leverage: 25, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:XPL-USDT-SWAP', tier: 4, min_notional: 1000000, max_notional: 2000000,
    maint_margin_rate: 0.025, deduction: 0, max_leverage: 20, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:XPL-USDT-SWAP', tier: 5, min_notional: 2000000, max_notional: 5000000, maint_margin_rate: 0.05,
    deduction: 0, max_leverage: 10, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:XPL-USDT-SWAP', tier: 6, min_notional: 5000000, max_notional: 7500000, maint_margin_rate: 0.1,
    deduction: 0, max_leverage: 5, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:XPL-USDT-SWAP', tier: 7, min_notional: 7500000, max_notional: 10000000,
    maint_margin_rate: 0.125, deduction: 0, max_leverage: 4, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:XPL-USDT-SWAP', tier: 8, min_notional: 10000000, max_notional: 12500000,
    maint_margin_rate: 0.25, deduction: 0, max_leverage: 2, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:XPL-USDT-SWAP', tier: 9, min_notional: 12500000, max_notional: 15000000,
    maint_margin_rate: 0.5, deduction: 0, max_leverage: 1, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:AAVE-USDT-SWAP', tier: 1, min_notional: 0, max_notional: 50000, maint_margin_rate: 0.01,
    deduction: 0, max_leverage: 75, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:AAVE-USDT-SWAP', tier: 2, min_notional: 50000, max_notional: 150000, maint_margin_rate: 0.015,
    deduction: 0, max_leverage: 50, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:AAVE-USDT-SWAP', tier: 3, min_notional: 150000, max_notional: 500000, maint_margin_rate: 0.02,
    deduction: 0, max_leverage: 25, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:AAVE-USDT-SWAP', tier: 4, min_notional: 500000, max_notional: 600000, maint_margin_rate: 0.025,
    deduction: 0, max_leverage: 20, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:AAVE-USDT-SWAP', tier: 5, min_notional: 600000, max_notional: 3000000, maint_margin_rate: 0.05,
    deduction: 0, max_leverage: 10, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:AAVE-USDT-SWAP', tier: 6, min_notional: 3000000, max_notional: 6000000, maint_margin_rate: 0.1,
    deduction: 0, max_leverage: 5, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:AAVE-USDT-SWAP', tier: 7, min_notional: 6000000, max_notional: 7500000,
    maint_margin_rate: 0.125, deduction: 0, max_leverage: 4, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:AAVE-USDT-SWAP', tier: 8, min_notional: 7500000, max_notional: 15000000,
    maint_margin_rate: 0.25, deduction: 0, max_leverage: 2, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:AAVE-USDT-SWAP', tier: 9, min_notional: 15000000, max_notional: 30000000,
    maint_margin_rate: 0.5, deduction: 0, max_leverage: 1, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:PUMP-USDT-SWAP', tier: 1, min_notional: 0, max_notional: 20000, maint_margin_rate: 0.01,
    deduction: 0, max_leverage: 75, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:PUMP-USDT-SWAP', tier: 2, min_notional: 20000, max_notional: 200000, maint_margin_rate: 0.015,
    deduction: 0, max_leverage: 50, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:PUMP-USDT-SWAP', tier: 3, min_notional: 200000, max_notional: 1000000, maint_margin_rate: 0.02,
    deduction: 0, max_leverage: 25, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:PUMP-USDT-SWAP', tier: 4, min_notional: 1000000, max_notional: 2000000,
    maint_margin_rate: 0.025, deduction: 0, max_leverage: 20, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:PUMP-USDT-SWAP', tier: 5, min_notional: 2000000, max_notional: 5000000,
    maint_margin_rate: 0.05, deduction: 0, max_leverage: 10, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:PUMP-USDT-SWAP', tier: 6, min_notional: 5000000, max_notional: 7500000, maint_margin_rate: 0.1,
    deduction: 0, max_leverage: 5, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:PUMP-USDT-SWAP', tier: 7, min_notional: 7500000, max_notional: 10000000,
    maint_margin_rate: 0.125, deduction: 0, max_leverage: 4, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:PUMP-USDT-SWAP', tier: 8, min_notional: 10000000, max_notional: 12500000,
    maint_margin_rate: 0.25, deduction: 0, max_leverage: 2, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:PUMP-USDT-SWAP', tier: 9, min_notional: 12500000, max_notional: 15000000,
    maint_margin_rate: 0.5, deduction: 0, max_leverage: 1, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:FARTCOIN-USDT-SWAP', tier: 1, min_notional: 0, max_notional: 20000, maint_margin_rate: 0.01,
    deduction: 0, max_leverage: 75, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:FARTCOIN-USDT-SWAP', tier: 2, min_notional: 20000, max_notional: 200000,
    maint_margin_rate: 0.015, deduction: 0, max_leverage: 50, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:FARTCOIN-USDT-SWAP', tier: 3, min_notional: 200000, max_notional: 1000000,
    maint_margin_rate: 0.02, deduction: 0, max_leverage: 25, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:FARTCOIN-USDT-SWAP', tier: 4, min_notional: 1000000, max_notional: 2000000,
    maint_margin_rate: 0.025, deduction: 0, max_leverage: 20, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:FARTCOIN-USDT-SWAP', tier: 5, min_notional: 2000000, max_notional: 5000000,
    maint_margin_rate: 0.05, deduction: 0, max_leverage: 10, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:FARTCOIN-USDT-SWAP', tier: 6, min_notional: 5000000, max_notional: 7500000,
    maint_margin_rate: 0.1, deduction: 0, max_leverage: 5, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:FARTCOIN-USDT-SWAP', tier: 7, min_notional: 7500000, max_notional: 10000000,
    maint_margin_rate: 0.125, deduction: 0, max_leverage: 4, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:FARTCOIN-USDT-SWAP', tier: 8, min_notional: 10000000, max_notional: 12500000,
    maint_margin_rate: 0.25, deduction: 0, max_leverage: 2, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:FARTCOIN-USDT-SWAP', tier: 9, min_notional: 12500000, max_notional: 15000000,
    maint_margin_rate: 0.5, deduction: 0, max_leverage: 1, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:UNI-USDT-SWAP', tier: 1, min_notional: 0, max_notional: 10000, maint_margin_rate: 0.006,
    deduction: 0, max_leverage: 75, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:UNI-USDT-SWAP', tier: 2, min_notional: 10000, max_notional: 50000, maint_margin_rate: 0.01,
    deduction: 0, max_leverage: 50, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:UNI-USDT-SWAP', tier: 3, min_notional: 50000, max_notional: 100000, maint_margin_rate: 0.015,
    deduction: 0, max_leverage: 40, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:UNI-USDT-SWAP', tier: 4, min_notional: 100000, max_notional: 500000, maint_margin_rate: 0.02,
    deduction: 0, max_leverage: 25, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:UNI-USDT-SWAP', tier: 5, min_notional: 500000, max_notional: 1000000, maint_margin_rate: 0.025,
    deduction: 0, max_leverage: 20, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:UNI-USDT-SWAP', tier: 6, min_notional: 1000000, max_notional: 5000000, maint_margin_rate: 0.05,
    deduction: 0, max_leverage: 10, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:UNI-USDT-SWAP', tier: 7, min_notional: 5000000, max_notional: 10000000, maint_margin_rate: 0.1,
    deduction: 0, max_leverage: 5, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:UNI-USDT-SWAP', tier: 8, min_notional: 10000000, max_notional: 12500000,
    maint_margin_rate: 0.125, deduction: 0, max_leverage: 4, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:UNI-USDT-SWAP', tier: 9, min_notional: 12500000, max_notional: 25000000,
    maint_margin_rate: 0.25, deduction: 0, max_leverage: 2, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:UNI-USDT-SWAP', tier: 10, min_notional: 25000000, max_notional: 50000000,
    maint_margin_rate: 0.5, deduction: 0, max_leverage: 1, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:DOT-USDT-SWAP', tier: 1, min_notional: 0, max_notional: 10000, maint_margin_rate: 0.0065,
    deduction: 0, max_leverage: 75, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:DOT-USDT-SWAP', tier: 2, min_notional: 10000, max_notional: 50000, maint_margin_rate: 0.01,
    deduction: 0, max_leverage: 50, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:DOT-USDT-SWAP', tier: 3, min_notional: 50000, max_notional: 100000, maint_margin_rate: 0.015,
    deduction: 0, max_leverage: 40, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:DOT-USDT-SWAP', tier: 4, min_notional: 100000, max_notional: 500000, maint_margin_rate: 0.02,
    deduction: 0, max_leverage: 25, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:DOT-USDT-SWAP', tier: 5, min_notional: 500000, max_notional: 800000, maint_margin_rate: 0.025,
    deduction: 0, max_leverage: 20, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:DOT-USDT-SWAP', tier: 6, min_notional: 800000, max_notional: 4000000, maint_margin_rate: 0.05,
    deduction: 0, max_leverage: 10, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:DOT-USDT-SWAP', tier: 7, min_notional: 4000000, max_notional: 8000000, maint_margin_rate: 0.1,
    deduction: 0, max_leverage: 5, basis: 'assumed', source: SOURCE.okx_tiers, as_of: '2025-10-09',
  },
  {
    instrument: 'okx:DOT-USDT-SWAP', tier: 8, min_notional: 8000000, max_notional: 10000000,
    maint_margin_rate: 0.125, deduction: 0, max_leverage: 4, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:DOT-USDT-SWAP', tier: 9, min_notional: 10000000, max_notional: 30000000,
    maint_margin_rate: 0.25, deduction: 0, max_leverage: 2, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
  {
    instrument: 'okx:DOT-USDT-SWAP', tier: 10, min_notional: 30000000, max_notional: 50000000,
    maint_margin_rate: 0.5, deduction: 0, max_leverage: 1, basis: 'assumed', source: SOURCE.okx_tiers,
    as_of: '2025-10-09',
  },
];
