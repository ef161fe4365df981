/**
 * exp, log and pow that give the same bits on every JavaScript engine. The built-in ones are left to the implementation
 * by ECMA-262 and do differ, which would make a run's digest depend on the browser. Everything here is built from IEEE
 * 754 addition, subtraction, multiplication, division and bit access, which do not differ. The method and the
 * polynomial coefficients are those published with fdlibm 5.3 (Sun Microsystems, 1993: e_exp.c, e_log.c, e_pow.c).
 */
import { InternalError } from './errors.ts';

/** Natural logarithm of 2. */
export const LN2 = 0.6931471805599453;

const f64 = new Float64Array(1);
const u32 = new Uint32Array(f64.buffer);
const HIGH = 1;

f64[0] = 1;
if (u32[HIGH] !== 0x3ff00000) {
  throw new InternalError('This machine stores the high word of a double first.', {
    code: 'big-endian',
    hint: 'Run Firebreak on a little-endian machine (x86-64 or ARM64).',
  });
}

/** ln 2 in two parts: the first ends in 21 zero bits, so that its product with any exponent is exact. */
const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;
const INVERSE_LN2 = 1.442695040888963387;

/** Above, exp overflows; below, it is less than half of the smallest subnormal. */
const EXP_MAX = 709.782712893383973096;
const EXP_MIN = -745.13321910194110842;

const SQRT_HALF_HIGH_WORD = 0x3fe6a09e;
const TWO_54 = 18014398509481984;
const TWO_1023 = 8.98846567431158e307;
const TWO_MINUS_1000 = 9.332636185032189e-302;

/**
 * 2 to the power k at index k + 1024, for -1024 <= k <= 1023. Putting an exponent together in memory instead would make
 * the processor wait for the store.
 */
const TWO_TO = new Float64Array(2048);
for (let k = 0, up = 1, down = 1; k <= 1024; k++, up *= 2, down /= 2) {
  if (k < 1024) TWO_TO[1024 + k] = up;
  TWO_TO[1024 - k] = down;
}

/** exp(high - low) * 2^k, for |high - low| <= 0.35: rational kernel on r = high - low, then the exponent. */
function expReduced(high: number, low: number, k: number): number {
  const r = high - low;
  const t = r * r;
  const c =
    r -
    t *
      (1.66666666666666019037e-1 +
        t *
          (-2.77777777770155933842e-3 +
            t * (6.61375632143793436117e-5 + t * (-1.6533902205465251539e-6 + t * 4.13813679705723846039e-8))));
  const y = 1 - (low - (r * c) / (2 - c) - high);
  if (k > 1023) return y * 2 * TWO_1023;
  if (k >= -1021) return y * TWO_TO[k + 1024];
  return y * TWO_TO[k + 2024] * TWO_MINUS_1000;
}

/**
 * e to the power x, within 1 unit in the last place. Infinity above 709.78, 0 below -745.13, subnormal results are
 * rounded, NaN for NaN. Source: fdlibm 5.3, e_exp.c (Remez approximation of r·(e^r + 1)/(e^r - 1) on |r| <= ln2/2).
 */
export function exp(x: number): number {
  if (x > EXP_MAX) return Infinity;
  if (x < EXP_MIN) return 0;
  if (x !== x) return x;
  const k = Math.floor(x * INVERSE_LN2 + 0.5);
  return expReduced(x - k * LN2_HIGH, k * LN2_LOW, k);
}

/** log((1 + s)/(1 - s)) = 2s + s·logTail(s²), for |s| <= 0.1716. */
function logTail(z: number): number {
  return (
    z *
    (6.66666666666673513e-1 +
      z *
        (3.999999999940941908e-1 +
          z *
            (2.857142874366239149e-1 +
              z *
                (2.222219843214978396e-1 +
                  z * (1.818357216161805012e-1 + z * (1.531383769920937332e-1 + z * 1.479819860511658591e-1))))))
  );
}

/**
 * Natural logarithm of x, within 1 unit in the last place; -Infinity for 0, NaN for a negative number or NaN, Infinity
 * for Infinity. Source: fdlibm 5.3, e_log.c (x = 2^k·(1 + f) with sqrt(1/2) <= 1 + f < sqrt(2), series in s = f/(2 +
 * f)).
 */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return x;
  const k = exponent(x);
  const f = mantissa(x, k) - 1;
  const halfSquare = 0.5 * f * f;
  const s = f / (2 + f);
  return s * (halfSquare + logTail(s * s)) + k * LN2_LOW - halfSquare + f + k * LN2_HIGH;
}

/** The k of x = 2^k·m with sqrt(1/2) <= m < sqrt(2), for finite x > 0. */
function exponent(x: number): number {
  f64[0] = x;
  const high = u32[HIGH];
  if (high < 0x00100000) return exponent(x * TWO_54) - 54;
  return ((high + (0x3ff00000 - SQRT_HALF_HIGH_WORD)) >>> 20) - 1023;
}

/** The m that belongs to k = exponent(x); the product is exact. */
function mantissa(x: number, k: number): number {
  return k < -1022 ? x * TWO_54 * TWO_TO[970 - k] : x * TWO_TO[1024 - k];
}

/**
 * x to the power y for x >= 0, within 2 units in the last place while |y·log x| < 50 and within 32 up to overflow.
 * pow(x, 0) = pow(1, y) = 1, pow(x, 1) = x, pow(x, 2) = x·x and pow(x, 0.5) = sqrt(x) are exact. NaN for a negative x.
 * The logarithm is kept in two parts, as in fdlibm 5.3, e_pow.c, to natural base instead of base 2. The upper parts are
 * floats, whose products are exact as doubles.
 */
export function pow(x: number, y: number): number {
  if (y === 0) return 1;
  if (!(x >= 0) || y !== y) return NaN;
  if (x === 1) return 1;
  if (y === 1) return x;
  if (y === 2) return x * x;
  if (y === 0.5) return Math.sqrt(x);
  if (x === 0) return y > 0 ? 0 : Infinity;
  if (x === Infinity) return y > 0 ? Infinity : 0;

  const k = exponent(x);
  const m = mantissa(x, k);
  const f = m - 1;
  const s = f / (m + 1);
  const sHigh = Math.fround(s);
  const divisorHigh = Math.fround(m + 1);
  const sLow = (f - sHigh * divisorHigh - sHigh * (m - (divisorHigh - 1))) / (m + 1);
  const rest = 2 * sLow + s * logTail(s * s) + k * LN2_LOW;
  const logHigh = Math.fround(k * LN2_HIGH + 2 * sHigh + rest);
  const logLow = rest - (logHigh - k * LN2_HIGH - 2 * sHigh);

  const rough = y * logHigh;
  if (rough > 1000) return Infinity;
  if (rough < -1000) return 0;
  return expOfProduct(y, logHigh, logLow);
}

/** exp(y·(logHigh + logLow)), where logHigh has 24 significant bits. */
function expOfProduct(y: number, logHigh: number, logLow: number): number {
  const yHigh = Math.fround(y);
  const high = yHigh * logHigh;
  const low = (y - yHigh) * logHigh + y * logLow;
  const sum = high + low;
  if (sum > EXP_MAX) return Infinity;
  if (sum < EXP_MIN) return 0;
  const k = Math.floor(sum * INVERSE_LN2 + 0.5);
  return expReduced(high - k * LN2_HIGH, k * LN2_LOW - low, k);
}

/** x, or the nearer of lo and hi where x is outside of them. NaN stays NaN. */
export function clamp(x: number, lo: number, hi: number): number {
  return x < lo ? lo : x > hi ? hi : x;
}
