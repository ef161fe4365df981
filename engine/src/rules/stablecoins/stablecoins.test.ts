/** Reserves, hours and synthetic backing: USDC in March 2023 from published figures, and laws for any issuer. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../core/errors.ts';
import { isOpen, weekdayOf } from './hours.ts';
import { coverage, payableUsd, payFrom, valueAfter } from './reserves.ts';
import type { Reserve } from './reserves.ts';
import { type Backing, backingUsd, fallToUndercollateral, unhedgedCoins } from './synthetic.ts';

// Circle, 11 March 2023: 32.4 bn USD of bills (77%), 9.7 bn of cash (23%), of which 3.3 bn at Silicon Valley Bank
// ("about 8% of the USDC total reserve").
const usdc: readonly Reserve[] = [
  { usd: 6.4e9, saleCost: 0, available: true },
  { usd: 32.4e9, saleCost: 0, available: true },
  { usd: 3.3e9, saleCost: 0, available: false },
];
const supply = 42.1e9;

describe('USDC in March 2023', () => {
  it('has the published shares', () => {
    expect(usdc[1]!.usd / supply).toBeCloseTo(0.77, 2);
    expect((usdc[0]!.usd + usdc[2]!.usd) / supply).toBeCloseTo(0.23, 2);
    expect(1 - coverage(usdc, supply, 0)).toBeCloseTo(0.078, 3);
  });

  it('is worth 0.92 if nothing comes back: its low of 0.8726 lay below what reserves alone explain', () => {
    const worst = coverage(usdc, supply, 0);
    expect(worst).toBeCloseTo(0.9216, 4);
    expect(0.8726).toBeLessThan(worst);
  });

  it('pays 2.9 bn, the redemptions of 13 March, without selling a bill; those who stay then stand worse', () => {
    const paid = payFrom(usdc, 2.9e9);
    expect(paid.used).toEqual([2.9e9, 0, 0]);
    expect(valueAfter(usdc, supply, 2.9e9, 0)).toBeLessThan(coverage(usdc, supply, 0));
    expect(valueAfter(usdc, supply, 38.8e9, 0)).toBe(0);
    expect(payableUsd(usdc)).toBe(38.8e9);
  });
});

describe('reserves', () => {
  const part = fc.record({
    usd: fc.double({ min: 0, max: 1e10, noNaN: true }),
    saleCost: fc.double({ min: 0, max: 0.5, noNaN: true }),
    available: fc.boolean(),
  });

  it('pay no more than they have, use no part twice and lose only the sale cost', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 5 }), fc.double({ min: 0, max: 5e10, noNaN: true }), (parts, usd) => {
        const { used, paidUsd, costUsd, unpaidUsd } = payFrom(parts, usd);
        const face = used.reduce((sum, one) => sum + one, 0);
        expect(Math.abs(face - paidUsd - costUsd)).toBeLessThanOrEqual(1e-9 * (face + 1));
        expect(Math.abs(paidUsd + unpaidUsd - usd)).toBeLessThanOrEqual(1e-9 * (usd + 1));
        expect(paidUsd).toBeLessThanOrEqual(payableUsd(parts) * (1 + 1e-12) + 1e-6);
        used.forEach((one, k) => expect(one).toBeLessThanOrEqual(parts[k]!.available ? parts[k]!.usd : 0));
      }),
    );
  });

  it('fall for those who stay wherever coverage is below par, and stand still at par', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 1, noNaN: true }), (share) => {
        const parts = [{ usd: 100 * share, saleCost: 0, available: true }];
        const values = [0, 10, 20, 40].map((redeemed) => valueAfter(parts, 100, redeemed, 0));
        for (let k = 1; k < values.length; k++) expect(values[k]!).toBeLessThanOrEqual(values[k - 1]! + 1e-12);
      }),
    );
    expect(valueAfter([{ usd: 100, saleCost: 0, available: true }], 100, 60, 0)).toBe(1);
    expect(valueAfter([{ usd: 100, saleCost: 0.1, available: true }], 100, 45, 0)).toBeCloseTo(50 / 55, 12);
  });

  it('are refused where they are not amounts', () => {
    expect(() => payableUsd([{ usd: -1, saleCost: 0, available: true }])).toThrow(InputError);
    expect(() => payableUsd([{ usd: 1, saleCost: 1, available: true }])).toThrow(/sale cost/);
  });
});

describe('hours', () => {
  const office = { opensH: 14, closesH: 22, weekdays: true };

  it('know the weekend of March 2023 and the Monday on which Circle paid again', () => {
    expect(weekdayOf(Date.UTC(2023, 2, 11))).toBe(6);
    expect(isOpen(office, Date.UTC(2023, 2, 11, 15))).toBe(false);
    expect(isOpen(office, Date.UTC(2023, 2, 13, 13, 59))).toBe(false);
    expect(isOpen(office, Date.UTC(2023, 2, 13, 14))).toBe(true);
    expect(isOpen(office, Date.UTC(2023, 2, 13, 22))).toBe(false);
    expect(weekdayOf(Date.UTC(1969, 11, 31))).toBe(3);
  });

  it('may pass midnight, or never close', () => {
    const night = { opensH: 22, closesH: 6, weekdays: false };
    expect([23, 5, 6, 12].map((hour) => isOpen(night, Date.UTC(2023, 2, 11, hour)))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(isOpen({ opensH: 0, closesH: 24, weekdays: false }, Date.UTC(2023, 2, 11, 23, 59))).toBe(true);
  });
});

describe('a synthetic dollar', () => {
  const hedged: Backing = { coins: 1, hedgedCoins: 1, entryPrice: 3000, cashUsd: 0 };
  /** Auto-deleveraging took `closed` coins of the short at a price: its profit is cash. */
  const deleveraged = (from: Backing, closed: number, at: number): Backing => ({
    ...from,
    hedgedCoins: from.hedgedCoins - closed,
    cashUsd: from.cashUsd + closed * (from.entryPrice - at),
  });

  it('keeps its value at every price while it is hedged: three times up, then 90% down', () => {
    for (const price of [3000, 9000, 900]) expect(backingUsd(hedged, price)).toBe(3000);
    expect(fallToUndercollateral(hedged, 3000, 3000)).toBe(Infinity);
  });

  it('loses by the fall after its hedge was taken away, and by nothing else', () => {
    const price = fc.double({ min: 100, max: 9000, noNaN: true });
    fc.assert(
      fc.property(price, price, fc.double({ min: 0, max: 1, noNaN: true }), (at, later, closed) => {
        const open = deleveraged(hedged, closed, at);
        expect(backingUsd(open, at)).toBeCloseTo(3000, 8);
        expect(backingUsd(open, later)).toBeCloseTo(3000 + closed * (later - at), 8);
        expect(unhedgedCoins(open)).toBeCloseTo(closed, 12);
      }),
    );
  });

  it('stands below its supply once the open part has fallen by the surplus', () => {
    const open = deleveraged({ ...hedged, cashUsd: 30 }, 0.2, 2700);
    const fall = fallToUndercollateral(open, 3000, 2700);
    expect(fall).toBeCloseTo(30 / (0.2 * 2700), 12);
    expect(backingUsd(open, 2700 * (1 - fall))).toBeCloseTo(3000, 8);
  });
});
