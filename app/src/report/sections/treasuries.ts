/** Treasuries and funds: what they sold, at what cost, what fell due, and what nobody paid. */
import type { TreasuryOutcome } from '@firebreak/engine';
import { amount, percent } from '../format.ts';
import { htmlTable, shareColumn, textColumn, usdColumn } from '../htmlTable.ts';
import type { RunView } from '../runView.ts';
import { basisOfResults } from '../section.ts';
import type { HtmlSection, TerminalLook, TextSection } from '../section.ts';
import { fittedTable, right } from '../textTable.ts';

const LEAD =
  'Cost is what the average sale got less than the middle of the book before the first slice; impact is the largest ' +
  'move of the price by the square-root law. Not paid is owed to creditors.';

function rowsOf({ result }: RunView): readonly TreasuryOutcome[] {
  return result.summary.chain?.treasuries ?? [];
}

/** Outcomes by treasury; left out of a market without any. */
export function treasuriesHtml(view: RunView): HtmlSection | null {
  const rows = rowsOf(view);
  if (rows.length === 0) return null;
  const body = htmlTable({
    caption: 'What treasuries and funds sold, paid and still owe',
    columns: [
      textColumn('Treasury'),
      textColumn('Kind'),
      { head: 'Coins before', unit: 'coins', format: amount },
      { head: 'after', unit: 'coins', format: amount },
      usdColumn('Sold'),
      usdColumn('Bought'),
      shareColumn('Cost'),
      shareColumn('by the law'),
      shareColumn('Impact'),
      usdColumn('Paid'),
      usdColumn('Not paid'),
      usdColumn('Cash left'),
      { head: 'Cash covers', unit: 'months', format: (months) => months.toFixed(1) },
    ],
    rows: rows.map((row) => [
      row.treasury,
      row.kind,
      row.coinsBefore,
      row.coinsAfter,
      row.soldUsd,
      row.boughtUsd,
      row.averageCost,
      row.lawCost,
      row.peakImpact,
      row.paidUsd,
      row.unmetUsd,
      row.cashAfterUsd,
      row.coverMonths,
    ]),
  });
  return { id: 'treasuries', title: 'Treasuries and funds', lead: LEAD, basis: basisOfResults(view), body };
}

/** The same for the terminal. */
export function treasuriesText(view: RunView, { columns, colors }: TerminalLook): TextSection | null {
  const rows = rowsOf(view);
  if (rows.length === 0) return null;
  const head = [
    { head: 'USD' },
    ...['sold', 'bought', 'cost', 'impact', 'paid', 'not paid', 'cash left', 'covers'].map(right),
  ];
  const cells = rows.map((row) => [
    row.treasury,
    amount(row.soldUsd),
    amount(row.boughtUsd),
    row.averageCost === null ? 'none' : percent(row.averageCost),
    percent(row.peakImpact),
    amount(row.paidUsd),
    amount(row.unmetUsd),
    amount(row.cashAfterUsd),
    row.coverMonths === null ? 'n/a' : `${row.coverMonths.toFixed(1)} mo`,
  ]);
  return { title: 'Treasuries and funds', body: fittedTable(head, cells, { columns, colors }) };
}
