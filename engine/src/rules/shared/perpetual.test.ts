/**
 * Perpetual prices in closed form. Liquidation and bankruptcy prices are the worked examples of arXiv 2512.01112
 * (appendix: entry 1, maintenance 10%), printed to four decimals there and held here to the fractions behind them. The
 * last one is printed as 1.0010 and is 1.0009 by the formula of the same page.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closeShortfall, perpetualPrice } from './perpetual.ts';
import { bankruptcyPrice, liquidationPrice } from './price.ts';

describe('liquidation and bankruptcy', () => {
  it.each([
    { side: 1, quantity: 1, margin: 2 / 3, bankrupt: 1 / 3, liquidated: 1 / 3 / 0.9, printed: ['0.3333', '0.3704'] },
    { side: -1, quantity: 4, margin: 8 / 3, bankrupt: 5 / 3, liquidated: 5 / 3 / 1.1, printed: ['1.6667', '1.5152'] },
    { side: 1, quantity: 1, margin: 2 / 19, bankrupt: 17 / 19, liquidated: 17 / 17.1, printed: ['0.8947', '0.9942'] },
    {
      side: -1,
      quantity: 1,
      margin: 10 / 99,
      bankrupt: 109 / 99,
      liquidated: 1.09 / 0.99 / 1.1,
      printed: ['1.1010', '1.0009'],
    },
  ])('are $printed', ({ side, quantity, margin, bankrupt, liquidated, printed }) => {
    const broke = bankruptcyPrice(side, quantity, 1, margin, 0);
    const closed = liquidationPrice(margin, side * quantity, 1, 0.1, 0);
    expect(broke).toBeCloseTo(bankrupt, 12);
    expect(closed).toBeCloseTo(liquidated, 12);
    expect([broke.toFixed(4), closed.toFixed(4)]).toEqual(printed);
  });

  it('leave 0.449 unpaid where the short is closed at 1.55 with its margin unchanged', () => {
    const broke = bankruptcyPrice(-1, 1, 1, 10 / 99, 0);
    expect(closeShortfall(-1, 1, broke, 1.55)).toBeCloseTo(1.55 - 109 / 99, 12);
    expect(closeShortfall(-1, 1, broke, 1.55).toFixed(3)).toBe('0.449');
    expect(closeShortfall(-1, 1, broke, 1.1)).toBe(0);
  });
});

describe('perpetualPrice', () => {
  it('equals spot where the interest component is the difference of the rates', () => {
    const rate = fc.double({ min: -0.2, max: 0.2, noNaN: true });
    fc.assert(
      fc.property(rate, rate, fc.double({ min: 1, max: 2000, noNaN: true }), (quoteRate, baseRate, anchoring) => {
        const f = perpetualPrice(100, { anchoring, interest: quoteRate - baseRate, quoteRate, baseRate });
        expect(f).toBeCloseTo(100, 9);
      }),
    );
  });

  it('is x(κ − ι)/(κ + r_b − r_a), and has no value where nothing pulls', () => {
    const rates = { anchoring: 1095, interest: 0.1095, quoteRate: 0.05, baseRate: 0.01 };
    expect(perpetualPrice(60_000, rates)).toBeCloseTo((60_000 * 1094.8905) / 1094.96, 6);
    expect(perpetualPrice(60_000, { ...rates, anchoring: 0.04 })).toBeNaN();
  });
});
