/** mango-2022: the loan by hand, and that each limit is where the attack stops paying. */
import { describe, expect, it } from 'vitest';
import { runMango } from './mango.ts';

const episode = runMango();
const table = (title: string) => episode.tables.find((one) => one.title.startsWith(title))!;

describe('the loan', () => {
  it('is the health of the account over the weight of what is owed', () => {
    const row = table('What the long account').rows.at(-1)!;
    const weight = 56.9 / 116.7 + (1 - 56.9 / 116.7) * 1.2;
    // Leverage 10: a unit of the position counts nine tenths.
    expect(row[4]).toBeCloseTo((5e6 + 483e6 * (0.91 * 0.9 - 0.0382)) / weight, 2);
  });

  it('was possible below the rise that the court papers give, at every leverage', () => {
    for (const row of table('Prices that mattered').rows) {
      expect(row[2]).toBeLessThan(13);
      expect(row[4]).toBeLessThan(Number(row[2]));
    }
  });
});

describe('limits', () => {
  const [actual, size, stable, noProfit] = table('What would have prevented').rows;

  it('turn a gain of about 103 m into none or a loss', () => {
    expect(actual![5]).toBeCloseTo(116.7e6 - 10e6 - 4.04e6, 0);
    expect(size![5]).toBe(0);
    expect(stable![5]).toBeLessThan(0);
    expect(noProfit![5]).toBeLessThan(0);
  });

  it('of size lie where loan, margin of both sides and cost of the push balance', () => {
    const qty = Number(size![1]);
    const margin = (qty * 0.0382) / 10;
    const weight = 56.9 / 116.7 + (1 - 56.9 / 116.7) * 1.2;
    const loan = (margin + qty * (0.91 * 0.9 - 0.0382)) / weight;
    expect(loan - 2 * margin).toBeCloseTo(4.04e6, 2);
    expect(size![3]).toBeCloseTo(loan, 2);
  });
});

it('what is missing does not depend on the later price', () => {
  const both = table('What is missing').rows.map((row) => Number(row[3]));
  for (const missing of both) expect(missing).toBeCloseTo(10e6 - 116.7e6, 4);
});
