/** Hyperliquid bound to the engine: stages, first orders, windows, oracle and mark, ADL order. */
import { describe, expect, it } from 'vitest';
import { RunState } from '../../cascade/state.ts';
import { marginRows, marginTables } from '../shared/margin.ts';
import { fillView, setMark, testActions, testContext, testMarket, unitOf } from '../shared/testRules.ts';
import type { TestAccount, TestChanges } from '../shared/testRules.ts';
import { STAGE } from '../types.ts';
import { hyperliquid } from './rules.ts';

/** 40× up to any size: maintenance 1.25% (docs, margining). */
const TIERS: TestChanges = { tiers: { 'HL:BTC': [[0, 0.0125, 0]] } };

function run(account: TestAccount, round: number, options: { slotUntilS?: number; timeS?: number } = {}) {
  const snapshot = testMarket('hyperliquid', [account], TIERS);
  const view = new RunState(snapshot);
  fillView(view);
  view.timeS = options.timeS ?? 1000;
  view.previousMark.fill(99_999);
  let row = unitOf(snapshot, account.id);
  if (options.slotUntilS !== undefined) {
    const slot = view.touch(row);
    view.slotUntilS[slot] = options.slotUntilS;
    row = ~slot;
  }
  const rows = Int32Array.of(row);
  const slack = new Float64Array(1);
  const need = new Float64Array(1);
  marginRows(marginTables(snapshot, new Float64Array(snapshot.instruments.n)), view, rows, 1, slack, need);
  const out = testActions(1);
  hyperliquid.bind(snapshot, 0).act(view, rows, 1, testContext(round, slack, need), out);
  return { out, slack: slack[0], need: need[0] };
}

const long = (qty: number, usdc: number): TestAccount => ({
  id: 'a',
  balances: [['USDC', usdc]],
  positions: [['HL:BTC', qty, 100_000]],
});

describe('act', () => {
  it('sends 50,000 of 250,000 first and opens a window of 30 s (docs, liquidations)', () => {
    const { out } = run(long(2.5, 3_000), 0);
    expect(out.stage[0]).toBe(STAGE.book);
    expect(out.closeQty[0] * 100_000).toBeCloseTo(50_000, 9);
    expect(out.waitUntilS[0]).toBe(1030);
  });

  it('sells no further than to where the account is worth nothing', () => {
    // 3,000 of equity over 2.5 coins at 100,000: bankrupt at 98,800.
    expect(run(long(2.5, 3_000), 0).out.limitPrice[0]).toBeCloseTo(98_800, 8);
    expect(run(long(-2.5, 3_000), 0).out.limitPrice[0]).toBeCloseTo(101_200, 8);
  });

  it('sends the whole within the window, and a fraction again after it', () => {
    const within = run(long(-2.5, 3_000), 0, { slotUntilS: 1000.5 }).out;
    expect([within.closeQty[0], within.waitUntilS[0]]).toEqual([2.5, 1000.5]);
    const after = run(long(-2.5, 3_000), 0, { slotUntilS: 1000 }).out;
    expect([after.closeQty[0], after.waitUntilS[0]]).toEqual([0.5, 1030]);
  });

  it('sends the whole of a position that is not larger than 100,000', () => {
    const { out } = run(long(1, 1_200), 0);
    expect([out.closeQty[0], out.waitUntilS[0]]).toEqual([1, -Infinity]);
  });

  it('goes to the vault below 8,333.33 for 1,000,000 at 40x, but not before the book was tried', () => {
    expect(run(long(10, 8_333), 1).out.stage[0]).toBe(STAGE.vault);
    expect(run(long(10, 8_334), 1).out.stage[0]).toBe(STAGE.book);
    expect(run(long(10, 8_333), 0).out.stage[0]).toBe(STAGE.book);
    expect(run(long(10, 8_333), 1).out.closeQty[0]).toBe(10);
  });

  it('is auto-deleveraged whole at the previous mark once its value is negative, in any round', () => {
    const account: TestAccount = { id: 'a', balances: [['USDC', 1]], positions: [['HL:BTC', 10, 100_001]] };
    for (const round of [0, 3]) {
      const { out } = run(account, round);
      expect([out.stage[0], out.closeQty[0], out.limitPrice[0]]).toEqual([STAGE.adl, 10, 99_999]);
    }
  });

  it('sizes each position of a cross account by its own notional', () => {
    const { out } = run(
      {
        id: 'a',
        balances: [['USDC', 3_500]],
        positions: [
          ['HL:BTC', 2.5, 100_000],
          ['HL:ETH', -20, 4_000],
        ],
      },
      0,
    );
    expect(out.stage[0]).toBe(STAGE.book);
    expect([out.closeQty[0], out.closeQty[1]]).toEqual([0.5, 20]);
  });

  it('leaves an account alone that has its maintenance', () => {
    const { out } = run(long(2.5, 3_125), 0);
    expect([out.stage[0], out.closeQty[0]]).toEqual([STAGE.wait, 0]);
  });
});

describe('drivers', () => {
  const account = long(1, 50_000);

  function bound(changes: TestChanges) {
    const snapshot = testMarket('hyperliquid', [account], changes);
    const view = new RunState(snapshot);
    fillView(view);
    view.timeMs = 0;
    return { view, rules: hyperliquid.bind(snapshot, 0), btc: 3 };
  }

  it('marks at the median of three estimates (vector hl-mark-median-3: 100.2, 100.5, 100.1)', () => {
    const { view, rules, btc } = bound({ oracles: [['hyperliquid', 'BTC', 'perp', 'perp:binance', 3]] });
    view.externalPrice[btc] = 100;
    view.bid[0] = 99.9;
    view.ask[0] = (100.2 * 100.2) / 99.9;
    view.last[0] = 100.5;
    setMark(view, 'BN:BTCUSDT', 100.1);
    rules.drivers(view);
    expect(view.index[0]).toBe(100);
    expect(view.mark[0]).toBeCloseTo(100.2, 9);
  });

  it('adds the 30 s average of the touch where there are no perpetuals elsewhere', () => {
    const { view, rules, btc } = bound({ oracles: [['hyperliquid', 'BTC', 'perp', 'perp:mexc', 3]] });
    view.externalPrice[btc] = 100;
    setMark(view, 'HL:BTC', 100);
    view.previousMark[0] = 100;
    rules.drivers(view);
    expect(view.mark[0]).toBeCloseTo(100, 9);
    setMark(view, 'HL:BTC', 110);
    view.timeS = 3;
    rules.drivers(view);
    // Three estimates: basis average 10·(1 − e^(−3/150)), touch 110, touch average 10·(1 − e^(−3/30)): the last is
    // between.
    expect(view.mark[0]).toBeCloseTo(100 + 10 * (1 - Math.exp(-3 / 30)), 9);
  });

  it('follows the closed form of the 150 s average, posting by posting', () => {
    const { view, rules, btc } = bound({ oracles: [['hyperliquid', 'BTC', 'perp', 'perp:binance', 3]] });
    view.externalPrice[btc] = 100;
    setMark(view, 'HL:BTC', 100);
    setMark(view, 'BN:BTCUSDT', 1);
    view.stepS = 0.5;
    rules.drivers(view);
    setMark(view, 'HL:BTC', 110);
    for (let step = 1; step <= 100; step++) {
      view.timeS = step / 2;
      rules.drivers(view);
    }
    // The perpetuals elsewhere are far below, so the lower of the two own estimates is the median. The last posting
    // was at 48 s.
    expect(view.mark[0]).toBeCloseTo(100 + 10 * (1 - Math.exp(-48 / 150)), 9);
  });

  it('changes its mark only with its oracle, and remembers the posting before, at any step', () => {
    const seen = [1, 0.5, 0.25].map((stepS) => {
      const { view, rules, btc } = bound({ oracles: [['hyperliquid', 'BTC', 'perp', 'perp:binance', 3]] });
      view.stepS = stepS;
      const at: number[] = [];
      for (let step = 0; step * stepS <= 9; step++) {
        view.timeS = step * stepS;
        view.externalPrice[btc] = 100 - view.timeS;
        view.bid[0] = view.ask[0] = view.last[0] = 100 - view.timeS;
        setMark(view, 'BN:BTCUSDT', 100 - view.timeS);
        rules.drivers(view);
        if (view.timeS === Math.floor(view.timeS)) at.push(view.mark[0], view.previousMark[0]);
      }
      return at;
    });
    expect(seen[0]!.slice(2)).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((s) => {
        const posted = 3 * Math.floor(s / 3);
        return [100 - posted, posted === 0 ? 100_000 : 103 - posted];
      }),
    );
    expect(seen[1]).toEqual(seen[0]);
    expect(seen[2]).toEqual(seen[0]);
  });

  it('posts the weighted median of its sources every 3 s and values collateral at its own sources', () => {
    const { view, rules, btc } = bound({
      oracles: [
        ['hyperliquid', 'BTC', 'index', 'spot:binance', 3],
        ['hyperliquid', 'BTC', 'index', 'spot:kraken', 2],
        ['hyperliquid', 'BTC', 'index', 'spot:hyperliquid', 2],
        ['hyperliquid', 'USDC', 'collateral', 'par', 1],
      ],
    });
    const nAssets = view.snapshot.assets.n;
    view.spotPrice[btc] = 90_000;
    view.spotPrice[nAssets + btc] = 100_000;
    view.externalPrice[btc] = 101_000;
    view.externalPrice[1] = view.spotPrice[1] = 0.9;
    const seen: number[] = [];
    for (let s = 0; s <= 3; s++) {
      view.timeS = s;
      rules.drivers(view);
      seen.push(view.index[0]);
      view.spotPrice[nAssets + btc] = 50_000;
      view.externalPrice[btc] = 50_000;
    }
    expect(seen).toEqual([100_000, 100_000, 100_000, 50_000]);
    expect(view.pairPrice[0]).toBe(1);
  });
});

describe('ADL', () => {
  it('ranks by leverage times profit and puts losers last', () => {
    const accounts: TestAccount[] = [
      { id: 'small', balances: [['USDC', 50_000]], positions: [['HL:BTC', 1, 90_000]] },
      { id: 'large', balances: [['USDC', 5_000]], positions: [['HL:BTC', 1, 90_000]] },
      { id: 'loser', balances: [['USDC', 30_000]], positions: [['HL:BTC', 1, 110_000]] },
    ];
    const snapshot = testMarket('hyperliquid', accounts, TIERS);
    const view = new RunState(snapshot);
    fillView(view);
    const rows = Int32Array.from(accounts, ({ id }) => unitOf(snapshot, id));
    const out = new Float64Array(3);
    const rules = hyperliquid.bind(snapshot, 0);
    rules.adlScore(view, rows, new Int32Array(3), 3, out);
    expect(out[0]).toBeCloseTo((100 / 60) * (10 / 90), 12);
    expect(out[1]).toBeCloseTo((100 / 15) * (10 / 90), 12);
    expect(out[2]).toBeCloseTo((100 / 20) * 1e-8, 15);
    expect(rules.adlPrice(view, 0, 1)).toBe(view.previousMark[0]);
  });
});

it('has a vault in distress below zero, no fund and a round per block', () => {
  const rules = hyperliquid.bind(testMarket('hyperliquid', []), 0);
  expect([rules.holderInDistress(-1, 5), rules.holderInDistress(0, 5)]).toEqual([true, false]);
  expect(
    rules.fundAccepts({ instrument: 0, notionalUsd: 1, lossUsd: 0, equityUsd: 9, peakUsd: 9, inventoryUsd: 0 }),
  ).toBe(0);
  expect(rules.roundsPerS).toBe(5);
});
