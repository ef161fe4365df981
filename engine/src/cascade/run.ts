/**
 * One run: snapshot + scenario + seed → result. The order of a step is that of MODEL section 6; every part of it is a
 * function in a file of its own. A run is one thread, and the same inputs give the same digest everywhere.
 */
import { EVENT, type RunResult } from '../result/types.ts';
import { marginRow } from '../rules/shared/margin.ts';
import { watchRows } from '../rules/shared/wires.ts';
import { PHASE } from '../rules/types.ts';
import { type AdlListener, listenToAdl } from './adlFills.ts';
import { type AdlWaveListener, listenToAdlWaves } from './adlWaves.ts';
import { runArbitrage, runTransfers } from './arbitrage.ts';
import { runBasisFunds } from './basisFunds.ts';
import { runBreakers } from './breakers.ts';
import { keepAccounts, trackAccounts } from './byAccount.ts';
import { runChain, startChain } from './chain/step.ts';
import { runPriceLimits, startPriceLimits } from './clearing/limits.ts';
import { runClearing, runCloseOuts, startClearing } from './clearing/settle.ts';
import { type Context, createContext, event, rearm, rearmDirty } from './context.ts';
import { runDigest } from './digest.ts';
import { stepFunding } from './funding.ts';
import { checkRun } from './invariants.ts';
import { startLiquidation } from './liquidations.ts';
import { runMarginLoans } from './marginLoans.ts';
import { runLpAdl } from './lpAdl.ts';
import { startLpPools } from './lpPools.ts';
import { addOrderIn, clearOrders, executeOrders, isTrading } from './orders.ts';
import type { Prepared } from './prepared.ts';
import { firstPrices, noteExtremes, requoteQuiet, stepBooks, stepFundamentals, stepMarks } from './prices.ts';
import { setProviderNeeds, stepProviders } from './providers.ts';
import { callMargin, runDipBuyers, runStops, runTopUps } from './reactions.ts';
import type { RecordLevel } from './recorder.ts';
import { sample } from './sample.ts';
import { shareLosses } from './shareLosses.ts';
import { summarise } from './summary.ts';
import { sortedUnique } from './tripwires.ts';
import { runUnwind } from './unwind.ts';
import { runWaterfall } from './waterfall.ts';

/** Where a run stands; `liquidatedUsd` is forced notional so far. */
export interface Progress {
  readonly step: number;
  readonly steps: number;
  readonly timeS: number;
  readonly liquidatedUsd: number;
}

/** How to run. */
export interface RunOptions {
  readonly seed: number;
  readonly record: RecordLevel;
  /** Seconds between samples of the series; default 1/720 of the horizon, at least a step. */
  readonly sampleS?: number;
  readonly onProgress?: (progress: Progress) => void;
  /** Margin every unit at every step instead of asking the tripwires: slow, and equal to the digest (tests). */
  readonly fullScan?: boolean;
  /** Stop after this many seconds of the horizon. */
  readonly untilS?: number;
  /** Keep forced notional and members account by account, for `byAccountOf`; changes nothing about the run. */
  readonly byAccount?: boolean;
  /** Told of every fill of auto-deleveraging with the winner's profit and equity; changes nothing about the run. */
  readonly onAdlFill?: AdlListener;
  /** Told of every wave of auto-deleveraging with all who could have given; changes nothing about the run. */
  readonly onAdlWave?: AdlWaveListener;
}

/** Steps between two calls of `onProgress`. */
const PROGRESS_STEPS = 20;

/**
 * Runs one cascade. Throws InternalError where a number stops being finite or an invariant of DESIGN section 4 does
 * not hold.
 */
export function runCascade(prepared: Prepared, options: RunOptions): RunResult {
  const c = runSteps(prepared, options);
  checkRun(c);
  const summary = summarise(c);
  const events = c.log.columns();
  const result = { summary, events, series: c.series, digest: runDigest(c.level, summary, events, c.series) };
  keepAccounts(c, result);
  return result;
}

/** Runs the steps and returns the context at the end, for callers that need totals only. */
export function runSteps(prepared: Prepared, options: RunOptions): Context {
  const c = startRun(prepared, options);
  advance(c, Math.min(prepared.scenario.horizonS, options.untilS ?? Infinity), options.onProgress);
  return c;
}

/** A run at time zero: prices of the snapshot, first sample taken. */
export function startRun(prepared: Prepared, options: RunOptions): Context {
  const { scenario } = prepared;
  const every = Math.max(1, Math.floor((options.sampleS ?? scenario.horizonS / 720) / scenario.stepS + 1e-9));
  const samples = Math.floor(stepsOf(prepared, scenario.horizonS) / every) + 1;
  const c = createContext(prepared, {
    seed: options.seed,
    level: options.record,
    samples,
    sampleSteps: every,
    fullScan: options.fullScan === true,
  });
  if (options.onAdlFill !== undefined) listenToAdl(c, options.onAdlFill);
  if (options.onAdlWave !== undefined) listenToAdlWaves(c, options.onAdlWave);
  if (options.byAccount === true) trackAccounts(c);
  c.state.timeMs = scenario.startMs;
  firstPrices(c);
  setProviderNeeds(c);
  startLpPools(c);
  if (c.chain !== null) startChain(c, c.chain);
  startClearing(c);
  startPriceLimits(c);
  sample(c);
  return c;
}

function stepsOf(prepared: Prepared, horizonS: number): number {
  return Math.max(1, Math.floor(horizonS / prepared.scenario.stepS + 1e-9));
}

/** Goes on to a time of the run, in seconds from its start. */
export function advance(c: Context, untilS: number, onProgress?: (progress: Progress) => void): void {
  const { scenario, state } = c;
  const steps = stepsOf(c.prepared, untilS);
  for (let step = state.step + 1; step <= steps; step++) {
    state.step = step;
    state.timeS = step * scenario.stepS;
    state.timeMs = scenario.startMs + state.timeS * 1000;
    runStep(c);
    if (step % c.sampleSteps === 0) sample(c);
    if (onProgress !== undefined && (step % PROGRESS_STEPS === 0 || step === steps)) {
      onProgress({ step, steps, timeS: state.timeS, liquidatedUsd: forcedUsd(c) });
    }
  }
}

/** Forced notional so far, USD. */
export function forcedUsd(c: Context): number {
  let sum = 0;
  for (let i = 0; i < c.totals.longUsd.length; i++) sum += c.totals.longUsd[i] + c.totals.shortUsd[i];
  return sum;
}

/** MODEL section 6, points 1 to 8. */
function runStep(c: Context): void {
  c.event.round = 0;
  stepFundamentals(c);
  stepProviders(c);
  stepBooks(c);
  runArbitrage(c);
  runDipBuyers(c);
  stepMarks(c);
  stepFunding(c);
  runBreakers(c);
  runPriceLimits(c);
  runClearing(c);
  runTopUps(c);
  runStops(c);
  runExternalFlows(c);
  if (c.chain !== null) runChain(c);
  rearmDirty(c);
  findLiquidations(c);
  runCloseOuts(c);
  runMarginLoans(c);
  runWaterfall(c);
  runLpAdl(c);
  shareLosses(c);
  runUnwind(c);
  runBasisFunds(c);
  runTransfers(c);
  rearmDirty(c);
  requoteQuiet(c);
  noteExtremes(c);
}

/** Sales of holders outside the market, posted against the venue's external account. */
function runExternalFlows(c: Context): void {
  const { scenario, state, snapshot, prepared, orders } = c;
  for (const flow of scenario.flows) {
    const from = Math.max(flow.startS, state.timeS - scenario.stepS);
    const to = Math.min(flow.startS + Math.max(flow.lengthS, scenario.stepS), state.timeS);
    if (to <= from || !isTrading(c, flow.instrument)) continue;
    const length = Math.max(flow.lengthS, scenario.stepS);
    const venue = snapshot.instruments.venue[flow.instrument];
    const seller = state.touch(prepared.roles.external[venue]);
    addOrderIn(c, seller, flow.instrument, (flow.qty * (to - from)) / length);
  }
  if (orders.n === 0) return;
  executeOrders(c, 'forced');
  for (let o = 0; o < orders.n; o++) {
    const signed = (orders.side[o] & 1) === 0 ? -orders.filled[o] : orders.filled[o];
    if (orders.filled[o] > 0) event(c, EVENT.external, orders.slot[o], orders.side[o] >> 1, signed, orders.price[o], 0);
  }
  clearOrders(c);
}

const pair = new Float64Array(2);

/**
 * Who is below a threshold at this step's marks. Wires name candidates, the exact margin decides; the full scan
 * decides for every unit. Candidates are taken in unit order, so that both find the same in the same order.
 */
function findLiquidations(c: Context): void {
  if (c.fullScan) {
    for (let unit = 0; unit < c.snapshot.units.n; unit++) {
      if (c.wires.wireStart[unit + 1] > c.wires.wireStart[unit]) checkUnit(c, unit);
    }
  } else {
    crossDrivers(c);
    checkFound(c, sortedUnique(c.wires.found, c.wires.count));
  }
  for (const unit of c.prepared.roles.everyStep) checkUnit(c, unit);
}

const work = { rows: new Int32Array(1024), slack: new Float64Array(1024), need: new Float64Array(1024) };

/** Units whose wires fired: those that stand as in the snapshot are margined and armed in one pass, others singly. */
function checkFound(c: Context, n: number): void {
  const { wires, state, prepared } = c;
  const { found } = wires;
  if (work.rows.length < n) {
    work.rows = new Int32Array(2 * n);
    work.slack = new Float64Array(2 * n);
    work.need = new Float64Array(2 * n);
  }
  wires.disarmAll(found, n);
  let fresh = 0;
  for (let k = 0; k < n; k++) if (state.slotOf[found[k]] < 0) work.rows[fresh++] = found[k];
  watchRows(prepared.tables, state, work.rows, fresh, work.slack, work.need, wires);
  for (let k = 0, j = 0; k < n; k++) {
    const unit = found[k];
    if (j < fresh && work.rows[j] === unit && isSafe(state.callRatio, work.slack[j], work.need[j++])) continue;
    checkUnit(c, unit);
    rearm(c, unit);
  }
}

/** Whether a unit has what it is watched for; one predicate for wires and scan alike. */
function isSafe(ratio: number, slack: number, need: number): boolean {
  return need === 0 || slack >= (ratio - 1) * need;
}

/** Asks every column of marks and collateral prices. */
function crossDrivers(c: Context): void {
  const { wires, state, snapshot } = c;
  wires.count = 0;
  const n = snapshot.instruments.n;
  for (let i = 0; i < n; i++) {
    wires.cross(2 * i, state.mark[i]);
    wires.cross(2 * i + 1, -state.mark[i]);
  }
  for (let p = 0; p < snapshot.collateral.nPairs; p++) {
    wires.cross(2 * (n + p), state.pairPrice[p]);
    wires.cross(2 * (n + p) + 1, -state.pairPrice[p]);
  }
}

/** Calls or liquidates the slots of one unit where the exact margin says so. */
function checkUnit(c: Context, unit: number): void {
  const { state } = c;
  if (state.slotOf[unit] < 0) {
    checkRow(c, unit);
    return;
  }
  for (let slot = state.slotOf[unit]; slot >= 0; slot = state.slotNext[slot]) {
    if (state.slotPhase[slot] < PHASE.liquidating) checkRow(c, ~slot);
  }
}

function checkRow(c: Context, row: number): void {
  const { state, prepared } = c;
  marginRow(prepared.tables, state, row, pair, 0);
  const slack = pair[0] - pair[1];
  if (isSafe(state.callRatio, slack, pair[1])) return;
  const calm = row >= 0 || state.slotPhase[~row] === PHASE.calm;
  const calls = calm && prepared.roles.everyStepSet[state.unitOf(row)] === 0;
  if (slack >= 0) {
    if (calls) callMargin(c, row);
    return;
  }
  const venue = c.snapshot.accounts.venue[c.snapshot.units.account[state.unitOf(row)]];
  // At a clearing house a unit below maintenance is called first, and closed out where the call is not answered.
  const answering = calls && c.scenario.switches.marginCalls && c.rules[venue].clearing !== undefined;
  const split = answering ? callMargin(c, row) : -1;
  startLiquidation(c, row);
  if (split >= 0) startLiquidation(c, ~split);
}
