/**
 * Kraken Derivatives formulas that are its own: netting of margins and value of collateral. Prices are those of
 * rules/shared. Pages: https://support.kraken.com/articles/360022835671-Equity-Protection-Process (2026-03-17) and
 * 4844463246100 (multi-collateral margining).
 */

/** Value in coin of inverse contracts of 1 USD at a price. Source: 360022835671. */
export function inverseValue(contractsUsd: number, price: number): number {
  return Math.abs(contractsUsd) / price;
}

/** Requirement of one underlying: the larger of the sides, cross margin only. Source: 4844463246100. */
export function nettedMargin(longs: number, shorts: number): number {
  return Math.max(longs, shorts);
}
