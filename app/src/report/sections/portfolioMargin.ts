/** Accounts under portfolio margin: how many of them a run liquidated, by venue. */
import type { PortfolioOutcome } from '@firebreak/engine';
import { amount, count } from '../format.ts';
import { countColumn, htmlTable, textColumn, usdColumn } from '../htmlTable.ts';
import type { RunView } from '../runView.ts';
import { basisOfResults } from '../section.ts';
import type { HtmlSection, TerminalLook, TextSection } from '../section.ts';
import { fittedTable, right } from '../textTable.ts';

const LEAD =
  'One equity and one maintenance over contracts, collateral and loans of an account; part of the tables by venue.';

function rowsOf({ result }: RunView): readonly PortfolioOutcome[] {
  return result.summary.portfolioMargin ?? [];
}

/** Outcomes by venue; left out of a market without such accounts. */
export function portfolioMarginHtml(view: RunView): HtmlSection | null {
  const rows = rowsOf(view);
  if (rows.length === 0) return null;
  const body = htmlTable({
    caption: 'Accounts under portfolio margin, by venue',
    columns: [
      textColumn('Venue'),
      countColumn('Accounts', 'accounts'),
      usdColumn('Notional before'),
      countColumn('Liquidated accounts', 'accounts'),
      usdColumn('Liquidated'),
    ],
    rows: rows.map((row) => [row.venue, row.members, row.notionalUsd, row.liquidatedAccounts, row.liquidatedUsd]),
  });
  return { id: 'portfolio-margin', title: 'Portfolio margin', lead: LEAD, basis: basisOfResults(view), body };
}

/** The same for the terminal. */
export function portfolioMarginText(view: RunView, { columns, colors }: TerminalLook): TextSection | null {
  const rows = rowsOf(view);
  if (rows.length === 0) return null;
  const head = [{ head: 'USD' }, ...['accounts', 'notional', 'liquidated', 'accounts'].map(right)];
  const cells = rows.map((row) => [
    row.venue,
    count(row.members),
    amount(row.notionalUsd),
    amount(row.liquidatedUsd),
    count(row.liquidatedAccounts),
  ]);
  return { title: 'Under portfolio margin', body: fittedTable(head, cells, { columns, colors }) };
}
