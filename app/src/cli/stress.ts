/** `firebreak stress`: one shock to one market, with summary, run folder and report. */
import type { ReferenceOracle } from '@firebreak/engine';
import { type Command, Option } from 'commander';
import type { ReadBook } from '../portfolio/bookAccounts.ts';
import type { CliContext } from './context.ts';
import { collectPair, marketSource, parseCount, parseSeed } from './options.ts';

/** Fewer draws have no 5% and 95% quantile, (n + 1)·0.05 has to be 1 at least, and there are twenty seed runs. */
const DRAWS_MIN = 20;
/** Weeks of runs. */
const DRAWS_MAX = 1_000_000;
/** More than any machine has processors for. */
const THREADS_MAX = 1024;

interface StressOptions {
  readonly scenario: string;
  readonly seed: number;
  readonly set?: readonly (readonly [string, string])[];
  readonly out?: string;
  readonly json?: true;
  readonly quiet?: true;
  readonly feedback: boolean;
  readonly referenceOracle?: ReferenceOracle;
  readonly ensemble?: number;
  readonly threads?: number;
  readonly range?: readonly (readonly [string, string])[];
  readonly book?: string;
  readonly bookMapping?: string;
  readonly missing?: readonly (readonly [string, string])[];
}

/** Adds the command. */
export function addStress(parent: Command, context: CliContext): void {
  parent
    .command('stress')
    .description('run a scenario over a market: who is liquidated, how far prices overshoot, who pays')
    .argument('[snapshot]', 'snapshot folder, or "builtin": a synthetic market as of 9 October 2025', 'builtin')
    .option('--scenario <name|file>', 'a case of the library (firebreak case list) or a YAML file', 'oct-10-2025')
    .option('--seed <n>', 'seed of the run', parseSeed, 1)
    .option('--set <key=value>', 'change a value of the scenario, e.g. horizon=30m; may be repeated', collectPair)
    .option('--book <file>', 'CSV of your own positions: what happens to each (docs/book.md)')
    .option('--book-mapping <file>', 'mapping file that names its columns, where they are not plain')
    .option('--missing <column=how>', 'a gap of the book, e.g. equity=leverage:5; may be repeated', collectPair)
    .option('--out <folder>', 'folder for run.json, tables and report (default: runs/NAME-SEED)')
    .option('--json', 'print one JSON object and nothing else on stdout')
    .option('--quiet', 'no progress')
    .option('--no-feedback', 'skip the extra runs for amplification, branching ratio and outages')
    .addOption(
      new Option(
        '--reference-oracle <prices>',
        'count liquidations that go away where all venues read one oracle: prices of outside, or their median',
      ).choices(['external', 'median']),
    )
    .option('--ensemble <n>', 'draw uncertain inputs n times and print ranges', parseCount(DRAWS_MIN, DRAWS_MAX))
    .option('--threads <n>', 'threads of an ensemble (default: all processors)', parseCount(1, THREADS_MAX))
    .option('--range <key=low:high>', 'range of an input for the ensemble; may be repeated', collectPair)
    .action((snapshot: string, options: StressOptions) => stress(snapshot, options, context));
}

async function stress(name: string, options: StressOptions, context: CliContext): Promise<void> {
  const { ensemble } = options;
  if (ensemble !== undefined) {
    if (options.book !== undefined) throw await notInEnsemble('--book');
    if (options.referenceOracle !== undefined) throw await notInEnsemble('--reference-oracle');
    const { stressEnsemble } = await import('./stressEnsemble.ts');
    return stressEnsemble(name, { ...options, ensemble }, context);
  }
  const { changedScenario } = await import('../sweep/scenarioDocument.ts');
  const { storedRun } = await import('./storedRun.ts');
  const request = {
    scenario: changedScenario(options.scenario, options.set ?? [], options.range ?? []),
    market: name,
    seed: options.seed,
    feedback: options.feedback,
    referenceOracle: options.referenceOracle,
    out: options.out,
    quiet: options.quiet === true,
    readBook: () => ownBook(name, options),
  };
  const view = await storedRun(request, context);
  if (options.json === true) {
    const { jsonOf } = await import('../report/runView.ts');
    context.out(`${JSON.stringify(jsonOf(view))}\n`);
    return;
  }
  const { renderTerminal } = await import('../report/terminal.ts');
  const { colorsOf } = await import('../report/textTable.ts');
  context.out(renderTerminal(view, { columns: context.columns, colors: colorsOf(context.colors) }));
}

/** The user's accounts, read before anything is run; null without a book. */
async function ownBook(name: string, { book, bookMapping, missing }: StressOptions): Promise<ReadBook | null> {
  if (book === undefined) {
    if (bookMapping !== undefined || missing !== undefined) throw await bookMissing();
    return null;
  }
  const { readBook } = await import('../portfolio/readBook.ts');
  const { loadTables } = await import('../sweep/runJob.ts');
  const options = { path: book, mapping: bookMapping ?? null, missing: missing ?? [] };
  return readBook(options, await loadTables(marketSource(name)));
}

async function bookMissing(): Promise<Error> {
  const { InputError } = await import('@firebreak/engine');
  return new InputError('--book-mapping and --missing say how a book is read, and there is none', {
    code: 'no-book',
    hint: 'Name your file with --book, or leave the options out.',
  });
}

async function notInEnsemble(option: string): Promise<Error> {
  const { InputError } = await import('@firebreak/engine');
  return new InputError(`${option} and --ensemble do not go together: an ensemble tells of the market only`, {
    code: 'not-in-ensemble',
    hint: `Use ${option} without --ensemble, with several --seed and --set.`,
  });
}
