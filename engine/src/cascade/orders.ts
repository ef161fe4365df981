/**
 * The orders of one round, gathered by everybody who trades (stops, liquidations, resales, reactions) and executed as
 * one batch per book side. Every fill is booked between the account that trades and the liquidity providers of that
 * venue, pro rata to what they quote; in a spot book between it and the makers who hold the other token.
 */
import { exp } from '../core/math.ts';
import { distanceOfPrice, noteTrade, outward, sideAnchor } from './book.ts';
import { fillBatch } from './bookBatch.ts';
import { type Context, notionalUsd } from './context.ts';
import { TOP_DISTANCE } from './depthCurve.ts';
import { fillFromPool } from './lpFills.ts';
import type { LpPools } from './lpState.ts';
import { growOrders, type Orders } from './orderColumns.ts';
import { bookToProviders, quotingShare } from './otherSide.ts';
import { bookToMakers, keepWithin, makersRoom } from './spotMakers.ts';

/** Appends an order: `signedQty` over all members, negative sells. `limitPrice` in USD, 0 = none. */
export function addOrder(
  c: Context,
  slot: number,
  legOffset: number,
  signedQty: number,
  limitPrice: number,
  row: number,
): void {
  if (signedQty === 0) return;
  const { orders, snapshot, state } = c;
  const unit = state.slotUnit[slot];
  put(c, slot, snapshot.legs.instrument[snapshot.units.legStart[unit] + legOffset], legOffset, signedQty);
  orders.limit[orders.n - 1] = limitPrice;
  orders.row[orders.n - 1] = row;
}

/**
 * Appends an order of an account with a leg in every contract of its venue, or with the tokens of a spot book:
 * `signedQty` over all members, `limitPrice` in USD, 0 = none.
 */
export function addOrderIn(c: Context, slot: number, instrument: number, signedQty: number, limitPrice = 0): void {
  if (signedQty === 0) return;
  put(c, slot, instrument, c.prepared.roles.legOffset[instrument], signedQty);
  c.orders.limit[c.orders.n - 1] = limitPrice;
  c.orders.row[c.orders.n - 1] = -1;
}

function put(c: Context, slot: number, instrument: number, legOffset: number, signedQty: number): void {
  const { orders } = c;
  if (orders.n === orders.slot.length) growOrders(orders);
  const k = orders.n++;
  orders.slot[k] = slot;
  orders.legOffset[k] = legOffset;
  orders.side[k] = 2 * instrument + Number(signedQty > 0);
  orders.qty[k] = Math.abs(signedQty);
}

/** Whether orders of an instrument are executed now: its venue trades and the contract is not paused. */
export function isTrading(c: Context, instrument: number): boolean {
  const venue = c.snapshot.instruments.venue[instrument];
  return c.pausedUntilS[instrument] <= c.state.timeS && !c.prepared.paths.tradingHalted(c.state.timeS, venue);
}

/**
 * What a batch does beside filling: forced flow drives depth and permanent impact, value flow only the latter,
 * neutral none.
 */
export type FlowKind = 'forced' | 'value' | 'neutral';

/**
 * Executes all waiting orders, one batch per book side, books every fill and leaves filled quantity and average price
 * per order in `orders.filled` and `orders.price`. Call {@link clearOrders} once the results were read.
 */
export function executeOrders(c: Context, flow: FlowKind): void {
  const { orders } = c;
  if (orders.n === 0) return;
  sortBySide(orders);
  for (let b = 0; b < orders.start.length - 1; b++) {
    const from = orders.start[b];
    const n = orders.start[b + 1] - from;
    if (n > 0) executeSide(c, b, from, n, flow);
  }
}

/** Drops all orders. */
export function clearOrders(c: Context): void {
  c.orders.n = 0;
}

/** Stable counting sort of the orders by side. */
function sortBySide(o: Orders): void {
  const { start, cursor, side, place } = o;
  start.fill(0);
  for (let k = 0; k < o.n; k++) start[side[k] + 1]++;
  for (let b = 1; b < start.length; b++) start[b] += start[b - 1];
  cursor.set(start);
  for (let k = 0; k < o.n; k++) place[cursor[side[k]]++] = k;
}

/** Whether the batch is one of a venue without a book; then it was filled by its pool, or by nobody in a halt. */
function sentToPool(c: Context, lp: LpPools, b: number, from: number, n: number): boolean {
  const pool = lp.byVenue[c.snapshot.instruments.venue[b >> 1]];
  if (pool === null) return false;
  const { orders } = c;
  for (let k = 0; k < n; k++) {
    orders.filled[orders.place[from + k]] = 0;
    orders.price[orders.place[from + k]] = 0;
  }
  if (isTrading(c, b >> 1)) fillFromPool(c, lp, pool, b, from, n);
  return true;
}

/** One batch: fill, then book both sides of it. */
function executeSide(c: Context, b: number, from: number, n: number, flow: FlowKind): void {
  const { orders, books, snapshot } = c;
  const i = b >> 1;
  if (c.lp !== null && sentToPool(c, c.lp, b, from, n)) return;
  const spot = snapshot.instruments.spot[i] !== 0;
  const quoting = isTrading(c, i) ? (spot ? makersRoom(c, b) : quotingShare(c, snapshot.instruments.venue[i])) : 0;
  for (let k = 0; k < n; k++) {
    const o = orders.place[from + k];
    orders.filled[o] = 0;
    orders.price[o] = 0;
    orders.sortedQty[k] = orders.qty[o];
    orders.sortedLimit[k] = orders.limit[o] > 0 ? distanceOfPrice(books, b, orders.limit[o]) : Infinity;
  }
  if (quoting === 0) return;
  if (spot) keepWithin(orders.sortedQty, n, quoting);
  if (c.scenario.mode === 'replay' || !c.scenario.switches.impact) fillWithoutImpact(c, b, n);
  else {
    const { sortedQty, sortedLimit, sortedFilled, sortedValue } = orders;
    fillBatch(
      books,
      c.prepared.curves,
      b,
      n,
      sortedQty,
      sortedLimit,
      venueBand(c, b),
      sortedFilled,
      sortedValue,
      c.workspace,
    );
  }
  const sign = (b & 1) === 0 ? -1 : 1;
  const inverse = snapshot.instruments.inverse[i] !== 0;
  let total = 0;
  let value = 0;
  for (let k = 0; k < n; k++) {
    const quantity = orders.sortedFilled[k];
    if (!(quantity > 0)) continue;
    const worth = orders.sortedValue[k];
    const o = orders.place[from + k];
    const slot = orders.slot[o];
    orders.filled[o] = quantity;
    orders.price[o] = inverse ? quantity / worth : worth / quantity;
    const each = (sign * quantity) / c.state.slotMembers[slot];
    if (spot) c.ledger.exchange(slot, i, each, worth / quantity);
    else c.ledger.trade(slot, orders.legOffset[o], each, ((inverse ? -1 : 1) * worth) / quantity);
    total += quantity;
    value += worth;
  }
  if (!(total > 0)) return;
  if (spot) {
    bookToMakers(c, b, -sign * total, value / total);
    c.totals.spotUsd[b] += notionalUsd(c, i, total, value / total);
  } else bookToProviders(c, i, -sign * total, ((inverse ? -1 : 1) * value) / total, quoting);
  if (flow === 'forced') c.forced[b] += total;
  if (flow !== 'neutral') displace(c, b, inverse ? value : total);
}

/**
 * Everything trades at the mark (replay) or at the first touch (impact switched off), if the limit allows that price.
 */
function fillWithoutImpact(c: Context, b: number, n: number): void {
  const { orders, books } = c;
  const i = b >> 1;
  const replay = c.scenario.mode === 'replay';
  const price = replay ? c.state.mark[i] : sideAnchor(books, b);
  const at = replay ? distanceOfPrice(books, b, price) : 0;
  const inverse = c.snapshot.instruments.inverse[i] !== 0;
  for (let k = 0; k < n; k++) {
    orders.sortedFilled[k] = orders.sortedLimit[k] >= at ? orders.sortedQty[k] : 0;
    orders.sortedValue[k] = inverse ? orders.sortedFilled[k] / price : orders.sortedFilled[k] * price;
  }
  noteTrade(books, i, price);
}

/**
 * Distance from the side's anchor at which the venue's price band around the index stops fills; Infinity without a
 * band.
 */
export function venueBand(c: Context, b: number): number {
  const i = b >> 1;
  const { bandDistance } = c.scenario.policies[c.snapshot.instruments.venue[i]];
  if (bandDistance === Infinity) return Infinity;
  return distanceOfPrice(c.books, b, c.state.index[i] * exp(outward(b) * bandDistance));
}

/**
 * Permanent impact: u moves by π per 1% depth of all books of the asset on that side (MODEL section 3), `coins` of
 * them.
 */
function displace(c: Context, b: number, coins: number): void {
  const pi = c.scenario.behaviour.permanentImpact;
  if (pi === 0 || c.scenario.mode === 'replay' || !c.scenario.switches.impact) return;
  const asset = c.snapshot.instruments.asset[b >> 1];
  const depth = c.prepared.assetDepth[2 * asset + (b & 1)];
  c.displacement[asset] -= (outward(b) * pi * TOP_DISTANCE * coins) / depth;
}
