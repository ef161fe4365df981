/** Depth and open interest through time. */
import type { SeriesColumns } from '@firebreak/engine';
import { chartHtml } from '../charts/chart.ts';
import { atBucketEnds, timeTable } from '../charts/timeTable.ts';
import { rowsByVenue } from '../charts/venueRows.ts';
import { axisUsd, percent, usd } from '../format.ts';
import { shareColumn, usdColumn } from '../htmlTable.ts';
import type { RunView } from '../runView.ts';
import { basisOfResults } from '../section.ts';
import type { HtmlSection } from '../section.ts';
import { bucketsOf, thinned, timeLabels } from '../timeline.ts';

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
  const buckets = bucketsOf(series, summary.horizonS);
  const bids = weightedDepth(series, series.bidDepthShare);
  const asks = weightedDepth(series, series.askDepthShare);
  const title = 'Offered depth within 1% of the price, % of calm depth';
  const chart = {
    title,
    alt:
      `Weighted by open interest: bids at least ${percent(Math.min(...bids))}, ` +
      `asks at least ${percent(Math.min(...asks))}; at the end ${percent(bids.at(-1)!)} and ${percent(asks.at(-1)!)}.`,
    unit: '%',
    panels: [
      {
        heightPx: 200,
        fromZero: true,
        lines: [
          { name: 'bids', tone: 'long', values: thinned(bids) },
          { name: 'asks', tone: 'short', values: thinned(asks), dash: '5 3' },
        ],
        format: (value: number) => percent(value),
      },
    ],
    xLabels: timeLabels(view.scenario.startMs, summary.horizonS),
  };
  const table = timeTable(view, title, buckets, [
    { column: shareColumn('Bids, of calm'), values: atBucketEnds(bids, buckets) },
    { column: shareColumn('Asks, of calm'), values: atBucketEnds(asks, buckets) },
  ]);
  return chartHtml(chart, table);
}

function interestChart(view: RunView): string {
  const { series, summary } = view.result;
  const buckets = bucketsOf(series, summary.horizonS);
  const venues = rowsByVenue(view).map(({ venue, tone, dash, rows }) => {
    const values = Array.from({ length: series.samples }, (_, sample) =>
      rows.reduce((sum, row) => sum + series.openInterestUsd[sample * series.instruments + row]!, 0),
    );
    return { name: venue, tone, dash, values };
  });
  const ends = venues.map(({ name, values }) => `${name} ${usd(values[0]!)} to ${usd(values.at(-1)!)}`);
  const title = 'Open interest by venue, USD at the mark price, one side';
  const lines = venues.map((venue) => ({ ...venue, values: thinned(venue.values) }));
  const chart = {
    title,
    alt: `From start to end: ${ends.join('; ')}.`,
    unit: 'USD',
    panels: [{ heightPx: 200, fromZero: true, lines, format: axisUsd }],
    xLabels: timeLabels(view.scenario.startMs, summary.horizonS),
  };
  const columns = venues.map(({ name, values }) => ({
    column: usdColumn(name),
    values: atBucketEnds(values, buckets),
  }));
  return chartHtml(chart, timeTable(view, title, buckets, columns));
}

/** Depth and open interest side by side. */
export function stateHtml(view: RunView): HtmlSection {
  return {
    id: 'state',
    title: 'Open interest and depth',
    lead: 'Depth is averaged over contracts by their open interest at the start. Times are UTC.',
    basis: basisOfResults(view),
    body: `<div class="charts wide">${interestChart(view)}${depthChart(view)}</div>`,
  };
}
