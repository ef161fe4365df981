/**
 * The bound behind the tripwires (MODEL section 5): per driver of a unit a price up to which its slack stays
 * non-negative while every other driver stays within its own. Too early is allowed, too late is not.
 *
 * For a unit with slack S and drivers z_k let L_k be the largest loss of slack per unit of adverse move. While each
 * adverse move is at most x·|z_k|, slack ≥ S − x·ΣL_k·|z_k|, so x = S / ΣL_k·|z_k| is safe. Favourable moves only add
 * slack (the marginal maintenance rate is below one), so a leg is armed on its adverse side only; where maintenance
 * jumps at a tier edge, the most that a favourable move over an edge can cost, net of the profit made on the way, is
 * taken off S first. Maintenance of a linear short and an inverse long grows with |R|, that of the others falls with
 * it. With the rates of the present tiers the bound is the exact loss as long as no leg leaves its tier. Where one
 * does, each leg takes the worst rate between here and the end of that box, and every jump of maintenance on the way
 * that hurts it is taken off S: the box that results is smaller, so the rates hold in it. A unit with one leg walks
 * its tiers and is exact. Multi-collateral units have their haircut amounts and the value of profit in each settlement
 * token as further drivers; with W = profit − maintenance in a token of price p, W ≥ W₀ − xΣL|R| inside the box, so
 * p·W ≥ p₀·(W₀ − x(1 + x)ΣL|R| − x|W₀|).
 */
import type { View, WireOut } from '../types.ts';
import { PHASE } from '../types.ts';
import { haircutAmount } from './haircut.ts';
import { maintenanceOf, marginRow, type MarginTables, readAhead } from './margin.ts';
import { tierAt } from './tiers.ts';

/** A Float32 key is rounded up by more than its rounding error, so that a wire is early and never late. */
const KEY_WIDENING = 1.2e-7;

/** Boxes wider than this share of a price are cut: the bound's (1 + x) terms stay meaningful. */
const BOX_MAX = 0.9;

/** Batches shorter than this gain nothing from reading ahead. */
const READ_AHEAD_MIN = 4;

const margins = new Float64Array(2);

/** Key of a wire that fires when a price falls to `price` (side 0) or rises to it (side 1). */
export function wireKey(price: number, side: number): number {
  const key = side === 0 ? price : -price;
  return Math.fround(key + Math.abs(key) * KEY_WIDENING);
}

/** Whether maintenance of a leg grows with its adverse move. */
function growsWhenLosing(inverse: number, long: boolean): boolean {
  return long === (inverse !== 0);
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

/**
 * The most slack (settlement tokens) that a leg can lose in a favourable move: at each tier edge above, maintenance
 * just past it less the present one and less the profit made on the way there. 0 for tables with deductions, which are
 * continuous.
 */
function edgeLoss(t: MarginTables, i: number, long: boolean, notional: number, ratio: number): number {
  const { tiers, instruments } = t.snapshot;
  const start = instruments.tierStart[i];
  const end = instruments.tierStart[i + 1];
  if (tiers.deduction[end - 1] !== 0 || start + 1 === end) return 0;
  if (growsWhenLosing(instruments.inverse[i], long)) return 0;
  const now = maintenanceOf(t, i, notional);
  let most = 0;
  for (let k = tierAt(tiers.minNotional, start, end, notional) + 1; k < end; k++) {
    const edge = tiers.minNotional[k];
    const past = edge * (tiers.maintMarginRate[k] + t.feeInMaintenance[i]);
    most = Math.max(most, ratio * (past - now) - (edge - notional));
  }
  return most;
}

/** Price at which R has made the relative adverse move x. */
function adversePrice(mark: number, inverse: boolean, long: boolean, x: number): number {
  if (!inverse) return long ? mark * (1 - x) : mark * (1 + x);
  return long ? mark / (1 + x) : mark / (1 - x);
}

/**
 * Arms the wires of rows: one per leg (column 2·instrument + side of the leg's loss), then, for multi-collateral cross
 * units, two per balance (column 2·(instruments + pair) + side). The unit is watched at the margin-call ratio while it
 * is calm and at 1 once it has been called. Rows without legs are left alone.
 */
export function armRows(t: MarginTables, view: View, rows: Int32Array, n: number, out: WireOut): void {
  if (n >= READ_AHEAD_MIN) margins[0] = readAhead(t, rows, n);
  const { plain } = t;
  for (let k = 0; k < n; k++) {
    const row = rows[k];
    if (row < 0 || plain[row] === 0) armRow(t, view, row, out);
    else armPlain(t, view, row, out);
  }
}

/**
 * Wires of a plain unit as it stands in the snapshot; false where a leg leaves its tier within the box, which armRow
 * handles.
 */
function armPlain(t: MarginTables, view: View, unit: number, out: WireOut): boolean {
  const firstWire = out.wireStart[unit];
  if (out.wireStart[unit + 1] === firstWire) return;
  const { snapshot, feeInMaintenance } = t;
  const { instrument, qty, entryR } = snapshot.legs;
  const { tierStart, inverse } = snapshot.instruments;
  const { minNotional, maintMarginRate, deduction } = snapshot.tiers;
  const { mark, markR, pnlR, callRatio } = view;
  const first = snapshot.units.legStart[unit];
  const end = snapshot.units.legStart[unit + 1];
  let equity = 0;
  let need = 0;
  let loss = 0;
  let room = BOX_MAX;
  for (let j = first; j < end; j++) {
    const q = qty[j];
    if (q === 0) continue;
    const i = instrument[j];
    const notional = Math.abs(q * markR[i]);
    const last = tierStart[i + 1] - 1;
    let tier = tierStart[i];
    while (tier < last && minNotional[tier + 1] < notional) tier++;
    const rate = maintMarginRate[tier] + feeInMaintenance[i];
    equity += q * (pnlR[i] - entryR[j]);
    need += notional * rate - deduction[tier];
    if (q > 0 === (inverse[i] !== 0)) {
      loss += notional * (1 + callRatio * rate);
      if (tier < last) room = Math.min(room, minNotional[tier + 1] / notional - 1);
    } else {
      loss += notional * (1 - callRatio * rate);
      if (tier > tierStart[i]) room = Math.min(room, 1 - minNotional[tier] / notional);
    }
  }
  const slack = equity + snapshot.balances.amount[snapshot.units.balanceStart[unit]] - callRatio * need;
  let x = slack > 0 ? slack / loss : 0;
  if (!(x <= room)) {
    const wide = Math.min(BOX_MAX, x);
    x = narrowed(t, view, qty, first, first, end - first, callRatio, false, slack, 0, wide, room);
  }
  for (let j = first; j < end; j++) {
    const q = qty[j];
    if (q === 0) continue;
    const i = instrument[j];
    const long = q > 0;
    const price = inverse[i] === 0 ? mark[i] * (long ? 1 - x : 1 + x) : mark[i] / (long ? 1 + x : 1 - x);
    out.set(firstWire + j - first, wireKey(price, long ? 0 : 1));
  }
}

function armRow(t: MarginTables, view: View, row: number, out: WireOut): void {
  const slot = ~row;
  const unit = slot < 0 ? row : view.slotUnit[slot];
  const firstWire = out.wireStart[unit];
  if (out.wireStart[unit + 1] === firstWire) return;
  const calm = slot < 0 || view.slotPhase[slot] === PHASE.calm;
  const ratio = calm ? view.callRatio : 1;
  marginRow(t, view, row, margins, 0);
  const { units, accounts } = t.snapshot;
  const multi = t.plain[unit] === 0 && accounts.multi[units.account[unit]] !== 0 && units.isolated[unit] === 0;
  const legFrom = units.legStart[unit];
  const nLegs = units.legStart[unit + 1] - legFrom;
  const qty = slot < 0 ? t.snapshot.legs.qty : view.legQty;
  const base = slot < 0 ? legFrom : view.slotLeg[slot];
  const edges = edgeLosses(t, view, qty, base, legFrom, nLegs, ratio, multi);
  const slack = margins[0] - ratio * margins[1] - edges;
  const x = slack > 0 ? boxOf(t, view, row, unit, qty, base, ratio, slack, edges, multi) : 0;
  armLegs(t, view, qty, base, legFrom, nLegs, x, firstWire, out);
  if (multi) armBalances(t, view, unit, firstWire + nLegs, x, out);
}

/** Sets the wire of each leg where it has made the relative adverse move x. */
function armLegs(
  t: MarginTables,
  view: View,
  qty: Float64Array,
  base: number,
  legFrom: number,
  nLegs: number,
  x: number,
  firstWire: number,
  out: WireOut,
): void {
  const { legs, instruments } = t.snapshot;
  for (let j = 0; j < nLegs; j++) {
    const q = qty[base + j];
    if (q === 0) continue;
    const i = legs.instrument[legFrom + j];
    const long = q > 0;
    const price = adversePrice(view.mark[i], instruments.inverse[i] !== 0, long, x);
    out.set(firstWire + j, wireKey(price, long ? 0 : 1));
  }
}

/** The relative adverse move that every driver of a unit with slack above zero may make. */
function boxOf(
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
 * The box of a unit of which a leg leaves its tier after a move of `room`, within the box of size `wide` that its present rates
 * would give.
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
  return Math.max(Math.min(wide, boxFrom(slack - load.jump, load.rate, ofTokens)), Math.min(room, wide));
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

/** Σ of {@link edgeLoss} over the legs, in settlement tokens, or in USD where `usd`. */
function edgeLosses(
  t: MarginTables,
  view: View,
  qty: Float64Array,
  base: number,
  legFrom: number,
  nLegs: number,
  ratio: number,
  usd: boolean,
): number {
  let sum = 0;
  for (let j = 0; j < nLegs; j++) {
    const q = qty[base + j];
    if (q === 0) continue;
    const i = t.snapshot.legs.instrument[legFrom + j];
    const price = usd ? view.pairPrice[t.settlePair[i]] : 1;
    sum += edgeLoss(t, i, q > 0, Math.abs(q * view.markR[i]), ratio) * price;
  }
  return sum;
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

/** Both directions of every token of a multi-collateral unit. */
function armBalances(t: MarginTables, view: View, unit: number, firstWire: number, x: number, out: WireOut): void {
  const { units, balances, accounts } = t.snapshot;
  const pairRow = accounts.venue[units.account[unit]] * t.assets;
  let wire = firstWire;
  for (let j = units.balanceStart[unit]; j < units.balanceStart[unit + 1]; j++) {
    const price = view.pairPrice[t.pairOf[pairRow + balances.asset[j]]];
    out.set(wire++, wireKey(price * (1 - x), 0));
    out.set(wire++, wireKey(price * (1 + x), 1));
  }
}
