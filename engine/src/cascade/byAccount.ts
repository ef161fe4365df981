/**
 * What happened to each account of a run, for callers that compare two runs of one seed: summaries know totals and the
 * event table knows no members that were hit twice. Kept only where it is asked for; changes nothing about the run.
 */
import type { RunResult } from '../result/types.ts';
import type { Context } from './context.ts';

/** Per row of the snapshot's accounts. */
export interface ByAccount {
  /** Members with a position closed by force, each counted once. */
  readonly members: Float64Array;
  /** Forced notional of all members, USD. */
  readonly usd: Float64Array;
  /** Members whose owners answered a margin call while transfers to the venue were frozen. */
  readonly blocked: Float64Array;
}

const running = new WeakMap<Context, ByAccount>();
const finished = new WeakMap<RunResult, ByAccount>();

/** Keeps account by account what happens from now on; forks of the run do not. */
export function trackAccounts(c: Context): void {
  const { n } = c.snapshot.accounts;
  running.set(c, { members: new Float64Array(n), usd: new Float64Array(n), blocked: new Float64Array(n) });
}

/** Adds to a number of an account, where accounts are tracked. */
export function noteAccount(c: Context, account: number, what: keyof ByAccount, amount: number): void {
  const tracked = running.get(c);
  if (tracked !== undefined) tracked[what][account] += amount;
}

/** Ties what was tracked to the run's result. */
export function keepAccounts(c: Context, result: RunResult): void {
  const tracked = running.get(c);
  if (tracked === undefined) return;
  // Slots of a split cohort with several units may be counted once for each.
  const { count } = c.snapshot.accounts;
  tracked.members.forEach((members, a) => {
    tracked.members[a] = Math.min(members, count[a]);
  });
  finished.set(result, tracked);
}

/** What was tracked of a run with `byAccount`; undefined for others, and for results that crossed a thread. */
export function byAccountOf(result: RunResult): ByAccount | undefined {
  return finished.get(result);
}
