/** The built command line with markets and scenarios that are wrong in one place, and its results run after run. */
import {
  cpSync,
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
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firebreak, SCENARIO, smallInputs } from './smallRun.ts';
import type { SmallInputs } from './smallRun.ts';

let inputs: SmallInputs;
const folders: string[] = [];
beforeAll(async () => {
  inputs = await smallInputs();
  folders.push(inputs.folder);
});
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'firebreak-e2e-'));
  folders.push(folder);
  return folder;
}

function stressArgs(market: string, scenario: string, out: string): string[] {
  return ['stress', market, '--scenario', scenario, '--json', '--quiet', '--out', out];
}

async function digestOf(market: string, ...more: string[]): Promise<string> {
  const out = join(emptyFolder(), 'run');
  const { code, stdout, stderr } = await firebreak([...stressArgs(market, inputs.scenario, out), ...more]);
  expect({ code, stderr, lines: stdout.trimEnd().split('\n').length }).toEqual({ code: 0, stderr: '', lines: 1 });
  return (JSON.parse(stdout) as { digest: string }).digest;
}

it('one market and scenario give one digest, again and from CSV; another horizon gives another', async () => {
  const digest = await digestOf(inputs.parquet);
  expect(await digestOf(inputs.parquet)).toBe(digest);
  expect(await digestOf(inputs.csv)).toBe(digest);
  expect(await digestOf(inputs.csv, '--set', 'horizon=60s')).not.toBe(digest);
});

function scenarioFile(text: string): string {
  const file = join(emptyFolder(), 'bad.yaml');
  writeFileSync(file, text);
  return file;
}

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

function changedParquet(edit: (file: string) => void): string {
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
    market: () => changedParquet((file) => writeFileSync(file, readFileSync(file).subarray(0, -30))),
    says: [/positions\.parquet is not a readable Parquet file/],
  },
  {
    name: 'a table of 5 GB',
    market: () => changedParquet((file) => truncateSync(file, 5 * 2 ** 30)),
    says: [/positions\.parquet has 5368709120 bytes/, /FILE_BYTES_MAX/],
  },
  {
    name: 'a folder in place of a table',
    market: () =>
      changedParquet((file) => {
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
});

it('a market generated as CSV looks the same as the one in memory', async () => {
  const folder = join(emptyFolder(), 'market');
  const made = await firebreak(['snapshot', 'generate', 'builtin', '--out', folder, '--format', 'csv']);
  expect(made).toMatchObject({ code: 0, stderr: '' });
  const inspected = await firebreak(['snapshot', 'inspect', folder, '--json']);
  const builtin = await firebreak(['snapshot', 'inspect', 'builtin', '--json']);
  expect(inspected).toMatchObject({ code: 0, stderr: '' });
  expect(JSON.parse(inspected.stdout)).toEqual(JSON.parse(builtin.stdout));
}, 120_000);
