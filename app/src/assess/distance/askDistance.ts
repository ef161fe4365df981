/** Distances of a market for many targets, on threads that share its bytes: one target is searched by one thread. */
import { CancelledError, InputError, pack, type Snapshot } from '@firebreak/engine';
import { onThreads, threadFile } from '../../sweep/threads.ts';
import {
  type DistanceTarget,
  GRID,
  HORIZON_S,
  type Hurdle,
  MARKET,
  MOVE_S,
  PRECISION,
  PRECISION_SHARE,
  shockable,
  STEP_S,
  type Together,
  togetherOf,
} from './question.ts';
import type { Distance } from './search.ts';

/** What is asked of a market. */
export interface DistanceQuestion {
  readonly hurdle: Hurdle;
  readonly seed: number;
  readonly threads: number;
  /** Assets to be shocked alone besides the market as a whole; a number: so many with the most open interest. */
  readonly assets: readonly string[] | number;
}

/** The distances, and what they are distances by. */
export interface DistanceReport {
  readonly hurdle: Hurdle;
  readonly seed: number;
  /** How prices move when all of them do. */
  readonly together: Together;
  readonly grid: typeof GRID;
  readonly method: {
    readonly moveS: number;
    readonly horizonS: number;
    readonly stepS: number;
    readonly precision: number;
    readonly precisionShare: number;
  };
  /** Market first, then assets, down before up. */
  readonly distances: readonly Distance[];
  readonly runs: number;
  readonly seconds: number;
}

/** What every thread is started with. */
export interface DistanceThreadData {
  readonly packed: Uint8Array;
  readonly hurdle: Hurdle;
  readonly seed: number;
}

/** The method, as reports quote it. */
export const METHOD = Object.freeze({
  moveS: MOVE_S,
  horizonS: HORIZON_S,
  stepS: STEP_S,
  precision: PRECISION,
  precisionShare: PRECISION_SHARE,
});

/** The targets of a question. Throws InputError for an asset that nobody holds a contract of. */
export function targetsOf(snapshot: Snapshot, assets: readonly string[] | number): DistanceTarget[] {
  const known = shockable(snapshot);
  const unknown = typeof assets === 'number' ? undefined : assets.find((asset) => !known.includes(asset));
  if (unknown !== undefined) {
    throw new InputError(`nobody holds a contract on "${unknown}", expected some of ${known.join(', ')}`, {
      code: 'unknown-asset',
      hint: 'firebreak snapshot inspect lists the contracts of a market.',
    });
  }
  const chosen = typeof assets === 'number' ? known.slice(0, assets) : assets;
  return [MARKET, ...chosen].flatMap((shock) => [
    { shock, direction: 'down' as const },
    { shock, direction: 'up' as const },
  ]);
}

/**
 * Searches all targets; the answer does not depend on the number of threads. Throws InputError for an unknown asset,
 * CancelledError where the signal fired, and what a run throws.
 */
export async function askDistance(
  snapshot: Snapshot,
  question: DistanceQuestion,
  { onAnswer, signal }: { readonly onAnswer?: (done: number, of: number) => void; readonly signal?: AbortSignal } = {},
): Promise<DistanceReport> {
  const { hurdle, seed } = question;
  const started = performance.now();
  const targets = targetsOf(snapshot, question.assets);
  let done = 0;
  const distances = await onThreads<DistanceTarget, Distance, Distance[]>(
    {
      filename: threadFile('distanceWorker', import.meta.url),
      workerData: { packed: pack(snapshot, { shared: true }), hurdle, seed } satisfies DistanceThreadData,
      threads: Math.min(question.threads, targets.length),
      signal,
      cancelled,
    },
    (ask) =>
      Promise.all(
        targets.map(async (target) => {
          const distance = await ask(target);
          onAnswer?.(++done, targets.length);
          return distance;
        }),
      ),
  );
  const seconds = (performance.now() - started) / 1000;
  return reportOf(snapshot, { hurdle, seed, distances, seconds });
}

/** The report over distances that were searched. */
export function reportOf(
  snapshot: Snapshot,
  found: Pick<DistanceReport, 'hurdle' | 'seed' | 'distances' | 'seconds'>,
): DistanceReport {
  const perTrial = found.hurdle.kind === 'amplification' ? 2 : 1;
  const trials = found.distances.reduce((sum, { trials: own }) => sum + own.length, 0);
  return { ...found, together: togetherOf(snapshot), grid: GRID, method: METHOD, runs: perTrial * trials };
}

function cancelled(): CancelledError {
  return new CancelledError('Stopped during the search', { code: 'cancelled', hint: 'Run the command again.' });
}
