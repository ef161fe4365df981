/** The report of a run with a user's own positions in a real browser: phone and desk, light and dark, accessible. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { randomMarket } from '@firebreak/engine';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contractsOf } from '../../app/src/portfolio/symbols.ts';
import { findChromium } from '../../scripts/find-chromium.mjs';
import { axeViolations } from './axe.ts';
import { firebreak, smallWorld } from './cli.ts';
import { silentBases, unlabelledNumbers } from './numbersOnPage.ts';

const executablePath = findChromium();
const folder = mkdtempSync(join(tmpdir(), 'firebreak-book-'));
const file = join(folder, 'run', 'report.html');
let browser: Browser;

/** Cross accounts that are short of nothing, of little and of much, and isolated legs on both sides. */
function ownBook(): string {
  const lines = ['account,venue,symbol,side,notional,entry,mode,leverage,equity,liq price'];
  for (const [k, { id, venue, markPrice, inverse }] of contractsOf(
    randomMarket(7, { accounts: 200, venues: 2 }),
  ).entries()) {
    const notional = inverse ? 500 : 400 + k;
    const row = (account: string, side: string, rest: string) =>
      lines.push(`${account},${venue},${id},${side},${notional},${markPrice},${rest}`);
    row(`calm <b> ${k}`, 'short', 'cross,,5000,');
    row(`tight ${k}`, 'long', `cross,,60,${markPrice * 0.9}`);
    row(`hedged ${k}`, 'long', 'isolated,8,,');
    row(`hedged ${k}`, 'short', 'isolated,8,,');
  }
  return `${lines.join('\n')}\n`;
}

beforeAll(async () => {
  await smallWorld(folder);
  writeFileSync(join(folder, 'book.csv'), ownBook());
  const options = ['--scenario', 'crash.yaml', '--book', 'book.csv', '--out', 'run', '--quiet', '--no-feedback'];
  const run = await firebreak(folder, 'stress', 'market', ...options);
  if (run.code !== 0) throw new Error(run.stderr);
  if (executablePath !== undefined) browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
}, 60_000);
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

it('the report opens with the book, escaped, and with nothing that is no number', () => {
  const html = readFileSync(file, 'utf8');
  expect(html).toContain('calm &lt;b&gt; 0');
  expect(html).not.toMatch(/NaN|Infinity|undefined/);
});

const VIEWS = [360, 1280].flatMap((width) => (['light', 'dark'] as const).map((scheme) => ({ width, scheme })));

describe.skipIf(executablePath === undefined)('the report of a book in Chromium', () => {
  it.each(VIEWS)(
    'at $width px, $scheme',
    async ({ width, scheme }) => {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme });
      const page = await context.newPage();
      await page.goto(pathToFileURL(file).href);
      expect((await page.locator('h1, h2').allTextContents())[1]).toBe('Your book');
      for (const fold of await page.locator('details').all())
        await fold.evaluate((node) => node.setAttribute('open', ''));
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      expect(await axeViolations(page)).toEqual([]);
      await context.close();
    },
    120_000,
  );

  it('says unit and basis of every number', async () => {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(file).href);
    expect(await unlabelledNumbers(page)).toEqual([]);
    expect(await silentBases(page)).toEqual([]);
    await page.close();
  }, 60_000);
});
