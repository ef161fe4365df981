/**
 * What stands behind the prints of a feed of one order per symbol and period. Forced orders arrive independently at a
 * rate Λ per period. Where the feed keeps the last order, a printed period holds Poisson(Λ) given one or more, and
 * a print is an ordinary order. Where it keeps the largest, the print is a maximum: beside a print of size x lie
 * Poisson(Λ·F(x)) orders from F below x, and F is estimated by maximum likelihood from the maxima.
 */
import { inverseNormalCdf, uniformOpen } from '@firebreak/engine';
import type { LiquidationEvent } from '../events.ts';

/** Streams of random numbers of this file. */
const STREAM = { orders: 9102, size: 9103, weight: 9104 } as const;

/** Above this mean a Poisson number is drawn from its normal limit; the error is below a tenth of an order. */
const POISSON_NORMAL = 40;

/** Above this count a sum of sizes is drawn from its normal limit. */
const SUM_NORMAL = 12;

/** Rounds of bisection: enough for every bit of a double. */
const BISECTIONS = 60;

/** Which order of a period is printed. */
export type Keeps = 'last' | 'largest';

/** Prints of one bin. */
export interface Bin {
  /** Number of periods. */
  readonly periods: number;
  /** One per printed period. */
  readonly prints: readonly LiquidationEvent[];
}

/** What a bin hid, cents. */
export interface Hidden {
  longCents: number;
  shortCents: number;
}

/** Prefix sums over sizes that ascend: weight, weighted cents and squares, of long and of short orders. */
interface Prefix {
  readonly weight: Float64Array;
  readonly long: Float64Array;
  readonly longSquares: Float64Array;
  readonly short: Float64Array;
  readonly shortSquares: Float64Array;
}

/** Sizes and sides of forced orders: the prints, sorted by size, each with a weight; weights add to 1. */
export class Sizes {
  readonly #prints: readonly LiquidationEvent[];
  readonly #cents: Float64Array;
  /** Σ of the rates of the periods whose print is at least as large; all 0 where the feed keeps the last. */
  readonly #above: Float64Array;
  readonly #keeps: Keeps;
  #prefix: Prefix;

  /** From the bins of one symbol and the rate of each, orders per period. */
  constructor(bins: readonly Bin[], rates: readonly number[], keeps: Keeps) {
    const rows = bins.flatMap((bin, b) => bin.prints.map((print) => ({ print, rate: rates[b]! })));
    rows.sort((a, b) => a.print.notionalCents - b.print.notionalCents);
    this.#prints = rows.map((row) => row.print);
    this.#cents = Float64Array.from(this.#prints, (print) => print.notionalCents);
    this.#keeps = keeps;
    this.#above = new Float64Array(rows.length);
    let sum = 0;
    for (let i = rows.length - 1; i >= 0 && keeps === 'largest'; i--) this.#above[i] = sum += rows[i]!.rate;
    this.#prefix = this.#weigh(() => 1);
  }

  /** Draws new weights: Bayesian bootstrap (D. B. Rubin, Annals of Statistics 9(1), 1981). */
  reweigh(seed: number, draw: number): void {
    this.#prefix = this.#weigh((i) => -Math.log(uniformOpen(seed, STREAM.weight, draw, i)));
  }

  /**
   * Weights f that maximise the likelihood: f = g ÷ (W − T), g the count of a print, T the rates of the periods
   * whose print is at least as large (a smaller order would have been hidden there) and W makes them add to 1.
   */
  #weigh(count: (i: number) => number): Prefix {
    const counts = this.#cents.map((_, i) => count(i));
    let low = this.#above[0] ?? 0;
    let high = low + counts.reduce((sum, g) => sum + g, 0);
    for (let round = 0; round < BISECTIONS; round++) {
      const middle = (low + high) / 2;
      const sum = counts.reduce((total, g, i) => total + g / (middle - this.#above[i]!), 0);
      if (sum > 1) low = middle;
      else high = middle;
    }
    return prefixOf(
      this.#prints,
      counts.map((g, i) => g / (high - this.#above[i]!)),
    );
  }

  /** Expected hidden cents of a bin, and their variance, for each unit of {@link behind}. */
  hiddenPerUnit(bin: Bin): { readonly cents: number; readonly variance: number } {
    const { long, short, longSquares, shortSquares } = this.#prefix;
    let cents = 0;
    let variance = 0;
    for (const print of bin.prints) {
      const last = this.#lastBeside(print);
      cents += long[last]! + short[last]!;
      variance += longSquares[last]! + shortSquares[last]!;
    }
    return { cents, variance };
  }

  /** Expected orders of any size beside a print at a rate: Λ ÷ (1 − e^−Λ) − 1, or Λ before the cut at its size. */
  behind(rate: number): number {
    return this.#keeps === 'last' ? rate / -Math.expm1(-rate) - 1 : rate;
  }

  /** Draws what a bin hid at a rate; `entity` and `seed` address the random numbers. */
  drawHidden(bin: Bin, rate: number, seed: number, entity: number): Hidden {
    const out = { longCents: 0, shortCents: 0 };
    bin.prints.forEach((print, i) => {
      const last = this.#lastBeside(print);
      const u = uniformOpen(seed, STREAM.orders, entity, i);
      const behind =
        this.#keeps === 'last' ? ordersGivenOne(rate, u) - 1 : poisson(rate * this.#prefix.weight[last]!, u);
      this.#addOrders(out, behind, last, (k) => uniformOpen(seed, STREAM.size, entity, i * 1000 + k));
    });
    return out;
  }

  /** The largest size that may be hidden beside a print. */
  #lastBeside(print: LiquidationEvent): number {
    return this.#keeps === 'last' ? this.#cents.length - 1 : upTo(this.#cents, print.notionalCents);
  }

  #addOrders(out: Hidden, orders: number, last: number, uniform: (step: number) => number): void {
    const { weight, long, longSquares, short, shortSquares } = this.#prefix;
    const all = weight[last]!;
    if (orders > SUM_NORMAL) {
      out.longCents += normalSum(orders, long[last]! / all, longSquares[last]! / all, uniform(0));
      out.shortCents += normalSum(orders, short[last]! / all, shortSquares[last]! / all, uniform(1));
      return;
    }
    for (let k = 0; k < orders; k++) {
      const print = this.#prints[search(weight, uniform(k) * all)]!;
      if (print.position === 'long') out.longCents += print.notionalCents;
      else out.shortCents += print.notionalCents;
    }
  }
}

/** A Poisson number at a uniform number in (0, 1). */
export function poisson(mean: number, u: number): number {
  if (mean > POISSON_NORMAL) return Math.max(0, Math.round(mean + Math.sqrt(mean) * inverseNormalCdf(u)));
  let chance = Math.exp(-mean);
  let k = 0;
  for (let left = u - chance; left > 0 && chance > 1e-300; left -= chance) chance *= mean / ++k;
  return k;
}

/** A number of orders from Poisson(Λ) given at least one, at a uniform number in (0, 1). */
export function ordersGivenOne(rate: number, u: number): number {
  const none = Math.exp(-rate);
  return Math.max(1, poisson(rate, none + u * (1 - none)));
}

function normalSum(orders: number, mean: number, square: number, u: number): number {
  const deviation = Math.sqrt(Math.max(0, orders * (square - mean * mean)));
  return Math.max(0, orders * mean + deviation * inverseNormalCdf(u));
}

function prefixOf(prints: readonly LiquidationEvent[], weights: Float64Array): Prefix {
  const moment = (position: 'long' | 'short', power: 1 | 2) =>
    running(
      weights.map((weight, i) => {
        const { notionalCents, position: side } = prints[i]!;
        if (side !== position) return 0;
        return power === 1 ? weight * notionalCents : weight * notionalCents * notionalCents;
      }),
    );
  return {
    weight: running(weights),
    long: moment('long', 1),
    longSquares: moment('long', 2),
    short: moment('short', 1),
    shortSquares: moment('short', 2),
  };
}

function running(weights: Float64Array): Float64Array {
  let sum = 0;
  return weights.map((weight) => (sum += weight));
}

/** First index whose running sum reaches a value. */
function search(cumulative: Float64Array, value: number): number {
  let low = 0;
  let high = cumulative.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cumulative[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Last index whose value is at most that large. */
function upTo(ascending: Float64Array, most: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (ascending[middle]! <= most) low = middle;
    else high = middle - 1;
  }
  return low;
}
