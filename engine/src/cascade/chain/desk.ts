/**
 * A keeper's account at a venue: what it can still trade there, at what price, and orders of its own in the venue's
 * books. A sale there is a position of the account, so the venue's makers take the other side of it.
 */
import { exp } from '../../core/math.ts';
import type { Chain } from '../../market/chain.ts';
import { PHASE } from '../../rules/types.ts';
import { distanceAhead, outward, roomWithin, marketImpactDistance, sideAnchor } from '../book.ts';
import { type Context, notionalUsd } from '../context.ts';
import { addOrder, clearOrders, executeOrders, type FlowKind, isTrading, venueBand } from '../orders.ts';
import { quotingShare } from '../otherSide.ts';
import { makersRoom } from '../spotMakers.ts';
import { holderEquityUsd } from '../takeover.ts';

const pair = new Float64Array(2);

/** Unit of a keeper's account, or −1. */
export function deskUnit(c: Context, keeper: number): number {
  const account = (c.snapshot.chain as Chain).keepers.account[keeper];
  return account < 0 ? -1 : c.snapshot.accounts.unitStart[account];
}

/** First linear contract on an asset at the venue of a keeper's account that trades now, or −1. */
export function deskContract(c: Context, keeper: number, asset: number): number {
  const { instruments, accounts } = c.snapshot;
  const account = (c.snapshot.chain as Chain).keepers.account[keeper];
  if (account < 0) return -1;
  for (const i of c.prepared.contractsOf[asset]) {
    if (instruments.venue[i] !== accounts.venue[account] || instruments.inverse[i] !== 0) continue;
    if (isTrading(c, i) && quotingShare(c, instruments.venue[i]) > 0) return i;
  }
  return -1;
}

/** Coins of a contract that an account holds, signed. */
export function deskPosition(c: Context, unit: number, instrument: number): number {
  const slot = c.state.touch(unit);
  return c.state.legQty[c.state.slotLeg[slot] + c.prepared.roles.legOffset[instrument]];
}

/**
 * Coins that an account may trade on a side (1 buys, −1 sells): what the book offers within the venue's band, and gross
 * notional of at most `arbMaxLeverage` times its equity. Closing a position needs no margin.
 */
export function deskRoom(c: Context, unit: number, instrument: number, side: number): number {
  const { state, snapshot, prepared } = c;
  const slot = state.touch(unit);
  if (state.slotPhase[slot] >= PHASE.liquidating) return 0;
  holderEquityUsd(c, unit, pair);
  let free = pair[0] * c.scenario.behaviour.arbMaxLeverage;
  for (
    let j = snapshot.units.legStart[unit], at = state.slotLeg[slot];
    j < snapshot.units.legStart[unit + 1];
    j++, at++
  ) {
    if (state.legQty[at] === 0) continue;
    free -= notionalUsd(c, snapshot.legs.instrument[j], state.legQty[at], state.mark[snapshot.legs.instrument[j]]);
  }
  const held = deskPosition(c, unit, instrument);
  const against = held * side < 0 ? notionalUsd(c, instrument, held, state.mark[instrument]) : 0;
  const usd = Math.max(0, against, free + 2 * against);
  if (usd === 0) return 0;
  const b = 2 * instrument + Number(side > 0);
  const reach = marketImpactDistance(prepared.curves, b, venueBand(c, b), Infinity);
  return Math.min(
    roomWithin(c.books, prepared.curves, b, reach),
    usd / notionalUsd(c, instrument, 1, state.mark[instrument]),
  );
}

/**
 * USD price of the last coin of a trade of `coins` on a side, after the taker fee, put right for the contract's calm
 * basis: the worst price of the trade, so what it brings is never less.
 */
export function deskPriceUsd(c: Context, instrument: number, side: number, coins: number): number {
  const b = 2 * instrument + Number(side > 0);
  const away = distanceAhead(c.books, c.prepared.curves, b, coins);
  const price = sideAnchor(c.books, b) * exp(outward(b) * away);
  const fee = 1 + side * c.snapshot.instruments.takerFee[instrument];
  return (price * fee) / c.prepared.calmBasis[instrument];
}

/** Trades coins in the account of a keeper (negative sells) and returns what was filled, signed. */
export function deskTrade(c: Context, unit: number, instrument: number, coins: number, flow: FlowKind): number {
  if (coins === 0) return 0;
  addOrder(c, c.state.touch(unit), c.prepared.roles.legOffset[instrument], coins, 0, -1);
  executeOrders(c, flow);
  const filled = c.orders.filled[0];
  clearOrders(c);
  return coins > 0 ? filled : -filled;
}

/**
 * Spot book of a coin at the venue of a keeper's account that trades now and that coins can be brought to, the one
 * against `money` before others; −1 where the keeper does not sell in spot books or there is none.
 */
export function deskSpotBook(c: Context, keeper: number, coin: number, money: number): number {
  const { keepers } = c.snapshot.chain as Chain;
  const account = keepers.account[keeper];
  if (account < 0 || keepers.sellsInSpot === null || keepers.sellsInSpot[keeper] === 0) return -1;
  const { instruments, accounts } = c.snapshot;
  const venue = accounts.venue[account];
  if (c.prepared.paths.transfersFrozen(c.state.timeS, venue)) return -1;
  let found = -1;
  for (const i of c.prepared.roles.spotBooks[venue]) {
    if (instruments.asset[i] !== coin || !isTrading(c, i)) continue;
    if (instruments.settle[i] === money) return i;
    if (found < 0) found = i;
  }
  return found;
}

/** Coins that a spot book takes now: what its bids offer within the venue's band, and what its makers can pay for. */
export function spotRoom(c: Context, book: number): number {
  const b = 2 * book;
  const reach = marketImpactDistance(c.prepared.curves, b, venueBand(c, b), Infinity);
  return Math.min(roomWithin(c.books, c.prepared.curves, b, reach), makersRoom(c, b));
}

/** USD price of the last coin of a sale in a spot book, after the taker fee: what the sale brings is never less. */
export function spotPriceUsd(c: Context, book: number, coins: number): number {
  const { takerFee, settle } = c.snapshot.instruments;
  const away = distanceAhead(c.books, c.prepared.curves, 2 * book, coins);
  return sideAnchor(c.books, 2 * book) * exp(-away) * (1 - takerFee[book]) * c.state.externalPrice[settle[book]];
}
