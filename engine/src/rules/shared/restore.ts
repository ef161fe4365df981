/**
 * How much of a unit has to be closed for it to have its maintenance again: what venues that liquidate in parts aim
 * at.
 */
import type { View } from '../types.ts';
import type { MarginTables } from './margin.ts';
import { type RowCursor, unitPrice } from './row.ts';

/**
 * Share of all legs that has to be closed at the mark for the unit to be back at its maintenance: closing a share f
 * frees f·M and costs the liquidation fee f·F, so f = (M − E) / (M − F); the whole where the fee is not below the
 * maintenance that it frees.
 */
export function restoringShare(equity: number, need: number, feeOfAll: number): number {
  return need > feeOfAll ? Math.min(1, (need - equity) / (need - feeOfAll)) : 1;
}

/** Liquidation fee of closing all legs of the row that the cursor stands on at the mark, in the unit's value. */
export function liquidationFees(c: RowCursor, t: MarginTables, view: View): number {
  const { legs, instruments } = t.snapshot;
  let fees = 0;
  for (let k = 0; k < c.nLegs; k++) {
    const i = legs.instrument[c.legFrom + k];
    const notional = Math.abs(c.qty[c.base + k] * view.markR[i]);
    fees += notional * instruments.liquidationFee[i] * unitPrice(c, t, view, i);
  }
  return fees;
}
