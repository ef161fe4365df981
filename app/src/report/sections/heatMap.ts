/** Where and when positions were closed by force: price by time, for the assets with most of it. */
import { EVENT } from '@firebreak/engine';
import { heatMapHtml as mapHtml } from '../charts/heatMap.ts';
import { axisPrice, clock, price, usd } from '../format.ts';
import { foldedTable, priceColumn, usdColumn } from '../htmlTable.ts';
import { biggestPerAsset, column, largestFirst } from '../runView.ts';
import type { RunView, Traded } from '../runView.ts';
import { basisOfResults } from '../section.ts';
import type { HtmlSection } from '../section.ts';
import { bucketsOf, thinned, timeLabels } from '../timeline.ts';

const MAPS = 2;
const PRICE_ROWS = 28;
/** Rows of the table behind a map. */
const TABLE_ROWS = 200;
const FORCED = new Set<number>([EVENT.liquidation, EVENT.vault_transfer, EVENT.fund_takeover, EVENT.adl]);

interface Forced {
  readonly timeS: number;
  readonly price: number;
  readonly usd: number;
}

/** Forced closures of an asset on all venues: into the book, to a vault or fund, and by auto-deleveraging. */
function forcedOf({ snapshot, result }: RunView, asset: string): Forced[] {
  const { events } = result;
  const { instruments, assets } = snapshot;
  const of = instruments.id.map((_, row) => assets.id[instruments.asset[row]!] === asset);
  const found: Forced[] = [];
  for (let row = 0; row < events.n; row++) {
    const instrument = events.instrument[row]!;
    if (!FORCED.has(events.kind[row]!) || instrument < 0 || !of[instrument] || !(events.price[row]! > 0)) continue;
    found.push({ timeS: events.timeS[row]!, price: events.price[row]!, usd: events.notionalUsd[row]! });
  }
  return found;
}

function mapOf(view: RunView, traded: Traded): string | null {
  const { series, summary } = view.result;
  const forced = forcedOf(view, traded.asset);
  if (forced.length === 0) return null;
  const last = column(series, series.lastPrice, traded.row);
  const prices = [...forced.map((event) => event.price), ...last];
  const low = prices.reduce((least, value) => Math.min(least, value), Infinity);
  const high = prices.reduce((most, value) => Math.max(most, value), 0);
  const buckets = bucketsOf(series, summary.horizonS);
  const rowUsd = high > low ? (high - low) / PRICE_ROWS : 1;
  const cells = new Float64Array(buckets.n * PRICE_ROWS);
  for (const event of forced) {
    const at = Math.min(buckets.n - 1, Math.max(0, Math.ceil(event.timeS / buckets.lengthS - 1e-9) - 1));
    const row = Math.min(PRICE_ROWS - 1, Math.floor((event.price - low) / rowUsd));
    cells[at * PRICE_ROWS + row]! += event.usd;
  }
  const full = [...cells.keys()].filter((cell) => cells[cell]! > 0).sort((a, b) => cells[b]! - cells[a]! || a - b);
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
  const most = full[0]!;
  return mapHtml(
    {
      title,
      alt:
        `Most in one cell: ${usd(cells[most]!)} from ${startOf(most)} UTC ` +
        `between ${price(lowOf(most))} and ${price(lowOf(most) + rowUsd)}.`,
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
    },
    table,
  );
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
    lead:
      'What was closed by force, at the price at which it was closed: sold or bought in the book, taken over, or ' +
      'auto-deleveraged. What a fund or vault took over can appear again when it is auto-deleveraged. Times are UTC.',
    basis: basisOfResults(view),
    body: `<div class="charts wide">${maps.join('')}</div>`,
  };
}
