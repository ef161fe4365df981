/** A thread of the case: executes one task after another. */
import { workerData } from 'piscina';
import { runOctober } from './task.ts';
import type { OctoberAnswer, OctoberBase, OctoberTask } from './task.ts';

/** Executes a task on this thread. */
export default function answer(task: OctoberTask): OctoberAnswer {
  return runOctober(workerData as OctoberBase, task);
}
