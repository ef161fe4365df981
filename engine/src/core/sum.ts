/**
 * Compensated summation, for totals that are compared with other totals: money over a million accounts, open interest.
 * A. Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen", ZAMM 54(1), 1974, method IV:
 * the rounding error of every addition is collected and added at the end.
 */

/** A running total whose error does not grow with the number of terms. */
export class CompensatedSum {
  #sum = 0;
  #lost = 0;

  /** Adds x to the total. */
  add(x: number): void {
    const sum = this.#sum;
    const next = sum + x;
    this.#lost += Math.abs(sum) >= Math.abs(x) ? sum - next + x : x - next + sum;
    this.#sum = next;
  }

  /** The total so far. */
  value(): number {
    return this.#sum + this.#lost;
  }

  /** Back to zero. */
  reset(): void {
    this.#sum = 0;
    this.#lost = 0;
  }
}

/** Compensated sum of xs[from] … xs[to - 1]; 0 where that is empty. */
export function sumCompensated(xs: ArrayLike<number>, from: number, to: number): number {
  let sum = 0;
  let lost = 0;
  for (let i = from; i < to; i++) {
    const x = xs[i];
    const next = sum + x;
    lost += Math.abs(sum) >= Math.abs(x) ? sum - next + x : x - next + sum;
    sum = next;
  }
  return sum + lost;
}
