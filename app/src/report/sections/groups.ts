/** Groups that own several parts of a market: what happened to each part, so that one owner stands in one line. */
import type { GroupOutcome } from '@firebreak/engine';
import { amount } from '../format.ts';
import { htmlTable, textColumn, usdColumn } from '../htmlTable.ts';
import type { RunView } from '../runView.ts';
import { basisOfResults } from '../section.ts';
import type { HtmlSection, TerminalLook, TextSection } from '../section.ts';
import { fittedTable, right } from '../textTable.ts';

const LEAD =
  'Bad debt at its venues and lending markets, what is missing behind its stablecoins, what its treasuries did not ' +
  'pay, and the change of equity of its accounts. These are not parts of one total.';

function rowsOf({ result }: RunView): readonly GroupOutcome[] {
  return result.summary.chain?.groups ?? [];
}

function parts({ venues, lendingMarkets, stablecoins, treasuries }: GroupOutcome): string {
  return [...venues, ...lendingMarkets, ...stablecoins, ...treasuries].join(', ');
}

/** Outcomes by group; left out of a market that names none. */
export function groupsHtml(view: RunView): HtmlSection | null {
  const rows = rowsOf(view);
  if (rows.length === 0) return null;
  const body = htmlTable({
    caption: 'Losses by group of owners',
    columns: [
      textColumn('Group'),
      textColumn('Owns'),
      usdColumn('Bad debt at venues'),
      usdColumn('at lending markets'),
      usdColumn('Missing behind stablecoins'),
      usdColumn('Not paid by treasuries'),
      usdColumn('Change of equity of accounts'),
    ],
    rows: rows.map((row) => [
      row.group,
      parts(row),
      row.venueBadDebtUsd,
      row.lendingBadDebtUsd,
      row.shortfallUsd,
      row.unmetUsd,
      row.accountsAfterUsd - row.accountsBeforeUsd,
    ]),
  });
  return { id: 'groups', title: 'Groups of owners', lead: LEAD, basis: basisOfResults(view), body };
}

/** The same for the terminal. */
export function groupsText(view: RunView, { columns, colors }: TerminalLook): TextSection | null {
  const rows = rowsOf(view);
  if (rows.length === 0) return null;
  const head = [
    { head: 'USD' },
    { head: 'owns' },
    ...['venues', 'lending', 'stablecoins', 'treasuries', 'equity'].map(right),
  ];
  const cells = rows.map((row) => [
    row.group,
    parts(row),
    amount(row.venueBadDebtUsd),
    amount(row.lendingBadDebtUsd),
    amount(row.shortfallUsd),
    amount(row.unmetUsd),
    amount(row.accountsAfterUsd - row.accountsBeforeUsd),
  ]);
  return {
    title: 'Groups of owners: losses, and change of equity',
    body: fittedTable(head, cells, { columns, colors }),
  };
}
