/**
 * One run of the case on a thread: a market, values of the scenario, a seed, and either fundamentals to run with or
 * rounds in which to solve them first.
 */
import { applySet, buildSnapshot, generateMarket } from '@firebreak/engine';
import type { Snapshot } from '@firebreak/engine';
import { plainError } from '../../sweep/messages.ts';
import type { PlainError } from '../../sweep/messages.ts';
import { measureBranching } from './branching.ts';
import type { BranchingMoment } from './branching.ts';
import { solveFundamental, withFundamentals } from './fundamental.ts';
import type { Fundamental } from './fundamental.ts';
import { octoberSpec } from './market.ts';
import type { MarketOptions } from './market.ts';
import type { ObservedPath } from './observed.ts';
import { withObservedMarks } from './replay.ts';
import { measure } from './measures.ts';
import type { Measures } from './measures.ts';

/** Seed of the accounts drawn for the case and for all that is calibrated on it; runs have seeds of their own. */
const MARKET_SEED = 20251010;

/** What all tasks share: the scenario without shocks, and what was observed. */
export interface OctoberBase {
  readonly document: object;
  readonly paths: readonly ObservedPath[];
}

/** What is run. */
export interface OctoberTask {
  readonly index: number;
  readonly market: MarketOptions;
  /** Values by key of the scenario document, e.g. `behaviour.depth_scale`. */
  readonly values: readonly (readonly [key: string, value: unknown])[];
  readonly seed: number;
  /** Accounts drawn anew: seeds away from those of the case; default 0, its own. */
  readonly otherAccounts?: number;
  /** Where the solution begins; null: at the observed paths. */
  readonly fundamentals: readonly Fundamental[] | null;
  /** 1: run with these fundamentals as they are. */
  readonly rounds: number;
  /** Measure branching too: six further runs. */
  readonly branching?: true;
  /** Mode replay: marks are those observed, and forced orders move nothing. */
  readonly replay?: true;
  /** Margin every unit at every step: slow, and equal to the digest. */
  readonly fullScan?: true;
}

/** What came of it; `error` where a run failed. */
export interface OctoberAnswer {
  readonly index: number;
  readonly solved: OctoberResult | null;
  readonly error: PlainError | null;
}

/** Numbers of a run, small enough to be kept by the hundred. */
export interface OctoberResult {
  readonly fundamentals: readonly Fundamental[];
  readonly rounds: number;
  readonly worst: number;
  readonly rms: number;
  readonly liquidatedUsd: number;
  readonly adlUsd: number;
  readonly badDebtUsd: number;
  readonly overshoot: number;
  readonly digest: string;
  readonly measures: Measures;
  /** Null where it was not asked for, or nothing was forced. */
  readonly branching: readonly BranchingMoment[] | null;
}

let kept: { readonly key: string; readonly snapshot: Snapshot } | null = null;

/**
 * The market of a case with these options, its accounts drawn with another seed where one is asked for; the last one is
 * kept, because neighbours in a list share it.
 */
export function octoberSnapshot(paths: readonly ObservedPath[], options: MarketOptions, otherAccounts = 0): Snapshot {
  const key = JSON.stringify([options, otherAccounts]);
  if (kept?.key !== key) {
    const prices = new Map(paths.map(({ asset, prices: [first] }) => [asset, first!]));
    const market = generateMarket(octoberSpec(prices, options), MARKET_SEED + otherAccounts);
    kept = { key, snapshot: buildSnapshot(market) };
  }
  return kept.snapshot;
}

/** The scenario document of a task, without shocks. Throws IssuesError where a key is not known. */
export function documentOf(base: OctoberBase, task: Pick<OctoberTask, 'values'>): object {
  let document: unknown = base.document;
  for (const [key, value] of task.values) document = applySet(document, key, value);
  return document as object;
}

/** Executes a task; whatever a run throws becomes an answer. */
export function runOctober(base: OctoberBase, task: OctoberTask): OctoberAnswer {
  try {
    const snapshot = octoberSnapshot(base.paths, task.market, task.otherAccounts);
    const endogenous = documentOf(base, task);
    const document = task.replay === true ? withObservedMarks(endogenous, snapshot, base.paths) : endogenous;
    const { result, fills, ...solution } = solveFundamental(snapshot, document, base.paths, task);
    const final = withFundamentals(document, solution.fundamentals);
    const { liquidatedUsd, adlUsd, badDebtUsd, overshoot } = result.summary;
    const solved = {
      ...solution,
      liquidatedUsd,
      adlUsd,
      badDebtUsd,
      overshoot: overshoot.fraction,
      digest: result.digest,
      measures: measure(snapshot, result, fills, base.paths),
      branching: task.branching === true ? measureBranching(snapshot, final, task.seed, result) : null,
    };
    return { index: task.index, solved, error: null };
  } catch (error) {
    return { index: task.index, solved: null, error: plainError(error) };
  }
}
