/**
 * Hyperliquid's margin, liquidation, ADL, oracle, funding and portfolio-margin formulas as pure functions of numbers.
 * Every figure of the venue (thresholds, fractions, caps) is an argument; dated tables supply them. Docs root of all
 * pages: https://hyperliquid.gitbook.io/hyperliquid-docs/ (state of September 2026); `side` is +1 long, −1 short.
 */
import { clamp, pow } from '../../core/math.ts';
import { median3 } from '../../core/stats.ts';
import { liquidationPriceTiered } from '../shared/tiered-price.ts';

/** Initial margin in USD: notional / the leverage the user picked. Source: trading/margining. */
export function initialMargin(notionalUsd: number, leverage: number): number {
  return notionalUsd / leverage;
}

/** Maintenance rate: half of the initial margin at the asset's maximum leverage. Source: trading/margining. */
export function maintenanceRate(assetMaxLeverage: number): number {
  return 1 / (2 * assetMaxLeverage);
}

/**
 * Equity in USD that must stay after a withdrawal: max(initial margin, fraction × notional). Source:
 * trading/margining.
 */
export function withdrawalFloor(initialMarginUsd: number, notionalUsd: number, fraction: number): number {
  return Math.max(initialMarginUsd, fraction * notionalUsd);
}

/**
 * Liquidation price from the margin available above maintenance: price − side × margin / size / (1 − rate × side).
 * Source: trading/liquidations. `marginAvailable` = account value − cross maintenance (cross) or isolated margin −
 * maintenance, both at `price` and with the rate and deduction of the tier at the liquidation price.
 * @returns Price, 0 when no positive price exists.
 */
export function liquidationPriceFromAvailable(
  price: number,
  side: number,
  marginAvailable: number,
  size: number,
  rate: number,
): number {
  const result = price - (side * marginAvailable) / size / (1 - rate * side);
  return result > 0 ? result : 0;
}

/**
 * The same with the tier re-selected at the liquidation notional, starting from values at the current price.
 * Source: trading/liquidations and trading/margin-tiers.
 * @param balance Account value − maintenance of the other positions (cross), or isolated margin incl. profit
 * (isolated).
 */
export function liquidationPriceAt(
  price: number,
  signedSize: number,
  balance: number,
  floors: Float64Array,
  rates: Float64Array,
  deductions: Float64Array,
  start: number,
  end: number,
): number {
  return liquidationPriceTiered(balance, signedSize, price, floors, rates, deductions, start, end);
}

/**
 * Notional of the next liquidation order: the whole position, except that a position strictly above the threshold
 * starts with a fraction of it unless the cooldown after such a partial order is still running. Source:
 * trading/liquidations.
 */
export function liquidationOrderNotional(
  notionalUsd: number,
  thresholdUsd: number,
  fraction: number,
  inCooldown: boolean,
): number {
  return notionalUsd > thresholdUsd && !inCooldown ? notionalUsd * fraction : notionalUsd;
}

/** Equity in USD below which the liquidator vault takes over: fraction × maintenance. Source: trading/liquidations. */
export function backstopEquity(maintenanceUsd: number, fraction: number): number {
  return maintenanceUsd * fraction;
}

/**
 * Stage of an account: 0 safe, 1 market orders on the book, 2 backstop vault, 3 auto-deleveraging (negative value).
 * Source: trading/liquidations, trading/auto-deleveraging.
 */
export function liquidationStage(equityUsd: number, maintenanceUsd: number, backstopFraction: number): 0 | 1 | 2 | 3 {
  if (equityUsd >= maintenanceUsd) return 0;
  if (equityUsd < 0) return 3;
  return equityUsd < backstopEquity(maintenanceUsd, backstopFraction) ? 2 : 1;
}

/**
 * ADL index as the page prints it: (mark / entry) × (notional / account value). Ranks shorts the wrong way round,
 * kept as a selectable variant. Source: trading/auto-deleveraging.
 */
export function adlScoreDocumented(mark: number, entry: number, notionalUsd: number, accountValueUsd: number): number {
  return (mark / entry) * (Math.abs(notionalUsd) / accountValueUsd);
}

/**
 * ADL index as reconstructed from fills: (|notional| / account value) × (max(profit, 0) / entry notional), each
 * factor not below `floor`. Higher goes first. Source: https://osec.io/blog/2026-06-22-hyperliquid-risk-engine (floor
 * 1e-8).
 */
export function adlScoreReconstructed(
  notionalUsd: number,
  accountValueUsd: number,
  pnlUsd: number,
  entryNotionalUsd: number,
  floor: number,
): number {
  const leverage = Math.max(Math.abs(notionalUsd) / accountValueUsd, floor);
  const profit = Math.max(Math.max(pnlUsd, 0) / Math.abs(entryNotionalUsd), floor);
  return leverage * profit;
}

/**
 * First mark estimate: oracle + average of (venue mid − oracle). Source: trading/robust-price-indices (150 s
 * average).
 */
export function markFromBasis(oracle: number, basisEma: number): number {
  return oracle + basisEma;
}

/**
 * Mark price from the estimates that exist: median of three, and with exactly two the 30 s average of the second
 * estimate joins them; with one, that one. NaN marks a missing estimate (and the result when all are missing).
 * Source: trading/robust-price-indices.
 * @param basis Oracle + basis average. @param touch Median of best bid, best ask, last trade. @param perps Weighted
 * median of perp mids elsewhere. @param touchEma 30 s average of `touch`.
 */
export function markPrice(basis: number, touch: number, perps: number, touchEma: number): number {
  const missing = (basis !== basis ? 1 : 0) + (touch !== touch ? 1 : 0) + (perps !== perps ? 1 : 0);
  if (missing === 0) return median3(basis, touch, perps);
  if (missing === 1) {
    const a = basis === basis ? basis : touch;
    const b = perps === perps ? perps : touch;
    return touchEma === touchEma ? median3(a, b, touchEma) : (a + b) / 2;
  }
  if (basis === basis) return basis;
  return touch === touch ? touch : perps;
}

/**
 * Premium on impact prices: (max(bid − oracle, 0) − max(oracle − ask, 0)) / oracle; 0 while the oracle lies between
 * them.
 * Source: trading/funding.
 */
export function fundingPremium(impactBid: number, impactAsk: number, oracle: number): number {
  return (Math.max(impactBid - oracle, 0) - Math.max(oracle - impactAsk, 0)) / oracle;
}

/** Premium on builder-deployed markets: mean of the impact prices / oracle − 1. Source: HIP-3 page. */
export function fundingPremiumHip3(impactBid: number, impactAsk: number, oracle: number): number {
  return (impactBid + impactAsk) / 2 / oracle - 1;
}

/** Eight-hour funding rate: P + clamp(interest − P, ±limit). Source: trading/funding. */
export function fundingRate8h(premium: number, interest8h: number, limit: number): number {
  return premium + clamp(interest8h - premium, -limit, limit);
}

/** Rate limited to ±cap. Source: trading/funding (4% per hour, on the hourly rate). */
export function fundingCapped(rate: number, cap: number): number {
  return clamp(rate, -cap, cap);
}

/** Hourly funding rate: the eight-hour rate over its eight hours, capped. Source: trading/funding. */
export function fundingRate1h(rate8h: number, cap: number): number {
  return fundingCapped(rate8h / 8, cap);
}

/** What a position pays (negative: receives) in USD: signed size × oracle price × rate. Source: trading/funding. */
export function fundingPayment(signedSize: number, oracle: number, rate: number): number {
  return signedSize * oracle * rate;
}

/** Simple yearly rate of a rate paid `periods` times a year. */
export function simpleApr(rate: number, periods: number): number {
  return rate * periods;
}

/** Yearly rate with every payment reinvested; the "11.6%" of trading/funding is this one. */
export function compoundedApr(rate: number, periods: number): number {
  return pow(1 + rate, periods) - 1;
}

/** Mark of a hyperp, limited to a multiple of its 8 h average mark. Source: trading/hyperps (3×). */
export function hyperpMark(mark: number, markEma8h: number, multiple: number): number {
  return Math.min(mark, multiple * markEma8h);
}

/** Borrow rate per year: base + slope × max(0, utilisation − kink). Source: trading/portfolio-margin. */
export function borrowApy(utilization: number, base: number, slope: number, kink: number): number {
  return base + slope * Math.max(0, utilization - kink);
}

/**
 * USDC borrowed to cover a loss: what the cash balance and the profit leave below zero. Source:
 * trading/portfolio-margin.
 */
export function borrowedUsdc(usdcBalance: number, unrealizedPnlUsd: number): number {
  return Math.max(0, -(usdcBalance + unrealizedPnlUsd));
}

/**
 * Share of collateral that counts in the portfolio margin ratio: halfway between LTV and 1. Source:
 * trading/portfolio-margin.
 */
export function liquidationWeight(ltv: number): number {
  return (1 + ltv) / 2;
}

/**
 * What collateral adds to the portfolio's borrow capacity: min(borrow cap, min(balance, supply cap) × oracle ×
 * weight), USD.
 * Source: trading/portfolio-margin. Pass Infinity for a cap that does not bind.
 */
export function borrowCapacity(
  collateral: number,
  supplyCap: number,
  oracle: number,
  ltv: number,
  borrowCapUsd: number,
): number {
  return Math.min(borrowCapUsd, Math.min(collateral, supplyCap) * oracle * liquidationWeight(ltv));
}

/**
 * Portfolio margin ratio of one borrowable token: (fixed + cross maintenance + borrowed value) / (balance +
 * capacity). The account's ratio is the largest over its borrowable tokens; it is liquidatable above the threshold
 * (0.95).
 * Source: trading/portfolio-margin.
 */
export function portfolioMarginRatio(
  fixedUsd: number,
  crossMaintenanceUsd: number,
  borrowedUsd: number,
  balanceUsd: number,
  capacityUsd: number,
): number {
  return (fixedUsd + crossMaintenanceUsd + borrowedUsd) / (balanceUsd + capacityUsd);
}

/**
 * Price weight below which a portfolio-margin liquidation does not sell: (LTV + 2) / 3. Source:
 * trading/portfolio-margin.
 */
export function slippageWeight(ltv: number): number {
  return (ltv + 2) / 3;
}
