/**
 * What favourable moves can cost where the rate of a tier applies to the whole position: maintenance jumps as the
 * notional passes an edge. The tripwires stand on the adverse side of a leg only and set this amount aside.
 */
import type { View } from '../types.ts';
import { maintenanceOf, type MarginTables } from './margin.ts';
import { tierAt } from './tiers.ts';

/** Whether maintenance of a leg grows with its adverse move. */
export function growsWhenLosing(inverse: number, long: boolean): boolean {
  return long === (inverse !== 0);
}

/**
 * The most slack (settlement tokens) that a leg can lose in a favourable move: at each tier edge above, maintenance
 * just past it less the present one and less the profit made on the way there. 0 for tables with deductions, which are
 * continuous.
 */
export function edgeLoss(t: MarginTables, i: number, long: boolean, notional: number, ratio: number): number {
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

/** Σ of {@link edgeLoss} over the legs, in settlement tokens, or in USD where `usd`. */
export function edgeLosses(
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
