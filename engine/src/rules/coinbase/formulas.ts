/**
 * Coinbase as pure functions of numbers. Derivatives (US): hourly price limits and price bands. International Exchange:
 * margins, stages of a liquidation, the cap on positions at 10×. Sources: README.md. Every figure is an argument.
 */

/** Lower and upper bound of a price. */
export interface Bounds {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Bounds of an hour of Coinbase Derivatives: the hour's reference price ± a share of it. Source:
 * help.coinbase.com/en/derivatives/risk-management/price-fluctuation-limits (10%, halt of two minutes).
 */
export function hourlyLimits(reference: number, fraction: number): Bounds {
  return { lower: reference * (1 - fraction), upper: reference * (1 + fraction) };
}

/**
 * Reference price for the rest of the hour after a price: the limit that it has reached, else the old reference.
 * Source: same page.
 */
export function nextReference(reference: number, fraction: number, price: number): number {
  const { lower, upper } = hourlyLimits(reference, fraction);
  if (price <= lower) return lower;
  return price >= upper ? upper : reference;
}

/**
 * Band outside of which orders are rejected: last price ± so many ticks. Source:
 * help.coinbase.com/en/derivatives/risk-management/price-banding.
 */
export function priceBand(last: number, bandTicks: number, tickSize: number): Bounds {
  return { lower: last - bandTicks * tickSize, upper: last + bandTicks * tickSize };
}

/** Whether an order at a price passes the band. Source: same page. */
export function passesBand(price: number, { lower, upper }: Bounds): boolean {
  return price >= lower && price <= upper;
}

/**
 * Initial margin rate: the larger of the base rate and replacement cost × √(close-out horizon). Source: leverage and
 * margin policy.
 */
export function initialRate(baseRate: number, replacementCost: number, horizon: number): number {
  return Math.max(baseRate, replacementCost * Math.sqrt(horizon));
}

/** Maintenance margin rate: two thirds of the initial one. Source: leverage and margin policy. */
export function maintenanceRate(initial: number): number {
  return (2 * initial) / 3;
}

/** How far the close-out rate may lie below maintenance: 12% of value. Source: leverage and margin policy. */
const CLOSE_OUT_BELOW = 0.12;

/** Close-out margin rate: the larger of a third of the initial rate and maintenance less 12%. Source: same. */
export function closeOutRate(initial: number): number {
  return Math.max(initial / 3, maintenanceRate(initial) - CLOSE_OUT_BELOW);
}

/** Stages of the waterfall by the margin rate of an account. */
export type Stage = 'free' | 'pre-liquidation' | 'partial' | 'support';

/**
 * Where an account stands: above initial margin free; above maintenance pre-liquidation; above close-out margin
 * liquidated in part; below that its positions go to the liquidity support programme, then the fund, then
 * auto-deleveraging and clawbacks. Source: help.coinbase.com, liquidation waterfall.
 */
export function stageOf(rate: number, initial: number): Stage {
  if (rate > initial) return 'free';
  if (rate >= maintenanceRate(initial)) return 'pre-liquidation';
  return rate >= closeOutRate(initial) ? 'partial' : 'support';
}

/**
 * Share of a position that a partial liquidation closes at the mark so that the margin equals the initial one: 1 −
 * equity / (value × initial rate), within [0, 1]. Source: help.coinbase.com, automatic liquidation.
 */
export function partialShare(equityUsd: number, valueUsd: number, initial: number): number {
  return Math.min(1, Math.max(0, 1 - equityUsd / (valueUsd * initial)));
}

/** Value of collateral: amount × price × weight. Source: help.coinbase.com, multi-asset collateral. */
export function collateralValue(amount: number, price: number, weight: number): number {
  return amount * price * weight;
}

/** A position at 10× with the limit of its contract. */
export interface HighLeverage {
  readonly qty: number;
  readonly price: number;
  readonly qtyMax: number;
}

/**
 * Whether positions at 10× are within the limit of each contract and the cap on the notional of all, USD. Source:
 * help.coinbase.com, leverage available (90,000 USD).
 */
export function withinHighLeverage(positions: readonly HighLeverage[], notionalMaxUsd: number): boolean {
  let notional = 0;
  for (const { qty, price, qtyMax } of positions) {
    if (Math.abs(qty) > qtyMax) return false;
    notional += Math.abs(qty) * price;
  }
  return notional <= notionalMaxUsd;
}
