/** Threads that run sources unbuilt as well as built: a thread does not inherit the loader of its parent. */

/** Whether this code runs from its sources. */
export const FROM_SOURCE = import.meta.url.endsWith('.ts');

/** Arguments with which a pool starts its threads. */
export function threadArgs(): string[] {
  return FROM_SOURCE ? ['--import', import.meta.resolve('tsx'), '--conditions=firebreak-source'] : [];
}
