/**
 * Euler v2 (vault kit) formulas as pure functions of numbers: health score, discount, what a liquidator may repay and
 * receives. Values share one unit of account. Source: github.com/euler-xyz/euler-vault-kit, commit 5b98b42,
 * Liquidation module and test/unit/evault/modules/Liquidation/full.t.sol (read 2026-09).
 */

/** What a liquidator may do at most. */
export interface Liquidation {
  /** Debt repaid, in units of the debt asset. */
  readonly repay: number;
  /** Collateral received, in units of the chosen collateral. */
  readonly received: number;
}

const NOTHING: Liquidation = { repay: 0, received: 0 };

/** Health score: collateral adjusted by its liquidation LTV over the liability, both valued at mid prices. */
export function healthScore(adjustedCollateral: number, liability: number): number {
  return adjustedCollateral / liability;
}

/** Whether a debtor may be liquidated: adjusted collateral at or below a liability above 0. */
export function liquidatable(adjustedCollateral: number, liability: number): boolean {
  return liability > 0 && adjustedCollateral <= liability;
}

/**
 * What one unit of value received costs a liquidator: the health score itself, not below 1 − the vault's largest
 * discount. It worsens with health, which makes the liquidation a Dutch auction.
 */
export function discountFactor(health: number, maxDiscount: number): number {
  return Math.max(health, 1 - maxDiscount);
}

/**
 * The most a liquidator may repay and receives for it: there is no close factor, so all debt, unless the chosen
 * collateral is worth less than debt / discount factor: then all of that collateral for its value × the factor.
 * Nothing while the debtor is healthy.
 */
export function maxLiquidation(
  debt: number,
  debtPrice: number,
  collateral: number,
  collateralPrice: number,
  adjustedCollateral: number,
  maxDiscount: number,
): Liquidation {
  const liability = debt * debtPrice;
  if (!liquidatable(adjustedCollateral, liability)) return NOTHING;
  const factor = discountFactor(healthScore(adjustedCollateral, liability), maxDiscount);
  const available = collateral * collateralPrice;
  if (available === 0) return { repay: debt, received: 0 };
  if (available < liability / factor) return { repay: (available * factor) / debtPrice, received: collateral };
  return { repay: debt, received: liability / factor / collateralPrice };
}

/** A smaller repayment receives its share of the most that may be received. `max`: {@link maxLiquidation}. */
export function partialLiquidation(max: Liquidation, repay: number): Liquidation {
  if (!(max.repay > 0)) return NOTHING;
  const paid = Math.min(repay, max.repay);
  return { repay: paid, received: (max.received * paid) / max.repay };
}

/**
 * Debt that is written off suppliers after a liquidation: all that is left if no collateral balance remains, the
 * vault's flag allows it and the liability before was at least the smallest one that is socialised; else 0.
 */
export function socialisedDebt(
  remainingDebt: number,
  liabilityBefore: number,
  remainingCollateral: number,
  allowed: boolean,
  minLiability: number,
): number {
  return allowed && remainingCollateral === 0 && liabilityBefore >= minLiability ? remainingDebt : 0;
}
