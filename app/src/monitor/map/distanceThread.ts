/** The thread of the watch over distances: keeps the map of a store from round to round, and searches its distances. */
import { workerData } from 'piscina';
import { carryOn } from './mapOfStore.ts';
import { LiquidationMap } from './liquidationMap.ts';
import type { MixFile } from './mixFile.ts';
import { type LiveDistances, liveDistances, type LiveQuestion } from './liveDistance.ts';

/** What the thread is started with. */
export interface DistanceThread {
  readonly storeFolder: string;
  readonly question: LiveQuestion;
  /** What is assumed otherwise than the built-in market has it. */
  readonly mix: MixFile;
}

const { storeFolder, question, mix } = workerData as DistanceThread;
const map = new LiquidationMap(mix);

/** One round at a time; null where no contract has open interest yet. */
export default async function round({ nowMs }: { readonly nowMs: number }): Promise<LiveDistances | null> {
  await carryOn(map, storeFolder, nowMs);
  return map.known().length === 0 ? null : liveDistances(map, question);
}
