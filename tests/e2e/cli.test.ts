/** The command line as a process: help, a run with its folder, bad input with exit codes, Ctrl-C. */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorBlock, exitCodeOf } from '../../app/src/cli/errors.ts';
import { readableError } from '../../app/src/store/files.ts';
import { firebreak, smallWorld, startFirebreak } from './cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'firebreak-cli-'));
beforeAll(() => smallWorld(folder));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ENTRIES = ['crash.yaml', 'market'];
const stress = (...args: string[]) => firebreak(folder, 'stress', 'market', '--scenario', 'crash.yaml', ...args);

describe('help', () => {
  it('says what there is, and loads neither engine nor query engine nor charts', async () => {
    const log = join(folder, 'loaded');
    process.env['LOADED_MODULES'] = log;
    const hook = pathToFileURL(fileURLToPath(new URL('./logLoads.mjs', import.meta.url))).href;
    const { code, stdout } = await startFirebreak(folder, ['--help'], ['--import', hook]).done;
    delete process.env['LOADED_MODULES'];
    expect(code).toBe(0);
    for (const command of ['stress', 'case', 'snapshot', 'verify']) expect(stdout).toContain(`  ${command} `);
    const loaded = readFileSync(log, 'utf8').trim().split('\n');
    rmSync(log);
    expect(loaded.filter((url) => url.includes('/cli/main.ts'))).toHaveLength(1);
    expect(
      loaded.filter((url) => /engine\/src|duckdb|echarts|cli-progress|\/(store|sweep|report)\//.test(url)),
    ).toEqual([]);
  });

  it('lists the cases of the library', async () => {
    const { code, stdout } = await firebreak(folder, 'case', 'list', '--json');
    expect(code).toBe(0);
    const names = (JSON.parse(stdout) as { name: string }[]).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['oct-10-2025', 'mild', 'severe', 'extreme']));
  });
});

describe('stress', () => {
  it('prints one JSON object and writes a run that verifies, until one byte of it changes', async () => {
    const { code, stdout, stderr } = await stress('--json', '--quiet', '--out', 'run');
    expect(stderr).toBe('');
    expect(code).toBe(0);
    const json = JSON.parse(stdout) as Record<string, unknown>;
    const keys = ['digest', 'seconds', 'liquidatedUsd', 'liquidatedAccounts', 'adlUsd', 'badDebtUsd', 'branchingRatio'];
    for (const key of [...keys, 'byVenue', 'byAsset', 'snapshotHash', 'out', 'amplification'])
      expect(json).toHaveProperty(key);
    expect(json['liquidatedUsd']).toBeGreaterThan(0);
    const run = join(folder, 'run');
    expect(readdirSync(run).sort()).toEqual(['events.parquet', 'report.html', 'run.json', 'series.parquet']);
    const verified = await firebreak(folder, 'verify', 'run');
    expect(verified).toMatchObject({ code: 0, stdout: expect.stringContaining(json['digest'] as string) as string });

    const bytes = readFileSync(join(run, 'events.parquet'));
    bytes[100] = bytes[100]! ^ 1;
    writeFileSync(join(run, 'events.parquet'), bytes);
    const changed = await firebreak(folder, 'verify', 'run');
    expect(changed.code).toBe(3);
    expect(changed.stderr).toContain('events.parquet was changed');
    rmSync(run, { recursive: true });
  });

  it('prints a summary that fits, and replaces an earlier run but nothing else', async () => {
    const first = await stress('--no-feedback', '--out', 'run');
    expect(first.code).toBe(0);
    expect(first.stdout).toMatch(/^In this synthetic market, /);
    expect(first.stdout).toContain('report  run/report.html');
    expect(first.stdout.split('\n').filter((line) => line.length > 100)).toEqual([]);
    expect(first.stderr).toContain('liquidated $');
    expect((await stress('--no-feedback', '--quiet', '--seed', '2', '--out', 'run')).code).toBe(0);
    expect(JSON.parse(readFileSync(join(folder, 'run', 'run.json'), 'utf8'))).toMatchObject({ options: { seed: 2 } });
    writeFileSync(join(folder, 'run', 'notes.txt'), 'mine');
    const refused = await stress('--no-feedback', '--out', 'run');
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('is not overwritten');
    rmSync(join(folder, 'run'), { recursive: true });
    expect(readdirSync(folder).sort()).toEqual(ENTRIES);
  });
});

describe('snapshot', () => {
  it('inspects a folder as text and as JSON', async () => {
    const text = await firebreak(folder, 'snapshot', 'inspect', 'market');
    expect(text.code).toBe(0);
    expect(text.stdout).toContain('Distance to liquidation');
    const json = JSON.parse((await firebreak(folder, 'snapshot', 'inspect', 'market', '--json')).stdout) as {
      distanceToLiquidation: unknown[];
    };
    expect(json.distanceToLiquidation.length).toBeGreaterThan(5);
  });
});

describe('adl compare', () => {
  it('prints a row per policy, the same whatever else is compared', async () => {
    const args = ['adl', 'compare', 'market', '--scenario', 'crash.yaml', '--json', '--policies'];
    const both = await firebreak(folder, ...args, 'pro_rata,venue');
    const one = await firebreak(folder, ...args, 'venue');
    expect([both.code, one.code]).toEqual([0, 0]);
    const { outcomes } = JSON.parse(both.stdout) as {
      outcomes: { policy: string; shared: { waves: number; unfairness: number; profitShares: number[] } }[];
    };
    expect(outcomes.map(({ policy }) => policy)).toEqual(['venue', 'pro_rata']);
    const [ranked, spread] = outcomes.map(({ shared }) => shared);
    expect([ranked!.profitShares.length, spread!.profitShares.length]).toEqual([4, 4]);
    expect(spread!.unfairness).toBeLessThan(1e-9);
    expect(ranked!.waves === 0 || ranked!.unfairness > 0).toBe(true);
    const alone = JSON.parse(one.stdout) as { outcomes: unknown[] };
    expect(alone.outcomes).toEqual([outcomes[0]]);
  });
});

/** What is wrong: arguments, and a text that the message must hold. */
const BAD: readonly (readonly [string, readonly string[], string])[] = [
  ['an unknown case', ['stress', '--scenario', 'nope'], 'There is no built-in case "nope"'],
  ['an unknown key', ['stress', '--set', 'horizn=3m'], 'horizn'],
  [
    'a value out of range',
    ['stress', 'market', '--scenario', 'crash.yaml', '--set', 'horizon=no'],
    'crash.yaml:3: horizon',
  ],
  ['a snapshot that is not there', ['stress', 'nowhere'], 'Cannot read nowhere'],
  ['a snapshot that is a file', ['stress', 'crash.yaml'], 'crash.yaml'],
  ['an unknown option', ['stress', '--bogus'], "unknown option '--bogus'"],
  ['an unknown command', ['frobnicate'], "unknown command 'frobnicate'"],
  ['an unknown policy', ['adl', 'compare', 'market', '--policies', 'watr_filling'], 'did you mean water_filling?'],
  ['a target below a file', ['stress', '--out', 'crash.yaml/run'], 'crash.yaml/run'],
  ['a folder that is no run', ['verify', 'market'], 'run.json'],
  ['a mapping that is not there', ['snapshot', 'import', 'no.yaml', '--out', 'x'], 'Cannot read no.yaml'],
  ['a target that is not empty', ['snapshot', 'generate', '--out', 'market'], 'not empty'],
];

describe('bad input', () => {
  it.each(BAD)('%s: a readable message, exit code 2, nothing written', async (_, args, text) => {
    const { code, stdout, stderr } = await firebreak(folder, ...args);
    expect(stderr).toContain(text);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(readdirSync(folder).sort()).toEqual(ENTRIES);
  });

  it('a truncated Parquet file', async () => {
    const own = mkdtempSync(join(tmpdir(), 'firebreak-cut-'));
    await smallWorld(own);
    const path = join(own, 'market', 'positions.parquet');
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.subarray(0, bytes.length - 30));
    const { code, stderr } = await firebreak(own, 'stress', 'market', '--scenario', 'crash.yaml');
    expect(code).toBe(2);
    expect(stderr).toContain('positions.parquet');
    expect(readdirSync(own).sort()).toEqual(ENTRIES);
    rmSync(own, { recursive: true });
  });

  it('a folder without permission', async () => {
    if (process.getuid?.() === 0) {
      // Root may read everything, so what the system would say is said here.
      const denied = Object.assign(new Error('EACCES'), { code: 'EACCES' });
      const error = readableError(denied, 'closed', 'read');
      expect(errorBlock(error, false)).toContain('firebreak: Cannot read closed: permission denied\n  Change the');
      expect(exitCodeOf(error)).toBe(2);
      return;
    }
    const closed = join(folder, 'closed');
    mkdirSync(closed);
    chmodSync(closed, 0);
    const { code, stderr } = await firebreak(folder, 'stress', 'closed');
    rmSync(closed, { recursive: true });
    expect(code).toBe(2);
    expect(stderr).toContain('permission denied');
  });
});

describe('Ctrl-C', () => {
  it.each(['reading the market', 'running'])('while %s: exit code 130, nothing left', async (phase) => {
    const own = mkdtempSync(join(tmpdir(), 'firebreak-stop-'));
    const { child, done, saw } = startFirebreak(own, ['stress']);
    await saw(phase);
    child.kill('SIGINT');
    const { code, stdout } = await done;
    expect({ code, stdout }).toEqual({ code: 130, stdout: '' });
    expect(existsSync(join(own, 'runs')) || readdirSync(own).length > 0).toBe(false);
    rmSync(own, { recursive: true });
  });
});
