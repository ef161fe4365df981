/**
 * Binance USDⓈ-M (also Aster Pro): one large order on the book that reduces the position until the account is inside
 * its margin again, then the insurance fund at the bankruptcy price within its net notional cap, then
 * auto-deleveraging at that price. An account under portfolio margin is closed whole below its uniMMR. Pages and
 * dates: README.md.
 */
import type { Snapshot } from '../../market/snapshot.ts';
import { legMargin, measureLeg } from '../shared/adl.ts';
import { notionalCapShare } from '../shared/fund.ts';
import { actByOneOrder, type CloseLegs, oneTier } from '../shared/ladder.ts';
import { marginTables, type MarginTables } from '../shared/margin.ts';
import { driveMarks, markDriver } from '../shared/mark.ts';
import { FRACTION, NOT_NEGATIVE, parameter, POSITIVE } from '../shared/parameters.ts';
import { liquidationFees, restoringShare } from '../shared/restore.ts';
import { rowCursor, type RowCursor } from '../shared/row.ts';
import type { Actions, RuleSet, VenueRules, View } from '../types.ts';
import { adlPnlPercent, marginRatio, markPrice, markPrice1, markPrice2 } from './formulas.ts';

/** The one order of an account under portfolio margin is for everything: the venue takes the account over. */
function closeWhole(c: RowCursor, r: number, out: Actions): void {
  const at = out.legAt[r];
  for (let k = 0; k < c.nLegs; k++) out.closeQty[at + k] = Math.abs(c.qty[c.base + k]);
}

/**
 * Legs in the lowest bracket close whole; above it down to the next lower bracket, or further if the margin asks for
 * it.
 */
function reduceQuantities(
  c: RowCursor,
  t: MarginTables,
  view: View,
  r: number,
  equity: number,
  need: number,
  out: Actions,
): void {
  const { legs } = t.snapshot;
  const at = out.legAt[r];
  const restore = restoringShare(equity, need, liquidationFees(c, t, view));
  for (let k = 0; k < c.nLegs; k++) {
    const q = Math.abs(c.qty[c.base + k]);
    const i = legs.instrument[c.legFrom + k];
    const notional = q * Math.abs(view.markR[i]);
    out.closeQty[at + k] = q === 0 ? 0 : q * Math.max(oneTier(t, i, notional) / notional, restore);
  }
}

function bind(snapshot: Snapshot, venue: number): VenueRules {
  const capRatio = parameter(snapshot, venue, 'fundNetNotionalCapRatio', NOT_NEGATIVE);
  const adlRefreshS = parameter(snapshot, venue, 'adlRankRefreshS', NOT_NEGATIVE);
  const driver = markDriver(snapshot, venue, {
    windowS: parameter(snapshot, venue, 'markWindowS', POSITIVE),
    sampleS: parameter(snapshot, venue, 'markSampleS', POSITIVE),
    deviationMax: parameter(snapshot, venue, 'indexDeviationMax', FRACTION),
    formula: (index, basis, last, rate, timeLeftS, intervalS) =>
      markPrice(markPrice1(index, rate, timeLeftS, intervalS), markPrice2(index, basis), last),
  });
  const noFees = new Float64Array(snapshot.instruments.n);
  const t = marginTables(snapshot, noFees);
  const c = rowCursor();
  const m = legMargin();
  const close: CloseLegs = (cursor, view, row, equity, need, out) => {
    if (cursor.portfolio) closeWhole(cursor, row, out);
    else reduceQuantities(cursor, t, view, row, equity, need, out);
  };
  return {
    id: snapshot.venues.id[venue],
    venue,
    memory: driver,
    roundsPerS: 1,
    drivers: (view) => driveMarks(driver, view),
    act: (view, rows, n, context, out) => actByOneOrder(c, t, view, rows, n, context, out, noFees, close),
    adlScore(view, rows, legOffset, n, out) {
      for (let r = 0; r < n; r++) {
        out[r] = measureLeg(c, t, view, rows[r], legOffset[r], m)
          ? adlPnlPercent(m.wallet, m.pnl) * marginRatio(m.wallet, m.unitPnl, m.need)
          : -Infinity;
      }
    },
    adlRefreshS,
    liquidationFee: (instrument) => snapshot.instruments.liquidationFee[instrument],
    adlPrice: (_view, _instrument, bankruptcyPrice) => bankruptcyPrice,
    fundAccepts: (input) => notionalCapShare(input, capRatio),
    holderInDistress: (equityUsd) => equityUsd <= 0,
  };
}

/** Rule family of Binance USDⓈ-M. */
export const binanceUsdm: RuleSet = { id: 'binance-usdm', bind };
