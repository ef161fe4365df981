/**
 * Reserves that share one liquidity: markets of Aave v4 (spokes) on the same hub, asset by asset. What one of them
 * lends out is gone for all, so utilisation, withdrawals and claims are counted over all of them. Source: aave-v4,
 * docs/overview.md, Hub and Spokes (0122663, read 2026-11).
 */
import type { Chain } from '../../market/chain.ts';
import type { HubOutcome } from '../../result/chain.ts';
import type { Context } from '../context.ts';
import type { ChainState } from './state.ts';

/** For each reserve the first one that it shares liquidity with: itself where its market has its own. */
export function liquidityOf({ markets, reserves }: Pick<Chain, 'markets' | 'reserves'>): Int32Array {
  const first = new Map<string, number>();
  return Int32Array.from({ length: reserves.n }, (_, r) => {
    const hub = markets.hub[reserves.market[r]];
    if (hub === '') return r;
    const key = `${reserves.asset[r]} ${hub}`;
    const known = first.get(key) ?? r;
    first.set(key, known);
    return known;
  });
}

/** Sums over what shares one liquidity, at the first reserve of each. */
export interface PooledReserves {
  readonly supplied: Float64Array;
  readonly owed: Float64Array;
  readonly deficit: Float64Array;
}

/** What all reserves of each liquidity supply, owe and have not paid yet, tokens. */
export function poolReserves({ liquidity, reserves }: Pick<ChainState, 'liquidity' | 'reserves'>): PooledReserves {
  const n = liquidity.length;
  const out = { supplied: new Float64Array(n), owed: new Float64Array(n), deficit: new Float64Array(n) };
  for (let r = 0; r < n; r++) {
    const at = liquidity[r];
    out.supplied[at] += reserves.supplied[r];
    out.owed[at] += reserves.owedScaled[r] * reserves.index[r];
    out.deficit[at] += reserves.deficit[r];
  }
  return out;
}

/** Share of its supply that a liquidity has lent out; 0 without supply. */
export function utilisation({ supplied, owed }: PooledReserves, at: number): number {
  return supplied[at] > 0 ? owed[at] / supplied[at] : 0;
}

/** Each asset of each hub; none in a market without hubs. Tokens. */
export function hubOutcomes({ snapshot }: Context, chain: Chain, state: ChainState): HubOutcome[] {
  const { markets, reserves } = chain;
  const { liquidity, holdings, holders } = state;
  const now = poolReserves(state);
  const out: HubOutcome[] = [];
  for (let at = 0; at < reserves.n; at++) {
    const hub = markets.hub[reserves.market[at]];
    if (hub === '' || liquidity[at] !== at) continue;
    const rows = [...liquidity.keys()].filter((r) => liquidity[r] === at);
    const sum = (of: ArrayLike<number>): number => rows.reduce((all, r) => all + of[r], 0);
    const supplied = sum(reserves.supplied);
    out.push({
      hub,
      asset: snapshot.assets.id[reserves.asset[at]],
      spokes: rows.map((r) => markets.id[reserves.market[r]]),
      suppliedBefore: supplied,
      suppliedAfter: now.supplied[at],
      drawnBefore: sum(reserves.borrowed),
      drawnAfter: now.owed[at],
      deficit: now.deficit[at],
      liquidityAfter: Math.max(0, holdings.of(holders.cash[reserves.market[at]], reserves.asset[at])),
      utilisationBefore: supplied > 0 ? sum(reserves.borrowed) / supplied : null,
      utilisationPeak: supplied > 0 ? state.reserves.peakUtilisation[at] : null,
      utilisationAfter: now.supplied[at] > 0 ? utilisation(now, at) : null,
      withdrawn: sum(state.reserves.withdrawn),
      waiting: sum(state.reserves.waiting),
    });
  }
  return out;
}
