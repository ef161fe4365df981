/**
 * The secondary market of stablecoins: holders sell in pools, and those who may redeem buy there below what a token is
 * redeemed for and hand it in, with what they own and after their latency. For a stablecoin without reserves they burn
 * it for coins and sell those in a venue's book. The price of a stablecoin's own pool becomes its external price, so
 * that venues that take it as collateral see it.
 */
import type { Chain } from '../../market/chain.ts';
import { KEEPER_ROLES } from '../../market/chainSchema.ts';
import { EVENT } from '../../result/types.ts';
import { swapToCoin } from '../../rules/terra/market.ts';
import { log } from '../../core/math.ts';
import type { Context } from '../context.ts';
import { isTrading } from '../orders.ts';
import { poolParameters, swapOut } from './algorithmic.ts';
import { chainEvent } from './events.ts';
import { poolPrice, poolQuote, poolSwap } from './secondary.ts';
import { partOfStep, redemptionValue, request } from './redemptions.ts';
import type { ChainState } from './state.ts';
import { tradeAtVenue, type VenueOrder } from './venueSale.ts';
import { type IssuerParts, kindOf, mint } from './supply.ts';

/** What this file works on. */
export interface MarketParts extends IssuerParts {
  readonly chain: Chain;
  readonly chainState: ChainState;
}

/** Steps of the search for the best size: to 0.618^40, a few billionths of the capital. */
const SEARCH_STEPS = 40;
/** Golden section. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;
/** Profit below this share of what is spent is rounding. */
const PROFIT_MIN = 1e-9;

const REDEEMER = KEEPER_ROLES.indexOf('redeemer');

/** Holders who leave through a pool by the scenario in this step. */
export function runPoolSales(parts: MarketParts): void {
  const { c, issuers, state, holdings } = parts;
  for (const one of c.scenario.redemptions) {
    if (one.pool < 0) continue;
    const s = issuers.stablecoins.asset.indexOf(one.asset);
    const holder = state.stablecoins.public[s];
    const tokens = Math.min(partOfStep(c, one), holdings.of(holder, one.asset));
    if (tokens > 0)
      poolSwap(parts, { pool: one.pool, holder, from: one.asset, to: otherCoin(parts, one.pool, s), amount: tokens });
  }
}

/** The coin of a pool that a stablecoin is sold for: its peg where the pool has it, else the first other one. */
function otherCoin({ chain, issuers }: MarketParts, pool: number, s: number): number {
  const { pools, poolCoins } = chain;
  let first = -1;
  for (let k = pools.coinStart[pool]; k < pools.coinStart[pool + 1]; k++) {
    if (poolCoins.asset[k] === issuers.stablecoins.peg[s]) return poolCoins.asset[k];
    if (first < 0 && poolCoins.asset[k] !== issuers.stablecoins.asset[s]) first = poolCoins.asset[k];
  }
  return first;
}

/** Buying below and, with reserves, minting above what a token is redeemed for. */
export function runRedeemers(parts: MarketParts): void {
  const { issuers, state, c } = parts;
  sellCoins(parts);
  for (let s = 0; s < issuers.stablecoins.n; s++) {
    const pool = issuers.stablecoins.pricePool[s];
    if (pool < 0) continue;
    const best = cheapest(parts, s, pool);
    const since = state.stablecoins.gapSinceS;
    if (!best) since[s] = NaN;
    else if (!(since[s] <= c.state.timeS)) since[s] = c.state.timeS;
    for (let k = 0; k < parts.chain.keepers.n; k++) {
      if (parts.chain.keepers.role[k] !== REDEEMER || !best) continue;
      if (c.state.timeS - since[s] >= parts.chain.keepers.latencyS[k]) buyAndRedeem(parts, s, pool, k);
    }
    if (kindOf(issuers, s) === 'fiat') for (let k = 0; k < parts.chain.keepers.n; k++) mintAndSell(parts, s, pool, k);
  }
}

/** Whether the first unit that is bought in the pool pays. */
function cheapest(parts: MarketParts, s: number, pool: number): boolean {
  const small = 1e-6 * parts.issuers.stablecoins.supply[s];
  return profitOf(parts, s, pool, small) > PROFIT_MIN * small;
}

/** Profit in the peg of spending `spend` of the pool's other coin on tokens that are handed in. */
function profitOf(parts: MarketParts, s: number, pool: number, spend: number): number {
  const { c, issuers, state } = parts;
  const { stablecoins } = issuers;
  const other = otherCoin(parts, pool, s);
  const tokens = poolQuote(parts, { pool, from: other, to: stablecoins.asset[s], amount: spend });
  const cost = (spend * c.state.externalPrice[other]) / c.state.externalPrice[stablecoins.peg[s]];
  if (kindOf(issuers, s) !== 'algorithmic') return tokens * redemptionValue(parts, s, tokens) - cost;
  const swap = swapToCoin(tokens, state.stablecoins.delta[s], poolParameters(issuers, s));
  return swap.ask * bidRatio(parts, s) - cost;
}

/** Best bid for the coin behind an algorithmic stablecoin over its oracle price: 1 where no book has it. */
function bidRatio(parts: MarketParts, s: number): number {
  const { c, chain } = parts;
  let best = 0;
  for (let k = 0; k < chain.keepers.n; k++) {
    const instrument = chain.keepers.role[k] === REDEEMER ? coinBook(parts, s, k) : -1;
    if (instrument < 0) continue;
    const money = c.snapshot.instruments.settle[instrument];
    const bid = c.books.touch[2 * instrument] * c.state.externalPrice[money];
    best = Math.max(best, bid / c.state.externalPrice[c.snapshot.instruments.asset[instrument]]);
  }
  return best > 0 ? best : 1;
}

/** The linear contract on the coin behind a stablecoin at the venue of a keeper's account, or −1. */
function coinBook({ c, chain, issuers }: MarketParts, s: number, k: number): number {
  const account = chain.keepers.account[k];
  const coin = issuers.stablecoins.backingAsset[s];
  if (account < 0 || coin < 0) return -1;
  const { instruments, accounts } = c.snapshot;
  for (let i = 0; i < instruments.n; i++) {
    if (
      instruments.venue[i] === accounts.venue[account] &&
      instruments.asset[i] === coin &&
      instruments.inverse[i] === 0
    )
      return i;
  }
  return -1;
}

/** Golden-section search for the spending with the largest profit; profit falls off once the gap is closed. */
function bestSpend(profit: (spend: number) => number, most: number): number {
  let low = 0;
  let high = most;
  let a = high - GOLDEN * (high - low);
  let b = low + GOLDEN * (high - low);
  let atA = profit(a);
  let atB = profit(b);
  for (let step = 0; step < SEARCH_STEPS; step++) {
    if (atA < atB) {
      low = a;
      a = b;
      atA = atB;
      b = low + GOLDEN * (high - low);
      atB = profit(b);
    } else {
      high = b;
      b = a;
      atB = atA;
      a = high - GOLDEN * (high - low);
      atA = profit(a);
    }
  }
  const inner = 0.5 * (low + high);
  return profit(most) >= profit(inner) ? most : inner;
}

/** Pays gas in a coin that the keeper holds; false where the profit or the holding does not reach for it. */
function payGas(parts: MarketParts, k: number, coin: number, profitUsd: number): boolean {
  const { c, chain, chainState, holdings } = parts;
  const gasUsd = chain.keepers.gasUsd[k];
  const tokens = gasUsd / c.state.externalPrice[coin];
  if (!(profitUsd > gasUsd) || holdings.of(chainState.keeper[k], coin) < tokens) return false;
  holdings.move(chainState.keeper[k], chainState.network, coin, tokens);
  chainState.totals.keeperCalls[k]++;
  chainState.totals.keeperGasUsd[k] += gasUsd;
  return true;
}

function buyAndRedeem(parts: MarketParts, s: number, pool: number, k: number): void {
  const { c, chainState, issuers, holdings } = parts;
  const holder = chainState.keeper[k];
  const other = otherCoin(parts, pool, s);
  const peg = c.state.externalPrice[issuers.stablecoins.peg[s]];
  const gas = parts.chain.keepers.gasUsd[k] / c.state.externalPrice[other];
  const most = holdings.of(holder, other) - gas;
  if (!(most > 0)) return;
  const profit = (spend: number): number => profitOf(parts, s, pool, spend);
  const spend = bestSpend(profit, most);
  if (!(profit(spend) > PROFIT_MIN * spend) || !payGas(parts, k, other, profit(spend) * peg)) return;
  const tokens = poolSwap(parts, { pool, holder, from: other, to: issuers.stablecoins.asset[s], amount: spend });
  if (kindOf(issuers, s) === 'algorithmic') swapOut(parts, s, { from: holder, holder, tokens });
  else request(parts, s, holder, tokens);
}

/** Above par: money of the peg is paid in, tokens are minted and sold in the pool. */
function mintAndSell(parts: MarketParts, s: number, pool: number, k: number): void {
  const { c, chain, chainState, issuers, state, holdings } = parts;
  const { stablecoins, backing } = issuers;
  const row = stablecoins.reserveStart[s];
  const peg = stablecoins.peg[s];
  if (chain.keepers.role[k] !== REDEEMER || row === stablecoins.reserveStart[s + 1] || backing.asset[row] !== peg)
    return;
  const holder = chainState.keeper[k];
  const other = otherCoin(parts, pool, s);
  const keep = 1 - stablecoins.mintFee[s];
  const profit = (paid: number): number => {
    const out = poolQuote(parts, { pool, from: stablecoins.asset[s], to: other, amount: paid * keep });
    return (out * c.state.externalPrice[other]) / c.state.externalPrice[peg] - paid;
  };
  const most = holdings.of(holder, peg) - chain.keepers.gasUsd[k] / c.state.externalPrice[peg];
  const small = Math.min(most, 1e-6 * stablecoins.supply[s]);
  if (!(most > 0) || !(profit(small) > PROFIT_MIN * small)) return;
  const paid = bestSpend(profit, most);
  if (!payGas(parts, k, peg, profit(paid) * c.state.externalPrice[peg])) return;
  holdings.move(holder, state.stablecoins.reserve[row], peg, paid);
  mint(parts, s, holder, paid * keep);
  const usd = paid * c.state.externalPrice[peg];
  chainEvent(c, EVENT.redemption, { row: s, qty: paid * keep, price: 1 / keep, notionalUsd: usd, amountUsd: 0 });
  poolSwap(parts, { pool, holder, from: stablecoins.asset[s], to: other, amount: paid * keep });
}

/** Redeemers sell the coins that they got for burned tokens in the books of their venues, as far as these take them. */
function sellCoins(parts: MarketParts): void {
  const { c, chain, chainState, issuers, state, holdings } = parts;
  const orders: VenueOrder[] = [];
  const keepers: number[] = [];
  for (let s = 0; s < issuers.stablecoins.n; s++) {
    for (let k = 0; k < chain.keepers.n; k++) {
      if (chain.keepers.role[k] !== REDEEMER) continue;
      const instrument = coinBook(parts, s, k);
      if (instrument < 0 || !isTrading(c, instrument)) continue;
      const holder = chainState.keeper[k];
      const coins = Math.max(0, holdings.of(holder, issuers.stablecoins.backingAsset[s]));
      const unit = c.snapshot.accounts.unitStart[chain.keepers.account[k]];
      if (!(coins > 0)) continue;
      orders.push({ holder, unit, instrument, coins: -coins, limitPrice: 0 });
      keepers.push(k);
    }
  }
  if (orders.length === 0) return;
  tradeAtVenue(c, holdings, state.world, orders, 'forced').forEach(({ coins, price }, n) => {
    if (coins === 0) return;
    const { instrument } = orders[n];
    const usd = -coins * price * c.state.externalPrice[c.snapshot.instruments.settle[instrument]];
    chainEvent(c, EVENT.coin_sale, { row: keepers[n], qty: coins, price, notionalUsd: usd, amountUsd: 0 });
  });
}

/** Pools set the external prices of their stablecoins; the lowest is noted. */
export function followPools(parts: MarketParts): void {
  const { c, issuers, state } = parts;
  const { stablecoins } = issuers;
  for (let s = 0; s < stablecoins.n; s++) {
    const pool = stablecoins.pricePool[s];
    if (pool < 0) continue;
    const inPeg = poolPriceInPeg(parts, s);
    if (!(inPeg > 0 && inPeg < Infinity)) continue;
    if (inPeg < state.stablecoins.priceLow[s]) {
      state.stablecoins.priceLow[s] = inPeg;
      state.stablecoins.priceLowAtS[s] = c.state.timeS;
    }
    if (c.scenario.mode === 'replay' || !c.scenario.switches.impact) continue;
    setExternal(c, stablecoins.asset[s], inPeg * c.state.externalPrice[stablecoins.peg[s]]);
  }
}

/** Price of a stablecoin in its own pool, in the peg; NaN where the pool gives nothing. */
export function poolPriceInPeg(parts: MarketParts, s: number): number {
  const { c, issuers } = parts;
  const { asset, peg, pricePool } = issuers.stablecoins;
  const other = otherCoin(parts, pricePool[s], s);
  const price = poolPrice(parts, { pool: pricePool[s], from: asset[s], to: other });
  return (price * c.state.externalPrice[other]) / c.state.externalPrice[peg[s]];
}

/** Displacement under which the external price of an asset is `price` from the next step on, all else equal. */
function setExternal(c: Context, asset: number, price: number): void {
  const start = c.snapshot.assets.priceUsd[asset];
  c.displacement[asset] = c.fundamentalLog[asset] + c.noiseLog[asset] - log(price / start);
}
