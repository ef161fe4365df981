/**
 * How each wave of auto-deleveraging was shared out among those who could have given, for callers that measure
 * policies: the event table tells only of those who gave. A wave is one pass over the residuals of a contract and side.
 */
import type { AdlHolders } from './adlShares.ts';
import { type Context, notionalUsd } from './context.ts';

/** One wave. Columns have one row per holder; amounts are contract units over all of its members. */
export interface AdlWave {
  readonly timeS: number;
  /** Row of the snapshot's instruments. */
  readonly instrument: number;
  /** What was to be closed. */
  readonly wanted: number;
  /** Notional of one contract unit at the price of the wave, USD. */
  readonly usdPerUnit: number;
  readonly account: Int32Array;
  readonly members: Float64Array;
  /** Before the wave, above 0. */
  readonly held: Float64Array;
  readonly taken: Float64Array;
}

/** Told of every wave that found a holder. */
export type AdlWaveListener = (wave: AdlWave) => void;

const listeners = new WeakMap<Context, AdlWaveListener>();

/** Tells a listener of all waves of this run; forks of it have none. */
export function listenToAdlWaves(c: Context, listener: AdlWaveListener): void {
  listeners.set(c, listener);
}

/** Whether anybody listens: only then are holders worth collecting. */
export function wavesAreHeard(c: Context): boolean {
  return listeners.has(c);
}

/** Tells of a wave that is over: what its holders have less than before was taken. `price` is R of the wave. */
export function tellWave(c: Context, holders: AdlHolders, instrument: number, wanted: number, priceR: number): void {
  const { state, snapshot } = c;
  const n = holders.rows.length;
  if (n === 0) return;
  const account = new Int32Array(n);
  const members = new Float64Array(n);
  const held = Float64Array.from(holders.available);
  const taken = new Float64Array(n);
  for (let k = 0; k < n; k++) {
    const row = holders.rows[k];
    const slot = row < 0 ? ~row : state.slotOf[row];
    account[k] = snapshot.units.account[state.unitOf(row)];
    members[k] = slot < 0 ? state.membersOf(row) : state.slotMembers[slot];
    if (slot < 0) continue;
    const left = Math.abs(state.legQty[state.slotLeg[slot] + holders.offsets[k]]) * members[k];
    taken[k] = Math.max(0, held[k] - left);
  }
  const price = snapshot.instruments.inverse[instrument] === 0 ? priceR : -1 / priceR;
  const usdPerUnit = notionalUsd(c, instrument, 1, price);
  listeners.get(c)?.({ timeS: state.timeS, instrument, wanted, usdPerUnit, account, members, held, taken });
}
