/** When positions were closed by force, and on which venue. */
import { chartHtml } from '../charts/chart.ts';
import { timeTable } from '../charts/timeTable.ts';
import { rowsByVenue } from '../charts/venueRows.ts';
import { axisUsd, clock, usd } from '../format.ts';
import { usdColumn } from '../htmlTable.ts';
import type { RunView } from '../runView.ts';
import { basisOfResults } from '../section.ts';
import type { HtmlSection } from '../section.ts';
import { bucketed, bucketsOf, perBucket, timeLabels } from '../timeline.ts';

/** Forced notional of the whole market through time, by venue. */
export function forcedHtml(view: RunView): HtmlSection {
  const { series, summary } = view.result;
  const buckets = bucketsOf(series, summary.horizonS);
  const bars = rowsByVenue(view).map(({ venue, tone, rows }) => {
    const longs = bucketed(series, series.liquidatedLongUsd, rows, buckets);
    const shorts = bucketed(series, series.liquidatedShortUsd, rows, buckets);
    return { name: venue, tone, values: longs.map((value, k) => value + shorts[k]!) };
  });
  const totals = Array.from({ length: buckets.n }, (_, k) => bars.reduce((sum, { values }) => sum + values[k]!, 0));
  const peak = totals.reduce((best, value, k) => (value > totals[best]! ? k : best), 0);
  const at = clock(view.scenario.startMs + peak * buckets.lengthS * 1000);
  const title = `Forced notional ${perBucket(buckets.lengthS)}, USD, by venue`;
  const columns = [...bars, { name: 'All venues', values: totals }];
  const table = timeTable(
    view,
    title,
    buckets,
    columns.map(({ name, values }) => ({ column: usdColumn(name), values })),
  );
  const chart = {
    title,
    alt: `The peak is ${usd(totals[peak]!)} ${perBucket(buckets.lengthS)} from ${at} UTC.`,
    unit: 'USD',
    panels: [{ heightPx: 220, bars, format: axisUsd }],
    xLabels: timeLabels(view.scenario.startMs, summary.horizonS),
  };
  return {
    id: 'forced',
    title: 'When positions were closed',
    lead: 'Each unit of a position counts once, when it first leaves its owner by force. Times are UTC.',
    basis: basisOfResults(view),
    body: chartHtml(chart, table),
  };
}
