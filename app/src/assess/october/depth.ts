/**
 * The first stage of the calibration: how deep the one measured book was before, how its depth grows with distance, and
 * how much of its asks was left minute by minute. The bids of that recording stand still from 15:30:42 UTC and are not
 * used after it. Every other book is assumed to lose the same share: that is the scaling law of the case.
 */
import { log } from '@firebreak/engine';
import { numbersOf, readData, unexpected } from './dataFiles.ts';
import { CASE_END_MS, CASE_START_MS } from './observed.ts';

/** The recording: bands of 1% to 5% on both sides, about twice a minute. */
export const DEPTH_FILE = 'binance_btcusdt_bookdepth_2025-10-10.csv.gz';

/** From here on the bids of the recording do not change any more. */
const BIDS_FROZEN_MS = 1_760_110_242_000;
const MINUTE_MS = 60_000;

/** What the recording says. Exponents: D(x) grows like x^exponent from 1% to 5%, medians of the calm part. */
export interface MeasuredDepth {
  readonly calmTimes: number;
  readonly askExponent: number;
  readonly bidExponent: number;
  /** Share of the calm median of asks within 1%, least of each minute of the case, by minute from its start. */
  readonly shares: readonly number[];
  readonly trough: number;
  readonly troughMinute: number;
}

/** Reads and measures. Throws InputError where the file cannot be read or a minute of the case is missing. */
export async function measuredDepth(folder: string): Promise<MeasuredDepth> {
  const table = await readData(folder, DEPTH_FILE, { timestamp: 'time', percentage: 'number', notional: 'number' });
  const time = numbersOf(table, 'timestamp');
  const percent = numbersOf(table, 'percentage');
  const usd = numbersOf(table, 'notional');
  const band = (sign: number, at: (ms: number) => boolean): Map<number, number[]> => {
    const out = new Map<number, number[]>();
    for (let row = 0; row < table.rows; row++) {
      if (percent[row]! * sign <= 0 || !at(time[row]!)) continue;
      const distance = Math.abs(percent[row]!);
      out.set(distance, [...(out.get(distance) ?? []), usd[row]!]);
    }
    return out;
  };
  const calm = (ms: number): boolean => ms < BIDS_FROZEN_MS;
  const [asks, bids] = [band(1, calm), band(-1, calm)];
  const median1 = median(asks.get(1) ?? []);
  const shares: number[] = [];
  for (let ms = CASE_START_MS; ms < CASE_END_MS; ms += MINUTE_MS) {
    const here = band(1, (t) => t >= ms && t < ms + MINUTE_MS).get(1);
    if (here === undefined) throw unexpected(table.path, `has no asks within 1% at ${new Date(ms).toISOString()}`);
    shares.push(Math.min(...here) / median1);
  }
  const trough = Math.min(...shares);
  return {
    calmTimes: asks.get(1)?.length ?? 0,
    askExponent: exponent(asks),
    bidExponent: exponent(bids),
    shares,
    trough,
    troughMinute: shares.indexOf(trough),
  };
}

/** Slope of log median depth on log distance, least squares over the bands. */
function exponent(bands: ReadonlyMap<number, readonly number[]>): number {
  const points = [...bands].map(([percent, values]) => [log(percent), log(median(values))] as const);
  const mean = (k: 0 | 1): number => points.reduce((sum, point) => sum + point[k], 0) / points.length;
  const [mx, my] = [mean(0), mean(1)];
  const xy = points.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0);
  const xx = points.reduce((sum, [x]) => sum + (x - mx) * (x - mx), 0);
  return xy / xx;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Decrees on depth, one a minute, where less than the calm median was offered: items of a scenario's `depth`. */
export function depthDecrees(shares: readonly number[]): Record<string, unknown>[] {
  return shares.flatMap((share, minute) => {
    if (share >= 1) return [];
    return [{ multiplier: round(share), start: minute * 60, length: 60 }];
  });
}

function round(share: number): number {
  return Math.round(share * 1000) / 1000;
}
