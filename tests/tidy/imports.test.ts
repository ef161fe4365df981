/** Holds the plan of the house: reads every import of engine, app and web, and fails on an arrow that points back. */
import { describe, expect, it } from 'vitest';
import { type Declared, importProblems } from './arrows.ts';
import { listFiles, readSources, readText } from './files.ts';

function dependenciesOf(manifest: string): Set<string> {
  if (!listFiles(manifest.split('/')[0]!).includes(manifest)) return new Set();
  const parsed = JSON.parse(readText(manifest)) as { dependencies?: Record<string, string> };
  return new Set(Object.keys(parsed.dependencies ?? {}));
}

const declared: Declared = { app: dependenciesOf('app/package.json'), web: dependenciesOf('web/package.json') };
const files = readSources('engine/src', 'app/src', 'web/src');

function check(path: string, ...specifiers: string[]): string[] {
  const text = specifiers.map((specifier) => `import { x } from '${specifier}';`).join('\n');
  return importProblems({ path, text }, declared);
}

describe('imports', () => {
  it('point one way through the rooms', () => {
    expect(files.length).toBeGreaterThan(0);
    expect(files.flatMap((file) => importProblems(file, declared))).toEqual([]);
  });

  it('the engine has no dependency', () => {
    expect(dependenciesOf('engine/package.json').size).toBe(0);
  });
});

describe('the import checker', () => {
  it('names file, import and allowed arrows', () => {
    expect(check('engine/src/market/pack.ts', '../cascade/run.ts')).toEqual([
      'engine/src/market/pack.ts imports "../cascade/run.ts": allowed arrows: market -> core',
    ]);
  });

  it.each([
    ['engine/src/core/math.ts', 'node:fs'],
    ['engine/src/core/math.ts', 'piscina'],
    ['engine/src/core/math.ts', '../../../app/src/store/read.ts'],
    ['engine/src/core/math.ts', '../index.ts'],
    ['engine/src/scenario/resolve.ts', '../rules/shared/tiers.ts'],
    ['engine/src/result/columns.ts', '../scenario/resolve.ts'],
    ['engine/src/population/draw.ts', '../cascade/run.ts'],
    ['engine/src/rules/okx/index.ts', '../bybit/index.ts'],
    ['engine/src/unplanned/x.ts', '../core/math.ts'],
    ['engine/src/core/math.test.ts', 'echarts'],
    ['app/src/store/read.ts', '../sweep/run.ts'],
    ['app/src/monitor/feed.ts', '../drill/play.ts'],
    ['app/src/portfolio/hedge.ts', '../monitor/feed.ts'],
    ['app/src/server/http.ts', '../cli/main.ts'],
    ['app/src/cli/main.ts', '../../../engine/src/index.ts'],
    ['app/src/cli/main.ts', 'left-pad'],
    ['web/src/page.ts', '../../app/src/report/html.ts'],
  ])('refuses %s -> %s', (path, specifier) => {
    expect(check(path, specifier)).toHaveLength(1);
  });

  it('accepts the arrows of the plan', () => {
    const accepted = [
      ...check('engine/src/index.ts', './core/index.ts', './cascade/index.ts'),
      ...check('engine/src/cascade/run.ts', '../scenario/resolve.ts', '../rules/okx/index.ts', '../core/math.ts'),
      ...check('engine/src/rules/index.ts', './okx/index.ts', './bybit/index.ts'),
      ...check('engine/src/rules/okx/index.ts', '../shared/tiers.ts', '../../market/snapshot.ts'),
      ...check('engine/src/rules/okx/index.test.ts', '../../population/single.ts', 'vitest', 'fast-check', 'node:fs'),
      ...check('app/src/cli/main.ts', '@firebreak/engine', 'commander', 'node:fs', '../report/html.ts'),
      ...check('app/src/drill/play.ts', '../monitor/feed.ts'),
    ];
    expect(accepted).toEqual([]);
  });

  it('sees re-exports, dynamic imports, type imports and worker files', () => {
    const forms = [
      "export * from '../cascade/run.ts';",
      "const m = await import('../cascade/run.ts');",
      "import type { Run } from '../cascade/run.ts';",
      "const w = new URL('../cascade/run.ts', import.meta.url);",
    ];
    for (const text of forms) {
      expect(importProblems({ path: 'engine/src/core/x.ts', text }, declared), text).toHaveLength(1);
    }
  });
});
