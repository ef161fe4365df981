/** One of many runs over one market: a common document with a few values changed, and a seed. */
import { applySet, prepare, resolveScenario, runCascade } from '@firebreak/engine';
import type { Snapshot, Summary } from '@firebreak/engine';
import { plainError } from './messages.ts';
import type { PlainError } from './messages.ts';

/** What differs from the common document, and the seed. */
export interface RunTask {
  readonly index: number;
  /** Values by key of the document, e.g. `behaviour.depth_scale`. */
  readonly values: readonly (readonly [key: string, value: number])[];
  readonly seed: number;
}

/** What came out of a task. `seconds` is wall clock time on its thread, index included. */
export interface RunAnswer {
  readonly index: number;
  readonly seconds: number;
  readonly result: { readonly summary: Summary; readonly digest: string } | null;
  /** Why there is no result. */
  readonly error: PlainError | null;
}

/**
 * Executes a task; whatever the run throws becomes an answer. What tasks have in common (who holds what, and the index
 * where margins are alike) is kept between them by `prepare`.
 */
export function runTask(snapshot: Snapshot, document: unknown, { index, values, seed }: RunTask): RunAnswer {
  const start = performance.now();
  const seconds = (): number => (performance.now() - start) / 1000;
  try {
    let doc = document;
    for (const [key, value] of values) doc = applySet(doc, key, value);
    const prepared = prepare(snapshot, resolveScenario(doc, snapshot));
    const { summary, digest } = runCascade(prepared, { seed, record: 'summary' });
    return { index, seconds: seconds(), result: { summary, digest }, error: null };
  } catch (error) {
    return { index, seconds: seconds(), result: null, error: plainError(error) };
  }
}
