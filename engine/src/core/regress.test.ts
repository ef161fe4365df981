/** Regression against the certified values of NIST's Longley data, and what it refuses. */
import { describe, expect, it } from 'vitest';
import { standardisedRegression } from './regress.ts';

/**
 * Longley, JASA 62, 1967, as certified by NIST (Statistical Reference Datasets, linear regression, "Longley"): y and
 * six inputs that are nearly collinear, coefficients and their standard deviations.
 */
const LONGLEY = [
  [60323, 83.0, 234289, 2356, 1590, 107608, 1947],
  [61122, 88.5, 259426, 2325, 1456, 108632, 1948],
  [60171, 88.2, 258054, 3682, 1616, 109773, 1949],
  [61187, 89.5, 284599, 3351, 1650, 110929, 1950],
  [63221, 96.2, 328975, 2099, 3099, 112075, 1951],
  [63639, 98.1, 346999, 1932, 3594, 113270, 1952],
  [64989, 99.0, 365385, 1870, 3547, 115094, 1953],
  [63761, 100.0, 363112, 3578, 3350, 116219, 1954],
  [66019, 101.2, 397469, 2904, 3048, 117388, 1955],
  [67857, 104.6, 419180, 2822, 2857, 118734, 1956],
  [68169, 108.4, 442769, 2936, 2798, 120445, 1957],
  [66513, 110.8, 444546, 4681, 2637, 121950, 1958],
  [68655, 112.6, 482704, 3813, 2552, 123366, 1959],
  [69564, 114.2, 502601, 3931, 2514, 125368, 1960],
  [69331, 115.7, 518173, 4806, 2572, 127852, 1961],
  [70551, 116.9, 554894, 4007, 2827, 130081, 1962],
];
const CERTIFIED = [
  [15.0618722713733, 84.9149257747669],
  [-0.35819179292591e-1, 0.334910077722432e-1],
  [-2.0202298038168256, 0.488399681651699],
  [-1.03322686717359, 0.214274163161675],
  [-0.511041056535807e-1, 0.22607320006937],
  [1829.15146461355, 455.478499142212],
];
const R_SQUARED = 0.995479004577296;

const column = (k: number): Float64Array => Float64Array.from(LONGLEY, (row) => row[k]);

function deviation(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}

describe('standardisedRegression', () => {
  it('gives the certified coefficients and standard errors of Longley', () => {
    const y = column(0);
    const inputs = CERTIFIED.map((_, k) => column(k + 1));
    const fit = standardisedRegression(inputs, y)!;
    expect(fit.rSquared).toBeCloseTo(R_SQUARED, 10);
    CERTIFIED.forEach(([value, error], k) => {
      const scale = deviation(y) / deviation(inputs[k]);
      expect((fit.coefficients[k] * scale) / value).toBeCloseTo(1, 6);
      expect((fit.standardErrors[k] * scale) / error).toBeCloseTo(1, 6);
    });
  });

  it('says nothing where there is nothing to say', () => {
    const x = Float64Array.of(1, 2, 3, 4, 5);
    const y = Float64Array.of(2, 1, 4, 3, 5);
    expect(standardisedRegression([x], new Float64Array(5))).toBeNull();
    expect(standardisedRegression([x, new Float64Array(5)], y)).toBeNull();
    expect(standardisedRegression([x, x.map((value) => 2 * value + 1)], y)).toBeNull();
    expect(standardisedRegression([x, y, y, y], y)).toBeNull();
    expect(standardisedRegression([x], y)!.coefficients[0]).toBeCloseTo(0.8, 12);
  });
});
