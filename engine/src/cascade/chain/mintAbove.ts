/**
 * Redeemers above par: with reserves they pay in the peg, without they buy the coin behind the token at their venue and
 * burn it; what they get is sold in the token's pool.
 */
import { EVENT } from '../../result/types.ts';
import { swapToStable } from '../../rules/terra/market.ts';
import { isTrading } from '../orders.ts';
import { coinPrice, poolParameters, swapIn } from './algorithmic.ts';
import { chainEvent } from './events.ts';
import { bestSize } from './bestSize.ts';
import { affordGas, coinBook, type MarketParts, otherCoin, PROFIT_MIN } from './redeemerTools.ts';
import { poolQuote, poolSwap } from './secondary.ts';
import { kindOf, mint } from './supply.ts';
import { tradeAtVenue } from './venueSale.ts';

/** Smallest size that is tried, as a share of the supply. */
const SMALL_SHARE = 1e-6;
/** Largest distance from the ask at which coins are bought in one step. */
const REACH = 0.01;

/** Mints and sells for one keeper where that pays; nothing for synthetic dollars, whose mint needs a hedge first. */
export function mintAndSell(parts: MarketParts, s: number, pool: number, k: number): void {
  const kind = kindOf(parts.issuers, s);
  if (kind === 'fiat') mintForMoney(parts, s, pool, k);
  else if (kind === 'algorithmic') mintForCoins(parts, s, pool, k);
}

/** Value in the peg of what a pool gives for tokens. */
function proceeds(parts: MarketParts, s: number, pool: number, tokens: number): number {
  const { c, issuers } = parts;
  const other = otherCoin(parts, pool, s);
  const out = poolQuote(parts, { pool, from: issuers.stablecoins.asset[s], to: other, amount: tokens });
  return (out * c.state.externalPrice[other]) / c.state.externalPrice[issuers.stablecoins.peg[s]];
}

/** The best size up to `most` of something worth `unit` pegs each, or 0 where nothing pays. */
function sizeOf(parts: MarketParts, s: number, most: number, profit: (paid: number) => number): number {
  const small = Math.min(most, SMALL_SHARE * parts.issuers.stablecoins.supply[s]);
  if (!(most > 0) || !(profit(small) > PROFIT_MIN * small)) return 0;
  const paid = bestSize(profit, most);
  return profit(paid) > PROFIT_MIN * paid ? paid : 0;
}

function mintForMoney(parts: MarketParts, s: number, pool: number, k: number): void {
  const { c, chain, chainState, issuers, state, holdings } = parts;
  const { stablecoins, backing } = issuers;
  const row = stablecoins.reserveStart[s];
  const peg = stablecoins.peg[s];
  if (row === stablecoins.reserveStart[s + 1] || backing.asset[row] !== peg) return;
  const holder = chainState.keeper[k];
  const keep = 1 - stablecoins.mintFee[s];
  const profit = (paid: number): number => proceeds(parts, s, pool, paid * keep) - paid;
  const most = holdings.of(holder, peg) - chain.keepers.gasUsd[k] / c.state.externalPrice[peg];
  const paid = sizeOf(parts, s, most, profit);
  if (paid === 0 || !affordGas(parts, k, peg, profit(paid) * c.state.externalPrice[peg])) return;
  holdings.move(holder, state.stablecoins.reserve[row], peg, paid);
  mint(parts, s, holder, paid * keep);
  const usd = paid * c.state.externalPrice[peg];
  chainEvent(c, EVENT.redemption, { row: s, qty: paid * keep, price: 1 / keep, notionalUsd: usd, amountUsd: 0 });
  sell(parts, s, pool, { holder, tokens: paid * keep });
}

/** Coins are bought for money of the venue's contract, burned for tokens, and these are sold in the pool. */
function mintForCoins(parts: MarketParts, s: number, pool: number, k: number): void {
  const { c, chain, chainState, issuers, state, holdings } = parts;
  const instrument = coinBook(parts, s, k);
  if (instrument < 0 || !isTrading(c, instrument)) return;
  const holder = chainState.keeper[k];
  const money = c.snapshot.instruments.settle[instrument];
  const moneyInPeg = c.state.externalPrice[money] / c.state.externalPrice[issuers.stablecoins.peg[s]];
  const ask = c.books.touch[2 * instrument + 1];
  const delta = state.stablecoins.delta[s];
  const parameters = poolParameters(issuers, s);
  const profit = (paid: number): number => {
    const { ask: tokens } = swapToStable((paid / ask) * coinPrice(parts, s), delta, parameters);
    return proceeds(parts, s, pool, tokens) - paid * moneyInPeg;
  };
  const gas = chain.keepers.gasUsd[k] / c.state.externalPrice[money];
  const paid = sizeOf(parts, s, (holdings.of(holder, money) - gas) / (1 + REACH), profit);
  const usd = profit(paid) * c.state.externalPrice[issuers.stablecoins.peg[s]];
  if (paid === 0 || !affordGas(parts, k, money, usd)) return;
  const unit = c.snapshot.accounts.unitStart[chain.keepers.account[k]];
  const order = { holder, unit, instrument, coins: paid / ask, limitPrice: ask * (1 + REACH) };
  const [{ coins }] = tradeAtVenue(c, holdings, state.world, [order], 'forced');
  if (coins > 0) sell(parts, s, pool, { holder, tokens: swapIn(parts, s, holder, coins) });
}

function sell(
  parts: MarketParts,
  s: number,
  pool: number,
  { holder, tokens }: { readonly holder: number; readonly tokens: number },
): void {
  const from = parts.issuers.stablecoins.asset[s];
  poolSwap(parts, { pool, holder, from, to: otherCoin(parts, pool, s), amount: tokens });
}
