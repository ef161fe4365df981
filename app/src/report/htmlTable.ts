/**
 * Tables of the HTML report: each column says its unit, each number keeps its exact value for the CSV that the page
 * saves, and wide tables scroll inside their own frame.
 */
import { count, duration, percent, price, usd } from './format.ts';
import { escapeHtml } from './html.ts';
import type { Basis } from './section.ts';
import { PAPER_ROWS } from './style.ts';

/** Units that say where the unit stands instead of what it is. */
const WORDS = new Set(['row', 'unit', 'setting']);

/** A column: its heading, its unit (null = names and words), and how its numbers look. */
export interface HtmlColumn {
  readonly head: string;
  readonly unit: string | null;
  readonly format?: (value: number) => string;
  /** Draws each number as a bar of this maximum, too. */
  readonly barMax?: number;
}

/** A cell: a number formatted by its column, text, or nothing. */
export type HtmlCell = number | string | null;

/** A table with its caption. `bases` gives the basis of each row where rows differ. */
export interface HtmlTable {
  readonly caption: string;
  readonly columns: readonly HtmlColumn[];
  readonly rows: readonly (readonly HtmlCell[])[];
  readonly bases?: readonly Basis[];
  /** More rows than fit on a screen scroll inside the frame. */
  readonly tall?: boolean;
  /** Only the first {@link PAPER_ROWS} rows go on paper, and a line says so. */
  readonly shortOnPaper?: boolean;
}

function barOf(value: number, max: number): string {
  const width = (Math.min(1, Math.max(0, value / max)) * 100).toFixed(1);
  return `<span class="bar" aria-hidden="true"><i style="width:${width}%"></i></span>`;
}

function cellHtml(cell: HtmlCell, column: HtmlColumn, k: number): string {
  const side = column.unit === null || column.unit === 'unit' ? '' : ' class="n"';
  const exact = typeof cell === 'number' ? ` data-value="${String(Number(cell.toPrecision(12)))}"` : '';
  const text = typeof cell === 'number' ? (column.format ?? String)(cell) : (cell ?? '');
  const bar =
    typeof cell === 'number' && cell > 0 && column.barMax !== undefined && column.barMax > 0
      ? barOf(cell, column.barMax)
      : '';
  const tag = k === 0 ? 'th' : 'td';
  const scope = k === 0 ? ' scope="row"' : '';
  return `<${tag}${scope}${side}${exact}>${escapeHtml(text)}${bar}</${tag}>`;
}

function headHtml({ head, unit }: HtmlColumn): string {
  if (unit === null) return `<th scope="col" data-unit="name">${escapeHtml(head)}</th>`;
  const shown = WORDS.has(unit) ? '' : ` <small>${escapeHtml(unit)}</small>`;
  const side = unit === 'unit' ? '' : ' class="n"';
  return `<th scope="col"${side} data-unit="${escapeHtml(unit)}">${escapeHtml(head)}${shown}</th>`;
}

/** A table as HTML; the first cell of each row is its heading. */
export function htmlTable({ caption, columns, rows, bases, tall, shortOnPaper }: HtmlTable): string {
  const body = rows.map((row, r) => {
    const basis = bases === undefined ? '' : ` data-basis="${bases[r]!}"`;
    return `<tr${basis}>${row.map((cell, k) => cellHtml(cell, columns[k]!, k)).join('')}</tr>`;
  });
  const label = escapeHtml(caption);
  const head = columns.map(headHtml).join('');
  const clipped = shortOnPaper === true && rows.length > PAPER_ROWS;
  const note = `The first ${PAPER_ROWS} of ${rows.length} rows; all are in the HTML file.`;
  return (
    `<div class="table${clipped ? ' clipped' : ''}"><div class="scroll${tall === true ? ' tall' : ''}" ` +
    `role="region" tabindex="0" aria-label="Table: ${label}"><table><caption><span>${label}</span></caption>` +
    `<thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table></div>` +
    `${clipped ? `<p class="paper">${note}</p>` : ''}</div>`
  );
}

/** A table behind a summary that opens it. */
export function foldedTable(summary: string, table: HtmlTable): string {
  return `<details><summary>${escapeHtml(summary)}</summary>${htmlTable({ ...table, tall: true })}</details>`;
}

/** A column of names or words. */
export function textColumn(head: string): HtmlColumn {
  return { head, unit: null };
}

/** A column of money. */
export function usdColumn(head: string, barMax?: number): HtmlColumn {
  return { head, unit: 'USD', format: usd, ...(barMax === undefined ? {} : { barMax }) };
}

/** A column of prices. */
export function priceColumn(head: string): HtmlColumn {
  return { head, unit: 'USD', format: price };
}

/** A column of fractions, shown as percentages. */
export function shareColumn(head: string, barMax?: number): HtmlColumn {
  return { head, unit: '%', format: percent, ...(barMax === undefined ? {} : { barMax }) };
}

/** A column of counts of something. */
export function countColumn(head: string, unit: string): HtmlColumn {
  return { head, unit, format: count };
}

/** A column of times since the start of the run. */
export function durationColumn(head: string): HtmlColumn {
  return { head, unit: 'min:s', format: duration };
}

/** A column of values in the unit that the row names in its own column `{ unit: 'unit' }`. */
export function rowUnitColumn(head: string): HtmlColumn {
  return { head, unit: 'row' };
}

/** A column of settings as the scenario writes them, each with what it needs to be read. */
export function settingColumn(head: string): HtmlColumn {
  return { head, unit: 'setting' };
}
