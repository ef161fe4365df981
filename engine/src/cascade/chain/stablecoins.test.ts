/** Stablecoins with reserves in a run: queue, hours, capacity, closed banks, pools, redeemers with finite capital. */
import { describe, expect, it } from 'vitest';
import { buildSnapshot } from '../../market/build.ts';
import type { ChainRows } from '../../market/testChain.ts';
import { edited, FIAT, issuerMarket, STB } from '../../market/testIssuers.ts';
import type { ChainSummary, StablecoinOutcome } from '../../result/chain.ts';
import { stableSwapOut } from '../../rules/pools/stableSwap.ts';
import { advance, runCascade, startRun } from '../run.ts';
import { caseOf, type ScenarioDoc } from '../testRuns.ts';
import { runnable } from './testRuns.ts';

const HOUR = { horizon: 3600, step: 10 };

function prepared(rows: ChainRows, doc: ScenarioDoc): ReturnType<typeof caseOf> {
  return caseOf(buildSnapshot(runnable(issuerMarket(rows, { assets: [STB] }))), { ...HOUR, ...doc });
}

function run(rows: ChainRows, doc: ScenarioDoc = {}): { coin: StablecoinOutcome; chain: ChainSummary } {
  const { chain } = runCascade(prepared(rows, doc), { seed: 1, record: 'events' }).summary;
  expect(chain!.conservation.maxTokenError).toBeLessThan(1e-12);
  return { coin: chain!.stablecoins[0]!, chain: chain! };
}

const leave = (tokens: number, more: object = {}): ScenarioDoc => ({
  redemptions: [{ asset: 'STB', tokens, start: 0, length: '10m', ...more }],
});

describe('redemption at the issuer', () => {
  it('pays at par less the fee, burns what it pays, and keeps the rest of the capacity waiting', () => {
    const { coin } = run(edited(FIAT, 'stablecoins', { redeem_fee: 0.001, capacity_per_hour: 1.2e6 }), leave(2e6));
    expect(coin.redeemed).toBeCloseTo(1.2e6, 3);
    expect(coin.queueAfter).toBeCloseTo(0.8e6, 3);
    expect(coin.supplyAfter).toBeCloseTo(42.1e6 - 1.2e6, 3);
    expect(coin.coverageAfter! * coin.supplyAfter).toBeCloseTo(42.1e6 - 1.2e6 * 0.999, 2);
  });

  it('waits for settlement, and for the hours of the desk', () => {
    expect(run(edited(FIAT, 'stablecoins', { settlement_s: 3000 }), leave(1e6)).coin.redeemed).toBeCloseTo(1e6, 3);
    expect(run(edited(FIAT, 'stablecoins', { settlement_s: 3600 }), leave(1e6)).coin.redeemed).toBe(0);
    const office = edited(FIAT, 'stablecoins', { opens_h: 0.5, closes_h: 12, days: 'weekdays' });
    expect(run(office, leave(1e6)).coin.redeemed).toBeCloseTo(1e6, 3);
    expect(run(office, { ...leave(1e6), start: '2025-10-11T00:00:00Z' }).coin).toMatchObject({
      redeemed: 0,
      supplyAfter: 42.1e6,
    });
    expect(run(office, { ...leave(1e6), horizon: 1790 }).coin.redeemed).toBe(0);
  });

  it('sells bills when cash is gone, at their cost', () => {
    const rows = edited(FIAT, 'stablecoin_reserves', { sale_cost: 0.01 }, 1);
    const { coin } = run(rows, leave(10e6));
    expect(coin.redeemed).toBeCloseTo(10e6, 2);
    expect(coin.saleCostUsd).toBeCloseTo(((10e6 - 6.4e6) * 0.01) / 0.99, 2);
  });

  it('does not pay out of a closed bank, and stops where the others are empty', () => {
    const { coin } = run(FIAT, { ...leave(20e6), closures: [{ entity: 'custodian' }] });
    expect(coin.blockedUsd).toBeCloseTo(32.4e6, 6);
    expect(coin.redeemed).toBeCloseTo(9.7e6, 2);
    expect(coin.queueAfter).toBeCloseTo(10.3e6, 2);
    expect(run(FIAT, leave(20e6)).coin.redeemed).toBeCloseTo(20e6, 2);
    expect(run(FIAT, { ...leave(1e6), closures: [{ entity: 'issuer', length: '30m' }] }).coin.redeemed).toBeCloseTo(
      1e6,
      3,
    );
    expect(run(FIAT, { ...leave(1e6), closures: [{ entity: 'issuer' }] }).coin.redeemed).toBe(0);
  });
});

describe('the pool', () => {
  const sold = leave(6e6, { at: 'pool:stb' });
  const alone = edited(FIAT, 'chain_balances', { amount: 1e-6 });

  it('falls by its formula where nobody redeems, and is the external price of the token', () => {
    const { coin } = run(alone, sold);
    const small = 1e-6 * 16e6;
    const reserveOut = 10e6 - stableSwapOut([10e6, 10e6], 200, { from: 0, to: 1, amount: 6e6, fee: 0 });
    const margin = stableSwapOut([16e6, reserveOut], 200, { from: 0, to: 1, amount: small, fee: 0 }) / small;
    expect(coin.priceAfter).toBeCloseTo(margin, 4);
    const c = startRun(prepared(alone, sold), { seed: 1, record: 'summary' });
    advance(c, 3600);
    expect(c.state.externalPrice[c.snapshot.assets.id.indexOf('STB')]).toBeCloseTo(coin.priceAfter!, 9);
  });

  it('is bought back to par less the fee by redeemers, who earn the gap', () => {
    const { coin, chain } = run(edited(FIAT, 'stablecoins', { redeem_fee: 0.0005 }), sold);
    const [keeper] = chain.keepers;
    expect(coin.priceAfter).toBeGreaterThan(0.9985);
    expect(coin.redeemed).toBeGreaterThan(5e6);
    expect(keeper!.afterUsd).toBeGreaterThan(keeper!.beforeUsd);
    expect(keeper!.calls).toBeGreaterThan(0);
  });

  it('stays below par where redeemers have no more money: no capital, no flow', () => {
    const rows = edited(edited(FIAT, 'stablecoins', { opens_h: 12 }), 'chain_balances', { amount: 1e6 });
    const { coin } = run(rows, sold);
    expect(coin.redeemed).toBe(0);
    expect(coin.queueAfter).toBeGreaterThan(1e6);
    expect(coin.priceAfter).toBeLessThan(run(FIAT, sold).coin.priceAfter!);
    expect(coin.priceAfter).toBeGreaterThan(run(alone, sold).coin.priceAfter!);
  });

  it('is worth what is left where a bank is closed and nothing of it is expected back', () => {
    const rows = edited(edited(FIAT, 'stablecoins', { opens_h: 12, recovery: 0 }), 'chain_balances', { amount: 30e6 });
    const { coin } = run(rows, { ...leave(9.9e6, { at: 'pool:stb' }), closures: [{ entity: 'svb' }] });
    expect(coin.priceAfter).toBeLessThan(0.9216 * 1.001);
  });

  it('is minted into above par', () => {
    const { coin } = run(edited(FIAT, 'pool_coins', { reserve: 4e6 }, 0));
    expect(coin.minted).toBeGreaterThan(1e6);
    expect(coin.priceAfter).toBeCloseTo(1, 3);
    expect(coin.supplyAfter).toBeCloseTo(42.1e6 + coin.minted, 2);
  });

  it('can be emptied by an exploit, which leaves conservation and no price', () => {
    const { coin } = run(alone, {
      exploits: [{ pool: 'stb', share: 0.9, start: 60 }],
      ...leave(1e5, { at: 'pool:stb', start: 120 }),
    });
    expect(coin.priceLow).toBeLessThan(1);
    expect(run(alone, { exploits: [{ pool: 'stb', share: 1, start: 60 }] }).coin.priceAfter).toBeNull();
  });
});
