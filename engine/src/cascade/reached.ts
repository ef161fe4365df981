/**
 * How far a book side was walked last: the piece and the distance of the two volumes that were asked for last. A batch
 * starts where the touch stands and ends where it will stand, so most questions are asked twice.
 */
import { type Curves, distanceOnPiece, pieceOf } from './depthCurve.ts';

/** Entries 2·b and 2·b + 1 are of side b. */
export interface Reached {
  readonly volume: Float64Array;
  readonly s1: Float64Array;
  /** Log distance from the touch at which the volume is reached. */
  readonly distance: Float64Array;
  readonly piece: Int32Array;
  /** The entry of each side that is replaced next. */
  readonly next: Uint8Array;
}

/** Nothing asked yet. */
export function createReached(sides: number): Reached {
  return {
    volume: new Float64Array(2 * sides).fill(NaN),
    s1: new Float64Array(2 * sides),
    distance: new Float64Array(2 * sides),
    piece: new Int32Array(2 * sides),
    next: new Uint8Array(sides),
  };
}

/**
 * Entry with piece and distance at which cumulative offered depth of side b reaches v (contract units), asked of the
 * curves if need be. One `Reached` belongs to one set of curves and one `topExponent`.
 */
export function reach(r: Reached, curves: Curves, b: number, s1: number, topExponent: number, v: number): number {
  const first = 2 * b;
  if (r.volume[first] === v && r.s1[first] === s1) return first;
  if (r.volume[first + 1] === v && r.s1[first + 1] === s1) return first + 1;
  const at = first + r.next[b];
  r.next[b] ^= 1;
  const piece = pieceOf(curves, b, s1, topExponent, v);
  r.volume[at] = v;
  r.s1[at] = s1;
  r.piece[at] = piece;
  r.distance[at] = distanceOnPiece(curves, b, s1, topExponent, piece, v);
  return at;
}
