/** How far the market fed on itself: amplification and branching ratio, in words. */
import { escapeHtml } from '../html.ts';
import type { RunView } from '../runView.ts';
import { basisOfResults } from '../section.ts';
import type { HtmlSection, TerminalLook, TextSection } from '../section.ts';
import { feedbackInWords } from '../sentence.ts';
import { wrap } from '../textTable.ts';

/** Amplification and branching ratio. */
export function feedbackHtml(view: RunView): HtmlSection | null {
  const lines = feedbackInWords(view);
  if (lines.length === 0) return null;
  const items = lines.map(
    ({ name, value, unit, words }) =>
      `<dt data-unit="${unit}">${escapeHtml(`${name} ${value}`)} <small>${unit}</small></dt>` +
      `<dd>${escapeHtml(words)}</dd>`,
  );
  return {
    id: 'feedback',
    title: 'How far the market fed on itself',
    lead: 'Extra runs without price impact and with a small extra sale.',
    basis: basisOfResults(view),
    body: `<dl class="words">${items.join('')}</dl>`,
  };
}

/** The same for the terminal. */
export function feedbackText(view: RunView, { columns, colors }: TerminalLook): TextSection | null {
  const lines = feedbackInWords(view).map(
    ({ name, value, words }) => `${colors.bold(`${name} ${value}`)}\n${wrap(words, columns, '  ')}`,
  );
  return lines.length === 0 ? null : { title: null, body: lines.join('\n') };
}
