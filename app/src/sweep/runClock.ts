/** How long many runs will still take, from the time that runs took on their threads. */

/** Keeps the times of finished runs of one session. */
export class RunClock {
  readonly #threads: number;
  readonly #first = { seconds: 0, runs: 0 };
  readonly #later = { seconds: 0, runs: 0 };

  constructor(threads: number) {
    this.#threads = threads;
  }

  /** A run is done. The first of a thread also warms it up, and counts only while there are no others. */
  add(seconds: number, isFirst: boolean): void {
    const sums = isFirst ? this.#first : this.#later;
    sums.seconds += seconds;
    sums.runs++;
  }

  /**
   * Seconds until `left` further runs are done, taking runs under way as half done: mean time of a run × runs over
   * threads. NaN before the first is done.
   */
  leftS(left: number): number {
    const { seconds, runs } = this.#later.runs > 0 ? this.#later : this.#first;
    const threads = Math.min(this.#threads, Math.max(1, left));
    return ((seconds / runs) * (left - Math.min(left, threads) / 2)) / threads;
  }
}
