/** Decimals to integers and division of either sign. */
import { describe, expect, it } from 'vitest';
import { InternalError } from '../../core/errors.ts';
import { divCeil, divFloor, scaled } from './integer.ts';

describe('scaled', () => {
  it('takes numbers as the decimals they print', () => {
    expect(scaled(0.29, 2)).toBe(29n);
    expect(scaled(1e-7, 9)).toBe(100n);
    expect(scaled(1.5e21, 0)).toBe(1_500_000_000_000_000_000_000n);
    expect(scaled(0, 6)).toBe(0n);
  });

  it('cuts off toward zero', () => {
    expect(scaled(1.2345678, 6)).toBe(1_234_567n);
    expect(scaled(-1.2345678, 6)).toBe(-1_234_567n);
  });

  it('refuses what is not finite', () => {
    for (const value of [NaN, Infinity, -Infinity]) expect(() => scaled(value, 6)).toThrow(InternalError);
  });
});

it('rounds quotients of either sign down and up', () => {
  expect([divFloor(7n, 2n), divFloor(-7n, 2n), divFloor(-8n, 2n)]).toEqual([3n, -4n, -4n]);
  expect([divCeil(7n, 2n), divCeil(-7n, 2n), divCeil(8n, 2n)]).toEqual([4n, -3n, 4n]);
});
