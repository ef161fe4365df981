/**
 * OKX formulas as pure functions of numbers: margin ratios, margin loans, tier reduction, ADL, discount ladders and
 * portfolio margin. Every figure of the venue is an argument. Pages: https://www.okx.com/docs-v5/en/ (API), okx.com
 * help centre; dates at each function. Tier maintenance is rules/shared/tiers.ts with deductions of 0 (the whole
 * position pays its tier's rate).
 */

/**
 * Margin ratio of single-currency cross margin: (balance + profit − frozen) / (maintenance + liquidation fees);
 * liquidation at or below 1. `frozen`: pending sells, isolated and option needs, order fees. Source: help centre,
 * single-currency mode.
 */
export function marginRatioSingle(
  balance: number,
  pnl: number,
  frozen: number,
  maintenance: number,
  fees: number,
): number {
  return (balance + pnl - frozen) / (maintenance + fees);
}

/**
 * Margin ratio of multi-currency cross margin: discounted equity / (maintenance + reduction fees). Source: help
 * centre, multi-currency mode.
 */
export function marginRatioMulti(adjustedEquityUsd: number, maintenanceUsd: number, feesUsd: number): number {
  return adjustedEquityUsd / (maintenanceUsd + feesUsd);
}

/**
 * Margin ratio of an isolated contract: (margin + profit) / (value × (rate + fee)). Source: help centre, isolated
 * mode.
 */
export function marginRatioIsolated(margin: number, pnl: number, value: number, rate: number, feeRate: number): number {
  return (margin + pnl) / (value * (rate + feeRate));
}

/**
 * Liquidation price of an isolated contract, linear: the mark at which {@link marginRatioIsolated} is 1.
 * (margin − signedSize × entry) / (|size| × (rate + fee) − signedSize). Derived from that ratio.
 */
export function liquidationPriceIsolated(
  margin: number,
  signedSize: number,
  entry: number,
  rate: number,
  feeRate: number,
): number {
  const price = (margin - signedSize * entry) / (Math.abs(signedSize) * (rate + feeRate) - signedSize);
  return price > 0 ? price : 0;
}

/**
 * Liquidation price of an isolated margin loan. Long (owes quote, holds base): liability × (1 + rate) × (1 + fee) /
 * assets. Short (owes base, holds quote): assets / (liability × (1 + rate) × (1 + fee)). `liability` includes
 * interest.
 * Source: https://www.okx.com/help-center/6997123251341 (2024-04-04).
 */
export function loanLiquidationPrice(
  side: number,
  liability: number,
  assets: number,
  rate: number,
  feeRate: number,
): number {
  const owed = Math.abs(liability) * (1 + rate) * (1 + feeRate);
  return side > 0 ? owed / assets : assets / owed;
}

/**
 * Maintenance of an isolated margin loan in the unit of the position's assets: liability / mark × rate (long, base) or
 * liability × mark × rate (short, quote). Source: docs-v5, positions sample; help-center/6997123251341.
 */
export function loanMaintenance(side: number, liability: number, mark: number, rate: number): number {
  return Math.abs(liability) * rate * (side > 0 ? 1 / mark : mark);
}

/**
 * Margin ratio of an isolated margin loan: (assets − liability in the assets' unit) / (maintenance + fees), where the
 * fee is the taker fee on liability + maintenance. Source: help-center/6997123251341; docs-v5 positions sample
 * (`mgnRatio`).
 */
export function loanMarginRatio(
  side: number,
  assets: number,
  liability: number,
  mark: number,
  rate: number,
  feeRate: number,
): number {
  const debt = Math.abs(liability) * (side > 0 ? 1 / mark : mark);
  const maintenance = debt * rate;
  return (assets - debt) / (maintenance + (debt + maintenance) * feeRate);
}

/**
 * Size closed under the older rule: everything above the cap of tier 1. Source: help 360020411711 (older version:
 * 15,000 → 13,000).
 */
export function partialCloseToTier1(size: number, tier1Cap: number): number {
  return Math.max(0, size - tier1Cap);
}

/**
 * Size closed by one step of the current rule: from tier 3 upward down to the cap two tiers below; in tier 1 or 2
 * everything, at bankruptcy price. Source: help 360020411711 (read 2026-09).
 * @param caps Upper size bounds of tiers, rising; tier numbers count from `start`.
 */
export function partialCloseTwoTiers(caps: Float64Array, start: number, end: number, size: number): number {
  let tier = start;
  while (tier + 1 < end && size > caps[tier]) tier++;
  return tier - start < 2 ? size : size - caps[tier - 2];
}

/** ADL rank: profit share × effective leverage; higher goes first. Source: help centre, introduction to ADL. */
export function adlScore(pnlRatio: number, effectiveLeverage: number): number {
  return pnlRatio * effectiveLeverage;
}

/** Fall of a fund from its peak as a fraction of it. Source: help centre, introduction to ADL (8 h peak). */
export function fundDrawdown(balance: number, peak: number): number {
  return (peak - balance) / peak;
}

/**
 * True when ADL starts: the fund is used up or its fall from the peak reaches the limit (30%). Source: help centre,
 * introduction to ADL.
 */
export function adlTriggered(balance: number, peak: number, limit: number): boolean {
  return balance <= 0 || fundDrawdown(balance, peak) >= limit;
}

/**
 * Discount rate of a tier of a step ladder: tier 1 has `firstRate`, tier 2 lies `firstDropSteps` steps below, each
 * further tier one step; never below 0. Source: discount notice of April 2025
 * (https://youtocoin.com/exchange/announcement/4561).
 */
export function discountLadderRate(tier: number, firstRate: number, step: number, firstDropSteps: number): number {
  if (tier <= 1) return firstRate;
  return Math.max(0, firstRate - (firstDropSteps + tier - 2) * step);
}

/**
 * Upper bound of a tier of that ladder: printed caps first, then equal widths. `caps` must not be empty. Source: as
 * above.
 */
export function discountLadderCap(tier: number, caps: readonly number[], laterWidth: number): number {
  const last = caps.length;
  return tier <= last ? caps[tier - 1] : caps[last - 1] + (tier - last) * laterWidth;
}

/**
 * Minimum charge MR7 after tiering: slices of equal width, each times its multiplier; above the last slice the last
 * multiplier goes on. Source: help 4417291853837. For slices of unequal width use marginalFromCaps of rules/shared.
 */
export function minimumChargeTiered(raw: number, width: number, multipliers: readonly number[]): number {
  let total = 0;
  const last = multipliers.length - 1;
  for (let i = 0; i <= last && i * width < raw; i++) {
    const slice = i === last ? raw - i * width : Math.min(width, raw - i * width);
    total += slice * multipliers[i];
  }
  return total;
}

/**
 * Market-risk part of portfolio margin: max(MR1, MR2, MR6) + MR3 + MR4 + MR5, USD. Source: help 4417291853837; notice
 * January 2025.
 */
export function marketRisk(mr1: number, mr2: number, mr3: number, mr4: number, mr5: number, mr6: number): number {
  return Math.max(mr1, mr2, mr6) + mr3 + mr4 + mr5;
}

/** Portfolio maintenance of a risk unit: max(market risk, MR7) + MR9, USD. Source: help 4417291853837. */
export function portfolioMaintenance(marketRiskUsd: number, mr7: number, mr9: number): number {
  return Math.max(marketRiskUsd, mr7) + mr9;
}
