/**
 * One run in progress: state, ledger, books, wires, rules and what has been recorded, gathered so that the parts of a
 * step can be functions over one argument.
 */
import { KIND } from '../market/kinds.ts';
import type { Snapshot } from '../market/snapshot.ts';
import type { SeriesColumns } from '../result/types.ts';
import { ruleSet } from '../rules/index.ts';
import { armRows } from '../rules/shared/wires.ts';
import { PHASE, type VenueRules } from '../rules/types.ts';
import type { ResolvedScenario } from '../scenario/types.ts';
import { createBooks, type Books } from './book.ts';
import { createBatchWorkspace, type BatchWorkspace } from './bookBatch.ts';
import { type ChainState, createChain } from './chain/state.ts';
import { type ClearingHouse, createClearing } from './clearing/state.ts';
import { Ledger } from './ledger.ts';
import { createLpPools, type LpPools } from './lpState.ts';
import { createOrders, type Orders } from './orderColumns.ts';
import { initialState, type Prepared } from './prepared.ts';
import {
  createSeries,
  createTotals,
  EventLog,
  type EventRow,
  NO_EVENT,
  type RecordLevel,
  type Totals,
} from './recorder.ts';
import type { BasisQueue, CallQueue, PauseMemory, RankTable, TransferQueue } from './queues.ts';
import { createResiduals, type Residuals } from './residuals.ts';
import type { UnsharedLoss } from './shareLosses.ts';
import type { RunState } from './state.ts';
import { Tripwires } from './tripwires.ts';

/** Everything of one run. Parts that belong to one mechanism keep their own memory in a field of their name. */
export interface Context {
  readonly prepared: Prepared;
  readonly snapshot: Snapshot;
  readonly scenario: ResolvedScenario;
  readonly seed: number;
  readonly level: RecordLevel;
  readonly fullScan: boolean;
  /** Steps between samples. */
  readonly sampleSteps: number;
  readonly state: RunState;
  readonly ledger: Ledger;
  readonly books: Books;
  readonly workspace: BatchWorkspace;
  readonly wires: Tripwires;
  readonly stopWires: Tripwires;
  readonly rules: readonly VenueRules[];
  /** The batch that is being gathered. */
  orders: Orders;
  readonly log: EventLog;
  readonly series: SeriesColumns & { samples: number };
  readonly totals: Totals;
  readonly event: EventRow;
  /** Slots in liquidation. */
  active: Int32Array;
  activeCount: number;
  /** Units whose slack may have fallen other than by a driver; re-armed before the step ends. */
  dirty: Int32Array;
  dirtyCount: number;
  /** Per account: 1 + place of the unit that was counted as liquidated; per slot: 1 once it was counted. */
  readonly accountHit: Uint8Array;
  slotHit: Uint8Array;
  /** Per asset: endogenous displacement u, log of the fundamental, its noise. */
  readonly displacement: Float64Array;
  readonly fundamentalLog: Float64Array;
  readonly noiseLog: Float64Array;
  /** Per side: forced flow of the step, contract units, for the depth state; per instrument, exogenous price. */
  readonly forced: Float64Array;
  readonly depthCap: Float64Array;
  readonly exogenous: Float64Array;
  /** Per instrument: seconds until which trading is paused, and reduce-only holds. */
  readonly pausedUntilS: Float64Array;
  readonly reduceOnlyUntilS: Float64Array;
  /** Per venue: shares of the providers in the next fill, and what each needs to quote in full. */
  readonly providerShare: readonly Float64Array[];
  readonly providerNeed: readonly Float64Array[];
  /** Per side of a spot book: tokens that its makers need to quote the calm book; 0 for contracts. */
  readonly makerNeed: Float64Array;
  /** Forced notional per instrument since the last sample. */
  readonly sampleLong: Float64Array;
  readonly sampleShort: Float64Array;
  readonly sampleAdl: Float64Array;
  /** Residuals of the round for auto-deleveraging, and slots already counted as deleveraged. */
  readonly residuals: Residuals;
  readonly adlHit: Set<number>;
  /**
   * Of this step: slots whose book orders were cut, slots held back by a throttle, and what each venue may still
   * send.
   */
  readonly unfilled: Set<number>;
  readonly heldBack: Set<number>;
  readonly throttleLeftUsd: Float64Array;
  readonly calls: CallQueue;
  readonly basis: BasisQueue;
  readonly ranks: RankTable;
  readonly pauses: PauseMemory;
  readonly transfers: TransferQueue;
  /** Highest equity of a fund so far, by unit. */
  readonly fundPeakUsd: Map<number, number>;
  /** Lending markets, pools and keepers; null in a market without any. */
  readonly chain: ChainState | null;
  /** Pools of venues without a book; null in a market without any. */
  readonly lp: LpPools | null;
  /** Clearing houses; empty in a market without any. */
  readonly clearing: readonly ClearingHouse[];
  /** Debts that wait to be shared by their venue's rule. */
  readonly unshared: UnsharedLoss[];
}

/** Options of a context. */
export interface ContextOptions {
  readonly seed: number;
  readonly level: RecordLevel;
  readonly samples: number;
  readonly sampleSteps: number;
  /** Test oracle: margin every unit every step instead of asking the tripwires. */
  readonly fullScan: boolean;
}

/** A run at time zero. Throws RuleInputError where a rule family cannot be bound. */
export function createContext(prepared: Prepared, options: ContextOptions): Context {
  const { snapshot, scenario } = prepared;
  const { instruments, venues, assets, accounts } = snapshot;
  const state = firstState(prepared);
  state.seed = options.seed;
  const perI = (value = 0): Float64Array => new Float64Array(instruments.n).fill(value);
  const rules = Array.from({ length: venues.n }, (_, v) => ruleSet(venues.rules[v]).bind(snapshot, v));
  return {
    prepared,
    snapshot,
    scenario,
    seed: options.seed,
    level: options.level,
    fullScan: options.fullScan,
    sampleSteps: options.sampleSteps,
    state,
    ledger: new Ledger(state),
    books: createBooks(instruments, calmVolatility(snapshot), scenario.behaviour.topExponent),
    workspace: createBatchWorkspace(),
    wires: new Tripwires(prepared.wires),
    stopWires: new Tripwires(prepared.stops.layout),
    rules,
    orders: createOrders(2 * instruments.n),
    log: new EventLog(),
    series: createSeries(options.level === 'full' ? options.samples : 0, instruments.n),
    totals: createTotals(snapshot, scenario.horizonS),
    event: { ...NO_EVENT },
    active: new Int32Array(256),
    activeCount: 0,
    dirty: new Int32Array(256),
    dirtyCount: 0,
    accountHit: new Uint8Array(accounts.n),
    slotHit: new Uint8Array(256),
    displacement: new Float64Array(assets.n),
    fundamentalLog: new Float64Array(assets.n),
    noiseLog: new Float64Array(assets.n),
    forced: new Float64Array(2 * instruments.n),
    depthCap: new Float64Array(2 * instruments.n).fill(1),
    exogenous: Float64Array.from(instruments.markPrice),
    pausedUntilS: perI(-Infinity),
    reduceOnlyUntilS: perI(-Infinity),
    providerShare: prepared.providerWeight.map((weights) => weights.slice()),
    providerNeed: prepared.providerWeight.map((weights) => weights.slice()),
    makerNeed: new Float64Array(2 * instruments.n),
    ...emptySample(instruments.n),
    residuals: createResiduals(),
    adlHit: new Set(),
    unfilled: new Set(),
    heldBack: new Set(),
    throttleLeftUsd: new Float64Array(venues.n),
    calls: { slot: new Int32Array(256), dueS: new Float64Array(256), head: 0, n: 0 },
    basis: { dueS: new Map() },
    ranks: emptyRanks(2 * instruments.n),
    pauses: pauseMemory(scenario, instruments.n),
    transfers: { pending: [], nextRebalanceS: 0 },
    fundPeakUsd: new Map(),
    ...onlySome(prepared, rules),
    unshared: [],
  };
}

/** Forced notional since the last sample: none yet. */
function emptySample(n: number): Pick<Context, 'sampleLong' | 'sampleShort' | 'sampleAdl'> {
  const none = (): Float64Array => new Float64Array(n);
  return { sampleLong: none(), sampleShort: none(), sampleAdl: none() };
}

/** Memory of the parts that only some markets have. */
function onlySome(prepared: Prepared, rules: readonly VenueRules[]): Pick<Context, 'chain' | 'lp' | 'clearing'> {
  const clearing = createClearing(prepared.snapshot, rules);
  return { chain: createChain(prepared.snapshot), lp: createLpPools(prepared), clearing };
}

/** State at the snapshot's prices with what the scenario's switches say of it. */
function firstState(prepared: Prepared): RunState {
  const { behaviour, switches, stepS } = prepared.scenario;
  const state = initialState(prepared.snapshot);
  state.callRatio = switches.marginCalls ? behaviour.marginCallRatio : 1;
  state.stepS = stepS;
  state.openLong.set(prepared.openLong);
  return state;
}

/** Volatility of each contract's asset per square root of a second, from that of a day. */
function calmVolatility({ instruments, assets }: Snapshot): Float64Array {
  return Float64Array.from(instruments.asset, (a) => assets.dailyVolatility[a] / Math.sqrt(86_400));
}

function emptyRanks(n: number): RankTable {
  return {
    rows: new Array<Int32Array | null>(n).fill(null),
    scores: new Array<Float64Array | null>(n).fill(null),
    atS: new Float64Array(n).fill(-Infinity),
    slotsAt: new Int32Array(n),
  };
}

function pauseMemory(scenario: ResolvedScenario, instruments: number): PauseMemory {
  let windowS = 0;
  for (const policy of scenario.policies)
    if (policy.pauseMove < Infinity) windowS = Math.max(windowS, policy.pauseWindowS);
  const samples = windowS > 0 ? Math.ceil(windowS / scenario.stepS) + 1 : 0;
  return { marks: new Float64Array(samples * instruments), samples, pushed: 0 };
}

/** Puts a slot on the active list. */
export function activate(c: Context, slot: number): void {
  if (c.activeCount === c.active.length) c.active = doubled(c.active);
  c.active[c.activeCount++] = slot;
}

/** Notes that a unit must be re-armed before the step ends. */
export function markDirty(c: Context, unit: number): void {
  if (c.dirtyCount === c.dirty.length) c.dirty = doubled(c.dirty);
  c.dirty[c.dirtyCount++] = unit;
}

/** A copy of twice the length. */
export function doubled(old: Int32Array): Int32Array {
  const next = new Int32Array(2 * old.length);
  next.set(old);
  return next;
}

const oneRow = new Int32Array(1);

/** Takes a unit's wires down and arms them anew for every slot that is still watched. */
export function rearm(c: Context, unit: number): void {
  const { state, wires } = c;
  wires.disarm(unit);
  if (state.slotOf[unit] < 0) {
    oneRow[0] = unit;
    armRows(c.prepared.tables, state, oneRow, 1, wires);
    return;
  }
  for (let slot = state.slotOf[unit]; slot >= 0; slot = state.slotNext[slot]) {
    if (state.slotPhase[slot] >= PHASE.liquidating || isFlat(c, slot)) continue;
    oneRow[0] = ~slot;
    armRows(c.prepared.tables, state, oneRow, 1, wires);
  }
}

/** Whether a slot has no open leg: nothing of it can be liquidated, and nothing is left to watch. */
export function isFlat(c: Context, slot: number): boolean {
  const { units } = c.snapshot;
  const unit = c.state.slotUnit[slot];
  const from = c.state.slotLeg[slot];
  const to = from + units.legStart[unit + 1] - units.legStart[unit];
  for (let k = from; k < to; k++) if (c.state.legQty[k] !== 0) return false;
  return true;
}

/** Re-arms every unit that was marked dirty, once each. */
export function rearmDirty(c: Context): void {
  if (c.dirtyCount === 0) return;
  c.dirty.subarray(0, c.dirtyCount).sort();
  for (let k = 0; k < c.dirtyCount; k++) if (k === 0 || c.dirty[k] !== c.dirty[k - 1]) rearm(c, c.dirty[k]);
  c.dirtyCount = 0;
}

/** USD per settlement token of an instrument at the external price. */
export function settlePrice(c: Context, instrument: number): number {
  return c.state.externalPrice[c.snapshot.instruments.settle[instrument]];
}

/** Notional in USD of contract units at a price: coins × price, or USD for inverse contracts. */
export function notionalUsd(c: Context, instrument: number, qty: number, price: number): number {
  const { inverse } = c.snapshot.instruments;
  return inverse[instrument] === 0 ? Math.abs(qty) * price * settlePrice(c, instrument) : Math.abs(qty);
}

/** R of a price: settlement units per contract unit. */
export function rOf(c: Context, instrument: number, price: number): number {
  return c.snapshot.instruments.inverse[instrument] === 0 ? price : -1 / price;
}

/** Appends the context's event row at the present step, unless only a summary is kept. */
export function emit(c: Context): void {
  if (c.level !== 'summary') c.log.add(c.state.step, c.state.timeS, c.event);
}

/** Writes the fields of the event row; `qty` is signed and over all members. */
export function event(
  c: Context,
  kind: number,
  slot: number,
  instrument: number,
  qty: number,
  price: number,
  amountUsd: number,
): void {
  const { event: row, state } = c;
  row.kind = kind;
  row.account = slot < 0 ? -1 : c.snapshot.units.account[state.slotUnit[slot]];
  row.members = slot < 0 ? 0 : state.slotMembers[slot];
  row.instrument = instrument;
  row.qty = qty;
  row.price = price;
  row.notionalUsd = instrument < 0 ? 0 : notionalUsd(c, instrument, qty, price);
  row.amountUsd = amountUsd;
  emit(c);
}

/** Whether a unit's account is of a kind. */
export function isKind(c: Context, unit: number, kind: keyof typeof KIND): boolean {
  return c.snapshot.accounts.kind[c.snapshot.units.account[unit]] === KIND[kind];
}
