/**
 * Published totals through the windows. The press gave totals of days and hours (docs/cases.md names them); events are
 * generated that add up to them to the cent, with others one millisecond outside. The hourly file of BTC liquidations
 * (Binance, Bybit and OKX, CoinGlass) begins on 23 November 2025, after those days, so its own hours are recounted.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { cents, type LiquidationEvent } from '../events.ts';
import { type WindowTotals, totalCents } from './bucket.ts';
import { imbalance, imbalanceOfShare, longShare, percentText, venueShares } from './imbalance.ts';
import { LiquidationWindows } from './liquidationWindows.ts';
import { recompute } from './recompute.ts';
import { windowMs } from './span.ts';
import { liquidation, splitTotal } from './testEvents.ts';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const HOURLY = join(process.env['FIREBREAK_DATA'] ?? join(ROOT, '../shared/data'), 'coinglass_btc_liq_1h.csv.gz');
const present = existsSync(HOURLY);
const why = present ? '' : ` (left out: there is no ${HOURLY}; set FIREBREAK_DATA)`;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const million = (usd: number) => cents(usd * 1e6);

/** Events of a window [toMs − spanMs, toMs) with these totals, and large ones just outside of it. */
function market(longUsdM: number, shortUsdM: number, toMs: number, spanMs: number): LiquidationEvent[] {
  const common = { fromMs: toMs - spanMs, toMs, count: 400, seed: 7 };
  return [
    ...splitTotal({ ...common, totalCents: million(longUsdM), position: 'long' }),
    ...splitTotal({ ...common, totalCents: million(shortUsdM), position: 'short' }),
    liquidation({ timeMs: toMs - spanMs - 1, notionalCents: million(500), id: 'before' }),
    liquidation({ timeMs: toMs, notionalCents: million(500), id: 'after', position: 'short' }),
  ];
}

function counted(rows: readonly LiquidationEvent[]): LiquidationWindows {
  const windows = new LiquidationWindows();
  for (const row of rows) windows.add(row);
  for (const row of rows) expect(windows.add(row)).toBe('duplicate');
  return windows;
}

describe('published totals', () => {
  it.each([
    ['30 October 2025, a day: 820.1 m, of it 653.62 m long', 820.1, 653.62, '24h', Date.UTC(2025, 9, 31)],
    [
      '30 October 2025, an hour: 223.76 m, of it 157.39 m long',
      223.76,
      157.39,
      '1h',
      Date.UTC(2025, 9, 30, 18, 41, 7, 3),
    ],
    ['19 November 2025, a day: 218.5 m, of it 203.575 m long', 218.5, 203.575, '24h', Date.UTC(2025, 10, 20)],
  ] as const)('%s', (_, total, long, span, toMs) => {
    const rows = market(long, total - long, toMs, windowMs(span));
    const windows = counted(rows);
    const totals = windows.totals(toMs - windowMs(span), toMs);
    expect(totalCents(totals)).toBe(million(total));
    expect(totals.longCents).toBe(million(long));
    expect(totals).toEqual(recompute(rows, toMs - windowMs(span), toMs).totals);
    const byVenue = new Map<string, WindowTotals>(
      windows.names('venue').map((venue) => [venue, windows.totals(toMs - windowMs(span), toMs, { venue })]),
    );
    const shares = venueShares(byVenue);
    expect(shares.map((row) => row.venue).sort()).toEqual(['binance-usdm', 'bybit', 'okx']);
    expect(shares.reduce((sum, row) => sum + row.totalCents, 0)).toBe(million(total));
    const byAsset = windows.names('asset').map((asset) => windows.totals(toMs - windowMs(span), toMs, { asset }));
    expect(byAsset.reduce((sum, part) => sum + totalCents(part), 0)).toBe(million(total));
  });

  it('203.575 m long and 14.925 m short: 93.17% long, 1,364%; exactly 93% is 1,329%', () => {
    const toMs = Date.UTC(2025, 10, 20);
    const totals = counted(market(203.575, 14.925, toMs, DAY)).totals(toMs - DAY, toMs);
    expect(percentText(imbalance(totals))).toBe('1,364%');
    expect((longShare(totals)! * 100).toFixed(2)).toBe('93.17');
    expect(percentText(imbalanceOfShare(0.93))).toBe('1,329%');
    expect(percentText(imbalanceOfShare(0.9317))).toBe('1,364%');
    expect(percentText(imbalanceOfShare(1))).toBe('no shorts');
    expect([0, 0.5, 12_345.678].map(percentText)).toEqual(['0%', '50%', '1,234,568%']);
  });

  it('nothing liquidated: no imbalance, no share', () => {
    const none = new LiquidationWindows().totals(0, DAY);
    expect([imbalance(none), longShare(none), none.largest]).toEqual([null, null, null]);
    expect(venueShares(new Map([['okx', none]]))).toEqual([]);
  });
});

describe('the real hourly file', () => {
  it.skipIf(!present)(`every day and the largest hour are those of its rows, to the cent${why}`, () => {
    const lines = gunzipSync(readFileSync(HOURLY)).toString('utf8').trim().split('\n').slice(1);
    const hours = lines.map((line) => {
      const [at, , long, short, total] = line.split(',');
      return { at: Number(at), long: cents(Number(long)), short: cents(Number(short)), total: Number(total) };
    });
    const windows = new LiquidationWindows({ detailMs: HOUR });
    const largest = { cents: 0, at: 0 };
    let checked = 0;
    hours.forEach((hour, i) => {
      // One event in the first and one in the last millisecond of the hour: a window that is off by one loses a side.
      const long = { timeMs: hour.at, notionalCents: hour.long, id: `${hour.at}L` } as const;
      const short = { timeMs: hour.at + HOUR - 1, notionalCents: hour.short, id: `${hour.at}S` } as const;
      windows.add(liquidation({ ...long, position: 'long' }));
      windows.add(liquidation({ ...short, position: 'short' }));
      windows.advance(hour.at + HOUR);
      const end = hour.at + HOUR;
      const own = windows.totals(hour.at, end);
      expect([own.longCents, own.shortCents]).toEqual([hour.long, hour.short]);
      expect(Math.abs(totalCents(own) - hour.total * 100)).toBeLessThan(1.5);
      if (totalCents(own) > largest.cents) Object.assign(largest, { cents: totalCents(own), at: hour.at });
      for (const days of [1, 30]) {
        const last = hours.slice(0, i + 1).filter((row) => row.at >= end - days * DAY);
        const day = windows.totals(end - days * DAY, end);
        expect(day.longCents).toBe(last.reduce((sum, row) => sum + row.long, 0));
        expect(day.shortCents).toBe(last.reduce((sum, row) => sum + row.short, 0));
      }
      checked++;
    });
    expect(checked).toBe(2345);
    expect(largest).toEqual({ cents: 14_237_825_136, at: Date.UTC(2026, 1, 5, 20) });
  });
});
