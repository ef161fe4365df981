/** A token bucket: how requests keep below a venue's published limit, whoever asks. */

/** A published limit: so much weight in so much time. */
export interface RateLimit {
  readonly weight: number;
  readonly perMs: number;
  /** Where it is published. */
  readonly source: string;
}

/** Tokens that refill steadily up to a full bucket; taking more than there are makes the taker wait. */
export class TokenBucket {
  readonly #max: number;
  readonly #perMs: number;
  #tokens: number;
  #atMs: number | undefined;

  /** A bucket for `share` of a limit, full at first. Throws RangeError where nothing is left to take. */
  constructor(limit: RateLimit, share: number) {
    this.#max = limit.weight * share;
    this.#perMs = this.#max / limit.perMs;
    this.#tokens = this.#max;
    if (!(this.#max > 0 && limit.perMs > 0)) throw new RangeError('a rate limit must be above 0');
  }

  /** Takes tokens and returns how long the taker must wait for them, ms. Throws RangeError beyond a full bucket. */
  take(weight: number, nowMs: number): number {
    if (weight > this.#max) throw new RangeError(`a request of weight ${weight} never fits into ${this.#max}`);
    const passed = this.#atMs === undefined ? 0 : Math.max(0, nowMs - this.#atMs);
    this.#atMs = nowMs;
    this.#tokens = Math.min(this.#max, this.#tokens + passed * this.#perMs) - weight;
    return this.#tokens >= 0 ? 0 : -this.#tokens / this.#perMs;
  }
}
