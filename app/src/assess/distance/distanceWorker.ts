/** A thread of a search for distances: views the shared market once, then searches one target after another. */
import { unpack } from '@firebreak/engine';
import { workerData } from 'piscina';
import type { DistanceThreadData } from './askDistance.ts';
import type { DistanceTarget } from './question.ts';
import { type Distance, searchDistance } from './search.ts';

const { packed, hurdle, seed } = workerData as DistanceThreadData;
const snapshot = unpack(packed);

/** Searches a target on this thread. */
export default function search(target: DistanceTarget): Distance {
  return searchDistance(snapshot, target, { hurdle, seed });
}
