/** `firebreak adl`: what other deleveraging policies would have taken, and from whom. */
import { type Command, InvalidArgumentError } from 'commander';
import type { AdlPolicy } from '@firebreak/engine';
import type { CliContext } from './context.ts';
import { collectPair, marketSource, parseSeed } from './options.ts';

interface CompareOptions {
  readonly scenario: string;
  readonly seed: number;
  readonly set?: readonly (readonly [string, string])[];
  readonly policies?: readonly string[];
  readonly json?: true;
  readonly quiet?: true;
}

/** Adds the commands. */
export function addAdl(parent: Command, context: CliContext): void {
  parent
    .command('table')
    .description('the published comparison of policies on 10 October 2025, computed anew, with what it hides')
    .option('--waves <folder>', 'folder with the hl_oct10_*.csv files (default: FIREBREAK_DATA)')
    .option('--json', 'print one JSON object')
    .action(async ({ waves, json }: { waves?: string; json?: true }) => {
      const { dataFolder, readAdlWaves } = await import('../store/adlWaves.ts');
      const { adlTable } = await import('../assess/adlTable.ts');
      const table = adlTable(await readAdlWaves(waves ?? dataFolder(process.env)));
      if (json === true) {
        context.out(`${JSON.stringify(table)}\n`);
        return;
      }
      const { renderAdlTable } = await import('../report/adlText.ts');
      context.out(renderAdlTable(table, context));
    });
  parent
    .command('compare')
    .description('the same crash under each policy: how much is deleveraged, whom it hits, what it costs them')
    .argument('[snapshot]', 'snapshot folder, or "builtin"', 'builtin')
    .option('--scenario <name|file>', 'a case of the library (firebreak case list) or a YAML file', 'oct-10-2025')
    .option('--seed <n>', 'seed of the runs', parseSeed, 1)
    .option('--set <key=value>', 'change a value of the scenario; may be repeated', collectPair)
    .option('--policies <names>', 'some of them, with commas between (docs/adl.md); default: all', parseNames)
    .option('--json', 'print one JSON object')
    .option('--quiet', 'no progress')
    .action((snapshot: string, options: CompareOptions) => compare(snapshot, options, context));
}

function parseNames(text: string): string[] {
  const names = text.split(',').map((name) => name.trim());
  if (names.every((name) => name !== '')) return [...new Set(names)];
  throw new InvalidArgumentError('Expected names with commas between.');
}

async function compare(name: string, options: CompareOptions, context: CliContext): Promise<void> {
  const { changedScenario, runError } = await import('../sweep/scenarioDocument.ts');
  const { ADL_POLICIES } = await import('@firebreak/engine');
  const { compareAdl } = await import('../assess/adlCompare.ts');
  const { renderAdlCompare, POLICY_NAMES } = await import('../report/adlCompareText.ts');
  const { policyProgress } = await import('./policyProgress.ts');
  const policies = await policiesOf(options.policies, ADL_POLICIES);
  const scenario = changedScenario(options.scenario, options.set ?? []);
  const job = { market: marketSource(name), document: scenario.doc, seed: options.seed, policies };
  const progress = policyProgress(context, options.quiet === true, policies.length, POLICY_NAMES);
  const comparison = await compareAdl(job, progress.onPolicy, context.signal)
    .catch((error: unknown) => Promise.reject(runError(error, scenario) as Error))
    .finally(progress.stop);
  const title = titleOf(scenario.doc) ?? options.scenario;
  if (options.json === true) {
    context.out(`${JSON.stringify({ title, seed: options.seed, ...comparison })}\n`);
    return;
  }
  context.out(renderAdlCompare({ title, seed: options.seed, ...comparison }, context));
}

async function policiesOf(
  names: readonly string[] | undefined,
  known: readonly AdlPolicy[],
): Promise<readonly AdlPolicy[]> {
  if (names === undefined) return known;
  const { InputError, nearestHint } = await import('@firebreak/engine');
  for (const name of names) {
    if (known.some((policy) => policy === name)) continue;
    throw new InputError(`--policies: got ${JSON.stringify(name)}, expected some of ${known.join(', ')}`, {
      code: 'adl-policy',
      hint: nearestHint(name, known) ?? 'docs/adl.md says what each does.',
    });
  }
  return known.filter((policy) => names.includes(policy));
}

function titleOf(doc: unknown): string | null {
  return typeof doc === 'object' && doc !== null && 'title' in doc && typeof doc.title === 'string' ? doc.title : null;
}
