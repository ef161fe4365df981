/**
 * Variation margin and defaults of clearing houses. In a settlement everybody's profit since the last one is paid in
 * cash at the settlement price. A member whose accounts owe more than its capital is in default: its clients who meet
 * their margin go to the surviving member with the most capital, its own accounts and the others are closed out.
 */
import { EVENT } from '../../result/types.ts';
import { marginRow } from '../../rules/shared/margin.ts';
import { PHASE } from '../../rules/types.ts';
import { addResidual } from '../adl.ts';
import { closeIfFlat } from '../closeOut.ts';
import { type Context, event, isFlat, markDirty } from '../context.ts';
import { countForced } from '../countForced.ts';
import { addOrder, clearOrders, executeOrders, isTrading } from '../orders.ts';
import { beginCloseOut, startLiquidation } from '../liquidations.ts';
import { declareDefault } from './default.ts';
import { balanceOf } from './losses.ts';
import type { ClearingHouse } from './state.ts';

/** Below this share of its capital what a member is short of is rounding. */
const ROUNDING = 1e-12;

/** At time zero: entries become the settlement prices of the snapshot, so that later settlements add up to zero. */
export function startClearing(c: Context): void {
  for (const house of c.clearing) settleAll(c, house, null);
}

/** One step of every clearing house: settlement, and what becomes of accounts of members that defaulted. */
export function runClearing(c: Context): void {
  for (const house of c.clearing) {
    if (c.rules[house.venue].clearing?.settlesNow() === true) settleNow(c, house);
    while (house.due.length > 0) seeTo(c, house, house.due.shift()!);
  }
}

/** Closes out own accounts of members in default; once the step's liquidations are known and have not traded yet. */
export function runCloseOuts(c: Context): void {
  for (const house of c.clearing) closeOwn(c, house);
}

function settleNow(c: Context, house: ClearingHouse): void {
  const { state, snapshot } = c;
  const paid = new Float64Array(snapshot.instruments.n);
  settleAll(c, house, paid);
  house.settlements++;
  for (const i of c.prepared.roles.instruments[house.venue]) {
    const usd = paid[i] * state.externalPrice[house.asset];
    house.variationUsd += usd;
    event(c, EVENT.variation_margin, -1, i, 0, state.mark[i], usd);
  }
  for (let m = 0; m < house.members.length; m++) {
    if (house.defaultAtS[m] < Infinity) continue;
    const short = owedBy(c, house, m) - balanceOf(c, house.members[m], house.asset);
    if (short > ROUNDING * (1 + house.depositBefore[m])) declareDefault(c, house, m, short);
  }
}

/** Pays profits in cash and remembers gains; `paid` collects what losers paid per contract, in tokens. */
function settleAll(c: Context, house: ClearingHouse, paid: Float64Array | null): void {
  const { state, snapshot, prepared, ledger } = c;
  const { legStart } = snapshot.units;
  const from = prepared.venueUnitStart[house.venue];
  const to = prepared.venueUnitStart[house.venue + 1];
  for (let u = from; u < to; u++) if (legStart[u] < legStart[u + 1]) state.touch(u);
  house.gains = new Float64Array(state.slots);
  for (let u = from; u < to; u++) {
    if (legStart[u] === legStart[u + 1]) continue;
    for (let slot = state.slotOf[u]; slot >= 0; slot = state.slotNext[slot]) {
      let gain = 0;
      for (let j = 0; j < legStart[u + 1] - legStart[u]; j++) {
        if (state.legQty[state.slotLeg[slot] + j] === 0) continue;
        const i = snapshot.legs.instrument[legStart[u] + j];
        const profit = ledger.settle(slot, j, state.markR[i]);
        gain += profit;
        if (paid !== null && profit < 0) paid[i] -= profit * state.slotMembers[slot];
      }
      if (paid !== null) house.gains[slot] = Math.max(0, gain);
    }
    markDirty(c, u);
  }
}

/** What the accounts of a member owe beyond their margin, tokens. */
function owedBy(c: Context, house: ClearingHouse, m: number): number {
  const { state, snapshot } = c;
  let owed = 0;
  forUnits(c, house, m, (unit) => {
    for (let slot = state.slotOf[unit]; slot >= 0; slot = state.slotNext[slot]) {
      const row = c.ledger.balanceRow(slot, house.asset);
      if (row >= 0 && snapshot.units.legStart[unit] < snapshot.units.legStart[unit + 1])
        owed += Math.max(0, -state.balance[state.slotBalance[slot] + row]) * state.slotMembers[slot];
    }
  });
  return owed;
}

/** Every unit of the accounts that a member guarantees; its own capital and deposit are not among them. */
function forUnits(c: Context, house: ClearingHouse, m: number, visit: (unit: number) => void): void {
  const { accounts, units } = c.snapshot;
  const to = c.prepared.venueUnitStart[house.venue + 1];
  for (let u = c.prepared.venueUnitStart[house.venue]; u < to; u++) {
    const account = units.account[u];
    if (house.memberOf[account] === m && accounts.unitStart[account] !== house.deposits[m]) visit(u);
  }
}

/** Moves sound clients of a member in default, closes out the others and its own accounts. */
function seeTo(c: Context, house: ClearingHouse, m: number): void {
  const { accounts, units } = c.snapshot;
  const heir = strongest(c, house);
  const own = accounts.entity[units.account[house.members[m]]];
  const soundOf = new Map<number, boolean>();
  const all: number[] = [];
  forUnits(c, house, m, (unit) => {
    const account = units.account[unit];
    soundOf.set(account, (soundOf.get(account) ?? true) && isSound(c, unit));
    all.push(unit);
  });
  for (const unit of all) {
    const account = units.account[unit];
    if (own >= 0 && accounts.entity[account] === own) house.closing.push(unit);
    else if (soundOf.get(account) === true) {
      if (heir >= 0) house.memberOf[account] = heir;
      continue;
    }
    closeUnit(c, house, unit, m);
  }
}

/** The surviving member with the most capital, −1 where there is none. */
function strongest(c: Context, house: ClearingHouse): number {
  let best = -1;
  let most = -1;
  for (let m = 0; m < house.members.length; m++) {
    if (house.defaultAtS[m] < Infinity) continue;
    const capital = balanceOf(c, house.members[m], house.asset);
    if (capital <= most) continue;
    best = m;
    most = capital;
  }
  return best;
}

const pair = new Float64Array(2);

/** Whether every slot of a unit meets its maintenance. */
function isSound(c: Context, unit: number): boolean {
  const { state, prepared } = c;
  for (let slot = state.touch(unit); slot >= 0; slot = state.slotNext[slot]) {
    marginRow(prepared.tables, state, ~slot, pair, 0);
    if (pair[0] < pair[1] || state.slotPhase[slot] === PHASE.liquidating) return false;
  }
  return true;
}

/** Starts the close-out of the unsound slots of a unit, with the time from which they are torn up. */
function closeUnit(c: Context, house: ClearingHouse, unit: number, m: number): void {
  const { state, prepared } = c;
  const closeOutS = c.rules[house.venue].clearing?.closeOutS ?? 0;
  for (let slot = state.touch(unit); slot >= 0; slot = state.slotNext[slot]) {
    if (isFlat(c, slot)) continue;
    marginRow(prepared.tables, state, ~slot, pair, 0);
    if (state.slotPhase[slot] < PHASE.liquidating && pair[0] >= pair[1]) continue;
    startLiquidation(c, ~slot);
    beginCloseOut(c, slot);
    state.setNote(slot, -(house.defaultAtS[m] + closeOutS));
  }
}

/**
 * Sells what own accounts of members in default still hold though they have margin; after the close-out it is torn up.
 * Those without margin are in liquidation like any other.
 */
function closeOwn(c: Context, house: ClearingHouse): void {
  if (house.closing.length === 0) return;
  const { state, snapshot, orders } = c;
  const { legStart } = snapshot.units;
  const closeOutS = c.rules[house.venue].clearing?.closeOutS ?? 0;
  for (const unit of house.closing) {
    const m = house.memberOf[snapshot.units.account[unit]];
    const tornUp = state.timeS >= house.defaultAtS[m] + closeOutS;
    closeUnit(c, house, unit, m);
    for (let slot = state.slotOf[unit]; slot >= 0; slot = state.slotNext[slot]) {
      if (state.slotPhase[slot] >= PHASE.liquidating) continue;
      for (let j = 0; j < legStart[unit + 1] - legStart[unit]; j++) {
        const held = state.legQty[state.slotLeg[slot] + j];
        const i = snapshot.legs.instrument[legStart[unit] + j];
        if (held === 0 || !isTrading(c, i)) continue;
        if (tornUp) addResidual(c, slot, j, Math.abs(held), state.mark[i], false);
        else addOrder(c, slot, j, -held * state.slotMembers[slot], 0, -1);
      }
    }
  }
  if (orders.n === 0) return;
  executeOrders(c, 'forced');
  for (let o = 0; o < orders.n; o++) {
    if (!(orders.filled[o] > 0)) continue;
    const i = orders.side[o] >> 1;
    const signed = (orders.side[o] & 1) === 0 ? -orders.filled[o] : orders.filled[o];
    countForced(c, orders.slot[o], i, signed, orders.price[o], 0);
    event(c, EVENT.liquidation, orders.slot[o], i, signed, orders.price[o], 0);
    markDirty(c, state.slotUnit[orders.slot[o]]);
    closeIfFlat(c, orders.slot[o]);
  }
  clearOrders(c);
}
