/**
 * The page of an ensemble: each headline as a range over assumptions and over seeds, what moves it, and what was
 * drawn. Its numbers are those of ensemble.json.
 */
import type { EnsembleDocument } from '../assess/ensembleDocument.ts';
import type { HeadlineResult, Spread } from '../assess/ensembleStats.ts';
import { labelOf, openingWords, rangesInWords, shown } from './ensembleTerminal.ts';
import { escapeHtml } from './html.ts';
import { htmlTable, rowUnitColumn, settingColumn, textColumn } from './htmlTable.ts';
import type { HtmlCell } from './htmlTable.ts';
import { pageHtml } from './page.ts';
import type { Basis, HtmlSection } from './section.ts';

/** The page as one HTML document. */
export function renderEnsemblePage(document: EnsembleDocument): string {
  const basis: Basis = document.snapshot.synthetic ? 'synthetic' : 'modelled';
  return pageHtml({
    title: document.title,
    kicker: 'Firebreak stress test · ensemble',
    sections: [
      opening(document, basis),
      headlines(document, basis),
      ...effects(document),
      inputs(document),
      method(document),
    ],
    engineVersion: document.engineVersion,
  });
}

function opening(document: EnsembleDocument, basis: Basis): HtmlSection {
  const badge = document.snapshot.synthetic
    ? '<p class="badge">synthetic market: these accounts were generated</p>'
    : '';
  const failed =
    document.failed.length === 0
      ? ''
      : `<p data-unit="runs">${document.failed.length} runs failed and are left out, the first with: ` +
        `${escapeHtml(document.failed[0]!.reason)}</p>`;
  const words = `<p class="opening">${escapeHtml(openingWords(document))}</p>`;
  return { id: 'answer', title: 'The answer', lead: '', basis, body: `${badge}${words}${failed}` };
}

function headlines(document: EnsembleDocument, basis: Basis): HtmlSection {
  const cells = (headline: HeadlineResult, spread: Spread): HtmlCell[] =>
    [spread.low, spread.median, spread.high].map((value) => shown(headline, value));
  const body = htmlTable({
    caption: 'Headlines: quantiles over draws of the inputs, and over seeds',
    columns: [
      textColumn('Headline'),
      { head: 'Unit', unit: 'unit' },
      ...['At values', 'Draws 5%', 'Draws median', 'Draws 95%', 'Seeds 5%', 'Seeds median', 'Seeds 95%'].map(
        rowUnitColumn,
      ),
    ],
    rows: document.headlines.map((headline) => [
      headline.label,
      headline.unit === 's' ? 'min:s' : headline.unit === 'fraction' ? '%' : headline.unit,
      shown(headline, headline.atValues),
      ...cells(headline, headline.draws),
      ...cells(headline, headline.seeds),
    ]),
  });
  return { id: 'headlines', title: 'Headlines', lead: rangesInWords(document), basis, body };
}

function effects({ headlines: results, overall }: EnsembleDocument): HtmlSection[] {
  const told = results.filter((headline) => headline.effects !== null);
  if (told.length === 0) return [];
  const rows = told.flatMap((headline) =>
    headline.effects!.slice(0, 5).map((effect) => {
      const { key, coefficient, standardError } = effect;
      return [labelOf(headline), key, coefficient.toFixed(2), standardError.toFixed(2)];
    }),
  );
  const body = htmlTable({
    caption: 'The five inputs that move each headline most',
    columns: [
      textColumn('Headline'),
      textColumn('Input'),
      { head: 'Effect', unit: 'rank coefficient' },
      { head: 'Standard error', unit: 'rank coefficient' },
    ],
    rows,
  });
  const lead =
    'Standardised rank regression coefficients: by how many standard deviations of its rank a headline moves when an ' +
    'input moves by one of its own.';
  const first = overall.slice(0, 5).map(({ key }) => key);
  const most = `<p>Over all headlines: <span data-name>${escapeHtml(first.join(', '))}</span></p>`;
  return [{ id: 'effects', title: 'What moves the result most', lead, basis: 'modelled', body: most + body }];
}

function inputs(document: EnsembleDocument): HtmlSection {
  const body = htmlTable({
    caption: 'Inputs that were drawn, with their ranges',
    columns: [
      textColumn('Input'),
      settingColumn('Value'),
      settingColumn('Low'),
      settingColumn('High'),
      textColumn('Unit'),
      textColumn('Drawn'),
      textColumn('Basis'),
      textColumn('Source'),
    ],
    rows: document.inputs.map((input) => [
      input.key,
      String(Number(input.value.toPrecision(4))),
      String(Number(input.low.toPrecision(4))),
      String(Number(input.high.toPrecision(4))),
      input.unit === '' ? 'pure number' : input.unit,
      input.distribution,
      input.basis,
      input.source,
    ]),
    bases: document.inputs.map((input) => input.basis as Basis),
    tall: true,
  });
  return { id: 'inputs', title: 'What was drawn', lead: '', basis: 'assumed', body };
}

function method({ interval, method: how, digest, snapshot, seed }: EnsembleDocument): HtmlSection {
  const rows = [
    ['Interval', interval],
    ['Method', how],
    ['Snapshot', `${snapshot.name}, ${snapshot.hash}`],
    ['Seed', String(seed)],
    ['Digest', digest],
  ];
  const items = rows.map(([name, words]) => `<dt>${escapeHtml(name!)}</dt><dd data-name>${escapeHtml(words!)}</dd>`);
  return {
    id: 'method',
    title: 'How it was made',
    lead: '',
    basis: 'measured',
    body: `<dl class="words">${items.join('')}</dl>`,
  };
}
