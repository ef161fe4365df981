/**
 * What one token supplied to a reserve has become: interest raises it, losses that suppliers bear at once lower it. It
 * is kept for suppliers other than the loans of the market, whose collateral neither earns nor loses in a run.
 */
import type { Chain } from '../../market/chain.ts';
import { lendsCollateral, type ChainState } from './state.ts';

/** Claims of suppliers who are not loans of the same market, tokens. */
export function freeSupply(chain: Chain, { reserves, loans }: ChainState, reserve: number): number {
  if (!lendsCollateral(chain, chain.reserves.market[reserve])) return reserves.supplied[reserve];
  let own = 0;
  for (let slot = 0; slot < loans.n; slot++) {
    const row = loans.row[slot];
    const from = chain.loans.legStart[row];
    for (let k = 0; k < chain.loans.legStart[row + 1] - from; k++) {
      if (chain.loanLegs.reserve[from + k] === reserve) {
        own += loans.collateral[loans.legAt[slot] + k] * loans.members[slot];
      }
    }
  }
  return Math.max(0, reserves.supplied[reserve] - own);
}

/** Moves the index of a reserve that a vault supplies by tokens that its suppliers win or, below zero, lose. */
export function moveSupplyIndex(chain: Chain, state: ChainState, reserve: number, tokens: number): void {
  if (state.vaults === null || state.vaults.supplies[reserve] === 0) return;
  const base = freeSupply(chain, state, reserve);
  if (base > 0) state.reserves.supplyIndex[reserve] *= Math.max(0, 1 + tokens / base);
}
