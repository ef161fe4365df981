/**
 * Calls of a clearing house. A unit below maintenance is in liquidation from then on, but nothing is sold while its
 * call runs: the slot's note holds the time at which it falls due. What the unit loses meanwhile is margin lost in
 * liquidation only if it is closed out after all.
 */
import type { Clearing } from '../../rules/types.ts';
import type { Context } from '../context.ts';
import type { ClearingHouse } from './state.ts';

/** The clearing house of a slot's venue, if it has one. */
export function houseOfSlot(c: Context, slot: number): ClearingHouse | undefined {
  if (c.clearing.length === 0) return undefined;
  const venue = c.snapshot.accounts.venue[c.snapshot.units.account[c.state.slotUnit[slot]]];
  return c.clearing.find((house) => house.venue === venue);
}

/** Whether a slot is below maintenance and its call can still be answered. */
export function canAnswer(c: Context, slot: number): boolean {
  return houseOfSlot(c, slot)?.calledUsd.has(slot) === true && c.state.slotNote[slot] >= c.state.timeS;
}

/** Adds what arrived on a running call to the margin that the slot stands to lose. */
export function noteAnswer(c: Context, slot: number, usd: number): void {
  const calledUsd = houseOfSlot(c, slot)?.calledUsd;
  const before = calledUsd?.get(slot);
  if (before !== undefined) calledUsd?.set(slot, before + usd);
}

/** What a clearing house calls a slot for: what `equity` lacks of its initial margin, tokens per member. */
export function calledFor(c: Context, slot: number, clearing: Clearing, equity: number): number {
  const { state, snapshot } = c;
  const { legStart } = snapshot.units;
  const unit = state.slotUnit[slot];
  let initial = 0;
  for (let j = legStart[unit], k = state.slotLeg[slot]; j < legStart[unit + 1]; j++, k++) {
    const i = snapshot.legs.instrument[j];
    if (state.legQty[k] !== 0) initial += clearing.initialMargin(i, Math.abs(state.legQty[k] * state.markR[i]));
  }
  return initial - equity;
}
