/** `firebreak monitor check`: whether a file of alert rules is right, and whether its secrets are set. */
import type { Command } from 'commander';
import type { CliContext } from './context.ts';
import { booksOf } from './monitorBooks.ts';

/** Adds the command. */
export function addMonitorCheck(parent: Command, context: CliContext): void {
  parent
    .command('check')
    .argument('<rules>', 'YAML file of alert rules')
    .description('check a file of alert rules and the books that it names, and that the variables of its sinks are set')
    .option('--json', 'print one JSON object')
    .action(async (rules: string, { json }: { json?: true }) => {
      const { readAlertFile } = await import('../monitor/alerts/rules.ts');
      const { checkVariables } = await import('../monitor/alerts/requests.ts');
      const file = readAlertFile(rules);
      checkVariables(file.sinks, process.env);
      await booksOf(rules, file);
      if (json === true) {
        const [sinks, books] = [Object.fromEntries(file.sinks), Object.fromEntries(file.books ?? [])];
        context.out(`${JSON.stringify({ rules: file.rules, sinks, books })}\n`);
        return;
      }
      const { renderAlertRules } = await import('../report/alertText.ts');
      context.out(renderAlertRules(file, context));
    });
}
