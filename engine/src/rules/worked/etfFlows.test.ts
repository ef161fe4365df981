/**
 * Daily flows of the spot bitcoin funds beside the day's return, 2024-01 to 2025-09 (left out without the data: set
 * FIREBREAK_DATA). The law says how far such a flow would move the price on its own; a day's return has many other
 * causes, and flows follow returns as well, so what is held here is sign and order of size, no more.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { workedImpact } from './impact.ts';

const DATA = process.env['FIREBREAK_DATA'] ?? fileURLToPath(new URL('../../../../../shared/data', import.meta.url));
const FLOWS = `${DATA}/bitcoin_etf_flows_daily.csv`;
const PRICES = `${DATA}/coinbase_daily_ohlcv_2020_2025.csv.gz`;
/** Days behind volatility and volume. */
const WINDOW = 30;

interface Day {
  readonly date: string;
  readonly open: number;
  readonly close: number;
  readonly coins: number;
}

function days(): Day[] {
  const lines = gunzipSync(readFileSync(PRICES)).toString().trim().split('\n').slice(1);
  return lines
    .map((line) => line.split(','))
    .filter(([symbol]) => symbol === 'BTC/USD')
    .map(([, date, open, , , close, coins]) => ({ date: date!, open: +open!, close: +close!, coins: +coins! }))
    .sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** Impact by the law and return of the day, for each day with a flow; volume is that of one exchange, Coinbase. */
function pairs(): { impact: number; move: number }[] {
  const all = days();
  const at = new Map(all.map(({ date }, k) => [date, k]));
  const rows = readFileSync(FLOWS, 'utf8').trim().split('\n').slice(1);
  return rows.flatMap((row) => {
    const [date, millions] = row.trim().split(',');
    const k = at.get(date!);
    if (millions === undefined || millions === '' || k === undefined || k <= WINDOW) return [];
    const past = all.slice(k - WINDOW - 1, k);
    const returns = past.slice(1).map((day, j) => Math.log(day.close / past[j]!.close));
    const mean = returns.reduce((sum, r) => sum + r, 0) / WINDOW;
    const dailyVolatility = Math.sqrt(returns.reduce((sum, r) => sum + (r - mean) ** 2, 0) / WINDOW);
    const dailyVolume = past.slice(1).reduce((sum, day) => sum + day.coins, 0) / WINDOW;
    const coins = (Number(millions) * 1e6) / all[k]!.open;
    const size = workedImpact(Math.abs(coins), { dailyVolume, dailyVolatility, y: 1 });
    return [{ impact: coins < 0 ? -size : size, move: Math.log(all[k]!.close / all[k - 1]!.close) }];
  });
}

describe.skipIf(!existsSync(FLOWS) || !existsSync(PRICES))('flows of bitcoin funds, day by day', () => {
  it('move with the price, as far as the law says with the volume of one exchange', () => {
    const all = pairs();
    const n = all.length;
    const mean = (of: (pair: { impact: number; move: number }) => number): number =>
      all.reduce((sum, pair) => sum + of(pair), 0) / n;
    const [mx, my] = [mean(({ impact }) => impact), mean(({ move }) => move)];
    const cross = mean(({ impact, move }) => (impact - mx) * (move - my));
    const [vx, vy] = [mean(({ impact }) => (impact - mx) ** 2), mean(({ move }) => (move - my) ** 2)];
    expect(n).toBe(434);
    expect(cross / Math.sqrt(vx * vy)).toBeCloseTo(0.338, 2);
    expect(cross / vx).toBeCloseTo(0.79, 1);
    expect(all.filter(({ impact, move }) => impact * move > 0).length / n).toBeCloseTo(0.585, 2);
  });
});
