/**
 * The bound behind the tripwires (MODEL section 5): per driver of a unit a price up to which its slack stays non-negative while
 * every other driver stays within its own. Too early is allowed, too late is not.
 *
 * For a unit with slack S and drivers z_k let L_k be the largest loss of slack per unit of adverse move. While each adverse move
 * is at most x·|z_k|, slack ≥ S − x·ΣL_k·|z_k|, so x = S / ΣL_k·|z_k| is safe. Favourable moves only add slack (the marginal
 * maintenance rate is below one), so a leg is armed on its adverse side only. Maintenance of a short grows with the price: its
 * rate is that of the present tier and the wire is cut at the tier's upper edge, where the unit is re-armed. A long's
 * maintenance falls at least at the lowest rate of its table. For inverse contracts the two swap, in R = −1 / price.
 * Multi-collateral units have their haircut amounts and the value of profit in each settlement token as further drivers;
 * with W = profit − maintenance in a token of price p, W ≥ W₀ − xΣL|R| inside the box, so p·W ≥ p₀·(W₀ − x(1 + x)ΣL|R| − x|W₀|).
 */
import type { View, WireOut } from '../types.ts';
import { PHASE } from '../types.ts';
import { haircutAmount } from './haircut.ts';
import { maintenanceOf, marginRow, type MarginTables } from './margin.ts';
import { tierAt } from './tiers.ts';

/** A Float32 key is rounded up by more than its rounding error, so that a wire is early and never late. */
const KEY_WIDENING = 1.2e-7;

/** Boxes wider than this share of a price are cut: the bound's (1 + x) terms stay meaningful. */
const BOX_MAX = 0.9;

const margins = new Float64Array(2);

/** Key of a wire that fires when a price falls to `price` (side 0) or rises to it (side 1). */
export function wireKey(price: number, side: number): number {
  const key = side === 0 ? price : -price;
  return Math.fround(key + Math.abs(key) * KEY_WIDENING);
}

/** Largest loss of slack in R per contract unit and per unit of adverse move of R, for |q| = 1. */
function lossRate(t: MarginTables, instrument: number, long: boolean, notional: number, ratio: number): number {
  const { tiers, instruments } = t.snapshot;
  const start = instruments.tierStart[instrument];
  const fee = t.feeInMaintenance[instrument];
  const falls = long !== (instruments.inverse[instrument] !== 0);
  if (falls) return 1 - ratio * (tiers.maintMarginRate[start] + fee);
  const tier = tierAt(tiers.minNotional, start, instruments.tierStart[instrument + 1], notional);
  return 1 + ratio * (tiers.maintMarginRate[tier] + fee);
}

/** Largest relative move of R before a leg whose maintenance grows leaves its tier; Infinity in the last one. */
function tierRoom(t: MarginTables, instrument: number, long: boolean, notional: number): number {
  const { tiers, instruments } = t.snapshot;
  if (long !== (instruments.inverse[instrument] !== 0)) return Infinity;
  const end = instruments.tierStart[instrument + 1];
  const tier = tierAt(tiers.minNotional, instruments.tierStart[instrument], end, notional);
  return tier + 1 < end ? tiers.minNotional[tier + 1] / notional - 1 : Infinity;
}

/** Price at which R has made the relative adverse move x. */
function adversePrice(mark: number, inverse: boolean, long: boolean, x: number): number {
  if (!inverse) return long ? mark * (1 - x) : mark * (1 + x);
  return long ? mark / (1 + x) : mark / (1 - x);
}

/**
 * Arms the wires of rows: one per leg (column 2·instrument + side of the leg's loss), then, for multi-collateral cross units, two
 * per balance (column 2·(instruments + pair) + side). The unit is watched at the margin-call ratio while it is calm and at 1
 * once it has been called. Rows without legs are left alone.
 */
export function armRows(t: MarginTables, view: View, rows: Int32Array, n: number, out: WireOut): void {
  for (let k = 0; k < n; k++) armRow(t, view, rows[k], out);
}

function armRow(t: MarginTables, view: View, row: number, out: WireOut): void {
  const { units, legs, accounts, instruments } = t.snapshot;
  const slot = row < 0 ? ~row : -1;
  const unit = slot < 0 ? row : view.slotUnit[slot];
  const firstWire = out.wireStart[unit];
  if (out.wireStart[unit + 1] === firstWire) return;
  const legFrom = units.legStart[unit];
  const nLegs = units.legStart[unit + 1] - legFrom;
  const qty = slot < 0 ? legs.qty : view.legQty;
  const base = slot < 0 ? legFrom : view.slotLeg[slot];
  const calm = slot < 0 || view.slotPhase[slot] === PHASE.calm;
  const ratio = calm ? view.callRatio : 1;
  const multi = accounts.multi[units.account[unit]] !== 0 && units.isolated[unit] === 0;
  marginRow(t, view, row, margins, 0);
  const slack = margins[0] - ratio * margins[1];
  let x = 0;
  if (slack > 0) {
    const load = multi
      ? multiLoad(t, view, row, unit, ratio, slack)
      : legLoad(t, view, qty, base, legFrom, nLegs, ratio, false);
    x = load > 0 ? Math.min(slack / load, BOX_MAX) : BOX_MAX;
  }
  for (let j = 0; j < nLegs; j++) {
    const q = qty[base + j];
    if (q === 0) continue;
    const i = legs.instrument[legFrom + j];
    const long = q > 0;
    const room = x > 0 ? Math.min(x, tierRoom(t, i, long, Math.abs(q * view.markR[i]))) : 0;
    const price = adversePrice(view.mark[i], instruments.inverse[i] !== 0, long, room);
    out.set(firstWire + j, wireKey(price, long ? 0 : 1));
  }
  if (multi) armBalances(t, view, unit, firstWire + nLegs, x, out);
}

/** Σ over legs of L_k·|R_k|, in settlement tokens, or in USD where `usd`. */
function legLoad(
  t: MarginTables,
  view: View,
  qty: Float64Array,
  base: number,
  legFrom: number,
  nLegs: number,
  ratio: number,
  usd: boolean,
): number {
  const { legs } = t.snapshot;
  let load = 0;
  for (let j = 0; j < nLegs; j++) {
    const q = qty[base + j];
    if (q === 0) continue;
    const i = legs.instrument[legFrom + j];
    const notional = Math.abs(q * view.markR[i]);
    const price = usd ? view.pairPrice[t.settlePair[i]] : 1;
    load += lossRate(t, i, q > 0, notional, ratio) * notional * price;
  }
  return load;
}

/** Load of a multi-collateral unit: legs × (1 + x), plus per token its counted balance and the size of its profit and need. */
function multiLoad(t: MarginTables, view: View, row: number, unit: number, ratio: number, slack: number): number {
  const { units, legs, balances, accounts, collateral } = t.snapshot;
  const slot = row < 0 ? ~row : -1;
  const legFrom = units.legStart[unit];
  const nLegs = units.legStart[unit + 1] - legFrom;
  const qty = slot < 0 ? legs.qty : view.legQty;
  const entry = slot < 0 ? legs.entryR : view.legEntryR;
  const base = slot < 0 ? legFrom : view.slotLeg[slot];
  const ofLegs = legLoad(t, view, qty, base, legFrom, nLegs, ratio, true);
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
  const wide = Math.min(BOX_MAX, slack / (ofLegs + ofTokens));
  return ofLegs * (1 + wide) + ofTokens;
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
