/** `firebreak monitor query`: SQL over what the monitor has stored, also while it writes. */
import type { Command } from 'commander';
import type { CliContext } from './context.ts';

/** Where the monitor keeps its store when no other folder is named. */
export const DEFAULT_STORE = 'store';

const HELP = `
Tables: liquidations, trades, books, tickers, gauges. Amounts of money are whole cents (notional_cents), time_ms and
received_ms are milliseconds UTC, time is the same as a timestamp, venue, date and hour choose folders.

Example:
  firebreak monitor query "SELECT venue, sum(notional_cents) / 100 AS usd FROM liquidations GROUP BY venue"`;

interface QueryOptions {
  readonly store: string;
  readonly json?: true;
  readonly csv?: true;
}

/** Adds the command. */
export function addMonitorQuery(parent: Command, context: CliContext): void {
  parent
    .command('query')
    .description('run SQL over what the monitor has stored; reads only, also while it writes')
    .argument('<sql>', 'one SELECT')
    .option('--store <folder>', 'folder of the store', DEFAULT_STORE)
    .option('--json', 'print a JSON array of all rows')
    .option('--csv', 'print all rows as CSV')
    .addHelpText('after', HELP)
    .action(async (sql: string, options: QueryOptions) => {
      const { openStoreDb } = await import('../monitor/store/read.ts');
      const { queryCsv, queryJson, queryTable } = await import('../report/queryText.ts');
      const { colorsOf } = await import('../report/textTable.ts');
      const db = await openStoreDb(options.store);
      context.signal.addEventListener('abort', db.interrupt);
      try {
        for (const warning of db.warnings) context.err(`firebreak: ${warning}\n`);
        const result = await db.run(sql);
        const lines =
          options.json === true
            ? queryJson(result)
            : options.csv === true
              ? queryCsv(result)
              : queryTable(result, colorsOf(context.colors));
        for await (const text of lines) context.out(text);
      } finally {
        context.signal.removeEventListener('abort', db.interrupt);
        db.close();
      }
    });
}
