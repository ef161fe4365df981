/** exp, log and pow against the platform's, against correctly rounded values, and against committed bits. */
import { describe, expect, it } from 'vitest';
import { clamp, exp, LN2, log, pow } from './math.ts';
import { uniform } from './random.ts';

const view = new DataView(new ArrayBuffer(8));

function bits(x: number): string {
  view.setFloat64(0, x);
  return view.getBigUint64(0).toString(16).padStart(16, '0');
}

/** Distance in units in the last place between two doubles of one sign. */
function ulps(a: number, b: number): number {
  view.setFloat64(0, a);
  const first = view.getBigInt64(0);
  view.setFloat64(0, b);
  const distance = Number(first - view.getBigInt64(0));
  return Math.abs(distance);
}

function worst(n: number, distance: (u: number, v: number) => number): number {
  let max = 0;
  for (let i = 0; i < n; i++) max = Math.max(max, distance(uniform(1, 1, i, 0), uniform(1, 2, i, 0)));
  return max;
}

/** Bits of the correctly rounded result (mpmath 1.3.0 at 300 bits); `ours` where ours is the neighbour. */
interface Reference {
  readonly x: number;
  readonly y?: number;
  readonly rounded: string;
  readonly ours?: string;
}

const EXP: readonly Reference[] = [
  { x: 0.1, rounded: '3ff1aec7b35a00d4' },
  { x: 1, rounded: '4005bf0a8b145769', ours: '4005bf0a8b14576a' },
  { x: -1, rounded: '3fd78b56362cef38' },
  { x: 2, rounded: '401d8e64b8d4ddae' },
  { x: 10, rounded: '40d5829dcf950560' },
  { x: 0.5, rounded: '3ffa61298e1e069c' },
  { x: -0.3, rounded: '3fe7b4c869c37c05' },
  { x: 1e-9, rounded: '3ff000000044b830' },
  { x: 100, rounded: '48f3494a9b171bf5' },
  { x: -700, rounded: '00d14f2b0fb9307f' },
  { x: 700, rounded: '7f0d945df4f8ec8e' },
  { x: 3.25, rounded: '4039ca53b781114b' },
  { x: 0.34, rounded: '3ff67aaa532108bd', ours: '3ff67aaa532108be' },
  { x: -20.7, rounded: '3e1195920309b9da' },
];

const LOG: readonly Reference[] = [
  { x: 2, rounded: '3fe62e42fefa39ef' },
  { x: 10, rounded: '40026bb1bbb55516' },
  { x: 0.1, rounded: 'c0026bb1bbb55515' },
  { x: 0.7, rounded: 'bfd6d3c324e13f50' },
  { x: 1.0000001, rounded: '3e7ad7f2847b6492' },
  { x: 0.999, rounded: 'bf5064670d979b73' },
  { x: 1e-300, rounded: 'c085963447f87fb5' },
  { x: 1e300, rounded: '4085963447f87fb5' },
  { x: 5e-324, rounded: 'c0874385446d71c3' },
  { x: 3, rounded: '3ff193ea7aad030b', ours: '3ff193ea7aad030a' },
  { x: 1.4142, rounded: '3fd62e1ac5b1d181' },
  { x: 123456.789, rounded: '40277281cad8a844' },
];

const POW: readonly Reference[] = [
  { x: 2, y: 0.3, rounded: '3ff3b2c47bff8329' },
  { x: 10, y: -3, rounded: '3f50624dd2f1a9fc' },
  { x: 1.0001, y: 12345.6, rounded: '400b7e445de4bfe7' },
  { x: 0.97, y: 250, rounded: '3f402868af8100b8' },
  { x: 3, y: 1.5, rounded: '4014c8dc2e423980' },
  { x: 1e-5, y: 0.6, rounded: '3f50624dd2f1a9fd' },
  { x: 60000, y: -1.7, rounded: '3e402efa8f0ce9f5' },
  { x: 1.5, y: 1.5, rounded: '3ffd64d51e0db1c6' },
];

function holdsTo(references: readonly Reference[], f: (x: number, y: number) => number): void {
  for (const { x, y, rounded, ours } of references) {
    const got = bits(f(x, y ?? NaN));
    expect({ x, y, got }).toEqual({ x, y, got: ours ?? rounded });
    view.setBigUint64(0, BigInt(`0x${rounded}`));
    expect(ulps(f(x, y ?? NaN), view.getFloat64(0))).toBeLessThanOrEqual(1);
  }
}

describe('exp', () => {
  it('has the committed bits, each at most a neighbour of the correctly rounded result', () => {
    holdsTo(EXP, exp);
    expect(bits(exp(-740))).toBe('0000000000000055');
  });

  it('agrees with Math.exp to 1 ulp', () => {
    expect(worst(100_000, (u) => ulps(exp((u - 0.5) * 1400), Math.exp((u - 0.5) * 1400)))).toBeLessThanOrEqual(1);
    expect(worst(100_000, (u) => ulps(exp(u - 0.5), Math.exp(u - 0.5)))).toBeLessThanOrEqual(1);
  });

  it('handles the ends of the range', () => {
    expect(exp(0)).toBe(1);
    expect(exp(-0)).toBe(1);
    expect(exp(Infinity)).toBe(Infinity);
    expect(exp(-Infinity)).toBe(0);
    expect(exp(NaN)).toBeNaN();
    expect(exp(710)).toBe(Infinity);
    expect(exp(-746)).toBe(0);
    expect(ulps(exp(709.78), Math.exp(709.78))).toBeLessThanOrEqual(1);
    expect(ulps(exp(-745), Math.exp(-745))).toBeLessThanOrEqual(1);
    expect(exp(-745)).toBeGreaterThan(0);
  });
});

describe('log', () => {
  it('has the committed bits, each at most a neighbour of the correctly rounded result', () => {
    holdsTo(LOG, log);
    expect(log(2)).toBe(LN2);
  });

  it('agrees with Math.log to 1 ulp', () => {
    const wide = (u: number): number => Math.exp((u - 0.5) * 1400);
    expect(worst(100_000, (u) => ulps(log(wide(u)), Math.log(wide(u))))).toBeLessThanOrEqual(1);
    expect(worst(100_000, (u) => ulps(log(0.5 + 1.5 * u), Math.log(0.5 + 1.5 * u)))).toBeLessThanOrEqual(1);
    // Subnormal arguments and the ends of the exponent range.
    for (const x of [5e-324, 1.5e-323, 1e-310, 2.2e-308, 1.2e-308, Number.MAX_VALUE, 2 ** -1022, 2 ** 1023]) {
      expect(ulps(log(x), Math.log(x))).toBeLessThanOrEqual(1);
    }
  });

  it('handles what has no finite logarithm', () => {
    expect(bits(log(1))).toBe('0000000000000000');
    expect(log(0)).toBe(-Infinity);
    expect(log(-1)).toBeNaN();
    expect(log(NaN)).toBeNaN();
    expect(log(Infinity)).toBe(Infinity);
  });
});

describe('pow', () => {
  it('has the committed bits, each at most a neighbour of the correctly rounded result', () => {
    holdsTo(POW, pow);
    expect(bits(pow(2, -1074))).toBe('0000000000000001');
  });

  it('agrees with Math.pow to 3 ulp while |y log x| < 50, and to 32 over the whole range', () => {
    const distance =
      (range: number, spread: number) =>
      (u: number, v: number): number => {
        const x = Math.exp((u - 0.5) * spread);
        const y = ((v - 0.5) * 2 * range) / Math.log(x);
        return ulps(pow(x, y), Math.pow(x, y));
      };
    expect(worst(100_000, distance(50, 20))).toBeLessThanOrEqual(3);
    expect(worst(100_000, distance(50, 1e-3))).toBeLessThanOrEqual(3);
    expect(worst(100_000, distance(700, 600))).toBeLessThanOrEqual(32);
  });

  it('is exact where it says so', () => {
    for (const x of [1e-300, 0.3, 1, 7.25, 1e150]) {
      expect(pow(x, 0)).toBe(1);
      expect(pow(x, 1)).toBe(x);
      expect(pow(x, 2)).toBe(x * x);
      expect(pow(x, 0.5)).toBe(Math.sqrt(x));
    }
    for (const y of [-1e308, -3, 0.1, 1e308]) expect(pow(1, y)).toBe(1);
    for (const n of [3, 5, 10, 30]) expect(pow(2, n)).toBe(2 ** n);
  });

  it('handles the ends of the range', () => {
    expect(pow(0, 3)).toBe(0);
    expect(pow(0, -3)).toBe(Infinity);
    expect(pow(Infinity, 3)).toBe(Infinity);
    expect(pow(Infinity, -3)).toBe(0);
    expect(pow(2, Infinity)).toBe(Infinity);
    expect(pow(0.5, Infinity)).toBe(0);
    expect(pow(2, -Infinity)).toBe(0);
    expect(pow(10, 400)).toBe(Infinity);
    expect(pow(10, -400)).toBe(0);
    expect(pow(1 + 2 ** -52, 1e308)).toBe(Infinity);
    expect(pow(3, 1e-320)).toBe(1);
    expect(pow(-2, 3)).toBeNaN();
    expect(pow(NaN, 3)).toBeNaN();
    expect(pow(3, NaN)).toBeNaN();
  });
});

describe('clamp', () => {
  it('keeps a number within bounds', () => {
    expect([clamp(-1, 0, 2), clamp(1, 0, 2), clamp(3, 0, 2)]).toEqual([0, 1, 2]);
    expect(clamp(NaN, 0, 1)).toBeNaN();
  });
});
