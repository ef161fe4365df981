/**
 * Exact margin of a unit: equity and maintenance under tiers, haircuts and contract kinds. The one kernel that triggers,
 * waterfall, reports and conformance share; families differ by their tables (deductions or none, fees inside maintenance).
 */
import type { Snapshot } from '../../market/snapshot.ts';
import type { View } from '../types.ts';
import { haircutAmount } from './haircut.ts';
import { maintenance } from './tiers.ts';

/** Tables that the kernel reads, resolved once per snapshot. */
export interface MarginTables {
  readonly snapshot: Snapshot;
  readonly assets: number;
  /** Collateral pair of venue × nAssets + asset, or −1. */
  readonly pairOf: Int32Array;
  /** Collateral pair of each instrument's settlement token. */
  readonly settlePair: Int32Array;
  /** Fee rate that the venue adds to maintenance, per instrument. */
  readonly feeInMaintenance: Float64Array;
}

/** Resolves the tables of {@link marginRow}. `feeInMaintenance` is 0 where a family has none. */
export function marginTables(snapshot: Snapshot, feeInMaintenance: Float64Array): MarginTables {
  const assets = snapshot.assets.n;
  const pairOf = new Int32Array(snapshot.venues.n * assets).fill(-1);
  const { nPairs, venue, asset } = snapshot.collateral;
  for (let p = 0; p < nPairs; p++) pairOf[venue[p] * assets + asset[p]] = p;
  const { n, venue: venueOf, settle } = snapshot.instruments;
  const settlePair = new Int32Array(n);
  for (let i = 0; i < n; i++) settlePair[i] = pairOf[venueOf[i] * assets + settle[i]];
  return { snapshot, assets, pairOf, settlePair, feeInMaintenance };
}

/** Maintenance of a notional (settlement units) of an instrument: notional × rate − deduction of its tier + fee share. */
export function maintenanceOf(t: MarginTables, instrument: number, notional: number): number {
  const { tiers, instruments } = t.snapshot;
  const start = instruments.tierStart[instrument];
  const end = instruments.tierStart[instrument + 1];
  return (
    maintenance(tiers.minNotional, tiers.maintMarginRate, tiers.deduction, start, end, notional) +
    notional * t.feeInMaintenance[instrument]
  );
}

/** Value of a token balance in USD at the venue's price: positive amounts after haircut tiers, debts in full. */
export function balanceValue(t: MarginTables, view: View, pair: number, amount: number): number {
  if (amount === 0) return 0;
  const { tierStart, maxAmount, ratio } = t.snapshot.collateral;
  const counted = haircutAmount(maxAmount, ratio, tierStart[pair], tierStart[pair + 1], amount);
  return counted * view.pairPrice[pair];
}

/**
 * Equity and maintenance of one row, written to out[at] and out[at + 1]: in settlement tokens for single-currency units, in USD
 * for multi-collateral ones. Equity = balances (after haircut) + Σ q·(R − R_entry); maintenance = Σ over legs by tier.
 * Source: venue pages named in rules/<family>/README.md; tiers and haircuts are tables of the snapshot.
 */
export function marginRow(t: MarginTables, view: View, row: number, out: Float64Array, at: number): void {
  const { units, legs, balances, instruments, accounts } = t.snapshot;
  const slot = row < 0 ? ~row : -1;
  const unit = slot < 0 ? row : view.slotUnit[slot];
  const legFrom = units.legStart[unit];
  const nLegs = units.legStart[unit + 1] - legFrom;
  const qty = slot < 0 ? legs.qty : view.legQty;
  const entry = slot < 0 ? legs.entryR : view.legEntryR;
  const base = slot < 0 ? legFrom : view.slotLeg[slot];
  const account = units.account[unit];
  const multi = accounts.multi[account] !== 0 && units.isolated[unit] === 0;
  let equity = 0;
  let need = 0;
  let settle = -1;
  for (let k = 0; k < nLegs; k++) {
    const q = qty[base + k];
    const i = legs.instrument[legFrom + k];
    settle = instruments.settle[i];
    if (q === 0) continue;
    const notional = Math.abs(q * view.markR[i]);
    const price = multi ? view.pairPrice[t.settlePair[i]] : 1;
    equity += q * (view.pnlR[i] - entry[base + k]) * price;
    need += maintenanceOf(t, i, notional) * price;
  }
  const balanceFrom = units.balanceStart[unit];
  const nBalances = units.balanceStart[unit + 1] - balanceFrom;
  const amounts = slot < 0 ? balances.amount : view.balance;
  const amountBase = slot < 0 ? balanceFrom : view.slotBalance[slot];
  const pairRow = accounts.venue[account] * t.assets;
  for (let k = 0; k < nBalances; k++) {
    const asset = balances.asset[balanceFrom + k];
    const amount = amounts[amountBase + k];
    if (multi) equity += balanceValue(t, view, t.pairOf[pairRow + asset], amount);
    else if (asset === settle || settle < 0) equity += amount;
  }
  out[at] = equity;
  out[at + 1] = need;
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
  for (let k = 0; k < n; k++) {
    marginRow(t, view, rows[k], pairOut, 0);
    slack[k] = pairOut[0] - pairOut[1];
    need[k] = pairOut[1];
  }
}
