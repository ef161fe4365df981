/** BitMEX bound to the engine: risk-limit tiers, the ladder, what the venue keeps, ADL price and order, fair price. */
import { describe, expect, it } from 'vitest';
import { RunState } from '../../cascade/state.ts';
import { caseOf } from '../../cascade/testRuns.ts';
import { advance, startRun } from '../../cascade/run.ts';
import { actOnce, fillView, testMarket, unitOf } from '../shared/testRules.ts';
import type { TestAccount, TestChanges } from '../shared/testRules.ts';
import { STAGE } from '../types.ts';
import { bitmex, riskLimitTiers } from './rules.ts';

/** The vintage 200/100 XBT, 0.4% and 0.4% a step, on an inverse contract settled in BTC. */
const TIERS: TestChanges = {
  tiers: {
    'BN:BTCUSD': riskLimitTiers(200, 100, 0.004, 0.004, 4).map(({ minNotional, rate }) => [minNotional, rate, 0]),
  },
};

const xbt = (coins: number, margin: number): TestAccount => ({
  id: 'a',
  balances: [['BTC', margin]],
  positions: [['BN:BTCUSD', coins * 100_000, 100_000]],
});

describe('riskLimitTiers', () => {
  it('adds the base rate per step of 100 XBT above 200 (page riskLimitsExamples, vintage 200/100)', () => {
    expect(riskLimitTiers(200, 100, 0.004, 0.004, 2)).toEqual([
      { minNotional: 0, rate: 0.004 },
      { minNotional: 200, rate: 0.008 },
      { minNotional: 300, rate: 0.012 },
    ]);
  });
});

describe('act', () => {
  it('reduces a position above the lowest risk limit to the next lower limit', () => {
    const out = actOnce(bitmex, xbt(350, 3), TIERS);
    expect(out.stage[0]).toBe(STAGE.book);
    expect(out.closeQty[0]! / 100_000).toBeCloseTo(50, 9);
  });

  it('takes a position of the lowest limit over whole, at the bankruptcy price', () => {
    const out = actOnce(bitmex, xbt(100, 0.3), TIERS);
    expect([out.stage[0], out.closeQty[0]]).toEqual([STAGE.book, 100 * 100_000]);
    // Inverse: qty / (qty/mark + margin).
    expect(out.limitPrice[0]).toBeCloseTo(10_000_000 / 100.3, 6);
    const rest = actOnce(bitmex, xbt(100, 0.3), TIERS, {}, { round: 1, unfilled: 1 });
    expect([rest.stage[0], rest.limitPrice[0]]).toEqual([STAGE.fund, out.limitPrice[0]]);
  });

  it('leaves a position alone that has its maintenance', () => {
    expect(actOnce(bitmex, xbt(100, 0.5), TIERS).stage[0]).toBe(STAGE.wait);
  });
});

it('keeps what a liquidation above the bankruptcy price leaves, for the fund', () => {
  const snapshot = testMarket('bitmex', [xbt(1, 0.003)], TIERS);
  const c = startRun(caseOf(snapshot, { switches: { margin_calls: false } }), { seed: 1, record: 'events' });
  advance(c, 5);
  const unit = unitOf(snapshot, 'a');
  const slot = c.state.slotOf[unit]!;
  expect(c.state.legQty[c.state.slotLeg[slot]!]).toBe(0);
  expect(c.state.balance[c.state.slotBalance[slot]!]).toBeCloseTo(0, 12);
  expect(c.totals.marginLostUsd[1]).toBeCloseTo(310, -1);
});

it('covers a loss as far as the fund has equity, and deleverages the rest at the bankruptcy price', () => {
  const rules = bitmex.bind(testMarket('bitmex', []), 1);
  const fund = (lossUsd: number, equityUsd: number): number =>
    rules.fundAccepts({ instrument: 2, notionalUsd: 1e6, lossUsd, equityUsd, peakUsd: 1e6, inventoryUsd: 0 });
  expect([fund(50, 100), fund(200, 100), fund(1, 0)]).toEqual([1, 0.5, 0]);
  const snapshot = testMarket('bitmex', []);
  expect(rules.adlPrice(new RunState(snapshot), 2, 98_765)).toBe(98_765);
});

it('ranks by profit share times effective leverage, losers by profit share over it (page autoDeleveraging)', () => {
  const accounts: TestAccount[] = [
    { id: 'a', positions: [['BN:BTCUSDT', 1, 90_000, 10_000]] },
    { id: 'b', positions: [['BN:BTCUSDT', 1, 90_000, 40_000]] },
    { id: 'c', positions: [['BN:BTCUSDT', 1, 125_000, 35_000]] },
  ];
  const snapshot = testMarket('bitmex', accounts);
  const view = new RunState(snapshot);
  fillView(view);
  const out = new Float64Array(3);
  const rows = Int32Array.from(accounts, ({ id }) => unitOf(snapshot, id) + 1);
  bitmex.bind(snapshot, 1).adlScore(view, rows, new Int32Array(3), 3, out);
  // Equity 20,000, 50,000 and 10,000 behind a mark value of 100,000: leverage 5, 2 and 10.
  expect(out[0]).toBeCloseTo((1 / 9) * 5, 9);
  expect(out[1]).toBeCloseTo((1 / 9) * 2, 9);
  expect(out[2]).toBeCloseTo(-0.2 / 10, 9);
});

it('marks at the fair price: index times one plus funding over the time left (page fairPriceMarking)', () => {
  const snapshot = testMarket('bitmex', [], { instruments: { 'BN:BTCUSDT': { funding_rate: 0.0025 } } });
  const view = new RunState(snapshot);
  fillView(view);
  view.externalPrice[3] = 10_000;
  view.timeMs = 4 * 3_600_000;
  bitmex.bind(snapshot, 1).drivers(view);
  expect(view.mark[2]).toBeCloseTo(10_012.5, 9);
});
