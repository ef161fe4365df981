/** The forced notional of a run and nothing else: for searches that need many runs and one number of each. */
import { checkRun } from './invariants.ts';
import type { Prepared } from './prepared.ts';
import { advance, forcedUsd, startRun } from './run.ts';

/** What a run forced. */
export interface ForcedNotional {
  /** USD, long and short positions closed by force, as `liquidatedUsd` of a summary; a lower bound where it stopped. */
  readonly usd: number;
  /** Seconds from the start at which it stopped. */
  readonly atS: number;
}

/**
 * Runs until the horizon, or to the end of the step in which forced notional reaches `untilUsd`. Without a bound `usd`
 * equals `summary.liquidatedUsd` of {@link runCascade} with that seed. Throws what that throws.
 */
export function forcedNotional(prepared: Prepared, seed: number, untilUsd = Infinity): ForcedNotional {
  const { horizonS, stepS } = prepared.scenario;
  const c = startRun(prepared, { seed, record: 'summary' });
  let usd = 0;
  while (usd < untilUsd && c.state.timeS + stepS <= horizonS + 1e-9) {
    advance(c, c.state.timeS + stepS);
    usd = forcedUsd(c);
  }
  checkRun(c);
  return { usd, atS: c.state.timeS };
}
