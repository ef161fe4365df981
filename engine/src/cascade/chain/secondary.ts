/**
 * Pools as a market for stablecoins: what a sale would give, the price at the margin, and the sale itself, by the
 * formulas of rules/pools on the reserves that the holdings have now. A pool without reserves gives nothing.
 */
import type { Chain } from '../../market/chain.ts';
import { POOL_KINDS } from '../../market/chainSchema.ts';
import { EVENT } from '../../result/types.ts';
import { constantProductOut } from '../../rules/pools/constantProduct.ts';
import { stableSwapOut } from '../../rules/pools/stableSwap.ts';
import type { Context } from '../context.ts';
import { chainEvent } from './events.ts';
import type { Holdings } from './holdings.ts';
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

/** Share of a reserve whose sale gives the price at the margin. */
const MARGIN_SHARE = 1e-6;

/** Tokens of `to` that a sale gives; 0 for nothing sold, an empty pool, and concentrated pools, not sold into here. */
export function poolQuote({ chain, chainState, holdings }: PoolParts, { pool, from, to, amount }: PoolTrade): number {
  if (!(amount > 0)) return 0;
  const { pools } = chain;
  const kind = POOL_KINDS[pools.kind[pool]];
  const holder = chainState.pool[pool];
  if (!(holdings.of(holder, from) > 0 && holdings.of(holder, to) > 0)) return 0;
  if (kind === 'constant_product') {
    return constantProductOut({ x: holdings.of(holder, from), y: holdings.of(holder, to) }, amount, pools.fee[pool]);
  }
  if (kind === 'concentrated') return 0;
  const coins = coinsOf(chain, pool);
  const balances = coins.map((coin) => holdings.of(holder, coin));
  const trade = { from: coins.indexOf(from), to: coins.indexOf(to), amount, fee: pools.fee[pool] };
  return stableSwapOut(balances, pools.amplification[pool], trade);
}

/** Coins of a pool in table order. */
function coinsOf({ pools, poolCoins }: Chain, pool: number): number[] {
  return Array.from(poolCoins.asset.subarray(pools.coinStart[pool], pools.coinStart[pool + 1]));
}

/** Price of `from` in `to` for the next token sold, before the fee of the pool; NaN where the pool gives nothing. */
export function poolPrice(parts: PoolParts, trade: Omit<PoolTrade, 'amount'>): number {
  const amount = MARGIN_SHARE * parts.holdings.of(parts.chainState.pool[trade.pool], trade.from);
  const out = poolQuote(parts, { ...trade, amount });
  return out > 0 ? out / amount / (1 - parts.chain.pools.fee[trade.pool]) : NaN;
}

/** Sells coins of a holder in a pool; the fee stays in the pool. Returns what the holder got. */
export function poolSwap(parts: PoolParts, trade: PoolTrade & { readonly holder: number }): number {
  const { c, chain, chainState, holdings } = parts;
  const { pool, from, to, amount, holder } = trade;
  const out = poolQuote(parts, trade);
  if (!(out > 0)) return 0;
  holdings.move(holder, chainState.pool[pool], from, amount);
  holdings.move(chainState.pool[pool], holder, to, out);
  const [first, second] = coinsOf(chain, pool);
  const change = from === first ? amount : to === first ? -out : 0;
  const usd = amount * c.state.externalPrice[from];
  const price = poolPrice(parts, { pool, from: first, to: second });
  chainEvent(c, EVENT.pool_swap, { row: pool, qty: change, price, notionalUsd: usd, amountUsd: 0 });
  return out;
}
