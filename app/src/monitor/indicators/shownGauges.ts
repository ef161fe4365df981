/** Gauges as faces show them: the latest value of each with unit, source, time, age, and whether it is stale. */
import type { Unit } from './catalog.ts';
import { COMPUTED } from './closes.ts';
import type { MarketState } from './market.ts';

/** A gauge at a moment. */
export interface ShownGauge {
  readonly venue: string;
  readonly asset: string;
  readonly symbol: string;
  readonly name: string;
  readonly value: number;
  readonly unit: Unit;
  readonly source: string;
  /** As of when the value holds, ms UTC, and how long ago that is, ms. */
  readonly asOfMs: number;
  readonly ageMs: number;
  readonly stale: boolean;
}

/** All gauges that somebody told, by name, venue, asset and symbol. */
export function shownGauges(market: MarketState, nowMs: number): ShownGauge[] {
  const told = [...market.gauges.values()].filter(({ event }) => event.venue !== COMPUTED);
  const rows = told.map((gauge): ShownGauge => {
    const { venue, asset, symbol, name } = gauge.event;
    const { unit, source } = gauge.note;
    const asOfMs = gauge.values.latestMs;
    const ageMs = Math.max(0, nowMs - asOfMs);
    return {
      venue,
      asset,
      symbol,
      name,
      value: gauge.values.latest!,
      unit,
      source,
      asOfMs,
      ageMs,
      stale: gauge.isStale(nowMs),
    };
  });
  const keyOf = ({ name, venue, asset, symbol }: ShownGauge) => [name, venue, asset, symbol].join('\t');
  return rows.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
