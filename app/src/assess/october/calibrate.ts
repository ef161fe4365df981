/**
 * The calibration of the case, in the order depth, population, path. Depth is measured. Two numbers of the population
 * that nobody published, leverage on Hyperliquid and the equity of its liquidator vault, are fitted to two published
 * totals. Then the fundamental is solved for each point of the band of impact, because one price path fixes neither
 * impact nor feedback. Draws of parameters, population and seeds together give the intervals. Nothing here reads what
 * happened to single coins or accounts.
 */
import { inputAt, latinHypercube, readInputs } from '@firebreak/engine';
import type { UncertainInput } from '@firebreak/engine';
import type { Fundamental } from './fundamental.ts';
import type { MarketOptions } from './market.ts';
import { HYPERLIQUID_OPEN_INTEREST_USD, MARKET_DEFAULTS } from './market.ts';
import type { Labour } from './manyTasks.ts';
import { runTasks } from './manyTasks.ts';
import type { OctoberBase, OctoberResult, OctoberTask } from './task.ts';
import { FITTED_TO } from './totals.ts';

/** The band: multiples of depth and permanent shares of impact. */
export const BAND = Object.freeze({ depthScale: [0.5, 1, 2], permanentImpact: [0, 0.3, 0.6] });

/** Grids of the fit. Their ends are its bounds. */
export const FIT_GRID = Object.freeze({ leverageScale: [2, 3, 4], vaultScale: [0.1, 0.2, 0.4] });

/** Rounds of a solution, and of the fit, where the path only has to be near. */
const ROUNDS = 4;
const FIT_ROUNDS = 2;

/** One point of the band, solved. */
export interface BandPoint {
  readonly depthScale: number;
  readonly permanentImpact: number;
  readonly hyperliquidOpenInterestUsd: number;
  readonly result: OctoberResult;
}

/** One evaluation of the fit. */
export interface FitPoint {
  readonly leverageScale: number;
  readonly vaultScale: number;
  readonly forcedUsd: number;
  readonly adlUsd: number;
  /** Sum of the squared logs of the two ratios to the totals. */
  readonly objective: number;
}

/** Fits the population: every point of the grid, the best first. Ties go to the smaller numbers. */
export async function fitPopulation(base: OctoberBase, seed: number, labour: Labour): Promise<FitPoint[]> {
  const grid = FIT_GRID.leverageScale.flatMap((leverageScale) =>
    FIT_GRID.vaultScale.map((vaultScale) => ({ leverageScale, vaultScale })),
  );
  const tasks = grid.map((point, index) =>
    task(index, { ...MARKET_DEFAULTS, ...point }, 1, 0.3, seed, null, FIT_ROUNDS),
  );
  const results = await runTasks(base, tasks, labour);
  const points = results.map((result, k) => {
    const { forcedUsd, adlUsd } = result.measures;
    return { ...grid[k]!, forcedUsd, adlUsd, objective: objective(forcedUsd, adlUsd) };
  });
  return points.sort((a, b) => a.objective - b.objective);
}

/** Sum of squared log ratios; a total of zero counts as a cent. */
export function objective(forcedUsd: number, adlUsd: number): number {
  const forced = Math.log(Math.max(forcedUsd, 0.01) / FITTED_TO.forcedUsd);
  const adl = Math.log(Math.max(adlUsd, 0.01) / FITTED_TO.adlUsd);
  return forced * forced + adl * adl;
}

/** Solves all points of the band at the higher total of Hyperliquid, then its centre at the lower one. */
export async function solveBand(
  base: OctoberBase,
  fit: Pick<FitPoint, 'leverageScale' | 'vaultScale'>,
  seed: number,
  labour: Labour,
): Promise<BandPoint[]> {
  const { high, low } = HYPERLIQUID_OPEN_INTEREST_USD;
  const points: Omit<BandPoint, 'result'>[] = BAND.depthScale.flatMap((depthScale) =>
    BAND.permanentImpact.map((permanentImpact) => ({ depthScale, permanentImpact, hyperliquidOpenInterestUsd: high })),
  );
  points.push({ depthScale: 1, permanentImpact: 0.3, hyperliquidOpenInterestUsd: low });
  const tasks = points.map(({ depthScale, permanentImpact, hyperliquidOpenInterestUsd }, index) => {
    const { leverageScale, vaultScale } = fit;
    const market = { hyperliquidOpenInterestUsd, leverageScale, vaultScale };
    return task(index, market, depthScale, permanentImpact, seed, null, ROUNDS);
  });
  const results = await runTasks(base, tasks, labour);
  return results.map((result, k) => ({ ...points[k]!, result }));
}

/**
 * Ranges of the market in the draws around the fit: a quarter either way for leverage, half to twice for the vault.
 */
function marketInputs(fit: Pick<FitPoint, 'leverageScale' | 'vaultScale'>): UncertainInput[] {
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
  fit: Pick<FitPoint, 'leverageScale' | 'vaultScale'>,
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
    const market = {
      leverageScale: value('leverageScale'),
      vaultScale: value('vaultScale'),
      hyperliquidOpenInterestUsd: value('hyperliquidOpenInterestUsd'),
    };
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

function task(
  index: number,
  market: MarketOptions,
  depthScale: number,
  permanentImpact: number,
  seed: number,
  fundamentals: readonly Fundamental[] | null,
  rounds: number,
): OctoberTask {
  const values = [
    ['behaviour.depth_scale', depthScale],
    ['behaviour.permanent_impact', permanentImpact],
  ] as const;
  return { index, market, values, seed, fundamentals, rounds };
}
