/**
 * The published comparison of deleveraging policies on 10 October 2025, computed from what is given per wave, with what
 * its totals hide: one account that comes back in nine waves, and waves that took too little set against others.
 */
import { regretEnvelope, scorePolicy } from '@firebreak/engine';
import type { Envelope, PolicyScore } from '@firebreak/engine';
import { WAVE_POLICIES } from '../store/adlWaves.ts';
import type { AdlWaves, WavePolicy } from '../store/adlWaves.ts';

/** Fills of the whole episode in the replay, of which the wave file holds those with a deficit. Source: docs/adl.md. */
export const FILLS_OF_EPISODE = 34_983;

/** Deficits with the loss that comes back to the cent: as published, counted once, left out. Equity dollars. */
export interface RepeatedLoss {
  readonly lossUsd: number;
  readonly times: number;
  readonly publishedUsd: number;
  readonly countedOnceUsd: number;
  readonly leftOutUsd: number;
}

/** The table and its corrections. */
export interface AdlTable {
  readonly rows: readonly ({ readonly policy: WavePolicy } & PolicyScore)[];
  readonly neededUsd: number;
  /** Largest relative difference of a wave's budget from Σ price gap × contracts. */
  readonly neededError: number;
  readonly envelope: Envelope;
  readonly envelopeWithoutRepeated: Envelope;
  readonly repeated: RepeatedLoss;
  readonly fills: number;
  readonly fillsOfEpisode: number;
  readonly horizons: readonly { readonly horizonMs: number; readonly netOvershootUsd: number }[];
}

/** A loss is the same account's if it agrees to the cent. */
const CENT = 0.005;

/** Computes the table. Given per wave: what was needed and taken, largest haircuts, deficits. */
export function adlTable({ waves, horizons }: AdlWaves): AdlTable {
  const rows = WAVE_POLICIES.map((policy) => ({
    policy,
    ...scorePolicy(
      waves.map((wave) => ({
        neededUsd: wave.neededUsd,
        takenUsd: wave.takenUsd[policy],
        largestHaircut: wave.largestHaircut[policy],
        fairestHaircut: wave.largestHaircut.fixed_point_ilp_integer,
      })),
    ),
  }));
  const needed = waves.map((wave) => wave.neededUsd);
  const deficits = waves.map((wave) => wave.deficitUsd);
  const lossUsd = mostRepeated(waves.map((wave) => wave.largestLossUsd));
  const has = waves.map((wave) => Math.abs(wave.largestLossUsd - lossUsd) < CENT);
  const times = has.filter(Boolean).length;
  const without = deficits.map((deficit, t) => (has[t]! ? Math.max(0, deficit - lossUsd) : deficit));
  const leftOutUsd = sumOf(without);
  return {
    rows,
    neededUsd: sumOf(needed),
    neededError: Math.max(0, ...waves.map((wave) => Math.abs(wave.gapUsd / wave.neededUsd - 1))),
    envelope: regretEnvelope(deficits, needed),
    envelopeWithoutRepeated: regretEnvelope(without, needed),
    repeated: { lossUsd, times, publishedUsd: sumOf(deficits), countedOnceUsd: leftOutUsd + lossUsd, leftOutUsd },
    fills: sumOf(waves.map((wave) => wave.fills)),
    fillsOfEpisode: FILLS_OF_EPISODE,
    horizons: horizons.map((row) => ({ horizonMs: row.horizonMs, netOvershootUsd: row.takenUsd - row.neededUsd })),
  };
}

function mostRepeated(values: readonly number[]): number {
  let best = 0;
  let bestCount = 0;
  for (const value of values) {
    const count = values.filter((other) => Math.abs(other - value) < CENT).length;
    if (count > bestCount) [best, bestCount] = [value, count];
  }
  return best;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}
