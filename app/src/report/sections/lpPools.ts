/** Pools that take every trade of their venue: what happened to their worth, and what they bore, paid and refused. */
import type { LpPoolOutcome } from '@firebreak/engine';
import { amount, percent } from '../format.ts';
import { htmlTable, shareColumn, textColumn, usdColumn } from '../htmlTable.ts';
import type { RunView } from '../runView.ts';
import { basisOfResults } from '../section.ts';
import type { HtmlSection, TerminalLook, TextSection } from '../section.ts';
import { fittedTable, right } from '../textTable.ts';

const LEAD =
  'Worth: tokens less the profit that traders have not realised, as far as the venue owes it, and less the impact ' +
  'pool. Loss per token: fall of the price of one liquidity token, with a constant supply; a fall of the tokens that ' +
  'the pool holds is part of it. Insolvent: owed beyond all it has. Peak profit: of a side over what backs it, ' +
  'before winners are closed.';

function rowsOf({ result }: RunView): readonly LpPoolOutcome[] {
  return result.summary.lpPools ?? [];
}

/** Highest profit over backing of either side; without a number where nothing backed a profit. */
function peakOf({ peakLongFactor, peakShortFactor }: LpPoolOutcome): string {
  if (peakLongFactor === null || peakShortFactor === null) return 'no backing';
  return percent(Math.max(peakLongFactor, peakShortFactor));
}

/** Outcomes by pool; left out of a market without any. */
export function lpPoolsHtml(view: RunView): HtmlSection | null {
  const rows = rowsOf(view);
  if (rows.length === 0) return null;
  const body = htmlTable({
    caption: 'Worth, losses and limits, by pool',
    columns: [
      textColumn('Venue'),
      textColumn('Pool'),
      usdColumn('Worth before'),
      usdColumn('after'),
      shareColumn('Loss per token'),
      usdColumn('Insolvent'),
      usdColumn('Debts borne'),
      usdColumn('Profit not paid'),
      usdColumn('Winners closed'),
      textColumn('Peak profit'),
      usdColumn('Fees'),
      usdColumn('Price impact'),
      usdColumn('Openings refused'),
    ],
    rows: rows.map((row) => [
      row.venue,
      row.account,
      row.valueBeforeUsd,
      row.valueAfterUsd,
      row.lossPerToken,
      row.insolventUsd,
      row.debtBorneUsd,
      row.profitNotPaidUsd,
      row.adlUsd,
      peakOf(row),
      row.feesUsd,
      row.impactUsd,
      row.refusedUsd,
    ]),
  });
  return { id: 'lp-pools', title: 'Venues without a book', lead: LEAD, basis: basisOfResults(view), body };
}

/** The same for the terminal. */
export function lpPoolsText(view: RunView, { columns, colors }: TerminalLook): TextSection | null {
  const rows = rowsOf(view);
  if (rows.length === 0) return null;
  const numbers = ['worth before', 'after', 'loss/token', 'debts borne', 'not paid', 'ADL', 'peak profit', 'insolvent'];
  const cells = rows.map((row) => [
    row.venue,
    amount(row.valueBeforeUsd),
    amount(row.valueAfterUsd),
    percent(row.lossPerToken),
    amount(row.debtBorneUsd),
    amount(row.profitNotPaidUsd),
    amount(row.adlUsd),
    peakOf(row),
    amount(row.insolventUsd),
  ]);
  const head = [{ head: 'USD' }, ...numbers.map(right)];
  return { title: 'Pools of venues without a book', body: fittedTable(head, cells, { columns, colors }) };
}
