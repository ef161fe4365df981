/** `firebreak snapshot generate`: a market drawn from aggregates. */
import type { Command } from 'commander';
import { Option } from 'commander';
import type { CliContext } from './context.ts';
import { parseSeed } from './options.ts';

interface GenerateOptions {
  readonly out: string;
  readonly seed?: number;
  readonly format: 'parquet' | 'csv';
}

/** Adds the command. */
export function addSnapshotGenerate(parent: Command, context: CliContext): void {
  parent
    .command('generate')
    .description('draw a synthetic market from aggregates; the same seed gives the same market')
    .argument('[spec]', 'specification (YAML), "builtin", or "builtin-oracles-2025-10-14"', 'builtin')
    .requiredOption('--out <folder>', 'folder for the snapshot')
    .option('--seed <n>', 'seed of the draws', parseSeed)
    .addOption(new Option('--format <format>', 'of the tables').choices(['parquet', 'csv']).default('parquet'))
    .action(async (spec: string, { out, seed, format }: GenerateOptions) => {
      const { checkTarget } = await import('../store/atomic.ts');
      const { writeSnapshot } = await import('../store/snapshotFolder.ts');
      const { generatedTables } = await import('../sweep/generated.ts');
      await checkTarget(out);
      const market = await generatedTables(spec, seed ?? null);
      const hash = await writeSnapshot(out, market, { format, signal: context.signal });
      context.out(
        `synthetic market "${market.name}", seed ${market.seed ?? 'none'}, written to ${out}\nhash    ${hash}\n`,
      );
      context.out(`next    firebreak snapshot inspect ${out}\n`);
    });
}
