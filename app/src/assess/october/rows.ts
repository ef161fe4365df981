/**
 * The rows that the case prints: what was an input, what holds only given fitted totals, and what is scored, each with
 * its target, its result and, where it is scored, the naive forecast beside it.
 */
import type { BranchingMoment } from './branching.ts';
import { BRANCHING_STAGES } from './branching.ts';
import type { InputCheck } from './inputChecks.ts';
import { MEASURED_VOLUMES } from './market.ts';
import { ADL_WINDOW } from './measures.ts';
import type { CoinMeasures, Measures } from './measures.ts';
import type { ObservedPath } from './observed.ts';
import { CASE_START_MS } from './observed.ts';
import { cumulativeShares, logOdds, meanAbsolute, rankCorrelation, SHARE_MIN } from './score.ts';
import {
  ADL_BY_COIN,
  ADL_IN_PROFIT,
  ADL_LEVERAGE,
  ADL_WAVES,
  BRANCHING,
  FIRST_ADL_AFTER_S,
  LOWS,
  OFF_BOOK_SHARE,
} from './targets.ts';
import { FITTED_SOURCE, FITTED_TO, VALUE_SOURCE } from './totals.ts';

/** How a row is to be read. */
export type RowClass = 'input check' | 'conditional' | 'scored';

/** One printed row. Errors are in the metric that `metric` names; null where nothing is scored. */
export interface CaseRow {
  readonly name: string;
  readonly class: RowClass;
  readonly target: number | null;
  readonly result: number | null;
  readonly baseline: number | null;
  readonly error: number | null;
  readonly baselineError: number | null;
  readonly beatsBaseline: boolean | null;
  readonly unit: string;
  readonly metric: string;
  readonly source: string;
}

type Scored = Pick<CaseRow, 'name' | 'target' | 'result' | 'baseline' | 'unit' | 'metric' | 'source'> & {
  readonly error: number;
  readonly baselineError: number;
};

function scored(row: Scored): CaseRow {
  return { ...row, class: 'scored', beatsBaseline: row.error < row.baselineError };
}

type Unscored = Pick<CaseRow, 'name' | 'class' | 'target' | 'result' | 'unit' | 'source'>;

function unscored(row: Unscored): CaseRow {
  const error = row.target === null || row.result === null ? null : row.result - row.target;
  return { ...row, baseline: null, error, baselineError: null, beatsBaseline: null, metric: 'difference' };
}

/** Facts that went in, as rows: what was published and what the data say. */
export function checkRows(checks: readonly InputCheck[]): CaseRow[] {
  return checks.map(({ name, published, measured, unit, source }) =>
    unscored({ name, class: 'input check', target: published, result: measured, unit, source }),
  );
}

/** Branching on Hyperliquid as measured at the stages of a run; published: one venue, by an unreviewed preprint. */
export function branchingRows(moments: readonly BranchingMoment[] | null): CaseRow[] {
  return (Object.keys(BRANCHING) as (keyof typeof BRANCHING)[]).map((stage) =>
    unscored({
      name: `branching on Hyperliquid, ${stage} (${100 * BRANCHING_STAGES[stage]}% of its forced notional)`,
      class: 'conditional',
      target: BRANCHING[stage],
      result: moments?.find((moment) => moment.stage === stage)?.ratio ?? null,
      unit: 'USD per USD within 60 s',
      source: 'arXiv 2607.27070',
    }),
  );
}

/** How many of the intervals hold their target, as a row. */
export function heldRow({ rows, holding }: { readonly rows: number; readonly holding: number }): CaseRow {
  return unscored({
    name: 'share of rows that were not fitted whose 90% interval holds the target',
    class: 'conditional',
    target: 0.9,
    result: rows > 0 ? holding / rows : null,
    unit: `fraction of ${rows} rows`,
    source: 'what a 90% interval means',
  });
}

/** The rows of one run. */
export function runRows(measures: Measures, paths: readonly ObservedPath[]): CaseRow[] {
  return [
    ...inputRows(measures),
    ...conditionalRows(measures),
    lowsRow(measures, paths),
    adlPerVolumeRow(measures),
    timingRow(measures),
    offBookRow(measures),
    adlByCoinRow(measures),
  ];
}

function inputRows({ longShare, adlInProfit }: Measures): CaseRow[] {
  const row = { class: 'input check', unit: 'fraction' } as const;
  return [
    unscored({
      ...row,
      name: 'share of longs in forced notional, all venues',
      target: 0.839,
      result: longShare,
      source: 'Amberdata, 14 hours from 10 October 2025: 8.30 of 9.89 billion USD',
    }),
    unscored({
      ...row,
      name: 'share of ADL fills in profit',
      target: ADL_IN_PROFIT,
      result: adlInProfit,
      source: 'HyperMultiAssetedADL replay, 34,983 fills; here: profits of entries that the market was drawn with',
    }),
  ];
}

function conditionalRows(measures: Measures): CaseRow[] {
  const fitted = { class: 'conditional', unit: 'USD' } as const;
  const row = { class: 'conditional' } as const;
  return [
    unscored({
      ...fitted,
      name: 'value of all accounts on Hyperliquid before (fitted)',
      target: FITTED_TO.accountValueUsd,
      result: measures.accountValueUsd,
      source: VALUE_SOURCE,
    }),
    unscored({
      ...fitted,
      name: 'forced notional on Hyperliquid, 21:15-21:27 (fitted)',
      target: FITTED_TO.forcedUsd,
      result: measures.forcedUsd,
      source: FITTED_SOURCE,
    }),
    unscored({
      ...fitted,
      name: 'auto-deleveraged notional on Hyperliquid, 21:15-21:27 (fitted)',
      target: FITTED_TO.adlUsd,
      result: measures.adlUsd,
      source: FITTED_SOURCE,
    }),
    unscored({
      ...row,
      name: 'first ADL after the first liquidation since 21:15:00',
      target: FIRST_ADL_AFTER_S,
      result: measures.firstAdlAfterS,
      unit: 's',
      source: 'HyperMultiAssetedADL replay',
    }),
    unscored({
      ...row,
      name: 'ADL fills: notional over account value, median',
      target: ADL_LEVERAGE,
      result: measures.adlLeverage,
      unit: 'ratio',
      source: 'HyperMultiAssetedADL replay, 34,983 fills',
    }),
    unscored({
      ...row,
      name: 'share of the forced volume of the case within 20:50-21:30',
      target: 0.95,
      result: measures.coreShare,
      unit: 'fraction',
      source: 'Amberdata rates before, during and after: 0.12, 10.39, 0.37 billion USD an hour',
    }),
  ];
}

function coinOf({ coins }: Measures, asset: string): CoinMeasures {
  return coins.find((coin) => coin.asset === asset)!;
}

/** Low on Hyperliquid over the reference low, per coin; naive: the two are equal. */
function lowsRow(measures: Measures, paths: readonly ObservedPath[]): CaseRow {
  const targets = LOWS.map(({ asset, low, reference }) => {
    const path = paths.find((one) => one.asset === asset);
    return Math.log(low / (reference ?? Math.min(...path!.prices)));
  });
  const results = LOWS.map(({ asset }) => Math.log(coinOf(measures, asset).lowOverReference));
  const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;
  const naive = targets.map(() => 0);
  return scored({
    name: `low on Hyperliquid over the reference low, ${LOWS.length} coins`,
    target: Math.exp(mean(targets)),
    result: Math.exp(mean(results)),
    baseline: 1,
    error: meanAbsolute(results, targets),
    baselineError: meanAbsolute(naive, targets),
    unit: 'ratio (geometric mean)',
    metric: 'mean absolute log error over coins',
    source: 'Hyperliquid daily bars; reference: observed paths, HYPE spot, Binance spot',
  });
}

/** ADL over the volume of the day before, ranked over the coins with a measured volume; naive: all the same. */
function adlPerVolumeRow(measures: Measures): CaseRow {
  const coins = [...MEASURED_VOLUMES].map((asset) => coinOf(measures, asset));
  const rho = rankCorrelation(
    coins.map(({ adlUsd, volumeUsd }) => adlUsd / volumeUsd),
    coins.map(({ asset, volumeUsd }) => ADL_BY_COIN.get(asset)! / volumeUsd),
  );
  return scored({
    name: `ADL over volume of 9 October, ranks of ${coins.length} coins`,
    target: 1,
    result: rho,
    baseline: 0,
    error: 1 - rho,
    baselineError: 1,
    unit: 'rank correlation',
    metric: '1 - Spearman rank correlation',
    source: 'HyperMultiAssetedADL replay; Hyperliquid daily bars of 9 October',
  });
}

function timingRow({ adlByStretch }: Measures): CaseRow {
  return adlTimesRow(adlByStretch.map((usd, k) => [(k + 1) * ADL_WINDOW.everyS, usd] as const));
}

/** When ADL came (seconds after 21:15:00, USD), by 30 s; naive: evenly. */
export function adlTimesRow(moments: readonly (readonly [afterS: number, usd: number])[]): CaseRow {
  const { fromS, toS, everyS } = ADL_WINDOW;
  const waves = ADL_WAVES.map(([ms, usd]) => [(ms - CASE_START_MS) / 1000 - fromS, usd] as const);
  const target = cumulativeShares(waves, 0, toS - fromS, everyS);
  const result = cumulativeShares(moments, 0, toS - fromS, everyS);
  const odds = (shares: readonly number[]): number[] => shares.slice(0, -1).map(logOdds);
  const even = target.map((_, k) => (k + 1) / target.length);
  const half = (shares: readonly number[]): number => (shares.findIndex((share) => share >= 0.5) + 1) * everyS;
  return scored({
    name: 'time by which half of the ADL since 21:15:00 had come',
    target: half(target),
    result: half(result),
    baseline: half(even),
    error: meanAbsolute(odds(result), odds(target)),
    baselineError: meanAbsolute(odds(even), odds(target)),
    unit: 's after 21:15:00',
    metric: 'mean absolute error of the cumulative share by 30 s, log odds',
    source: 'autodeleveraging-analysis, 16 waves (70% of the ADL)',
  });
}

/** Forced volume that left the book but was not deleveraged; naive: none. */
function offBookRow({ forcedInCaseUsd, offBookInCaseUsd, adlInCaseUsd }: Measures): CaseRow {
  const target = OFF_BOOK_SHARE - FITTED_TO.adlUsd / FITTED_TO.forcedUsd;
  const result = forcedInCaseUsd > 0 ? Math.max(0, (offBookInCaseUsd - adlInCaseUsd) / forcedInCaseUsd) : 0;
  return scored({
    name: 'share of forced volume absorbed off the book beyond ADL',
    target,
    result,
    baseline: 0,
    error: Math.abs(logOdds(result) - logOdds(target)),
    baselineError: Math.abs(logOdds(SHARE_MIN) - logOdds(target)),
    unit: 'fraction',
    metric: 'absolute error in log odds',
    source: 'arXiv 2607.27070 (63% off the book) less ADL over forced volume of the replay',
  });
}

function adlByCoinRow({ coins }: Measures): CaseRow {
  return adlSharesRow(new Map(coins.map(({ asset, adlUsd }) => [asset, adlUsd])));
}

/** Shares of coins in the ADL (USD by coin), over the coins that have a target; naive: all the same. */
export function adlSharesRow(byCoin: ReadonlyMap<string, number>, targets = ADL_BY_COIN): CaseRow {
  const coins = [...targets.keys()];
  const shares = (values: readonly number[]): number[] => {
    const total = values.reduce((sum, x) => sum + x, 0);
    return values.map((x) => (total > 0 ? x / total : 0));
  };
  const target = shares(coins.map((coin) => targets.get(coin)!));
  const result = shares(coins.map((coin) => byCoin.get(coin) ?? 0));
  const naive = coins.map(() => 1 / coins.length);
  const largest = target.indexOf(Math.max(...target));
  return scored({
    name: `shares of ${coins.length} coins in the ADL (shown: ${coins[largest]!})`,
    target: target[largest]!,
    result: result[largest]!,
    baseline: naive[largest]!,
    error: meanAbsolute(result.map(logOdds), target.map(logOdds)),
    baselineError: meanAbsolute(naive.map(logOdds), target.map(logOdds)),
    unit: 'fraction',
    metric: 'mean absolute error in log odds over coins',
    source: 'HyperMultiAssetedADL replay, per-coin table',
  });
}
