/**
 * Aave v3 (3.3 to 3.7) and v4 formulas as pure functions of numbers: health factor, close factor, dust, capped ratios,
 * dynamic bonus. Every figure of a market is an argument. Sources: github.com/aave-dao/aave-v3-origin
 * (docs/3.3, docs/3.6, docs/3.7, LiquidationLogic, tests); for v4 governance.aave.com/t/23531 and /t/25165; for capped
 * ratios github.com/bgd-labs/aave-capo (read 2026-09).
 */

/** Below this health factor a position may be liquidated; at it, it may not. */
export const HEALTH_FACTOR_LIQUIDATION = 1;

const SECONDS_PER_YEAR = 365 * 86_400;

/** The figures of the close factor, as deployed or as on a page. */
export interface CloseRule {
  /** Share of the total debt that one call may repay. */
  readonly closeFactor: number;
  /** At or below this health factor all of a reserve's debt may be repaid. */
  readonly fullCloseHealthFactor: number;
  /** A reserve whose collateral or debt is below this may be closed whole, USD. */
  readonly smallUsd: number;
}

/** How a collateral counts: a category's figures replace the reserve's where the category covers it. */
export interface CollateralRisk {
  readonly liquidationThreshold: number;
  /** Value seized per value repaid, 1.05 for a bonus of 5%. */
  readonly bonus: number;
}

/**
 * Health factor: collateral at its liquidation threshold over debt, in one unit of value; Infinity without debt. For
 * several collaterals the threshold is the value-weighted mean, {@link meanThreshold}.
 */
export function healthFactor(collateral: number, liquidationThreshold: number, debt: number): number {
  return debt === 0 ? Infinity : (collateral * liquidationThreshold) / debt;
}

/** Value-weighted mean of liquidation thresholds; 0 without collateral. Source: GenericLogic. */
export function meanThreshold(values: readonly number[], thresholds: readonly number[]): number {
  let value = 0;
  let weighted = 0;
  for (let i = 0; i < values.length; i++) {
    value += values[i]!;
    weighted += values[i]! * thresholds[i]!;
  }
  return value === 0 ? 0 : weighted / value;
}

/** Whether a position may be liquidated: health factor below 1. */
export function liquidatable(health: number): boolean {
  return health < HEALTH_FACTOR_LIQUIDATION;
}

/**
 * Risk figures of a collateral: those of the account's eMode category where it covers the collateral, else the
 * reserve's. Source: LiquidationLogic; docs/3.6 (a category may cover collateral and debt apart).
 */
export function effectiveRisk(
  reserve: CollateralRisk,
  category: CollateralRisk | undefined,
  covered: boolean,
): CollateralRisk {
  return category !== undefined && covered ? category : reserve;
}

/**
 * Debt of one reserve that a call may repay, USD: all of it if the health factor is at or below the full-close level or
 * the chosen collateral or debt is small; else at most the close factor of the **total** debt. Source: docs/3.3.
 */
export function maxLiquidatableDebt(
  totalDebtUsd: number,
  reserveDebtUsd: number,
  reserveCollateralUsd: number,
  health: number,
  rule: CloseRule,
): number {
  const whole =
    health <= rule.fullCloseHealthFactor || reserveCollateralUsd < rule.smallUsd || reserveDebtUsd < rule.smallUsd;
  return whole ? reserveDebtUsd : Math.min(reserveDebtUsd, totalDebtUsd * rule.closeFactor);
}

/**
 * Whether a call reverts for dust: neither side of the reserves is cleared and what is left of debt or collateral is
 * below the least leftover, USD. `seizedUsd` includes the protocol's part of the bonus. Source: docs/3.3.
 */
export function leavesDust(
  debtUsd: number,
  repaidUsd: number,
  collateralUsd: number,
  seizedUsd: number,
  minLeftoverUsd: number,
): boolean {
  if (repaidUsd >= debtUsd || seizedUsd >= collateralUsd) return false;
  return debtUsd - repaidUsd < minLeftoverUsd || collateralUsd - seizedUsd < minLeftoverUsd;
}

/**
 * Capped exchange ratio of a yield-bearing token (CAPO): min(reported, snapshot × (1 + yearly growth × t/365 d)). The
 * token's price is the base price × this.
 */
export function cappedRatio(
  reportedRatio: number,
  snapshotRatio: number,
  maxYearlyGrowth: number,
  elapsedS: number,
): number {
  return Math.min(reportedRatio, snapshotRatio * (1 + (maxYearlyGrowth * elapsedS) / SECONDS_PER_YEAR));
}

/**
 * Aave v4's dynamic bonus: linear from factor × max at a health factor of 1 to max at `healthForMax`, and max below.
 * Source: governance.aave.com/t/overview-of-aave-v4-s-liquidation-engine/23531.
 */
export function dynamicBonus(health: number, maxBonus: number, bonusFactor: number, healthForMax: number): number {
  if (health <= healthForMax) return maxBonus;
  const least = maxBonus * bonusFactor;
  return least + (maxBonus - least) * ((1 - Math.min(health, 1)) / (1 - healthForMax));
}

/**
 * Aave v4's debt to repay, in value, so that the position ends at the target health factor: with seizure of (1 + bonus)
 * per unit repaid, (target × D − C × LT) / (target − (1 + bonus) × LT), at most the debt; all of it where no repayment
 * reaches the target. It follows from the definition of {@link healthFactor}. Source: same as {@link dynamicBonus}.
 */
export function debtToTarget(
  debt: number,
  collateral: number,
  liquidationThreshold: number,
  bonus: number,
  targetHealth: number,
): number {
  const gain = targetHealth - (1 + bonus) * liquidationThreshold;
  if (gain <= 0) return debt;
  return Math.min(debt, Math.max(0, (targetHealth * debt - collateral * liquidationThreshold) / gain));
}
