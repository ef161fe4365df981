/** crv-2022: prices by hand, the bad debt of each path against its closed form, and the limits that leave none. */
import { describe, expect, it } from 'vitest';
import { runCrv } from './crv.ts';

const episode = runCrv();
const table = (title: string) => episode.tables.find((one) => one.title.startsWith(title))!;

describe('prices', () => {
  it('are those at which the rules change', () => {
    const [first, frontier, mean] = table('Prices of CRV').rows.map((row) => Number(row[1]));
    expect(first).toBeCloseTo((0.88 * 63.596) / 92, 12);
    expect(frontier).toBeCloseTo(63.596 / 1.045 / 92, 12);
    expect(mean).toBeCloseTo(63.596 / 1.045 / (92 - 2.64), 12);
    expect(mean).toBeGreaterThan(frontier!);
  });
});

describe('paths', () => {
  const [flat, straight, root, fitted, jump] = table('What is left').rows;

  it('that jump leave what the collateral does not repay at the high', () => {
    expect(jump![5]).toBeCloseTo(92e6 - 63.596e6 / 1.045 / 0.71, -1);
  });

  it('repay in all cases the collateral over bonus and mean price, where it is used up', () => {
    for (const row of [root!, fitted!, jump!]) {
      expect(row[6]).toBe(0);
      expect(Number(row[2]) * Number(row[3])).toBeCloseTo(63.596e6 / 1.045, -1);
      expect(row[7]).toBe(row[5]);
    }
  });

  it('that do not rise far enough leave the loan healthy, with collateral for the rest', () => {
    for (const row of [flat!, straight!]) {
      expect(row[6]).toBeGreaterThan(0);
      expect(row[4]).toBeNull();
      expect(row[7]).toBe(0);
    }
  });

  it('leave more the sooner the price is high', () => {
    const left = [straight!, root!, fitted!, jump!].map((row) => Number(row[7]));
    expect(left).toEqual([...left].sort((a, b) => a - b));
    expect(fitted![7]).toBeCloseTo(2.64e6, -2);
  });
});

describe('limits', () => {
  it('leave next to nothing bad', () => {
    for (const row of table('What would have left').rows.slice(1, 5)) expect(Number(row[7])).toBeLessThan(1000);
    expect(String(table('What would have left').rows[1]![0])).toBe('borrow cap of 57 m CRV');
  });
});

describe('runs of the engine', () => {
  const [actual, higher, atOnce, lower, small] = table('The same in runs').rows;

  it('find the bad debt of the closed form within a twentieth, borne by the suppliers', () => {
    const root = Number(table('What is left').rows[2]![7]);
    expect(Math.abs(Number(actual![3]) / root - 1)).toBeLessThan(0.05);
    expect(actual![4]).toBe('suppliers');
    expect(Number(higher![3])).toBeGreaterThan(Number(actual![3]));
  });

  it('find none where liquidators have all at once, or with a lower threshold or bonus', () => {
    for (const row of [atOnce!, lower!, small!]) expect(row[3]).toBe(0);
  });
});
