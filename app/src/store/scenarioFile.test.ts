/** Scenario files: the built-in cases resolve on small and large markets, and errors name file, line and column. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import {
  BEHAVIOUR_DEFAULTS,
  buildSnapshot,
  compilePaths,
  InputError,
  IssuesError,
  resolveScenario,
  snakeCase,
  SWITCH_DEFAULTS,
} from '@firebreak/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tinyMarket } from '../../../engine/src/market/testMarket.ts';
import { ASSETS } from '../../../engine/src/population/builtin/assets.ts';
import { listCases, readScenario, withLines } from './scenarioFile.ts';
import { YAML_BYTES_MAX } from './yamlFile.ts';

const tiny = buildSnapshot(tinyMarket());
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'firebreak-scenario-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function errorOf(run: () => unknown): Error {
  try {
    run();
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was thrown');
}

/** The tiny market with the assets of the built-in one: what the cases name, without its accounts. */
function withBuiltinAssets() {
  const column = <T>(pick: (row: (typeof ASSETS)[number]) => T): T[] => ASSETS.map(pick);
  const ids = column((row) => row.asset);
  const assets = {
    ...tiny.assets,
    n: ids.length,
    id: ids,
    kind: column((row) => row.kind),
    priceUsd: Float64Array.from(ASSETS, (row) => row.price_usd),
    betaBtc: Float64Array.from(ASSETS, (row) => row.beta_btc),
    conversionAsset: Int32Array.from(ASSETS, (row) =>
      row.conversion === null ? -1 : ids.indexOf(row.conversion.asset),
    ),
  };
  const code = (index: number) => ids.indexOf(tiny.assets.id[index] as string);
  const instruments = { ...tiny.instruments, asset: tiny.instruments.asset.map(code) };
  return { ...tiny, assets, instruments };
}

describe('built-in cases', () => {
  it('are listed by name with title, description and horizon', () => {
    const cases = listCases();
    expect(cases.map((info) => info.name)).toEqual(
      expect.arrayContaining(['extreme', 'mild', 'oct-10-2025', 'severe']),
    );
    for (const info of cases) {
      expect(info.title).not.toBe('');
      expect(info.description).not.toBe('');
      expect(info.horizon).toMatch(/^\d+[mh]$/);
      expect(readScenario(info.name).doc).toMatchObject({ name: info.name });
    }
  });

  it.each(['mild', 'severe', 'extreme', 'oct-10-2025'])('%s resolves on a small and on a large market', (name) => {
    const { doc } = readScenario(name);
    for (const market of [tiny, withBuiltinAssets()]) {
      const scenario = resolveScenario(doc, market);
      expect(scenario.priceShocks.length).toBeGreaterThan(0);
      expect(scenario.depthShocks).toHaveLength(1);
    }
  });

  it('the severity ladder falls by what it says', () => {
    const low = (name: string) => {
      const scenario = resolveScenario(readScenario(name).doc, tiny);
      const out = new Float64Array(tiny.assets.n);
      compilePaths(scenario, tiny).fundamentalLog(scenario.horizonS, out);
      return Math.exp(out[tiny.assets.id.indexOf('BTC')] as number) - 1;
    };
    expect(low('mild')).toBeCloseTo(-0.023, 12);
    expect(low('severe')).toBeCloseTo(-0.078, 12);
    expect(low('extreme')).toBeCloseTo(-0.17, 12);
  });

  // Lows of Gemini trades between 20:50 and 21:50 UTC over the price at 20:50: 107,000 / 116,909, 3,681 / 4,010,
  // 172.1 / 207.1.
  it.each([
    ['BTC', 107_000 / 116_909],
    ['ETH', 3_681 / 4_010],
    ['SOL', 172.1 / 207.1],
    ['ENA', 0.282 / 0.5116],
  ])('10 October: %s reaches the low of the spot venues at 21:20', (id, ratio) => {
    const market = withBuiltinAssets();
    const scenario = resolveScenario(readScenario('oct-10-2025').doc, market);
    const out = new Float64Array(market.assets.n);
    compilePaths(scenario, market).fundamentalLog(1800, out);
    expect(Math.exp(out[market.assets.id.indexOf(id)] as number)).toBeCloseTo(ratio, 3);
  });

  it('10 October: transfers freeze at 21:18, unlisted coins follow BTC, staked ones their coin', () => {
    const market = withBuiltinAssets();
    const scenario = resolveScenario(readScenario('oct-10-2025').doc, market);
    const paths = compilePaths(scenario, market);
    const binance = market.venues.id.indexOf('binance');
    expect([1680, 1681, 3600].map((t) => paths.transfersFrozen(t, binance))).toEqual([false, true, true]);
    const out = new Float64Array(market.assets.n);
    paths.fundamentalLog(1800, out);
    const log = (id: string) => out[market.assets.id.indexOf(id)] as number;
    expect(log('HYPE')).toBeCloseTo(1.864 * log('BTC'), 12);
    expect(log('WBETH')).toBe(log('ETH'));
    expect([log('USDT'), log('USDe')]).toEqual([0, 0]);
  });
});

describe('scenario files', () => {
  it('map issues to file and line', () => {
    const path = file(
      'wrong.yaml',
      'name: x\nhorizon: 1h\nshocks:\n  - assets: BTC\n    move: -15\n  - assets: BTX\n    move: -0.1\n',
    );
    const source = readScenario(path);
    const error = errorOf(() => resolveScenario(source.doc, tiny));
    expect(error).toBeInstanceOf(IssuesError);
    const lines = withLines(error as IssuesError, source).issues.map((issue) => issue.where);
    expect(lines).toEqual([`${path}:5: shocks[0].move`, `${path}:6: shocks[1].assets`]);
    expect(['name', 'shocks', 'shocks[1].move', 'shocks[1].start', 'step', ''].map(source.lineOf)).toEqual([
      1, 3, 7, 6, 1, 1,
    ]);
  });

  it('say where they are not YAML', () => {
    const path = file('broken.yaml', 'name: x\nshocks: [1, 2\nhorizon: 1h\n');
    const error = errorOf(() => readScenario(path));
    expect(error).toBeInstanceOf(InputError);
    expect(error.message).toMatch(/broken\.yaml:\d+:\d+: /);
    expect(errorOf(() => readScenario(file('twice.yaml', 'name: x\nname: y\n'))).message).toContain('twice.yaml:2:1: ');
  });

  it('are refused where they are missing, folders, too large, or full of aliases', () => {
    expect(errorOf(() => readScenario(join(folder, 'none.yaml'))).message).toContain('there is no such file');
    mkdirSync(join(folder, 'folder.yaml'));
    expect(errorOf(() => readScenario(join(folder, 'folder.yaml'))).message).toContain('this is a folder');
    const big = file('big.yaml', `# ${'x'.repeat(YAML_BYTES_MAX)}\n`);
    expect(errorOf(() => readScenario(big)).message).toContain(`more than the limit of ${YAML_BYTES_MAX}`);
    const layers = Array.from({ length: 9 }, (_, k) => `l${k + 1}: &l${k + 1} [${`*l${k},`.repeat(9)}]`);
    const bomb = file('bomb.yaml', `l0: &l0 [1,1,1]\n${layers.join('\n')}\n`);
    expect(errorOf(() => readScenario(bomb))).toBeInstanceOf(InputError);
  });

  it('name the nearest case', () => {
    expect(errorOf(() => readScenario('sever')).message).toBe(
      'There is no built-in case "sever". Did you mean severe?',
    );
    expect(basename(readScenario('severe').file)).toBe('severe.yaml');
  });

  it('are not those with a market of their own', () => {
    const error = errorOf(() => readScenario('jelly-2025')) as InputError;
    expect(error.message).toBe('"jelly-2025" has its own market: it is no scenario for another one.');
    expect(error.hint).toBe('Run firebreak case run jelly-2025.');
  });
});

describe('docs/scenarios.md', () => {
  const text = readFileSync(new URL('../../../docs/scenarios.md', import.meta.url), 'utf8');

  it('has an example that resolves, optional items included', () => {
    const yaml = /```yaml\n([^`]*)```/.exec(text)?.[1] ?? '';
    const scenario = resolveScenario(readScenario(file('example.yaml', yaml)).doc, tiny);
    expect(scenario.priceShocks.map((shock) => [tiny.assets.id[shock.asset], shock.startS])).toEqual([
      ['BTC', 300],
      ['ETH', 300],
    ]);
    expect(scenario.flows.map((flow) => flow.qty)).toEqual([-200]);
    expect(scenario.behaviour.depthFloor).toBe(0.15);
  });

  it('lists every switch, and every behaviour with default, range, basis and source', () => {
    for (const key of Object.keys(SWITCH_DEFAULTS)) expect(text).toContain(`\`${snakeCase(key)}\``);
    const round = (x: number) => String(Number(x.toPrecision(4)));
    for (const [key, entry] of Object.entries(BEHAVIOUR_DEFAULTS)) {
      const { value, low, high, min, max, unit, basis, source } = entry;
      const cells = [`\`${snakeCase(key)}\``, unit || '-', round(value), `${round(low)} - ${round(high)}`];
      expect(text).toContain(`| ${[...cells, `${round(min)} - ${round(max)}`, basis, source].join(' | ')} |`);
    }
  });
});
