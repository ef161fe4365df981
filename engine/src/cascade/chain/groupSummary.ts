/** What became of groups that own several of the parts of a market: venues, lenders, issuers, treasuries, accounts. */
import type { Chain } from '../../market/chain.ts';
import type { ChainSummary, GroupOutcome } from '../../result/chain.ts';
import type { Context } from '../context.ts';
import { initialState } from '../prepared.ts';
import { rowEquityUsd } from '../takeover.ts';

/**
 * One outcome per group of the table `entities`; none in a market without groups. A venue belongs to the entity that
 * has its name. USD that are not parts of one total: a group can have a loss in each of them from one event.
 */
export function groupOutcomes(
  c: Context,
  chain: Chain,
  { lending, stablecoins, treasuries }: Pick<ChainSummary, 'lending' | 'stablecoins' | 'treasuries'>,
): GroupOutcome[] {
  if (chain.groups === null) return [];
  const { name, entities, lendingEntity } = chain.groups;
  const before = { ...c, state: initialState(c.snapshot) };
  return name.map((group, g) => {
    const own = new Set(entities[g]);
    const venues = c.snapshot.venues.id.filter((id) => own.has(id));
    const markets = lending.filter((_, m) => own.has(lendingEntity[m]));
    const coins = stablecoins.filter(({ entity }) => own.has(entity));
    const holders = treasuries.filter(({ entity }) => own.has(entity));
    const venueDebt = (id: string): number => c.totals.badDebtUsd[c.snapshot.venues.id.indexOf(id)];
    return {
      group,
      entities: entities[g],
      venues,
      venueBadDebtUsd: sumOf(venues, venueDebt),
      lendingMarkets: markets.map(({ market }) => market),
      lendingBadDebtUsd: sumOf(markets, ({ badDebtUsd }) => badDebtUsd),
      stablecoins: coins.map(({ stablecoin }) => stablecoin),
      shortfallUsd: sumOf(coins, ({ coverageAfter, supplyAfter, stablecoin }) =>
        coverageAfter === null ? 0 : Math.max(0, 1 - coverageAfter) * supplyAfter * pegUsd(c, chain, stablecoin),
      ),
      treasuries: holders.map(({ treasury }) => treasury),
      unmetUsd: sumOf(holders, ({ unmetUsd }) => unmetUsd),
      accountsBeforeUsd: equityUsd(before, own),
      accountsAfterUsd: equityUsd(c, own),
    };
  });
}

function sumOf<T>(list: readonly T[], of: (item: T) => number): number {
  return list.reduce((sum, item) => sum + of(item), 0);
}

/** USD per unit of the peg of a stablecoin. */
function pegUsd({ snapshot, state }: Context, { issuers }: Chain, stablecoin: string): number {
  if (issuers === null) return 0;
  const s = issuers.stablecoins.asset.indexOf(snapshot.assets.id.indexOf(stablecoin));
  return state.externalPrice[issuers.stablecoins.peg[s]];
}

const pair = new Float64Array(2);

/** Equity at marks of all accounts of some entities, USD. */
function equityUsd(c: Context, own: ReadonlySet<string>): number {
  const { accounts, units } = c.snapshot;
  const { state } = c;
  const wanted = accounts.entities.map((name) => own.has(name));
  let usd = 0;
  for (let u = 0; u < units.n; u++) {
    const entity = accounts.entity[units.account[u]];
    if (entity < 0 || !wanted[entity]) continue;
    if (state.slotOf[u] < 0) {
      rowEquityUsd(c, u, u, pair);
      usd += pair[0] * state.membersOf(u);
      continue;
    }
    for (let slot = state.slotOf[u]; slot >= 0; slot = state.slotNext[slot]) {
      rowEquityUsd(c, u, ~slot, pair);
      usd += pair[0] * state.slotMembers[slot];
    }
  }
  return usd;
}
