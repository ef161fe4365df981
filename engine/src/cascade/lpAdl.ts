/**
 * Auto-deleveraging on venues without a book: where the profit of a side is above a share of what backs it, keepers
 * close winners at the oracle price until it is down to a lower one. Who goes first is not documented; here it is the
 * highest profit for its size, pro rata among equals.
 */
import { argsortFloat64 } from '../core/sort.ts';
import { EVENT } from '../result/types.ts';
import { PHASE } from '../rules/types.ts';
import { equityBeforeAdl, tellAdl } from './adlFills.ts';
import { noteBrokenBasis } from './basisFunds.ts';
import { closeIfFlat } from './closeOut.ts';
import { type Context, event, isKind, markDirty, notionalUsd, settlePrice } from './context.ts';
import { backingShare, backingUsd, paidShare, profitFactor, rulesOf, sideProfit } from './lpPools.ts';
import type { LpPool, LpPools } from './lpState.ts';
import { addOrder, clearOrders, executeOrders, isTrading } from './orders.ts';

/** Winners of a side: row (a unit, or ~slot), leg offset, units per member, entry, profit and profit over size. */
interface Winners {
  readonly row: number[];
  readonly offset: number[];
  readonly held: number[];
  readonly entry: number[];
  readonly profit: number[];
  readonly score: number[];
}

/** Deleverages the pools of a run, longs first; a venue whose keepers are out waits. */
export function runLpAdl(c: Context): void {
  const { lp } = c;
  if (lp === null) return;
  for (const pool of lp.byVenue) {
    if (pool === null) continue;
    for (let side = 0; side < 2; side++) {
      const factor = profitFactor(c, lp, pool, side);
      pool.peakFactor[side] = Math.max(pool.peakFactor[side], factor);
      const halted = c.prepared.paths.liquidationsHalted(c.state.timeS, pool.venue);
      if (c.scenario.switches.adl && !halted && factor > rulesOf(c, pool).adlAbove) deleverage(c, lp, pool, side);
    }
  }
}

/**
 * Closes winners worth x of profit, where (profit − x) / (backing − backing share · paid share · x) is the factor
 * to come down to: what a close pays leaves the backing too, of a pool of one token as much of it as backs the side.
 */
function deleverage(c: Context, lp: LpPools, pool: LpPool, side: number): void {
  const price = c.state.externalPrice[pool.settle];
  const { adlTo } = rulesOf(c, pool);
  const profit = sideProfit(c, lp, pool, side);
  const backing = Math.max(0, backingUsd(c, lp, pool, side)) / price;
  const leaves = backingShare(c, pool) * paidShare(c, lp, pool, side);
  let rest = Math.min(profit, (profit - adlTo * backing) / (1 - adlTo * leaves));
  const winners = winnersOf(c, pool, side);
  const n = winners.row.length;
  const order = new Uint32Array(n);
  argsortFloat64(
    Float64Array.from(winners.score, (score) => -score),
    n,
    order,
  );
  const placed: number[] = [];
  for (let at = 0; at < n && rest > 0; ) {
    let end = at;
    let group = 0;
    for (; end < n && winners.score[order[end]] === winners.score[order[at]]; end++)
      group += winners.profit[order[end]];
    const share = Math.min(1, rest / group);
    for (let k = at; k < end; k++) {
      place(c, winners, order[k], share);
      placed.push(order[k]);
    }
    rest -= group;
    at = end;
  }
  execute(c, pool, winners, placed);
}

function place(c: Context, winners: Winners, k: number, share: number): void {
  const slot = winners.row[k] < 0 ? ~winners.row[k] : c.state.touch(winners.row[k]);
  winners.row[k] = ~slot;
  addOrder(c, slot, winners.offset[k], -share * winners.held[k] * c.state.slotMembers[slot], 0, -1);
}

/** Traders of a side with a profit, by unit and slot; those in liquidation and what does not trade are left out. */
function winnersOf(c: Context, pool: LpPool, side: number): Winners {
  const { prepared, state, snapshot } = c;
  const winners: Winners = { row: [], offset: [], held: [], entry: [], profit: [], score: [] };
  const { holders } = prepared;
  const add = (row: number, i: number, offset: number, held: number, entry: number, members: number): void => {
    const each = held * (state.pnlR[i] - entry);
    if (!(each > 0) || (side === 0 ? held <= 0 : held >= 0)) return;
    winners.row.push(row);
    winners.offset.push(offset);
    winners.held.push(held);
    winners.entry.push(entry);
    winners.profit.push(each * members);
    winners.score.push(each / Math.abs(held * entry));
  };
  for (const i of prepared.roles.instruments[pool.venue]) {
    if (!isTrading(c, i)) continue;
    for (let k = holders.start[2 * i + side]; k < holders.start[2 * i + side + 1]; k++) {
      const unit = holders.unit[k];
      const offset = holders.legOffset[k];
      const leg = snapshot.units.legStart[unit] + offset;
      if (state.slotOf[unit] < 0) {
        add(unit, i, offset, snapshot.legs.qty[leg], snapshot.legs.entryR[leg], state.membersOf(unit));
      }
      for (let slot = state.slotOf[unit]; slot >= 0; slot = state.slotNext[slot]) {
        const at = state.slotLeg[slot] + offset;
        if (state.slotPhase[slot] === PHASE.liquidating) continue;
        add(~slot, i, offset, state.legQty[at], state.legEntryR[at], state.slotMembers[slot]);
      }
    }
  }
  return winners;
}

/** Fills the orders of the winners and books each as a deleveraged one. */
function execute(c: Context, pool: LpPool, winners: Winners, placed: readonly number[]): void {
  const { orders, snapshot } = c;
  const equity = placed.map((k) => {
    const slot = ~winners.row[k];
    const leg = snapshot.units.legStart[c.state.slotUnit[slot]] + winners.offset[k];
    return equityBeforeAdl(c, slot, snapshot.legs.instrument[leg]);
  });
  executeOrders(c, 'neutral');
  for (let o = 0; o < orders.n; o++) {
    if (orders.filled[o] > 0) noteWinner(c, pool, o, winners.entry[placed[o]], equity[o]);
  }
  clearOrders(c);
}

function noteWinner(c: Context, pool: LpPool, o: number, entry: number, equityUsd: number): void {
  const { orders, totals, state, snapshot } = c;
  const slot = orders.slot[o];
  const unit = state.slotUnit[slot];
  const i = orders.side[o] >> 1;
  const change = (orders.side[o] & 1) === 0 ? -orders.filled[o] : orders.filled[o];
  const price = orders.price[o];
  const members = state.slotMembers[slot];
  const haircutUsd = -change * (state.markR[i] - price) * settlePrice(c, i);
  const usd = notionalUsd(c, i, change, price);
  totals.adlUsd[i] += usd;
  c.sampleAdl[i] += usd;
  pool.adlUsd += usd;
  totals.adlHaircutUsd[pool.venue] += haircutUsd;
  totals.adlCount[pool.venue]++;
  if (!c.adlHit.has(slot)) {
    c.adlHit.add(slot);
    totals.adlAccounts[pool.venue] += members;
    totals.assetAdlAccounts[snapshot.instruments.asset[i]] += members;
  }
  if (!(totals.firstAdlS[pool.venue] <= state.timeS)) totals.firstAdlS[pool.venue] = state.timeS;
  event(c, EVENT.adl_winner, slot, i, change, price, haircutUsd);
  const realised = (-change / members) * (price - entry);
  tellAdl(c, slot, i, change / members, price, realised, equityUsd);
  markDirty(c, unit);
  closeIfFlat(c, slot);
  if (isKind(c, unit, 'basis')) noteBrokenBasis(c, unit);
}
