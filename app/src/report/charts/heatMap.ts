/** A heat map as HTML and SVG: amounts over time and price, darker where more, on a scale of equal factors. */
import { escapeHtml } from '../html.ts';
import { axisHtml, EXTENT, heightAt, legendHtml, linePath, niceScale, panelHtml } from './chart.ts';

/** Shades of one colour. */
const SHADES = 5;
/** Ratio between the lower ends of neighbouring shades. */
const FACTOR = 10 ** 0.5;

/** Amounts by column (time) and row (price, lowest first), and a line over the same price axis. */
export interface HeatMap {
  readonly title: string;
  readonly alt: string;
  readonly columns: number;
  readonly rows: number;
  /** `columns × rows`, rows fastest. */
  readonly cells: Float64Array;
  readonly low: number;
  readonly high: number;
  readonly line: { readonly name: string; readonly values: readonly number[] };
  readonly formatPrice: (value: number) => string;
  readonly formatAmount: (value: number) => string;
  readonly xLabels: readonly { readonly at: number; readonly text: string }[];
  /** Unit of the amounts, for the legend. */
  readonly unit: string;
}

/** Lower ends of the shades, lightest first; the lightest holds everything below the second. */
function shadeEnds(most: number): number[] {
  return Array.from({ length: SHADES }, (_, k) => (k === 0 ? 0 : most / FACTOR ** (SHADES - k)));
}

function cellsSvg(map: HeatMap, ends: readonly number[]): string {
  const [width, height] = [EXTENT / map.columns, EXTENT / map.rows];
  const box = `h${width.toFixed(1)}v${height.toFixed(1)}h-${width.toFixed(1)}z`;
  const paths = ends.map(() => '');
  for (let column = 0; column < map.columns; column++) {
    for (let row = 0; row < map.rows; row++) {
      const value = map.cells[column * map.rows + row]!;
      if (!(value > 0)) continue;
      const shade = ends.findLastIndex((end) => value > end);
      const [left, top] = [column * width, EXTENT - (row + 1) * height];
      paths[shade] += `M${left.toFixed(1)} ${top.toFixed(1)}${box}`;
    }
  }
  return paths.map((path, k) => (path === '' ? '' : `<path class="fill h${k}" d="${path}"/>`)).join('');
}

/** The map as a figure, with `table` behind it. */
export function heatMapHtml(map: HeatMap, table: string): string {
  const most = map.cells.reduce((max, value) => Math.max(max, value), 0);
  const ends = shadeEnds(most);
  const range = niceScale(map.low, map.high, 5);
  const name = (k: number) => {
    const to = k === SHADES - 1 ? most : ends[k + 1]!;
    return k === 0 ? `up to ${map.formatAmount(to)}` : `to ${map.formatAmount(to)}`;
  };
  const legend = legendHtml([
    ...ends.map((_, k) => ({ name: name(k), tone: `h${k}`, block: true })),
    { name: map.line.name, tone: 'price', dash: '' },
  ]);
  const marks = cellsSvg(map, ends) + linePath({ ...map.line, tone: 'price' }, range);
  const labels = range.ticks.map((tick) => ({ at: heightAt(tick, range) / EXTENT, text: map.formatPrice(tick) }));
  return (
    `<figure class="chart" data-unit="${escapeHtml(map.unit)}"><figcaption>${escapeHtml(map.title)}</figcaption>` +
    legend +
    panelHtml({ heightPx: 300, title: map.title, alt: map.alt, labels, marks }) +
    `${axisHtml(map.xLabels)}${table}</figure>`
  );
}
