/**
 * The liquidation map of a store: computed from all of its bars of the last two weeks, or carried on by those that came
 * since. Both give the same map where they begin at the same minute.
 */
import { openStoreDb } from '../store/read.ts';
import { tableFor } from '../store/tables.ts';
import { minuteOverMs, openMinute, readBars } from './bars.ts';
import { LiquidationMap } from './liquidationMap.ts';
import type { MixFile } from './mixFile.ts';

const MINUTES_PER_DAY = 1440;
/** How far back a map begins, days: with a mean time of holding of five, 6% of what is open is older. */
export const LOOKBACK_DAYS = 14;

/** The map of a store as of its newest ticker, at most as of now. Throws what `openStoreDb` throws. */
export async function mapOfStore(root: string, nowMs: number, mix: MixFile = {}): Promise<LiquidationMap> {
  const map = new LiquidationMap(mix);
  const newestMs = await newestTickerMs(root);
  if (newestMs !== null) await carryOn(map, root, Math.min(nowMs, minuteOverMs(newestMs)));
  return map;
}

/**
 * Takes the bars that are over by now and were not taken yet, a day at a time, none of minute `before` or later. Stops
 * between two days once `budgetMs` is spent; returns whether all were taken. Throws what `openStoreDb` throws.
 */
export async function carryOn(
  map: LiquidationMap,
  root: string,
  nowMs: number,
  { budgetMs = Infinity, before = Infinity }: { readonly budgetMs?: number; readonly before?: number } = {},
): Promise<boolean> {
  const started = performance.now();
  const open = openMinute(nowMs);
  const end = Math.min(open, before);
  let from = map.nextMinute ?? open - LOOKBACK_DAYS * MINUTES_PER_DAY;
  while (from < end) {
    const to = Math.min(end, (Math.floor(from / MINUTES_PER_DAY) + 1) * MINUTES_PER_DAY);
    for await (const bar of readBars(root, map.contracts, { from, to })) map.take(bar);
    map.pass(to);
    from = to;
    if (from < end && performance.now() - started > budgetMs) return false;
  }
  return true;
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
