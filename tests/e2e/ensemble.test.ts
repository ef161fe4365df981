/** `stress --ensemble` as a process: what it prints and leaves, interrupts and crashes, bad input. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../scripts/find-chromium.mjs';
import { axeViolations } from './axe.ts';
import { firebreak, smallWorld, startFirebreak } from './cli.ts';
import { silentBases, unlabelledNumbers } from './numbersOnPage.ts';

const folder = mkdtempSync(join(tmpdir(), 'firebreak-ensemble-cli-'));
beforeAll(() => smallWorld(folder));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const executablePath = findChromium();
const SHORT = ['--set', 'horizon=20s', '--set', 'shocks[0].length=10s', '--range', 'shocks[0].move=-0.4:-0.2'];
const command = (...args: string[]): string[] => ['stress', 'market', '--scenario', 'crash.yaml', ...SHORT, ...args];
const journal = join(folder, 'out.partial.jsonl');

describe('stress --ensemble', () => {
  let digest = '';

  it('prints one JSON object with ranges and effects, and leaves its files', async () => {
    const args = command('--ensemble', '41', '--threads', '2', '--json', '--quiet', '--out', 'json');
    const { code, stdout, stderr } = await firebreak(folder, ...args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const json = JSON.parse(stdout) as Record<string, unknown> & { inputs: { key: string }[]; headlines: unknown[] };
    expect(json).toMatchObject({ draws: 41, seedRuns: 20, failed: [], seed: 1, out: 'json' });
    expect(json.inputs.map(({ key }) => key)).toContain('shocks[0].move');
    expect(json.headlines[0]).toMatchObject({ key: 'liquidatedUsd', unit: 'USD', draws: { runs: 41 } });
    expect(readdirSync(join(folder, 'json')).sort()).toEqual(['ensemble.json', 'ensemble.parquet', 'report.html']);
    digest = String(json['digest']);
  }, 120_000);

  it.skipIf(executablePath === undefined)(
    'shows a page with unit and basis of every number',
    async () => {
      const browser = await chromium.launch({ executablePath: executablePath!, args: ['--no-sandbox'] });
      for (const width of [360, 1280]) {
        const page = await browser.newPage({ viewport: { width, height: 900 } });
        await page.goto(pathToFileURL(join(folder, 'json', 'report.html')).href);
        expect(await unlabelledNumbers(page)).toEqual([]);
        expect(await silentBases(page)).toEqual([]);
        expect(await axeViolations(page)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
        await page.close();
      }
      await browser.close();
    },
    120_000,
  );

  it.each(['SIGINT', 'SIGKILL'] as const)(
    'keeps finished runs through %s and goes on',
    async (signal) => {
      const args = command('--ensemble', '41', '--threads', '1', '--out', 'out');
      const { child, done, saw } = startFirebreak(folder, args);
      await saw('16 of 61 runs');
      child.kill(signal);
      const { code, stdout, stderr } = await done;
      expect(stdout).toBe('');
      if (signal === 'SIGINT') {
        expect(code).toBe(130);
        expect(stderr).toMatch(/Stopped after \d+ of 61 runs; they are kept in out\.partial\.jsonl/);
      }
      expect(existsSync(join(folder, 'out'))).toBe(false);
      expect(readFileSync(journal, 'utf8').split('\n').length).toBeGreaterThan(16);
      const again = await firebreak(folder, ...args);
      expect(again.code).toBe(0);
      expect(again.stderr).toMatch(/61 runs, \d+ of them finished before/);
      expect(again.stdout).toMatch(/over 41 draws of 30 uncertain inputs/);
      expect(again.stdout).toContain('not a confidence interval');
      const document = JSON.parse(readFileSync(join(folder, 'out', 'ensemble.json'), 'utf8')) as { digest: string };
      expect(document.digest).toBe(digest);
      expect(existsSync(journal)).toBe(false);
      rmSync(join(folder, 'out'), { recursive: true });
    },
    120_000,
  );

  it.each([
    ['an unknown input', ['--range', 'behaviour.depth_scal=0.5:2'], 'did you mean behaviour.depth_scale?'],
    ['a low above the high', ['--range', 'behaviour.depth_scale=2:0.5'], 'low 2 above high 0.5'],
    ['a range beside the value', ['--range', 'behaviour.depth_scale=2:3'], 'a range that contains the value 1'],
    ['percentages', ['--range', 'shocks[0].move=-40:-20'], 'fractions, not percent: write -0.4 for -40%'],
    ['no range', ['--range', 'behaviour.depth_scale=2'], 'expected low:high, such as 0.5:2'],
    ['too few draws', ['--ensemble', '5'], 'Expected a whole number from 20 to 1000000'],
    ['no threads', ['--threads', '0'], 'Expected a whole number from 1 to 1024'],
  ])('%s: a readable message, exit code 2, nothing written', async (_, args, text) => {
    const { code, stdout, stderr } = await firebreak(folder, ...command('--ensemble', '20', '--out', 'bad', ...args));
    expect(stderr).toContain(text);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(readdirSync(folder).filter((name) => name.startsWith('bad'))).toEqual([]);
  });
});
