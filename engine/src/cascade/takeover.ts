/**
 * Takeovers: the backstop vault inherits a unit whole, the insurance fund takes positions at their bankruptcy price
 * as far as its venue's rule lets it. Both are accounts: what they take they hold, sell back over time and can lose
 * on.
 */
import { InputError } from '../core/errors.ts';
import { clamp } from '../core/math.ts';
import { EVENT } from '../result/types.ts';
import { maintenanceOf, marginRow } from '../rules/shared/margin.ts';
import { type Context, event, markDirty, notionalUsd, rOf, settlePrice } from './context.ts';
import { countForced } from './countForced.ts';

/** The index of each mechanism in MECHANISMS. */
const VAULT = 1;
const FUND = 2;

const pair = new Float64Array(2);

/**
 * Equity and maintenance in USD of a unit, from the same margin kernel as everybody's; written to out[0] and out[1].
 */
export function holderEquityUsd(c: Context, unit: number, out: Float64Array): void {
  const slot = c.state.slotOf[unit];
  rowEquityUsd(c, unit, slot >= 0 ? ~slot : unit, out);
}

/** The same for one row of a unit: the unit itself where it stands as in the snapshot, or one of its slots as ~slot. */
export function rowEquityUsd(c: Context, unit: number, row: number, out: Float64Array): void {
  const { snapshot, state, prepared } = c;
  marginRow(prepared.tables, state, row, out, 0);
  const multi = snapshot.accounts.multi[snapshot.units.account[unit]] !== 0;
  const leg = snapshot.units.legStart[unit];
  const price = multi || snapshot.units.legStart[unit + 1] === leg ? 1 : settlePrice(c, snapshot.legs.instrument[leg]);
  out[0] *= price;
  out[1] *= price;
}

/** Gross inventory of a holder, USD at marks. */
function inventoryUsd(c: Context, slot: number): number {
  const { snapshot, state } = c;
  const unit = state.slotUnit[slot];
  let sum = 0;
  for (
    let j = snapshot.units.legStart[unit], k = state.slotLeg[slot];
    j < snapshot.units.legStart[unit + 1];
    j++, k++
  ) {
    if (state.legQty[k] === 0) continue;
    const i = snapshot.legs.instrument[j];
    sum += notionalUsd(c, i, state.legQty[k], state.mark[i]);
  }
  return sum;
}

/**
 * The vault inherits all positions of a unit at the mark together with its remaining margin, which is not returned.
 * Source: rules of the venue (rules/hyperliquid/README.md).
 */
export function takeByVault(c: Context, slot: number): void {
  const { state, snapshot, ledger, prepared } = c;
  const unit = state.slotUnit[slot];
  const venue = snapshot.accounts.venue[snapshot.units.account[unit]];
  if (prepared.roles.vault[venue] < 0) throw noVault(snapshot.venues.id[venue]);
  const vault = state.touch(prepared.roles.vault[venue]);
  const members = state.slotMembers[slot];
  const { legStart } = snapshot.units;
  for (let j = 0; j < legStart[unit + 1] - legStart[unit]; j++) {
    const held = state.legQty[state.slotLeg[slot] + j];
    if (held === 0) continue;
    const i = snapshot.legs.instrument[legStart[unit] + j];
    const price = state.mark[i];
    ledger.trade(slot, j, -held, rOf(c, i, price));
    ledger.trade(vault, prepared.roles.legOffset[i], held * members, rOf(c, i, price));
    countForced(c, slot, i, -held * members, price, VAULT);
    event(c, EVENT.vault_transfer, slot, i, -held * members, price, 0);
  }
  const from = snapshot.units.balanceStart[unit];
  for (let k = 0; k < snapshot.units.balanceStart[unit + 1] - from; k++) {
    const amount = state.balance[state.slotBalance[slot] + k] * members;
    const to = ledger.balanceRow(vault, snapshot.balances.asset[from + k]);
    if (to >= 0 && amount > 0) ledger.pay(slot, k, vault, to, amount);
  }
  markDirty(c, state.slotUnit[vault]);
}

/**
 * Keepers, whose capital is the vault account's, take up to `qty` contract units per member of a leg at a price, as far
 * as their equity covers the maintenance of it beside what they hold; the unit pays the fund its fee on the notional.
 * Returns what they took per member.
 */
export function takeByKeeper(
  c: Context,
  slot: number,
  legOffset: number,
  qty: number,
  price: number,
  feeRate: number,
): number {
  const { state, snapshot, ledger, prepared } = c;
  const unit = state.slotUnit[slot];
  const i = snapshot.legs.instrument[snapshot.units.legStart[unit] + legOffset];
  const venue = snapshot.instruments.venue[i];
  const vaultUnit = prepared.roles.vault[venue];
  if (vaultUnit < 0) throw noVault(snapshot.venues.id[venue]);
  const vault = state.touch(vaultUnit);
  const members = state.slotMembers[slot];
  const held = state.legQty[state.slotLeg[slot] + legOffset];
  const wanted = Math.min(qty, Math.abs(held));
  holderEquityUsd(c, vaultUnit, pair);
  const need = maintenanceOf(prepared.tables, i, wanted * members * Math.abs(state.markR[i])) * settlePrice(c, i);
  const share = need > 0 ? clamp((pair[0] - pair[1]) / need, 0, 1) : 0;
  const taken = held > 0 ? wanted * share : -wanted * share;
  if (taken === 0) return 0;
  ledger.trade(slot, legOffset, -taken, rOf(c, i, price));
  ledger.trade(vault, prepared.roles.legOffset[i], taken * members, rOf(c, i, price));
  countForced(c, slot, i, -taken * members, price, VAULT);
  const fund = prepared.roles.fundOf[i];
  const fee = fund < 0 ? 0 : feeRate * Math.abs(taken * state.markR[i]) * members;
  if (fee > 0) {
    const to = state.touch(fund);
    const asset = snapshot.instruments.settle[i];
    ledger.pay(slot, ledger.balanceRow(slot, asset), to, ledger.balanceRow(to, asset), fee);
  }
  event(c, EVENT.vault_transfer, slot, i, -taken * members, price, fee * settlePrice(c, i));
  markDirty(c, vaultUnit);
  return Math.abs(taken);
}

function noVault(venue: string): InputError {
  return new InputError(`the rules of venue ${venue} hand units to a backstop vault, and the market has none`, {
    code: 'roles',
    hint: 'Add an account of kind vault with its balance to the venue.',
  });
}

/**
 * The fund takes a leg at the bankruptcy price as far as its rule accepts; returns the contract units per member that
 * are left for auto-deleveraging.
 */
export function takeByFund(c: Context, slot: number, legOffset: number, bankruptcyPrice: number): number {
  const { state, snapshot, ledger, prepared, scenario } = c;
  const unit = state.slotUnit[slot];
  const i = snapshot.legs.instrument[snapshot.units.legStart[unit] + legOffset];
  const held = state.legQty[state.slotLeg[slot] + legOffset];
  const fundUnit = prepared.roles.fundOf[i];
  if (fundUnit < 0) return Math.abs(held);
  const members = state.slotMembers[slot];
  const fund = state.touch(fundUnit);
  const loss = members * held * (rOf(c, i, bankruptcyPrice) - state.markR[i]) * settlePrice(c, i);
  const accepted = scenario.switches.adl ? acceptedShare(c, fund, i, held * members, loss) : 1;
  if (accepted <= 0) return Math.abs(held);
  const taken = accepted >= 1 ? held : held * accepted;
  ledger.trade(slot, legOffset, -taken, rOf(c, i, bankruptcyPrice));
  ledger.trade(fund, prepared.roles.legOffset[i], taken * members, rOf(c, i, bankruptcyPrice));
  countForced(c, slot, i, -taken * members, bankruptcyPrice, FUND);
  event(c, EVENT.fund_takeover, slot, i, -taken * members, bankruptcyPrice, Math.max(0, loss) * Math.min(1, accepted));
  return Math.abs(held) - Math.abs(taken);
}

function acceptedShare(c: Context, fund: number, instrument: number, qty: number, lossUsd: number): number {
  const unit = c.state.slotUnit[fund];
  holderEquityUsd(c, unit, pair);
  const peak = Math.max(c.fundPeakUsd.get(unit) ?? pair[0], pair[0]);
  c.fundPeakUsd.set(unit, peak);
  const venue = c.snapshot.instruments.venue[instrument];
  const accepted = c.rules[venue].fundAccepts({
    instrument,
    notionalUsd: notionalUsd(c, instrument, qty, c.state.mark[instrument]),
    lossUsd: Math.max(0, lossUsd),
    equityUsd: pair[0],
    peakUsd: peak,
    inventoryUsd: inventoryUsd(c, fund),
  });
  return clamp(accepted, 0, 1);
}
