/**
 * Numeric parameters of the venues' rules. Keys carry their unit; ratios are fractions. Portfolio-margin parameters
 * are left out. Where the page of the day was not found, `as_of` is the date of the page that was read (2026-09:
 * undated page, read about then).
 */
import type { Sourced } from './sources.ts';
import { SOURCE } from './sources.ts';

/** One row of {@link PARAMETERS}. */
export interface ParameterRow extends Sourced {
  readonly venue: string;
  readonly key: string;
  readonly value: number;
}

// biome-ignore format: a table of rows
/** Rule parameters by venue and key. */
export const PARAMETERS: readonly ParameterRow[] = [
  {
    venue: 'hyperliquid', key: 'partialThresholdUsd', value: 100000, basis: 'measured', source: SOURCE.hl_docs,
    as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', key: 'partialFraction', value: 0.2, basis: 'measured', source: SOURCE.hl_docs,
    as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', key: 'partialCooldownS', value: 30, basis: 'measured', source: SOURCE.hl_docs,
    as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', key: 'backstopFraction', value: 0.6666666666666666, basis: 'measured',
    source: SOURCE.hl_docs, as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', key: 'maintenanceOfInitial', value: 0.5, basis: 'measured', source: SOURCE.hl_docs,
    as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', key: 'liquidationRatio', value: 1, basis: 'measured', source: SOURCE.hl_docs,
    as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', key: 'oracleIntervalS', value: 3, basis: 'measured', source: SOURCE.hl_docs,
    as_of: '2026-09',
  },
  { venue: 'hyperliquid', key: 'markEmaS', value: 150, basis: 'measured', source: SOURCE.hl_docs, as_of: '2026-09' },
  {
    venue: 'hyperliquid', key: 'markFallbackEmaS', value: 30, basis: 'measured', source: SOURCE.hl_docs,
    as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', key: 'fundingCapHourly', value: 0.04, basis: 'measured', source: SOURCE.hl_docs,
    as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', key: 'fundingClamp', value: 0.0005, basis: 'measured', source: SOURCE.hl_docs,
    as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', key: 'interest8h', value: 0.0001, basis: 'measured', source: SOURCE.hl_docs,
    as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', key: 'fundingSampleS', value: 5, basis: 'measured', source: SOURCE.hl_docs,
    as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', key: 'fundingIntervalH', value: 1, basis: 'measured', source: SOURCE.hl_docs,
    as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', key: 'fundingPeriodH', value: 8, basis: 'measured', source: SOURCE.hl_docs,
    as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', key: 'transferMarginFraction', value: 0.1, basis: 'measured', source: SOURCE.hl_docs,
    as_of: '2026-09',
  },
  {
    venue: 'hyperliquid', key: 'adlScoreFloor', value: 0.00000001, basis: 'measured', source: SOURCE.hl_osec,
    as_of: '2026-06-22',
  },
  {
    venue: 'hyperliquid', key: 'blockIntervalS', value: 0.2, basis: 'assumed', source: SOURCE.hl_block,
    as_of: '2025-10-09',
  },
  { venue: 'binance', key: 'markWindowS', value: 30, basis: 'measured', source: SOURCE.bn_mark, as_of: '2025-09-18' },
  { venue: 'binance', key: 'markSampleS', value: 1, basis: 'measured', source: SOURCE.bn_mark, as_of: '2025-09-18' },
  {
    venue: 'binance', key: 'indexDeviationMax', value: 0.05, basis: 'measured', source: SOURCE.bn_index,
    as_of: '2026-09',
  },
  { venue: 'binance', key: 'indexStaleS', value: 10, basis: 'measured', source: SOURCE.bn_index, as_of: '2026-09' },
  { venue: 'binance', key: 'adlRankRefreshS', value: 30, basis: 'measured', source: SOURCE.bn_adl, as_of: '2026-09' },
  {
    venue: 'binance', key: 'fundNetNotionalCapRatio', value: 1, basis: 'measured', source: SOURCE.bn_fund,
    as_of: '2026-09',
  },
  {
    venue: 'binance', key: 'autoExchangeThresholdUsd', value: -5000, basis: 'measured', source: SOURCE.bn_multi,
    as_of: '2026-09',
  },
  {
    venue: 'binance', key: 'autoExchangeLtv', value: 0.995, basis: 'measured', source: SOURCE.bn_multi,
    as_of: '2026-09',
  },
  {
    venue: 'binance', key: 'fundingClamp', value: 0.0005, basis: 'measured', source: SOURCE.bn_funding,
    as_of: '2025-09-18',
  },
  {
    venue: 'binance', key: 'interest8h', value: 0.0001, basis: 'measured', source: SOURCE.bn_funding,
    as_of: '2025-09-18',
  },
  {
    venue: 'binance', key: 'fundingPeriodH', value: 8, basis: 'measured', source: SOURCE.bn_funding,
    as_of: '2025-09-18',
  },
  {
    venue: 'binance', key: 'liquidationRatio', value: 1, basis: 'measured', source: SOURCE.bn_protocol,
    as_of: '2026-09',
  },
  { venue: 'bybit', key: 'adlTriggerRatio', value: 0.3, basis: 'measured', source: SOURCE.by_adl, as_of: '2026-07' },
  { venue: 'bybit', key: 'adlStopRatio', value: 0.25, basis: 'measured', source: SOURCE.by_adl, as_of: '2026-07' },
  { venue: 'bybit', key: 'poolPeakWindowH', value: 8, basis: 'measured', source: SOURCE.by_adl, as_of: '2026-07' },
  {
    venue: 'bybit', key: 'adlTriggerVariant', value: 1, basis: 'assumed', source: SOURCE.by_variant,
    as_of: '2025-10-09',
  },
  {
    venue: 'bybit', key: 'adlMarkDeviationMax', value: 0.05, basis: 'measured', source: SOURCE.by_mark5,
    as_of: '2025-11',
  },
  {
    venue: 'bybit', key: 'liquidationRatio', value: 1, basis: 'measured', source: SOURCE.by_docs,
    as_of: '2025-09-05',
  },
  {
    venue: 'bybit', key: 'poolRefreshIsolatedS', value: 60, basis: 'measured', source: SOURCE.by_docs,
    as_of: '2026-07',
  },
  {
    venue: 'bybit', key: 'poolRefreshSharedH', value: 24, basis: 'measured', source: SOURCE.by_docs,
    as_of: '2026-07',
  },
  {
    venue: 'bybit', key: 'markWindowS', value: 30, basis: 'assumed', source: SOURCE.mark_assumed,
    as_of: '2025-10-09',
  },
  {
    venue: 'bybit', key: 'fundingClamp', value: 0.0005, basis: 'assumed', source: SOURCE.by_funding,
    as_of: '2025-10-09',
  },
  {
    venue: 'bybit', key: 'interest8h', value: 0.0001, basis: 'assumed', source: SOURCE.by_funding,
    as_of: '2025-10-09',
  },
  {
    venue: 'bybit', key: 'fundingPeriodH', value: 8, basis: 'assumed', source: SOURCE.by_funding,
    as_of: '2025-10-09',
  },
  { venue: 'okx', key: 'adlTriggerDrop', value: 0.3, basis: 'measured', source: SOURCE.okx_adl, as_of: '2026-09' },
  { venue: 'okx', key: 'adlPeakWindowH', value: 8, basis: 'measured', source: SOURCE.okx_adl, as_of: '2026-09' },
  { venue: 'okx', key: 'reduceTiers', value: 2, basis: 'measured', source: SOURCE.okx_partial, as_of: '2026-09' },
  {
    venue: 'okx', key: 'fullTakeoverTierMax', value: 2, basis: 'measured', source: SOURCE.okx_partial,
    as_of: '2026-09',
  },
  { venue: 'okx', key: 'partialRetryS', value: 60, basis: 'measured', source: SOURCE.okx_partial, as_of: '2026-09' },
  { venue: 'okx', key: 'liquidationRatio', value: 1, basis: 'measured', source: SOURCE.okx_docs, as_of: '2026-09' },
  { venue: 'okx', key: 'markWindowS', value: 30, basis: 'assumed', source: SOURCE.mark_assumed, as_of: '2025-10-09' },
  {
    venue: 'okx', key: 'fundingClamp', value: 0.0005, basis: 'assumed', source: SOURCE.by_funding,
    as_of: '2025-10-09',
  },
  {
    venue: 'okx', key: 'interest8h', value: 0.0001, basis: 'assumed', source: SOURCE.by_funding,
    as_of: '2025-10-09',
  },
  { venue: 'okx', key: 'fundingPeriodH', value: 8, basis: 'assumed', source: SOURCE.by_funding, as_of: '2025-10-09' },
];
