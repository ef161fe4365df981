/** Binance's and Aster's formulas against the figures on their pages. */
import { describe, expect, it } from 'vitest';
import * as aster from '../aster-simple/formulas.ts';
import * as bn from './formulas.ts';

describe('binance formulas', () => {
  it('takes profit out of isolatedMargin (API sample of position information)', () => {
    expect(bn.isolatedWallet(15_517.54150468, 2_316.8342356)).toBeCloseTo(13_200.70726908, 8);
    expect(bn.crossBalance(100, 30, -20)).toBe(50);
  });

  it('ranks by profit share times margin ratio, losers last', () => {
    expect(bn.adlScore(1_000, 500, 150)).toBeCloseTo(0.05, 12);
    expect(bn.adlScore(200, 100, 60)).toBeCloseTo(0.1, 12);
    expect(bn.adlScore(1_000, -100, 400)).toBe(0);
    expect(bn.marginRatio(100, -150, 10)).toBe(0);
    expect(bn.adlPnlPercent(0.2, 3)).toBe(3);
    expect([1, 2, 5, 10].map((rank) => bn.adlIndicator(rank, 10, 5))).toEqual([4, 4, 2, 0]);
  });

  it('gives Price 1 of FAQ 360033525071 and the median of the three', () => {
    expect(bn.markPrice1(10_000, 0.0003, 4, 8)).toBeCloseTo(10_001.5, 9);
    expect(bn.markPrice2(10_000, -10)).toBe(9_990);
    expect(bn.markPrice(10_001.5, 9_990, 10_050)).toBe(10_001.5);
  });

  it('equals the interest while the premium is within -0.04% and 0.06%, and divides by 8/N', () => {
    for (const premium of [-0.0004, 0, 0.0006]) {
      expect(bn.fundingRate(premium, 0.0001, 0.0005, 8, 8)).toBeCloseTo(0.0001, 12);
    }
    expect(bn.fundingRate(0.001, 0.0001, 0.0005, 8, 8)).toBeCloseTo(0.0005, 12);
    expect(bn.fundingRate(0.001, 0.0001, 0.0005, 4, 8)).toBeCloseTo(0.00025, 12);
    expect(bn.fundingRate(-0.001, 0.0001, 0.0005, 1, 8)).toBeCloseTo(-0.0000625, 12);
    expect(bn.fundingCapped(-0.05, 0.75, 0.004)).toBeCloseTo(-0.003, 12);
  });

  it('exchanges at the limit and values debts in full', () => {
    expect(bn.autoExchangeTriggered(-5_000, 5_000, 0, 0.995)).toBe(true);
    expect(bn.autoExchangeTriggered(-4_999, 5_000, 0.994, 0.995)).toBe(false);
    expect(bn.autoExchangeTriggered(0, 5_000, 0.995, 0.995)).toBe(true);
    expect(bn.adjustedEquity(1_000, 0.95)).toBe(950);
    expect(bn.adjustedEquity(-1_000, 0.95)).toBe(-1_000);
  });

  it('places a uniMMR in its band', () => {
    expect(bn.uniMmr(1_500, 1_000)).toBe(1.5);
    const bounds = [1.5, 1.2, 1.05, 1];
    expect([2, 1.3, 1.1, 1.02, 0.9].map((value) => bn.uniMmrBand(value, bounds))).toEqual([0, 1, 2, 3, 4]);
    expect(bn.loanMaintenance(15, 0.1)).toBe(1.5);
  });

  it('compensates the distance to the reference price', () => {
    expect(bn.incidentCompensation(0.6567, 0.999, 10_000)).toBeCloseTo(3_423, 6);
  });
});

describe('aster', () => {
  it('charges the printed fees and survives about 5.5 bp at 1001x', () => {
    expect(aster.simpleFee(1, 1_500, 0.0008)).toBeCloseTo(1.2, 12);
    expect(aster.degenCloseFeeRate(100, 0.1, 10_000, 0.0003)).toBeCloseTo(0.001, 12);
    expect(aster.degenCloseFeeRate(-100, 0.1, 10_000, 0.0003)).toBe(0.0003);
    const move = aster.simpleAdverseMove(1_001, 0.85, 0.0003);
    expect(move).toBeCloseTo(0.000549151, 9);
    expect(aster.simpleLiquidationPrice(1, 100_000, move)).toBeCloseTo(99_945.085, 3);
    expect(aster.simpleLiquidationPrice(-1, 100_000, move)).toBeCloseTo(100_054.915, 3);
  });
});
