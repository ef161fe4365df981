/**
 * Tripwires against a list of keys without any structure: random sequences of crossing, arming and disarming must
 * find the same units, and the maxima over blocks must never be below what they stand for.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Sequence } from '../core/random.ts';
import { buildSnapshot } from '../market/build.ts';
import { randomMarket } from '../population/random.ts';
import { marginRow, marginRows, marginTables } from '../rules/shared/margin.ts';
import { armRows, watchRows } from '../rules/shared/wires.ts';
import { feeInMaintenanceOf } from '../rules/index.ts';
import { initialState } from './prepared.ts';
import { buildWires, sortedUnique, Tripwires } from './tripwires.ts';
import type { WireLayout } from './tripwires.ts';

const COLUMNS = 5;

interface Market {
  readonly layout: WireLayout;
  readonly columnOf: Uint16Array;
  readonly firstKeys: Float32Array;
  readonly unitOf: Int32Array;
}

/** `units` units with zero to three wires each, most in the first columns; one wire in ten is never armed. */
function randomWires(seed: number, units: number): Market {
  const random = new Sequence(seed, 1);
  const wireStart = new Uint32Array(units + 1);
  for (let u = 0; u < units; u++) wireStart[u + 1] = wireStart[u] + random.nextInt(4);
  const n = wireStart[units];
  const columnOf = new Uint16Array(n);
  const firstKeys = new Float32Array(n);
  const unitOf = new Int32Array(n);
  for (let u = 0; u < units; u++) unitOf.fill(u, wireStart[u], wireStart[u + 1]);
  for (let w = 0; w < n; w++) {
    columnOf[w] = Math.min(COLUMNS - 2, random.nextInt(12)); // the last column stays empty
    firstKeys[w] = random.next() < 0.1 ? -Infinity : randomKey(random);
  }
  const layout = buildWires(wireStart, columnOf, COLUMNS, (out) => {
    for (let w = 0; w < n; w++) if (firstKeys[w] > -Infinity) out.set(w, firstKeys[w]);
  });
  return { layout, columnOf, firstKeys, unitOf };
}

/** A Float32 of either sign from a small set of values, so that ties and levels equal to keys are common. */
function randomKey(random: Sequence): number {
  return Math.fround((random.nextInt(400) - 200) / 7);
}

/** Cross by brute force: takes down and returns the units of all wires of a column at or above a level. */
function bruteCross(market: Market, keys: Float32Array, column: number, level: number): number[] {
  const units: number[] = [];
  for (let w = 0; w < keys.length; w++) {
    if (market.columnOf[w] !== column || !(keys[w] >= level)) continue;
    keys[w] = -Infinity;
    units.push(market.unitOf[w]);
  }
  return units.sort((a, b) => a - b);
}

function crossed(wires: Tripwires, column: number, level: number): number[] {
  wires.count = 0;
  wires.cross(column, level);
  return [...wires.found.subarray(0, wires.count)].sort((a, b) => a - b);
}

/** Whether every key is found under its block's and its superblock's maximum. */
function expectCovered(wires: Tripwires): void {
  const perBlock = wires.keys.length / wires.blockMax.length;
  const perSuper = wires.keys.length / wires.superMax.length;
  for (let at = 0; at < wires.keys.length; at++) {
    expect(wires.blockMax[Math.floor(at / perBlock)]).toBeGreaterThanOrEqual(wires.keys[at]);
    expect(wires.superMax[Math.floor(at / perSuper)]).toBeGreaterThanOrEqual(wires.keys[at]);
  }
}

describe('Tripwires', () => {
  it('find what a scan of all keys finds, whatever was crossed, armed and disarmed before', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 900 }), (seed, units) => {
        const market = randomWires(seed, units);
        const wires = new Tripwires(market.layout);
        const keys = market.firstKeys.slice();
        const random = new Sequence(seed, 2);
        const { wireStart } = market.layout;
        for (let turn = 0; turn < 120; turn++) {
          const what = random.nextInt(4);
          if (what === 0) {
            const unit = random.nextInt(units);
            wires.disarm(unit);
            keys.fill(-Infinity, wireStart[unit], wireStart[unit + 1]);
          } else if (what === 1) {
            const some = Int32Array.from({ length: 3 }, () => random.nextInt(units));
            wires.disarmAll(some, 2);
            for (const unit of some.subarray(0, 2)) keys.fill(-Infinity, wireStart[unit], wireStart[unit + 1]);
          } else if (what === 2 && keys.length > 0) {
            const wire = random.nextInt(keys.length);
            const key = randomKey(random);
            wires.set(wire, key);
            keys[wire] = Math.max(keys[wire], key);
          } else {
            const column = random.nextInt(COLUMNS);
            const level = randomKey(random) + (random.next() < 0.5 ? 15 : 0);
            expect(crossed(wires, column, level)).toEqual(bruteCross(market, keys, column, level));
          }
        }
        expectCovered(wires);
      }),
      { numRuns: 60 },
    );
  });

  it('are sorted from the largest within each column when built, and hold every wire once', () => {
    const market = randomWires(3, 2_000);
    const { layout, firstKeys, columnOf, unitOf } = market;
    expect(new Set(layout.positionOf).size).toBe(layout.nWires);
    const perSuper = layout.keys.length / layout.superMax.length;
    for (let w = 0; w < layout.nWires; w++) {
      const at = layout.positionOf[w];
      expect(layout.keys[at]).toBe(firstKeys[w]);
      expect(layout.unitAt[at]).toBe(unitOf[w]);
      expect(at).toBeGreaterThanOrEqual(layout.superStart[columnOf[w]] * perSuper);
      expect(at).toBeLessThan(layout.superStart[columnOf[w] + 1] * perSuper);
    }
    for (let c = 0; c < COLUMNS; c++) {
      for (let at = layout.superStart[c] * perSuper + 1; at < layout.superStart[c + 1] * perSuper; at++) {
        expect(layout.keys[at]).toBeLessThanOrEqual(layout.keys[at - 1]);
      }
    }
  });

  it('are never late after maxima went stale: a disarmed and newly armed wire fires at its new key', () => {
    const n = 3_000; // several superblocks in one column
    const wireStart = Uint32Array.from({ length: n + 1 }, (_, u) => u);
    const layout = buildWires(wireStart, new Uint16Array(n), 1, (out) => {
      for (let w = 0; w < n; w++) out.set(w, n - w);
    });
    const wires = new Tripwires(layout);
    for (let u = 0; u < n; u++) wires.disarm(u);
    expect(crossed(wires, 0, 1)).toEqual([]);
    for (let u = 0; u < n; u += 7) wires.set(u, u);
    for (let level = n - 1; level >= 0; level--) {
      expect(crossed(wires, 0, level)).toEqual(level % 7 === 0 ? [level] : []);
    }
  });

  it('share a layout without touching it, and start anew after reset', () => {
    const { layout } = randomWires(5, 800);
    const keys = layout.keys.slice();
    const wires = new Tripwires(layout);
    const first = crossed(wires, 0, -10);
    expect(first.length).toBeGreaterThan(0);
    expect(crossed(wires, 0, -10)).toEqual([]);
    expect(layout.keys).toEqual(keys);
    wires.reset();
    expect(crossed(wires, 0, -10)).toEqual(first);
    expect(crossed(new Tripwires(layout), 0, -10)).toEqual(first);
  });
});

describe('watchRows', () => {
  it('is marginRows and then armRows of the rows that keep what they are watched for, to the last bit', () => {
    let plain = 0;
    let kept = 0;
    for (let seed = 1; seed <= 12; seed++) {
      const snapshot = buildSnapshot(randomMarket(seed));
      const { units } = snapshot;
      const t = marginTables(snapshot, feeInMaintenanceOf(snapshot));
      const state = initialState(snapshot);
      state.callRatio = seed % 2 === 0 ? 1 : 1.5;
      for (let i = 0; i < state.mark.length; i++) {
        state.mark[i] *= 0.9 + 0.02 * (seed % 10);
        state.markR[i] = snapshot.instruments.inverse[i] === 0 ? state.mark[i] : -1 / state.mark[i];
        state.pnlR[i] = state.markR[i];
      }
      const wireStart = new Uint32Array(units.n + 1);
      for (let u = 0; u < units.n; u++) {
        const legs = units.legStart[u + 1] - units.legStart[u];
        const tokens = 2 * (units.balanceStart[u + 1] - units.balanceStart[u]);
        wireStart[u + 1] = wireStart[u] + (legs > 0 ? legs + tokens : 0);
      }
      const layout = buildWires(wireStart, new Uint16Array(wireStart[units.n]), 1, () => undefined);
      const [watched, armed] = [new Tripwires(layout), new Tripwires(layout)];
      const rows = Int32Array.from({ length: units.n }, (_, u) => u);
      const [slack, need, slackWatched, needWatched] = Array.from({ length: 4 }, () => new Float64Array(units.n));
      watchRows(t, state, rows, units.n, slackWatched, needWatched, watched);
      marginRows(t, state, rows, units.n, slack, need);
      const own = rows.filter((u) => slack[u] >= (state.callRatio - 1) * need[u]);
      armRows(t, state, own, own.length, armed);
      expect(slackWatched).toEqual(slack);
      expect(needWatched).toEqual(need);
      expect(watched.keys).toEqual(armed.keys);
      const one = new Float64Array(2);
      for (const u of rows) {
        marginRow(t, state, u, one, 0);
        expect([one[0] - one[1], one[1]]).toEqual([slack[u], need[u]]);
        plain += t.plain[u];
      }
      kept += own.length;
    }
    expect(plain).toBeGreaterThan(100);
    expect(kept).toBeGreaterThan(100);
  });
});

describe('sortedUnique', () => {
  it('sorts the first n and drops repeats', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 })), fc.nat(40), (values, cut) => {
        const n = Math.min(cut, values.length);
        const units = Int32Array.from(values);
        const kept = sortedUnique(units, n);
        const expected = [...new Set(values.slice(0, n))].sort((a, b) => a - b);
        expect([...units.subarray(0, kept)]).toEqual(expected);
        expect([...units.subarray(n)]).toEqual(values.slice(n));
      }),
    );
  });
});
