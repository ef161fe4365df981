/**
 * What must hold of the chain part at the end of a run: tokens are conserved, and in every reserve what suppliers may
 * claim is what lies there, what is owed, and what was lost with somebody's name on it.
 */
import { InternalError } from '../../core/errors.ts';
import type { Context } from '../context.ts';
import { poolReserves } from './hubs.ts';
import { claimOf, vaultParts } from './vaults.ts';
import { lendsCollateral, type ChainState } from './state.ts';

/** Largest difference between claims and assets over the size of a reserve that rounding explains. */
const CLAIM_ERROR_MAX = 1e-9;

/** Checks the chain part. Throws InternalError naming holder, token or reserve where something was made or lost. */
export function checkChainRun(c: Context): void {
  if (c.chain === null) return;
  c.chain.holdings.check();
  const error = claimError(c, c.chain);
  if (error <= CLAIM_ERROR_MAX) return;
  throw new InternalError(`claims on lending reserves are off by ${error} of their size`, {
    code: 'conservation',
    hint: 'Please report this with snapshot, scenario and seed.',
  });
}

/**
 * Largest difference over all reserves between cash and claims less debts less deficits (of the hub where there is
 * one), between debts of loans and of the reserve, between idle collateral and that of loans, and what vaults claim
 * beyond what loans leave of the supply, each over the reserve's size.
 */
export function claimError(c: Context, state: ChainState): number {
  const { chain } = c.snapshot;
  if (chain === null) return 0;
  const { reserves, holdings, holders, loans } = state;
  const debt = new Float64Array(chain.reserves.n);
  const collateral = new Float64Array(chain.reserves.n);
  for (let slot = 0; slot < loans.n; slot++) {
    const row = loans.row[slot];
    const from = chain.loans.legStart[row];
    for (let k = 0; k < chain.loans.legStart[row + 1] - from; k++) {
      const r = chain.loanLegs.reserve[from + k];
      debt[r] += loans.scaledDebt[loans.legAt[slot] + k] * reserves.index[r] * loans.members[slot];
      collateral[r] += loans.collateral[loans.legAt[slot] + k] * loans.members[slot];
    }
  }
  const pooled = poolReserves(state);
  const claims = vaultClaims(c, chain.reserves.n);
  let worst = 0;
  for (let r = 0; r < chain.reserves.n; r++) {
    const m = chain.reserves.market[r];
    const asset = chain.reserves.asset[r];
    const owed = reserves.owedScaled[r] * reserves.index[r];
    const at = state.liquidity[r];
    const before = Math.max(chain.reserves.supplied[r], chain.reserves.borrowed[r]);
    const size = Math.max(before, reserves.supplied[r], pooled.supplied[at], collateral[r]);
    if (!(size > 0)) continue;
    const cash = holdings.of(holders.cash[m], asset);
    let off = Math.abs(cash - (pooled.supplied[at] - pooled.owed[at] - pooled.deficit[at]));
    off = Math.max(off, debt[r] - owed);
    if (!lendsCollateral(chain, m)) {
      off = Math.max(off, Math.abs(holdings.of(holders.collateral[m], asset) - collateral[r]));
    } else off = Math.max(off, collateral[r] - reserves.supplied[r]);
    const free = reserves.supplied[r] - (lendsCollateral(chain, m) ? collateral[r] : 0);
    off = Math.max(off, claims[r] - free);
    worst = Math.max(worst, off === off ? off / size : Infinity);
  }
  return worst;
}

/** What vaults claim of each reserve, tokens. */
function vaultClaims(c: Context, n: number): Float64Array {
  const out = new Float64Array(n);
  const parts = vaultParts(c);
  if (parts !== null) {
    parts.table.allocations.reserve.forEach((r, a) => {
      out[r] += claimOf(parts, a);
    });
  }
  return out;
}
