/**
 * The secondary market of stablecoins: holders sell in pools, and those who may redeem buy there below what a token is
 * redeemed for and hand it in, with what they own and after their latency. For a stablecoin without reserves they burn
 * it for coins and sell those in a venue's book. The price of a stablecoin's own pool becomes its external price, so
 * that venues that take it as collateral see it.
 */
import { log } from '../../core/math.ts';
import { EVENT } from '../../result/types.ts';
import { swapToCoin } from '../../rules/terra/market.ts';
import type { Context } from '../context.ts';
import { isTrading } from '../orders.ts';
import { poolParameters, swapOut } from './algorithmic.ts';
import { chainEvent } from './events.ts';
import { mintAndSell } from './mintAbove.ts';
import { bestSize } from './bestSize.ts';
import { affordGas, coinBook, type MarketParts, otherCoin, poolPriceInPeg } from './redeemerTools.ts';
import { PROFIT_MIN, REDEEMER } from './redeemerTools.ts';
import { partOfStep, redemptionValue, request } from './redemptions.ts';
import { poolQuote, poolSwap } from './secondary.ts';
import { kindOf } from './supply.ts';
import { tradeAtVenue, type VenueOrder } from './venueSale.ts';

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

/**
 * Buying below and minting above what a token is redeemed for, with each keeper's latency, a step at least; nothing
 * with the switch `arbitrage` off, but what is in the keepers' hands is sold on.
 */
export function runRedeemers(parts: MarketParts): void {
  const { issuers, state, c, chain } = parts;
  sellCoins(parts);
  if (!c.scenario.switches.arbitrage) return;
  for (let s = 0; s < issuers.stablecoins.n; s++) {
    const pool = issuers.stablecoins.pricePool[s];
    if (pool < 0) continue;
    const cheapS = lasting(c, state.stablecoins.gapSinceS, s, cheapest(parts, s, pool));
    const dearS = lasting(c, state.stablecoins.dearSinceS, s, poolPriceInPeg(parts, s) > 1);
    for (let k = 0; k < chain.keepers.n; k++) {
      if (chain.keepers.role[k] !== REDEEMER) continue;
      const latencyS = Math.max(chain.keepers.latencyS[k], c.scenario.stepS);
      if (cheapS >= latencyS) buyAndRedeem(parts, s, pool, k);
      if (dearS >= latencyS) mintAndSell(parts, s, pool, k);
    }
  }
}

/** Seconds for which something has been so; −1 where it is not. */
function lasting({ state }: Context, since: Float64Array, s: number, now: boolean): number {
  if (!now) since[s] = NaN;
  else if (!(since[s] <= state.timeS)) since[s] = state.timeS;
  return now ? state.timeS - since[s] : -1;
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

function buyAndRedeem(parts: MarketParts, s: number, pool: number, k: number): void {
  const { c, chainState, issuers, holdings } = parts;
  const holder = chainState.keeper[k];
  const other = otherCoin(parts, pool, s);
  const peg = c.state.externalPrice[issuers.stablecoins.peg[s]];
  const gas = parts.chain.keepers.gasUsd[k] / c.state.externalPrice[other];
  const most = holdings.of(holder, other) - gas;
  if (!(most > 0)) return;
  const profit = (spend: number): number => profitOf(parts, s, pool, spend);
  const spend = bestSize(profit, most);
  if (!(profit(spend) > PROFIT_MIN * spend) || !affordGas(parts, k, other, profit(spend) * peg)) return;
  const tokens = poolSwap(parts, { pool, holder, from: other, to: issuers.stablecoins.asset[s], amount: spend });
  if (kindOf(issuers, s) === 'algorithmic') swapOut(parts, s, { from: holder, holder, tokens });
  else request(parts, s, holder, tokens);
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
      const known = orders.some((order, n) => keepers[n] === k && order.instrument === instrument);
      if (!(coins > 0) || known) continue;
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

/** Displacement under which the external price of an asset is `price` from the next step on, all else equal. */
function setExternal(c: Context, asset: number, price: number): void {
  const start = c.snapshot.assets.priceUsd[asset];
  c.displacement[asset] = c.fundamentalLog[asset] + c.noiseLog[asset] - log(price / start);
}
