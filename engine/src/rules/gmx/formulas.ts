/**
 * GMX v2 formulas as pure functions of numbers: funding (basic and adaptive), borrowing, price impact,
 * liquidation, ADL. Source: github.com/gmx-io/gmx-synthetics (March 2026), README, MarketUtils, PositionUtils and
 * tests. Every figure of the protocol is an argument; `side` is +1 long, −1 short; amounts in USD.
 */
import { pow } from '../../core/math.ts';

/** Funding per second of the larger side: factor × imbalance^exponent / open interest. Source: README, Funding Fees. */
export function fundingPaid(factorPerS: number, exponent: number, longUsd: number, shortUsd: number): number {
  const total = longUsd + shortUsd;
  return total === 0 ? 0 : (factorPerS * pow(Math.abs(longUsd - shortUsd), exponent)) / total;
}

/** Funding per second that the smaller side receives: what is paid × larger / smaller side. Source: README. */
export function fundingReceived(paidPerS: number, longUsd: number, shortUsd: number): number {
  return (paidPerS * Math.max(longUsd, shortUsd)) / Math.min(longUsd, shortUsd);
}

/** Thresholds and speeds of adaptive funding. Imbalance and thresholds are fractions of open interest. */
export interface AdaptiveFunding {
  readonly stable: number;
  readonly decrease: number;
  readonly increasePerS: number;
  readonly decreasePerS: number;
}

/**
 * Change of the funding factor, positive away from zero: increase × imbalance × time above the stable threshold, minus
 * decrease × time below the lower one, and the increase speed backwards once the skew has turned. Source: README,
 * Adaptive Funding, examples 1 to 4.
 */
export function adaptiveChange(imbalance: number, sameDirection: boolean, s: number, f: AdaptiveFunding): number {
  if (!sameDirection) return -f.increasePerS * imbalance * s;
  if (imbalance > f.stable) return f.increasePerS * imbalance * s;
  return imbalance < f.decrease ? -f.decreasePerS * s : 0;
}

/**
 * Borrowing fee per second: factor × (open interest + pending profit)^exponent / pool; shorts without profit. Source:
 * README, Borrowing Fees.
 */
export function borrowingRate(factorPerS: number, exponent: number, openUsd: number, poolUsd: number): number {
  return (factorPerS * pow(openUsd, exponent)) / poolUsd;
}

/**
 * Price impact in USD: |before|^exponent × positive or negative factor − |after|^exponent × factor; the factor of an
 * improvement is the positive one, at most the negative one. Where the imbalance changes its sign the part before is
 * rewarded and the part after charged. Source: README, Price Impact; PricingUtils.
 */
export function priceImpact(
  before: number,
  after: number,
  exponent: number,
  positiveFactor: number,
  negativeFactor: number,
): number {
  const reward = Math.min(positiveFactor, negativeFactor);
  const [was, is] = [pow(Math.abs(before), exponent), pow(Math.abs(after), exponent)];
  if (before * after < 0) return was * reward - is * negativeFactor;
  const factor = Math.abs(after) < Math.abs(before) ? reward : negativeFactor;
  return was * factor - is * factor;
}

/** Index tokens that a position of a size opens with under a relative price impact. Source: README, Price Impact. */
export function openedTokens(side: number, sizeUsd: number, indexPrice: number, impact: number): number {
  return (sizeUsd / indexPrice) * (1 + side * impact);
}

/** Profit in USD of a position of so many tokens opened at a size. Source: PositionUtils. */
export function positionPnl(side: number, tokens: number, sizeUsd: number, price: number): number {
  return side * (tokens * price - sizeUsd);
}

/** Collateral after profit, negative impact (a positive one does not count) and fees, USD. Source: PositionUtils. */
export function remainingCollateral(collateralUsd: number, pnl: number, impactUsd: number, feesUsd: number): number {
  return collateralUsd + pnl + Math.min(0, impactUsd) - feesUsd;
}

/** True where the rest is below the minimum in USD, not positive, or below its share of the size. Source: same. */
export function isLiquidatable(restUsd: number, sizeUsd: number, minFactor: number, minUsd: number): boolean {
  return restUsd < minUsd || restUsd <= 0 || restUsd < sizeUsd * minFactor;
}

/** Profit of one side over what the pool holds for it: what ADL looks at. Source: MarketUtils, test AdlOrder. */
export function pnlFactor(pnlUsd: number, poolUsd: number): number {
  return pnlUsd / poolUsd;
}
