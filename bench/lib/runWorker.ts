/**
 * Worker of the bench on runs: unpacks the shared market, prepares it once, says so, and runs the seeds that it is
 * sent.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { prepare } from '../../engine/src/cascade/prepared.ts';
import { runCascade } from '../../engine/src/cascade/run.ts';
import { unpack } from '../../engine/src/market/pack.ts';
import { resolveScenario } from '../../engine/src/scenario/resolve.ts';

/** What a worker is started with. */
export interface RunWork {
  readonly packed: Uint8Array;
  readonly scenario: unknown;
}

const { packed, scenario } = workerData as RunWork;
const snapshot = unpack(packed);
const prepared = prepare(snapshot, resolveScenario(scenario, snapshot));
const digests = (seeds: readonly number[]): string[] =>
  seeds.map((seed) => runCascade(prepared, { seed, record: 'summary' }).digest);
digests([0]);
parentPort?.on('message', (seeds: readonly number[]) => parentPort?.postMessage(digests(seeds)));
parentPort?.postMessage('ready');
