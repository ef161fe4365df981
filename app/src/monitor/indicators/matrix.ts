/** The little linear algebra that indicators over a few dozen assets need: covariance, eigenvalues, one solve. */

/** A pivot below this part of its diagonal means that an asset repeats the ones before it. */
const PIVOT_MIN = 1e-10;

/** Cyclic Jacobi converges quadratically; a matrix of 100 assets needs fewer than ten sweeps. */
const SWEEPS_MAX = 50;

/** Covariance of columns of equal length, divisor T − 1. */
export function covariance(columns: readonly Float64Array[]): Float64Array[] {
  const rows = columns[0]!.length;
  const centred = columns.map((column) => {
    const mean = column.reduce((sum, value) => sum + value, 0) / rows;
    return column.map((value) => value - mean);
  });
  return centred.map((a) =>
    Float64Array.from(centred, (b) => {
      let sum = 0;
      for (let t = 0; t < rows; t++) sum += a[t]! * b[t]!;
      return sum / (rows - 1);
    }),
  );
}

/**
 * Eigenvalues of a symmetric matrix, the largest first, by cyclic Jacobi rotations (Golub and Van Loan, "Matrix
 * Computations", 4th ed., section 8.5). The matrix is not changed.
 */
export function eigenvalues(matrix: readonly Float64Array[]): number[] {
  const a = matrix.map((row) => Float64Array.from(row));
  const n = a.length;
  const scale = a.reduce((sum, row, i) => sum + row[i]! * row[i]!, 0);
  for (let sweep = 0; sweep < SWEEPS_MAX; sweep++) {
    let off = 0;
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) off += a[p]![q]! * a[p]![q]!;
    if (off <= 1e-30 * scale) break;
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(a, p, q);
  }
  return a.map((row, i) => row[i]!).sort((x, y) => y - x);
}

function rotate(a: readonly Float64Array[], p: number, q: number): void {
  const apq = a[p]![q]!;
  if (apq === 0) return;
  const tau = (a[q]![q]! - a[p]![p]!) / (2 * apq);
  const t = (tau >= 0 ? 1 : -1) / (Math.abs(tau) + Math.sqrt(1 + tau * tau));
  const c = 1 / Math.sqrt(1 + t * t);
  const s = t * c;
  for (const row of a) {
    const [x, y] = [row[p]!, row[q]!];
    row[p] = c * x - s * y;
    row[q] = s * x + c * y;
  }
  const [rowP, rowQ] = [a[p]!, a[q]!];
  for (let k = 0; k < rowP.length; k++) {
    const [x, y] = [rowP[k]!, rowQ[k]!];
    rowP[k] = c * x - s * y;
    rowQ[k] = s * x + c * y;
  }
}

/** The x with A·x = b for a symmetric positive definite A (Cholesky); null where A is not, to rounding. */
export function choleskySolve(a: readonly Float64Array[], b: readonly number[]): number[] | null {
  const n = a.length;
  const lower = a.map(() => new Float64Array(n));
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = a[i]![j]!;
      for (let k = 0; k < j; k++) sum -= lower[i]![k]! * lower[j]![k]!;
      if (i > j) lower[i]![j] = sum / lower[j]![j]!;
      else if (sum > PIVOT_MIN * a[i]![i]!) lower[i]![i] = Math.sqrt(sum);
      else return null;
    }
  }
  const x = [...b];
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) x[i]! -= lower[i]![k]! * x[k]!;
    x[i]! /= lower[i]![i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i]! -= lower[k]![i]! * x[k]!;
    x[i]! /= lower[i]![i]!;
  }
  return x;
}
