/**
 * One step of treasuries, stablecoins and exploits: pools are emptied first, then slow sellers trade, holders leave,
 * redeemers close gaps, queues are paid, hedges follow, and pools set the prices that the next step sees.
 */
import type { Chain } from '../../market/chain.ts';
import type { Context } from '../context.ts';
import { recoverPool } from './algorithmic.ts';
import { runHedges } from './hedges.ts';
import { shrinkRanges } from './pools.ts';
import { followPools, runPoolSales, runRedeemers } from './redeemers.ts';
import type { MarketParts } from './redeemerTools.ts';
import { payQueue, runRequests } from './redemptions.ts';
import type { ChainState } from './state.ts';
import { runTreasuries } from './treasuries.ts';
import { kindOf } from './supply.ts';

/** Runs the step. */
export function runIssuers(c: Context, chain: Chain, chainState: ChainState): void {
  runExploits(c, chain, chainState);
  const { issuers } = chain;
  const state = chainState.issuers;
  if (issuers === null || state === null) return;
  const { holdings } = chainState;
  runTreasuries(c, issuers, state, holdings);
  const parts: MarketParts = { c, chain, chainState, issuers, state, holdings };
  for (let s = 0; s < issuers.stablecoins.n; s++) if (kindOf(issuers, s) === 'algorithmic') recoverPool(parts, s);
  runRequests(parts);
  runPoolSales(parts);
  runRedeemers(parts);
  for (let s = 0; s < issuers.stablecoins.n; s++) payQueue(parts, s);
  runHedges(parts);
  followPools(parts);
}

/** Pools lose a share of every coin at the moment of an exploit; the attacker keeps it. */
function runExploits(c: Context, { pools, poolCoins }: Chain, chainState: ChainState): void {
  const { holdings, pool, attacker } = chainState;
  for (const { pool: p, share, atS } of c.scenario.exploits) {
    if (!(c.state.timeS - c.scenario.stepS < atS && atS <= c.state.timeS) && !(atS === 0 && c.state.step === 1))
      continue;
    for (let k = pools.coinStart[p]; k < pools.coinStart[p + 1]; k++) {
      holdings.move(pool[p], attacker, poolCoins.asset[k], share * holdings.of(pool[p], poolCoins.asset[k]));
    }
    shrinkRanges(chainState, p, share);
  }
}
