/**
 * What a run did to the pools of venues without a book.
 */
import { stringAt } from '../core/strings.ts';
import type { LpPoolOutcome, Summary } from '../result/types.ts';
import type { Context } from './context.ts';
import { poolValueUsd } from './lpPools.ts';
import type { LpPool } from './lpState.ts';

/** The part of the summary about pools; empty in a market without any. */
export function summariseLpPools(c: Context): Pick<Summary, 'lpPools'> {
  const { lp } = c;
  if (lp === null) return {};
  const lpPools = lp.byVenue
    .filter((pool) => pool !== null)
    .map((pool) => outcomeOf(c, pool, poolValueUsd(c, lp, pool)));
  return { lpPools };
}

function outcomeOf(c: Context, pool: LpPool, valueAfterUsd: number): LpPoolOutcome {
  const { accounts, units, venues } = c.snapshot;
  const before = pool.startUsd;
  const factor = (side: number): number | null => (pool.peakFactor[side] < Infinity ? pool.peakFactor[side] : null);
  return {
    venue: venues.id[pool.venue],
    account: stringAt(accounts.id, units.account[pool.unit]),
    valueBeforeUsd: before,
    valueAfterUsd,
    lossPerToken: before > 0 ? 1 - Math.max(0, valueAfterUsd) / before : 0,
    insolventUsd: Math.max(0, -valueAfterUsd),
    debtBorneUsd: pool.debtUsd,
    profitNotPaidUsd: pool.unpaidProfitUsd,
    feesUsd: pool.feesUsd,
    impactUsd: pool.impactUsd,
    adlUsd: pool.adlUsd,
    refusedUsd: pool.refusedUsd,
    peakLongFactor: factor(0),
    peakShortFactor: factor(1),
  };
}
