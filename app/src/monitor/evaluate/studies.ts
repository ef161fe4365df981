/**
 * What is evaluated: indicators over real data against onsets that are defined here, before any result. Each study says
 * which files it reads and how an onset is made; every indicator uses only what was known at its time, and an onset
 * stands at the end of the hour or day in which it happened, so that a reading of that hour is no warning.
 */
import { absorptionRatio, absorptionShift, turbulence } from '../indicators/systemic.ts';
import type { EvaluationOptions, Series } from './score.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** Draws of the placebo, and the seed of all studies. */
const PLACEBOS = 1000;
const SEED = 1;

/** Indicators against one kind of onset. */
export interface Study {
  readonly title: string;
  /** What an onset is, in words. */
  readonly onset: string;
  /** Files of the data folder. */
  readonly source: string;
  readonly options: EvaluationOptions;
  readonly series: readonly Series[];
}

/** Hours of liquidations, USD; `timesMs` are their starts. */
export interface LiquidationHours {
  readonly timesMs: Float64Array;
  readonly longUsd: Float64Array;
  readonly shortUsd: Float64Array;
}

/** Closes by time; NaN where there is none. */
export interface Closes {
  readonly timesMs: Float64Array;
  readonly close: Float64Array;
}

/** An onset in a series of flags: set, and none set in the `quiet` rows before. */
function firsts(flags: readonly boolean[], quiet: number): number[] {
  let last = -Infinity;
  return flags.flatMap((flag, i) => {
    const first = flag && i - last > quiet;
    if (flag) last = i;
    return first ? [i] : [];
  });
}

function median(values: Float64Array): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[sorted.length >> 1]!;
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Hourly BTC liquidations against hours of ten times the week's median. */
export function liquidationStudy({ timesMs, longUsd, shortUsd }: LiquidationHours): Study {
  const total = longUsd.map((usd, i) => usd + shortUsd[i]!);
  const week = 168;
  const base = total.map((_, i) => (i < week ? NaN : median(total.subarray(i - week, i))));
  const surges = [...total].map((usd, i) => usd > 10 * base[i]!);
  const ends = timesMs.map((time) => time + HOUR_MS);
  const at = (name: string, of: (i: number) => number): Series => ({
    name,
    timesMs: ends,
    values: Float64Array.from(total, (_, i) => (i < week ? NaN : of(i))),
  });
  const last = (values: Float64Array, i: number, hours: number) => sum(values.subarray(i + 1 - hours, i + 1));
  return {
    title: 'BTC liquidations by the hour',
    onset: 'an hour with more than 10 times the median hour of the week before, none in the 24 hours before',
    source: 'coinglass_btc_liq_1h.csv.gz (Binance, Bybit, OKX; 23 November 2025 to 28 February 2026)',
    options: {
      onsetsMs: firsts(surges, 24).map((i) => ends[i]!),
      horizonMs: 12 * HOUR_MS,
      cooldownMs: 24 * HOUR_MS,
      trainMs: 35 * DAY_MS,
      foldMs: 7 * DAY_MS,
      placebos: PLACEBOS,
      seed: SEED,
    },
    series: [
      at('liquidated in the hour ÷ week median', (i) => total[i]! / base[i]!),
      at('liquidated in 24 h ÷ week median', (i) => last(total, i, 24) / base[i]!),
      at('long share of 24 h', (i) => last(longUsd, i, 24) / last(total, i, 24)),
      at('short share of 24 h', (i) => last(shortUsd, i, 24) / last(total, i, 24)),
    ],
  };
}

/** Five-minute closes against falls of 1.5% within an hour: critical slowing down. */
export function priceStudy({ timesMs, close }: Closes): Study {
  const hour = 12;
  const day = 288;
  const change = close.map((price, i) => (i === 0 ? NaN : Math.log(price / close[i - 1]!)));
  const ends = timesMs.map((time) => time + 5 * MINUTE_MS);
  const falls = [...close].map((price, i) => i >= hour && price / close[i - hour]! - 1 < -0.015);
  const at = (name: string, of: (window: Float64Array) => number): Series => ({
    name,
    timesMs: ends,
    values: Float64Array.from(close, (_, i) => (i <= day ? NaN : of(change.subarray(i + 1 - day, i + 1)))),
  });
  const variance = (xs: Float64Array) => sum(xs.map((x) => x * x)) / xs.length;
  const lagged = (xs: Float64Array) => sum(xs.subarray(1).map((x, i) => x * xs[i]!)) / sum(xs.map((x) => x * x));
  return {
    title: 'BTC mark price by five minutes',
    onset: 'a fall of more than 1.5% within an hour, none in the 12 hours before',
    source: 'binance_btcusdt_mark_5m_2025-10_12.csv.gz (1 October to 30 December 2025)',
    options: {
      onsetsMs: firsts(falls, 12 * hour).map((i) => ends[i]!),
      horizonMs: 6 * HOUR_MS,
      cooldownMs: 12 * HOUR_MS,
      trainMs: 30 * DAY_MS,
      foldMs: 7 * DAY_MS,
      placebos: PLACEBOS,
      seed: SEED,
    },
    series: [at('variance of 24 h', variance), at('lag-1 autocorrelation of 24 h', lagged)],
  };
}

/** Days on which several assets traded: their closes, one column each; BTC among them by its index. */
export interface DailyPanel {
  readonly timesMs: Float64Array;
  readonly closes: readonly Float64Array[];
  readonly btc: number;
}

/** Daily closes of several assets against falls of BTC of 7% between two of their days. */
export function dailyStudy({ timesMs, closes, btc }: DailyPanel): Study {
  const window = 250;
  const change = closes.map((close) => close.map((price, i) => (i === 0 ? NaN : Math.log(price / close[i - 1]!))));
  const falls = [...closes[btc]!].map((price, i) => i > 0 && price / closes[btc]![i - 1]! - 1 < -0.07);
  const past = (i: number) => change.map((column) => column.slice(i - window, i));
  const days = [...timesMs.keys()];
  const turbulent = days.map((i) =>
    i <= window
      ? NaN
      : (turbulence(
          change.map((c) => c[i]!),
          past(i),
        ) ?? NaN),
  );
  const ratios = days.map((i) => (i <= window ? NaN : (absorptionRatio(past(i + 1)) ?? NaN)));
  const shift = ratios.map((_, i) =>
    i <= 2 * window ? NaN : (absorptionShift(ratios.slice(i - 249, i + 1), 15, 250) ?? NaN),
  );
  const month = days.map((i) => (i <= window ? NaN : sum(change[btc]!.slice(i - 21, i + 1).map((x) => x * x))));
  const known = timesMs.map((time) => time + DAY_MS);
  return {
    title: 'BTC with S&P 500, Nasdaq and gold by the day',
    onset: 'a fall of BTC of more than 7% between two trading days, none in the 10 before',
    source: 'daily_close_multiasset_2014_2026.csv.gz (trading days of the S&P 500)',
    options: {
      onsetsMs: firsts(falls, 10).map((i) => known[i]!),
      horizonMs: 10 * DAY_MS,
      cooldownMs: 10 * DAY_MS,
      trainMs: 4 * 365 * DAY_MS,
      foldMs: 182 * DAY_MS,
      placebos: PLACEBOS,
      seed: SEED,
    },
    series: [
      ['turbulence', turbulent],
      ['absorption ratio, shift', shift],
      ['BTC variance of a month', month],
    ].map(([name, values]) => ({
      name: name as string,
      timesMs: known,
      values: Float64Array.from(values as number[]),
    })),
  };
}

/** Daily open interest (USD) and BTC closes on the same days. */
export interface InterestDays extends Closes {
  readonly openInterestUsd: Float64Array;
}

/** Growth of open interest against daily falls of 7%. */
export function interestStudy({ timesMs, close, openInterestUsd }: InterestDays): Study {
  const falls = [...close].map((price, i) => i > 0 && price / close[i - 1]! - 1 < -0.07);
  const ends = timesMs.map((time) => time + DAY_MS);
  const growth = (days: number): Series => ({
    name: `growth of open interest in ${days} days`,
    timesMs: ends,
    values: openInterestUsd.map((usd, i) => (i < days ? NaN : usd / openInterestUsd[i - days]! - 1)),
  });
  return {
    title: 'BTC open interest by the day',
    onset: 'a daily fall of BTC of more than 7%, none in the 10 days before',
    source: 'open_interest_daily_2021_2025.csv.gz (Binance COIN-M), daily_close_multiasset_2014_2026.csv.gz',
    options: {
      onsetsMs: firsts(falls, 10).map((i) => ends[i]!),
      horizonMs: 10 * DAY_MS,
      cooldownMs: 10 * DAY_MS,
      trainMs: 365 * DAY_MS,
      foldMs: 91 * DAY_MS,
      placebos: PLACEBOS,
      seed: SEED,
    },
    series: [growth(7), growth(30)],
  };
}
