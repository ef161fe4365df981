/**
 * Aave v3 (3.3 to 3.7) and v4 formulas as pure functions of numbers: health factor, close factor, dust, capped ratios,
 * dynamic bonus. Every figure of a market is an argument. Sources: github.com/aave-dao/aave-v3-origin
 * (docs/3.3, docs/3.6, docs/3.7, LiquidationLogic, tests); for v4 governance.aave.com/t/23531 and /t/25165; for capped
 * ratios github.com/bgd-labs/aave-capo (read 2026-09); v4 as deployed: github.com/aave/aave-v4 0051c6e,
 * src/spoke/libraries/LiquidationLogic.sol (read 2026-11).
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
 * per unit repaid, (target × D − adjusted) / (target − (1 + bonus) × LT), at most the debt; all of it where no
 * repayment reaches the target. `adjusted` is all collateral at its thresholds, LT the threshold of what is seized. It
 * follows from the definition of {@link healthFactor}. Source: same as {@link dynamicBonus}; aave-v4, LiquidationLogic,
 * _calculateDebtToTargetHealthFactor.
 */
export function repayToTarget(
  debt: number,
  adjusted: number,
  liquidationThreshold: number,
  bonus: number,
  targetHealth: number,
): number {
  const gain = targetHealth - (1 + bonus) * liquidationThreshold;
  if (gain <= 0) return debt;
  return Math.min(debt, Math.max(0, (targetHealth * debt - adjusted) / gain));
}

/** {@link repayToTarget} of a position with one kind of collateral. */
export function debtToTarget(
  debt: number,
  collateral: number,
  liquidationThreshold: number,
  bonus: number,
  targetHealth: number,
): number {
  return repayToTarget(debt, collateral * liquidationThreshold, liquidationThreshold, bonus, targetHealth);
}

/** A position of Aave v4 as a liquidator finds it, values in one unit. */
export interface TargetPosition {
  /** All debt, and all collateral at its thresholds. */
  readonly debt: number;
  readonly adjusted: number;
  /** Debt and collateral of the two reserves that the liquidator chooses. */
  readonly reserveDebt: number;
  readonly reserveCollateral: number;
  /** Threshold of the chosen collateral, and what is seized per unit repaid less 1. */
  readonly threshold: number;
  readonly bonus: number;
  readonly targetHealth: number;
  /** Less than this may not be left of the chosen debt or collateral unless one of the two is cleared. */
  readonly minLeftover: number;
}

/**
 * Aave v4's liquidation: repays `cover` at most, and no more than leads to the target health factor, unless that would
 * leave dust: then all debt of the reserve, or all of its collateral, is taken beyond the target. Null where the
 * liquidator covers too little to clear the dust (the call reverts) or nothing is there. Source: LiquidationLogic,
 * _calculateDebtToLiquidate and _calculateLiquidationAmounts; amounts in value, without the rounding of its integers.
 */
export function targetLiquidation(
  position: TargetPosition,
  cover: number,
): { readonly repaid: number; readonly seized: number } | null {
  const { debt, adjusted, reserveDebt, reserveCollateral, threshold, bonus, targetHealth, minLeftover } = position;
  const toTarget = repayToTarget(debt, adjusted, threshold, bonus, targetHealth);
  let repaid = Math.min(reserveDebt, cover, toTarget);
  if (repaid < reserveDebt && reserveDebt - repaid < minLeftover) repaid = reserveDebt;
  let seized = repaid * (1 + bonus);
  const dust = seized < reserveCollateral && reserveCollateral - seized < minLeftover;
  if (seized > reserveCollateral || (dust && repaid < reserveDebt)) {
    seized = reserveCollateral;
    repaid = seized / (1 + bonus);
  }
  return repaid > 0 && repaid <= cover ? { repaid, seized } : null;
}

/** One kind of collateral of a position of Aave v4: its value, and its risk as a fraction (0 best, up to 10). */
export interface CollateralValue {
  readonly value: number;
  readonly risk: number;
}

/**
 * Aave v4's user risk premium: the mean risk of the least risky collateral that covers the debt, weighted by value; a
 * fraction of the drawn rate that is charged on top of it. 0 without debt or collateral. Source: aave-v4,
 * docs/overview.md, Risk Premium Algorithm (0122663, read 2026-11).
 */
export function userRiskPremium(collateral: readonly CollateralValue[], debt: number): number {
  let left = debt;
  let used = 0;
  let weighted = 0;
  for (const { value, risk } of [...collateral].sort((a, b) => a.risk - b.risk)) {
    const part = Math.min(left, value);
    used += part;
    weighted += part * risk;
    left -= part;
  }
  return used > 0 ? weighted / used : 0;
}
