/** The thread of the watch over distances: keeps the map of a store from round to round, and searches its distances. */
import { workerData } from 'piscina';
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

/** One round at a time. */
export default async function round({ nowMs }: { readonly nowMs: number }): Promise<LiveDistances | Unready> {
  const done = await carryOn(map, storeFolder, nowMs, READING_MS);
  if (!done)
    return { why: `the store is being read, so far until ${new Date(map.nextMinute! * 60_000).toISOString()}` };
  if (map.known().length > 0) return liveDistances(map, question);
  return { why: 'no contract of the map has told a price and open interest yet' };
}
