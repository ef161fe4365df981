/** What a case is held to: published figures beside the results of the run, each with its verdict. */
import type { Outcome } from '../../assess/expectations.ts';
import { amount, percent } from '../format.ts';
import { htmlTable, rowUnitColumn, shareColumn, textColumn } from '../htmlTable.ts';
import type { RunView } from '../runView.ts';
import { basisOfResults } from '../section.ts';
import type { HtmlSection, TerminalLook, TextSection } from '../section.ts';
import { right, fittedTable, wrap } from '../textTable.ts';

const TITLE = 'What this case is held to';

function unitOf({ result, ratio }: Outcome): string {
  if (ratio) return 'ratio';
  if (/Accounts$/.test(result)) return 'accounts';
  return /Count$/.test(result) ? 'fills' : 'USD';
}

/** Targets and results as a table; null for a run that is held to nothing. */
export function expectationsHtml(view: RunView): HtmlSection | null {
  const { expectations } = view;
  if (expectations === undefined || expectations.length === 0) return null;
  const body = htmlTable({
    caption: 'Published figures beside the results of this run',
    columns: [
      textColumn('Held to'),
      textColumn('Class'),
      textColumn('Claim'),
      { head: 'Unit', unit: 'unit' },
      { ...rowUnitColumn('Target'), format: amount },
      { ...rowUnitColumn('Result'), format: amount },
      { ...shareColumn('Error'), format: (value: number) => percent(value, true) },
      textColumn('Verdict'),
      textColumn('Why it cannot be compared'),
    ],
    rows: expectations.map((outcome) => [
      outcome.name,
      outcome.class,
      outcome.claim,
      unitOf(outcome),
      outcome.targetValue,
      outcome.value,
      outcome.error,
      outcome.verdict,
      outcome.reasons.join('; '),
    ]),
  });
  const lead =
    'Targets are published figures of the register of claims. A target of another market, window or scope is shown, ' +
    'but not judged.';
  return { id: 'expectations', title: TITLE, lead, basis: basisOfResults(view), body };
}

/** The same for the terminal. */
export function expectationsText(view: RunView, { columns, colors }: TerminalLook): TextSection | null {
  const { expectations } = view;
  if (expectations === undefined) return null;
  if (expectations.length === 0) return { title: TITLE, body: 'no published figure' };
  const head = [{ head: '' }, { head: 'class' }, ...['target', 'result', 'error'].map(right), { head: 'verdict' }];
  const rows = expectations.map((outcome) => [
    outcome.name,
    outcome.class,
    outcome.target,
    outcome.value === null ? '-' : outcome.ratio ? percent(outcome.value) : amount(outcome.value),
    outcome.error === null ? '-' : percent(outcome.error, true),
    outcome.verdict,
  ]);
  const reasons = expectations
    .filter((outcome) => outcome.reasons.length > 0)
    .map((outcome) => wrap(`${outcome.claim}: ${outcome.reasons.join('; ')}`, columns, '  '));
  const why = reasons.length === 0 ? '' : `\nwhy some cannot be compared\n${reasons.join('\n')}`;
  return { title: TITLE, body: `${fittedTable(head, rows, { columns, colors })}${why}` };
}
