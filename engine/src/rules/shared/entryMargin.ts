/**
 * Margin on venues without a book (GMX, Aster Simple): a position is liquidated when its collateral, less loss and
 * closing fee, falls below a minimum that is counted on the notional at entry, or on the collateral itself. So
 * maintenance stands still while prices move. Sources: rules/gmx/README.md and rules/aster-simple/README.md.
 */
import { hasBook, type Snapshot } from '../../market/snapshot.ts';
import type { View } from '../types.ts';

/** Key of the smallest collateral of a position, settlement tokens; 0 where a venue has none. */
export const MIN_COLLATERAL = 'minCollateralUsd';

/** Key of the share of the collateral at whose loss a position is liquidated; 1 where a venue has none. */
export const LOSS_SHARE = 'liquidationLossShare';

/** What {@link entryMargin} reads, per venue. */
export interface EntryTerms {
  readonly snapshot: Snapshot;
  /** 1 for venues without a book. */
  readonly venue: Uint8Array;
  readonly minCollateral: Float64Array;
  readonly lossShare: Float64Array;
  /** 1 where the closing fee comes on top of the rate in `tiers`; where a loss share rules, that rate is the fee. */
  readonly addsFee: Uint8Array;
}

/** Terms of the venues of a market, or null where all have books. */
export function entryTerms(snapshot: Snapshot): EntryTerms | null {
  const { venues, instruments } = snapshot;
  const venue = new Uint8Array(venues.n);
  for (let i = 0; i < instruments.n; i++) if (!hasBook(instruments, i)) venue[instruments.venue[i]] = 1;
  if (!venue.includes(1)) return null;
  const parameters = (key: string, otherwise: number): Float64Array =>
    Float64Array.from(venues.parameters, (values) => values.get(key) ?? otherwise);
  return {
    snapshot,
    venue,
    minCollateral: parameters(MIN_COLLATERAL, 0),
    lossShare: parameters(LOSS_SHARE, 1),
    addsFee: Uint8Array.from(venues.parameters, (values) => Number(!values.has(LOSS_SHARE))),
  };
}

/**
 * Equity and maintenance of one row in settlement tokens, to out[at] and out[at + 1]: equity = collateral + Σ q·(R −
 * R_entry); maintenance = max(smallest collateral, Σ size·rate) + Σ size·taker fee, or with a loss share Σ size·rate +
 * (1 − loss share)·collateral, with size = |q|·R_entry. The fee of the test is the taker fee whichever side is larger.
 */
export function entryMargin(
  terms: EntryTerms,
  view: View,
  row: number,
  unit: number,
  out: Float64Array,
  at: number,
): void {
  const { units, legs, balances, instruments, tiers, accounts } = terms.snapshot;
  const slot = ~row;
  const legFrom = units.legStart[unit];
  const nLegs = units.legStart[unit + 1] - legFrom;
  const qty = slot < 0 ? legs.qty : view.legQty;
  const entry = slot < 0 ? legs.entryR : view.legEntryR;
  const base = slot < 0 ? legFrom : view.slotLeg[slot];
  let profit = 0;
  let share = 0;
  let fee = 0;
  let settle = -1;
  for (let k = 0; k < nLegs; k++) {
    const q = qty[base + k];
    const i = legs.instrument[legFrom + k];
    settle = instruments.settle[i];
    if (q === 0) continue;
    const size = Math.abs(q) * entry[base + k];
    profit += q * (view.pnlR[i] - entry[base + k]);
    share += size * tiers.maintMarginRate[instruments.tierStart[i]];
    fee += size * instruments.takerFee[i];
  }
  const balanceFrom = units.balanceStart[unit];
  const amounts = slot < 0 ? balances.amount : view.balance;
  const amountBase = slot < 0 ? balanceFrom : view.slotBalance[slot];
  let collateral = 0;
  for (let k = 0; k < units.balanceStart[unit + 1] - balanceFrom; k++) {
    if (settle < 0 || balances.asset[balanceFrom + k] === settle) collateral += amounts[amountBase + k];
  }
  const venue = accounts.venue[units.account[unit]];
  const kept = (1 - terms.lossShare[venue]) * Math.max(0, collateral);
  const open = fee + share > 0;
  out[at] = collateral + profit;
  out[at + 1] = open ? Math.max(terms.minCollateral[venue], share) + terms.addsFee[venue] * fee + kept : 0;
}
