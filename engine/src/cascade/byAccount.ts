/**
 * What happened to each account of a run, for callers that compare two runs of one seed: summaries know totals and the
 * event table knows no members that were hit twice. Kept only where it is asked for; changes nothing about the run.
 */
import type { RunResult } from '../result/types.ts';
import type { Context } from './context.ts';

/** Per row of the snapshot's accounts. */
export interface ByAccount {
  /** Members with a position closed by force, each counted once: those of the account's first unit that was hit. */
  readonly members: Float64Array;
  /** Forced notional of all members, USD. */
  readonly usd: Float64Array;
  /** Members whose owners answered a margin call while transfers to the venue were frozen. */
  readonly blocked: Float64Array;
}

/** With the first unit that was hit of each account, from 1 in its order; 0 for none. */
interface Tracked extends ByAccount {
  readonly first: Int32Array;
}

const running = new WeakMap<Context, Tracked>();
const finished = new WeakMap<RunResult, ByAccount>();

/** Keeps account by account what happens from now on; forks of the run do not. */
export function trackAccounts(c: Context): void {
  const { n } = c.snapshot.accounts;
  const zeros = (): Float64Array => new Float64Array(n);
  running.set(c, { members: zeros(), usd: zeros(), blocked: zeros(), first: new Int32Array(n) });
}

/** Counts members of a slot of the account's unit `own` (from 1) that was hit for the first time. */
export function noteMembers(c: Context, account: number, own: number, members: number): void {
  const tracked = running.get(c);
  if (tracked === undefined) return;
  if (tracked.first[account] === 0) tracked.first[account] = own;
  if (tracked.first[account] === own) tracked.members[account] += members;
}

/** Adds to an amount of an account, where accounts are tracked. */
export function noteAccount(c: Context, account: number, what: 'usd' | 'blocked', amount: number): void {
  const tracked = running.get(c);
  if (tracked !== undefined) tracked[what][account] += amount;
}

/** Ties what was tracked to the run's result. */
export function keepAccounts(c: Context, result: RunResult): void {
  const tracked = running.get(c);
  if (tracked !== undefined) finished.set(result, tracked);
}

/** What was tracked of a run with `byAccount`; undefined for others, and for results that crossed a thread. */
export function byAccountOf(result: RunResult): ByAccount | undefined {
  return finished.get(result);
}
