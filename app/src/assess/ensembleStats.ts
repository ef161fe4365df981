/**
 * What an ensemble says: each headline as median and 5-95% range over draws and over seeds, and which inputs move it.
 * A range is over assumptions: it holds 90% of the draws, and nothing says that the truth is a draw.
 */
import { coverageQuantile, ranksOf, standardisedRegression } from '@firebreak/engine';
import type { Summary } from '@firebreak/engine';
import { lendingOf } from './lendingTotals.ts';

/** A figure of the summary that an ensemble reports. */
export interface Headline {
  readonly key:
    | 'liquidatedUsd'
    | 'liquidatedAccounts'
    | 'adlUsd'
    | 'badDebtUsd'
    | 'fundDrawUsd'
    | 'overshoot'
    | 'firstAdlS'
    | 'loansRepaidUsd'
    | 'lendingBadDebtUsd';
  readonly label: string;
  readonly unit: 'USD' | 'accounts' | 'fraction' | 's';
}

/** The headlines, in the order in which they are shown; the last two where the market has lending. */
export const HEADLINES: readonly Headline[] = [
  { key: 'liquidatedUsd', label: 'liquidated', unit: 'USD' },
  { key: 'liquidatedAccounts', label: 'accounts liquidated', unit: 'accounts' },
  { key: 'adlUsd', label: 'auto-deleveraged', unit: 'USD' },
  { key: 'badDebtUsd', label: 'bad debt', unit: 'USD' },
  { key: 'fundDrawUsd', label: 'paid by funds', unit: 'USD' },
  { key: 'overshoot', label: 'overshoot', unit: 'fraction' },
  { key: 'firstAdlS', label: 'first ADL after', unit: 's' },
  { key: 'loansRepaidUsd', label: 'loans repaid by liquidators', unit: 'USD' },
  { key: 'lendingBadDebtUsd', label: 'bad debt of loans', unit: 'USD' },
];

/** Values by headline; null where it did not happen within the horizon (first ADL), absent where it cannot happen. */
export type HeadlineValues = Readonly<Partial<Record<Headline['key'], number | null>>>;

/** One run of an ensemble in numbers. */
export interface EnsembleRow {
  readonly index: number;
  /** Null for a run that failed. */
  readonly headlines: HeadlineValues | null;
  readonly digest: string;
  readonly error: string | null;
}

/** Quantiles over runs; null where that quantile lies beyond the horizon (more than that share of runs has none). */
export interface Spread {
  readonly runs: number;
  readonly low: number | null;
  readonly median: number | null;
  readonly high: number | null;
}

/** How far an input moves a headline, in standard deviations of its ranks, with the standard error of that. */
export interface Effect {
  readonly key: string;
  readonly coefficient: number;
  readonly standardError: number;
}

/** What is known about one headline. */
export interface HeadlineResult extends Headline {
  /** At the inputs' values and the ensemble's seed. */
  readonly atValues: number | null;
  readonly draws: Spread;
  readonly seeds: Spread;
  /** All inputs, largest effect first; null where ranks do not vary or draws are too few for so many inputs. */
  readonly effects: readonly Effect[] | null;
  /** Share of the variance of its ranks that the inputs explain, each by itself and in one direction. */
  readonly rSquared: number | null;
}

/** The two ends of ranges. */
export const RANGE = { low: 0.05, high: 0.95 } as const;
/** Draws beyond the number of inputs that an estimate of effects takes. */
export const SPARE_DRAWS = 10;

/** The headlines of a run. */
export function headlinesOf(summary: Summary): HeadlineValues {
  const { liquidatedUsd, liquidatedAccounts, adlUsd, badDebtUsd, fundDrawUsd, overshoot, firstAdlS } = summary;
  const loans = lendingOf(summary);
  return {
    liquidatedUsd,
    liquidatedAccounts,
    adlUsd,
    badDebtUsd,
    fundDrawUsd,
    overshoot: overshoot.fraction,
    firstAdlS,
    ...(loans === null ? {} : { loansRepaidUsd: loans.repaidUsd, lendingBadDebtUsd: loans.badDebtUsd }),
  };
}

/** What did not happen within the horizon comes after everything that did. */
const orLater = (value: number | null): number => value ?? Infinity;
const orNone = (value: number): number | null => (value === Infinity ? null : value);

/**
 * Median and 5-95% range of values, by the quantile whose range holds a further independent draw with probability 90%
 * (core/stats.ts). Below 19 values the ends are the smallest and largest value. Null without values.
 */
export function spreadOf(values: readonly (number | null)[]): Spread {
  const sorted = Float64Array.from(values, orLater).sort();
  if (sorted.length === 0) return { runs: 0, low: null, median: null, high: null };
  const at = (p: number): number | null => orNone(coverageQuantile(sorted, p));
  return { runs: sorted.length, low: at(RANGE.low), median: at(0.5), high: at(RANGE.high) };
}

/** A draw that has a result. */
export interface Draw {
  /** One per drawn input. */
  readonly inputs: Float64Array;
  readonly headlines: HeadlineValues;
}

/**
 * Each headline over draws and seed runs, with the effect of each input (`keys`): standardised rank regression
 * coefficients, which see monotone effects only. `atValues` is the run at the inputs' values and the ensemble's seed.
 */
export function summariseEnsemble(
  keys: readonly string[],
  draws: readonly Draw[],
  seeds: readonly HeadlineValues[],
  atValues: HeadlineValues | null,
): HeadlineResult[] {
  const columns = keys.map((_, k) => ranksOf(Float64Array.from(draws, ({ inputs }) => inputs[k]!)));
  const runs = [...draws.map(({ headlines }) => headlines), ...seeds];
  return HEADLINES.filter(({ key }) => runs.some((row) => key in row)).map((headline) => {
    const values = draws.map(({ headlines }) => headlines[headline.key] ?? null);
    const enough = draws.length >= keys.length + SPARE_DRAWS;
    const fit = enough ? standardisedRegression(columns, ranksOf(Float64Array.from(values, orLater))) : null;
    return {
      ...headline,
      atValues: atValues?.[headline.key] ?? null,
      draws: spreadOf(values),
      seeds: spreadOf(seeds.map((row) => row[headline.key] ?? null)),
      effects: fit === null ? null : effectsOf(keys, fit),
      rSquared: fit?.rSquared ?? null,
    };
  });
}

function effectsOf(
  keys: readonly string[],
  fit: { readonly coefficients: Float64Array; readonly standardErrors: Float64Array },
): Effect[] {
  return keys
    .map((key, k) => ({ key, coefficient: fit.coefficients[k]!, standardError: fit.standardErrors[k]! }))
    .sort((a, b) => Math.abs(b.coefficient) - Math.abs(a.coefficient));
}

/** Weight of each input over all headlines: mean of its squared coefficients, largest first. */
export function overallEffects(
  results: readonly HeadlineResult[],
): { readonly key: string; readonly weight: number }[] {
  const weights = new Map<string, number>();
  const told = results.flatMap(({ effects }) => (effects === null ? [] : [effects]));
  for (const effects of told) {
    for (const { key, coefficient } of effects) {
      weights.set(key, (weights.get(key) ?? 0) + coefficient ** 2 / told.length);
    }
  }
  return Array.from(weights, ([key, weight]) => ({ key, weight })).sort((a, b) => b.weight - a.weight);
}
