/**
 * Assets of the built-in market: prices at about 2025-10-10 00:00 UTC, daily volatility and beta to BTC of the 90 days
 * before, conversion ratios of staked tokens. Sources and dates stand in each row; `basis` speaks of the price.
 */
import type { Sourced } from './sources.ts';
import { SOURCE } from './sources.ts';

/** One row of {@link ASSETS}. */
export interface AssetRow extends Sourced {
  readonly asset: string;
  readonly kind: 'crypto' | 'stablecoin' | 'fiat' | 'staked' | 'synthetic_dollar';
  readonly price_usd: number;
  readonly daily_volatility: number;
  readonly beta_btc: number;
  readonly conversion: { readonly asset: string; readonly ratio: number } | null;
  readonly volatility_basis: Sourced['basis'];
  readonly volatility_source: string;
}

// biome-ignore format: a table of rows
/** Twenty traded assets and the collateral tokens. */
export const ASSETS: readonly AssetRow[] = [
  {
    asset: 'BTC', kind: 'crypto', price_usd: 121615, daily_volatility: 0.01547, beta_btc: 1, conversion: null,
    volatility_basis: 'measured', volatility_source: SOURCE.vol_reg, basis: 'measured', source: SOURCE.hl_daily,
    as_of: '2025-10-10',
  },
  {
    asset: 'ETH', kind: 'crypto', price_usd: 4369.2, daily_volatility: 0.03516, beta_btc: 1.61, conversion: null,
    volatility_basis: 'measured', volatility_source: SOURCE.vol_reg, basis: 'measured', source: SOURCE.hl_daily,
    as_of: '2025-10-10',
  },
  {
    asset: 'SOL', kind: 'crypto', price_usd: 221, daily_volatility: 0.03985, beta_btc: 1.947, conversion: null,
    volatility_basis: 'measured', volatility_source: SOURCE.vol_reg, basis: 'measured', source: SOURCE.hl_daily,
    as_of: '2025-10-10',
  },
  {
    asset: 'XRP', kind: 'crypto', price_usd: 2.8029, daily_volatility: 0.03542, beta_btc: 1.607, conversion: null,
    volatility_basis: 'measured', volatility_source: SOURCE.vol_reg, basis: 'measured', source: SOURCE.hl_daily,
    as_of: '2025-10-10',
  },
  {
    asset: 'DOGE', kind: 'crypto', price_usd: 0.24862, daily_volatility: 0.04652, beta_btc: 1.995, conversion: null,
    volatility_basis: 'measured', volatility_source: SOURCE.vol_reg, basis: 'measured', source: SOURCE.hl_daily,
    as_of: '2025-10-10',
  },
  {
    asset: 'BNB', kind: 'crypto', price_usd: 1250, daily_volatility: 0.03985, beta_btc: 1.851, conversion: null,
    volatility_basis: 'assumed', volatility_source: SOURCE.vol_median, basis: 'measured',
    source: SOURCE.newsable_bnb, as_of: '2025-10-10',
  },
  {
    asset: 'HYPE', kind: 'crypto', price_usd: 43.976, daily_volatility: 0.04519, beta_btc: 1.864, conversion: null,
    volatility_basis: 'measured', volatility_source: SOURCE.vol_reg, basis: 'measured', source: SOURCE.hl_daily,
    as_of: '2025-10-10',
  },
  {
    asset: 'SUI', kind: 'crypto', price_usd: 3.404, daily_volatility: 0.03985, beta_btc: 1.851, conversion: null,
    volatility_basis: 'assumed', volatility_source: SOURCE.vol_median, basis: 'modelled', source: SOURCE.day_high,
    as_of: '2025-10-10',
  },
  {
    asset: 'ADA', kind: 'crypto', price_usd: 0.8158, daily_volatility: 0.03985, beta_btc: 1.851, conversion: null,
    volatility_basis: 'assumed', volatility_source: SOURCE.vol_median, basis: 'measured', source: SOURCE.cb_minute,
    as_of: '2025-10-10',
  },
  {
    asset: 'LINK', kind: 'crypto', price_usd: 22.009, daily_volatility: 0.04665, beta_btc: 2.04, conversion: null,
    volatility_basis: 'measured', volatility_source: SOURCE.vol_reg, basis: 'measured', source: SOURCE.cb_minute,
    as_of: '2025-10-10',
  },
  {
    asset: 'AVAX', kind: 'crypto', price_usd: 28.4, daily_volatility: 0.03985, beta_btc: 1.851, conversion: null,
    volatility_basis: 'assumed', volatility_source: SOURCE.vol_median, basis: 'measured', source: SOURCE.cb_minute,
    as_of: '2025-10-10',
  },
  {
    asset: 'ENA', kind: 'crypto', price_usd: 0.5472, daily_volatility: 0.06551, beta_btc: 1.944, conversion: null,
    volatility_basis: 'measured', volatility_source: SOURCE.vol_reg, basis: 'measured', source: SOURCE.cb_minute,
    as_of: '2025-10-10',
  },
  {
    asset: 'LTC', kind: 'crypto', price_usd: 125.96, daily_volatility: 0.03324, beta_btc: 1.386, conversion: null,
    volatility_basis: 'measured', volatility_source: SOURCE.vol_reg, basis: 'measured', source: SOURCE.cb_daily,
    as_of: '2025-10-10',
  },
  {
    asset: 'ASTER', kind: 'crypto', price_usd: 1.6803, daily_volatility: 0.05718, beta_btc: 2.582, conversion: null,
    volatility_basis: 'assumed', volatility_source: SOURCE.vol_new, basis: 'measured', source: SOURCE.hl_daily,
    as_of: '2025-10-10',
  },
  {
    asset: 'XPL', kind: 'crypto', price_usd: 0.74441, daily_volatility: 0.05718, beta_btc: 2.582, conversion: null,
    volatility_basis: 'assumed', volatility_source: SOURCE.vol_new, basis: 'measured', source: SOURCE.hl_daily,
    as_of: '2025-10-10',
  },
  {
    asset: 'AAVE', kind: 'crypto', price_usd: 273.91, daily_volatility: 0.03981, beta_btc: 1.66, conversion: null,
    volatility_basis: 'measured', volatility_source: SOURCE.vol_reg, basis: 'measured', source: SOURCE.cb_minute,
    as_of: '2025-10-10',
  },
  {
    asset: 'PUMP', kind: 'crypto', price_usd: 0.005489, daily_volatility: 0.05718, beta_btc: 2.582,
    conversion: null, volatility_basis: 'assumed', volatility_source: SOURCE.vol_new, basis: 'modelled',
    source: SOURCE.day_high, as_of: '2025-10-10',
  },
  {
    asset: 'FARTCOIN', kind: 'crypto', price_usd: 0.6376, daily_volatility: 0.07451, beta_btc: 3.312,
    conversion: null, volatility_basis: 'measured', volatility_source: SOURCE.vol_reg, basis: 'measured',
    source: SOURCE.cb_daily, as_of: '2025-10-10',
  },
  {
    asset: 'UNI', kind: 'crypto', price_usd: 7.862, daily_volatility: 0.04271, beta_btc: 1.851, conversion: null,
    volatility_basis: 'measured', volatility_source: SOURCE.vol_reg, basis: 'measured', source: SOURCE.cb_minute,
    as_of: '2025-10-10',
  },
  {
    asset: 'DOT', kind: 'crypto', price_usd: 4.077, daily_volatility: 0.03985, beta_btc: 1.851, conversion: null,
    volatility_basis: 'assumed', volatility_source: SOURCE.vol_median, basis: 'measured', source: SOURCE.cb_minute,
    as_of: '2025-10-10',
  },
  {
    asset: 'USDT', kind: 'stablecoin', price_usd: 1, daily_volatility: 0, beta_btc: 0, conversion: null,
    volatility_basis: 'assumed', volatility_source: SOURCE.vol_par, basis: 'modelled', source: SOURCE.cmc_stable,
    as_of: '2025-10-01',
  },
  {
    asset: 'USDC', kind: 'stablecoin', price_usd: 1, daily_volatility: 0, beta_btc: 0, conversion: null,
    volatility_basis: 'assumed', volatility_source: SOURCE.vol_par, basis: 'modelled', source: SOURCE.cmc_stable,
    as_of: '2025-10-01',
  },
  {
    asset: 'USD', kind: 'fiat', price_usd: 1, daily_volatility: 0, beta_btc: 0, conversion: null,
    volatility_basis: 'measured', volatility_source: SOURCE.par, basis: 'measured', source: SOURCE.par,
    as_of: '2025-10-10',
  },
  {
    asset: 'USDe', kind: 'synthetic_dollar', price_usd: 0.9999, daily_volatility: 0, beta_btc: 0, conversion: null,
    volatility_basis: 'assumed', volatility_source: SOURCE.vol_par, basis: 'measured', source: SOURCE.usde_minute,
    as_of: '2025-10-10',
  },
  {
    asset: 'WBETH', kind: 'staked', price_usd: 4717.43, daily_volatility: 0.03516, beta_btc: 1.61,
    conversion: { asset: 'ETH', ratio: 1.0797 }, volatility_basis: 'modelled', volatility_source: SOURCE.vol_staked,
    basis: 'modelled', source: SOURCE.ratio_high, as_of: '2025-10-10',
  },
  {
    asset: 'BNSOL', kind: 'staked', price_usd: 237.796, daily_volatility: 0.03985, beta_btc: 1.947,
    conversion: { asset: 'SOL', ratio: 1.076 }, volatility_basis: 'modelled', volatility_source: SOURCE.vol_staked,
    basis: 'modelled', source: SOURCE.ratio_high, as_of: '2025-10-10',
  },
  {
    asset: 'BETH', kind: 'staked', price_usd: 4369.2, daily_volatility: 0.03516, beta_btc: 1.61,
    conversion: { asset: 'ETH', ratio: 1 }, volatility_basis: 'modelled', volatility_source: SOURCE.vol_staked,
    basis: 'assumed', source: SOURCE.beth, as_of: '2025-10-10',
  },
];
