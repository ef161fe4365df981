/**
 * Same snapshot, scenario and seed, same digest: twice in a row, on two threads at once, and as committed. The
 * committed digests may change only with a change of the model, in a commit that says why (CONTRIBUTING.md).
 */
import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { REFERENCE_SEEDS, referenceDigests } from '../../../tests/reference/runs.ts';

const COMMITTED = new URL('../../../tests/reference/digests.json', import.meta.url);
const RUNS = new URL('../../../tests/reference/runs.ts', import.meta.url);

/** The digests as a worker thread computes them, from source. */
function inWorker(): Promise<string[]> {
  const code = `import(${JSON.stringify(RUNS.href)}).then((runs) =>
    require('node:worker_threads').parentPort.postMessage(runs.referenceDigests()));`;
  const worker = new Worker(
    `import('tsx/esm/api').then((api) => { api.register(); return ${code.replace(/;$/, '')} });`,
    {
      eval: true,
    },
  );
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

describe('determinism', () => {
  it('gives the committed digests, twice', () => {
    const committed = JSON.parse(readFileSync(COMMITTED, 'utf8')) as { seeds: number[]; digests: string[] };
    expect(committed.seeds).toEqual(REFERENCE_SEEDS);
    expect(referenceDigests()).toEqual(committed.digests);
    expect(referenceDigests()).toEqual(committed.digests);
  });

  it('gives the same digests on two threads at once', async () => {
    const here = referenceDigests();
    const there = await Promise.all([inWorker(), inWorker()]);
    expect(there).toEqual([here, here]);
  });
});
