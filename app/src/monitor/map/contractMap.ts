/**
 * Open positions of one contract as they are inferred from prices and open interest, minute by minute: where they were
 * opened, with which leverage, and hence where they are liquidated. Everything is a function of the bars so far, so a
 * map kept live equals one computed again from the same bars, to the last bit.
 */
import { exp, type LiquidationRatios } from '@firebreak/engine';
import { BIN, binOf, type Cell } from './bins.ts';
import type { VenueMix } from './mix.ts';
import { Side } from './side.ts';

/** What was seen of a contract within one minute. */
export interface Bar {
  /** Minutes since 1970, UTC. */
  readonly minute: number;
  /** One side, contract units, as last told within the minute; null where nothing was told. */
  readonly openInterest: number | null;
  /** Volume-weighted price of trades; null where none were stored, and the middle of low and high stands for it. */
  readonly tradedPrice: number | null;
  /** Mark price: lowest, highest, last. */
  readonly low: number;
  readonly high: number;
  readonly close: number;
}

/** What is fixed about a contract. */
export interface ContractRules {
  readonly ratios: LiquidationRatios;
  readonly mix: VenueMix;
  /** Fraction per sqrt(day): how far entries of what was open at the start are scattered. */
  readonly dailyVolatility: number;
}

const MINUTES_PER_DAY = 1440;
/** Entries at the start are drawn within so many standard deviations. */
const SCATTER = 3;

/** The map of a contract. */
export class ContractMap {
  readonly #rules: ContractRules;
  readonly #long: Side;
  readonly #short: Side;
  #minute = -1;
  #interestMinute = -1;
  #first: Bar | null = null;
  #close = NaN;
  #openInterest = 0;

  constructor(rules: ContractRules) {
    const { ratios, mix } = rules;
    this.#rules = rules;
    const shares = mix.classes.map(({ share }) => share);
    const carried = shares.map((share) => share * (1 - mix.carryShare));
    // Carry trades are a class that nothing liquidates.
    this.#long = new Side(1, Float64Array.of(...shares, 0), Float64Array.of(...ratios.long, 0));
    this.#short = new Side(-1, Float64Array.of(...carried, mix.carryShare), Float64Array.of(...ratios.short, Infinity));
  }

  /** Mark price of the last bar; NaN before the first. */
  get close(): number {
    return this.#close;
  }

  /** Minute of the first bar with open interest; null before. */
  get sinceMinute(): number | null {
    return this.#first?.minute ?? null;
  }

  /** Minute of the last bar, and of the last that told open interest; −1 before. */
  get lastMinute(): number {
    return this.#minute;
  }

  get interestMinute(): number {
    return this.#interestMinute;
  }

  /** Contract units on one side. */
  get openInterest(): number {
    return this.#long.total;
  }

  /** Part of it, at most, that was open before the map began, so that its entries are drawn and not seen. */
  get unseenShare(): number {
    return this.#long.total > 0 ? this.#long.unseen / this.#long.total : 0;
  }

  /**
   * Takes the next minute and returns what it liquidates, contract units by side. Bars come in order; a missing minute
   * is one in which nothing was seen. Throws RangeError for a minute that is not later than the last.
   */
  take(bar: Bar): { readonly long: number; readonly short: number } {
    if (bar.minute <= this.#minute) throw new RangeError(`minute ${bar.minute} comes after ${this.#minute}`);
    const minutes = this.#minute < 0 ? 0 : bar.minute - this.#minute;
    this.#minute = bar.minute;
    this.#close = bar.close;
    if (bar.openInterest !== null) this.#interestMinute = bar.minute;
    if (this.#first === null) {
      if (bar.openInterest !== null && bar.openInterest > 0) this.#begin(bar, bar.openInterest);
      return { long: 0, short: 0 };
    }
    const gone = { long: this.#long.cross(bar.low), short: this.#short.cross(bar.high) };
    // Without a new figure it stays what it was: what is liquidated or closed is taken over by others at the price.
    this.#openInterest = bar.openInterest ?? this.#openInterest;
    const kept = exp(-minutes / (this.#rules.mix.holdingDays * MINUTES_PER_DAY));
    const price = bar.tradedPrice ?? Math.sqrt(bar.low * bar.high);
    for (const side of [this.#long, this.#short]) {
      side.scale(kept);
      if (side.total > this.#openInterest) side.scale(this.#openInterest / side.total);
      else side.open(binOf(price), this.#openInterest - side.total);
    }
    return gone;
  }

  /** Every position of a side, in order of entry. */
  cells(side: 'long' | 'short'): Cell[] {
    return (side === 'long' ? this.#long : this.#short).cells();
  }

  /** Contract units of a side that are liquidated at marks above `from` and up to `to`, USD. */
  within(side: 'long' | 'short', from: number, to: number): number {
    return (side === 'long' ? this.#long : this.#short).within(from, to);
  }

  /** What is open when the map begins: entries scatter as far as prices go within the mean time of holding. */
  #begin(bar: Bar, openInterest: number): void {
    this.#first = bar;
    this.#openInterest = openInterest;
    const { mix, dailyVolatility } = this.#rules;
    const deviation = dailyVolatility * Math.sqrt(mix.holdingDays);
    const middle = binOf(bar.close);
    const reach = Math.ceil((SCATTER * deviation) / BIN);
    const weights = Array.from({ length: 2 * reach + 1 }, (_, k) => {
      const z = deviation > 0 ? ((k - reach) * BIN) / deviation : 0;
      return exp(-0.5 * z * z);
    });
    for (const [side, price] of [
      [this.#long, bar.low],
      [this.#short, bar.high],
    ] as const) {
      side.begin(middle - reach, weights, price);
      side.scale(openInterest / side.total);
      side.unseen = side.total;
    }
  }
}
