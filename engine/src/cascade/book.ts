/**
 * The books of one run: what has been consumed, how much is quoted, where the touch stands, and the pure updates of a
 * step (docs/model.md, Depth and Walking the book). Sides are numbered b = 2·instrument + side, 0 bids (consumed by
 * sells), 1 asks. The order of a step is the caller's: move anchors, refill, step the depth state, update touches,
 * fill batches.
 */
import { clamp, exp, log } from '../core/math.ts';
import type { Instruments } from '../market/snapshot.ts';
import { capacity, offered, type Curves } from './depthCurve.ts';
import { createReached, reach, type Reached } from './reached.ts';

/** State of all book sides of one run. Prices are USD per coin, volumes contract units. */
export interface Books {
  /** Number of instruments. */
  readonly n: number;
  /** How much faster the top of a book empties; see `topPower` in depthCurve.ts. */
  readonly topExponent: number;
  /** Per side: volume consumed and not yet refilled. */
  readonly consumed: Float64Array;
  /**
   * Per side: the part of `consumed` that those who took it offer again on the other side, at the prices of this one:
   * at most what this side is consumed beyond the other, so never on both.
   */
  readonly requoted: Float64Array;
  /** Per side: offered depth as a share of calm depth, in (0, 1]. */
  readonly s1: Float64Array;
  /** Where volumes of each side were reached last. */
  readonly reached: Reached;
  /** Per side: best price now (bid or ask). */
  readonly touch: Float64Array;
  /** Per side: lowest and highest best price since {@link resetExtremes}. */
  readonly touchLow: Float64Array;
  readonly touchHigh: Float64Array;
  /** Per instrument: exp(g + basis), the middle of the book when nothing is consumed. */
  readonly anchor: Float64Array;
  /** Per instrument: the anchor when volatility was sampled last. */
  readonly sampledAnchor: Float64Array;
  /** Per instrument: half of the quoted spread, as a log distance. */
  readonly halfSpread: Float64Array;
  /** Per instrument: moving average of the squared anchor return per second. */
  readonly variance: Float64Array;
  /** Per instrument: calm volatility per square root of a second. */
  readonly calmVolatility: Float64Array;
  /** Per instrument: price of the last trade, its lowest and highest value since {@link resetExtremes}. */
  readonly last: Float64Array;
  readonly lastLow: Float64Array;
  readonly lastHigh: Float64Array;
}

/**
 * Books at rest: nothing consumed, s1 = 1, variance calm, anchors and last trades at the snapshot's mark prices.
 * @param calmVolatility Per instrument, per square root of a second; copied. 0 switches off the withdrawal by
 * volatility.
 * @param topExponent b_top >= 0.
 */
export function createBooks(instruments: Instruments, calmVolatility: Float64Array, topExponent: number): Books {
  const { n, markPrice } = instruments;
  const sides = 2 * n;
  const books: Books = {
    n,
    topExponent,
    consumed: new Float64Array(sides),
    requoted: new Float64Array(sides),
    s1: new Float64Array(sides).fill(1),
    reached: createReached(sides),
    touch: new Float64Array(sides),
    touchLow: new Float64Array(sides),
    touchHigh: new Float64Array(sides),
    anchor: Float64Array.from(markPrice),
    sampledAnchor: Float64Array.from(markPrice),
    halfSpread: Float64Array.from(instruments.halfSpread),
    variance: calmVolatility.map((volatility) => volatility * volatility),
    calmVolatility: Float64Array.from(calmVolatility),
    last: Float64Array.from(markPrice),
    lastLow: Float64Array.from(markPrice),
    lastHigh: Float64Array.from(markPrice),
  };
  for (let b = 0; b < sides; b++) books.touch[b] = sideAnchor(books, b);
  resetExtremes(books);
  return books;
}

/**
 * Price at distance 0 of side b, before consumption: anchor·exp(−halfSpread) for bids, anchor·exp(halfSpread) for
 * asks.
 */
export function sideAnchor(books: Books, b: number): number {
  const i = b >> 1;
  return books.anchor[i] * exp(outward(b) * books.halfSpread[i]);
}

/** −1 for bids, whose prices fall with distance, 1 for asks. */
export function outward(b: number): number {
  return (b & 1) === 0 ? -1 : 1;
}

/** Price at log distance x from the anchor touch of side b. Positive for every finite x < 700. */
export function priceAt(books: Books, b: number, x: number): number {
  const i = b >> 1;
  return books.anchor[i] * exp(outward(b) * (books.halfSpread[i] + x));
}

/**
 * Log distance of a price from the anchor touch of side b: negative for a better price, Infinity for a bid limit of
 * 0.
 */
export function distanceOfPrice(books: Books, b: number, price: number): number {
  const i = b >> 1;
  return outward(b) * log(price / books.anchor[i]) - books.halfSpread[i];
}

/**
 * Distance from the anchor touch at which a fill on side b stops: min(venue band, order limit, three times the last
 * band). The venue band and the limit are distances from the same touch (see {@link distanceOfPrice}); Infinity where
 * there is none.
 */
export function marketImpactDistance(curves: Curves, b: number, venueBand: number, orderLimit: number): number {
  return Math.min(venueBand, orderLimit, curves.maxDistance[b]);
}

/**
 * Log distance from the anchor touch of the unit that a taker reaches after `taken` units of side b. What was eaten
 * on the other side and is offered again comes first, from the last eaten unit to the first and so at negative
 * distances, then the side's own quotes from where they are eaten. Not capped at `maxDistance`.
 */
export function distanceAhead(books: Books, curves: Curves, b: number, taken: number): number {
  const { consumed, requoted } = books;
  const other = b ^ 1;
  const again = requoted[other];
  if (again > 0 && taken <= again) return -distanceOf(books, curves, other, again - taken);
  return distanceOf(books, curves, b, consumed[b] + taken - again);
}

/** Log distance at which the offered depth of side b reaches volume v as the side stands; 0 for v <= 0. */
function distanceOf(books: Books, curves: Curves, b: number, v: number): number {
  if (!(v > 0)) return 0;
  const { reached } = books;
  return reached.distance[reach(reached, curves, b, books.s1[b], books.topExponent, v)];
}

/** Units that side b offers now up to a log distance from its anchor touch (negative: better than that). */
export function roomWithin(books: Books, curves: Curves, b: number, distance: number): number {
  const { consumed, requoted, s1, topExponent } = books;
  const other = b ^ 1;
  const again = requoted[other];
  if (distance < 0) {
    return again > 0 ? Math.max(0, again - offered(curves, other, s1[other], topExponent, -distance)) : 0;
  }
  return again + Math.max(0, capacity(curves, b, s1[b], topExponent, distance) - consumed[b]);
}

/** Takes units from side b: first what is offered again, which lifts the other side, then its own quotes. */
export function take(books: Books, b: number, quantity: number): void {
  const { consumed, requoted } = books;
  const other = b ^ 1;
  const again = Math.min(quantity, requoted[other]);
  requoted[other] -= again;
  consumed[other] -= again;
  consumed[b] += quantity - again;
}

/**
 * Log distance of the best price of side b from its anchor touch, within `maxDistance` of either side: how deep the
 * side is eaten, or, below 0, how far it has followed the other one.
 */
export function touchDistance(books: Books, curves: Curves, b: number): number {
  return clamp(distanceAhead(books, curves, b, 0), -curves.maxDistance[b ^ 1], curves.maxDistance[b]);
}

/**
 * Takes the return of instrument i's anchor since the last sample into the moving variance: variance ←
 * decay·variance + (1 − decay)·r²/dt. Samples are a second apart whatever the step is, because on a smooth path r²/dt
 * grows with dt. Anchors do not move with the book's own walks, so its own trades do not raise the volatility that it
 * withdraws from.
 * @param dtSeconds Time since the last sample.
 * @param decay exp(−dtSeconds/10) for the 10 s average.
 */
export function sampleVolatility(books: Books, i: number, dtSeconds: number, decay: number): void {
  const r = log(books.anchor[i] / books.sampledAnchor[i]);
  books.variance[i] = decay * books.variance[i] + ((1 - decay) * r * r) / dtSeconds;
  books.sampledAnchor[i] = books.anchor[i];
}

/**
 * What a time of dt does to eaten books, exactly. All of it refills at one rate, β. Of the net consumption N of the
 * side that is eaten more, what is not yet offered again is at the re-quoting rate ω, dW/dt = ω·(N − W) − β·W;
 * consumption of both sides alike, min(V_bid, V_ask), is quoted anew at both rates, because who bought and sold holds
 * nothing.
 * @param refillKeeps exp(−refill rate·dt).
 * @param requoteKeeps exp(−re-quoting rate·dt).
 */
export function refill(books: Books, refillKeeps: number, requoteKeeps: number): void {
  const { consumed, requoted } = books;
  for (let b = 0; b < consumed.length; b += 2) {
    const bid = consumed[b];
    const ask = consumed[b + 1];
    if (bid === 0 && ask === 0) continue;
    const matched = Math.min(bid, ask) * (1 - requoteKeeps);
    const net = Math.abs(bid - ask);
    const more = bid > ask ? b : b + 1;
    consumed[b] = (bid - matched) * refillKeeps;
    consumed[b + 1] = (ask - matched) * refillKeeps;
    requoted[more] = (net - (net - requoted[more]) * requoteKeeps) * refillKeeps;
    requoted[more ^ 1] = 0;
  }
}

/** Forgets consumption of quotes that are no longer there: after s1 fell, at most what is offered is consumed. */
export function trimConsumed(books: Books, curves: Curves): void {
  const { consumed, requoted, s1, topExponent } = books;
  for (let b = 0; b < consumed.length; b++) {
    if (consumed[b] > 0) consumed[b] = Math.min(consumed[b], capacity(curves, b, s1[b], topExponent, Infinity));
  }
  for (let b = 0; b < consumed.length; b++) {
    if (requoted[b] > 0) requoted[b] = Math.max(0, Math.min(requoted[b], consumed[b] - consumed[b ^ 1]));
  }
}

/** Constants of the depth state, rates per second. */
export interface DepthDynamics {
  /** ρ_s: recovery of s1 towards 1. */
  readonly recoveryPerS: number;
  /** a_σ: withdrawal per unit of volatility above twice the calm one. */
  readonly volatilityGain: number;
  /**
   * a_f: withdrawal per calm 1% depth of forced flow (a pure number: depths consumed times this is the log loss of
   * s1).
   */
  readonly flowGain: number;
  /** s_min: s1 never falls below it; above 0. */
  readonly floor: number;
}

/**
 * Advances s1 of all sides by dt: ds1/dt = ρ_s·(1 − s1) − s1·[a_σ·max(0, v/σ̄ − 2) + a_f·(q/dt)/D(1%)], solved
 * exactly for constant inputs, s1(dt) = s* + (s1 − s*)·exp(−(ρ_s + L)·dt) with L the bracket and s* = ρ_s/(ρ_s + L);
 * then min(…, cap), kept within [floor, 1]. v is the root of the moving variance; where calm volatility is 0 its term
 * is 0. Source: docs/model.md, Depth.
 * @param forced Per side: forced volume against it over dt, contract units (>= 0).
 * @param cap Per side: free margin of the providers ÷ margin needed for full quotes, and any decree on depth; >= 1 is
 * none.
 */
export function stepDepthState(
  books: Books,
  curves: Curves,
  dynamics: DepthDynamics,
  dtSeconds: number,
  forced: Float64Array,
  cap: Float64Array,
): void {
  const { s1 } = books;
  for (let b = 0; b < s1.length; b++) {
    const flow = forced[b] === 0 ? 0 : forced[b] / (dtSeconds * curves.depthAt1pct[b]);
    const loss = dynamics.volatilityGain * excessVolatility(books, b >> 1) + dynamics.flowGain * flow;
    const s = relax(s1[b], dynamics.recoveryPerS, loss, dtSeconds);
    s1[b] = clamp(Math.min(s, cap[b]), dynamics.floor, 1);
  }
}

/** max(0, v/σ̄ − 2): how far volatility is above twice the calm one, in calm volatilities. */
export function excessVolatility(books: Books, i: number): number {
  const calm = books.calmVolatility[i];
  return calm > 0 ? Math.max(0, Math.sqrt(books.variance[i]) / calm - 2) : 0;
}

/** Solution after dt of ds/dt = gain·(1 − s) − loss·s. */
function relax(s: number, gain: number, loss: number, dt: number): number {
  const rate = gain + loss;
  if (!(rate > 0)) return s;
  const rest = gain / rate;
  return rest + (s - rest) * exp(-rate * dt);
}

/** Recomputes the best price of side b from anchor, spread and consumption, and widens its extremes. */
export function updateTouch(books: Books, curves: Curves, b: number): void {
  const price = priceAt(books, b, touchDistance(books, curves, b));
  books.touch[b] = price;
  if (price < books.touchLow[b]) books.touchLow[b] = price;
  if (price > books.touchHigh[b]) books.touchHigh[b] = price;
}

/** {@link updateTouch} for all sides. */
export function updateTouches(books: Books, curves: Curves): void {
  for (let b = 0; b < curves.sides; b++) updateTouch(books, curves, b);
}

/** Starts new extremes at the present last trades and best prices. */
export function resetExtremes(books: Books): void {
  books.touchLow.set(books.touch);
  books.touchHigh.set(books.touch);
  books.lastLow.set(books.last);
  books.lastHigh.set(books.last);
}

/** Sets the last trade of instrument i and widens its extremes. */
export function noteTrade(books: Books, i: number, price: number): void {
  books.last[i] = price;
  if (price < books.lastLow[i]) books.lastLow[i] = price;
  if (price > books.lastHigh[i]) books.lastHigh[i] = price;
}

/**
 * Mid of instrument i in USD: geometric mean of the best prices as last updated. While one side is eaten by y it moves
 * by y/2, and by up to y once the other side has followed.
 */
export function mid(books: Books, i: number): number {
  return Math.sqrt(books.touch[2 * i] * books.touch[2 * i + 1]);
}
