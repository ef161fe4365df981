/** The argsorts against Array.sort, which is stable and compares numbers directly. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InternalError } from './errors.ts';
import { uniform } from './random.ts';
import { argsortFloat64, floatKey32, radixArgsort32 } from './sort.ts';

function expected(keys: ArrayLike<number>, n: number): number[] {
  return Array.from({ length: n }, (_, i) => i).sort((a, b) => keys[a]! - keys[b]!);
}

function order32(keys: Uint32Array, n: number): number[] {
  const order = new Uint32Array(n);
  radixArgsort32(keys, n, order);
  return Array.from(order);
}

function order64(values: Float64Array, n: number): number[] {
  const order = new Uint32Array(n);
  argsortFloat64(values, n, order);
  return Array.from(order);
}

describe('radixArgsort32', () => {
  it('is the stable ascending order, short or long, with few or many different keys', () => {
    const key = fc.oneof(fc.nat({ max: 5 }), fc.integer({ min: 0, max: 0xffffffff }));
    fc.assert(
      fc.property(fc.array(key, { maxLength: 300, size: 'max' }), (list) => {
        expect(order32(Uint32Array.from(list), list.length)).toEqual(expected(list, list.length));
      }),
    );
  });

  it('sorts many keys whose digits differ in one place only', () => {
    for (const shift of [0, 11, 22]) {
      const keys = Uint32Array.from({ length: 5000 }, (_, i) => Math.floor(uniform(1, shift, i, 0) * 900) << shift);
      expect(order32(keys, keys.length)).toEqual(expected(keys, keys.length));
    }
  });

  it('reads the first n keys and writes the first n places only', () => {
    for (const n of [3, 100]) {
      const keys = Uint32Array.from({ length: n + 1 }, (_, i) => n - i);
      const order = new Uint32Array(n + 1).fill(77);
      radixArgsort32(keys, n, order);
      expect(Array.from(order)).toEqual([...Array.from({ length: n }, (_, i) => n - 1 - i), 77]);
    }
    expect(order32(new Uint32Array(0), 0)).toEqual([]);
  });
});

describe('argsortFloat64', () => {
  it('is the stable ascending order, with infinities, zeros of both signs and subnormals', () => {
    const value = fc.oneof(
      fc.constantFrom(0, -0, Infinity, -Infinity, 5e-324, -5e-324, 1, -1),
      fc.double({ noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(value, { maxLength: 300, size: 'max' }), (list) => {
        const want = Array.from(list, (_, i) => i).sort((a, b) =>
          list[a]! < list[b]! ? -1 : list[a]! > list[b]! ? 1 : 0,
        );
        expect(order64(Float64Array.from(list), list.length)).toEqual(want);
      }),
    );
  });

  it('sorts thousands of values', () => {
    const values = Float64Array.from({ length: 20_000 }, (_, i) => (uniform(2, 0, i, 0) - 0.5) * 1e6);
    expect(order64(values, values.length)).toEqual(expected(values, values.length));
  });

  it('refuses NaN among the first n', () => {
    const values = Float64Array.of(1, NaN);
    expect(order64(values, 1)).toEqual([0]);
    expect(() => order64(values, 2)).toThrow(InternalError);
  });
});

describe('floatKey32', () => {
  it('orders as the floats do', () => {
    const float = fc.float({ noNaN: true });
    fc.assert(
      fc.property(float, float, (a, b) => {
        expect(Math.sign(floatKey32(a) - floatKey32(b))).toBe(a < b ? -1 : a > b ? 1 : 0);
      }),
    );
    expect(floatKey32(-0)).toBe(floatKey32(0));
    expect(floatKey32(-Infinity)).toBeLessThan(floatKey32(-3.4e38));
  });
});
