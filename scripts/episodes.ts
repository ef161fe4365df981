/** Writes the results of the episodes into docs/cases.md: `npm run episodes`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { episodeNames } from '../app/src/assess/episodes/figures.ts';
import { runEpisode } from '../app/src/assess/episodes/index.ts';
import { episodeMarkdown } from '../app/src/report/episodeText.ts';

const FILE = new URL('../docs/cases.md', import.meta.url);
const TO = '<!-- end of what is generated -->';

let page = readFileSync(FILE, 'utf8');
for (const name of episodeNames()) {
  const from = `<!-- generated: npm run episodes, ${name} -->`;
  const [before, rest] = page.split(from);
  const at = rest?.indexOf(TO) ?? -1;
  if (before === undefined || rest === undefined || at < 0) throw new Error(`docs/cases.md lacks ${from} or ${TO}`);
  page = `${before}${from}\n\n${episodeMarkdown(runEpisode(name)!)}\n${rest.slice(at)}`;
}
writeFileSync(FILE, page);
