/**
 * Claim (d): runs of the built-in market per second on one and on two threads, and what one more run at the same time
 * costs in memory. Each run is an hour of one-second steps that only keeps its summary; seeds are shared out as they
 * come, and both ways must give the same digests. 40 runs unless `--runs` says otherwise; the rate does not depend on
 * it. `--seconds` starts no run after so many seconds. Every finished run is written down at once, and the same
 * command goes on where it was interrupted, as long as engine, market and machine are the same.
 */
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { pack } from '../engine/src/market/pack.ts';
import { builtinSnapshot, MARKET_SEED, shock } from './lib/builtin.ts';
import { inChild } from './lib/child.ts';
import { type BenchOptions, type BenchResult, say } from './lib/report.ts';
import { keyOf, RunLog } from './lib/runLog.ts';
import type { RunDone, RunWork } from './lib/runWorker.ts';

const RUNS = 40;
const BATCH = 20;
const MOVE = -0.078;
const LOG_PATH = fileURLToPath(new URL('../out/bench-runs.jsonl', import.meta.url));
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

type Worked = { readonly workers: readonly Worker[]; readonly log: RunLog; readonly stopAt: number };

/** Runs the seeds on so many of the workers, each taking the next when it is done; stops starting runs at `stopAt`. */
async function runBatch({ workers, log, stopAt }: Worked, threads: number, seeds: readonly number[]): Promise<void> {
  const done = log.digests(threads);
  const left = seeds.filter((seed) => !done.has(seed));
  let last = performance.now();
  const work = async (worker: Worker): Promise<void> => {
    for (let seed = left.shift(); seed !== undefined; seed = performance.now() < stopAt ? left.shift() : undefined) {
      worker.postMessage(seed);
      const [run] = (await once(worker, 'message')) as [RunDone];
      const now = performance.now();
      log.add({ threads, seed, ...run, wallSeconds: (now - last) / 1000 });
      last = now;
    }
  };
  await Promise.all(workers.slice(0, threads).map(work));
}

/** Goes through the seeds in batches, each first on one thread and then on two, so that both meet the same machine. */
async function runAll(work: RunWork, log: RunLog, runs: number, seconds: number): Promise<void> {
  const workers = [1, 2].map(() => new Worker(START, { eval: true, workerData: { ...work, script: SCRIPT } }));
  try {
    await Promise.all(workers.map((worker) => once(worker, 'message')));
    const stopAt = performance.now() + 1000 * seconds;
    for (let first = 1; first <= runs && (first === 1 || performance.now() < stopAt); first += BATCH) {
      const seeds = Array.from({ length: Math.min(BATCH, runs + 1 - first) }, (_, k) => first + k);
      await runBatch({ workers, log, stopAt }, 1, seeds);
      await runBatch({ workers, log, stopAt }, 2, seeds);
    }
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

/** Prints runs per second on 1 and 2 threads, whether digests agree, and memory per run that runs beside others. */
export async function run({
  tiny = false,
  runs = tiny ? 4 : RUNS,
  seconds = Infinity,
  logPath = LOG_PATH,
}: BenchOptions & { readonly logPath?: string } = {}): Promise<BenchResult> {
  const scale = tiny ? TINY_SCALE : 1;
  const snapshot = builtinSnapshot(scale);
  const horizon = tiny ? '2m' : '60m';
  const work = { packed: pack(snapshot, { shared: true }), scenario: shock(MOVE, horizon, horizon) };
  const size = `${snapshot.accounts.n} account rows, ${snapshot.legs.n} positions`;
  say(`runs: ${runs} runs of ${size}, ${horizon} in 1 s steps, seed ${MARKET_SEED}`);
  const log = new RunLog(logPath, keyOf(JSON.stringify([scale, MARKET_SEED, work.scenario])));
  const resumed = log.runs.length;
  if (resumed > 0) say(`  ${resumed} runs were done before, says ${logPath}`);
  await runAll(work, log, runs, seconds);
  const one = log.digests(1);
  const two = log.digests(2);
  const both = [...one.keys()].filter((seed) => two.has(seed));
  const ok = both.length > 0 && both.every((seed) => one.get(seed) === two.get(seed));
  const gain = log.perSecond(2) / log.perSecond(1);
  say(`  1 thread  ${log.perSecond(1).toFixed(3)} runs/s (${one.size} runs)`);
  say(`  2 threads ${log.perSecond(2).toFixed(3)} runs/s (${two.size} runs), ${gain.toFixed(2)}x`);
  say(`  digests ${ok ? 'equal' : 'UNEQUAL'} in ${both.length} runs that were done both ways`);
  if (one.size >= runs && two.size >= runs) log.remove();
  else say(`  stopped early; the same command goes on from ${logPath}`);
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
    runs1: one.size,
    runs2: two.size,
    resumed,
    seed: MARKET_SEED,
    perSecond1: log.perSecond(1),
    perSecond2: log.perSecond(2),
    gain,
    budget,
    perTouched,
    memory,
  };
  return { claim: 'd', ok, figures };
}
