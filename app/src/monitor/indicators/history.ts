/** Values in time: the latest, the one that held at a time, those of a window. Late values take their own place. */

/** A bounded history of one number, ascending in time; one value per cell of time, the last of it. */
export class History {
  readonly #cellMs: number;
  readonly #keepMs: number;
  readonly #at: number[] = [];
  readonly #values: number[] = [];

  /** Keeps the last value of each cell, for `keepMs`. */
  constructor(cellMs: number, keepMs: number) {
    this.#cellMs = cellMs;
    this.#keepMs = keepMs;
  }

  /** Time of the latest value, ms; −Infinity before the first. */
  get latestMs(): number {
    return this.#at.at(-1) ?? -Infinity;
  }

  /** The latest value, or undefined. */
  get latest(): number | undefined {
    return this.#values.at(-1);
  }

  /** Notes a value. Within one cell a later time replaces an earlier one. */
  put(timeMs: number, value: number): void {
    let i = this.#at.length;
    while (i > 0 && this.#at[i - 1]! > timeMs) i--;
    const cell = (time: number) => Math.floor(time / this.#cellMs);
    if (i < this.#at.length && cell(this.#at[i]!) === cell(timeMs)) return;
    if (i > 0 && cell(this.#at[i - 1]!) === cell(timeMs)) {
      this.#at[i - 1] = timeMs;
      this.#values[i - 1] = value;
    } else {
      this.#at.splice(i, 0, timeMs);
      this.#values.splice(i, 0, value);
    }
    let old = 0;
    while (this.#at[old]! < this.latestMs - this.#keepMs) old++;
    if (old < 64) return;
    this.#at.splice(0, old);
    this.#values.splice(0, old);
  }

  /** The value that held at a time: the last one noted at or before it; undefined before the first. */
  asOf(timeMs: number): number | undefined {
    let low = 0;
    let high = this.#at.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#at[middle]! <= timeMs) low = middle + 1;
      else high = middle;
    }
    return this.#values[low - 1];
  }

  /** The value noted at exactly a time; undefined where none was. */
  exactly(timeMs: number): number | undefined {
    let low = 0;
    let high = this.#at.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#at[middle]! < timeMs) low = middle + 1;
      else high = middle;
    }
    return this.#at[low] === timeMs ? this.#values[low] : undefined;
  }

  /** Values with time in [fromMs, toMs). */
  within(fromMs: number, toMs: number): number[] {
    return this.#values.filter((_, i) => this.#at[i]! >= fromMs && this.#at[i]! < toMs);
  }
}
