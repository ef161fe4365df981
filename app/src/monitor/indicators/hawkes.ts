/**
 * Branching ratio of liquidations: how many further ones each triggers, from a Hawkes process λ(t) = μ(t) + c·x(t) +
 * Σ n·β·exp(−β(t − t_i)) over earlier events. The traps of the estimate are handled or shown: μ is constant in each of
 * several stretches, because a rate that merely rises looks like contagion; events of one instant do not trigger each
 * other, because venues print in batches; x, the absolute price move, may carry what the move itself caused. Source:
 * A. G. Hawkes, Biometrika 58(1), 1971; expectation-maximisation as in A. Veen and F. P. Schoenberg, Journal of the
 * American Statistical Association 103(482), 2008.
 */
import { InputError } from '@firebreak/engine';

/** EM is slow near its end; a change of n below the tolerance, or this many rounds, ends it. */
const ROUNDS_MAX = 1000;
const TOLERANCE = 1e-6;

/** Fewer events identify nothing. */
export const HAWKES_EVENTS_MIN = 30;

/** Kernels longer than a fifth of a stretch of the baseline cannot be told from it. */
const STRETCH_PER_MEMORY = 5;

/** A covariate that is constant in cells of equal length, from the start of the window. */
export interface Covariate {
  readonly cellMs: number;
  /** 0 or more, such as the absolute return of each minute; as many cells as the window has. */
  readonly values: Float64Array;
}

/** What to fit. */
export interface HawkesOptions {
  /** The window [fromMs, toMs). */
  readonly fromMs: number;
  readonly toMs: number;
  /** Number of stretches of equal length in which the baseline is constant. */
  readonly stretches: number;
  /** Events closer than this are one instant: the interval at which the feed prints, ms. */
  readonly instantMs: number;
  readonly covariate?: Covariate;
}

/** A fitted process. */
export interface HawkesFit {
  /** n: expected events that one event triggers directly, 0 or more. */
  readonly branching: number;
  /** ln 2 ÷ β, ms. */
  readonly halfLifeMs: number;
  /** Baseline events per second of each stretch. */
  readonly baselinePerS: readonly number[];
  /** Share of the events that the covariate explains; 0 without one. */
  readonly covariateShare: number;
  /** Log likelihood, times in seconds. */
  readonly logLikelihood: number;
  /** Whether the rounds ended by the tolerance. */
  readonly converged: boolean;
  /** False where the kernel is too long to be told from the baseline: then n says nothing. */
  readonly separable: boolean;
}

/** Times as seconds from the window's start, grouped by instant. */
interface Instants {
  readonly at: Float64Array;
  readonly count: Float64Array;
  readonly stretch: Int32Array;
  readonly x: Float64Array;
  readonly lengthS: number;
  readonly events: number;
}

interface State {
  n: number;
  beta: number;
  c: number;
  readonly mu: Float64Array;
}

/** Sums of one expectation step. */
interface Sums {
  readonly background: Float64Array;
  covariate: number;
  triggered: number;
  delay: number;
  logIntensity: number;
}

/**
 * Fits n, β, the baseline and the weight of the covariate to times (ms, ascending). Null for fewer than 30 instants
 * in the window. Throws InputError for a window, a number of stretches or a covariate that do not fit together.
 */
export function fitHawkes(timesMs: Float64Array, options: HawkesOptions): HawkesFit | null {
  checkOptions(options);
  const instants = group(timesMs, options);
  if (instants.at.length < HAWKES_EVENTS_MIN) return null;
  const exposure = covariateExposure(options, instants.lengthS);
  const stretchS = instants.lengthS / options.stretches;
  const state: State = {
    n: 0.5,
    beta: (instants.at.length / instants.lengthS) * 2,
    c: exposure > 0 ? (0.25 * instants.events) / exposure : 0,
    mu: new Float64Array(options.stretches).fill((0.5 * instants.events) / instants.lengthS),
  };
  let converged = false;
  for (let round = 0; round < ROUNDS_MAX && !converged; round++) {
    const before = state.n;
    const sums = expectation(instants, state);
    maximise(state, sums, instants, { stretchS, exposure });
    converged = Math.abs(state.n - before) < TOLERANCE;
  }
  const last = expectation(instants, state);
  const integral =
    state.mu.reduce((sum, mu) => sum + mu * stretchS, 0) + state.c * exposure + state.n * kept(instants, state);
  return {
    branching: state.n,
    halfLifeMs: (Math.LN2 / state.beta) * 1000,
    baselinePerS: [...state.mu],
    covariateShare: last.covariate / instants.events,
    logLikelihood: last.logIntensity - integral,
    converged,
    separable: STRETCH_PER_MEMORY / state.beta <= stretchS,
  };
}

/** Total events per original one, 1 ÷ (1 − n); null for n of 1 or more, where a cascade does not end by itself. */
export function amplification(branching: number): number | null {
  return branching < 1 ? 1 / (1 - branching) : null;
}

/** The three readings that must be seen together. */
export interface BranchingReport {
  /** Events as given, after one per account and second. */
  readonly events: number;
  /** One baseline for the whole window: too high whenever the rate changes. */
  readonly constant: HawkesFit | null;
  /** Baseline by stretches. */
  readonly piecewise: HawkesFit | null;
  /** Also with the price move; null without one. Forced sales move the price too, so this is a lower reading. */
  readonly withPrice: HawkesFit | null;
}

/** Fits all three; null fits where there are too few events. Throws as {@link fitHawkes}. */
export function branchingReport(timesMs: Float64Array, options: HawkesOptions): BranchingReport {
  const { covariate, ...plain } = options;
  return {
    events: timesMs.filter((time) => time >= options.fromMs && time < options.toMs).length,
    constant: fitHawkes(timesMs, { ...plain, stretches: 1 }),
    piecewise: fitHawkes(timesMs, plain),
    withPrice: covariate === undefined ? null : fitHawkes(timesMs, options),
  };
}

function group(timesMs: Float64Array, options: HawkesOptions): Instants {
  const { fromMs, toMs, stretches, instantMs, covariate } = options;
  const at: number[] = [];
  const count: number[] = [];
  for (const time of timesMs) {
    if (time < fromMs || time >= toMs) continue;
    const instant = Math.floor((time - fromMs) / instantMs) * (instantMs / 1000);
    if (at.at(-1) === instant) count[count.length - 1]!++;
    else {
      at.push(instant);
      count.push(1);
    }
  }
  const lengthS = (toMs - fromMs) / 1000;
  const cellOf = (s: number) => Math.min(covariate!.values.length - 1, Math.floor((s * 1000) / covariate!.cellMs));
  return {
    at: Float64Array.from(at),
    count: Float64Array.from(count),
    stretch: Int32Array.from(at, (s) => Math.min(stretches - 1, Math.floor((s / lengthS) * stretches))),
    x: Float64Array.from(at, (s) => (covariate === undefined ? 0 : covariate.values[cellOf(s)]!)),
    lengthS,
    events: count.reduce((sum, k) => sum + k, 0),
  };
}

/** One pass over the events: A sums the kernel over earlier instants, D the kernel times the delay. */
function expectation(instants: Instants, state: State): Sums {
  const { at, count, stretch, x } = instants;
  const sums: Sums = {
    background: new Float64Array(state.mu.length),
    covariate: 0,
    triggered: 0,
    delay: 0,
    logIntensity: 0,
  };
  let a = 0;
  let d = 0;
  for (let i = 0; i < at.length; i++) {
    if (i > 0) {
      const gap = at[i]! - at[i - 1]!;
      const decay = Math.exp(-state.beta * gap);
      const before = a + count[i - 1]!;
      d = decay * (d + gap * before);
      a = decay * before;
    }
    const base = state.mu[stretch[i]!]!;
    const price = state.c * x[i]!;
    const self = state.n * state.beta * a;
    const weight = count[i]! / (base + price + self);
    sums.background[stretch[i]!]! += base * weight;
    sums.covariate += price * weight;
    sums.triggered += self * weight;
    sums.delay += state.n * state.beta * d * weight;
    sums.logIntensity += count[i]! * Math.log(base + price + self);
  }
  return sums;
}

/** Σ over events of the part of their kernel that lies inside the window. */
function kept(instants: Instants, state: State): number {
  let sum = 0;
  for (let i = 0; i < instants.at.length; i++) {
    sum += instants.count[i]! * (1 - Math.exp(-state.beta * (instants.lengthS - instants.at[i]!)));
  }
  return sum;
}

/** A floor keeps a stretch without background events from a rate of zero, at which the logarithm ends. */
const RATE_MIN = 1e-12;

function maximise(
  state: State,
  sums: Sums,
  instants: Instants,
  { stretchS, exposure }: { readonly stretchS: number; readonly exposure: number },
): void {
  for (let k = 0; k < state.mu.length; k++) state.mu[k] = Math.max(RATE_MIN, sums.background[k]! / stretchS);
  if (exposure > 0) state.c = sums.covariate / exposure;
  let cut = 0;
  for (let i = 0; i < instants.at.length; i++) {
    const rest = instants.lengthS - instants.at[i]!;
    cut += instants.count[i]! * rest * Math.exp(-state.beta * rest);
  }
  const inside = kept(instants, state);
  state.n = inside > 0 ? sums.triggered / inside : 0;
  const delay = sums.delay + state.n * cut;
  if (sums.triggered > 0 && delay > 0) state.beta = sums.triggered / delay;
}

function covariateExposure({ covariate }: HawkesOptions, lengthS: number): number {
  if (covariate === undefined) return 0;
  const cellS = covariate.cellMs / 1000;
  return covariate.values.reduce((sum, x, k) => sum + x * Math.max(0, Math.min(cellS, lengthS - k * cellS)), 0);
}

function checkOptions({ fromMs, toMs, stretches, instantMs, covariate }: HawkesOptions): void {
  const window = toMs > fromMs && Number.isInteger(stretches) && stretches >= 1 && instantMs > 0;
  const cells = covariate === undefined ? 0 : Math.ceil((toMs - fromMs) / covariate.cellMs);
  const fits = covariate === undefined || (covariate.values.length === cells && covariate.values.every((x) => x >= 0));
  if (window && fits) return;
  throw new InputError(`a branching ratio of [${fromMs}, ${toMs}) in ${stretches} stretches cannot be fitted`, {
    code: 'bad-hawkes',
    hint: 'Give a window, one stretch or more, an instant above 0, and a covariate of 0 or more for each of its cells.',
  });
}
