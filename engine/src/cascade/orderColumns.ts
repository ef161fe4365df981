/**
 * The columns of waiting orders, which double when they are full.
 */

/** Orders waiting for execution, in columns that double. Quantities are contract units over all members, unsigned. */
export interface Orders {
  n: number;
  slot: Int32Array;
  legOffset: Int16Array;
  /** 2·instrument + side that is consumed: 0 = sells into bids, 1 = buys from asks. */
  side: Int32Array;
  qty: Float64Array;
  /** Worst price in USD; 0 = none. */
  limit: Float64Array;
  /** Row of the waterfall, −1 for orders of others. */
  row: Int32Array;
  filled: Float64Array;
  /** Average price of the fill in USD. */
  price: Float64Array;
  /** Places sorted by side, and start of each side. */
  place: Int32Array;
  readonly start: Uint32Array;
  readonly cursor: Uint32Array;
  sortedQty: Float64Array;
  sortedLimit: Float64Array;
  sortedFilled: Float64Array;
  sortedValue: Float64Array;
}

const FIRST = 256;

/** An empty batch for a market with `sides` book sides. */
export function createOrders(sides: number): Orders {
  const numbers = (): Float64Array => new Float64Array(FIRST);
  return {
    n: 0,
    slot: new Int32Array(FIRST),
    legOffset: new Int16Array(FIRST),
    side: new Int32Array(FIRST),
    qty: numbers(),
    limit: numbers(),
    row: new Int32Array(FIRST),
    filled: numbers(),
    price: numbers(),
    place: new Int32Array(FIRST),
    start: new Uint32Array(sides + 1),
    cursor: new Uint32Array(sides + 1),
    sortedQty: numbers(),
    sortedLimit: numbers(),
    sortedFilled: numbers(),
    sortedValue: numbers(),
  };
}

/** Doubles the columns. */
export function growOrders(o: Orders): void {
  const size = 2 * o.slot.length;
  const int = (old: Int32Array): Int32Array => {
    const next = new Int32Array(size);
    next.set(old);
    return next;
  };
  const float = (old: Float64Array): Float64Array => {
    const next = new Float64Array(size);
    next.set(old);
    return next;
  };
  const offsets = new Int16Array(size);
  offsets.set(o.legOffset);
  o.legOffset = offsets;
  o.slot = int(o.slot);
  o.side = int(o.side);
  o.row = int(o.row);
  o.place = int(o.place);
  o.qty = float(o.qty);
  o.limit = float(o.limit);
  o.filled = float(o.filled);
  o.price = float(o.price);
  o.sortedQty = float(o.sortedQty);
  o.sortedLimit = float(o.sortedLimit);
  o.sortedFilled = float(o.sortedFilled);
  o.sortedValue = float(o.sortedValue);
}
