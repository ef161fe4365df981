/**
 * Orders on the book with what they leave taken over: by one order, or by a ladder, where a position above the lower
 * tiers is reduced tier by tier and only what is left in the lower tiers is closed whole. Families say how much of a
 * leg one step closes.
 */
import type { ActContext, Actions, View } from '../types.ts';
import { STAGE } from '../types.ts';
import { leaveAlone, limitAtBankruptcy, takeOver } from './bankruptcy.ts';
import type { MarginTables } from './margin.ts';
import { moveTo, type RowCursor } from './row.ts';
import { tierAt } from './tiers.ts';

/**
 * Notional that has to be closed for a position to fall to the cap of the next lower tier; the whole of it in the
 * lowest tier. Same unit as the notional. Source: Binance FAQ 360033525271 and Bybit help centre (reduction by risk
 * tier), read 2026-09.
 */
export function closeToLowerTier(floors: Float64Array, start: number, end: number, notional: number): number {
  const tier = tierAt(floors, start, end, notional);
  return tier === start ? notional : notional - floors[tier];
}

/** Notional (settlement units) that one step of the ladder closes of a position of an instrument. */
export type LadderStep = (t: MarginTables, instrument: number, notional: number) => number;

/** One tier at a time, by {@link closeToLowerTier}. */
export const oneTier: LadderStep = (t, instrument, notional) => {
  const { tierStart } = t.snapshot.instruments;
  const { minNotional } = t.snapshot.tiers;
  return closeToLowerTier(minNotional, tierStart[instrument], tierStart[instrument + 1], notional);
};

/** Writes the quantities of one ladder step: legs above the lower tiers first; once there are none, everything. */
function stepQuantities(c: RowCursor, t: MarginTables, view: View, at: number, step: LadderStep, out: Actions): void {
  let reducing = false;
  for (let k = 0; k < c.nLegs; k++) {
    const q = Math.abs(c.qty[c.base + k]);
    const i = t.snapshot.legs.instrument[c.legFrom + k];
    const notional = q * Math.abs(view.markR[i]);
    const close = q === 0 ? 0 : step(t, i, notional);
    if (close < notional) reducing = true;
    out.closeQty[at + k] = close < notional ? (q * close) / notional : q;
  }
  if (!reducing) return;
  for (let k = 0; k < c.nLegs; k++) if (out.closeQty[at + k] === Math.abs(c.qty[c.base + k])) out.closeQty[at + k] = 0;
}

/**
 * Decisions of a venue that reduces by tiers with orders limited at the bankruptcy price and takes over whatever the
 * book of this step did not give, or at once where no equity is left.
 */
export function actByLadder(
  c: RowCursor,
  t: MarginTables,
  view: View,
  rows: Int32Array,
  n: number,
  context: ActContext,
  out: Actions,
  fees: Float64Array,
  step: LadderStep,
): void {
  for (let r = 0; r < n; r++) {
    moveTo(c, t, view, rows[r]);
    out.waitUntilS[r] = -Infinity;
    const need = context.maintenance[r];
    const equity = context.slack[r] + need;
    if (context.slack[r] >= 0) leaveAlone(c, r, out);
    else if (equity <= 0 || context.unfilled[r] !== 0) takeOver(c, t, view, r, equity, need, fees, out);
    else {
      out.stage[r] = STAGE.book;
      stepQuantities(c, t, view, out.legAt[r], step, out);
      limitAtBankruptcy(c, t, view, r, equity, need, fees, out);
    }
  }
}

/** Writes how much of each leg of the row that the cursor stands on one order closes. */
export type CloseLegs = (c: RowCursor, view: View, row: number, equity: number, need: number, out: Actions) => void;

/**
 * Decisions of a venue that sends one order limited at the bankruptcy price and takes over the rest in the next round
 * of the step, or all at once where no equity is left.
 */
export function actByOneOrder(
  c: RowCursor,
  t: MarginTables,
  view: View,
  rows: Int32Array,
  n: number,
  context: ActContext,
  out: Actions,
  fees: Float64Array,
  close: CloseLegs,
): void {
  for (let r = 0; r < n; r++) {
    moveTo(c, t, view, rows[r]);
    out.waitUntilS[r] = -Infinity;
    const need = context.maintenance[r];
    const equity = context.slack[r] + need;
    if (context.slack[r] >= 0) leaveAlone(c, r, out);
    else if (equity <= 0 || context.round > 0) takeOver(c, t, view, r, equity, need, fees, out);
    else {
      out.stage[r] = STAGE.book;
      close(c, view, r, equity, need, out);
      limitAtBankruptcy(c, t, view, r, equity, need, fees, out);
    }
  }
}
