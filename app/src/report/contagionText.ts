/** The answer of a network of debts for the terminal. */
import type { ContagionAnswer } from '../assess/contagion/question.ts';
import { counted, percent, usd } from './format.ts';
import type { TerminalLook } from './section.ts';
import { right, textTable, wrap } from './textTable.ts';

/** A line per entity, then what was lost in all. */
export function contagionText(answer: ContagionAnswer, { columns, colors }: TerminalLook): string {
  const rows = answer.entities.map((row) => [
    row.entity,
    usd(row.equityBefore),
    usd(row.lostAssets),
    usd(row.due),
    usd(row.paid),
    usd(row.equityAfter),
    row.defaultRound === 0 ? '' : `round ${row.defaultRound}`,
    percent(row.debtRankLoss),
  ]);
  const heads = ['equity', 'loses', 'owes', 'pays', 'equity after'].map(right);
  const table = textTable([{ head: 'entity' }, ...heads, { head: 'default' }, right('DebtRank')], rows, colors);
  const unique =
    answer.unique === null
      ? 'Whether other payments are consistent too was not found out.'
      : answer.unique
        ? 'No other payments are consistent.'
        : 'Smaller payments are consistent too: these are the greatest.';
  const words =
    `${counted(answer.defaults, 'default')}; ${usd(answer.unpaid)} of debts unpaid after a loss of assets of ` +
    `${usd(answer.lostAssets)}; ${usd(answer.costs)} used up by defaults. ${unique} DebtRank R ` +
    `${percent(answer.rank)}: what the network adds to the loss, as a share of all equity, without recovery. ` +
    'Nothing is sold here and no price moves.';
  return `${table}\n\n${wrap(words, columns)}\n`;
}
