/**
 * A user's own book as the board asks for it, and what a book may ask of the board: marks, prices of tokens, gauges.
 * How a book is read and margined is no business of the monitor; whoever starts it brings books that do that.
 */
import type { IndicatorQuery, Reading } from './catalog.ts';
import { type Instrument, type MarketState, STALE_MS } from './market.ts';

/** A value with its time, ms UTC, and who told it. */
export interface Told {
  readonly value: number;
  readonly timeMs: number;
  readonly source: string;
}

/** A contract as a snapshot names it. */
export interface BookContract {
  /** Venue of the snapshot, `binance`, and the rule family that it runs on, `binance-usdm`. */
  readonly venue: string;
  readonly rules: string;
  /** In the venue's spelling. */
  readonly symbol: string;
  readonly inverse: boolean;
}

/** A gauge with who told it. */
export interface ToldGauge extends Told {
  readonly name: string;
  readonly symbol: string;
  readonly asset: string;
}

/** What is known live: marks and prices of the last ten minutes, gauges that are not stale. */
export interface LiveMarks {
  /** Mark of a contract, USD; null where no feed told one. */
  readonly mark: (contract: BookContract) => Told | null;
  /** Index price of a coin, USD, at a venue where it is told there, else the latest of any; null where nowhere. */
  readonly index: (asset: string, venue: string, rules: string) => Told | null;
  /** Latest gauges with one of these names, of every source. */
  readonly gauges: (names: readonly string[]) => readonly (ToldGauge & { readonly venue: string })[];
}

/** How a book is. */
export interface BookHealth {
  readonly name: string;
  /** `waiting` for marks or for the file, `kept` where the file is wrong now and what was right before is used. */
  readonly state: 'good' | 'waiting' | 'kept';
  /** Why it is not good; empty where it is. */
  readonly why: string;
  /** When the file that is used was written and read, ms UTC; null before the first. */
  readonly writtenMs: number | null;
  readonly readMs: number | null;
  readonly accounts: number;
  readonly positions: number;
  /** What was assumed in reading it. */
  readonly notes: readonly string[];
}

/** A book that rules can name. */
export interface OwnBook {
  /** Looks whether the file changed and reads it where it did; never throws. */
  readonly refresh: (marks: LiveMarks, nowMs: number) => Promise<void>;
  readonly read: (query: IndicatorQuery, marks: LiveMarks, nowMs: number) => Reading;
  readonly health: () => BookHealth;
}

/** Feeds of venues whose snapshot name is not the feed's. */
const FEED_OF_RULES: Readonly<Record<string, { readonly linear: string; readonly inverse: string }>> = {
  'binance-usdm': { linear: 'binance-usdm', inverse: 'binance-coinm' },
  kraken: { linear: 'kraken-futures', inverse: 'kraken-futures' },
  dydx: { linear: 'dydx-v4', inverse: 'dydx-v4' },
};

/** What the state of a market knows at a time, as a book asks for it. */
export function liveMarks(market: MarketState, nowMs: number): LiveMarks {
  const isFresh = (timeMs: number) => nowMs - timeMs <= STALE_MS;
  const feedOf = (venue: string, rules: string, inverse: boolean) =>
    market.heardMs.has(venue) ? venue : (FEED_OF_RULES[rules]?.[inverse ? 'inverse' : 'linear'] ?? rules);
  const told = (one: Instrument, what: 'mark' | 'index'): Told | null => {
    const { latest, latestMs } = one[what];
    if (latest === undefined || !isFresh(latestMs)) return null;
    return { value: latest, timeMs: latestMs, source: `${what} of ${one.symbol} at ${one.venue}` };
  };
  return {
    mark: ({ venue, rules, symbol, inverse }) => {
      const one = market.instruments.get(`${feedOf(venue, rules, inverse)}\t${symbol}`);
      return one === undefined ? null : told(one, 'mark');
    },
    index: (asset, venue, rules) => {
      const feed = feedOf(venue, rules, false);
      const all = market.select({ asset }).flatMap((one) => {
        const found = told(one, 'index') ?? told(one, 'mark');
        return found === null ? [] : [{ ...found, here: Number(one.venue === feed) }];
      });
      all.sort((a, b) => b.here - a.here || b.timeMs - a.timeMs);
      return all[0] ?? null;
    },
    gauges: (names) =>
      [...market.gauges.values()].flatMap((gauge) => {
        const { event, values } = gauge;
        if (!names.includes(event.name) || gauge.isStale(nowMs)) return [];
        const { name, asset, symbol, venue } = event;
        return [
          { name, asset, symbol, venue, value: values.latest!, timeMs: values.latestMs, source: `${name} at ${venue}` },
        ];
      }),
  };
}
