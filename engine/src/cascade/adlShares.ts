/**
 * Deleveraging by a policy of the scenario in place of the venue's ranking: what the holders of one contract and side
 * have to give is measured now, and a pure policy says how much of the residual each of them gives.
 */
import { contractsByPolicy } from '../rules/shared/adlPolicies/contracts.ts';
import { legMargin, measureLeg } from '../rules/shared/adl.ts';
import { rowCursor } from '../rules/shared/row.ts';
import type { AdlPolicy } from '../scenario/types.ts';
import type { Context } from './context.ts';

/** Holders of one contract and side that may be deleveraged: rows (units or slots), and what all members hold. */
export interface AdlHolders {
  readonly rows: readonly number[];
  /** Place of the contract's leg within each row. */
  readonly offsets: readonly number[];
  /** Contract units over all members, above 0. */
  readonly available: readonly number[];
}

const cursor = rowCursor();
const leg = legMargin();

/**
 * Share of its position that each holder gives when `wanted` contract units are closed at R on a side (0 long, 1
 * short): exactly `wanted` in sum, or all there is. A cohort counts as its members together. Leverage is that of the
 * leg on its unit's equity. Throws RuleInputError where a measure is not a number.
 */
export function adlShares(
  c: Context,
  policy: Exclude<AdlPolicy, 'venue'>,
  { rows, offsets, available }: AdlHolders,
  instrument: number,
  side: number,
  wanted: number,
  priceR: number,
): Float64Array {
  const { state, prepared } = c;
  const { tables } = prepared;
  const n = rows.length;
  const positions = Float64Array.from(available);
  const profitsUsd = new Float64Array(n);
  const equitiesUsd = new Float64Array(n);
  const leverages = new Float64Array(n);
  for (let k = 0; k < n; k++) {
    if (!measureLeg(cursor, tables, state, rows[k], offsets[k], leg)) continue;
    const members = rows[k] < 0 ? state.slotMembers[~rows[k]] : state.membersOf(rows[k]);
    profitsUsd[k] = leg.pnl * members;
    equitiesUsd[k] = leg.equity * members;
    leverages[k] = leg.equity > 0 ? leg.notional / leg.equity : Infinity;
  }
  const gapUsd = (state.markR[instrument] - priceR) * state.pairPrice[tables.settlePair[instrument]];
  const holders = { positions, profitsUsd, equitiesUsd, leverages };
  const taken = contractsByPolicy(policy, holders, wanted, side === 0 ? gapUsd : -gapUsd);
  return taken.map((quantity, k) => Math.min(1, quantity / positions[k]));
}
