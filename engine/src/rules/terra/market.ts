/**
 * Terra's market module (Columbus-5): swaps between a stablecoin that is minted and burned and the coin that backs it,
 * priced by an oracle and held back by a virtual pool of two sides. Amounts are in the base unit (SDR), the spread is a
 * fraction. Sources: x/market/keeper/swap.go and keeper.go of github.com/classic-terra/core (commit 06483ff), and
 * x/market/spec/01_concepts.md, 02_state.md, 03_end_block.md of the same repository (read 2026-11).
 */
import { InputError } from '../../core/errors.ts';

/** Parameters that governance sets. */
export interface TerraParameters {
  /** Both sides of the virtual pool at rest. */
  readonly basePool: number;
  /** Blocks over which the pool goes back to rest: each block takes this part of the gap away. */
  readonly recoveryBlocks: number;
  /** Least spread of a swap to or from the coin. */
  readonly minSpread: number;
}

/** A swap: what it gives and where it leaves the pool. */
export interface TerraSwap {
  /** What is paid out, in the base unit: the offer less the spread. */
  readonly ask: number;
  readonly spread: number;
  /** Gap of the stablecoin side after the swap. */
  readonly delta: number;
}

function check({ basePool, recoveryBlocks, minSpread }: TerraParameters, delta: number, offer: number): void {
  const wrong = (what: string, got: number, expected: string): InputError =>
    new InputError(`market module: ${what} is ${got}, expected ${expected}`, {
      code: 'market-module',
      hint: 'Correct the row of the stablecoin, or the amount that is swapped.',
    });
  if (!(basePool > 0 && basePool < Infinity)) throw wrong('the base pool', basePool, 'a number above 0');
  if (!(recoveryBlocks >= 1)) throw wrong('the recovery period', recoveryBlocks, 'at least one block');
  if (!(minSpread >= 0 && minSpread <= 1)) throw wrong('the least spread', minSpread, 'a fraction');
  if (!(basePool + delta > 0)) throw wrong('the gap', delta, 'more than minus the base pool');
  if (!(offer >= 0 && offer < Infinity)) throw wrong('the offer', offer, 'a number of at least 0');
}

/**
 * Sides of the virtual pool: B + δ of the stablecoin, B²/(B + δ) of the coin. Source: 02_state.md.
 */
export function terraPools(basePool: number, delta: number): { stable: number; coin: number } {
  const stable = basePool + delta;
  return { stable, coin: (basePool * basePool) / stable };
}

/** Spread of an offer into one side: the larger of the least spread and what the constant product takes (swap.go). */
function spreadOf(offer: number, offerPool: number, parameters: TerraParameters): number {
  if (offer === 0) return parameters.minSpread;
  // (offer − ask)/offer with ask = cp/offerPool − cp/(offerPool + offer), free of the cancellation of that difference.
  const ratio = parameters.basePool / offerPool;
  const spread = 1 - (ratio * ratio) / (1 + offer / offerPool);
  return Math.max(spread, parameters.minSpread);
}

/**
 * Burns `offer` of the stablecoin for the coin. The spread is taken from what is paid; the gap grows by the offer.
 * Throws InputError for values out of range. Source: ComputeSwap and ApplySwapToPool in swap.go.
 */
export function swapToCoin(offer: number, delta: number, parameters: TerraParameters): TerraSwap {
  check(parameters, delta, offer);
  const { stable } = terraPools(parameters.basePool, delta);
  const spread = spreadOf(offer, stable, parameters);
  return { ask: offer * (1 - spread), spread, delta: delta + offer };
}

/**
 * Mints the stablecoin for `offer` of the coin; the gap falls by what is paid out. Source and errors as
 * {@link swapToCoin}.
 */
export function swapToStable(offer: number, delta: number, parameters: TerraParameters): TerraSwap {
  check(parameters, delta, offer);
  const { coin } = terraPools(parameters.basePool, delta);
  const spread = spreadOf(offer, coin, parameters);
  const ask = offer * (1 - spread);
  return { ask, spread, delta: delta - ask };
}

/** Gap after one block: δ − δ/n. Source: ReplenishPools in keeper.go. */
export function replenish(delta: number, recoveryBlocks: number): number {
  return delta - delta / recoveryBlocks;
}

/** Gap after whole blocks: δ·(1 − 1/n)^blocks, {@link replenish} block by block; `blocks` is cut to a whole number. */
export function replenishBlocks(delta: number, recoveryBlocks: number, blocks: number): number {
  let left = delta;
  for (let block = 1; block <= blocks && left !== 0; block++) left = replenish(left, recoveryBlocks);
  return left;
}

/**
 * Gap at which the next unit burned pays `price` of the coin per unit: (B/(B+δ))² = price, so δ = B·(1/√price − 1).
 * While the stablecoin trades at `price` it pays to burn up to this gap. From the constant product of swap.go.
 */
export function gapAtPrice(basePool: number, price: number): number {
  return basePool * (1 / Math.sqrt(price) - 1);
}

/**
 * What can be burned per block for ever at a gap that the market holds: what the pool recovers, δ/n. With
 * {@link gapAtPrice} it is the outflow that the module lets through while the stablecoin stands at a price; it goes
 * with base pool over recovery period, which is how governance proposals of May 2022 compare settings.
 */
export function burnPerBlock(basePool: number, recoveryBlocks: number, price: number): number {
  return gapAtPrice(basePool, price) / recoveryBlocks;
}
