/** Pools of one run beyond their reserves: where concentrated ones stand, and what happened to prices. Plain data. */
import { RuleInputError } from '../../core/errors.ts';
import type { Chain } from '../../market/chain.ts';
import { POOL_KINDS } from '../../market/chainSchema.ts';
import { amountX, amountY, type LiquidityTick, priceAtTick } from '../../rules/pools/concentrated.ts';

/** Reserves of a table may fall short of what its ranges hold by this share: rounding. */
const RESERVE_TOLERANCE = 1e-6;

/** What pools are beyond their reserves, and what happened to their prices. */
export interface PoolState {
  /** Of concentrated pools; 0 elsewhere. */
  readonly sqrtPrice: Float64Array;
  readonly liquidity: Float64Array;
  readonly ticks: readonly (readonly LiquidityTick[])[];
  /** Share of the liquidity that is left: less than 1 once a pool was robbed. */
  readonly left: Float64Array;
  /** Price of the first coin in the second, fee aside: at the start, lowest and highest. */
  readonly first: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly volumeUsd: Float64Array;
}

/** Pools at the start. Throws RuleInputError where a concentrated pool holds less than its ranges need. */
export function createPools(chain: Chain): PoolState {
  const { pools, poolCoins, poolTicks } = chain;
  const ticks = Array.from({ length: pools.n }, (_, p) =>
    Array.from({ length: pools.tickStart[p + 1] - pools.tickStart[p] }, (_unused, k) => ({
      tick: poolTicks.tick[pools.tickStart[p] + k],
      liquidityNet: poolTicks.liquidityNet[pools.tickStart[p] + k],
    })),
  );
  const sqrtPrice = new Float64Array(pools.n);
  const liquidity = new Float64Array(pools.n);
  for (let p = 0; p < pools.n; p++) {
    if (POOL_KINDS[pools.kind[p]] !== 'concentrated') continue;
    sqrtPrice[p] = Math.sqrt(pools.price[p]);
    for (const { tick, liquidityNet } of ticks[p])
      if (priceAtTick(tick) <= pools.price[p]) liquidity[p] += liquidityNet;
    const need = rangesHold(ticks[p], pools.price[p]);
    for (const side of [0, 1]) {
      const row = pools.coinStart[p] + side;
      if (poolCoins.reserve[row] >= need[side] * (1 - RESERVE_TOLERANCE)) continue;
      throw new RuleInputError('pool_coins', row, 'reserve', `at least the ${need[side]} that the pool's ranges hold`);
    }
  }
  const numbers = (): Float64Array => new Float64Array(pools.n);
  const left = new Float64Array(pools.n).fill(1);
  return { sqrtPrice, liquidity, ticks, left, first: numbers(), low: numbers(), high: numbers(), volumeUsd: numbers() };
}

/** Tokens of both kinds that all ranges hold at a price. */
function rangesHold(ticks: readonly LiquidityTick[], price: number): [number, number] {
  const held: [number, number] = [0, 0];
  let liquidity = 0;
  for (let k = 0; k + 1 < ticks.length; k++) {
    liquidity += ticks[k].liquidityNet;
    const low = priceAtTick(ticks[k].tick);
    const high = priceAtTick(ticks[k + 1].tick);
    const at = Math.min(Math.max(price, low), high);
    held[0] += amountX(liquidity, at, high);
    held[1] += amountY(liquidity, low, at);
  }
  return held;
}
