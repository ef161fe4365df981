/** `firebreak verify`: is a run byte for byte what was written, and does it come out the same again? */
import type { Command } from 'commander';
import type { CliContext } from './context.ts';

/** Adds the command. */
export function addVerify(parent: Command, context: CliContext): void {
  parent
    .command('verify')
    .description('check the files of a run, execute it again and compare the digests')
    .argument('<run>', 'run folder')
    .option('--quiet', 'no progress')
    .action(async (folder: string, { quiet }: { quiet?: true }) => {
      const { verifyRun } = await import('../sweep/verifyRun.ts');
      const { progressView } = await import('./progress.ts');
      const progress = progressView(context, quiet === true);
      const digest = await verifyRun(folder, progress, context.signal).finally(progress.stop);
      context.out(`${folder} is as it was written, and gives the same result again\ndigest  ${digest}\n`);
    });
}
