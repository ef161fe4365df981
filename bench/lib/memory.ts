/**
 * Run by the benches as a child process with --expose-gc, so that memory is counted in a process that holds nothing
 * else. Prints one JSON object. `load FILE` unpacks a packed snapshot and builds its index; `runs SCALE` holds
 * several runs of the built-in population at once, after one step and at their end.
 */
import { readFileSync } from 'node:fs';
import type { Context } from '../../engine/src/cascade/context.ts';
import { prepare } from '../../engine/src/cascade/prepared.ts';
import { runSteps } from '../../engine/src/cascade/run.ts';
import { unpack } from '../../engine/src/market/pack.ts';
import { resolveScenario } from '../../engine/src/scenario/resolve.ts';
import { builtinSnapshot, shock } from './builtin.ts';
import { buildIndex, type Index } from './loop.ts';

const HELD = 3;

function resident(): number {
  // Buffers are given back some time after the collection that finds them dead.
  for (let k = 0; k < 4; k++) (globalThis as { gc?: () => void }).gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function load(path: string): unknown {
  const before = resident();
  let at = performance.now();
  const lap = (): number => {
    const from = at;
    at = performance.now();
    return (at - from) / 1000;
  };
  const bytes = readFileSync(path);
  const readSeconds = lap();
  const snapshot = unpack(bytes);
  const unpackSeconds = lap();
  const index: Index = buildIndex(snapshot);
  const indexSeconds = lap();
  const held = resident() - before;
  return {
    positions: snapshot.legs.n,
    wires: index.layout.nWires,
    readSeconds,
    unpackSeconds,
    indexSeconds,
    bytesPerPosition: held / snapshot.legs.n,
  };
}

function runs(scale: number): unknown {
  const snapshot = builtinSnapshot(scale);
  const prepared = prepare(snapshot, resolveScenario(shock(-0.078, '5m', '10m'), snapshot));
  // The first run leaves compiled code and scratch space behind, which later runs share.
  let held: Context[] = [runSteps(prepared, { seed: 9, record: 'summary' })];
  const several = (untilS: number): { bytes: number; touched: number } => {
    held = [];
    const before = resident();
    for (let k = 1; k <= HELD; k++) held.push(runSteps(prepared, { seed: k, record: 'summary', untilS }));
    const touched = held.reduce((sum, c) => sum + c.state.slots, 0) / HELD;
    return { bytes: (resident() - before) / HELD, touched };
  };
  const idle = several(1);
  const used = several(Infinity);
  return {
    accounts: snapshot.accounts.n,
    legs: snapshot.legs.n,
    idleBytes: idle.bytes,
    usedBytes: used.bytes,
    touched: used.touched,
  };
}

const [what, argument] = process.argv.slice(2);
const found = what === 'load' ? load(argument) : runs(Number(argument));
process.stdout.write(`${JSON.stringify(found)}\n`);
