/**
 * What a scenario prescribes at a time: log moves of fundamentals, deviations of venues' own spot prices, caps on
 * depth and services that do not answer. Compiled once per run into flat arrays, read every step without allocation.
 */
import type { Snapshot } from '../market/snapshot.ts';
import type { DepthShock, Outage, PriceShock, ResolvedScenario, ShockShape, SpotDeviation } from './types.ts';

/**
 * Share of a move done at time t: 0 before its start, 1 from start + length on. `smooth` is 3u² − 2u³ of the elapsed
 * share u, `step` is 1 from the start on whatever the length.
 */
export function progress(tS: number, startS: number, lengthS: number, shape: ShockShape): number {
  if (tS < startS) return 0;
  if (shape === 'step' || tS >= startS + lengthS) return 1;
  const u = (tS - startS) / lengthS;
  return shape === 'smooth' ? u * u * (3 - 2 * u) : u;
}

/** Log move of one shock at time t (seconds from the start of the run), its recovery included. */
function shockAt(shock: PriceShock, tS: number): number {
  const done = progress(tS, shock.startS, shock.lengthS, shock.shape);
  const undone = shock.recoverShare * progress(tS, shock.recoverStartS, shock.recoverS, shock.shape);
  return shock.logMove * (done - undone);
}

/** Log move of an asset's fundamental at time t: the sum over all shocks on it, recoveries included. */
export function exogenousLogMove(scenario: ResolvedScenario, asset: number, tS: number): number {
  let sum = 0;
  const { priceShocks } = scenario;
  for (let k = 0; k < priceShocks.length; k++) if (priceShocks[k].asset === asset) sum += shockAt(priceShocks[k], tS);
  return sum;
}

/** Log deviation of one venue-local depeg at time t: down over its length, held, back over its recovery, then 0. */
function deviationAt(d: SpotDeviation, tS: number): number {
  const backS = d.startS + d.lengthS + d.holdS;
  return d.logMove * (progress(tS, d.startS, d.lengthS, 'linear') - progress(tS, backS, d.recoverS, 'linear'));
}

/** Log deviation of a venue's own spot price of an asset from the external price at time t: the sum over all depegs. */
export function spotDeviationAt(scenario: ResolvedScenario, venue: number, asset: number, tS: number): number {
  let sum = 0;
  const { spotDeviations } = scenario;
  for (let k = 0; k < spotDeviations.length; k++) {
    if (spotDeviations[k].venue === venue && spotDeviations[k].asset === asset)
      sum += deviationAt(spotDeviations[k], tS);
  }
  return sum;
}

/** Multiplier that one decree puts on depth at time t: from 1 to its value over the ramp, 1 from its end on. */
function capAt(shock: DepthShock, tS: number): number {
  if (tS >= shock.endS) return 1;
  const done = progress(tS, shock.startS, shock.rampS, 'linear');
  return done === 1 ? shock.multiplier : 1 - (1 - shock.multiplier) * done;
}

/**
 * Largest share of its calm depth that an instrument may offer at time t: the smallest of all decrees, 1 without any.
 */
export function depthMultiplierAt(scenario: ResolvedScenario, instrument: number, tS: number): number {
  let least = 1;
  for (const shock of scenario.depthShocks) {
    if (shock.instruments.includes(instrument)) least = Math.min(least, capAt(shock, tS));
  }
  return least;
}

/** The prescriptions of a scenario, by time in seconds. Methods that take `out` overwrite it and allocate nothing. */
export interface Paths {
  /** Log move of the fundamental per asset. */
  fundamentalLog(tS: number, out: Float64Array): void;
  /** Log deviation of the venues' own spot prices, at index venue × number of assets + asset. */
  spotLog(tS: number, out: Float64Array): void;
  /**
   * Largest offered share of calm depth per instrument, 1 where nothing is decreed. Writes the first n entries of
   * `out`.
   */
  depthCap(tS: number, out: Float64Array): void;
  transfersFrozen(tS: number, venue: number): boolean;
  tradingHalted(tS: number, venue: number): boolean;
  liquidationsHalted(tS: number, venue: number): boolean;
}

/** Compiles a scenario for the step loop. Throws nothing: a resolved scenario was checked. */
export function compilePaths(scenario: ResolvedScenario, snapshot: Snapshot): Paths {
  const { priceShocks, spotDeviations, depthShocks } = scenario;
  const nAssets = snapshot.assets.n;
  const nInstruments = snapshot.instruments.n;
  const transfers = outagesOf(scenario, 'transfers');
  const trading = outagesOf(scenario, 'trading');
  const liquidations = outagesOf(scenario, 'liquidations');
  return {
    fundamentalLog(tS, out) {
      out.fill(0);
      for (let k = 0; k < priceShocks.length; k++) out[priceShocks[k].asset] += shockAt(priceShocks[k], tS);
    },
    spotLog(tS, out) {
      out.fill(0);
      for (let k = 0; k < spotDeviations.length; k++) {
        const d = spotDeviations[k];
        out[d.venue * nAssets + d.asset] += deviationAt(d, tS);
      }
    },
    depthCap(tS, out) {
      out.fill(1, 0, nInstruments);
      for (let k = 0; k < depthShocks.length; k++) {
        const cap = capAt(depthShocks[k], tS);
        if (cap >= 1) continue;
        const { instruments } = depthShocks[k];
        for (let j = 0; j < instruments.length; j++) out[instruments[j]] = Math.min(out[instruments[j]], cap);
      }
    },
    transfersFrozen: (tS, venue) => isOut(transfers, tS, venue),
    tradingHalted: (tS, venue) => isOut(trading, tS, venue),
    liquidationsHalted: (tS, venue) => isOut(liquidations, tS, venue),
  };
}

/** Outages of one service as triples (venue, start, end). */
function outagesOf(scenario: ResolvedScenario, what: Outage['what']): Float64Array {
  return Float64Array.from(scenario.outages.filter((o) => o.what === what).flatMap((o) => [o.venue, o.startS, o.endS]));
}

/**
 * The step that ends at tS covers the time before it: an outage holds at steps that end after its start, up to its
 * end.
 */
function isOut(triples: Float64Array, tS: number, venue: number): boolean {
  for (let k = 0; k < triples.length; k += 3) {
    if (triples[k] === venue && tS > triples[k + 1] && tS <= triples[k + 2]) return true;
  }
  return false;
}
