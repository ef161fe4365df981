/** A waterfall as HTML: horizontal steps, each starting where the one before it ended. */
import { escapeHtml } from '../html.ts';
import { EXTENT } from './chart.ts';

/** A step: how much of the whole it takes. */
export interface WaterfallStep {
  readonly name: string;
  readonly value: number;
  readonly tone: string;
}

const ROW = 20;
/** What is there is seen, however small. */
const WIDTH_MIN = 3;

/** Steps with their title. */
export interface Waterfall {
  readonly title: string;
  readonly unit: string;
  readonly steps: readonly WaterfallStep[];
  /** Each step starts where the one before it ended; else each starts at 0. */
  readonly falling: boolean;
  readonly format: (value: number) => string;
}

/** The steps as a figure, with `table` behind it. Names and amounts are text, so bars need no words of their own. */
export function waterfallChart({ title, unit, steps, falling, format }: Waterfall, table: string): string {
  const values = steps.map(({ value }) => value);
  const whole = falling ? values.reduce((sum, value) => sum + value, 0) : Math.max(...values);
  const scale = whole > 0 ? EXTENT / whole : 0;
  let from = 0;
  const items = steps.map(({ name, value, tone }) => {
    const width = value > 0 ? Math.max(value * scale, WIDTH_MIN) : 0;
    const x = falling ? Math.max(0, Math.min(EXTENT - width, from * scale)) : 0;
    from += value;
    return (
      `<li><span class="step">${escapeHtml(name)}</span><span class="amount">${escapeHtml(format(value))}</span>` +
      `<svg viewBox="0 0 ${EXTENT} ${ROW}" preserveAspectRatio="none" aria-hidden="true" focusable="false">` +
      `<path class="grid" d="M0 ${ROW - 1}H${EXTENT}"/>` +
      `<rect class="fill ${tone}" x="${x.toFixed(1)}" y="2" width="${width.toFixed(1)}" height="${ROW - 6}"/>` +
      `</svg></li>`
    );
  });
  return (
    `<figure class="chart" data-unit="${escapeHtml(unit)}"><figcaption>${escapeHtml(title)}</figcaption>` +
    `<ol class="steps">${items.join('')}</ol>${table}</figure>`
  );
}
