/** Where the result lies, and the command to type next. */
import { join } from 'node:path';
import { escapeHtml } from '../html.ts';
import { REPORT_FILE } from '../runView.ts';
import type { RunView } from '../runView.ts';
import type { HtmlSection, TextSection } from '../section.ts';

/** The next command. */
export function nextHtml({ out }: RunView): HtmlSection {
  return {
    id: 'next',
    title: 'Next',
    lead: 'Run it again from its files and compare what comes out.',
    basis: 'measured',
    body: `<pre tabindex="0"><code>firebreak verify ${escapeHtml(out)}</code></pre>`,
  };
}

/** The report's file and the next command. */
export function nextText({ out }: RunView): TextSection {
  return { title: null, body: `report  ${join(out, REPORT_FILE)}\nnext    firebreak verify ${out}` };
}
