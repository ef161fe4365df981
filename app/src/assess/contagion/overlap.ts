/**
 * Who is hurt when somebody else sells: holdings that institutions have in common, weighted by how little the market
 * for each can take.
 */
import { InputError } from '@firebreak/engine';

/** Holdings of n institutions in m assets. */
export interface Holdings {
  readonly names: readonly string[];
  /** Market value in USD of what institution i holds of asset μ, at i × m + μ; at least 0. */
  readonly usd: Float64Array;
  /** By asset: USD of sales per relative fall of the price while sales are small; above 0. */
  readonly depthUsd: Float64Array;
}

/** Indices of a matrix of overlaps, by institution. */
export interface OverlapIndices {
  /** Endogenous risk index: principal eigenvector, entries at least 0, length 1. Exposure to spillovers. */
  readonly endogenousRisk: Float64Array;
  /** The largest eigenvalue. */
  readonly eigenvalue: number;
  /** Indirect contagion index: loss in USD of all others where the institution sells everything. */
  readonly indirectContagion: Float64Array;
}

/** Power iterations, and the change of an entry at which they have settled. */
const ITERATIONS_MAX = 10_000;
const SETTLED = 1e-13;

/**
 * Liquidity-weighted overlaps Ω_ij = Σ_μ Π_iμ Π_jμ / D_μ, in USD, at i × n + j: what i loses to first order where j
 * sells everything. Source: R. Cont and E. Schaanning, Journal of Banking and Finance 104, 2019, 85–102. Throws
 * InputError for holdings or depths out of range.
 */
export function overlapMatrix(holdings: Holdings): Float64Array {
  checkHoldings(holdings);
  const { names, usd, depthUsd } = holdings;
  const n = names.length;
  const m = depthUsd.length;
  const overlap = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = i; j < n; j++) {
      let sum = 0;
      for (let a = 0; a < m; a++) sum += (usd[i * m + a]! * usd[j * m + a]!) / depthUsd[a]!;
      overlap[i * n + j] = sum;
      overlap[j * n + i] = sum;
    }
  }
  return overlap;
}

/**
 * Eigenvector index and row sums without the diagonal of an overlap matrix of n institutions, by power iteration. All
 * zero where nobody holds anything. Source: as {@link overlapMatrix}; definitions moved between its versions, so both
 * are given.
 */
export function overlapIndices(overlap: Float64Array, n: number): OverlapIndices {
  const indirectContagion = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) if (i !== j) indirectContagion[j]! += overlap[i * n + j]!;
  }
  let vector = new Float64Array(n).fill(1 / Math.sqrt(n));
  let eigenvalue = 0;
  for (let k = 0; k < ITERATIONS_MAX; k++) {
    const next = new Float64Array(n);
    for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) next[i]! += overlap[i * n + j]! * vector[j]!;
    eigenvalue = Math.sqrt(next.reduce((sum, value) => sum + value * value, 0));
    if (eigenvalue === 0) return { endogenousRisk: new Float64Array(n), eigenvalue: 0, indirectContagion };
    const scaled = next.map((value) => value / eigenvalue);
    const moved = scaled.reduce((most, value, i) => Math.max(most, Math.abs(value - vector[i]!)), 0);
    vector = scaled;
    if (moved <= SETTLED) break;
  }
  return { endogenousRisk: vector, eigenvalue, indirectContagion };
}

/** Throws InputError that names the first holding or depth that is out of range. */
export function checkHoldings({ names, usd, depthUsd }: Holdings): void {
  const m = depthUsd.length;
  const shallow = depthUsd.findIndex((depth) => !(depth > 0 && depth < Infinity));
  const odd = usd.findIndex((value) => !(value >= 0 && value < Infinity));
  let got = '';
  if (usd.length !== names.length * m) got = `${usd.length} holdings for ${names.length} institutions and ${m} assets`;
  else if (shallow >= 0) got = `a depth of ${depthUsd[shallow]} for asset ${shallow}`;
  else if (odd >= 0) got = `${usd[odd]} of asset ${odd % m} with ${names[Math.floor(odd / m)]}`;
  if (got === '') return;
  throw new InputError(`holdings: got ${got}`, {
    code: 'bad-holdings',
    hint: 'Give USD of at least 0 for each institution and asset, and a depth above 0 for each asset.',
  });
}
