/**
 * Runs that are fixed by a number: small random markets under one shock. Tests use them, and their digests are what
 * every engine (Node, threads, browser) must reproduce.
 */
import { buildSnapshot } from '../../engine/src/market/index.ts';
import { randomMarket } from '../../engine/src/population/random.ts';
import { resolveScenario } from '../../engine/src/scenario/index.ts';
import { prepare, type Prepared } from '../../engine/src/cascade/prepared.ts';
import { runCascade } from '../../engine/src/cascade/run.ts';

/** A shock of ±20% over two minutes of a 200 s run that funding falls into, with changes of the document. */
export function shockDocument(up: boolean, changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    name: 'random',
    title: 'random',
    horizon: '200s',
    step: '1s',
    start: '2025-10-10T20:58:20Z',
    shocks: [{ assets: 'all', move: up ? 0.2 : -0.2, start: '10s', length: '120s', shape: 'linear' }],
    behaviour: { noise_multiplier: 20, margin_call_latency_s: 20 },
    ...changes,
  };
}

/** The random market of a seed, ready to run. */
export function preparedRun(seed: number, changes: Readonly<Record<string, unknown>> = {}): Prepared {
  const snapshot = buildSnapshot(randomMarket(seed));
  return prepare(snapshot, resolveScenario(shockDocument(seed % 3 === 0, changes), snapshot));
}

/** Seeds of the runs whose digests are committed in tests/reference/digests.json. */
export const REFERENCE_SEEDS: readonly number[] = [2, 3, 5];

/** Digests of the reference runs, in the order of {@link REFERENCE_SEEDS}. */
export function referenceDigests(): string[] {
  return REFERENCE_SEEDS.map((seed) => runCascade(preparedRun(seed), { seed, record: 'full' }).digest);
}
