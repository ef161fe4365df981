/** `firebreak stress --ensemble N`: many runs over the ranges of what is not known. */
import { join } from 'node:path';
import type { CliContext } from './context.ts';
import { marketSource } from './options.ts';
import { firebreakVersion } from './version.ts';

/** Options of `stress` that an ensemble reads. */
export interface EnsembleOptions {
  readonly scenario: string;
  readonly seed: number;
  readonly ensemble: number;
  readonly threads?: number;
  readonly set?: readonly (readonly [string, string])[];
  readonly range?: readonly (readonly [string, string])[];
  readonly out?: string;
  readonly json?: true;
  readonly quiet?: true;
}

/** Runs and prints an ensemble. */
export async function stressEnsemble(name: string, options: EnsembleOptions, context: CliContext): Promise<void> {
  const { changedScenario, scenarioName, runError } = await import('../sweep/scenarioDocument.ts');
  const { checkEnsembleTarget, ENSEMBLE_PAGE, ENSEMBLE_TABLE, journalPath, writeEnsemble } = await import(
    '../store/ensembleFolder.ts'
  );
  const scenario = changedScenario(options.scenario, options.set ?? [], options.range ?? []);
  const { seed, ensemble: draws } = options;
  const out = options.out ?? join('runs', `${scenarioName(scenario)}-${seed}-ensemble-${draws}`);
  await checkEnsembleTarget(out);
  const { availableParallelism } = await import('node:os');
  const threads = options.threads ?? availableParallelism();
  const { runEnsemble } = await import('../assess/ensemble.ts');
  const { ensembleProgress } = await import('./ensembleProgress.ts');
  const progress = ensembleProgress(context, options.quiet === true);
  const job = {
    market: marketSource(name),
    document: scenario.doc,
    seed,
    draws,
    threads,
    journal: journalPath(out),
    engineVersion: firebreakVersion(),
  };
  const ensemble = await runEnsemble(job, progress, context.signal)
    .catch((error: unknown) => Promise.reject(runError(error, scenario) as Error))
    .finally(progress.stop);
  const { ensembleDocument, ensembleTable } = await import('../assess/ensembleDocument.ts');
  const document = ensembleDocument(ensemble);
  const { renderEnsemblePage } = await import('../report/ensemblePage.ts');
  const page = renderEnsemblePage(document);
  await writeEnsemble(out, { ...document, document: scenario.doc }, ensembleTable(ensemble), page);
  if (options.json === true) {
    context.out(`${JSON.stringify({ ...document, effort: ensemble.effort, out })}\n`);
    return;
  }
  const { renderEnsemble } = await import('../report/ensembleTerminal.ts');
  const { colorsOf } = await import('../report/textTable.ts');
  const look = { columns: context.columns, colors: colorsOf(context.colors), effort: ensemble.effort, threads };
  context.out(renderEnsemble(document, look));
  context.out(
    `\nreport  ${join(out, ENSEMBLE_PAGE)}\nruns    ${join(out, ENSEMBLE_TABLE)}\n` +
      `next    firebreak stress --scenario ${options.scenario}\n`,
  );
}
