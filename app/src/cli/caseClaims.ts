/** `firebreak case claims`: published figures on the events of the library, held against each other. */
import type { Command } from 'commander';
import type { CliContext } from './context.ts';

/** Adds the command. */
export function addCaseClaims(parent: Command, context: CliContext): void {
  parent
    .command('claims')
    .description('published figures on liquidation events, and which of them contradict each other')
    .argument('[file]', 'a register of your own (YAML); the one of the library without it')
    .option('--json', 'print a JSON array')
    .action(async (file: string | undefined, { json }: { json?: true }) => {
      const { CLAIMS_FILE, readScenario } = await import('../store/scenarioFile.ts');
      const { parseClaims } = await import('../assess/claims.ts');
      const { judgeClaims } = await import('../assess/claimRules.ts');
      const claims = parseClaims(readScenario(file ?? CLAIMS_FILE));
      const verdicts = judgeClaims(claims);
      if (json === true) {
        context.out(`${JSON.stringify(claims.map((claim, k) => ({ ...claim, ...verdicts[k] })))}\n`);
        return;
      }
      const { renderClaims } = await import('../report/claimTable.ts');
      const { colorsOf } = await import('../report/textTable.ts');
      context.out(renderClaims(claims, verdicts, { columns: context.columns, colors: colorsOf(context.colors) }));
    });
}
