/** Price against exogenous path with liquidations underneath: the biggest contract of each of the largest assets. */
import { chartHtml } from '../charts/chart.ts';
import type { Chart } from '../charts/chart.ts';
import { atBucketEnds, timeTable } from '../charts/timeTable.ts';
import { axisUsd, axisPrice, percent, price, usd } from '../format.ts';
import { priceColumn, usdColumn } from '../htmlTable.ts';
import { biggestPerAsset, column } from '../runView.ts';
import type { RunView, Traded } from '../runView.ts';
import { basisOfResults } from '../section.ts';
import type { HtmlSection } from '../section.ts';
import { bucketed, bucketsOf, perBucket, thinned, timeLabels } from '../timeline.ts';

const CHARTS = 6;

interface Lines {
  readonly exogenous: readonly number[];
  readonly last: readonly number[];
  readonly longs: readonly number[];
  readonly shorts: readonly number[];
}

function altOf(view: RunView, instrument: string, { exogenous, last, longs, shorts }: Lines): string {
  const total = [...longs, ...shorts].reduce((sum, value) => sum + value, 0);
  const outcome = view.result.summary.byInstrument.find((entry) => entry.instrument === instrument);
  const beyond = outcome === undefined ? '' : ` Overshoot ${percent(outcome.overshoot)}.`;
  return (
    `${instrument}: last price from ${price(last[0]!)} to ${price(last.at(-1)!)}, ` +
    `lowest ${price(Math.min(...last))}; ` +
    `exogenous path lowest ${price(Math.min(...exogenous))}.${beyond} Forced notional ${usd(total)} in all.`
  );
}

function priceChart(view: RunView, { row, instrument, asset }: Traded): string {
  const { series, summary } = view.result;
  const buckets = bucketsOf(series, summary.horizonS);
  const exogenous = column(series, series.exogenousPrice, row);
  const last = column(series, series.lastPrice, row);
  const longs = bucketed(series, series.liquidatedLongUsd, [row], buckets);
  const shorts = bucketed(series, series.liquidatedShortUsd, [row], buckets);
  const gap = last.map((value, k) => Math.abs(value - exogenous[k]!));
  const title = `${asset}: ${instrument}, USD; forced notional ${perBucket(buckets.lengthS)}`;
  const chart: Chart = {
    title,
    alt: altOf(view, instrument, { exogenous, last, longs, shorts }),
    unit: 'USD',
    panels: [
      {
        heightPx: 150,
        lines: [
          { name: 'exogenous path', tone: 'exogenous', values: thinned(exogenous, gap), dash: '5 4' },
          { name: 'last price', tone: 'price', values: thinned(last, gap) },
        ],
        format: axisPrice(Math.min(...last)),
      },
      {
        heightPx: 64,
        bars: [
          { name: 'longs closed', tone: 'long', values: longs },
          { name: 'shorts closed', tone: 'short', values: shorts },
        ],
        format: axisUsd,
      },
    ],
    xLabels: timeLabels(view.scenario.startMs, summary.horizonS),
  };
  const table = timeTable(view, title, buckets, [
    { column: priceColumn('Last price'), values: atBucketEnds(last, buckets) },
    { column: priceColumn('Exogenous path'), values: atBucketEnds(exogenous, buckets) },
    { column: usdColumn('Longs closed by force'), values: longs },
    { column: usdColumn('Shorts closed by force'), values: shorts },
  ]);
  return chartHtml(chart, table);
}

/** Prices and liquidations of the largest assets. */
export function pricesHtml(view: RunView): HtmlSection | null {
  const charts = biggestPerAsset(view)
    .slice(0, CHARTS)
    .map((traded) => priceChart(view, traded));
  if (charts.length === 0) return null;
  return {
    id: 'prices',
    title: 'Prices and liquidations',
    lead:
      'The solid line leaves the dashed one, which is what the asset does on its own, where forced orders moved ' +
      'the price. The dashed line is assumed with the scenario. Times are UTC.',
    basis: basisOfResults(view),
    body: `<div class="charts">${charts.join('')}</div>`,
  };
}
