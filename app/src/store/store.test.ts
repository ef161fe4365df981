/** Snapshot and run folders: round trips, hashes, damage of every kind, and writes that leave nothing behind. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSnapshot, EVENT_KINDS, snapshotHash, tableFromRows } from '@firebreak/engine';
import type { EventColumns, MarketTables, RunResult, SeriesColumns, Summary, Table } from '@firebreak/engine';
import { afterAll, describe, expect, it } from 'vitest';
import { rowsOfTable, tinyMarket, withTables } from '../../../engine/src/market/testMarket.ts';
import { cleanupPartial, writeFolder } from './atomic.ts';
import { readParquet, writeParquet } from './parquet.ts';
import { readRun, verifyFiles, writeRun } from './runFolder.ts';
import { readSnapshot, writeSnapshot } from './snapshotFolder.ts';

const folder = mkdtempSync(join(tmpdir(), 'firebreak-store-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let count = 0;
const fresh = () => join(folder, `f${count++}`);

function change(market: MarketTables, name: string, edit: (rows: Record<string, unknown>[]) => void): MarketTables {
  const rows = rowsOfTable(market.tables.get(name)!);
  edit(rows);
  return withTables(market, tableFromRows(name, rows as Parameters<typeof tableFromRows>[1]));
}

async function written(market = tinyMarket(), format: 'csv' | 'parquet' = 'csv'): Promise<string> {
  const path = fresh();
  await writeSnapshot(path, market, { format });
  return path;
}

describe('parquet', () => {
  it('keeps doubles, text, empty cells and names with characters of a pattern', async () => {
    const path = join(folder, "odd [1]*'s.parquet");
    const values = Float64Array.from({ length: 5000 }, (_, row) => (row % 7 === 0 ? NaN : row / 3));
    const codes = Int32Array.from({ length: 5000 }, (_, row) => (row % 5) - 1);
    const dictionary = ['a', 'é', 'a longer text than twelve bytes', '"'];
    await writeParquet(
      path,
      new Map([
        ['n', { type: 'number', values }],
        ['s', { type: 'string', codes, dictionary }],
      ] as const),
      5000,
    );
    const read = await readParquet(path);
    expect(read.columns.get('n')).toEqual({ type: 'number', values });
    const text = read.columns.get('s')!;
    if (text.type !== 'string') throw new Error('not text');
    const texts = Array.from(text.codes, (code) => (code < 0 ? null : text.dictionary[code]));
    expect(texts).toEqual(Array.from(codes, (code) => (code < 0 ? null : dictionary[code])));
  });

  it('a file that is cut off or no Parquet gives one readable error', async () => {
    const path = join(await written(tinyMarket(), 'parquet'), 'positions.parquet');
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.subarray(0, bytes.length - 20));
    await expect(readParquet(path)).rejects.toThrow(/positions\.parquet is not a readable Parquet file/);
    writeFileSync(path, 'hello');
    await expect(readParquet(path)).rejects.toMatchObject({ exitCode: 2, code: 'bad-parquet' });
  });
});

describe('snapshot folders', () => {
  it('CSV and Parquet of one market have one hash, that of the market in memory', async () => {
    const csv = await readSnapshot(await written(tinyMarket(), 'csv'));
    const parquet = await readSnapshot(await written(tinyMarket(), 'parquet'));
    expect(csv.hash).toBe(parquet.hash);
    expect(snapshotHash(csv.snapshot)).toBe(csv.hash);
    expect(csv.modified).toEqual([]);
  });

  it.each(['csv', 'parquet'] as const)('tables without columns and rows go through %s', async (format) => {
    const empty = ['routes', 'orders', 'notes'].map((name) => tableFromRows(name, []));
    const market = withTables(tinyMarket(), ...empty);
    const path = await written(market, format);
    const read = await readSnapshot(path);
    expect(read.hash).toBe(snapshotHash(buildSnapshot(market)));
    expect(existsSync(join(path, `routes.${format}`))).toBe(true);
    expect(existsSync(join(path, `notes.${format}`))).toBe(false);
  });

  it.each(['csv', 'parquet'] as const)('unknown columns are kept through %s', async (format) => {
    const market = change(tinyMarket(), 'accounts', (rows) => {
      rows.forEach((row, k) => Object.assign(row, { desk: k % 3 === 0 ? '' : `desk ${k}`, score: k / 4 }));
    });
    const first = await readSnapshot(await written(market, format));
    expect(first.extraColumns).toEqual(['accounts.desk', 'accounts.score']);
    const again = await readSnapshot(await written(first.tables, format));
    expect(rowsOfTable(again.tables.tables.get('accounts')!)).toEqual(rowsOfTable(market.tables.get('accounts')!));
  });

  it.each<[string, string, (rows: Record<string, unknown>[]) => void, RegExp]>([
    [
      'an unknown instrument',
      'positions',
      (rows) => Object.assign(rows[2], { instrument: 'HL:NONE' }),
      /positions\.csv line 4.*column instrument.*"HL:NONE"/,
    ],
    [
      'unequal long and short',
      'positions',
      (rows) => Object.assign(rows[0], { qty: 0.75 }),
      /instruments\.csv line 2.*75 long and 50 short/,
    ],
    [
      'overlapping tiers',
      'tiers',
      (rows) => Object.assign(rows[1], { min_notional: 1_000_000 }),
      /tiers\.csv line 3.*min_notional.*1000000/,
    ],
    [
      'a negative balance',
      'balances',
      (rows) => Object.assign(rows[1], { amount: -5 }),
      /balances\.csv line 3.*amount.*-5/,
    ],
  ])('%s is named with file, line, column and value', async (_, table, edit, message) => {
    const path = await written();
    const broken = change(tinyMarket(), table, edit).tables.get(table) as Table;
    await writeCsvOver(join(path, `${table}.csv`), broken);
    await expect(readSnapshot(path)).rejects.toThrow(message);
  });

  it('NaN, a missing column and a missing table are named', async () => {
    const path = await written();
    const file = join(path, 'balances.csv');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('2000000', 'NaN'));
    await expect(readSnapshot(path)).rejects.toThrow(/balances\.csv line 2.*column amount.*"NaN"/);
    writeFileSync(file, text.replace('amount', 'sum'));
    await expect(readSnapshot(path)).rejects.toThrow(/balances\.csv.*column amount.*no such column/);
    rmSync(file);
    await expect(readSnapshot(path)).rejects.toThrow('balances.csv: there is no such file');
  });

  it('says which files were edited since they were written', async () => {
    const path = await written();
    const file = join(path, 'routes.csv');
    writeFileSync(file, readFileSync(file, 'utf8').replace('15', '16'));
    expect((await readSnapshot(path)).modified).toEqual(['routes.csv']);
  });

  it('table files cannot lie outside of the folder', async () => {
    const path = await written();
    const head = join(path, 'snapshot.json');
    writeFileSync(head, readFileSync(head, 'utf8').replace('"assets.csv"', '"../assets.csv"'));
    await expect(readSnapshot(path)).rejects.toMatchObject({ code: 'path-outside' });
    writeFileSync(head, '{"format": "firebreak-snapshot", "version": 2}');
    await expect(readSnapshot(path)).rejects.toThrow('version is 2');
    writeFileSync(head, '{"format":');
    await expect(readSnapshot(path)).rejects.toThrow('not valid JSON');
  });

  it('a file in place of a folder is said readably; targets that are not empty are refused', async () => {
    const path = fresh();
    writeFileSync(path, 'x');
    await expect(readSnapshot(path)).rejects.toThrow('a snapshot folder was expected');
    await expect(writeSnapshot(join(path, 'deep'), tinyMarket(), { format: 'csv' })).rejects.toMatchObject({
      exitCode: 2,
    });
    await expect(writeSnapshot(await written(), tinyMarket(), { format: 'csv' })).rejects.toThrow('not empty');
  });

  it('a folder without permission is said readably', async () => {
    const path = fresh();
    mkdirSync(path, { mode: 0o500 });
    // Root may write anywhere, so the attempt is made as the user nobody.
    const root = process.getuid?.() === 0;
    if (root) process.seteuid?.(65534);
    try {
      const attempt = writeSnapshot(join(path, 'x'), tinyMarket(), { format: 'csv' });
      await expect(attempt).rejects.toThrow('permission denied');
    } finally {
      if (root) process.seteuid?.(0);
    }
  });
});

async function writeCsvOver(path: string, table: Table): Promise<void> {
  rmSync(path);
  const { writeCsv } = await import('./csvWrite.ts');
  await writeCsv(path, table.columns, table.rows);
}

describe('interrupted writes', () => {
  it.each(['csv', 'parquet'] as const)('leave nothing behind (%s)', async (format) => {
    const parent = fresh();
    mkdirSync(parent);
    const stop = new AbortController();
    const options = {
      format,
      signal: stop.signal,
      progress: (done: number) => {
        if (done === 4) stop.abort();
      },
    };
    await expect(writeSnapshot(join(parent, 'out'), tinyMarket(), options)).rejects.toMatchObject({ exitCode: 130 });
    expect(readdirSync(parent)).toEqual([]);
  });

  it('the hook for Ctrl-C removes what is half written at once', async () => {
    const parent = fresh();
    mkdirSync(parent);
    const write = writeFolder(join(parent, 'out'), async (partial) => {
      writeFileSync(join(partial, 'half'), 'x');
      expect(readdirSync(parent)).toEqual([`.out.partial-${process.pid}`]);
      cleanupPartial();
      expect(readdirSync(parent)).toEqual([]);
      throw new Error('stopped');
    });
    await expect(write).rejects.toThrow('stopped');
    expect(existsSync(join(parent, 'out'))).toBe(false);
  });
});

function result(): RunResult {
  const column = (n: number, shift: number) => Float64Array.from({ length: n }, (_, k) => (k + shift) / 7);
  const events: EventColumns = {
    n: EVENT_KINDS.length,
    step: Int32Array.from(EVENT_KINDS, (_, k) => k),
    timeS: column(EVENT_KINDS.length, 0),
    kind: Uint8Array.from(EVENT_KINDS, (_, k) => k),
    account: Int32Array.from(EVENT_KINDS, (_, k) => k % 4),
    members: column(EVENT_KINDS.length, 1),
    instrument: Int16Array.from(EVENT_KINDS, (_, k) => (k % 3) - 1),
    qty: column(EVENT_KINDS.length, -5),
    price: column(EVENT_KINDS.length, 3),
    notionalUsd: column(EVENT_KINDS.length, 4),
    amountUsd: column(EVENT_KINDS.length, 5),
    round: Uint8Array.from(EVENT_KINDS, (_, k) => k % 5),
  };
  const names =
    'exogenousPrice indexPrice markPrice lastPrice bidPrice askPrice bidDepthShare askDepthShare openInterestUsd';
  const keys = `${names} liquidatedLongUsd liquidatedShortUsd adlUsd`.split(' ');
  const series = {
    samples: 3,
    instruments: 2,
    timeS: column(3, 0),
    ...Object.fromEntries(keys.map((key, k) => [key, column(6, k)])),
  } as unknown as SeriesColumns;
  return {
    summary: { scenario: 'x', liquidatedUsd: 1 / 3 } as unknown as Summary,
    events,
    series,
    digest: 'd'.repeat(64),
  };
}

describe('run folders', () => {
  const run = (options: Record<string, unknown> = { seed: 1 }) => ({
    result: result(),
    options,
    snapshot: { kind: 'builtin', name: 'october', seed: 7, accounts: 1000, hash: 'h' } as const,
    scenario: { shocks: [{ asset: 'BTC', size: -0.1 }] },
    engineVersion: '0.1.0',
    names: { instruments: ['a', 'b'], account: (row: number) => `account ${row}` },
  });

  it('read back as they were written', async () => {
    const path = fresh();
    await writeRun(path, run());
    const read = await readRun(path);
    expect(read.events).toEqual(result().events);
    expect(read.series).toEqual(result().series);
    expect(read.run).toMatchObject({ scenario: run().scenario, snapshot: run().snapshot, digest: 'd'.repeat(64) });
    expect(await verifyFiles(path)).toEqual({ ok: true, problems: [] });
  });

  it.each(['run.json', 'series.parquet', 'events.parquet'])(
    'one changed byte of %s is found, wherever it is',
    async (name) => {
      const path = fresh();
      await writeRun(path, run());
      const bytes = readFileSync(join(path, name));
      for (let at = 0; at < bytes.length; at += Math.max(1, Math.floor(bytes.length / 60))) {
        const changed = Buffer.from(bytes);
        changed[at] ^= 1;
        writeFileSync(join(path, name), changed);
        const { ok, problems } = await verifyFiles(path);
        expect(ok, `byte ${at}`).toBe(false);
        expect(problems.join()).toContain(name);
      }
    },
  );

  it('a missing file is found, and a run never writes over another', async () => {
    const path = fresh();
    await writeRun(path, run());
    await expect(writeRun(path, run())).rejects.toThrow('not empty');
    rmSync(join(path, 'events.parquet'));
    expect((await verifyFiles(path)).problems.join()).toContain('events.parquet');
  });
});
