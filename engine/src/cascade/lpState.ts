/**
 * The pools of venues without a book as a run keeps them: what each did, and the open interest of its traders by
 * contract and side, at entry.
 */
import { RuleInputError } from '../core/errors.ts';
import type { Prepared } from './prepared.ts';

/** One pool in a run. USD. */
export interface LpPool {
  readonly venue: number;
  readonly unit: number;
  /** Settlement token, and the other tokens that it holds. */
  readonly settle: number;
  readonly others: readonly number[];
  /** What the pool was worth at the start. */
  startUsd: number;
  /** What the impact pool holds. */
  impactPoolUsd: number;
  /** Fees and price impact that the pool took (negative: paid). */
  feesUsd: number;
  impactUsd: number;
  /** Debts of traders beyond their collateral that the pool bore. */
  debtUsd: number;
  /** Profit of traders above the largest that is paid. */
  unpaidProfitUsd: number;
  /** Openings refused for open interest or reserves. */
  refusedUsd: number;
  adlUsd: number;
  /** Highest profit over backing, longs and shorts. */
  readonly peakFactor: Float64Array;
}

/** All pools of a run; the columns are per 2·contract + side (0 long, 1 short), over all traders. */
export interface LpPools {
  readonly byVenue: readonly (LpPool | null)[];
  /** Contract units, and their value at entry in settlement tokens. */
  readonly qty: Float64Array;
  readonly cost: Float64Array;
  /** Fees in USD of the orders of the latest batches, by place of the order. */
  fees: Float64Array;
}

/** Below this share of a side, what is left of it is rounding. */
const DUST_SHARE = 1e-12;

/** The pools of a market at the start, or null without any. Throws RuleInputError where a pool cannot trade or pay. */
export function createLpPools(prepared: Prepared): LpPools | null {
  const { snapshot, roles } = prepared;
  if (!roles.pool.some((unit) => unit >= 0)) return null;
  const { instruments, units, legs, accounts } = snapshot;
  const qty = new Float64Array(2 * instruments.n);
  const cost = new Float64Array(2 * instruments.n);
  for (let u = 0; u < units.n; u++) {
    const pool = roles.pool[accounts.venue[units.account[u]]];
    if (pool < 0 || pool === u) continue;
    const members = accounts.count[units.account[u]];
    for (let j = units.legStart[u]; j < units.legStart[u + 1]; j++) {
      const side = 2 * legs.instrument[j] + Number(legs.qty[j] < 0);
      qty[side] += Math.abs(legs.qty[j]) * members;
      cost[side] += Math.abs(legs.qty[j]) * legs.entryR[j] * members;
    }
  }
  const byVenue = Array.from(roles.pool, (unit, v) => (unit < 0 ? null : newPool(prepared, v, unit)));
  return { byVenue, qty, cost, fees: new Float64Array(64) };
}

function newPool(prepared: Prepared, venue: number, unit: number): LpPool {
  const { snapshot, roles } = prepared;
  const { units, balances, instruments, assets, venues } = snapshot;
  if (roles.instruments[venue].length === 0) {
    throw new RuleInputError('instruments', -1, 'venue', `a contract of ${venues.id[venue]}, which has a pool`);
  }
  const settle = instruments.settle[roles.instruments[venue][0]];
  const others: number[] = [];
  const known = new Set<number>();
  const external = roles.external[venue];
  for (let k = units.balanceStart[external]; k < units.balanceStart[external + 1]; k++) known.add(balances.asset[k]);
  for (let k = units.balanceStart[unit]; k < units.balanceStart[unit + 1]; k++) {
    const asset = balances.asset[k];
    if (asset === settle || balances.amount[k] === 0) continue;
    if (!known.has(asset)) {
      const expected = `a row for ${venues.id[venue]} and ${assets.id[asset]}, which its pool holds and pays out`;
      throw new RuleInputError('haircuts', -1, 'asset', expected);
    }
    others.push(asset);
  }
  return {
    venue,
    unit,
    settle,
    others,
    startUsd: 0,
    impactPoolUsd: 0,
    feesUsd: 0,
    impactUsd: 0,
    debtUsd: 0,
    unpaidProfitUsd: 0,
    refusedUsd: 0,
    adlUsd: 0,
    peakFactor: new Float64Array(2),
  };
}

/** Adds to the open interest of a side: contract units and cost over all members, negative where it is closed. */
export function addOpen(lp: LpPools, side: number, qty: number, cost: number): void {
  const before = lp.qty[side];
  lp.qty[side] += qty;
  lp.cost[side] += cost;
  if (lp.qty[side] > DUST_SHARE * before) return;
  lp.qty[side] = 0;
  lp.cost[side] = 0;
}
