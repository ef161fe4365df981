/**
 * The health factor on the real accounts with staked ether of June 2023 (Aave v2: 1,309, v3: 502), and a price fall on
 * that book. Files: aave_v2_ and aave_v3_steth_accounts_2023-06.csv.gz in the folder that FIREBREAK_DATA names.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { healthFactor, liquidatable } from './formulas.ts';

interface Account {
  readonly collateral: number;
  readonly debt: number;
  readonly threshold: number;
  readonly published: number;
}

const FOLDER = process.env['FIREBREAK_DATA'] ?? '../shared/data';
const FILES = ['v2', 'v3'].map((version) => join(FOLDER, `aave_${version}_steth_accounts_2023-06.csv.gz`));
const present = FILES.every((file) => existsSync(file));
const why = present ? '' : ' (skipped: set FIREBREAK_DATA to the folder with the account files)';

function accountsOf(file: string): Account[] {
  const lines = gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n');
  const names = lines[0]!.split(',');
  const at = (name: string): number => names.indexOf(name);
  return lines.slice(1).map((line) => {
    const cells = line.split(',');
    const cell = (name: string): number => Number(cells[at(name)]);
    const threshold = cell('threshold') / 10_000;
    return { collateral: cell('collateral'), debt: cell('debt'), threshold, published: cell('healthf') };
  });
}

describe('the book of June 2023', () => {
  it.skipIf(!present)(`gives all 1,811 health factors${why}`, () => {
    const all = FILES.flatMap(accountsOf);
    expect(all.length).toBe(1811);
    const errors = all
      .map((one) => Math.abs(healthFactor(one.collateral, one.threshold, one.debt) / one.published - 1))
      .sort((a, b) => a - b);
    expect(errors.every((error) => error >= 0)).toBe(true);
    expect(errors[Math.ceil(0.99 * errors.length) - 1]).toBeLessThan(1e-9);
  });

  it.skipIf(!present)(`liquidates after a price fall those, and only those, below one${why}`, () => {
    const all = FILES.flatMap(accountsOf);
    for (const fall of [0, 0.02, 0.05, 0.1, 0.2, 0.4]) {
      // The health factor that the chain reported scales with the price of the collateral.
      const expected = all.map((one) => one.published * (1 - fall) < 1);
      const got = all.map((one) => liquidatable(healthFactor(one.collateral * (1 - fall), one.threshold, one.debt)));
      expect(got).toEqual(expected);
      if (fall === 0.2) expect(got.filter(Boolean).length).toBeGreaterThan(100);
    }
  });
});
