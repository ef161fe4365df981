/** Venues: open interest, liquidated, auto-deleveraged, what is left of the fund, bad debt, first auto-deleveraging. */
import type { VenueOutcome } from '@firebreak/engine';
import { amount, count, duration } from '../format.ts';
import { countColumn, durationColumn, htmlTable, shareColumn, textColumn, usdColumn } from '../htmlTable.ts';
import { largestFirst, shareOfInterest } from '../runView.ts';
import type { RunView } from '../runView.ts';
import { basisOfResults } from '../section.ts';
import type { HtmlSection, TerminalLook, TextSection } from '../section.ts';
import { right, fittedTable } from '../textTable.ts';

/** From this width on, open interest and fund at the end stand in the table too. */
const WIDE = 96;

/** Outcomes by venue. */
export function venuesHtml(view: RunView): HtmlSection {
  const rows = largestFirst(view.result.summary.byVenue);
  const body = htmlTable({
    caption: 'Liquidated, auto-deleveraged and lost, by venue',
    columns: [
      textColumn('Venue'),
      usdColumn('Open interest before'),
      usdColumn('after'),
      usdColumn('Liquidated', Math.max(...rows.map((row) => row.liquidatedUsd))),
      shareColumn('of open interest'),
      countColumn('Liquidated', 'accounts'),
      usdColumn('Auto-deleveraged'),
      durationColumn('First auto-deleveraging'),
      usdColumn('Insurance fund before'),
      usdColumn('left'),
      usdColumn('Bad debt'),
    ],
    rows: rows.map((row) => [
      row.key,
      row.openInterestBeforeUsd,
      row.openInterestAfterUsd,
      row.liquidatedUsd,
      shareOfInterest(row),
      row.liquidatedAccounts,
      row.adlUsd,
      row.firstAdlS ?? 'none',
      row.fundBeforeUsd,
      row.fundAfterUsd,
      row.badDebtUsd,
    ]),
  });
  const lead = 'Times are minutes and seconds from the start.';
  return { id: 'venues', title: 'By venue', lead, basis: basisOfResults(view), body };
}

function fundOf({ fundBeforeUsd, fundAfterUsd }: VenueOutcome, wide: boolean): string {
  return wide ? `${amount(fundBeforeUsd)} → ${amount(fundAfterUsd)}` : amount(fundAfterUsd);
}

/** The same for the terminal; a narrow one goes without accounts and without the fund at the start. */
export function venuesText({ result }: RunView, { columns, colors }: TerminalLook): TextSection {
  const wide = columns >= WIDE;
  const head = [
    { head: '\nUSD' },
    ...['open int.\nbefore', '\nafter', '\nliquidated'].map(right),
    ...(wide ? [right('\naccounts')] : []),
    ...['\nADL', wide ? 'fund\nbefore → left' : 'fund\nleft', '\nbad debt', 'first\nADL'].map(right),
  ];
  const rows = largestFirst(result.summary.byVenue).map((row) => [
    row.key,
    amount(row.openInterestBeforeUsd),
    amount(row.openInterestAfterUsd),
    amount(row.liquidatedUsd),
    ...(wide ? [count(row.liquidatedAccounts)] : []),
    amount(row.adlUsd),
    fundOf(row, wide),
    amount(row.badDebtUsd),
    row.firstAdlS === null ? 'none' : duration(row.firstAdlS),
  ]);
  return { title: 'By venue', body: fittedTable(head, rows, { columns, colors }) };
}
