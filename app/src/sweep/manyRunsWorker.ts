/** A thread of many runs: views the shared market once, then runs one task after another. */
import { unpack } from '@firebreak/engine';
import { workerData } from 'piscina';
import type { ThreadAnswer, ThreadData } from './manyRuns.ts';
import { runTask } from './runTask.ts';
import type { RunTask } from './runTask.ts';

const { packed, document } = workerData as ThreadData;
const snapshot = unpack(packed);
let isFirst = true;

/** Executes a task on this thread. */
export default function answer(task: RunTask): ThreadAnswer {
  const answered = { ...runTask(snapshot, document, task), isFirst };
  isFirst = false;
  return answered;
}
