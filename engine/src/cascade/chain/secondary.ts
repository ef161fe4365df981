/**
 * Pools as a market for stablecoins, by asset: what a sale would give, the price at the margin, and the sale itself.
 * A pool without reserves gives nothing and has no price.
 */
import type { Chain } from '../../market/chain.ts';
import type { Context } from '../context.ts';
import type { Holdings } from './holdings.ts';
import { coinOf, poolPrice as priceIn, quoteSwap, swap } from './pools.ts';
import type { ChainState } from './state.ts';

/** What a pool is read from. */
export interface PoolParts {
  readonly c: Context;
  readonly chain: Chain;
  readonly chainState: ChainState;
  readonly holdings: Holdings;
}

/** A sale of one coin of a pool for another. */
export interface PoolTrade {
  readonly pool: number;
  readonly from: number;
  readonly to: number;
  readonly amount: number;
}

/** Tokens of `to` that a sale gives; 0 for nothing sold and for an empty pool. */
export function poolQuote({ c, chain, chainState }: PoolParts, { pool, from, to, amount }: PoolTrade): number {
  if (!(amount > 0)) return 0;
  return quoteSwap(c, chainState, { pool, from: coinOf(chain, pool, from), to: coinOf(chain, pool, to), amount })
    .bought;
}

/** Price of `from` in `to` for the next token sold, before the fee of the pool; NaN where the pool gives nothing. */
export function poolPrice({ c, chain, chainState }: PoolParts, { pool, from, to }: Omit<PoolTrade, 'amount'>): number {
  return priceIn(c, chainState, { pool, of: coinOf(chain, pool, from), inCoin: coinOf(chain, pool, to) });
}

/** Sells coins of a holder in a pool; the fee stays in the pool. Returns what the holder got. */
export function poolSwap(parts: PoolParts, trade: PoolTrade & { readonly holder: number }): number {
  const { c, chain, chainState } = parts;
  const { pool, from, to, amount, holder } = trade;
  if (!(poolQuote(parts, trade) > 0)) return 0;
  const order = { pool, from: coinOf(chain, pool, from), to: coinOf(chain, pool, to), amount };
  return swap(c, chainState, holder, order).bought;
}
