/**
 * Oracle and mark of Hyperliquid: an oracle that is the weighted median of spot prices and is posted every few
 * seconds, and a mark that is the median of three estimates. Source: docs, hypercore/oracle and
 * trading/robust-price-indices (read 2026-09).
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
  /** Latest posted oracle per instrument, and when the next one is due. */
  readonly oracle: Float64Array;
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
    nextOracleS: -Infinity,
  };
}

/** Writes collateral prices, oracles and marks of the venue's instruments into the view. */
export function drive(d: Driver, view: View): void {
  collateralPrices(view, d.collateral);
  const post = view.timeS + DUE_S >= d.nextOracleS;
  for (let k = 0; k < d.instruments.length; k++) {
    const i = d.instruments[k];
    if (post) d.oracle[k] = median(view, d.index, k);
    view.index[i] = d.oracle[k];
    view.mark[i] = markOf(d, view, k, i);
  }
  if (post) d.nextOracleS = view.timeS + d.times.oracleIntervalS;
}

function markOf(d: Driver, view: View, k: number, i: number): number {
  const oracle = d.oracle[k];
  const touch = median3(view.bid[i], view.ask[i], view.last[i]);
  const basis = average(d.basis, 2 * k, midOf(view, i) - oracle, view.stepS, d.times.markEmaS);
  const touchAverage = average(d.touch, 2 * k, touch, view.stepS, d.times.markFallbackEmaS);
  return markPrice(markFromBasis(oracle, basis), touch, median(view, d.perps, k), touchAverage);
}

/** Weighted median of a target's sources; NaN where it has none. */
function median(view: View, sources: PriceSources, target: number): number {
  const n = gather(view, sources, target);
  return n === 0 ? NaN : weightedMedian(sources.price, sources.used, n);
}

/** Step of an average; the first sample stands for a whole past, so that the average starts settled. */
function average(state: Float64Array, at: number, sample: number, stepS: number, tau: number): number {
  if (state[at + 1] !== 0) return emaStep(state, at, sample, stepS, tau);
  const settled = stepS / (1 - exp(-stepS / tau));
  state[at] = sample * settled;
  state[at + 1] = settled;
  return sample;
}
