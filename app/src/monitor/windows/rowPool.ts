/**
 * Single liquidations in columns: what a window needs of them where its edge cuts a minute, at about a hundred bytes
 * each. Places of rows that were freed are used again, so memory follows the most rows that were held at once.
 */
import type { LiquidationEvent } from '../events.ts';

/** No row. */
export const NO_ROW = -1;
/** Rows that there is place for at first. */
const FIRST_ROWS = 1024;

/** What rows of one market and side have in common. */
export interface RowKind {
  readonly venue: string;
  readonly symbol: string;
  readonly asset: string;
  readonly position: 'long' | 'short';
  readonly priceKind: LiquidationEvent['priceKind'];
}

/** Rows with their identities. */
export class RowPool {
  /** Rows that are held. */
  count = 0;
  readonly #kinds: RowKind[] = [];
  readonly #kindOf = new Map<string, number>();
  #timeMs = new Float64Array(FIRST_ROWS);
  #receivedMs = new Float64Array(FIRST_ROWS);
  #cents = new Float64Array(FIRST_ROWS);
  #price = new Float64Array(FIRST_ROWS);
  #qty = new Float64Array(FIRST_ROWS);
  #kind = new Int32Array(FIRST_ROWS);
  #hash = new Int32Array(FIRST_ROWS);
  /** The row after it in its list, or in the list of free places. */
  #next = new Int32Array(FIRST_ROWS);
  readonly #ids: string[] = [];
  readonly #accounts: (string | undefined)[] = [];
  #used = 0;
  #free = NO_ROW;
  /** Open addressing with linear steps: the place of each identity's row, or NO_ROW; at most a quarter is taken. */
  #table = new Int32Array(4 * FIRST_ROWS).fill(NO_ROW);

  /** Whether a row of this venue and id is held. */
  has(venue: string, id: string): boolean {
    return this.#table[this.#find(venue, id, hashOf(venue, id))] !== NO_ROW;
  }

  /** Holds an event, before the row `next` of its list; returns its row. It must not be held. */
  add(event: LiquidationEvent, next: number): number {
    const row = this.#place();
    const hash = hashOf(event.venue, event.id);
    this.#timeMs[row] = event.timeMs;
    this.#receivedMs[row] = event.receivedMs;
    this.#cents[row] = event.notionalCents;
    this.#price[row] = event.price;
    this.#qty[row] = event.qty;
    this.#kind[row] = this.#kindNumber(event);
    this.#hash[row] = hash;
    this.#next[row] = next;
    this.#ids[row] = event.id;
    this.#accounts[row] = event.account;
    this.#table[this.#find(event.venue, event.id, hash)] = row;
    this.count++;
    return row;
  }

  /** The row after this one in its list. */
  next(row: number): number {
    return this.#next[row]!;
  }

  /** Venue's time of a row, ms. */
  timeMs(row: number): number {
    return this.#timeMs[row]!;
  }

  /** Notional of a row, cents. */
  cents(row: number): number {
    return this.#cents[row]!;
  }

  /** Market and side of a row. */
  kind(row: number): RowKind {
    return this.#kinds[this.#kind[row]!]!;
  }

  /** Account of a row, where its venue named one. */
  account(row: number): string | undefined {
    return this.#accounts[row];
  }

  /** The event of a row, as it was added. */
  event(row: number): LiquidationEvent {
    const account = this.#accounts[row];
    return {
      kind: 'liquidation',
      ...this.kind(row),
      timeMs: this.#timeMs[row]!,
      receivedMs: this.#receivedMs[row]!,
      id: this.#ids[row]!,
      price: this.#price[row]!,
      qty: this.#qty[row]!,
      notionalCents: this.#cents[row]!,
      ...(account === undefined ? {} : { account }),
    };
  }

  /** Lets a list of rows go. */
  free(first: number): void {
    for (let row = first; row !== NO_ROW; ) {
      const next = this.#next[row]!;
      this.#forget(row);
      this.#ids[row] = '';
      this.#accounts[row] = undefined;
      this.#next[row] = this.#free;
      this.#free = row;
      this.count--;
      row = next;
    }
  }

  #place(): number {
    if (this.#free !== NO_ROW) {
      const row = this.#free;
      this.#free = this.#next[row]!;
      return row;
    }
    if (this.#used === this.#timeMs.length) this.#grow();
    return this.#used++;
  }

  #grow(): void {
    const rows = 2 * this.#used;
    this.#timeMs = longer(this.#timeMs, new Float64Array(rows));
    this.#receivedMs = longer(this.#receivedMs, new Float64Array(rows));
    this.#cents = longer(this.#cents, new Float64Array(rows));
    this.#price = longer(this.#price, new Float64Array(rows));
    this.#qty = longer(this.#qty, new Float64Array(rows));
    this.#kind = longer(this.#kind, new Int32Array(rows));
    this.#hash = longer(this.#hash, new Int32Array(rows));
    this.#next = longer(this.#next, new Int32Array(rows));
    const before = this.#table;
    this.#table = new Int32Array(4 * rows).fill(NO_ROW);
    const mask = this.#table.length - 1;
    for (const row of before) {
      if (row === NO_ROW) continue;
      let at = this.#hash[row]! & mask;
      while (this.#table[at] !== NO_ROW) at = (at + 1) & mask;
      this.#table[at] = row;
    }
  }

  #kindNumber({ venue, symbol, asset, position, priceKind }: LiquidationEvent): number {
    const key = `${venue}\t${symbol}\t${asset}\t${position}\t${priceKind}`;
    let number = this.#kindOf.get(key);
    if (number === undefined) {
      number = this.#kinds.length;
      this.#kinds.push({ venue, symbol, asset, position, priceKind });
      this.#kindOf.set(key, number);
    }
    return number;
  }

  /** Place in the table of this identity, or the empty one where it would be. */
  #find(venue: string, id: string, hash: number): number {
    const mask = this.#table.length - 1;
    for (let at = hash & mask; ; at = (at + 1) & mask) {
      const row = this.#table[at]!;
      if (row === NO_ROW) return at;
      if (this.#hash[row] === hash && this.#ids[row] === id && this.kind(row).venue === venue) return at;
    }
  }

  /** Takes a row out of the table, and moves up those that stepped over it. */
  #forget(row: number): void {
    const mask = this.#table.length - 1;
    let hole = this.#find(this.kind(row).venue, this.#ids[row]!, this.#hash[row]!);
    this.#table[hole] = NO_ROW;
    for (let at = (hole + 1) & mask; this.#table[at] !== NO_ROW; at = (at + 1) & mask) {
      const home = this.#hash[this.#table[at]!]! & mask;
      // It may move to the hole unless its home lies behind the hole.
      if (((at - home) & mask) < ((at - hole) & mask)) continue;
      this.#table[hole] = this.#table[at]!;
      this.#table[at] = NO_ROW;
      hole = at;
    }
  }
}

function longer<T extends Float64Array | Int32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

/** FNV-1a over the characters, with a last mix so that low bits differ too. */
function hashOf(venue: string, id: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < venue.length; i++) hash = Math.imul(hash ^ venue.charCodeAt(i), 0x01000193);
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
}
