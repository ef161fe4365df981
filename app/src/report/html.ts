/**
 * Building blocks of the HTML report: escaping, tables, bars. Every text that comes from data passes through
 * `escapeHtml`.
 */

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML: safe between tags and in quoted attributes; a number and its unit stay on one line. */
export function escapeHtml(text: string): string {
  const escaped = text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
  return escaped.replace(/(\d) (tn|bn|m|k|min|s|UTC)\b/g, '$1\u00a0$2');
}

/** A column of a table: its heading, and how its cells stand. */
export interface HtmlColumn {
  readonly head: string;
  readonly align?: 'left' | 'right';
}

/** A cell: plain text (escaped here), or markup that is safe already; `bar` draws a share of the cell's width. */
export type HtmlCell = string | { readonly html: string } | { readonly text: string; readonly bar: number };

function cellHtml(cell: HtmlCell): string {
  if (typeof cell === 'string') return escapeHtml(cell);
  if ('html' in cell) return cell.html;
  const width = (Math.min(1, Math.max(0, cell.bar)) * 100).toFixed(1);
  return `${escapeHtml(cell.text)}<span class="bar" aria-hidden="true"><i style="width:${width}%"></i></span>`;
}

/** A table with a caption; the first cell of each row is its heading. Wide tables scroll inside their own frame. */
export function htmlTable(
  caption: string,
  columns: readonly HtmlColumn[],
  rows: readonly (readonly HtmlCell[])[],
): string {
  const side = (k: number) => (columns[k]?.align === 'right' ? ' class="n"' : '');
  const head = columns.map(({ head: text }, k) => `<th scope="col"${side(k)}>${escapeHtml(text)}</th>`).join('');
  const body = rows.map((row) => {
    const cells = row.map((cell, k) =>
      k === 0 ? `<th scope="row"${side(k)}>${cellHtml(cell)}</th>` : `<td${side(k)}>${cellHtml(cell)}</td>`,
    );
    return `<tr>${cells.join('')}</tr>`;
  });
  const label = escapeHtml(caption);
  return (
    `<div class="scroll" role="region" tabindex="0" aria-label="Table: ${label}"><table><caption>${label}</caption>` +
    `<thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table></div>`
  );
}

/** A section with its heading at level 2; `lead` says in words what is seen. */
export function section(id: string, title: string, lead: string, body: string): string {
  const words = lead === '' ? '' : `<p class="lead">${escapeHtml(lead)}</p>`;
  return `<section aria-labelledby="${id}"><h2 id="${id}">${escapeHtml(title)}</h2>${words}${body}</section>`;
}

/** A column of names. */
export function textColumn(head: string): HtmlColumn {
  return { head };
}

/** A column of numbers, aligned at the right. */
export function numberColumn(head: string): HtmlColumn {
  return { head, align: 'right' };
}
