/**
 * The shell of every page: one HTML document that needs nothing from the network, dark or light by the reader's
 * setting, with a script that saves tables and nothing else.
 */
import { escapeHtml, sectionHtml } from './html.ts';
import { SAVE_CSV, SAVE_CSV_HASH } from './saveCsv.ts';
import type { HtmlSection } from './section.ts';
import { STYLE } from './style.ts';

const POLICY = `default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src '${SAVE_CSV_HASH}'`;

/** What a page is about. Texts are plain; they are escaped here. */
export interface Page {
  readonly title: string;
  /** The line above the title. */
  readonly kicker: string;
  readonly sections: readonly HtmlSection[];
  readonly engineVersion: string;
}

function contents(sections: readonly HtmlSection[]): string {
  const items = sections.map(({ id, title }) => `<li><a href="#${id}">${escapeHtml(title)}</a></li>`);
  return `<nav aria-label="Contents"><ul>${items.join('')}</ul></nav>`;
}

/** The page as one HTML document. */
export function pageHtml({ title, kicker, sections, engineVersion }: Page): string {
  const name = escapeHtml(title);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<link rel="icon" href="data:,">
<title>${name} · Firebreak</title>
<style>${STYLE}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the result</a>
<header>
<p class="kicker">${escapeHtml(kicker)}</p>
<h1 data-name>${name}</h1>
${contents(sections)}
</header>
<main id="content" tabindex="-1">
${sections.map(sectionHtml).join('\n')}
</main>
<footer><p>Firebreak <span data-name>${escapeHtml(engineVersion)}</span>, a simulation:
what one crash can identify is limited, and results are conditional on the assumptions listed above.</p>
<p class="paper">On paper are the tables that were open. The numbers behind each chart, and every table as CSV, are in
the HTML file that this was printed from.</p></footer>
<script>${SAVE_CSV}</script>
</body>
</html>
`;
}
