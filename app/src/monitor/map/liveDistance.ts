/** Distances to cascade of the market as the liquidation map infers it: what one round of the watch says. */
import { buildSnapshot } from '@firebreak/engine';
import { targetsOf } from '../../assess/distance/askDistance.ts';
import { MARKET, shockable, type Together, togetherOf } from '../../assess/distance/question.ts';
import { type Distance, searchDistance } from '../../assess/distance/search.ts';
import type { LiquidationMap } from './liquidationMap.ts';
import { mapMarket } from './mapMarket.ts';
import { openInterestUsd } from './mapped.ts';

const MINUTE_MS = 60_000;
/** Assets shocked alone besides those that rules name: those with most open interest. */
const ASSETS = 3;
/** Band around the price of which the mass is told, fraction. */
export const NEAR = 0.05;
/** Seed of the searches: two rounds differ by their market and by nothing else. */
const SEED = 1;

/** What is asked in every round. */
export interface LiveQuestion {
  /** A cascade is so much forced notional, USD. */
  readonly usd: number;
  /** Assets that are shocked alone where the map has them, besides the largest. */
  readonly assets: readonly string[];
}

/** The answer of one round. All of it is modelled. */
export interface LiveDistances {
  /** End of the last minute that the map has, ms UTC. */
  readonly untilMs: number;
  readonly usd: number;
  readonly together: Together;
  readonly distances: readonly Omit<Distance, 'trials'>[];
  /** What is liquidated within {@link NEAR} of the price, USD: longs below, shorts above. */
  readonly near: readonly { readonly asset: string; readonly downUsd: number; readonly upUsd: number }[];
  /** One side, USD, of the contracts that the map has. */
  readonly openInterestUsd: number;
  readonly contracts: number;
  /** Part of it, at most, that was open before the map began. */
  readonly unseenShare: number;
  readonly runs: number;
  readonly seconds: number;
}

/** What a round says that has no answer yet. */
export interface Unready {
  readonly why: string;
}

/** Searches all distances of a map. Throws InputError where no contract has open interest, and what a run throws. */
export function liveDistances(map: LiquidationMap, { usd, assets }: LiveQuestion): LiveDistances {
  const started = performance.now();
  const snapshot = buildSnapshot(mapMarket(map));
  const known = shockable(snapshot);
  const shocked = [...new Set([...known.slice(0, ASSETS), ...assets.filter((asset) => known.includes(asset))])];
  const hurdle = { kind: 'liquidations', usd } as const;
  const found = targetsOf(snapshot, shocked).map((target) => searchDistance(snapshot, target, { hurdle, seed: SEED }));
  const contracts = map.known();
  const open = contracts.reduce((sum, contract) => sum + openInterestUsd(contract), 0);
  const unseen = contracts.reduce((sum, contract) => sum + contract.map.unseenShare * openInterestUsd(contract), 0);
  return {
    untilMs: map.untilMinute! * MINUTE_MS,
    usd,
    together: togetherOf(snapshot),
    distances: found.map(({ trials: _trials, ...distance }) => distance),
    near: shocked.map((asset) => nearOf(map, asset)),
    openInterestUsd: open,
    contracts: contracts.length,
    unseenShare: unseen / open,
    runs: found.reduce((sum, { trials }) => sum + trials.length, 0),
    seconds: (performance.now() - started) / 1000,
  };
}

function nearOf(map: LiquidationMap, asset: string): LiveDistances['near'][number] {
  const near = map.bands(asset).filter(({ from, to }) => from >= -NEAR && to <= NEAR);
  const sum = (side: -1 | 1): number =>
    near.reduce((total, { from, to, usd }) => total + (Math.sign(from + to) === side ? usd : 0), 0);
  return { asset, downUsd: sum(-1), upUsd: sum(1) };
}

/** The distance of an asset, or of the market where none is named. */
export function distanceOf(
  { distances }: LiveDistances,
  asset: string | undefined,
  direction: 'down' | 'up',
): LiveDistances['distances'][number] | undefined {
  return distances.find((one) => one.shock === (asset ?? MARKET) && one.direction === direction);
}
