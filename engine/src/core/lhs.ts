/**
 * Latin hypercube samples: n draws per input, one in each of n equally likely strata, strata paired at random. Each
 * input has its own address among the random numbers, so an input that is added changes no other.
 */
import { uniform } from './random.ts';
import { argsortFloat64 } from './sort.ts';

/** Streams of this file; the entity is the input. They are apart from those of runs and of generated markets. */
const STREAM_ORDER = 401;
const STREAM_PLACE = 402;

/**
 * One column of a Latin hypercube: n values in [0, 1), exactly one in each [k/n, (k + 1)/n), at a uniform place in it
 * and in random order. Columns of different inputs (by number) are independent; the same (n, seed, input) gives the
 * same column. Source: McKay, Beckman and Conover, "A comparison of three methods for selecting values of input
 * variables", Technometrics 21(2), 1979.
 */
export function latinHypercube(n: number, seed: number, input: number): Float64Array {
  const keys = new Float64Array(n);
  for (let k = 0; k < n; k++) keys[k] = uniform(seed, STREAM_ORDER, input, k);
  const order = new Uint32Array(n);
  argsortFloat64(keys, n, order);
  return Float64Array.from(order, (stratum, k) => (stratum + uniform(seed, STREAM_PLACE, input, k)) / n);
}
