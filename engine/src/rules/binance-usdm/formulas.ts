/**
 * Binance USDⓈ-M formulas as pure functions of numbers (Aster Pro runs on the same ones). Brackets, windows, clamps,
 * ratios and triggers are arguments; dated tables supply them. Maintenance and liquidation prices are in
 * rules/shared. FAQ numbers refer to https://www.binance.com/en/support/faq/NUMBER (read September 2026).
 */
import { clamp } from '../../core/math.ts';
import { median3 } from '../../core/stats.ts';

/**
 * Isolated wallet balance: the API's `isolatedMargin` includes unrealised profit. Source: USDⓈ-M API, position
 * information.
 */
export function isolatedWallet(isolatedMargin: number, unrealizedPnl: number): number {
  return isolatedMargin - unrealizedPnl;
}

/**
 * What the `balance` of the shared solvers is under cross margin: wallet − maintenance of the others + their profit.
 */
export function crossBalance(wallet: number, otherMaintenance: number, otherPnl: number): number {
  return wallet - otherMaintenance + otherPnl;
}

/** Profit share of the ADL score: max(0, profit) / max(1, wallet). Source: FAQ 360033525471. */
export function adlPnlPercent(wallet: number, unrealizedPnl: number): number {
  return Math.max(0, unrealizedPnl) / Math.max(1, wallet);
}

/** Margin ratio: maintenance / (wallet + profit), 0 where that is not positive. Source: FAQ 360033525471. */
export function marginRatio(wallet: number, unrealizedPnl: number, maintenanceMargin: number): number {
  const equity = wallet + unrealizedPnl;
  return equity > 0 ? maintenanceMargin / equity : 0;
}

/** ADL score: profit share × margin ratio; higher goes first. Source: FAQ 360033525471. */
export function adlScore(wallet: number, unrealizedPnl: number, maintenanceMargin: number): number {
  return adlPnlPercent(wallet, unrealizedPnl) * marginRatio(wallet, unrealizedPnl, maintenanceMargin);
}

/** Share of users ranked at or before this one (rank 1 = first to be deleveraged). Source: FAQ 360033525471. */
export function adlQuantile(rank: number, users: number): number {
  return rank / users;
}

/**
 * Indicator 0 to `levels` − 1 of a rank; the first to be deleveraged show the highest. Source: USDⓈ-M API (0–4). The
 * page does not print the edges; equal shares are taken.
 */
export function adlIndicator(rank: number, users: number, levels: number): number {
  return levels - Math.max(1, Math.ceil(adlQuantile(rank, users) * levels));
}

/** Price 1: index × (1 + last funding × time left / interval). Source: FAQ 360033525071. */
export function markPrice1(index: number, lastFunding: number, timeLeft: number, interval: number): number {
  return index * (1 + (lastFunding * timeLeft) / interval);
}

/** Price 2: index + moving average of (mid − index). Source: FAQ 360033525071; window dated (30 s since 2025-09-18). */
export function markPrice2(index: number, basisAverage: number): number {
  return index + basisAverage;
}

/** Mark price: median of Price 1, Price 2 and the contract price. Source: FAQ 360033525071. */
export function markPrice(price1: number, price2: number, contractPrice: number): number {
  return median3(price1, price2, contractPrice);
}

/**
 * Funding rate per interval: (P + clamp(interest − P, ±limit)) / (base / N), N the interval and `baseHours` 8.
 * Source: funding-history page; the division by 8/N holds since 2025-09-18 08:01 UTC.
 */
export function fundingRate(
  premium: number,
  interest: number,
  limit: number,
  intervalHours: number,
  baseHours: number,
): number {
  const rate = premium + clamp(interest - premium, -limit, limit);
  return rate / (baseHours / intervalHours);
}

/** Funding rate limited to ± a multiple of the maintenance rate. Source: funding-history page. */
export function fundingCapped(rate: number, multiple: number, maintenanceRate: number): number {
  const cap = multiple * maintenanceRate;
  return clamp(rate, -cap, cap);
}

/**
 * True where Multi-Assets Mode sells other assets for a negative balance: at or below −limit, or loan to value at or
 * above its limit. Source: FAQ 29b45c485d664028b9ca1cdf90b24f6f (−5,000 USD or 0.995; older −10,000 or 1).
 */
export function autoExchangeTriggered(balanceUsd: number, limitUsd: number, ltv: number, ltvLimit: number): boolean {
  return balanceUsd <= -limitUsd || ltv >= ltvLimit;
}

/**
 * Portfolio-margin value of a net asset: min(value × ratio, value), so debts count in full. Source: FAQ
 * 5e33af8e6ac04d57a1d0a3398e0a0752.
 */
export function adjustedEquity(netValueUsd: number, ratio: number): number {
  return Math.min(netValueUsd * ratio, netValueUsd);
}

/** uniMMR: adjusted equity / total maintenance. Source: FAQ 5e33af8e6ac04d57a1d0a3398e0a0752. */
export function uniMmr(adjustedEquityUsd: number, maintenanceUsd: number): number {
  return adjustedEquityUsd / maintenanceUsd;
}

/**
 * Band of a uniMMR: how many of the bounds it does not exceed; with bounds falling (1.5, 1.2, 1.05, 1): 0 free, 1
 * call, 2 reduce only, 3 liquidation, 4 claim. Source: FAQ 4868b2f1aa6c4d08af973328462bb0bd; a second version prints
 * other bounds.
 */
export function uniMmrBand(value: number, bounds: readonly number[]): number {
  let band = 0;
  for (const bound of bounds) if (value <= bound) band++;
  return band;
}

/**
 * Maintenance of a margin loan, in the loan's unit: loan × rate (10, 8, 5% at 3, 5, 10×). Source: FAQ
 * 5e33af8e6ac04d57a1d0a3398e0a0752.
 */
export function loanMaintenance(loan: number, rate: number): number {
  return Math.abs(loan) * rate;
}

/**
 * Compensation after 10 October 2025 for holders of the affected collateral: |liquidation price − reference price| ×
 * size, USD. Source: https://www.binance.bh/fr-AF/square/post/30952419865713 (reference: 2025-10-11 00:00 UTC).
 */
export function incidentCompensation(liquidationPx: number, referencePx: number, size: number): number {
  return Math.abs(liquidationPx - referencePx) * Math.abs(size);
}
