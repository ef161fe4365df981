/**
 * Suppliers who take tokens out of a lending market: what they ask for is paid as far as the market's cash goes and
 * waits otherwise. With everything lent out nobody can leave.
 */
import type { Chain } from '../../market/chain.ts';
import type { Context } from '../context.ts';
import type { ChainState } from './state.ts';

/** Adds what is asked for in this step, then pays what can be paid. */
export function runWithdrawals(c: Context, state: ChainState): void {
  const { withdrawals, stepS } = c.scenario;
  if (withdrawals.length === 0) return;
  const { timeS } = c.state;
  for (const { reserve, share, startS, lengthS } of withdrawals) {
    const length = Math.max(lengthS, stepS);
    const part = Math.min(startS + length, timeS) - Math.max(startS, timeS - stepS);
    if (part > 0)
      state.reserves.waiting[reserve] += (share * othersSupply(c.snapshot.chain as Chain, reserve) * part) / length;
  }
  for (let reserve = 0; reserve < state.reserves.waiting.length; reserve++) pay(c, state, reserve);
}

/** What suppliers without a loan row had at the start, in tokens. */
export function othersSupply(chain: Chain, reserve: number): number {
  let own = 0;
  for (let row = 0; row < chain.loans.n; row++) {
    for (let leg = chain.loans.legStart[row]; leg < chain.loans.legStart[row + 1]; leg++) {
      if (chain.loanLegs.reserve[leg] === reserve) own += chain.loanLegs.collateral[leg] * chain.loans.count[row];
    }
  }
  return Math.max(0, chain.reserves.supplied[reserve] - own);
}

function pay(c: Context, { holdings, holders, reserves }: ChainState, reserve: number): void {
  if (!(reserves.waiting[reserve] > 0)) return;
  const chain = c.snapshot.chain as Chain;
  const market = chain.reserves.market[reserve];
  const asset = chain.reserves.asset[reserve];
  const cash = Math.max(0, holdings.of(holders.cash[market], asset));
  const paid = Math.min(reserves.waiting[reserve], cash);
  holdings.move(holders.cash[market], holders.left[market], asset, paid);
  reserves.supplied[reserve] -= paid;
  reserves.waiting[reserve] -= paid;
  reserves.withdrawn[reserve] += paid;
  if (reserves.waiting[reserve] > 0) reserves.frozenS[reserve] += c.scenario.stepS;
}
