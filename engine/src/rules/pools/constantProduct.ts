/**
 * Constant-product pools (x·y = k): what a sale gives, the price after it, and what arbitrage costs the providers.
 * Amounts are in tokens, prices in tokens of y per token of x, fees and rates fractions.
 */

/** What a pool holds of its two tokens. */
export interface Reserves {
  readonly x: number;
  readonly y: number;
}

/**
 * Tokens of y that `amountX` tokens of x buy: y·Δx(1−f)/(x + Δx(1−f)). Source: H. Adams, N. Zinsmeister and D.
 * Robinson, "Uniswap v2 Core", 2020, section 3.2.1 (0.3% of what goes in is the fee there).
 */
export function constantProductOut({ x, y }: Reserves, amountX: number, fee: number): number {
  const paid = amountX * (1 - fee);
  return (y * paid) / (x + paid);
}

/** Reserves after that sale; the fee stays in the pool. Source as {@link constantProductOut}. */
export function constantProductAfter(reserves: Reserves, amountX: number, fee: number): Reserves {
  const { x, y } = reserves;
  return { x: x + amountX, y: (x * y) / (x + amountX * (1 - fee)) }; // not a difference, so that no digits are lost
}

/** Price of the next token of x in y, without fee: y/x. Source as {@link constantProductOut}. */
export function constantProductPrice({ x, y }: Reserves): number {
  return y / x;
}

/**
 * Loss against rebalancing (LVR), per unit of pool value and unit of time: σ²/8, for a volatility σ per square root of
 * that unit. Without fees; fees scale it down. Source: J. Milionis, C. Moallemi, T. Roughgarden and A. Zhang, arXiv
 * 2208.06046, the constant-product example.
 */
export function lossVersusRebalancing(volatility: number): number {
  return (volatility * volatility) / 8;
}
