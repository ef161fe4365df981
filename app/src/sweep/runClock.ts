/** How long many runs will still take, from the time that runs took on their threads. */

/** Keeps the times of finished runs of one session. */
export class RunClock {
  readonly #threads: number;
  #finished = 0;
  #seconds = 0;
  #counted = 0;

  constructor(threads: number) {
    this.#threads = threads;
  }

  /** A run is done. The first of each thread also warms it up and is not counted once others are there. */
  add(seconds: number): void {
    this.#finished++;
    if (this.#finished === this.#threads + 1) {
      this.#seconds = 0;
      this.#counted = 0;
    }
    this.#seconds += seconds;
    this.#counted++;
  }

  /**
   * Seconds until `left` further runs are done, taking runs under way as half done: mean time of a run × runs over
   * threads. NaN before the first is done.
   */
  leftS(left: number): number {
    const underWay = Math.min(left, this.#threads);
    return ((this.#seconds / this.#counted) * (left - underWay / 2)) / Math.min(this.#threads, Math.max(1, left));
  }
}
