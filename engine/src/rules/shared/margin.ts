/**
 * Exact margin of a unit: equity and maintenance under tiers, haircuts and contract kinds. The one kernel that
 * triggers, waterfall, reports and conformance share; families differ by their tables (deductions or none, fees inside
 * maintenance).
 */
import { LOAN, PORTFOLIO } from '../../market/kinds.ts';
import type { View } from '../types.ts';
import { entryMargin } from './entryMargin.ts';
import { balanceValue, maintenanceOf, type MarginTables, SECOND_LEG } from './marginTables.ts';
import { loanMargin } from './loanRule.ts';
import { portfolioMargin } from './portfolio.ts';
import { tierAt } from './tiers.ts';

export { balanceValue, maintenanceOf, marginTables } from './marginTables.ts';
export type { MarginTables } from './marginTables.ts';

/** Batches shorter than this gain nothing from reading ahead. */
const READ_AHEAD_MIN = 4;

/**
 * Equity and maintenance of one row, written to out[at] and out[at + 1]: in settlement tokens for single-currency
 * units, in USD for multi-collateral ones. Equity = balances (after haircut) + Σ q·(R − R_entry); maintenance = Σ over
 * legs by tier.
 * Source: venue pages named in rules/<family>/README.md; tiers and haircuts are tables of the snapshot.
 */
export function marginRow(t: MarginTables, view: View, row: number, out: Float64Array, at: number): void {
  const unit = row < 0 ? view.slotUnit[~row] : row;
  if (t.plain[unit] !== 0) plainMargin(t, view, row, unit, out, at);
  else anyMargin(t, view, row, unit, out, at);
}

/** {@link marginRow} of a plain unit. */
function plainMargin(t: MarginTables, view: View, row: number, unit: number, out: Float64Array, at: number): void {
  const { units, legs, balances, instruments, tiers } = t.snapshot;
  const { minNotional, maintMarginRate, deduction } = tiers;
  const slot = ~row;
  const qty = slot < 0 ? legs.qty : view.legQty;
  const entry = slot < 0 ? legs.entryR : view.legEntryR;
  const legFrom = units.legStart[unit];
  const legEnd = units.legStart[unit + 1];
  const shift = slot < 0 ? 0 : view.slotLeg[slot] - legFrom;
  let equity = 0;
  let need = 0;
  for (let j = legFrom; j < legEnd; j++) {
    const q = qty[j + shift];
    if (q === 0) continue;
    const i = legs.instrument[j];
    const notional = Math.abs(q * view.markR[i]);
    const tier = tierAt(minNotional, instruments.tierStart[i], instruments.tierStart[i + 1], notional);
    equity += q * (view.pnlR[i] - entry[j + shift]);
    need += notional * maintMarginRate[tier] - deduction[tier] + notional * t.feeInMaintenance[i];
  }
  out[at] = equity + (slot < 0 ? balances.amount[units.balanceStart[unit]] : view.balance[view.slotBalance[slot]]);
  out[at + 1] = need;
}

/** {@link marginRow} of any unit. */
function anyMargin(t: MarginTables, view: View, row: number, unit: number, out: Float64Array, at: number): void {
  const { units, accounts } = t.snapshot;
  const mode = units.isolated[unit] === 0 ? accounts.multi[units.account[unit]] : 0;
  const { atEntry } = t;
  if (atEntry !== null && atEntry.venue[accounts.venue[units.account[unit]]] !== 0) {
    entryMargin(atEntry, view, row, unit, out, at);
  } else if (mode === PORTFOLIO) portfolioMargin(t, view, row, unit, out, at);
  else if (mode === LOAN) loanMargin(t, view, row, unit, out, at);
  else if (mode !== 0) multiMargin(t, view, row, unit, out, at);
  else singleMargin(t, view, row, unit, out, at);
}

/** {@link marginRow} of a unit margined in one token, which may hold balances of others and legs that are closed. */
function singleMargin(t: MarginTables, view: View, row: number, unit: number, out: Float64Array, at: number): void {
  const { units, legs, balances, instruments, tiers } = t.snapshot;
  const { minNotional, maintMarginRate, deduction } = tiers;
  const { tierStart } = instruments;
  const { feeInMaintenance } = t;
  const { markR, pnlR } = view;
  const slot = ~row;
  const qty = slot < 0 ? legs.qty : view.legQty;
  const entry = slot < 0 ? legs.entryR : view.legEntryR;
  const legFrom = units.legStart[unit];
  const nLegs = units.legStart[unit + 1] - legFrom;
  const base = slot < 0 ? legFrom : view.slotLeg[slot];
  let equity = 0;
  let need = 0;
  // The token is that of the open legs: accounts that receive positions hold closed legs in every token of the venue.
  let settle = nLegs > 0 ? instruments.settle[legs.instrument[legFrom + nLegs - 1]] : -1;
  for (let k = 0; k < nLegs; k++) {
    const q = qty[base + k];
    if (q === 0) continue;
    const i = legs.instrument[legFrom + k];
    settle = instruments.settle[i];
    const notional = Math.abs(q * markR[i]);
    const last = tierStart[i + 1] - 1;
    let tier = tierStart[i];
    while (tier < last && minNotional[tier + 1] < notional) tier++;
    equity += q * (pnlR[i] - entry[base + k]);
    need += notional * maintMarginRate[tier] - deduction[tier] + notional * feeInMaintenance[i];
  }
  const balanceFrom = units.balanceStart[unit];
  const nBalances = units.balanceStart[unit + 1] - balanceFrom;
  const amounts = slot < 0 ? balances.amount : view.balance;
  const amountBase = slot < 0 ? balanceFrom : view.slotBalance[slot];
  for (let k = 0; k < nBalances; k++) {
    if (settle < 0 || balances.asset[balanceFrom + k] === settle) equity += amounts[amountBase + k];
  }
  out[at] = equity;
  out[at + 1] = need;
}

/** {@link marginRow} of a unit whose collateral counts in USD after haircuts. */
function multiMargin(t: MarginTables, view: View, row: number, unit: number, out: Float64Array, at: number): void {
  const { units, legs, balances, accounts } = t.snapshot;
  const slot = ~row;
  const legFrom = units.legStart[unit];
  const nLegs = units.legStart[unit + 1] - legFrom;
  const qty = slot < 0 ? legs.qty : view.legQty;
  const entry = slot < 0 ? legs.entryR : view.legEntryR;
  const base = slot < 0 ? legFrom : view.slotLeg[slot];
  let equity = 0;
  let need = 0;
  for (let k = 0; k < nLegs; k++) {
    const q = qty[base + k];
    if (q === 0) continue;
    const i = legs.instrument[legFrom + k];
    const price = view.pairPrice[t.settlePair[i]];
    equity += q * (view.pnlR[i] - entry[base + k]) * price;
    need += maintenanceOf(t, i, Math.abs(q * view.markR[i])) * price;
  }
  const balanceFrom = units.balanceStart[unit];
  const nBalances = units.balanceStart[unit + 1] - balanceFrom;
  const amounts = slot < 0 ? balances.amount : view.balance;
  const amountBase = slot < 0 ? balanceFrom : view.slotBalance[slot];
  const pairRow = accounts.venue[units.account[unit]] * t.assets;
  for (let k = 0; k < nBalances; k++) {
    const pair = t.pairOf[pairRow + balances.asset[balanceFrom + k]];
    equity += balanceValue(t, view, pair, amounts[amountBase + k]);
  }
  out[at] = equity;
  out[at + 1] = need;
}

/**
 * Reads what the kernels will need of rows that stand as in the snapshot. Rows lie far apart in memory; in a loop this
 * short the processor waits for many of them at once, in the kernels for one after another. Returns a sum that means
 * nothing, so that no compiler drops the reads.
 */
export function readAhead(t: MarginTables, rows: Int32Array, n: number): number {
  const { near, plain } = t;
  const { legStart } = t.snapshot.units;
  const { instrument } = t.snapshot.legs;
  let sum = 0;
  for (let k = 0; k < n; k++) {
    const unit = rows[k];
    if (unit < 0) continue;
    const leg = legStart[unit];
    const at = unit + 2 * leg;
    sum += plain[unit] + instrument[leg] + near[at] + near[at + SECOND_LEG];
  }
  return sum;
}

const pairOut = new Float64Array(2);

/** Slack (equity − maintenance) and maintenance of rows; below zero is liquidatable. Writes slack[k] and need[k]. */
export function marginRows(
  t: MarginTables,
  view: View,
  rows: Int32Array,
  n: number,
  slack: Float64Array,
  need: Float64Array,
): void {
  if (n >= READ_AHEAD_MIN) slack[0] = readAhead(t, rows, n);
  const { plain } = t;
  for (let k = 0; k < n; k++) {
    const row = rows[k];
    if (row >= 0 && plain[row] !== 0) continue;
    marginRow(t, view, row, pairOut, 0);
    slack[k] = pairOut[0] - pairOut[1];
    need[k] = pairOut[1];
  }
  marginPlainRows(t, view, rows, n, slack, need);
}

/**
 * {@link marginRows} of the plain units among the rows that stand as in the snapshot, with the sums in the order of
 * marginRow.
 */
function marginPlainRows(
  t: MarginTables,
  view: View,
  rows: Int32Array,
  n: number,
  slack: Float64Array,
  need: Float64Array,
): void {
  const { plain, near, feeInMaintenance } = t;
  const { legStart } = t.snapshot.units;
  const { instrument } = t.snapshot.legs;
  const { tierStart } = t.snapshot.instruments;
  const { minNotional, maintMarginRate, deduction } = t.snapshot.tiers;
  const { markR, pnlR } = view;
  for (let k = 0; k < n; k++) {
    const unit = rows[k];
    if (unit < 0 || plain[unit] === 0) continue;
    const first = legStart[unit];
    const end = legStart[unit + 1];
    const from = unit + 2 * first;
    let equity = 0;
    let maintenance = 0;
    for (let j = first, at = from + 1; j < end; j++, at += 2) {
      const q = near[at];
      if (q === 0) continue;
      const i = instrument[j];
      const notional = Math.abs(q * markR[i]);
      const last = tierStart[i + 1] - 1;
      let tier = tierStart[i];
      while (tier < last && minNotional[tier + 1] < notional) tier++;
      equity += q * (pnlR[i] - near[at + 1]);
      maintenance += notional * maintMarginRate[tier] - deduction[tier] + notional * feeInMaintenance[i];
    }
    slack[k] = equity + near[from] - maintenance;
    need[k] = maintenance;
  }
}
