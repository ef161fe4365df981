/**
 * Index and mark of the venues whose mark is built on a moving average of (mid − index): one sample per sample
 * interval, taken at its end, and the mean of the latest samples. Families give the formula of the mark. A mark is made
 * with each sample, as venues do it: were it made at every step, forced orders would call forth the next ones twice as
 * fast at half the step.
 */
import type { Snapshot } from '../../market/snapshot.ts';
import type { View } from '../types.ts';
import { guardedIndex, movingWindow, windowPush, type MovingWindow } from './oracle.ts';
import { instrumentsOf } from './parameters.ts';
import { collateralPrices, collateralSources, gather, indexSources, midOf } from './sources.ts';
import type { CollateralSources, PriceSources } from './sources.ts';

/** What a family makes a mark of, all prices in USD; times in seconds. */
export type MarkFormula = (
  index: number,
  basisAverage: number,
  last: number,
  fundingRate: number,
  timeLeftS: number,
  intervalS: number,
) => number;

/** Window and guard of the prices of one venue. */
export interface MarkSettings {
  readonly windowS: number;
  readonly sampleS: number;
  /** Share by which one source may differ from the median before it is left out. */
  readonly deviationMax: number;
  readonly formula: MarkFormula;
  /** How the index is made of n prices with their weights; default: the guarded weighted mean. */
  readonly index?: (prices: Float64Array, weights: Float64Array, n: number) => number;
}

/** Settings of a mark without a moving average: one sample a step is all that is kept, and no source is left out. */
export const NO_AVERAGE = Object.freeze({ windowS: 1, sampleS: 1, deviationMax: Infinity });

/** Driver state of one venue and run. */
export interface MarkDriver {
  readonly snapshot: Snapshot;
  readonly settings: MarkSettings;
  readonly instruments: Int32Array;
  readonly collateral: CollateralSources;
  readonly index: PriceSources;
  readonly ages: Float64Array;
  readonly windows: readonly MovingWindow[];
  /** The present average of the basis per instrument. */
  readonly average: Float64Array;
  /** The latest mark without faults, and the one before it as the market saw it, per instrument. */
  readonly mark: Float64Array;
  readonly previousMark: Float64Array;
  /** Seconds since the last sample; −1 before the first call. */
  sinceS: number;
}

/** A sample is due when this much of the interval is missing at most: absorbs binary rounding of step sums. */
const DUE_S = 1e-9;

const HOUR_S = 3600;

/** Driver of a venue for one run, before its first call. Throws RuleInputError where an oracle row cannot be used. */
export function markDriver(snapshot: Snapshot, venue: number, settings: MarkSettings): MarkDriver {
  const instruments = instrumentsOf(snapshot, venue);
  const samples = Math.max(1, Math.floor(settings.windowS / settings.sampleS + 0.5));
  const index = indexSources(snapshot, venue);
  return {
    snapshot,
    settings,
    instruments,
    collateral: collateralSources(snapshot, venue),
    index,
    ages: new Float64Array(index.price.length),
    windows: Array.from(instruments, () => movingWindow(samples)),
    average: new Float64Array(instruments.length),
    mark: new Float64Array(instruments.length),
    previousMark: new Float64Array(instruments.length),
    sinceS: -1,
  };
}

/**
 * Writes collateral prices, indices, marks and previous marks of the venue. The first call fills the window with the
 * basis of that moment, as if it had stood for a full window before. Sources are never stale here: a scenario that
 * silences one changes the index itself.
 */
export function driveMarks(d: MarkDriver, view: View): void {
  collateralPrices(view, d.collateral);
  const first = d.sinceS < 0;
  const sinceS = (first ? 0 : d.sinceS) + view.stepS;
  const due = Math.floor((sinceS + DUE_S) / d.settings.sampleS);
  for (let k = 0; k < d.instruments.length; k++) {
    const i = d.instruments[k];
    const n = gather(view, d.index, k);
    const index =
      d.settings.index === undefined
        ? guardedIndex(d.index.price, d.index.used, d.ages, n, d.settings.deviationMax, Infinity)
        : d.settings.index(d.index.price, d.index.used, n);
    const basis = midOf(view, i) - index;
    if (first) fillWindow(d, k, basis);
    else for (let s = 0; s < due; s++) d.average[k] = windowPush(d.windows[k], basis);
    view.index[i] = index;
    if (first || due > 0) {
      d.previousMark[k] = view.mark[i];
      d.mark[k] = markOf(d, view, k, index);
    }
    view.mark[i] = d.mark[k];
    view.previousMark[i] = d.previousMark[k];
  }
  d.sinceS = first ? 0 : Math.max(0, sinceS - due * d.settings.sampleS);
}

function fillWindow(d: MarkDriver, k: number, basis: number): void {
  const window = d.windows[k];
  for (let s = 0; s < window.values.length; s++) d.average[k] = windowPush(window, basis);
}

/** Funding falls due at multiples of the interval, counted from midnight UTC where `view.timeMs` is UTC. */
function markOf(d: MarkDriver, view: View, k: number, index: number): number {
  const { fundingRate, fundingIntervalH } = d.snapshot.instruments;
  const i = d.instruments[k];
  const intervalS = fundingIntervalH[i] * HOUR_S;
  const nowS = view.timeMs / 1000;
  const timeLeftS = intervalS - (nowS - Math.floor(nowS / intervalS) * intervalS);
  return d.settings.formula(index, d.average[k], view.last[i], fundingRate[i], timeLeftS, intervalS);
}
