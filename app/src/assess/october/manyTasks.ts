/** Tasks of the case on several threads, answered in order of their numbers. */
import { CancelledError, sha256Hex, utf8Encode } from '@firebreak/engine';
import type { Journal } from '../../store/ensembleFolder.ts';
import { errorOf } from '../../sweep/messages.ts';
import { onThreads, threadFile } from '../../sweep/threads.ts';
import type { OctoberAnswer, OctoberBase, OctoberResult, OctoberTask } from './task.ts';

/** How many threads, who is told of each finished task, and what stops the work. */
export interface Labour {
  readonly threads: number;
  readonly onDone?: (done: number, all: number) => void;
  readonly signal?: AbortSignal;
  /** Keeps finished tasks, so that an interrupted calibration goes on from there. */
  readonly journal?: Journal;
}

interface Kept {
  readonly task: string;
  readonly solved: OctoberResult;
}

/** What makes two tasks of one base the same, whatever their places in a list. */
function addressOf({ index: _index, ...task }: OctoberTask): string {
  return sha256Hex(utf8Encode(JSON.stringify(task)));
}

/**
 * The results of all tasks, in their order; those that the journal has are not made again. Throws the error of the
 * first task that failed, CancelledError where the signal fired.
 */
export async function runTasks(
  base: OctoberBase,
  tasks: readonly OctoberTask[],
  { threads, onDone, signal, journal }: Labour,
): Promise<OctoberResult[]> {
  const kept = new Map(((journal?.rows ?? []) as Kept[]).map(({ task, solved }) => [task, solved]));
  const results = tasks.map((task) => kept.get(addressOf(task)));
  const open = tasks.filter((_, k) => results[k] === undefined);
  if (open.length === 0) return results as OctoberResult[];
  let done = tasks.length - open.length;
  const made = await onThreads<OctoberTask, OctoberAnswer, OctoberResult[]>(
    {
      filename: threadFile('octoberWorker', import.meta.url),
      workerData: base,
      threads: Math.min(threads, open.length),
      signal,
      cancelled: () =>
        new CancelledError(journal === undefined ? 'Stopped; nothing was written' : 'Stopped; finished runs are kept', {
          code: 'cancelled',
          hint: 'Run the command again.',
        }),
    },
    async (ask) => {
      const answers = await Promise.all(
        open.map(async (task) => {
          const answer = await ask(task);
          if (answer.solved !== null) journal?.append({ task: addressOf(task), solved: answer.solved });
          onDone?.(++done, tasks.length);
          return answer;
        }),
      );
      return answers.map(({ solved, error }) => {
        if (solved === null) throw errorOf(error!);
        return solved;
      });
    },
  );
  return results.map((result) => result ?? made.shift()!);
}
