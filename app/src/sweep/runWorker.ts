/**
 * The thread of one run: executes the job that it was started with, posts progress ten times a second, then the
 * outcome.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { plainError } from './messages.ts';
import type { RunMessage } from './messages.ts';
import { executeJob } from './runJob.ts';
import type { RunJob } from './runJob.ts';

const PROGRESS_EVERY_MS = 100;

function post(message: RunMessage, transfer: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, transfer);
}

/** Memory behind the typed arrays of plain data, each buffer once: it moves to the owner instead of being copied. */
function buffersOf(value: unknown, found = new Set<ArrayBuffer>()): Set<ArrayBuffer> {
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer) found.add(value.buffer);
  } else if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) buffersOf(part, found);
  }
  return found;
}

let posted = -Infinity;
try {
  const outcome = await executeJob(workerData as RunJob, {
    onPhase: (phase, scenario) => post({ kind: 'phase', phase, scenario }),
    onProgress: (progress) => {
      const now = performance.now();
      if (now - posted < PROGRESS_EVERY_MS && progress.step < progress.steps) return;
      posted = now;
      post({ kind: 'progress', progress });
    },
  });
  post({ kind: 'done', outcome }, [...buffersOf(outcome)]);
} catch (error) {
  post({ kind: 'error', error: plainError(error) });
}
