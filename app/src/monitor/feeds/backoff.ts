/** How long to wait before connecting again: doubling with full jitter, so that many clients do not return at once. */

/** Limits of the wait. */
export interface Backoff {
  readonly firstMs: number;
  readonly maxMs: number;
}

/**
 * Wait before try number `attempt` (0 is the first after a failure), ms, given a random number in [0, 1): uniform
 * between half of the doubled step and all of it.
 */
export function backoffMs({ firstMs, maxMs }: Backoff, attempt: number, random: number): number {
  const step = Math.min(maxMs, firstMs * 2 ** Math.min(attempt, 30));
  return step / 2 + (step / 2) * random;
}
