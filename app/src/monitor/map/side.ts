/**
 * One side of a contract's open positions by entry price and class. Closing at random is one factor over all of them,
 * and the nearest position of each class is known, so that a minute costs what it opens and liquidates.
 */
import { type Cell, priceOf } from './bins.ts';

/** Below this the common factor is multiplied into the cells: long before doubles run out. */
const FACTOR_MIN = 1e-100;

/** Longs (1) or shorts (−1). */
export class Side {
  /** Contract units that were open when the map began, at most: what is liquidated is taken off the seen ones first. */
  unseen = 0;
  readonly #sign: 1 | -1;
  readonly #shares: Float64Array;
  readonly #ratios: Float64Array;
  /** Quantities by class, over the common factor, by entry bin. */
  readonly #cells = new Map<number, Float64Array>();
  /** Entry bins that were used, ascending. */
  #bins: number[] = [];
  /** Entry bin of each class that is liquidated first: the highest of longs, the lowest of shorts. */
  readonly #nearest: Float64Array;
  #factor = 1;
  #sum = 0;

  constructor(sign: 1 | -1, shares: Float64Array, ratios: Float64Array) {
    this.#sign = sign;
    this.#shares = shares;
    this.#ratios = ratios;
    this.#nearest = new Float64Array(shares.length).fill(-sign * Infinity);
  }

  /** Contract units. */
  get total(): number {
    return this.#sum * this.#factor;
  }

  /** Opens an amount at a price, by the shares of the mix. */
  open(bin: number, qty: number): void {
    if (!(qty > 0)) return;
    const own = this.#binAt(bin);
    for (let j = 0; j < own.length; j++) this.#put(own, bin, j, (qty * this.#shares[j]!) / this.#factor);
  }

  /** First positions: each class by weight over bins from `from` on, where it is not liquidated at a price. */
  begin(from: number, weights: readonly number[], price: number): void {
    for (let j = 0; j < this.#shares.length; j++) {
      const open = weights.map((weight, k) => (this.#isCrossed(from + k, j, price) ? 0 : weight));
      const sum = open.reduce((total, weight) => total + weight, 0);
      if (sum === 0) continue;
      open.forEach((weight, k) => {
        if (weight > 0) this.#put(this.#binAt(from + k), from + k, j, (this.#shares[j]! * weight) / sum);
      });
    }
  }

  /** Closes a part of every position: what stays is `kept` of it. */
  scale(kept: number): void {
    this.#factor *= kept;
    this.unseen *= kept;
    if (this.#factor > FACTOR_MIN) return;
    for (const own of this.#cells.values()) for (let j = 0; j < own.length; j++) own[j]! *= this.#factor;
    this.#sum *= this.#factor;
    this.#factor = 1;
  }

  /** Removes what is liquidated when the mark goes to a price; returns contract units. */
  cross(price: number): number {
    let gone = 0;
    for (let j = 0; j < this.#nearest.length; j++) {
      let bin = this.#nearest[j]!;
      while (Number.isFinite(bin) && this.#isCrossed(bin, j, price)) {
        const own = this.#cells.get(bin)!;
        gone += own[j]!;
        own[j] = 0;
        bin = this.#next(bin, j);
      }
      this.#nearest[j] = bin;
    }
    this.#sum = Math.max(0, this.#sum - gone);
    this.unseen = Math.min(this.unseen, this.total);
    return gone * this.#factor;
  }

  /** Every position, in order of entry. */
  cells(): Cell[] {
    return this.#bins.flatMap((bin) => {
      const own = this.#cells.get(bin)!;
      const entryPrice = priceOf(bin);
      return [...own.keys()].flatMap((kind) => {
        const qty = own[kind]! * this.#factor;
        return qty > 0 ? [{ qty, entryPrice, liquidationPrice: entryPrice * this.#ratios[kind]!, kind }] : [];
      });
    });
  }

  /** Contract units that are liquidated at marks above `from` and up to `to`. */
  within(from: number, to: number): number {
    let raw = 0;
    for (const [bin, own] of this.#cells) {
      const entry = priceOf(bin);
      for (let j = 0; j < own.length; j++) {
        const liquidation = entry * this.#ratios[j]!;
        if (liquidation > from && liquidation <= to) raw += own[j]!;
      }
    }
    return raw * this.#factor;
  }

  #isCrossed(bin: number, kind: number, price: number): boolean {
    const liquidation = priceOf(bin) * this.#ratios[kind]!;
    return this.#sign > 0 ? price <= liquidation : price >= liquidation;
  }

  #put(own: Float64Array, bin: number, kind: number, raw: number): void {
    if (!(raw > 0)) return;
    own[kind]! += raw;
    this.#sum += raw;
    const nearest = this.#nearest[kind]!;
    if (this.#sign > 0 ? bin > nearest : bin < nearest) this.#nearest[kind] = bin;
  }

  /** The next bin in which a class holds anything, away from the price. */
  #next(bin: number, kind: number): number {
    for (let at = lowerBound(this.#bins, bin) - this.#sign; ; at -= this.#sign) {
      const next = this.#bins[at];
      if (next === undefined) return -this.#sign * Infinity;
      if (this.#cells.get(next)![kind]! > 0) return next;
    }
  }

  #binAt(bin: number): Float64Array {
    let own = this.#cells.get(bin);
    if (own !== undefined) return own;
    own = new Float64Array(this.#shares.length);
    this.#cells.set(bin, own);
    this.#bins.splice(lowerBound(this.#bins, bin), 0, bin);
    return own;
  }
}

/** Where a number stands in a rising list, or would stand. */
function lowerBound(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
