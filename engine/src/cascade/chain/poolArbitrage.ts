/**
 * Arbitrage between pools and venues: a keeper buys in a pool what is dearer on its venue and sells it there, or the
 * reverse, as far as its tokens on chain and the margin of its account allow. The coins it bought and the short
 * position against them stay with it until the reverse trade pays. A liquidator only sells what it has hedged.
 */
import { exp } from '../../core/math.ts';
import type { Chain } from '../../market/chain.ts';
import { KEEPER_ROLES } from '../../market/chainSchema.ts';
import type { Context } from '../context.ts';
import { deskContract, deskPosition, deskPriceUsd, deskRoom, deskTrade, deskUnit } from './desk.ts';
import { bestSize } from './bestSize.ts';
import { payGas } from './keepers.ts';
import { coinAsset, poolPrice, quoteSwap, swap } from './pools.ts';
import type { ChainState } from './state.ts';

/** A pool of money against a coin that a keeper's venue trades. */
interface Pair {
  readonly keeper: number;
  readonly pool: number;
  /** Places in the pool. */
  readonly coin: number;
  readonly money: number;
  readonly unit: number;
  readonly instrument: number;
}

/** Every keeper in turn looks at every pool once per step. */
export function runPoolArbitrage(c: Context, state: ChainState): void {
  const chain = c.snapshot.chain as Chain;
  if (!c.scenario.switches.arbitrage || c.scenario.mode === 'replay') return;
  for (let pool = 0; pool < chain.pools.n; pool++) {
    const sides = moneySide(c, chain, pool);
    if (sides === null) continue;
    for (let keeper = 0; keeper < chain.keepers.n; keeper++) {
      if (KEEPER_ROLES[chain.keepers.role[keeper]] === 'redeemer') continue;
      const instrument = deskContract(c, keeper, coinAsset(chain, pool, sides.coin));
      if (instrument < 0) continue;
      tradePair(c, state, { keeper, pool, ...sides, unit: deskUnit(c, keeper), instrument });
    }
  }
}

/** Which of a pool's two coins is money: a stablecoin or currency; null where none or both are. */
function moneySide(c: Context, chain: Chain, pool: number): { coin: number; money: number } | null {
  if (chain.pools.coinStart[pool + 1] - chain.pools.coinStart[pool] !== 2) return null;
  const isMoney = (k: number): boolean => {
    const kind = c.snapshot.assets.kind[coinAsset(chain, pool, k)];
    return kind === 'stablecoin' || kind === 'fiat';
  };
  if (isMoney(0) === isMoney(1)) return null;
  return isMoney(1) ? { coin: 0, money: 1 } : { coin: 1, money: 0 };
}

function tradePair(c: Context, state: ChainState, pair: Pair): void {
  const chain = c.snapshot.chain as Chain;
  const { pool, coin, money, instrument } = pair;
  const moneyUsd = c.state.externalPrice[coinAsset(chain, pool, money)];
  const price = poolPrice(c, state, { pool, of: coin, inCoin: money }) * moneyUsd;
  const keep = 1 - chain.pools.fee[pool];
  const margin = exp(c.scenario.behaviour.arbThreshold);
  if (deskPriceUsd(c, instrument, -1, 0) * keep > price * margin) buyInPool(c, state, pair, moneyUsd);
  else if (price * keep > deskPriceUsd(c, instrument, 1, 0) * margin) sellInPool(c, state, pair, moneyUsd);
}

/** Pays money into the pool for coins and sells as many on the venue. */
function buyInPool(c: Context, state: ChainState, pair: Pair, moneyUsd: number): void {
  const chain = c.snapshot.chain as Chain;
  const { keeper, pool, coin, money, unit, instrument } = pair;
  if (KEEPER_ROLES[chain.keepers.role[keeper]] !== 'arbitrageur') return;
  const cash = state.holdings.of(state.keeper[keeper], coinAsset(chain, pool, money));
  const gas = chain.keepers.gasUsd[keeper] / moneyUsd;
  const room = deskRoom(c, unit, instrument, -1);
  if (!(cash > gas && room > 0)) return;
  const profit = (paid: number): number => {
    const { sold, bought } = quoteSwap(c, state, { pool, from: money, to: coin, amount: paid });
    if (bought > room) return -Infinity;
    return bought * deskPriceUsd(c, instrument, -1, bought) - sold * moneyUsd;
  };
  const paid = bestSize(profit, cash - gas);
  if (!(profit(paid) > chain.keepers.gasUsd[keeper])) return;
  const wanted = quoteSwap(c, state, { pool, from: money, to: coin, amount: paid }).bought;
  const filled = -deskTrade(c, unit, instrument, -wanted, 'neutral');
  if (!(filled > 0)) return;
  swap(c, state, state.keeper[keeper], { pool, from: money, to: coin, amount: paid * Math.min(1, filled / wanted) });
  payGas(c, state, keeper, coinAsset(chain, pool, money), 1);
}

/** Sells coins into the pool for money and buys as many on the venue. */
function sellInPool(c: Context, state: ChainState, pair: Pair, moneyUsd: number): void {
  const chain = c.snapshot.chain as Chain;
  const { keeper, pool, coin, money, unit, instrument } = pair;
  const held = state.holdings.of(state.keeper[keeper], coinAsset(chain, pool, coin));
  const hedged = Math.max(0, -deskPosition(c, unit, instrument));
  const own = KEEPER_ROLES[chain.keepers.role[keeper]] === 'arbitrageur' ? held : Math.min(held, hedged);
  const most = Math.min(own, deskRoom(c, unit, instrument, 1));
  if (!(most > 0)) return;
  const profit = (coins: number): number => {
    const { sold, bought } = quoteSwap(c, state, { pool, from: coin, to: money, amount: coins });
    return bought * moneyUsd - sold * deskPriceUsd(c, instrument, 1, sold);
  };
  const coins = bestSize(profit, most);
  if (!(profit(coins) > chain.keepers.gasUsd[keeper])) return;
  const filled = deskTrade(c, unit, instrument, coins, 'neutral');
  if (!(filled > 0)) return;
  swap(c, state, state.keeper[keeper], { pool, from: coin, to: money, amount: filled });
  payGas(c, state, keeper, coinAsset(chain, pool, money), 1);
}
