/**
 * Suppliers who take tokens out of a lending market: what they ask for is paid as far as the market's cash goes and
 * waits otherwise. With everything lent out nobody can leave; markets on one hub share its cash by what they ask for.
 */
import type { Chain } from '../../market/chain.ts';
import type { Context } from '../context.ts';
import type { ChainState } from './state.ts';

/** Several items of a scenario can ask for no more than all, rounding aside. */
const ALL = 1 + 1e-12;

/** Adds what is asked for in this step, then pays what can be paid. */
export function runWithdrawals(c: Context, state: ChainState): void {
  const { withdrawals, stepS } = c.scenario;
  if (withdrawals.length === 0) return;
  const { timeS } = c.state;
  for (const { reserve, share, startS, lengthS } of withdrawals) {
    const length = Math.max(lengthS, stepS);
    const part = Math.min(startS + length, timeS) - Math.max(startS, timeS - stepS);
    if (!(part > 0)) continue;
    const { waiting, claimsLeft, askedShare } = state.reserves;
    const claims = othersSupply(c.snapshot.chain as Chain, reserve) * claimsLeft[reserve];
    const asked = (share * part) / length;
    const more = Math.min(asked, Math.max(0, ALL - askedShare[reserve]));
    askedShare[reserve] += more;
    waiting[reserve] += more < asked ? more * claims : (share * claims * part) / length;
  }
  payWaiting(c, state);
}

/** What suppliers who are neither loan rows nor vaults had at the start, in tokens. */
export function othersSupply(chain: Chain, reserve: number): number {
  let own = 0;
  for (let row = 0; row < chain.loans.n; row++) {
    for (let leg = chain.loans.legStart[row]; leg < chain.loans.legStart[row + 1]; leg++) {
      if (chain.loanLegs.reserve[leg] === reserve) own += chain.loanLegs.collateral[leg] * chain.loans.count[row];
    }
  }
  const { allocations } = chain.vaults ?? { allocations: { n: 0, reserve: [], amount: [] } };
  for (let a = 0; a < allocations.n; a++) if (allocations.reserve[a] === reserve) own += allocations.amount[a];
  return Math.max(0, chain.reserves.supplied[reserve] - own);
}

/** Pays what waits as far as cash goes: where reserves share a liquidity that does not suffice, each its part. */
function payWaiting(c: Context, { holdings, holders, reserves, liquidity }: ChainState): void {
  const chain = c.snapshot.chain as Chain;
  const { waiting } = reserves;
  const asked = new Float64Array(waiting.length);
  const cash = new Float64Array(waiting.length);
  for (let r = 0; r < waiting.length; r++) {
    asked[liquidity[r]] += waiting[r];
    cash[r] = Math.max(0, holdings.of(holders.cash[chain.reserves.market[r]], chain.reserves.asset[r]));
  }
  for (let r = 0; r < waiting.length; r++) {
    if (!(waiting[r] > 0)) continue;
    const at = liquidity[r];
    const market = chain.reserves.market[r];
    const share = asked[at] > cash[at] ? cash[at] / asked[at] : 1;
    const paid = waiting[r] === asked[at] ? Math.min(waiting[r], cash[at]) : waiting[r] * share;
    holdings.move(holders.cash[market], holders.left[market], chain.reserves.asset[r], paid);
    reserves.supplied[r] -= paid;
    waiting[r] -= paid;
    reserves.withdrawn[r] += paid;
    if (waiting[r] > 0) reserves.frozenS[r] += c.scenario.stepS;
  }
}
