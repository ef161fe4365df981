/**
 * Tripwires: which units can have become liquidatable since they were last looked at. One column of Float32 keys per
 * driver and side, sorted from the largest when built, with maxima over blocks of 16 and superblocks of 512; a step
 * looks only into blocks whose maximum is reached. Layout and initial keys are built once per snapshot and rule
 * tables and shared by all runs; a run owns its keys and maxima. Sources: DESIGN section 4, MODEL section 5.
 */
import { floatKey32, radixArgsort32 } from '../core/sort.ts';
import type { WireOut } from '../rules/types.ts';

/**
 * Keys per block, and blocks per superblock. Small blocks: a wire that fires costs one look through its block and
 * superblock.
 */
const BLOCK_SHIFT = 4;
const BLOCK = 16;
const SUPER_SHIFT = 5;
const SUPER = 32;
const KEYS_SHIFT = BLOCK_SHIFT + SUPER_SHIFT;
const SUPER_KEYS = BLOCK * SUPER;
const OFF = -Infinity;

/** What all runs of one snapshot share: where each wire sits and what it was first armed with. */
export interface WireLayout {
  readonly nWires: number;
  readonly nColumns: number;
  /** Wires of unit u: [wireStart[u], wireStart[u + 1]). */
  readonly wireStart: Uint32Array;
  /** Position of a wire in the columns, and unit at a position (−1 in the padding). */
  readonly positionOf: Uint32Array;
  readonly unitAt: Int32Array;
  /** First superblock of each column; columns are padded to whole superblocks. */
  readonly superStart: Uint32Array;
  readonly keys: Float32Array;
  readonly blockMax: Float32Array;
  readonly superMax: Float32Array;
}

/** Prefix sums of the number of superblocks per column. */
function superOffsets(counts: Uint32Array): Uint32Array {
  const superStart = new Uint32Array(counts.length + 1);
  for (let c = 0; c < counts.length; c++) {
    superStart[c + 1] = superStart[c] + ((counts[c] + SUPER_KEYS - 1) >> KEYS_SHIFT);
  }
  return superStart;
}

/** Position of every wire within its column, in the order of wires: where keys are collected before they are sorted. */
function unsorted(wireStart: Uint32Array): WireLayout {
  const nWires = wireStart[wireStart.length - 1];
  const positionOf = new Uint32Array(nWires);
  for (let w = 0; w < nWires; w++) positionOf[w] = w;
  const superStart = superOffsets(Uint32Array.of(nWires));
  const keys = new Float32Array(superStart[1] << KEYS_SHIFT).fill(OFF);
  const unitAt = new Int32Array(0);
  return { nWires, nColumns: 1, wireStart, positionOf, unitAt, superStart, keys, ...maximaOf(keys) };
}

/**
 * Builds the layout. `wireStart` and `columnOf` say how many wires each unit has and which column each belongs to;
 * `arm` is called once with a collector and must set the first key of every wire (by rules/shared/wires.ts).
 */
export function buildWires(
  wireStart: Uint32Array,
  columnOf: Uint16Array | Uint32Array,
  nColumns: number,
  arm: (out: WireOut) => void,
): WireLayout {
  const nUnits = wireStart.length - 1;
  const nWires = wireStart[nUnits];
  // The same class as in a run, so that the kernels meet one kind of WireOut only and the compiler can inline it.
  const first = new Tripwires(unsorted(wireStart));
  arm(first);
  const counts = new Uint32Array(nColumns);
  for (let w = 0; w < nWires; w++) counts[columnOf[w]]++;
  const superStart = superOffsets(counts);
  const size = superStart[nColumns] << KEYS_SHIFT;
  const keys = new Float32Array(size).fill(OFF);
  const unitAt = new Int32Array(size).fill(-1);
  const positionOf = new Uint32Array(nWires);
  placeWires(first.keys, columnOf, counts, superStart, keys, positionOf);
  for (let u = 0; u < nUnits; u++) {
    for (let w = wireStart[u]; w < wireStart[u + 1]; w++) unitAt[positionOf[w]] = u;
  }
  return { nWires, nColumns, wireStart, positionOf, unitAt, superStart, keys, ...maximaOf(keys) };
}

/** Maxima of blocks and superblocks. */
function maximaOf(keys: Float32Array): Pick<WireLayout, 'blockMax' | 'superMax'> {
  const blockMax = new Float32Array(keys.length >> BLOCK_SHIFT);
  const superMax = new Float32Array(keys.length >> KEYS_SHIFT).fill(OFF);
  for (let b = 0; b < blockMax.length; b++) {
    blockMax[b] = maxOf(keys, b << BLOCK_SHIFT);
    const s = b >> SUPER_SHIFT;
    if (blockMax[b] > superMax[s]) superMax[s] = blockMax[b];
  }
  return { blockMax, superMax };
}

/** Puts wires into their columns, largest key first: by column, then sorted within it, where the keys fit the cache. */
function placeWires(
  first: Float32Array,
  columnOf: Uint16Array | Uint32Array,
  counts: Uint32Array,
  superStart: Uint32Array,
  keys: Float32Array,
  positionOf: Uint32Array,
): void {
  const n = columnOf.length;
  const start = new Uint32Array(counts.length + 1);
  for (let c = 0; c < counts.length; c++) start[c + 1] = start[c] + counts[c];
  const next = start.slice();
  const wires = new Uint32Array(n);
  const sortKeys = new Uint32Array(n);
  for (let w = 0; w < n; w++) {
    const at = next[columnOf[w]]++;
    wires[at] = w;
    sortKeys[at] = ~floatKey32(first[w]);
  }
  const order = new Uint32Array(counts.reduce((max, count) => Math.max(max, count), 0));
  for (let c = 0; c < counts.length; c++) {
    const from = start[c];
    const at = superStart[c] << KEYS_SHIFT;
    radixArgsort32(sortKeys.subarray(from, start[c + 1]), counts[c], order);
    for (let k = 0; k < counts[c]; k++) {
      const w = wires[from + order[k]];
      positionOf[w] = at + k;
      keys[at + k] = first[w];
    }
  }
}

function maxOf(keys: Float32Array, from: number): number {
  let max = keys[from];
  for (let k = from + 1; k < from + BLOCK; k++) if (keys[k] > max) max = keys[k];
  return max;
}

/** The wires of one run: its own keys over a shared layout. */
export class Tripwires implements WireOut {
  readonly layout: WireLayout;
  readonly wireStart: Uint32Array;
  readonly positionOf: Uint32Array;
  readonly keys: Float32Array;
  readonly blockMax: Float32Array;
  readonly superMax: Float32Array;
  /** Units found by {@link Tripwires.cross} since `count` was last set to 0. */
  found: Int32Array = new Int32Array(1024);
  count = 0;

  constructor(layout: WireLayout) {
    this.layout = layout;
    this.wireStart = layout.wireStart;
    this.positionOf = layout.positionOf;
    this.keys = layout.keys.slice();
    this.blockMax = layout.blockMax.slice();
    this.superMax = layout.superMax.slice();
  }

  /** Back to the first keys, for the next run over the same layout. */
  reset(): void {
    this.count = 0;
    this.keys.set(this.layout.keys);
    this.blockMax.set(this.layout.blockMax);
    this.superMax.set(this.layout.superMax);
  }

  /** Raises a wire to a key; a lower key than the present one is ignored (see {@link Tripwires.disarm}). */
  set(wire: number, key: number): void {
    const at = this.positionOf[wire];
    if (key <= this.keys[at]) return;
    this.keys[at] = key;
    const block = at >> BLOCK_SHIFT;
    if (key <= this.blockMax[block]) return;
    this.blockMax[block] = key;
    const above = block >> SUPER_SHIFT;
    if (key > this.superMax[above]) this.superMax[above] = key;
  }

  /** Takes all wires of a unit down. Maxima stay as upper bounds until their block is next looked at. */
  disarm(unit: number): void {
    const { positionOf } = this;
    for (let w = this.wireStart[unit]; w < this.wireStart[unit + 1]; w++) this.keys[positionOf[w]] = OFF;
  }

  /** {@link Tripwires.disarm} of units[0..n). Brings their keys into the cache, so that arming them next is cheap. */
  disarmAll(units: Int32Array, n: number): void {
    const { wireStart, positionOf, keys } = this;
    for (let k = 0; k < n; k++) {
      const end = wireStart[units[k] + 1];
      for (let w = wireStart[units[k]]; w < end; w++) keys[positionOf[w]] = OFF;
    }
  }

  /**
   * Appends to `found` the units that have a wire in the column at or above `level` (the price of side 0, minus the
   * price of side 1) and takes those wires down. A unit may appear more than once; the caller resets `count`.
   */
  cross(column: number, level: number): void {
    const { superMax } = this;
    const { superStart } = this.layout;
    const last = superStart[column + 1];
    for (let s = superStart[column]; s < last; s++) if (superMax[s] >= level) this.crossSuper(s, level);
  }

  private crossSuper(above: number, level: number): void {
    const { blockMax } = this;
    const from = above << SUPER_SHIFT;
    let max = OFF;
    for (let b = from; b < from + SUPER; b++) {
      if (blockMax[b] >= level) this.crossBlock(b, level);
      max = Math.max(max, blockMax[b]);
    }
    this.superMax[above] = max;
  }

  private crossBlock(block: number, level: number): void {
    if (this.found.length < this.count + BLOCK) {
      const grown = new Int32Array(2 * this.found.length + BLOCK);
      grown.set(this.found);
      this.found = grown;
    }
    const { keys, found } = this;
    const { unitAt } = this.layout;
    const from = block << BLOCK_SHIFT;
    let count = this.count;
    let max = OFF;
    for (let k = from; k < from + BLOCK; k++) {
      const key = keys[k];
      if (key >= level) {
        keys[k] = OFF;
        found[count++] = unitAt[k];
      } else max = Math.max(max, key);
    }
    this.count = count;
    this.blockMax[block] = max;
  }
}

/** Sorts units[0..n) ascending, drops repeats and returns how many are left. */
export function sortedUnique(units: Int32Array, n: number): number {
  if (n < 2) return n;
  units.subarray(0, n).sort();
  let kept = 1;
  for (let k = 1; k < n; k++) if (units[k] !== units[k - 1]) units[kept++] = units[k];
  return kept;
}
