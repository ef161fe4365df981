/** `firebreak case run aave-btc-history`: each day's liquidations of a lending protocol, forecast and scored. */
import type { CliContext } from './context.ts';

/** Options of the command that the case takes. */
export interface LendingOptions {
  readonly json?: true;
  readonly quiet?: true;
  /** A CSV with the columns date and amount_usd that covers days after the history. */
  readonly liquidations?: string;
}

/** Runs the case on the data folder and prints its scores, or one JSON object. */
export async function runLendingCommand(options: LendingOptions, context: CliContext): Promise<void> {
  const { runLendingCase } = await import('../assess/lending/caseRun.ts');
  const { lendingText } = await import('../report/lendingText.ts');
  const { colorsOf } = await import('../report/textTable.ts');
  const outcome = await runLendingCase(process.env['FIREBREAK_DATA'] || 'data', options.liquidations);
  if (options.json === true) context.out(`${JSON.stringify({ conditionalOn: 'prices', ...outcome })}\n`);
  else context.out(lendingText(outcome, { columns: context.columns, colors: colorsOf(context.colors) }));
}
