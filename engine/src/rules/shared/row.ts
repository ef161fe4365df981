/**
 * Finds the legs and balances of a row handle without making objects: one cursor per bound rule set is moved from row
 * to row.
 */
import { PORTFOLIO } from '../../market/kinds.ts';
import type { View } from '../types.ts';
import { maintenanceOf, type MarginTables } from './marginTables.ts';

/** Where a row's unit, legs and balances stand. */
export interface RowCursor {
  unit: number;
  slot: number;
  /** First leg in the snapshot (for instruments) and number of legs. */
  legFrom: number;
  nLegs: number;
  /** Quantities and entries of the legs are at [base + k]. */
  qty: Float64Array;
  entry: Float64Array;
  base: number;
  /** True where the unit is valued in USD with haircuts. */
  multi: boolean;
  /** True where it is under portfolio margin as well. */
  portfolio: boolean;
}

/** A cursor that points nowhere yet. */
export function rowCursor(): RowCursor {
  const none = new Float64Array(0);
  return { unit: -1, slot: -1, legFrom: 0, nLegs: 0, qty: none, entry: none, base: 0, multi: false, portfolio: false };
}

/** Moves the cursor to a row: a unit of the snapshot, or slot ~row of the run. */
export function moveTo(c: RowCursor, t: MarginTables, view: View, row: number): void {
  const { units, legs, accounts } = t.snapshot;
  c.slot = row < 0 ? ~row : -1;
  c.unit = row < 0 ? view.slotUnit[c.slot] : row;
  c.legFrom = units.legStart[c.unit];
  c.nLegs = units.legStart[c.unit + 1] - c.legFrom;
  c.qty = row < 0 ? view.legQty : legs.qty;
  c.entry = row < 0 ? view.legEntryR : legs.entryR;
  c.base = row < 0 ? view.slotLeg[c.slot] : c.legFrom;
  c.multi = accounts.multi[units.account[c.unit]] !== 0 && units.isolated[c.unit] === 0;
  c.portfolio = accounts.multi[units.account[c.unit]] === PORTFOLIO && units.isolated[c.unit] === 0;
}

/**
 * USD per token in which leg values of the row are counted: the settlement pair's price for multi-collateral units,
 * else 1.
 */
export function unitPrice(c: RowCursor, t: MarginTables, view: View, instrument: number): number {
  return c.multi ? view.pairPrice[t.settlePair[instrument]] : 1;
}

/**
 * Sum of the maintenance of the legs that the cursor stands on, in the row's value: what a leg's share of the unit is
 * measured against where the unit's own requirement has more in it (loans, a liquidation ratio).
 */
export function legsMaintenance(c: RowCursor, t: MarginTables, view: View): number {
  let sum = 0;
  for (let k = 0; k < c.nLegs; k++) {
    const q = c.qty[c.base + k];
    if (q === 0) continue;
    const i = t.snapshot.legs.instrument[c.legFrom + k];
    sum += maintenanceOf(t, i, Math.abs(q * view.markR[i])) * unitPrice(c, t, view, i);
  }
  return sum;
}
