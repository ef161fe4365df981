/**
 * Ensembles as a whole: the plan of draws, the same answer on any number of threads, and finished runs that survive
 * interrupts and crashes.
 */
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CancelledError, InputError, randomMarket, readInputs } from '@firebreak/engine';
import type { UncertainInput } from '@firebreak/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { journalPath, writeEnsemble } from '../store/ensembleFolder.ts';
import { readParquet } from '../store/parquet.ts';
import { writeSnapshot } from '../store/snapshotFolder.ts';
import { planRuns, runEnsemble, SEED_RUNS } from './ensemble.ts';
import type { Ensemble, EnsembleListener } from './ensemble.ts';
import { ensembleDocument, ensembleTable } from './ensembleDocument.ts';

const DRAWS = 41;
const RUNS = DRAWS + SEED_RUNS;
const DOCUMENT = {
  name: 'small',
  horizon: 60,
  shocks: [{ assets: 'all', move: -0.2, low: -0.3, high: -0.1, length: 30 }],
};

let folder = '';
let market = '';
let whole: Ensemble;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'firebreak-ensemble-'));
  market = join(folder, 'market');
  await writeSnapshot(market, randomMarket(2), { format: 'csv' });
  whole = await ensemble('whole', 2);
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function ensemble(
  name: string,
  threads: number,
  more: { document?: unknown; listener?: EnsembleListener; signal?: AbortSignal } = {},
): Promise<Ensemble> {
  const job = {
    market: { kind: 'folder', path: market } as const,
    document: more.document ?? DOCUMENT,
    seed: 7,
    draws: DRAWS,
    threads,
    journal: journalPath(join(folder, name)),
    engineVersion: 'test',
  };
  return runEnsemble(job, more.listener, more.signal);
}

const inputs = (): UncertainInput[] => readInputs({ issues: [] }, {}).filter(({ low, high }) => low < high);

describe('planRuns', () => {
  it('has every draw at one seed, and seed runs without values spread evenly among them', () => {
    const runs = planRuns(inputs(), 200, 5);
    expect(runs.map(({ index }) => index)).toEqual(Array.from({ length: 220 }, (_, k) => k));
    expect(new Set(runs.filter(({ kind }) => kind === 'draw').map(({ seed }) => seed))).toEqual(new Set([5]));
    const seeds = runs.filter(({ kind }) => kind === 'seed');
    expect(seeds.map(({ seed }) => seed)).toEqual(Array.from({ length: SEED_RUNS }, (_, k) => 5 + k));
    expect(seeds.every(({ values }) => values === null)).toBe(true);
    expect(seeds.map(({ index }) => index)).toEqual(Array.from({ length: SEED_RUNS }, (_, k) => 11 * k));
  });

  it('draws an input alike whatever else is drawn, so that variants meet the same assumptions', () => {
    const all = inputs();
    const some = all.filter((_, k) => k % 3 === 1);
    const few = planRuns(some, 50, 9).filter(({ values }) => values !== null);
    const many = planRuns(all, 50, 9).filter(({ values }) => values !== null);
    some.forEach(({ key }, k) => {
      const at = all.findIndex((input) => input.key === key);
      expect(few.map(({ values }) => values![k])).toEqual(many.map(({ values }) => values![at]));
    });
  });

  it('stays within ranges', () => {
    const all = inputs();
    for (const { values } of planRuns(all, 100, 3)) {
      values?.forEach((value, k) => {
        expect(value).toBeGreaterThanOrEqual(all[k]!.low);
        expect(value).toBeLessThanOrEqual(all[k]!.high);
      });
    }
  });
});

describe('runEnsemble', () => {
  it('gives the same rows on one thread and on two', async () => {
    const one = await ensemble('one', 1);
    expect(one.rows).toEqual(whole.rows);
    expect(one.digest).toBe(whole.digest);
    expect(ensembleDocument(one)).toEqual(ensembleDocument(whole));
    expect(new Set(one.rows.map(({ digest }) => digest)).size).toBeGreaterThan(DRAWS);
  }, 60_000);

  it('goes on after an interrupt with what was finished, and after a crash within a line', async () => {
    const stop = new AbortController();
    const listener: EnsembleListener = { onRun: (finished) => void (finished === 12 && stop.abort()) };
    const stopped = ensemble('again', 2, { listener, signal: stop.signal });
    await expect(stopped).rejects.toThrow(CancelledError);
    await expect(stopped).rejects.toThrow(
      /^Stopped after 1[2-9] of 61 runs; they are kept in .*again\.partial\.jsonl$/,
    );
    const journal = journalPath(join(folder, 'again'));
    expect(JSON.parse(readFileSync(journal, 'utf8').split('\n')[0]!)).toMatchObject({
      note: 'Finished runs of an ensemble that is not complete. The same command goes on from here.',
    });
    appendFileSync(journal, '{"index":59,"headl');
    let before = 0;
    const again = await ensemble('again', 1, { listener: { onStart: (_, finished) => void (before = finished) } });
    expect(before).toBeGreaterThanOrEqual(12);
    expect(again.effort.runs).toBe(RUNS - before);
    expect(again.digest).toBe(whole.digest);
  }, 60_000);

  it('refuses the runs of another ensemble and a file that is no journal', async () => {
    const other = { ...DOCUMENT, horizon: 61 };
    const path = journalPath(join(folder, 'whole'));
    await expect(ensemble('whole', 1, { document: other })).rejects.toThrow(/finished runs of another ensemble/);
    writeFileSync(join(folder, 'no.partial.jsonl'), 'hello\n');
    await expect(ensemble('no', 1)).rejects.toThrow(/no\.partial\.jsonl:1 is not a line of an ensemble/);
    expect(existsSync(path)).toBe(true);
  });

  it('has nothing to do where no input has a range', async () => {
    const ranges = Object.fromEntries(inputs().map(({ key, value }) => [key, { low: value, high: value }]));
    const document = { name: 'fixed', horizon: 60, ranges };
    await expect(ensemble('fixed', 1, { document })).rejects.toThrow(InputError);
  });

  it('writes one row per run, and the folder takes the place of the journal', async () => {
    const target = join(folder, 'whole');
    await writeEnsemble(target, { ...ensembleDocument(whole) }, ensembleTable(whole), 'page');
    await writeEnsemble(target, { ...ensembleDocument(whole) }, ensembleTable(whole), 'page');
    expect(existsSync(journalPath(target))).toBe(false);
    const table = await readParquet(join(target, 'ensemble.parquet'));
    expect(table.rows).toBe(RUNS);
    const column = (name: string) => table.columns.get(name) as { readonly values: Float64Array };
    expect(Array.from(column('liquidatedUsd').values)).toEqual(whole.rows.map((row) => row.headlines!.liquidatedUsd));
    expect(column('shocks[0].move').values[0]).toBe(-0.2);
    const document = JSON.parse(readFileSync(join(target, 'ensemble.json'), 'utf8')) as Record<string, unknown>;
    expect(document).toMatchObject({ draws: DRAWS, seedRuns: SEED_RUNS, digest: whole.digest, seed: 7 });
    writeFileSync(join(target, 'mine.txt'), 'mine');
    await expect(writeEnsemble(target, {}, ensembleTable(whole), 'page')).rejects.toThrow(/is not an earlier ensemble/);
  });
});
