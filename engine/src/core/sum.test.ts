/** Compensated sums where a plain sum goes wrong. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CompensatedSum, sumCompensated } from './sum.ts';

describe('sumCompensated', () => {
  it('keeps what a plain sum loses, also where the next term is larger than the sum (Neumaier 1974)', () => {
    expect(sumCompensated([1, 1e100, 1, -1e100], 0, 4)).toBe(2);
    expect(1 + 1e100 + 1 - 1e100).toBe(0);
    expect(sumCompensated(new Float64Array(1_000_000).fill(0.1), 0, 1_000_000)).toBe(100_000);
  });

  it('sums the part asked for', () => {
    expect(sumCompensated([1, 2, 4, 8], 1, 3)).toBe(6);
    expect(sumCompensated([1, 2], 1, 1)).toBe(0);
  });

  it('gives the nearest double to a sum of cents that is exact in integers', () => {
    const cents = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
    fc.assert(
      fc.property(fc.array(cents, { maxLength: 200 }), (list) => {
        const exact = list.reduce((sum, x) => sum + x, 0) / 1024;
        expect(
          sumCompensated(
            list.map((x) => x / 1024),
            0,
            list.length,
          ) - exact,
        ).toBe(0);
      }),
    );
  });
});

describe('CompensatedSum', () => {
  it('agrees with the function and starts again after reset', () => {
    const sum = new CompensatedSum();
    for (const x of [1, 1e100, 1, -1e100]) sum.add(x);
    expect(sum.value()).toBe(2);
    sum.reset();
    expect(sum.value()).toBe(0);
    sum.add(3);
    expect(sum.value()).toBe(3);
  });
});
