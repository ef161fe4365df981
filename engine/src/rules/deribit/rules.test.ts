/** Deribit bound to the engine: tiers of a rising rate, orders at the venue's speed, banded index, shared losses. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runCascade } from '../../cascade/run.ts';
import { randomCase } from '../../cascade/testRuns.ts';
import { EVENT } from '../../result/types.ts';
import { actOnce } from '../shared/testRules.ts';
import type { TestAccount, TestChanges } from '../shared/testRules.ts';
import { maintenance } from '../shared/tiers.ts';
import { STAGE } from '../types.ts';
import { bandedIndex, futureMargin } from './formulas.ts';
import { deribit, futureTiers } from './rules.ts';

/** Maintenance of BTC futures: 1% plus 0.005% a coin. */
const BTC_TIERS = futureTiers(0.01, 0.00005, 10, 5_000, 1.5);
const TIERS: TestChanges = {
  tiers: { 'BN:BTCUSD': BTC_TIERS.map(({ minNotional, rate, deduction }) => [minNotional, rate, deduction]) },
  instruments: { 'BN:BTCUSD': { liquidation_fee: 0.0075 } },
};

const btc = (coins: number, margin: number): TestAccount => ({
  id: 'a',
  balances: [['BTC', margin]],
  positions: [['BN:BTCUSD', coins * 100_000, 100_000]],
});

describe('futureTiers', () => {
  it('never asks for less than the page, and at most 5% more', () => {
    const floors = Float64Array.from(BTC_TIERS, (tier) => tier.minNotional);
    const rates = Float64Array.from(BTC_TIERS, (tier) => tier.rate);
    const deductions = Float64Array.from(BTC_TIERS, (tier) => tier.deduction);
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 5_000, noNaN: true }), (size) => {
        const exact = futureMargin(size, 0.01, 0.00005);
        const tiered = maintenance(floors, rates, deductions, 0, floors.length, size);
        expect(tiered).toBeGreaterThanOrEqual(exact * (1 - 1e-12));
        // 5% is what the slope adds to the rate on the first chord; later ones are off by (g − 1)² / 4g at most.
        expect(tiered).toBeLessThanOrEqual(exact * 1.05);
      }),
    );
    expect(futureMargin(10, 0.01, 0.00005)).toBeCloseTo(maintenance(floors, rates, deductions, 0, 9, 10), 12);
  });
});

describe('act', () => {
  it('sells 40,000 USD a second at the market: 200 contracts of 10 USD, 20 times a second', () => {
    const out = actOnce(deribit, btc(100, 0.5), TIERS);
    expect(out.stage[0]).toBe(STAGE.book);
    expect(out.closeQty[0]).toBeCloseTo(40_000, 6);
    expect(out.limitPrice[0]).toBe(0);
  });

  it('sells no more than brings maintenance back, the fee of 0.75% included', () => {
    // 0.1 coins need 0.001005 by the first chord; 0.0009 are there, and each coin sold frees the rate less the fee.
    const out = actOnce(deribit, btc(0.1, 0.0009), TIERS);
    const rate = BTC_TIERS[0]!.rate;
    expect(out.closeQty[0]! / 100_000).toBeCloseTo((0.1 * rate - 0.0009) / (rate - 0.0075), 9);
  });

  it('goes on without equity, and waits for the next second after its order', () => {
    expect(actOnce(deribit, btc(100, 0), TIERS, { 'BN:BTCUSD': 99_000 }).stage[0]).toBe(STAGE.book);
    expect(actOnce(deribit, btc(100, 0.5), TIERS, {}, { round: 1 }).stage[0]).toBe(STAGE.wait);
  });
});

it('holds each source of the index to 0.5% around their median and takes the plain mean (page 25954416110877)', () => {
  const index = (...prices: number[]): number =>
    bandedIndex(Float64Array.from(prices), new Float64Array(prices.length).fill(1), prices.length, 0.005);
  expect(index(100, 100, 110)).toBeCloseTo((100 + 100 + 100.5) / 3, 12);
  expect(index(90, 100, 100.1, 100.2)).toBeCloseTo((0.995 * 100.05 + 100 + 100.1 + 100.2) / 4, 12);
});

it('charges winners what the fund could not pay, and leaves nothing of it unpaid', () => {
  let seen = 0;
  for (let seed = 0; seed < 12; seed++) {
    const { summary, events } = runCascade(randomCase(seed, { accounts: 60, families: ['deribit'] }), {
      seed,
      record: 'events',
    });
    let charged = 0;
    for (let k = 0; k < events.n; k++) if (events.kind[k] === EVENT.loss_shared) charged += events.amountUsd[k]!;
    const payer = summary.payers.find(({ who }) => who === 'winners of the session')?.usd ?? 0;
    expect(payer).toBeCloseTo(charged, 6);
    seen += Number(charged > 0);
  }
  expect(seen).toBeGreaterThan(0);
});
