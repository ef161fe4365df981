/**
 * What a stretch of a book side is worth: the integral of exp(±distance) over volume, exactly, piece by piece. With
 * it the fill of an order costs the same however it is sliced.
 *
 * On a piece O = c·x^k, with V = O(y): d(x^n·O)/dO = (k + n)/k · x^n, hence
 *   integral from V0 to V1 of exp(s·y) dv = Σ_n s^n/n! · k/(k + n) · (V1·y1^n − V0·y0^n),  s = ±1.
 * The n = 0 term is V1 − V0 itself. For V1 <= 2·V0 the differences would cancel; with E_n = (V1·y1^n)/(V0·y0^n) − 1,
 * E_0 = (V1 − V0)/V0 and u = y1/y0 − 1 they follow from E_{n+1} = E_n + (1 + E_n)·u, a sum of positive terms, so that
 * a slice of any size is right to rounding. For s = −1 the terms alternate; what is lost is at most exp(2·y1) units
 * in the last place: 3 at y = 0.6, 400 (1e-13) at y = 3, the farthest that bands of at most 1 allow.
 */
import { exp, log } from '../core/math.ts';
import type { Curves } from './depthCurve.ts';
import { offered, topPower } from './depthCurve.ts';
import { reach, type Reached } from './reached.ts';

/** Terms below this share of the sum are beyond double precision. */
const TERM_FLOOR = 1e-17;

/** Reached by no distance that the tables allow; y^n/n! at y = 6 is below 1e-17 there. */
const MAX_TERMS = 64;

/**
 * Integral of exp(sign·y(v)) over volume v from `from` to `from + quantity`, where y is the distance of volume v on
 * side b. In contract units; `sign` is 1 or −1. A linear sell of Q from consumed volume V fills at (touch at volume
 * 0)· valueOf(V, Q, −1)/Q on average; its buy takes +1; an inverse contract's mean of 1/price takes the other sign.
 * Slicing changes it by rounding only. `reached` remembers distances for these curves.
 */
export function valueOf(
  curves: Curves,
  reached: Reached,
  b: number,
  s1: number,
  topExponent: number,
  from: number,
  quantity: number,
  sign: number,
): number {
  if (!(quantity > 0)) return 0;
  const to = from + quantity;
  const start = reach(reached, curves, b, s1, topExponent, from);
  let j = reached.piece[start];
  let y = reached.distance[start];
  const stop = reach(reached, curves, b, s1, topExponent, to);
  const lastPiece = reached.piece[stop];
  const end = reached.distance[stop];
  let v = from;
  let rest = quantity;
  let value = 0;
  for (; j < lastPiece; j++) {
    const edge = curves.anchorX[j];
    const width = Math.min(offered(curves, b, s1, topExponent, edge) - v, rest);
    if (!(width > 0)) continue;
    value += pieceValue(exponentOf(curves, b, s1, topExponent, j), v, y, width, edge, sign);
    v += width;
    y = edge;
    rest -= width;
  }
  return value + pieceValue(exponentOf(curves, b, s1, topExponent, j), v, y, rest, end, sign);
}

/** Exponent of offered depth on piece j of side b. */
function exponentOf(curves: Curves, b: number, s1: number, topExponent: number, j: number): number {
  return j < curves.topEnd[b] ? curves.exponent[j] + topPower(s1, topExponent) : curves.exponent[j];
}

/** The integral over one piece of exponent k, from volume v at distance y over `width` to distance `end`. */
function pieceValue(k: number, v: number, y: number, width: number, end: number, sign: number): number {
  if (!(width > 0)) return 0;
  if (width > v) return fromZero(k, v + width, end, sign) - (v > 0 ? fromZero(k, v, y, sign) : 0);
  const growth = width / v;
  const u = expm1(log1p(growth) / k);
  let power = v;
  let difference = growth;
  let sum = width;
  for (let n = 1; n < MAX_TERMS; n++) {
    power *= (sign * y) / n;
    difference += (1 + difference) * u;
    const term = ((power * k) / (k + n)) * difference;
    sum += term;
    if (Math.abs(term) <= TERM_FLOOR * Math.abs(sum)) break;
  }
  return sum;
}

/** The integral from volume 0 to v = O(y) on one piece continued to distance 0. */
function fromZero(k: number, v: number, y: number, sign: number): number {
  let power = v;
  let sum = v;
  for (let n = 1; n < MAX_TERMS; n++) {
    power *= (sign * y) / n;
    const term = (power * k) / (k + n);
    sum += term;
    if (Math.abs(term) <= TERM_FLOOR * Math.abs(sum)) break;
  }
  return sum;
}

/** log(1 + x) for x >= 0, accurate near 0: the rounding of 1 + x cancels in x/((1 + x) − 1) (W. Kahan). */
function log1p(x: number): number {
  const w = 1 + x;
  return w === 1 ? x : (log(w) * x) / (w - 1);
}

/** exp(x) − 1 for x >= 0, accurate near 0: the rounding of exp(x) cancels in (e − 1)/log(e) (W. Kahan). */
function expm1(x: number): number {
  const e = exp(x);
  if (e === 1) return x;
  return x > 1 ? e - 1 : ((e - 1) * x) / log(e);
}
