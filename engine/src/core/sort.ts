/**
 * Stable argsorts of number columns: least-significant-digit radix sort with digits of 11 bits, insertion sort for
 * short columns. They permute indices and leave the keys alone; digits that are the same in all keys cost no pass.
 * Scratch space is kept between calls and only grows.
 */
import { InternalError } from './errors.ts';

const RADIX_BITS = 11;
const RADIX = 2048;
const MASK = RADIX - 1;

/** Below this many keys, clearing the counters costs more than insertion sort. */
const SHORT = 48;

const counts = new Uint32Array(RADIX);
let spareOrder = new Uint32Array(0);
let spareKeys: readonly [Uint32Array, Uint32Array] = [new Uint32Array(0), new Uint32Array(0)];
let highWords = new Uint32Array(0);
let lowWords = new Uint32Array(0);

const f32 = new Float32Array(1);
const f32Bits = new Uint32Array(f32.buffer);
const f64 = new Float64Array(1);
const f64Bits = new Uint32Array(f64.buffer);

/**
 * Writes to order[0] … order[n - 1] the indices 0 … n - 1 so that keys[order[i]] ascends; equal keys stay in index
 * order. Only the first n keys are read.
 */
export function radixArgsort32(keys: Uint32Array, n: number, order: Uint32Array): void {
  if (n < SHORT) {
    insertionArgsort(keys, n, order);
    return;
  }
  startOrder(n, order);
  sortByWord(keys, n, order);
}

/**
 * Writes to order[0] … order[n - 1] the indices 0 … n - 1 so that values[order[i]] ascends; equal values, -0 and 0
 * among them, stay in index order. Only the first n values are read. Throws InternalError if one is NaN.
 */
export function argsortFloat64(values: Float64Array, n: number, order: Uint32Array): void {
  for (let i = 0; i < n; i++) if (values[i] !== values[i]) throw nanKey(i);
  if (n < SHORT) {
    insertionArgsort(values, n, order);
    return;
  }
  if (highWords.length < n) {
    highWords = new Uint32Array(n);
    lowWords = new Uint32Array(n);
  }
  for (let i = 0; i < n; i++) {
    f64[0] = values[i] + 0;
    const high = f64Bits[1];
    const flip = high >> 31;
    highWords[i] = high ^ (flip | 0x80000000);
    lowWords[i] = f64Bits[0] ^ flip;
  }
  startOrder(n, order);
  sortByWord(lowWords, n, order);
  sortByWord(highWords, n, order);
}

/**
 * A uint32 that orders as x does once x is rounded to a float32, with -0 and 0 equal. NaN has no place in the order and
 * must not be passed.
 */
export function floatKey32(x: number): number {
  f32[0] = x + 0;
  const bits = f32Bits[0];
  return (bits ^ ((bits >> 31) | 0x80000000)) >>> 0;
}

function startOrder(n: number, order: Uint32Array): void {
  for (let i = 0; i < n; i++) order[i] = i;
  if (spareOrder.length < n) {
    spareOrder = new Uint32Array(n);
    spareKeys = [new Uint32Array(n), new Uint32Array(n)];
  }
}

/** Reorders order[0 … n - 1] stably by keys[order[i]]. The keys travel with the indices, so memory is read in order. */
function sortByWord(keys: Uint32Array, n: number, order: Uint32Array): void {
  let [keysFrom, keysTo] = spareKeys;
  let from: Uint32Array = order;
  let to: Uint32Array = spareOrder;
  for (let i = 0; i < n; i++) keysFrom[i] = keys[order[i]];
  for (let shift = 0; shift < 32; shift += RADIX_BITS) {
    if (!countDigits(keysFrom, n, shift)) continue;
    scatter(keysFrom, keysTo, n, shift, from, to);
    [keysFrom, keysTo] = [keysTo, keysFrom];
    [from, to] = [to, from];
  }
  if (from !== order) for (let i = 0; i < n; i++) order[i] = from[i];
}

/** Turns counts into the first place of each digit; false where all keys have one digit and no pass is needed. */
function countDigits(keys: Uint32Array, n: number, shift: number): boolean {
  counts.fill(0);
  for (let i = 0; i < n; i++) counts[(keys[i] >>> shift) & MASK]++;
  if (counts[(keys[0] >>> shift) & MASK] === n) return false;
  let place = 0;
  for (let digit = 0; digit < RADIX; digit++) {
    const count = counts[digit];
    counts[digit] = place;
    place += count;
  }
  return true;
}

function scatter(
  keysFrom: Uint32Array,
  keysTo: Uint32Array,
  n: number,
  shift: number,
  from: Uint32Array,
  to: Uint32Array,
): void {
  for (let i = 0; i < n; i++) {
    const key = keysFrom[i];
    const place = counts[(key >>> shift) & MASK]++;
    keysTo[place] = key;
    to[place] = from[i];
  }
}

function insertionArgsort(keys: Uint32Array | Float64Array, n: number, order: Uint32Array): void {
  for (let i = 0; i < n; i++) {
    const key = keys[i];
    let j = i;
    while (j > 0 && keys[order[j - 1]] > key) {
      order[j] = order[j - 1];
      j--;
    }
    order[j] = i;
  }
}

function nanKey(i: number): InternalError {
  return new InternalError(`value ${i} to be sorted is NaN`, {
    code: 'nan-key',
    hint: 'Report this with the snapshot and scenario that led to it.',
  });
}
