/**
 * Bankruptcy prices of the legs of a unit. A unit with several legs has one equity; it is allotted to the legs in
 * proportion to their maintenance, so that closing every leg at its price uses up the unit's margin equity. Source of
 * the allotment: dYdX v4, x/clob liquidations (bankruptcy price by maintenance share); the venues here publish the
 * price of a single position only.
 */
import type { Actions, View } from '../types.ts';
import { STAGE } from '../types.ts';
import { maintenanceOf, type MarginTables } from './margin.ts';
import { bankruptcyPrice, bankruptcyPriceInverse } from './price.ts';
import { legsMaintenance, type RowCursor } from './row.ts';

/**
 * Prices that no positive number satisfies are cut to this ratio of the mark: the loss is larger than the whole
 * position.
 */
const PRICE_RATIO_MAX = 1e6;

/**
 * Price in USD at which leg k of the row uses up its share of the unit's equity (value units of the unit), the closing
 * fee `feeRate` included. Multi-collateral units: equity after haircuts, converted at the price of the settlement
 * token.
 */
export function legBankruptcyPrice(
  c: RowCursor,
  t: MarginTables,
  view: View,
  k: number,
  equity: number,
  need: number,
  feeRate: number,
): number {
  const q = c.qty[c.base + k];
  const i = t.snapshot.legs.instrument[c.legFrom + k];
  const inverse = t.snapshot.instruments.inverse[i] !== 0;
  const size = Math.abs(q);
  const side = q > 0 ? 1 : -1;
  const mark = view.mark[i];
  // The leg's share of `need` and the share of equity that it stands for are both in the unit's value: the token price
  // cancels.
  // What portfolio margin asks for beside the legs' maintenance belongs to no leg.
  const whole = c.portfolio ? legsMaintenance(c, t, view) : need;
  const share = whole > 0 ? (equity * maintenanceOf(t, i, size * Math.abs(view.markR[i]))) / whole : 0;
  const price = inverse
    ? bankruptcyPriceInverse(side, size, mark, share, feeRate)
    : bankruptcyPrice(side, size, mark, share, feeRate);
  if (price === 0) return inverse ? mark * PRICE_RATIO_MAX : mark / PRICE_RATIO_MAX;
  return Math.min(Math.max(price, mark / PRICE_RATIO_MAX), mark * PRICE_RATIO_MAX);
}

/** Sets the worst price of every open leg of row r to its bankruptcy price; `fees` per instrument. */
export function limitAtBankruptcy(
  c: RowCursor,
  t: MarginTables,
  view: View,
  r: number,
  equity: number,
  need: number,
  fees: Float64Array,
  out: Actions,
): void {
  const at = out.legAt[r];
  for (let k = 0; k < c.nLegs; k++) {
    const i = t.snapshot.legs.instrument[c.legFrom + k];
    const open = c.qty[c.base + k] !== 0;
    out.limitPrice[at + k] = open ? legBankruptcyPrice(c, t, view, k, equity, need, fees[i]) : 0;
  }
}

/** Asks to close every leg of row r in a stage, without touching prices. */
export function closeAll(c: RowCursor, r: number, stage: number, out: Actions): void {
  const at = out.legAt[r];
  out.stage[r] = stage;
  for (let k = 0; k < c.nLegs; k++) out.closeQty[at + k] = Math.abs(c.qty[c.base + k]);
}

/** Hands all that is left of row r to the fund at the bankruptcy prices. */
export function takeOver(
  c: RowCursor,
  t: MarginTables,
  view: View,
  r: number,
  equity: number,
  need: number,
  fees: Float64Array,
  out: Actions,
): void {
  closeAll(c, r, STAGE.fund, out);
  limitAtBankruptcy(c, t, view, r, equity, need, fees, out);
}

/** Leaves row r alone: nothing to close, no prices. */
export function leaveAlone(c: RowCursor, r: number, out: Actions): void {
  const at = out.legAt[r];
  out.stage[r] = STAGE.wait;
  for (let k = 0; k < c.nLegs; k++) {
    out.closeQty[at + k] = 0;
    out.limitPrice[at + k] = 0;
  }
}
