/**
 * What prices were seen to do on 10 October 2025, minute by minute, from the market data of the user's data folder. A
 * minute without a trade in its last ten seconds is missing, never flat: thin venues stand still for minutes in a
 * crash, and a price that stands still is not an observation. These paths contain the impact of the cascade, so they
 * are what a fundamental is solved against, never a fundamental.
 */
import type { FileTable } from '../../store/csv.ts';
import { numbersOf, readData, rowsWhere, unexpected } from './dataFiles.ts';

/** Start of the case, ms UTC: 20:45. */
export const CASE_START_MS = 1_760_129_100_000;
/** End of the case, ms UTC: 21:55. */
export const CASE_END_MS = 1_760_133_300_000;

const MINUTE_MS = 60_000;
/** A trade older than this at the end of a minute says nothing about it. */
const FRESH_S = 10;

/** Which price of the model an observation is held against. */
export type Against =
  | { readonly price: 'mark' | 'last'; readonly instrument: string }
  /** The price that the world outside of the venues gives to the asset. */
  | { readonly price: 'spot' };

/** One asset's observed path within the case: times in ms UTC, prices in USD, and where it comes from. */
export interface ObservedPath {
  readonly asset: string;
  readonly against: Against;
  readonly timesMs: readonly number[];
  readonly prices: readonly number[];
  readonly source: string;
  readonly file: string;
  /** Seconds between observations where none is missing, and how many of them are missing. */
  readonly everyS: number;
  readonly missing: number;
}

interface Series {
  readonly asset: string;
  readonly against: Against;
  readonly source: string;
  readonly file: string;
}

/** Second bars of many markets. */
export const BARS_FILE = 'oct10_xvenue_1s_bars_2045_2230.csv.gz';
/** Candles. */
export const CANDLE_FILES = {
  btc: 'binance_btcusd_perp_mark_1m_2025-10-09_10.csv.gz',
  eth: 'binance_ethusdt_perp_5m_2025-09_10.csv.gz',
};

/** Minute (or five-minute) candles with an open time; the close is the observation at the end of the candle. */
const CANDLES: readonly (Series & { readonly everyS: number })[] = [
  {
    asset: 'BTC',
    against: { price: 'mark', instrument: 'binance:BTCUSDT' },
    source: 'Binance COIN-M BTCUSD perpetual, mark price, 1 minute',
    file: CANDLE_FILES.btc,
    everyS: 60,
  },
  {
    asset: 'ETH',
    against: { price: 'last', instrument: 'binance:ETHUSDT' },
    source: 'Binance ETHUSDT perpetual, last price, 5 minutes',
    file: CANDLE_FILES.eth,
    everyS: 300,
  },
];

/** Spot trades as second bars. */
const SPOT: readonly (readonly [asset: string, exchange: string, symbol: string])[] = [
  ['SOL', 'gemini', 'SOLUSD'],
  ['XRP', 'gemini', 'XRPUSD'],
  ['LTC', 'gemini', 'LTCUSD'],
  ['DOGE', 'coinbase', 'DOGE-USD'],
  ['ADA', 'coinbase', 'ADA-USD'],
  ['LINK', 'coinbase', 'LINK-USD'],
  ['AVAX', 'coinbase', 'AVAX-USD'],
  ['ENA', 'coinbase', 'ENA-USD'],
  ['AAVE', 'coinbase', 'AAVE-USD'],
  ['UNI', 'coinbase', 'UNI-USD'],
  ['DOT', 'coinbase', 'DOT-USD'],
];

const NAMES: Readonly<Record<string, string>> = { gemini: 'Gemini', coinbase: 'Coinbase' };

/**
 * The observed paths of all assets that have one, or of those whose file `has` says is there. Throws InputError where a
 * file of the folder cannot be read or lacks a column, or where a path has fewer than two observations.
 */
export async function observedPaths(
  folder: string,
  has: (file: string) => boolean = () => true,
): Promise<ObservedPath[]> {
  const candles = await Promise.all(
    CANDLES.filter(({ file }) => has(file)).map(async (series) => {
      const types = { open_time: 'number', close: 'number' } as const;
      return candlePath(await readData(folder, series.file, types), series);
    }),
  );
  if (!has(BARS_FILE)) return candles;
  const bars = await readData(folder, BARS_FILE, { time_s: 'number', close: 'number' });
  return [...candles, ...SPOT.map(([asset, exchange, symbol]) => spotPath(bars, asset, exchange, symbol))];
}

function candlePath(table: FileTable, series: (typeof CANDLES)[number]): ObservedPath {
  const open = numbersOf(table, 'open_time');
  const close = numbersOf(table, 'close');
  const timesMs: number[] = [];
  const prices: number[] = [];
  for (let row = 0; row < table.rows; row++) {
    const endMs = open[row]! + series.everyS * 1000;
    if (endMs < CASE_START_MS || endMs > CASE_END_MS || !(close[row]! > 0)) continue;
    timesMs.push(endMs);
    prices.push(close[row]!);
  }
  return finished(table, series, series.everyS, timesMs, prices);
}

/** Last trade of each minute that has one in its last {@link FRESH_S} seconds. */
function spotPath(table: FileTable, asset: string, exchange: string, symbol: string): ObservedPath {
  const isMarket = rowsWhere(table, { exchange, symbol });
  const time = numbersOf(table, 'time_s');
  const close = numbersOf(table, 'close');
  const last = new Map<number, readonly [time: number, price: number]>();
  for (let row = 0; row < table.rows; row++) {
    if (!isMarket(row)) continue;
    const minute = Math.floor(time[row]! / 60);
    const known = last.get(minute);
    if (known === undefined || time[row]! > known[0]) last.set(minute, [time[row]!, close[row]!]);
  }
  const timesMs: number[] = [];
  const prices: number[] = [];
  for (let endMs = CASE_START_MS; endMs <= CASE_END_MS; endMs += MINUTE_MS) {
    const found = last.get(endMs / MINUTE_MS - 1);
    if (found === undefined || found[0] < endMs / 1000 - FRESH_S) continue;
    timesMs.push(endMs);
    prices.push(found[1]);
  }
  const source = `${NAMES[exchange]} ${symbol} spot, last trade of each minute where it is under ${FRESH_S} s old`;
  return finished(table, { asset, against: { price: 'spot' }, source, file: BARS_FILE }, 60, timesMs, prices);
}

function finished(
  table: FileTable,
  { asset, against, source, file }: Series,
  everyS: number,
  timesMs: readonly number[],
  prices: readonly number[],
): ObservedPath {
  if (timesMs.length < 2)
    throw unexpected(table.path, `has ${timesMs.length} observations of ${asset} within the case`);
  const first = Math.ceil(CASE_START_MS / (everyS * 1000));
  const all = Math.floor(CASE_END_MS / (everyS * 1000)) - first + 1;
  return { asset, against, timesMs, prices, source, file, everyS, missing: all - timesMs.length };
}
