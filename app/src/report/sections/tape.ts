/** The tape of liquidations, the largest first and by time. */
import { count, counted } from '../format.ts';
import { foldedTable, htmlTable } from '../htmlTable.ts';
import { EVENT_COLUMNS, eventRow, eventsOfKind, TAPE_KINDS } from '../eventRows.ts';
import type { RunView } from '../runView.ts';
import { basisOfResults } from '../section.ts';
import type { HtmlSection } from '../section.ts';

const ROWS = 200;

/** The largest liquidations, in both orders. */
export function tapeHtml(view: RunView): HtmlSection | null {
  const all = eventsOfKind(view, TAPE_KINDS);
  if (all.length === 0) return null;
  const shown = all.slice(0, ROWS);
  const table = (caption: string, rows: readonly number[]) => ({
    caption,
    columns: EVENT_COLUMNS,
    rows: rows.map((row) => eventRow(view, row)),
    tall: true,
    shortOnPaper: true,
  });
  const some = all.length > shown.length ? `the ${counted(shown.length, 'largest liquidation')}` : 'all liquidations';
  const rest =
    all.length > shown.length ? ` Shown are ${some} of ${count(all.length)} events; all are in events.parquet.` : '';
  const byTime = [...shown].sort((a, b) => a - b);
  return {
    id: 'tape',
    title: 'Liquidation tape',
    lead: `Positions sold or bought in the book, and those that a vault or fund took over.${rest}`,
    basis: basisOfResults(view),
    body:
      htmlTable(table('Liquidations, the largest first', shown)) +
      foldedTable('The same by time', table('Liquidations by time', byTime)),
  };
}
