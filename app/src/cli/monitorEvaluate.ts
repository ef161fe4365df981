/** `firebreak monitor evaluate`: whether indicators warn before events, on real data. */
import type { Command } from 'commander';
import type { CliContext } from './context.ts';

/** Adds the command. */
export function addMonitorEvaluate(parent: Command, context: CliContext): void {
  parent
    .command('evaluate')
    .description('lead time, precision, recall and false alarms of indicators on real data, against chance')
    .option('--data <folder>', 'folder of market data', process.env['FIREBREAK_DATA'] || 'data')
    .option('--json', 'print one JSON object')
    .action(async ({ data, json }: { data: string; json?: true }) => {
      const { evaluateFolder } = await import('../monitor/evaluate/files.ts');
      const report = await evaluateFolder(data);
      if (json === true) {
        context.out(`${JSON.stringify(report)}\n`);
        return;
      }
      const { renderEvaluation } = await import('../report/evaluateText.ts');
      context.out(renderEvaluation(report, context));
    });
}
