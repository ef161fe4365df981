/** How long many runs will still take, from the time that runs took on their threads. */

/** Keeps the times of finished runs of one session. */
export class RunClock {
  readonly #threads: number;
  readonly #first: number[] = [];
  readonly #later: number[] = [];

  constructor(threads: number) {
    this.#threads = threads;
  }

  /** A run is done. The first of a thread also warms it up, and counts only while there are no others. */
  add(seconds: number, isFirst: boolean): void {
    (isFirst ? this.#first : this.#later).push(seconds);
  }

  /**
   * Seconds until `left` further runs are done, taking runs under way as half done: mean time of the later half of the
   * runs so far × runs left over threads. The earlier half ran on code that was still being compiled, and beside
   * whatever else the machine did then. NaN before the first is done.
   */
  leftS(left: number): number {
    const runs = this.#later.length > 0 ? this.#later : this.#first;
    const recent = runs.slice(Math.floor(runs.length / 2));
    const mean = recent.reduce((sum, seconds) => sum + seconds, 0) / recent.length;
    const threads = Math.min(this.#threads, Math.max(1, left));
    return (mean * (left - Math.min(left, threads) / 2)) / threads;
  }
}
