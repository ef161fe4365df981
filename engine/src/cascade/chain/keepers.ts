/**
 * What a keeper pays and gets: gas per call, and the best way to turn seized collateral into money (a pool of the run,
 * or a sale on its venue), with what that way brings after its own slippage.
 */
import type { Chain } from '../../market/chain.ts';
import type { Context } from '../context.ts';
import { deskContract, deskPriceUsd, deskRoom, deskSpotBook, deskTrade, deskUnit } from './desk.ts';
import { spotPriceUsd, spotRoom } from './desk.ts';
import { coinOf, quoteSwap, swap } from './pools.ts';
import type { ChainState } from './state.ts';
import { tradeAtVenue } from './venueSale.ts';

/** A pool that ran dry before all was sold is no way out: rounding aside, all must go in. */
const ALL = 1 - 1e-9;

/** A way to sell, and what it brings in USD. */
export interface Sale {
  readonly usd: number;
  /** Pool, or −1. */
  readonly pool: number;
  /** Contract or spot book, or −1. Where both are −1 the keeper keeps what it has. */
  readonly instrument: number;
}

/** What is sold for what. */
export interface Goods {
  readonly keeper: number;
  readonly asset: number;
  readonly forAsset: number;
  readonly amount: number;
}

/**
 * The way that brings most: a pool of the two assets, or a sale on the keeper's venue, in a spot book where it sells in
 * those and there is one, else as a short position. Where the market has
 * neither a pool nor a contract for the asset, it is kept and counts at its external price. `usd` is −∞ where there
 * are ways and none can take the amount.
 */
export function bestSale(c: Context, state: ChainState, { keeper, asset, forAsset, amount }: Goods): Sale {
  const chain = c.snapshot.chain as Chain;
  const kept = { usd: amount * c.state.externalPrice[asset], pool: -1, instrument: -1 };
  if (asset === forAsset) return kept;
  let best: Sale = { usd: -Infinity, pool: -1, instrument: -1 };
  let ways = c.prepared.contractsOf[asset].length;
  for (let pool = 0; pool < chain.pools.n; pool++) {
    const from = coinOf(chain, pool, asset);
    if (from < 0) continue;
    ways++;
    const to = coinOf(chain, pool, forAsset);
    if (to < 0) continue;
    const { sold, bought } = quoteSwap(c, state, { pool, from, to, amount });
    const usd = bought * c.state.externalPrice[forAsset];
    if (sold >= amount * ALL && usd > best.usd) best = { usd, pool, instrument: -1 };
  }
  const book = deskSpotBook(c, keeper, asset, forAsset);
  if (book >= 0) {
    const usd = spotRoom(c, book) >= amount ? amount * spotPriceUsd(c, book, amount) : -Infinity;
    return usd > best.usd ? { usd, pool: -1, instrument: book } : best;
  }
  if (ways === 0) return kept;
  const instrument = deskContract(c, keeper, asset);
  if (instrument >= 0 && deskRoom(c, deskUnit(c, keeper), instrument, -1) >= amount) {
    const usd = amount * deskPriceUsd(c, instrument, -1, amount);
    if (usd > best.usd) best = { usd, pool: -1, instrument };
  }
  return best;
}

/** Sells in the way chosen by {@link bestSale}. */
export function sell(c: Context, state: ChainState, goods: Goods, way: Sale): void {
  const { keeper, asset, forAsset, amount } = goods;
  const chain = c.snapshot.chain as Chain;
  if (way.pool >= 0) {
    const from = coinOf(chain, way.pool, asset);
    swap(c, state, state.keeper[keeper], { pool: way.pool, from, to: coinOf(chain, way.pool, forAsset), amount });
  } else if (way.instrument >= 0 && c.snapshot.instruments.spot[way.instrument] !== 0) {
    const order = { unit: deskUnit(c, keeper), instrument: way.instrument, coins: -amount, limitPrice: 0 };
    tradeAtVenue(c, state.holdings, state.world, [{ ...order, holder: state.keeper[keeper] }], 'forced');
  } else if (way.instrument >= 0) deskTrade(c, deskUnit(c, keeper), way.instrument, -amount, 'forced');
}

/** Pays the gas of a number of calls in a token that the keeper holds, as far as it goes. */
export function payGas(c: Context, state: ChainState, keeper: number, asset: number, calls: number): void {
  const usd = (c.snapshot.chain as Chain).keepers.gasUsd[keeper] * calls;
  const tokens = Math.min(
    usd / c.state.externalPrice[asset],
    Math.max(0, state.holdings.of(state.keeper[keeper], asset)),
  );
  state.holdings.move(state.keeper[keeper], state.network, asset, tokens);
  state.totals.keeperCalls[keeper] += calls;
  state.totals.keeperGasUsd[keeper] += tokens * c.state.externalPrice[asset];
}
