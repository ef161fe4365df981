/**
 * Vaults and funds sell back what they took over, a share of each position per second. These sales are somebody's
 * second closing of the same position: they are counted apart from forced notional.
 */
import { EVENT } from '../result/types.ts';
import { type Context, event, notionalUsd } from './context.ts';
import { addOrder, clearOrders, executeOrders } from './orders.ts';

/** Positions below this notional (USD) are closed whole. */
const SMALL_USD = 1_000;

/** One step of resale by every vault and fund that holds inventory. */
export function runUnwind(c: Context): void {
  const { prepared, snapshot, orders, totals } = c;
  for (let v = 0; v < snapshot.venues.n; v++) {
    const vault = prepared.roles.vault[v];
    if (vault >= 0) sell(c, vault);
    for (const fund of prepared.roles.funds[v]) if (fund !== vault) sell(c, fund);
  }
  if (orders.n === 0) return;
  executeOrders(c, 'forced');
  for (let o = 0; o < orders.n; o++) {
    if (!(orders.filled[o] > 0)) continue;
    const i = orders.side[o] >> 1;
    const signed = (orders.side[o] & 1) === 0 ? -orders.filled[o] : orders.filled[o];
    totals.resaleUsd[snapshot.instruments.venue[i]] += notionalUsd(c, i, signed, orders.price[o]);
    event(c, EVENT.resale, orders.slot[o], i, signed, orders.price[o], 0);
  }
  clearOrders(c);
}

function sell(c: Context, unit: number): void {
  const { state, snapshot, scenario } = c;
  const slot = state.slotOf[unit];
  if (slot < 0) return;
  const share = Math.min(1, scenario.behaviour.unwindPerS * scenario.stepS);
  for (let j = 0; j < snapshot.units.legStart[unit + 1] - snapshot.units.legStart[unit]; j++) {
    const held = state.legQty[state.slotLeg[slot] + j];
    if (held === 0) continue;
    const i = snapshot.legs.instrument[snapshot.units.legStart[unit] + j];
    const whole = notionalUsd(c, i, held, state.mark[i]) < SMALL_USD;
    addOrder(c, slot, j, whole ? -held : -held * share, 0, -1);
  }
}
