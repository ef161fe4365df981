/** The thread of the watch over distances: keeps the map of a store from round to round, and searches its distances. */
import { workerData } from 'piscina';
import { type ContractBar, openMinute } from './bars.ts';
import { carryOn } from './mapOfStore.ts';
import { LiquidationMap } from './liquidationMap.ts';
import type { MixFile } from './mixFile.ts';
import { type LiveDistances, liveDistances, type LiveQuestion, type Unready } from './liveDistance.ts';

/** What the thread is started with. */
export interface DistanceThread {
  readonly storeFolder: string;
  readonly question: LiveQuestion;
  /** What is assumed otherwise than the built-in market has it. */
  readonly mix: MixFile;
}

const { storeFolder, question, mix } = workerData as DistanceThread;
const map = new LiquidationMap(mix);

/** A round reads the store for so long and leaves the rest to the next one, ms: the first has two weeks to read. */
const READING_MS = 120_000;

/** What a round is given: the time, and the bars that the monitor heard itself, from a minute on. */
export interface RoundTask {
  readonly nowMs: number;
  readonly bars: readonly ContractBar[];
  readonly firstMinute: number;
}

/** What it gives back, and the minute up to which the map needs no bars any more. */
export interface RoundAnswer {
  readonly found: LiveDistances | Unready;
  readonly nextMinute: number;
}

/** One round at a time: what is before the monitor's own bars comes from the store. */
export default async function round({ nowMs, bars, firstMinute }: RoundTask): Promise<RoundAnswer> {
  const done = await carryOn(map, storeFolder, nowMs, { budgetMs: READING_MS, before: firstMinute });
  const from = map.nextMinute ?? 0;
  if (!done) return { found: { why: `the store is being read, so far until ${moment(from)}` }, nextMinute: 0 };
  for (const bar of bars) if (bar.minute >= from) map.take(bar);
  map.pass(openMinute(nowMs));
  const nextMinute = map.nextMinute!;
  if (map.known().length > 0) return { found: liveDistances(map, question), nextMinute };
  return { found: { why: 'no contract of the map has told a price and open interest yet' }, nextMinute };
}

function moment(minute: number): string {
  return new Date(minute * 60_000).toISOString();
}
