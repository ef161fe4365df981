/** `firebreak case list`: the scenarios of the library. */
import type { Command } from 'commander';
import type { CliContext } from './context.ts';

/** Adds the command. */
export function addCaseList(parent: Command, context: CliContext): void {
  parent
    .command('list')
    .description('list the scenarios of the library')
    .option('--json', 'print a JSON array')
    .action(async ({ json }: { json?: true }) => {
      const { listCases } = await import('../store/scenarioFile.ts');
      const { LENDING_INFO } = await import('../assess/lending/info.ts');
      const { listEpisodes } = await import('../assess/episodes/index.ts');
      const cases = [...listCases(), LENDING_INFO, ...listEpisodes()];
      if (json === true) {
        context.out(`${JSON.stringify(cases)}\n`);
        return;
      }
      const { renderCases } = await import('../report/caseTable.ts');
      const { colorsOf } = await import('../report/textTable.ts');
      context.out(renderCases(cases, { columns: context.columns, colors: colorsOf(context.colors) }));
    });
}
