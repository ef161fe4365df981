/**
 * Many runs over what is not known: draws of all uncertain inputs at one seed, and runs at the inputs' values over
 * several seeds, so that what assumptions do and what chance does stay apart.
 */
import { createHash } from 'node:crypto';
import { CancelledError, inputAt, InputError, latinHypercube, sha256Hex, utf8Encode } from '@firebreak/engine';
import type { ResolvedScenario, Snapshot, UncertainInput } from '@firebreak/engine';
import { openJournal } from '../store/ensembleFolder.ts';
import { RunClock } from '../sweep/runClock.ts';
import { runMany } from '../sweep/manyRuns.ts';
import type { ThreadAnswer } from '../sweep/manyRuns.ts';
import type { RunAnswer } from '../sweep/runTask.ts';
import { errorOf } from '../sweep/messages.ts';
import { bindScenario, loadMarket } from '../sweep/runJob.ts';
import type { MarketSource } from '../sweep/runJob.ts';
import type { SnapshotReference } from '../store/runFolder.ts';
import { headlinesOf } from './ensembleStats.ts';
import type { EnsembleRow } from './ensembleStats.ts';

/** Runs at the inputs' values, with seeds from that of the ensemble on. */
export const SEED_RUNS = 20;
const SEEDS = 2 ** 32;

/** What is to be drawn. */
export interface EnsembleJob {
  readonly market: MarketSource;
  /** The scenario document, ranges included. */
  readonly document: unknown;
  readonly seed: number;
  readonly draws: number;
  readonly threads: number;
  /** File that keeps finished runs until all are done. */
  readonly journal: string;
  readonly engineVersion: string;
}

/** One run of an ensemble. */
export interface PlannedRun {
  readonly index: number;
  /** A draw of the inputs, or a seed with the inputs at their values. */
  readonly kind: 'draw' | 'seed';
  readonly seed: number;
  /** One per drawn input; null for a seed run. */
  readonly values: Float64Array | null;
}

/** An ensemble whose runs are done. */
export interface Ensemble {
  readonly job: EnsembleJob;
  readonly snapshot: Snapshot;
  readonly scenario: ResolvedScenario;
  readonly reference: SnapshotReference;
  /** Inputs with a range, in the order of their values. */
  readonly drawn: readonly UncertainInput[];
  readonly runs: readonly PlannedRun[];
  readonly rows: readonly EnsembleRow[];
  /** SHA-256 over the digests of all runs in their order. */
  readonly digest: string;
  /** This session: wall clock, processor time over all threads, and how many of the runs it made. */
  readonly effort: { readonly seconds: number; readonly cpuSeconds: number; readonly runs: number };
}

/** Told while an ensemble runs; `leftS` is NaN until a run is done. */
export interface EnsembleListener {
  readonly onStart?: (total: number, finished: number, drawn: number) => void;
  readonly onRun?: (finished: number, total: number, leftS: number) => void;
}

/**
 * The runs of an ensemble in their order: draws at the ensemble's seed, seed runs spread evenly among them. A draw's
 * value of an input depends on the number of draws, the seed, and the input's key and range, not on other inputs.
 */
export function planRuns(drawn: readonly UncertainInput[], draws: number, seed: number): PlannedRun[] {
  const columns = drawn.map((input) => latinHypercube(draws, seed, addressOf(input.key)));
  const runs: PlannedRun[] = [];
  for (let draw = 0, extra = 0; draw < draws; draw++) {
    while (extra < SEED_RUNS && extra * draws <= draw * SEED_RUNS) {
      runs.push({ index: runs.length, kind: 'seed', seed: (seed + extra++) % SEEDS, values: null });
    }
    const values = Float64Array.from(drawn, (input, k) => inputAt(input, columns[k]![draw]!));
    runs.push({ index: runs.length, kind: 'draw', seed, values });
  }
  return runs;
}

/** The number of an input among random numbers, from its name. */
function addressOf(key: string): number {
  return Number.parseInt(sha256Hex(utf8Encode(key)).slice(0, 8), 16);
}

/**
 * Runs an ensemble, going on from a journal of the same ensemble where there is one. Throws InputError where market,
 * scenario or ranges are wrong or nothing has a range, CancelledError where the signal fired: finished runs are then in
 * the journal.
 */
export async function runEnsemble(
  job: EnsembleJob,
  listener: EnsembleListener = {},
  signal?: AbortSignal,
): Promise<Ensemble> {
  const startMs = performance.now();
  const cpu = process.cpuUsage();
  const { snapshot, reference } = await loadMarket(job.market);
  const scenario = bindScenario(job.document, snapshot);
  const drawn = scenario.inputs.filter(({ low, high }) => low < high);
  if (drawn.length === 0) throw nothingToDraw();
  const runs = planRuns(drawn, job.draws, job.seed);
  const rows: EnsembleRow[] = new Array<EnsembleRow>(runs.length);
  const journal = await openJournal(job.journal, identityOf(job, reference.hash));
  for (const row of journal.rows as EnsembleRow[]) if (row.index < rows.length) rows[row.index] = row;
  const open = runs.filter(({ index }) => rows[index] === undefined);
  let finished = runs.length - open.length;
  const clock = new RunClock(Math.min(job.threads, open.length));
  listener.onStart?.(runs.length, finished, drawn.length);
  const onAnswer = (answer: ThreadAnswer): void => {
    const row = rowOf(answer);
    rows[row.index] = row;
    journal.append(row);
    clock.add(answer.seconds, answer.isFirst);
    finished++;
    listener.onRun?.(finished, runs.length, clock.leftS(runs.length - finished));
  };
  const tasks = open.map(({ index, seed, values }) => ({ index, seed, values: named(drawn, values) }));
  try {
    await runMany({ snapshot, document: job.document, tasks, threads: job.threads, onAnswer }, signal);
  } catch (error) {
    throw error instanceof CancelledError ? stopped(finished, runs.length, job.journal) : error;
  } finally {
    journal.close();
  }
  mustHaveResults(rows);
  const { user, system } = process.cpuUsage(cpu);
  const seconds = (performance.now() - startMs) / 1000;
  const effort = { seconds, cpuSeconds: (user + system) / 1e6, runs: open.length };
  return { job, snapshot, scenario, reference, drawn, runs, rows, digest: digestOf(rows), effort };
}

/** Values of a run by key of the document. */
function named(drawn: readonly UncertainInput[], values: Float64Array | null): (readonly [string, number])[] {
  return values === null ? [] : drawn.map(({ key }, k) => [key, values[k]!] as const);
}

function rowOf({ index, result, error }: RunAnswer): EnsembleRow {
  if (result !== null) return { index, headlines: headlinesOf(result.summary), digest: result.digest, error: null };
  // Not a run's fault: the same thing would stop every run.
  if (error !== null && error.exitCode !== 1 && error.issues === null) throw errorOf(error);
  return { index, headlines: null, digest: '', error: error?.message ?? 'no reason given' };
}

/** What makes two ensembles the same one. */
function identityOf(job: EnsembleJob, market: string): string {
  const { document, seed, draws, engineVersion } = job;
  return createHash('sha256').update(JSON.stringify({ document, seed, draws, engineVersion, market })).digest('hex');
}

function digestOf(rows: readonly EnsembleRow[]): string {
  return createHash('sha256')
    .update(rows.map(({ digest }) => digest).join('\n'))
    .digest('hex');
}

/** A run that fails is left out and said so; where all fail there is nothing to say. */
function mustHaveResults(rows: readonly EnsembleRow[]): void {
  if (rows.some(({ headlines }) => headlines !== null)) return;
  throw new InputError(`Every run of the ensemble failed, the first with: ${rows[0]?.error ?? ''}`, {
    code: 'ensemble-failed',
    hint: 'Run the scenario once without --ensemble, and look at the ranges.',
  });
}

function stopped(finished: number, total: number, journal: string): CancelledError {
  return new CancelledError(`Stopped after ${finished} of ${total} runs; they are kept in ${journal}`, {
    code: 'cancelled',
    hint: 'The same command goes on from there.',
  });
}

function nothingToDraw(): InputError {
  return new InputError('No input has a range, so an ensemble would repeat one run', {
    code: 'nothing-to-draw',
    hint: 'Give a range, such as --range behaviour.depth_scale=0.5:2.',
  });
}
