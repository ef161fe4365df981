/**
 * How large the accounts of a venue are: members in rows, leverage, and gross notional from a Pareto distribution whose
 * upper end is solved so that the venue's open interest comes out.
 */
import { log, pow } from '../core/math.ts';
import { uniform, uniformOpen } from '../core/random.ts';
import type { VenuePopulation } from './spec.ts';
import { STREAM } from './streams.ts';

/** Rows of a venue's traders, largest first. */
export interface TraderSizes {
  /** Rows before this one stand for one large member each. */
  readonly large: number;
  /** Members per row. */
  readonly count: Float64Array;
  readonly leverage: Float64Array;
  /** Gross notional per member, USD. */
  readonly grossUsd: Float64Array;
}

/** Positions that are meant to be small still are positions: the lower end of a leverage bin that starts at 0. */
const LEVERAGE_MIN = 1;
/** Upper end of sizes over the lower end, at most. */
const SIZE_RATIO_MAX = 1e9;

/**
 * Members per row: one in each of the `large` first rows, then cohorts that grow in a straight line. Sums to `members`
 * exactly.
 */
export function cohortCounts(rows: number, members: number, large: number): Float64Array {
  const count = new Float64Array(rows).fill(1);
  const cohorts = rows - large;
  const mean = (members - large) / cohorts;
  let used = large;
  for (let k = 0; k < cohorts; k++) {
    count[large + k] = 1 + Math.floor((2 * (mean - 1) * (k + 0.5)) / cohorts);
    used += count[large + k];
  }
  // Rounding down left fewer than one member per cohort over: one more for each of the last ones.
  for (let k = rows - 1; used < members; k = k === large ? rows - 1 : k - 1) {
    count[k]++;
    used++;
  }
  return count;
}

/** Leverage of an account: a bin by its share of open interest, within it log-uniform. Independent of size. */
function drawLeverage(population: VenuePopulation, seed: number, entity: number): number {
  let left = uniform(seed, STREAM.leverageBin, entity, 0);
  let bin = population.leverage[population.leverage.length - 1];
  for (const candidate of population.leverage) {
    left -= candidate.share_open_interest;
    if (left >= 0) continue;
    bin = candidate;
    break;
  }
  const from = Math.max(LEVERAGE_MIN, bin.min_leverage);
  return from * pow(bin.max_leverage / from, uniform(seed, STREAM.leverage, entity, 0));
}

/** Mean of a Pareto distribution on [low, low·ratio] over its lower end. */
function boundedMean(exponent: number, ratio: number): number {
  const tail = 1 - pow(ratio, -exponent);
  if (Math.abs(exponent - 1) < 1e-9) return log(ratio) / tail;
  return (exponent / (exponent - 1)) * ((1 - pow(ratio, 1 - exponent)) / tail);
}

/** The ratio of upper to lower end at which the bounded Pareto distribution has that mean over its lower end. */
function solveRatio(exponent: number, mean: number): number {
  let low = 0;
  let high = log(SIZE_RATIO_MAX);
  for (let k = 0; k < 60; k++) {
    const middle = (low + high) / 2;
    if (boundedMean(exponent, pow(SIZE_RATIO_MAX, middle / log(SIZE_RATIO_MAX))) < mean) low = middle;
    else high = middle;
  }
  return pow(SIZE_RATIO_MAX, high / log(SIZE_RATIO_MAX));
}

/**
 * Sizes of a venue's traders. Gross notional (before equity) follows a Pareto law with `tail_exponent`; its lower end
 * makes the median equity `equity_median_usd`; its upper end makes the total `totalUsd` (long and short). One draw
 * per row from the row's slice of the distribution, then all are scaled so that the total is exact.
 */
export function drawSizes(
  population: VenuePopulation,
  totalUsd: number,
  seed: number,
  firstEntity: number,
): TraderSizes {
  const { accounts: rows, members, tail_exponent: exponent } = population;
  const large = Math.min(rows - 1, Math.floor(members * population.large_member_share));
  const count = cohortCounts(rows, members, large);
  const leverage = new Float64Array(rows);
  let moment = 0;
  for (let k = 0; k < rows; k++) {
    leverage[k] = drawLeverage(population, seed, firstEntity + k);
    moment += (count[k] * pow(leverage[k], -exponent)) / members;
  }
  // P(equity > t) = (low / t)^exponent · E[leverage^-exponent] is one half at the median.
  const low = population.equity_median_usd * pow(0.5 / moment, 1 / exponent);
  const ratio = solveRatio(exponent, totalUsd / members / low);
  const floor = pow(ratio, -exponent);
  const grossUsd = new Float64Array(rows);
  let above = 0;
  let total = 0;
  for (let k = 0; k < rows; k++) {
    const rank = (above + uniformOpen(seed, STREAM.size, firstEntity + k, 0) * count[k]) / members;
    grossUsd[k] = low * pow(floor + rank * (1 - floor), -1 / exponent);
    above += count[k];
    total += grossUsd[k] * count[k];
  }
  const scale = totalUsd / total;
  for (let k = 0; k < rows; k++) grossUsd[k] *= scale;
  return { large, count, leverage, grossUsd };
}
