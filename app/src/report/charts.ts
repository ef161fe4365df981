/**
 * The charts of a run: prices with liquidations underneath, forced notional by venue, depth and open interest through
 * time.
 */
import type { SeriesColumns } from '@firebreak/engine';
import { chartHtml, legendHtml } from './chart.ts';
import type { Chart } from './chart.ts';
import { amount, clock, percent, price, usd } from './format.ts';
import { biggestPerAsset, column, instrumentsBySize } from './runView.ts';
import type { RunView, Traded } from './runView.ts';
import { bucketed, bucketsOf, perBucket, thinned, timeLabels } from './timeline.ts';

const PRICE_CHARTS = 6;
/** More venues than colours that can be told apart. */
const VENUE_TONES = ['v0', 'v1', 'v2', 'v3', 'v4', 'v5'] as const;

const tick = (value: number) => `$${amount(value)}`;

function priceTick(low: number): (value: number) => string {
  return low >= 10_000
    ? (value) => `$${Number((value / 1000).toPrecision(4))} k`
    : (value) => price(Number(value.toPrecision(4)));
}

function priceChart(view: RunView, { row, instrument, asset }: Traded): string {
  const { series, summary } = view.result;
  const exogenous = column(series, series.exogenousPrice, row);
  const last = column(series, series.lastPrice, row);
  const gap = last.map((value, k) => Math.abs(value - exogenous[k]!));
  const buckets = bucketsOf(series, summary.horizonS);
  const longs = bucketed(series, series.liquidatedLongUsd, [row], buckets);
  const shorts = bucketed(series, series.liquidatedShortUsd, [row], buckets);
  const total = [...longs, ...shorts].reduce((sum, value) => sum + value, 0);
  const outcome = summary.byInstrument.find((entry) => entry.instrument === instrument);
  const beyond = outcome === undefined ? '' : ` Overshoot ${percent(outcome.overshoot)}.`;
  const low = Math.min(...last);
  const chart: Chart = {
    title: `${asset}: ${instrument}, USD; forced notional ${perBucket(buckets.lengthS)}`,
    alt:
      `${instrument}: last price from ${price(last[0]!)} to ${price(last.at(-1)!)}, lowest ${price(low)}; ` +
      `exogenous path lowest ${price(Math.min(...exogenous))}.${beyond} Forced notional ${usd(total)} in all.`,
    panels: [
      {
        heightPx: 150,
        lines: [
          { name: 'exogenous path', tone: 'exogenous', values: thinned(exogenous, gap), dashed: true },
          { name: 'last price', tone: 'price', values: thinned(last, gap) },
        ],
        format: priceTick(low),
      },
      {
        heightPx: 64,
        bars: [
          { name: 'longs', tone: 'long', values: longs },
          { name: 'shorts', tone: 'short', values: shorts },
        ],
        format: tick,
      },
    ],
    xLabels: timeLabels(view.scenario.startMs, summary.horizonS),
  };
  return chartHtml(chart);
}

/** Price against exogenous path with liquidations underneath: the biggest instrument of each of the top assets. */
export function priceCharts(view: RunView): string {
  const charts = biggestPerAsset(view)
    .slice(0, PRICE_CHARTS)
    .map((traded) => priceChart(view, traded));
  const legend = legendHtml([
    { name: 'last price', tone: 'price' },
    { name: 'exogenous path: what the asset does on its own', tone: 'exogenous', dashed: true },
    { name: 'long positions closed by force', tone: 'long' },
    { name: 'short positions closed by force', tone: 'short' },
  ]);
  return `${legend}<div class="charts">${charts.join('')}</div>`;
}

interface VenueRows {
  readonly venue: string;
  readonly tone: string;
  readonly rows: readonly number[];
}

/** Instrument rows by venue; venues beyond the colours that can be told apart are one group. */
function rowsByVenue(view: RunView): VenueRows[] {
  const groups = new Map<string, number[]>();
  for (const { venue, row } of instrumentsBySize(view)) groups.set(venue, [...(groups.get(venue) ?? []), row]);
  const all = [...groups.entries()];
  const fits = all.length <= VENUE_TONES.length ? all.length : VENUE_TONES.length - 1;
  const named = all.slice(0, fits).map(([venue, rows], k) => ({ venue, tone: VENUE_TONES[k]!, rows }));
  const others = all.slice(fits).flatMap(([, rows]) => rows);
  return others.length === 0 ? named : [...named, { venue: 'other venues', tone: VENUE_TONES[fits]!, rows: others }];
}

/** Forced notional of the whole market through time, by venue. */
export function forcedChart(view: RunView): string {
  const { series, summary } = view.result;
  const venues = rowsByVenue(view);
  const buckets = bucketsOf(series, summary.horizonS);
  const bars = venues.map(({ venue, tone, rows }) => {
    const longs = bucketed(series, series.liquidatedLongUsd, rows, buckets);
    const shorts = bucketed(series, series.liquidatedShortUsd, rows, buckets);
    return { name: venue, tone, values: longs.map((value, k) => value + shorts[k]!) };
  });
  const totals = Array.from({ length: buckets.n }, (_, k) => bars.reduce((sum, { values }) => sum + values[k]!, 0));
  const peak = totals.reduce((best, value, k) => (value > totals[best]! ? k : best), 0);
  const at = clock(view.scenario.startMs + peak * buckets.lengthS * 1000);
  const chart = chartHtml({
    title: `Forced notional ${perBucket(buckets.lengthS)}, USD, by venue`,
    alt: `Forced notional by venue; the peak is ${usd(totals[peak]!)} ${perBucket(buckets.lengthS)} at ${at} UTC.`,
    panels: [{ heightPx: 220, bars, format: tick }],
    xLabels: timeLabels(view.scenario.startMs, summary.horizonS),
  });
  return legendHtml(venues.map(({ venue, tone }) => ({ name: venue, tone }))) + chart;
}

/** Depth share over all instruments, each weighted by its open interest at the start. */
function weightedDepth(series: SeriesColumns, values: Float64Array): number[] {
  const weights = series.openInterestUsd.subarray(0, series.instruments);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return Array.from({ length: series.samples }, (_, sample) => {
    let sum = 0;
    for (let row = 0; row < series.instruments; row++)
      sum += weights[row]! * values[sample * series.instruments + row]!;
    return total > 0 ? sum / total : 0;
  });
}

function depthChart(view: RunView): string {
  const { series, summary } = view.result;
  const bids = weightedDepth(series, series.bidDepthShare);
  const asks = weightedDepth(series, series.askDepthShare);
  return chartHtml({
    title: 'Offered depth within 1% of the price, share of calm depth',
    alt:
      `Depth as a share of calm depth, weighted by open interest: bids at least ${percent(Math.min(...bids))}, ` +
      `asks at least ${percent(Math.min(...asks))}; at the end ${percent(bids.at(-1)!)} and ${percent(asks.at(-1)!)}.`,
    legend: [
      { name: 'bids', tone: 'long' },
      { name: 'asks', tone: 'short' },
    ],
    panels: [
      {
        heightPx: 200,
        fromZero: true,
        lines: [
          { name: 'bids', tone: 'long', values: thinned(bids) },
          { name: 'asks', tone: 'short', values: thinned(asks) },
        ],
        format: (value) => percent(value),
      },
    ],
    xLabels: timeLabels(view.scenario.startMs, summary.horizonS),
  });
}

function interestChart(view: RunView): string {
  const { series, summary } = view.result;
  const venues = rowsByVenue(view).map(({ venue, tone, rows }) => {
    const values = Array.from({ length: series.samples }, (_, sample) =>
      rows.reduce((sum, row) => sum + series.openInterestUsd[sample * series.instruments + row]!, 0),
    );
    return { name: venue, tone, values: thinned(values) };
  });
  const ends = venues.map(({ name, values }) => `${name} ${usd(values[0]!)} to ${usd(values.at(-1)!)}`);
  return chartHtml({
    title: 'Open interest by venue, USD at the mark price, one side',
    alt: `Open interest from start to end: ${ends.join('; ')}.`,
    legend: venues.map(({ name, tone }) => ({ name, tone })),
    panels: [{ heightPx: 200, fromZero: true, lines: venues, format: tick }],
    xLabels: timeLabels(view.scenario.startMs, summary.horizonS),
  });
}

/** Depth and open interest through time, side by side. */
export function stateCharts(view: RunView): string {
  return `<div class="charts wide">${depthChart(view)}${interestChart(view)}</div>`;
}
