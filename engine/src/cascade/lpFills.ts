/**
 * Orders on a venue without a book: one batch per side of a contract, filled by the pool at the oracle price. The
 * price impact of the whole batch is shared by size, so that an order equals its slices and a cohort its members.
 * Profit above what the pool pays, fees and impact are part of the fill, each under its name (docs/model.md, Venues
 * without a book).
 */
import { noteTrade } from './book.ts';
import { type Context, settlePrice } from './context.ts';
import { paidShare, payFromBacking, roomUsd, rulesOf } from './lpPools.ts';
import { addOpen, type LpPool, type LpPools } from './lpState.ts';

/** Below this share of what is closed, a rest is rounding. */
const DUST_SHARE = 1e-12;

/** One batch: sells (sign −1) close longs and open shorts, buys the reverse. Token amounts are settlement tokens. */
interface Batch {
  readonly lp: LpPools;
  readonly pool: LpPool;
  readonly instrument: number;
  readonly sign: number;
  /** Side that is closed: 0 long, 1 short. */
  readonly closes: number;
  readonly paid: number;
  /** Share of the openings that fits. */
  opened: number;
  /** Impact per token of size, in tokens; positive for the traders. */
  impact: number;
  improves: boolean;
  /** Contract units and tokens that went through the pool, and long profit paid. */
  qty: number;
  value: number;
  longProfit: number;
}

/** Parts of an order: units per member that close and open, size in tokens over all members. */
interface Parts {
  close: number;
  open: number;
  closeSize: number;
  openSize: number;
}

const parts: Parts = { close: 0, open: 0, closeSize: 0, openSize: 0 };

/** Fills the orders at places [from, from + n) of side b against the pool of the contract's venue. */
export function fillFromPool(c: Context, lp: LpPools, pool: LpPool, b: number, from: number, n: number): void {
  const { orders } = c;
  while (lp.fees.length < orders.n) lp.fees = new Float64Array(2 * lp.fees.length);
  const sign = (b & 1) === 0 ? -1 : 1;
  const closes = sign < 0 ? 0 : 1;
  const batch: Batch = {
    lp,
    pool,
    instrument: b >> 1,
    sign,
    closes,
    paid: paidShare(c, lp, pool, closes),
    opened: 1,
    impact: 0,
    improves: false,
    qty: 0,
    value: 0,
    longProfit: 0,
  };
  measure(c, batch, from, n);
  for (let k = 0; k < n; k++) fillOne(c, batch, orders.place[from + k]);
  if (!(batch.qty > 0)) return;
  const counter = c.state.touch(pool.unit);
  const offset = c.prepared.roles.legOffset[batch.instrument];
  c.ledger.trade(counter, offset, -sign * batch.qty, batch.value / batch.qty);
  payFromBacking(c, pool, batch.longProfit * settlePrice(c, batch.instrument));
  noteTrade(c.books, batch.instrument, c.state.mark[batch.instrument]);
}

/** Splits an order into what it closes and what it opens; false where its worst price is worse than the oracle's. */
function split(c: Context, batch: Batch, o: number): boolean {
  const { orders, state } = c;
  const price = state.mark[batch.instrument];
  const limit = orders.limit[o];
  if (limit > 0 && (batch.sign < 0 ? price < limit : price > limit)) return false;
  const slot = orders.slot[o];
  const at = state.slotLeg[slot] + orders.legOffset[o];
  const held = state.legQty[at];
  const members = state.slotMembers[slot];
  const wanted = orders.qty[o] / members;
  parts.close = held * batch.sign < 0 ? Math.min(wanted, Math.abs(held)) : 0;
  // What the division by members leaves over is no opening.
  parts.open = wanted <= parts.close * (1 + DUST_SHARE) ? 0 : wanted - parts.close;
  parts.closeSize = parts.close * state.legEntryR[at] * members;
  parts.openSize = parts.open * state.markR[batch.instrument] * members;
  return true;
}

/** What fits of the openings, and the impact of all that fits. */
function measure(c: Context, batch: Batch, from: number, n: number): void {
  const { lp, pool, instrument: i, sign } = batch;
  const rules = rulesOf(c, pool);
  const price = settlePrice(c, i);
  let closing = 0;
  let opening = 0;
  for (let k = 0; k < n; k++) {
    if (!split(c, batch, c.orders.place[from + k])) continue;
    closing += parts.closeSize;
    opening += parts.openSize;
  }
  if (opening > 0) {
    batch.opened = Math.min(1, roomUsd(c, lp, pool, i, 1 - batch.closes) / (opening * price));
    pool.refusedUsd += (1 - batch.opened) * opening * price;
  }
  const size = (closing + batch.opened * opening) * price;
  if (!(size > 0)) return;
  const before = (lp.cost[2 * i] - lp.cost[2 * i + 1]) * price;
  const impact = rules.impactUsd(before, before + sign * size);
  batch.improves = Math.abs(before + sign * size) < Math.abs(before);
  const usd =
    impact < 0
      ? Math.max(impact, -rules.impactChargeMax * size)
      : Math.min(impact, rules.impactGainMax * size, Math.max(0, pool.impactPoolUsd));
  pool.impactPoolUsd -= usd;
  pool.impactUsd -= usd;
  batch.impact = usd / size;
}

/** One order: its trade at the oracle price with impact and unpaid profit in it, then its fees. */
function fillOne(c: Context, batch: Batch, o: number): void {
  const { orders, state, ledger } = c;
  const { lp, pool, instrument: i, sign, closes } = batch;
  lp.fees[o] = 0;
  if (!split(c, batch, o)) return;
  const slot = orders.slot[o];
  const members = state.slotMembers[slot];
  const quantity = parts.close + batch.opened * parts.open;
  if (!(quantity > 0)) return;
  const openSize = batch.opened * parts.openSize;
  const at = state.slotLeg[slot] + orders.legOffset[o];
  const profit = parts.close * members * sign * (state.legEntryR[at] - state.pnlR[i]);
  const unpaid = Math.max(0, profit) * (1 - batch.paid);
  const gain = batch.impact * (parts.closeSize + openSize) - unpaid;
  const priceR = state.markR[i] - (sign * gain) / (quantity * members);
  addOpen(lp, 2 * i + closes, -parts.close * members, -parts.closeSize);
  ledger.trade(slot, orders.legOffset[o], sign * quantity, priceR);
  const opened = quantity - parts.close;
  const entry = priceR - state.fundingR[i];
  if (opened > 0) addOpen(lp, 2 * i + (1 - closes), opened * members, opened * entry * members);
  orders.filled[o] = quantity * members;
  orders.price[o] = priceR;
  batch.qty += quantity * members;
  batch.value += quantity * members * priceR;
  if (closes === 0) batch.longProfit += Math.max(0, profit) - unpaid;
  pool.unpaidProfitUsd += unpaid * settlePrice(c, i);
  const rules = rulesOf(c, pool);
  const price = settlePrice(c, i);
  const { takerFee } = c.snapshot.instruments;
  let fee = openSize * price * takerFee[i];
  fee += rules.closingFeeUsd(i, parts.closeSize * price, (profit - unpaid) * price, batch.improves);
  if (orders.row[o] >= 0) fee += rules.liquidationFee * parts.closeSize * price;
  lp.fees[o] = chargeFees(c, pool, slot, fee);
}

/** Takes fees as far as the collateral goes, the pool's share to it and the rest out of the venue; returns USD. */
function chargeFees(c: Context, pool: LpPool, slot: number, feeUsd: number): number {
  const { state, ledger, prepared } = c;
  const row = ledger.balanceRow(slot, pool.settle);
  const has = Math.max(0, state.balance[state.slotBalance[slot] + row]) * state.slotMembers[slot];
  const price = state.externalPrice[pool.settle];
  const paid = Math.min(has, feeUsd / price);
  if (!(paid > 0)) return 0;
  const toPool = rulesOf(c, pool).feesToPool * paid;
  const to = state.touch(pool.unit);
  const world = state.touch(prepared.roles.external[pool.venue]);
  if (slot !== to) ledger.pay(slot, row, to, ledger.balanceRow(to, pool.settle), toPool);
  if (slot !== world) ledger.pay(slot, row, world, ledger.balanceRow(world, pool.settle), paid - toPool);
  pool.feesUsd += toPool * price;
  return paid * price;
}
