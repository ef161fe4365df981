/**
 * Drift, perpetuals in one token: keepers take parts of a position over at the oracle price less a fee that grows with
 * time, a share of the shortage that grows slot by slot. The fund is fed by a fee of its own and pays debts; what it
 * cannot pay is spread over all positions of the contract. There is no auto-deleveraging. The program's own integer
 * functions decide. Pages and dates: README.md.
 */
import type { Snapshot } from '../../market/snapshot.ts';
import { nobodyRanked } from '../shared/adl.ts';
import { leaveAlone } from '../shared/bankruptcy.ts';
import { maintenanceOf, marginTables, type MarginTables } from '../shared/margin.ts';
import { driveMarks, markDriver, NO_AVERAGE } from '../shared/mark.ts';
import { FRACTION, NOT_NEGATIVE, parameter, POSITIVE, refuseInverse } from '../shared/parameters.ts';
import { moveTo, rowCursor, type RowCursor } from '../shared/row.ts';
import type { ActContext, Actions, RuleSet, VenueRules, View } from '../types.ts';
import { STAGE } from '../types.ts';
import {
  baseToCover,
  fundingToSpread,
  liquidatorFee,
  perpFundFee,
  SHARE,
  shareToLiquidate,
  U64_MAX,
} from './formulas.ts';

/** Precisions of the program: quote, prices and fees; base; margin ratios; funding per base over quote. */
const QUOTE = 1e6;
const BASE = 1e9;
const RATIO = 1e4;
const FUNDING = 1e9;
const ONE = 1_000_000n;

interface Numbers {
  readonly slotS: number;
  readonly buffer: number;
  readonly initial: bigint;
  readonly durationSlots: bigint;
  readonly feeBase: bigint;
  readonly feeMax: bigint;
  readonly feePerSlot: bigint;
  readonly graceSlots: bigint;
  readonly fundFeeMax: bigint;
}

/** A number in units of 1/precision, cut off; below zero 0. */
const units = (value: number, precision: number): bigint => BigInt(Math.floor(Math.max(0, value) * precision));

/** A parameter in units of 1/precision, to the nearest. */
const exactly = (value: number, precision: number): bigint => BigInt(Math.floor(value * precision + 0.5));

/** What keepers may take of each leg now, their price and the fund's fee; the shortage is allotted by maintenance. */
function keeperParts(
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
  const started = view.slotUntilS[c.slot];
  const startS = started === -Infinity ? view.timeS : started;
  const slots = BigInt(Math.floor((view.timeS - startS) / p.slotS));
  let notional = 0;
  for (let k = 0; k < c.nLegs; k++) {
    notional += Math.abs(c.qty[c.base + k] * view.markR[legs.instrument[c.legFrom + k]]);
  }
  const shortage = need + p.buffer * notional - equity;
  const freed = c.slot < view.slotNote.length ? view.slotNote[c.slot] : 0;
  const allowed = shareToLiquidate(units(shortage, QUOTE), units(freed, QUOTE), slots, p.initial, p.durationSlots);
  const share = Number(allowed) / Number(SHARE);
  const fee = liquidatorFee(p.feeBase, p.feeMax, slots, p.graceSlots, p.feePerSlot);
  out.stage[r] = STAGE.keeper;
  out.waitUntilS[r] = startS;
  out.note[r] = freed + share * shortage;
  for (let k = 0; k < c.nLegs; k++) {
    const q = c.qty[c.base + k];
    const i = legs.instrument[c.legFrom + k];
    const size = Math.abs(q);
    const own = maintenanceOf(t, i, size * view.markR[i]);
    const part = units((shortage * own) / need, QUOTE);
    const ratio = size === 0 ? 0n : units(own / (size * view.markR[i]), RATIO);
    const price = units(view.mark[i], QUOTE);
    const fundFee = perpFundFee(part, units(size, BASE), ratio, fee, price, ONE, p.fundFeeMax);
    const cover = baseToCover(part, ratio, fee, fundFee, price, ONE);
    out.closeQty[at + k] = cover === U64_MAX ? size : Math.min(size, (Number(cover) / BASE) * share);
    out.limitPrice[at + k] = view.mark[i] * (1 - (q > 0 ? 1 : -1) * (Number(fee) / QUOTE));
    out.feeRate[at + k] = Number(fundFee) / QUOTE;
  }
}

function act(
  c: RowCursor,
  t: MarginTables,
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
    // One round a step: the share is that of the slots that have passed.
    if (context.slack[r] >= 0 || context.round > 0) leaveAlone(c, r, out);
    else keeperParts(c, t, p, view, r, context.slack[r] + need, need, out);
  }
}

function numbersOf(snapshot: Snapshot, venue: number): Numbers {
  const fraction = (key: string): number => parameter(snapshot, venue, key, FRACTION);
  const notNegative = (key: string): number => parameter(snapshot, venue, key, NOT_NEGATIVE);
  return {
    slotS: parameter(snapshot, venue, 'slotS', POSITIVE),
    buffer: fraction('marginBuffer'),
    initial: exactly(fraction('liquidationInitialShare'), Number(SHARE)),
    durationSlots: exactly(notNegative('liquidationDurationSlots'), 1),
    feeBase: exactly(fraction('liquidatorFee'), QUOTE),
    feeMax: exactly(fraction('liquidatorFeeMax'), QUOTE),
    feePerSlot: exactly(fraction('liquidatorFeePerSlot'), QUOTE),
    graceSlots: exactly(notNegative('liquidatorFeeGraceSlots'), 1),
    fundFeeMax: exactly(fraction('fundFeeMax'), QUOTE),
  };
}

function bind(snapshot: Snapshot, venue: number): VenueRules {
  refuseInverse(snapshot, venue, 'Drift');
  const p = numbersOf(snapshot, venue);
  const driver = markDriver(snapshot, venue, {
    // The oracle price is the mark.
    ...NO_AVERAGE,
    formula: (index) => index,
  });
  const t = marginTables(snapshot, new Float64Array(snapshot.instruments.n));
  const c = rowCursor();
  return {
    id: snapshot.venues.id[venue],
    venue,
    memory: driver,
    roundsPerS: 1,
    drivers: (view) => driveMarks(driver, view),
    act: (view, rows, n, context, out) => act(c, t, p, view, rows, n, context, out),
    adlScore: nobodyRanked,
    adlRefreshS: 0,
    // The fees of keepers and fund are part of the takeover.
    liquidationFee: () => 0,
    adlPrice: (_view, _instrument, bankruptcyPrice) => bankruptcyPrice,
    fundAccepts: () => 0,
    holderInDistress: () => false,
    vaultIsKeeper: true,
    lossSharing: {
      over: 'positions',
      perUnit: (loss, long, short) =>
        Number(fundingToSpread(units(loss, QUOTE), units(long, BASE), units(short, BASE))) / FUNDING,
    },
  };
}

/** Rule family of Drift. */
export const drift: RuleSet = { id: 'drift', bind };
