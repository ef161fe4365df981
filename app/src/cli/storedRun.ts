/** A run as commands make one: checked, executed with progress, written into its folder. */
import { join } from 'node:path';
import type { ReferenceOracle } from '@firebreak/engine';
import type { ReadBook } from '../portfolio/bookAccounts.ts';
import type { RunView } from '../report/runView.ts';
import type { ScenarioFile } from '../store/scenarioFile.ts';
import type { CliContext } from './context.ts';
import { marketSource } from './options.ts';
import { firebreakVersion } from './version.ts';

/** What is run, and how the command was asked to tell of it. */
export interface RunRequest {
  readonly scenario: ScenarioFile;
  /** `builtin`, or a snapshot folder. */
  readonly market: string;
  readonly seed: number;
  readonly feedback: boolean;
  readonly referenceOracle?: ReferenceOracle | undefined;
  readonly out: string | undefined;
  readonly quiet: boolean;
  /** Reads the user's accounts once the target is known to be free; null where there are none. */
  readonly readBook?: () => Promise<ReadBook | null>;
}

/**
 * Runs and writes. `extend` adds what a command knows beside the run, before the report is written. Throws InputError
 * for a target that may not be written, a market or scenario that cannot be read, CancelledError for Ctrl-C; nothing is
 * written then.
 */
export async function storedRun(
  request: RunRequest,
  context: CliContext,
  extend: (view: RunView) => RunView = (view) => view,
): Promise<RunView> {
  const { scenarioName, runError } = await import('../sweep/scenarioDocument.ts');
  const { checkRunTarget, writeRunFolder } = await import('../report/runOutput.ts');
  const { scenario, seed, feedback } = request;
  const out = request.out ?? join('runs', `${scenarioName(scenario)}-${seed}`);
  await checkRunTarget(out);
  const book = (await request.readBook?.()) ?? null;
  const { progressView } = await import('./progress.ts');
  const { startRun } = await import('../sweep/startRun.ts');
  const progress = progressView(context, request.quiet);
  const { referenceOracle } = request;
  const own = {
    ...(book === null ? {} : { book: book.accounts }),
    ...(referenceOracle === undefined ? {} : { referenceOracle }),
  };
  const job = { market: marketSource(request.market), scenario: scenario.doc, seed, feedback, ...own };
  const outcome = await startRun(job, progress, context.signal)
    .catch((error: unknown) => Promise.reject(runError(error, scenario) as Error))
    .finally(progress.stop);
  const view = extend({
    ...outcome,
    snapshotHash: outcome.reference.hash,
    engineVersion: firebreakVersion(),
    out,
    bookNotes: book,
  });
  const options = { seed, record: 'full', feedback, ...own };
  await writeRunFolder(view, { reference: outcome.reference, document: scenario.doc, options }, context.signal);
  return view;
}
