/**
 * The loss waterfall of a step (MODEL section 6, point 6): in rounds over all venues, each unit in liquidation is
 * re-checked and its venue's rules say what comes next: book, vault, fund or auto-deleveraging. A unit acts once per
 * round.
 */
import { EVENT } from '../result/types.ts';
import { marginRow, marginRows } from '../rules/shared/margin.ts';
import { PHASE, STAGE, type Actions, type ActContext } from '../rules/types.ts';
import { addResidual, runAdl } from './adl.ts';
import { closeOut } from './closeOut.ts';
import { type Context, event, isFlat, isKind, markDirty, notionalUsd } from './context.ts';
import { countForced } from './countForced.ts';
import { noteBrokenBasis } from './basisFunds.ts';
import { chargeFee } from './fees.ts';
import { beginCloseOut, noteRest } from './liquidations.ts';
import { addOrder, clearOrders, executeOrders, isTrading } from './orders.ts';
import { MECHANISMS } from './recorder.ts';
import { takeByFund, takeByKeeper, takeByVault } from './takeover.ts';

/** A unit that has not come to rest after this many rounds waits for the next step. */
const ROUNDS_MAX = 8;

/** Working memory of a round, grown to the most units in liquidation; all runs of a thread share it. */
interface Work {
  rows: Int32Array;
  slack: Float64Array;
  maintenance: Float64Array;
  unfilled: Uint8Array;
  stage: Uint8Array;
  waitUntilS: Float64Array;
  legAt: Uint32Array;
  closeQty: Float64Array;
  limitPrice: Float64Array;
  feeRate: Float64Array;
  note: Float64Array;
}

let shared = createWork(256, 1024);

function createWork(n: number, legs: number): Work {
  return {
    rows: new Int32Array(n),
    slack: new Float64Array(n),
    maintenance: new Float64Array(n),
    unfilled: new Uint8Array(n),
    stage: new Uint8Array(n),
    waitUntilS: new Float64Array(n),
    legAt: new Uint32Array(n),
    closeQty: new Float64Array(legs),
    limitPrice: new Float64Array(legs),
    feeRate: new Float64Array(legs),
    note: new Float64Array(n),
  };
}

function workspace(rows: number, legs: number): Work {
  if (shared.rows.length < rows) shared = createWork(2 * rows, shared.closeQty.length);
  if (shared.closeQty.length < legs) shared = createWork(shared.rows.length, 2 * legs);
  return shared;
}

/** Rounds that a step has room for: the fastest venue's cadence, at least book and takeover. */
function roundsOf(c: Context): number {
  let rounds = 3;
  for (const rules of c.rules) rounds = Math.max(rounds, Math.ceil(rules.roundsPerS * c.scenario.stepS));
  return Math.min(rounds, ROUNDS_MAX);
}

const pair = new Float64Array(2);

/** Runs the waterfall until nothing more can be done in this step. */
export function runWaterfall(c: Context): void {
  const rounds = roundsOf(c);
  c.unfilled.clear();
  c.heldBack.clear();
  const { policies, stepS } = c.scenario;
  for (let v = 0; v < policies.length; v++) c.throttleLeftUsd[v] = policies[v].throttleUsdPerS * stepS;
  if (c.activeCount === 0) runAdl(c);
  for (let round = 0; round < rounds && c.activeCount > 0; round++) {
    if (!runRound(c, round)) break;
  }
}

/** One round over all units in liquidation. Returns whether anything was done. */
function runRound(c: Context, round: number): boolean {
  const n = c.activeCount;
  sortActive(c);
  const work = workspace(n, countLegs(c));
  for (let k = 0; k < n; k++) work.rows[k] = ~c.active[k];
  marginRows(c.prepared.tables, c.state, work.rows, n, work.slack, work.maintenance);
  for (let k = 0; k < n; k++) work.unfilled[k] = round > 0 && c.unfilled.has(c.active[k]) ? 1 : 0;
  c.event.round = round;
  decide(c, work, n, round);
  let done = sendToBooks(c, work, n);
  done = takeOver(c, work, n) || done;
  done = runAdl(c) || done;
  settle(c, n);
  return done;
}

/** Units in the order (venue, unit, slot): the same whoever found them. */
function sortActive(c: Context): void {
  const { state } = c;
  const active = c.active.subarray(0, c.activeCount);
  active.sort((a, b) => state.slotUnit[a] - state.slotUnit[b] || a - b);
}

function countLegs(c: Context): number {
  const { units } = c.snapshot;
  let legs = 0;
  for (let k = 0; k < c.activeCount; k++) {
    const unit = c.state.slotUnit[c.active[k]];
    legs += units.legStart[unit + 1] - units.legStart[unit];
  }
  return legs;
}

/** Asks each venue's rules about its stretch of rows; healthy rows and venues that do not liquidate wait. */
function decide(c: Context, work: Work, n: number, round: number): void {
  const { state, snapshot } = c;
  const { units, accounts } = snapshot;
  work.stage.fill(STAGE.wait, 0, n);
  let legAt = 0;
  for (let k = 0; k < n; k++) {
    const unit = state.slotUnit[~work.rows[k]];
    work.legAt[k] = legAt;
    legAt += units.legStart[unit + 1] - units.legStart[unit];
  }
  work.closeQty.fill(0, 0, legAt);
  work.limitPrice.fill(0, 0, legAt);
  for (let from = 0; from < n; ) {
    const venue = accounts.venue[units.account[state.slotUnit[~work.rows[from]]]];
    let to = from + 1;
    while (to < n && accounts.venue[units.account[state.slotUnit[~work.rows[to]]]] === venue) to++;
    const halted = c.prepared.paths.liquidationsHalted(state.timeS, venue) || outOfCadence(c, venue, round);
    if (!halted) {
      const context: ActContext = {
        round,
        unfilled: work.unfilled.subarray(from, to),
        slack: work.slack.subarray(from, to),
        maintenance: work.maintenance.subarray(from, to),
      };
      const out: Actions = {
        stage: work.stage.subarray(from, to),
        waitUntilS: work.waitUntilS.subarray(from, to),
        legAt: work.legAt.subarray(from, to),
        closeQty: work.closeQty,
        limitPrice: work.limitPrice,
        feeRate: work.feeRate,
        note: work.note.subarray(from, to),
      };
      c.rules[venue].act(state, work.rows.subarray(from, to), to - from, context, out);
    }
    from = to;
  }
  for (let k = 0; k < n; k++) {
    if (work.slack[k] >= 0 || c.heldBack.has(c.active[k]) || !canTrade(c, c.active[k])) work.stage[k] = STAGE.wait;
    else if (work.stage[k] !== STAGE.wait) beginCloseOut(c, c.active[k]);
  }
}

/**
 * A unit waits while one of its contracts is paused or its venue does not trade: no takeover at a price nobody could
 * trade at.
 */
function canTrade(c: Context, slot: number): boolean {
  const { units, legs } = c.snapshot;
  const unit = c.state.slotUnit[slot];
  for (let j = units.legStart[unit], k = c.state.slotLeg[slot]; j < units.legStart[unit + 1]; j++, k++) {
    if (c.state.legQty[k] !== 0 && !isTrading(c, legs.instrument[j])) return false;
  }
  return true;
}

/** A venue runs at least book and takeover each step, and no more rounds than its cadence allows beyond that. */
function outOfCadence(c: Context, venue: number, round: number): boolean {
  return round >= Math.max(3, Math.ceil(c.rules[venue].roundsPerS * c.scenario.stepS));
}

/** Book orders of all venues as one batch per side, throttled where the venue's policy says so. */
function sendToBooks(c: Context, work: Work, n: number): boolean {
  const { state, snapshot, orders } = c;
  for (let k = 0; k < n; k++) {
    if (work.stage[k] !== STAGE.book) continue;
    const slot = ~work.rows[k];
    const unit = state.slotUnit[slot];
    const nLegs = snapshot.units.legStart[unit + 1] - snapshot.units.legStart[unit];
    for (let j = 0; j < nLegs; j++) {
      const held = state.legQty[state.slotLeg[slot] + j];
      const close = Math.min(work.closeQty[work.legAt[k] + j], Math.abs(held));
      if (close > 0)
        addOrder(
          c,
          slot,
          j,
          (held > 0 ? -close : close) * state.slotMembers[slot],
          work.limitPrice[work.legAt[k] + j],
          k,
        );
    }
  }
  if (orders.n === 0) return false;
  throttle(c);
  executeOrders(c, 'forced');
  let traded = false;
  for (let o = 0; o < orders.n; o++) {
    const k = orders.row[o];
    if (orders.filled[o] < orders.qty[o] * (1 - 1e-12)) c.unfilled.add(orders.slot[o]);
    if (!(orders.filled[o] > 0)) continue;
    traded = true;
    bookLiquidation(c, o, work);
    if (work.waitUntilS[k] > state.timeS) state.slotUntilS[orders.slot[o]] = work.waitUntilS[k];
  }
  clearOrders(c);
  return traded || n > 0;
}

/** Event, totals and fee of one liquidation order that traded. */
function bookLiquidation(c: Context, o: number, work: Work): void {
  const { orders, state } = c;
  const slot = orders.slot[o];
  const instrument = orders.side[o] >> 1;
  const signed = (orders.side[o] & 1) === 0 ? -orders.filled[o] : orders.filled[o];
  const price = orders.price[o];
  const pooled = c.lp !== null && c.lp.byVenue[c.snapshot.instruments.venue[instrument]] !== null;
  countForced(c, slot, instrument, signed, price, MECHANISMS.indexOf(pooled ? 'pool' : 'book'));
  const k = orders.row[o];
  const before = { equity: work.slack[k] + work.maintenance[k], maintenance: work.maintenance[k] };
  const fee =
    c.lp !== null && pooled
      ? c.lp.fees[o]
      : chargeFee(c, slot, instrument, notionalUsd(c, instrument, signed, price), before);
  event(c, EVENT.liquidation, slot, instrument, signed, price, fee);
  markDirty(c, state.slotUnit[slot]);
}

/**
 * Scales the orders of a venue that may only send so much per second; units that were held back wait for the next
 * step.
 */
function throttle(c: Context): void {
  const { orders, snapshot, state } = c;
  for (let v = 0; v < snapshot.venues.n; v++) {
    const allowed = c.throttleLeftUsd[v];
    if (allowed === Infinity) continue;
    let wanted = 0;
    for (let o = 0; o < orders.n; o++) {
      const i = orders.side[o] >> 1;
      if (snapshot.instruments.venue[i] === v) wanted += notionalUsd(c, i, orders.qty[o], state.mark[i]);
    }
    c.throttleLeftUsd[v] = Math.max(0, allowed - wanted);
    if (wanted <= allowed) continue;
    for (let o = 0; o < orders.n; o++) {
      if (snapshot.instruments.venue[orders.side[o] >> 1] !== v) continue;
      orders.qty[o] *= allowed / wanted;
      c.heldBack.add(orders.slot[o]);
    }
  }
}

/** Vault and fund takeovers and what goes to auto-deleveraging, in row order. */
function takeOver(c: Context, work: Work, n: number): boolean {
  const { state, snapshot } = c;
  let done = false;
  for (let k = 0; k < n; k++) {
    const stage = work.stage[k];
    if (stage === STAGE.wait || stage === STAGE.book) continue;
    done = true;
    const slot = ~work.rows[k];
    if (stage === STAGE.keeper) {
      toKeepers(c, work, k);
      continue;
    }
    const unit = state.slotUnit[slot];
    if (stage === STAGE.vault) {
      takeByVault(c, slot);
      continue;
    }
    const nLegs = snapshot.units.legStart[unit + 1] - snapshot.units.legStart[unit];
    for (let j = 0; j < nLegs; j++) {
      const held = state.legQty[state.slotLeg[slot] + j];
      if (held === 0) continue;
      const at = work.legAt[k] + j;
      const price =
        work.limitPrice[at] > 0
          ? work.limitPrice[at]
          : state.mark[snapshot.legs.instrument[snapshot.units.legStart[unit] + j]];
      const rest = stage === STAGE.fund ? takeByFund(c, slot, j, price) : Math.abs(held);
      if (rest > 0) addResidual(c, slot, j, rest, price, stage === STAGE.fund);
    }
  }
  return done;
}

/** Hands the asked parts of a row's legs to the keepers and notes how far they got. */
function toKeepers(c: Context, work: Work, k: number): void {
  const { state } = c;
  const slot = ~work.rows[k];
  const { legStart } = c.snapshot.units;
  const unit = state.slotUnit[slot];
  let share = 1;
  for (let j = 0; j < legStart[unit + 1] - legStart[unit]; j++) {
    const at = work.legAt[k] + j;
    if (!(work.closeQty[at] > 0)) continue;
    const taken = takeByKeeper(c, slot, j, work.closeQty[at], work.limitPrice[at], work.feeRate[at]);
    share = Math.min(share, taken / work.closeQty[at]);
  }
  const before = slot < state.slotNote.length ? state.slotNote[slot] : 0;
  state.setNote(slot, before + (work.note[k] - before) * share);
  state.slotUntilS[slot] = work.waitUntilS[k];
}

/** Drops units that are flat or healthy again from the active list. */
function settle(c: Context, n: number): void {
  const { state } = c;
  let kept = 0;
  for (let k = 0; k < n; k++) {
    const slot = c.active[k];
    const unit = state.slotUnit[slot];
    markDirty(c, unit);
    if (isKind(c, unit, 'basis')) noteBrokenBasis(c, unit);
    if (isFlat(c, slot)) {
      const keeps = c.rules[c.snapshot.accounts.venue[c.snapshot.units.account[unit]]].keepsRest === true;
      if (!keeps) noteRest(c, slot);
      closeOut(c, slot, keeps);
      state.slotPhase[slot] = c.prepared.roles.everyStepSet[unit] !== 0 ? PHASE.called : PHASE.closed;
      continue;
    }
    marginRow(c.prepared.tables, state, ~slot, pair, 0);
    if (pair[0] >= pair[1]) {
      noteRest(c, slot);
      state.slotPhase[slot] = PHASE.called;
      continue;
    }
    c.active[kept++] = slot;
  }
  c.activeCount = kept;
}
