/**
 * One run as a job: which market, which scenario, which seed. Executing it reads the market, resolves the scenario,
 * runs, and measures feedback; a worker thread does this for the command line, so that the process stays free for
 * progress and Ctrl-C.
 */
import { resolve } from 'node:path';
import {
  addBook,
  buildSnapshot,
  builtinMarket,
  falseLiquidations,
  InputError,
  measureFeedback,
  outageLiquidations,
  prepare,
  resolveScenario,
  runBook,
  runCascade,
  snapshotHash,
} from '@firebreak/engine';
import type {
  BookAccount,
  BookOutcome,
  MarketTables,
  Prepared,
  ReferenceOracle,
  ResolvedScenario,
  RunOptions,
  RunResult,
  Snapshot,
} from '@firebreak/engine';
import type { SnapshotReference } from '../store/runFolder.ts';
import { readSnapshot } from '../store/snapshotFolder.ts';
import { AdlTally } from './adlTally.ts';
import type { AdlShared } from './adlTally.ts';

/** Name of the market that ships with Firebreak. */
export const BUILTIN = 'builtin';

/** Where a market comes from: the built-in one, drawn with a seed (null = its own), or a folder. */
export type MarketSource =
  | { readonly kind: 'builtin'; readonly seed: number | null }
  | { readonly kind: 'folder'; readonly path: string };

/** What is to be run. Plain data, so that it travels to a thread. */
export interface RunJob {
  readonly market: MarketSource;
  /** The scenario document, checked when it is bound to the market. */
  readonly scenario: unknown;
  readonly seed: number;
  /** Measure amplification, branching and what outages did, which takes extra runs. */
  readonly feedback: boolean;
  /** Count liquidations that one oracle for all venues would have spared, which takes another run. */
  readonly referenceOracle?: ReferenceOracle;
  /** Measure how deleveraging is shared out among those who could give. */
  readonly adl?: boolean;
  /** The user's own accounts, added to the market. */
  readonly book?: readonly BookAccount[];
}

/** What a job is doing. */
export type RunPhase = 'market' | 'index' | 'run' | 'feedback';

/** Where a run stands. */
export interface RunProgress {
  readonly step: number;
  readonly steps: number;
  readonly timeS: number;
  readonly liquidatedUsd: number;
}

/** Told by a job while it works. */
export interface RunListener {
  readonly onPhase?: (phase: RunPhase, scenario: ResolvedScenario | null) => void;
  readonly onProgress?: (progress: RunProgress) => void;
}

/** What a job made. Wall clock seconds: reading the market, index and run, extra runs. */
export interface RunOutcome {
  readonly result: RunResult;
  readonly snapshot: Snapshot;
  readonly scenario: ResolvedScenario;
  readonly reference: SnapshotReference;
  /** How deleveraging was shared out; absent where the job does not ask. */
  readonly adl?: AdlShared;
  /** What became of the book's accounts; absent without a book. */
  readonly book?: BookOutcome;
  readonly seconds: { readonly market: number; readonly run: number; readonly feedback: number };
}

/** A scenario does not fit the market or is wrong in itself; `cause` is the engine's error with the paths. */
export class ScenarioError extends InputError {}

/** The market of a source, and how a run folder refers to it. Throws InputError where it cannot be read. */
export async function loadMarket(source: MarketSource): Promise<{ snapshot: Snapshot; reference: SnapshotReference }> {
  if (source.kind === 'folder') {
    const { snapshot, hash } = await readSnapshot(source.path);
    return { snapshot, reference: { kind: 'folder', name: resolve(source.path), seed: null, accounts: null, hash } };
  }
  const snapshot = buildSnapshot(source.seed === null ? builtinMarket() : builtinMarket(source.seed));
  const { seed, accounts } = snapshot;
  return {
    snapshot,
    reference: { kind: 'builtin', name: BUILTIN, seed, accounts: accounts.n, hash: snapshotHash(snapshot) },
  };
}

/** The market of a source with a book in it; its hash is that of the market that is run. */
async function loadWithBook(
  source: MarketSource,
  book: readonly BookAccount[],
): Promise<{ snapshot: Snapshot; reference: SnapshotReference }> {
  const snapshot = buildSnapshot(addBook(await loadTables(source), book));
  const hash = snapshotHash(snapshot);
  if (source.kind === 'folder') {
    return { snapshot, reference: { kind: 'folder', name: resolve(source.path), seed: null, accounts: null, hash } };
  }
  const { seed, accounts } = snapshot;
  return { snapshot, reference: { kind: 'builtin', name: BUILTIN, seed, accounts: accounts.n, hash } };
}

/** The tables of a market, as the base of an import. Throws InputError where it cannot be read. */
export async function loadTables(source: MarketSource): Promise<MarketTables> {
  if (source.kind === 'folder') return (await readSnapshot(source.path)).tables;
  return source.seed === null ? builtinMarket() : builtinMarket(source.seed);
}

/**
 * Executes a job at full recording. Throws InputError for a market that cannot be read and for a reference oracle in a
 * replay, ScenarioError for a scenario that cannot be bound to the market.
 */
export async function executeJob(job: RunJob, { onPhase, onProgress }: RunListener): Promise<RunOutcome> {
  const times = [performance.now()];
  const lap = () => times.push(performance.now());
  onPhase?.('market', null);
  const { snapshot, reference } =
    job.book === undefined ? await loadMarket(job.market) : await loadWithBook(job.market, job.book);
  const scenario = bindScenario(job.scenario, snapshot);
  if (job.referenceOracle !== undefined && scenario.mode === 'replay') throw referenceInReplay();
  lap();
  onPhase?.('index', scenario);
  const prepared = prepare(snapshot, scenario);
  onPhase?.('run', scenario);
  const extra = job.feedback || job.referenceOracle !== undefined;
  const progress = onProgress === undefined ? {} : { onProgress };
  const tally = job.adl === true ? new AdlTally() : null;
  const options: RunOptions = { seed: job.seed, record: 'full', byAccount: extra, ...progress };
  const heard = tally === null ? options : { ...options, onAdlFill: tally.fill, onAdlWave: tally.wave };
  const ran = job.book === undefined ? { result: runCascade(prepared, heard) } : runBook(prepared, heard);
  const base = ran.result;
  lap();
  if (extra) onPhase?.('feedback', scenario);
  const result = withReruns(prepared, options, base, job);
  lap();
  const seconds = times.slice(1).map((time, k) => (time - times[k]!) / 1000);
  return {
    result,
    snapshot,
    scenario,
    reference,
    ...(tally === null ? {} : { adl: tally.result() }),
    ...('book' in ran ? { book: ran.book } : {}),
    seconds: { market: seconds[0]!, run: seconds[1]!, feedback: seconds[2]! },
  };
}

function referenceInReplay(): InputError {
  return new InputError('a replay follows observed marks, so no other oracle can be read in it', {
    code: 'reference-in-replay',
    hint: 'Leave --reference-oracle out, or run the scenario in mode endogenous.',
  });
}

/** What extra runs say, in the summary; the digest is over the run and stays. */
function withReruns(prepared: Prepared, options: RunOptions, base: RunResult, job: RunJob): RunResult {
  let { summary } = base;
  if (job.feedback) {
    const feedback = measureFeedback(prepared, options, base, options.onProgress);
    summary = { ...summary, ...feedback, branchingRatio: feedback.branching?.spectralRadius ?? null };
    const outage = outageLiquidations(prepared, options, base);
    if (outage !== null) summary = { ...summary, outageLiquidations: outage };
  }
  if (job.referenceOracle !== undefined) {
    const found = falseLiquidations(prepared, options, base, job.referenceOracle);
    if (found !== null) summary = { ...summary, falseLiquidations: found };
  }
  return { ...base, summary };
}

/** The scenario of a document for a market. Throws ScenarioError where it does not fit. */
export function bindScenario(document: unknown, snapshot: Snapshot): ResolvedScenario {
  try {
    return resolveScenario(document, snapshot);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new ScenarioError(error.message, { code: error.code, hint: error.hint, cause: error });
  }
}
