/**
 * Deribit, standard margin, perpetuals: small orders at the market, so many contracts a second, until the account has
 * its maintenance again, whatever its equity is. A debt is the insurance fund's; what that cannot pay, the winners of
 * the session share. There is no auto-deleveraging. Pages and dates: README.md.
 */
import type { Snapshot } from '../../market/snapshot.ts';
import { nobodyRanked } from '../shared/adl.ts';
import { leaveAlone } from '../shared/bankruptcy.ts';
import { affordableShare } from '../shared/fund.ts';
import { marginTables, type MarginTables } from '../shared/margin.ts';
import { driveMarks, markDriver } from '../shared/mark.ts';
import { FRACTION, parameter, POSITIVE } from '../shared/parameters.ts';
import { liquidationFees, restoringShare } from '../shared/restore.ts';
import { moveTo, rowCursor, type RowCursor } from '../shared/row.ts';
import type { ActContext, Actions, RuleSet, VenueRules, View } from '../types.ts';
import { STAGE } from '../types.ts';
import { bandedIndex, futureMargin, liquidationSpeed } from './formulas.ts';

/** One row of {@link futureTiers}: settlement units and a fraction. */
export interface FutureTier {
  readonly minNotional: number;
  readonly rate: number;
  readonly deduction: number;
}

/**
 * Tiers of the margin of a future, size × (base + slope × size) in coin: chords of that curve between sizes that grow
 * by `growth`, so that a tier table never asks for less than the page and is equal to it at each edge. Above the last
 * edge the last chord goes on, which asks for less; `sizeMax` must be beyond any position. For contracts settled in
 * the coin; the margin of one settled in dollars depends on the price as well. Source: support 25944826427293.
 */
export function futureTiers(
  base: number,
  slopePerCoin: number,
  sizeFirst: number,
  sizeMax: number,
  growth: number,
): FutureTier[] {
  const tiers: FutureTier[] = [];
  let from = 0;
  for (let to = sizeFirst; from < sizeMax; to *= growth) {
    const at = futureMargin(from, base, slopePerCoin);
    const rate = (futureMargin(to, base, slopePerCoin) - at) / (to - from);
    tiers.push({ minNotional: from, rate, deduction: rate * from - at });
    from = to;
  }
  return tiers;
}

/** Orders of one step: as fast as the venue works, and no more than restores the margin at the mark. */
function marketOrders(
  c: RowCursor,
  t: MarginTables,
  view: View,
  r: number,
  equity: number,
  need: number,
  usdPerS: number,
  out: Actions,
): void {
  const { legs } = t.snapshot;
  const at = out.legAt[r];
  let totalUsd = 0;
  for (let k = 0; k < c.nLegs; k++) {
    const i = legs.instrument[c.legFrom + k];
    totalUsd += Math.abs(c.qty[c.base + k] * view.markR[i]) * view.pairPrice[t.settlePair[i]];
  }
  const pace = Math.min(1, (usdPerS * view.stepS) / totalUsd);
  const share = Math.min(pace, restoringShare(equity, need, liquidationFees(c, t, view)));
  out.stage[r] = STAGE.book;
  for (let k = 0; k < c.nLegs; k++) {
    out.closeQty[at + k] = Math.abs(c.qty[c.base + k]) * share;
    out.limitPrice[at + k] = 0;
  }
}

function act(
  c: RowCursor,
  t: MarginTables,
  usdPerS: number,
  view: View,
  rows: Int32Array,
  n: number,
  context: ActContext,
  out: Actions,
): void {
  for (let r = 0; r < n; r++) {
    moveTo(c, t, view, rows[r]);
    out.waitUntilS[r] = -Infinity;
    const need = context.maintenance[r];
    // One round a step: the speed is that of the venue's clock.
    if (context.slack[r] >= 0 || context.round > 0) leaveAlone(c, r, out);
    else marketOrders(c, t, view, r, context.slack[r] + need, need, usdPerS, out);
  }
}

function bind(snapshot: Snapshot, venue: number): VenueRules {
  const positive = (key: string): number => parameter(snapshot, venue, key, POSITIVE);
  const speed = liquidationSpeed(positive('liquidationContracts'), positive('liquidationsPerS'));
  const usdPerS = speed * positive('contractUsd');
  const band = parameter(snapshot, venue, 'indexBand', FRACTION);
  const driver = markDriver(snapshot, venue, {
    windowS: positive('markWindowS'),
    sampleS: positive('markSampleS'),
    deviationMax: Infinity,
    formula: (index, basis) => index + basis,
    index: (prices, weights, n) => bandedIndex(prices, weights, n, band),
  });
  const t = marginTables(snapshot, new Float64Array(snapshot.instruments.n));
  const c = rowCursor();
  return {
    id: snapshot.venues.id[venue],
    venue,
    memory: driver,
    roundsPerS: 1,
    drivers: (view) => driveMarks(driver, view),
    act: (view, rows, n, context, out) => act(c, t, usdPerS, view, rows, n, context, out),
    adlScore: nobodyRanked,
    adlRefreshS: 0,
    liquidationFee: (instrument) => snapshot.instruments.liquidationFee[instrument],
    adlPrice: (_view, _instrument, bankruptcyPrice) => bankruptcyPrice,
    fundAccepts: affordableShare,
    holderInDistress: () => false,
    lossSharing: { over: 'winners' },
  };
}

/** Rule family of Deribit. */
export const deribit: RuleSet = { id: 'deribit', bind };
