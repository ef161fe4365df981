/** Hyperliquid's formulas against the figures on its pages (September 2026) and against each other. */
import { describe, expect, it } from 'vitest';
import { maintenance } from '../shared/tiers.ts';
import * as hl from './formulas.ts';

describe('hyperliquid formulas', () => {
  it('has half the initial margin at maximum leverage as maintenance', () => {
    expect(hl.maintenanceRate(40)).toBe(0.0125);
    expect(hl.maintenanceRate(3)).toBeCloseTo(0.166667, 6);
    expect(hl.initialMargin(1_000, 20)).toBe(50);
    expect(hl.withdrawalFloor(50, 1_000, 0.1)).toBe(100);
  });

  it('gives one liquidation price by the printed form and by the tiered solver', () => {
    const floors = Float64Array.of(0, 150e6);
    const rates = Float64Array.of(0.0125, 0.025);
    const deductions = Float64Array.of(0, 1_875_000);
    for (const side of [1, -1]) {
      const at = hl.liquidationPriceAt(100_000, side * 1_000, 20e6, floors, rates, deductions, 0, 2);
      const available = 20e6 - maintenance(floors, rates, deductions, 0, 2, 100e6);
      expect(at).toBeCloseTo(hl.liquidationPriceFromAvailable(100_000, side, available, 1_000, 0.0125), 6);
    }
    const grown = hl.liquidationPriceAt(100_000, -1_400, 30e6, floors, rates, deductions, 0, 2);
    expect(grown).toBeCloseTo((30e6 + 1_875_000 + 140e6) / (1_400 * 1.025), 6);
    expect(hl.liquidationPriceFromAvailable(100, 1, 1_000, 1, 0.01)).toBe(0);
  });

  it('sells a fifth first above 100k, everything at 100k or in the cooldown', () => {
    expect(hl.liquidationOrderNotional(250_000, 100_000, 0.2, false)).toBe(50_000);
    expect(hl.liquidationOrderNotional(250_000, 100_000, 0.2, true)).toBe(250_000);
    expect(hl.liquidationOrderNotional(100_000, 100_000, 0.2, false)).toBe(100_000);
  });

  it('moves from book to vault to ADL', () => {
    expect(hl.backstopEquity(12_500, 2 / 3)).toBeCloseTo(8_333.3333, 3);
    expect([12_500, 10_000, 8_000, -1].map((equity) => hl.liquidationStage(equity, 12_500, 2 / 3))).toEqual([
      0, 1, 2, 3,
    ]);
  });

  it('ranks a winning short above a losing one only in the reconstructed form', () => {
    const winner = hl.adlScoreReconstructed(80, 100, 20, 100, 1e-8);
    const loser = hl.adlScoreReconstructed(120, 100, -20, 100, 1e-8);
    expect(winner).toBeCloseTo(0.16, 12);
    expect(loser).toBeCloseTo(1.2e-8, 18);
    expect(hl.adlScoreDocumented(80, 100, 80, 100)).toBeLessThan(hl.adlScoreDocumented(120, 100, 120, 100));
  });

  it('takes the median of the estimates that exist', () => {
    expect(hl.markPrice(100.2, 100.5, 100.1, NaN)).toBe(100.2);
    expect(hl.markPrice(NaN, 100.5, 100.1, 100.3)).toBe(100.3);
    expect(hl.markPrice(100.2, NaN, 100.1, 101)).toBe(100.2);
    expect(hl.markPrice(NaN, 100.5, 100.1, NaN)).toBeCloseTo(100.3, 12);
    expect(hl.markPrice(NaN, NaN, 100.1, 5)).toBe(100.1);
    expect(hl.markPrice(NaN, 100.5, NaN, 5)).toBe(100.5);
    expect(hl.markPrice(100.2, NaN, NaN, 5)).toBe(100.2);
    expect(hl.markFromBasis(100, -0.5)).toBe(99.5);
    expect(hl.hyperpMark(400, 100, 3)).toBe(300);
  });

  it('gives the funding of the docs example, both signs and the cap', () => {
    expect(hl.fundingPremium(10_100, 10_101, 10_000)).toBe(0.01);
    expect(hl.fundingPremium(9_800, 9_900, 10_000)).toBe(-0.01);
    expect(hl.fundingPremium(9_999, 10_001, 10_000)).toBe(0);
    expect(hl.fundingPremiumHip3(101, 103, 100)).toBeCloseTo(0.02, 12);
    const rate8h = hl.fundingRate8h(0.01, 0.0001, 0.0005);
    expect(rate8h).toBeCloseTo(0.0095, 12);
    expect(hl.fundingRate8h(-0.01, 0.0001, 0.0005)).toBeCloseTo(-0.0095, 12);
    expect(hl.fundingPayment(10, 10_000, hl.fundingRate1h(rate8h, 0.04))).toBeCloseTo(118.75, 9);
    expect(hl.fundingRate1h(-0.9, 0.04)).toBe(-0.04);
    expect(hl.simpleApr(0.0000125, 8_760)).toBeCloseTo(0.1095, 12);
    expect(hl.compoundedApr(0.0000125, 8_760)).toBeCloseTo(0.1157, 4);
  });

  it('prices portfolio margin as on its page', () => {
    expect([0.5, 0.8, 0.9, 1].map((u) => hl.borrowApy(u, 0.05, 4.75, 0.8))).toEqual([
      0.05,
      0.05,
      expect.closeTo(0.525, 12),
      expect.closeTo(1, 12),
    ]);
    expect(hl.borrowedUsdc(0, -50_000)).toBe(50_000);
    expect(hl.borrowedUsdc(60_000, -50_000)).toBe(0);
    const capacity = hl.borrowCapacity(1, Infinity, 100_000, 0.5, Infinity);
    expect(hl.portfolioMarginRatio(20, 0, 60_000, 0, capacity)).toBeCloseTo(0.8002667, 6);
    expect(hl.borrowCapacity(1_000, 200, 100_000, 0.5, 1e7)).toBe(1e7);
    expect(hl.slippageWeight(0.5)).toBeCloseTo(0.8333, 4);
  });
});
