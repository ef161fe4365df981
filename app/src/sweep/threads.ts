/** Work on threads, from sources unbuilt as well as built: a thread does not inherit the loader of its parent. */
import type { CancelledError } from '@firebreak/engine';
import { Piscina } from 'piscina';

/** Whether this code runs from its sources. */
const FROM_SOURCE = import.meta.url.endsWith('.ts');

/** Arguments with which a pool starts its threads. */
export function threadArgs(): string[] {
  return FROM_SOURCE ? ['--import', import.meta.resolve('tsx'), '--conditions=firebreak-source'] : [];
}

/** Address of a thread's file that stands beside `beside` (an `import.meta.url`), by its name without ending. */
export function threadFile(name: string, beside: string): string {
  return new URL(`./${name}.${FROM_SOURCE ? 'ts' : 'js'}`, beside).href;
}

/** What threads are started with. */
export interface Threads {
  /** From {@link threadFile}. */
  readonly filename: string;
  readonly workerData: unknown;
  readonly threads: number;
  readonly signal: AbortSignal | undefined;
  /** What is thrown where the signal fired. */
  readonly cancelled: () => CancelledError;
}

/**
 * Starts threads, lets `work` ask them, and ends them whatever happens. Throws what `cancelled` gives where the signal
 * fired, after which nothing is answered, and otherwise whatever `work` or a thread throws.
 */
export async function onThreads<Task, Answer, T>(
  { filename, workerData, threads, signal, cancelled }: Threads,
  work: (ask: (task: Task) => Promise<Answer>) => Promise<T>,
): Promise<T> {
  if (signal?.aborted === true) throw cancelled();
  const pool = new Piscina({
    filename,
    workerData,
    execArgv: threadArgs(),
    minThreads: threads,
    maxThreads: threads,
    recordTiming: false,
  });
  let asked = false;
  const stop = (): void => {
    asked = true;
    void pool.destroy();
  };
  signal?.addEventListener('abort', stop, { once: true });
  try {
    return await work(async (task) => (await pool.run(task)) as Answer);
  } catch (error) {
    throw asked ? cancelled() : error;
  } finally {
    signal?.removeEventListener('abort', stop);
    await pool.destroy();
  }
}
