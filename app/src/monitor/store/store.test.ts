/** The store as a monitor uses it: what goes in comes out once, whatever breaks in between. */
import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { statSync, writeFileSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import type { BookEvent, GaugeEvent, LiquidationEvent, MarketEvent, TickerEvent, TradeEvent } from '../events.ts';
import { openStoreDb, readEvents } from './read.ts';
import { removeOldDays } from './retention.ts';
import { eventFolder } from '../../store/eventFolder.ts';
import { type MonitorStore, openStore, type StoreOptions } from './store.ts';

const root = mkdtempSync(join(tmpdir(), 'firebreak-store-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let number = 0;
const newFolder = () => join(root, `s${number++}`);
const opened: MonitorStore[] = [];
async function started(folder: string, options?: StoreOptions): Promise<MonitorStore> {
  const store = await openStore(folder, options);
  opened.push(store);
  return store;
}
afterEach(async () => {
  vi.restoreAllMocks();
  for (const store of opened.splice(0)) await store.close();
});

const HOUR = 3_600_000;
/** 10 October 2025, 21:00 UTC. */
const T = Date.UTC(2025, 9, 10, 21);

function liquidation(id: number, timeMs = T + id, cents = 100 + id): LiquidationEvent {
  const head = {
    venue: 'binance-usdm',
    symbol: 'BTCUSDT',
    asset: 'BTC',
    timeMs,
    receivedMs: timeMs + 40,
    id: `l${id}`,
  };
  const order = {
    position: id % 2 === 0 ? 'long' : 'short',
    price: 104_782.9,
    priceKind: 'order',
    qty: 0.1 + id,
  } as const;
  return { kind: 'liquidation', ...head, ...order, notionalCents: cents };
}

const HEAD = { venue: 'okx', symbol: 'BTC-USDT-SWAP', asset: 'BTC', timeMs: T + 5, receivedMs: T + 7 };
const TRADE: TradeEvent = { kind: 'trade', ...HEAD, id: '7', side: 'sell', price: 1 / 3, qty: 1e-9, notionalCents: 0 };
const BOOK: BookEvent = {
  kind: 'book',
  ...HEAD,
  id: 'é "1"\n',
  snapshot: true,
  bids: [
    [1.5, 2],
    [1.4, 0],
  ],
  asks: [],
};
const TICKER: TickerEvent = { kind: 'ticker', ...HEAD, id: '8', markPrice: 2.5, fundingTimeMs: T, openInterestQty: 0 };
const GAUGE: GaugeEvent = { kind: 'gauge', ...HEAD, id: '9', name: 'insurance_fund_usd', value: -1.25e10 };
const NAMED = { ...liquidation(3), account: '0xabc' };
const ONE_OF_EACH: readonly MarketEvent[] = [NAMED, TRADE, BOOK, TICKER, GAUGE];

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

async function all(folder: string, kind: MarketEvent['kind'], fromMs?: number, toMs?: number): Promise<MarketEvent[]> {
  const range = { kind, ...(fromMs === undefined ? {} : { fromMs }), ...(toMs === undefined ? {} : { toMs }) };
  return collect(readEvents(folder, range));
}
const ids = async (folder: string) => (await all(folder, 'liquidation')).map(({ id }) => id);
const named = (count: number, from = 0) => Array.from({ length: count }, (_, n) => `l${from + n}`);

async function ask(folder: string, sql: string): Promise<unknown[]> {
  const db = await openStoreDb(folder);
  try {
    const { rows } = await db.run(sql);
    return (await collect(rows)).flat();
  } finally {
    db.close();
  }
}

const written = (store: MonitorStore, count: number) =>
  vi.waitFor(() => expect(store.health().writtenEvents).toBe(count), 10_000);

function files(folder: string, table = 'liquidations'): string[] {
  if (!existsSync(join(folder, table))) return [];
  const names = readdirSync(join(folder, table), { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.parquet')).sort();
}
/** Hour of a file, from its name. */
const hourOf = (file: string) => file.split('/')[2]!.slice(0, 2);
const logs = (folder: string) => readdirSync(join(folder, 'log'));

describe('the store', () => {
  it('gives every kind back as it came, from the open log, from the log of the dead, and from Parquet', async () => {
    const folder = newFolder();
    const store = await started(folder);
    expect(store.append(ONE_OF_EACH)).toEqual(ONE_OF_EACH);
    const check = async () => {
      for (const event of ONE_OF_EACH) expect(await all(folder, event.kind)).toEqual([event]);
    };
    await check();
    await store.close();
    expect(logs(folder)).toHaveLength(1);
    await check();
    const again = await started(folder);
    await again.seal();
    expect(logs(folder)).toEqual([]);
    const [file] = files(folder, 'books');
    expect(file).toMatch(/^venue=okx\/date=2025-10-10\/21-\d{8}T\d{6}-[0-9a-f]{8}-000000\.parquet$/);
    await check();
    expect(again.health()).toMatchObject({
      state: 'ok',
      message: null,
      writtenEvents: 0,
      closingLogs: 0,
      warnings: [],
    });
  });

  it('reads a span of time', async () => {
    const folder = newFolder();
    const store = await started(folder);
    store.append([liquidation(1), liquidation(0), liquidation(2)]);
    expect(await all(folder, 'liquidation', T + 1, T + 2)).toEqual([liquidation(1)]);
    await store.seal();
    expect(await all(folder, 'liquidation', T + 1, T + 2)).toEqual([liquidation(1)]);
    expect(await ids(folder)).toEqual(named(3));
  });

  it('rejects what is no event, and says why, without losing the others', async () => {
    const folder = newFolder();
    const store = await started(folder);
    const good = liquidation(1);
    const bad = [
      { ...good, venue: '../x' },
      { ...good, id: '' },
      { ...good, timeMs: NaN },
      { ...good, timeMs: 1e15 },
      { ...good, notionalCents: 0.5 },
    ];
    expect(store.append([...bad, good])).toEqual([good]);
    expect(store.health()).toMatchObject({
      rejectedEvents: 5,
      lastRejection: expect.stringContaining('0.5') as string,
    });
    expect(await ids(folder)).toEqual(['l1']);
  });

  it('totals cents to the digit, however the events are cut into logs, restarts and repetitions', async () => {
    const cents = fc.integer({ min: -(2 ** 52), max: 2 ** 52 });
    const step = fc.constantFrom('go on', 'seal', 'restart', 'repeat');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cents, step), { minLength: 1, maxLength: 8 }), async (steps) => {
        const folder = newFolder();
        let store = await openStore(folder);
        let sum = 0n;
        for (const [id, [value, then]] of steps.entries()) {
          const event = liquidation(id, T + id * 1_000_000, value);
          for (const fresh of store.append([event]) as LiquidationEvent[]) sum += BigInt(fresh.notionalCents);
          if (then === 'seal') await store.seal();
          if (then === 'repeat') expect(store.append([event])).toEqual([]);
          if (then !== 'restart') continue;
          await store.close();
          store = await openStore(folder);
        }
        const total = [[Number.isSafeInteger(Number(sum)) ? Number(sum) : String(sum), steps.length]];
        expect(await ask(folder, 'SELECT sum(notional_cents), count(*) FROM liquidations')).toEqual(total);
        await store.seal();
        expect(await ask(folder, 'SELECT sum(notional_cents), count(*) FROM liquidations')).toEqual(total);
        await store.close();
      }),
      { numRuns: 5 },
    );
  });
});

describe('a copy of a store', () => {
  it('can be read without its logs', async () => {
    const folder = newFolder();
    const store = await started(folder);
    store.append([liquidation(1)]);
    await store.seal();
    const copy = newFolder();
    cpSync(folder, copy, { recursive: true, filter: (path) => !/\.sock$|log$|staging$/.test(path) });
    expect(await ids(copy)).toEqual(['l1']);
  });
});

describe('repetitions', () => {
  it('are removed by identity when they come after a restart and the log is gone', async () => {
    const folder = newFolder();
    const store = await started(folder);
    store.append([liquidation(1), liquidation(2)]);
    await store.seal();
    await store.close();
    const again = await started(folder);
    // Too long ago for the memory of a monitor that starts, so taken for new; the files know better.
    expect(again.append([liquidation(2), liquidation(3)])).toHaveLength(2);
    expect(await ids(folder)).toEqual(['l1', 'l2', 'l3']);
    await again.seal();
    expect(await ids(folder)).toEqual(['l1', 'l2', 'l3']);
    expect(await ask(folder, 'SELECT count(*) FROM liquidations')).toEqual([[3]]);
  });

  it('are known from the log that a dead monitor left', async () => {
    const folder = newFolder();
    const store = await started(folder);
    store.append([liquidation(1), TRADE]);
    await store.close();
    const again = await started(folder);
    expect(again.append([liquidation(1), liquidation(2), TRADE])).toEqual([liquidation(2)]);
    expect(again.health().repeatedEvents).toBe(2);
  });

  it('of one id on two venues or of two kinds are none', async () => {
    const folder = newFolder();
    const store = await started(folder);
    store.append([TRADE, { ...TRADE, venue: 'bybit' }, { ...GAUGE, id: TRADE.id }]);
    await store.seal();
    expect(await all(folder, 'trade')).toHaveLength(2);
    expect(await all(folder, 'gauge')).toHaveLength(1);
  });
});

describe('hours', () => {
  it('get one more file from events that come late; what is there is not written again', async () => {
    const folder = newFolder();
    let now = T + 10;
    const store = await started(folder, { clock: () => now });
    store.append([liquidation(1)]);
    await written(store, 1);
    now = T + HOUR;
    store.append([liquidation(2, T + HOUR), liquidation(3, T + 3)]);
    await vi.waitFor(() => expect(files(folder)).toHaveLength(1), 10_000);
    const [first] = files(folder);
    const before = readFileSync(join(folder, 'liquidations', first!));
    const { ino, mtimeMs } = statSync(join(folder, 'liquidations', first!));
    await store.seal();
    expect(files(folder).map(hourOf)).toEqual(['21', '21', '22']);
    expect(readFileSync(join(folder, 'liquidations', first!))).toEqual(before);
    expect(statSync(join(folder, 'liquidations', first!))).toMatchObject({ ino, mtimeMs });
    expect(await ids(folder)).toEqual(['l1', 'l3', 'l2']);
  });

  it('come from the time of the venue, so a clock that jumps moves no event and loses none', async () => {
    const folder = newFolder();
    let now = T;
    const store = await started(folder, { clock: () => now });
    for (const [id, jump] of [-30 * 24 * HOUR, 400 * 24 * HOUR, -HOUR, 0, HOUR].entries()) {
      now = T + jump;
      store.append([liquidation(id)]);
      await written(store, id + 1);
    }
    await store.seal();
    expect(await ids(folder)).toEqual(named(5));
    expect(new Set(files(folder).map(hourOf))).toEqual(new Set(['21']));
  });

  it('are removed when they are old, whole, and never because of a clock that jumps ahead', async () => {
    const folder = newFolder();
    const store = await started(folder);
    const hours = [0, 1, 24, 49];
    store.append(hours.map((hour) => liquidation(hour, T + hour * HOUR)));
    store.append([{ ...TRADE, timeMs: T }]);
    await store.seal();
    const old = await removeOldDays(eventFolder(folder), 2, T + 4000 * 24 * HOUR);
    expect(old.map((path) => path.slice(folder.length + 1)).sort()).toEqual([
      'liquidations/venue=binance-usdm/date=2025-10-10',
      'trades/venue=okx/date=2025-10-10',
    ]);
    expect(await ids(folder)).toEqual(['l24', 'l49']);
    expect(readdirSync(join(folder, 'trades'))).toEqual([]);
    expect(await removeOldDays(eventFolder(folder), 2, T)).toEqual([]);
  });

  it('are removed while the monitor runs', async () => {
    const folder = newFolder();
    const store = await started(folder);
    store.append([liquidation(1), liquidation(2, T + 100 * HOUR)]);
    await store.seal();
    await store.close();
    await started(folder, { retentionDays: 1, clock: () => T + 101 * HOUR });
    await vi.waitFor(() => expect(files(folder)).toHaveLength(1), 10_000);
  });
});

describe('a full disk', () => {
  it('keeps events in memory, says so, and writes them when there is room', async () => {
    const folder = newFolder();
    const store = await started(folder);
    store.append([liquidation(0)]);
    await written(store, 1);
    const probe = await open(join(folder, 'store.json'));
    const prototype = Object.getPrototypeOf(probe) as FileHandle;
    await probe.close();
    const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });
    const spy = vi.spyOn(prototype, 'write').mockImplementation(() => Promise.reject(full));
    store.append([liquidation(1)]);
    await vi.waitFor(() => expect(store.health().state).toBe('failing'), 10_000);
    expect(store.health()).toMatchObject({ waitingEvents: 1, message: expect.stringContaining('full') as string });
    store.append([liquidation(2)]);
    await expect(store.seal()).rejects.toThrow(/disk is full/);
    spy.mockRestore();
    await store.seal();
    expect(store.health()).toMatchObject({ state: 'ok', waitingEvents: 0, writtenEvents: 3, droppedEvents: 0 });
    expect(await ids(folder)).toEqual(named(3));
  });

  it('for Parquet keeps the log until the files can be written', async () => {
    const folder = newFolder();
    const store = await started(folder);
    store.append([liquidation(0), TRADE]);
    // A file where a folder has to be: the trade can be written, the liquidation cannot.
    writeFileSync(join(folder, 'liquidations'), '');
    await expect(store.seal()).rejects.toThrow(/part of the path is a file/);
    expect(store.health()).toMatchObject({ state: 'failing', closingLogs: 1 });
    expect(await ids(folder)).toEqual(['l0']);
    rmSync(join(folder, 'liquidations'));
    await store.seal();
    expect(store.health()).toMatchObject({ state: 'ok', closingLogs: 0 });
    expect(await ids(folder)).toEqual(['l0']);
    expect(await all(folder, 'trade')).toEqual([TRADE]);
    expect(readdirSync(join(folder, 'staging'))).toEqual([]);
  });
});

describe('damage', () => {
  it('at the end of a log, as kill -9 within a write leaves it, costs that frame only', async () => {
    const folder = newFolder();
    const store = await started(folder);
    store.append([liquidation(0)]);
    await written(store, 1);
    store.append([liquidation(1)]);
    await store.close();
    const path = join(folder, 'log', logs(folder)[0]!);
    writeFileSync(path, readFileSync(path).subarray(0, -5));
    expect(await ids(folder)).toEqual(['l0']);
    const again = await started(folder);
    await again.seal();
    expect(await ids(folder)).toEqual(['l0']);
    expect(again.health().warnings).toEqual([]);
    expect(logs(folder)).toEqual([]);
  });

  it('in the middle of a log costs one frame, is told, and the log is kept aside', async () => {
    const folder = newFolder();
    const store = await started(folder);
    for (let id = 0; id < 3; id++) {
      store.append([liquidation(id)]);
      await written(store, id + 1);
    }
    await store.close();
    const path = join(folder, 'log', logs(folder)[0]!);
    const bytes = readFileSync(path);
    bytes[Math.floor(bytes.length / 2)]! ^= 1;
    writeFileSync(path, bytes);
    const db = await openStoreDb(folder);
    expect(db.warnings).toEqual([expect.stringContaining(`${path} is damaged`)]);
    db.close();
    const again = await started(folder);
    await again.seal();
    expect(await ids(folder)).toEqual(['l0', 'l2']);
    expect(again.health().warnings).toEqual([expect.stringContaining(`${path}.damaged`)]);
    expect(readFileSync(`${path}.damaged`)).toEqual(bytes);
  });

  it('of a Parquet file is told by name, and the file is left alone', async () => {
    const folder = newFolder();
    const store = await started(folder);
    store.append([liquidation(0)]);
    await store.seal();
    const path = join(folder, 'liquidations', files(folder)[0]!);
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.subarray(0, bytes.length - 20));
    await expect(ids(folder)).rejects.toThrow(`${path} is not a readable Parquet file`);
    expect(await all(folder, 'trade')).toEqual([]);
    store.append([liquidation(1)]);
    await store.seal();
    expect(store.health().warnings).toEqual([expect.stringContaining(`${path} is damaged and was left alone`)]);
    expect(readFileSync(path)).toHaveLength(bytes.length - 20);
    rmSync(path);
    expect(await ids(folder)).toEqual(['l1']);
  });

  it('inside of a Parquet file is told by name too', async () => {
    const folder = newFolder();
    const store = await started(folder);
    store.append(Array.from({ length: 500 }, (_, id) => liquidation(id)));
    await store.seal();
    const path = join(folder, 'liquidations', files(folder)[0]!);
    const bytes = readFileSync(path);
    for (const part of [0, 0.25, 0.5]) {
      const changed = Buffer.from(bytes);
      changed.fill(0xff, 4 + Math.floor(bytes.length * part), Math.floor(bytes.length * (part + 0.25)));
      writeFileSync(path, changed);
      await expect(ids(folder)).rejects.toThrow(`${path} is not a readable Parquet file`);
    }
  });
});

describe('what is newer or something else', () => {
  it('is left alone: a store of a later version', async () => {
    const folder = newFolder();
    await (await openStore(folder)).close();
    const head = '{"format":"firebreak-store","version":3}\n';
    writeFileSync(join(folder, 'store.json'), head);
    await expect(openStore(folder)).rejects.toThrow(/is a store of version 3; this Firebreak knows 2/);
    await expect(ids(folder)).rejects.toThrow(/version 3/);
    expect(readFileSync(join(folder, 'store.json'), 'utf8')).toBe(head);
  });

  it('is left alone: a log of a later version', async () => {
    const folder = newFolder();
    await (await openStore(folder)).close();
    const path = join(folder, 'log', 'later.log');
    writeFileSync(path, 'FBSTLOG\x02whatever');
    const store = await started(folder);
    store.append([liquidation(0)]);
    await store.seal();
    expect(store.health()).toMatchObject({ state: 'ok', warnings: [expect.stringContaining('log of version 2')] });
    expect(readFileSync(path, 'utf8')).toBe('FBSTLOG\x02whatever');
    await store.close();
    const db = await openStoreDb(folder);
    expect(db.warnings).toEqual([expect.stringContaining('log of version 2')]);
    db.close();
  });

  it('is left alone: a folder of other things', async () => {
    const folder = newFolder();
    mkdirSync(folder);
    appendFileSync(join(folder, 'thesis.txt'), 'x');
    await expect(openStore(folder)).rejects.toThrow(/is not a store of the monitor/);
    expect(readdirSync(folder)).toEqual(['thesis.txt']);
    await expect(ids(folder)).rejects.toThrow(/is not a store of the monitor/);
    await expect(ids(join(folder, 'none'))).rejects.toThrow(/there is no such file or folder/);
  });
});
