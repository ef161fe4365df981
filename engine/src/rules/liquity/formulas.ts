/**
 * Liquity v1 and v2 formulas as pure functions of numbers: largest debt, offset against the stability pool, caller's
 * compensation, recovery mode and the decay of the base rate. Sources: READMEs of github.com/liquity/dev (commit
 * 39f1f7f) for v1 and github.com/liquity/bold (commit 405f912) for v2 (read 2026-09).
 */
import { pow } from '../../core/math.ts';

/** How a liquidated trove is split between the stability pool and the other troves. */
export interface Offset {
  /** Debt cancelled against the pool. */
  readonly debt: number;
  /** Collateral that goes to the pool with it. */
  readonly collateral: number;
  /** Debt and collateral that are redistributed to the other troves. */
  readonly redistributedDebt: number;
  readonly redistributedCollateral: number;
}

/** Largest debt that a collateral value carries at the minimum ratio (MCR). */
export function maxDebt(collateralValue: number, mcr: number): number {
  return collateralValue / mcr;
}

/** Collateral ratio of a trove (ICR) or of all (TCR): value of collateral over debt. */
export function collateralRatio(collateral: number, price: number, debt: number): number {
  return (collateral * price) / debt;
}

/**
 * Offset of a trove against a pool of `deposits`, as far as they go; collateral follows the debt pro rata and the rest
 * is redistributed. `keep`: what must stay in the pool (v1: 0; v2: 1 BOLD).
 */
export function offset(debt: number, collateral: number, deposits: number, keep: number): Offset {
  const cancelled = Math.min(debt, Math.max(deposits - keep, 0));
  const moved = debt === 0 ? 0 : (collateral * cancelled) / debt;
  return {
    debt: cancelled,
    collateral: moved,
    redistributedDebt: debt - cancelled,
    redistributedCollateral: collateral - moved,
  };
}

/** Share of `amount` that falls to each depositor, pro rata to the deposits at that moment. */
export function proRata(deposits: readonly number[], amount: number): number[] {
  const total = deposits.reduce((sum, one) => sum + one, 0);
  return deposits.map((one) => (total === 0 ? 0 : (amount * one) / total));
}

/**
 * Collateral part of what the caller of a liquidation is paid: a fraction, capped (v1: 0.5% without a cap, `Infinity`;
 * v2: 0.5% up to 2 units). The fixed part (200 LUSD; 0.0375 WETH) comes on top.
 */
export function collateralCompensation(collateral: number, fraction: number, cap: number): number {
  return Math.min(collateral * fraction, cap);
}

/**
 * Collateral seized where the penalty is capped: at most `ratio` × debt in value, the rest is claimable by the owner.
 * v1: recovery mode with MCR ≤ ICR < TCR and a pool that covers the debt, ratio = MCR. v2: every liquidation, ratio =
 * 1 + the branch's penalty.
 */
export function cappedSeizure(collateral: number, debt: number, price: number, ratio: number): number {
  return Math.min(collateral, (ratio * debt) / price);
}

/** Share of the base rate left after a time: decay per hour to the power of the hours. */
export function baseRateRemaining(decayPerHour: number, hours: number): number {
  return pow(decayPerHour, hours);
}
