/** The report of a run in a real browser: phone and desk, light and dark, no errors, nothing from the network. */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../scripts/find-chromium.mjs';
import { firebreak, smallWorld } from './cli.ts';

const executablePath = findChromium();
const folder = mkdtempSync(join(tmpdir(), 'firebreak-report-'));
const file = join(folder, 'run', 'report.html');
let browser: Browser;

beforeAll(async () => {
  await smallWorld(folder);
  const run = await firebreak(folder, 'stress', 'market', '--scenario', 'crash.yaml', '--out', 'run', '--quiet');
  if (run.code !== 0) throw new Error(run.stderr);
  if (executablePath !== undefined) browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

it('the report is one small file that escapes what comes from data', () => {
  expect(statSync(file).size).toBeLessThan(3_000_000);
  const html = readFileSync(file, 'utf8');
  expect(html).toContain('<h1 data-name>A &quot;crash&quot; &lt;of&gt; everything &amp; more</h1>');
  expect(html).not.toMatch(/NaN|Infinity|undefined/);
});

const VIEWS = [360, 1280].flatMap((width) => (['light', 'dark'] as const).map((scheme) => ({ width, scheme })));

describe.skipIf(executablePath === undefined)('the report in Chromium', () => {
  it.each(VIEWS)('at $width px, $scheme', async ({ width, scheme }) => {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme });
    const page = await context.newPage();
    const problems: string[] = [];
    const requests: string[] = [];
    page.on('console', (message) => problems.push(message.text()));
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('request', (request) => requests.push(request.url()));
    const url = pathToFileURL(file).href;
    await page.goto(url);
    expect(problems).toEqual([]);
    expect(requests.filter((request) => request !== url && !request.startsWith('data:'))).toEqual([]);
    const headings = await page.locator('h1, h2').allTextContents();
    expect(headings[0]).toBe('A "crash" <of> everything & more');
    for (const title of [
      'Prices and liquidations',
      'By venue',
      'By asset',
      'Who paid',
      'The ten largest events',
      'What it assumes',
      'Where the numbers come from',
    ]) {
      expect(headings).toContain(title);
    }
    expect(await page.locator('.badge').first().textContent()).toContain(
      'synthetic market: these accounts were generated',
    );
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    const charts = page.locator('[role=img]');
    expect(await charts.count()).toBeGreaterThanOrEqual(4);
    for (const chart of await charts.all()) {
      expect((await chart.locator('title').textContent())!.length).toBeGreaterThan(20);
      expect((await chart.locator('desc').textContent())!.length).toBeGreaterThan(20);
    }
    const tables = await page.locator('table').count();
    expect(await page.locator('table > caption').count()).toBe(tables);
    const dark = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(dark).toBe(scheme === 'dark' ? 'rgb(20, 23, 27)' : 'rgb(255, 255, 255)');
    await context.close();
  });
});
