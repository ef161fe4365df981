/**
 * Aster Simple: fees, and the move that a 500×–1001× position survives. Source of all:
 * https://docs.asterdex.com/product/asterex-simple/fees-and-slippage (read 2026-06-30).
 */

/** Open or close fee of a normal pair in USD: size × price × rate. */
export function simpleFee(size: number, price: number, rate: number): number {
  return Math.abs(size) * price * rate;
}

/** Close fee rate of the 500×–1001× pairs: max(profit × share / notional, floor). No open fee is charged on them. */
export function degenCloseFeeRate(pnlUsd: number, share: number, notionalUsd: number, floor: number): number {
  return Math.max((pnlUsd * share) / notionalUsd, floor);
}

/**
 * Adverse move, as a fraction of the entry price, at which a Simple-mode position is liquidated: the tolerated loss
 * of margin includes the closing fee, so loss fraction / leverage − close fee rate.
 */
export function simpleAdverseMove(leverage: number, lossFraction: number, closeFeeRate: number): number {
  return lossFraction / leverage - closeFeeRate;
}

/** Liquidation price of a Simple-mode position: entry × (1 − side × adverse move). */
export function simpleLiquidationPrice(side: number, entry: number, adverseMove: number): number {
  return entry * (1 - side * adverseMove);
}
