/**
 * Morpho Blue formulas as pure functions of numbers: loan to value, liquidation incentive, seizure and bad debt of one
 * isolated market. Values share one unit. Source: docs.morpho.org, liquidation, and github.com/morpho-org/morpho-blue
 * (read 2026-09).
 */

/** What closing a whole position gives and costs. */
export interface FullLiquidation {
  /** Debt repaid by the liquidator. */
  readonly repaid: number;
  /** Value of collateral that the liquidator receives. */
  readonly seized: number;
  /** Debt left without collateral, written off the suppliers of this market at once. */
  readonly badDebt: number;
}

/** Loan to value. */
export function loanToValue(debt: number, collateral: number): number {
  return debt / collateral;
}

/** Whether a position may be liquidated: debt strictly above collateral × LLTV. */
export function liquidatable(debt: number, collateral: number, lltv: number): boolean {
  return debt > collateral * lltv;
}

/**
 * Liquidation incentive factor, value seized per value repaid: min(max, 1 / (1 − β(1 − LLTV))). The protocol's
 * constants are β = 0.3 and a cap of 1.15, which binds below an LLTV of 56.5%.
 */
export function incentiveFactor(lltv: number, beta: number, maxFactor: number): number {
  return Math.min(maxFactor, 1 / (1 - beta * (1 - lltv)));
}

/**
 * A liquidation as large as collateral and debt allow; there is no close factor. Where the collateral is worth less
 * than debt × factor, all of it is seized for its value / factor, and the rest of the debt is bad at once.
 */
export function fullLiquidation(debt: number, collateral: number, factor: number): FullLiquidation {
  const repaid = Math.min(debt, collateral / factor);
  return { repaid, seized: Math.min(debt * factor, collateral), badDebt: debt - repaid };
}
