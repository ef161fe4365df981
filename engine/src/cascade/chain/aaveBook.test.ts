/**
 * The real accounts with staked ether of June 2023 as loans of the engine (Aave v2: 1,309, v3: 502): a price fall
 * liquidates those, and only those, whose published health factor falls below one. Files: aave_v2_ and
 * aave_v3_steth_accounts_2023-06.csv.gz in the folder that FIREBREAK_DATA names.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fallBy, liquidatedRows, PLAIN_AAVE, plainRows, plainRun } from './testLending.ts';

const FOLDER = process.env['FIREBREAK_DATA'] ?? '../shared/data';
const FILES = ['v2', 'v3'].map((version) => join(FOLDER, `aave_${version}_steth_accounts_2023-06.csv.gz`));
const present = FILES.every((file) => existsSync(file));
const why = present ? '' : ' (skipped: set FIREBREAK_DATA to the folder with the account files)';

function accountsOf(file: string): { collateral: number; debt: number; threshold: number; published: number }[] {
  const lines = gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n');
  const names = lines[0]!.split(',');
  return lines.slice(1).map((line) => {
    const cells = line.split(',');
    const cell = (name: string): number => Number(cells[names.indexOf(name)]);
    return {
      collateral: cell('collateral'),
      debt: cell('debt'),
      threshold: cell('threshold') / 10_000,
      published: cell('healthf'),
    };
  });
}

describe('the book of June 2023 in the engine', () => {
  it.skipIf(!present)(
    `liquidates after a price fall exactly the accounts below one${why}`,
    { timeout: 120_000 },
    () => {
      const all = FILES.flatMap(accountsOf);
      expect(all.length).toBe(1811);
      const loans = all.map((one, k) => ({ ...one, loan: `account ${k}` }));
      // Values are in ether; both tokens stand for one unit of value, and the fall is of the collateral alone.
      const rows = plainRows(loans, { protocol: 'aave', bonus: 0.05, parameters: PLAIN_AAVE });
      for (const fall of [0, 0.02, 0.05, 0.1, 0.2, 0.4]) {
        const expected = all.flatMap((one, k) => (one.published * (1 - fall) < 1 ? [k] : []));
        const result = plainRun(rows, fallBy(fall), 12);
        expect(liquidatedRows(result), `fall ${fall}`).toEqual(expected);
        if (fall === 0.2) expect(expected.length).toBeGreaterThan(100);
      }
    },
  );
});
