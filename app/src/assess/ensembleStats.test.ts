/**
 * Do ranges hold what they claim? On markets with a closed form: a product of uniform and log-uniform inputs, and one
 * account through the engine that costs the fund the distance from its bankruptcy price.
 */
import {
  buildSnapshot,
  builtinMarket,
  inputAt,
  inverseNormalCdf,
  log,
  oneAccountMarket,
  uniform,
} from '@firebreak/engine';
import type { UncertainInput } from '@firebreak/engine';
import { describe, expect, it } from 'vitest';
import { runTask } from '../sweep/runTask.ts';
import { planRuns } from './ensemble.ts';
import { headlinesOf, overallEffects, spreadOf, summariseEnsemble } from './ensembleStats.ts';
import type { Draw, HeadlineValues } from './ensembleStats.ts';

const STREAM_FRESH = 77;
const NOTHING: HeadlineValues = {
  liquidatedUsd: 0,
  liquidatedAccounts: 0,
  adlUsd: 0,
  badDebtUsd: 0,
  fundDrawUsd: 0,
  overshoot: 0,
  firstAdlS: null,
};

const input = (key: string, low: number, high: number): UncertainInput => ({
  key,
  value: (low + high) / 2,
  low,
  high,
  unit: '',
  basis: 'assumed',
  source: 'this test',
});

/** The draws of an ensemble of a function of its inputs, by the path that ensembles take. */
function drawsOf(inputs: readonly UncertainInput[], n: number, seed: number, f: (x: Float64Array) => number): Draw[] {
  return planRuns(inputs, n, seed).flatMap(({ values }) =>
    values === null ? [] : [{ inputs: values, headlines: { ...NOTHING, liquidatedUsd: f(values) } }],
  );
}

/** One more draw, independent of an ensemble's. */
function freshDraw(inputs: readonly UncertainInput[], seed: number): Float64Array {
  return Float64Array.from(inputs, (one, k) => inputAt(one, uniform(seed, STREAM_FRESH, k, 0)));
}

/** How often a fresh draw lies within the range of n draws, and below their median, of `repetitions`. */
function coverage(
  inputs: readonly UncertainInput[],
  f: (x: Float64Array) => number,
  { n, repetitions }: { n: number; repetitions: number },
): { within: number; below: number } {
  const keys = inputs.map(({ key }) => key);
  let within = 0;
  let below = 0;
  for (let seed = 0; seed < repetitions; seed++) {
    const [result] = summariseEnsemble(keys, drawsOf(inputs, n, seed, f), [], null);
    const { low, median, high } = result!.draws;
    const fresh = f(freshDraw(inputs, seed));
    if (fresh >= low! && fresh <= high!) within++;
    if (fresh < median!) below++;
  }
  return { within: within / repetitions, below: below / repetitions };
}

/** Three standard errors of a share p of n. */
const within3 = (p: number, n: number): number => 3 * Math.sqrt((p * (1 - p)) / n);

describe('spreadOf', () => {
  it('has the ranks that hold 90% of further draws, and none where a quantile did not happen', () => {
    expect(spreadOf(Array.from({ length: 19 }, (_, k) => k + 1))).toEqual({ runs: 19, low: 1, median: 10, high: 19 });
    expect(spreadOf([3, null, null])).toEqual({ runs: 3, low: 3, median: null, high: null });
    expect(spreadOf([])).toEqual({ runs: 0, low: null, median: null, high: null });
  });

  it('covers 90% of independent draws exactly: 20,000 ranges of 19 normal draws', () => {
    const repetitions = 20_000;
    let within = 0;
    for (let r = 0; r < repetitions; r++) {
      const z = Array.from({ length: 20 }, (_, k) => inverseNormalCdf((uniform(3, STREAM_FRESH, r, k) + 1e-12) % 1));
      const { low, high } = spreadOf(z.slice(1));
      if (z[0]! >= low! && z[0]! <= high!) within++;
    }
    expect(Math.abs(within / repetitions - 0.9)).toBeLessThan(within3(0.9, repetitions));
  });
});

describe('ranges over draws on a toy market with a closed form', () => {
  // Liquidated = open interest × share below a leverage × what the fall reaches: three inputs, one of them over a
  // factor of ten and so drawn by factors.
  const inputs = [input('a', 0.5, 1.5), input('b', 0.1, 1), input('c', 0.2, 0.4)];
  const liquidated = (x: Float64Array): number => 1e9 * x[0]! * x[1]! * x[2]!;

  it('hold a fresh draw in 90% of 2,000 ensembles of 100, and half of them lie below the median', () => {
    const repetitions = 2000;
    const { within, below } = coverage(inputs, liquidated, { n: 100, repetitions });
    expect(Math.abs(within - 0.9)).toBeLessThan(within3(0.9, repetitions));
    expect(Math.abs(below - 0.5)).toBeLessThan(within3(0.5, repetitions));
  });

  it('have ends near the true quantiles of one log-uniform input', () => {
    const b = [inputs[1]!];
    const [result] = summariseEnsemble(
      ['b'],
      drawsOf(b, 1000, 1, (x) => x[0]!),
      [],
      null,
    );
    const { low, median, high } = result!.draws;
    expect(low! / (0.1 * 10 ** 0.05)).toBeCloseTo(1, 2);
    expect(median! / (0.1 * 10 ** 0.5)).toBeCloseTo(1, 2);
    expect(high! / (0.1 * 10 ** 0.95)).toBeCloseTo(1, 2);
  });

  it('rank inputs as their closed form does: by the spread of the logarithm of each factor', () => {
    const [result] = summariseEnsemble(['a', 'b', 'c'], drawsOf(inputs, 400, 1, liquidated), [], null);
    expect(result!.effects!.map(({ key }) => key)).toEqual(['b', 'a', 'c']);
    // In logs the outcome is linear, and ranks follow: shares of variance 0.4409, 0.0813 (uniform 0.5 to 1.5: variance
    // of the log by quadrature), 0.0383 of their sum.
    const variance = (low: number, high: number): number => {
      const logs = Array.from({ length: 10_000 }, (_, k) => log(low + ((k + 0.5) / 10_000) * (high - low)));
      const mean = logs.reduce((sum, value) => sum + value, 0) / logs.length;
      return logs.reduce((sum, value) => sum + (value - mean) ** 2, 0) / logs.length;
    };
    const parts = { a: variance(0.5, 1.5), b: log(10) ** 2 / 12, c: variance(0.2, 0.4) };
    const total = parts.a + parts.b + parts.c;
    for (const { key, coefficient, standardError } of result!.effects!) {
      const expected = Math.sqrt(parts[key as 'a' | 'b' | 'c'] / total);
      expect(coefficient).toBeGreaterThan(0);
      expect(Math.abs(coefficient - expected)).toBeLessThan(3 * standardError + 0.05);
    }
    expect(result!.rSquared).toBeGreaterThan(0.95);
    expect(overallEffects([result!]).map(({ key }) => key)).toEqual(['b', 'a', 'c']);
  });

  it('say nothing about effects where draws are too few or nothing varies', () => {
    const few = summariseEnsemble(['a', 'b', 'c'], drawsOf(inputs, 12, 1, liquidated), [], null);
    expect(few[0]!.effects).toBeNull();
    const enough = summariseEnsemble(['a', 'b', 'c'], drawsOf(inputs, 50, 1, liquidated), [], null);
    expect(enough[0]!.effects).toHaveLength(3);
    expect(enough.find(({ key }) => key === 'badDebtUsd')!.effects).toBeNull();
  });
});

describe('ranges over draws of the engine', () => {
  // A fall jumps over the bankruptcy price of one account; the fund takes it there and loses what the mark is below.
  const QTY = 0.5;
  const ENTRY = 121_000;
  const MARGIN = 1500;
  const bankruptcy = ENTRY - MARGIN / QTY;
  const snapshot = buildSnapshot(
    oneAccountMarket({
      reference: builtinMarket(),
      venue: 'binance',
      balances: { USDT: MARGIN },
      positions: [{ instrument: 'binance:BTCUSDT', qty: QTY, entry_price: ENTRY }],
    }),
  );
  const mark = snapshot.instruments.markPrice[snapshot.instruments.id.indexOf('binance:BTCUSDT')]!;
  const document = {
    name: 'one-account',
    horizon: 2,
    shocks: [{ assets: 'BTC', move: -0.2, low: -0.3, high: -0.1, shape: 'step', start: 1 }],
    switches: { impact: false, margin_calls: false, funding: false },
  };
  const move = input('shocks[0].move', -0.3, -0.1);
  const fundDraw = (x: Float64Array): number => {
    const { result } = runTask(snapshot, document, { index: 0, values: [['shocks[0].move', x[0]!]], seed: 1 });
    return headlinesOf(result!.summary).fundDrawUsd!;
  };

  it('cost the fund what the closed form says', () => {
    for (const size of [-0.3, -0.25, -0.2, -0.15, -0.1]) {
      expect(fundDraw(Float64Array.of(size)) / (QTY * (bankruptcy - mark * (1 + size)))).toBeCloseTo(1, 4);
    }
  });

  it('hold a fresh draw in 90% of ensembles', () => {
    const repetitions = 150;
    const { within, below } = coverage([move], fundDraw, { n: 19, repetitions });
    // With one input the range of a Latin hypercube of n draws holds 0.9 + 0.9/n of it: 0.947 here.
    expect(Math.abs(within - 0.947)).toBeLessThan(within3(0.947, repetitions));
    expect(Math.abs(below - 0.5)).toBeLessThan(within3(0.5, repetitions));
  }, 60_000);
});
