/**
 * What holds for any loan that is liquidated by seizing (1 + bonus) per unit repaid: the toxic frontier and the gap
 * that a looped position survives.
 */

/**
 * Loan to value above which a liquidation makes the loan worse, 1/(1 + b). Source: Warmuz, Chaudhary and Pinna, arXiv
 * 2212.07306.
 */
export function toxicFrontier(bonus: number): number {
  return 1 / (1 + bonus);
}

/**
 * Price fall from which a looped position may be liquidated, 1 − 1/HF₀. Source: Gatto, SSRN 7157638.
 */
export function loopEligibleGap(startHealth: number): number {
  return 1 - 1 / startHealth;
}

/**
 * Price fall in one step beyond which closing a looped position leaves bad debt, D* = 1 − (1 + b) LT / HF₀. Source:
 * same as {@link loopEligibleGap}.
 */
export function loopLossGap(startHealth: number, liquidationThreshold: number, bonus: number): number {
  return 1 - ((1 + bonus) * liquidationThreshold) / startHealth;
}

/**
 * Bad debt per unit of collateral (at the price before) when the price falls by `gap` in one step: max(gap − D*, 0) /
 * (1 + b). Source: same as {@link loopEligibleGap}.
 */
export function loopBadDebt(gap: number, lossGap: number, bonus: number): number {
  return Math.max(gap - lossGap, 0) / (1 + bonus);
}
