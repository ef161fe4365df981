/**
 * One oracle for all venues, in a rerun that asks who was liquidated by a price that only their venue had: index,
 * collateral prices and marks are those of outside, or the median over the venues of the market. Marks keep their
 * distance from it at the start (the calm basis), so that nobody's margin changes before prices do.
 */
import { medianSmall } from '../core/stats.ts';
import type { ReferenceOracle } from '../scenario/types.ts';
import type { Context } from './context.ts';

/** Replaces what the venues' rules have just written. Faults of the scenario's oracles do not reach it. */
export function readReference(c: Context, reference: ReferenceOracle): void {
  const { state, snapshot, prepared } = c;
  const { instruments, collateral } = snapshot;
  const median = reference === 'median';
  for (let p = 0; p < collateral.nPairs; p++) {
    const asset = collateral.asset[p];
    state.pairPrice[p] = median ? medianSpot(c, asset) : state.externalPrice[asset];
  }
  const moves = median ? medianMoves(c) : null;
  for (let i = 0; i < instruments.n; i++) {
    const asset = instruments.asset[i];
    state.index[i] = median ? medianSpot(c, asset) : state.externalPrice[asset];
    state.mark[i] =
      moves === null ? state.externalPrice[asset] * prepared.calmBasis[i] : instruments.markPrice[i] * moves[asset];
  }
}

let room = new Float64Array(16);

/** Median of the venues' own spot prices of an asset, USD; the mean of the middle two where they are even. */
function medianSpot({ state, snapshot }: Context, asset: number): number {
  const { venues, assets } = snapshot;
  if (room.length < venues.n) room = new Float64Array(venues.n);
  for (let v = 0; v < venues.n; v++) room[v] = state.spotPrice[v * assets.n + asset];
  return medianSmall(room, venues.n);
}

/** Per asset: median over its contracts of mark over mark at the start. */
function medianMoves({ state, snapshot, prepared }: Context): Float64Array {
  const { instruments, assets } = snapshot;
  const moves = new Float64Array(assets.n).fill(1);
  for (let a = 0; a < assets.n; a++) {
    const list = prepared.contractsOf[a];
    if (list.length === 0) continue;
    if (room.length < list.length) room = new Float64Array(list.length);
    for (let k = 0; k < list.length; k++) room[k] = state.mark[list[k]] / instruments.markPrice[list[k]];
    moves[a] = medianSmall(room, list.length);
  }
  return moves;
}
