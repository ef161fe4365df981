/**
 * Imports of real files (left out where the data folder is absent: set FIREBREAK_DATA), and of small ones for what may
 * be wrong with them. Counts and medians are those of the data's own description, recomputed from the files
 * independently.
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSnapshot, imbalance, numbers, tableFromRows } from '@firebreak/engine';
import type { MarketTables, Table } from '@firebreak/engine';
import { afterAll, describe, expect, it } from 'vitest';
import { rowsOfTable, tinyMarket } from '../../../engine/src/market/testMarket.ts';
import { parseDistribution } from './distribution.ts';
import { importSnapshot } from './importer.ts';
import type { ImportOptions } from './importer.ts';
import { readMapping } from './mapping.ts';
import { textsOf } from './mergeTables.ts';
import { readSnapshot } from './snapshotFolder.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const DATA = process.env['FIREBREAK_DATA'] ?? join(ROOT, '../shared/data');
const noData = !existsSync(DATA);
const example = (name: string) => join(ROOT, 'docs/examples', name);
const folder = mkdtempSync(join(tmpdir(), 'firebreak-import-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let count = 0;
const fresh = () => join(folder, `f${count++}`);

/** The small market of the engine's tests under the names that the examples use. */
function base(): MarketTables {
  const market = tinyMarket();
  const text = (cell: unknown) =>
    typeof cell === 'string'
      ? cell
          .replace('BN:', 'binance:')
          .replace('HL:', 'hyperliquid:')
          .replace(/ETH(?!ER)/, 'SOL')
      : cell;
  const renamed = [...market.tables].map(([name, table]): [string, Table] => [
    name,
    tableFromRows(
      name,
      rowsOfTable(table).map((row) =>
        Object.fromEntries(Object.entries(row).map(([key, cell]) => [key, text(cell)])),
      ) as never,
    ),
  ]);
  return { ...market, tables: new Map(renamed) };
}

const withData = (...names: [string, string][]) =>
  Object.fromEntries(names.map(([key, file]) => [key, join(DATA, file)]));

describe.skipIf(noData)('real Hyperliquid positions', () => {
  const options = (): ImportOptions => ({
    mappingFile: example('hyperliquid-positions.yaml'),
    files: withData(['positions', 'hl_oct10_positions_btc_sol.csv'], ['equity', 'hl_oct10_adl_by_user.csv.gz']),
    base: base(),
    out: join(folder, 'hl'),
    format: 'parquet',
    seed: 7,
  });
  const all = { entry_price: 'mark', equity: 'leverage:lognormal(8, 0.7)' };

  it('are refused with every gap named, and nothing is written', async () => {
    const error = await importSnapshot(options()).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ exitCode: 2 });
    const { message } = error as Error;
    expect(message).toContain('4 problems');
    expect(message).toMatch(/2402 of 3500 open rows without it.*--missing entry_price=mark/);
    expect(message).toMatch(/2460 of 3500 open rows without it.*--missing equity=leverage/);
    expect(message).toMatch(
      /hyperliquid:BTC with 6219\.05\d+ long and 5205\.98\d+ short.*--balance-open-interest=residual/,
    );
    expect(message).toMatch(/hyperliquid:SOL with 469529\.7\d+ long and 304442\.8\d+ short/);
    expect(existsSync(join(folder, 'hl'))).toBe(false);
  });

  it.each([
    ['entry_price', { equity: all.equity }, 'residual'],
    ['equity', { entry_price: 'mark' }, 'residual'],
    ['equal long and short', all, null],
  ] as const)('one gap alone is refused: %s', async (what, missing, balanceOpenInterest) => {
    await expect(importSnapshot({ ...options(), missing, balanceOpenInterest })).rejects.toThrow(what);
  });

  it('become a market once the user says how to fill the gaps', async () => {
    const out = fresh();
    const report = await importSnapshot({ ...options(), out, missing: all, balanceOpenInterest: 'residual' });
    const { snapshot, hash } = await readSnapshot(out);
    expect(hash).toBe(report.hash);
    expect(report.partial!.filled).toEqual([
      { column: 'positions.entry_price', how: 'mark', measured: 1098, rows: 3500 },
      expect.objectContaining({ column: 'balances.amount', measured: 1040, rows: 3500 }),
    ]);
    expect(report.rows).toMatchObject({ accounts: 3233, positions: 3502 });
    expect(report.notes[0]).toBe('9531 rows with a size below 1e-9 left out as dust');
    const [btc, sol] = report.partial!.residualUsd;
    expect(btc.usd).toBeCloseTo((6219.05403 - 5205.98786) * 108340, 2);
    expect(sol.usd).toBeCloseTo((469529.76 - 304442.82) * 169.36, 2);
    expect(snapshot.partial).toEqual(report.partial);
    expect(Math.max(...imbalance(snapshot).map(Math.abs))).toBeLessThan(1e-4);
    expect(snapshot.instruments.markPrice[snapshot.instruments.id.indexOf('hyperliquid:SOL')]).toBe(169.36);
    expect(snapshot.assets.priceUsd[snapshot.assets.id.indexOf('BTC')]).toBe(108340);
  });

  it('draw the same equity for a seed, whatever the file format, and another for another seed', async () => {
    const run = (seed: number, format: 'csv' | 'parquet') =>
      importSnapshot({ ...options(), out: fresh(), seed, format, missing: all, balanceOpenInterest: 'residual' });
    const [first, second, other] = [await run(7, 'csv'), await run(7, 'parquet'), await run(8, 'csv')];
    expect(first.hash).toBe(second.hash);
    expect(first.hash).not.toBe(other.hash);
  });
});

describe.skipIf(noData)('real Binance tiers and depth', () => {
  const tiers = (out: string): ImportOptions => ({
    mappingFile: example('binance-tiers.yaml'),
    files: withData(['tiers', 'binance_usdm_leverage_tiers_2025-10-09.csv.gz']),
    base: base(),
    out,
  });

  it('takes all 5,425 tiers of 604 contracts; the base keeps its other tables', async () => {
    const out = fresh();
    const report = await importSnapshot(tiers(out));
    expect(report.rows['tiers']).toBe(5425);
    const { snapshot, tables } = await readSnapshot(out);
    const names = textsOf(tables.tables.get('tiers')!, 'instrument');
    expect(new Set(names.filter((name) => name.startsWith('binance:') && name !== 'binance:BTCUSD')).size).toBe(604);
    const zeroG = names.flatMap((name, row) => (name === 'binance:0GUSDT' ? [row] : []));
    const rate = numbers(tables.tables.get('tiers')!, 'maint_margin_rate');
    expect(zeroG.map((row) => rate[row])).toEqual([0.01, 0.015, 0.02, 0.025, 0.05, 0.1, 0.125, 0.25, 0.5]);
    expect(snapshot.accounts.n).toBe(buildSnapshot(base()).accounts.n);
    expect(report.notes.join()).toContain('602 contracts are not in the base');
  });

  it('finds by itself where the recording of the book freezes, and takes medians of what comes before', async () => {
    const withTiers = await importSnapshot(tiers(fresh()));
    const out = fresh();
    const report = await importSnapshot({
      mappingFile: example('binance-depth.yaml'),
      files: withData(['book', 'binance_btcusdt_bookdepth_2025-10-10.csv.gz']),
      base: withTiers.market,
      out,
    });
    expect(report.notes.join('\n')).toMatch(/from 2025-10-10T15:30:42Z on are left out: the bid side is frozen/);
    const { tables } = await readSnapshot(out);
    const depth = rowsOfTable(tables.tables.get('depth')!).filter((row) => row['instrument'] === 'binance:BTCUSDT');
    const within1 = (side: string) =>
      depth.filter((row) => row['side'] === side).map((row) => Number(row['notional_usd']));
    expect(Math.round(Math.min(...within1('bid')) / 1e6)).toBe(304);
    expect(Math.round(Math.min(...within1('ask')) / 1e6)).toBe(241);
    expect(depth).toHaveLength(10);
    expect(tables.tables.get('tiers')!.rows).toBe(withTiers.market.tables.get('tiers')!.rows);
  });
});

describe('small files', () => {
  const mapping = (body: string) => {
    const path = `${fresh()}.yaml`;
    writeFileSync(path, `firebreak_import: 1\nname: small\nas_of: 2025-10-10T00:00:00Z\n${body}`);
    return path;
  };
  const positions = (text: string) => {
    const file = `${fresh()}.csv`;
    writeFileSync(file, text);
    const body = `files: { p: ${JSON.stringify(file)} }
positions:
  file: p
  venue: hyperliquid
  collateral: USDC
  columns: { account: who, instrument: what, size: size, entry_price: entry, mark_price: mark, equity: equity }
`;
    return { mappingFile: mapping(body), base: base(), out: fresh() };
  };
  const HEAD = 'who,what,size,entry,mark,equity\n';

  it('balances are equity without unrealised profit; the market keeps what the base has for venues', async () => {
    const options = positions(
      `${HEAD}a,hyperliquid:BTC,2,99000,100000,50000\nb,hyperliquid:BTC,-2,100000,100000,9000\n`,
    );
    const report = await importSnapshot(options);
    expect(report.partial).toBeNull();
    const balances = rowsOfTable(report.market.tables.get('balances')!);
    expect(balances.slice(0, 2).map((row) => row['amount'])).toEqual([48_000, 9_000]);
    const kinds = new Set(textsOf(report.market.tables.get('accounts')!, 'kind'));
    expect([...kinds].sort()).toEqual(['deficit', 'external', 'fund', 'provider', 'trader', 'vault']);
  });

  it('names every bad row with line, column, value and what was expected, and writes nothing', async () => {
    const rows =
      'a,hyperliquid:BTC,2,-1,100000,1\n,hyperliquid:BTC,-2,,100000,1\nc,hyperliquid:BTC,1,,99999,1\nd,x,1,,,5\n';
    const options = positions(HEAD + rows);
    const error = (await importSnapshot(options).catch((thrown: unknown) => thrown)) as Error;
    expect(error.message).toMatch(/csv line 2, column entry: got -1, expected a price above 0/);
    expect(error.message).toMatch(/csv line 3, column who: got an empty cell/);
    expect(error.message).toMatch(/csv line 4, column mark: got 99999, expected 100000/);
    expect(error.message).toMatch(/csv line 5, column mark: got an empty cell, expected a price above 0/);
    expect(existsSync(options.out)).toBe(false);
  });

  it('problems that the validator finds carry the line of the file', async () => {
    const options = positions(`${HEAD}a,hyperliquid:XYZ,2,1,1,50\nb,hyperliquid:XYZ,-2,1,1,50\n`);
    await expect(importSnapshot(options)).rejects.toThrow(/csv line 2, column instrument: got "hyperliquid:XYZ"/);
    await expect(importSnapshot({ ...options, base: null })).rejects.toMatchObject({
      hint: expect.stringContaining('--base'),
    });
  });

  it('an interrupted import leaves nothing behind', async () => {
    const parent = fresh();
    mkdirSync(parent);
    const stop = new AbortController();
    const options = positions(`${HEAD}a,hyperliquid:BTC,2,1,100000,9e9\nb,hyperliquid:BTC,-2,100000,100000,9000\n`);
    const progress = (done: number) => {
      if (done === 2) stop.abort();
    };
    const write = importSnapshot({ ...options, out: join(parent, 'x'), signal: stop.signal, progress });
    await expect(write).rejects.toMatchObject({ exitCode: 130 });
    expect(readdirSync(parent)).toEqual([]);
  });

  it('mapping files are checked key by key', async () => {
    const bad = mapping(
      'files: { p: x.csv }\nposition: {}\ntables:\n  tires: {}\n  venues: { file: q, columns: { venue: v } }\n',
    );
    const error = (await readMapping(bad).catch((thrown: unknown) => thrown)) as Error;
    expect(error.message).toContain('position: got an unknown key');
    expect(error.message).toContain('tables.tires: got tires, expected a table: assets');
    expect(error.message).toContain('tables.venues.columns.rules: got nothing');
    expect(error.message).toContain('no file "q"');
    await expect(readMapping(mapping('files: [\n'))).rejects.toThrow('expected valid YAML');
  });

  it('a frozen side is found by its quantity too, and missing bands are named', async () => {
    const rows = (n: number, frozen: number) =>
      Array.from({ length: n }, (_, k) => {
        const time = `2025-10-10 00:${String(k).padStart(2, '0')}:00`;
        const ask = k < frozen ? 10 + k / 10 : 10;
        const bids = `${time},-2,${20 + k},1960\n${time},-1,${9 + k / 7},891\n`;
        return `${bids}${time},1,${ask},1010\n${time},2,${ask + 9},2000\n`;
      }).join('');
    const file = `${fresh()}.csv`;
    const body = `files: { b: ${JSON.stringify(file)} }
depth_history:
  file: b
  instrument: binance:BTCUSDT
  columns: { time: t, percent: p, notional_usd: usd, quantity: q }
`;
    const options = { mappingFile: mapping(body), base: base(), out: fresh() };
    const text = `t,p,q,usd\n${rows(30, 20)}`.replace(/891/g, '89.1');
    writeFileSync(file, text);
    const report = await importSnapshot(options);
    expect(report.notes.join('\n')).toMatch(
      /from 2025-10-10T00:20:00Z on are left out: the ask side is frozen \(its quantity/,
    );
    writeFileSync(file, text.split('\n').slice(0, -2).join('\n'));
    await expect(importSnapshot({ ...options, out: fresh() })).rejects.toThrow('no band 2 at 2025-10-10T00:29:00Z');
  });
});

describe('distributions', () => {
  it('draw by address around what was stated', () => {
    const median = (text: string) => {
      const { draw } = parseDistribution(text);
      return Array.from({ length: 2001 }, (_, k) => draw(3, k)).sort((a, b) => a - b)[1000];
    };
    expect(median('10')).toBe(10);
    expect(median('lognormal(8, 0.5)')).toBeGreaterThan(7.5);
    expect(median('lognormal(8, 0.5)')).toBeLessThan(8.5);
    expect(median('quantiles(0.1:2, 0.5:8, 0.9:25)')).toBeGreaterThan(7);
    expect(median('quantiles(0.1:2, 0.5:8, 0.9:25)')).toBeLessThan(9);
  });

  it.each(['', '-3', 'uniform(1,2)', 'lognormal(0,1)', 'quantiles(0.5:8)', 'quantiles(0.5:8,0.2:9)'])(
    'refuse %j',
    (text) => {
      expect(() => parseDistribution(text)).toThrow('no distribution');
    },
  );
});
