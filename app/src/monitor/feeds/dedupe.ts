/**
 * Identities seen lately, for feeds that repeat events: after a reconnect, on two connections, in the first message of
 * a channel. Two generations of a set: each lookup and each insertion is one or two hash steps, and both memory and
 * age are bounded.
 */

/** Remembers identities for at least `keepMs` and at most twice that, or fewer where `max` would be passed. */
export class Dedupe {
  readonly #keepMs: number;
  readonly #half: number;
  #young = new Set<string>();
  #old = new Set<string>();
  #startedMs = Number.NEGATIVE_INFINITY;
  /** How often a generation had to go before its time, because `max` was reached. */
  early = 0;

  /** Throws RangeError where a limit is not above zero. */
  constructor(limits: { readonly keepMs: number; readonly max: number }) {
    if (!(limits.keepMs > 0 && limits.max >= 2)) throw new RangeError('keepMs must be above 0 and max at least 2');
    this.#keepMs = limits.keepMs;
    this.#half = Math.floor(limits.max / 2);
  }

  /** Identities held. */
  get size(): number {
    return this.#young.size + this.#old.size;
  }

  /** Whether the identity is new at this time of our clock; remembers it. */
  isNew(id: string, nowMs: number): boolean {
    const full = this.#young.size >= this.#half;
    if (full || nowMs - this.#startedMs >= this.#keepMs) this.#turn(nowMs, full);
    if (this.#young.has(id)) return false;
    const known = this.#old.has(id);
    this.#young.add(id);
    return !known;
  }

  #turn(nowMs: number, full: boolean): void {
    if (full && nowMs - this.#startedMs < this.#keepMs) this.early++;
    // After a pause longer than both generations nothing of them is young enough.
    this.#old = nowMs - this.#startedMs >= 2 * this.#keepMs ? new Set() : this.#young;
    this.#young = new Set();
    this.#startedMs = nowMs;
  }
}
