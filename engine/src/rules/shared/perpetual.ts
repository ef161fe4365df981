/**
 * What theory says of a perpetual: its fair price under constant rates, and what a close past the bankruptcy price
 * leaves unpaid.
 */

/** Rates of {@link perpetualPrice}, all per the same unit of time and as fractions. */
export interface PerpetualRates {
  /** Intensity κ with which funding pulls the perpetual to spot. */
  readonly anchoring: number;
  /** Interest component ι of the funding rate. */
  readonly interest: number;
  /** Interest rate of the quote currency, r_a. */
  readonly quoteRate: number;
  /** Interest rate of the base currency, r_b. */
  readonly baseRate: number;
}

/**
 * Arbitrage-free price of a linear perpetual under constant rates: f = x(κ − ι)/(κ + r_b − r_a); equal to spot where
 * ι = r_a − r_b. NaN where κ + r_b − r_a is not above 0 (no finite price). Source: D. Ackerer, J. Hugonnier and U.
 * Jermann, arXiv 2310.11771.
 */
export function perpetualPrice(spot: number, rates: PerpetualRates): number {
  const pull = rates.anchoring + rates.baseRate - rates.quoteRate;
  return pull > 0 ? (spot * (rates.anchoring - rates.interest)) / pull : NaN;
}

/**
 * What a close leaves unpaid, in the quote currency: (p_bk − p)₊ per unit of a long, (p − p_bk)₊ of a short. The
 * bankruptcy price stays where entry and margin put it; it does not move with the mark.
 */
export function closeShortfall(side: number, quantity: number, bankruptcyPrice: number, price: number): number {
  return Math.max(0, side * (bankruptcyPrice - price)) * quantity;
}
