/**
 * One step of the chain part: oracles at the prices of the step, interest, arbitrage of pools, then loans. It runs
 * after the marks of the step and before the venues' waterfall, so that what keepers sell is in the books of the same
 * step.
 */
import type { Chain } from '../../market/chain.ts';
import type { Context } from '../context.ts';
import { poolReserves, utilisation } from './hubs.ts';
import { runIssuers } from './issuerStep.ts';
import { lookThrough } from './lookThrough.ts';
import { runLiquidations } from './liquidate.ts';
import { watchLoans } from './loanWires.ts';
import { stepOracles } from './oracles.ts';
import { runPoolArbitrage } from './poolArbitrage.ts';
import { notePoolPrices, poolPriceUsd } from './pools.ts';
import type { ChainState } from './state.ts';
import { moveSupplyIndex } from './supplyIndex.ts';
import { bookVaults, runRedemptionsOfVaults, vaultParts, vaultPriceUsd } from './vaults.ts';
import { runWithdrawals } from './withdrawals.ts';

const SECONDS_PER_YEAR = 365 * 86_400;

/** The chain part of a step; nothing in a market without one. */
export function runChain(c: Context): void {
  const state = c.chain;
  const { chain } = c.snapshot;
  if (state === null || chain === null) return;
  readOracles(c, state);
  accrue(c, state);
  bookVaults(c);
  runWithdrawals(c, state);
  runRedemptionsOfVaults(c);
  runPoolArbitrage(c, state);
  watchLoans(c, chain, state);
  runLiquidations(c, state);
  notePeaks(chain, state);
  bookVaults(c);
  runIssuers(c, chain, state);
}

/** Prices of pools and oracles at time zero. */
export function startChain(c: Context, state: ChainState): void {
  notePoolPrices(c, state);
  readOracles(c, state);
  state.firstPrice.set(state.oracles.price);
  const parts = vaultParts(c);
  if (parts !== null) parts.vaults.firstWorth.set(lookThrough(c, parts));
}

function readOracles(c: Context, state: ChainState): void {
  const { snapshot } = c;
  if (snapshot.chain === null) return;
  const fromPool = (pool: number, asset: number): number => poolPriceUsd(c, state, pool, asset);
  stepOracles(snapshot.chain, state.oracles, {
    snapshot,
    state: c.state,
    poolPriceUsd: fromPool,
    vaultPriceUsd: (v) => vaultPriceUsd(c, v),
    faults: c.scenario.lendingFaults,
  });
}

/** Debts and claims grow by the rate of each reserve; nothing of it is kept by the protocol. */
function accrue(c: Context, state: ChainState): void {
  const { chain } = c.snapshot;
  if (chain === null) return;
  const { reserves, liquidity } = state;
  const ofHub = new Float64Array(chain.reserves.n);
  const { supplied } = poolReserves(state);
  for (let r = 0; r < chain.reserves.n; r++) {
    const rate = chain.reserves.borrowRate[r];
    if (!(rate > 0)) continue;
    const growth = (reserves.index[r] * rate * c.scenario.stepS) / SECONDS_PER_YEAR;
    reserves.index[r] += growth;
    const earned = growth * reserves.owedScaled[r];
    if (chain.markets.hub[chain.reserves.market[r]] === '') earn(chain, state, r, earned);
    else ofHub[liquidity[r]] += earned;
  }
  // What borrowers of one market pay is earned by all who supply its hub.
  for (let r = 0; r < chain.reserves.n; r++) {
    const at = liquidity[r];
    if (ofHub[at] > 0) earn(chain, state, r, (ofHub[at] * reserves.supplied[r]) / supplied[at]);
  }
}

function earn(chain: Chain, state: ChainState, reserve: number, tokens: number): void {
  moveSupplyIndex(chain, state, reserve, tokens);
  state.reserves.supplied[reserve] += tokens;
}

/** Highest share of its supply that each reserve has lent out. */
function notePeaks(chain: Chain, state: ChainState): void {
  const pooled = poolReserves(state);
  const { liquidity, reserves } = state;
  for (let r = 0; r < chain.reserves.n; r++) {
    const used = utilisation(pooled, liquidity[r]);
    if (used > reserves.peakUtilisation[r]) reserves.peakUtilisation[r] = used;
  }
}
