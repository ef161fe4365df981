/**
 * What a watched book asks of whoever knows live prices, and what it answers. The shapes are those of the monitor's
 * board, which this room does not know: whoever starts both hands the one to the other.
 */

/** A value with its time, ms UTC, and who told it. */
export interface Told {
  readonly value: number;
  readonly timeMs: number;
  readonly source: string;
}

/** A gauge with its name and what it is of; the symbol of a price is its pair. */
export interface LiveGauge extends Told {
  readonly name: string;
  readonly asset: string;
  readonly symbol: string;
  readonly venue: string;
}

/** A contract as a snapshot names it; `symbol` is in the venue's spelling. */
export interface LiveContract {
  readonly venue: string;
  readonly rules: string;
  readonly symbol: string;
  readonly inverse: boolean;
}

/** Where live prices come from; null and nothing where none is known. Prices are USD. */
export interface LiveSource {
  readonly mark: (contract: LiveContract) => Told | null;
  readonly index: (asset: string, venue: string, rules: string) => Told | null;
  readonly gauges: (names: readonly string[]) => readonly LiveGauge[];
}

/** What can be asked of a book. */
export interface BookQuestion {
  readonly indicator: string;
  /** Narrowed to an account, a venue of the book, an asset; all without. */
  readonly account?: string;
  readonly venue?: string;
  readonly asset?: string;
}

/** An answer; null where there is none, and `why` says why. */
export interface BookAnswer {
  readonly value: number | null;
  readonly unit: 'fraction' | 'number';
  readonly why: string;
  readonly lookAt: readonly string[];
  /** Set where part of what is asked about is not known: the value may be worse, so it is no sign of recovery. */
  readonly partial?: true;
}

/** An amount of USD or a price with as many digits as it needs, for people. */
export function amountText(value: number): string {
  const digits = Math.abs(value) >= 100 ? 2 : 6;
  return Number(value.toPrecision(Math.abs(value) >= 1e6 ? 8 : 12)).toLocaleString('en-US', {
    maximumFractionDigits: digits,
  });
}

/** A time in ISO form. */
export function timeText(timeMs: number): string {
  return new Date(timeMs).toISOString();
}
