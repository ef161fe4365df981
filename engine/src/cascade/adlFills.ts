/**
 * What auto-deleveraging takes from a winner, fill by fill, for callers that ask how winners stood: the event table has
 * no entry prices and no account values, and neither is worth a column of every event.
 */
import { marginRow } from '../rules/shared/margin.ts';
import type { Context } from './context.ts';
import { notionalUsd, settlePrice } from './context.ts';

/** One fill of one row of winners; amounts are per member, USD. */
export interface AdlFill {
  readonly timeS: number;
  /** Row of the snapshot's instruments. */
  readonly instrument: number;
  /** Members of the cohort, each of which has this fill. */
  readonly members: number;
  readonly notionalUsd: number;
  /** Realised against the average entry price, at the price of the fill. */
  readonly profitUsd: number;
  /** Margin equity of the unit just before the fill, at this step's marks. */
  readonly equityUsd: number;
}

/** Told of every fill. */
export type AdlListener = (fill: AdlFill) => void;

const listeners = new WeakMap<Context, AdlListener>();
const pair = new Float64Array(2);

/** Tells a listener of all fills of this run; forks of it have none. */
export function listenToAdl(c: Context, listener: AdlListener): void {
  listeners.set(c, listener);
}

/** Equity of a slot before a fill, USD; NaN where nobody listens, because it costs a margin calculation. */
export function equityBeforeAdl(c: Context, slot: number, instrument: number): number {
  if (!listeners.has(c)) return NaN;
  const { state, snapshot, prepared } = c;
  const unit = state.slotUnit[slot];
  marginRow(prepared.tables, state, ~slot, pair, 0);
  const account = snapshot.units.account[unit];
  const multi = snapshot.accounts.multi[account] !== 0 && snapshot.units.isolated[unit] === 0;
  return multi ? pair[0] : pair[0] * settlePrice(c, instrument);
}

/** Tells of a fill: contract units per member, price, and profit per member in settlement tokens. */
export function tellAdl(
  c: Context,
  slot: number,
  instrument: number,
  qty: number,
  price: number,
  realised: number,
  equityUsd: number,
): void {
  listeners.get(c)?.({
    timeS: c.state.timeS,
    instrument,
    members: c.state.slotMembers[slot],
    notionalUsd: notionalUsd(c, instrument, qty, price),
    profitUsd: realised * settlePrice(c, instrument),
    equityUsd,
  });
}
