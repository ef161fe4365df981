/** Tasks of the case on several threads, answered in order of their numbers. */
import { CancelledError } from '@firebreak/engine';
import { Piscina } from 'piscina';
import { errorOf } from '../../sweep/messages.ts';
import { FROM_SOURCE, threadArgs } from '../../sweep/threads.ts';
import type { OctoberAnswer, OctoberBase, OctoberResult, OctoberTask } from './task.ts';

/** How many threads, who is told of each finished task, and what stops the work. */
export interface Labour {
  readonly threads: number;
  readonly onDone?: (done: number, all: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * The results of all tasks, in their order. Throws the error of the first task that failed, CancelledError where the
 * signal fired.
 */
export async function runTasks(
  base: OctoberBase,
  tasks: readonly OctoberTask[],
  { threads, onDone, signal }: Labour,
): Promise<OctoberResult[]> {
  const pool = new Piscina({
    filename: new URL(FROM_SOURCE ? './octoberWorker.ts' : './octoberWorker.js', import.meta.url).href,
    workerData: base,
    execArgv: threadArgs(),
    minThreads: Math.min(threads, tasks.length),
    maxThreads: Math.min(threads, tasks.length),
  });
  let done = 0;
  const stop = (): void => void pool.destroy();
  signal?.addEventListener('abort', stop, { once: true });
  try {
    const answers = await Promise.all(
      tasks.map(async (task) => {
        const answer = (await pool.run(task)) as OctoberAnswer;
        onDone?.(++done, tasks.length);
        return answer;
      }),
    );
    return answers.map(({ solved, error }) => {
      if (solved === null) throw errorOf(error!);
      return solved;
    });
  } catch (error) {
    if (signal?.aborted !== true) throw error;
    throw new CancelledError('Stopped during the calibration; nothing was written', {
      code: 'cancelled',
      hint: 'Run the command again for the whole result.',
    });
  } finally {
    signal?.removeEventListener('abort', stop);
    await pool.destroy();
  }
}
