/**
 * Collateral of a liquidated account sold in its venue's spot books, where the market says that the venue does so:
 * coins go for the token that is owed, as forced flow, before the fund is asked to take the rest at the haircut
 * price.
 */
import { SELLS_COLLATERAL } from '../market/checkSpot.ts';
import { LOAN } from '../market/kinds.ts';
import { EVENT } from '../result/types.ts';
import { type Context, event } from './context.ts';
import { createOrders } from './orderColumns.ts';
import { addOrderIn, clearOrders, executeOrders, isTrading } from './orders.ts';

/** An order is sized at the best bid; what its walk left short is sold in this many further ones. */
const FURTHER_ORDERS = 8;

/** Debt below this is rounding, tokens over all members; half of what counts as bad debt. */
const DUST = 5e-10;

/** An order whose fill is short by more than this share met the end of the book. */
const SHORT = 1e-9;

/** A purchase for less money than the whole debt costs takes prices up to so much above the best ask. */
const BUY_WITHIN = 0.01;

/**
 * Sells the slot's coins, in the order of its balances, until the debt in its balance row k is paid or books end; an
 * account with margin loans buys back the coins that it owes, too.
 */
export function sellCollateral(c: Context, slot: number, k: number): void {
  const { state, snapshot } = c;
  const { units, balances, accounts, venues } = snapshot;
  const unit = state.slotUnit[slot];
  const venue = accounts.venue[units.account[unit]];
  const books = c.prepared.roles.spotBooks[venue];
  const loan = accounts.multi[units.account[unit]] === LOAN;
  if (books.length === 0 || (!loan && venues.parameters[venue].get(SELLS_COLLATERAL) !== 1)) return;
  const from = units.balanceStart[unit];
  const waiting = c.orders;
  if (waiting.n > 0) c.orders = createOrders(2 * snapshot.instruments.n);
  for (let j = 0; j < units.balanceStart[unit + 1] - from; j++) {
    if (j === k) continue;
    const book = bookOf(c, books, balances.asset[from + j], balances.asset[from + k]);
    if (book >= 0 && isTrading(c, book)) for (let n = 0; n <= FURTHER_ORDERS && sellOnce(c, slot, book, j, k); n++);
    const back = loan ? bookOf(c, books, balances.asset[from + k], balances.asset[from + j]) : -1;
    if (back >= 0 && isTrading(c, back)) for (let n = 0; n <= FURTHER_ORDERS && buyOnce(c, slot, back, j, k); n++);
  }
  c.orders = waiting;
}

/** First spot book of a coin against a token, or −1. */
function bookOf({ snapshot }: Context, books: Int32Array, coin: number, token: number): number {
  const { asset, settle } = snapshot.instruments;
  return books.find((i) => asset[i] === coin && settle[i] === token) ?? -1;
}

/** One order; returns whether it was filled and debt and coins are left. */
function sellOnce(c: Context, slot: number, book: number, j: number, k: number): boolean {
  const { state, books } = c;
  const base = state.slotBalance[slot];
  const members = state.slotMembers[slot];
  const debt = -state.balance[base + k];
  const coins = Math.min(state.balance[base + j], debt / books.touch[2 * book]);
  if (!(debt * members > DUST && coins > 0)) return false;
  addOrderIn(c, slot, book, -coins * members);
  executeOrders(c, 'forced');
  const filled = c.orders.filled[0];
  const price = c.orders.price[0];
  clearOrders(c);
  if (!(filled > 0)) return false;
  event(c, EVENT.collateral_sale, slot, book, -filled, price, 0);
  return filled >= coins * members * (1 - SHORT);
}

/**
 * One order for coins that are owed in row k, paid for with row j: for the whole debt if the money bears it at any
 * price up to what it comes to, else for what it buys near the best ask. Returns whether debt and money are left.
 */
function buyOnce(c: Context, slot: number, book: number, j: number, k: number): boolean {
  const { state, books } = c;
  const base = state.slotBalance[slot];
  const members = state.slotMembers[slot];
  const debt = -state.balance[base + k];
  const money = state.balance[base + j];
  const ask = books.touch[2 * book + 1];
  const whole = money >= debt * ask * (1 + BUY_WITHIN);
  const limit = whole ? money / debt : ask * (1 + BUY_WITHIN);
  const coins = whole ? debt : money / limit;
  if (!(debt * members > DUST && coins > 0)) return false;
  addOrderIn(c, slot, book, coins * members, limit);
  executeOrders(c, 'forced');
  const filled = c.orders.filled[0];
  const price = c.orders.price[0];
  clearOrders(c);
  if (!(filled > 0)) return false;
  event(c, EVENT.collateral_sale, slot, book, filled, price, 0);
  return true;
}
