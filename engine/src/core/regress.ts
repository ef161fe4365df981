/**
 * Least squares on standardised columns, for sensitivities of many inputs at once: coefficients with standard errors.
 */
import { InternalError } from './errors.ts';

/** Result of {@link standardisedRegression}. */
export interface Regression {
  /** Change of the outcome in its standard deviations per standard deviation of each input, others held. */
  readonly coefficients: Float64Array;
  readonly standardErrors: Float64Array;
  /** Share of the outcome's variance that the inputs explain together. */
  readonly rSquared: number;
}

/** Pivots below this share of a column's variance mean that the columns before it already say the same. */
const PIVOT_MIN = 1e-10;

/**
 * Ordinary least squares of y on columns, all centred and scaled to standard deviation 1: b = C⁻¹·r, C the columns'
 * correlation matrix, r their correlations with y, R² = b·r, SE_j = sqrt((1 − R²)/(n − d − 1) · C⁻¹_jj). On ranks these
 * are standardised rank regression coefficients (Iman and Conover, Technometrics 21(4), 1979; Saltelli et al.,
 * "Sensitivity Analysis", 2000, section 2.4). Null where n is below d + 2, y is constant, or columns are constant or
 * say the same.
 */
export function standardisedRegression(columns: readonly Float64Array[], y: Float64Array): Regression | null {
  const n = y.length;
  const d = columns.length;
  if (n < d + 2) return null;
  const outcome = standardised(y);
  const inputs = columns.map(standardised);
  if (outcome === null || inputs.some((column) => column === null)) return null;
  const z = inputs as readonly Float64Array[];
  const inverse = inverted(z.map((a) => z.map((b) => dot(a, b))));
  if (inverse === null) return null;
  const r = z.map((column) => dot(column, outcome));
  const coefficients = Float64Array.from(inverse, (row) => row.reduce((sum, value, k) => sum + value * r[k], 0));
  const rSquared = Math.min(
    1,
    coefficients.reduce((sum, b, k) => sum + b * r[k], 0),
  );
  const standardErrors = Float64Array.from(inverse, (row, j) => Math.sqrt(((1 - rSquared) / (n - d - 1)) * row[j]));
  return { coefficients, standardErrors, rSquared };
}

/** Centred, with a sum of squares of 1; null for a constant. */
function standardised(values: Float64Array): Float64Array | null {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const centred = values.map((value) => value - mean);
  const norm = Math.sqrt(dot(centred, centred));
  if (!(norm > 0)) return null;
  return centred.map((value) => value / norm);
}

function dot(a: Float64Array, b: Float64Array): number {
  if (a.length !== b.length) {
    throw new InternalError(`columns of ${a.length} and ${b.length} values were compared`, {
      code: 'column-lengths',
      hint: 'Report this with the command that led to it.',
    });
  }
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k] * b[k];
  return sum;
}

/** Inverse of a correlation matrix by Gauss-Jordan with pivots on the diagonal; null where it is singular. */
function inverted(matrix: readonly (readonly number[])[]): Float64Array[] | null {
  const d = matrix.length;
  const rows = matrix.map((row, i) => {
    const wide = new Float64Array(2 * d);
    wide.set(row);
    wide[d + i] = 1;
    return wide;
  });
  for (let i = 0; i < d; i++) {
    const pivot = rows[i][i];
    if (!(pivot > PIVOT_MIN)) return null;
    for (let k = 0; k < 2 * d; k++) rows[i][k] /= pivot;
    for (let j = 0; j < d; j++) {
      const factor = rows[j][i];
      if (j === i || factor === 0) continue;
      for (let k = 0; k < 2 * d; k++) rows[j][k] -= factor * rows[i][k];
    }
  }
  return rows.map((row) => row.slice(d));
}
