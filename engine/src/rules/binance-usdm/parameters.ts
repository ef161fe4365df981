/**
 * Rows of the table `parameters` for accounts under portfolio margin at a venue on the rules of Binance USDⓈ-M: what a
 * market starts from that has such accounts. The pages differ between Portfolio Margin and Portfolio Margin Pro only in
 * collateral ratios, which are rows of the market's own (key `portfolioRatio:ASSET`).
 */
import type { FamilyParameter } from '../shared/parameters.ts';

/** Rows of the table `parameters` for portfolio margin. */
export const BINANCE_PORTFOLIO_PARAMETERS: readonly FamilyParameter[] = [
  {
    key: 'portfolioLiquidationRatio',
    value: 1.05,
    basis: 'measured',
    source:
      'https://www.binance.com/en/support/faq/5e33af8e6ac04d57a1d0a3398e0a0752 and d0c3558829fa41eabeeaf3c32dbe1dad',
    asOf: '2026-11',
  },
  {
    key: 'portfolioLoanRate',
    value: 0.1,
    basis: 'measured',
    source: 'https://www.binance.com/en/support/faq/5e33af8e6ac04d57a1d0a3398e0a0752 (3x; 0.08 at 5x, 0.05 at 10x)',
    asOf: '2026-09',
  },
];
