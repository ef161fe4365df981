/** How long and how often the market was run, and what kind of interval its numbers have. */
import { count, counted, lengthInWords, moment } from '../format.ts';
import { wordsHtml } from '../html.ts';
import type { RunView } from '../runView.ts';
import { basisOfResults } from '../section.ts';
import type { HtmlSection, TerminalLook, TextSection } from '../section.ts';
import { wrap } from '../textTable.ts';

function spanOf(view: RunView): [name: string, words: string][] {
  const { summary } = view.result;
  return [
    [
      'Horizon',
      `${lengthInWords(summary.horizonS)} from ${moment(view.scenario.startMs)}, ` +
        `${counted(summary.steps, 'step')} of ${summary.stepS} s`,
    ],
    [
      'Market',
      `${count(summary.members)} accounts in ${counted(summary.accounts, 'row')}, ` +
        `${counted(summary.positions, 'position')}`,
    ],
    ['Interval', `none: one run, seed ${summary.seed}; --ensemble varies seeds and inputs`],
  ];
}

/** Horizon, size of the market, seeds, kind of interval. */
export function spanHtml(view: RunView): HtmlSection {
  return {
    id: 'span',
    title: 'Horizon, seeds, interval',
    lead: '',
    basis: basisOfResults(view),
    body: wordsHtml(spanOf(view)),
  };
}

/** The same for the terminal. */
export function spanText(view: RunView, { columns }: TerminalLook): TextSection {
  const lines = spanOf(view).map(([name, words]) => {
    const text = wrap(words, columns, ' '.repeat(10));
    return name.padEnd(10) + text.slice(10);
  });
  return { title: null, body: lines.join('\n') };
}
