/** A thread of many runs: views the shared market once, then runs one task after another. */
import { unpack } from '@firebreak/engine';
import { workerData } from 'piscina';
import type { ThreadData } from './manyRuns.ts';
import { runTask } from './runTask.ts';
import type { RunAnswer, RunTask } from './runTask.ts';

const { packed, document } = workerData as ThreadData;
const snapshot = unpack(packed);

/** Executes a task on this thread. */
export default function answer(task: RunTask): RunAnswer {
  return runTask(snapshot, document, task);
}
