/**
 * Margin of an account that trades coins with borrowed tokens (collateral mode `loan`): its margin level is what it has
 * over what it owes, both at the venue's prices and without haircuts; it holds no contract. Source: Binance, Margin
 * Level and Margin Call (FAQ 360030493931, read 2026-11).
 */
import { LOAN } from '../../market/kinds.ts';
import type { Snapshot } from '../../market/snapshot.ts';
import type { View } from '../types.ts';
import type { MarginTables } from './marginTables.ts';
import { FRACTION, parameter, type ParameterRange } from './parameters.ts';

/** Key of the margin level at which an account is liquidated, assets over debts. */
export const LIQUIDATION_LEVEL = 'loanLiquidationLevel';

/** Key of the clearance fee of a liquidation, a share of the assets that the account had when it began. */
export const LIQUIDATION_FEE = 'loanLiquidationFee';

/** How a venue margins accounts of collateral mode `loan`. */
export interface LoanRule {
  readonly liquidationLevel: number;
  readonly liquidationFee: number;
}

const AT_LEAST_ONE: ParameterRange = { min: 1, max: Infinity };

/**
 * The rule of each venue that has such accounts, else null. Throws RuleInputError where a parameter is missing or out
 * of range.
 */
export function loanRules(snapshot: Snapshot): (LoanRule | null)[] {
  const { accounts, venues } = snapshot;
  const rules = new Array<LoanRule | null>(venues.n).fill(null);
  for (let a = 0; a < accounts.n; a++) {
    const venue = accounts.venue[a];
    if (accounts.multi[a] !== LOAN || rules[venue] !== null) continue;
    rules[venue] = {
      liquidationLevel: parameter(snapshot, venue, LIQUIDATION_LEVEL, AT_LEAST_ONE),
      liquidationFee: parameter(snapshot, venue, LIQUIDATION_FEE, FRACTION),
    };
  }
  return rules;
}

/**
 * What a member has and what it owes, both in USD at the venue's prices and without haircuts, written to out[at] and
 * out[at + 1].
 */
export function loanWorth(t: MarginTables, view: View, row: number, unit: number, out: Float64Array, at: number): void {
  const { units, balances, accounts } = t.snapshot;
  const venue = accounts.venue[units.account[unit]];
  const slot = ~row;
  const from = units.balanceStart[unit];
  const amounts = slot < 0 ? balances.amount : view.balance;
  const base = slot < 0 ? from : view.slotBalance[slot];
  out[at] = 0;
  out[at + 1] = 0;
  for (let k = 0; k < units.balanceStart[unit + 1] - from; k++) {
    const amount = amounts[base + k];
    if (amount === 0) continue;
    const usd = amount * view.pairPrice[t.pairOf[venue * t.assets + balances.asset[from + k]]];
    if (usd > 0) out[at] += usd;
    else out[at + 1] -= usd;
  }
}

/**
 * Equity, and what it must be, both in USD, written to out[at] and out[at + 1]: assets − debts, and (liquidation level
 * − 1) · debts, so that one is above the other where assets over debts are above the level.
 */
export function loanMargin(
  t: MarginTables,
  view: View,
  row: number,
  unit: number,
  out: Float64Array,
  at: number,
): void {
  loanWorth(t, view, row, unit, out, at);
  const { units, accounts } = t.snapshot;
  const { liquidationLevel } = t.loans[accounts.venue[units.account[unit]]]!;
  out[at] -= out[at + 1];
  out[at + 1] *= liquidationLevel - 1;
}
