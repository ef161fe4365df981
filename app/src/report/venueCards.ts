/** Cards of venues: what is known of their rules, for the terminal, as Markdown and as JSON. No overall grade. */
import type { CardFact, CardTopic, FamilyParameter, VenueCard } from '@firebreak/engine';
import {
  CARD_TOPICS,
  FAMILY_PARAMETERS,
  LENDING_PROTOCOLS,
  LOAN_PARAMETERS,
  PORTFOLIO_PARAMETERS,
} from '@firebreak/engine';
import type { ExampleCounts } from '../assess/workedExamples.ts';
import type { TerminalLook } from './section.ts';
import { right, textTable, wrap } from './textTable.ts';

/** Counts of worked examples by the name under which they are kept; null where they were not run. */
export type CountsByVenue = ReadonlyMap<string, ExampleCounts> | null;

const TITLES: Readonly<Record<CardTopic, string>> = {
  rules: 'Rules in force',
  waterfall: 'Waterfall',
  adlPrice: 'Auto-deleveraging: price',
  adlTrigger: 'Auto-deleveraging: trigger and rank',
  fund: 'Fund',
  oracle: 'Oracle, index and mark',
  outage: 'In an outage',
  feed: 'Liquidation feed: what it leaves out',
};
const PARAMETERS = 'Parameters that a market starts from';
const NOT_FOUND = 'Not found in anything read.';
const NOT_RUN = 'not run here';

/** All cards as a table: what stands in a market, how many worked examples pass, how much is open. */
export function renderVenueList(
  cards: readonly VenueCard[],
  counts: CountsByVenue,
  { columns, colors }: TerminalLook,
): string {
  const rows = cards.map((card) => {
    const found = countsOf(card, counts);
    return [
      card.id,
      card.name,
      USES[useOf(card)].short,
      ...(found === null ? [NOT_RUN, ''] : [`${found.passed}`, `${found.failed}`]),
      `${card.unknown.length}`,
    ];
  });
  const heads = [{ head: 'card' }, { head: 'venue' }, { head: 'use' }];
  const table = textTable([...heads, right('passed'), right('failed'), right('open')], rows, colors);
  const notes =
    'passed, failed: published worked examples that the formulas reproduce or not' +
    (counts === null ? ' (set FIREBREAK_VECTORS in a copy of the source to run them)' : '') +
    '. open: questions that nothing read answers. There is no overall grade.';
  return `${table}\n\n${wrap(notes, columns)}\n\nnext    firebreak venues ${cards[0]?.id ?? 'NAME'}\n`;
}

/** One card as text: a block per topic, each fact with date and source. */
export function renderVenueCard(card: VenueCard, counts: CountsByVenue, { columns, colors }: TerminalLook): string {
  const blocks = CARD_TOPICS.map((topic) => {
    const facts = card.facts[topic];
    const lines = facts.map((fact, k) => {
      const mark = topic === 'waterfall' ? `${k + 1}. ` : '· ';
      const said = wrap(fact.says, columns, '  '.padEnd(2 + mark.length));
      const origin = wrap(originOf(fact), columns, ''.padEnd(2 + mark.length));
      return `  ${mark}${said.trimStart()}\n${origin.split('\n').map(colors.dim).join('\n')}`;
    });
    return `${colors.bold(TITLES[topic])}\n${lines.length === 0 ? `  ${NOT_FOUND}` : lines.join('\n')}`;
  });
  const unknown = card.unknown.map((what) => wrap(`· ${what}`, columns, '  ')).join('\n');
  const rows = parametersOf(card).map((row) => {
    const origin = wrap(parameterOrigin(row), columns, '    ');
    return `  · ${row.key} ${row.value}\n${origin.split('\n').map(colors.dim).join('\n')}`;
  });
  const start = rows.length === 0 ? [] : [`${colors.bold(PARAMETERS)}\n${rows.join('\n')}`];
  const head = [colors.bold(card.name), `  ${useText(card)}`, wrap(examplesText(card, counts), columns, '  ')];
  return `${[head.join('\n'), ...blocks, ...start, `${colors.bold('Not known')}\n${unknown}`].join('\n\n')}\n`;
}

/** Cards as a Markdown document. */
export function venueMarkdown(cards: readonly VenueCard[], counts: CountsByVenue): string {
  return cards.map((card) => cardMarkdown(card, counts)).join('\n');
}

function cardMarkdown(card: VenueCard, counts: CountsByVenue): string {
  const lines = [`# ${card.name}`, '', `${useText(card)}. ${upper(examplesText(card, counts))}.`, ''];
  for (const topic of CARD_TOPICS) {
    const facts = card.facts[topic];
    lines.push(`## ${TITLES[topic]}`, '');
    if (facts.length === 0) lines.push(NOT_FOUND, '');
    else {
      lines.push('| what | since | source | read |', '| --- | --- | --- | --- |');
      for (const { says, since, source, read } of facts) {
        lines.push(`| ${[says, since ?? '', source, read].map(cell).join(' | ')} |`);
      }
      lines.push('');
    }
  }
  const parameters = parametersOf(card);
  if (parameters.length > 0) {
    lines.push(`## ${PARAMETERS}`, '', '| key | value | source |', '| --- | --- | --- |');
    for (const row of parameters)
      lines.push(`| ${[row.key, `${row.value}`, parameterOrigin(row)].map(cell).join(' | ')} |`);
    lines.push('');
  }
  lines.push('## Not known', '', ...card.unknown.map((what) => `- ${what}`), '');
  return lines.join('\n');
}

/**
 * Rows of `parameters` that a market with this venue starts from, those for portfolio margin included; the others of
 * venues of the built-in market stand there.
 */
function parametersOf({ id, folder }: VenueCard): readonly FamilyParameter[] {
  return [...(FAMILY_PARAMETERS[folder] ?? []), ...(PORTFOLIO_PARAMETERS[id] ?? []), ...(LOAN_PARAMETERS[id] ?? [])];
}

/** Assumed ones say so in their reason. */
function parameterOrigin({ basis, source, asOf }: FamilyParameter): string {
  return basis === 'assumed' ? source : `${basis}, read ${asOf}: ${source}`;
}

/** Cards as plain values for JSON; `examples` is null where they were not run. */
export function venueJson(cards: readonly VenueCard[], counts: CountsByVenue): object[] {
  return cards.map((card) => ({
    ...card,
    use: useOf(card),
    parameters: parametersOf(card),
    examples: countsOf(card, counts),
  }));
}

const USES = {
  venue: { short: 'in markets', long: 'Can stand in a market' },
  lending: { short: 'lending market', long: 'Lending market of a run, in lending_markets' },
  formulas: { short: 'formulas only', long: 'Formulas only, in no run' },
} as const;

/** What a run can make of a card: a venue, a lending market, or nothing. */
function useOf({ inRuns, folder }: VenueCard): keyof typeof USES {
  if (inRuns) return 'venue';
  return LENDING_PROTOCOLS.some((protocol) => protocol === folder) ? 'lending' : 'formulas';
}

function useText(card: VenueCard): string {
  return `${USES[useOf(card)].long} (engine/src/rules/${card.folder})`;
}

function examplesText(card: VenueCard, counts: CountsByVenue): string {
  const found = countsOf(card, counts);
  if (found === null) return `published worked examples: ${NOT_RUN}`;
  const failing = found.failing.length === 0 ? '' : ` (${found.failing.join(', ')})`;
  const odd = found.inconsistent === 0 ? '' : `; of these, ${found.inconsistent} whose page contradicts itself`;
  return (
    `published worked examples: ${found.passed} passed, ${found.failed} failed${failing}, ` +
    `${found.notCovered} not covered${odd}`
  );
}

/** Counts over the names of a card; null where the examples were not run. */
function countsOf(card: VenueCard, counts: CountsByVenue): ExampleCounts | null {
  if (counts === null) return null;
  const all = card.examples.flatMap((name) => counts.get(name) ?? []);
  const sum = (of: (one: ExampleCounts) => number): number => all.reduce((total, one) => total + of(one), 0);
  return {
    passed: sum((one) => one.passed),
    failed: sum((one) => one.failed),
    notCovered: sum((one) => one.notCovered),
    inconsistent: sum((one) => one.inconsistent),
    failing: all.flatMap((one) => one.failing),
  };
}

function originOf({ since, read, source }: CardFact): string {
  return `${since === undefined ? '' : `since ${since}, `}read ${read}: ${source}`;
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
