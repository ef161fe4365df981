/** The ten largest events of a run. */
import { lengthInWords, moment } from '../format.ts';
import { htmlTable } from '../htmlTable.ts';
import { EVENT_COLUMNS, eventRow, eventsOfKind, LOSING_KINDS } from '../eventRows.ts';
import type { RunView } from '../runView.ts';
import { basisOfResults } from '../section.ts';
import type { HtmlSection } from '../section.ts';

const ROWS = 10;

/** The largest events of every kind that takes a position or money from somebody. */
export function largestHtml(view: RunView): HtmlSection {
  const rows = eventsOfKind(view, LOSING_KINDS).slice(0, ROWS);
  const body =
    rows.length === 0
      ? '<p>No event of this run took a position or money from anybody.</p>'
      : htmlTable({
          caption: 'The largest events',
          columns: EVENT_COLUMNS,
          rows: rows.map((row) => eventRow(view, row)),
        });
  return {
    id: 'largest',
    title: 'The ten largest events',
    lead:
      `Amount of each event, the largest first, over ${lengthInWords(view.result.summary.horizonS)} ` +
      `from ${moment(view.scenario.startMs)}. A row may stand for a cohort of identical accounts.`,
    basis: basisOfResults(view),
    body,
  };
}
