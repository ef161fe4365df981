/** CME bound to the engine: settlement times and prices, calls before close-outs, tear-ups, and what it refuses. */
import { describe, expect, it } from 'vitest';
import { RunState } from '../../cascade/state.ts';
import { RuleInputError } from '../../core/errors.ts';
import { actOnce, fillView, setMark, testMarket } from '../shared/testRules.ts';
import type { TestAccount } from '../shared/testRules.ts';
import { STAGE } from '../types.ts';
import { cme } from './rules.ts';

/** 21:00 UTC, 15:00 in Chicago while it has winter time. */
const DAILY_MS = Date.UTC(2025, 11, 1, 21);

function stepper() {
  const snapshot = testMarket('cme', []);
  const view = new RunState(snapshot);
  fillView(view);
  const rules = cme.bind(snapshot, 1);
  const i = snapshot.instruments.id.indexOf('BN:BTCUSDT');
  view.stepS = 30;
  view.timeMs = DAILY_MS - 120_000;
  rules.drivers(view);
  const mark = view.mark[i]!;
  return {
    clearing: rules.clearing!,
    mark,
    i,
    /** Half a minute later at a price of the book: mark, and whether it was settled. */
    at: (price: number): [mark: number, settles: boolean] => {
      setMark(view, 'BN:BTCUSDT', price);
      view.timeMs += 30_000;
      rules.drivers(view);
      return [view.mark[i]!, rules.clearing!.settlesNow()];
    },
  };
}

describe('settlement', () => {
  it('keeps the last price until 15:00 Chicago, then takes the mean of the last minute', () => {
    const { at, mark, clearing, i } = stepper();
    expect(at(mark * 1.01)).toEqual([mark, false]);
    expect(at(mark * 1.09)).toEqual([mark, false]);
    expect(at(mark * 1.02)).toEqual([mark, false]);
    const [settled, settles] = at(mark * 1.04);
    expect(settles).toBe(true);
    expect(settled / mark).toBeCloseTo(1.03, 9);
    expect(clearing.dailySettlement(i)).toBe(settled);
    expect(at(mark * 1.05)).toEqual([settled, false]);
  });

  it('comes at once where a price is 10% from the last one, and is no daily one', () => {
    const { at, mark, clearing, i } = stepper();
    const [settled, settles] = at(mark * 0.89);
    expect([settled / mark, settles, clearing.dailySettlement(i)]).toEqual([expect.closeTo(0.89, 9), true, mark]);
  });
});

it('sells everything at the market, without a worst price, where no call is running', () => {
  const long: TestAccount = {
    id: 'a',
    balances: [['USDT', 500]],
    positions: [['BN:BTCUSDT', 1, 100_000]],
  };
  const out = actOnce(cme, long, { tiers: { 'BN:BTCUSDT': [[0, 0.01, 0]] } }, { 'BN:BTCUSDT': 100_000 });
  expect([out.stage[0], out.closeQty[0], out.limitPrice[0]]).toEqual([STAGE.book, 1, 0]);
});

it('refuses funding, several collaterals and an initial margin below maintenance', () => {
  const market = (instrument: Record<string, number>) =>
    testMarket('cme', [], { instruments: { 'BN:BTCUSDT': instrument } });
  expect(() => cme.bind(market({ funding_rate: 0.0001 }), 1)).toThrow(/funding_rate/);
  const multi: TestAccount = { id: 'm', multi: true, positions: [['BN:BTCUSDT', 1, 100_000]] };
  expect(() => cme.bind(testMarket('cme', [multi]), 1)).toThrow(/collateral_mode/);
  const snapshot = testMarket('cme', []);
  const maxLeverage = snapshot.tiers.maxLeverage.map((leverage) => 10 * leverage);
  expect(() => cme.bind({ ...snapshot, tiers: { ...snapshot.tiers, maxLeverage } }, 1)).toThrow(RuleInputError);
  expect(cme.bind(snapshot, 1).venue).toBe(1);
});
