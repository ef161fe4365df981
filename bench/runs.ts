/**
 * Claim (d): runs of the built-in market per second on one and on two threads, and what one more run at the same time
 * costs in memory. Each run is an hour of one-second steps that only keeps its summary; seeds are shared out in turn,
 * and both ways must give the same digests. 40 runs unless `--runs` says otherwise; the rate does not depend on it.
 */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { pack } from '../engine/src/market/pack.ts';
import { builtinSnapshot, MARKET_SEED, shock } from './lib/builtin.ts';
import { inChild } from './lib/child.ts';
import { type BenchOptions, type BenchResult, say } from './lib/report.ts';
import type { RunWork } from './lib/runWorker.ts';

const RUNS = 40;
const TINY_SCALE = 0.05;
const BYTES_PER_ACCOUNT = 10;
const BYTES_PER_LEG = 8;
const BYTES_PER_TOUCHED = 150;

const SCRIPT = new URL('./lib/runWorker.ts', import.meta.url).href;
/** Workers do not inherit loaders: each takes on the one for TypeScript before it reads its script. */
const START = `import('tsx/esm/api').then(({ register }) => {
  register();
  return import(require('node:worker_threads').workerData.script);
});`;

interface Memory {
  readonly accounts: number;
  readonly legs: number;
  readonly idleBytes: number;
  readonly usedBytes: number;
  readonly touched: number;
}

/** Seconds and digests of `runs` runs shared out over `threads` workers that are warm. */
async function timeThreads(
  work: RunWork,
  threads: number,
  runs: number,
): Promise<{ seconds: number; digests: string[] }> {
  const workers = Array.from(
    { length: threads },
    () => new Worker(START, { eval: true, workerData: { ...work, script: SCRIPT } }),
  );
  try {
    await Promise.all(workers.map((worker) => once(worker, 'message')));
    const seeds = workers.map((_, t) => Array.from({ length: runs }, (_, k) => k + 1).filter((k) => k % threads === t));
    const start = performance.now();
    const parts = await Promise.all(
      workers.map(async (worker, t) => {
        worker.postMessage(seeds[t]);
        const [digests] = (await once(worker, 'message')) as [string[]];
        return digests;
      }),
    );
    const seconds = (performance.now() - start) / 1000;
    const digests = new Array<string>(runs);
    parts.forEach((part, t) => part.forEach((digest, k) => (digests[seeds[t][k] - 1] = digest)));
    return { seconds, digests };
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

/** Prints runs per second on 1 and 2 threads, whether digests agree, and memory per run that runs beside others. */
export async function run({ tiny = false, runs = tiny ? 4 : RUNS }: BenchOptions = {}): Promise<BenchResult> {
  const scale = tiny ? TINY_SCALE : 1;
  const snapshot = builtinSnapshot(scale);
  const horizon = tiny ? '2m' : '60m';
  const work = { packed: pack(snapshot, { shared: true }), scenario: shock(-0.078, horizon, horizon) };
  const size = `${snapshot.accounts.n} account rows, ${snapshot.legs.n} positions`;
  say(`runs: ${runs} runs of ${size}, ${horizon} in 1 s steps, seed ${MARKET_SEED}`);
  const one = await timeThreads(work, 1, runs);
  const two = await timeThreads(work, 2, runs);
  const ok = one.digests.every((digest, k) => digest === two.digests[k]);
  const gain = one.seconds / two.seconds;
  say(`  1 thread  ${(runs / one.seconds).toFixed(3)} runs/s`);
  say(
    `  2 threads ${(runs / two.seconds).toFixed(3)} runs/s, ${gain.toFixed(2)}x, digests ${ok ? 'equal' : 'UNEQUAL'}`,
  );
  const memory = inChild<Memory>('runs', String(scale));
  const budget = BYTES_PER_ACCOUNT * memory.accounts + BYTES_PER_LEG * memory.legs;
  const perTouched = (memory.usedBytes - memory.idleBytes) / memory.touched;
  say(`  one more run: ${(memory.idleBytes / 1e6).toFixed(2)} MB after its first step,`);
  say(
    `    budget ${(budget / 1e6).toFixed(2)} MB ` +
      `(${BYTES_PER_ACCOUNT} bytes an account, ${BYTES_PER_LEG} a position)`,
  );
  say(`    and ${perTouched.toFixed(0)} bytes per touched account, budget ${BYTES_PER_TOUCHED}`);
  const figures = {
    runs,
    seed: MARKET_SEED,
    perSecond1: runs / one.seconds,
    perSecond2: runs / two.seconds,
    gain,
    budget,
    perTouched,
    memory,
  };
  return { claim: 'd', ok, figures };
}
