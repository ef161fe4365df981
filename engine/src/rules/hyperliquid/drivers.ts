/**
 * Oracle and mark of Hyperliquid: an oracle that is the weighted median of spot prices and is posted every few
 * seconds, and a mark that is the median of three estimates, made anew whenever an oracle is posted and at no other
 * time. Source: docs, hypercore/oracle and trading/robust-price-indices (read 2026-09; the cadence again 2026-11).
 */
import { exp } from '../../core/math.ts';
import { median3 } from '../../core/stats.ts';
import type { Snapshot } from '../../market/snapshot.ts';
import { emaStep, weightedMedian } from '../shared/oracle.ts';
import { instrumentsOf } from '../shared/parameters.ts';
import { collateralPrices, collateralSources, gather, indexSources, midOf, perpSources } from '../shared/sources.ts';
import type { CollateralSources, PriceSources } from '../shared/sources.ts';
import type { View } from '../types.ts';
import { markFromBasis, markPrice } from './formulas.ts';

/** Times of the price rules, seconds. */
export interface PriceTimes {
  readonly oracleIntervalS: number;
  readonly markEmaS: number;
  readonly markFallbackEmaS: number;
}

/** Driver state of one venue and run. */
export interface Driver {
  readonly times: PriceTimes;
  readonly instruments: Int32Array;
  readonly collateral: CollateralSources;
  readonly index: PriceSources;
  readonly perps: PriceSources;
  /** Numerator and denominator of the averages of (mid − oracle) and of the touch, two numbers per instrument. */
  readonly basis: Float64Array;
  readonly touch: Float64Array;
  /** Oracle and mark per instrument as last posted, the mark posted before that, and when the next are due. */
  readonly oracle: Float64Array;
  readonly mark: Float64Array;
  readonly previousMark: Float64Array;
  lastOracleS: number;
  nextOracleS: number;
}

/** An oracle is due when this much of its interval is missing at most: absorbs binary rounding of step sums. */
const DUE_S = 1e-9;

/** Driver of a venue for one run, before its first call. Throws RuleInputError where an oracle row cannot be used. */
export function createDriver(snapshot: Snapshot, venue: number, times: PriceTimes): Driver {
  const instruments = instrumentsOf(snapshot, venue);
  return {
    times,
    instruments,
    collateral: collateralSources(snapshot, venue),
    index: indexSources(snapshot, venue),
    perps: perpSources(snapshot, venue),
    basis: new Float64Array(2 * instruments.length),
    touch: new Float64Array(2 * instruments.length),
    oracle: new Float64Array(instruments.length),
    mark: new Float64Array(instruments.length),
    previousMark: new Float64Array(instruments.length),
    lastOracleS: -Infinity,
    nextOracleS: -Infinity,
  };
}

/**
 * Writes collateral prices, oracles, marks and previous marks of the venue's instruments into the view. The previous
 * mark, at which auto-deleveraging closes, is the posting before the latest, however long the step is.
 */
export function drive(d: Driver, view: View): void {
  collateralPrices(view, d.collateral);
  if (view.timeS + DUE_S >= d.nextOracleS) post(d, view);
  for (let k = 0; k < d.instruments.length; k++) {
    const i = d.instruments[k];
    view.index[i] = d.oracle[k];
    view.mark[i] = d.mark[k];
    view.previousMark[i] = d.previousMark[k];
  }
}

/** Posts oracles, and marks with them; what the view shows as a mark now is the previous one, faults included. */
function post(d: Driver, view: View): void {
  const first = d.lastOracleS === -Infinity;
  const elapsedS = first ? d.times.oracleIntervalS : view.timeS - d.lastOracleS;
  for (let k = 0; k < d.instruments.length; k++) {
    const i = d.instruments[k];
    d.previousMark[k] = view.mark[i];
    d.oracle[k] = median(view, d.index, k);
    d.mark[k] = markOf(d, view, k, i, elapsedS);
  }
  d.lastOracleS = view.timeS;
  d.nextOracleS = view.timeS + d.times.oracleIntervalS;
}

function markOf(d: Driver, view: View, k: number, i: number, elapsedS: number): number {
  const oracle = d.oracle[k];
  const touch = median3(view.bid[i], view.ask[i], view.last[i]);
  const basis = average(d.basis, 2 * k, midOf(view, i) - oracle, elapsedS, d.times.markEmaS);
  const touchAverage = average(d.touch, 2 * k, touch, elapsedS, d.times.markFallbackEmaS);
  return markPrice(markFromBasis(oracle, basis), touch, median(view, d.perps, k), touchAverage);
}

/** Weighted median of a target's sources; NaN where it has none. */
function median(view: View, sources: PriceSources, target: number): number {
  const n = gather(view, sources, target);
  return n === 0 ? NaN : weightedMedian(sources.price, sources.used, n);
}

/** Step of an average; the first sample stands for a whole past, so that the average starts settled. */
function average(state: Float64Array, at: number, sample: number, elapsedS: number, tau: number): number {
  if (state[at + 1] !== 0) return emaStep(state, at, sample, elapsedS, tau);
  const settled = elapsedS / (1 - exp(-elapsedS / tau));
  state[at] = sample * settled;
  state[at + 1] = settled;
  return sample;
}
