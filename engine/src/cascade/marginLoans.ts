/**
 * Accounts that trade coins with borrowed tokens: in every step those whose margin level is at the venue's limit or
 * below are liquidated whole. Coins are sold, and coins that are owed bought back, in the venue's spot books until
 * nothing is owed; then the clearance fee goes to the fund, and what is missing is its to pay. Sources: Binance FAQ
 * 360030493931 (at a level of 1.1 or below all assets are liquidated to pay back interest and loan) and
 * 152489b2032445c4a77a175d65b80533 (fee; the margin insurance fund repays what is left owed), read 2026-11.
 */
import { loanMargin, loanWorth } from '../rules/shared/loanRule.ts';
import { PHASE } from '../rules/types.ts';
import { closeOut, keepMargin } from './closeOut.ts';
import type { Context } from './context.ts';

const pair = new Float64Array(2);

/** Liquidates loans that are not above their venue's level; a venue that does not liquidate or trade waits. */
export function runMarginLoans(c: Context): void {
  const { prepared, state, snapshot } = c;
  const { paths, roles, tables } = prepared;
  for (const unit of roles.loans) {
    const slot = state.slotOf[unit];
    if (slot >= 0 && state.slotPhase[slot] === PHASE.closed) continue;
    loanMargin(tables, state, slot < 0 ? unit : ~slot, unit, pair, 0);
    if (pair[0] > pair[1]) continue;
    const venue = snapshot.accounts.venue[snapshot.units.account[unit]];
    if (paths.liquidationsHalted(state.timeS, venue) || paths.tradingHalted(state.timeS, venue)) continue;
    liquidate(c, venue, unit);
  }
}

function liquidate(c: Context, venue: number, unit: number): void {
  const { state, totals, prepared } = c;
  const { tables } = prepared;
  const slot = state.touch(unit);
  const members = state.slotMembers[slot];
  loanWorth(tables, state, ~slot, unit, pair, 0);
  const [assetsUsd, debtsUsd] = pair;
  const badDebtUsd = totals.badDebtUsd[venue];
  const tradedUsd = tradedInBooks(c, venue);
  closeOut(c, slot);
  state.slotPhase[slot] = PHASE.closed;
  totals.loanAccounts[venue] += members;
  totals.loanRepaidUsd[venue] += debtsUsd * members;
  totals.loanTradedUsd[venue] += tradedInBooks(c, venue) - tradedUsd;
  totals.loanBadDebtUsd[venue] += totals.badDebtUsd[venue] - badDebtUsd;
  if (!(totals.firstLoanS[venue] <= state.timeS)) totals.firstLoanS[venue] = state.timeS;
  loanWorth(tables, state, ~slot, unit, pair, 0);
  const feeUsd = tables.loans[venue]!.liquidationFee * assetsUsd;
  if (pair[0] > 0) totals.loanFeesUsd[venue] += keepMargin(c, slot, Math.min(1, feeUsd / pair[0]));
}

/** What has been sold and bought in the spot books of a venue so far, USD. */
function tradedInBooks({ prepared, totals }: Context, venue: number): number {
  let usd = 0;
  for (const i of prepared.roles.spotBooks[venue]) usd += totals.spotUsd[2 * i] + totals.spotUsd[2 * i + 1];
  return usd;
}
