/**
 * Firebreak's own loop over exogenous prices: cross the columns, margin what fired, liquidate or re-arm; with the
 * functions that the engine calls in a run. Liquidated accounts leave at the mark.
 */
import { RunState } from '../../engine/src/cascade/state.ts';
import { buildWires, sortedUnique, Tripwires, type WireLayout } from '../../engine/src/cascade/tripwires.ts';
import type { Snapshot } from '../../engine/src/market/snapshot.ts';
import { marginTables, type MarginTables } from '../../engine/src/rules/shared/margin.ts';
import { armRows, watchRows } from '../../engine/src/rules/shared/wires.ts';

/** What all runs over one generated market share. */
export interface Index {
  readonly snapshot: Snapshot;
  readonly tables: MarginTables;
  readonly layout: WireLayout;
}

/** Liquidations in the order in which they happened. */
export interface Liquidations {
  n: number;
  readonly step: Uint32Array;
  readonly account: Uint32Array;
  readonly equity: Float64Array;
}

/** What a stepping loop is timed on. */
export interface LoopResult {
  readonly seconds: number;
  readonly liquidated: number;
  readonly checksum: string;
}

/** A state at the snapshot's marks, for markets without multi-collateral accounts. */
export function stateAt(snapshot: Snapshot): RunState {
  const state = new RunState(snapshot);
  setMarks(state, snapshot.instruments.markPrice, 0);
  state.pairPrice.fill(1);
  return state;
}

function setMarks(state: RunState, prices: Float64Array, from: number): void {
  for (let i = 0; i < state.mark.length; i++) {
    const price = prices[from + i];
    state.mark[i] = price;
    state.markR[i] = price;
    state.pnlR[i] = price;
  }
}

/** Margin of every unit, keys and sorted columns: what is built once per snapshot and rule tables. */
export function buildIndex(snapshot: Snapshot): Index {
  const { units, legs, instruments } = snapshot;
  const tables = marginTables(snapshot, new Float64Array(instruments.n));
  const state = stateAt(snapshot);
  const columnOf = new Uint16Array(legs.n);
  for (let j = 0; j < legs.n; j++) columnOf[j] = 2 * legs.instrument[j] + (legs.qty[j] < 0 ? 1 : 0);
  const layout = buildWires(units.legStart, columnOf, 2 * instruments.n, (out) => {
    const rows = new Int32Array(1024);
    for (let u = 0; u < units.n; ) {
      let n = 0;
      for (; n < rows.length && u < units.n; u++) rows[n++] = u;
      armRows(tables, state, rows, n, out);
    }
  });
  return { snapshot, tables, layout };
}

/** Room for as many liquidations as there are accounts. */
export function createLiquidations(accounts: number): Liquidations {
  return {
    n: 0,
    step: new Uint32Array(accounts),
    account: new Uint32Array(accounts),
    equity: new Float64Array(accounts),
  };
}

/** Counts of one run of the loop beside its time. */
export interface LoopCounts {
  fired: number;
}

/** Runs the loop over `steps` rows of `prices`. */
export function runLoop(
  index: Index,
  prices: Float64Array,
  steps: number,
  wires: Tripwires,
  out: Liquidations,
  counts: LoopCounts,
): LoopResult {
  const { snapshot, tables } = index;
  const n = snapshot.instruments.n;
  const state = stateAt(snapshot);
  let slack = new Float64Array(4096);
  let need = new Float64Array(4096);
  wires.reset();
  out.n = 0;
  counts.fired = 0;
  const start = performance.now();
  for (let s = 0; s < steps; s++) {
    setMarks(state, prices, s * n);
    wires.count = 0;
    for (let i = 0; i < n; i++) {
      wires.cross(2 * i, state.mark[i]);
      wires.cross(2 * i + 1, -state.mark[i]);
    }
    if (wires.count === 0) continue;
    const rows = wires.found;
    const fired = sortedUnique(rows, wires.count);
    counts.fired += fired;
    if (fired > slack.length) {
      slack = new Float64Array(2 * fired);
      need = new Float64Array(2 * fired);
    }
    wires.disarmAll(rows, fired);
    watchRows(tables, state, rows, fired, slack, need, wires);
    for (let k = 0; k < fired; k++) {
      if (slack[k] >= 0) continue;
      out.step[out.n] = s;
      out.account[out.n] = rows[k];
      out.equity[out.n++] = slack[k] + need[k];
    }
  }
  const seconds = (performance.now() - start) / 1000;
  return { seconds, liquidated: out.n, checksum: checksumOf(out.step, out.account, out.n) };
}

/** FNV-1a over the pairs (step, account), accounts of one step in ascending order. */
export function checksumOf(step: Uint32Array, account: Uint32Array, n: number): string {
  let hash = 0x811c9dc5;
  for (let k = 0; k < n; k++) {
    hash = Math.imul(hash ^ step[k], 0x01000193);
    hash = Math.imul(hash ^ account[k], 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
