/**
 * The built command line as a child process, with a market and a scenario that are small enough for many runs.
 * Everything lies in one temporary folder per test file.
 */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { randomMarket } from '@firebreak/engine';
import { writeSnapshot } from '../../app/src/store/snapshotFolder.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const BUILT = join(ROOT, 'app', 'dist', 'cli', 'main.js');
/** The file that `firebreak` starts. */
export const FIREBREAK = join(ROOT, 'app', 'bin', 'firebreak.js');
/** A market of three venues, 35 account rows and 30 positions in which the scenario below reaches ADL. */
const MARKET_SEED = 2;

/** A fall of a quarter within a minute into thin books. */
export const SCENARIO = `name: small
title: A small crash
description: All coins fall by a quarter within a minute.
horizon: 120s
step: 1s
shocks:
  - assets: all
    move: -0.25
    length: 60s
    basis: assumed
    source: chosen for this test
depth:
  - multiplier: 0.3
    end: 60s
    ramp: 30s
    basis: assumed
    source: chosen for this test
`;

/** Paths of what the runs are made of. */
export interface SmallInputs {
  readonly folder: string;
  readonly parquet: string;
  readonly csv: string;
  readonly scenario: string;
}

/** How a command ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Writes market (in both formats) and scenario into a new temporary folder; builds the command where it is missing. */
export async function smallInputs(): Promise<SmallInputs> {
  if (!existsSync(BUILT)) execFileSync('npm', ['run', '--silent', 'build'], { cwd: ROOT, stdio: 'inherit' });
  const folder = mkdtempSync(join(tmpdir(), 'firebreak-e2e-'));
  const inputs = {
    folder,
    parquet: join(folder, 'market'),
    csv: join(folder, 'market-csv'),
    scenario: join(folder, 'small.yaml'),
  };
  writeFileSync(inputs.scenario, SCENARIO);
  await writeSnapshot(inputs.parquet, randomMarket(MARKET_SEED), { format: 'parquet' });
  await writeSnapshot(inputs.csv, randomMarket(MARKET_SEED), { format: 'csv' });
  return inputs;
}

/** Runs `firebreak` to its end. `onStderr` sees all of stderr so far and may send a signal. */
export function firebreak(
  args: readonly string[],
  {
    node = [],
    cwd = ROOT,
    onStderr,
  }: { node?: readonly string[]; cwd?: string; onStderr?: (text: string, kill: () => void) => void } = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...node, FIREBREAK, ...args], {
      cwd,
      env: { ...process.env, NO_COLOR: '1' },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
      onStderr?.(stderr, () => child.kill('SIGINT'));
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}
