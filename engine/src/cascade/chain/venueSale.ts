/**
 * Coins of a holder on chain sold or bought in the book of a venue. In a spot book the coins are brought to the venue
 * and sold there, under the name of its `external` account, which stands for the world outside. In a contract the
 * holder's own account trades, and the position then passes at the price of the fill to the `external` account.
 * Either way the coins go to the world on chain against the money, so the holder ends with money and without a
 * position, and both ledgers add up.
 */
import { InternalError } from '../../core/errors.ts';
import { type Context, rOf } from '../context.ts';
import { addOrderIn, clearOrders, executeOrders, type FlowKind } from '../orders.ts';
import type { Holdings } from './holdings.ts';

/** An order of a holder: coins are bought where `coins` is above 0 and sold where it is below. */
export interface VenueOrder {
  readonly holder: number;
  /** Unit of the account under whose name it trades a contract; it has a leg in every contract of its venue. */
  readonly unit: number;
  readonly instrument: number;
  readonly coins: number;
  /** Worst price, USD; 0 = none. */
  readonly limitPrice: number;
}

/** What an order got: coins signed as in the order, average price in settlement tokens per coin (0 where nothing). */
export interface VenueFill {
  readonly coins: number;
  readonly price: number;
}

/**
 * Executes orders as one batch per book side and settles them. `flow` as in orders.ts. Returns a fill per order. Throws
 * InternalError where other orders are waiting: a batch belongs to one kind of trader.
 */
export function tradeAtVenue(
  c: Context,
  holdings: Holdings,
  world: number,
  orders: readonly VenueOrder[],
  flow: FlowKind,
): VenueFill[] {
  if (c.orders.n !== 0) {
    throw new InternalError(`${c.orders.n} orders are waiting where a new batch begins, expected none`, {
      code: 'orders-waiting',
      hint: 'Please report this with snapshot, scenario and seed.',
    });
  }
  const sent = orders.map(({ unit, instrument, coins, limitPrice }) => {
    if (coins === 0) return -1;
    addOrderIn(c, c.state.touch(traderOf(c, unit, instrument)), instrument, coins, limitPrice);
    return c.orders.n - 1;
  });
  executeOrders(c, flow);
  const fills = orders.map((order, k) => settle(c, holdings, world, order, sent[k]));
  clearOrders(c);
  return fills;
}

/** Who trades: the holder's account in a contract, the world outside in a spot book. */
function traderOf(c: Context, unit: number, instrument: number): number {
  const { instruments } = c.snapshot;
  return instruments.spot[instrument] === 0 ? unit : c.prepared.roles.external[instruments.venue[instrument]];
}

function settle(c: Context, holdings: Holdings, world: number, order: VenueOrder, sent: number): VenueFill {
  if (sent < 0 || !(c.orders.filled[sent] > 0)) return { coins: 0, price: 0 };
  const { snapshot } = c;
  const { instrument, holder } = order;
  const sign = order.coins > 0 ? 1 : -1;
  const coins = c.orders.filled[sent];
  const price = c.orders.price[sent];
  if (snapshot.instruments.spot[instrument] === 0) passOn(c, order, sign * coins, price);
  const asset = snapshot.instruments.asset[instrument];
  const money = snapshot.instruments.settle[instrument];
  if (sign < 0) {
    holdings.move(holder, world, asset, coins);
    holdings.move(world, holder, money, coins * price);
  } else {
    holdings.move(holder, world, money, coins * price);
    holdings.move(world, holder, asset, coins);
  }
  return { coins: sign * coins, price };
}

/** Hands the position that a fill in a contract left over to the venue's external account, at the price of the fill. */
function passOn(c: Context, { unit, instrument }: VenueOrder, coins: number, price: number): void {
  const { snapshot, state, prepared, ledger } = c;
  const slot = state.touch(unit);
  const offset = prepared.roles.legOffset[instrument];
  const external = state.touch(prepared.roles.external[snapshot.instruments.venue[instrument]]);
  const r = rOf(c, instrument, price);
  ledger.trade(slot, offset, -coins / state.slotMembers[slot], r);
  ledger.trade(external, offset, coins / state.slotMembers[external], r);
}
