/**
 * The case aave-btc-history: each day's liquidated value of loans with BTC collateral, forecast from the day before and
 * the day's prices, year by year with what earlier years taught; and files of later days, with the fit of the last day
 * of the history.
 */
import { InputError } from '@firebreak/engine';
import { readLendingData, readLiquidations } from './data.ts';
import type { LendingData } from './data.ts';
import { LAST_DAY, lendingDays } from './days.ts';
import type { LendingDays } from './days.ts';
import { fitLending, forecast } from './fit.ts';
import type { LendingFit, LendingForecast } from './fit.ts';
import { naiveForecasts, scoreDays } from './score.ts';
import type { LendingScore } from './score.ts';

/** First day of every fit, and the years that are scored. */
const FIT_FROM = '2021-01-01';
const YEARS = ['2022', '2023', '2024', '2025'] as const;
/** Days of the history that are shown one by one. */
const LARGEST_SHOWN = 8;

/** One day of the history with its forecast. */
export interface LendingDay {
  readonly date: string;
  readonly liquidatedUsd: number;
  readonly forecastUsd: number;
  /** Fall of BTC from the close before to the low, as a fraction. */
  readonly fall: number;
}

/** Scores by year and over all years, the fit of the last day, the largest days. */
export interface LendingOutcome {
  readonly years: readonly (LendingScore & { readonly fit: LendingFit })[];
  readonly all: LendingScore;
  /** Fitted to all days up to 31 October 2025. */
  readonly frozen: LendingFit;
  readonly largest: readonly LendingDay[];
  /** Score of the file of later days; null where none was given. */
  readonly later: (LendingScore & { readonly file: string; readonly ignoredDays: number }) | null;
}

/** Runs the case on the files of a folder. Throws InputError for data that are missing or wrong. */
export async function runLendingCase(folder: string, laterFile?: string): Promise<LendingOutcome> {
  const data = await readLendingData(folder);
  const days = lendingDays(data);
  const start = indexOf(days, FIT_FROM);
  const walked: LendingForecast = {
    usd: new Float64Array(days.dates.length),
    chance: new Float64Array(days.dates.length),
  };
  const naive = { fall: emptyNaive(days), yesterday: emptyNaive(days) };
  const years = YEARS.map((name) => {
    const from = indexOf(days, `${name}-01-01`);
    const to = name === '2025' ? days.dates.length : indexOf(days, `${Number(name) + 1}-01-01`);
    const fit = fitLending(days, start, from);
    const model = forecast(days, fit);
    const beside = naiveForecasts(days, start, from);
    for (const [whole, part] of [
      [walked.usd, model.usd],
      [walked.chance, model.chance],
      [naive.fall.usd, beside.fall.usd],
      [naive.fall.by, beside.fall.by],
      [naive.yesterday.usd, beside.yesterday.usd],
      [naive.yesterday.by, beside.yesterday.by],
    ] as const) {
      whole.set(part.subarray(from, to), from);
    }
    return { ...scoreDays(days, model, beside, { name, from, to }), fit };
  });
  const span = { name: 'all', from: indexOf(days, `${YEARS[0]}-01-01`), to: days.dates.length };
  return {
    years,
    all: scoreDays(days, walked, naive, span),
    frozen: fitLending(days, start, days.dates.length),
    largest: largestDays(days, walked, span.from),
    later: laterFile === undefined ? null : await scoreLater(data, days, laterFile),
  };
}

function emptyNaive({ dates }: LendingDays) {
  return { by: new Float64Array(dates.length), usd: new Float64Array(dates.length) };
}

function indexOf({ dates }: LendingDays, date: string): number {
  return dates.indexOf(date);
}

function largestDays(days: LendingDays, { usd }: LendingForecast, from: number): LendingDay[] {
  const order = Array.from({ length: days.dates.length - from }, (_, k) => from + k);
  order.sort((a, b) => days.liquidatedUsd[b]! - days.liquidatedUsd[a]!);
  return order.slice(0, LARGEST_SHOWN).map((t) => ({
    date: days.dates[t]!,
    liquidatedUsd: days.liquidatedUsd[t]!,
    forecastUsd: usd[t]!,
    fall: 1 - Math.exp(-days.fall[t]!),
  }));
}

/** Scores the later days of a file, from its first to its last, with everything fitted to the history. */
async function scoreLater(data: LendingData, history: LendingDays, file: string) {
  const found = await readLiquidations(file);
  const later = [...found.keys()].filter((date) => date > LAST_DAY).sort();
  const [first, last] = [later[0], later.at(-1)];
  if (first === undefined || last === undefined) {
    throw new InputError(`${file} has no day after ${LAST_DAY}`, {
      code: 'no-later-day',
      hint: 'Give liquidations of days that the fit has not seen; those up to that day are scored without the option.',
    });
  }
  const liquidatedUsd = new Map(data.liquidatedUsd);
  for (const date of later) liquidatedUsd.set(date, found.get(date)!);
  const days = lendingDays({ ...data, liquidatedUsd }, last);
  // The history is the first part of these days, so that a fit that ends with it knows nothing later.
  const [start, end] = [indexOf(days, FIT_FROM), history.dates.length];
  const model = forecast(days, fitLending(days, start, end));
  const span = { name: `${first} to ${last}`, from: indexOf(days, first), to: days.dates.length };
  return {
    ...scoreDays(days, model, naiveForecasts(days, start, end), span),
    file,
    ignoredDays: found.size - later.length,
  };
}
