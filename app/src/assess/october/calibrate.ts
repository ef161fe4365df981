/**
 * The stages of the calibration after depth is measured and the population is fitted. The fundamental is solved for
 * each point of the band of impact, because one price path fixes neither impact nor feedback; draws of parameters,
 * population and seeds together give the intervals. Nothing here reads what happened to single coins or accounts.
 */
import { inputAt, latinHypercube, readInputs } from '@firebreak/engine';
import type { UncertainInput } from '@firebreak/engine';
import { fittedMarket } from './fit.ts';
import type { FittedNumbers } from './fit.ts';
import type { Fundamental } from './fundamental.ts';
import { HYPERLIQUID_OPEN_INTEREST_USD } from './market.ts';
import type { Labour } from './manyTasks.ts';
import { runTasks } from './manyTasks.ts';
import type { OctoberBase, OctoberResult, OctoberTask } from './task.ts';

/** The band: multiples of depth and permanent shares of impact. */
export const BAND = Object.freeze({ depthScale: [0.5, 1, 2], permanentImpact: [0, 0.3, 0.6] });

/** The permanent share of the points that show what depth alone does. */
export const CENTRAL_IMPACT = 0.3;

/** Rounds of a solution. */
const ROUNDS = 5;

/** Where a point of the band lies. */
export interface BandPlace {
  readonly depthScale: number;
  readonly permanentImpact: number;
  readonly hyperliquidOpenInterestUsd: number;
}

/** One point of the band, solved. */
export interface BandPoint extends BandPlace {
  readonly result: OctoberResult;
}

/** All points of the band at the higher total of Hyperliquid, then its centre at the lower one. */
export function bandPlaces(): BandPlace[] {
  const { high, low } = HYPERLIQUID_OPEN_INTEREST_USD;
  const points: BandPlace[] = BAND.depthScale.flatMap((depthScale) =>
    BAND.permanentImpact.map((permanentImpact) => ({ depthScale, permanentImpact, hyperliquidOpenInterestUsd: high })),
  );
  return [...points, { depthScale: 1, permanentImpact: CENTRAL_IMPACT, hyperliquidOpenInterestUsd: low }];
}

/** The task of a point: solved from the observed paths, or run once with the fundamentals given. */
export function pointTask(
  { depthScale, permanentImpact, hyperliquidOpenInterestUsd }: BandPlace,
  fit: FittedNumbers,
  seed: number,
  fundamentals: readonly Fundamental[] | null,
  index = 0,
): OctoberTask {
  return {
    index,
    market: fittedMarket(fit, hyperliquidOpenInterestUsd),
    values: [
      ['behaviour.depth_scale', depthScale],
      ['behaviour.permanent_impact', permanentImpact],
    ],
    seed,
    fundamentals,
    rounds: fundamentals === null ? ROUNDS : 1,
  };
}

/** Solves all points of the band; where only depth differs from the centre, branching is measured too. */
export async function solveBand(
  base: OctoberBase,
  fit: FittedNumbers,
  seed: number,
  labour: Labour,
): Promise<BandPoint[]> {
  const places = bandPlaces();
  const tasks = places.map((place, index): OctoberTask => {
    const task = pointTask(place, fit, seed, null, index);
    return place.permanentImpact === CENTRAL_IMPACT ? { ...task, branching: true } : task;
  });
  const results = await runTasks(base, tasks, labour);
  return results.map((result, k) => ({ ...places[k]!, result }));
}

/**
 * Ranges of the market in the draws around the fit: a quarter either way for the scale of leverage and its width, half
 * to twice for the vault.
 */
function marketInputs(fit: FittedNumbers): UncertainInput[] {
  const { high, low } = HYPERLIQUID_OPEN_INTEREST_USD;
  const range = (key: string, value: number, from: number, to: number): UncertainInput => ({
    key,
    value,
    low: from,
    high: to,
    unit: '',
    basis: 'assumed',
    source: 'docs/validation.md',
  });
  return [
    range('leverageScale', fit.leverageScale, 0.8 * fit.leverageScale, 1.25 * fit.leverageScale),
    range('leverageWidth', fit.leverageWidth, 0.8 * fit.leverageWidth, 1.25 * fit.leverageWidth),
    range('vaultScale', fit.vaultScale, 0.5 * fit.vaultScale, 2 * fit.vaultScale),
    range('hyperliquidOpenInterestUsd', high, low, high),
  ];
}

/**
 * Draws of all uncertain inputs and seeds together. Each runs with the fundamental of the nearest point of the band,
 * which was solved for another population: what the draws vary is what remains uncertain when the path is known.
 */
export async function drawRuns(
  base: OctoberBase,
  fit: FittedNumbers,
  band: readonly BandPoint[],
  n: number,
  seed: number,
  labour: Labour,
): Promise<OctoberResult[]> {
  const behaviour = readInputs({ issues: [] }, base.document as Record<string, unknown>).filter(
    ({ key, low, high }) => key.startsWith('behaviour.') && low < high,
  );
  const inputs = [...behaviour, ...marketInputs(fit)];
  const columns = inputs.map((input, k) => latinHypercube(n, seed, k).map((u) => inputAt(input, u)));
  const tasks = Array.from({ length: n }, (_, draw): OctoberTask => {
    const value = (key: string): number => columns[inputs.findIndex((input) => input.key === key)]![draw]!;
    const drawn = {
      leverageScale: value('leverageScale'),
      leverageWidth: value('leverageWidth'),
      vaultScale: value('vaultScale'),
    };
    const market = fittedMarket(drawn, value('hyperliquidOpenInterestUsd'));
    const values = behaviour.map(({ key }) => [key, value(key)] as const);
    const near = nearest(band, value('behaviour.depth_scale'), value('behaviour.permanent_impact'));
    return { index: draw, market, values, seed: seed + 1 + draw, fundamentals: near, rounds: 1 };
  });
  return runTasks(base, tasks, labour);
}

/** Fundamentals of the nearest point of the band, in log depth and permanent share by the steps of the band. */
function nearest(band: readonly BandPoint[], depthScale: number, permanentImpact: number): readonly Fundamental[] {
  const distance = (point: BandPoint): number =>
    Math.abs(Math.log(depthScale / point.depthScale) / Math.LN2) +
    Math.abs(permanentImpact - point.permanentImpact) / 0.3;
  const known = band.filter((point) => point.hyperliquidOpenInterestUsd === HYPERLIQUID_OPEN_INTEREST_USD.high);
  return known.reduce((best, point) => (distance(point) < distance(best) ? point : best)).result.fundamentals;
}
