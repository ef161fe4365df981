/**
 * Bybit bound to the engine: the ladder, the published bankruptcy price, the three triggers of ADL, its price and
 * order.
 */
import { describe, expect, it } from 'vitest';
import { RunState } from '../../cascade/state.ts';
import { RuleInputError } from '../../core/errors.ts';
import { marginRows, marginTables } from '../shared/margin.ts';
import { fillView, setMark, testActions, testContext, testMarket, unitOf } from '../shared/testRules.ts';
import type { TestAccount, TestChanges } from '../shared/testRules.ts';
import { STAGE } from '../types.ts';
import { bybit } from './rules.ts';

/** Steps of 2%, 2.5% and 3% as in the published illustration, over 100,000 USDT each. */
const LADDER: TestChanges = {
  tiers: {
    'BN:BTCUSDT': [
      [0, 0.02, 0],
      [100_000, 0.025, 500],
      [200_000, 0.03, 1_500],
    ],
  },
  instruments: { 'BN:BTCUSDT': { taker_fee: 0 }, 'BN:ETHUSDT': { taker_fee: 0 } },
};

function run(account: TestAccount, changes: TestChanges, marks: Record<string, number> = {}, unfilled = 0, round = 0) {
  const snapshot = testMarket('bybit', [account], changes);
  const view = new RunState(snapshot);
  fillView(view, marks);
  const rows = Int32Array.of(unitOf(snapshot, account.id));
  const slack = new Float64Array(1);
  const need = new Float64Array(1);
  marginRows(marginTables(snapshot, new Float64Array(snapshot.instruments.n)), view, rows, 1, slack, need);
  const out = testActions(1);
  bybit.bind(snapshot, 1).act(view, rows, 1, testContext(round, slack, need, unfilled), out);
  return out;
}

const btc = (qty: number, usdt: number): TestAccount => ({
  id: 'a',
  balances: [['USDT', usdt]],
  positions: [['BN:BTCUSDT', qty, 100_000]],
});

describe('act', () => {
  it('reduces one risk tier at a time', () => {
    expect(run(btc(2.5, 4_000), LADDER).closeQty[0]).toBeCloseTo(0.5, 9);
    expect(run(btc(2, 4_000), LADDER, {}, 0, 1).closeQty[0]).toBeCloseTo(1, 9);
    expect(run(btc(2, 4_000), LADDER).stage[0]).toBe(STAGE.book);
  });

  it('closes a position of the lowest tier whole on the book, at its bankruptcy price', () => {
    const out = run(btc(-1, 1_500), LADDER);
    expect([out.stage[0], out.closeQty[0]]).toEqual([STAGE.book, 1]);
    expect(out.limitPrice[0]).toBeCloseTo(101_500, 6);
  });

  it('takes over what the book did not give, and everything at once without equity', () => {
    const left = run(btc(2.5, 4_000), LADDER, {}, 1, 1);
    expect([left.stage[0], left.closeQty[0]]).toEqual([STAGE.fund, 2.5]);
    expect(left.limitPrice[0]).toBeCloseTo(100_000 - 1_600, 6);
    const broke = run(btc(2.5, 0), LADDER, { 'BN:BTCUSDT': 99_000 });
    expect(broke.stage[0]).toBe(STAGE.fund);
    expect(broke.limitPrice[0]).toBeCloseTo(100_000, 6);
  });

  it('reduces legs above the lowest tier before it closes those in it', () => {
    const account: TestAccount = {
      id: 'a',
      balances: [['USDT', 5_000]],
      positions: [
        ['BN:BTCUSDT', 2.5, 100_000],
        ['BN:ETHUSDT', -10, 4_000],
      ],
    };
    const out = run(account, LADDER);
    expect(out.closeQty[0]).toBeCloseTo(0.5, 9);
    expect(out.closeQty[1]).toBe(0);
  });

  it('prices an inverse long with its closing fee (vector by-cross-inverse-bankruptcy: 5,718.57)', () => {
    const account: TestAccount = { id: 'a', balances: [['BTC', 0.5]], positions: [['BN:BTCUSD', 10_000, 8_000]] };
    const changes: TestChanges = { instruments: { 'BN:BTCUSD': { taker_fee: 0.00075 } } };
    const out = run(account, changes, { 'BN:BTCUSD': 5_730 });
    expect(out.stage[0]).toBe(STAGE.book);
    expect(out.limitPrice[0]).toBeCloseTo(5_718.57, 2);
  });

  it('leaves an account alone that has its maintenance', () => {
    expect(run(btc(1, 2_000), LADDER).stage[0]).toBe(STAGE.wait);
  });
});

describe('fund', () => {
  const accepted = (variant: number, lossUsd: number, equityUsd: number, peakUsd = 1e6): number =>
    bybit
      .bind(testMarket('bybit', [], { parameters: { adlTriggerVariant: variant } }), 1)
      .fundAccepts({ instrument: 2, notionalUsd: 1e7, lossUsd, equityUsd, peakUsd, inventoryUsd: 0 });

  it('deleverages the excess over 30% of the 8 h high only (vector by-adl-ex1: 50,000 of 350,000)', () => {
    expect((1 - accepted(1, 350_000, 1e6)) * 350_000).toBeCloseTo(50_000, 6);
    expect(accepted(1, 299_999, 1e6)).toBe(1);
    expect(accepted(1, 10_000, 650_000)).toBe(0);
  });

  it('deleverages everything where the pool is used up (vector by-adl-ex3)', () => {
    for (const variant of [1, 2, 3]) expect(accepted(variant, 200_000, 0)).toBe(0);
  });

  it('knows the two other published triggers', () => {
    expect(accepted(2, 350_000, 1e6)).toBe(1);
    expect(accepted(2, 1_250_000, 1e6)).toBeCloseTo(0.8, 12);
    expect(accepted(3, 350_000, 400_000)).toBe(1);
    expect(accepted(3, 500_000, 400_000)).toBeCloseTo(0.8, 12);
    expect(() => accepted(4, 1, 1)).toThrow(RuleInputError);
  });

  it('takes positions that come with a gain', () => {
    expect(accepted(1, -5, 500_000)).toBe(1);
  });
});

it('deleverages at the bankruptcy price unless it is more than 5% from the mark (vector by-adl-bankruptcy-489)', () => {
  const snapshot = testMarket('bybit', []);
  const view = new RunState(snapshot);
  fillView(view, { 'BN:ETHUSDT': 400 });
  const rules = bybit.bind(snapshot, 1);
  expect(rules.adlPrice(view, 3, 489)).toBe(400);
  expect(rules.adlPrice(view, 3, 419)).toBe(419);
});

it('ranks by profit on position margin, losers last', () => {
  const accounts: TestAccount[] = [
    { id: 'a', positions: [['BN:BTCUSDT', 1, 90_000, 20_000]] },
    { id: 'b', positions: [['BN:BTCUSDT', 1, 90_000, 10_000]] },
    { id: 'c', positions: [['BN:BTCUSDT', 1, 105_000, 10_000]] },
  ];
  const snapshot = testMarket('bybit', accounts, LADDER);
  const view = new RunState(snapshot);
  fillView(view);
  const out = new Float64Array(3);
  const rows = Int32Array.from(accounts, ({ id }) => unitOf(snapshot, id) + 1);
  bybit.bind(snapshot, 1).adlScore(view, rows, new Int32Array(3), 3, out);
  expect(Array.from(out)).toEqual([0.5, 1, -0.5]);
});

it('marks at the median of funding price, average basis and last trade', () => {
  const snapshot = testMarket('bybit', [btc(1, 1e5)], { instruments: { 'BN:BTCUSDT': { funding_rate: 0.0003 } } });
  const view = new RunState(snapshot);
  fillView(view);
  view.externalPrice[3] = 10_000;
  setMark(view, 'BN:BTCUSDT', 9_990);
  view.last[2] = 10_050;
  view.timeMs = 4 * 3_600_000;
  bybit.bind(snapshot, 1).drivers(view);
  expect(view.mark[2]).toBeCloseTo(10_001.5, 9);
});
