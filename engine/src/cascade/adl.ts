/**
 * Auto-deleveraging: what neither book, vault nor fund took is closed against opposite positions in the order of the
 * venue's ranking, or as a policy of the scenario shares it out, and at the venue's price. Ranks are kept per contract
 * and side and refreshed at the venue's interval. Exactly the residual is taken, pro rata among equal positive scores,
 * so that a cohort fares like its members; without profit, by account number.
 */
import { argsortFloat64 } from '../core/sort.ts';
import { EVENT } from '../result/types.ts';
import { PHASE } from '../rules/types.ts';
import type { AdlPolicy } from '../scenario/types.ts';
import { equityBeforeAdl, tellAdl } from './adlFills.ts';
import { type AdlHolders, adlShares } from './adlShares.ts';
import { tellWave, wavesAreHeard } from './adlWaves.ts';
import { noteBrokenBasis } from './basisFunds.ts';
import { closeIfFlat } from './closeOut.ts';
import { type Context, event, isKind, markDirty, notionalUsd, rOf, settlePrice } from './context.ts';
import { countForced } from './countForced.ts';
import { growResiduals } from './residuals.ts';
import { holderEquityUsd, takeByFund } from './takeover.ts';

/** Index of auto-deleveraging in MECHANISMS. */
const ADL = 3;

/**
 * Adds a leg that must be deleveraged; `afterFund` prices it by the venue's rule for positions that the fund refused.
 */
export function addResidual(
  c: Context,
  slot: number,
  legOffset: number,
  qty: number,
  price: number,
  afterFund: boolean,
): void {
  const { residuals: r, snapshot, state } = c;
  const instrument = snapshot.legs.instrument[snapshot.units.legStart[state.slotUnit[slot]] + legOffset];
  if (!c.scenario.switches.adl) {
    takeByFund(c, slot, legOffset, price);
    return;
  }
  if (r.n === r.slot.length) growResiduals(r);
  const k = r.n++;
  r.slot[k] = slot;
  r.legOffset[k] = legOffset;
  r.instrument[k] = instrument;
  r.qty[k] = qty;
  r.price[k] = afterFund ? c.rules[snapshot.instruments.venue[instrument]].adlPrice(state, instrument, price) : price;
}

/** Deleverages all residuals of the round, one pass per contract and side, and vaults or funds in distress. */
export function runAdl(c: Context): boolean {
  addHoldersInDistress(c);
  const { residuals: r } = c;
  if (r.n === 0) return false;
  const keys = new Float64Array(r.n);
  const order = new Uint32Array(r.n);
  for (let k = 0; k < r.n; k++) keys[k] = 2 * r.instrument[k] + Number(heldBy(c, r.slot[k], r.legOffset[k]) < 0);
  argsortFloat64(keys, r.n, order);
  let taken = false;
  for (let from = 0; from < r.n; ) {
    let to = from + 1;
    while (to < r.n && keys[order[to]] === keys[order[from]]) to++;
    taken = passOf(c, order, from, to, keys[order[from]]) || taken;
    from = to;
  }
  r.n = 0;
  return taken;
}

function heldBy(c: Context, slot: number, legOffset: number): number {
  return c.state.legQty[c.state.slotLeg[slot] + legOffset];
}

const pair = new Float64Array(2);

/**
 * A vault or fund whose own equity is gone is deleveraged contract by contract, at the previous mark (MODEL section
 * 6).
 */
function addHoldersInDistress(c: Context): void {
  const { prepared, snapshot } = c;
  if (!c.scenario.switches.adl) return;
  for (let v = 0; v < snapshot.venues.n; v++) {
    const vault = prepared.roles.vault[v];
    if (vault >= 0) addHolder(c, v, vault);
    for (const fund of prepared.roles.funds[v]) if (fund !== vault) addHolder(c, v, fund);
  }
}

function addHolder(c: Context, venue: number, unit: number): void {
  const { state, snapshot } = c;
  const slot = state.slotOf[unit];
  if (slot < 0) return;
  holderEquityUsd(c, unit, pair);
  if (!c.rules[venue].holderInDistress(pair[0], pair[1])) return;
  for (let j = 0; j < snapshot.units.legStart[unit + 1] - snapshot.units.legStart[unit]; j++) {
    const held = heldBy(c, slot, j);
    const i = snapshot.legs.instrument[snapshot.units.legStart[unit] + j];
    if (held !== 0) addResidual(c, slot, j, Math.abs(held), state.previousMark[i], false);
  }
}

/**
 * One contract and side: residuals order[from..to) against ranked opposite positions. Returns whether anything was
 * taken.
 */
function passOf(c: Context, order: Uint32Array, from: number, to: number, key: number): boolean {
  const { residuals: r, state } = c;
  const instrument = key >> 1;
  const heldShort = key & 1;
  let total = 0;
  let value = 0;
  for (let k = from; k < to; k++) {
    const quantity = r.qty[order[k]] * state.slotMembers[r.slot[order[k]]];
    total += quantity;
    value += quantity * rOf(c, instrument, r.price[order[k]]);
  }
  const priceR = value / total;
  const policy = c.scenario.policies[c.snapshot.instruments.venue[instrument]].adl;
  const heard = wavesAreHeard(c) ? holdersOf(c, instrument, 1 - heldShort) : null;
  const matched =
    policy === 'venue'
      ? takeFromRanks(c, instrument, 1 - heldShort, total, priceR)
      : takeByPolicy(c, policy, instrument, 1 - heldShort, total, priceR);
  if (heard !== null) tellWave(c, heard, instrument, total, priceR);
  if (!(matched > 0)) return false;
  const share = matched / total;
  for (let k = from; k < to; k++) closeResidual(c, order[k], share, heldShort === 1 ? 1 : -1);
  return true;
}

/** The losing side of an ADL: the residual's own account closes at its own price. */
function closeResidual(c: Context, k: number, share: number, sign: number): void {
  const { residuals: r, state } = c;
  const slot = r.slot[k];
  const quantity = share >= 1 ? r.qty[k] : r.qty[k] * share;
  c.ledger.trade(slot, r.legOffset[k], sign * quantity, rOf(c, r.instrument[k], r.price[k]));
  const signed = sign * quantity * state.slotMembers[slot];
  if (c.prepared.roles.exempt[state.slotUnit[slot]] === 0)
    countForced(c, slot, r.instrument[k], signed, r.price[k], ADL);
  event(c, EVENT.adl, slot, r.instrument[k], signed, r.price[k], 0);
  markDirty(c, state.slotUnit[slot]);
}

/**
 * Takes up to `wanted` contract units from holders on a side (0 long, 1 short) in rank order; returns what was found.
 */
function takeFromRanks(c: Context, instrument: number, side: number, wanted: number, priceR: number): number {
  const rank = 2 * instrument + side;
  refreshRank(c, instrument, side);
  const rows = c.ranks.rows[rank];
  const scores = c.ranks.scores[rank];
  if (rows === null || scores === null) return 0;
  let rest = wanted;
  for (let at = 0; at < rows.length && rest > 0; ) {
    let end = at + 1;
    while (end < rows.length && scores[end] === scores[at] && scores[at] > 0) end++;
    let available = 0;
    for (let k = at; k < end; k++) available += availableOf(c, rows[k], rank);
    if (available > 0) {
      const share = Math.min(1, rest / available);
      for (let k = at; k < end; k++) takeFrom(c, rows[k], rank, share, priceR);
      rest = available <= rest ? rest - available : 0;
    }
    at = end;
  }
  return wanted - rest;
}

/** The same by a policy; the ranking only says who holds. Equally exact: what is left of a residual is none or all. */
function takeByPolicy(
  c: Context,
  policy: Exclude<AdlPolicy, 'venue'>,
  instrument: number,
  side: number,
  wanted: number,
  priceR: number,
): number {
  const holders = holdersOf(c, instrument, side);
  const shares = adlShares(c, policy, holders, instrument, side, wanted, priceR);
  let found = 0;
  for (let k = 0; k < shares.length; k++) {
    found += holders.available[k];
    if (shares[k] === 0) continue;
    const row = holders.rows[k];
    takeFromSlot(c, row < 0 ? ~row : c.state.touch(row), holders.offsets[k], instrument, shares[k], priceR);
  }
  return Math.min(wanted, found);
}

/** Who can be deleveraged of a contract on a side, in the order of its ranking. */
function holdersOf(c: Context, instrument: number, side: number): AdlHolders {
  const rank = 2 * instrument + side;
  refreshRank(c, instrument, side);
  const holders = { rows: [] as number[], offsets: [] as number[], available: [] as number[] };
  for (const row of c.ranks.rows[rank] ?? []) addHolders(c, row, rank, holders);
  return holders;
}

/** Adds what a row of a ranking stands for, split off members one by one, where it still holds something. */
function addHolders(
  c: Context,
  row: number,
  rank: number,
  to: { rows: number[]; offsets: number[]; available: number[] },
): void {
  const offset = legOffsetOf(c, c.state.unitOf(row), rank >> 1);
  const add = (place: number, available: number): void => {
    if (!(available > 0)) return;
    to.rows.push(place);
    to.offsets.push(offset);
    to.available.push(available);
  };
  let slot = row < 0 ? ~row : c.state.slotOf[row];
  if (slot < 0) add(row, availableOf(c, row, rank));
  for (; slot >= 0; slot = splitSince(c, slot, rank)) add(~slot, availableOfSlot(c, slot, offset, rank));
}

/**
 * Contract units over all members that a row of a ranking still holds, 0 while it is being liquidated itself. Members
 * that were split off a row after the ranking keep its place ({@link splitSince}).
 */
function availableOf(c: Context, row: number, rank: number): number {
  const { state, snapshot } = c;
  const unit = state.unitOf(row);
  const offset = legOffsetOf(c, unit, rank >> 1);
  let slot = row < 0 ? ~row : state.slotOf[row];
  if (slot < 0)
    return heldOnSide(snapshot.legs.qty[snapshot.units.legStart[unit] + offset], rank) * state.membersOf(unit);
  let sum = 0;
  for (; slot >= 0; slot = splitSince(c, slot, rank)) sum += availableOfSlot(c, slot, offset, rank);
  return sum;
}

function availableOfSlot(c: Context, slot: number, offset: number, rank: number): number {
  if (c.state.slotPhase[slot] === PHASE.liquidating) return 0;
  return heldOnSide(heldBy(c, slot, offset), rank) * c.state.slotMembers[slot];
}

/** Size of a position on the side of a ranking (even: long, odd: short), 0 on the other side. */
function heldOnSide(held: number, rank: number): number {
  return (rank & 1) === 0 ? Math.max(0, held) : Math.max(0, -held);
}

/**
 * The next slot that was split off a slot since the ranking, or −1. A split stands right after the slot that it came
 * from, and its number is at least that of slots when the ranking was made.
 */
function splitSince(c: Context, slot: number, rank: number): number {
  const next = c.state.slotNext[slot];
  return next >= c.ranks.slotsAt[rank] ? next : -1;
}

/** Deleverages a share of what a row of a ranking holds, at price R. */
function takeFrom(c: Context, row: number, rank: number, share: number, priceR: number): void {
  const offset = legOffsetOf(c, c.state.unitOf(row), rank >> 1);
  if (availableOf(c, row, rank) === 0) return;
  for (let slot = c.state.touch(row); slot >= 0; slot = splitSince(c, slot, rank)) {
    if (availableOfSlot(c, slot, offset, rank) > 0) takeFromSlot(c, slot, offset, rank >> 1, share, priceR);
  }
}

function takeFromSlot(
  c: Context,
  slot: number,
  offset: number,
  instrument: number,
  share: number,
  priceR: number,
): void {
  const { state, totals, snapshot } = c;
  const unit = state.slotUnit[slot];
  const held = heldBy(c, slot, offset);
  const change = share >= 1 ? -held : -held * share;
  const equityUsd = equityBeforeAdl(c, slot, instrument);
  const realised = c.ledger.trade(slot, offset, change, priceR);
  const members = state.slotMembers[slot];
  const price = snapshot.instruments.inverse[instrument] === 0 ? priceR : -1 / priceR;
  const haircutUsd = -change * members * (state.markR[instrument] - priceR) * settlePrice(c, instrument);
  const venue = snapshot.instruments.venue[instrument];
  const usd = notionalUsd(c, instrument, change * members, price);
  totals.adlUsd[instrument] += usd;
  c.sampleAdl[instrument] += usd;
  totals.adlHaircutUsd[venue] += haircutUsd;
  totals.adlCount[venue]++;
  if (!c.adlHit.has(slot)) {
    c.adlHit.add(slot);
    totals.adlAccounts[venue] += members;
    totals.assetAdlAccounts[snapshot.instruments.asset[instrument]] += members;
  }
  if (!(totals.firstAdlS[venue] <= state.timeS)) totals.firstAdlS[venue] = state.timeS;
  event(c, EVENT.adl_winner, slot, instrument, change * members, price, haircutUsd);
  tellAdl(c, slot, instrument, change, price, realised, equityUsd);
  markDirty(c, unit);
  closeIfFlat(c, slot);
  if (isKind(c, unit, 'basis')) noteBrokenBasis(c, unit);
}

/** Position of an instrument's leg within a unit; −1 where it has none. */
export function legOffsetOf(c: Context, unit: number, instrument: number): number {
  const { units, legs } = c.snapshot;
  for (let j = units.legStart[unit]; j < units.legStart[unit + 1]; j++) {
    if (legs.instrument[j] === instrument) return j - units.legStart[unit];
  }
  return -1;
}

/** Ranks all holders of a side anew when the venue's interval is over, at most once a step. */
function refreshRank(c: Context, instrument: number, side: number): void {
  const { prepared, state, ranks, snapshot } = c;
  const rank = 2 * instrument + side;
  const rules = c.rules[snapshot.instruments.venue[instrument]];
  const age = state.timeS - ranks.atS[rank];
  if (ranks.rows[rank] !== null && (age < rules.adlRefreshS || age === 0)) return;
  ranks.atS[rank] = state.timeS;
  ranks.slotsAt[rank] = state.slots;
  const { start, unit: unitAt, legOffset } = prepared.holders;
  const most = start[rank + 1] - start[rank];
  // A unit that the run touched has one row for each of its slots instead of one.
  const list = rankingOf(most + state.slots);
  let n = 0;
  for (let k = start[rank]; k < start[rank + 1]; k++) {
    const unit = unitAt[k];
    if (state.slotOf[unit] < 0) {
      list.rows[n] = unit;
      list.offsets[n++] = legOffset[k];
      continue;
    }
    for (let slot = state.slotOf[unit]; slot >= 0; slot = state.slotNext[slot]) {
      const held = heldBy(c, slot, legOffset[k]);
      if (state.slotPhase[slot] === PHASE.liquidating || (side === 0 ? held <= 0 : held >= 0)) continue;
      list.rows[n] = ~slot;
      list.offsets[n++] = legOffset[k];
    }
  }
  rules.adlScore(state, list.rows, list.offsets, n, list.scores);
  for (let k = 0; k < n; k++) list.keys[k] = -list.scores[k];
  argsortFloat64(list.keys, n, list.order);
  const rows = new Int32Array(n);
  const scores = new Float64Array(n);
  for (let k = 0; k < n; k++) {
    rows[k] = list.rows[list.order[k]];
    scores[k] = list.scores[list.order[k]];
  }
  ranks.rows[rank] = rows;
  ranks.scores[rank] = scores;
}

/** Working columns of a ranking; what they hold is good for one call, so all runs of a thread share them. */
interface Ranking {
  readonly rows: Int32Array;
  readonly offsets: Int32Array;
  readonly scores: Float64Array;
  readonly keys: Float64Array;
  readonly order: Uint32Array;
}

let ranking = createRanking(1024);

function createRanking(size: number): Ranking {
  return {
    rows: new Int32Array(size),
    offsets: new Int32Array(size),
    scores: new Float64Array(size),
    keys: new Float64Array(size),
    order: new Uint32Array(size),
  };
}

function rankingOf(n: number): Ranking {
  if (ranking.rows.length < n) ranking = createRanking(2 * n);
  return ranking;
}
