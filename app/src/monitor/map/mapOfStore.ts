/**
 * The liquidation map of a store: computed from all of its bars of the last two weeks, or carried on by those that came
 * since. Both give the same map where they begin at the same minute.
 */
import { openStoreDb } from '../store/read.ts';
import { tableFor } from '../store/tables.ts';
import { openMinute, readBars } from './bars.ts';
import { LiquidationMap } from './liquidationMap.ts';
import type { MixFile } from './mixFile.ts';

const MINUTE_MS = 60_000;
/** How far back a map begins, days: with a mean time of holding of five, 6% of what is open is older. */
export const LOOKBACK_DAYS = 14;

/** The map of a store as of its newest ticker, at most as of now. Throws what `openStoreDb` throws. */
export async function mapOfStore(root: string, nowMs: number, mix: MixFile = {}): Promise<LiquidationMap> {
  const map = new LiquidationMap(mix);
  const newestMs = await newestTickerMs(root);
  if (newestMs !== null) await carryOn(map, root, Math.min(nowMs, newestMs + 2 * MINUTE_MS));
  return map;
}

/** Takes the bars that are over by now and were not taken yet. Throws what `openStoreDb` throws. */
export async function carryOn(map: LiquidationMap, root: string, nowMs: number): Promise<void> {
  const to = openMinute(nowMs);
  const from = map.nextMinute ?? to - LOOKBACK_DAYS * 1440;
  if (from >= to) return;
  for await (const bar of readBars(root, map.contracts, { from, to })) map.take(bar);
}

async function newestTickerMs(root: string): Promise<number | null> {
  const db = await openStoreDb(root, { tables: [tableFor('ticker')] });
  try {
    const { rows } = await db.run('SELECT max(time_ms) FROM tickers');
    for await (const some of rows) for (const row of some) return row[0] === null ? null : Number(row[0]);
    return null;
  } finally {
    db.close();
  }
}
