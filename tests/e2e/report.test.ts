/** The report of a run in a real browser: phone and desk, light and dark, accessible, nothing from the network. */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../scripts/find-chromium.mjs';
import { axeViolations } from './axe.ts';
import { firebreak, smallWorld } from './cli.ts';
import { silentBases, unlabelledNumbers } from './numbersOnPage.ts';

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
  it.each(VIEWS)(
    'at $width px, $scheme',
    async ({ width, scheme }) => {
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
      for (const fold of await page.locator('details').all())
        await fold.evaluate((node) => node.setAttribute('open', ''));
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      expect(await axeViolations(page)).toEqual([]);
      expect(problems).toEqual([]);
      await context.close();
    },
    120_000,
  );

  it('says unit and basis of every number', async () => {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(file).href);
    expect(await unlabelledNumbers(page)).toEqual([]);
    expect(await silentBases(page)).toEqual([]);
    const broken = [
      () => document.querySelector('thead th.n')!.setAttribute('data-unit', ''),
      () => document.querySelector('thead th.n small')!.remove(),
      () => document.querySelector('.figures [data-unit=accounts]')!.removeAttribute('data-unit'),
      () => document.querySelector('section')!.removeAttribute('data-basis'),
      () => document.querySelector('section[data-basis] .lead')!.append(' 42'),
      () => document.querySelector('tr[data-basis]')!.setAttribute('data-basis', 'guessed'),
    ];
    for (const change of broken) {
      await page.reload();
      await page.evaluate(change);
      expect(await unlabelledNumbers(page), String(change)).not.toEqual([]);
    }
    await page.close();
  }, 60_000);

  it('saves each table as CSV with exact numbers', async () => {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(file).href);
    expect(await page.locator('button.save').count()).toBe(await page.locator('table').count());
    const button = page.getByRole('button', { name: 'Save as CSV: Liquidated, auto-deleveraged and lost, by venue' });
    const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
    expect(download.suggestedFilename()).toBe('liquidated-auto-deleveraged-and-lost-by-venue.csv');
    const csv = readFileSync(await download.path(), 'utf8')
      .replace('\ufeff', '')
      .trimEnd()
      .split('\r\n');
    const { byVenue } = (JSON.parse(readFileSync(join(folder, 'run', 'run.json'), 'utf8')) as Run).summary;
    expect(csv[0]).toMatch(
      /^Venue,Open interest before \(USD\),after \(USD\),Liquidated \(USD\),of open interest \(fraction\),/,
    );
    for (const { key, liquidatedUsd } of byVenue) {
      const cells = csv.find((line) => line.startsWith(`${key},`))!.split(',');
      expect(Number(cells[3]) / liquidatedUsd).toBeCloseTo(1, 9);
    }
    await page.close();
  });

  it('is whole without scripts, by keyboard and on paper', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    await page.goto(pathToFileURL(file).href);
    expect(await page.locator('button').count()).toBe(0);
    expect(await page.locator('table').count()).toBeGreaterThan(10);
    await page.keyboard.press('Tab');
    expect(await page.locator('.skip').evaluate((link) => link === document.activeElement)).toBe(true);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)');
    const folded = page.locator('details table').first();
    expect(await folded.isVisible()).toBe(false);
    expect(await page.locator('footer .paper').isVisible()).toBe(true);
    await page
      .locator('details')
      .first()
      .evaluate((fold) => fold.setAttribute('open', ''));
    expect(await folded.isVisible()).toBe(true);
    const pages = (await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type\s*\/Page[^s]/g);
    expect(pages?.length).toBeLessThanOrEqual(20);
    await context.close();
  });
});

interface Run {
  readonly summary: { readonly byVenue: readonly { readonly key: string; readonly liquidatedUsd: number }[] };
}
