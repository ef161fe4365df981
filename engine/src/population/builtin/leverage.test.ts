/**
 * The tail of the leverage of the built-in market against what is liquidated in ordinary hours: CoinGlass's hourly long
 * liquidations of BTC on three venues, against the fall of Binance's mark within the hour.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { LEVERAGE } from './population.ts';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const DATA = resolve(ROOT, process.env['FIREBREAK_DATA'] ?? '../shared/data');

/** The law that the tail is fitted to: share of open interest within x percent of liquidation. */
const PRINTED = 0.00023;
const NOT_PRINTED = 3;
const OPEN_INTEREST_USD = 18e9;

describe('the tail of leverage', () => {
  it.each(['hyperliquid', 'binance', 'bybit', 'okx'])('follows the square of the distance at %s', (venue) => {
    for (const leverage of [14, 28, 56]) {
      const above = LEVERAGE.filter((row) => row.venue === venue && row.min_leverage >= leverage);
      if (above.length === 0) continue;
      const share = above.reduce((sum, row) => sum + row.share_open_interest, 0);
      const distance = 100 / leverage;
      expect(share / (NOT_PRINTED * PRINTED * distance * distance), `above ${leverage}x`).toBeGreaterThan(0.9);
      expect(share / (NOT_PRINTED * PRINTED * distance * distance), `above ${leverage}x`).toBeLessThan(1.1);
    }
  });

  it.skipIf(!existsSync(DATA))('is that of the hours from 23 November to 31 December 2025', () => {
    const medians = mediansByFall();
    for (const [fall, printedM] of [
      [1, 4.1],
      [1.5, 9.4],
      [2, 10.4],
      [2.5, 29.9],
    ] as const) {
      expect(medians.get(fall)! / 1e6, `${fall}%`).toBeCloseTo(printedM, 1);
      const law = PRINTED * fall * fall * OPEN_INTEREST_USD;
      expect(medians.get(fall)! / law, `${fall}%`).toBeGreaterThan(0.5);
      expect(medians.get(fall)! / law, `${fall}%`).toBeLessThan(2);
    }
  });
});

function rows(file: string): string[][] {
  const text = gunzipSync(readFileSync(join(DATA, file))).toString('utf8');
  return text
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','));
}

/** Median long liquidations in USD by the fall from the open of an hour to its low, to half a percent. */
function mediansByFall(): Map<number, number> {
  const bars = new Map(
    rows('binance_btcusdt_mark_5m_2025-10_12.csv.gz').map(([time, open, , low]) => [
      Number(time),
      { open: Number(open), low: Number(low) },
    ]),
  );
  const found = new Map<number, number[]>();
  for (const [time, , longUsd] of rows('coinglass_btc_liq_1h.csv.gz')) {
    const hour = Array.from({ length: 12 }, (_, k) => bars.get(Number(time) + 300_000 * k));
    if (hour.some((bar) => bar === undefined)) continue;
    const fall = 1 - Math.min(...hour.map((bar) => bar!.low)) / hour[0]!.open;
    const bin = Math.round(200 * fall) / 2;
    found.set(bin, [...(found.get(bin) ?? []), Number(longUsd)]);
  }
  return new Map([...found].map(([bin, values]) => [bin, median(values)]));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
