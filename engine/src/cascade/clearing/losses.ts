/**
 * Who pays what an account at a clearing house owes beyond its margin, layer by layer: its member; once that is in
 * default, margin of the member's own accounts and its guaranty fund deposit; the clearing house's contribution; the
 * deposits of the others pro rata; assessments of the others up to a multiple of their deposits. What is left is
 * advanced by the deficit account and taken from those who gained in the last settlement (shareLosses). Sources:
 * rules/cme/README.md.
 */
import { EVENT } from '../../result/types.ts';
import type { ClearingLayer } from '../../result/clearing.ts';
import { shareLoss } from '../../rules/cme/formulas.ts';
import { marginRow } from '../../rules/shared/margin.ts';
import { type Context, event, isFlat, markDirty } from '../context.ts';
import type { ClearingHouse } from './state.ts';

/** Debts below this are rounding (tokens). */
const DUST = 1e-9;

/** Tokens of an asset that a unit's first slot holds, at least 0. */
export function balanceOf(c: Context, unit: number, asset: number): number {
  if (unit < 0) return 0;
  const slot = c.state.touch(unit);
  const row = c.ledger.balanceRow(slot, asset);
  return row < 0 ? 0 : Math.max(0, c.state.balance[c.state.slotBalance[slot] + row]) * c.state.slotMembers[slot];
}

/** A debt of a slot that is being settled: balance row k, tokens. */
interface Debt {
  readonly slot: number;
  readonly k: number;
  left: number;
}

/** Lets a unit's slot pay up to `most` tokens of a debt and counts it in a layer. Returns what it paid. */
function pay(c: Context, house: ClearingHouse, payer: number, debt: Debt, most: number, layer: ClearingLayer): number {
  const paid = Math.min(debt.left, most);
  if (!(paid > 0)) return 0;
  c.ledger.pay(payer, c.ledger.balanceRow(payer, house.asset), debt.slot, debt.k, paid);
  const usd = paid * c.state.externalPrice[house.asset];
  event(c, EVENT.fund_draw, payer, -1, 0, 0, usd);
  house.paidUsd[layer] += usd;
  debt.left -= paid;
  return paid;
}

/**
 * Pays `tokens` that row k of a slot owes as far as the layers go; returns what is left, and the member that turned out
 * unable to pay with what it was short of, or −1.
 */
export function coverByMembers(
  c: Context,
  house: ClearingHouse,
  slot: number,
  k: number,
  tokens: number,
): { left: number; failed: number; short: number } {
  const debt: Debt = { slot, k, left: tokens };
  const m = house.memberOf[c.snapshot.units.account[c.state.slotUnit[slot]]];
  let short = 0;
  if (m >= 0) {
    const unit = house.members[m];
    pay(c, house, c.state.touch(unit), debt, balanceOf(c, unit, house.asset), 'member');
    short = debt.left > DUST ? debt.left : 0;
    if (short > 0) payByDefaulter(c, house, m, debt);
  }
  if (debt.left > DUST) payByHouse(c, house, debt);
  if (debt.left > DUST) payByOthers(c, house, m, debt);
  return { left: debt.left > DUST ? debt.left : 0, failed: short > 0 ? m : -1, short };
}

const pair = new Float64Array(2);

/** Margin of the member's own accounts beyond what open positions need, then its deposit. */
function payByDefaulter(c: Context, house: ClearingHouse, m: number, debt: Debt): void {
  const { accounts, units } = c.snapshot;
  const { state, prepared } = c;
  const own = accounts.entity[units.account[house.members[m]]];
  const to = prepared.venueUnitStart[house.venue + 1];
  for (let u = prepared.venueUnitStart[house.venue]; own >= 0 && u < to && debt.left > DUST; u++) {
    const account = units.account[u];
    if (house.memberOf[account] !== m || accounts.entity[account] !== own || u === house.deposits[m]) continue;
    for (let slot = state.touch(u); slot >= 0; slot = state.slotNext[slot]) {
      const row = c.ledger.balanceRow(slot, house.asset);
      if (slot === debt.slot || row < 0) continue;
      marginRow(prepared.tables, state, ~slot, pair, 0);
      const cash = state.balance[state.slotBalance[slot] + row];
      const free = isFlat(c, slot) ? cash : Math.min(cash, pair[0] - pair[1]);
      if (pay(c, house, slot, debt, free * state.slotMembers[slot], 'margin') > 0) markDirty(c, u);
    }
  }
  const deposit = house.deposits[m];
  if (deposit >= 0) pay(c, house, state.touch(deposit), debt, balanceOf(c, deposit, house.asset), 'deposit');
}

/** The clearing house's own contribution: the venue's accounts of kind fund. */
function payByHouse(c: Context, house: ClearingHouse, debt: Debt): void {
  for (const fund of c.prepared.roles.funds[house.venue]) {
    const paid = pay(c, house, c.state.touch(fund), debt, balanceOf(c, fund, house.asset), 'house');
    c.totals.fundPaidUsd[house.venue] += paid * c.state.externalPrice[house.asset];
  }
}

/** Deposits of the members that have not defaulted, then assessments of them, by their deposits at the start. */
function payByOthers(c: Context, house: ClearingHouse, m: number, debt: Debt): void {
  const multiple = c.rules[house.venue].clearing?.assessmentMultiple ?? 0;
  const survivors = Array.from(house.members, (_, other) => other).filter(
    (other) => other !== m && house.defaultAtS[other] === Infinity && house.deposits[other] >= 0,
  );
  const weights = survivors.map((other) => house.depositBefore[other]);
  const deposits = survivors.map((other) => balanceOf(c, house.deposits[other], house.asset));
  shareLoss(debt.left, weights, deposits).forEach((share, n) => {
    pay(c, house, c.state.touch(house.deposits[survivors[n]]), debt, share, 'mutual');
  });
  if (debt.left <= DUST) return;
  const powers = survivors.map((other) =>
    Math.min(
      multiple * house.depositBefore[other] - house.assessed[other],
      balanceOf(c, house.members[other], house.asset),
    ),
  );
  shareLoss(debt.left, weights, powers).forEach((share, n) => {
    const other = survivors[n];
    house.assessed[other] += pay(c, house, c.state.touch(house.members[other]), debt, share, 'assessment');
  });
}

/** Gain of a slot in the last settlement, tokens per member; a slot split off since has that of where it came from. */
function lastGain(c: Context, house: ClearingHouse, slot: number): number {
  const { state } = c;
  let gain = 0;
  // A split stands behind the slot that it came from: the last one before it that was there has the gain.
  for (let s = state.slotOf[state.slotUnit[slot]]; s >= 0; s = state.slotNext[s]) {
    if (s < house.gains.length) gain = house.gains[s];
    if (s === slot) return gain;
  }
  return gain;
}

/**
 * What of its last gain a slot can be charged, tokens per member. A slot with positions may be left short, and called
 * or closed out for it; one without gives what it still has, so that no charge becomes a debt that nobody settles.
 */
export function chargeableGain(c: Context, house: ClearingHouse, slot: number, balanceRow: number): number {
  const gain = lastGain(c, house, slot);
  if (!isFlat(c, slot)) return gain;
  return Math.min(gain, Math.max(0, c.state.balance[c.state.slotBalance[slot] + balanceRow]));
}

/** Takes charges off the gains of the last settlement; slots that were split off since get gains of their own first. */
export function takeGains(
  c: Context,
  house: ClearingHouse,
  charges: readonly { readonly slot: number; readonly tokens: number }[],
): void {
  const gains = new Float64Array(c.state.slots);
  for (let slot = 0; slot < gains.length; slot++) gains[slot] = lastGain(c, house, slot);
  for (const { slot, tokens } of charges) gains[slot] = Math.max(0, gains[slot] - tokens);
  house.gains = gains;
}
