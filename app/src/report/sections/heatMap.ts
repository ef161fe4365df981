/** Where and when positions were closed by force: price by time, for the assets with most of it. */
import { heatMapHtml as mapHtml } from '../charts/heatMap.ts';
import { axisPrice, clock, price, usd } from '../format.ts';
import { foldedTable, priceColumn, usdColumn } from '../htmlTable.ts';
import { biggestPerAsset, column, instrumentsBySize, largestFirst } from '../runView.ts';
import type { RunView, Traded } from '../runView.ts';
import { basisOfResults } from '../section.ts';
import type { HtmlSection } from '../section.ts';
import { bucketsOf, thinned, timeLabels } from '../timeline.ts';
import type { Buckets } from '../timeline.ts';

const MAPS = 2;
const PRICE_ROWS = 28;
/** Rows of the table behind a map. */
const TABLE_ROWS = 200;

interface Grid {
  readonly low: number;
  readonly high: number;
  readonly rowUsd: number;
  /** Buckets × {@link PRICE_ROWS}, rows fastest. */
  readonly cells: Float64Array;
}

/**
 * Forced notional of an asset by bucket and mark price of its contract at the time, USD. The mark and not the price of
 * the closure: an auto-deleveraging price settles an account's whole debt and may be far from any market price.
 */
function gridOf(view: RunView, asset: string, last: readonly number[], buckets: Buckets): Grid {
  const { series } = view.result;
  const rows = instrumentsBySize(view).filter((traded) => traded.asset === asset);
  const forced: { sample: number; mark: number; usd: number }[] = [];
  let low = last.reduce((least, value) => Math.min(least, value), Infinity);
  let high = last.reduce((most, value) => Math.max(most, value), 0);
  for (let sample = 0; sample < series.samples; sample++) {
    for (const { row } of rows) {
      const at = sample * series.instruments + row;
      const closed = series.liquidatedLongUsd[at]! + series.liquidatedShortUsd[at]!;
      if (!(closed > 0)) continue;
      const mark = series.markPrice[at]!;
      low = Math.min(low, mark);
      high = Math.max(high, mark);
      forced.push({ sample, mark, usd: closed });
    }
  }
  const rowUsd = high > low ? (high - low) / PRICE_ROWS : 1;
  const cells = new Float64Array(buckets.n * PRICE_ROWS);
  for (const { sample, mark, usd: closed } of forced) {
    const row = Math.min(PRICE_ROWS - 1, Math.floor((mark - low) / rowUsd));
    cells[buckets.of[sample]! * PRICE_ROWS + row]! += closed;
  }
  return { low, high, rowUsd, cells };
}

function mapOf(view: RunView, traded: Traded): string | null {
  const { series, summary } = view.result;
  const last = column(series, series.lastPrice, traded.row);
  const buckets = bucketsOf(series, summary.horizonS);
  const { low, high, rowUsd, cells } = gridOf(view, traded.asset, last, buckets);
  const full = [...cells.keys()].filter((cell) => cells[cell]! > 0).sort((a, b) => cells[b]! - cells[a]! || a - b);
  const most = full[0];
  if (most === undefined) return null;
  const startOf = (cell: number) =>
    clock(view.scenario.startMs + Math.floor(cell / PRICE_ROWS) * buckets.lengthS * 1000);
  const lowOf = (cell: number) => low + (cell % PRICE_ROWS) * rowUsd;
  const title = `${traded.asset}: forced notional by price and time, USD, all venues`;
  const table = foldedTable('Numbers of this chart', {
    caption: full.length > TABLE_ROWS ? `${title}: the largest ${TABLE_ROWS} cells` : title,
    columns: [
      { head: 'From', unit: 'UTC' },
      priceColumn('Price from'),
      priceColumn('to'),
      usdColumn('Forced notional'),
    ],
    rows: full.slice(0, TABLE_ROWS).map((cell) => [startOf(cell), lowOf(cell), lowOf(cell) + rowUsd, cells[cell]!]),
  });
  const alt =
    `Most in one cell: ${usd(cells[most]!)} from ${startOf(most)} UTC ` +
    `between ${price(lowOf(most))} and ${price(lowOf(most) + rowUsd)}.`;
  const map = {
    title,
    alt,
    columns: buckets.n,
    rows: PRICE_ROWS,
    cells,
    low,
    high,
    line: { name: `last price of ${traded.instrument}`, values: thinned(last) },
    formatPrice: axisPrice(low),
    formatAmount: usd,
    xLabels: timeLabels(view.scenario.startMs, summary.horizonS),
    unit: 'USD',
  };
  return mapHtml(map, table);
}

/** Heat maps of the assets with most forced notional. */
export function heatMapHtml(view: RunView): HtmlSection | null {
  const biggest = new Map(biggestPerAsset(view).map((traded) => [traded.asset, traded]));
  const maps = largestFirst(view.result.summary.byAsset)
    .flatMap(({ key }) => biggest.get(key) ?? [])
    .slice(0, MAPS)
    .flatMap((traded) => mapOf(view, traded) ?? []);
  if (maps.length === 0) return null;
  return {
    id: 'heatmap',
    title: 'Liquidations by price and time',
    lead: 'What was closed by force, at the mark price of its contract, each unit once. Times are UTC.',
    basis: basisOfResults(view),
    body: `<div class="charts wide">${maps.join('')}</div>`,
  };
}
