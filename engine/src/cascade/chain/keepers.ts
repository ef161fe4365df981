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
import { redeem, redemptionOf, vaultOfShare, vaultParts } from './vaults.ts';
import { tradeAtVenue } from './venueSale.ts';

/** A pool that ran dry before all was sold is no way out: rounding aside, all must go in. */
const ALL = 1 - 1e-9;

/** A way to sell, and what it brings in USD. */
export interface Sale {
  readonly usd: number;
  /** Pool, or −1. */
  readonly pool: number;
  /** Contract or spot book, or −1. */
  readonly instrument: number;
  /** Vault that redeems the shares, or −1. Where all three are −1 the keeper keeps what it has. */
  readonly vault: number;
}

/** What is sold for what. */
export interface Goods {
  readonly keeper: number;
  readonly asset: number;
  readonly forAsset: number;
  readonly amount: number;
}

/**
 * The way that brings most: a pool of the two assets, a sale on the keeper's venue (in a spot book where it sells in
 * those and there is one, else as a short position), or the vault whose shares they are. Where the market has none of
 * these for the asset, it is kept and counts at its external price. `usd` is −∞ where there are ways and none can take
 * the amount.
 */
export function bestSale(c: Context, state: ChainState, { keeper, asset, forAsset, amount }: Goods): Sale {
  const chain = c.snapshot.chain as Chain;
  const kept = { usd: amount * c.state.externalPrice[asset], pool: -1, instrument: -1, vault: -1 };
  if (asset === forAsset) return kept;
  let best: Sale = { usd: -Infinity, pool: -1, instrument: -1, vault: vaultOfShare(chain, asset) };
  let ways = c.prepared.contractsOf[asset].length;
  if (best.vault >= 0) {
    ways++;
    best = { ...best, usd: redemptionUsd(c, best.vault, amount) };
  }
  for (let pool = 0; pool < chain.pools.n; pool++) {
    const from = coinOf(chain, pool, asset);
    if (from < 0) continue;
    ways++;
    const to = coinOf(chain, pool, forAsset);
    if (to < 0) continue;
    const { sold, bought } = quoteSwap(c, state, { pool, from, to, amount });
    const usd = bought * c.state.externalPrice[forAsset];
    if (sold >= amount * ALL && usd > best.usd) best = { usd, pool, instrument: -1, vault: -1 };
  }
  const book = deskSpotBook(c, keeper, asset, forAsset);
  if (book >= 0) {
    const usd = spotRoom(c, book) >= amount ? amount * spotPriceUsd(c, book, amount) : -Infinity;
    return usd > best.usd ? { usd, pool: -1, instrument: book, vault: -1 } : best;
  }
  if (ways === 0) return kept;
  const instrument = deskContract(c, keeper, asset);
  if (instrument >= 0 && deskRoom(c, deskUnit(c, keeper), instrument, -1) >= amount) {
    const usd = amount * deskPriceUsd(c, instrument, -1, amount);
    if (usd > best.usd) best = { usd, pool: -1, instrument, vault: -1 };
  }
  return best;
}

/** What shares bring that a vault redeems at its books' value; −∞ where it cannot pay for all of them now. */
function redemptionUsd(c: Context, vault: number, shares: number): number {
  const parts = vaultParts(c);
  if (parts === null) return -Infinity;
  const tokens = redemptionOf(parts, vault, shares);
  return tokens > 0 ? tokens * c.state.externalPrice[parts.table.vaults.asset[vault]] : -Infinity;
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
  } else if (way.vault >= 0) {
    const parts = vaultParts(c);
    const own = state.keeper[keeper];
    if (parts === null) return;
    parts.vaults.keeperPaid[way.vault] += redeem(parts, { vault: way.vault, shares: amount, from: own, to: own }).paid;
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
