/**
 * Charts as HTML and SVG by hand: lines and bars are an SVG that stretches with the page, labels are text beside it,
 * so that they keep their size on a phone. Each chart says in words what it shows.
 */
import { escapeHtml } from '../html.ts';

/** Coordinates inside a panel run from 0 to this on both axes, whatever its size on the page. */
export const EXTENT = 1000;

/** A line over the x axis; NaN leaves a gap. */
export interface ChartLine {
  readonly name: string;
  /** Class of the style sheet that colours it. */
  readonly tone: string;
  readonly values: readonly number[];
  /** Lengths of dash and gap; nothing for a whole line. */
  readonly dash?: string;
}

/** Bars over the x axis, stacked on those before them. */
export interface ChartBars {
  readonly name: string;
  readonly tone: string;
  readonly values: readonly number[];
}

/** One panel of a chart: lines, or stacked bars, over a common x axis. */
export interface Panel {
  readonly heightPx: number;
  readonly lines?: readonly ChartLine[];
  readonly bars?: readonly ChartBars[];
  /** The scale starts at 0 whatever the values. */
  readonly fromZero?: boolean;
  readonly format: (value: number) => string;
}

/** A chart: panels one below the other, labels of the x axis (position as a fraction), and its words. */
export interface Chart {
  readonly title: string;
  /** What a reader who does not see the picture is told. */
  readonly alt: string;
  /** Unit of the values: `USD`, `%`. */
  readonly unit: string;
  readonly panels: readonly Panel[];
  readonly xLabels: readonly { readonly at: number; readonly text: string }[];
}

/** A range of values and the ticks on it. */
export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
}

/** Ticks at 1, 2, 2.5 or 5 times a power of ten, about `wanted` of them, and the range that they span. */
export function niceScale(low: number, high: number, wanted = 3): Scale {
  if (!(high > low)) return niceScale(low - (Math.abs(low) || 1) * 0.01, low + (Math.abs(low) || 1) * 0.01, wanted);
  const raw = (high - low) / wanted;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= raw * 0.999) ?? 10) * power;
  const first = Math.ceil(low / step - 1e-9) * step;
  const ticks: number[] = [];
  for (let k = 0; first + k * step <= high + step * 1e-9; k++) ticks.push(first + k * step);
  return { low, high, ticks };
}

function rangeOf(panel: Panel): readonly [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const { values } of panel.lines ?? []) {
    for (const value of values) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  const bars = panel.bars ?? [];
  for (let k = 0; k < (bars[0]?.values.length ?? 0); k++) {
    high = Math.max(
      high,
      bars.reduce((sum, { values }) => sum + values[k]!, 0),
    );
    low = 0;
  }
  if (!Number.isFinite(high)) return [0, 1];
  if (panel.fromZero === true || bars.length > 0) return [Math.min(0, low), high > 0 ? high * 1.04 : 1];
  const margin = (high - low) * 0.05;
  return [low - margin, high + margin];
}

/** A line as a path of a panel. */
export function linePath(line: ChartLine, scale: Scale): string {
  let path = '';
  let pen = 'M';
  const last = Math.max(1, line.values.length - 1);
  line.values.forEach((value, k) => {
    if (!Number.isFinite(value)) {
      pen = 'M';
      return;
    }
    path += `${pen}${((k / last) * EXTENT).toFixed(1)} ${heightAt(value, scale).toFixed(1)}`;
    pen = 'L';
  });
  const dash = line.dash === undefined || line.dash === '' ? '' : ` stroke-dasharray="${line.dash}"`;
  return `<path class="line ${line.tone}" d="${path}"${dash}/>`;
}

/** Height of a value in a panel, from the top. */
export function heightAt(value: number, { low, high }: Scale): number {
  return (1 - (value - low) / (high - low)) * EXTENT;
}

function barsSvg(bars: readonly ChartBars[], scale: Scale): string {
  const n = bars[0]?.values.length ?? 0;
  const width = EXTENT / Math.max(1, n);
  const base = new Float64Array(n);
  let svg = '';
  for (const { values, tone } of bars) {
    let path = '';
    for (let k = 0; k < n; k++) {
      if (!(values[k]! > 0)) continue;
      const bottom = heightAt(base[k]!, scale);
      base[k] = base[k]! + values[k]!;
      const top = heightAt(base[k]!, scale);
      const [left, right] = [(k + 0.08) * width, (k + 0.92) * width];
      path += `M${left.toFixed(1)} ${bottom.toFixed(1)}V${top.toFixed(1)}H${right.toFixed(1)}V${bottom.toFixed(1)}Z`;
    }
    svg += `<path class="fill ${tone}" d="${path}"/>`;
  }
  return svg;
}

/** Marks of a panel with the labels of its axis (position as a fraction from the top), and what it says in words. */
export function panelHtml(panel: {
  readonly heightPx: number;
  readonly title: string;
  readonly alt: string;
  readonly labels: readonly { readonly at: number; readonly text: string }[];
  readonly marks: string;
}): string {
  const labels = panel.labels.map(
    ({ at, text }) => `<span class="tick" style="top:${(at * 100).toFixed(2)}%">${escapeHtml(text)}</span>`,
  );
  const grid = panel.labels.map(({ at }) => `M0 ${(at * EXTENT).toFixed(1)}H${EXTENT}`).join('');
  return (
    `<div class="panel" style="height:${panel.heightPx}px"><div aria-hidden="true">${labels.join('')}</div>` +
    `<svg role="img" viewBox="0 0 ${EXTENT} ${EXTENT}" preserveAspectRatio="none" focusable="false">` +
    `<title>${escapeHtml(panel.title)}</title><desc>${escapeHtml(panel.alt)}</desc>` +
    `<path class="grid" d="${grid}"/>${panel.marks}</svg></div>`
  );
}

function scaledPanel(panel: Panel, { title, alt }: Chart): string {
  const [low, high] = rangeOf(panel);
  const scale = niceScale(low, high, panel.heightPx > 100 ? 4 : 2);
  const labels = scale.ticks.map((tick) => ({ at: heightAt(tick, scale) / EXTENT, text: panel.format(tick) }));
  const marks = barsSvg(panel.bars ?? [], scale) + (panel.lines ?? []).map((line) => linePath(line, scale)).join('');
  const names = [...(panel.lines ?? []), ...(panel.bars ?? [])].map(({ name }) => name).join(', ');
  return panelHtml({ heightPx: panel.heightPx, title: `${title}: ${names}`, alt, labels, marks });
}

/** A line or bar of a legend. */
export interface LegendEntry {
  readonly name: string;
  readonly tone: string;
  readonly dash?: string;
  /** Drawn as a block, not as a line. */
  readonly block?: boolean;
}

/** Labels of the x axis. */
export function axisHtml(labels: Chart['xLabels']): string {
  const texts = labels.map(({ at, text }) => {
    const end = at < 0.04 ? ' first' : at > 0.96 ? ' last' : '';
    return `<span class="x${end}" style="left:${(at * 100).toFixed(2)}%">${escapeHtml(text)}</span>`;
  });
  return `<div class="axis" aria-hidden="true">${texts.join('')}</div>`;
}

/** A chart as an HTML figure: title, legend, panels, and the table behind it. */
export function chartHtml(chart: Chart, table: string): string {
  const entries = chart.panels.flatMap(({ lines, bars }) => [
    ...(lines ?? []).map(({ name, tone, dash }) => ({ name, tone, dash: dash ?? '' })),
    ...(bars ?? []).map(({ name, tone }) => ({ name, tone, block: true })),
  ]);
  return (
    `<figure class="chart" data-unit="${escapeHtml(chart.unit)}"><figcaption>${escapeHtml(chart.title)}</figcaption>` +
    `${legendHtml(entries)}${chart.panels.map((panel) => scaledPanel(panel, chart)).join('')}` +
    `${axisHtml(chart.xLabels)}${table}</figure>`
  );
}

/** Names, colours and dashes of lines and bars. */
export function legendHtml(entries: readonly LegendEntry[]): string {
  const items = entries.map(({ name, tone, dash, block }) => {
    const drawn = dash === undefined || dash === '' ? '' : ` stroke-dasharray="${dash}"`;
    const mark =
      block === true
        ? `<rect class="fill ${tone}" x="3" y="1" width="16" height="10" rx="2"/>`
        : `<path class="line ${tone}" d="M0 6H26"${drawn}/>`;
    const svg = `<svg class="key" viewBox="0 0 26 12" aria-hidden="true" focusable="false">${mark}</svg>`;
    return `<li>${svg}${escapeHtml(name)}</li>`;
  });
  return `<ul class="legend">${items.join('')}</ul>`;
}
