/**
 * Losses that neither fund nor vault covered, on venues whose rules spread them: over all positions of the contract
 * (Drift), over those who gained since the run began (Deribit) or in the last settlement (CME). What was spread goes
 * back to the deficit account that had advanced it. Touches every holder of the contract, so it costs what the venue
 * holds, and happens rarely.
 */
import { KIND } from '../market/kinds.ts';
import { EVENT } from '../result/types.ts';
import type { LossSharing } from '../rules/types.ts';
import { chargeableGain, takeGains } from './clearing/losses.ts';
import { type Context, event, markDirty } from './context.ts';

/** A debt that the deficit account advanced. */
export interface UnsharedLoss {
  readonly venue: number;
  /** First contract of the unit that owed it. */
  readonly instrument: number;
  readonly asset: number;
  readonly tokens: number;
}

/** Spreads the debts of this step. What nobody can be charged for stays with the deficit account. */
export function shareLosses(c: Context): void {
  if (c.unshared.length === 0) return;
  for (const loss of c.unshared) {
    const sharing = c.rules[loss.venue].lossSharing;
    if (sharing !== undefined) shareOne(c, loss, sharing);
  }
  c.unshared.length = 0;
}

function shareOne(c: Context, loss: UnsharedLoss, sharing: LossSharing): void {
  const { state, totals, ledger, prepared } = c;
  const payers = payersOf(c, loss, sharing);
  const to = state.touch(prepared.roles.deficit[loss.venue]);
  const toRow = ledger.balanceRow(to, loss.asset);
  const price = state.externalPrice[loss.asset];
  let shared = 0;
  for (const { slot, row, tokens } of payers) {
    ledger.pay(slot, row, to, toRow, tokens * state.slotMembers[slot]);
    shared += tokens * state.slotMembers[slot];
    event(c, EVENT.loss_shared, slot, -1, 0, 0, tokens * state.slotMembers[slot] * price);
    markDirty(c, state.slotUnit[slot]);
  }
  // A rule that rounds up may charge more than the loss; the excess stays with the deficit account.
  totals.unpaidUsd[loss.venue] -= Math.min(shared, loss.tokens) * price;
  totals.sharedUsd[loss.venue] += Math.min(shared, loss.tokens) * price;
}

function payersOf(c: Context, loss: UnsharedLoss, sharing: LossSharing): Charge[] {
  if (sharing.over === 'positions') return holdersOf(c, loss, sharing);
  if (sharing.over === 'winners') return winnersOf(c, loss, (slot) => gainOf(c, slot, loss.asset));
  const house = c.clearing.find(({ venue }) => venue === loss.venue);
  if (house === undefined) return [];
  const charges = winnersOf(c, loss, (slot, row) => chargeableGain(c, house, slot, row));
  // What this loss takes of a gain, a later one cannot take again.
  takeGains(c, house, charges);
  return charges;
}

/** A slot that is charged, its balance row and the tokens per member. */
interface Charge {
  readonly slot: number;
  readonly row: number;
  readonly tokens: number;
}

/** Slots of the venue's accounts that can be charged in a token, with their balance row; touches all of them. */
function chargeable(c: Context, { venue, asset }: UnsharedLoss): { slot: number; row: number }[] {
  const { snapshot, prepared, state, ledger } = c;
  const { accounts, units } = snapshot;
  const found: { slot: number; row: number }[] = [];
  for (let u = prepared.venueUnitStart[venue]; u < prepared.venueUnitStart[venue + 1]; u++) {
    const kind = accounts.kind[units.account[u]];
    if (kind === KIND.external || kind === KIND.deficit || units.legStart[u] === units.legStart[u + 1]) continue;
    for (let slot = state.touch(u); slot >= 0; slot = state.slotNext[slot]) {
      const row = ledger.balanceRow(slot, asset);
      if (row >= 0) found.push({ slot, row });
    }
  }
  return found;
}

/** Every position of the contract, by size. */
function holdersOf(c: Context, loss: UnsharedLoss, sharing: LossSharing & { readonly over: 'positions' }): Charge[] {
  const { state } = c;
  const held = chargeable(c, loss).map(({ slot, row }) => ({ slot, row, qty: heldOf(c, slot, loss.instrument) }));
  let long = 0;
  let short = 0;
  for (const { slot, qty } of held) {
    if (qty > 0) long += qty * state.slotMembers[slot];
    else short -= qty * state.slotMembers[slot];
  }
  if (long + short === 0) return [];
  const perUnit = sharing.perUnit(loss.tokens, long, short);
  return held
    .filter(({ qty }) => qty !== 0)
    .map(({ slot, row, qty }) => ({ slot, row, tokens: Math.abs(qty) * perUnit }));
}

function heldOf(c: Context, slot: number, instrument: number): number {
  const { state, snapshot } = c;
  const unit = state.slotUnit[slot];
  let held = 0;
  for (let j = snapshot.units.legStart[unit], k = state.slotLeg[slot]; j < snapshot.units.legStart[unit + 1]; j++, k++)
    if (snapshot.legs.instrument[j] === instrument) held += state.legQty[k];
  return held;
}

/** Everybody who gained, pro rata and at most the gain (tokens per member). */
function winnersOf(c: Context, loss: UnsharedLoss, gainOfSlot: (slot: number, row: number) => number): Charge[] {
  const { state } = c;
  const winners = chargeable(c, loss)
    .map(({ slot, row }) => ({ slot, row, gain: gainOfSlot(slot, row) }))
    .filter(({ gain }) => gain > 0);
  let all = 0;
  for (const { slot, gain } of winners) all += gain * state.slotMembers[slot];
  const share = Math.min(1, loss.tokens / all);
  return winners.map(({ slot, row, gain }) => ({ slot, row, tokens: gain * share }));
}

/** Gain of open contracts settled in a token, tokens per member: from the start of the run or, if later, from entry. */
function gainOf(c: Context, slot: number, asset: number): number {
  const { state, snapshot } = c;
  const { instruments, legs, units } = snapshot;
  const unit = state.slotUnit[slot];
  let gain = 0;
  for (let j = units.legStart[unit], k = state.slotLeg[slot]; j < units.legStart[unit + 1]; j++, k++) {
    const i = legs.instrument[j];
    if (state.legQty[k] === 0 || instruments.settle[i] !== asset) continue;
    const start = instruments.inverse[i] === 0 ? instruments.markPrice[i] : -1 / instruments.markPrice[i];
    const entry = legs.qty[j] !== 0 ? start : state.legEntryR[k];
    gain += state.legQty[k] * (state.pnlR[i] - entry);
  }
  return gain;
}
