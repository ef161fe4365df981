/**
 * Scores of forecasts of liquidations beside two naive ones, which are given the same kind of line: the day's fall of
 * BTC alone, and yesterday's value.
 */
import { ranksOf } from '@firebreak/engine';
import { rankCorrelation } from '../october/score.ts';
import type { LendingDays } from './days.ts';
import type { LendingForecast } from './fit.ts';
import { daysWith, medianLine } from './fit.ts';

/** How one forecast did over some days. */
export interface ForecastScore {
  /** Spearman's rank correlation with what was liquidated, over days with liquidations. */
  readonly rank: number;
  /** Mean |ln forecast − ln liquidated| over days with liquidations. */
  readonly logError: number;
  /** Chance that a day with liquidations is put above one without; 0.5 says nothing. NaN without either. */
  readonly auc: number;
}

/** Scores of some days. */
export interface LendingScore {
  readonly name: string;
  readonly days: number;
  readonly activeDays: number;
  /** Of the days, those whose low and high are expected from closes. */
  readonly closesOnly: number;
  readonly liquidatedUsd: number;
  readonly model: ForecastScore;
  readonly fall: ForecastScore;
  readonly yesterday: ForecastScore;
  /** Gains of the model over the better of the two, each for itself; above 0 is better. */
  readonly rankGain: number;
  readonly logErrorGain: number;
  readonly aucGain: number;
}

/** A naive forecast: what it ranks by, and USD by a line through the days of the fit. */
export interface NaiveForecast {
  readonly by: Float64Array;
  readonly usd: Float64Array;
}

/** The two naive forecasts, fitted to the days from `from` to before `to`. */
export function naiveForecasts(days: LendingDays, from: number, to: number) {
  const active = daysWith(days, from, to, true);
  const fitted = (by: Float64Array): NaiveForecast => {
    const line = medianLine(
      active.map((t) => [1, by[t]!]),
      active.map((t) => Math.log(days.liquidatedUsd[t]!)),
    );
    return { by, usd: by.map((value) => Math.exp(line[0]! + line[1]! * value)) };
  };
  return { fall: fitted(days.fall), yesterday: fitted(days.yesterdayUsd.map((usd) => Math.log1p(usd))) };
}

/** Area under the ROC curve: mean share of the `others` that a value of `hits` is above, equal ones counting half. */
export function areaUnderCurve(hits: readonly number[], others: readonly number[]): number {
  if (hits.length === 0 || others.length === 0) return NaN;
  const ranks = ranksOf(Float64Array.from([...hits, ...others]));
  const sum = ranks.subarray(0, hits.length).reduce((total, rank) => total + rank, 0);
  return (sum - (hits.length * (hits.length + 1)) / 2) / (hits.length * others.length);
}

/** Forecasts of the model and the naive ones over the days from `from` to before `to`, scored. */
export function scoreDays(
  days: LendingDays,
  model: LendingForecast,
  naive: { readonly fall: NaiveForecast; readonly yesterday: NaiveForecast },
  span: { readonly name: string; readonly from: number; readonly to: number },
): LendingScore {
  const active = daysWith(days, span.from, span.to, true);
  const quiet = daysWith(days, span.from, span.to, false);
  const scored = (usd: Float64Array, by: Float64Array, chance: Float64Array = by): ForecastScore => ({
    rank: rankCorrelation(
      active.map((t) => by[t]!),
      active.map((t) => days.liquidatedUsd[t]!),
    ),
    logError: active.reduce((sum, t) => sum + Math.abs(Math.log(usd[t]! / days.liquidatedUsd[t]!)), 0) / active.length,
    auc: areaUnderCurve(
      active.map((t) => chance[t]!),
      quiet.map((t) => chance[t]!),
    ),
  });
  const of = {
    model: scored(model.usd, model.usd, model.chance),
    fall: scored(naive.fall.usd, naive.fall.by),
    yesterday: scored(naive.yesterday.usd, naive.yesterday.by),
  };
  const all = [...active, ...quiet];
  return {
    name: span.name,
    days: all.length,
    activeDays: active.length,
    closesOnly: all.filter((t) => days.measured[t] === 0).length,
    liquidatedUsd: active.reduce((sum, t) => sum + days.liquidatedUsd[t]!, 0),
    ...of,
    rankGain: of.model.rank - Math.max(of.fall.rank, of.yesterday.rank),
    logErrorGain: Math.min(of.fall.logError, of.yesterday.logError) - of.model.logError,
    aucGain: of.model.auc - Math.max(of.fall.auc, of.yesterday.auc),
  };
}
