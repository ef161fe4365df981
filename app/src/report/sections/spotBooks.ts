/** Spot books: what was sold and bought there, how far the price went, and what the makers have left to quote with. */
import type { SpotBookOutcome } from '@firebreak/engine';
import { amount, percent } from '../format.ts';
import { htmlTable, shareColumn, textColumn, usdColumn } from '../htmlTable.ts';
import type { RunView } from '../runView.ts';
import { basisOfResults } from '../section.ts';
import type { HtmlSection, TerminalLook, TextSection } from '../section.ts';
import { fittedTable, right } from '../textTable.ts';

const LEAD =
  'Coins that changed hands for money. Low is the lowest trade against the start; makers quote with what is left of ' +
  'their money and coins, and books of one venue share their makers.';

function rowsOf({ result }: RunView): readonly SpotBookOutcome[] {
  return result.summary.spotBooks ?? [];
}

/** Move from the start of the run as a fraction. */
function moved(price: number, { startPrice }: SpotBookOutcome): number {
  return price / startPrice - 1;
}

/** Outcomes by book; left out of a market without any. */
export function spotBooksHtml(view: RunView): HtmlSection | null {
  const rows = rowsOf(view);
  if (rows.length === 0) return null;
  const body = htmlTable({
    caption: 'Spot books: sold, bought, prices, and what makers have left',
    columns: [
      textColumn('Book'),
      usdColumn('Sold'),
      usdColumn('Bought'),
      shareColumn('Low'),
      shareColumn('End'),
      shareColumn('Money left'),
      shareColumn('Coins left'),
    ],
    rows: rows.map((row) => [
      row.instrument,
      row.soldUsd,
      row.boughtUsd,
      moved(row.lowPrice, row),
      moved(row.endPrice, row),
      row.makersMoneyLeft,
      row.makersCoinsLeft,
    ]),
  });
  return { id: 'spot-books', title: 'Spot books', lead: LEAD, basis: basisOfResults(view), body };
}

/** The same for the terminal. */
export function spotBooksText(view: RunView, { columns, colors }: TerminalLook): TextSection | null {
  const rows = rowsOf(view);
  if (rows.length === 0) return null;
  const head = [{ head: 'USD' }, ...['sold', 'bought', 'low', 'end', 'money left', 'coins left'].map(right)];
  const share = (value: number | null): string => (value === null ? 'none' : percent(value));
  const cells = rows.map((row) => [
    row.instrument,
    amount(row.soldUsd),
    amount(row.boughtUsd),
    percent(moved(row.lowPrice, row)),
    percent(moved(row.endPrice, row)),
    share(row.makersMoneyLeft),
    share(row.makersCoinsLeft),
  ]);
  return { title: 'Spot books', body: fittedTable(head, cells, { columns, colors }) };
}
