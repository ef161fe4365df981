/**
 * The engine in the browser gives the digests that it gives on Node: the reference runs, bundled from source and
 * executed in headless Chromium.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { describe, expect, it } from 'vitest';
import { findChromium } from '../../scripts/find-chromium.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** One script that leaves the digests in `globalThis.digests`. */
async function bundle(folder: string): Promise<string> {
  const entry = join(folder, 'entry.ts');
  const runs = JSON.stringify(join(ROOT, 'tests/reference/runs.ts'));
  writeFileSync(entry, `import { referenceDigests } from ${runs};\nglobalThis.digests = referenceDigests();\n`);
  await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    build: { lib: { entry, formats: ['iife'], name: 'runs', fileName: 'bundle' }, outDir: join(folder, 'out') },
  });
  return readFileSync(join(folder, 'out', 'bundle.iife.js'), 'utf8');
}

const executablePath = findChromium();

describe.skipIf(executablePath === undefined)('the engine in Chromium', () => {
  it('gives the committed digests', { timeout: 120_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'firebreak-browser-'));
    try {
      const script = await bundle(folder);
      const browser = await chromium.launch({ executablePath: executablePath!, args: FLAGS });
      const page = await browser.newPage();
      await page.goto('about:blank');
      await page.addScriptTag({ content: script });
      const digests = await page.evaluate(() => (globalThis as unknown as { digests: string[] }).digests);
      await browser.close();
      const committed = JSON.parse(readFileSync(join(ROOT, 'tests/reference/digests.json'), 'utf8')) as {
        digests: string[];
      };
      expect(digests).toEqual(committed.digests);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
