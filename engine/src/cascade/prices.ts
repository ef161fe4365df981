/**
 * The prices of a step (MODEL sections 1 and 6, points 1 to 3): fundamentals and noise, books moved and refilled,
 * then spot prices, indices, collateral prices and marks by each venue's rules, with the faults of the scenario on
 * top.
 */
import { InternalError } from '../core/errors.ts';
import { exp } from '../core/math.ts';
import { normal } from '../core/random.ts';
import {
  mid,
  noteTrade,
  refill,
  resetExtremes,
  sampleVolatility,
  stepDepthState,
  trimConsumed,
  updateTouches,
} from './book.ts';
import { hasBook } from '../market/snapshot.ts';
import { followVaults } from './chain/vaults.ts';
import type { Context } from './context.ts';
import { isTrading } from './orders.ts';
import { readReference } from './referenceOracle.ts';
import { markSpotBooks, readSpotBooks, spotDeviation } from './spotPrices.ts';
import { STREAM } from './streams.ts';

const DAY_S = 86_400;

/** Fundamentals, external prices and anchors at the present time; books move with them. */
export function stepFundamentals(c: Context): void {
  const { prepared, scenario, state, snapshot, books } = c;
  const { assets, instruments } = snapshot;
  prepared.paths.fundamentalLog(state.timeS, c.fundamentalLog);
  stepNoise(c);
  for (let a = 0; a < assets.n; a++) {
    const g = c.fundamentalLog[a] + c.noiseLog[a] - c.displacement[a];
    state.externalPrice[a] = assets.priceUsd[a] * exp(g);
  }
  followVaults(c);
  spotPrices(c);
  const seconds = secondsPassed(c);
  const decay = exp(-seconds / scenario.behaviour.volatilityEmaS);
  for (let i = 0; i < instruments.n; i++) {
    const a = instruments.asset[i];
    const calm = instruments.markPrice[i];
    c.exogenous[i] = calm * exp(c.fundamentalLog[a] + c.noiseLog[a]) * spotDeviation(c, i);
    if (!isTrading(c, i)) continue;
    books.anchor[i] = c.exogenous[i] * exp(-c.displacement[a]);
    if (seconds > 0) sampleVolatility(books, i, seconds, decay);
  }
}

/** Whole seconds of the run that the present step ends; the first step has one. */
function secondsPassed({ state, scenario }: Context): number {
  if (state.step === 0) return 1;
  const at = (step: number): number => Math.floor(step * scenario.stepS + 1e-9);
  return at(state.step) - at(state.step - 1);
}

/** Random walk of each asset's own, drawn once per simulated second so that a finer step sees the same draws. */
function stepNoise(c: Context): void {
  const { scenario, state, snapshot, seed } = c;
  const { noiseMultiplier } = scenario.behaviour;
  if (noiseMultiplier === 0 || state.step === 0) return;
  const to = Math.floor(state.step * scenario.stepS + 1e-9);
  const from = to - secondsPassed(c);
  for (let second = from; second < to; second++) {
    for (let a = 0; a < snapshot.assets.n; a++) {
      const deviation = (noiseMultiplier * snapshot.assets.dailyVolatility[a]) / Math.sqrt(DAY_S);
      c.noiseLog[a] += deviation * normal(seed, STREAM.noise, a, second);
    }
  }
}

/** Spot prices of every venue: external ones plus the venue's own deviation; stable tokens included. */
function spotPrices(c: Context): void {
  const { state, snapshot, prepared, scenario } = c;
  const { assets, venues } = snapshot;
  prepared.paths.spotLog(state.timeS, state.spotPrice);
  const local = scenario.switches.venueOracles;
  for (let v = 0; v < venues.n; v++) {
    for (let a = 0; a < assets.n; a++) {
      const at = v * assets.n + a;
      const deviation = state.spotPrice[at];
      state.spotPrice[at] = local && deviation !== 0 ? state.externalPrice[a] * exp(deviation) : state.externalPrice[a];
    }
  }
}

/** Refill, re-quotes, depth state under this step's forced flow and the providers' means, then the touches. */
export function stepBooks(c: Context): void {
  const { scenario, books, prepared } = c;
  const { behaviour, switches, stepS } = scenario;
  refill(books, exp(-behaviour.refillPerS * stepS), exp(-behaviour.requotePerS * stepS));
  const withdrawing = switches.depthWithdrawal;
  stepDepthState(
    books,
    prepared.curves,
    {
      recoveryPerS: behaviour.depthRecoveryPerS,
      volatilityGain: withdrawing ? behaviour.depthVolatilityGain : 0,
      flowGain: withdrawing ? behaviour.depthFlowGain : 0,
      floor: behaviour.depthFloor,
    },
    stepS,
    c.forced,
    c.depthCap,
  );
  c.forced.fill(0);
  trimConsumed(books, prepared.curves);
  if (c.lp !== null) clearPooledSides(c);
  updateTouches(books, prepared.curves);
}

/** A contract without a book offers whatever its pool does: no depth that could be withdrawn is shown for it. */
function clearPooledSides(c: Context): void {
  const { instruments } = c.snapshot;
  for (let i = 0; i < instruments.n; i++) {
    if (!hasBook(instruments, i)) c.books.s1[2 * i] = c.books.s1[2 * i + 1] = 1;
  }
}

/** Index, collateral prices and marks by the venues' rules, faults included; previous marks are kept. */
export function stepMarks(c: Context): void {
  const { state, snapshot, books, scenario } = c;
  const { instruments, venues } = snapshot;
  state.previousMark.set(state.mark);
  for (let i = 0; i < instruments.n; i++) {
    state.bid[i] = books.touch[2 * i];
    state.ask[i] = books.touch[2 * i + 1];
    state.last[i] = books.last[i];
  }
  const reference = scenario.referenceOracle;
  const faulty = scenario.oracleFaults.length > 0 && reference === undefined;
  if (faulty) keepForFaults(c);
  readSpotBooks(c);
  for (let v = 0; v < venues.n; v++) c.rules[v].drivers(state);
  if (faulty) applyFaults(c);
  markSpotBooks(c);
  if (scenario.mode === 'replay') observedMarks(c);
  if (reference !== undefined) readReference(c, reference);
  for (let i = 0; i < instruments.n; i++) {
    const mark = state.mark[i];
    if (!(mark > 0 && mark < Infinity)) {
      throw new InternalError(`mark of ${instruments.id[i]} is ${mark} at step ${state.step}`, {
        code: 'not-finite',
        hint: 'Please report this with snapshot, scenario and seed.',
      });
    }
    setMark(c, i, mark);
    if (c.lp !== null && !hasBook(instruments, i)) quoteAtMark(c, i);
  }
}

/** Without a book the price of the oracle is bid, ask and last price. */
function quoteAtMark(c: Context, i: number): void {
  const { state, books } = c;
  state.bid[i] = state.ask[i] = state.last[i] = state.mark[i];
  books.touch[2 * i] = books.touch[2 * i + 1] = state.mark[i];
  noteTrade(books, i, state.mark[i]);
}

/** Sets the mark of an instrument and what follows from it. */
function setMark(c: Context, i: number, mark: number): void {
  const { state, snapshot } = c;
  state.mark[i] = mark;
  state.markR[i] = snapshot.instruments.inverse[i] === 0 ? mark : -1 / mark;
  state.pnlR[i] = state.markR[i] - state.fundingR[i];
}

const kept = { mark: new Float64Array(0), index: new Float64Array(0), pair: new Float64Array(0) };

/** Prices before this step's rules ran, for sources that freeze. */
function keepForFaults(c: Context): void {
  const { state } = c;
  if (kept.mark.length < state.mark.length) {
    kept.mark = new Float64Array(state.mark.length);
    kept.index = new Float64Array(state.mark.length);
  }
  if (kept.pair.length < state.pairPrice.length) kept.pair = new Float64Array(state.pairPrice.length);
  kept.mark.set(state.mark);
  kept.index.set(state.index);
  kept.pair.set(state.pairPrice);
}

/** Frozen sources keep their last value, lying ones are off by a log offset. */
function applyFaults(c: Context): void {
  const { state, snapshot, scenario } = c;
  const { instruments, collateral } = snapshot;
  for (const fault of scenario.oracleFaults) {
    if (state.timeS <= fault.startS || state.timeS > fault.endS) continue;
    const factor = fault.kind === 'offset' ? exp(fault.logOffset) : 1;
    if (fault.use === 'collateral') {
      for (let p = 0; p < collateral.nPairs; p++) {
        if (collateral.venue[p] !== fault.venue || (fault.asset >= 0 && collateral.asset[p] !== fault.asset)) continue;
        state.pairPrice[p] = fault.kind === 'freeze' ? kept.pair[p] : state.pairPrice[p] * factor;
      }
      continue;
    }
    const target = fault.use === 'index' ? state.index : state.mark;
    const before = fault.use === 'index' ? kept.index : kept.mark;
    for (let i = 0; i < instruments.n; i++) {
      if (instruments.venue[i] !== fault.venue || (fault.asset >= 0 && instruments.asset[i] !== fault.asset)) continue;
      target[i] = fault.kind === 'freeze' ? before[i] : target[i] * factor;
    }
  }
}

/** Replay: marks are observed; where no path is given the rules' own marks stay. */
function observedMarks(c: Context): void {
  for (const path of c.scenario.observed) {
    let k = -1;
    while (k + 1 < path.timeS.length && path.timeS[k + 1] <= c.state.timeS) k++;
    if (k >= 0) c.state.mark[path.instrument] = path.price[k];
  }
}

/** Prices as they are at time zero: touches, spot, index and marks, before anything moves. */
export function firstPrices(c: Context): void {
  updateTouches(c.books, c.prepared.curves);
  stepFundamentals(c);
  updateTouches(c.books, c.prepared.curves);
  stepMarks(c);
  c.state.previousMark.set(c.state.mark);
  resetExtremes(c.books);
}

/**
 * Lows, highs and the excess over the exogenous path, from the trades since extremes were last reset. Replayed prices
 * have no exogenous path of their own, so they have no excess.
 */
export function noteExtremes(c: Context): void {
  const { books, totals, state, snapshot } = c;
  const endogenous = c.scenario.mode === 'endogenous';
  for (let i = 0; i < snapshot.instruments.n; i++) {
    const own = c.exogenous[i];
    const low = books.lastLow[i];
    const high = books.lastHigh[i];
    if (low < totals.low[i]) {
      totals.low[i] = low;
      totals.lowAtS[i] = state.timeS;
    }
    if (high > totals.high[i]) totals.high[i] = high;
    if (own < totals.exogenousLow[i]) totals.exogenousLow[i] = own;
    if (own > totals.exogenousHigh[i]) totals.exogenousHigh[i] = own;
    const over = Math.max((own - low) / own, (high - own) / own);
    if (endogenous && over > totals.overshoot[i]) {
      totals.overshoot[i] = over;
      totals.overshootAtS[i] = state.timeS;
    }
    totals.minBidDepth[i] = Math.min(totals.minBidDepth[i], books.s1[2 * i]);
    totals.minAskDepth[i] = Math.min(totals.minAskDepth[i], books.s1[2 * i + 1]);
    totals.maxSpread[i] = Math.max(totals.maxSpread[i], books.touch[2 * i + 1] / books.touch[2 * i] - 1);
  }
}

/** Where nothing was forced to trade in a step, ordinary trade carries the last price to the middle of the book. */
export function requoteQuiet(c: Context): void {
  const { books } = c;
  for (let i = 0; i < c.snapshot.instruments.n; i++) {
    if (books.lastLow[i] !== books.lastHigh[i] || !isTrading(c, i)) continue;
    noteTrade(books, i, hasBook(c.snapshot.instruments, i) ? mid(books, i) : c.state.mark[i]);
  }
}
