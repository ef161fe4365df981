/**
 * Reading a store from any process: what is in Parquet, and what is not yet, from the monitor that writes or, where
 * none lives, from the logs that it left.
 */
import { open } from 'node:fs/promises';
import { InputError } from '@firebreak/engine';
import { checkEventFolder, type EventFolder, listLogs, logPath, readLog } from '../../store/eventFolder.ts';
import { DAY_HOURS, type DayRange, HOUR_MS } from '../../store/eventParts.ts';
import { type EventDb, openEventDb } from '../../store/eventQuery.ts';
import type { EventTable } from '../../store/eventTable.ts';
import { type Frames, readFrames } from '../../store/frameLog.ts';
import type { MarketEvent } from '../events.ts';
import { kindNumber, linesOf } from './batch.ts';
import { askStore, holdFiles } from './socket.ts';
import { type EventKind, keyOf, tableFor, TABLES } from './tables.ts';

/** A database over a store, and what a person should know of it. */
export interface StoreDb extends EventDb {
  /** Logs that could not be read and are not in the result. */
  readonly warnings: readonly string[];
}

/**
 * Opens a database over a store as it is now; the monitor may write on. Throws InputError where the folder is no store,
 * is of a newer version, holds a damaged Parquet file, or its monitor does not answer.
 */
export async function openStoreDb(
  root: string,
  { tables = TABLES, days }: { readonly tables?: readonly EventTable[]; readonly days?: DayRange } = {},
): Promise<StoreDb> {
  const folder = await checkEventFolder(root);
  const release = await holdFiles(root);
  try {
    const db = await openHeld(folder, { tables, ...(days === undefined ? {} : { days }) });
    return {
      ...db,
      close: () => {
        db.close();
        release?.();
      },
    };
  } catch (error) {
    release?.();
    throw error;
  }
}

async function openHeld(
  folder: EventFolder,
  which: { readonly tables: readonly EventTable[]; readonly days?: DayRange },
): Promise<StoreDb> {
  const { root } = folder;
  const warnings: string[] = [];
  // First what is not in Parquet, then the Parquet files: what moves between the two is seen in at least one of them,
  // and as a file of the same name it is left out of the other.
  const kind = which.tables.length === 1 ? TABLES.indexOf(which.tables[0]!) : undefined;
  const logs = (await logsOfMonitor(root, kind)) ?? (await logsOnDisk(folder, warnings));
  const db = await openEventDb({
    ...folder,
    ...which,
    openLogs: [...logs.keys()],
    writeLines: async (table, path) => {
      const number = TABLES.indexOf(table);
      const handle = await open(path, 'w');
      try {
        let any = false;
        for (const { payloads } of logs.values()) {
          for (const payload of payloads) {
            if (kindNumber(payload) !== number) continue;
            any = true;
            await handle.appendFile(linesOf(payload));
          }
        }
        return any;
      } finally {
        await handle.close();
      }
    },
  });
  return { ...db, warnings };
}

async function logsOfMonitor(root: string, kind: number | undefined): Promise<Map<string, Frames> | null> {
  const answer = await askStore(root, 'open', kind);
  if (answer === null) return null;
  const { logs } = answer.head as { logs: string[] };
  const found = new Map<string, Frames>();
  for (const [index, name] of logs.entries()) {
    const bytes = answer.files[index]!;
    // An absent log was closed at this moment: its Parquet files are complete.
    if (bytes.length > 0) found.set(name, readFrames(bytes, name));
  }
  return found;
}

async function logsOnDisk(folder: EventFolder, warnings: string[]): Promise<Map<string, Frames>> {
  const found = new Map<string, Frames>();
  for (const name of await listLogs(folder)) {
    try {
      const frames = await readLog(folder, name);
      if (frames === null) continue;
      found.set(name, frames);
      if (frames.state !== 'damaged') continue;
      warnings.push(`${logPath(folder, name)} is damaged: ${frames.lostBytes} bytes of it hold no event`);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      warnings.push(error.message);
    }
  }
  return found;
}

/** Which events are read. */
export interface EventRange {
  readonly kind: EventKind;
  /** Venue's time in ms UTC, from this on. */
  readonly fromMs?: number;
  /** Up to and without this. */
  readonly toMs?: number;
  /** Of gauges that are older than this, only the last of each hour. */
  readonly hourlyBeforeMs?: number;
}

/**
 * The events of a kind in the order of the venues' times, each once, as they were appended. Throws what `openStoreDb`
 * throws.
 */
export async function* readEvents(root: string, range: EventRange): AsyncGenerator<MarketEvent> {
  const { kind, fromMs = 0, toMs = Number.MAX_SAFE_INTEGER, hourlyBeforeMs } = range;
  const table = tableFor(kind);
  const dayOf = (ms: number): number => Math.floor(ms / (DAY_HOURS * HOUR_MS));
  const db = await openStoreDb(root, { tables: [table], days: { fromDay: dayOf(fromMs), toDay: dayOf(toMs) } });
  try {
    const columns = table.columns.map(({ name }) => name);
    const hourly =
      kind !== 'gauge' || hourlyBeforeMs === undefined
        ? ''
        : ` QUALIFY t.time_ms >= ${hourlyBeforeMs} OR row_number() OVER (PARTITION BY t.venue, t.symbol, t.asset,` +
          ` t.name, t.time_ms // ${HOUR_MS} ORDER BY t.time_ms DESC, t.id) = 1`;
    const { columns: names, rows } = await db.run(
      `SELECT venue, ${columns.join(', ')} FROM ${table.name} AS t` +
        ` WHERE t.time_ms >= ${fromMs} AND t.time_ms < ${toMs}${hourly} ORDER BY t.time_ms, t.venue, t.id`,
    );
    for await (const some of rows) {
      for (const row of some) yield eventOf(kind, names, row);
    }
  } finally {
    db.close();
  }
}

function eventOf(kind: EventKind, names: readonly string[], row: readonly unknown[]): MarketEvent {
  const fields: Record<string, unknown> = { kind };
  names.forEach((name, index) => {
    if (row[index] !== null) fields[keyOf(name)] = row[index];
  });
  if (kind !== 'book') return fields as unknown as MarketEvent;
  const { bidPrices, bidQtys, askPrices, askQtys, ...rest } = fields as Record<string, number[]>;
  return { ...rest, bids: levels(bidPrices!, bidQtys!), asks: levels(askPrices!, askQtys!) } as unknown as MarketEvent;
}

function levels(prices: readonly number[], qtys: readonly number[]): [number, number][] {
  return prices.map((price, level) => [price, qtys[level]!]);
}
