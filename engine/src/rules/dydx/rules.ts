/**
 * dYdX v4: each block an order at the fillable price within the chain's limits; a fill better than the bankruptcy price
 * pays the insurance fund a fee, a worse one is made good by the fund; an account without equity is deleveraged at
 * once, past the fund, at its bankruptcy price against accounts drawn at random. Pages and dates: README.md.
 */
import { pow } from '../../core/math.ts';
import { uniform } from '../../core/random.ts';
import type { Snapshot } from '../../market/snapshot.ts';
import { closeAll, leaveAlone, limitAtBankruptcy } from '../shared/bankruptcy.ts';
import { maintenanceOf, marginTables, type MarginTables } from '../shared/margin.ts';
import { driveMarks, markDriver, NO_AVERAGE } from '../shared/mark.ts';
import { medianOfPresent } from '../shared/oracle.ts';
import { FRACTION, NOT_NEGATIVE, parameter, POSITIVE, refuseInverse } from '../shared/parameters.ts';
import { restoringShare } from '../shared/restore.ts';
import { moveTo, rowCursor, type RowCursor } from '../shared/row.ts';
import type { ActContext, Actions, RuleSet, VenueRules, View } from '../types.ts';
import { STAGE } from '../types.ts';
import { fillablePrice, type FillableSettings } from './formulas.ts';
import { blockLimits, insuranceDelta } from './quantums.ts';

/** Stream of the draws of counterparties; the entity is the unit, the step the milliseconds of the run. */
const STREAM_COUNTERPARTY = 500;

/** Quote quantums per USDC, and parts per million. */
const QUANTUMS = 1e6;
const MILLION = 1e6;

interface Numbers {
  readonly settings: FillableSettings;
  readonly blockIntervalS: number;
  readonly minPositionUsdc: number;
  readonly portion: number;
  readonly subaccountUsdcPerBlock: number;
  readonly insuranceLossMaxUsdc: number;
  readonly feeRate: number;
}

const quantums = (usdc: number): bigint => BigInt(Math.floor(usdc * QUANTUMS));

/**
 * Notional (USDC) that the blocks of a step may close of a position: the chain's portion block after block, at least
 * its minimum per block; beyond the first block no more than restores the margin, because the chain looks again before
 * each.
 */
function closable(notional: number, restore: number, p: Numbers, blocks: number): number {
  const ofBlocks = (n: number): number => {
    const portion = BigInt(Math.floor(MILLION * (1 - pow(1 - p.portion, n)) + 0.5));
    return Number(blockLimits(quantums(notional), quantums(p.minPositionUsdc * n), portion).max) / QUANTUMS;
  };
  const first = ofBlocks(Math.min(1, blocks));
  return blocks > 1 ? Math.max(first, Math.min(ofBlocks(blocks), restore * notional)) : first;
}

/** Orders of the blocks of a step at their fillable prices. */
function blockOrders(
  c: RowCursor,
  t: MarginTables,
  p: Numbers,
  view: View,
  r: number,
  equity: number,
  need: number,
  out: Actions,
): void {
  const { legs } = t.snapshot;
  const at = out.legAt[r];
  const blocks = view.stepS / p.blockIntervalS;
  const restore = restoringShare(equity, need, 0);
  let total = 0;
  for (let k = 0; k < c.nLegs; k++) {
    const q = Math.abs(c.qty[c.base + k]);
    const notional = q * view.markR[legs.instrument[c.legFrom + k]];
    // A position of less than a quantum is closed whole.
    const close = notional < 1 / QUANTUMS ? notional : Math.min(notional, closable(notional, restore, p, blocks));
    total += close;
    out.closeQty[at + k] = q === 0 ? 0 : (q * close) / notional;
  }
  const scale = Math.min(1, (p.subaccountUsdcPerBlock * blocks) / total);
  out.stage[r] = STAGE.book;
  for (let k = 0; k < c.nLegs; k++) {
    out.closeQty[at + k] *= scale;
    const q = c.qty[c.base + k];
    const i = legs.instrument[c.legFrom + k];
    const notional = q * view.markR[i];
    const own = maintenanceOf(t, i, Math.abs(notional));
    out.limitPrice[at + k] = q === 0 ? 0 : fillablePrice(q, notional, own, equity, need, p.settings);
  }
}

function act(
  c: RowCursor,
  t: MarginTables,
  noFees: Float64Array,
  p: Numbers,
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
    const equity = context.slack[r] + need;
    if (context.slack[r] >= 0) leaveAlone(c, r, out);
    else if (equity < 0) {
      closeAll(c, r, STAGE.adl, out);
      limitAtBankruptcy(c, t, view, r, equity, need, noFees, out);
    } else if (context.round > 0) leaveAlone(c, r, out);
    else blockOrders(c, t, p, view, r, equity, need, out);
  }
}

function bind(snapshot: Snapshot, venue: number): VenueRules {
  refuseInverse(snapshot, venue, 'dYdX v4');
  const positive = (key: string): number => parameter(snapshot, venue, key, POSITIVE);
  const fraction = (key: string): number => parameter(snapshot, venue, key, FRACTION);
  const notNegative = (key: string): number => parameter(snapshot, venue, key, NOT_NEGATIVE);
  const p: Numbers = {
    settings: {
      bankruptcyAdjustment: positive('bankruptcyAdjustment'),
      spreadToMaintenance: notNegative('spreadToMaintenance'),
    },
    blockIntervalS: positive('blockIntervalS'),
    minPositionUsdc: notNegative('blockMinPositionUsdc'),
    portion: fraction('blockPositionPortion'),
    subaccountUsdcPerBlock: positive('blockSubaccountUsdc'),
    insuranceLossMaxUsdc: notNegative('insuranceLossMaxUsdc'),
    feeRate: fraction('liquidationFeeMax'),
  };
  const feePpm = BigInt(Math.floor(p.feeRate * MILLION + 0.5));
  const driver = markDriver(snapshot, venue, {
    // The oracle price is the mark.
    ...NO_AVERAGE,
    formula: (index) => index,
    index: medianOfPresent,
  });
  const noFees = new Float64Array(snapshot.instruments.n);
  const t = marginTables(snapshot, noFees);
  const c = rowCursor();
  return {
    id: snapshot.venues.id[venue],
    venue,
    memory: driver,
    roundsPerS: 1 / p.blockIntervalS,
    drivers: (view) => driveMarks(driver, view),
    act: (view, rows, n, context, out) => act(c, t, noFees, p, view, rows, n, context, out),
    adlScore(view, rows, _legOffset, n, out) {
      const at = Math.floor(view.timeS * 1000);
      for (let r = 0; r < n; r++) {
        const unit = rows[r] < 0 ? view.slotUnit[~rows[r]] : rows[r];
        // Above 0, so that members of one cohort share.
        out[r] = 1 - uniform(view.seed, STREAM_COUNTERPARTY, unit, at);
      }
    },
    // Drawn anew at every deleveraging.
    adlRefreshS: 0,
    liquidationFee: () => p.feeRate,
    adlPrice: (_view, _instrument, bankruptcyPrice) => bankruptcyPrice,
    // The fund takes no positions.
    fundAccepts: () => 0,
    holderInDistress: () => false,
    insuranceDelta(improvement, notional) {
      const fill = quantums(notional);
      const delta = Number(insuranceDelta(fill, fill - quantums(improvement), feePpm)) / QUANTUMS;
      return Math.max(delta, -p.insuranceLossMaxUsdc);
    },
  };
}

/** Rule family of dYdX v4. */
export const dydx: RuleSet = { id: 'dydx', bind };
