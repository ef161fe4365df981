/** Accounts that trade coins with borrowed tokens: how many a run liquidated, what they repaid and left, by venue. */
import type { MarginLoanOutcome } from '@firebreak/engine';
import { amount, count, duration } from '../format.ts';
import { countColumn, durationColumn, htmlTable, textColumn, usdColumn } from '../htmlTable.ts';
import type { RunView } from '../runView.ts';
import { basisOfResults } from '../section.ts';
import type { HtmlSection, TerminalLook, TextSection } from '../section.ts';
import { fittedTable, right } from '../textTable.ts';

const LEAD =
  'Coins bought or sold with borrowed tokens. Where the margin level is too low everything is sold, and owed coins ' +
  'are bought back, in the spot books of the venue. Bad debt is part of the table by venue.';

function rowsOf({ result }: RunView): readonly MarginLoanOutcome[] {
  return result.summary.marginLoans ?? [];
}

/** Outcomes by venue; left out of a market without such accounts. */
export function marginLoansHtml(view: RunView): HtmlSection | null {
  const rows = rowsOf(view);
  if (rows.length === 0) return null;
  const body = htmlTable({
    caption: 'Margin loans, by venue',
    columns: [
      textColumn('Venue'),
      countColumn('Accounts', 'accounts'),
      usdColumn('Owed before'),
      countColumn('Liquidated', 'accounts'),
      usdColumn('Repaid'),
      usdColumn('Traded in books'),
      usdColumn('Fees to the fund'),
      usdColumn('Bad debt'),
      durationColumn('First liquidation'),
    ],
    rows: rows.map((row) => [
      row.venue,
      row.members,
      row.debtsUsd,
      row.liquidatedAccounts,
      row.repaidUsd,
      row.tradedUsd,
      row.feesUsd,
      row.badDebtUsd,
      row.firstLiquidationS ?? 'none',
    ]),
  });
  return { id: 'margin-loans', title: 'Margin loans', lead: LEAD, basis: basisOfResults(view), body };
}

/** The same for the terminal. */
export function marginLoansText(view: RunView, { columns, colors }: TerminalLook): TextSection | null {
  const rows = rowsOf(view);
  if (rows.length === 0) return null;
  const head = [
    { head: 'USD' },
    ...['accounts', 'owed', 'liquidated', 'repaid', 'in books', 'fees', 'bad debt', 'first after'].map(right),
  ];
  const cells = rows.map((row) => [
    row.venue,
    count(row.members),
    amount(row.debtsUsd),
    count(row.liquidatedAccounts),
    amount(row.repaidUsd),
    amount(row.tradedUsd),
    amount(row.feesUsd),
    amount(row.badDebtUsd),
    row.firstLiquidationS === null ? 'none' : duration(row.firstLiquidationS),
  ]);
  return { title: 'Margin loans', body: fittedTable(head, cells, { columns, colors }) };
}
