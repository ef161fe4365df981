/** Kraken bound to the engine: the published example, assignment and unwind at the zero-equity price, netted pairs. */
import { describe, expect, it } from 'vitest';
import { RunState } from '../../cascade/state.ts';
import { RuleInputError } from '../../core/errors.ts';
import { actOnce, fillView, testMarket } from '../shared/testRules.ts';
import type { TestAccount, TestChanges } from '../shared/testRules.ts';
import { STAGE } from '../types.ts';
import { kraken } from './rules.ts';

/** The example of page 360022835671: 1,000 contracts at 8,000, 0.01 BTC, maintenance 0.00125 BTC at entry (1%). */
const LONG: TestAccount = { id: 'a', balances: [['BTC', 0.01]], positions: [['BN:BTCUSD', 1_000, 8_000]] };
const ONE_PER_CENT: TestChanges = { tiers: { 'BN:BTCUSD': [[0, 0.01, 0]] } };

describe('act', () => {
  it('sends everything to the book at 7,407, the published price of zero equity', () => {
    const out = actOnce(kraken, LONG, ONE_PER_CENT, { 'BN:BTCUSD': 7_450 });
    expect([out.stage[0], out.closeQty[0]]).toEqual([STAGE.book, 1_000]);
    expect(out.limitPrice[0]).toBeCloseTo(7_407.407, 2);
    expect(actOnce(kraken, LONG, ONE_PER_CENT, { 'BN:BTCUSD': 7_500 }).stage[0]).toBe(STAGE.wait);
  });

  it('assigns the rest at the same price in the next round, and at once without equity', () => {
    const rest = actOnce(kraken, LONG, ONE_PER_CENT, { 'BN:BTCUSD': 7_450 }, { round: 1 });
    expect(rest.stage[0]).toBe(STAGE.fund);
    expect(rest.limitPrice[0]).toBeCloseTo(7_407.407, 2);
    expect(actOnce(kraken, LONG, ONE_PER_CENT, { 'BN:BTCUSD': 7_300 }).stage[0]).toBe(STAGE.fund);
  });
});

it('unwinds at the zero-equity price what the firms do not take within their limit', () => {
  const snapshot = testMarket('kraken', []);
  const view = new RunState(snapshot);
  fillView(view);
  const rules = kraken.bind(snapshot, 1);
  const accepted = (notionalUsd: number, inventoryUsd: number): number =>
    rules.fundAccepts({ instrument: 2, notionalUsd, lossUsd: 0, equityUsd: 1_000, peakUsd: 1_000, inventoryUsd });
  expect([accepted(500, 0), accepted(2_000, 0), accepted(500, 1_000)]).toEqual([1, 0.5, 0]);
  expect(rules.adlPrice(view, 2, 7_407)).toBe(7_407);
});

it('refuses a cross account with both sides of one underlying, whose margin Kraken nets', () => {
  const changes: TestChanges = { instruments: { 'BN:ETHUSDT': { asset: 'BTC' } } };
  const both: TestAccount = {
    id: 'a',
    balances: [['USDT', 1e5]],
    positions: [
      ['BN:BTCUSDT', 1, 100_000],
      ['BN:ETHUSDT', -1, 4_000],
    ],
  };
  expect(() => kraken.bind(testMarket('kraken', [both], changes), 1)).toThrow(RuleInputError);
  expect(kraken.bind(testMarket('kraken', [both]), 1).venue).toBe(1);
});
