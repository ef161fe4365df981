/** `firebreak monitor evaluate`: whether indicators warn before events, on real data. */
import type { Command } from 'commander';
import type { CliContext } from './context.ts';

/** Adds the command. */
export function addMonitorEvaluate(parent: Command, context: CliContext): void {
  parent
    .command('evaluate')
    .description('how indicators warn on real data, against chance; how near the liquidation map is')
    .option('--data <folder>', 'folder of market data', process.env['FIREBREAK_DATA'] || 'data')
    .option('--json', 'print one JSON object')
    .action(async ({ data, json }: { data: string; json?: true }) => {
      const { evaluateFolder, evaluateMap } = await import('../monitor/evaluate/files.ts');
      const report = await evaluateFolder(data);
      const map = await evaluateMap(data);
      if (json === true) {
        context.out(`${JSON.stringify({ ...report, map })}\n`);
        return;
      }
      const { renderEvaluation, renderMapReport } = await import('../report/evaluateText.ts');
      context.out(`${renderEvaluation(report, context)}\n${renderMapReport(map, context)}`);
    });
}
