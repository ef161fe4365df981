/**
 * What is known of the population of the built-in market: leverage, account sizes, sides, makers. Little is
 * published: the transparent accounts of one venue are measured, most of the rest is assumed with its reason.
 */
import type { Sourced } from './sources.ts';
import { SOURCE } from './sources.ts';

/** One row of {@link LEVERAGE}. */
export interface LeverageRow extends Sourced {
  readonly venue: string;
  readonly min_leverage: number;
  readonly max_leverage: number;
  readonly share_open_interest: number;
}

// biome-ignore format: a table of rows
/** Share of open interest by leverage of the account; sums to one per venue. */
export const LEVERAGE: readonly LeverageRow[] = [
  {
    venue: 'hyperliquid', min_leverage: 0, max_leverage: 3, share_open_interest: 0.363, basis: 'measured',
    source: SOURCE.lev_hl, as_of: '2025-12-15',
  },
  {
    venue: 'hyperliquid', min_leverage: 3, max_leverage: 7, share_open_interest: 0.485, basis: 'measured',
    source: SOURCE.lev_hl, as_of: '2025-12-15',
  },
  {
    venue: 'hyperliquid', min_leverage: 7, max_leverage: 14, share_open_interest: 0.118, basis: 'modelled',
    source: SOURCE.lev_tail, as_of: '2025-12-31',
  },
  {
    venue: 'hyperliquid', min_leverage: 14, max_leverage: 28, share_open_interest: 0.0255, basis: 'modelled',
    source: SOURCE.lev_tail, as_of: '2025-12-31',
  },
  {
    venue: 'hyperliquid', min_leverage: 28, max_leverage: 40, share_open_interest: 0.0085, basis: 'modelled',
    source: SOURCE.lev_tail, as_of: '2025-12-31',
  },
  {
    venue: 'binance', min_leverage: 0, max_leverage: 3, share_open_interest: 0.33, basis: 'assumed',
    source: SOURCE.lev_cex, as_of: '2025-10-09',
  },
  {
    venue: 'binance', min_leverage: 3, max_leverage: 7, share_open_interest: 0.45, basis: 'assumed',
    source: SOURCE.lev_cex, as_of: '2025-10-09',
  },
  {
    venue: 'binance', min_leverage: 7, max_leverage: 14, share_open_interest: 0.186, basis: 'assumed',
    source: SOURCE.lev_cex, as_of: '2025-10-09',
  },
  {
    venue: 'binance', min_leverage: 14, max_leverage: 28, share_open_interest: 0.0255, basis: 'modelled',
    source: SOURCE.lev_tail, as_of: '2025-12-31',
  },
  {
    venue: 'binance', min_leverage: 28, max_leverage: 56, share_open_interest: 0.0064, basis: 'modelled',
    source: SOURCE.lev_tail, as_of: '2025-12-31',
  },
  {
    venue: 'binance', min_leverage: 56, max_leverage: 100, share_open_interest: 0.0021, basis: 'modelled',
    source: SOURCE.lev_tail, as_of: '2025-12-31',
  },
  {
    venue: 'bybit', min_leverage: 0, max_leverage: 3, share_open_interest: 0.33, basis: 'assumed',
    source: SOURCE.lev_cex, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', min_leverage: 3, max_leverage: 7, share_open_interest: 0.45, basis: 'assumed',
    source: SOURCE.lev_cex, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', min_leverage: 7, max_leverage: 14, share_open_interest: 0.186, basis: 'assumed',
    source: SOURCE.lev_cex, as_of: '2025-10-09',
  },
  {
    venue: 'bybit', min_leverage: 14, max_leverage: 28, share_open_interest: 0.0255, basis: 'modelled',
    source: SOURCE.lev_tail, as_of: '2025-12-31',
  },
  {
    venue: 'bybit', min_leverage: 28, max_leverage: 56, share_open_interest: 0.0064, basis: 'modelled',
    source: SOURCE.lev_tail, as_of: '2025-12-31',
  },
  {
    venue: 'bybit', min_leverage: 56, max_leverage: 100, share_open_interest: 0.0021, basis: 'modelled',
    source: SOURCE.lev_tail, as_of: '2025-12-31',
  },
  {
    venue: 'okx', min_leverage: 0, max_leverage: 3, share_open_interest: 0.33, basis: 'assumed',
    source: SOURCE.lev_cex, as_of: '2025-10-09',
  },
  {
    venue: 'okx', min_leverage: 3, max_leverage: 7, share_open_interest: 0.45, basis: 'assumed',
    source: SOURCE.lev_cex, as_of: '2025-10-09',
  },
  {
    venue: 'okx', min_leverage: 7, max_leverage: 14, share_open_interest: 0.186, basis: 'assumed',
    source: SOURCE.lev_cex, as_of: '2025-10-09',
  },
  {
    venue: 'okx', min_leverage: 14, max_leverage: 28, share_open_interest: 0.0255, basis: 'modelled',
    source: SOURCE.lev_tail, as_of: '2025-12-31',
  },
  {
    venue: 'okx', min_leverage: 28, max_leverage: 56, share_open_interest: 0.0064, basis: 'modelled',
    source: SOURCE.lev_tail, as_of: '2025-12-31',
  },
  {
    venue: 'okx', min_leverage: 56, max_leverage: 100, share_open_interest: 0.0021, basis: 'modelled',
    source: SOURCE.lev_tail, as_of: '2025-12-31',
  },
];

/** One row of {@link POPULATION}. */
export interface PopulationRow extends Sourced {
  readonly venue: string;
  readonly key: string;
  readonly value: number;
}

// biome-ignore format: a table of rows
/** Single facts by venue (`all`: over all venues). Shares are fractions. */
export const POPULATION: readonly PopulationRow[] = [
  {
    venue: 'hyperliquid', key: 'accountValueTailExponent', value: 0.74, basis: 'modelled', source: SOURCE.hill,
    as_of: '2025-10-10',
  },
  {
    venue: 'hyperliquid', key: 'accountNotionalTailExponent', value: 0.76, basis: 'modelled', source: SOURCE.hill,
    as_of: '2025-10-10',
  },
  {
    venue: 'hyperliquid', key: 'accountValueMedianUsd', value: 958, basis: 'measured', source: SOURCE.adl_users,
    as_of: '2025-10-10',
  },
  {
    venue: 'hyperliquid', key: 'accountNotionalTop1PercentShare', value: 0.842, basis: 'measured',
    source: SOURCE.adl_users, as_of: '2025-10-10',
  },
  {
    venue: 'hyperliquid', key: 'accountValueTop1PercentShare', value: 0.818, basis: 'measured',
    source: SOURCE.adl_users, as_of: '2025-10-10',
  },
  {
    venue: 'hyperliquid', key: 'accountValueTotalUsd', value: 5100000000, basis: 'measured', source: SOURCE.replay,
    as_of: '2025-10-10',
  },
  {
    venue: 'hyperliquid', key: 'accounts', value: 437723, basis: 'measured', source: SOURCE.replay,
    as_of: '2025-10-10',
  },
  {
    venue: 'hyperliquid', key: 'accountLeverageMean', value: 5.5, basis: 'modelled', source: SOURCE.mean_lev,
    as_of: '2025-10-10',
  },
  {
    venue: 'hyperliquid', key: 'adlNotionalOverEquityMedian', value: 0.196, basis: 'measured',
    source: SOURCE.adl_users, as_of: '2025-10-10',
  },
  {
    venue: 'hyperliquid', key: 'winnerEquityOverProfitMedian', value: 4.41, basis: 'measured',
    source: SOURCE.winner, as_of: '2025-10-10',
  },
  {
    venue: 'hyperliquid', key: 'longAccountShareBtc', value: 0.648, basis: 'measured', source: SOURCE.pos_side,
    as_of: '2025-10-10',
  },
  {
    venue: 'hyperliquid', key: 'longAccountShareSol', value: 0.49, basis: 'measured', source: SOURCE.pos_side,
    as_of: '2025-10-10',
  },
  {
    venue: 'hyperliquid', key: 'effectiveMakers', value: 8.7, basis: 'measured', source: SOURCE.saR_makers,
    as_of: '2025-10-10',
  },
  {
    venue: 'binance', key: 'accountValueTailExponent', value: 0.74, basis: 'assumed', source: SOURCE.cex_median,
    as_of: '2025-10-09',
  },
  {
    venue: 'binance', key: 'accountValueMedianUsd', value: 958, basis: 'assumed', source: SOURCE.cex_median,
    as_of: '2025-10-09',
  },
  {
    venue: 'binance', key: 'effectiveMakers', value: 8.7, basis: 'assumed', source: SOURCE.saR_makers,
    as_of: '2025-10-09',
  },
  {
    venue: 'bybit', key: 'accountValueTailExponent', value: 0.74, basis: 'assumed', source: SOURCE.cex_median,
    as_of: '2025-10-09',
  },
  {
    venue: 'bybit', key: 'accountValueMedianUsd', value: 958, basis: 'assumed', source: SOURCE.cex_median,
    as_of: '2025-10-09',
  },
  {
    venue: 'bybit', key: 'effectiveMakers', value: 8.7, basis: 'assumed', source: SOURCE.saR_makers,
    as_of: '2025-10-09',
  },
  {
    venue: 'okx', key: 'accountValueTailExponent', value: 0.74, basis: 'assumed', source: SOURCE.cex_median,
    as_of: '2025-10-09',
  },
  {
    venue: 'okx', key: 'accountValueMedianUsd', value: 958, basis: 'assumed', source: SOURCE.cex_median,
    as_of: '2025-10-09',
  },
  {
    venue: 'okx', key: 'effectiveMakers', value: 8.7, basis: 'assumed', source: SOURCE.saR_makers,
    as_of: '2025-10-09',
  },
  {
    venue: 'binance', key: 'longAccountShareBtc', value: 0.6774, basis: 'measured', source: SOURCE.ls,
    as_of: '2025-10-17',
  },
  {
    venue: 'binance', key: 'longAccountShareEth', value: 0.7222, basis: 'measured', source: SOURCE.ls,
    as_of: '2025-10-17',
  },
  {
    venue: 'binance', key: 'longAccountShareSol', value: 0.7872, basis: 'measured', source: SOURCE.ls,
    as_of: '2025-10-17',
  },
  {
    venue: 'binance', key: 'longAccountShareHype', value: 0.6667, basis: 'measured', source: SOURCE.ls,
    as_of: '2025-10-17',
  },
  {
    venue: 'binance', key: 'alternativeCollateralShare', value: 0.05, basis: 'modelled', source: SOURCE.alt_coll,
    as_of: '2025-10-10',
  },
  {
    venue: 'binance', key: 'coinMarginedShareBtc', value: 0.16, basis: 'measured', source: SOURCE.coinm,
    as_of: '2025-10-09',
  },
  {
    venue: 'hyperliquid', key: 'crossMarginShare', value: 0.7, basis: 'assumed', source: SOURCE.cross,
    as_of: '2025-10-09',
  },
  {
    venue: 'hyperliquid', key: 'stopOrderShare', value: 0.2, basis: 'assumed', source: SOURCE.stops,
    as_of: '2025-10-09',
  },
  {
    venue: 'hyperliquid', key: 'basisTraderShare', value: 0.15, basis: 'assumed', source: SOURCE.basis_share,
    as_of: '2025-10-09',
  },
  {
    venue: 'hyperliquid', key: 'providerEquityOfOpenInterest', value: 0.05, basis: 'assumed',
    source: SOURCE.provider, as_of: '2025-10-09',
  },
  {
    venue: 'binance', key: 'crossMarginShare', value: 0.7, basis: 'assumed', source: SOURCE.cross,
    as_of: '2025-10-09',
  },
  {
    venue: 'binance', key: 'stopOrderShare', value: 0.2, basis: 'assumed', source: SOURCE.stops,
    as_of: '2025-10-09',
  },
  {
    venue: 'binance', key: 'basisTraderShare', value: 0.15, basis: 'assumed', source: SOURCE.basis_share,
    as_of: '2025-10-09',
  },
  {
    venue: 'binance', key: 'providerEquityOfOpenInterest', value: 0.05, basis: 'assumed', source: SOURCE.provider,
    as_of: '2025-10-09',
  },
  {
    venue: 'bybit', key: 'crossMarginShare', value: 0.7, basis: 'assumed', source: SOURCE.cross,
    as_of: '2025-10-09',
  },
  { venue: 'bybit', key: 'stopOrderShare', value: 0.2, basis: 'assumed', source: SOURCE.stops, as_of: '2025-10-09' },
  {
    venue: 'bybit', key: 'basisTraderShare', value: 0.15, basis: 'assumed', source: SOURCE.basis_share,
    as_of: '2025-10-09',
  },
  {
    venue: 'bybit', key: 'providerEquityOfOpenInterest', value: 0.05, basis: 'assumed', source: SOURCE.provider,
    as_of: '2025-10-09',
  },
  { venue: 'okx', key: 'crossMarginShare', value: 0.7, basis: 'assumed', source: SOURCE.cross, as_of: '2025-10-09' },
  { venue: 'okx', key: 'stopOrderShare', value: 0.2, basis: 'assumed', source: SOURCE.stops, as_of: '2025-10-09' },
  {
    venue: 'okx', key: 'basisTraderShare', value: 0.15, basis: 'assumed', source: SOURCE.basis_share,
    as_of: '2025-10-09',
  },
  {
    venue: 'okx', key: 'providerEquityOfOpenInterest', value: 0.05, basis: 'assumed', source: SOURCE.provider,
    as_of: '2025-10-09',
  },
  {
    venue: 'all', key: 'longShareOfLiquidated', value: 0.874, basis: 'measured', source: SOURCE.liq_long,
    as_of: '2025-10-11',
  },
  {
    venue: 'all', key: 'liquidatedAccounts', value: 1620000, basis: 'measured', source: SOURCE.liq_accounts,
    as_of: '2025-10-11',
  },
  {
    venue: 'all', key: 'usdeSupplyUsd', value: 14760000000, basis: 'measured', source: SOURCE.usde,
    as_of: '2025-10-01',
  },
];
