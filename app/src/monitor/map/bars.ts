/**
 * Minute bars of the map's contracts from the store. What belongs to a minute is decided by the times of events alone:
 * one that was received more than {@link GRACE_MS} after the minute's end is left out, live and whenever the store is
 * read again, so that a map computed anew equals the one that was kept.
 */
import type { EventDb } from '../../store/eventQuery.ts';
import { openStoreDb } from '../store/read.ts';
import { tableFor } from '../store/tables.ts';
import type { Bar } from './contractMap.ts';
import type { MapContract } from './contracts.ts';

const MINUTE_MS = 60_000;
const MINUTES_PER_DAY = 1440;
/** Events that come later than this after their minute are in no bar, ms. */
export const GRACE_MS = 20_000;
/** Time that an event may need from its receipt into what readers of the store see, ms. */
const STORING_MS = 5_000;
/** Quantities are added up as whole hundred-millionths, so that their order does not matter. */
export const PARTS = 1e8;

/** A bar of a contract. */
export interface ContractBar extends Bar {
  readonly instrument: string;
}

/** The first minute that is not over yet, with grace and storing, at a time. */
export function openMinute(nowMs: number): number {
  return Math.floor((nowMs - GRACE_MS - STORING_MS) / MINUTE_MS);
}

/** When the minute of a time is over, with grace and storing, ms: the first time at which it is not open any more. */
export function minuteOverMs(timeMs: number): number {
  return (Math.floor(timeMs / MINUTE_MS) + 1) * MINUTE_MS + GRACE_MS + STORING_MS;
}

/**
 * Bars of the minutes [from, to) in order of minute, venue and symbol. Throws what `openStoreDb` throws.
 */
export async function* readBars(
  root: string,
  contracts: readonly MapContract[],
  { from, to }: { readonly from: number; readonly to: number },
): AsyncGenerator<ContractBar> {
  const byKey = new Map(contracts.map((contract) => [`${contract.feed} ${contract.symbol}`, contract]));
  const db = await openStoreDb(root, {
    tables: [tableFor('ticker'), tableFor('trade')],
    days: { fromDay: Math.floor(from / MINUTES_PER_DAY), toDay: Math.floor((to - 1) / MINUTES_PER_DAY) },
  });
  try {
    for await (const row of rowsOf(db, barSql(contracts, from, to))) {
      const contract = byKey.get(`${String(row['venue'])} ${String(row['symbol'])}`);
      if (contract === undefined || !(Number(row['low']) > 0)) continue;
      yield {
        instrument: contract.instrument,
        minute: Number(row['minute']),
        openInterest: finite(contract.inverse ? row['usd'] : row['coins']),
        tradedPrice: tradedPrice(row['cents'], row['parts']),
        low: Number(row['low']),
        high: Number(row['high']),
        close: Number(row['close']),
      };
    }
  } finally {
    db.close();
  }
}

function barSql(contracts: readonly MapContract[], from: number, to: number): string {
  const names = contracts.map(({ feed, symbol }) => `('${feed}', '${symbol}')`).join(', ');
  const within =
    `time_ms >= ${from * MINUTE_MS} AND time_ms < ${to * MINUTE_MS} AND (venue, symbol) IN (${names})` +
    ` AND received_ms < (time_ms // ${MINUTE_MS} + 1) * ${MINUTE_MS} + ${GRACE_MS}`;
  // Of two at one moment the greater: an order that needs no column more.
  const last = (column: string): string =>
    `arg_max(${column}, (time_ms, received_ms, ${column})) FILTER (WHERE ${column} IS NOT NULL)`;
  const price = (of: (column: string) => string): string => `coalesce(${of('mark_price')}, ${of('last_price')})`;
  return (
    `WITH t AS (SELECT venue, symbol, time_ms // ${MINUTE_MS} AS minute, ${last('open_interest_qty')} AS coins, ` +
    `${last('open_interest_usd')} AS usd, ${price((column) => `min(${column})`)} AS low, ` +
    `${price((column) => `max(${column})`)} AS high, ${price(last)} AS close ` +
    `FROM tickers WHERE ${within} GROUP BY ALL), ` +
    `v AS (SELECT venue, symbol, time_ms // ${MINUTE_MS} AS minute, sum(notional_cents) AS cents, ` +
    `sum(CAST(round(qty * ${PARTS}) AS HUGEINT)) AS parts FROM trades WHERE ${within} GROUP BY ALL) ` +
    `SELECT t.*, v.cents, v.parts FROM t LEFT JOIN v USING (venue, symbol, minute) ORDER BY minute, venue, symbol`
  );
}

async function* rowsOf(db: EventDb, sql: string): AsyncGenerator<Readonly<Record<string, unknown>>> {
  const { columns, rows } = await db.run(sql);
  for await (const some of rows) {
    for (const row of some) yield Object.fromEntries(columns.map((name, k) => [name, row[k]]));
  }
}

function finite(value: unknown): number | null {
  const number = value === null || value === undefined ? NaN : Number(value);
  return Number.isFinite(number) ? number : null;
}

/** Volume-weighted price of whole cents over parts of coins; null where there is none. */
export function tradedPrice(cents: unknown, parts: unknown): number | null {
  const price = ((finite(cents) ?? 0) / 100 / (finite(parts) ?? 0)) * PARTS;
  return price > 0 && price < Infinity ? price : null;
}
