/** `firebreak data fetch`: brings the full series of the reference case from the venues' public archives. */
import type { Command } from 'commander';
import type { CliContext } from './context.ts';

interface FetchCommandOptions {
  readonly to?: string;
  readonly mirror?: string;
  readonly list?: true;
  readonly json?: true;
  readonly quiet?: true;
}

/** Adds the command. */
export function addDataFetch(parent: Command, context: CliContext): void {
  parent
    .command('fetch')
    .description("the full series of oct-10-2025, from the venues' public archives: resumed, checked, terms shown")
    .option('--to <folder>', 'where they go (default: FIREBREAK_DATA, else data)')
    .option('--mirror <url>', 'a copy of the archive at data.binance.vision')
    .option('--list', 'print what there is, from where, under which terms, and fetch nothing')
    .option('--json', 'print one JSON object')
    .option('--quiet', 'no progress')
    .action((options: FetchCommandOptions) => fetchData(options, context));
}

async function fetchData(options: FetchCommandOptions, context: CliContext): Promise<void> {
  const { BINANCE_ARCHIVE, BINANCE_TERMS, CATALOGUE, CATALOGUE_AS_OF } = await import('../assess/october/catalogue.ts');
  const { caseInputs, seriesFolder } = await import('../assess/october/caseInputs.ts');
  const { fetchSeries } = await import('../assess/october/dataFetch.ts');
  const { readCalibration } = await import('../assess/october/caseRun.ts');
  const { catalogueText, inputsText, statusText } = await import('../report/dataText.ts');
  const { archiveProgress } = await import('./archiveProgress.ts');
  const host = options.mirror ?? BINANCE_ARCHIVE;
  const { columns, signal } = context;
  if (options.list === true) {
    const text = (): string => catalogueText(CATALOGUE, host, CATALOGUE_AS_OF, columns);
    context.out(
      options.json === true ? `${JSON.stringify({ asOf: CATALOGUE_AS_OF, host, files: CATALOGUE })}\n` : `${text()}\n`,
    );
    return;
  }
  const folder = options.to ?? seriesFolder(process.env);
  if (options.quiet !== true) context.err(`terms  ${BINANCE_TERMS}\n`);
  const progress = archiveProgress(context, options.quiet === true);
  const now = new Date().toISOString();
  const { onArchive } = progress;
  const files = await fetchSeries(folder, CATALOGUE, { host, now, signal, onArchive }).finally(progress.stop);
  const { source } = await caseInputs(folder, readCalibration());
  if (options.json === true) {
    const rows = files.map(({ series, state, failure }) => ({
      file: series.file,
      state,
      failure: failure === null ? null : { code: failure.code, message: failure.message },
    }));
    context.out(`${JSON.stringify({ folder, files: rows, inputs: source })}\n`);
  } else {
    context.out(`${statusText(folder, files, columns)}\n\n${inputsText(source, columns)}\n`);
  }
  const failed = files.filter(({ failure }) => failure !== null);
  if (failed.length === 0) return;
  const { InputError } = await import('@firebreak/engine');
  throw new InputError(`${failed.length} of ${files.length} files could not be fetched`, {
    code: 'fetch-failed',
    hint: `${failed[0]!.failure!.message}. What has come is kept; run the same command again.`,
  });
}
