/** dYdX v4 bound to the engine: block limits, fillable price, deleveraging, the fund's delta, drawn counterparties. */
import { describe, expect, it } from 'vitest';
import { advance, startRun } from '../../cascade/run.ts';
import { RunState } from '../../cascade/state.ts';
import { caseOf } from '../../cascade/testRuns.ts';
import { feeInMaintenanceOf } from '../index.ts';
import { marginRow, marginTables } from '../shared/margin.ts';
import { actOnce, fillView, testMarket, unitOf } from '../shared/testRules.ts';
import type { TestAccount, TestChanges } from '../shared/testRules.ts';
import { STAGE } from '../types.ts';
import { dydx } from './rules.ts';

/** Large-cap tier of the code: 2% initial, 60% of it maintenance. */
const LARGE_CAP: TestChanges = { tiers: { 'BN:BTCUSDT': [[0, 0.012, 0]] } };

const btc = (qty: number, usdc: number): TestAccount => ({
  id: 'a',
  balances: [['USDT', usdc]],
  positions: [['BN:BTCUSDT', qty, 100_000]],
});

describe('act', () => {
  it('closes a tenth of a position a block, at least 1,000 and in all at most 100,000 USDC', () => {
    expect(actOnce(dydx, btc(2, 2_000), LARGE_CAP).closeQty[0]).toBeCloseTo(0.2, 9);
    expect(actOnce(dydx, btc(-0.05, 50), LARGE_CAP).closeQty[0]).toBeCloseTo(0.01, 9);
    expect(actOnce(dydx, btc(0.005, 5), LARGE_CAP).closeQty[0]).toBeCloseTo(0.005, 9);
    expect(actOnce(dydx, btc(20, 20_000), LARGE_CAP).closeQty[0]).toBeCloseTo(1, 9);
  });

  it('limits the order at the fillable price: notional less 1.5 × maintenance × (1 − equity/maintenance)', () => {
    const out = actOnce(dydx, btc(1, 600), LARGE_CAP);
    expect(out.stage[0]).toBe(STAGE.book);
    expect(out.limitPrice[0]).toBeCloseTo(100_000 - 0.5 * 1.5 * 1_200, 6);
    expect(actOnce(dydx, btc(-1, 600), LARGE_CAP).limitPrice[0]).toBeCloseTo(100_000 + 0.5 * 1.5 * 1_200, 6);
  });

  it('closes in several blocks no more than restores the margin', () => {
    const two: TestChanges = { ...LARGE_CAP, parameters: { blockIntervalS: 0.5 } };
    // Two blocks close 19%; an eighth is missing, so 12.5% are enough.
    expect(actOnce(dydx, btc(1, 1_050), two).closeQty[0]).toBeCloseTo(0.125, 9);
    expect(actOnce(dydx, btc(1, 100), two).closeQty[0]).toBeCloseTo(0.19, 9);
  });

  it('deleverages an account without equity at once, at its bankruptcy price, and waits between blocks', () => {
    const out = actOnce(dydx, btc(1, 500), LARGE_CAP, { 'BN:BTCUSDT': 99_000 }, { round: 1 });
    expect([out.stage[0], out.closeQty[0]]).toEqual([STAGE.adl, 1]);
    expect(out.limitPrice[0]).toBeCloseTo(99_500, 6);
    expect(actOnce(dydx, btc(1, 600), LARGE_CAP, {}, { round: 1 }).stage[0]).toBe(STAGE.wait);
  });
});

it('pays the fund what a fill is better than bankruptcy, up to 1.5% of it, and the account what it is worse', () => {
  const rules = dydx.bind(testMarket('dydx', []), 1);
  expect(rules.insuranceDelta!(100, 10_000)).toBeCloseTo(100, 6);
  expect(rules.insuranceDelta!(1_000, 10_000)).toBeCloseTo(150, 6);
  expect(rules.insuranceDelta!(-50, 10_000)).toBeCloseTo(-50, 6);
  expect(rules.insuranceDelta!(-3e6, 1e8)).toBe(-1e6);
});

it('leaves a part-liquidated account with the equity per maintenance that it had, where the fee takes all', () => {
  const snapshot = testMarket('dydx', [btc(1, 1_000)], LARGE_CAP);
  const c = startRun(caseOf(snapshot, { switches: { margin_calls: false, funding: false } }), {
    seed: 1,
    record: 'events',
  });
  advance(c, 1);
  const slot = c.state.slotOf[unitOf(snapshot, 'a')]!;
  expect(c.state.legQty[c.state.slotLeg[slot]!]).toBeCloseTo(0.9, 9);
  const margin = new Float64Array(2);
  marginRow(marginTables(snapshot, feeInMaintenanceOf(snapshot)), c.state, ~slot, margin, 0);
  // Equal up to the quantum of the fee.
  expect(margin[0]! / margin[1]!).toBeCloseTo(1_000 / 1_200, 6);
});

it('draws counterparties by seed and time, members of one account alike', () => {
  const snapshot = testMarket('dydx', [btc(1, 1e5), { ...btc(2, 1e5), id: 'b' }]);
  const view = new RunState(snapshot);
  fillView(view);
  const rows = Int32Array.of(unitOf(snapshot, 'a'), unitOf(snapshot, 'b'), ~view.touch(unitOf(snapshot, 'a')));
  const draw = (seed: number, timeS: number): number[] => {
    view.seed = seed;
    view.timeS = timeS;
    const out = new Float64Array(3);
    dydx.bind(snapshot, 1).adlScore(view, rows, new Int32Array(3), 3, out);
    expect(out.every((score) => score > 0)).toBe(true);
    expect(out[2]).toBe(out[0]);
    return Array.from(out);
  };
  expect(draw(1, 5)).toEqual(draw(1, 5));
  expect(draw(1, 5)).not.toEqual(draw(2, 5));
  expect(draw(1, 5)).not.toEqual(draw(1, 6));
});

it('marks at the median of its sources', () => {
  const snapshot = testMarket('dydx', [], { oracles: [['binance', 'BTC', 'index', 'external', 1]] });
  const view = new RunState(snapshot);
  fillView(view);
  view.externalPrice[3] = 98_765;
  dydx.bind(snapshot, 1).drivers(view);
  expect(view.mark[2]).toBe(98_765);
});
