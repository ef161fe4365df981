/** The command line as a process, from sources and without a build, and a small market and scenario to run it on. */
import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { randomMarket } from '@firebreak/engine';
import { writeSnapshot } from '../../app/src/store/snapshotFolder.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TSX = pathToFileURL(join(ROOT, 'node_modules/tsx/dist/loader.mjs')).href;
const MAIN = join(ROOT, 'app/src/cli/main.ts');

/** What a command printed and how it ended. */
export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that runs. */
export interface Running {
  readonly child: ChildProcess;
  readonly done: Promise<Finished>;
  /** Resolves when stderr holds the text; rejects where the command ends before. */
  readonly saw: (text: string) => Promise<void>;
}

/** Starts `firebreak ARGS` in a folder; `node` are further arguments of Node itself. */
export function startFirebreak(cwd: string, args: readonly string[], node: readonly string[] = []): Running {
  const env = { ...process.env, NO_COLOR: '1' };
  const loader = ['--conditions=firebreak-source', '--import', TSX];
  const child = spawn(process.execPath, [...loader, ...node, MAIN, ...args], { cwd, env });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (data: Buffer) => (stdout += data.toString()));
  child.stderr.on('data', (data: Buffer) => (stderr += data.toString()));
  const done = new Promise<Finished>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
  const saw = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (stderr.includes(text)) resolve();
      };
      child.stderr.on('data', look);
      child.on('close', () => reject(new Error(`ended before "${text}": ${stderr}`)));
      look();
    });
  return { child, done, saw };
}

/** Runs `firebreak ARGS` in a folder to its end. */
export function firebreak(cwd: string, ...args: string[]): Promise<Finished> {
  return startFirebreak(cwd, args).done;
}

/** Writes a small random market (folder `market`) and a fall of everything (`crash.yaml`) into a folder. */
export async function smallWorld(folder: string): Promise<void> {
  const market = randomMarket(7, { accounts: 200, venues: 2 });
  await writeSnapshot(join(folder, 'market'), market, { format: 'parquet' });
  const assets = market.tables.get('assets')!;
  const column = assets.columns.get('asset')!;
  const kinds = assets.columns.get('kind')!;
  if (column.type !== 'string' || kinds.type !== 'string') throw new Error('names are text');
  const kindOf = (row: number) => kinds.dictionary[kinds.codes[row]!];
  const coins = Array.from(column.codes, (code) => column.dictionary[code]!).filter(
    (_, row) => kindOf(row) === 'crypto',
  );
  const lines = ['name: crash', 'title: A "crash" <of> everything & more', 'horizon: 5m', 'shocks:'];
  lines.push(
    `  - assets: [${coins.join(', ')}]`,
    '    move: -0.3',
    '    length: 3m',
    '    basis: assumed',
    '    source: a test',
  );
  writeFileSync(join(folder, 'crash.yaml'), `${lines.join('\n')}\n`);
}
