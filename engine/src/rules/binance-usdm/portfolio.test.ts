/** Portfolio margin of Binance in the kernel that runs call: the page's walkthrough, loans, ratios, the takeover. */
import { describe, expect, it } from 'vitest';
import { RunState } from '../../cascade/state.ts';
import { RuleInputError } from '../../core/errors.ts';
import { BINANCE_PORTFOLIO_PARAMETERS } from './parameters.ts';
import { marginRow, marginTables } from '../shared/margin.ts';
import { actOnce, fillView, setMark, TEST_PARAMETERS, testMarket, unitOf } from '../shared/testRules.ts';
import type { TestAccount, TestChanges } from '../shared/testRules.ts';
import { STAGE } from '../types.ts';
import { adjustedEquity, loanMaintenance, uniMmr } from './formulas.ts';
import { binanceUsdm } from './rules.ts';

const PARAMETERS = {
  ...TEST_PARAMETERS['binance-usdm'],
  ...Object.fromEntries(BINANCE_PORTFOLIO_PARAMETERS.map(({ key, value }) => [key, value])),
};
const FLAT = (rate: number) => [[0, rate, 0]] as const;

/** 0.5% everywhere and the ratios of the multi-assets page (2026-09); ETH as further collateral. */
const CHANGES: TestChanges = {
  parameters: PARAMETERS,
  tiers: { 'BN:BTCUSDT': FLAT(0.005), 'BN:ETHUSDT': FLAT(0.005), 'BN:BTCUSD': FLAT(0.005) },
  haircuts: [
    ['binance', 'USDT', 0, null, 0.9999],
    ['binance', 'BTC', 0, null, 0.95],
    ['binance', 'ETH', 0, null, 0.95],
  ],
};

function marginOf(account: TestAccount, changes: TestChanges, prices: Readonly<Record<string, number>>) {
  const snapshot = testMarket('binance-usdm', [account], changes);
  const view = new RunState(snapshot);
  fillView(view);
  for (const i of snapshot.instruments.id) if (prices[i] !== undefined) setMark(view, i, prices[i]);
  for (let p = 0; p < snapshot.collateral.nPairs; p++) {
    view.pairPrice[p] = prices[snapshot.assets.id[snapshot.collateral.asset[p]!]!] ?? view.pairPrice[p]!;
  }
  const out = new Float64Array(2);
  const t = marginTables(snapshot, new Float64Array(snapshot.instruments.n));
  marginRow(t, view, unitOf(snapshot, account.id), out, 0);
  return { equity: out[0]!, need: out[1]! };
}

describe('the walkthrough of FAQ 5e33af8e6ac04d57a1d0a3398e0a0752', () => {
  // 0.05 BTC short from 52,000, 0.04 BTC long from 52,350 (a quarterly, here the second linear contract), 10,000 USD of
  // the coin-margined contract long from 50,000; marks 40,000, 42,000, 40,000. Holdings net of the margin loans.
  const account: TestAccount = {
    id: 'a',
    portfolio: true,
    balances: [
      ['USDT', 1_000 + 5_000],
      ['BTC', 0.1 - 0.04 + 0.1],
      ['ETH', 20 - 15],
    ],
    positions: [
      ['BN:BTCUSDT', -0.05, 52_000],
      ['BN:ETHUSDT', 0.04, 52_350],
      ['BN:BTCUSD', 10_000, 50_000],
    ],
  };
  const prices = { 'BN:BTCUSDT': 40_000, 'BN:ETHUSDT': 42_000, 'BN:BTCUSD': 40_000, BTC: 40_000, ETH: 3_000 };

  it('adds profit to the holding of its token before the collateral ratio', () => {
    // Printed: profit +600 and −414 USDT; the coin-margined one is 10,000 · (1/50,000 − 1/40,000) = −0.05 BTC.
    const expected =
      adjustedEquity(6_000 + 600 - 414, 0.9999) +
      adjustedEquity((0.16 - 0.05) * 40_000, 0.95) +
      adjustedEquity(5 * 3_000, 0.95);
    expect(marginOf(account, CHANGES, prices).equity).toBeCloseTo(expected, 8);
  });

  it('adds the maintenance of all contracts up and liquidates at 1.05 of it', () => {
    const { equity, need } = marginOf(account, CHANGES, prices);
    expect(need / 1.05).toBeCloseTo(0.005 * 0.05 * 40_000 + 0.005 * 0.04 * 42_000 + 0.005 * 10_000, 10);
    expect(uniMmr(equity, need / 1.05)).toBeGreaterThan(1.05);
  });

  it('adds a share of the loans that stand, as the page does (0.04 BTC and 15 ETH at 10%)', () => {
    const owing: TestAccount = {
      id: 'a',
      portfolio: true,
      balances: [
        ['USDT', 60_000],
        ['BTC', -0.04],
        ['ETH', -15],
      ],
      positions: [['BN:BTCUSDT', -0.05, 52_000]],
    };
    const { equity, need } = marginOf(owing, CHANGES, prices);
    const loans = loanMaintenance(0.04, 0.1) * 40_000 + loanMaintenance(15, 0.1) * 3_000;
    expect(loans).toBeCloseTo(0.004 * 40_000 + 1.5 * 3_000, 9);
    expect(need / 1.05).toBeCloseTo(loans + 10, 9);
    expect(equity).toBeCloseTo(0.9999 * 60_600 - 0.04 * 40_000 - 15 * 3_000, 8);
  });
});

it('counts a balance that losses took below zero in full and asks no maintenance for it', () => {
  const account: TestAccount = {
    id: 'a',
    portfolio: true,
    balances: [
      ['BTC', 1],
      ['USDT', 10],
    ],
    positions: [['BN:BTCUSDT', 1, 100_000]],
  };
  const { equity, need } = marginOf(account, CHANGES, { 'BN:BTCUSDT': 95_000 });
  expect(equity).toBeCloseTo(95_000 + 10 - 5_000, 8);
  expect(need).toBeCloseTo(1.05 * 475, 9);
});

it('takes the ratio of its own list where the market has one', () => {
  const account: TestAccount = {
    id: 'a',
    portfolio: true,
    balances: [['BTC', 2]],
    positions: [['BN:BTCUSD', -1_000, 100_000]],
  };
  const own = { ...CHANGES, parameters: { ...PARAMETERS, 'portfolioRatio:BTC': 0.9 } };
  expect(marginOf(account, own, {}).equity).toBeCloseTo(2 * 0.9 * 100_000, 6);
  expect(marginOf(account, CHANGES, {}).equity).toBeCloseTo(2 * 0.95 * 100_000, 6);
});

describe('a takeover', () => {
  const account: TestAccount = {
    id: 'a',
    portfolio: true,
    balances: [['USDT', 2_580]],
    positions: [
      ['BN:BTCUSDT', 3, 100_000],
      ['BN:ETHUSDT', -50, 4_000],
    ],
  };
  // Maintenance 1,500 + 1,000; liquidated below 2,625 of equity.
  const equity = 2_580 * 0.9999;

  it('sends one order for everything, limited where the legs use the equity up', () => {
    const out = actOnce(binanceUsdm, account, CHANGES);
    expect([out.stage[0], out.closeQty[0], out.closeQty[1]]).toEqual([STAGE.book, 3, 50]);
    expect(out.limitPrice[0]).toBeCloseTo(100_000 - (equity * 0.6) / 3, 6);
    expect(out.limitPrice[1]).toBeCloseTo(4_000 + (equity * 0.4) / 50, 6);
  });

  it('hands the rest to the fund, and leaves an account above 1.05 alone', () => {
    expect(actOnce(binanceUsdm, account, CHANGES, {}, { round: 1 }).stage[0]).toBe(STAGE.fund);
    const safe = { ...account, balances: [['USDT', 2_626]] as const };
    expect(actOnce(binanceUsdm, safe, CHANGES).stage[0]).toBe(STAGE.wait);
  });
});

it('names the parameter that is missing, and families that know no portfolio margin', () => {
  const account: TestAccount = { id: 'a', portfolio: true, positions: [['BN:BTCUSDT', 1, 100_000]] };
  const bare = testMarket('binance-usdm', [account]);
  expect(() => marginTables(bare, new Float64Array(bare.instruments.n))).toThrow(/portfolioLiquidationRatio/);
  const other = testMarket('kraken', [account], { parameters: PARAMETERS });
  expect(() => marginTables(other, new Float64Array(other.instruments.n))).toThrow(RuleInputError);
  expect(() => marginTables(other, new Float64Array(other.instruments.n))).toThrow(/collateral_mode.*kraken/);
});
