/** `firebreak monitor query` as a process, while a monitor writes to the store and without one. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LiquidationEvent } from '../../app/src/monitor/events.ts';
import { type MonitorStore, openStore } from '../../app/src/monitor/store/store.ts';
import { firebreak } from './cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'firebreak-query-e2e-'));
let store: MonitorStore;

function liquidation(id: number, venue: string, notionalCents: number): LiquidationEvent {
  const timeMs = Date.UTC(2025, 9, 10, 21, id);
  const head = { venue, symbol: 'BTCUSDT', asset: 'BTC', timeMs, receivedMs: timeMs, id: String(id) };
  return { kind: 'liquidation', ...head, position: 'long', price: 1e5, priceKind: 'fill', qty: 1, notionalCents };
}

beforeAll(async () => {
  store = await openStore(join(folder, 'store'));
  store.append([liquidation(1, 'bybit', 150), liquidation(2, 'okx', 75)]);
  await store.seal();
  store.append([liquidation(3, 'okx', 25)]);
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const query = (...args: string[]) => firebreak(folder, 'monitor', 'query', ...args);
const BY_VENUE = 'SELECT venue, sum(notional_cents) AS cents FROM liquidations GROUP BY venue ORDER BY venue';

describe('monitor query', () => {
  it('prints a table, CSV and JSON of what is in Parquet and of the open hour, while the monitor writes', async () => {
    const table = await query(BY_VENUE);
    expect(table).toMatchObject({ code: 0, stderr: '' });
    expect(table.stdout.split('\n').map((line) => line.trim().split(/ +/))).toEqual([
      ['venue', 'cents'],
      ['bybit', '150'],
      ['okx', '100'],
      [''],
    ]);
    expect(await query(BY_VENUE, '--csv')).toMatchObject({ code: 0, stdout: 'venue,cents\nbybit,150\nokx,100\n' });
    const json = await query(BY_VENUE, '--json', '--store', join(folder, 'store'));
    expect(JSON.parse(json.stdout)).toEqual([
      { venue: 'bybit', cents: 150 },
      { venue: 'okx', cents: 100 },
    ]);
    expect((await query('SELECT * FROM trades', '--json')).stdout).toBe('[]\n');
  });

  it('says what is wrong with a query or a store, and ends with 2', async () => {
    const copy = await query(`COPY liquidations TO '${join(folder, 'x.csv')}'`);
    expect(copy.code).toBe(2);
    expect(copy.stderr).toMatch(/^firebreak: /);
    expect(readdirSync(folder)).toEqual(['store']);
    expect(await query('SELECT nothing FROM liquidations')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('DESCRIBE trades lists columns') as string,
    });
    expect(await query('SELECT 1', '--store', 'none')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('there is no such file or folder') as string,
    });
  });

  it('reads what a monitor left, and tells of a log that it cannot read', async () => {
    await store.close();
    writeFileSync(join(folder, 'store', 'log', 'x.log'), 'FBSTLOG\x09');
    const { code, stdout, stderr } = await query('SELECT count(*) AS n FROM liquidations', '--csv');
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'n\n3\n' });
    expect(stderr).toMatch(/x\.log is a log of version 9; this Firebreak reads version 1/);
  });
});
