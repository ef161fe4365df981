/** How each kind of event becomes rows of a table: keys of `MarketEvent` on one side, columns on the other. */
import type { EventColumn, EventTable } from '../../store/eventTable.ts';
import { MARKET_EVENT_KINDS, type MarketEvent } from '../events.ts';

/** Name of a kind of event. */
export type EventKind = MarketEvent['kind'];

/** Column, type and key; the key is the column in camel case where it is not named. */
type Field = readonly [name: string, type: string, sql?: string];

const HEAD: readonly Field[] = [
  ['symbol', 'VARCHAR'],
  ['asset', 'VARCHAR'],
  ['time_ms', 'BIGINT'],
  ['received_ms', 'BIGINT'],
  ['id', 'VARCHAR'],
];

const OWN: Readonly<Record<EventKind, readonly Field[]>> = {
  liquidation: [
    ['position', 'VARCHAR'],
    ['price', 'DOUBLE'],
    ['price_kind', 'VARCHAR'],
    ['qty', 'DOUBLE'],
    ['notional_cents', 'BIGINT'],
    ['account', 'VARCHAR'],
  ],
  trade: [
    ['side', 'VARCHAR'],
    ['price', 'DOUBLE'],
    ['qty', 'DOUBLE'],
    ['notional_cents', 'BIGINT'],
  ],
  book: [
    ['snapshot', 'BOOLEAN'],
    ['bid_prices', 'DOUBLE[]', 'list_transform(bids, lambda level: level[1])'],
    ['bid_qtys', 'DOUBLE[]', 'list_transform(bids, lambda level: level[2])'],
    ['ask_prices', 'DOUBLE[]', 'list_transform(asks, lambda level: level[1])'],
    ['ask_qtys', 'DOUBLE[]', 'list_transform(asks, lambda level: level[2])'],
  ],
  ticker: [
    ['last_price', 'DOUBLE'],
    ['mark_price', 'DOUBLE'],
    ['index_price', 'DOUBLE'],
    ['open_interest_qty', 'DOUBLE'],
    ['open_interest_usd', 'DOUBLE'],
    ['funding_rate', 'DOUBLE'],
    ['funding_time_ms', 'BIGINT'],
    ['predicted_funding_rate', 'DOUBLE'],
  ],
  gauge: [
    ['name', 'VARCHAR'],
    ['value', 'DOUBLE'],
  ],
};

const BOOK_KEYS = { bids: 'DOUBLE[][]', asks: 'DOUBLE[][]' };

/** Key of `MarketEvent` for a column: `time_ms` is `timeMs`. */
export function keyOf(column: string): string {
  return column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function tableOf(kind: EventKind): EventTable {
  const fields = [...HEAD, ...OWN[kind]];
  const keys: Record<string, string> = { venue: 'VARCHAR', ...(kind === 'book' ? BOOK_KEYS : {}) };
  for (const [name, type, sql] of fields) if (sql === undefined) keys[keyOf(name)] = type;
  const columns = fields.map(([name, type, sql]): EventColumn => ({ name, type, sql: sql ?? `"${keyOf(name)}"` }));
  return { name: `${kind}s`, keys, columns };
}

/** The tables in the order of `MARKET_EVENT_KINDS`: `liquidations`, `trades`, `books`, `tickers`, `gauges`. */
export const TABLES: readonly EventTable[] = MARKET_EVENT_KINDS.map(tableOf);

/** The table of a kind. */
export function tableFor(kind: EventKind): EventTable {
  return TABLES[MARKET_EVENT_KINDS.indexOf(kind)]!;
}

/** A venue names a folder, so that it may hold only what every file system and every reader of Hive folders takes. */
const VENUE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const INTEGERS = new Set(['timeMs', 'receivedMs', 'notionalCents', 'fundingTimeMs']);
/** Last millisecond of the year 9999; dates of later years have no four digits. */
const TIME_MS_MAX = 253_402_300_799_999;

/** Why an event cannot be stored, or null: fractions of a cent, a time out of range, a venue that is no name. */
export function eventProblem(event: MarketEvent): string | null {
  if (!VENUE.test(event.venue)) return `venue "${event.venue}" is no plain name`;
  if (event.id === '') return `${event.venue} ${event.kind} without an id`;
  if (!(event.timeMs >= 0 && event.timeMs <= TIME_MS_MAX)) return `${event.venue} ${event.kind} at ${event.timeMs} ms`;
  for (const key of INTEGERS) {
    const value = (event as unknown as Record<string, number | undefined>)[key];
    if (value !== undefined && !Number.isSafeInteger(value))
      return `${event.venue} ${event.kind}: ${key} is ${JSON.stringify(value)}`;
  }
  return null;
}
