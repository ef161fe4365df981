/**
 * `firebreak snapshot import`: real accounts, positions, tiers and depth, through a mapping that names the user's
 * columns.
 */
import type { Command } from 'commander';
import { Option } from 'commander';
import type { CliContext } from './context.ts';
import { collectPair, marketSource, parseSeed } from './options.ts';

interface ImportCommandOptions {
  readonly out: string;
  readonly base?: string;
  readonly missing?: readonly (readonly [string, string])[];
  readonly file?: readonly (readonly [string, string])[];
  readonly balanceOpenInterest?: 'residual';
  readonly seed: number;
  readonly format: 'parquet' | 'csv';
}

/** Adds the command. */
export function addSnapshotImport(parent: Command, context: CliContext): void {
  parent
    .command('import')
    .description('import CSV or Parquet; nothing is guessed, gaps are refused until you say how to fill them')
    .argument('<mapping>', 'mapping file (YAML) that names your columns; docs/import.md explains it')
    .requiredOption('--out <folder>', 'folder for the snapshot')
    .option('--base <snapshot>', 'market that gives what your files lack: "builtin" or a folder')
    .option(
      '--file <name=path>',
      'path of a file of the mapping, instead of the one there; may be repeated',
      collectPair,
    )
    .option('--missing <column=how>', 'how to fill a gap, e.g. entry_price=mark; may be repeated', collectPair)
    .addOption(
      new Option('--balance-open-interest <how>', 'where longs and shorts differ, book the rest to an account').choices(
        ['residual'],
      ),
    )
    .option('--seed <n>', 'seed of draws for what is missing', parseSeed, 1)
    .addOption(new Option('--format <format>', 'of the tables').choices(['parquet', 'csv']).default('parquet'))
    .action((mapping: string, options: ImportCommandOptions) => importCommand(mapping, options, context));
}

async function importCommand(mappingFile: string, options: ImportCommandOptions, context: CliContext): Promise<void> {
  const { importSnapshot } = await import('../store/importer.ts');
  const { loadTables } = await import('../sweep/runJob.ts');
  const { renderImport } = await import('../report/importText.ts');
  const { out, seed, format } = options;
  const report = await importSnapshot({
    mappingFile,
    out,
    seed,
    format,
    files: Object.fromEntries(options.file ?? []),
    missing: Object.fromEntries(options.missing ?? []),
    base: options.base === undefined ? null : await loadTables(marketSource(options.base)),
    balanceOpenInterest: options.balanceOpenInterest ?? null,
    signal: context.signal,
  });
  context.out(renderImport(report, out, context.columns));
}
