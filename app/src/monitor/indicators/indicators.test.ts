/** Indicators against published figures and closed forms. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { InputError, normal } from '@firebreak/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BookEvent } from '../events.ts';
import { bookFault, DEPTH_BANDS, depthWithin, LiveBook, marketOrder, midPrice, relativeSpread } from './liveBook.ts';
import * as ratios from './ratios.ts';
import { concentrationHaircut, effectiveMakers, slippageAtRisk } from './slippageAtRisk.ts';
import { absorptionRatio, absorptionShift, turbulence } from './systemic.ts';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const CLOSES = join(
  process.env['FIREBREAK_DATA'] ?? join(ROOT, '../shared/data'),
  'daily_close_multiasset_2014_2026.csv.gz',
);
const present = existsSync(CLOSES);
const why = present ? '' : ` (left out: there is no ${CLOSES}; set FIREBREAK_DATA)`;
const HOUR = 3_600_000;

describe('ratios', () => {
  it('funding of 0.01% in 8 h is 10.95% a year; the 30% before 10 October 2025 is 0.0274% in 8 h', () => {
    expect(ratios.annualisedFunding(0.0001, 8 * HOUR)).toBeCloseTo(0.1095, 12);
    expect(ratios.annualisedFunding(0.000274, 8 * HOUR)).toBeCloseTo(0.3, 3);
    expect(ratios.annualisedFunding(0.0000125, HOUR)).toBeCloseTo(0.1095, 12);
    expect(() => ratios.annualisedFunding(0.0001, 0)).toThrow(InputError);
  });

  it('open interest of all perpetuals fell from 217 to 123 bn: −43% (CoinDesk Data)', () => {
    expect(ratios.relativeChange(123, 217)!.toFixed(2)).toBe('-0.43');
    expect(ratios.relativeChange(1, 0)).toBeNull();
    expect(ratios.openInterestToCap(70e9, 2.4e12)).toBeCloseTo(0.0291667, 6);
    expect(ratios.openInterestToCap(1, 0)).toBeNull();
  });

  it('basis, peg, utilisation and fund coverage are plain ratios, and null without a denominator', () => {
    expect(ratios.basis(101, 100)).toBeCloseTo(0.01, 12);
    expect(ratios.annualisedBasis(101, 100, 73 * 24 * HOUR)).toBeCloseTo(0.05, 12);
    expect(ratios.annualisedBasis(101, 100, 0)).toBeNull();
    expect(ratios.pegDeviation(0.65)).toBeCloseTo(-0.35, 12);
    expect(ratios.utilisation(90, 100)).toBe(0.9);
    expect(ratios.fundCoverage(1, 0)).toBeNull();
    expect([ratios.basis(1, 0), ratios.utilisation(1, 0)]).toEqual([null, null]);
    expect(() => ratios.basis(NaN, 1)).toThrow(InputError);
  });

  it('z-scores as published for 10 October 2025: 68.905% against 3.971% ± 4.587% is 14.157', () => {
    // Two values with the published mean and standard deviation stand for the sample.
    const [mean, half] = [3.970598416778374, 4.586644319176763 / Math.SQRT2];
    expect(ratios.zScore(68.90475642059197, [mean - half, mean + half])).toBeCloseTo(14.157225519389815, 10);
    expect(ratios.zScore(3, [1, 1, 1])).toBeNull();
    expect(ratios.zScore(3, [1])).toBeNull();
  });
});

const book = (fields: Partial<BookEvent>): BookEvent => ({
  kind: 'book',
  venue: 'okx',
  symbol: 'X',
  asset: 'X',
  timeMs: 0,
  receivedMs: 0,
  id: '1',
  snapshot: false,
  bids: [],
  asks: [],
  ...fields,
});

describe('a live book', () => {
  const live = new LiveBook();
  live.apply(book({ bids: [[98, 5]] }));
  live.apply(
    book({
      snapshot: true,
      bids: [
        [99.9, 1],
        [99, 2],
        [98, 3],
      ],
      asks: [
        [100.1, 1],
        [101, 2],
        [103, 3],
      ],
    }),
  );
  live.apply(
    book({
      bids: [
        [98, 0],
        [97, 4],
      ],
      asks: [[101, 5]],
    }),
  );

  it('follows snapshot and changes, and tells mid, spread and depth', () => {
    expect(live.sides().bids).toEqual([
      [99.9, 1],
      [99, 2],
      [97, 4],
    ]);
    expect(midPrice(live.sides())).toBeCloseTo(100, 12);
    expect(relativeSpread(live.sides())).toBeCloseTo(0.002, 12);
    const [, , one, two] = DEPTH_BANDS.map((band) => depthWithin(live.sides(), band)!);
    expect(one).toEqual({ bidUsd: 99.9 + 198, askUsd: 100.1 + 505, truncated: false });
    expect(two).toEqual(one);
    expect(depthWithin(live.sides(), 0.05)).toMatchObject({ bidUsd: 99.9 + 198 + 388, truncated: true });
  });

  it('prices a market order through its levels', () => {
    // One coin at 99.9 and one at 99: 99.45 on average, 0.55% below the mid of 100.
    expect(marketOrder(live.sides(), 'sell', 2)!.slippage).toBeCloseTo(0.0055, 12);
    expect(marketOrder(live.sides(), 'buy', 90)!.filledShare).toBeCloseTo(0.1, 12);
    expect(marketOrder(live.sides(), 'buy', 0)).toBeNull();
  });

  it('a crossed or empty book gives no numbers, as the bids that stood still on 10 October 2025', () => {
    const stale = { bids: [[121_364, 17.654]], asks: [[119_819, 1]] } as const;
    expect(bookFault(stale)).toBe('crossed');
    expect([midPrice(stale), relativeSpread(stale), depthWithin(stale, 0.01), marketOrder(stale, 'buy', 1)]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(bookFault({ bids: [], asks: [[1, 1]] })).toBe('empty');
  });

  it('depth grows with the band and a larger order never slips less', () => {
    const levels = fc.array(fc.tuple(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 9 })), {
      minLength: 1,
    });
    fc.assert(
      fc.property(levels, fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 }), (pairs, a, b) => {
        const up = pairs.map(([price, qty]) => [100 + price, qty] as const);
        const down = pairs.map(([price, qty]) => [100 - price, qty] as const);
        const some = new LiveBook();
        some.apply(book({ snapshot: true, bids: down, asks: up }));
        const depths = DEPTH_BANDS.map((band) => depthWithin(some.sides(), band)!.askUsd);
        expect(depths).toEqual([...depths].sort((x, y) => x - y));
        const [small, large] = [a, a + b].map((qty) => marketOrder(some.sides(), 'sell', qty)!.slippage);
        expect(large).toBeGreaterThanOrEqual(small - 1e-12);
      }),
      { numRuns: 100 },
    );
  });
});

describe('Slippage-at-Risk', () => {
  it('n equal makers are n; haircuts at the published N_eff are 60% and 184%', () => {
    expect(effectiveMakers([2, 2, 2, 2])).toBeCloseTo(4, 12);
    expect(effectiveMakers([0.97, 0.01, 0.01, 0.01])).toBeCloseTo(1 / 0.9412, 12);
    expect(effectiveMakers([])).toBeNull();
    expect([6.8, 3.2].map((makers) => concentrationHaircut(makers, 0.25).toFixed(2))).toEqual(['0.60', '1.84']);
    expect(concentrationHaircut(20, 0.25)).toBe(0);
    expect(concentrationHaircut(15, 0.75)).toBeCloseTo(0.15, 12);
  });

  it('with 184 instruments at 95% nine are in the tail, as published', () => {
    const rows = Array.from({ length: 184 }, (_, i) => ({
      symbol: `S${i}`,
      slippage: (i + 1) / 1000,
      notionalUsd: 1e6,
    }));
    const risk = slippageAtRisk(rows)!;
    expect(risk.tail.length).toBe(9);
    expect(risk.sar).toBe(0.175);
    expect(risk.sarAdjusted).toBe(0.175);
    expect(risk.expectedAdjusted).toBeCloseTo(0.18, 12);
    expect(risk.totalUsd).toBeCloseTo(9 * 0.18 * 1e6, 3);
    expect(risk.fundUsd[0]).toBeCloseTo(2 * risk.totalUsd, 6);
  });

  it('the fund proxy at 156.3 m is 312.6 m, as published; makers lift a thin book into the tail', () => {
    const one = { symbol: 'A', slippage: 0.01, notionalUsd: 0 };
    const risk = slippageAtRisk([one, { symbol: 'B', slippage: 0.1563, notionalUsd: 1e9 }], 0.5)!;
    expect(risk.fundUsd[0]).toBeCloseTo(312.6e6, 3);
    const thin = { symbol: 'C', slippage: 0.1, notionalUsd: 1, makerShares: [1] };
    const lifted = slippageAtRisk([one, thin, { symbol: 'B', slippage: 0.2, notionalUsd: 1 }], 0.6)!;
    expect(lifted.tail.map((row) => row.symbol)).toEqual(['C']);
    expect(lifted.tail[0]!.haircut).toBeCloseTo(0.5 * 14 + 0.3 * 0.75, 12);
    expect(slippageAtRisk([])).toBeNull();
    expect(() => slippageAtRisk([one], 1)).toThrow(InputError);
    expect(() => slippageAtRisk([{ ...one, slippage: NaN }])).toThrow(InputError);
  });
});

/** T rows of n assets that share a factor: correlation weight² ÷ (1 + weight²) between any two. */
const factorReturns = (n: number, rows: number, weight: number) =>
  Array.from({ length: n }, (_, i) =>
    Float64Array.from({ length: rows }, (_, t) => weight * normal(1, 90, t, 0) + normal(1, 91, t, i + 1)),
  );

describe('absorption ratio', () => {
  it('is 1 where one factor moves all, and N_few/N where nothing is shared and variances are equal', () => {
    const one = Float64Array.from([0.01, -0.02, 0.03]);
    expect(absorptionRatio([one, one.map((x) => 2 * x), one.map((x) => -x)])).toBeCloseTo(1, 12);
    // Columns of a Hadamard matrix: orthogonal, mean zero, equal variance.
    const columns = [
      [1, -1, 1, -1],
      [1, 1, -1, -1],
      [1, -1, -1, 1],
    ].map((column) => Float64Array.from(column));
    expect(absorptionRatio(columns)).toBeCloseTo(1 / 3, 12);
    expect(absorptionRatio([new Float64Array(3), new Float64Array(3)])).toBeNull();
    expect(() => absorptionRatio([new Float64Array(3), new Float64Array(2)])).toThrow(InputError);
  });

  it('of equal correlation ρ is about (1 + (n − 1)ρ)/n for n = 5', () => {
    const rho = 1 / 2;
    expect(absorptionRatio(factorReturns(5, 20_000, 1))).toBeCloseTo((1 + 4 * rho) / 5, 2);
  });

  it('shift: 15 days at m + 1 after 350 at m, in deviations of the year', () => {
    const year = [...Array<number>(350).fill(0.5), ...Array<number>(15).fill(0.6)];
    const share = 15 / 365;
    expect(absorptionShift(year)).toBeCloseTo((1 - share) / Math.sqrt(share * (1 - share)), 9);
    expect(absorptionShift(year.slice(1))).toBeNull();
    expect(absorptionShift(Array<number>(365).fill(0.5))).toBeNull();
  });
});

describe('turbulence', () => {
  it('of independent unit assets is the mean square; one asset twice has none', () => {
    const columns = [
      [1, -1, 1, -1],
      [1, 1, -1, -1],
    ].map((column) => Float64Array.from(column));
    expect(turbulence([2, 4], columns)).toBeCloseTo(((4 + 16) / 2) * (3 / 4), 12);
    expect(turbulence([1, 1], [columns[0], columns[0]])).toBeNull();
    expect(() => turbulence([1], columns)).toThrow(InputError);
  });

  it('averages (T − 1)/T over its own history, whatever the returns', () => {
    const columns = factorReturns(4, 60, 2);
    const mean =
      Array.from(
        { length: 60 },
        (_, t) =>
          turbulence(
            columns.map((c) => c[t]),
            columns,
          )!,
      ).reduce((a, b) => a + b) / 60;
    expect(mean).toBeCloseTo(59 / 60, 9);
  });

  it.skipIf(!present)(`of S&P 500, Nasdaq, gold and bitcoin is highest in March 2020 over 2017 to 2025${why}`, () => {
    const [head, ...lines] = gunzipSync(readFileSync(CLOSES)).toString('utf8').trim().split('\n');
    const columns = ['SPX', 'NDX', 'GOLD_FUT', 'BTC'].map((name) => head.split(',').indexOf(name));
    const rows = lines
      .map((line) => line.split(','))
      .filter((cells) => columns.every((k) => cells[k] !== '') && cells[0] >= '2016' && cells[0] < '2026');
    const change = rows.slice(1).map((cells, t) => columns.map((k) => Math.log(Number(cells[k]) / Number(rows[t][k]))));
    const days = change.slice(250).map((day, i) => {
      const history = columns.map((_, k) => Float64Array.from(change.slice(i, i + 250), (row) => row[k]));
      return { day: rows[i + 251][0], value: turbulence(day, history)! };
    });
    const worst = days.sort((a, b) => b.value - a.value).slice(0, 3);
    expect(worst[0].day).toBe('2020-03-12');
  });
});
