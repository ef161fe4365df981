/**
 * Solves the fundamental of a run against observed prices. What was observed contains the impact of the cascade, so it
 * is never fed in: the path that goes in is changed until what comes out is what was seen, at each waypoint. One price
 * path does not say how much of it was impact, so the solution belongs to its depth and permanent impact, and is
 * solved again for every point of the band.
 */
import { log, prepare, resolveScenario, runCascade } from '@firebreak/engine';
import type { AdlFill, RunResult, Snapshot } from '@firebreak/engine';
import type { Against, ObservedPath } from './observed.ts';
import { rounded } from './rounded.ts';
import { CASE_START_MS } from './observed.ts';

/** Largest log difference between model and observation that counts as solved. */
const TOLERANCE = 0.002;
/** Part of the difference that one round corrects: below 1, because prices and forced flow feed each other. */
const DAMPING = 0.8;
/** Seconds between samples: observations are minutes. */
const SAMPLE_S = 60;

/** Waypoints of a fundamental: minutes from the start and moves against it (simple returns), as in a scenario. */
export interface Fundamental {
  readonly asset: string;
  readonly timeS: readonly number[];
  readonly moves: readonly number[];
}

/** A solved fundamental, and what remains between the prices it gives and those observed. */
export interface Solution {
  readonly fundamentals: readonly Fundamental[];
  readonly rounds: number;
  /** Largest and root mean square log difference over all waypoints of all assets. */
  readonly worst: number;
  readonly rms: number;
  readonly result: RunResult;
  readonly fills: readonly AdlFill[];
}

/** The observed paths as fundamentals, where the first round begins. */
function firstGuess(paths: readonly ObservedPath[]): Fundamental[] {
  return paths.map(({ asset, timesMs, prices }) => ({
    asset,
    timeS: timesMs.slice(1).map((ms) => (ms - CASE_START_MS) / 1000),
    moves: prices.slice(1).map((price) => rounded(price / prices[0]! - 1)),
  }));
}

/** The scenario document with these fundamentals in place of its shocks; other coins follow BTC by their slope. */
export function withFundamentals(doc: object, fundamentals: readonly Fundamental[]): Record<string, unknown> {
  const named = fundamentals.map(({ asset, timeS, moves }) => ({
    assets: asset,
    points: timeS.map((t, k) => [t, moves[k]!] as const),
  }));
  return { ...doc, shocks: [...named, { assets: { beta: 'BTC' } }] };
}

/** How to solve: the seed, where to begin (null: at the observed paths), and the runs that may be spent on it. */
export interface SolveOptions {
  readonly seed: number;
  readonly fundamentals: readonly Fundamental[] | null;
  readonly rounds: number;
  readonly fullScan?: true;
}

/**
 * Solves for one market and scenario; three to five rounds are enough unless single accounts sit on a tipping point.
 * The result is that of the last round, with its own fundamentals. Throws what the scenario's resolution and the run
 * throw.
 */
export function solveFundamental(
  snapshot: Snapshot,
  doc: object,
  paths: readonly ObservedPath[],
  { seed, fundamentals: given, rounds, fullScan }: SolveOptions,
): Solution {
  let fundamentals: readonly Fundamental[] = given ?? firstGuess(paths);
  for (let round = 1; ; round++) {
    const scenario = resolveScenario(withFundamentals(doc, fundamentals), snapshot);
    const fills: AdlFill[] = [];
    const onAdlFill = (fill: AdlFill): void => void fills.push(fill);
    const options = { seed, record: 'full', sampleS: SAMPLE_S, onAdlFill, fullScan: fullScan === true } as const;
    const result = runCascade(prepare(snapshot, scenario), options);
    const gaps = paths.map((path) => gapsOf(snapshot, result, path));
    const flat = gaps.flat();
    const worst = Math.max(...flat.map((gap) => Math.abs(gap)));
    if (worst <= TOLERANCE || round >= rounds) {
      const rms = Math.sqrt(flat.reduce((sum, gap) => sum + gap * gap, 0) / flat.length);
      return { fundamentals, rounds: round, worst, rms, result, fills };
    }
    fundamentals = fundamentals.map((path, p) => ({
      ...path,
      moves: path.moves.map((move, k) => rounded(Math.exp(Math.log(1 + move) + DAMPING * gaps[p]![k]!) - 1)),
    }));
  }
}

/** Log of observed over simulated return since the start, at each waypoint but the first. */
function gapsOf(snapshot: Snapshot, result: RunResult, path: ObservedPath): number[] {
  const at = priceReader(snapshot, result, path.asset, path.against);
  const start = at(0);
  return path.timesMs.slice(1).map((ms, k) => {
    const sample = Math.round((ms - CASE_START_MS) / 1000 / SAMPLE_S);
    return log(path.prices[k + 1]! / path.prices[0]!) - log(at(sample) / start);
  });
}

/** The price of the model that an observation is held against, by sample. */
function priceReader(
  snapshot: Snapshot,
  result: RunResult,
  asset: string,
  against: Against,
): (sample: number) => number {
  const { series } = result;
  const { instruments, assets } = snapshot;
  if (against.price !== 'spot') {
    const row = instruments.id.indexOf(against.instrument);
    const column = against.price === 'mark' ? series.markPrice : series.lastPrice;
    return (sample) => column[sample * series.instruments + row]!;
  }
  const code = assets.id.indexOf(asset);
  const row = instruments.id.findIndex((id, i) => instruments.asset[i] === code && id.startsWith('binance:'));
  return (sample) => series.indexPrice[sample * series.instruments + row]!;
}
