/**
 * The HTML report of a small run in a real browser: narrow and wide, dark and light, without network, and readable
 * without seeing the charts. Skipped only where there is no Chromium and this is not CI.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../scripts/find-chromium.mjs';
import { firebreak, smallInputs } from './smallRun.ts';

const executablePath = findChromium();
const inCi = Boolean(process.env['CI']) && process.env['CI'] !== 'false';
const skipped = executablePath === undefined && !inCi;
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const HEADINGS = [
  'When positions were closed',
  'Prices and liquidations',
  'By venue',
  'By asset',
  'How positions left their owners',
  'Who paid',
  'What is measured, and what is assumed',
  'Assumptions and sources',
  'This run',
];

let browser: Browser | undefined;
let folder = '';
let url = '';

beforeAll(async () => {
  if (skipped) return;
  const inputs = await smallInputs();
  folder = inputs.folder;
  const out = join(folder, 'run');
  const run = await firebreak(['stress', inputs.parquet, '--scenario', inputs.scenario, '--quiet', '--out', out]);
  if (run.code !== 0) throw new Error(run.stderr);
  url = pathToFileURL(join(out, 'report.html')).href;
  if (executablePath === undefined) throw new Error('No Chromium found; set CHROMIUM_PATH. CI must not skip this.');
  browser = await chromium.launch({ executablePath, args: FLAGS });
});
afterAll(async () => {
  await browser?.close();
  if (folder !== '') rmSync(folder, { recursive: true, force: true });
});

interface Opened {
  readonly page: Page;
  readonly faults: readonly string[];
  readonly requests: readonly string[];
  readonly close: () => Promise<void>;
}

async function open(width: number, colorScheme: 'dark' | 'light'): Promise<Opened> {
  const context = await browser!.newContext({ viewport: { width, height: 800 }, colorScheme });
  const page = await context.newPage();
  const faults: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(url, { waitUntil: 'load' });
  return { page, faults, requests, close: () => context.close() };
}

const VIEWS = [360, 1280].flatMap((width) => (['dark', 'light'] as const).map((scheme) => ({ width, scheme })));

describe.skipIf(skipped)(`report in Chromium${skipped ? ' (skipped: no Chromium found, set CHROMIUM_PATH)' : ''}`, () => {
  it.each(VIEWS)('$width px, $scheme: nothing from outside, no error, no sideways scrolling', async (view) => {
    const { page, faults, requests, close } = await open(view.width, view.scheme);
    const seen = await page.evaluate(() => {
      const [red = 0, green = 0, blue = 0] = (getComputedStyle(document.body).backgroundColor.match(/\d+/g) ?? []).map(
        Number,
      );
      const { scrollWidth } = document.documentElement;
      const wide = [...document.querySelectorAll('body *')].filter((element) => {
        return element.closest('.scroll') === null && element.getBoundingClientRect().right > window.innerWidth + 0.5;
      });
      return {
        brightness: (red + green + blue) / 3,
        overflow: scrollWidth - window.innerWidth,
        wide: wide.map((element) => `${element.tagName}.${element.getAttribute('class') ?? ''}`),
      };
    });
    await close();
    expect(faults).toEqual([]);
    expect(requests.filter((request) => !request.startsWith('data:'))).toEqual([url]);
    expect(seen.wide).toEqual([]);
    expect(seen.overflow).toBeLessThanOrEqual(0);
    expect(seen.brightness > 128).toBe(view.scheme === 'light');
  });

  it('says what it is: title, market that is synthetic, the answer in a sentence, every section', async () => {
    const { page, close } = await open(1280, 'light');
    const titles = await page.locator('h1').allTextContents();
    const headings = await page.locator('main h2').allTextContents();
    const badge = await page.locator('.badge').first().textContent();
    const badgeSeen = await page.locator('.badge').first().isVisible();
    const opening = await page.locator('.opening').textContent();
    const unnamed = await page.locator('main > section').evaluateAll((sections) =>
      sections.filter((section) => {
        const id = section.getAttribute('aria-labelledby') ?? '';
        return (document.getElementById(id)?.textContent ?? '') === '';
      }).length,
    );
    await close();
    expect(titles).toEqual(['A small crash']);
    expect(headings).toEqual(expect.arrayContaining(HEADINGS));
    expect(badge).toContain('synthetic market');
    expect(badgeSeen).toBe(true);
    expect(opening).toMatch(/\$\d/);
    expect(unnamed).toBe(0);
  });

  it('every chart has its content in words, every table a caption and headings', async () => {
    const { page, close } = await open(1280, 'light');
    const seen = await page.evaluate(() => {
      const charts = [...document.querySelectorAll('svg')].map((svg) => svg.closest('[role=img]'));
      const tables = [...document.querySelectorAll('table')];
      return {
        charts: charts.map((chart) => chart?.getAttribute('aria-label') ?? ''),
        titles: [...document.querySelectorAll('figure')].map((f) => f.querySelector('figcaption')?.textContent ?? ''),
        captions: tables.map((table) => table.caption?.textContent ?? ''),
        rowsWithoutHeading: tables.flatMap((table) => [...table.rows]).filter((row) => !row.querySelector('th[scope]'))
          .length,
        images: document.querySelectorAll('img:not([alt])').length,
      };
    });
    await close();
    expect(seen.charts.length).toBeGreaterThan(3);
    for (const words of seen.charts) expect(words.length).toBeGreaterThan(30);
    expect(seen.titles.filter((title) => title === '')).toEqual([]);
    expect(seen.captions.length).toBeGreaterThan(5);
    expect(seen.captions.filter((caption) => caption === '')).toEqual([]);
    expect(seen.rowsWithoutHeading).toBe(0);
    expect(seen.images).toBe(0);
  });

  it('can be read by keyboard: the skip link comes first, and every table frame can be reached', async () => {
    const { page, close } = await open(360, 'light');
    await page.keyboard.press('Tab');
    const first = await page.evaluate(() => document.activeElement?.getAttribute('href'));
    const frames = await page.locator('.scroll').evaluateAll((all) =>
      all.filter((frame) => frame.getAttribute('tabindex') !== '0' || !frame.getAttribute('aria-label')).length,
    );
    await close();
    expect(first).toBe('#content');
    expect(frames).toBe(0);
  });
});
