/**
 * Accounts that trade coins with borrowed tokens: in every step those whose margin level is too low are liquidated
 * whole. Coins are sold, and coins that are owed bought back, in the venue's spot books until nothing is owed; then the
 * clearance fee goes to the fund, and what is missing is its to pay. Sources: Binance FAQ 360030493931 (all assets are
 * liquidated to pay back interest and loan) and 152489b2032445c4a77a175d65b80533 (fee; the margin insurance fund
 * repays what is left owed), read 2026-11.
 */
import { EVENT } from '../result/types.ts';
import { marginRow } from '../rules/shared/margin.ts';
import { closeOut } from './closeOut.ts';
import { type Context, event } from './context.ts';

const pair = new Float64Array(2);

/** Liquidates the loans that are below their venue's level; a venue that does not liquidate or trade waits. */
export function runMarginLoans(c: Context): void {
  const { prepared, state, snapshot } = c;
  const { paths, roles, tables } = prepared;
  for (const unit of roles.loans) {
    const venue = snapshot.accounts.venue[snapshot.units.account[unit]];
    const row = state.slotOf[unit] < 0 ? unit : ~state.slotOf[unit];
    marginRow(tables, state, row, pair, 0);
    if (pair[0] >= pair[1]) continue;
    if (paths.liquidationsHalted(state.timeS, venue) || paths.tradingHalted(state.timeS, venue)) continue;
    liquidate(c, venue, state.touch(unit));
  }
}

function liquidate(c: Context, venue: number, slot: number): void {
  const { state, totals, prepared } = c;
  const members = state.slotMembers[slot];
  const before = worth(c, venue, slot);
  const badDebtUsd = totals.badDebtUsd[venue];
  closeOut(c, slot);
  totals.loanAccounts[venue] += members;
  totals.loanRepaidUsd[venue] += before.debtsUsd;
  totals.loanBadDebtUsd[venue] += totals.badDebtUsd[venue] - badDebtUsd;
  if (!(totals.firstLoanS[venue] <= state.timeS)) totals.firstLoanS[venue] = state.timeS;
  const { liquidationFee } = prepared.tables.loans[venue]!;
  totals.loanFeesUsd[venue] += chargeFee(c, venue, slot, liquidationFee * before.assetsUsd);
}

/** What a slot's members have and owe together, USD at the venue's prices. */
function worth(c: Context, venue: number, slot: number): { assetsUsd: number; debtsUsd: number } {
  const { state, snapshot, prepared } = c;
  const { units, balances } = snapshot;
  const unit = state.slotUnit[slot];
  const from = units.balanceStart[unit];
  const { pairOf, assets } = prepared.tables;
  let assetsUsd = 0;
  let debtsUsd = 0;
  for (let k = 0; k < units.balanceStart[unit + 1] - from; k++) {
    const amount = state.balance[state.slotBalance[slot] + k] * state.slotMembers[slot];
    const usd = amount === 0 ? 0 : amount * state.pairPrice[pairOf[venue * assets + balances.asset[from + k]]];
    if (usd > 0) assetsUsd += usd;
    else debtsUsd -= usd;
  }
  return { assetsUsd, debtsUsd };
}

/** Takes the fee from what is left, the same share of each token, to the venue's first fund; returns USD paid. */
function chargeFee(c: Context, venue: number, slot: number, feeUsd: number): number {
  const { state, snapshot, prepared, ledger } = c;
  const fund = prepared.roles.funds[venue][0] ?? -1;
  const { assetsUsd } = worth(c, venue, slot);
  const share = assetsUsd > 0 ? Math.min(1, feeUsd / assetsUsd) : 0;
  if (fund < 0 || !(share > 0)) return 0;
  const to = state.touch(fund);
  const unit = state.slotUnit[slot];
  const { units, balances } = snapshot;
  const from = units.balanceStart[unit];
  for (let k = 0; k < units.balanceStart[unit + 1] - from; k++) {
    const held = state.balance[state.slotBalance[slot] + k];
    const row = ledger.balanceRow(to, balances.asset[from + k]);
    if (held > 0 && row >= 0) ledger.pay(slot, k, to, row, share * held * state.slotMembers[slot]);
  }
  const paid = assetsUsd - worth(c, venue, slot).assetsUsd;
  if (paid > 0) event(c, EVENT.margin_kept, slot, -1, 0, 0, paid);
  return paid;
}
