/**
 * Facts that the case takes as inputs, read off the data beside the figures that were published for them: one venue's
 * own books far from everybody else's, in a perpetual and in a collateral token.
 */
import type { FileTable } from '../../store/csv.ts';
import { numbersOf, readData, rowsWhere } from './dataFiles.ts';
import { BARS_FILE, CASE_END_MS, CASE_START_MS } from './observed.ts';

/** One fact: what was published and what the data say. */
export interface InputCheck {
  readonly name: string;
  readonly published: number;
  readonly measured: number;
  readonly unit: string;
  readonly source: string;
}

/** USDe on chain, block by block. */
export const POOL_FILE = 'uniswap_usde_usdt_blocks_2025-10-10.csv.gz';
/** USDe on the venue, minute by minute. */
export const USDE_FILE = 'binance_usdeusdt_1m_2025-10-08_14.csv.gz';

/**
 * Reads the facts, or those whose file `has` says is there. Throws InputError where a file cannot be read or lacks a
 * column.
 */
export async function inputChecks(folder: string, has: (file: string) => boolean = () => true): Promise<InputCheck[]> {
  const within = (ms: number): boolean => ms >= CASE_START_MS && ms < CASE_END_MS;
  return [
    ...(has(BARS_FILE) ? await atomChecks(folder) : []),
    ...(has(USDE_FILE) ? await usdeCheck(folder, within) : []),
    ...(has(POOL_FILE) ? await poolCheck(folder, within) : []),
  ];
}

async function atomChecks(folder: string): Promise<InputCheck[]> {
  const bars = await readData(folder, BARS_FILE, { low: 'number' });
  return [
    {
      name: 'low of the ATOM perpetual on Binance COIN-M',
      published: 1.055,
      measured: low(bars, 'low', rowsWhere(bars, { exchange: 'binance-delivery', symbol: 'ATOMUSD_PERP' })),
      unit: 'USD',
      source: BARS_FILE,
    },
    {
      name: 'low of ATOM on Coinbase',
      published: 3.56,
      measured: low(bars, 'low', rowsWhere(bars, { exchange: 'coinbase', symbol: 'ATOM-USD' })),
      unit: 'USD',
      source: BARS_FILE,
    },
  ];
}

async function usdeCheck(folder: string, within: (ms: number) => boolean): Promise<InputCheck[]> {
  const usde = await readData(folder, USDE_FILE, { time_utc: 'time', low: 'number' });
  const times = numbersOf(usde, 'time_utc');
  return [
    {
      name: 'low of USDe on Binance',
      published: 0.65,
      measured: low(usde, 'low', (row) => within(times[row]!)),
      unit: 'USDT',
      source: USDE_FILE,
    },
  ];
}

async function poolCheck(folder: string, within: (ms: number) => boolean): Promise<InputCheck[]> {
  const pool = await readData(folder, POOL_FILE, { timestamp: 'number', token0Price: 'number' });
  const times = numbersOf(pool, 'timestamp');
  return [
    {
      name: 'low of USDe on chain in the same minutes',
      published: 0.9999,
      measured: low(pool, 'token0Price', (row) => within(1000 * times[row]!)),
      unit: 'USDT',
      source: POOL_FILE,
    },
  ];
}

function low(table: FileTable, column: string, counts: (row: number) => boolean): number {
  const values = numbersOf(table, column);
  let least = Infinity;
  for (let row = 0; row < table.rows; row++) if (counts(row)) least = Math.min(least, values[row]!);
  return least;
}
