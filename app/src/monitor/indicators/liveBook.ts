/**
 * One instrument's order book kept from book events, and what can be read off it: mid, spread, depth near the mid,
 * the cost of a market order. A book whose best bid is not below its best ask says so instead of giving numbers: the
 * public archive of 10 October 2025 holds hours of a feed whose bids stood still.
 */
import type { BookEvent } from '../events.ts';

/** Distances from the mid at which depth is told, fractions. */
export const DEPTH_BANDS = [0.001, 0.005, 0.01, 0.02] as const;

/** A price level: USD per coin, base coins. */
export type Level = readonly [price: number, qty: number];

/** Both sides of a book, the best price first. */
export interface BookSides {
  readonly bids: readonly Level[];
  readonly asks: readonly Level[];
}

/** Why a book gives no numbers. */
export type BookFault = 'empty' | 'crossed';

/** A book that follows its events. Before the first snapshot it is empty. */
export class LiveBook {
  readonly #bids = new Map<number, number>();
  readonly #asks = new Map<number, number>();
  #sides: BookSides | undefined;
  #primed = false;

  /** Applies a snapshot or a change. A change before the first snapshot has nothing to change and is left out. */
  apply(event: BookEvent): void {
    if (event.snapshot) {
      this.#bids.clear();
      this.#asks.clear();
      this.#primed = true;
    }
    if (!this.#primed) return;
    set(this.#bids, event.bids);
    set(this.#asks, event.asks);
    this.#sides = undefined;
  }

  /** Both sides, sorted; the same object until the next event. */
  sides(): BookSides {
    this.#sides ??= {
      bids: [...this.#bids].sort((a, b) => b[0] - a[0]),
      asks: [...this.#asks].sort((a, b) => a[0] - b[0]),
    };
    return this.#sides;
  }
}

function set(side: Map<number, number>, levels: readonly Level[]): void {
  for (const [price, qty] of levels) {
    if (qty > 0) side.set(price, qty);
    else side.delete(price);
  }
}

/** Why there is no mid, or null where there is one. */
export function bookFault({ bids, asks }: BookSides): BookFault | null {
  if (bids.length === 0 || asks.length === 0) return 'empty';
  return bids[0]![0] < asks[0]![0] ? null : 'crossed';
}

/** (best bid + best ask) ÷ 2, USD per coin; null for a faulty book. */
export function midPrice(sides: BookSides): number | null {
  return bookFault(sides) === null ? (sides.bids[0]![0] + sides.asks[0]![0]) / 2 : null;
}

/** (best ask − best bid) ÷ mid, a fraction; null for a faulty book. */
export function relativeSpread(sides: BookSides): number | null {
  const mid = midPrice(sides);
  return mid === null ? null : (sides.asks[0]![0] - sides.bids[0]![0]) / mid;
}

/** USD that rests within a distance of the mid, by side. */
export interface BandDepth {
  readonly bidUsd: number;
  readonly askUsd: number;
  /** Whether a side was read to the end before the distance was reached: a feed of few levels, so a lower bound. */
  readonly truncated: boolean;
}

/** Σ price × qty of the levels within `band` (a fraction, inclusive) of the mid; null for a faulty book. */
export function depthWithin(sides: BookSides, band: number): BandDepth | null {
  const mid = midPrice(sides);
  if (mid === null) return null;
  const low = mid * (1 - band);
  const high = mid * (1 + band);
  const usd = (levels: readonly Level[]) => levels.reduce((sum, [price, qty]) => sum + price * qty, 0);
  return {
    bidUsd: usd(sides.bids.filter(([price]) => price >= low)),
    askUsd: usd(sides.asks.filter(([price]) => price <= high)),
    truncated: sides.bids.at(-1)![0] >= low || sides.asks.at(-1)![0] <= high,
  };
}

/** What a market order does. */
export interface MarketOrder {
  /** |average price ÷ mid − 1|, a fraction, over what was filled. */
  readonly slippage: number;
  /** Filled ÷ asked; below 1 the book is shorter than the order and the slippage a lower bound. */
  readonly filledShare: number;
}

/**
 * Average shortfall from the mid of a market order of `qty` base coins; null for a faulty book or no quantity. Source:
 * S_i(Q) of Sepper, "Slippage-at-Risk", arXiv 2603.09164, section 2.
 */
export function marketOrder(sides: BookSides, side: 'buy' | 'sell', qty: number): MarketOrder | null {
  const mid = midPrice(sides);
  if (mid === null || !(qty > 0)) return null;
  let left = qty;
  let paid = 0;
  for (const [price, size] of side === 'buy' ? sides.asks : sides.bids) {
    const fill = Math.min(left, size);
    paid += fill * price;
    left -= fill;
    if (left <= 0) break;
  }
  const filled = qty - left;
  return { slippage: Math.abs(paid / filled / mid - 1), filledShare: filled / qty };
}
