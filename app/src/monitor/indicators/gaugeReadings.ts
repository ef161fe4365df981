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
      (query.asset ?? event.asset) === event.asset &&
      (query.symbol ?? event.symbol) === event.symbol,
  );
  const unit = id === 'gauge' ? (found[0]?.note.unit ?? 'number') : INDICATORS[id].unit;
  const reading = (value: number | null, why: string): Reading => ({ value, unit, why, lookAt: [] });
  if (found.length === 0) return reading(null, `no source told ${query.gauge}`);
  if (found.length > 1)
    return reading(null, `${found.length} sources tell ${query.gauge}: name venue, asset or symbol`);
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

/** A price of an asset at a venue, and what it is. */
interface Priced {
  readonly venue: string;
  readonly price: number;
  readonly what: string;
}

/**
 * Price at which venues count a token as collateral against a reference. The price is the gauge `collateral_index_usd`,
 * or for a coin without one the index price of the venue's perps. The reference is the gauge `reference_price_usd` of
 * the token, else the median of its prices at other venues (`peg_usd` and index prices). The furthest, with its sign.
 */
export function collateralGap(market: MarketState, query: IndicatorQuery, nowMs: number): Reading {
  const { unit } = INDICATORS.collateral_gap;
  const { own, elsewhere, references } = pricesOf(market, query.asset, nowMs);
  const rows = [...own]
    .flatMap(([asset, prices]) =>
      prices.flatMap(({ venue, price, what }) => {
        if ((query.venue ?? venue) !== venue) return [];
        const others = (elsewhere.get(asset) ?? []).filter((one) => one.venue !== venue);
        const told = references.get(asset);
        if (told === undefined && others.length === 0) return [];
        const reference = told?.price ?? median(others.map((one) => one.price));
        const by = told?.what ?? `the median of ${others.length} prices elsewhere`;
        return [
          {
            gap: price / reference - 1,
            text: `${asset} at ${venue}: ${what} ${price} USD against ${reference}, ${by}`,
          },
        ];
      }),
    )
    .sort((a, b) => Math.abs(b.gap) - Math.abs(a.gap));
  if (rows.length === 0) return { value: null, unit, why: 'no price of collateral has a reference', lookAt: [] };
  return { value: rows[0]!.gap, unit, why: rows[0]!.text, lookAt: rows.slice(1, 3).map(({ text }) => `next: ${text}`) };
}

/** By asset: prices as collateral, prices that can be held against, and references that are told as such. */
function pricesOf(market: MarketState, asset: string | undefined, nowMs: number) {
  const own = new Map<string, Priced[]>();
  const elsewhere = new Map<string, Priced[]>();
  const references = new Map<string, Priced>();
  const put = (map: Map<string, Priced[]>, of: string, one: Priced) => {
    const list = map.get(of);
    if (list === undefined) map.set(of, [one]);
    else if (!list.some(({ venue }) => venue === one.venue)) list.push(one);
  };
  for (const gauge of market.gauges.values()) {
    const { event, values, note } = gauge;
    if ((asset ?? event.asset) !== event.asset || gauge.isStale(nowMs)) continue;
    const one = { venue: event.venue, price: values.latest! };
    if (event.name === 'collateral_index_usd') put(own, event.asset, { ...one, what: 'collateral index' });
    if (event.name === 'peg_usd') put(elsewhere, event.asset, { ...one, what: 'price' });
    if (event.name === 'reference_price_usd') references.set(event.asset, { ...one, what: `by ${note.source}` });
  }
  for (const { venue, asset: of, index } of market.instruments.values()) {
    if ((asset ?? of) !== of || nowMs - index.latestMs > STALE_MS || !(index.latest! > 0)) continue;
    const one = { venue, price: index.latest!, what: 'index' };
    put(own, of, one);
    put(elsewhere, of, one);
  }
  return { own, elsewhere, references };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
