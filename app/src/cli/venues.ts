/** `firebreak venues`: what is known of each venue's rules, and what is not. */
import type { Command } from 'commander';
import type { CliContext } from './context.ts';

interface VenuesOptions {
  readonly json?: true;
  readonly out?: string;
}

/** Adds the command. */
export function addVenues(parent: Command, context: CliContext): void {
  parent
    .command('venues')
    .description('cards of venues and protocols: rules, waterfall, oracle, feed, what is not known; no grade')
    .argument('[name]', 'a card, such as okx or aave-v3; a list of all without it')
    .option('--json', 'print a JSON array')
    .option('--out <file>', 'write the card, or all cards, as Markdown')
    .action((name: string | undefined, options: VenuesOptions) => showVenues(name, options, context));
}

async function showVenues(name: string | undefined, options: VenuesOptions, context: CliContext): Promise<void> {
  const { VENUE_CARDS } = await import('@firebreak/engine');
  const { findCards } = await import('../assess/venueCard.ts');
  const { exampleCounts } = await import('../assess/workedExamples.ts');
  const { renderVenueCard, renderVenueList, venueJson, venueMarkdown } = await import('../report/venueCards.ts');
  const { colorsOf } = await import('../report/textTable.ts');
  const cards = name === undefined ? VENUE_CARDS : findCards(name);
  const counts = await exampleCounts(process.env, context.signal);
  if (options.out !== undefined) {
    const { writeTextFile } = await import('../store/textFile.ts');
    await writeTextFile(options.out, venueMarkdown(cards, counts));
    context.err(`${options.out}: ${cards.length} ${cards.length === 1 ? 'card' : 'cards'}\n`);
  }
  if (options.json === true) {
    context.out(`${JSON.stringify(venueJson(cards, counts))}\n`);
    return;
  }
  if (options.out !== undefined) return;
  const look = { columns: context.columns, colors: colorsOf(context.colors) };
  if (name === undefined) context.out(renderVenueList(cards, counts, look));
  else context.out(cards.map((card) => renderVenueCard(card, counts, look)).join('\n'));
}
