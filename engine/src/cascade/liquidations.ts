/** Where liquidations begin and end, and what the accounts lose of their own margin in between. */
import { marginRow } from '../rules/shared/margin.ts';
import { PHASE } from '../rules/types.ts';
import { houseOfSlot } from './clearing/calls.ts';
import { activate, type Context, markDirty, settlePrice } from './context.ts';

const pair = new Float64Array(2);

/**
 * Puts a row that was found below maintenance into liquidation: takes its wires down and notes the margin it came
 * with. A clearing house waits for the answer to a call first.
 */
export function startLiquidation(c: Context, row: number): void {
  const slot = c.state.touch(row);
  const { state } = c;
  if (state.slotPhase[slot] >= PHASE.liquidating) return;
  state.slotPhase[slot] = PHASE.liquidating;
  state.slotUntilS[slot] = -Infinity;
  const house = houseOfSlot(c, slot);
  const usd = marginUsd(c, slot);
  if (house === undefined) noteMargin(c, slot, usd);
  else house.calledUsd.set(slot, usd);
  state.setNote(slot, house === undefined ? 0 : state.timeS + house.callWindowS);
  c.wires.disarm(state.slotUnit[slot]);
  markDirty(c, state.slotUnit[slot]);
  activate(c, slot);
}

/** Ends the wait for an answer to a call, if a slot has one: from now on it is closed out, whatever its equity. */
export function beginCloseOut(c: Context, slot: number): void {
  const calledUsd = houseOfSlot(c, slot)?.calledUsd;
  const usd = calledUsd?.get(slot);
  if (usd === undefined) return;
  c.state.setNote(slot, 0);
  calledUsd?.delete(slot);
  noteMargin(c, slot, usd);
}

/**
 * Ends a liquidation: takes what a slot has left off what it lost in it. While a call ran nothing was counted as lost.
 */
export function noteRest(c: Context, slot: number): void {
  if (houseOfSlot(c, slot)?.calledUsd.delete(slot) !== true) noteMargin(c, slot, -marginUsd(c, slot));
}

/** Adds to what liquidated accounts of a slot's venue lost of their own margin. */
function noteMargin(c: Context, slot: number, usd: number): void {
  c.totals.marginLostUsd[c.snapshot.accounts.venue[c.snapshot.units.account[c.state.slotUnit[slot]]]] += usd;
}

/** Positive equity of all members of a slot, USD. */
function marginUsd(c: Context, slot: number): number {
  const { state, snapshot } = c;
  const unit = state.slotUnit[slot];
  marginRow(c.prepared.tables, state, ~slot, pair, 0);
  const leg = snapshot.units.legStart[unit];
  const multi = snapshot.accounts.multi[snapshot.units.account[unit]] !== 0 && snapshot.units.isolated[unit] === 0;
  const price = multi || leg >= snapshot.legs.n ? 1 : settlePrice(c, snapshot.legs.instrument[leg]);
  return Math.max(0, pair[0]) * price * state.slotMembers[slot];
}
