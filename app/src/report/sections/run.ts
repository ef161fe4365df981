/** What identifies this run, so that it can be executed again. */
import { escapeHtml } from '../html.ts';
import type { RunView } from '../runView.ts';
import type { HtmlSection, TerminalLook, TextSection } from '../section.ts';
import { wrap } from '../textTable.ts';

/** Scenario, market, hashes, engine and how long it took. */
export function runHtml(view: RunView): HtmlSection {
  const { result, snapshotHash, engineVersion, seconds } = view;
  const names = [
    ['Scenario', `${view.scenario.title} (${result.summary.scenario})`],
    ['Market', result.summary.snapshot],
    ['Seed', String(result.summary.seed)],
    ['Snapshot hash', snapshotHash],
    ['Digest of the result', result.digest],
    ['Engine', `Firebreak ${engineVersion}`],
  ] as const;
  const items = names.map(([name, value]) => `<dt>${name}</dt><dd data-name>${escapeHtml(value)}</dd>`);
  return {
    id: 'run',
    title: 'This run',
    lead: '',
    basis: 'measured',
    body: `<dl class="words">${items.join('')}<dt>Time taken</dt><dd>${seconds.run.toFixed(1)} s</dd></dl>`,
  };
}

/** How long it took. */
export function runText({ seconds }: RunView, { columns }: TerminalLook): TextSection {
  const feedback = seconds.feedback > 0 ? `, feedback ${seconds.feedback.toFixed(1)} s` : '';
  const words = `ran in ${seconds.run.toFixed(1)} s (market ${seconds.market.toFixed(1)} s${feedback})`;
  return { title: null, body: wrap(words, columns) };
}
