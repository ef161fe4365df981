/**
 * Readings of gauges, whatever a feed or a file tells: value with unit, source, time and age. A stale one has no value,
 * and says how old it is.
 */
import { type GaugeId, INDICATORS, type IndicatorQuery, type Reading } from './catalog.ts';
import { CHANGE_MS_MAX, type Gauge, GAUGE_CHANGE_MS_MAX, type MarketState, STALE_MS } from './market.ts';
import { relativeChange } from './ratios.ts';

/** The gauge that a query names, at a time. */
export function readGauge(market: MarketState, id: GaugeId, query: IndicatorQuery, nowMs: number): Reading {
  const found = [...market.gauges.values()].filter(
    ({ event }) =>
      event.name === query.gauge &&
      (query.venue ?? event.venue) === event.venue &&
      (query.asset ?? event.asset) === event.asset,
  );
  const unit = id === 'gauge' ? (found[0]?.note.unit ?? 'number') : INDICATORS[id].unit;
  const reading = (value: number | null, why: string): Reading => ({ value, unit, why, lookAt: [] });
  if (found.length === 0) return reading(null, `no source told ${query.gauge}`);
  if (found.length > 1) return reading(null, `${found.length} sources tell ${query.gauge}: name venue and asset`);
  const gauge = found[0]!;
  const { values, hours } = gauge;
  const said = gaugeText(gauge, nowMs);
  if (id === 'gauge_age_s') return reading(Math.max(0, nowMs - values.latestMs) / 1000, said);
  if (gauge.isStale(nowMs)) return reading(null, said);
  if (id === 'gauge') return reading(values.latest!, said);
  const windowMs = query.windowMs!;
  if (windowMs > GAUGE_CHANGE_MS_MAX) return reading(null, 'changes of gauges reach back 30 days');
  const before =
    (windowMs <= CHANGE_MS_MAX ? values.asOf(nowMs - windowMs) : undefined) ?? hours.asOf(nowMs - windowMs);
  return before === undefined
    ? reading(null, `${said}; nothing that old`)
    : reading(relativeChange(values.latest!, before), `${said}; before: ${before}`);
}

/** Who told a gauge, when and how long ago, and that it is stale. */
export function gaugeText(gauge: Gauge, nowMs: number): string {
  const { event, values, note } = gauge;
  const what = [event.symbol, `at ${event.venue}`].filter((part) => part !== '').join(' ');
  const age = ageText(nowMs - values.latestMs);
  const source = note.source === event.venue ? '' : ` by ${note.source}`;
  const stale = gauge.isStale(nowMs) ? `: stale, it holds for ${ageText(note.staleMs)}` : '';
  return `${what}, told${source} as of ${new Date(values.latestMs).toISOString()}, ${age} ago${stale}`;
}

/** A length of time in the largest unit that it fills. */
export function ageText(ms: number): string {
  if (ms < 120_000) return `${Math.max(0, Math.round(ms / 1000))} s`;
  if (ms < 7_200_000) return `${Math.round(ms / 60_000)} min`;
  return ms < 172_800_000 ? `${Math.round(ms / 3_600_000)} h` : `${Math.round(ms / 86_400_000)} d`;
}

/**
 * Price at which venues count a token as collateral (gauge `collateral_index_usd`) against a reference: the gauge
 * `reference_price_usd` of the token where one is told, else the median of its prices elsewhere (`peg_usd`, and index
 * prices of perps at other venues). The furthest from it, with its sign.
 */
export function collateralGap(market: MarketState, query: IndicatorQuery, nowMs: number): Reading {
  const live = [...market.gauges.values()].filter((gauge) => !gauge.isStale(nowMs));
  const { unit } = INDICATORS.collateral_gap;
  const rows = live
    .filter(
      ({ event }) =>
        event.name === 'collateral_index_usd' &&
        (query.venue ?? event.venue) === event.venue &&
        (query.asset ?? event.asset) === event.asset,
    )
    .flatMap((gauge) => {
      const { venue, asset } = gauge.event;
      const reference = referenceOf(market, live, { venue, asset, nowMs });
      if (reference === null) return [];
      const gap = gauge.values.latest! / reference.price - 1;
      return [{ gap, text: `${asset} at ${venue}: ${gauge.values.latest} USD against ${reference.text}` }];
    })
    .sort((a, b) => Math.abs(b.gap) - Math.abs(a.gap));
  if (rows.length === 0) return { value: null, unit, why: 'no collateral index with a reference is told', lookAt: [] };
  return { value: rows[0]!.gap, unit, why: rows[0]!.text, lookAt: rows.slice(1, 3).map(({ text }) => `next: ${text}`) };
}

function referenceOf(
  market: MarketState,
  live: readonly Gauge[],
  { venue, asset, nowMs }: { readonly venue: string; readonly asset: string; readonly nowMs: number },
): { readonly price: number; readonly text: string } | null {
  const told = live.find(({ event }) => event.name === 'reference_price_usd' && event.asset === asset);
  if (told !== undefined) return { price: told.values.latest!, text: `${told.values.latest} by ${told.note.source}` };
  const pegs = live.filter(({ event }) => event.name === 'peg_usd' && event.asset === asset && event.venue !== venue);
  const perps = market
    .select({ asset })
    .filter((one) => one.venue !== venue && nowMs - one.index.latestMs <= STALE_MS && one.index.latest! > 0);
  const prices = [...pegs.map(({ values }) => values.latest!), ...perps.map(({ index }) => index.latest!)];
  if (prices.length === 0) return null;
  prices.sort((a, b) => a - b);
  const middle = prices.length >> 1;
  const price = prices.length % 2 === 1 ? prices[middle]! : (prices[middle - 1]! + prices[middle]!) / 2;
  return { price, text: `${price}, the median of ${prices.length} prices elsewhere` };
}
