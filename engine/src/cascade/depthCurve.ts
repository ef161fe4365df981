/**
 * Depth of every book side as a smooth function of distance. Calm cumulative depth D(x), in contract units within log
 * distance x of the side's touch, runs through the measured bands and is a power law D = D_j·(x/x_j)^k between them
 * (docs/model.md, Depth). Offered depth is s1·min(1, (x/1%)^e)·D(x), again a power law per piece, so depth within a
 * distance and the distance of a volume are closed forms. Sides are numbered b = 2·instrument + side (0 bids, 1 asks).
 */
import { InputError } from '../core/errors.ts';
import { exp, log } from '../core/math.ts';
import { hasBook, type Snapshot } from '../market/snapshot.ts';

/** Within this log distance the top of the book thins out first, and `depthAt1pct` is read. */
export const TOP_DISTANCE = 0.01;

/** Fills stop at this multiple of the outermost measured band: beyond it the curve is a guess. */
export const MAX_BANDS_OUT = 3;

/**
 * Calm depth of all book sides, one immutable set per (snapshot, gamma, scale). Pieces of side b are the rows
 * [pieceStart[b], pieceStart[b + 1]), outward. A piece is anchored at its outer end, the last one, which has no outer
 * end, at its inner end; at an anchor the curve equals the band exactly.
 */
export interface Curves {
  /** Number of book sides, twice that of instruments. */
  readonly sides: number;
  readonly pieceStart: Uint32Array;
  /** First piece of a side that lies beyond 1%. Every curve has a breakpoint at 1%. */
  readonly topEnd: Uint32Array;
  /** Log distance of the piece's anchor. */
  readonly anchorX: Float64Array;
  /** Calm cumulative depth at the anchor, contract units. */
  readonly anchorDepth: Float64Array;
  /** ln(anchorX / 1%) for pieces within 1%, 0 for those beyond. */
  readonly anchorTopLog: Float64Array;
  /** Exponent k of calm depth on the piece. */
  readonly exponent: Float64Array;
  /** Calm cumulative depth within 1%, contract units, per side; 0 without a book. */
  readonly depthAt1pct: Float64Array;
  /** Log distance at which fills stop: three times the outermost band, per side. */
  readonly maxDistance: Float64Array;
  /** Per side: anchor depth and growth from the anchor of the piece on which `maxDistance` lies, where beyond 1%. */
  readonly outerDepth: Float64Array;
  readonly outerGrowth: Float64Array;
  /** Per instrument: 1 where the contract is inverse (depth in USD), else 0 (depth in coins). */
  readonly inverse: Uint8Array;
}

/**
 * Builds the curves of all book sides of a snapshot. Bands in USD become contract units at the snapshot's mark price
 * for linear contracts; inverse contracts count USD already. The innermost piece continues to distance 0; beyond the
 * outermost band the exponent is min(gamma, slope between the last two bands). A side with one band has exponent
 * gamma everywhere. Source: docs/model.md, Depth (measured exponents: Binance BTCUSDT, 2025-10-10 before 15:30 UTC).
 * @param gamma Exponent beyond the outermost band, above 0.
 * @param scale Factor on all calm depth (1 = as measured).
 * @throws InputError if gamma or scale is not above 0, a side has no band, or distances or notionals do not rise.
 */
export function buildCurves(snapshot: Snapshot, gamma: number, scale = 1): Curves {
  requirePositive('gamma', gamma);
  requirePositive('scale', scale);
  const { instruments } = snapshot;
  const sides = 2 * instruments.n;
  const rows: PieceRows = { anchorX: [], anchorDepth: [], anchorTopLog: [], exponent: [] };
  const pieceStart = new Uint32Array(sides + 1);
  const topEnd = new Uint32Array(sides);
  const depthAt1pct = new Float64Array(sides);
  const maxDistance = new Float64Array(sides);
  const outerDepth = new Float64Array(sides);
  const outerGrowth = new Float64Array(sides);
  for (let b = 0; b < sides; b++) {
    if (!hasBook(instruments, b >> 1)) {
      // Nothing trades in it: the piece is there so that every side has one.
      topEnd[b] = pushPiece(rows, TOP_DISTANCE, 1, gamma);
      pushPiece(rows, TOP_DISTANCE, 1, gamma);
      pieceStart[b + 1] = rows.anchorX.length;
      maxDistance[b] = TOP_DISTANCE;
      continue;
    }
    checkBands(snapshot, b);
    topEnd[b] = appendSide(rows, snapshot, b, gamma, scale);
    pieceStart[b + 1] = rows.anchorX.length;
    depthAt1pct[b] = rows.anchorDepth[topEnd[b] - 1];
    maxDistance[b] = MAX_BANDS_OUT * snapshot.depth.distance[instruments.depthStart[b + 1] - 1];
    const outer = rows.anchorX.length - 1;
    outerDepth[b] = rows.anchorDepth[outer];
    outerGrowth[b] = exp(rows.exponent[outer] * log(maxDistance[b] / rows.anchorX[outer]));
  }
  return {
    sides,
    pieceStart,
    topEnd,
    anchorX: Float64Array.from(rows.anchorX),
    anchorDepth: Float64Array.from(rows.anchorDepth),
    anchorTopLog: Float64Array.from(rows.anchorTopLog),
    exponent: Float64Array.from(rows.exponent),
    depthAt1pct,
    maxDistance,
    outerDepth,
    outerGrowth,
    inverse: instruments.inverse,
  };
}

interface PieceRows {
  readonly anchorX: number[];
  readonly anchorDepth: number[];
  readonly anchorTopLog: number[];
  readonly exponent: number[];
}

/** Appends the pieces of side b and returns the row of its first piece beyond 1%. */
function appendSide(rows: PieceRows, snapshot: Snapshot, b: number, gamma: number, scale: number): number {
  const { instruments, depth } = snapshot;
  const from = instruments.depthStart[b];
  const to = instruments.depthStart[b + 1];
  const i = b >> 1;
  const unit = scale / (instruments.inverse[i] === 1 ? 1 : instruments.markPrice[i]);
  const tail = to - from > 1 ? Math.min(gamma, slope(snapshot, to - 2)) : gamma;
  let topEnd = -1;
  for (let j = from; j < to; j++) {
    const k = j > from ? slope(snapshot, j - 1) : to - from > 1 ? slope(snapshot, from) : gamma;
    const x = depth.distance[j];
    const d = depth.notionalUsd[j] * unit;
    if (topEnd < 0 && x > TOP_DISTANCE) {
      topEnd = pushPiece(rows, TOP_DISTANCE, d * exp(k * log(TOP_DISTANCE / x)), k);
    }
    const next = pushPiece(rows, x, d, k);
    if (x === TOP_DISTANCE) topEnd = next;
  }
  let last = rows.anchorX.length - 1;
  if (topEnd < 0) {
    const d = rows.anchorDepth[last] * exp(tail * log(TOP_DISTANCE / rows.anchorX[last]));
    topEnd = pushPiece(rows, TOP_DISTANCE, d, tail);
    last++;
  }
  pushPiece(rows, rows.anchorX[last], rows.anchorDepth[last], tail);
  return topEnd;
}

/** Appends one piece and returns the row after it. */
function pushPiece(rows: PieceRows, x: number, d: number, k: number): number {
  rows.anchorX.push(x);
  rows.anchorDepth.push(d);
  rows.anchorTopLog.push(x < TOP_DISTANCE ? log(x / TOP_DISTANCE) : 0);
  return rows.exponent.push(k);
}

/** Exponent between band row j and the next one. */
function slope(snapshot: Snapshot, j: number): number {
  const { distance, notionalUsd } = snapshot.depth;
  return log(notionalUsd[j + 1] / notionalUsd[j]) / log(distance[j + 1] / distance[j]);
}

function checkBands(snapshot: Snapshot, b: number): void {
  const { instruments, depth } = snapshot;
  const side = `depth of ${instruments.id[b >> 1]}, ${(b & 1) === 0 ? 'bid' : 'ask'} side`;
  const from = instruments.depthStart[b];
  const to = instruments.depthStart[b + 1];
  if (from === to) {
    throw new InputError(`${side}: no band, expected at least one`, {
      code: 'no-depth',
      hint: 'Add a depth row for that side, or remove the instrument.',
    });
  }
  for (let j = from; j < to; j++) {
    const x = depth.distance[j];
    const usd = depth.notionalUsd[j];
    const innerX = j === from ? 0 : depth.distance[j - 1];
    const innerUsd = j === from ? 0 : depth.notionalUsd[j - 1];
    if (x > innerX && usd > innerUsd && x < Infinity && usd < Infinity) continue;
    throw new InputError(
      `${side}: band ${j - from} is ${usd} USD within ${x}, expected more than ${innerUsd} USD and beyond ${innerX}`,
      { code: 'depth-not-rising', hint: 'Give cumulative depth in bands of rising distance.' },
    );
  }
}

function requirePositive(name: string, value: number): void {
  if (value > 0 && value < Infinity) return;
  throw new InputError(`${name} of the depth curves is ${value}, expected a number above 0`, {
    code: 'depth-parameter',
    hint: `Set ${name} to a finite number above 0.`,
  });
}

/**
 * Exponent that the top of the book gets on top of D's own: topExponent·(1 − s1). At s1 = 1 the calm book is intact,
 * as the bands measured it; the emptier the book, the more of what is left stands far from the touch. (An exponent
 * that did not depend on s1 would thin the calm book too, against s1 = 1 being the calm median.)
 */
export function topPower(s1: number, topExponent: number): number {
  return topExponent * (1 - s1);
}

/** Depth offered within log distance x >= 0 of the touch of side b, contract units, counted before consumption. */
export function offered(curves: Curves, b: number, s1: number, topExponent: number, x: number): number {
  if (!(x > 0)) return 0;
  const { anchorX, anchorDepth, exponent } = curves;
  const topEnd = curves.topEnd[b];
  if (x > TOP_DISTANCE) {
    const last = curves.pieceStart[b + 1] - 1;
    let j = topEnd;
    while (j < last && x > anchorX[j]) j++;
    return s1 * anchorDepth[j] * exp(exponent[j] * log(x / anchorX[j]));
  }
  const first = curves.pieceStart[b];
  let j = topEnd - 1;
  while (j > first && x <= anchorX[j - 1]) j--;
  const e = topPower(s1, topExponent);
  return s1 * anchorDepth[j] * exp(e * curves.anchorTopLog[j] + (exponent[j] + e) * log(x / anchorX[j]));
}

/** Row of the piece on which cumulative volume v lies, on side b at state s1. */
export function pieceOf(curves: Curves, b: number, s1: number, topExponent: number, v: number): number {
  const { anchorDepth, anchorTopLog } = curves;
  const calm = v / s1;
  const topEnd = curves.topEnd[b];
  if (calm > curves.depthAt1pct[b]) {
    const last = curves.pieceStart[b + 1] - 1;
    let j = topEnd;
    while (j < last && calm > anchorDepth[j]) j++;
    return j;
  }
  const first = curves.pieceStart[b];
  const e = topPower(s1, topExponent);
  let j = topEnd - 1;
  while (j > first && calm <= anchorDepth[j - 1] * (e === 0 ? 1 : exp(e * anchorTopLog[j - 1]))) j--;
  return j;
}

/**
 * Log distance from the touch at which cumulative offered depth reaches v (contract units), which lies on piece j
 * ({@link pieceOf}): the inverse of {@link offered}. 0 for v <= 0. Not capped at `maxDistance`.
 */
export function distanceOnPiece(
  curves: Curves,
  b: number,
  s1: number,
  topExponent: number,
  j: number,
  v: number,
): number {
  if (!(v > 0)) return 0;
  const e = j < curves.topEnd[b] ? topPower(s1, topExponent) : 0;
  const ratio = log(v / (s1 * curves.anchorDepth[j])) - e * curves.anchorTopLog[j];
  return curves.anchorX[j] * exp(ratio / (curves.exponent[j] + e));
}

/**
 * Volume that side b offers up to a log distance, contract units, counted before consumption; the distance is cut at
 * three times the outermost band, so Infinity asks for all there is.
 */
export function capacity(curves: Curves, b: number, s1: number, topExponent: number, limitDistance: number): number {
  const most = curves.maxDistance[b];
  if (limitDistance >= most && most > TOP_DISTANCE) return s1 * curves.outerDepth[b] * curves.outerGrowth[b];
  return offered(curves, b, s1, topExponent, Math.min(limitDistance, most));
}
