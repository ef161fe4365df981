/** Binance USDⓈ-M bound to the engine: reduction, takeover, fund cap, index, mark and ADL order. */
import { describe, expect, it } from 'vitest';
import { RunState } from '../../cascade/state.ts';
import { marginRows, marginTables } from '../shared/margin.ts';
import { fillView, setMark, testActions, testContext, testMarket, unitOf } from '../shared/testRules.ts';
import type { TestAccount, TestChanges } from '../shared/testRules.ts';
import { STAGE } from '../types.ts';
import { binanceUsdm } from './rules.ts';

/** Brackets of BTCUSDT as once published: 0.4%, 0.5% (cum 50), 1% (cum 1,300); FAQ b3c689c1f50a44cabb3a84e663b81d93. */
const BRACKETS: TestChanges = {
  tiers: {
    'BN:BTCUSDT': [
      [0, 0.004, 0],
      [50_000, 0.005, 50],
      [250_000, 0.01, 1_300],
    ],
  },
  instruments: { 'BN:BTCUSDT': { liquidation_fee: 0.001 }, 'BN:ETHUSDT': { liquidation_fee: 0.001 } },
};

function run(account: TestAccount, round: number, changes: TestChanges = BRACKETS) {
  const snapshot = testMarket('binance-usdm', [account], changes);
  const view = new RunState(snapshot);
  fillView(view);
  const rows = Int32Array.of(unitOf(snapshot, account.id));
  const slack = new Float64Array(1);
  const need = new Float64Array(1);
  marginRows(marginTables(snapshot, new Float64Array(snapshot.instruments.n)), view, rows, 1, slack, need);
  const out = testActions(1);
  binanceUsdm.bind(snapshot, 1).act(view, rows, 1, testContext(round, slack, need), out);
  return { out, equity: slack[0] + need[0], need: need[0] };
}

const btc = (qty: number, usdt: number): TestAccount => ({
  id: 'a',
  balances: [['USDT', usdt]],
  positions: [['BN:BTCUSDT', qty, 100_000]],
});

describe('act', () => {
  it('closes a position of the lowest bracket whole, limited at the bankruptcy price', () => {
    const { out } = run(btc(0.4, 100), 0);
    expect([out.stage[0], out.closeQty[0]]).toEqual([STAGE.book, 0.4]);
    expect(out.limitPrice[0]).toBeCloseTo(100_000 - 100 / 0.4, 6);
  });

  it('reduces a larger position to the next lower bracket where that restores the margin', () => {
    // 3 BTC: maintenance 1,700; equity 1,650: 50 short, to be freed by 50 / (1,700 − 300) < 1/6 of the position.
    const { out } = run(btc(3, 1_650), 0);
    expect(out.stage[0]).toBe(STAGE.book);
    expect(out.closeQty[0] * 100_000).toBeCloseTo(50_000, 6);
  });

  it('reduces further where the bracket is not enough', () => {
    const { out, need } = run(btc(3, 300), 0);
    expect(need).toBe(1_700);
    expect(out.closeQty[0]).toBeCloseTo((3 * 1_400) / (1_700 - 300), 9);
    const some = run(btc(-3, 1_000), 0).out;
    expect(some.closeQty[0]).toBeCloseTo((3 * 700) / 1_400, 9);
    expect(some.limitPrice[0]).toBeCloseTo(100_000 + 1_000 / 3, 6);
  });

  it('closes everything where the fee eats what closing would free', () => {
    const changes = { ...BRACKETS, instruments: { 'BN:BTCUSDT': { liquidation_fee: 0.0125 } } };
    expect(run(btc(3, 1_690), 0, changes).out.closeQty[0]).toBe(3);
  });

  it('allots the equity of two legs by their maintenance and reduces each', () => {
    const account: TestAccount = {
      id: 'a',
      balances: [['USDT', 2_000]],
      positions: [
        ['BN:BTCUSDT', 3, 100_000],
        ['BN:ETHUSDT', -50, 4_000],
      ],
    };
    const { out, need } = run(account, 0);
    expect(need).toBe(1_700 + 800);
    const restore = 500 / (2_500 - 500);
    expect(out.closeQty[0]).toBeCloseTo(3 * restore, 9);
    // The ETH leg is in its lowest bracket.
    expect(out.closeQty[1]).toBe(50);
    expect(out.limitPrice[0]).toBeCloseTo(100_000 - (2_000 * 0.68) / 3, 6);
    expect(out.limitPrice[1]).toBeCloseTo(4_000 + (2_000 * 0.32) / 50, 6);
  });

  it('hands what is left to the fund after the one order, and at once without equity', () => {
    const later = run(btc(3, 1_650), 1).out;
    expect([later.stage[0], later.closeQty[0]]).toEqual([STAGE.fund, 3]);
    expect(later.limitPrice[0]).toBeCloseTo(100_000 - 550, 6);
    const account: TestAccount = { id: 'a', balances: [['USDT', 100]], positions: [['BN:BTCUSDT', 3, 100_100]] };
    const broke = run(account, 0).out;
    expect(broke.stage[0]).toBe(STAGE.fund);
    expect(broke.limitPrice[0]).toBeCloseTo(100_000 + 200 / 3, 6);
  });

  it('leaves an account alone that has its maintenance', () => {
    expect(run(btc(3, 1_700), 0).out.stage[0]).toBe(STAGE.wait);
  });
});

it('prices an isolated inverse position in coin', () => {
  // 4,000 USD long at 101,000 with 0.0001 BTC: bankrupt where 4,000/p = 4,000/101,000 + 0.0001.
  const account: TestAccount = { id: 'a', positions: [['BN:BTCUSD', 4_000, 101_000, 0.0005]] };
  const snapshot = testMarket('binance-usdm', [account]);
  const view = new RunState(snapshot);
  fillView(view);
  const rows = Int32Array.of(unitOf(snapshot, 'a') + 1);
  const slack = new Float64Array(1);
  const need = new Float64Array(1);
  marginRows(marginTables(snapshot, new Float64Array(snapshot.instruments.n)), view, rows, 1, slack, need);
  expect(slack[0]).toBeLessThan(0);
  const out = testActions(1);
  binanceUsdm.bind(snapshot, 1).act(view, rows, 1, testContext(0, slack, need), out);
  expect(out.limitPrice[0]).toBeCloseTo(4_000 / (4_000 / 101_000 + 0.0005), 6);
});

describe('drivers', () => {
  function bound(changes: TestChanges = {}) {
    const snapshot = testMarket('binance-usdm', [btc(1, 50_000)], changes);
    const view = new RunState(snapshot);
    fillView(view);
    return { view, rules: binanceUsdm.bind(snapshot, 1), nAssets: snapshot.assets.n };
  }

  it('marks at the median (vectors bn-mark-price1-old and bn-mark-median: 10,001.5, 9,990, 10,050)', () => {
    const { view, rules } = bound({ instruments: { 'BN:BTCUSDT': { funding_rate: 0.0003 } } });
    view.externalPrice[3] = 10_000;
    setMark(view, 'BN:BTCUSDT', 9_990);
    view.last[2] = 10_050;
    view.timeMs = 4 * 3_600_000;
    rules.drivers(view);
    expect(view.index[2]).toBe(10_000);
    expect(view.mark[2]).toBeCloseTo(10_001.5, 9);
  });

  it('leaves out a source more than 5% from the median, and takes the median with two (FAQ 360033525071)', () => {
    const { view, rules, nAssets } = bound({
      oracles: [
        ['binance', 'BTC', 'index', 'spot:binance', 1],
        ['binance', 'BTC', 'index', 'external', 1],
        ['binance', 'BTC', 'index', 'spot:hyperliquid', 2],
      ],
    });
    view.spotPrice[nAssets + 3] = 90;
    view.externalPrice[3] = 100;
    view.spotPrice[3] = 102;
    rules.drivers(view);
    expect(view.index[2]).toBeCloseTo((100 + 2 * 102) / 3, 9);
    view.spotPrice[3] = 110;
    rules.drivers(view);
    expect(view.index[2]).toBe(100);
  });

  it('reaches a new basis after 30 s in the same way at steps of 1, 0.5 and 0.25 s', () => {
    for (const stepS of [1, 0.5, 0.25]) {
      const { view, rules } = bound({ instruments: { 'BN:BTCUSDT': { funding_rate: 0 } } });
      view.stepS = stepS;
      view.externalPrice[3] = 100;
      setMark(view, 'BN:BTCUSDT', 100);
      rules.drivers(view);
      setMark(view, 'BN:BTCUSDT', 110);
      view.last[2] = 200;
      const at = (seconds: number): number => {
        for (; view.timeS < seconds; view.timeS += stepS) rules.drivers(view);
        return view.mark[2];
      };
      expect(at(10)).toBeCloseTo(100 + 10 / 3, 9);
      expect(at(30)).toBeCloseTo(110, 9);
    }
  });

  it('makes a mark with each sample of the basis: once a second at any step, with the mark before it', () => {
    for (const stepS of [1, 0.5, 0.25]) {
      const { view, rules } = bound({ instruments: { 'BN:BTCUSDT': { funding_rate: 0 } } });
      view.stepS = stepS;
      const marks: number[] = [];
      for (view.timeS = 0; view.timeS <= 3; view.timeS += stepS) {
        view.externalPrice[3] = 100 + view.timeS;
        setMark(view, 'BN:BTCUSDT', 100 + view.timeS);
        view.mark[2] = marks.at(-1) ?? 100;
        rules.drivers(view);
        marks.push(view.mark[2]);
        expect(view.index[2]).toBe(100 + view.timeS);
      }
      expect(marks).toEqual(marks.map((_, k) => 100 + Math.floor(k * stepS)));
      expect(view.previousMark[2]).toBe(102);
    }
  });

  it('values staked collateral by conversion and spot, and a token without rows at its spot price', () => {
    const { view, rules, nAssets } = bound({
      oracles: [
        ['binance', 'BTC', 'collateral', 'spot:binance', 0.2],
        ['binance', 'BTC', 'collateral', 'external', 0.8],
      ],
    });
    view.spotPrice[nAssets + 3] = 50_000;
    view.externalPrice[3] = 100_000;
    view.spotPrice[nAssets + 2] = 0.97;
    rules.drivers(view);
    const { asset, venue } = view.snapshot.collateral;
    const pair = (a: number): number => asset.findIndex((x, p) => x === a && venue[p] === 1);
    expect(view.pairPrice[pair(3)]).toBeCloseTo(90_000, 9);
    expect(view.pairPrice[pair(2)]).toBe(0.97);
  });
});

describe('fund', () => {
  const ask = (notionalUsd: number, inventoryUsd: number, equityUsd: number): number =>
    binanceUsdm
      .bind(testMarket('binance-usdm', []), 1)
      .fundAccepts({ instrument: 2, notionalUsd, lossUsd: 0, equityUsd, peakUsd: 1e9, inventoryUsd });

  it('takes over up to its net notional cap, 100% of the fund by default (FAQ 360033525371)', () => {
    expect(ask(400, 500, 1_000)).toBe(1);
    expect(ask(1_000, 500, 1_000)).toBe(0.5);
    expect(ask(-1_000, 500, 1_000)).toBe(0.5);
    expect(ask(100, 1_200, 1_000)).toBe(0);
    expect(ask(100, 0, 0)).toBe(0);
  });
});

it('ranks b, a, c (vector bn-adl-rank: scores 0.1, 0.05, 0) and deleverages at the bankruptcy price', () => {
  const position = (id: string, wallet: number, pnl: number, need: number): TestAccount => {
    const qty = need / 0.004 / 100_000;
    return { id, balances: [['USDT', wallet]], positions: [['BN:BTCUSDT', qty, 100_000 - pnl / qty]] };
  };
  const accounts = [position('a', 1_000, 500, 150), position('b', 200, 100, 60), position('c', 1_000, -100, 400)];
  const snapshot = testMarket('binance-usdm', accounts);
  const view = new RunState(snapshot);
  fillView(view);
  const out = new Float64Array(3);
  const rules = binanceUsdm.bind(snapshot, 1);
  rules.adlScore(
    view,
    Int32Array.from(accounts, ({ id }) => unitOf(snapshot, id)),
    new Int32Array(3),
    3,
    out,
  );
  expect(out[0]).toBeCloseTo(0.05, 9);
  expect(out[1]).toBeCloseTo(0.1, 9);
  expect(out[2]).toBe(0);
  expect(rules.adlPrice(view, 2, 97_000)).toBe(97_000);
});
