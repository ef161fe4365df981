/** Latin hypercube: one value per stratum, uniform places, and columns that do not depend on each other. */
import { describe, expect, it } from 'vitest';
import { latinHypercube } from './lhs.ts';

describe('latinHypercube', () => {
  it('has exactly one value in each stratum', () => {
    for (const n of [1, 2, 7, 47, 48, 200, 1000]) {
      const strata = Array.from(latinHypercube(n, 5, 3), (u) => Math.floor(u * n)).sort((a, b) => a - b);
      expect(strata).toEqual(Array.from({ length: n }, (_, k) => k));
    }
  });

  it('repeats for the same address and differs for another seed or input', () => {
    const column = latinHypercube(100, 1, 1);
    expect(latinHypercube(100, 1, 1)).toEqual(column);
    expect(latinHypercube(100, 2, 1)).not.toEqual(column);
    expect(latinHypercube(100, 1, 2)).not.toEqual(column);
  });

  it('pairs strata at random: correlations of pairs have mean 0 and variance 1/(n - 1)', () => {
    const n = 100;
    const pairs = 400;
    let sum = 0;
    let squares = 0;
    for (let p = 0; p < pairs; p++) {
      const a = latinHypercube(n, p, 0);
      const b = latinHypercube(n, p, 1);
      let product = 0;
      for (let k = 0; k < n; k++) product += (a[k] - 0.5) * (b[k] - 0.5);
      const r = (12 * product) / n;
      sum += r;
      squares += r * r;
    }
    // Standard error of the mean 0.1/20 = 0.005; relative one of the variance sqrt(2/400) = 7%.
    expect(Math.abs(sum / pairs)).toBeLessThan(0.02);
    expect((squares / pairs) * (n - 1)).toBeGreaterThan(0.75);
    expect((squares / pairs) * (n - 1)).toBeLessThan(1.25);
  });

  it('estimates a mean with far less variance than independent draws (McKay et al., section 3)', () => {
    // Var of the mean of n independent uniforms is 1/(12 n); within strata it is 1/(12 n^3).
    const n = 50;
    let squares = 0;
    for (let seed = 0; seed < 200; seed++) {
      const mean = latinHypercube(n, seed, 0).reduce((sum, u) => sum + u, 0) / n;
      squares += (mean - 0.5) ** 2;
    }
    expect(squares / 200 / (1 / (12 * n ** 3))).toBeGreaterThan(0.7);
    expect(squares / 200 / (1 / (12 * n ** 3))).toBeLessThan(1.4);
  });
});
