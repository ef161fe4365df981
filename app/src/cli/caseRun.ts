/** `firebreak case run`: a case of the library, its results beside the published figures that it is held to. */
import { join } from 'node:path';
import type { Command } from 'commander';
import type { CliContext } from './context.ts';
import { collectPair, marketSource, parseSeed } from './options.ts';
import { firebreakVersion } from './version.ts';

interface CaseRunOptions {
  readonly market: string;
  readonly seed: number;
  readonly set?: readonly (readonly [string, string])[];
  readonly out?: string;
  readonly json?: true;
  readonly quiet?: true;
  readonly feedback: boolean;
}

/** Adds the command. */
export function addCaseRun(parent: Command, context: CliContext): void {
  parent
    .command('run')
    .description('run a case and print what it is held to beside its results')
    .argument('<name|file>', 'a case of the library (firebreak case list) or a YAML file')
    .option('--market <folder>', 'snapshot folder, or "builtin"', 'builtin')
    .option('--seed <n>', 'seed of the run', parseSeed, 1)
    .option('--set <key=value>', 'change a value of the case; may be repeated', collectPair)
    .option('--out <folder>', 'folder for run.json, tables and report (default: runs/NAME-SEED)')
    .option('--json', 'print one JSON object and nothing else on stdout')
    .option('--quiet', 'no progress')
    .option('--no-feedback', 'skip the extra runs for amplification and branching ratio')
    .action((name: string, options: CaseRunOptions) => runCase(name, options, context));
}

async function runCase(name: string, options: CaseRunOptions, context: CliContext): Promise<void> {
  const { changedScenario, scenarioName, runError } = await import('../sweep/scenarioDocument.ts');
  const { CLAIMS_FILE, readScenario } = await import('../store/scenarioFile.ts');
  const { parseClaims } = await import('../assess/claims.ts');
  const { judgeExpectations, parseExpectations } = await import('../assess/expectations.ts');
  const { checkRunTarget, writeRunFolder, REPORT_FILE } = await import('../report/runOutput.ts');
  const scenario = changedScenario(name, options.set ?? []);
  const claims = parseClaims(readScenario(CLAIMS_FILE));
  const expectations = parseExpectations(scenario, claims);
  const { seed, feedback } = options;
  const out = options.out ?? join('runs', `${scenarioName(scenario)}-${seed}`);
  await checkRunTarget(out);
  const { progressView } = await import('./progress.ts');
  const { startRun } = await import('../sweep/startRun.ts');
  const progress = progressView(context, options.quiet === true);
  const job = { market: marketSource(options.market), scenario: scenario.doc, seed, feedback };
  const outcome = await startRun(job, progress, context.signal)
    .catch((error: unknown) => Promise.reject(runError(error, scenario) as Error))
    .finally(progress.stop);
  const view = { ...outcome, snapshotHash: outcome.reference.hash, engineVersion: firebreakVersion(), out };
  const origin = { reference: outcome.reference, document: scenario.doc, options: { seed, record: 'full', feedback } };
  await writeRunFolder(view, origin, context.signal);
  const { summary } = outcome.result;
  const outcomes = judgeExpectations(expectations, { claims, summary, asOfMs: outcome.snapshot.asOfMs });
  if (options.json === true) {
    const { jsonOf } = await import('../report/runView.ts');
    context.out(`${JSON.stringify({ ...jsonOf(view), expectations: outcomes })}\n`);
    return;
  }
  const { renderExpectations } = await import('../report/expectationTable.ts');
  const { renderTerminal } = await import('../report/terminal.ts');
  const { colorsOf } = await import('../report/textTable.ts');
  const look = { columns: context.columns, colors: colorsOf(context.colors) };
  context.out(`${renderExpectations(outcomes, look)}\n`);
  context.out(renderTerminal(view, look));
  context.out(`\nreport  ${join(out, REPORT_FILE)}\nnext    firebreak verify ${out}\n`);
}
