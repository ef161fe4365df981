/**
 * Rows of the table `parameters` for accounts under portfolio margin at a venue on the rules of Binance USDⓈ-M: what a
 * market starts from that has such accounts. The pages differ between Portfolio Margin and Portfolio Margin Pro only in
 * collateral ratios, which are rows of the market's own (key `portfolioRatio:ASSET`).
 */
import type { FamilyParameter } from '../shared/parameters.ts';

/** Rows of the table `parameters` for accounts that trade coins with borrowed tokens (Binance Cross Margin). */
export const BINANCE_LOAN_PARAMETERS: readonly FamilyParameter[] = [
  {
    key: 'loanLiquidationLevel',
    value: 1.1,
    basis: 'measured',
    source: 'https://www.binance.com/en/support/faq/binance-margin-level-and-margin-call-360030493931 (3x and 5x)',
    asOf: '2026-11',
  },
  {
    key: 'loanLiquidationFee',
    value: 0.02,
    basis: 'measured',
    source: 'https://www.binance.com/en/support/faq/152489b2032445c4a77a175d65b80533 (Cross Margin; 3% under Pro)',
    asOf: '2024-09',
  },
];

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
