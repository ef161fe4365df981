/**
 * Corrected totals on streams with a known truth: generated, thinned as the venue thins, estimated; the interval must
 * hold the truth about as often as it says.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InputError, lognormal, normal, uniformOpen } from '@firebreak/engine';
import { describe, expect, it } from 'vitest';
import type { LiquidationEvent } from '../events.ts';
import { Board } from '../indicators/board.ts';
import { liquidation } from '../windows/testEvents.ts';
import { correctedOf } from './boardCorrection.ts';
import { type CorrectionInput, correctTotal } from './corrected.ts';
import { correctWindow, type WindowCorrectionInput } from './correctWindow.ts';
import { ordersGivenOne, Sizes } from './hidden.ts';
import { printReading, RatePaths, RATES } from './rates.ts';
import { FEEDS } from '../feeds/feeds.ts';
import { throttleOf, throttleSource } from './throttles.ts';

const BIN = 30_000;
const BINS = 40;

interface World {
  readonly prints: LiquidationEvent[];
  readonly truthCents: number;
  readonly trueLongCents: number;
  readonly oiFallCents: Float64Array;
}

/** Orders a second by bin: a calm stretch, a crash that peaks at `peak`, a calm stretch. */
function world(seed: number, peak: number, keeps: 'last' | 'largest', share = 0.6): World {
  const prints: LiquidationEvent[] = [];
  const oiFallCents = new Float64Array(BINS);
  let truthCents = 0;
  let trueLongCents = 0;
  for (let b = 0; b < BINS; b++) {
    const rate = 0.15 + peak * Math.exp(-(((b - 20) / 6) ** 2));
    let inBin = 0;
    for (let s = 0; s < 30; s++) {
      const second = b * 30 + s;
      let n = 0;
      for (let p = uniformOpen(seed, 1, second, 0); p > Math.exp(-rate); p *= uniformOpen(seed, 1, second, ++n));
      const orders = Array.from({ length: n }, (_, k) =>
        liquidation({
          timeMs: second * 1000 + k,
          notionalCents: Math.round(lognormal(seed, 2, second, k, 14, 1.2)),
          position: uniformOpen(seed, 3, second, k) < 0.8 ? 'long' : 'short',
        }),
      );
      if (n === 0) continue;
      const kept =
        keeps === 'last' ? orders[n - 1] : orders.reduce((a, o) => (o.notionalCents > a.notionalCents ? o : a));
      prints.push(kept);
      inBin += orders.reduce((sum, order) => sum + order.notionalCents, 0);
      for (const o of orders) if (o.position === 'long') trueLongCents += o.notionalCents;
    }
    truthCents += inBin;
    oiFallCents[b] = share * inBin + 1.5e7 * normal(seed, 4, b, 0);
  }
  return { prints, truthCents, trueLongCents, oiFallCents };
}

const input = ({ prints }: World, keeps: 'last' | 'largest'): CorrectionInput => ({
  prints,
  fromMs: 0,
  toMs: BIN * BINS,
  binMs: BIN,
  periodMs: 1000,
  keeps,
  level: 0.9,
  seed: 1,
});

const SEEDS = Array.from({ length: 16 }, (_, i) => i + 1);

describe('corrected totals', () => {
  it.each(['last', 'largest'] as const)('hold the truth in about 90 of 100 streams that keep the %s order', (keeps) => {
    let inside = 0;
    let longInside = 0;
    let printedShare = 0;
    let bias = 0;
    for (const seed of SEEDS) {
      const made = world(seed, 1.4, keeps);
      const found = correctTotal(input(made, keeps));
      const { total, long } = found;
      expect(total.highCents).not.toBeNull();
      if (total.lowCents <= made.truthCents && made.truthCents <= total.highCents!) inside++;
      if (long.lowCents <= made.trueLongCents && made.trueLongCents <= long.highCents!) longInside++;
      printedShare += (found.printedLongCents + found.printedShortCents) / made.truthCents / SEEDS.length;
      bias += (total.cents / made.truthCents - 1) / SEEDS.length;
    }
    // 14.4 of 16 expected; 11 to 16 is within three standard deviations.
    expect(inside).toBeGreaterThanOrEqual(11);
    expect(longInside).toBeGreaterThanOrEqual(11);
    expect(printedShare).toBeLessThan(0.9);
    expect(Math.abs(bias)).toBeLessThan(0.05);
  });

  it('where every second prints, open interest bounds what the throttle cannot see', () => {
    const blind = correctTotal(input(world(1, 12, 'last'), 'last'));
    expect(blind.saturatedBins).toBeGreaterThan(0);
    expect(blind.total.highCents).toBeNull();
    let inside = 0;
    const seeds = SEEDS.slice(0, 6);
    for (const seed of seeds) {
      const made = world(seed, 12, 'last');
      const seen = correctTotal({ ...input(made, 'last'), oiFallCents: made.oiFallCents });
      expect(seen.openInterest).toBeTypeOf('object');
      const { lowCents, highCents } = seen.total;
      if (lowCents <= made.truthCents && made.truthCents <= highCents!) inside++;
      expect(made.truthCents / (seen.printedLongCents + seen.printedShortCents)).toBeGreaterThan(2);
    }
    // 5.4 of 6 expected; 4 to 6 is within two standard deviations.
    expect(inside).toBeGreaterThanOrEqual(4);
  });

  it('open interest that does not show forced volume is not used, and says so', () => {
    const made = world(3, 1.4, 'last', 0);
    const found = correctTotal({ ...input(made, 'last'), oiFallCents: made.oiFallCents });
    expect(found.openInterest).toMatch(/does not show in open interest/);
    const few = correctTotal({ ...input(made, 'last'), oiFallCents: new Float64Array(BINS).fill(NaN) });
    expect(few.openInterest).toMatch(/in 0 unsaturated bins/);
  });

  it('nothing printed, nothing hidden; the same seed gives the same interval', () => {
    const none = correctTotal(
      input({ prints: [], truthCents: 0, trueLongCents: 0, oiFallCents: new Float64Array() }, 'last'),
    );
    expect(none.total).toEqual({ cents: 0, lowCents: 0, highCents: 0 });
    const made = world(5, 1.4, 'last');
    expect(correctTotal(input(made, 'last'))).toEqual(correctTotal(input(made, 'last')));
  });

  it('refuses two prints in one period and bins that do not fit', () => {
    const two = [1, 2].map((timeMs) => liquidation({ timeMs }));
    const made = { ...world(1, 1, 'last'), prints: two };
    expect(() => correctTotal(input(made, 'last'))).toThrow(InputError);
    expect(() => correctTotal({ ...input({ ...made, prints: [] }, 'last'), binMs: 700 })).toThrow(InputError);
    expect(() => correctTotal({ ...input({ ...made, prints: [] }, 'last'), toMs: 1 })).toThrow(InputError);
  });
});

describe('a window of a venue', () => {
  const made = world(7, 1.4, 'last');
  const window = (fields: Partial<WindowCorrectionInput> = {}): WindowCorrectionInput => ({
    prints: made.prints,
    venue: 'binance-usdm',
    fromMs: 0,
    toMs: BIN * BINS,
    level: 0.9,
    seed: 1,
    ...fields,
  });

  it('shows printed and estimated apart, with the edges that no bin covers as printed', () => {
    const found = correctWindow(window());
    expect(found.estimated!.total).toEqual(correctTotal(input(made, 'last')).total);
    expect(found.printedLongCents + found.printedShortCents).toBeLessThan(found.estimated!.total.lowCents);
    const cut = made.prints.filter(({ timeMs }) => timeMs >= 10_000 && timeMs < BIN * BINS - 10_000);
    const inner = correctWindow(window({ prints: cut, fromMs: 10_000, toMs: BIN * BINS - 10_000 }));
    expect(inner.estimated!.total.lowCents).toBeGreaterThanOrEqual(inner.printedLongCents + inner.printedShortCents);
    expect(inner.note).toContain('open interest was not given');
    const seen = correctWindow(window({ oiFallCents: (from) => made.oiFallCents[from / BIN] }));
    expect(seen.note).toMatch(/share of open interest 0\.\d\d/);
  });

  it('is what was printed where the venue prints all, and unknown where it does not say', () => {
    const as = (venue: string, rows = made.prints) =>
      correctWindow(window({ venue, prints: rows.map((row) => ({ ...row, venue })) }));
    const all = as('deribit');
    expect(all.estimated!.total.highCents).toBe(all.printedLongCents + all.printedShortCents);
    expect(as('okx')).toMatchObject({ estimated: null });
    expect(correctWindow(window({ prints: [], toMs: 60_000 })).note).toMatch(/fewer than 10 whole bins/);
    const bitget = as(
      'bitget',
      [...made.prints, ...made.prints.map((row) => ({ ...row, position: 'short' as const }))].filter(
        (row, i, rows) =>
          rows.findIndex((other) => other.timeMs === row.timeMs && other.position === row.position) === i,
      ),
    );
    expect(bitget.estimated!.short.cents).toBeGreaterThanOrEqual(bitget.printedShortCents);
  });

  it('takes two prints in one second of the clock, but not a stream that breaks the throttle', () => {
    const twice = [...made.prints, { ...made.prints[0], timeMs: made.prints[0].timeMs + 1 }];
    expect(correctWindow(window({ prints: twice })).estimated).not.toBeNull();
    const many = Array.from({ length: 9 }, (_, k) => ({ ...made.prints[0], timeMs: made.prints[0].timeMs + k }));
    expect(correctWindow(window({ prints: many })).note).toMatch(/more often than the venue says/);
    expect(() => correctWindow(window({ venue: 'okx' }))).toThrow(InputError);
  });
});

describe('the live board', () => {
  it('corrects a symbol from its prints and its open interest in coins, whatever the price does', () => {
    const made = world(7, 1.4, 'last');
    const board = new Board();
    const head = { venue: 'binance-usdm', symbol: 'BTCUSDT', asset: 'BTC' };
    let coins = 1e6;
    for (let b = 0; b <= BINS; b++) {
      const [timeMs, markPrice] = [b * BIN, 100 + (b % 3)];
      board.apply({
        kind: 'ticker',
        ...head,
        timeMs,
        receivedMs: timeMs,
        id: `${b}`,
        markPrice,
        openInterestQty: coins,
      });
      coins -= (made.oiFallCents[b] ?? 0) / 100 / 101;
    }
    for (const print of made.prints) board.apply(print);
    board.apply(liquidation({ timeMs: 5, symbol: 'BTCUSDC', notionalCents: 1e12 }));
    const found = correctedOf(board, head, BIN * BINS, BIN * BINS);
    expect(found.estimated).not.toBeNull();
    expect(found.note).toMatch(/share of open interest 0\.\d\d/);
    expect(found.printedLongCents + found.printedShortCents).toBe(
      made.prints.reduce((sum, p) => sum + p.notionalCents, 0),
    );
    expect(correctedOf(board, { ...head, symbol: 'none' }, BIN * BINS, BIN * BINS).estimated!.total.cents).toBe(0);
  });
});

describe('the parts', () => {
  it('half of the periods silent is a rate of ln 2; a saturated bin borrows from its neighbours', () => {
    const reading = printReading(1000, 500);
    const likeliest = RATES[reading.indexOf(Math.max(...reading))];
    expect(Math.abs(Math.log(likeliest / Math.LN2))).toBeLessThan(0.08);
    const readings = [28, 30, 28].map((printed) => printReading(30, printed));
    const paths = RatePaths.likeliest(readings);
    const middle = Array.from({ length: 200 }, (_, k) => RATES[paths.draw((b) => uniformOpen(1, 5, k, b))[1]]).sort(
      (a, b) => a - b,
    );
    expect(middle[100]).toBeGreaterThan(1.5);
    expect(middle[190]).toBeLessThan(8);
    expect(() => new RatePaths([], 0.3)).toThrow(RangeError);
  });

  it('orders given at least one average Λ ÷ (1 − e^−Λ)', () => {
    for (const rate of [0.05, 1, 8, 60]) {
      const n = 4000;
      let sum = 0;
      for (let i = 0; i < n; i++) sum += ordersGivenOne(rate, (i + 0.5) / n);
      expect(sum / n / (rate / -Math.expm1(-rate))).toBeCloseTo(1, 2);
    }
  });

  it('maxima are undone: from the largest of each second the mean of all orders is found', () => {
    const made = world(2, 1.4, 'largest');
    const bins = Array.from({ length: BINS }, (_, b) => ({
      periods: 30,
      prints: made.prints.filter((print) => Math.floor(print.timeMs / BIN) === b),
    }));
    const rates = bins.map((_, b) => 0.15 + 1.4 * Math.exp(-(((b - 20) / 6) ** 2)));
    const printed = made.prints.reduce((sum, print) => sum + print.notionalCents, 0);
    const orders = 30 * rates.reduce((sum, rate) => sum + rate, 0);
    const sizes = new Sizes(bins, rates, 'largest');
    const all = bins.reduce((sum, bin, b) => sum + sizes.hiddenPerUnit(bin).cents * sizes.behind(rates[b]), printed);
    // Mean of the lognormal: exp(14 + 1.2²/2).
    expect(Math.abs(all / orders / Math.exp(14.72) - 1)).toBeLessThan(0.15);
    expect(printed / made.prints.length / Math.exp(14.72)).toBeGreaterThan(1.15);
  });

  it('knows the throttles that venues state, by date', () => {
    expect(throttleOf('binance-usdm', Date.UTC(2025, 9, 10))).toMatchObject({ periodMs: 1000, keeps: 'last' });
    expect(throttleOf('binance-usdm', Date.UTC(2026, 4, 1))).toMatchObject({ keeps: 'largest' });
    expect(throttleOf('bitget', 0)).toMatchObject({ keeps: 'largest', eachSide: true });
    expect([Date.UTC(2025, 0, 1), Date.UTC(2025, 9, 10)].map((at) => throttleOf('bybit', at).kind)).toEqual([
      'unknown',
      'complete',
    ]);
    expect(throttleOf('elsewhere', 0).kind).toBe('unknown');
    expect(throttleOf('aave-v3-ethereum', 0).kind).toBe('complete');
    expect(throttleSource('aave-v3-ethereum')).toContain('LiquidationCall');
  });

  it('takes what is thinned from the feeds alone: every venue is of the kind that its page says', () => {
    const at = Date.UTC(2026, 10, 1);
    const kinds = [...FEEDS.keys()].map((venue) => {
      const { kind, ...rest } = throttleOf(venue, at);
      return [venue, kind, 'periodMs' in rest ? rest.periodMs : null, 'keeps' in rest ? rest.keeps : null];
    });
    expect(Object.fromEntries(kinds.map(([venue, ...rest]) => [venue, rest]))).toEqual({
      'binance-usdm': ['one-per-period', 1000, 'largest'],
      'binance-coinm': ['one-per-period', 1000, 'largest'],
      aster: ['one-per-period', 1000, 'last'],
      bitget: ['one-per-period', 1000, 'largest'],
      okx: ['unknown', 1000, null],
      gate: ['unknown', 1000, null],
      htx: ['unknown', null, null],
      hyperliquid: ['unknown', null, null],
      bitfinex: ['unknown', null, null],
      bybit: ['complete', null, null],
      deribit: ['complete', null, null],
      bitmex: ['complete', null, null],
      'kraken-futures': ['complete', null, null],
      'dydx-v4': ['complete', null, null],
      lighter: ['complete', null, null],
      ftx: ['complete', null, null],
    });
    for (const [venue, { censoring }] of FEEDS) expect(throttleSource(venue)).toBe(censoring.source);
  });

  it('gives no estimate for a window in which the venue changed what it prints', () => {
    const toMs = Date.UTC(2026, 3, 10) + 60_000;
    const input = { prints: [], venue: 'binance-usdm', fromMs: toMs - 600_000, toMs, level: 0.9, seed: 1 };
    expect(correctWindow(input)).toMatchObject({ estimated: null, note: expect.stringContaining('changed') });
  });

  const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
  const file = join(
    process.env['FIREBREAK_DATA'] ?? join(ROOT, '../shared/data'),
    'binance_usdm_liquidations_2026-01-06.csv',
  );
  const present = existsSync(file);
  it.skipIf(!present)(
    `541 real Binance prints keep to one a second and symbol${present ? '' : ` (no ${file})`}`,
    () => {
      const rows = readFileSync(file, 'utf8')
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.split(','));
      const seconds = rows.map(([at, symbol]) => `${symbol} ${Math.floor(Number(at))}`);
      expect(rows.length).toBe(541);
      expect(seconds.length - new Set(seconds).size).toBe(0);
    },
  );
});
