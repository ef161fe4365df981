/**
 * The population of the case: three numbers that nobody published, fitted to three published totals of Hyperliquid.
 * A search over a grid moves to the best neighbour until none is better, so that the optimum lies inside of the grid or
 * the result shows that it does not.
 */
import { HYPERLIQUID_OPEN_INTEREST_USD, MARKET_DEFAULTS } from './market.ts';
import type { MarketOptions } from './market.ts';
import type { Labour } from './manyTasks.ts';
import { runTasks } from './manyTasks.ts';
import type { Measures } from './measures.ts';
import type { OctoberBase, OctoberTask } from './task.ts';
import { FITTED_TO } from './totals.ts';

/** Values that the search may take, in order. */
export const FIT_GRID = Object.freeze({
  leverageScale: [1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 6],
  leverageWidth: [0.0625, 0.125, 0.25, 0.35, 0.5, 0.7, 1],
  vaultScale: [0.05, 0.1, 0.2, 0.4, 0.8, 1.6],
});

/** What is fitted. */
export type FittedNumbers = Pick<MarketOptions, 'leverageScale' | 'leverageWidth' | 'vaultScale'>;

type Axis = keyof FittedNumbers;
const AXES: readonly Axis[] = ['leverageScale', 'leverageWidth', 'vaultScale'];

/** Where the search begins, one after another: single accounts at tipping points make the objective rough. */
const STARTS: readonly FittedNumbers[] = [
  { leverageScale: 2, leverageWidth: 0.5, vaultScale: 0.4 },
  { leverageScale: 2, leverageWidth: 0.25, vaultScale: 0.2 },
];

/** Less than this is no improvement: single accounts at tipping points move the objective by more. */
const BETTER_BY = 0.01;

/** Rounds of the path in the fit, where it only has to be near. */
const FIT_ROUNDS = 2;

/** One evaluation. */
export interface FitPoint extends FittedNumbers, Pick<Measures, 'accountValueUsd' | 'forcedUsd' | 'adlUsd'> {
  /** Sum of the squared logs of the three ratios to the totals. */
  readonly objective: number;
  /** Whether the number stands at an end of its grid. */
  readonly atEnd: boolean;
}

/** The market of a fit at one of the published totals of open interest. */
export function fittedMarket(
  { leverageScale, leverageWidth, vaultScale }: FittedNumbers,
  hyperliquidOpenInterestUsd: number = HYPERLIQUID_OPEN_INTEREST_USD.high,
): MarketOptions {
  return { ...MARKET_DEFAULTS, leverageScale, leverageWidth, vaultScale, hyperliquidOpenInterestUsd };
}

/** Where a fit ended, and all points that were seen, the best first. */
export interface Fit {
  readonly best: FitPoint;
  readonly points: readonly FitPoint[];
}

/** Searches from each start; the best of their ends is the fit, the first of equal ones. */
export async function fitPopulation(base: OctoberBase, seed: number, labour: Labour): Promise<Fit> {
  const seen = new Map<string, FitPoint>();
  const ends: FitPoint[] = [];
  const evaluated = async (points: readonly FittedNumbers[]): Promise<FitPoint[]> => {
    const open = points.filter((point) => !seen.has(keyOf(point)));
    for (const point of await evaluate(base, open, seed, labour)) seen.set(keyOf(point), point);
    return points.map((point) => seen.get(keyOf(point))!);
  };
  for (const start of STARTS) {
    for (let at: FittedNumbers = start; ; ) {
      const [here, ...around] = await evaluated([at, ...neighbours(at)]);
      const next = around.sort(byObjective)[0]!;
      if (next.objective > here!.objective - BETTER_BY) {
        ends.push(here!);
        break;
      }
      at = next;
    }
  }
  return { best: ends.sort(byObjective)[0]!, points: [...seen.values()].sort(byObjective) };
}

function byObjective(a: FitPoint, b: FitPoint): number {
  return a.objective - b.objective;
}

function keyOf(point: FittedNumbers): string {
  return AXES.map((axis) => point[axis]).join(' ');
}

/** The points one step away along each axis. */
function neighbours(point: FittedNumbers): FittedNumbers[] {
  return AXES.flatMap((axis) => {
    const grid: readonly number[] = FIT_GRID[axis];
    const at = grid.indexOf(point[axis]);
    return [at - 1, at + 1].flatMap((k) => (grid[k] === undefined ? [] : [{ ...point, [axis]: grid[k] }]));
  });
}

async function evaluate(
  base: OctoberBase,
  points: readonly FittedNumbers[],
  seed: number,
  labour: Labour,
): Promise<FitPoint[]> {
  const tasks = points.map(
    (point, index): OctoberTask => ({
      index,
      market: fittedMarket(point),
      values: [
        ['behaviour.depth_scale', 1],
        ['behaviour.permanent_impact', 0.3],
      ],
      seed,
      fundamentals: null,
      rounds: FIT_ROUNDS,
    }),
  );
  const results = await runTasks(base, tasks, labour);
  return results.map(({ measures: { accountValueUsd, forcedUsd, adlUsd } }, k) => {
    const { leverageScale, leverageWidth, vaultScale } = points[k]!;
    const atEnd = AXES.some((axis) => [FIT_GRID[axis][0], FIT_GRID[axis].at(-1)].includes(points[k]![axis]));
    const totals = { accountValueUsd, forcedUsd, adlUsd };
    return { leverageScale, leverageWidth, vaultScale, ...totals, objective: objective(totals), atEnd };
  });
}

/** Sum of squared log ratios; a total of zero counts as a cent. */
export function objective(totals: Pick<FitPoint, 'accountValueUsd' | 'forcedUsd' | 'adlUsd'>): number {
  const off = (usd: number, target: number): number => Math.log(Math.max(usd, 0.01) / target) ** 2;
  return (
    off(totals.accountValueUsd, FITTED_TO.accountValueUsd) +
    off(totals.forcedUsd, FITTED_TO.forcedUsd) +
    off(totals.adlUsd, FITTED_TO.adlUsd)
  );
}
