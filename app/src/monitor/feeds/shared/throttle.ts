/**
 * What a venue leaves out of its public liquidation feed, as its own documentation says, and since when. A feed states
 * it beside its channel (`Censoring.throttles`); corrected totals and drills read it from there and nowhere else.
 */

/** How a feed is thinned. */
export type Throttle =
  /** Every forced order or fill is printed. */
  | { readonly kind: 'complete' }
  /** One order per symbol (and side, where so) and period; nothing where there was none. */
  | {
      readonly kind: 'one-per-period';
      readonly periodMs: number;
      readonly keeps: 'last' | 'largest';
      readonly eachSide: boolean;
    }
  /** Orders are missing, and it is not said which: at most one per symbol and `periodMs` where that is stated. */
  | { readonly kind: 'unknown'; readonly periodMs?: number; readonly why: string };

/** A throttle from a time on, ms UTC, until the next of the list. */
export interface DatedThrottle {
  readonly fromMs: number;
  readonly throttle: Throttle;
}

const SECOND = { kind: 'one-per-period', periodMs: 1000 } as const;

/** Every forced order or fill, always. */
export const PRINTS_ALL: readonly DatedThrottle[] = [{ fromMs: 0, throttle: { kind: 'complete' } }];

/** From when Binance's pages say "largest" where they said "latest", as users noted it. */
const BINANCE_LARGEST_FROM_MS = Date.UTC(2026, 3, 10);

/** Both futures of Binance: one order per symbol and second, the last and later the largest. */
export const BINANCE_THROTTLES: readonly DatedThrottle[] = [
  { fromMs: 0, throttle: { ...SECOND, keeps: 'last', eachSide: false } },
  { fromMs: BINANCE_LARGEST_FROM_MS, throttle: { ...SECOND, keeps: 'largest', eachSide: false } },
];

/** One order per symbol (and side) and second, since the feed began. */
export function onePerSecond(keeps: 'last' | 'largest', eachSide: boolean): DatedThrottle[] {
  return [{ fromMs: 0, throttle: { ...SECOND, keeps, eachSide } }];
}

/** Not said which orders are missing; `periodMs` where at most one per symbol and period is printed. */
export function notSaid(why: string, periodMs?: number): DatedThrottle[] {
  return [{ fromMs: 0, throttle: { kind: 'unknown', why, ...(periodMs === undefined ? {} : { periodMs }) } }];
}

/** The throttle that holds at a time, ms UTC; the first of the list before its own date. */
export function throttleAt(throttles: readonly DatedThrottle[], timeMs: number): Throttle {
  return (throttles.findLast(({ fromMs }) => fromMs <= timeMs) ?? throttles[0]!).throttle;
}

/** At most one print for each symbol in this time, ms, at a time; 0 where the venue claims to print all. */
export function periodMsAt(throttles: readonly DatedThrottle[], timeMs: number): number {
  const throttle = throttleAt(throttles, timeMs);
  return throttle.kind === 'complete' ? 0 : (throttle.periodMs ?? 0);
}
