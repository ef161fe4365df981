/** Pools within a run: swaps as in the formulas, arbitrage with finite capital, and liquidators who sell into them. */
import { describe, expect, it } from 'vitest';
import { CHAIN_ROWS, type ChainRows } from '../../market/testChain.ts';
import { EVENT } from '../../result/types.ts';
import { stableSwapOut, stableSwapPrice } from '../../rules/pools/stableSwap.ts';
import { advance, startRun } from '../run.ts';
import { caseOf } from '../testRuns.ts';
import { deskPosition, deskUnit } from './desk.ts';
import { poolPrice, quoteSwap, swap } from './pools.ts';
import { chainRun, chainSnapshot, edited } from './testRuns.ts';

const QUIET = { behaviour: { permanent_impact: 0 } };
const FALL = { ...QUIET, shocks: [{ assets: ['ETH'], move: -0.1, length: 20, start: 10 }] };
/** Pools and keepers only. */
const POOLS: ChainRows = {
  ...CHAIN_ROWS,
  lending_markets: [],
  lending_parameters: [],
  lending_assets: [],
  loans: [],
  loan_legs: [],
};

describe('a swap in a run', () => {
  it('gives what the formulas of each kind give, and the fee stays in the pool', () => {
    const start = startRun(caseOf(chainSnapshot(edited('pools', { 0: { fee: 0 } }, POOLS)), QUIET), {
      seed: 1,
      record: 'events',
    });
    const chain = start.chain!;
    const eth = start.snapshot.assets.id.indexOf('ETH');
    // Literature dossier 1.6 with reserves halved: 5 into 500 / 1,000,000 is 10 into 1,000 / 2,000,000.
    const usdc = start.snapshot.assets.id.indexOf('USDC');
    chain.holdings.amount[chain.pool[0]! * chain.holdings.tokens + usdc] = 1e6;
    chain.holdings.amount[chain.keeper[1]! * chain.holdings.tokens + usdc]! += 1e6;
    expect(swap(start, chain, chain.keeper[1]!, { pool: 0, from: 0, to: 1, amount: 5 }).bought).toBeCloseTo(
      9_900.99,
      2,
    );
    expect(poolPrice(start, chain, { pool: 0, of: 0, inCoin: 1 })).toBeCloseTo(1_960.592, 3);
    expect(chain.holdings.of(chain.keeper[1]!, eth)).toBe(95);
    const stable = { pool: 2, from: 0, to: 1, amount: 1e5 };
    expect(quoteSwap(start, chain, stable).bought).toBe(
      stableSwapOut([1e6, 1.1e6], 200, { from: 0, to: 1, amount: 1e5, fee: 0.0004 }),
    );
    // One range of liquidity 50,000 from the price of 100,000 down: Δ(1/√P) = Δx/L, Δy = L·Δ√P.
    const range = quoteSwap(start, chain, { pool: 1, from: 0, to: 1, amount: 1 });
    const after = 1 / (1 / Math.sqrt(1e5) + 0.9995 / 5e4);
    expect(range.bought).toBeCloseTo(5e4 * (Math.sqrt(1e5) - after), 6);
    expect(() => chain.holdings.check()).not.toThrow();
  });

  it('the price of a StableSwap pool is the limit of its sales', () => {
    const balances = [1.6e6, 4e5];
    const price = stableSwapPrice(balances, 100, { of: 0, inCoin: 1 });
    const sale = stableSwapOut(balances, 100, { from: 0, to: 1, amount: 1, fee: 0 });
    expect(sale).toBeCloseTo(price, 5);
    expect(stableSwapPrice([1e6, 1e6], 100, { of: 0, inCoin: 1 })).toBe(1);
  });
});

describe('arbitrage between pools and venues', () => {
  const ethPrice = (rows: ChainRows, doc = FALL): number => chainRun(rows, doc).chain.pools[0]!.priceAfter!;

  it('carries a pool to the venues, up to fee and threshold', () => {
    const { chain, result } = chainRun(POOLS, FALL);
    const [pool] = chain.pools;
    expect(pool!.priceBefore).toBe(4_000);
    expect(Math.abs(pool!.priceAfter! / 3_600 - 1)).toBeLessThan(0.006);
    expect(pool!.volumeUsd).toBeGreaterThan(5e4);
    expect(result.events.kind.includes(EVENT.pool_swap)).toBe(true);
    expect(chain.conservation.maxTokenError).toBeLessThan(1e-12);
  });

  it('stops where capital ends, and does nothing without any or switched off', () => {
    const without = { ...POOLS, chain_balances: [{ holder: 'liquidator', asset: 'USDC', amount: 2e6 }] };
    expect(ethPrice(without)).toBe(4_000);
    expect(ethPrice(POOLS, { ...FALL, switches: { arbitrage: false } } as typeof FALL)).toBe(4_000);
    const poor = { ...POOLS, chain_balances: [{ holder: 'arbitrageur', asset: 'ETH', amount: 5 }] };
    const price = ethPrice(poor);
    expect(price).toBeLessThan(4_000);
    expect(price).toBeGreaterThan(3_800);
  });

  it('makes no money out of a market at rest', () => {
    const { chain } = chainRun(POOLS, QUIET);
    expect(chain.keepers.every(({ calls, beforeUsd, afterUsd }) => calls === 0 && beforeUsd === afterUsd)).toBe(true);
  });
});

describe('a liquidator', () => {
  const withoutPool = {
    ...CHAIN_ROWS,
    pools: CHAIN_ROWS['pools']!.slice(1),
    pool_coins: CHAIN_ROWS['pool_coins']!.slice(2),
  };

  it('sells what it seized on its venue where that brings more, and is short there against what it holds', () => {
    const c = startRun(caseOf(chainSnapshot(withoutPool), FALL), { seed: 1, record: 'events' });
    const contract = c.snapshot.instruments.id.indexOf('HL:ETH');
    advance(c, 200);
    const held = c.chain!.holdings.of(c.chain!.keeper[0]!, c.snapshot.assets.id.indexOf('ETH'));
    expect(held).toBeGreaterThan(0);
    expect(deskPosition(c, deskUnit(c, 0), contract)).toBeCloseTo(-held, 9);
    expect(c.chain!.totals.keeperCalls[0]).toBeGreaterThan(0);
  });

  it('with a flash loan needs no tokens of its own, but a pool that gives them back in the same call', () => {
    const rows = (flash: number, pools: ChainRows): ChainRows => ({
      ...pools,
      keepers: [{ keeper: 'liquidator', role: 'liquidator', gas_usd: 20, latency_s: 2, flash }],
      chain_balances: [{ holder: 'liquidator', asset: 'USDC', amount: 1 }],
    });
    const steep = { ...FALL, shocks: [{ assets: ['ETH'], move: -0.2, length: 20, start: 10 }] };
    const calls = (flash: number, pools = CHAIN_ROWS): number =>
      chainRun(rows(flash, pools), steep).chain.keepers[0]!.calls;
    expect(calls(0)).toBe(0);
    expect(calls(1)).toBeGreaterThan(0);
    expect(calls(1, withoutPool)).toBe(0);
  });

  it('moves the price of the pool that it sells into', () => {
    const alone = {
      ...CHAIN_ROWS,
      keepers: [{ keeper: 'liquidator', role: 'liquidator', gas_usd: 20, latency_s: 2 }],
      chain_balances: [{ holder: 'liquidator', asset: 'USDC', amount: 2e6 }],
    };
    const { chain } = chainRun(alone, { ...FALL, shocks: [{ assets: ['ETH'], move: -0.2, length: 20, start: 10 }] });
    const [pool] = chain.pools;
    expect(pool!.priceLow).toBeLessThan(4_000);
    expect(chain.lending[1]!.repaidUsd).toBeGreaterThan(0);
  });
});

describe('half the step', () => {
  it('changes what is repaid and what goes through a pool by less than 5%', () => {
    const steep = { ...FALL, shocks: [{ assets: ['ETH'], move: -0.2, length: 60, start: 10 }] };
    const [one, half] = [1, 0.5].map((step) => chainRun(CHAIN_ROWS, { ...steep, step }).chain);
    const repaid = (chain: typeof one): number => chain!.lending.reduce((sum, { repaidUsd }) => sum + repaidUsd, 0);
    expect(repaid(one)).toBeGreaterThan(5e5);
    expect(Math.abs(repaid(half) / repaid(one) - 1)).toBeLessThan(0.05);
    expect(Math.abs(half!.pools[0]!.volumeUsd / one!.pools[0]!.volumeUsd - 1)).toBeLessThan(0.05);
  });
});
