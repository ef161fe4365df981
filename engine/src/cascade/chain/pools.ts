/**
 * Pools within a run: reserves lie in the holdings, prices and swaps are those of rules/pools. Whoever swaps gives
 * tokens to the pool and takes others from it; fees stay there.
 */
import type { Chain } from '../../market/chain.ts';
import { POOL_KINDS } from '../../market/chainSchema.ts';
import { EVENT } from '../../result/types.ts';
import { type LiquidityTick, sellX, sellY } from '../../rules/pools/concentrated.ts';
import { constantProductOut, constantProductPrice } from '../../rules/pools/constantProduct.ts';
import { stableSwapOut, stableSwapPrice } from '../../rules/pools/stableSwap.ts';
import type { Context } from '../context.ts';
import { chainEvent } from './events.ts';
import type { ChainState } from './state.ts';

/** A swap: coins by their place in the pool, and what goes in. */
export interface Swap {
  readonly pool: number;
  readonly from: number;
  readonly to: number;
  readonly amount: number;
}

/** What a swap would take and give. */
export interface SwapQuote {
  /** Less than offered where the liquidity of a concentrated pool ends. */
  readonly sold: number;
  readonly bought: number;
  readonly sqrtPrice: number;
  readonly liquidity: number;
}

/** Notes the prices of the start. */
export function notePoolPrices(c: Context, state: ChainState): void {
  for (let p = 0; p < state.pool.length; p++) {
    state.pools.first[p] =
      state.pools.low[p] =
      state.pools.high[p] =
        poolPrice(c, state, { pool: p, of: 0, inCoin: 1 });
  }
}

function chainOf(c: Context): Chain {
  return c.snapshot.chain as Chain;
}

/** Asset of a pool's coin. */
export function coinAsset(chain: Chain, pool: number, coin: number): number {
  return chain.poolCoins.asset[chain.pools.coinStart[pool] + coin];
}

/** Place of an asset among a pool's coins, or −1. */
export function coinOf(chain: Chain, pool: number, asset: number): number {
  for (let k = chain.pools.coinStart[pool]; k < chain.pools.coinStart[pool + 1]; k++) {
    if (chain.poolCoins.asset[k] === asset) return k - chain.pools.coinStart[pool];
  }
  return -1;
}

function balances(c: Context, state: ChainState, pool: number): number[] {
  const chain = chainOf(c);
  const n = chain.pools.coinStart[pool + 1] - chain.pools.coinStart[pool];
  return Array.from({ length: n }, (_, k) => state.holdings.of(state.pool[pool], coinAsset(chain, pool, k)));
}

/** Whether a pool has nothing left of some coin: nothing trades in it then. */
function isEmpty(c: Context, state: ChainState, pool: number): boolean {
  const { coinStart } = chainOf(c).pools;
  for (let k = 0; k < coinStart[pool + 1] - coinStart[pool]; k++) {
    if (!(state.holdings.of(state.pool[pool], coinAsset(chainOf(c), pool, k)) > 0)) return true;
  }
  return false;
}

/** Takes a share of the liquidity out of a pool's ranges; its tokens were taken before. */
export function shrinkRanges({ pools }: ChainState, pool: number, share: number): void {
  pools.left[pool] *= 1 - share;
  pools.liquidity[pool] *= 1 - share;
}

/** Price of the next coin `of` in coins `inCoin`, fee aside; NaN for an empty pool. */
export function poolPrice(
  c: Context,
  state: ChainState,
  { pool, of, inCoin }: { readonly pool: number; readonly of: number; readonly inCoin: number },
): number {
  const { pools } = chainOf(c);
  if (isEmpty(c, state, pool)) return NaN;
  if (POOL_KINDS[pools.kind[pool]] === 'concentrated') {
    const price = state.pools.sqrtPrice[pool] * state.pools.sqrtPrice[pool];
    return of === 0 ? price : 1 / price;
  }
  const held = balances(c, state, pool);
  if (POOL_KINDS[pools.kind[pool]] === 'stable_swap') {
    return stableSwapPrice(held, pools.amplification[pool], { of, inCoin });
  }
  return constantProductPrice({ x: held[of], y: held[inCoin] });
}

/** USD price of an asset in a pool: its price in the pool's other coin × that coin's external price. */
export function poolPriceUsd(c: Context, state: ChainState, pool: number, asset: number): number {
  const chain = chainOf(c);
  const of = coinOf(chain, pool, asset);
  const inCoin = of === 0 ? 1 : 0;
  return poolPrice(c, state, { pool, of, inCoin }) * c.state.externalPrice[coinAsset(chain, pool, inCoin)];
}

/** What a swap would give; changes nothing. */
export function quoteSwap(c: Context, state: ChainState, { pool, from, to, amount }: Swap): SwapQuote {
  const { pools } = chainOf(c);
  const fee = pools.fee[pool];
  const still = { sqrtPrice: 0, liquidity: 0 };
  if (isEmpty(c, state, pool)) return { sold: 0, bought: 0, ...still };
  if (POOL_KINDS[pools.kind[pool]] === 'concentrated') {
    const ticked = {
      sqrtPrice: state.pools.sqrtPrice[pool],
      liquidity: state.pools.liquidity[pool],
      ticks: ticksNow(state, pool),
      fee,
    };
    return from === 0 ? sellX(ticked, amount) : sellY(ticked, amount);
  }
  const held = balances(c, state, pool);
  if (POOL_KINDS[pools.kind[pool]] === 'stable_swap') {
    const bought = stableSwapOut(held, pools.amplification[pool], { from, to, amount, fee });
    return { sold: amount, bought, ...still };
  }
  return { sold: amount, bought: constantProductOut({ x: held[from], y: held[to] }, amount, fee), ...still };
}

/** Ticks with what is left of their liquidity. */
function ticksNow({ pools }: ChainState, pool: number): readonly LiquidityTick[] {
  const left = pools.left[pool];
  if (left === 1) return pools.ticks[pool];
  return pools.ticks[pool].map(({ tick, liquidityNet }) => ({ tick, liquidityNet: liquidityNet * left }));
}

/** Makes a swap for a holder: tokens move both ways, the price follows, and an event says so. Returns what it was. */
export function swap(c: Context, state: ChainState, holder: number, order: Swap): SwapQuote {
  const chain = chainOf(c);
  const { pool, from, to } = order;
  const quote = quoteSwap(c, state, order);
  const given = coinAsset(chain, pool, from);
  const taken = coinAsset(chain, pool, to);
  state.holdings.move(holder, state.pool[pool], given, quote.sold);
  state.holdings.move(state.pool[pool], holder, taken, quote.bought);
  if (POOL_KINDS[chain.pools.kind[pool]] === 'concentrated') {
    state.pools.sqrtPrice[pool] = quote.sqrtPrice;
    state.pools.liquidity[pool] = quote.liquidity;
  }
  const price = poolPrice(c, state, { pool, of: 0, inCoin: 1 });
  if (price < state.pools.low[pool]) state.pools.low[pool] = price;
  if (price > state.pools.high[pool]) state.pools.high[pool] = price;
  const usd = quote.sold * c.state.externalPrice[given];
  state.pools.volumeUsd[pool] += usd;
  const change = from === 0 ? quote.sold : to === 0 ? -quote.bought : 0;
  chainEvent(c, EVENT.pool_swap, { row: pool, qty: change, price, notionalUsd: usd, amountUsd: 0 });
  return quote;
}
