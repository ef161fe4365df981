/**
 * How much of a cascade feeds itself (MODEL section 8). Amplification compares forced notional with the same run
 * without impact. Branching forks the run and adds a small sale to one book at a time, with the same random numbers.
 * Two different things: the first is a ratio of whole runs, the second is local to a moment.
 */
import { exp, log } from '../core/math.ts';
import { hasBook } from '../market/snapshot.ts';
import type { BranchingReport, RunResult } from '../result/types.ts';
import type { ResolvedScenario } from '../scenario/types.ts';
import { type Context, notionalUsd } from './context.ts';
import { forkContext } from './fork.ts';
import type { Prepared } from './prepared.ts';
import { advance, forcedUsd, type Progress, type RunOptions, startRun } from './run.ts';

/** Extra sale as a share of calm depth within 1%, and how long its consequences are counted. */
const EPSILON = 0.01;
const RESPONSE_S = 60;

/** Books in the matrix: the largest contract of each venue that has books. */
const BOOKS_PER_VENUE = 1;

/**
 * Shares of all forced notional at which the run is forked: one moment can sit on a tipping point, their median does
 * not.
 */
const STAGES = [0.1, 0.3, 0.5, 0.7, 0.9];

/** Powers of the matrix in the estimate of its spectral radius (Gelfand's formula). */
const POWERS = 64;

/** What further runs say about the feedback of a run. */
export interface Feedback {
  readonly amplification: number | null;
  readonly feedbackShare: number | null;
  readonly branching: BranchingReport | null;
}

/**
 * Measures feedback around a finished run: one run without impact, one up to its peak minute, and two forks per book.
 * Null where nothing was liquidated or prices are observed (replay); branching also where no venue has a book.
 */
export function measureFeedback(
  prepared: Prepared,
  options: RunOptions,
  base: RunResult,
  onProgress?: (progress: Progress) => void,
): Feedback {
  const { summary } = base;
  if (summary.liquidatedUsd === 0 || prepared.scenario.mode === 'replay') {
    return { amplification: null, feedbackShare: null, branching: null };
  }
  const calm: ResolvedScenario = { ...prepared.scenario, switches: { ...prepared.scenario.switches, impact: false } };
  const quiet = { seed: options.seed, record: 'summary' as const, ...(onProgress === undefined ? {} : { onProgress }) };
  const without = startRun({ ...prepared, scenario: calm }, quiet);
  advance(without, Math.min(calm.horizonS, options.untilS ?? Infinity), quiet.onProgress);
  const alone = forcedUsd(without);
  return {
    amplification: alone > 0 ? summary.liquidatedUsd / alone : null,
    feedbackShare: 1 - alone / summary.liquidatedUsd,
    branching: measureBranching(prepared, summary, quiet),
  };
}

/**
 * The matrix at the moments when a tenth, three tenths … of the run's forced notional had been closed; forks of one
 * run.
 */
function measureBranching(
  prepared: Prepared,
  summary: RunResult['summary'],
  options: RunOptions,
): BranchingReport | null {
  const from = startRun(prepared, options);
  if (booksOf(from).length === 0) return null;
  const stages: Stage[] = [];
  for (const share of STAGES) {
    while (forcedUsd(from) < share * summary.liquidatedUsd && from.state.timeS < summary.horizonS) {
      advance(from, from.state.timeS + from.scenario.stepS);
    }
    options.onProgress?.({
      step: from.state.step,
      steps: summary.steps,
      timeS: from.state.timeS,
      liquidatedUsd: forcedUsd(from),
    });
    stages.push(branchingAt(from));
  }
  const ordered = stages.slice().sort((x, y) => x.spectralRadius - y.spectralRadius);
  const middle = ordered[Math.floor(ordered.length / 2)];
  return {
    ...middle,
    stages: stages.map(({ atS, spectralRadius: at1, spectralRadiusAt4: at4 }) => ({ atS, at1, at4 })),
  };
}

/** The matrix at one moment. */
type Stage = Omit<BranchingReport, 'stages'>;

/** Books of the matrix: the largest contracts of each venue that has books. */
function booksOf(c: Context): number[] {
  const { instruments } = c.snapshot;
  const size = (i: number): number => notionalUsd(c, i, c.prepared.openLong[i], instruments.markPrice[i]);
  return c.prepared.roles.instruments.flatMap((list) =>
    Array.from(list)
      .filter((i) => hasBook(instruments, i))
      .sort((a, b) => size(b) - size(a) || a - b)
      .slice(0, BOOKS_PER_VENUE),
  );
}

/** The branching matrix at the present moment of a run, which is left where it stands. */
export function branchingAt(c: Context): Stage {
  const books = booksOf(c);
  const ids = c.snapshot.instruments.id;
  const base = response(c, -1, 0, books);
  const matrix = matrixOf(c, books, base, EPSILON);
  const venueOf = (k: number): number => c.snapshot.instruments.venue[books[k]];
  const indices = books.map((_, k) => k);
  const withinVenue = [...new Set(indices.map(venueOf))].map((v) => {
    const own = indices.filter((k) => venueOf(k) === v);
    return {
      venue: c.snapshot.venues.id[v],
      spectralRadius: spectralRadius(own.map((i) => own.map((j) => matrix[i][j]))),
    };
  });
  return {
    atS: c.state.timeS,
    epsilonShare: EPSILON,
    books: books.map((i) => ids[i]),
    matrix: matrix.flat(),
    diagonalMean: indices.reduce((sum, k) => sum + matrix[k][k], 0) / books.length,
    withinVenue,
    spectralRadius: spectralRadius(matrix),
    spectralRadiusAt4: spectralRadius(matrixOf(c, books, base, 4 * EPSILON)),
  };
}

/** Row i: extra forced notional on every book per unit of an extra sale on book i. */
function matrixOf(c: Context, books: readonly number[], base: Float64Array, epsilon: number): number[][] {
  return books.map((i) => {
    const sold = epsilon * c.prepared.curves.depthAt1pct[2 * i];
    const soldUsd = notionalUsd(c, i, sold, c.state.mark[i]);
    const forced = response(c, i, sold, books);
    return books.map((_, j) => (forced[j] - base[j]) / soldUsd);
  });
}

/** Forced notional per book within the response time after an extra sale of `qty` on a contract (−1: none). */
function response(c: Context, instrument: number, qty: number, books: readonly number[]): Float64Array {
  const { scenario, state } = c;
  const flow = { instrument, qty: -qty, startS: state.timeS, lengthS: 0 };
  const changed = instrument < 0 ? scenario : { ...scenario, flows: [...scenario.flows, flow] };
  const fork = forkContext(c, changed);
  const before = books.map((i) => fork.totals.longUsd[i] + fork.totals.shortUsd[i]);
  advance(fork, state.timeS + RESPONSE_S);
  return Float64Array.from(books, (i, k) => fork.totals.longUsd[i] + fork.totals.shortUsd[i] - before[k]);
}

/** Spectral radius by Gelfand's formula, lim ‖Λᵏ‖^(1/k), with rescaling: right for complex eigenvalues too. */
export function spectralRadius(matrix: readonly (readonly number[])[]): number {
  const n = matrix.length;
  let power = matrix.map((row) => row.slice());
  let logScale = 0;
  let k = 1;
  for (; k < POWERS; k *= 2) {
    const norm = normOf(power);
    if (norm === 0) return 0;
    power = power.map((row) => row.map((x) => x / norm));
    logScale = 2 * (logScale + log(norm));
    power = multiply(power, power, n);
  }
  const norm = normOf(power);
  return norm === 0 ? 0 : exp((logScale + log(norm)) / k);
}

function normOf(matrix: readonly (readonly number[])[]): number {
  let max = 0;
  for (const row of matrix)
    max = Math.max(
      max,
      row.reduce((sum, x) => sum + Math.abs(x), 0),
    );
  return max;
}

function multiply(a: readonly (readonly number[])[], b: readonly (readonly number[])[], n: number): number[][] {
  return a.map((row) => Array.from({ length: n }, (_, j) => row.reduce((sum, x, k) => sum + x * b[k][j], 0)));
}
