/**
 * Integers in the way that on-chain protocols count: amounts scaled by a power of ten, division that truncates or
 * rounds up. Numbers of a page are taken as the decimals they print, not as the binary fractions nearest to them.
 */
import { InternalError } from '../../core/errors.ts';

/** 10 to a whole power of 0 or more, exactly. */
export function tenTo(power: number): bigint {
  return BigInt(`1${'0'.repeat(power)}`);
}

/**
 * A decimal number × 10^decimals, what lies beyond cut off toward zero. Throws InternalError where the number is not
 * finite.
 */
export function scaled(value: number, decimals: number): bigint {
  const parts = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value));
  if (parts === null) {
    throw new InternalError(`Only a finite number can be scaled to an integer, got ${value}.`, {
      code: 'not-finite',
      hint: 'Report this together with the input.',
    });
  }
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts;
  const digits = BigInt(whole + fraction);
  const shift = Number(exponent) - fraction.length + decimals;
  const size = shift >= 0 ? digits * tenTo(shift) : digits / tenTo(-shift);
  return sign === '' ? size : -size;
}

/** Absolute value. */
export function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}

/** Larger of two. */
export function larger(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

/** Smaller of two. */
export function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

/** Quotient rounded toward −∞, for a divisor above 0. */
export function divFloor(value: bigint, by: bigint): bigint {
  const quotient = value / by;
  return value < 0n && quotient * by !== value ? quotient - 1n : quotient;
}

/** Quotient rounded toward +∞, for a divisor above 0. */
export function divCeil(value: bigint, by: bigint): bigint {
  return -divFloor(-value, by);
}
