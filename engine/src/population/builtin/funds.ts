/**
 * Insurance funds and the liquidity vault of Hyperliquid before 10 October 2025. `liquidator_share` is the part of the
 * vault's equity that stands behind backstop liquidations; the rest quotes in the books.
 */
import type { Sourced } from './sources.ts';
import { SOURCE } from './sources.ts';

/** One row of {@link FUNDS}. */
export interface FundRow extends Sourced {
  readonly account: string;
  readonly venue: string;
  readonly asset: string;
  readonly balance_usd: number;
  readonly liquidator_share: number | null;
}

// biome-ignore format: a table of rows
/** Funds and vaults by venue. */
export const FUNDS: readonly FundRow[] = [
  {
    account: 'binance:fund', venue: 'binance', asset: 'USDT', balance_usd: 1230000000, liquidator_share: null,
    basis: 'measured', source: SOURCE.fund_bn, as_of: '2025-10-10',
  },
  {
    account: 'bybit:fund', venue: 'bybit', asset: 'USDT', balance_usd: 400000000, liquidator_share: null,
    basis: 'assumed', source: SOURCE.fund_by, as_of: '2026-06',
  },
  {
    account: 'okx:fund', venue: 'okx', asset: 'USDT', balance_usd: 400000000, liquidator_share: null,
    basis: 'assumed', source: SOURCE.fund_okx, as_of: '2025-10-09',
  },
  {
    account: 'hyperliquid:vault', venue: 'hyperliquid', asset: 'USDC', balance_usd: 400000000,
    liquidator_share: 0.25, basis: 'modelled', source: SOURCE.fund_hlp, as_of: '2025-10-11',
  },
];
