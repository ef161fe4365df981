/** What a case is held to, as text for a terminal. */
import type { Outcome } from '../assess/expectations.ts';
import { amount, percent } from './format.ts';
import type { TerminalLook } from './terminal.ts';
import { type TextColumn, textTable, wrap } from './textTable.ts';

const COLUMNS: readonly TextColumn[] = [
  { head: 'held to' },
  { head: 'class' },
  { head: 'claim' },
  { head: 'target', align: 'right' },
  { head: 'result', align: 'right' },
  { head: 'error', align: 'right' },
  { head: 'verdict' },
];

/** A table of targets, results and verdicts, and why a target could not be compared. */
export function renderExpectations(outcomes: readonly Outcome[], { columns, colors }: TerminalLook): string {
  if (outcomes.length === 0) return 'This case is held to no published figure.\n';
  const rows = outcomes.map(({ name, class: kind, claim, target, value, error, verdict }) => {
    const result = value === null ? '-' : amount(value);
    return [name, kind, claim, target, result, error === null ? '-' : percent(error, true), verdict];
  });
  const reasons = outcomes
    .filter((outcome) => outcome.reasons.length > 0)
    .map((outcome) => wrap(`${outcome.claim}: ${outcome.reasons.join('; ')}`, columns, '  '));
  const why = reasons.length === 0 ? '' : `\nwhy some cannot be compared\n${reasons.join('\n')}\n`;
  return `${textTable(COLUMNS, rows, colors)}\n${why}`;
}
