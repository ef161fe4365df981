/**
 * Gauges that have a meaning of their own: unit, range and how long a value holds. A gauge of another name is taken as
 * it comes, with the unit and the time that its file gives.
 */
import type { Unit } from './catalog.ts';

/** A gauge by name. */
export interface GaugeInfo {
  readonly unit: Unit;
  /** A value that was told so long ago is stale, ms. */
  readonly staleMs: number;
  /** Least and most that it can be; null without a limit. */
  readonly range: readonly [least: number | null, most: number | null];
  readonly what: string;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** A gauge of no known name from a file holds for two days: such files are mostly written once a day. */
export const STALE_UNKNOWN_MS = 2 * DAY_MS;

const NOT_NEGATIVE = [0, null] as const;
const SHARE = [0, 1] as const;

function gauge(unit: Unit, staleMs: number, range: GaugeInfo['range'], what: string): GaugeInfo {
  return { unit, staleMs, range, what };
}

/** By name. */
export const GAUGES: Readonly<Record<string, GaugeInfo>> = {
  insurance_fund_usd: gauge('usd', 2 * DAY_MS, NOT_NEGATIVE, 'insurance fund of a venue'),
  backstop_usd: gauge('usd', 2 * DAY_MS, NOT_NEGATIVE, 'vault or pool that takes positions over'),
  market_cap_usd: gauge('usd', 2 * DAY_MS, NOT_NEGATIVE, 'market capitalisation of an asset'),
  peg_usd: gauge('usd', 10 * MINUTE_MS, NOT_NEGATIVE, 'price of a stablecoin'),
  long_short_ratio: gauge('number', 30 * MINUTE_MS, NOT_NEGATIVE, 'accounts long ÷ accounts short'),
  utilisation: gauge('fraction', 2 * DAY_MS, NOT_NEGATIVE, 'borrowed ÷ supplied of a lending market'),
  deposits_open: gauge('fraction', 30 * MINUTE_MS, SHARE, 'deposits of a token: 1 open, 0 stopped'),
  withdrawals_open: gauge('fraction', 30 * MINUTE_MS, SHARE, 'withdrawals of a token: 1 open, 0 stopped'),
  transfers_open: gauge('fraction', 30 * MINUTE_MS, SHARE, 'transfers within a venue: 1 open, 0 stopped'),
  collateral_index_usd: gauge(
    'usd',
    10 * MINUTE_MS,
    NOT_NEGATIVE,
    'price at which a venue counts a token as collateral',
  ),
  reference_price_usd: gauge(
    'usd',
    10 * MINUTE_MS,
    NOT_NEGATIVE,
    'price of a token that a collateral index is held against',
  ),
  put_open_interest_usd: gauge('usd', HOUR_MS, NOT_NEGATIVE, 'puts outstanding at a strike'),
  put_skew_25d: gauge(
    'fraction',
    HOUR_MS,
    [null, null],
    'implied volatility of the 25-delta put less that of the call, a year',
  ),
  endpoint_latency_s: gauge('seconds', 10 * MINUTE_MS, NOT_NEGATIVE, 'our own wait for an answer, median'),
  endpoint_error_rate: gauge(
    'fraction',
    10 * MINUTE_MS,
    SHARE,
    'our own requests without an answer that could be read',
  ),
  etf_flow_usd: gauge('usd', 4 * DAY_MS, [null, null], 'net flow into exchange-traded funds in a day'),
  treasury_mnav: gauge('number', 4 * DAY_MS, NOT_NEGATIVE, 'market value of a treasury company ÷ value of its coins'),
  leveraged_debt_usd: gauge('usd', 100 * DAY_MS, NOT_NEGATIVE, 'crypto-backed debt outstanding, all lenders'),
  leveraged_debt_defi_share: gauge('fraction', 100 * DAY_MS, SHARE, 'part of that debt in lending protocols'),
  derivatives_volume_share: gauge('fraction', 40 * DAY_MS, SHARE, 'derivatives ÷ all trading volume'),
  perpetuals_volume_share: gauge('fraction', 40 * DAY_MS, SHARE, 'perpetuals ÷ all trading volume'),
  equity_correlation: gauge('fraction', 4 * DAY_MS, [-1, 1], 'correlation of daily returns with an equity index'),
};
