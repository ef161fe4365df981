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
import { PORTFOLIO } from '../../market/kinds.ts';
import type { View, WireOut } from '../types.ts';
import { PHASE } from '../types.ts';
import { boxOf, boxPlainRows } from './box.ts';
import { edgeLosses } from './edges.ts';
import { marginRow, type MarginTables, readAhead } from './margin.ts';

/** A Float32 key is rounded up by more than its rounding error, so that a wire is early and never late. */
const KEY_WIDENING = 1.2e-7;

/** Batches shorter than this gain nothing from reading ahead. */
const READ_AHEAD_MIN = 4;

const margins = new Float64Array(2);

/** Key of a wire that fires when a price falls to `price` (side 0) or rises to it (side 1). */
export function wireKey(price: number, side: number): number {
  const key = side === 0 ? price : -price;
  return Math.fround(key + Math.abs(key) * KEY_WIDENING);
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
  if (spare.box.length < n) spare = workspace(2 * n);
  if (n >= READ_AHEAD_MIN) spare.box[0] = readAhead(t, rows, n);
  const { plain } = t;
  for (let k = 0; k < n; k++) {
    const row = rows[k];
    if (row < 0 || plain[row] === 0) armRow(t, view, row, out);
  }
  boxPlainRows(t, view, rows, n, spare.slack, spare.need, spare.box);
  armPlainRows(t, view, rows, n, spare.box, out);
}

/**
 * marginRows and {@link armRows} in one: writes slack[k] and need[k], and arms each row that has what it is watched
 * for (`callRatio` times its maintenance, or once its maintenance where it was called). The others are left as they
 * are, for the caller to act on.
 */
export function watchRows(
  t: MarginTables,
  view: View,
  rows: Int32Array,
  n: number,
  slack: Float64Array,
  need: Float64Array,
  out: WireOut,
): void {
  if (spare.box.length < n) spare = workspace(2 * n);
  if (n >= READ_AHEAD_MIN) spare.box[0] = readAhead(t, rows, n);
  const { box } = spare;
  const { plain } = t;
  boxPlainRows(t, view, rows, n, slack, need, box);
  for (let k = 0; k < n; k++) {
    const row = rows[k];
    if (row >= 0 && plain[row] !== 0) {
      if (slack[k] < (view.callRatio - 1) * need[k]) box[k] = NOT_ARMED;
      continue;
    }
    marginRow(t, view, row, margins, 0);
    slack[k] = margins[0] - margins[1];
    need[k] = margins[1];
    if (slack[k] >= (watchRatio(view, row) - 1) * need[k]) armRow(t, view, row, out);
  }
  armPlainRows(t, view, rows, n, box, out);
}

/** What rows of a batch need between two passes. */
function workspace(n: number): { slack: Float64Array; need: Float64Array; box: Float64Array } {
  return { slack: new Float64Array(n), need: new Float64Array(n), box: new Float64Array(n) };
}
let spare = workspace(1024);

/**
 * Key of a unit without a box: it fires at every step until there is one. A wire at the present price would not do,
 * because where favourable moves can cost (edges.ts) the price may leave on the other side.
 */
const EVERY_STEP = Infinity;

/** Box of a row that armPlainRows passes over. */
const NOT_ARMED = -1;

/** Multiple of its maintenance at which a row is watched. */
function watchRatio(view: View, row: number): number {
  return row >= 0 || view.slotPhase[~row] === PHASE.calm ? view.callRatio : 1;
}

/** Sets the wires of the plain units of a batch where their legs have made the adverse move of their box. */
function armPlainRows(t: MarginTables, view: View, rows: Int32Array, n: number, box: Float64Array, out: WireOut): void {
  const { plain, near } = t;
  const { legStart } = t.snapshot.units;
  const { instrument } = t.snapshot.legs;
  const { inverse } = t.snapshot.instruments;
  const { mark } = view;
  const { wireStart } = out;
  for (let k = 0; k < n; k++) {
    const unit = rows[k];
    if (unit < 0 || plain[unit] === 0 || box[k] === NOT_ARMED) continue;
    const first = legStart[unit];
    const shift = wireStart[unit] - first;
    const end = first + Math.min(legStart[unit + 1] - first, wireStart[unit + 1] - wireStart[unit]);
    const x = box[k];
    for (let j = first, at = unit + 2 * first + 1; j < end; j++, at += 2) {
      const q = near[at];
      if (q === 0) continue;
      const i = instrument[j];
      const toward = q > 0 ? x : -x;
      const price = inverse[i] === 0 ? mark[i] * (1 - toward) : mark[i] / (1 + toward);
      const key = q > 0 ? price : -price;
      out.set(j + shift, x > 0 ? Math.fround(key + price * KEY_WIDENING) : EVERY_STEP);
    }
  }
}

function armRow(t: MarginTables, view: View, row: number, out: WireOut): void {
  const slot = ~row;
  const unit = slot < 0 ? row : view.slotUnit[slot];
  const firstWire = out.wireStart[unit];
  if (out.wireStart[unit + 1] === firstWire) return;
  const ratio = watchRatio(view, row);
  const { units, accounts } = t.snapshot;
  if (accounts.multi[units.account[unit]] === PORTFOLIO && units.isolated[unit] === 0) {
    everyStep(firstWire, out);
    return;
  }
  marginRow(t, view, row, margins, 0);
  const multi = t.plain[unit] === 0 && accounts.multi[units.account[unit]] !== 0 && units.isolated[unit] === 0;
  const legFrom = units.legStart[unit];
  const nLegs = units.legStart[unit + 1] - legFrom;
  const qty = slot < 0 ? t.snapshot.legs.qty : view.legQty;
  const base = slot < 0 ? legFrom : view.slotLeg[slot];
  if (atEntryOf(t, unit)) {
    armLegs(t, view, qty, base, legFrom, nLegs, boxAtEntry(t, view, qty, base, legFrom, nLegs, ratio), firstWire, out);
    return;
  }
  const edges = edgeLosses(t, view, qty, base, legFrom, nLegs, ratio, multi);
  const slack = margins[0] - ratio * margins[1] - edges;
  const x = slack > 0 ? boxOf(t, view, row, unit, qty, base, ratio, slack, edges, multi) : 0;
  armLegs(t, view, qty, base, legFrom, nLegs, x, firstWire, out);
  if (multi) armBalances(t, view, unit, firstWire + nLegs, x, out);
}

/** Whether a unit is on a venue without a book, whose maintenance stands still while prices move. */
function atEntryOf(t: MarginTables, unit: number): boolean {
  const { accounts, units } = t.snapshot;
  return t.atEntry !== null && t.atEntry.venue[accounts.venue[units.account[unit]]] !== 0;
}

/** Relative adverse move that the slack in `margins` over a fixed maintenance bears: exact for one leg. */
function boxAtEntry(
  t: MarginTables,
  view: View,
  qty: Float64Array,
  base: number,
  legFrom: number,
  nLegs: number,
  ratio: number,
): number {
  let notional = 0;
  for (let j = 0; j < nLegs; j++)
    notional += Math.abs(qty[base + j] * view.markR[t.snapshot.legs.instrument[legFrom + j]]);
  return notional > 0 ? Math.max(0, margins[0] - ratio * margins[1]) / notional : 0;
}

/**
 * Arms a unit under portfolio margin to be looked at in every step. It has no box: a haircut on the net of balance and
 * profit can count a gain for less than the maintenance that it adds, so favourable moves are no safer than others.
 */
function everyStep(firstWire: number, out: WireOut): void {
  out.set(firstWire, EVERY_STEP);
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
    out.set(firstWire + j, x > 0 ? wireKey(price, long ? 0 : 1) : EVERY_STEP);
  }
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
