/** The same window counted from rows of the store in one pass: the check that what was counted live can be repeated. */
import type { LiquidationEvent } from '../events.ts';
import { Bucket, type WindowTotals } from './bucket.ts';
import type { Selection } from './liquidationWindows.ts';

/** A window's totals and its distinct accounts. */
export interface Recomputed {
  readonly totals: WindowTotals;
  readonly accounts: number;
}

/** What [fromMs, toMs) of the rows holds, each identity (venue, id) once, whatever the order of the rows. */
export function recompute(
  rows: Iterable<LiquidationEvent>,
  fromMs: number,
  toMs: number,
  selection: Selection = {},
): Recomputed {
  const totals = new Bucket();
  const seen = new Set<string>();
  const accounts = new Set<string>();
  for (const row of rows) {
    if (row.timeMs < fromMs || row.timeMs >= toMs) continue;
    if ((selection.venue ?? row.venue) !== row.venue || (selection.asset ?? row.asset) !== row.asset) continue;
    const key = `${row.venue}\t${row.id}`;
    if (seen.has(key)) continue;
    seen.add(key);
    totals.addEvent(row);
    if (row.account !== undefined) accounts.add(`${row.venue}\t${row.account}`);
  }
  return { totals, accounts: accounts.size };
}
