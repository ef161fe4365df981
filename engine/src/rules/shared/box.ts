/**
 * How far the drivers of a margin unit may move: the size of the box behind its tripwires. The derivation is at the
 * head of wires.ts; this file holds the sums over legs and tiers.
 */
import type { View } from '../types.ts';
import { edgeLoss, growsWhenLosing } from './edges.ts';
import { haircutAmount } from './haircut.ts';
import { maintenanceOf, type MarginTables } from './margin.ts';
import { tierAt } from './tiers.ts';

/** Boxes wider than this share of a price are cut: the bound's (1 + x) terms stay meaningful. */
const BOX_MAX = 0.9;

/**
 * Margin (as marginRows gives it) and box (as {@link boxOf} gives it, 0 where there is nothing to spare) of each
 * plain unit that stands as in the snapshot, in one pass over its legs. Leaves the other rows alone.
 */
export function boxPlainRows(
  t: MarginTables,
  view: View,
  rows: Int32Array,
  n: number,
  slack: Float64Array,
  need: Float64Array,
  box: Float64Array,
): void {
  const { plain, near, feeInMaintenance } = t;
  const { legStart } = t.snapshot.units;
  const { instrument, qty } = t.snapshot.legs;
  const { tierStart, inverse } = t.snapshot.instruments;
  const { minNotional, maintMarginRate, deduction } = t.snapshot.tiers;
  const { markR, pnlR, callRatio } = view;
  for (let k = 0; k < n; k++) {
    const unit = rows[k];
    if (unit < 0 || plain[unit] === 0) continue;
    const first = legStart[unit];
    const end = legStart[unit + 1];
    const from = unit + 2 * first;
    let equity = 0;
    let maintenance = 0;
    let loss = 0;
    let edges = 0;
    let room = BOX_MAX;
    for (let j = first, at = from + 1; j < end; j++, at += 2) {
      const q = near[at];
      if (q === 0) continue;
      const i = instrument[j];
      const notional = Math.abs(q * markR[i]);
      const last = tierStart[i + 1] - 1;
      let tier = tierStart[i];
      while (tier < last && minNotional[tier + 1] < notional) tier++;
      const change = notional * (maintMarginRate[tier] + feeInMaintenance[i]);
      equity += q * (pnlR[i] - near[at + 1]);
      maintenance += notional * maintMarginRate[tier] - deduction[tier] + notional * feeInMaintenance[i];
      if (q > 0 === (inverse[i] !== 0)) {
        loss += notional + callRatio * change;
        if (minNotional[tier + 1] < (1 + room) * notional && tier < last) room = minNotional[tier + 1] / notional - 1;
      } else {
        loss += notional - callRatio * change;
        if (minNotional[tier] > (1 - room) * notional && tier > tierStart[i]) room = 1 - minNotional[tier] / notional;
        if (deduction[last] === 0 && tier < last) edges += edgeLoss(t, i, q > 0, notional, callRatio);
      }
    }
    equity += near[from];
    slack[k] = equity - maintenance;
    need[k] = maintenance;
    const spare = equity - callRatio * maintenance - edges;
    const x = spare > 0 ? spare / loss : 0;
    const wide = Math.min(x, BOX_MAX);
    box[k] = x <= room ? x : narrowed(t, view, qty, first, first, end - first, callRatio, false, spare, 0, wide, room);
  }
}

/**
 * The relative adverse move (a fraction) that every driver of a unit with slack above zero may make. `edges` is what
 * its favourable moves can cost and is off the slack already.
 */
export function boxOf(
  t: MarginTables,
  view: View,
  row: number,
  unit: number,
  qty: Float64Array,
  base: number,
  ratio: number,
  slack: number,
  edges: number,
  multi: boolean,
): number {
  const legFrom = t.snapshot.units.legStart[unit];
  const nLegs = t.snapshot.units.legStart[unit + 1] - legFrom;
  const ofTokens = multi ? tokenLoad(t, view, row, unit, ratio) + edges : 0;
  presentLoad(t, view, qty, base, legFrom, nLegs, ratio, multi);
  const x = boxFrom(slack, load.rate, ofTokens);
  if (x <= load.room) return x;
  return narrowed(t, view, qty, base, legFrom, nLegs, ratio, multi, slack, ofTokens, x, load.room);
}

/**
 * The box of a unit of which a leg leaves its tier after a move of `room`, within the box of size `wide` that its
 * present rates would give.
 */
function narrowed(
  t: MarginTables,
  view: View,
  qty: Float64Array,
  base: number,
  legFrom: number,
  nLegs: number,
  ratio: number,
  usd: boolean,
  slack: number,
  ofTokens: number,
  wide: number,
  room: number,
): number {
  if (nLegs === 1 && !usd) {
    const i = t.snapshot.legs.instrument[legFrom];
    const q = qty[base];
    return Math.min(walkTiers(t, i, q > 0, Math.abs(q * view.markR[i]), ratio, slack), BOX_MAX);
  }
  worstLoad(t, view, qty, base, legFrom, nLegs, ratio, usd, wide);
  // Jumps that eat all slack: stop at the first edge, where the unit is armed anew.
  if (slack <= load.jump) return Math.min(room, wide);
  // In USD a jump is owed in a token whose price moves too, so it adds to the load of the tokens.
  const tokens = usd ? ofTokens + load.jump : ofTokens;
  return Math.max(Math.min(wide, boxFrom(slack - load.jump, load.rate, tokens)), Math.min(room, wide));
}

/** x with x·((1 + x)·legs + tokens) ≤ slack where there are tokens, x·legs ≤ slack where there are none. */
function boxFrom(slack: number, ofLegs: number, ofTokens: number): number {
  const sum = ofLegs + ofTokens;
  if (!(sum > 0)) return BOX_MAX;
  const wide = Math.min(BOX_MAX, slack / sum);
  return ofTokens > 0 ? Math.min(wide, slack / (ofLegs * (1 + wide) + ofTokens)) : wide;
}

/**
 * Sums over the legs of a unit: loss per unit of move, jumps, and the move after which the first leg leaves its tier.
 */
const load = { rate: 0, jump: 0, room: 0 };

function presentLoad(
  t: MarginTables,
  view: View,
  qty: Float64Array,
  base: number,
  legFrom: number,
  nLegs: number,
  ratio: number,
  usd: boolean,
): void {
  const { legs, instruments, tiers } = t.snapshot;
  let rate = 0;
  let room = Infinity;
  for (let j = 0; j < nLegs; j++) {
    const q = qty[base + j];
    if (q === 0) continue;
    const i = legs.instrument[legFrom + j];
    const notional = Math.abs(q * view.markR[i]);
    const tier = tierAt(tiers.minNotional, instruments.tierStart[i], instruments.tierStart[i + 1], notional);
    const price = usd ? view.pairPrice[t.settlePair[i]] : 1;
    rate += presentLoss(t, i, q > 0, notional, tier, ratio) * price;
    room = Math.min(room, tierRoom(t, i, q > 0, notional, tier));
  }
  load.rate = rate;
  load.room = room;
}

function worstLoad(
  t: MarginTables,
  view: View,
  qty: Float64Array,
  base: number,
  legFrom: number,
  nLegs: number,
  ratio: number,
  usd: boolean,
  x: number,
): void {
  const { legs } = t.snapshot;
  let rate = 0;
  let jump = 0;
  for (let j = 0; j < nLegs; j++) {
    const q = qty[base + j];
    if (q === 0) continue;
    const i = legs.instrument[legFrom + j];
    const price = usd ? view.pairPrice[t.settlePair[i]] : 1;
    worstLoss(t, i, q > 0, Math.abs(q * view.markR[i]), ratio, x);
    rate += worst.rate * price;
    jump += worst.jump * price;
  }
  load.rate = rate;
  load.jump = jump;
}

/**
 * Load of the tokens of a multi-collateral unit: counted balances, and the size of profit less maintenance of each
 * leg.
 */
function tokenLoad(t: MarginTables, view: View, row: number, unit: number, ratio: number): number {
  const { units, legs, balances, accounts, collateral } = t.snapshot;
  const slot = ~row;
  const legFrom = units.legStart[unit];
  const nLegs = units.legStart[unit + 1] - legFrom;
  const qty = slot < 0 ? legs.qty : view.legQty;
  const entry = slot < 0 ? legs.entryR : view.legEntryR;
  const base = slot < 0 ? legFrom : view.slotLeg[slot];
  let ofTokens = 0;
  for (let j = 0; j < nLegs; j++) {
    const q = qty[base + j];
    if (q === 0) continue;
    const i = legs.instrument[legFrom + j];
    const need = ratio * maintenanceOf(t, i, Math.abs(q * view.markR[i]));
    ofTokens += Math.abs(q * (view.pnlR[i] - entry[base + j]) - need) * view.pairPrice[t.settlePair[i]];
  }
  const amounts = slot < 0 ? balances.amount : view.balance;
  const amountBase = slot < 0 ? units.balanceStart[unit] : view.slotBalance[slot];
  const pairRow = accounts.venue[units.account[unit]] * t.assets;
  for (let j = units.balanceStart[unit], k = 0; j < units.balanceStart[unit + 1]; j++, k++) {
    const pair = t.pairOf[pairRow + balances.asset[j]];
    const { tierStart, maxAmount, ratio: ratios } = collateral;
    const counted = haircutAmount(maxAmount, ratios, tierStart[pair], tierStart[pair + 1], amounts[amountBase + k]);
    ofTokens += Math.abs(counted) * view.pairPrice[pair];
  }
  return ofTokens;
}

/** Jump of maintenance at the floor of a tier, per member: 0 up to rounding where deductions follow their recursion. */
function jumpAt(t: MarginTables, tier: number): number {
  const { minNotional, maintMarginRate, deduction } = t.snapshot.tiers;
  const rise = maintMarginRate[tier] - maintMarginRate[tier - 1];
  return minNotional[tier] * rise - (deduction[tier] - deduction[tier - 1]);
}

/** Loss of slack of a leg per unit of relative adverse move while it stays in its tier. */
function presentLoss(t: MarginTables, i: number, long: boolean, notional: number, tier: number, ratio: number): number {
  const change = ratio * (t.snapshot.tiers.maintMarginRate[tier] + t.feeInMaintenance[i]);
  return notional * (growsWhenLosing(t.snapshot.instruments.inverse[i], long) ? 1 + change : 1 - change);
}

/** Relative adverse move after which a leg leaves its tier; Infinity where none follows. */
function tierRoom(t: MarginTables, i: number, long: boolean, notional: number, tier: number): number {
  const { instruments, tiers } = t.snapshot;
  if (growsWhenLosing(instruments.inverse[i], long)) {
    return tier + 1 < instruments.tierStart[i + 1] ? tiers.minNotional[tier + 1] / notional - 1 : Infinity;
  }
  return tier > instruments.tierStart[i] ? 1 - tiers.minNotional[tier] / notional : Infinity;
}

/** What a leg can lose up to a relative adverse move x: `worst.rate` per unit of move, and once `worst.jump`. */
const worst = { rate: 0, jump: 0 };

function worstLoss(t: MarginTables, i: number, long: boolean, notional: number, ratio: number, x: number): void {
  const { instruments, tiers } = t.snapshot;
  const { minNotional, maintMarginRate } = tiers;
  const start = instruments.tierStart[i];
  const end = instruments.tierStart[i + 1];
  let tier = tierAt(minNotional, start, end, notional);
  let rate = maintMarginRate[tier];
  let jump = 0;
  const grows = growsWhenLosing(instruments.inverse[i], long);
  if (grows) {
    const reach = notional * (1 + x);
    while (tier + 1 < end && minNotional[tier + 1] <= reach) {
      tier++;
      rate = Math.max(rate, maintMarginRate[tier]);
      jump += Math.max(0, jumpAt(t, tier));
    }
  } else {
    const reach = notional * (1 - x);
    while (tier > start && minNotional[tier] >= reach) {
      jump += Math.max(0, -jumpAt(t, tier));
      tier--;
      rate = Math.min(rate, maintMarginRate[tier]);
    }
  }
  const change = ratio * (rate + t.feeInMaintenance[i]);
  worst.rate = notional * (grows ? 1 + change : 1 - change);
  worst.jump = ratio * jump;
}

/** Relative adverse move at which a single leg has lost `slack`, tier by tier. */
function walkTiers(t: MarginTables, i: number, long: boolean, notional: number, ratio: number, slack: number): number {
  const { instruments, tiers } = t.snapshot;
  const start = instruments.tierStart[i];
  const end = instruments.tierStart[i + 1];
  const fee = t.feeInMaintenance[i];
  const grows = growsWhenLosing(instruments.inverse[i], long);
  let tier = tierAt(tiers.minNotional, start, end, notional);
  let at = notional;
  let left = slack;
  for (;;) {
    const change = ratio * (tiers.maintMarginRate[tier] + fee);
    const slope = grows ? 1 + change : 1 - change;
    const last = grows ? tier + 1 === end : tier === start;
    const edge = last ? at : tiers.minNotional[grows ? tier + 1 : tier];
    const toEdge = Math.abs(edge - at) * slope;
    if (last || toEdge >= left) return Math.abs(at + (grows ? left : -left) / slope - notional) / notional;
    left -= toEdge + ratio * Math.max(0, grows ? jumpAt(t, tier + 1) : -jumpAt(t, tier));
    at = edge;
    if (left <= 0) return Math.abs(at - notional) / notional;
    tier += grows ? 1 : -1;
  }
}
