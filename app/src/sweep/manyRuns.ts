/**
 * Many runs of one market on threads that share its bytes. Runs are handed out in order and answered as they finish;
 * which thread made an answer changes nothing in it. One run that fails is an answer with its reason.
 */
import { CancelledError, pack } from '@firebreak/engine';
import type { Snapshot } from '@firebreak/engine';
import type { RunAnswer, RunTask } from './runTask.ts';
import { onThreads, threadFile } from './threads.ts';

/** What every thread is started with. */
export interface ThreadData {
  readonly packed: Uint8Array;
  readonly document: unknown;
}

/** An answer, and whether it was the first of its thread, which takes longer. */
export interface ThreadAnswer extends RunAnswer {
  readonly isFirst: boolean;
}

/** What is to be run, and on how many threads. */
export interface ManyRuns {
  readonly snapshot: Snapshot;
  /** The scenario document that tasks change values of; it must fit the market. */
  readonly document: unknown;
  readonly tasks: readonly RunTask[];
  readonly threads: number;
  readonly onAnswer: (answer: ThreadAnswer) => void;
}

/**
 * Runs all tasks. Throws CancelledError where the signal fired, after which no further answer comes, and whatever ends
 * a thread (memory, mostly).
 */
export async function runMany(work: ManyRuns, signal?: AbortSignal): Promise<void> {
  if (work.tasks.length === 0) return;
  await onThreads<RunTask, ThreadAnswer, unknown>(
    {
      filename: threadFile('manyRunsWorker', import.meta.url),
      workerData: { packed: pack(work.snapshot, { shared: true }), document: work.document } satisfies ThreadData,
      threads: Math.min(work.threads, work.tasks.length),
      signal,
      cancelled,
    },
    (ask) => Promise.all(work.tasks.map(async (task) => work.onAnswer(await ask(task)))),
  );
}

function cancelled(): CancelledError {
  return new CancelledError('Stopped between runs', { code: 'cancelled', hint: 'Run the command again.' });
}
