/**
 * Collateral of a liquidated account sold in its venue's spot books, where the market says that the venue does so:
 * coins go for the token that is owed, as forced flow, before the fund is asked to take the rest at the haircut
 * price.
 */
import { SELLS_COLLATERAL } from '../market/checkSpot.ts';
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

/** Sells the slot's coins, in the order of its balances, until the debt in its balance row k is paid or books end. */
export function sellCollateral(c: Context, slot: number, k: number): void {
  const { state, snapshot } = c;
  const { units, balances, accounts, venues } = snapshot;
  const unit = state.slotUnit[slot];
  const venue = accounts.venue[units.account[unit]];
  const books = c.prepared.roles.spotBooks[venue];
  if (books.length === 0 || venues.parameters[venue].get(SELLS_COLLATERAL) !== 1) return;
  const from = units.balanceStart[unit];
  const waiting = c.orders;
  if (waiting.n > 0) c.orders = createOrders(2 * snapshot.instruments.n);
  for (let j = 0; j < units.balanceStart[unit + 1] - from; j++) {
    const book = bookOf(c, books, balances.asset[from + j], balances.asset[from + k]);
    if (j === k || book < 0 || !isTrading(c, book)) continue;
    for (let n = 0; n <= FURTHER_ORDERS && sellOnce(c, slot, book, j, k); n++);
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
