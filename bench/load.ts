/**
 * Claim (c): seconds to load a packed snapshot and to build its index, and bytes per position that both hold in
 * memory, counted in a process that holds nothing else; for the generated market of tripwires.ts and for the built-in
 * market.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pack } from '../engine/src/market/pack.ts';
import type { Snapshot } from '../engine/src/market/snapshot.ts';
import { builtinSnapshot, MARKET_SEED } from './lib/builtin.ts';
import { inChild } from './lib/child.ts';
import { generateMarket } from './lib/market.ts';
import { type BenchOptions, type BenchResult, median, say } from './lib/report.ts';

const SEED = 7;
const RUNS = 5;

interface Loaded {
  readonly positions: number;
  readonly wires: number;
  readonly readSeconds: number;
  readonly unpackSeconds: number;
  readonly indexSeconds: number;
  readonly bytesPerPosition: number;
}

function measure(name: string, snapshot: Snapshot, folder: string, runs: number): Loaded {
  const path = join(folder, 'market.pack');
  writeFileSync(path, pack(snapshot));
  const all = Array.from({ length: runs }, () => inChild<Loaded>('load', path));
  const of = (field: keyof Loaded): number => median(all.map((one) => one[field]));
  const found: Loaded = {
    positions: snapshot.legs.n,
    wires: of('wires'),
    readSeconds: of('readSeconds'),
    unpackSeconds: of('unpackSeconds'),
    indexSeconds: of('indexSeconds'),
    bytesPerPosition: of('bytesPerPosition'),
  };
  say(
    `  ${name}: ${found.positions} positions, read ${found.readSeconds.toFixed(3)} s, ` +
      `unpack ${found.unpackSeconds.toFixed(3)} s, index ${found.indexSeconds.toFixed(3)} s (cold), ` +
      `${found.bytesPerPosition.toFixed(0)} bytes per position`,
  );
  return found;
}

/** Prints load and index seconds and bytes per position. */
export async function run({ tiny = false }: BenchOptions = {}): Promise<BenchResult> {
  const runs = tiny ? 1 : RUNS;
  say(`load: packed snapshots, seeds ${SEED} and ${MARKET_SEED}, ${runs} processes each`);
  const folder = mkdtempSync(join(tmpdir(), 'firebreak-bench-'));
  try {
    const size = tiny ? { accounts: 2_000, instruments: 10 } : { accounts: 1_000_000, instruments: 160 };
    const generated = measure('generated', generateMarket(size, SEED), folder, runs);
    const builtin = tiny ? null : measure('built-in', builtinSnapshot(1), folder, runs);
    const ok = generated.wires === generated.positions;
    return { claim: 'c', ok, figures: { seed: SEED, generated, builtin } };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
