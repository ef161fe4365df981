/**
 * Venues of the built-in market. `open_interest_usd` is the venue total over all its contracts; `represented` is the
 * sum over the contracts of this market, `tail` the rest. Only the Hyperliquid total is published as such for the day;
 * the others are sums of published assets and modelled ones.
 */
import type { Sourced } from './sources.ts';
import { SOURCE } from './sources.ts';

/** One row of {@link VENUES}. */
export interface VenueRow extends Sourced {
  readonly venue: string;
  readonly rules: 'hyperliquid' | 'binance-usdm' | 'bybit' | 'okx';
  readonly open_interest_usd: number;
  readonly represented_open_interest_usd: number;
  readonly tail_open_interest_usd: number;
  readonly accounts: number;
  readonly accounts_basis: Sourced['basis'];
  readonly accounts_source: string;
}

// biome-ignore format: a table of rows
/** Four venues with their open interest and number of accounts. */
export const VENUES: readonly VenueRow[] = [
  {
    venue: 'hyperliquid', rules: 'hyperliquid', open_interest_usd: 14000000000,
    represented_open_interest_usd: 12849546719, tail_open_interest_usd: 1150453281, accounts: 437723,
    accounts_basis: 'assumed', accounts_source: SOURCE.accounts_hl, basis: 'measured', source: SOURCE.coindesk_hl,
    as_of: '2025-10-09',
  },
  {
    venue: 'binance', rules: 'binance-usdm', open_interest_usd: 43883978754,
    represented_open_interest_usd: 38153514336, tail_open_interest_usd: 5730464418, accounts: 1870000,
    accounts_basis: 'assumed', accounts_source: SOURCE.accounts_cex, basis: 'modelled', source: SOURCE.venue_sum,
    as_of: '2025-10-09',
  },
  {
    venue: 'bybit', rules: 'bybit', open_interest_usd: 22989820163, represented_open_interest_usd: 20198264999,
    tail_open_interest_usd: 2791555164, accounts: 990000, accounts_basis: 'assumed',
    accounts_source: SOURCE.accounts_cex, basis: 'modelled', source: SOURCE.venue_sum, as_of: '2025-10-09',
  },
  {
    venue: 'okx', rules: 'okx', open_interest_usd: 13590556715, represented_open_interest_usd: 11923604470,
    tail_open_interest_usd: 1666952245, accounts: 840000, accounts_basis: 'assumed',
    accounts_source: SOURCE.accounts_cex, basis: 'modelled', source: SOURCE.venue_sum, as_of: '2025-10-09',
  },
];
