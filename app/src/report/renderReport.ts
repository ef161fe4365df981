/**
 * The HTML report of one run: a single file that needs nothing from the network, opens with the answer in one
 * sentence, and says of every number its unit and where it comes from.
 */
import { moment } from './format.ts';
import { escapeHtml, sectionHtml } from './html.ts';
import type { RunView } from './runView.ts';
import { SAVE_CSV, SAVE_CSV_HASH } from './saveCsv.ts';
import type { HtmlSection } from './section.ts';
import { HTML_SECTIONS } from './sections.ts';
import { STYLE } from './style.ts';

const POLICY = `default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src '${SAVE_CSV_HASH}'`;

function contents(sections: readonly HtmlSection[]): string {
  const items = sections.map(({ id, title }) => `<li><a href="#${id}">${escapeHtml(title)}</a></li>`);
  return `<nav aria-label="Contents"><ul>${items.join('')}</ul></nav>`;
}

/** The report as one HTML document, dark or light by the reader's setting. All text from data is escaped. */
export function renderReport(view: RunView): string {
  const title = escapeHtml(view.scenario.title);
  const sections = HTML_SECTIONS.flatMap((make) => make(view) ?? []);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<link rel="icon" href="data:,">
<title>${title} · Firebreak</title>
<style>${STYLE}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the result</a>
<header>
<p class="kicker">Firebreak stress test · ${escapeHtml(moment(view.scenario.startMs))}</p>
<h1 data-name>${title}</h1>
${contents(sections)}
</header>
<main id="content" tabindex="-1">
${sections.map(sectionHtml).join('\n')}
</main>
<footer><p>Firebreak <span data-name>${escapeHtml(view.engineVersion)}</span>, a simulation:
what one crash can identify is limited, and results are conditional on the assumptions listed above.</p></footer>
<script>${SAVE_CSV}</script>
</body>
</html>
`;
}
