/**
 * Basis funds hold opposite legs in several places. When one leg is taken away by ADL or liquidation they close what
 * is now unhedged, after a delay, at the market: a hedge that is lost becomes a sale (MODEL section 6, point 7).
 */
import { EVENT } from '../result/types.ts';
import { PHASE } from '../rules/types.ts';
import { closeIfFlat } from './closeOut.ts';
import { type Context, event, markDirty } from './context.ts';
import { addOrder, clearOrders, executeOrders } from './orders.ts';

/** Notes that the entity of a unit lost a leg; it acts once its delay is over. */
export function noteBrokenBasis(c: Context, unit: number): void {
  const entity = c.snapshot.accounts.entity[c.snapshot.units.account[unit]];
  if (entity < 0 || !c.scenario.switches.basisFunds || c.basis.dueS.has(entity)) return;
  c.basis.dueS.set(entity, c.state.timeS + c.scenario.behaviour.basisLatencyS);
}

/** Sends the orders of entities whose delay is over, as one batch. */
export function runBasisFunds(c: Context): void {
  const { basis, state, orders } = c;
  if (basis.dueS.size === 0) return;
  const due = [...basis.dueS].filter(([, at]) => at <= state.timeS).map(([entity]) => entity);
  due.sort((a, b) => a - b);
  for (const entity of due) {
    basis.dueS.delete(entity);
    hedgeAgain(c, entity);
  }
  if (orders.n === 0) return;
  executeOrders(c, 'forced');
  for (let o = 0; o < orders.n; o++) {
    if (!(orders.filled[o] > 0)) continue;
    const signed = (orders.side[o] & 1) === 0 ? -orders.filled[o] : orders.filled[o];
    event(c, EVENT.reaction, orders.slot[o], orders.side[o] >> 1, signed, orders.price[o], 0);
    markDirty(c, state.slotUnit[orders.slot[o]]);
    closeIfFlat(c, orders.slot[o]);
  }
  clearOrders(c);
}

/** Coins of an asset that one leg stands for. */
function coinsOf(c: Context, instrument: number, qty: number): number {
  return c.snapshot.instruments.inverse[instrument] === 0 ? qty : qty / c.state.mark[instrument];
}

/** For every asset whose net position left its starting value: reduce the entity's legs on the excess side. */
function hedgeAgain(c: Context, entity: number): void {
  const { prepared, state } = c;
  const { entityUnits } = prepared;
  const excess = new Map<number, number>();
  for (let k = entityUnits.start[entity]; k < entityUnits.start[entity + 1]; k++) {
    for (let slot = state.touch(entityUnits.unit[k]); slot >= 0; slot = state.slotNext[slot])
      addExcess(c, slot, excess);
  }
  const assets = [...excess.keys()].sort((a, b) => a - b);
  for (const asset of assets) reduce(c, entity, asset, excess.get(asset) ?? 0);
}

/** Adds what a slot's legs lost or gained since the start, in coins over all members, by asset. */
function addExcess(c: Context, slot: number, excess: Map<number, number>): void {
  const { snapshot, state } = c;
  const unit = state.slotUnit[slot];
  for (
    let j = snapshot.units.legStart[unit], leg = state.slotLeg[slot];
    j < snapshot.units.legStart[unit + 1];
    j++, leg++
  ) {
    const i = snapshot.legs.instrument[j];
    const asset = snapshot.instruments.asset[i];
    const change = coinsOf(c, i, state.legQty[leg] - snapshot.legs.qty[j]) * state.slotMembers[slot];
    if (change !== 0) excess.set(asset, (excess.get(asset) ?? 0) + change);
  }
}

/**
 * Sends reduce-only orders for the legs that the excess can be closed with, in all units and slots of the entity, the
 * largest first, until together they are the excess.
 */
function reduce(c: Context, entity: number, asset: number, excess: number): void {
  const { prepared, state, snapshot } = c;
  const legs: { slot: number; offset: number; instrument: number; coins: number }[] = [];
  for (let k = prepared.entityUnits.start[entity]; k < prepared.entityUnits.start[entity + 1]; k++) {
    const unit = prepared.entityUnits.unit[k];
    const from = snapshot.units.legStart[unit];
    for (let slot = state.slotOf[unit]; slot >= 0; slot = state.slotNext[slot]) {
      if (state.slotPhase[slot] >= PHASE.liquidating) continue;
      for (let j = from; j < snapshot.units.legStart[unit + 1]; j++) {
        const instrument = snapshot.legs.instrument[j];
        if (snapshot.instruments.asset[instrument] !== asset) continue;
        const coins = coinsOf(c, instrument, state.legQty[state.slotLeg[slot] + j - from]) * state.slotMembers[slot];
        if (coins * excess > 0) legs.push({ slot, offset: j - from, instrument, coins: Math.abs(coins) });
      }
    }
  }
  legs.sort((a, b) => b.coins - a.coins || a.slot - b.slot || a.offset - b.offset);
  let rest = Math.abs(excess);
  for (const { slot, offset, instrument, coins } of legs) {
    if (!(rest > 0)) return;
    const closed = (excess > 0 ? -1 : 1) * Math.min(rest, coins);
    rest -= coins;
    const qty = snapshot.instruments.inverse[instrument] === 0 ? closed : closed * state.mark[instrument];
    addOrder(c, slot, offset, qty, 0, -1);
  }
}
