/** The built command line as its users meet it: what it prints, what it writes, and how it ends when things go wrong. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firebreak, SCENARIO, smallInputs } from './smallRun.ts';
import type { Ended, SmallInputs } from './smallRun.ts';

let inputs: SmallInputs;
const folders: string[] = [];
beforeAll(async () => {
  inputs = await smallInputs();
  folders.push(inputs.folder);
});
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A new empty folder, to see all that a command leaves in it. */
function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'firebreak-e2e-'));
  folders.push(folder);
  return folder;
}

function stressArgs(market: string, scenario: string, out: string): string[] {
  return ['stress', market, '--scenario', scenario, '--json', '--quiet', '--out', out];
}

async function stressed(): Promise<{ out: string; ended: Ended; json: Record<string, unknown> }> {
  const out = join(emptyFolder(), 'run');
  const ended = await firebreak(stressArgs(inputs.parquet, inputs.scenario, out));
  expect(ended.stderr).toBe('');
  expect(ended.code).toBe(0);
  return { out, ended, json: JSON.parse(ended.stdout) as Record<string, unknown> };
}

/** Files that a command loads: ES modules by a loader hook, CommonJS by the cache at the end. */
async function loadedFiles(args: readonly string[]): Promise<string[]> {
  const folder = emptyFolder();
  const list = join(folder, 'loaded.txt');
  writeFileSync(
    join(folder, 'hooks.mjs'),
    `import { appendFileSync } from 'node:fs';
    export async function load(url, context, next) {
      appendFileSync(${JSON.stringify(list)}, url + '\\n');
      return next(url, context);
    }`,
  );
  const preload = join(folder, 'preload.mjs');
  writeFileSync(
    preload,
    `import { appendFileSync } from 'node:fs';
    import { createRequire, register } from 'node:module';
    register('./hooks.mjs', import.meta.url);
    const { cache } = createRequire(import.meta.url);
    process.on('exit', () => appendFileSync(${JSON.stringify(list)}, Object.keys(cache).join('\\n') + '\\n'));`,
  );
  await firebreak(args, { node: ['--import', pathToFileURL(preload).href] });
  return readFileSync(list, 'utf8').split('\n').filter(Boolean);
}

const HEAVY = /duckdb|echarts|piscina|\/engine\/dist\/|\/engine\/src\//;

describe('help', () => {
  it('--help names every command and the exit codes', async () => {
    const { code, stdout, stderr } = await firebreak(['--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const word of ['stress', 'case', 'snapshot', 'verify', 'Exit codes']) expect(stdout).toContain(word);
  });

  it('--help loads neither engine, nor database, nor charts', async () => {
    const files = await loadedFiles(['--help']);
    expect(files.some((file) => file.endsWith('/cli/program.js'))).toBe(true);
    expect(files.some((file) => file.includes('commander'))).toBe(true);
    expect(files.filter((file) => HEAVY.test(file))).toEqual([]);
    // The same listing does see the engine where a command needs it.
    const needed = await loadedFiles(['snapshot', 'inspect', join(inputs.folder, 'absent')]);
    expect(needed.some((file) => file.includes('/engine/dist/cascade/'))).toBe(true);
  });

  it('case list names the library', async () => {
    const { code, stdout } = await firebreak(['case', 'list']);
    expect(code).toBe(0);
    for (const name of ['oct-10-2025', 'mild', 'severe', 'extreme']) expect(stdout).toMatch(new RegExp(`^${name} `, 'm'));
  });
});

describe('stress', () => {
  it('--json prints one object, writes the run folder, and gives the same digest again', async () => {
    const first = await stressed();
    expect(first.ended.stdout.trimEnd().split('\n')).toHaveLength(1);
    const { json } = first;
    expect(json['digest']).toMatch(/^[0-9a-f]{16,64}$/);
    for (const key of ['seconds', 'liquidatedUsd', 'liquidatedAccounts', 'adlUsd', 'badDebtUsd']) {
      expect(Number.isFinite(json[key]), key).toBe(true);
    }
    expect(json).toHaveProperty('branchingRatio');
    expect(json['liquidatedUsd']).toBeGreaterThan(0);
    const sum = (key: string) =>
      (json[key] as { liquidatedUsd: number }[]).reduce((total, row) => total + row.liquidatedUsd, 0);
    expect(sum('byVenue')).toBeCloseTo(json['liquidatedUsd'] as number, 3);
    expect(sum('byAsset')).toBeCloseTo(json['liquidatedUsd'] as number, 3);
    expect(readdirSync(first.out).sort()).toEqual(['events.parquet', 'report.html', 'run.json', 'series.parquet']);
    const run = JSON.parse(readFileSync(join(first.out, 'run.json'), 'utf8')) as { digest: string };
    expect(run.digest).toBe(json['digest']);
    const second = await stressed();
    expect(second.json['digest']).toBe(json['digest']);
    expect(readFileSync(join(second.out, 'events.parquet'))).toEqual(readFileSync(join(first.out, 'events.parquet')));
  });

  it('CSV and Parquet of one market give one digest; another scenario gives another', async () => {
    const { json } = await stressed();
    const csv = await firebreak(stressArgs(inputs.csv, inputs.scenario, join(emptyFolder(), 'run')));
    expect((JSON.parse(csv.stdout) as { digest: string }).digest).toBe(json['digest']);
    const args = [...stressArgs(inputs.csv, inputs.scenario, join(emptyFolder(), 'run')), '--set', 'horizon=60s'];
    const shorter = await firebreak(args);
    expect((JSON.parse(shorter.stdout) as { digest: string }).digest).not.toBe(json['digest']);
  });

  it('verify passes, and names the file after one byte of it was changed', async () => {
    const { out, json } = await stressed();
    const good = await firebreak(['verify', out, '--quiet']);
    expect(good).toMatchObject({ code: 0, stderr: '' });
    expect(good.stdout).toContain(json['digest']);
    const file = join(out, 'events.parquet');
    const bytes = readFileSync(file);
    bytes[bytes.length >> 1]! ^= 1;
    writeFileSync(file, bytes);
    const bad = await firebreak(['verify', out, '--quiet']);
    expect(bad.code).toBe(3);
    expect(bad.stderr).toContain('events.parquet was changed');
    expect(bad.stderr).not.toContain('series.parquet');
  });

  it('does not overwrite a folder that is no run', async () => {
    const out = emptyFolder();
    writeFileSync(join(out, 'notes.txt'), 'mine');
    const { code, stderr } = await firebreak(stressArgs(inputs.parquet, inputs.scenario, out));
    expect(code).toBe(2);
    expect(stderr).toContain('not overwritten');
    expect(readdirSync(out)).toEqual(['notes.txt']);
  });
});

/** A scenario file next to the good one. */
function scenarioFile(text: string): string {
  const file = join(emptyFolder(), 'bad.yaml');
  writeFileSync(file, text);
  return file;
}

/** A copy of the market, as CSV, with one text file changed. */
function changedCsv(name: string, edit: (lines: string[]) => string[]): string {
  const market = join(emptyFolder(), 'market');
  cpSync(inputs.csv, market, { recursive: true });
  const file = join(market, name);
  writeFileSync(file, edit(readFileSync(file, 'utf8').split('\n')).join('\n'));
  return market;
}

/** Lines of a table with the first data row's cell of one column replaced. */
function withCell(lines: string[], column: string, change: (value: string) => string): string[] {
  const at = lines[0]!.split(',').indexOf(column);
  const cells = lines[1]!.split(',');
  if (at < 0 || cells.length !== lines[0]!.split(',').length) throw new Error(`no plain column ${column}`);
  cells[at] = change(cells[at]!);
  return [lines[0]!, cells.join(','), ...lines.slice(2)];
}

function parquetWith(edit: (file: string) => void): string {
  const market = join(emptyFolder(), 'market');
  cpSync(inputs.parquet, market, { recursive: true });
  edit(join(market, 'positions.parquet'));
  return market;
}

interface BadInput {
  readonly name: string;
  readonly market?: () => string;
  readonly scenario?: () => string;
  readonly says: readonly RegExp[];
}

const BAD: readonly BadInput[] = [
  { name: 'an unknown scenario', scenario: () => 'sever', says: [/"sever"/, /Did you mean severe\?/] },
  {
    name: 'a scenario with an unknown key',
    scenario: () => scenarioFile(SCENARIO.replace('depth:', 'dept:')),
    says: [/bad\.yaml:12:/, /"dept"/, /did you mean depth\?/],
  },
  { name: 'a scenario that is a folder', scenario: () => emptyFolder(), says: [/this is a folder/] },
  { name: 'a scenario that is no YAML', scenario: () => scenarioFile('name: [a\nb: }'), says: [/bad\.yaml/] },
  { name: 'an unknown snapshot', market: () => join(inputs.folder, 'absent'), says: [/absent/, /no such file/] },
  { name: 'a snapshot that is a file', market: () => inputs.scenario, says: [/small\.yaml is a file/] },
  {
    name: 'a Parquet table that is cut off',
    market: () => parquetWith((file) => writeFileSync(file, readFileSync(file).subarray(0, -30))),
    says: [/positions\.parquet is not a readable Parquet file/],
  },
  {
    name: 'a table of 5 GB',
    market: () => parquetWith((file) => truncateSync(file, 5 * 2 ** 30)),
    says: [/positions\.parquet has 5368709120 bytes/, /FILE_BYTES_MAX/],
  },
  {
    name: 'a folder in place of a table',
    market: () =>
      parquetWith((file) => {
        rmSync(file);
        mkdirSync(file);
      }),
    says: [/positions\.parquet: this is a folder, a file was expected/],
  },
  {
    name: 'NaN in a CSV table',
    market: () => changedCsv('balances.csv', (lines) => withCell(lines, 'amount', () => 'NaN')),
    says: [/balances\.csv line 2/, /column amount/, /"NaN"/],
  },
  {
    name: 'a missing column',
    market: () => changedCsv('balances.csv', (lines) => [lines[0]!.replace('amount', 'sum'), ...lines.slice(1)]),
    says: [/balances\.csv/, /column amount/, /no such column/],
  },
  {
    name: 'a position in an unknown instrument',
    market: () => changedCsv('positions.csv', (lines) => withCell(lines, 'instrument', () => 'okx:NONE')),
    says: [/positions\.csv line 2/, /column instrument/, /"okx:NONE"/],
  },
  {
    name: 'unequal long and short',
    market: () => changedCsv('positions.csv', (lines) => withCell(lines, 'qty', (qty) => String(Number(qty) * 1.5))),
    says: [/instruments\.csv line \d+/, /long and .* short/],
  },
];

describe('bad input: exit code 2, one readable block, nothing written', () => {
  it.each(BAD)('$name', async ({ market, scenario, says }) => {
    const folder = emptyFolder();
    const args = stressArgs(market?.() ?? inputs.parquet, scenario?.() ?? inputs.scenario, join(folder, 'run'));
    const { code, stdout, stderr } = await firebreak(args, { cwd: folder });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^firebreak: \S[^\n]*\n( {2}[^\n]+\n)+$/);
    expect(stderr).not.toMatch(/^ +at |node:internal|fault of Firebreak|undefined|\[object/m);
    for (const words of says) expect(stderr).toMatch(words);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('an option that does not exist', async () => {
    const { code, stdout, stderr } = await firebreak(['stress', '--sede', '1']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/unknown option '--sede'/);
    expect(stderr).toContain('Did you mean --seed?');
  });
});

describe('Ctrl-C', () => {
  it.each(['reading the market', 'running'])('while %s: exit code 130, and no folder stays', async (phase) => {
    const folder = emptyFolder();
    let sent = false;
    const ended = await firebreak(['stress', '--set', 'horizon=24h', '--out', join(folder, 'run')], {
      cwd: folder,
      onStderr: (text, kill) => {
        if (sent || !text.includes(phase)) return;
        sent = true;
        kill();
      },
    });
    expect(sent).toBe(true);
    expect(ended).toMatchObject({ code: 130, stdout: '' });
    expect(ended.stderr).toMatch(/firebreak: [Ss]topped/);
    expect(ended.stderr).not.toMatch(/^ +at /m);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('snapshots', () => {
  it('inspect builtin --json is one object with counts', async () => {
    const { code, stdout, stderr } = await firebreak(['snapshot', 'inspect', 'builtin', '--json']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const view = JSON.parse(stdout) as { synthetic: boolean; counts: { venues: number; members: number } };
    expect(view.synthetic).toBe(true);
    expect(view.counts.venues).toBe(4);
    expect(view.counts.members).toBeGreaterThan(1e6);
  });

  it('generate as CSV, then inspect the folder: the same market as in memory', async () => {
    const folder = join(emptyFolder(), 'market');
    const made = await firebreak(['snapshot', 'generate', 'builtin', '--out', folder, '--format', 'csv']);
    expect(made).toMatchObject({ code: 0, stderr: '' });
    expect(existsSync(join(folder, 'positions.csv'))).toBe(true);
    const inspected = await firebreak(['snapshot', 'inspect', folder, '--json']);
    const builtin = await firebreak(['snapshot', 'inspect', 'builtin', '--json']);
    expect(inspected).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(inspected.stdout)).toEqual(JSON.parse(builtin.stdout));
  }, 90_000);
});
