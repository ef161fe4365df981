/** `firebreak snapshot inspect`: what a market looks like. */
import type { Command } from 'commander';
import type { CliContext } from './context.ts';
import { marketSource } from './options.ts';

/** Adds the command. */
export function addSnapshotInspect(parent: Command, context: CliContext): void {
  parent
    .command('inspect')
    .description('counts, open interest, leverage, concentration, distance to liquidation, origin of the numbers')
    .argument('[snapshot]', 'snapshot folder, or "builtin"', 'builtin')
    .option('--json', 'print one JSON object')
    .action(async (name: string, { json }: { json?: true }) => {
      const { loadMarket } = await import('../sweep/runJob.ts');
      const { inspectionView, inspectionJson, renderInspection } = await import('../report/inspection.ts');
      const { snapshot, reference } = await loadMarket(marketSource(name));
      const view = inspectionView(snapshot, reference.hash);
      if (json === true) {
        context.out(`${JSON.stringify(inspectionJson(view))}\n`);
        return;
      }
      const { colorsOf } = await import('../report/textTable.ts');
      context.out(renderInspection(view, { columns: context.columns, colors: colorsOf(context.colors) }));
      context.out(`\nnext    firebreak stress ${name}\n`);
    });
}
