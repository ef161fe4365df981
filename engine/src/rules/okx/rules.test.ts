/** OKX bound to the engine: two tiers at a time, fee inside maintenance, fund trigger, ADL at the mark. */
import { describe, expect, it } from 'vitest';
import { RunState } from '../../cascade/state.ts';
import { RuleInputError } from '../../core/errors.ts';
import { feeInMaintenanceOf } from '../index.ts';
import { marginRows, marginTables } from '../shared/margin.ts';
import { fillView, setMark, testActions, testContext, testMarket, unitOf } from '../shared/testRules.ts';
import type { TestAccount, TestChanges } from '../shared/testRules.ts';
import { STAGE } from '../types.ts';
import { okx } from './rules.ts';

/** Whole-position tiers; the fee of 0.05% comes on top. */
const TIERS: TestChanges = {
  tiers: {
    'BN:BTCUSDT': [
      [0, 0.005, 0],
      [100_000, 0.01, 0],
      [200_000, 0.015, 0],
      [300_000, 0.02, 0],
    ],
    'BN:ETHUSDT': [[0, 0.01, 0]],
    'BN:BTCUSD': [[0, 0.01, 0]],
  },
  instruments: { 'BN:BTCUSDT': { taker_fee: 0.0005 } },
};

function run(account: TestAccount, unfilled = 0) {
  const snapshot = testMarket('okx', [account], TIERS);
  const view = new RunState(snapshot);
  fillView(view);
  const rows = Int32Array.of(unitOf(snapshot, account.id));
  const slack = new Float64Array(1);
  const need = new Float64Array(1);
  marginRows(marginTables(snapshot, feeInMaintenanceOf(snapshot)), view, rows, 1, slack, need);
  const out = testActions(1);
  okx.bind(snapshot, 1).act(view, rows, 1, testContext(unfilled, slack, need, unfilled), out);
  return { out, need: need[0] };
}

const btc = (qty: number, usdt: number): TestAccount => ({
  id: 'a',
  balances: [['USDT', usdt]],
  positions: [['BN:BTCUSDT', qty, 100_000]],
});

describe('act', () => {
  it('closes two tiers at a time from tier 3 upward (help 360020411711)', () => {
    const four = run(btc(3.5, 7_000));
    expect(four.need).toBeCloseTo(350_000 * 0.0205, 6);
    expect(four.out.closeQty[0]).toBeCloseTo(1.5, 9);
    expect(run(btc(2.5, 3_800)).out.closeQty[0]).toBeCloseTo(1.5, 9);
  });

  it('closes a position of tier 2 or 1 whole at the bankruptcy price, then hands it to the fund', () => {
    const book = run(btc(-2, 2_000)).out;
    expect([book.stage[0], book.closeQty[0]]).toEqual([STAGE.book, 2]);
    expect(book.limitPrice[0]).toBeCloseTo(101_000, 6);
    const fund = run(btc(-2, 2_000), 1).out;
    expect([fund.stage[0], fund.closeQty[0]]).toEqual([STAGE.fund, 2]);
    expect(fund.limitPrice[0]).toBeCloseTo(101_000, 6);
  });

  it('counts the closing fee in maintenance', () => {
    expect(run(btc(2, 2_099)).out.stage[0]).toBe(STAGE.book);
    expect(run(btc(2, 2_101)).out.stage[0]).toBe(STAGE.wait);
  });

  it('takes over at once without equity', () => {
    const account: TestAccount = { id: 'a', balances: [['USDT', 0]], positions: [['BN:BTCUSDT', 1, 100_500]] };
    const { out } = run(account);
    expect(out.stage[0]).toBe(STAGE.fund);
    expect(out.limitPrice[0]).toBeCloseTo(100_500, 6);
  });
});

describe('fund', () => {
  const ask = (lossUsd: number, equityUsd: number, peakUsd: number): number =>
    okx
      .bind(testMarket('okx', []), 1)
      .fundAccepts({ instrument: 2, notionalUsd: 1e6, lossUsd, equityUsd, peakUsd, inventoryUsd: 0 });

  it('stops at a fall of 30% from its 8 h peak and takes no more than it can pay (help, introduction to ADL)', () => {
    expect(ask(10, 701, 1_000)).toBe(1);
    expect(ask(10, 700, 1_000)).toBe(0);
    expect(ask(2_000, 1_000, 1_000)).toBe(0.5);
    expect(ask(10, 0, 0)).toBe(0);
  });
});

it('deleverages at the mark and marks at index plus average basis', () => {
  const snapshot = testMarket('okx', [btc(1, 1e5)]);
  const view = new RunState(snapshot);
  fillView(view);
  view.externalPrice[3] = 10_000;
  setMark(view, 'BN:BTCUSDT', 9_990);
  view.last[2] = 10_050;
  const rules = okx.bind(snapshot, 1);
  rules.drivers(view);
  expect(view.mark[2]).toBeCloseTo(9_990, 9);
  expect(rules.adlPrice(view, 2, 1)).toBe(view.mark[2]);
});

it('ranks by profit share times effective leverage', () => {
  const accounts: TestAccount[] = [
    { id: 'a', balances: [['USDT', 40_000]], positions: [['BN:BTCUSDT', 1, 90_000]] },
    { id: 'b', balances: [['USDT', 10_000]], positions: [['BN:BTCUSDT', 1, 90_000]] },
    { id: 'c', balances: [['USDT', 30_000]], positions: [['BN:BTCUSDT', 1, 110_000]] },
  ];
  const snapshot = testMarket('okx', accounts, TIERS);
  const view = new RunState(snapshot);
  fillView(view);
  const out = new Float64Array(3);
  const rows = Int32Array.from(accounts, ({ id }) => unitOf(snapshot, id));
  okx.bind(snapshot, 1).adlScore(view, rows, new Int32Array(3), 3, out);
  expect(out[0]).toBeCloseTo((1 / 9) * 2, 9);
  expect(out[1]).toBeCloseTo((1 / 9) * 5, 9);
  expect(out[2]).toBeCloseTo(-(1 / 11) * 5, 9);
});

it('refuses a number of tiers that the rule does not have', () => {
  const snapshot = testMarket('okx', [], { parameters: { reduceTiers: 3 } });
  expect(() => okx.bind(snapshot, 1)).toThrow(RuleInputError);
});
