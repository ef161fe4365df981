/**
 * What the rankings of auto-deleveraging are made of: profit, notional and margin of one leg within its unit, all in
 * USD. Families turn them into their score.
 */
import type { VenueRules, View } from '../types.ts';
import { maintenanceOf, marginRow, type MarginTables } from './margin.ts';
import { legsMaintenance, moveTo, type RowCursor } from './row.ts';

/** Margin context of one leg, USD. */
export interface LegMargin {
  /** Signed profit of the leg, its notional at the mark and at entry. */
  pnl: number;
  notional: number;
  entryNotional: number;
  /** Equity, balance without profit, and maintenance of the leg's unit; profit of all legs of the unit. */
  equity: number;
  wallet: number;
  need: number;
  unitPnl: number;
  /** Maintenance of the leg, and the leg's share of its unit's maintenance. */
  legNeed: number;
  share: number;
}

/** A margin context to be filled. */
export function legMargin(): LegMargin {
  return {
    pnl: 0,
    notional: 0,
    entryNotional: 0,
    equity: 0,
    wallet: 0,
    need: 0,
    unitPnl: 0,
    legNeed: 0,
    share: 0,
  };
}

const unitMargin = new Float64Array(2);

/** Fills the context of leg k of a row. Returns false where the leg is closed. */
export function measureLeg(c: RowCursor, t: MarginTables, view: View, row: number, k: number, m: LegMargin): boolean {
  moveTo(c, t, view, row);
  const { legs } = t.snapshot;
  const own = legs.instrument[c.legFrom + k];
  const q = c.qty[c.base + k];
  if (q === 0) return false;
  marginRow(t, view, row, unitMargin, 0);
  // Values of a multi-collateral unit are in USD already; those of a single-currency one are in its settlement token.
  const settlePrice = view.pairPrice[t.settlePair[own]];
  const usd = c.multi ? 1 : settlePrice;
  m.equity = unitMargin[0] * usd;
  m.need = c.portfolio ? legsMaintenance(c, t, view) : unitMargin[1] * usd;
  m.unitPnl = 0;
  for (let j = 0; j < c.nLegs; j++) {
    const held = c.qty[c.base + j];
    if (held === 0) continue;
    const i = legs.instrument[c.legFrom + j];
    m.unitPnl += held * (view.pnlR[i] - c.entry[c.base + j]) * view.pairPrice[t.settlePair[i]];
  }
  m.wallet = m.equity - m.unitPnl;
  m.pnl = q * (view.pnlR[own] - c.entry[c.base + k]) * settlePrice;
  m.notional = Math.abs(q * view.markR[own]) * settlePrice;
  m.entryNotional = Math.abs(q * c.entry[c.base + k]) * settlePrice;
  m.legNeed = maintenanceOf(t, own, Math.abs(q * view.markR[own])) * settlePrice;
  m.share = m.need > 0 ? m.legNeed / m.need : 0;
  return true;
}

/** ADL score of venues where nobody is deleveraged, and so nobody ranked: zeros. */
export const nobodyRanked: VenueRules['adlScore'] = (_view, _rows, _legOffset, n, out) => {
  out.fill(0, 0, n);
};
