/**
 * One step of the chain part: oracles at the prices of the step, interest, arbitrage of pools, then loans. It runs
 * after the marks of the step and before the venues' waterfall, so that what keepers sell is in the books of the same
 * step.
 */
import type { Chain } from '../../market/chain.ts';
import type { Context } from '../context.ts';
import { scanLoans } from './health.ts';
import { poolReserves, utilisation } from './hubs.ts';
import { runIssuers } from './issuerStep.ts';
import { runLiquidations } from './liquidate.ts';
import { stepOracles } from './oracles.ts';
import { runPoolArbitrage } from './poolArbitrage.ts';
import { notePoolPrices, poolPriceUsd } from './pools.ts';
import type { ChainState } from './state.ts';
import { runWithdrawals } from './withdrawals.ts';

const SECONDS_PER_YEAR = 365 * 86_400;

/** The chain part of a step; nothing in a market without one. */
export function runChain(c: Context): void {
  const state = c.chain;
  const { chain } = c.snapshot;
  if (state === null || chain === null) return;
  readOracles(c, state);
  accrue(c, state);
  runWithdrawals(c, state);
  runPoolArbitrage(c, state);
  scanLoans(chain, state, c.state.timeS);
  runLiquidations(c, state);
  notePeaks(chain, state);
  runIssuers(c, chain, state);
}

/** Prices of pools and oracles at time zero. */
export function startChain(c: Context, state: ChainState): void {
  notePoolPrices(c, state);
  readOracles(c, state);
  state.firstPrice.set(state.oracles.price);
}

function readOracles(c: Context, state: ChainState): void {
  const { snapshot } = c;
  if (snapshot.chain === null) return;
  const fromPool = (pool: number, asset: number): number => poolPriceUsd(c, state, pool, asset);
  stepOracles(snapshot.chain, state.oracles, {
    snapshot,
    state: c.state,
    poolPriceUsd: fromPool,
    faults: c.scenario.lendingFaults,
  });
}

/** Debts and claims grow by the rate of each reserve; nothing of it is kept by the protocol. */
function accrue(c: Context, { reserves }: ChainState): void {
  const { chain } = c.snapshot;
  if (chain === null) return;
  for (let r = 0; r < chain.reserves.n; r++) {
    const rate = chain.reserves.borrowRate[r];
    if (rate > 0) {
      const growth = (reserves.index[r] * rate * c.scenario.stepS) / SECONDS_PER_YEAR;
      reserves.index[r] += growth;
      reserves.supplied[r] += growth * reserves.owedScaled[r];
    }
  }
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
