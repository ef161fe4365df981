/**
 * Hyperliquid: orders on the book (a fifth first for large positions), then the liquidator vault below two thirds of
 * maintenance, then auto-deleveraging at the previous mark once an account is worth less than nothing. Pages and
 * dates: README.md.
 */
import type { Snapshot } from '../../market/snapshot.ts';
import { legMargin, measureLeg } from '../shared/adl.ts';
import { closeAll, leaveAlone, limitAtBankruptcy } from '../shared/bankruptcy.ts';
import { marginTables, type MarginTables } from '../shared/margin.ts';
import { FRACTION, NOT_NEGATIVE, parameter, POSITIVE } from '../shared/parameters.ts';
import { moveTo, rowCursor, type RowCursor } from '../shared/row.ts';
import type { ActContext, Actions, RuleSet, VenueRules, View } from '../types.ts';
import { STAGE } from '../types.ts';
import { createDriver, drive } from './drivers.ts';
import { adlScoreReconstructed, liquidationOrderNotional, liquidationStage } from './formulas.ts';

interface Numbers {
  readonly thresholdUsd: number;
  readonly fraction: number;
  readonly cooldownS: number;
  readonly backstop: number;
  readonly scoreFloor: number;
}

/** Stages of `liquidationStage`. */
const STAGE_VAULT = 2;
const STAGE_ADL = 3;

function setPrices(c: RowCursor, t: MarginTables, r: number, prices: Float64Array, out: Actions): void {
  const at = out.legAt[r];
  for (let k = 0; k < c.nLegs; k++) {
    out.limitPrice[at + k] = prices[t.snapshot.legs.instrument[c.legFrom + k]];
  }
}

/**
 * Quantities of the orders for every leg: a fraction of a large position unless its window runs. Returns true if one
 * was partial.
 */
function bookOrders(c: RowCursor, t: MarginTables, view: View, r: number, p: Numbers, until: number, out: Actions) {
  const inWindow = view.timeS < until;
  const at = out.legAt[r];
  let partial = false;
  for (let k = 0; k < c.nLegs; k++) {
    const q = Math.abs(c.qty[c.base + k]);
    const i = t.snapshot.legs.instrument[c.legFrom + k];
    const notional = q * Math.abs(view.markR[i]) * view.pairPrice[t.settlePair[i]];
    const order = q === 0 ? 0 : liquidationOrderNotional(notional, p.thresholdUsd, p.fraction, inWindow);
    const whole = order >= notional;
    out.closeQty[at + k] = whole ? q : (q * order) / notional;
    if (!whole) partial = true;
  }
  return partial;
}

function act(
  c: RowCursor,
  t: MarginTables,
  p: Numbers,
  noFees: Float64Array,
  view: View,
  rows: Int32Array,
  n: number,
  context: ActContext,
  out: Actions,
): void {
  for (let r = 0; r < n; r++) {
    moveTo(c, t, view, rows[r]);
    const until = c.slot < 0 ? -Infinity : view.slotUntilS[c.slot];
    out.waitUntilS[r] = until;
    if (context.slack[r] >= 0) {
      leaveAlone(c, r, out);
      continue;
    }
    const need = context.maintenance[r];
    const stage = liquidationStage(context.slack[r] + need, need, p.backstop);
    if (stage === STAGE_ADL) {
      closeAll(c, r, STAGE.adl, out);
      setPrices(c, t, r, view.previousMark, out);
    } else if (stage === STAGE_VAULT && context.round > 0) {
      // The backstop is for what the book did not fill, so the first round always tries the book.
      closeAll(c, r, STAGE.vault, out);
      setPrices(c, t, r, view.mark, out);
    } else {
      out.stage[r] = STAGE.book;
      if (bookOrders(c, t, view, r, p, until, out)) out.waitUntilS[r] = view.timeS + p.cooldownS;
      // No sale at a price that would leave a debt: accounts without positions never pay (docs, auto-deleveraging).
      limitAtBankruptcy(c, t, view, r, context.slack[r] + need, need, noFees, out);
    }
  }
}

function bind(snapshot: Snapshot, venue: number): VenueRules {
  const fraction = (key: string): number => parameter(snapshot, venue, key, FRACTION);
  const positive = (key: string): number => parameter(snapshot, venue, key, POSITIVE);
  const p: Numbers = {
    thresholdUsd: parameter(snapshot, venue, 'partialThresholdUsd', NOT_NEGATIVE),
    fraction: fraction('partialFraction'),
    cooldownS: parameter(snapshot, venue, 'partialCooldownS', NOT_NEGATIVE),
    backstop: fraction('backstopFraction'),
    scoreFloor: positive('adlScoreFloor'),
  };
  const driver = createDriver(snapshot, venue, {
    oracleIntervalS: positive('oracleIntervalS'),
    markEmaS: positive('markEmaS'),
    markFallbackEmaS: positive('markFallbackEmaS'),
  });
  const noFees = new Float64Array(snapshot.instruments.n);
  const t = marginTables(snapshot, noFees);
  const c = rowCursor();
  const m = legMargin();
  return {
    id: snapshot.venues.id[venue],
    venue,
    memory: driver,
    roundsPerS: 1 / positive('blockIntervalS'),
    drivers: (view) => drive(driver, view),
    act: (view, rows, n, context, out) => act(c, t, p, noFees, view, rows, n, context, out),
    adlScore(view, rows, legOffset, n, out) {
      for (let r = 0; r < n; r++) {
        out[r] = measureLeg(c, t, view, rows[r], legOffset[r], m)
          ? adlScoreReconstructed(m.notional, m.equity, m.pnl, m.entryNotional, p.scoreFloor)
          : -Infinity;
      }
    },
    // Ranked anew at every auto-deleveraging: the page names no interval.
    adlRefreshS: 0,
    liquidationFee: (instrument) => snapshot.instruments.liquidationFee[instrument],
    adlPrice: (view, instrument) => view.previousMark[instrument],
    // There is no fund behind the vault.
    fundAccepts: () => 0,
    holderInDistress: (equityUsd) => equityUsd < 0,
  };
}

/** Rule family of Hyperliquid. */
export const hyperliquid: RuleSet = { id: 'hyperliquid', bind };
