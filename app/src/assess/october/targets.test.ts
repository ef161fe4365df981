/** The targets against the data that they were copied from, and the calibration's ignorance of them. */
import { existsSync, mkdtempSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { measuredDepth } from './depth.ts';
import { numbersOf, readData, rowsWhere } from './dataFiles.ts';
import { inputChecks } from './inputChecks.ts';
import { observedPaths } from './observed.ts';
import { ADL_BY_COIN, ADL_WAVES, LOWS } from './targets.ts';
import { FITTED_TO } from './totals.ts';

const DATA = resolve(
  process.env['FIREBREAK_DATA'] ?? fileURLToPath(new URL('../../../../../shared/data', import.meta.url)),
);
const withData = existsSync(DATA);
const OUTCOME = /^hl_oct10_(adl|positions)_/;

describe.skipIf(!withData)('targets', () => {
  it('are the figures of the per-coin table, and the total is that which was fitted', async () => {
    const table = await readData(DATA, 'hl_oct10_adl_by_coin.csv', { adl_notional: 'number' });
    const usd = numbersOf(table, 'adl_notional');
    for (const [coin, target] of ADL_BY_COIN) {
      const isCoin = rowsWhere(table, { coin });
      const row = Array.from({ length: table.rows }, (_, k) => k).find(isCoin)!;
      expect(usd[row]! / target, coin).toBeCloseTo(1, 6);
    }
    expect(usd.reduce((sum, x) => sum + x, 0)).toBeCloseTo(FITTED_TO.adlUsd, 0);
  });

  it('are the waves of the policy file at the average price of each coin', async () => {
    const waves = await readData(DATA, 'hl_oct10_wave_coin_price_gap.csv', {
      t_start_ms: 'number',
      qty_contracts: 'number',
    });
    const prices = await readData(DATA, 'hl_oct10_adl_net_volume.csv', { avg_price: 'number' });
    const time = numbersOf(waves, 't_start_ms');
    const quantity = numbersOf(waves, 'qty_contracts');
    const priced = numbersOf(prices, 'avg_price');
    const coins = prices.columns.get('ticker');
    const names = waves.columns.get('coin');
    if (coins?.type !== 'string' || names?.type !== 'string') throw new Error('columns of text expected');
    const priceOf = new Map(Array.from(coins.codes, (code, row) => [coins.dictionary[code]!, priced[row]!]));
    const sums = new Map<number, number>();
    for (let row = 0; row < waves.rows; row++) {
      const price = priceOf.get(names.dictionary[names.codes[row]!]!) ?? 0;
      sums.set(time[row]!, (sums.get(time[row]!) ?? 0) + Math.abs(quantity[row]!) * price);
    }
    expect([...sums.keys()]).toEqual(ADL_WAVES.map(([ms]) => ms));
    for (const [ms, usd] of ADL_WAVES) expect(Math.abs(sums.get(ms)! - usd), String(ms)).toBeLessThan(5_001);
  });

  it('are the lows of the daily bars', async () => {
    const table = await readData(DATA, 'hyperliquid_daily_ohlcv_2024-06_2025-10.csv.gz', { low: 'number' });
    const low = numbersOf(table, 'low');
    for (const target of LOWS) {
      const isBar = rowsWhere(table, { date: '2025-10-10', symbol: `${target.asset}/USDC:USDC` });
      const row = Array.from({ length: table.rows }, (_, k) => k).find(isBar)!;
      expect(low[row], target.asset).toBe(target.low);
    }
  });
});

describe.skipIf(!withData)('the calibration opens no outcome', () => {
  it('gives the same numbers where every outcome file is a folder that cannot be read', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'firebreak-outcomes-'));
    try {
      const outcomes = readdirSync(DATA).filter((name) => OUTCOME.test(name));
      expect(outcomes.length).toBeGreaterThan(5);
      for (const name of readdirSync(DATA)) {
        if (OUTCOME.test(name)) mkdirSync(join(folder, name));
        else symlinkSync(join(DATA, name), join(folder, name));
      }
      await expect(readData(folder, outcomes[0]!, {})).rejects.toThrow('folder');
      expect(await observedPaths(folder)).toEqual(await observedPaths(DATA));
      expect(await measuredDepth(folder)).toEqual(await measuredDepth(DATA));
      expect(await inputChecks(folder)).toEqual(await inputChecks(DATA));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

/** Every file of this project that a file imports or starts on a thread, itself included. */
function reached(path: string, found = new Set<string>()): Set<string> {
  if (found.has(path)) return found;
  found.add(path);
  const text = readFileSync(path, 'utf8');
  const imported = [...text.matchAll(/'(\.{1,2}\/[^']+\.ts)'/g)].map(([, specifier]) => specifier!);
  const started = [...text.matchAll(/threadFile\('([^']+)', import/g)].map(([, name]) => `./${name!}.ts`);
  for (const specifier of [...imported, ...started]) reached(resolve(dirname(path), specifier), found);
  return found;
}

describe('the code of the calibration', () => {
  it('neither names an outcome file nor imports the targets', () => {
    const files = ['./calibration.ts', './caseInputs.ts', './catalogue.ts', './dataFetch.ts'].flatMap((name) => [
      ...reached(fileURLToPath(new URL(name, import.meta.url))),
    ]);
    expect(files.map((path) => path.replace(/^.*\//, ''))).toContain('octoberWorker.ts');
    for (const path of files) {
      expect(path).not.toMatch(/targets\.ts$/);
      expect(readFileSync(path, 'utf8'), path).not.toMatch(/hl_oct10_(adl|positions)/);
    }
  });

  it('would be caught if it did', () => {
    const files = [...reached(fileURLToPath(new URL('./rows.ts', import.meta.url)))];
    expect(files.some((path) => path.endsWith('targets.ts'))).toBe(true);
  });
});
