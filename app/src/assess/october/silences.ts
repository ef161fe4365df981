/**
 * How long the markets behind the observed paths were silent: a last price that nobody has traded at for minutes is not
 * an observation, and the venue's own index may have stood still on it. Kept as figures, so that the page on validation
 * can be made without the full series; `measuredSilences` reads them off the data again.
 */
import { numbersOf, readData, rowsWhere } from './dataFiles.ts';
import { BARS_FILE, CASE_END_MS, CASE_START_MS } from './observed.ts';

/** Longest time without a trade of a market, in whole seconds between second bars, and when it began, ms UTC. */
export interface Silence {
  readonly exchange: string;
  readonly symbol: string;
  /** Between 20:45 and 21:55 UTC. */
  readonly longestS: number;
  readonly longestFromMs: number;
  /** Of what lies between 21:10 and 21:25 UTC, the minutes around the lows. */
  readonly climaxS: number;
  readonly climaxFromMs: number;
}

/** Start and end of the minutes around the lows, ms UTC. */
export const CLIMAX_MS = [1_760_130_600_000, 1_760_131_500_000] as const;

/** Markets of the observed paths, and two of Gemini that are not used for the reason that the figures show. */
export const SILENCES: readonly Silence[] = [
  {
    exchange: 'gemini',
    symbol: 'BTCUSD',
    longestS: 820,
    longestFromMs: 1_760_129_666_000,
    climaxS: 409,
    climaxFromMs: 1_760_130_837_000,
  },
  {
    exchange: 'gemini',
    symbol: 'ETHUSD',
    longestS: 91,
    longestFromMs: 1_760_131_234_000,
    climaxS: 91,
    climaxFromMs: 1_760_131_234_000,
  },
  {
    exchange: 'gemini',
    symbol: 'SOLUSD',
    longestS: 784,
    longestFromMs: 1_760_129_711_000,
    climaxS: 134,
    climaxFromMs: 1_760_131_187_000,
  },
  {
    exchange: 'gemini',
    symbol: 'XRPUSD',
    longestS: 76,
    longestFromMs: 1_760_129_607_000,
    climaxS: 50,
    climaxFromMs: 1_760_130_839_000,
  },
  {
    exchange: 'gemini',
    symbol: 'LTCUSD',
    longestS: 785,
    longestFromMs: 1_760_129_707_000,
    climaxS: 182,
    climaxFromMs: 1_760_131_154_000,
  },
  {
    exchange: 'coinbase',
    symbol: 'DOGE-USD',
    longestS: 8,
    longestFromMs: 1_760_129_107_000,
    climaxS: 3,
    climaxFromMs: 1_760_130_627_000,
  },
  {
    exchange: 'coinbase',
    symbol: 'ADA-USD',
    longestS: 11,
    longestFromMs: 1_760_129_150_000,
    climaxS: 5,
    climaxFromMs: 1_760_131_029_000,
  },
  {
    exchange: 'coinbase',
    symbol: 'LINK-USD',
    longestS: 8,
    longestFromMs: 1_760_129_129_000,
    climaxS: 4,
    climaxFromMs: 1_760_131_355_000,
  },
  {
    exchange: 'coinbase',
    symbol: 'AVAX-USD',
    longestS: 34,
    longestFromMs: 1_760_129_237_000,
    climaxS: 5,
    climaxFromMs: 1_760_131_407_000,
  },
  {
    exchange: 'coinbase',
    symbol: 'ENA-USD',
    longestS: 43,
    longestFromMs: 1_760_129_355_000,
    climaxS: 14,
    climaxFromMs: 1_760_131_236_000,
  },
  {
    exchange: 'coinbase',
    symbol: 'AAVE-USD',
    longestS: 32,
    longestFromMs: 1_760_129_360_000,
    climaxS: 7,
    climaxFromMs: 1_760_131_472_000,
  },
  {
    exchange: 'coinbase',
    symbol: 'UNI-USD',
    longestS: 51,
    longestFromMs: 1_760_129_316_000,
    climaxS: 17,
    climaxFromMs: 1_760_131_168_000,
  },
  {
    exchange: 'coinbase',
    symbol: 'DOT-USD',
    longestS: 24,
    longestFromMs: 1_760_129_268_000,
    climaxS: 13,
    climaxFromMs: 1_760_131_094_000,
  },
];

/** The same from the data. Throws InputError where the file cannot be read. */
export async function measuredSilences(folder: string): Promise<Silence[]> {
  const table = await readData(folder, BARS_FILE, { time_s: 'number' });
  const times = numbersOf(table, 'time_s');
  return SILENCES.map(({ exchange, symbol }) => {
    const isMarket = rowsWhere(table, { exchange, symbol });
    const own = [...times.filter((_, row) => isMarket(row))].sort((a, b) => a - b).map((s) => 1000 * s);
    const [longestS, longestFromMs] = longestGap(own, CASE_START_MS, CASE_END_MS);
    const [climaxS, climaxFromMs] = longestGap(own, CLIMAX_MS[0], CLIMAX_MS[1]);
    return { exchange, symbol, longestS, longestFromMs, climaxS, climaxFromMs };
  });
}

/** Longest time between two neighbours that lie within limits, s, and its start, ms. */
function longestGap(timesMs: readonly number[], fromMs: number, toMs: number): [number, number] {
  let longest: [number, number] = [0, fromMs];
  const within = timesMs.filter((ms) => ms >= fromMs && ms <= toMs);
  for (const [k, ms] of within.entries()) {
    const gapS = k === 0 ? 0 : (ms - within[k - 1]!) / 1000;
    if (gapS > longest[0]) longest = [gapS, within[k - 1]!];
  }
  return longest;
}
