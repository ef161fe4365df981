/**
 * Clocks that a change of the time of day does not fool: somebody sets it back by an hour, and neither is a feed taken
 * for one that goes on, nor are its events taken for ones from the future.
 */
import { performance } from 'node:perf_hooks';

/** Time of day when the process began, ms UTC. */
const BEGAN_MS = Date.now() - performance.now();

/** A time that only goes on, ms: for how long something has lasted. It says nothing of the time of day. */
export function lastingMs(): number {
  return performance.now();
}

/** Our time of day, or what it would be if it had not been set back since the process began; the later, ms UTC. */
export function latestMs(): number {
  return Math.max(Date.now(), Math.floor(BEGAN_MS + performance.now()));
}
