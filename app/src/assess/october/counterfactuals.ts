/**
 * The event with one mechanism changed at a time: what was different, at the points of the band whose fundamental was
 * solved. The fundamental stays, so a difference is that of the mechanism; prices are then free to leave the observed
 * path.
 */
import type { BandPoint } from './calibrate.ts';
import type { Labour } from './manyTasks.ts';
import { runTasks } from './manyTasks.ts';
import type { MarketOptions } from './market.ts';
import type { OctoberBase, OctoberTask } from './task.ts';

/** A path is solved where what remains is at most this (root mean square of logs); elsewhere nothing is compared. */
export const SOLVED_RMS = 0.005;

/** One changed mechanism: values of the scenario document, and options of the market. */
export interface Change {
  readonly name: string;
  readonly what: string;
  readonly values: readonly (readonly [key: string, value: unknown])[];
  readonly market: Partial<MarketOptions>;
}

/** The five counterfactuals of the event. */
export const CHANGES: readonly Change[] = Object.freeze([
  {
    name: 'median-of-venues oracle',
    what: 'collateral counts at the price outside of the venues: with one venue of four at fault, their median',
    values: [['switches.venue_oracles', false]],
    market: {},
  },
  {
    name: 'no haircut cliff',
    what: 'the ratio of the first collateral tier for any amount',
    values: [],
    market: { firstHaircutOnly: true },
  },
  {
    name: 'depth that stays',
    what: 'no quotes withdrawn by decree, by volatility, by flow or for lack of margin',
    values: [
      ['depth', []],
      ['switches.depth_withdrawal', false],
    ],
    market: {},
  },
  {
    name: 'pro-rata ADL',
    what: 'the same share of every opposite position, at all venues',
    values: [['policies.all.adl', 'pro_rata']],
    market: {},
  },
  {
    name: 'half the leverage',
    what: 'leverage of all traders halved, at all venues; positions stay',
    values: [],
    market: { allLeverageScale: 0.5 },
  },
]);

/** Totals of a run that are compared, USD over all venues. */
export interface Totals {
  readonly liquidatedUsd: number;
  readonly badDebtUsd: number;
  readonly adlUsd: number;
}

/** One change at one point of the band: totals without and with it. */
export interface CounterfactualPoint
  extends Pick<BandPoint, 'depthScale' | 'permanentImpact' | 'hyperliquidOpenInterestUsd'> {
  readonly change: string;
  readonly without: Totals;
  readonly with: Totals;
}

/** The task of one change at one solved point, which a calibration fitted with these numbers. */
export function changedTask(
  { values, market }: Change,
  solved: OctoberTask,
  fundamentals: OctoberTask['fundamentals'],
  index: number,
): OctoberTask {
  return {
    index,
    market: { ...solved.market, ...market },
    values: [...solved.values, ...values],
    seed: solved.seed,
    fundamentals,
    rounds: 1,
  };
}

/** Runs all changes at all points whose path is solved; `tasks` are those that the points were solved by. */
export async function runCounterfactuals(
  base: OctoberBase,
  band: readonly BandPoint[],
  tasks: readonly OctoberTask[],
  labour: Labour,
): Promise<CounterfactualPoint[]> {
  const pairs = CHANGES.flatMap((change) =>
    band.flatMap((point, k) => (point.result.rms <= SOLVED_RMS ? [{ change, point, task: tasks[k]! }] : [])),
  );
  const results = await runTasks(
    base,
    pairs.map(({ change, point, task }, index) => changedTask(change, task, point.result.fundamentals, index)),
    labour,
  );
  return pairs.map(({ change, point }, k) => {
    const { depthScale, permanentImpact, hyperliquidOpenInterestUsd } = point;
    const place = { depthScale, permanentImpact, hyperliquidOpenInterestUsd };
    return { change: change.name, ...place, without: totalsOf(point.result), with: totalsOf(results[k]!) };
  });
}

/** The compared totals of a run. */
export function totalsOf({ liquidatedUsd, badDebtUsd, adlUsd }: Totals): Totals {
  return { liquidatedUsd, badDebtUsd, adlUsd };
}
