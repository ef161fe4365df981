/** Days that are merged into one file: the same rows before, while and after, and after a kill at any step. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import * as fsPromises from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openDuckDb, sqlPath } from '../../store/duckdb.ts';
import { eventFolder } from '../../store/eventFolder.ts';
import { daysToMerge, finishMerges, mergeDay } from '../../store/eventMerge.ts';
import { dayNumber, listParts } from '../../store/eventParts.ts';
import type { LiquidationEvent } from '../events.ts';
import { openStoreDb, readEvents } from './read.ts';
import { Readers } from './readers.ts';
import { holdFiles } from './socket.ts';
import { type MonitorStore, openStore } from './store.ts';
import { tableFor } from './tables.ts';

vi.setConfig({ testTimeout: 90_000 });

/** Calls that change files; the test lets so many of them happen, and none after that, as a killed process would. */
const gate = vi.hoisted(() => ({ left: Infinity, made: 0 }));
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof fsPromises>();
  const gated = (name: 'mkdir' | 'rename' | 'rm') => [
    name,
    (...args: unknown[]) => {
      if (gate.left-- <= 0) return Promise.reject(new Error('killed'));
      gate.made++;
      return (real[name] as (...all: unknown[]) => Promise<unknown>)(...args);
    },
  ];
  return { ...real, ...Object.fromEntries((['mkdir', 'rename', 'rm'] as const).map(gated)) };
});

const root = mkdtempSync(join(tmpdir(), 'firebreak-merged-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const opened: MonitorStore[] = [];
afterEach(async () => {
  Object.assign(gate, { left: Infinity, made: 0 });
  for (const store of opened.splice(0)) await store.close();
});

const HOUR = 3_600_000;
const T = Date.UTC(2025, 9, 10);
const DATE = '2025-10-10';
const TABLE = tableFor('liquidation');
const ALONE = async (work: () => Promise<void>) => work().then(() => true);

function liquidation(id: number, timeMs: number): LiquidationEvent {
  const head = { venue: 'okx', symbol: 'BTC', asset: 'BTC', timeMs, receivedMs: timeMs, id: `l${id}` };
  return { kind: 'liquidation', ...head, position: 'long', price: 1, priceKind: 'fill', qty: 1, notionalCents: id };
}

/** Six hours of 10 October and one of the 12th; written an hour a log. */
const template = join(root, 'template');
beforeAll(async () => {
  const store = await openStore(template, { clock: () => T + HOUR });
  for (const hour of [0, 3, 3, 7, 8, 23, 50]) {
    const id = hour * 10 + opened.length;
    store.append([0, 1, 2].map((k) => liquidation(id + k, T + hour * HOUR + k)));
    await store.seal();
  }
  await store.close();
});

function copy(name: string): string {
  const folder = join(root, name);
  cpSync(template, folder, { recursive: true, filter: (path) => !path.endsWith('.sock') });
  return folder;
}

async function rowsOf(folder: string): Promise<string[]> {
  const found: string[] = [];
  for await (const event of readEvents(folder, { kind: 'liquidation' })) found.push(JSON.stringify(event));
  return found;
}

/** What a tool that knows nothing of us reads, by the documented pattern. */
async function foreignIds(folder: string): Promise<unknown[]> {
  const { connection } = await openDuckDb();
  const pattern = `${folder}/liquidations/*/*/*.parquet`.replaceAll("'", "''");
  const from = `read_parquet('${pattern}', hive_partitioning = true)`;
  const sql = `SELECT id FROM ${from} WHERE venue = 'okx' ORDER BY time_ms`;
  return (await connection.runAndReadAll(sql)).getRows().flat();
}

const dayFiles = (folder: string, date = DATE) => {
  const path = join(folder, 'liquidations', 'venue=okx', `date=${date}`);
  return existsSync(path) ? readdirSync(path) : [];
};
const ONE_DAY_FILE = [expect.stringMatching(/^day-[0-9a-f]{8}\.parquet$/) as string];

async function merge(folder: string): Promise<boolean> {
  const [day] = await daysToMerge(await listParts(eventFolder(folder), TABLE.name), Infinity);
  return mergeDay(await openDuckDb(), { ...eventFolder(folder), table: TABLE, day: day!, alone: ALONE });
}

describe('a day that is over', () => {
  it('becomes one file with the same rows, also for tools that know nothing of us', async () => {
    const folder = copy('one');
    const before = await rowsOf(folder);
    expect(before).toHaveLength(18);
    expect(dayFiles(folder)).toHaveLength(5);
    const ids = await foreignIds(folder);
    const store = await openStore(folder);
    opened.push(store);
    await vi.waitFor(() => expect(dayFiles(folder)).toEqual(ONE_DAY_FILE), 10_000);
    await store.seal();
    expect(dayFiles(folder, '2025-10-12')).toHaveLength(1);
    expect(await rowsOf(folder)).toEqual(before);
    expect(await foreignIds(folder)).toEqual(ids);
    const db = await openStoreDb(folder);
    const { rows } = await db.run(
      'SELECT hour, count(*) FROM liquidations WHERE day(date) = 10 GROUP BY hour ORDER BY 1',
    );
    for await (const some of rows) {
      expect(some).toEqual([
        [0, 3],
        [3, 3],
        [7, 3],
        [8, 3],
        [23, 3],
      ]);
    }
    db.close();
    // What comes again, and what comes late: neither is there twice.
    store.append([liquidation(0, T), liquidation(999, T + 4 * HOUR)]);
    await store.seal();
    expect(await rowsOf(folder)).toHaveLength(19);
    expect(store.health()).toMatchObject({ state: 'ok', warnings: [] });
  });

  it('is left in hours while a reader holds the files', async () => {
    const folder = copy('held');
    const store = await openStore(folder);
    const release = await holdFiles(folder);
    opened.push(store);
    await new Promise((done) => setTimeout(done, 600));
    await store.seal();
    expect(dayFiles(folder)).toHaveLength(5);
    release!();
    expect(await holdFiles(join(root, 'nobody'))).toBeNull();
  });

  it('is merged while others ask, and no answer lacks a row or has one twice', async () => {
    const folder = copy('asked');
    const before = await rowsOf(folder);
    opened.push(await openStore(folder));
    for (let asked = 0; asked < 200 && (asked < 10 || dayFiles(folder).length > 1); asked++) {
      expect(await rowsOf(folder)).toEqual(before);
    }
  });

  it('keeps readers waiting for as long as its folders move, and waits for those that are there', async () => {
    const readers = new Readers();
    const order: string[] = [];
    let moved: () => void = () => undefined;
    const moving = readers.alone(() =>
      new Promise<void>((done) => (moved = done)).then(() => void order.push('moved')),
    );
    const socket = new Socket();
    const entered = readers.enter(socket).then(() => order.push('entered'));
    moved();
    expect(await moving).toBe(true);
    await entered;
    expect(order).toEqual(['moved', 'entered']);
    expect(await readers.alone(() => Promise.reject(new Error('not now')))).toBe(false);
    socket.destroy();
    await vi.waitFor(async () => expect(await readers.alone(() => Promise.resolve())).toBe(true));
  });

  it('needs four files, an hour more than the day, and little enough to write again', async () => {
    const folder = copy('rules');
    const parts = await listParts(eventFolder(folder), TABLE.name);
    const hour = (dayNumber(DATE) + 1) * 24;
    expect(await daysToMerge(parts, hour)).toEqual([]);
    expect(await daysToMerge(parts, hour + 1)).toHaveLength(1);
    expect(await daysToMerge(parts.slice(2), hour + 1)).toEqual([]);
    // A clock that jumps ahead closes no day: the newest event counts.
    expect(await daysToMerge(parts.slice(0, 5), Infinity)).toEqual([]);
    writeFileSync(join(folder, 'liquidations', 'venue=okx', `date=${DATE}`, '09-x.parquet'), Buffer.alloc(64_000_001));
    expect(await daysToMerge(await listParts(eventFolder(folder), TABLE.name), hour + 1)).toEqual([]);
  });

  it('stays as it is where a file is damaged, and health says so', async () => {
    const folder = copy('damaged');
    const path = join(folder, 'liquidations', 'venue=okx', `date=${DATE}`, dayFiles(folder)[2]!);
    writeFileSync(path, 'PAR1 and nothing more PAR1');
    const store = await openStore(folder);
    opened.push(store);
    await vi.waitFor(() => expect(store.health().warnings).toHaveLength(1), 10_000);
    expect(store.health().warnings[0]).toContain(`liquidations of okx on ${DATE} stay in many files`);
    expect(dayFiles(folder)).toHaveLength(5);
    expect(readdirSync(join(folder, 'staging'))).toEqual([]);
  });
});

describe('a kill while a day is merged', () => {
  it('at any step leaves every row once, before and after the next start', async () => {
    const before = await rowsOf(template);
    const whole = copy('counted');
    gate.made = 0;
    await merge(whole);
    const steps = gate.made;
    expect(steps).toBeGreaterThanOrEqual(6);
    for (let step = 0; step < steps; step++) {
      const folder = copy(`step-${step}`);
      gate.left = step;
      await expect(merge(folder)).rejects.toThrow('killed');
      gate.left = Infinity;
      expect(await rowsOf(folder), `step ${step}, before the next start`).toEqual(before);
      const seen = await foreignIds(folder);
      expect(new Set(seen).size, `step ${step}, for other tools`).toBe(seen.length);
      await finishMerges(eventFolder(folder), [TABLE]);
      rmSync(join(folder, 'staging'), { recursive: true });
      expect(await rowsOf(folder), `step ${step}, after the next start`).toEqual(before);
      expect(await foreignIds(folder)).toHaveLength(before.length);
    }
  });

  it('between the two renames, by a real SIGKILL: the next monitor finds the new file', async () => {
    const folder = copy('sigkill');
    const before = await rowsOf(folder);
    const child = fileURLToPath(new URL('./testMerger.ts', import.meta.url));
    const args = ['--conditions=firebreak-source', '--import', 'tsx', child, folder];
    expect(spawnSync(process.execPath, args, { stdio: 'inherit', timeout: 60_000 }).signal).toBe('SIGKILL');
    expect(dayFiles(folder)).toEqual([]);
    expect(await rowsOf(folder)).toEqual(before);
    opened.push(await openStore(folder));
    expect(dayFiles(folder)).toEqual(ONE_DAY_FILE);
    expect(await rowsOf(folder)).toEqual(before);
  });
});

describe('a store of version 1', () => {
  it('is read as it is, becomes version 2 when a monitor opens it, and its days are merged', async () => {
    const folder = copy('old');
    writeFileSync(join(folder, 'store.json'), '{"format":"firebreak-store","version":1}\n');
    const { connection } = await openDuckDb();
    for (const { path, date, hour, name } of await listParts(eventFolder(folder), TABLE.name)) {
      const hours = join(folder, 'liquidations', 'venue=okx', `date=${date}`, `hour=${String(hour).padStart(2, '0')}`);
      mkdirSync(hours, { recursive: true });
      await connection.run(
        `COPY (SELECT * EXCLUDE (hour, venue, date) FROM ${sqlPath(path)}) TO ${sqlPath(join(root, 'x.parquet'))}`,
      );
      renameSync(join(root, 'x.parquet'), join(hours, `${name}.parquet`));
      rmSync(path);
    }
    const before = await rowsOf(template);
    expect(await rowsOf(folder)).toEqual(before);
    const store = await openStore(folder);
    opened.push(store);
    store.append([liquidation(0, T), liquidation(999, T + 50 * HOUR + 7)]);
    await vi.waitFor(() => expect(dayFiles(folder)).toEqual(ONE_DAY_FILE), 10_000);
    await store.seal();
    expect((await rowsOf(folder)).slice(0, -1)).toEqual(before);
    expect(dayFiles(folder, '2025-10-12').map((name) => name.slice(0, 3))).toEqual(['02-', 'hou']);
    expect(JSON.parse(await fsPromises.readFile(join(folder, 'store.json'), 'utf8'))).toMatchObject({ version: 2 });
  });
});
