/**
 * What the lending history reads: liquidations of loans with BTC collateral on Aave (Ethereum, v2 and v3), daily totals
 * of its BTC markets, and daily prices. The files are not part of the project. Two files of the same origin are left
 * out on purpose: open loans of a day after the history, and actions of users who were chosen because they were
 * liquidated later.
 */
import { join } from 'node:path';
import { InputError } from '@firebreak/engine';
import { readCsv } from '../../store/csv.ts';
import type { FileTable } from '../../store/csv.ts';

/** Every file of the data folder that the case reads. */
export const LENDING_FILES = Object.freeze({
  liquidations: 'aave_btc_collateral_liquidations_2020-12_2025-10.csv.gz',
  markets: 'aave_btc_markets_daily_2020-11_2025-10.csv.gz',
  bars: 'coinbase_daily_ohlcv_2020_2025.csv.gz',
  closes: 'daily_close_multiasset_2014_2026.csv.gz',
  tokens: 'token_prices_daily_2025-02_2026-02.csv.gz',
});

/** One day's prices; lows and high are missing (NaN) where only closes are known. */
export interface DayPrices {
  readonly btcClose: number;
  readonly btcLow: number;
  readonly ethClose: number;
  readonly ethLow: number;
  readonly ethHigh: number;
}

/** Everything by day (UTC, `2025-10-10`). */
export interface LendingData {
  /** USD of BTC collateral seized. */
  readonly liquidatedUsd: ReadonlyMap<string, number>;
  /** USD deposited in the BTC markets at the day's snapshot. */
  readonly depositUsd: ReadonlyMap<string, number>;
  readonly prices: ReadonlyMap<string, DayPrices>;
}

const MS_PER_DAY = 86_400_000;

/** The day after (or `days` after) a day. */
export function dayAfter(date: string, days = 1): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * MS_PER_DAY).toISOString().slice(0, 10);
}

/** Reads the files of the history. Throws InputError where one is missing or is not what it was. */
export async function readLendingData(folder: string): Promise<LendingData> {
  const [liquidatedUsd, markets, prices] = await Promise.all([
    readLiquidations(join(folder, LENDING_FILES.liquidations)),
    readCsv(join(folder, LENDING_FILES.markets), types({ total_deposit_usd: 'number' })),
    readPrices(folder),
  ]);
  return { liquidatedUsd, depositUsd: sumByDay(markets, 'total_deposit_usd'), prices };
}

/**
 * USD liquidated by day of a file with the columns `date` and `amount_usd` (other columns are not read). Throws
 * InputError where they are missing, a date is none, or an amount is negative.
 */
export async function readLiquidations(path: string): Promise<ReadonlyMap<string, number>> {
  return sumByDay(await readCsv(path, types({ amount_usd: 'number' })), 'amount_usd');
}

/** How files are read: days and symbols as text, and what is said as numbers, whatever digits they have. */
function types(columns: Readonly<Record<string, 'number'>>) {
  const text = { date: 'string', symbol: 'string' } as const;
  return { types: new Map(Object.entries({ ...text, ...columns })) };
}

/** The texts of a column. Throws InputError where there is no such column of text. */
function texts(table: FileTable, name: string): string[] {
  const column = table.columns.get(name);
  if (column?.type !== 'string') throw missing(table, name, 'text');
  return Array.from(column.codes, (code) => column.dictionary[code] ?? '');
}

/** The numbers of a column. Throws InputError where there is no such column of numbers. */
function figures(table: FileTable, name: string): Float64Array {
  const column = table.columns.get(name);
  if (column?.type !== 'number') throw missing(table, name, 'numbers');
  return column.values;
}

function missing(table: FileTable, name: string, what: string): InputError {
  return new InputError(`${table.path} needs a column ${name} of ${what}`, {
    code: 'missing-column',
    hint: `It has the columns ${[...table.columns.keys()].join(', ')}.`,
  });
}

function sumByDay(table: FileTable, name: string): Map<string, number> {
  const dates = texts(table, 'date');
  const usd = figures(table, name);
  const sums = new Map<string, number>();
  for (let row = 0; row < table.rows; row++) {
    const date = dates[row]!;
    if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(Date.parse(date))) {
      throw badCell(table, row, `date is "${date}", expected a day such as 2025-11-04`);
    }
    if (!(usd[row]! >= 0 && usd[row]! < Infinity)) {
      throw badCell(table, row, `${name} is ${usd[row]}, expected USD of 0 or more`);
    }
    sums.set(date, (sums.get(date) ?? 0) + usd[row]!);
  }
  return sums;
}

function badCell(table: FileTable, row: number, what: string): InputError {
  return new InputError(`${table.path}:${table.lineOf(row)}: ${what}`, {
    code: 'bad-cell',
    hint: 'Correct the row and try again.',
  });
}

/** Bars of Coinbase as far as they go; after them closes of BTC, and of ETH the price at the start of the next day. */
async function readPrices(folder: string): Promise<Map<string, DayPrices>> {
  const bars = await readCsv(
    join(folder, LENDING_FILES.bars),
    types({ high: 'number', low: 'number', close: 'number' }),
  );
  const closes = await readCsv(join(folder, LENDING_FILES.closes), types({ BTC: 'number' }));
  const tokens = await readCsv(join(folder, LENDING_FILES.tokens), types({ price_usd: 'number' }));
  const prices = new Map<string, DayPrices>();
  const ethAtStart = column(tokens, 'price_usd', 'ETH');
  texts(closes, 'date').forEach((date, row) => {
    const btcClose = figures(closes, 'BTC')[row]!;
    const ethClose = ethAtStart.get(dayAfter(date)) ?? NaN;
    if (btcClose > 0 && ethClose > 0) prices.set(date, { btcClose, btcLow: NaN, ethClose, ethLow: NaN, ethHigh: NaN });
  });
  const ethClose = column(bars, 'close', 'ETH/USD');
  const ethLow = column(bars, 'low', 'ETH/USD');
  const ethHigh = column(bars, 'high', 'ETH/USD');
  const btcLow = column(bars, 'low', 'BTC/USD');
  for (const [date, btcClose] of column(bars, 'close', 'BTC/USD')) {
    prices.set(date, {
      btcClose,
      btcLow: btcLow.get(date)!,
      ethClose: ethClose.get(date) ?? NaN,
      ethLow: ethLow.get(date) ?? NaN,
      ethHigh: ethHigh.get(date) ?? NaN,
    });
  }
  return prices;
}

function column(table: FileTable, name: string, symbol: string): Map<string, number> {
  const [dates, symbols, values] = [texts(table, 'date'), texts(table, 'symbol'), figures(table, name)];
  return new Map(dates.flatMap((date, row) => (symbols[row] === symbol ? [[date, values[row]!] as const] : [])));
}
