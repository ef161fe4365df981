/** Coinbase against the figures and examples of its help pages and policy. */
import { describe, expect, it } from 'vitest';
import {
  closeOutRate,
  collateralValue,
  hourlyLimits,
  initialRate,
  maintenanceRate,
  nextReference,
  partialShare,
  passesBand,
  priceBand,
  stageOf,
  withinHighLeverage,
} from './formulas.ts';

describe('Derivatives', () => {
  it('limits an hour to 10% around its reference and goes on from the limit that was hit', () => {
    const { lower, upper } = hourlyLimits(100_000, 0.1);
    expect(lower).toBeCloseTo(90_000, 9);
    expect(upper).toBeCloseTo(110_000, 9);
    expect(nextReference(100_000, 0.1, 95_000)).toBe(100_000);
    expect(nextReference(100_000, 0.1, 89_000)).toBe(lower);
    expect(hourlyLimits(nextReference(100_000, 0.1, 89_000), 0.1).lower).toBeCloseTo(81_000, 9);
    expect(nextReference(100_000, 0.1, 110_001)).toBe(upper);
  });

  it('rejects orders outside of a band of ticks that moves with the last price', () => {
    const band = priceBand(100_000, 200, 5);
    expect(band).toEqual({ lower: 99_000, upper: 101_000 });
    expect([98_999, 99_000, 101_000, 101_001].map((price) => passesBand(price, band))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(passesBand(98_500, priceBand(99_000, 200, 5))).toBe(true);
  });
});

describe('International Exchange', () => {
  it('asks for two thirds of the initial margin, and for close-out a third of it or maintenance less 12%', () => {
    // Default initial margins of 20% (BTC) and 50% (small coins).
    expect(maintenanceRate(0.2)).toBeCloseTo(0.13333, 5);
    expect(closeOutRate(0.2)).toBeCloseTo(0.06667, 5);
    expect(closeOutRate(0.5)).toBeCloseTo(0.33333 - 0.12, 5);
    expect(initialRate(0.1, 0.3, 0.25)).toBeCloseTo(0.15, 12);
    expect(initialRate(0.2, 0.3, 0.25)).toBe(0.2);
  });

  it('passes through the stages of its waterfall', () => {
    expect([0.21, 0.15, 0.1, 0.05].map((rate) => stageOf(rate, 0.2))).toEqual([
      'free',
      'pre-liquidation',
      'partial',
      'support',
    ]);
  });

  it('closes in part until the margin is the initial one', () => {
    const share = partialShare(10_000, 100_000, 0.2);
    expect(share).toBeCloseTo(0.5, 12);
    expect(10_000 / (100_000 * (1 - share))).toBeCloseTo(0.2, 12);
    expect(partialShare(-1, 100_000, 0.2)).toBe(1);
  });

  it('counts 2,000 USD of collateral at a weight of 90% as 1,800 (help page)', () => {
    expect(collateralValue(1, 2_000, 0.9)).toBe(1_800);
  });

  it('does not allow 1.5 BTC at 50,000 and 20 ETH at 2,000 together at 10×: 115,000 of 90,000 USD (help page)', () => {
    const btc = { qty: 1.5, price: 50_000, qtyMax: 1.5 };
    const eth = { qty: 20, price: 2_000, qtyMax: 20 };
    expect(withinHighLeverage([btc], 90_000)).toBe(true);
    expect(withinHighLeverage([eth], 90_000)).toBe(true);
    expect(withinHighLeverage([btc, eth], 90_000)).toBe(false);
    expect(withinHighLeverage([{ ...btc, qty: -1.6 }], 90_000)).toBe(false);
  });
});
