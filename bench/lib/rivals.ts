/**
 * The rivals of the tripwires: C built from bench/rivals/scan.c with the machine's compiler, and full scans in
 * TypeScript and in WebAssembly with SIMD, compiled when the bench runs. All read the same market and prices as
 * Firebreak's loop.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Snapshot } from '../../engine/src/market/snapshot.ts';
import { marginRows, marginTables } from '../../engine/src/rules/shared/margin.ts';
import { checksumOf, stateAt } from './loop.ts';
import { TIERS } from './market.ts';

const SOURCES = fileURLToPath(new URL('../rivals/', import.meta.url));

/** One rival's runs over one path of prices. */
export interface RivalResult {
  readonly seconds: number[];
  readonly liquidated: number;
  readonly checksum: string;
}

/** The rivals written in C. */
export interface CRivals {
  run(
    which: 'vector' | 'loop' | 'trigger',
    snapshot: Snapshot,
    prices: Float64Array,
    steps: number,
    runs: number,
  ): RivalResult;
  remove(): void;
}

/** Builds the C rivals into a temporary folder, or returns null where the machine has no `cc`. */
export function buildC(): CRivals | null {
  const folder = mkdtempSync(join(tmpdir(), 'firebreak-bench-'));
  const binary = join(folder, 'scan');
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    execFileSync('cc', ['-O3', '-march=native', '-o', binary, join(SOURCES, 'scan.c'), '-lm'], { stdio: 'pipe' });
  } catch (error) {
    remove();
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  return {
    remove,
    run(which, snapshot, prices, steps, runs) {
      const input = join(folder, 'market.bin');
      writeInput(input, snapshot, prices, steps);
      const lines = execFileSync(binary, [input, which, String(runs)], { encoding: 'utf8' })
        .trim()
        .split('\n');
      const rows = lines.map((line) => line.split(' '));
      const [, liquidated, checksum] = rows[0];
      return { seconds: rows.map((row) => Number(row[0])), liquidated: Number(liquidated), checksum };
    },
  };
}

function writeInput(path: string, snapshot: Snapshot, prices: Float64Array, steps: number): void {
  const { accounts, legs, instruments, tiers, balances, units } = snapshot;
  const head = Uint32Array.of(accounts.n, legs.n, instruments.n, TIERS, steps, 0, 0, 0);
  const columns = [
    head,
    legs.qty,
    legs.entryR,
    balances.amount,
    tiers.minNotional,
    tiers.maintMarginRate,
    tiers.deduction,
  ];
  const rest = [instruments.markPrice, prices.subarray(0, steps * instruments.n), units.legStart, legs.instrument];
  writeFileSync(
    path,
    Buffer.concat(
      [...columns, ...rest].map((column) => Buffer.from(column.buffer, column.byteOffset, column.byteLength)),
    ),
  );
}

/** Every account at every step through Firebreak's own exact kernel. */
export function scanTypeScript(snapshot: Snapshot, prices: Float64Array, steps: number): RivalResult {
  const n = snapshot.instruments.n;
  const tables = marginTables(snapshot, new Float64Array(n));
  const state = stateAt(snapshot);
  const alive = Int32Array.from({ length: snapshot.units.n }, (_, u) => u);
  const slack = new Float64Array(alive.length);
  const need = new Float64Array(alive.length);
  const step = new Uint32Array(alive.length);
  const account = new Uint32Array(alive.length);
  let count = alive.length;
  let gone = 0;
  const start = performance.now();
  for (let s = 0; s < steps; s++) {
    for (let i = 0; i < n; i++) state.mark[i] = state.markR[i] = state.pnlR[i] = prices[s * n + i];
    marginRows(tables, state, alive, count, slack, need);
    let kept = 0;
    for (let k = 0; k < count; k++) {
      if (slack[k] >= 0) {
        alive[kept++] = alive[k];
        continue;
      }
      step[gone] = s;
      account[gone++] = alive[k];
    }
    count = kept;
  }
  const seconds = [(performance.now() - start) / 1000];
  return { seconds, liquidated: gone, checksum: checksumOf(step, account, gone) };
}

interface WasmExports {
  readonly memory: WebAssembly.Memory;
  scan(z: number, alive: number, count: number, out: number): number;
  setup(...pointers: number[]): void;
}

async function compileWasm(): Promise<Uint8Array<ArrayBuffer>> {
  const asc = await import('assemblyscript/asc');
  const source = readFileSync(join(SOURCES, 'scan.assembly'), 'utf8');
  const { binary, error } = await asc.compileString(
    { 'scan.ts': source },
    {
      optimizeLevel: 3,
      shrinkLevel: 0,
      enable: ['simd'],
      runtime: 'stub',
      noAssert: true,
      initialMemory: 1,
      maximumMemory: 8192,
    },
  );
  if (binary === null || error !== null) throw error ?? new Error('AssemblyScript compiled to nothing');
  return Uint8Array.from(binary);
}

/**
 * Every account at every step in WebAssembly: pairs of accounts with equal numbers of legs in the two lanes of an
 * f64x2.
 */
export async function scanWasm(snapshot: Snapshot, prices: Float64Array, steps: number): Promise<RivalResult> {
  const { exports } = (await WebAssembly.instantiate(await compileWasm(), { env: { abort: () => undefined } }))
    .instance;
  const wasm = exports as unknown as WasmExports;
  const { memory } = wasm;
  let top = 65_536;
  const place = (bytes: number): number => {
    const at = top;
    top = (top + bytes + 63) & ~63;
    const missing = Math.ceil((top - memory.buffer.byteLength) / 65_536);
    if (missing > 0) memory.grow(missing);
    return at;
  };
  const put = (column: Float64Array | Uint32Array | Uint16Array): number => {
    const at = place(column.byteLength);
    new Uint8Array(memory.buffer, at, column.byteLength).set(
      new Uint8Array(column.buffer, column.byteOffset, column.byteLength),
    );
    return at;
  };
  const { units, legs, balances, tiers, instruments, accounts } = snapshot;
  const order = orderByLegs(snapshot);
  const tables = [tiers.minNotional, tiers.maintMarginRate, tiers.deduction].map(put);
  wasm.setup(
    put(legs.qty),
    put(legs.entryR),
    put(balances.amount),
    put(legs.instrument),
    put(units.legStart),
    ...tables,
    TIERS,
  );
  const alive = put(order);
  const z = place(8 * instruments.n);
  const out = place(4 * accounts.n);
  let count = order.length;
  const step = new Uint32Array(accounts.n);
  const account = new Uint32Array(accounts.n);
  let gone = 0;
  const start = performance.now();
  for (let s = 0; s < steps; s++) {
    new Float64Array(memory.buffer, z, instruments.n).set(prices.subarray(s * instruments.n, (s + 1) * instruments.n));
    const hits = wasm.scan(z, alive, count, out);
    const found = new Uint32Array(memory.buffer, out, hits).sort();
    step.fill(s, gone, gone + hits);
    account.set(found, gone);
    gone += hits;
    count -= hits;
  }
  const seconds = [(performance.now() - start) / 1000];
  return { seconds, liquidated: gone, checksum: checksumOf(step, account, gone) };
}

/** Accounts by number of legs, so that neighbours walk in step. */
function orderByLegs(snapshot: Snapshot): Uint32Array {
  const { legStart, n } = snapshot.units;
  const order = Uint32Array.from({ length: n }, (_, u) => u);
  return order.sort((a, b) => legStart[a + 1] - legStart[a] - (legStart[b + 1] - legStart[b]) || a - b);
}
