/** Starts one run on a thread of its own. The signal ends the thread at once, whatever it computes. */
import { Worker } from 'node:worker_threads';
import { CancelledError, InputError } from '@firebreak/engine';
import { errorOf } from './messages.ts';
import type { RunMessage } from './messages.ts';
import type { RunJob, RunListener, RunOutcome } from './runJob.ts';

const FROM_SOURCE = import.meta.url.endsWith('.ts');

/**
 * A thread does not inherit the loader of its parent: where sources run unbuilt, it registers one before its own
 * file.
 */
function newThread(job: RunJob): Worker {
  if (!FROM_SOURCE) return new Worker(new URL('./runWorker.js', import.meta.url), { workerData: job });
  const loader = import.meta.resolve('tsx/esm/api');
  const file = new URL('./runWorker.ts', import.meta.url).href;
  const code =
    `import(${JSON.stringify(loader)}).then((api) => ` +
    `{ api.register(); return import(${JSON.stringify(file)}); });`;
  return new Worker(code, { eval: true, workerData: job, execArgv: ['--conditions=firebreak-source'] });
}

/**
 * Runs a job on a worker thread. Throws what the job throws, CancelledError where the signal fired, InputError where
 * the market does not fit into memory.
 */
export async function startRun(job: RunJob, listener: RunListener = {}, signal?: AbortSignal): Promise<RunOutcome> {
  if (signal?.aborted === true) throw cancelled();
  const worker = newThread(job);
  try {
    return await new Promise<RunOutcome>((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(cancelled()), { once: true });
      worker.on('error', (error: unknown) => reject(outOfMemory(error) ?? error));
      worker.on('exit', (code) => reject(new Error(`The thread of the run ended with code ${code}`)));
      worker.on('message', (message: RunMessage) => {
        if (message.kind === 'phase') listener.onPhase?.(message.phase, message.scenario);
        else if (message.kind === 'progress') listener.onProgress?.(message.progress);
        else if (message.kind === 'done') resolve(message.outcome);
        else reject(errorOf(message.error));
      });
    });
  } finally {
    worker.removeAllListeners('exit');
    await worker.terminate();
  }
}

function cancelled(): CancelledError {
  return new CancelledError('Stopped during the run; nothing was written', {
    code: 'cancelled',
    hint: 'Run the command again for the whole result.',
  });
}

function outOfMemory(error: unknown): InputError | null {
  if ((error as { code?: unknown } | null)?.code !== 'ERR_WORKER_OUT_OF_MEMORY') return null;
  return new InputError('The run does not fit into memory', {
    code: 'out-of-memory',
    hint: 'Use a smaller market or a coarser step, or allow more with NODE_OPTIONS=--max-old-space-size=8192.',
    cause: error,
  });
}
