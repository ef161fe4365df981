/**
 * The smallest shock that passes a hurdle: moves of a grid are tried from the smallest up, and the first crossing is
 * narrowed down by bisection. More shock need not mean more liquidations (a pause, a fund that steps in earlier), so
 * the grid is walked and never jumped over; what happens between two of its moves that both stay below is not seen.
 */
import {
  forcedNotional,
  openInterestUsd,
  prepare,
  resolveScenario,
  type ResolvedScenario,
  type Snapshot,
} from '@firebreak/engine';
import {
  type DistanceTarget,
  FLOOR_SHARE,
  GRID,
  type Hurdle,
  PRECISION,
  PRECISION_SHARE,
  shockDocument,
} from './question.ts';

/** One move that was tried. */
export interface Trial {
  /** Fraction of the price, positive in both directions. */
  readonly move: number;
  /** Forced notional, USD; a lower bound where `passed`, because the run stopped there. */
  readonly forcedUsd: number;
  /** Forced notional with impact over without; null where it was not asked for, or nothing is forced without impact. */
  readonly amplification: number | null;
  readonly passed: boolean;
}

/** The answer for one target. */
export interface Distance extends DistanceTarget {
  /** Smallest move that was seen to pass, fraction of the price; null where no move of the grid does. */
  readonly move: number | null;
  /** Largest move below it that was seen not to pass; 0 where the smallest of the grid passes at once. */
  readonly below: number;
  /** All moves that were tried, by size. */
  readonly trials: readonly Trial[];
}

/** Searches a target. Throws InputError for an unknown asset, and what a run throws. */
export function searchDistance(
  snapshot: Snapshot,
  target: DistanceTarget,
  { hurdle, seed }: { readonly hurdle: Hurdle; readonly seed: number },
): Distance {
  const floorUsd =
    hurdle.kind === 'amplification' ? FLOOR_SHARE * openInterestUsd(snapshot).reduce((sum, usd) => sum + usd, 0) : 0;
  const trials: Trial[] = [];
  const passes = (move: number): boolean => {
    const scenario = resolveScenario(shockDocument(snapshot, target, move), snapshot);
    const trial = { move, ...tried(snapshot, scenario, { hurdle, seed, floorUsd }) };
    trials.push(trial);
    return trial.passed;
  };
  const found = firstCrossing(GRID[target.direction], passes);
  return { ...target, ...found, trials: trials.sort((a, b) => a.move - b.move) };
}

/**
 * The first crossing of a test over a rising grid: the first entry that passes, narrowed down towards the entry before
 * it (or 0) until {@link PRECISION}. Null where none passes; `below` is then the last entry.
 */
export function firstCrossing(
  grid: readonly number[],
  passes: (move: number) => boolean,
): { readonly move: number | null; readonly below: number } {
  let below = 0;
  for (const entry of grid) {
    if (!passes(entry)) {
      below = entry;
      continue;
    }
    let move = entry;
    while (move - below > Math.max(PRECISION, PRECISION_SHARE * move)) {
      const middle = (below + move) / 2;
      if (passes(middle)) move = middle;
      else below = middle;
    }
    return { move, below };
  }
  return { move: null, below };
}

interface How {
  readonly hurdle: Hurdle;
  readonly seed: number;
  readonly floorUsd: number;
}

function tried(snapshot: Snapshot, scenario: ResolvedScenario, { hurdle, seed, floorUsd }: How): Omit<Trial, 'move'> {
  const prepared = prepare(snapshot, scenario);
  if (hurdle.kind === 'liquidations') {
    const { usd } = forcedNotional(prepared, seed, hurdle.usd);
    return { forcedUsd: usd, amplification: null, passed: usd >= hurdle.usd };
  }
  const { usd } = forcedNotional(prepared, seed);
  if (usd < floorUsd) return { forcedUsd: usd, amplification: null, passed: false };
  const switches = { ...scenario.switches, impact: false };
  const alone = forcedNotional(prepare(snapshot, { ...scenario, switches }), seed).usd;
  const amplification = alone > 0 ? usd / alone : null;
  return { forcedUsd: usd, amplification, passed: amplification === null || amplification >= hurdle.ratio };
}
