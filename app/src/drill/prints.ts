/**
 * What venues would have printed of an engine run: its forced orders in each venue's own symbols and units, thinned by
 * the venue's own throttle. Members of a cohort are one order, as the run has them.
 */
import { EVENT } from '@firebreak/engine';
import type { EventColumns, Snapshot } from '@firebreak/engine';
import { FEEDS } from '../monitor/feeds/feeds.ts';
import { periodMsAt, PRINTS_ALL } from '../monitor/feeds/shared/throttle.ts';
import { instrument, type Instrument } from '../monitor/feeds/shared/instruments.ts';

/** Feed of each venue of an engine's market. */
export const DRILL_VENUES: Readonly<Record<string, string>> = {
  binance: 'binance-usdm',
  bybit: 'bybit',
  okx: 'okx',
  hyperliquid: 'hyperliquid',
};

/** One forced order as a venue prints it; prices and sizes in the venue's units. */
export interface Print {
  readonly kind: 'liquidation';
  /** Feed, as in `MarketEvent.venue`. */
  readonly venue: string;
  readonly symbol: string;
  /** Milliseconds UTC of the episode; no two of a symbol have the same. */
  readonly timeMs: number;
  /** Side of the forced order: a sell closes a long. */
  readonly side: 'buy' | 'sell';
  readonly price: number;
  readonly contracts: number;
  /** Account that was liquidated. */
  readonly account: number;
}

/** The contracts of the market's venues that have a feed: one contract is a coin, or a dollar where inverse. */
export function drillInstruments({ instruments, assets, venues }: Snapshot): Map<string, Instrument[]> {
  const byVenue = new Map<string, Instrument[]>();
  for (let i = 0; i < instruments.n; i++) {
    const venue = DRILL_VENUES[venues.id[instruments.venue[i]!]!];
    if (venue === undefined) continue;
    const inverse = instruments.inverse[i] === 1;
    const row = instrument({
      symbol: symbolOf(instruments.id[i]!),
      base: assets.id[instruments.asset[i]!]!,
      kind: inverse ? 'inverse' : 'linear',
      size: 1,
      quote: inverse ? 'USD' : 'USDT',
      settle: assets.id[instruments.settle[i]!]!,
    });
    byVenue.set(venue, [...(byVenue.get(venue) ?? []), row]);
  }
  return byVenue;
}

/** Symbol of an instrument of the engine, `binance:BTCUSDT`, in its venue's spelling. */
export function symbolOf(id: string): string {
  return id.slice(id.indexOf(':') + 1);
}

/** The events of a run, and when it started: ms UTC, with its step in seconds. */
export interface RunEvents {
  readonly snapshot: Snapshot;
  readonly events: EventColumns;
  readonly startMs: number;
  readonly stepS: number;
}

/**
 * The prints of a run in the order of their times, before any throttle. Orders of one step are spread evenly over it.
 * Of Hyperliquid only what the backstop vault took over is printed, because its public channel follows accounts.
 */
export function printsOfRun(run: RunEvents): Print[] {
  return forcedOrders(run, (venue) => (venue === 'hyperliquid' ? EVENT.vault_transfer : EVENT.liquidation));
}

/** Forced orders of the kind of event that is wanted of each venue, as {@link printsOfRun} has them. */
export function forcedOrders(run: RunEvents, wantedOf: (venue: string) => number): Print[] {
  const { snapshot, events, startMs, stepS } = run;
  const { instruments, venues } = snapshot;
  const prints: Print[] = [];
  const usedMs = new Map<string, number>();
  for (let from = 0; from < events.n; ) {
    let to = from;
    while (to < events.n && events.step[to] === events.step[from]) to++;
    for (let k = from; k < to; k++) {
      const i = events.instrument[k]!;
      const venue = i < 0 ? undefined : DRILL_VENUES[venues.id[instruments.venue[i]!]!];
      if (venue === undefined || events.kind[k] !== wantedOf(venue) || events.qty[k] === 0) continue;
      const symbol = symbolOf(instruments.id[i]!);
      const within = ((k - from) / (to - from)) * stepS * 1000;
      const due = Math.floor(startMs + (events.step[k]! - 1) * stepS * 1000 + within);
      const timeMs = Math.max(due, (usedMs.get(`${venue} ${symbol}`) ?? -Infinity) + 1);
      usedMs.set(`${venue} ${symbol}`, timeMs);
      prints.push({
        kind: 'liquidation',
        venue,
        symbol,
        timeMs,
        side: events.qty[k]! < 0 ? 'sell' : 'buy',
        price: events.price[k]!,
        contracts: Math.abs(events.qty[k]!),
        account: events.account[k]!,
      });
    }
    from = to;
  }
  return prints.sort((a, b) => a.timeMs - b.timeMs);
}

/**
 * What is left by the venues' own throttles: of each symbol's prints within one span the largest by value, at its own
 * time (Binance since April 2026; OKX prints at most one and does not say which). Venues that print all keep all.
 */
export function throttled(prints: readonly Print[]): Print[] {
  const kept: Print[] = [];
  const open = new Map<string, number>();
  for (const print of prints) {
    const spanMs = periodMsAt(FEEDS.get(print.venue)?.censoring.throttles ?? PRINTS_ALL, print.timeMs);
    if (spanMs === 0) {
      kept.push(print);
      continue;
    }
    const key = `${print.venue} ${print.symbol} ${Math.floor(print.timeMs / spanMs)}`;
    const at = open.get(key);
    if (at === undefined) {
      open.set(key, kept.length);
      kept.push(print);
    } else if (print.price * print.contracts > kept[at]!.price * kept[at]!.contracts) kept[at] = print;
  }
  return kept.sort((a, b) => a.timeMs - b.timeMs);
}
