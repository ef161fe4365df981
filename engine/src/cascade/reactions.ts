/**
 * Everybody who reacts without being forced to: owners with stop orders, owners who answer margin calls, dip buyers
 * with cash (MODEL sections 4 and 6). Each can be switched off with the same random numbers.
 */
import { log } from '../core/math.ts';
import { uniform } from '../core/random.ts';
import { EVENT } from '../result/types.ts';
import { marginRow } from '../rules/shared/margin.ts';
import { wireKey } from '../rules/shared/wires.ts';
import { PHASE } from '../rules/types.ts';
import { legOffsetOf } from './adl.ts';
import { resetExtremes } from './book.ts';
import { noteAccount } from './byAccount.ts';
import { calledFor, canAnswer, noteAnswer } from './clearing/calls.ts';
import { closeIfFlat } from './closeOut.ts';
import { type Context, event, markDirty, notionalUsd, settlePrice } from './context.ts';
import { addOrder, clearOrders, executeOrders, isTrading } from './orders.ts';
import { noteExtremes } from './prices.ts';
import { STREAM } from './streams.ts';
import { holderEquityUsd } from './takeover.ts';
import { sortedUnique } from './tripwires.ts';

const pair = new Float64Array(2);

/**
 * Stop orders crossed by the mark, or by any trade since stops were last looked at; sold or bought as one batch per
 * side. New extremes start here.
 */
export function runStops(c: Context): void {
  noteExtremes(c);
  findStops(c);
  resetExtremes(c.books);
  if (c.orders.n === 0) return;
  executeOrders(c, 'forced');
  const { orders, totals, state } = c;
  for (let o = 0; o < orders.n; o++) {
    if (!(orders.filled[o] > 0)) continue;
    const instrument = orders.side[o] >> 1;
    const signed = (orders.side[o] & 1) === 0 ? -orders.filled[o] : orders.filled[o];
    totals.counts.stops++;
    totals.counts.stopsUsd += notionalUsd(c, instrument, signed, orders.price[o]);
    event(c, EVENT.stop, orders.slot[o], instrument, signed, orders.price[o], 0);
    markDirty(c, state.slotUnit[orders.slot[o]]);
    closeIfFlat(c, orders.slot[o]);
  }
  clearOrders(c);
}

/** Asks the stops' wires and sends the orders that were reached. */
function findStops(c: Context): void {
  if (!c.scenario.switches.stops || c.snapshot.orders.n === 0) return;
  const { stopWires, books, state, snapshot } = c;
  stopWires.count = 0;
  for (let i = 0; i < snapshot.instruments.n; i++) {
    if (!isTrading(c, i)) continue;
    stopWires.cross(4 * i, state.mark[i]);
    stopWires.cross(4 * i + 1, -state.mark[i]);
    stopWires.cross(4 * i + 2, books.lastLow[i]);
    stopWires.cross(4 * i + 3, -books.lastHigh[i]);
  }
  const n = sortedUnique(stopWires.found, stopWires.count);
  for (let k = 0; k < n; k++) trigger(c, stopWires.found[k]);
}

/** Sends one stop order if its price was truly reached; a wire that fired early by rounding is put back. */
function trigger(c: Context, order: number): void {
  const { prepared, snapshot, state, books } = c;
  const { orders } = snapshot;
  const { stops } = prepared;
  const instrument = orders.instrument[order];
  const buys = orders.qty[order] > 0;
  const mark = orders.reference[order] === 0;
  const level = mark ? state.mark[instrument] : buys ? books.lastHigh[instrument] : books.lastLow[instrument];
  const reached = buys ? level >= orders.triggerPrice[order] : level <= orders.triggerPrice[order];
  if (!reached) {
    c.stopWires.set(order, wireKey(orders.triggerPrice[order], Number(buys)));
    return;
  }
  const unit = stops.unit[order];
  const first = state.touch(unit);
  for (let slot = first; slot >= 0; slot = state.slotNext[slot]) {
    if (state.slotPhase[slot] >= PHASE.liquidating) continue;
    const held = state.legQty[state.slotLeg[slot] + stops.legOffset[order]];
    if (held === 0 || held > 0 === buys) continue;
    const size = Math.min(Math.abs(orders.qty[order]), Math.abs(held));
    addOrder(c, slot, stops.legOffset[order], (buys ? size : -size) * state.slotMembers[slot], 0, -1);
  }
}

/**
 * A unit in phase `calm` fell below the call ratio: the members who will answer are split off and scheduled, the rest
 * are watched at maintenance from now on. Whether a member answers is drawn by its number, never by the order of
 * events. Returns the slot of those who will answer, −1 where nobody does.
 */
export function callMargin(c: Context, row: number): number {
  const { state, snapshot, prepared, scenario, totals } = c;
  const slot = state.touch(row);
  const unit = state.slotUnit[slot];
  const account = snapshot.units.account[unit];
  const members = state.slotMembers[slot];
  state.slotPhase[slot] = PHASE.called;
  markDirty(c, unit);
  totals.counts.calls += members;
  event(c, EVENT.margin_call, slot, -1, 0, 0, 0);
  if (prepared.firstMember[account] < 0) return -1;
  let answering = 0;
  for (let k = 0; k < members; k++) {
    if (uniform(c.seed, STREAM.marginCall, prepared.firstMember[account] + k, 0) < scenario.behaviour.marginCallShare)
      answering++;
  }
  if (answering === 0) return -1;
  const chosen = answering === members ? slot : state.split(slot, answering);
  enqueue(c, chosen, state.timeS + scenario.behaviour.marginCallLatencyS);
  return chosen;
}

function enqueue(c: Context, slot: number, dueS: number): void {
  const { calls } = c;
  const at = calls.head + calls.n;
  if (at === calls.slot.length) compact(c);
  const place = calls.head + calls.n++;
  calls.slot[place] = slot;
  calls.dueS[place] = dueS;
}

/** Moves the queue to the front of its arrays, doubling them when they are full. */
function compact(c: Context): void {
  const { calls } = c;
  const size = calls.n * 2 > calls.slot.length ? 2 * calls.slot.length : calls.slot.length;
  const slot = new Int32Array(size);
  const dueS = new Float64Array(size);
  slot.set(calls.slot.subarray(calls.head, calls.head + calls.n));
  dueS.set(calls.dueS.subarray(calls.head, calls.head + calls.n));
  calls.slot = slot;
  calls.dueS = dueS;
  calls.head = 0;
}

/** Collateral that arrives now from owners who answered; none while transfers to the venue are frozen. */
export function runTopUps(c: Context): void {
  const { calls, state } = c;
  while (calls.n > 0 && calls.dueS[calls.head] <= state.timeS) {
    const slot = calls.slot[calls.head++];
    calls.n--;
    if (state.slotPhase[slot] === PHASE.called || canAnswer(c, slot)) topUp(c, slot);
  }
}

function topUp(c: Context, slot: number): void {
  const { state, snapshot, prepared, scenario, totals, ledger } = c;
  const unit = state.slotUnit[slot];
  const account = snapshot.units.account[unit];
  const venue = snapshot.accounts.venue[account];
  if (prepared.paths.transfersFrozen(state.timeS, venue)) {
    noteAccount(c, account, 'blocked', state.slotMembers[slot]);
    return;
  }
  const leg = snapshot.units.legStart[unit];
  if (leg === snapshot.units.legStart[unit + 1]) return;
  const instrument = snapshot.legs.instrument[leg];
  marginRow(prepared.tables, state, ~slot, pair, 0);
  const price = settlePrice(c, instrument);
  const multi = snapshot.accounts.multi[account] !== 0 && snapshot.units.isolated[unit] === 0;
  const { clearing } = c.rules[venue];
  const each =
    clearing === undefined ? scenario.behaviour.marginCallTopUp * pair[1] : calledFor(c, slot, clearing, pair[0]);
  const tokens = (each * state.slotMembers[slot]) / (multi ? price : 1);
  if (!(tokens > 0)) return;
  const asset = snapshot.instruments.settle[instrument];
  const from = state.touch(prepared.roles.external[venue]);
  ledger.pay(from, ledger.balanceRow(from, asset), slot, ledger.balanceRow(slot, asset), tokens);
  totals.counts.topUpUsd += tokens * price;
  noteAnswer(c, slot, tokens * price);
  event(c, EVENT.top_up, slot, -1, 0, 0, tokens * price);
  markDirty(c, unit);
}

/**
 * Value buyers: finite cash that buys (or sells) a contract whose touch is further than a threshold from the asset's
 * fundamental, at a rate that grows with the distance, within one times their equity. Their trades are the only thing
 * that undoes permanent impact.
 */
export function runDipBuyers(c: Context): void {
  if (!c.scenario.switches.dipBuyers || c.scenario.mode === 'replay') return;
  const { prepared, snapshot } = c;
  for (let v = 0; v < snapshot.venues.n; v++) for (const unit of prepared.roles.dipBuyers[v]) buyDips(c, v, unit);
  executeOrders(c, 'value');
  clearOrders(c);
}

function buyDips(c: Context, venue: number, unit: number): void {
  const { prepared, state, scenario, books } = c;
  const { dipThreshold, dipRatePerS } = scenario.behaviour;
  let slot = state.slotOf[unit];
  let free = -1;
  for (const i of prepared.roles.instruments[venue]) {
    const below = c.exogenous[i] / books.touch[2 * i + 1];
    const above = books.touch[2 * i] / c.exogenous[i];
    // log x <= x − 1 spares the logarithms of a contract that is near its value.
    if (below - 1 <= dipThreshold && above - 1 <= dipThreshold) continue;
    const cheap = log(below);
    const dear = log(above);
    const distance = Math.max(cheap, dear);
    if (distance <= dipThreshold || c.reduceOnlyUntilS[i] > state.timeS || !isTrading(c, i)) continue;
    if (slot < 0) slot = state.touch(unit);
    if (state.slotPhase[slot] >= PHASE.liquidating) return;
    if (free < 0) free = freeNotional(c, slot);
    if (free <= 0) return;
    const eager = Math.min(3, distance / dipThreshold);
    const usd = Math.min(
      free,
      (free * dipRatePerS * scenario.stepS * eager) / prepared.roles.instruments[venue].length,
    );
    const perUnit = notionalUsd(c, i, 1, state.mark[i]);
    addOrder(c, slot, legOffsetOf(c, unit, i), ((cheap > dear ? 1 : -1) * usd) / perUnit, c.exogenous[i], -1);
  }
}

/** Equity less gross notional of an account that trades at one times its equity, USD. */
function freeNotional(c: Context, slot: number): number {
  const { state, snapshot } = c;
  const unit = state.slotUnit[slot];
  holderEquityUsd(c, unit, pair);
  let gross = 0;
  for (
    let j = snapshot.units.legStart[unit], k = state.slotLeg[slot];
    j < snapshot.units.legStart[unit + 1];
    j++, k++
  ) {
    const i = snapshot.legs.instrument[j];
    if (state.legQty[k] !== 0) gross += notionalUsd(c, i, state.legQty[k], state.mark[i]);
  }
  return pair[0] - gross;
}
