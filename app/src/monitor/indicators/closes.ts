/**
 * Prices at full hours, which returns are made of: computed here from what venues tell, kept in the store as gauges of
 * a venue of our own, so that a restart goes on with them.
 */
import type { GaugeEvent } from '../events.ts';
import { type MarketState, STALE_MS } from './market.ts';

/** Venue of what is computed here and told by nobody. */
export const COMPUTED = 'firebreak';

/** Gauge of a price at a full hour, USD. */
const CLOSE = 'close_usd';

const HOUR_MS = 3_600_000;

/** A price that is known only so long after the full hour is none of it, ms. */
const LATE_MS = 60_000;

/** Assets that move together are looked at in so many of the largest by open interest. */
const ASSETS_MAX = 20;

/** Fewer assets say nothing of how assets move together. */
const ASSETS_MIN = 5;

/** Rows per asset that a covariance needs to say anything: a matrix of n assets has n(n + 1)/2 numbers. */
const ROWS_PER_ASSET = 3;

/** Part of the hours that an asset needs to be among them. */
const COMPLETE = 0.95;

/**
 * Closes of the last full hour before a time: for each asset the median of the index prices that its instruments told
 * in the last ten minutes, of marks where none told an index. Empty where they are noted already, and more than a
 * minute after the hour.
 */
export function closesDue(market: MarketState, nowMs: number): GaugeEvent[] {
  const hourMs = nowMs - (nowMs % HOUR_MS);
  if (hourMs === market.closedMs) return [];
  if (nowMs - hourMs > LATE_MS) {
    market.closedMs = hourMs;
    return [];
  }
  const prices = new Map<string, { readonly index: number[]; readonly mark: number[] }>();
  for (const { asset, index, mark } of market.instruments.values()) {
    const of = prices.get(asset) ?? { index: [], mark: [] };
    prices.set(asset, of);
    for (const [history, list] of [[index, of.index] as const, [mark, of.mark] as const]) {
      if (nowMs - history.latestMs <= STALE_MS && history.latest! > 0) list.push(history.latest!);
    }
  }
  if ([...prices.values()].some(({ index, mark }) => index.length + mark.length > 0)) market.closedMs = hourMs;
  return [...prices].flatMap(([asset, { index, mark }]) => {
    const all = index.length > 0 ? index : mark;
    if (all.length === 0) return [];
    return [
      {
        kind: 'gauge' as const,
        venue: COMPUTED,
        symbol: asset,
        asset,
        timeMs: hourMs,
        receivedMs: nowMs,
        id: `${CLOSE}:${asset}:${hourMs}`,
        name: CLOSE,
        value: median(all),
      },
    ];
  });
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Hourly log returns of some assets over the same hours, the oldest first; or why there are not enough. */
export type Returns =
  | { readonly assets: readonly string[]; readonly columns: readonly Float64Array[]; readonly hours: number }
  | { readonly warmUp: string };

/**
 * Returns of the twenty assets with most open interest that have 95% of the closes of a window, over the hours in which
 * all of them have one. `warmUp` says how far it is: fewer than five assets, or fewer than three hours for each.
 */
export function hourlyReturns(market: MarketState, windowMs: number, nowMs: number): Returns {
  const lastMs = nowMs - (nowMs % HOUR_MS);
  const hours = Math.floor(windowMs / HOUR_MS);
  const times = Array.from({ length: hours + 1 }, (_, k) => lastMs - (hours - k) * HOUR_MS);
  const series = [...market.gauges.values()].flatMap(({ event, hours: history }) => {
    if (event.venue !== COMPUTED || event.name !== CLOSE) return [];
    const closes = times.map((timeMs) => history.exactly(timeMs));
    return [{ asset: event.asset, closes, known: closes.filter((close) => close !== undefined).length }];
  });
  const complete = series.filter(({ known }) => known >= COMPLETE * times.length);
  const most = series.reduce((best, { known }) => Math.max(best, known), 0);
  if (complete.length < ASSETS_MIN) {
    const most5 = series.map(({ known }) => known).sort((a, b) => b - a)[ASSETS_MIN - 1] ?? 0;
    const of = `${most5} of ${times.length} hourly closes of ${ASSETS_MIN} assets (${most} of the longest)`;
    return { warmUp: `not enough data yet: ${of}` };
  }
  const interest = new Map<string, number>();
  for (const { asset, openInterestUsd } of market.instruments.values())
    interest.set(asset, (interest.get(asset) ?? 0) + (openInterestUsd.latest ?? 0));
  const size = ({ asset }: { readonly asset: string }) => interest.get(asset) ?? 0;
  complete.sort((a, b) => size(b) - size(a) || (a.asset < b.asset ? -1 : 1));
  const chosen = complete.slice(0, ASSETS_MAX);
  const rows = times.flatMap((_, k) =>
    k > 0 && chosen.every(({ closes }) => closes[k] !== undefined && closes[k - 1] !== undefined) ? [k] : [],
  );
  const needed = ROWS_PER_ASSET * chosen.length;
  if (rows.length < needed) {
    return { warmUp: `not enough data yet: ${rows.length} hours that ${chosen.length} assets share, of ${needed}` };
  }
  const columns = chosen.map(({ closes }) => Float64Array.from(rows, (k) => Math.log(closes[k]! / closes[k - 1]!)));
  return { assets: chosen.map(({ asset }) => asset), columns, hours: rows.length };
}
