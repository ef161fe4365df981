/** Entry prices in bins of equal width in logs, and what one position of the map is. */
import { exp, log } from '@firebreak/engine';

/** Width of an entry bin in logs of the price: entries are known to half of it. */
export const BIN = 0.001;

/** Positions of one size, entry and leverage, as the map holds them. */
export interface Cell {
  /** Contract units. */
  readonly qty: number;
  readonly entryPrice: number;
  /** Mark price at which they are liquidated; 0 or Infinity: never. */
  readonly liquidationPrice: number;
  /** Class of the mix; one past the last is carry trades. */
  readonly kind: number;
}

/** Bin of a price. */
export function binOf(price: number): number {
  return Math.floor(log(price) / BIN);
}

/** Price in the middle of a bin. */
export function priceOf(bin: number): number {
  return exp((bin + 0.5) * BIN);
}
