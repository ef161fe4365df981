/** `firebreak contagion`: who is paid and who defaults where entities of a market lose assets. */
import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import type { CliContext } from './context.ts';

interface ContagionOptions {
  readonly loss?: readonly (readonly [string, number])[];
  readonly recovery: number;
  readonly json?: true;
}

/** Adds the command. */
export function addContagion(parent: Command, context: CliContext): void {
  parent
    .command('contagion')
    .description('clear the debts between the entities of a market after some of them lose assets')
    .argument('<folder>', 'snapshot folder with the tables entities and exposures')
    .option('--loss <entity=share>', 'share of its own assets that an entity loses; may be repeated', collectLoss)
    .option('--recovery <share>', 'what a default leaves of assets and claims', parseShare, 1)
    .option('--json', 'print one JSON object')
    .action((folder: string, options: ContagionOptions) => clearDebts(folder, options, context));
}

async function clearDebts(folder: string, options: ContagionOptions, context: CliContext): Promise<void> {
  const { readSnapshot } = await import('../store/snapshotFolder.ts');
  const { networkOf } = await import('../assess/contagion/network.ts');
  const { askContagion } = await import('../assess/contagion/question.ts');
  const { contagionText } = await import('../report/contagionText.ts');
  const { colorsOf } = await import('../report/textTable.ts');
  const { tables } = await readSnapshot(folder);
  const recovery = { assets: options.recovery, claims: options.recovery };
  const answer = askContagion(networkOf(tables), options.loss ?? [], recovery);
  if (options.json === true) context.out(`${JSON.stringify(answer)}\n`);
  else context.out(contagionText(answer, { columns: context.columns, colors: colorsOf(context.colors) }));
}

function parseShare(text: string): number {
  const share = Number(text);
  if (text.trim() !== '' && share >= 0 && share <= 1) return share;
  throw new InvalidArgumentError('Expected a share from 0 to 1.');
}

function collectLoss(text: string, previous: readonly (readonly [string, number])[] = []): [string, number][] {
  const at = text.lastIndexOf('=');
  if (at <= 0) throw new InvalidArgumentError('Expected entity=share.');
  return [
    ...previous.map(([name, share]): [string, number] => [name, share]),
    [text.slice(0, at), parseShare(text.slice(at + 1))],
  ];
}
