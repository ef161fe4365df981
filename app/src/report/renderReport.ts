/**
 * The HTML report of one run: a single file that needs nothing from the network, opens with the answer in one
 * sentence, and says of every number its unit and where it comes from.
 */
import { moment } from './format.ts';
import { pageHtml } from './page.ts';
import type { RunView } from './runView.ts';
import { HTML_SECTIONS } from './sections.ts';

/** The report as one HTML document. All text from data is escaped. */
export function renderReport(view: RunView): string {
  return pageHtml({
    title: view.scenario.title,
    kicker: `Firebreak stress test · ${moment(view.scenario.startMs)}`,
    sections: HTML_SECTIONS.flatMap((make) => make(view) ?? []),
    engineVersion: view.engineVersion,
  });
}
