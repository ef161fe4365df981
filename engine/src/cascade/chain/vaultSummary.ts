/** Vaults of a run in the numbers of result/chain.ts. */
import type { VaultOutcome } from '../../result/chain.ts';
import type { Context } from '../context.ts';
import { lookThrough } from './lookThrough.ts';
import { liquidityOfVault, type VaultParts, vaultParts } from './vaults.ts';

/** One outcome per vault; none in a market without vaults. */
export function vaultOutcomes(c: Context): VaultOutcome[] {
  const parts = vaultParts(c);
  if (parts === null) return [];
  const worth = lookThrough(c, parts);
  return parts.table.vaults.id.map((_, v) => outcomeOf(c, parts, v, worth[v]));
}

function outcomeOf(c: Context, parts: VaultParts, v: number, worth: number): VaultOutcome {
  const { table, state, vaults } = parts;
  const { id, asset, share, shares } = table.vaults;
  const after = -state.holdings.of(vaults.liability[v], share[v]);
  const paid = vaults.paid[v];
  // What a share would have brought if all that was paid and all that is left had been shared alike.
  const alike = (paid + vaults.keeperPaid[v] + worth * after) / shares[v];
  return {
    vault: id[v],
    asset: c.snapshot.assets.id[asset[v]],
    share: c.snapshot.assets.id[share[v]],
    sharesBefore: shares[v],
    sharesAfter: after,
    valueBefore: vaults.firstValue[v],
    valueAfter: vaults.value[v],
    lookThroughBefore: vaults.firstWorth[v],
    lookThroughAfter: worth,
    lost: vaults.lost[v],
    hidden: vaults.hidden[v],
    liquidityAfter: liquidityOfVault(parts, v),
    inMarketsAfter: sharesInMarkets(parts, v),
    redeemedShares: vaults.redeemed[v],
    redeemedTokens: paid,
    waitingShares: vaults.waiting[v],
    frozenS: vaults.frozenS[v],
    keeperTokens: vaults.keeperPaid[v],
    leaversGain: paid - vaults.redeemed[v] * alike,
  };
}

/** Shares that lie in lending markets, as collateral or supplied. */
function sharesInMarkets({ table, state }: VaultParts, v: number): number {
  const { cash, collateral } = state.holders;
  let sum = 0;
  for (const row of new Set([...cash, ...collateral])) sum += state.holdings.of(row, table.vaults.share[v]);
  return Math.max(0, sum);
}
