/** The cipher against its published vectors, and the distributions against their moments and published quantiles. */
import { describe, expect, it } from 'vitest';
import { inverseNormalCdf, lognormal, normal, pareto, Sequence, threefry2x32, uniform, uniformOpen } from './random.ts';

const N = 200_000;

function draws(draw: (entity: number) => number): Float64Array {
  return Float64Array.from({ length: N }, (_, entity) => draw(entity));
}

function mean(xs: Float64Array, power = 1): number {
  return xs.reduce((sum, x) => sum + x ** power, 0) / xs.length;
}

function threefry(c0: number, c1: number, k0: number, k1: number): string[] {
  const out = new Int32Array(2);
  threefry2x32(k0, k1, c0, c1, out);
  return Array.from(out, (word) => (word >>> 0).toString(16));
}

describe('threefry2x32', () => {
  it('gives the known answers of Random123, file tests/kat_vectors, threefry2x32 with 20 rounds', () => {
    expect(threefry(0, 0, 0, 0)).toEqual(['6b200159', '99ba4efe']);
    expect(threefry(0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff)).toEqual(['1cb996fc', 'bb002be7']);
    expect(threefry(0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344)).toEqual(['c4923a9c', '483df7a0']);
  });
});

describe('uniform', () => {
  it('takes 53 bits from the block: 27 of the first word, 26 of the second', () => {
    expect(uniform(0, 0, 0, 0)).toBe((Math.floor(0x6b200159 / 32) * 2 ** 26 + Math.floor(0x99ba4efe / 64)) / 2 ** 53);
    expect(uniformOpen(0, 0, 0, 0)).toBe(
      (Math.floor(0x6b200159 / 64) * 2 ** 26 + Math.floor(0x99ba4efe / 64) + 0.5) / 2 ** 52,
    );
  });

  it('depends on each part of the address, modulo 2^32, and on nothing else', () => {
    const here = uniform(1, 2, 3, 4);
    const others = [uniform(2, 2, 3, 4), uniform(1, 3, 3, 4), uniform(1, 2, 4, 4), uniform(1, 2, 3, 5)];
    expect(new Set([here, ...others]).size).toBe(5);
    expect(uniform(1, 2, 3, 4)).toBe(here);
    expect(uniform(1 + 2 ** 32, 2, 3, 4)).toBe(here);
  });

  it('has the moments of the uniform distribution and even cells', () => {
    const xs = draws((entity) => uniform(42, 0, entity, 7));
    // Five standard errors: sqrt(1/12/N) for the mean, sqrt(4/45/N) for the second moment.
    expect(Math.abs(mean(xs) - 1 / 2)).toBeLessThan(5 * Math.sqrt(1 / 12 / N));
    expect(Math.abs(mean(xs, 2) - 1 / 3)).toBeLessThan(5 * Math.sqrt(4 / 45 / N));
    const cells = new Float64Array(100);
    for (const x of xs) cells[Math.floor(x * 100)]!++;
    const chiSquare = cells.reduce((sum, count) => sum + (count - N / 100) ** 2 / (N / 100), 0);
    expect(chiSquare).toBeGreaterThan(50);
    expect(chiSquare).toBeLessThan(170);
  });

  it('is uncorrelated between neighbouring entities, steps and streams', () => {
    const bound = 5 / 12 / Math.sqrt(N);
    const centred = (seed: number, stream: number, entity: number, step: number): number =>
      uniform(seed, stream, entity, step) - 0.5;
    for (const [stream, entity, step] of [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ] as const) {
      const product = draws((i) => centred(9, 0, i, 0) * centred(9, stream, i + entity, step));
      expect(Math.abs(mean(product))).toBeLessThan(bound);
    }
  });
});

describe('inverseNormalCdf', () => {
  it('gives the check values of AS 241 (Wichura 1988, PPND16)', () => {
    expect(inverseNormalCdf(0.25)).toBeCloseTo(-0.6744897501960817, 15);
    expect(inverseNormalCdf(0.001)).toBeCloseTo(-3.090232306167814, 14);
    expect(inverseNormalCdf(1e-20)).toBeCloseTo(-9.262340089798408, 14);
  });

  it('is odd around one half and handles the ends', () => {
    for (const p of [2 ** -30, 0.03125, 0.0625, 0.125, 0.375]) {
      expect(inverseNormalCdf(1 - p)).toBe(-inverseNormalCdf(p));
    }
    expect(inverseNormalCdf(0.5)).toBe(0);
    expect(inverseNormalCdf(0)).toBe(-Infinity);
    expect(inverseNormalCdf(1)).toBe(Infinity);
    expect(inverseNormalCdf(-0.1)).toBeNaN();
    expect(inverseNormalCdf(NaN)).toBeNaN();
  });
});

describe('normal, lognormal and pareto', () => {
  it('normal has the moments of the standard normal distribution', () => {
    const xs = draws((entity) => normal(3, 1, entity, 0));
    expect(Math.abs(mean(xs))).toBeLessThan(5 / Math.sqrt(N));
    expect(Math.abs(mean(xs, 2) - 1)).toBeLessThan(5 * Math.sqrt(2 / N));
    expect(Math.abs(mean(xs, 3))).toBeLessThan(5 * Math.sqrt(15 / N));
    expect(Math.abs(mean(xs, 4) - 3)).toBeLessThan(5 * Math.sqrt(96 / N));
  });

  it('normal has committed bits, the same on every engine (mpmath gives these to 3 parts in 10^16)', () => {
    expect(normal(0, 0, 0, 0)).toBe(-0.2058421318306143);
    expect(normal(1, 2, 3, 4)).toBe(-0.33978960886773846);
    expect(normal(-1, -1, -1, -1)).toBe(-1.2148750671351238);
  });

  it('lognormal is the exponential of the normal draw at its address', () => {
    expect(lognormal(1, 2, 3, 4, 0.5, 2)).toBeCloseTo(Math.exp(0.5 + 2 * normal(1, 2, 3, 4)), 14);
    expect(lognormal(1, 2, 3, 4, 0, 0)).toBe(1);
  });

  it('pareto has the tail (xMin/x)^alpha', () => {
    const xs = draws((entity) => pareto(5, 0, entity, 0, 100, 1.5));
    for (const x of [150, 400, 1600]) {
      const tail = (100 / x) ** 1.5;
      const share = xs.filter((value) => value > x).length / N;
      expect(Math.abs(share - tail)).toBeLessThan(5 * Math.sqrt((tail * (1 - tail)) / N));
    }
    expect(Math.min(...xs.subarray(0, 1000))).toBeGreaterThanOrEqual(100);
  });
});

describe('Sequence', () => {
  it('is the addressed draws, one entity after another', () => {
    const sequence = new Sequence(11, 5);
    expect(sequence.next()).toBe(uniform(11, 5, 0, 0));
    expect(sequence.nextNormal()).toBe(normal(11, 5, 1, 0));
    expect(sequence.nextInt(1000)).toBe(Math.floor(uniform(11, 5, 2, 0) * 1000));
  });

  it('nextInt reaches every value and no other', () => {
    const sequence = new Sequence(1, 1);
    const seen = new Set(Array.from({ length: 300 }, () => sequence.nextInt(7)));
    expect([...seen].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });
});
