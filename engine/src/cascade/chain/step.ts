/**
 * One step of the chain part: oracles at the prices of the step, interest, then loans. It runs after the marks of the
 * step and before the venues' waterfall, so that what keepers sell is in the books of the same step.
 */
import type { Context } from '../context.ts';
import { scanLoans } from './health.ts';
import { runIssuers } from './issuerStep.ts';
import { stepOracles } from './oracles.ts';
import type { ChainState } from './state.ts';

const SECONDS_PER_YEAR = 365 * 86_400;

/** The chain part of a step; nothing in a market without one. */
export function runChain(c: Context): void {
  const state = c.chain;
  const { chain } = c.snapshot;
  if (state === null || chain === null) return;
  readOracles(c, state);
  accrue(c, state);
  scanLoans(chain, state, c.state.timeS);
  runIssuers(c, chain, state);
}

/** Oracle prices at the present time; the first call also notes them as the prices of the start. */
export function readOracles(c: Context, state: ChainState): void {
  const { snapshot } = c;
  if (snapshot.chain === null) return;
  const first = state.oracles.updatedS.every((s) => s === -Infinity);
  stepOracles(snapshot.chain, state.oracles, { snapshot, state: c.state, poolPriceUsd: () => NaN });
  if (first) state.firstPrice.set(state.oracles.price);
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
    const supplied = reserves.supplied[r];
    const used = supplied > 0 ? (reserves.owedScaled[r] * reserves.index[r]) / supplied : 0;
    if (used > reserves.peakUtilisation[r]) reserves.peakUtilisation[r] = used;
  }
}
