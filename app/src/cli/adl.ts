/** `firebreak adl`: what other deleveraging policies would have taken, and from whom. */
import type { Command } from 'commander';
import type { CliContext } from './context.ts';

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
}
