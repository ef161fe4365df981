/** Gauges of files: units and ranges checked, ages told, stale ones without a value, changes read, mistakes kept. */
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Board } from './board.ts';
import type { IndicatorId, IndicatorQuery } from './catalog.ts';
import { GAUGES } from './gaugeCatalog.ts';
import { readGaugeFile } from './gaugeFile.ts';
import { GaugeWatch } from './gaugeWatch.ts';
import { shownGauges } from './shownGauges.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const T = Date.UTC(2026, 10, 10);
const folder = mkdtempSync(join(tmpdir(), 'firebreak-gauges-'));
afterAll(() => rmSync(folder, { recursive: true }));
let writes = 0;
const write = (text: string, name = 'funds.csv') => {
  const path = join(folder, name);
  writeFileSync(path, text);
  utimesSync(path, T / 1000, T / 1000 + ++writes);
  return path;
};
const HEAD = 'time,venue,name,value,asset,source,stale_after\n';
const day = (before: number) => new Date(T - before * DAY).toISOString().slice(0, 19).replace('T', ' ');
const ask = (board: Board, indicator: IndicatorId, more: Partial<IndicatorQuery>, nowMs = T) =>
  board.read({ indicator, ...more }, nowMs);

describe('gauges from a file', () => {
  it('are read with unit, source, time and age', async () => {
    const board = new Board();
    board.tellGauges(
      await readGaugeFile(
        write(
          `${HEAD}${day(1)},farside,etf_flow_usd,-3.5e8,BTC,Farside Investors,\n` +
            `${day(0.25)},binance-usdm,insurance_fund_usd,1.2e9,USDT,,\n`,
        ),
        T,
      ),
    );
    expect(ask(board, 'gauge', { gauge: 'etf_flow_usd' })).toEqual({
      value: -3.5e8,
      unit: 'usd',
      why: 'at farside, told by Farside Investors as of 2026-11-09T00:00:00.000Z, 24 h ago',
      lookAt: [],
    });
    expect(ask(board, 'gauge', { gauge: 'insurance_fund_usd' }).why).toContain('by funds.csv as of');
    expect(shownGauges(board.market, T)[0]).toEqual({
      name: 'etf_flow_usd',
      venue: 'farside',
      asset: 'BTC',
      symbol: '',
      value: -3.5e8,
      unit: 'usd',
      source: 'Farside Investors',
      asOfMs: T - DAY,
      ageMs: DAY,
      stale: false,
    });
    expect(ask(board, 'feed_silence_s', { venue: 'binance-usdm' }).value).toBeNull();
  });

  it('have no value once they are stale, and a rule can ask how old they are', async () => {
    const board = new Board();
    board.tellGauges(
      await readGaugeFile(
        write(`${HEAD}${day(5)},farside,etf_flow_usd,1e8,BTC,,\n${day(5)},strategy,treasury_mnav,1.2,MSTR,,6d\n`),
        T,
      ),
    );
    const flow = ask(board, 'gauge', { gauge: 'etf_flow_usd' });
    expect(flow.value).toBeNull();
    expect(flow.why).toBe(
      'at farside, told by funds.csv as of 2026-11-05T00:00:00.000Z, 5 d ago: stale, it holds for 4 d',
    );
    expect(ask(board, 'gauge_age_s', { gauge: 'etf_flow_usd' }).value).toBe(5 * 86_400);
    expect(ask(board, 'gauge', { gauge: 'treasury_mnav' }).value).toBe(1.2);
    expect(shownGauges(board.market, T).map(({ stale }) => stale)).toEqual([true, false]);
  });

  it('tell two tokens of a venue apart, and change over up to 30 days', async () => {
    const board = new Board();
    const rows = Array.from({ length: 40 }, (_, d) => `${day(d)},venue,backstop_usd,${1000 - 10 * d},USDC,,\n`);
    board.tellGauges(await readGaugeFile(write(`${HEAD}${rows.join('')}${day(0)},venue,backstop_usd,7,USDT,,\n`), T));
    const query = { gauge: 'backstop_usd', asset: 'USDC' };
    expect(ask(board, 'gauge', query).value).toBe(1000);
    expect(ask(board, 'gauge_change', { ...query, windowMs: 30 * DAY }).value).toBeCloseTo(300 / 700, 12);
    expect(ask(board, 'gauge', { gauge: 'backstop_usd' }).why).toContain('2 sources tell backstop_usd');
    const strikes = 'time,venue,name,value,asset,symbol\n';
    const puts = [70_000, 80_000].map((k) => `${day(0)},deribit,put_open_interest_usd,${k * 10},BTC,BTC ${k}\n`);
    board.tellGauges(await readGaugeFile(write(`${strikes}${puts.join('')}`), T));
    expect(ask(board, 'gauge', { gauge: 'put_open_interest_usd', symbol: 'BTC 80000' }).value).toBe(800_000);
  });

  it('are refused with file, line and column', async () => {
    await expect(readGaugeFile(write('time,venue,value\n1760043600000,a,1\n'), T)).rejects.toThrow(
      /funds\.csv:1: there is no column name/,
    );
    const wrong = (row: string, head = 'time,venue,name,value,unit,stale_after') =>
      readGaugeFile(write(`${head}\n1760043600000,a,g,1,,\n${row}\n`), T);
    await expect(wrong('1760043600001,a,g,,,')).rejects.toThrow(/line 3, column value: got an empty cell/);
    await expect(wrong('1760043600001,a,g,x,,')).rejects.toThrow(/value/);
    await expect(wrong('1760043600001,a,utilisation,0.9,usd,')).rejects.toThrow(
      /column unit: got "usd", expected fraction/,
    );
    await expect(wrong('1760043600001,a,perpetuals_volume_share,76,,')).rejects.toThrow(/between 0 and 1/);
    await expect(wrong('1760043600001,a,g,1,,soon')).rejects.toThrow(/column stale_after: got "soon"/);
  });

  it('are read again when the file changes, and kept through a wrong edit', async () => {
    const path = write(`${HEAD}${day(0)},v,market_cap_usd,100,BTC,,\n`, 'caps.csv');
    const watch = new GaugeWatch([path]);
    const board = new Board();
    board.tellGauges(await watch.start(T));
    let clockMs = T;
    const look = async () => {
      for (let k = 0; k < 2; k++) board.tellGauges(await watch.refresh((clockMs += 1000)));
    };
    const cap = () => ask(board, 'gauge', { gauge: 'market_cap_usd' }).value;
    await look();
    expect([cap(), watch.health[0].state]).toEqual([100, 'good']);
    write(`${HEAD}${day(0)},v,market_cap_usd,-5,BTC,,\n`, 'caps.csv');
    await look();
    expect([cap(), watch.health[0].state]).toEqual([100, 'kept']);
    expect(watch.health[0].why).toMatch(/caps\.csv line 2, column value/);
    write(`${HEAD}${day(0)},v,market_cap_usd,120,BTC,,\n`, 'caps.csv');
    await look();
    expect([cap(), watch.health[0].state]).toEqual([120, 'good']);
    await expect(new GaugeWatch([join(folder, 'none.csv')]).start(T)).rejects.toThrow(/none\.csv/);
  });

  it('hold a collateral index against a reference, or against prices elsewhere', () => {
    const board = new Board();
    const gauge = (name: string, venue: string, value: number) =>
      board.apply({
        kind: 'gauge',
        ...{ venue, symbol: 'USDe', asset: 'USDe', timeMs: T, receivedMs: T, id: `${name}${venue}${value}` },
        ...{ name, value },
      });
    gauge('collateral_index_usd', 'binance-usdm', 0.65);
    expect(ask(board, 'collateral_gap', {}).value).toBeNull();
    gauge('peg_usd', 'bybit', 0.99);
    gauge('peg_usd', 'kraken', 1.01);
    gauge('peg_usd', 'binance-usdm', 0.65);
    const gap = ask(board, 'collateral_gap', { asset: 'USDe' });
    expect(gap.value).toBeCloseTo(-0.35, 12);
    expect(gap.why).toBe('USDe at binance-usdm: collateral index 0.65 USD against 1, the median of 2 prices elsewhere');
    gauge('reference_price_usd', 'oracle', 0.98);
    expect(ask(board, 'collateral_gap', {}).value).toBeCloseTo(0.65 / 0.98 - 1, 12);
    for (const [venue, indexPrice] of [
      ['okx', 100],
      ['bybit', 101],
      ['deribit', 60],
    ] as const) {
      const head = { symbol: 'SOL', asset: 'SOL', timeMs: T, receivedMs: T, id: venue };
      board.apply({ kind: 'ticker', venue, ...head, indexPrice });
    }
    const coin = ask(board, 'collateral_gap', { asset: 'SOL' });
    expect(coin.value).toBeCloseTo(60 / 100.5 - 1, 12);
    expect(coin.why).toBe('SOL at deribit: index 60 USD against 100.5, the median of 2 prices elsewhere');
  });

  it('of the catalogue have an order of least and most, and hold for a while', () => {
    for (const { range, staleMs } of Object.values(GAUGES)) {
      expect(staleMs).toBeGreaterThan(0);
      expect(range[0] ?? -Infinity).toBeLessThan(range[1] ?? Infinity);
    }
  });
});
