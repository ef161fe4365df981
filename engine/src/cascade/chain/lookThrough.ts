/**
 * What a share is worth if every loan under it were settled now: loans pay the less of debt and collateral at external
 * prices, collateral that is itself a share counts at its own such value, and so on round every loop. The values are
 * the largest that satisfy all of this at once, found from above: what vaults claim, then what borrowers can pay of it
 * with shares of that worth, until nothing moves. The same fixed point as the largest clearing vector of Eisenberg and
 * Noe (Management Science 47, 2001), with shares of vaults in the place of firms.
 */
import { InternalError } from '../../core/errors.ts';
import type { Context } from '../context.ts';
import { lendsCollateral } from './state.ts';
import { claimOf, realTotal, type VaultParts } from './vaults.ts';

/** A round may still move a value by this share of it at the end. */
const SETTLED = 1e-13;
/** Loops that lend 99.9% of a share's value against it settle within this many rounds. */
const ROUNDS_MAX = 50_000;

/** Value per share of each vault in tokens of its asset; 0 for a vault without shares. */
export function lookThrough(c: Context, parts: VaultParts): Float64Array {
  const { table, state, vaults } = parts;
  const shares = Float64Array.from(vaults.liability, (row, v) => -state.holdings.of(row, table.vaults.share[v]));
  const perShare = (v: number, total: number): number => (shares[v] > 0 ? Math.max(0, total) / shares[v] : 0);
  const value = Float64Array.from(shares, (_, v) => perShare(v, realTotal(parts, v)));
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const paid = recoveries(parts, assetPrices(c, parts, value));
    let moved = 0;
    for (let v = 0; v < table.vaults.n; v++) {
      let total = state.holdings.of(vaults.idle[v], table.vaults.asset[v]);
      for (let a = table.vaults.allocationStart[v]; a < table.vaults.allocationStart[v + 1]; a++) {
        total += claimOf(parts, a) * paid[table.allocations.reserve[a]];
      }
      const next = Math.min(value[v], perShare(v, total));
      moved = Math.max(moved, (value[v] - next) / vaults.firstValue[v]);
      value[v] = next;
    }
    if (!(moved > SETTLED)) return value;
  }
  throw new InternalError(`values of vault shares did not settle within ${ROUNDS_MAX} rounds`, {
    code: 'not-finite',
    hint: 'Shares are lent on each other without anything else behind them; give the loans a lower loan to value.',
  });
}

/** External prices with shares at what they are worth here. */
function assetPrices(c: Context, { table, vaults }: VaultParts, value: Float64Array): Float64Array {
  const price = c.state.externalPrice.slice();
  for (const v of vaults.order) price[table.vaults.share[v]] = value[v] * price[table.vaults.asset[v]];
  return price;
}

/**
 * Share of its claims that each reserve could pay: cash, buffer and what its loans can pay, over what is claimed.
 * Collateral that the market lends on counts in full where it is, so the other claims bear what is lost.
 */
function recoveries({ chain, state }: VaultParts, price: Float64Array): Float64Array {
  const { reserves, loans, holdings, holders, liquidity } = state;
  const n = chain.reserves.n;
  const missing = new Float64Array(n);
  const claimed = new Float64Array(n);
  const lost = new Float64Array(n);
  for (let slot = 0; slot < loans.n; slot++) {
    const row = loans.row[slot];
    const from = chain.loans.legStart[row];
    const legs = chain.loans.legStart[row + 1] - from;
    let collateral = 0;
    let debt = 0;
    for (let k = 0; k < legs; k++) {
      const r = chain.loanLegs.reserve[from + k];
      const at = loans.legAt[slot] + k;
      if (lendsCollateral(chain, chain.loans.market[row])) {
        claimed[liquidity[r]] -= loans.collateral[at] * loans.members[slot];
      }
      collateral += loans.collateral[at] * price[chain.reserves.asset[r]];
      debt += loans.scaledDebt[at] * reserves.index[r] * price[chain.reserves.asset[r]];
    }
    if (!(debt > collateral)) continue;
    const unpaid = (1 - collateral / debt) * loans.members[slot];
    for (let k = 0; k < legs; k++) {
      const r = chain.loanLegs.reserve[from + k];
      missing[r] += unpaid * loans.scaledDebt[loans.legAt[slot] + k] * reserves.index[r];
    }
  }
  for (let r = 0; r < n; r++) {
    const buffer = holdings.of(holders.buffer[chain.reserves.market[r]], chain.reserves.asset[r]);
    claimed[liquidity[r]] += reserves.supplied[r];
    // A buffer pays for the debts of its own market only, also on a hub.
    lost[liquidity[r]] += reserves.deficit[r] + Math.max(0, missing[r] - buffer);
  }
  return Float64Array.from(liquidity, (at) =>
    claimed[at] > 0 ? Math.min(1, Math.max(0, 1 - lost[at] / claimed[at])) : 1,
  );
}
