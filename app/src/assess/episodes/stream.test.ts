/** euler-stream-2025: the circle of debts by hand, who bears the loss at both ends, and the loop. */
import { describe, expect, it } from 'vitest';
import { runStream } from './stream.ts';

const episode = runStream();
const table = (title: string) => episode.tables.find((one) => one.title.startsWith(title))!;

describe('the circle of Stream and Elixir', () => {
  it('is the solution of two equations', () => {
    // s = (R + 75 e)/(160 + 284.9), e = (68 s + 68/9)/(75 + 75/9), with 77 m recovered.
    const [claims, deusd, own] = [160 + 284.9, 75 / 0.9, 68 / 0.9 - 68];
    const s = (77 + (75 * own) / deusd) / (claims - (75 * 68) / deusd);
    const row = table('Who is paid what').rows[1]!;
    expect(row[2]).toBeCloseTo(s, 9);
    expect(row[3]).toBeCloseTo((68 * s + own) / deusd, 9);
    expect(row[4]).toBeCloseTo((1 - s) * 284.9e6, 0);
  });

  it('set off leaves Elixir no claim, and holders of deUSD what its other assets pay, whatever Stream recovers', () => {
    const rows = table('The same with the debts').rows;
    for (const row of rows) {
      expect(row[6]).toBe(0);
      expect(row[3]).toBeCloseTo(68 / 9 / (7 + 75 / 9), 9);
    }
  });
});

describe('loans against xUSD', () => {
  it('lose everything where the token is worth nothing, and the parts add up', () => {
    for (const row of table('Bad debt by lender').rows) {
      const parts = row.slice(3).reduce((sum: number, usd) => sum + Number(usd), 0);
      expect(parts).toBeCloseTo(Number(row[2]), 2);
    }
    expect(table('Bad debt by lender').rows.at(-1)![2]).toBeCloseTo(284.9e6, 2);
  });

  it('leave more bad debt under a market oracle only where nothing was sold on the way', () => {
    for (const [, hard, none, half, all] of table('Bad debt of all lenders').rows) {
      expect(none).toBeGreaterThanOrEqual(Number(hard));
      expect(half).toBeCloseTo(Number(none) / 2, 6);
      expect(all).toBe(0);
    }
  });
});

describe('runs of the engine', () => {
  const rows = table('Runs of the engine').rows;

  it('lose what the rule says where the oracle is hard-coded and where the price jumps', () => {
    const rule = table('Bad debt of all lenders').rows.find(([value]) => value === 0.26)!;
    expect(Number(rows[0]![3]) / Number(rule[1])).toBeCloseTo(1, 9);
    expect(Number(rows.at(-1)![3]) / Number(rule[2])).toBeCloseTo(1, 9);
  });

  it('lose the same in all, whoever bears it: debt less collateral at the last price', () => {
    const loss = 284.9e6 * (1 - (0.26 * 700) / 530);
    for (const row of rows) {
      // Where all is repaid at once, Stream is left some collateral, which is then the others' loss: 0.3 m.
      expect(Number(row[5]) / loss).toBeCloseTo(1, row[3] === 0 ? 2 : 9);
      expect(Number(row[2])).toBeLessThanOrEqual(Number(row[1]) * (1 + 1e-12));
    }
  });
});

it('the loop of 170 and 530 m has the loan to value 530/700', () => {
  const row = table('How far').rows[0]!;
  expect(row[1]).toBeCloseTo(700 / 170, 12);
  expect(row[2]).toBeCloseTo(530 / 700, 12);
});
