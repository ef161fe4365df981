/**
 * Fills: all forced orders of a step on one book side are one batch. From the volume consumed so far all orders with
 * room below their limit fill together, pro rata to what remains of them, until the price reaches the tightest limit;
 * those orders drop out and the rest go on. Every order gets the average price of the segments it was in, so the
 * outcome does not depend on the order of the rows, and slicing an order or a cohort changes nothing but rounding.
 *
 * Orders that are still in have all filled the same share F of themselves (pro rata to the rest keeps shares equal).
 * With S_k the size of the orders in segment k, a segment that takes volume w and value m adds w/S_k to F and m/S_k
 * to the value per unit of size: one pass over the limits in rising order is enough.
 */
import { argsortFloat64 } from '../core/sort.ts';
import {
  type Books,
  distanceAhead,
  marketImpactDistance,
  noteTrade,
  outward,
  priceAt,
  roomWithin,
  sideAnchor,
  take,
  updateTouch,
} from './book.ts';
import type { Curves } from './depthCurve.ts';
import { valueOf } from './depthValue.ts';

/** Scratch space and results of fills; one per run, grows as needed. */
export interface BatchWorkspace {
  order: Uint32Array;
  /** Size of the orders from a sorted place to the end. */
  sizeFrom: Float64Array;
  /** Of the last fill: total volume (contract units) and value (settlement units). */
  totalQty: number;
  totalValue: number;
  /** Of one order, for {@link fillOrder}. */
  readonly one: { qty: Float64Array; limit: Float64Array; filled: Float64Array; value: Float64Array };
}

/** An empty workspace. */
export function createBatchWorkspace(): BatchWorkspace {
  const cell = (): Float64Array => new Float64Array(1);
  return {
    order: new Uint32Array(0),
    sizeFrom: new Float64Array(0),
    totalQty: 0,
    totalValue: 0,
    one: { qty: cell(), limit: cell(), filled: cell(), value: cell() },
  };
}

/**
 * Fills a batch on side b and consumes the book: adds the volume to `consumed`, moves last trade, touch and their
 * extremes. Writes per order the filled quantity and its value in settlement units, both >= 0: USD (∫ price dq) for
 * linear contracts, coins (∫ dq/price) for inverse ones, so the average price is value/filled and filled/value.
 * Returns the total volume; totals are left in the workspace. O(n) while no limit binds, else O(n log
 * n).
 * @param qty Sizes >= 0 in contract units.
 * @param limit Per order: log distance from the anchor touch at which it stops (Infinity = none, negative = no fill).
 * @param venueBand Distance at which the venue stops every fill on this side (Infinity = none).
 */
export function fillBatch(
  books: Books,
  curves: Curves,
  b: number,
  n: number,
  qty: Float64Array,
  limit: Float64Array,
  venueBand: number,
  filled: Float64Array,
  value: Float64Array,
  workspace: BatchWorkspace,
): number {
  let size = 0;
  let tightest = venueBand;
  for (let k = 0; k < n; k++) {
    size += qty[k];
    if (limit[k] < tightest) tightest = limit[k];
  }
  const stop = marketImpactDistance(curves, b, venueBand, tightest);
  if (size <= roomWithin(books, curves, b, stop)) {
    fillAll(n, qty, size, filled, value, valueAhead(books, curves, b, 0, size), workspace);
  } else {
    fillByLimits(books, curves, b, n, qty, limit, venueBand, filled, value, workspace);
  }
  return commit(books, curves, b, workspace);
}

/** {@link fillBatch} for one order: returns the filled quantity, the value is in `workspace.totalValue`. */
export function fillOrder(
  books: Books,
  curves: Curves,
  b: number,
  qty: number,
  limitDistance: number,
  workspace: BatchWorkspace,
): number {
  const { one } = workspace;
  one.qty[0] = qty;
  one.limit[0] = limitDistance;
  return fillBatch(books, curves, b, 1, one.qty, one.limit, Infinity, one.filled, one.value, workspace);
}

/**
 * Value in settlement units of taking `quantity` from side b beyond volume v, without taking it: USD for linear
 * contracts, coins for inverse ones. The average price of a linear fill is this over the quantity, of an inverse one
 * the quantity over this.
 */
export function segmentValue(books: Books, curves: Curves, b: number, v: number, quantity: number): number {
  const sign = outward(b);
  const price = sideAnchor(books, b);
  if (curves.inverse[b >> 1] === 0) {
    return price * valueOf(curves, books.reached, b, books.s1[b], books.topExponent, v, quantity, sign);
  }
  return valueOf(curves, books.reached, b, books.s1[b], books.topExponent, v, quantity, -sign) / price;
}

/**
 * Value in settlement units of taking `quantity` from side b as it stands, after `skip` units that are taken before:
 * of what is offered again on this side, then of its own quotes ({@link distanceAhead}).
 */
export function valueAhead(books: Books, curves: Curves, b: number, skip: number, quantity: number): number {
  const other = b ^ 1;
  const again = books.requoted[other];
  const first = Math.min(quantity, Math.max(0, again - skip));
  const rest = quantity - first;
  const own = rest > 0 ? segmentValue(books, curves, b, books.consumed[b] + Math.max(0, skip - again), rest) : 0;
  if (!(first > 0)) return own;
  const price = sideAnchor(books, b);
  const from = Math.max(0, again - skip - first);
  const s1 = books.s1[other];
  if (curves.inverse[b >> 1] === 0) {
    return own + price * valueOf(curves, books.reached, other, s1, books.topExponent, from, first, -outward(b));
  }
  return own + valueOf(curves, books.reached, other, s1, books.topExponent, from, first, outward(b)) / price;
}

/** No limit binds: everything fills at one average price. */
function fillAll(
  n: number,
  qty: Float64Array,
  size: number,
  filled: Float64Array,
  value: Float64Array,
  total: number,
  workspace: BatchWorkspace,
): void {
  const unit = size > 0 ? total / size : 0;
  for (let k = 0; k < n; k++) {
    filled[k] = qty[k];
    value[k] = qty[k] * unit;
  }
  workspace.totalQty = size;
  workspace.totalValue = total;
}

/** Segments between limits, tightest first. */
function fillByLimits(
  books: Books,
  curves: Curves,
  b: number,
  n: number,
  qty: Float64Array,
  limit: Float64Array,
  venueBand: number,
  filled: Float64Array,
  value: Float64Array,
  workspace: BatchWorkspace,
): void {
  const { order, sizeFrom } = sortByLimit(n, qty, limit, workspace);
  let taken = 0;
  let worth = 0;
  let share = 0;
  let unitValue = 0;
  for (let at = 0; at < n; ) {
    const next = endOfGroup(at, n, limit, order);
    const stop = marketImpactDistance(curves, b, venueBand, limit[order[at]]);
    const room = roomWithin(books, curves, b, stop) - taken;
    const size = sizeFrom[at];
    const rest = (1 - share) * size;
    const ends = share < 1 && rest <= room;
    const width = share < 1 ? Math.min(rest, room) : 0;
    if (width > 0) {
      const segment = valueAhead(books, curves, b, taken, width);
      taken += width;
      worth += segment;
      share = ends ? 1 : share + width / size;
      unitValue += segment / size;
    }
    for (; at < next; at++) {
      filled[order[at]] = qty[order[at]] * share;
      value[order[at]] = qty[order[at]] * unitValue;
    }
  }
  workspace.totalQty = taken;
  workspace.totalValue = worth;
}

/** Orders by rising limit, and for each place the size of the orders from there to the end. */
function sortByLimit(n: number, qty: Float64Array, limit: Float64Array, workspace: BatchWorkspace): BatchWorkspace {
  if (workspace.order.length < n) {
    workspace.order = new Uint32Array(2 * n);
    workspace.sizeFrom = new Float64Array(2 * n);
  }
  const { order, sizeFrom } = workspace;
  argsortFloat64(limit, n, order);
  let sum = 0;
  for (let at = n - 1; at >= 0; at--) {
    sum += qty[order[at]];
    sizeFrom[at] = sum;
  }
  return workspace;
}

/** First place after `at` whose limit differs. */
function endOfGroup(at: number, n: number, limit: Float64Array, order: Uint32Array): number {
  const x = limit[order[at]];
  let next = at + 1;
  while (next < n && limit[order[next]] === x) next++;
  return next;
}

/** Books the volume of the workspace on side b: consumption, last trade, touches of both sides. */
function commit(books: Books, curves: Curves, b: number, workspace: BatchWorkspace): number {
  const quantity = workspace.totalQty;
  if (!(quantity > 0)) return 0;
  const lifts = books.requoted[b ^ 1] > 0;
  noteTrade(books, b >> 1, books.touch[b]);
  if (lifts) noteTrade(books, b >> 1, priceAt(books, b, distanceAhead(books, curves, b, quantity)));
  take(books, b, quantity);
  updateTouch(books, curves, b);
  if (lifts) updateTouch(books, curves, b ^ 1);
  else noteTrade(books, b >> 1, books.touch[b]);
  return quantity;
}
