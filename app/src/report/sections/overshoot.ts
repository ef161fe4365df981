/** How far last prices went beyond their exogenous path, instrument by instrument. */
import { durationColumn, htmlTable, priceColumn, shareColumn, textColumn } from '../htmlTable.ts';
import type { RunView } from '../runView.ts';
import { basisOfResults } from '../section.ts';
import type { HtmlSection } from '../section.ts';

const ROWS = 20;

/** Prices by instrument, the largest overshoot first. */
export function overshootHtml(view: RunView): HtmlSection {
  const rows = [...view.result.summary.byInstrument].sort((a, b) => b.overshoot - a.overshoot).slice(0, ROWS);
  const body = htmlTable({
    caption: 'Prices by instrument, largest overshoot first',
    columns: [
      textColumn('Instrument'),
      shareColumn('Overshoot', rows[0]?.overshoot ?? 0),
      ...['Start', 'Exogenous low', 'Low'].map(priceColumn),
      durationColumn('Low after'),
      priceColumn('End'),
      shareColumn('Least bid depth, of calm'),
      shareColumn('Widest spread'),
    ],
    rows: rows.map((row) => [
      row.instrument,
      row.overshoot,
      row.startPrice,
      row.exogenousLow,
      row.lowPrice,
      row.lowAtS,
      row.endPrice,
      row.minBidDepthShare,
      row.maxSpread,
    ]),
  });
  return {
    id: 'overshoot',
    title: 'Overshoot',
    lead:
      'How far the last price went beyond the exogenous path, as a share of it. ' +
      'The opening sentence counts contracts with more than 1% of open interest.',
    basis: basisOfResults(view),
    body,
  };
}
