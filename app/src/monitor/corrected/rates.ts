/**
 * The rate of forced orders over time as a hidden state: its logarithm walks at random from bin to bin, and each bin
 * says something about it. Exact on a grid: forward filter, then draws of whole paths backward (C. K. Carter and R.
 * Kohn, Biometrika 81(3), 1994). So a bin in which every period printed borrows from its neighbours.
 */

/** Orders per period: from one in a day of seconds to a thousand in each; a step of the grid is 15%. */
const RATE_LOW = 1e-5;
const RATE_HIGH = 1000;
const CELLS = 128;

/** Deviations of the walk's steps (in ln of the rate, per bin) that are tried; the likeliest is taken. */
const WALKS = [0.15, 0.3, 0.6, 1.2] as const;

/** Steps beyond this many deviations are left out. */
const REACH = 3;

const STEP = Math.log(RATE_HIGH / RATE_LOW) / (CELLS - 1);

/** The rates of the grid, orders per period. */
export const RATES = Float64Array.from({ length: CELLS }, (_, k) => RATE_LOW * Math.exp(k * STEP));

/** Log likelihood of what a bin says at each rate of the grid. */
export type Reading = Float64Array;

/** Filtered states of every bin, from which paths are drawn. */
export class RatePaths {
  /** Deviation of the walk per bin. */
  readonly walk: number;
  readonly logLikelihood: number;
  readonly #filtered: readonly Float64Array[];
  readonly #kernel: Float64Array;

  /** Throws RangeError for no bins. */
  constructor(readings: readonly Reading[], walk: number) {
    if (readings.length === 0) throw new RangeError('there are no bins');
    this.walk = walk;
    this.#kernel = kernelOf(walk);
    const filtered: Float64Array[] = [];
    let log = 0;
    let state: Float64Array = new Float64Array(CELLS).fill(1 / CELLS);
    for (const reading of readings) {
      const next = filtered.length === 0 ? state : spread(state, this.#kernel);
      log += absorb(next, reading);
      filtered.push(next);
      state = next;
    }
    this.#filtered = filtered;
    this.logLikelihood = log;
  }

  /** The likeliest walk of those tried. */
  static likeliest(readings: readonly Reading[]): RatePaths {
    const tried = WALKS.map((walk) => new RatePaths(readings, walk));
    return tried.reduce((best, paths) => (paths.logLikelihood > best.logLikelihood ? paths : best));
  }

  /** One path: the cell of the grid of each bin; `uniform` gives a number in (0, 1) for a bin. */
  draw(uniform: (bin: number) => number): Int32Array {
    const bins = this.#filtered.length;
    const path = new Int32Array(bins);
    const weights = new Float64Array(CELLS);
    for (let b = bins - 1; b >= 0; b--) {
      const state = this.#filtered[b]!;
      const after = b === bins - 1 ? -1 : path[b + 1]!;
      let sum = 0;
      for (let k = 0; k < CELLS; k++) {
        sum += after < 0 ? state[k]! : state[k]! * (this.#kernel[Math.abs(after - k)] ?? 0);
        weights[k] = sum;
      }
      const target = uniform(b) * sum;
      let k = 0;
      while (k < CELLS - 1 && weights[k]! < target) k++;
      path[b] = k;
    }
    return path;
  }
}

/** What prints say: of `periods` periods `printed` were not silent, each with chance 1 − e^−Λ. */
export function printReading(periods: number, printed: number): Reading {
  return RATES.map((rate) => printed * Math.log(-Math.expm1(-rate)) - (periods - printed) * rate);
}

function kernelOf(walk: number): Float64Array {
  const cells = Math.ceil((REACH * walk) / STEP) + 1;
  const weights = Float64Array.from({ length: cells }, (_, d) => Math.exp(-((d * STEP) ** 2) / (2 * walk * walk)));
  const all = weights.reduce((sum, weight, d) => sum + (d === 0 ? weight : 2 * weight), 0);
  return weights.map((weight) => weight / all);
}

/** One step of the walk; what would leave the grid is lost, which the next normalisation makes up for. */
function spread(state: Float64Array, kernel: Float64Array): Float64Array {
  const out = new Float64Array(CELLS);
  const reach = kernel.length - 1;
  for (let k = 0; k < CELLS; k++) {
    const p = state[k]!;
    if (p < 1e-15) continue;
    const to = Math.min(CELLS - 1, k + reach);
    for (let j = Math.max(0, k - reach); j <= to; j++) out[j]! += p * kernel[j < k ? k - j : j - k]!;
  }
  return out;
}

/** Multiplies by a likelihood and normalises; returns the logarithm of what was divided by. */
function absorb(state: Float64Array, reading: Reading): number {
  let top = -Infinity;
  for (const value of reading) if (value > top) top = value;
  let sum = 0;
  for (let k = 0; k < CELLS; k++) sum += state[k]! *= Math.exp(reading[k]! - top);
  for (let k = 0; k < CELLS; k++) state[k]! /= sum;
  return top + Math.log(sum);
}
