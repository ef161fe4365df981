/**
 * Random numbers by address. A draw is a function of (seed, stream, entity, step) and of nothing else: not of how many
 * draws came before, nor of which thread made them. So an account may be skipped, a step repeated or the work split,
 * and every other draw stays as it was. All four parts of an address count modulo 2^32. Two helpers called with one
 * address see the same bits; give each purpose its own stream. The cipher is Threefry2x32-20 (Salmon, Moraes, Dror and
 * Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC'11), which passes BigCrush and needs only add, rotate and
 * xor.
 */
import { exp, log, pow } from './math.ts';

/** Key schedule parity of Threefish for 32-bit words (SC'11, section 3.3, and Random123). */
const PARITY = 0x1bd11bda;

/** The two words of the latest block. An Int32Array because a plain variable would box words above 31 bits. */
const block = new Int32Array(2);

const TWO_26 = 67108864;
const TWO_MINUS_52 = 2.220446049250313e-16;
const TWO_MINUS_53 = 1.1102230246251565e-16;

/**
 * Threefry2x32 with 20 rounds: encrypts the counter (c0, c1) with the key (k0, k1) and writes the two words to out.
 * Source: Salmon et al., SC'11; checked against the known-answer vectors of Random123.
 */
export function threefry2x32(k0: number, k1: number, c0: number, c1: number, out: Int32Array): void {
  const k2 = PARITY ^ k0 ^ k1;
  let a = (c0 + k0) | 0;
  let b = (c1 + k1) | 0;
  a = (a + b) | 0;
  b = ((b << 13) | (b >>> 19)) ^ a;
  a = (a + b) | 0;
  b = ((b << 15) | (b >>> 17)) ^ a;
  a = (a + b) | 0;
  b = ((b << 26) | (b >>> 6)) ^ a;
  a = (a + b) | 0;
  b = ((b << 6) | (b >>> 26)) ^ a;
  a = (a + k1) | 0;
  b = (b + k2 + 1) | 0;
  a = (a + b) | 0;
  b = ((b << 17) | (b >>> 15)) ^ a;
  a = (a + b) | 0;
  b = ((b << 29) | (b >>> 3)) ^ a;
  a = (a + b) | 0;
  b = ((b << 16) | (b >>> 16)) ^ a;
  a = (a + b) | 0;
  b = ((b << 24) | (b >>> 8)) ^ a;
  a = (a + k2) | 0;
  b = (b + k0 + 2) | 0;
  a = (a + b) | 0;
  b = ((b << 13) | (b >>> 19)) ^ a;
  a = (a + b) | 0;
  b = ((b << 15) | (b >>> 17)) ^ a;
  a = (a + b) | 0;
  b = ((b << 26) | (b >>> 6)) ^ a;
  a = (a + b) | 0;
  b = ((b << 6) | (b >>> 26)) ^ a;
  a = (a + k0) | 0;
  b = (b + k1 + 3) | 0;
  a = (a + b) | 0;
  b = ((b << 17) | (b >>> 15)) ^ a;
  a = (a + b) | 0;
  b = ((b << 29) | (b >>> 3)) ^ a;
  a = (a + b) | 0;
  b = ((b << 16) | (b >>> 16)) ^ a;
  a = (a + b) | 0;
  b = ((b << 24) | (b >>> 8)) ^ a;
  a = (a + k1) | 0;
  b = (b + k2 + 4) | 0;
  a = (a + b) | 0;
  b = ((b << 13) | (b >>> 19)) ^ a;
  a = (a + b) | 0;
  b = ((b << 15) | (b >>> 17)) ^ a;
  a = (a + b) | 0;
  b = ((b << 26) | (b >>> 6)) ^ a;
  a = (a + b) | 0;
  b = ((b << 6) | (b >>> 26)) ^ a;
  out[0] = a + k2;
  out[1] = b + k0 + 5;
}

/** Uniform draw in [0, 1) with 53 random bits: the 27 high bits of the first word, then the 26 of the second. */
export function uniform(seed: number, stream: number, entity: number, step: number): number {
  threefry2x32(seed | 0, stream | 0, entity | 0, step | 0, block);
  return ((block[0] >>> 5) * TWO_26 + (block[1] >>> 6)) * TWO_MINUS_53;
}

/** Uniform draw in the open interval (0, 1) with 52 random bits, each the middle of its cell; never 0 or 1. */
export function uniformOpen(seed: number, stream: number, entity: number, step: number): number {
  threefry2x32(seed | 0, stream | 0, entity | 0, step | 0, block);
  return ((block[0] >>> 6) * TWO_26 + (block[1] >>> 6) + 0.5) * TWO_MINUS_52;
}

/** Standard normal draw: inverse of the normal distribution at uniformOpen, so within about ±8.2. */
export function normal(seed: number, stream: number, entity: number, step: number): number {
  return inverseNormalCdf(uniformOpen(seed, stream, entity, step));
}

/** Lognormal draw exp(mu + sigma·Z); mu and sigma are mean and standard deviation of the logarithm, sigma >= 0. */
export function lognormal(
  seed: number,
  stream: number,
  entity: number,
  step: number,
  mu: number,
  sigma: number,
): number {
  return exp(mu + sigma * normal(seed, stream, entity, step));
}

/** Pareto draw xMin·U^(-1/alpha), so P(X > x) = (xMin/x)^alpha for x >= xMin; xMin > 0 and alpha > 0. */
export function pareto(
  seed: number,
  stream: number,
  entity: number,
  step: number,
  xMin: number,
  alpha: number,
): number {
  return xMin * pow(uniformOpen(seed, stream, entity, step), -1 / alpha);
}

/**
 * The z with P(Z <= z) = p for a standard normal Z, to about 1 part in 10^16; -Infinity at 0, Infinity at 1, NaN
 * outside [0, 1]. Source: M. J. Wichura, "Algorithm AS 241: the percentage points of the normal distribution", Applied
 * Statistics 37(3), 1988, routine PPND16.
 */
export function inverseNormalCdf(p: number): number {
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return centralQuantile(q);
  const tail = q < 0 ? p : 1 - p;
  if (!(tail > 0)) return tail === 0 ? (q < 0 ? -Infinity : Infinity) : NaN;
  const z = tailQuantile(Math.sqrt(-log(tail)));
  return q < 0 ? -z : z;
}

function centralQuantile(q: number): number {
  const r = 0.180625 - q * q;
  const above =
    ((((((2.5090809287301226727e3 * r + 3.3430575583588128105e4) * r + 6.7265770927008700853e4) * r +
      4.5921953931549871457e4) *
      r +
      1.3731693765509461125e4) *
      r +
      1.9715909503065514427e3) *
      r +
      1.3314166789178437745e2) *
      r +
    3.387132872796366608;
  const below =
    ((((((5.226495278852854561e3 * r + 2.8729085735721942674e4) * r + 3.930789580009271061e4) * r +
      2.1213794301586595867e4) *
      r +
      5.3941960214247511077e3) *
      r +
      6.871870074920579083e2) *
      r +
      4.2313330701600911252e1) *
      r +
    1;
  return (q * above) / below;
}

function tailQuantile(root: number): number {
  if (root <= 5) {
    const r = root - 1.6;
    const above =
      ((((((7.7454501427834140764e-4 * r + 2.27238449892691845833e-2) * r + 2.4178072517745061177e-1) * r +
        1.27045825245236838258) *
        r +
        3.64784832476320460504) *
        r +
        5.7694972214606914055) *
        r +
        4.6303378461565452959) *
        r +
      1.42343711074968357734;
    const below =
      ((((((1.05075007164441684324e-9 * r + 5.475938084995344946e-4) * r + 1.51986665636164571966e-2) * r +
        1.4810397642748007459e-1) *
        r +
        6.8976733498510000455e-1) *
        r +
        1.6763848301838038494) *
        r +
        2.05319162663775882187) *
        r +
      1;
    return above / below;
  }
  const r = root - 5;
  const above =
    ((((((2.01033439929228813265e-7 * r + 2.71155556874348757815e-5) * r + 1.2426609473880784386e-3) * r +
      2.6532189526576123093e-2) *
      r +
      2.9656057182850489123e-1) *
      r +
      1.7848265399172913358) *
      r +
      5.4637849111641143699) *
      r +
    6.6579046435011037772;
  const below =
    ((((((2.04426310338993978564e-15 * r + 1.4215117583164458887e-7) * r + 1.8463183175100546818e-5) * r +
      7.868691311456132591e-4) *
      r +
      1.48753612908506148525e-2) *
      r +
      1.3692988092273580531e-1) *
      r +
      5.9983220655588793769e-1) *
      r +
    1;
  return above / below;
}

/**
 * Draws one after another, for building populations: the n-th draw is the one at entity n, step 0 of (seed, stream).
 * Good for 2^32 draws.
 */
export class Sequence {
  readonly #seed: number;
  readonly #stream: number;
  #drawn = 0;

  constructor(seed: number, stream: number) {
    this.#seed = seed;
    this.#stream = stream;
  }

  /** Uniform in [0, 1), 53 bits. */
  next(): number {
    return uniform(this.#seed, this.#stream, this.#drawn++, 0);
  }

  /** Whole number in 0 … n - 1, for 1 <= n <= 2^32; the most and least likely differ by less than n parts in 2^53. */
  nextInt(n: number): number {
    return Math.floor(this.next() * n);
  }

  /** Standard normal. */
  nextNormal(): number {
    return normal(this.#seed, this.#stream, this.#drawn++, 0);
  }
}
