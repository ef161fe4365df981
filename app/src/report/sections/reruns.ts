/**
 * Who was liquidated because of a price that one venue alone had, or because of an outage: the run against extra runs
 * of the same seed without the cause, account by account.
 */
import type { RerunDifference, Summary } from '@firebreak/engine';
import { counted, usd } from '../format.ts';
import { countColumn, htmlTable, textColumn, usdColumn } from '../htmlTable.ts';
import type { RunView } from '../runView.ts';
import { basisOfResults } from '../section.ts';
import type { HtmlSection, TerminalLook, TextSection } from '../section.ts';
import { wrap } from '../textTable.ts';

const REFERENCES = { external: 'the prices of outside', median: 'the median over the venues' } as const;

interface Line {
  readonly cause: string;
  readonly words: string;
  readonly difference: RerunDifference;
}

function amountOf({ accounts, liquidatedUsd }: { accounts: number; liquidatedUsd: number }): string {
  return `${counted(accounts, 'account')} with ${usd(liquidatedUsd)}`;
}

function linesOf({ falseLiquidations: wrong, outageLiquidations: outage }: Summary): Line[] {
  const lines: Line[] = [];
  if (wrong !== undefined) {
    const words =
      `${amountOf(wrong)} would not have been liquidated if every venue had read ${REFERENCES[wrong.reference]}` +
      ` for index, mark and collateral; ${counted(wrong.onlyInRerunAccounts, 'other account')} would have been instead`;
    lines.push({ cause: `price of the venue alone (against ${wrong.reference})`, words, difference: wrong });
  }
  if (outage !== undefined) {
    const services = outage.services.join(' and ');
    const kept = { accounts: outage.couldNotTopUpAccounts, liquidatedUsd: outage.couldNotTopUpUsd };
    const words =
      `${amountOf(outage)} would not have been liquidated without the outage of ${services}; of them ` +
      `${amountOf(kept)} could have topped up and could not: ` +
      'their owners answered a margin call while transfers were frozen';
    lines.push({ cause: `outage of ${services}`, words, difference: outage });
  }
  return lines;
}

/** Table of the differences by venue. */
export function rerunsHtml(view: RunView): HtmlSection | null {
  const lines = linesOf(view.result.summary);
  if (lines.length === 0) return null;
  const table = htmlTable({
    caption: 'Liquidated in the run and not without the cause, by venue',
    columns: [
      textColumn('Cause'),
      textColumn('Venue'),
      countColumn('Liquidated', 'accounts'),
      usdColumn('Forced notional', Math.max(...lines.map(({ difference }) => difference.liquidatedUsd))),
    ],
    rows: lines.flatMap(({ cause, difference }) => [
      ...difference.byVenue.map((row) => [cause, row.venue, row.accounts, row.liquidatedUsd]),
      [cause, 'all venues', difference.accounts, difference.liquidatedUsd],
    ]),
  });
  return {
    id: 'reruns',
    title: 'Liquidated by a price or an outage',
    lead: 'Extra runs of the same seed without the cause, compared account by account. Knock-on effects are included.',
    basis: basisOfResults(view),
    body: `${lines.map(({ words }) => `<p>${words}.</p>`).join('')}${table}`,
  };
}

/** The same for the terminal. */
export function rerunsText(view: RunView, { columns, colors }: TerminalLook): TextSection | null {
  const lines = linesOf(view.result.summary);
  if (lines.length === 0) return null;
  const text = lines.map(({ cause, words, difference }) => {
    const where = difference.byVenue.map(({ venue, liquidatedUsd }) => `${venue} ${usd(liquidatedUsd)}`).join(', ');
    return `${colors.bold(cause)}\n${wrap(where === '' ? words : `${words}. By venue: ${where}`, columns, '  ')}`;
  });
  return { title: 'Liquidated by a price or an outage', body: text.join('\n') };
}
