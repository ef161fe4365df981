/** What the scenario sets, and where the market comes from. */
import { moment } from '../format.ts';
import { settingColumn, htmlTable, textColumn } from '../htmlTable.ts';
import type { RunView } from '../runView.ts';
import type { Basis, HtmlSection } from '../section.ts';

/** Values of the scenario with their origin, and the sources of the market. */
export function sourcesHtml({ scenario, snapshot }: RunView): HtmlSection | null {
  if (scenario.notes.length === 0 && snapshot.sources.length === 0) return null;
  const notes = htmlTable({
    caption: 'What the scenario sets',
    columns: [textColumn('Key'), settingColumn('Value'), textColumn('Basis'), textColumn('Source')],
    rows: scenario.notes.map((note) => [note.key, note.value, note.basis, note.source]),
    bases: scenario.notes.map((note) => note.basis as Basis),
    tall: true,
  });
  const sources = htmlTable({
    caption: `Sources of the market "${snapshot.name}", as of ${moment(snapshot.asOfMs)}`,
    columns: ['What', 'Source', 'As of', 'Basis'].map(textColumn),
    rows: snapshot.sources.map((source) => [source.what, source.source, source.asOf, source.basis]),
    bases: snapshot.sources.map((source) => source.basis as Basis),
    tall: true,
  });
  return {
    id: 'sources',
    title: 'Where the numbers come from',
    lead: 'Each row has the basis of its own.',
    basis: 'assumed',
    body: (scenario.notes.length > 0 ? notes : '') + (snapshot.sources.length > 0 ? sources : ''),
  };
}
