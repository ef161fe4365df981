/**
 * Worker of the bench on runs: unpacks the shared market, prepares it once, says so, and runs each seed that it
 * is sent.
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

/** What a worker says of each seed that it was sent. */
export interface RunDone {
  readonly digest: string;
  readonly runSeconds: number;
}

const { packed, scenario } = workerData as RunWork;
const snapshot = unpack(packed);
const prepared = prepare(snapshot, resolveScenario(scenario, snapshot));
const digestOf = (seed: number): string => runCascade(prepared, { seed, record: 'summary' }).digest;
digestOf(0);
parentPort?.on('message', (seed: number) => {
  const start = performance.now();
  const digest = digestOf(seed);
  parentPort?.postMessage({ digest, runSeconds: (performance.now() - start) / 1000 } satisfies RunDone);
});
parentPort?.postMessage('ready');
