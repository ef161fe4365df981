/**
 * The end of a unit that has no positions left: debts are covered by the unit's own collateral, then by the fund, the
 * vault and in the end by nobody, under the name of the venue's deficit account. What had to be covered is the bad
 * debt.
 */
import { EVENT } from '../result/types.ts';
import { PORTFOLIO } from '../market/kinds.ts';
import { balanceValue } from '../rules/shared/margin.ts';
import { portfolioValue } from '../rules/shared/portfolio.ts';
import { PHASE } from '../rules/types.ts';
import { coverByMembers } from './clearing/losses.ts';
import { declareDefault } from './clearing/default.ts';
import { type Context, event, isFlat, markDirty } from './context.ts';
import { bearDebt } from './lpPools.ts';
import { sellCollateral } from './spotSales.ts';
import { holderEquityUsd } from './takeover.ts';

/** Below this a negative balance is rounding, not debt (tokens per member). */
const DUST = 1e-9;

const pair = new Float64Array(2);

/**
 * Settles a flat unit: collateral converted against debts, bad debt to its payers, an isolated rest back to the
 * account, or with `keepRest` whatever is left to the venue's fund.
 */
export function closeOut(c: Context, slot: number, keepRest = false): void {
  const { state, snapshot } = c;
  const { units, balances, accounts } = snapshot;
  const unit = state.slotUnit[slot];
  const account = units.account[unit];
  const from = units.balanceStart[unit];
  const n = units.balanceStart[unit + 1] - from;
  for (let k = 0; k < n; k++) {
    if (state.balance[state.slotBalance[slot] + k] >= -DUST) continue;
    if (accounts.multi[account] !== 0) {
      sellCollateral(c, slot, k);
      convertCollateral(c, slot, k);
    }
    coverDebt(c, slot, k, balances.asset[from + k]);
  }
  if (keepRest) keepMargin(c, slot);
  if (units.isolated[unit] !== 0) returnMargin(c, slot, account);
}

/**
 * Pays a share of what a unit that was liquidated whole has left to the venue's first fund; it stays where there is
 * none. Returns USD over all members, at external prices.
 */
export function keepMargin(c: Context, slot: number, share = 1): number {
  const { state, snapshot, prepared, ledger } = c;
  const { units, balances, accounts } = snapshot;
  const unit = state.slotUnit[slot];
  const fundUnit = prepared.roles.funds[accounts.venue[units.account[unit]]][0] ?? -1;
  if (fundUnit < 0) return 0;
  const fund = state.touch(fundUnit);
  const from = units.balanceStart[unit];
  let keptUsd = 0;
  for (let k = 0; k < units.balanceStart[unit + 1] - from; k++) {
    const amount = share * state.balance[state.slotBalance[slot] + k];
    const row = ledger.balanceRow(fund, balances.asset[from + k]);
    if (!(amount > DUST) || row < 0) continue;
    ledger.pay(slot, k, fund, row, amount * state.slotMembers[slot]);
    keptUsd += amount * state.slotMembers[slot] * state.externalPrice[balances.asset[from + k]];
  }
  if (keptUsd > 0) event(c, EVENT.margin_kept, slot, -1, 0, 0, keptUsd);
  return keptUsd;
}

/**
 * Closes out a slot that stops, ADL or a reaction left without positions: a loss beyond its equity is a debt like any
 * other. Accounts that go on receiving positions and those in liquidation are left to their own course.
 */
export function closeIfFlat(c: Context, slot: number): void {
  const { state, prepared } = c;
  const unit = state.slotUnit[slot];
  const { everyStepSet, exempt } = prepared.roles;
  if (everyStepSet[unit] !== 0 || exempt[unit] !== 0 || state.slotPhase[slot] >= PHASE.liquidating || !isFlat(c, slot))
    return;
  closeOut(c, slot);
  state.slotPhase[slot] = PHASE.closed;
}

/**
 * Sells the unit's other tokens to the venue's fund at the venue's own price after haircut until the debt in row k is
 * covered: the conversion that venues run when a balance is negative (Binance FAQ 29b45c485d664028b9ca1cdf90b24f6f,
 * auto-exchange), here at the end of a liquidation and with the fund as buyer of what no spot book has taken.
 */
function convertCollateral(c: Context, slot: number, k: number): void {
  const { state, snapshot, prepared, ledger } = c;
  const { units, balances, accounts } = snapshot;
  const unit = state.slotUnit[slot];
  const venue = accounts.venue[units.account[unit]];
  const buyerUnit = prepared.roles.funds[venue][0] ?? prepared.roles.vault[venue];
  if (buyerUnit < 0) return;
  const buyer = state.touch(buyerUnit);
  const from = units.balanceStart[unit];
  const base = state.slotBalance[slot];
  const pairOf = (row: number): number =>
    prepared.tables.pairOf[venue * prepared.tables.assets + balances.asset[from + row]];
  const debtPrice = state.pairPrice[pairOf(k)];
  const debtRow = ledger.balanceRow(buyer, balances.asset[from + k]);
  for (let j = 0; j < units.balanceStart[unit + 1] - from && state.balance[base + k] < -DUST; j++) {
    const held = state.balance[base + j];
    const coinRow = ledger.balanceRow(buyer, balances.asset[from + j]);
    if (j === k || !(held > 0) || coinRow < 0 || debtRow < 0) continue;
    const value = accounts.multi[units.account[unit]] === PORTFOLIO ? portfolioValue : balanceValue;
    const worth = value(prepared.tables, state, pairOf(j), held) / debtPrice;
    if (!(worth > 0)) continue;
    const share = Math.min(1, -state.balance[base + k] / worth);
    ledger.pay(slot, j, buyer, coinRow, share * held * state.slotMembers[slot]);
    ledger.pay(buyer, debtRow, slot, k, share * worth * state.slotMembers[slot]);
  }
}

/** Moves a negative balance to its payers: fund, vault, then the venue's deficit account. */
function coverDebt(c: Context, slot: number, k: number, asset: number): void {
  const { state, snapshot, prepared, totals } = c;
  const unit = state.slotUnit[slot];
  const venue = snapshot.accounts.venue[snapshot.units.account[unit]];
  let debt = -state.balance[state.slotBalance[slot] + k] * state.slotMembers[slot];
  if (debt <= DUST) return;
  const price = state.externalPrice[asset];
  totals.badDebtUsd[venue] += debt * price;
  const leg = snapshot.units.legStart[unit];
  if (leg < snapshot.units.legStart[unit + 1]) {
    totals.assetBadDebtUsd[snapshot.instruments.asset[snapshot.legs.instrument[leg]]] += debt * price;
  }
  event(c, EVENT.bad_debt, slot, -1, 0, 0, debt * price);
  const house = c.clearing.find((one) => one.venue === venue && one.asset === asset);
  if (house === undefined) debt = coverByFunds(c, slot, k, asset, debt - bearDebt(c, venue, slot, k, asset, debt));
  else {
    const { left, failed, short } = coverByMembers(c, house, slot, k, debt);
    if (failed >= 0) declareDefault(c, house, failed, short);
    debt = left;
  }
  if (debt <= 0) return;
  const last = state.touch(prepared.roles.deficit[venue]);
  const row = c.ledger.balanceRow(last, asset);
  c.ledger.pay(last, row, slot, k, debt);
  totals.unpaidUsd[venue] += debt * price;
  if (c.rules[venue].lossSharing !== undefined && leg < snapshot.units.legStart[unit + 1]) {
    c.unshared.push({ venue, instrument: snapshot.legs.instrument[leg], asset, tokens: debt });
  }
}

/** Lets the venue's funds, then its vault, pay a debt; returns what is left of it. */
function coverByFunds(c: Context, slot: number, k: number, asset: number, owed: number): number {
  const { state, snapshot, prepared, totals } = c;
  const venue = snapshot.accounts.venue[snapshot.units.account[state.slotUnit[slot]]];
  const price = state.externalPrice[asset];
  let debt = owed;
  for (const fund of prepared.roles.funds[venue]) {
    const paid = payFrom(c, fund, slot, k, asset, debt);
    totals.fundPaidUsd[venue] += paid * price;
    debt -= paid;
  }
  const vault = prepared.roles.vault[venue];
  if (vault >= 0 && debt > 0 && c.rules[venue].vaultIsKeeper !== true) {
    const paid = payFrom(c, vault, slot, k, asset, debt);
    totals.vaultPaidUsd[venue] += paid * price;
    debt -= paid;
  }
  return debt;
}

/** Lets a fund or vault pay as far as it has both equity and the token; returns tokens paid. */
export function payFrom(c: Context, unit: number, slot: number, k: number, asset: number, debt: number): number {
  const { state, ledger } = c;
  const payer = state.touch(unit);
  const row = ledger.balanceRow(payer, asset);
  if (row < 0) return 0;
  holderEquityUsd(c, unit, pair);
  const means = Math.min(state.balance[state.slotBalance[payer] + row], pair[0] / state.externalPrice[asset]);
  const paid = Math.min(debt, Math.max(0, means));
  if (paid <= 0) return 0;
  ledger.pay(payer, row, slot, k, paid);
  event(c, EVENT.fund_draw, payer, -1, 0, 0, paid * state.externalPrice[asset]);
  return paid;
}

/** What is left of an isolated margin goes back to the account's cross balance. */
function returnMargin(c: Context, slot: number, account: number): void {
  const { state, snapshot, ledger } = c;
  const { units, balances, accounts } = snapshot;
  const unit = state.slotUnit[slot];
  const cross = accounts.unitStart[account];
  if (cross === unit || state.slotMembers[slot] !== accounts.count[account]) return;
  for (let j = units.balanceStart[unit], k = 0; j < units.balanceStart[unit + 1]; j++, k++) {
    const rest = state.balance[state.slotBalance[slot] + k];
    if (!(rest > 0)) continue;
    const to = state.touch(cross);
    const row = ledger.balanceRow(to, balances.asset[j]);
    if (row < 0 || state.slotNext[to] >= 0) continue;
    ledger.pay(slot, k, to, row, rest * state.slotMembers[slot]);
    markDirty(c, cross);
  }
}
