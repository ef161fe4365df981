/** OKX's formulas against the figures in its API docs, help centre and notices. */
import { describe, expect, it } from 'vitest';
import * as ok from './formulas.ts';

describe('okx formulas', () => {
  /** Position sample of docs-v5: isolated margin long BTC-USDT. */
  const sample = { assets: 0.00190433573, liability: -99.9998177776581948, mark: 62_891.9, rate: 0.02, fee: 0.001 };

  it('gives maintenance, liquidation price and margin ratio of the API sample', () => {
    const { assets, liability, mark, rate, fee } = sample;
    expect(ok.loanMaintenance(1, liability, mark, rate)).toBeCloseTo(0.0000318005395854, 15);
    expect(ok.loanLiquidationPrice(1, liability, assets, rate, fee)).toBeCloseTo(53_615.448336593756, 6);
    expect(ok.loanMarginRatio(1, assets, liability, mark, rate, fee)).toBeCloseTo(9.404143929947395, 8);
  });

  it('has margin ratio 1 at the liquidation price, both sides, loans and contracts', () => {
    const long = ok.loanLiquidationPrice(1, 100, 0.002, 0.02, 0.001);
    expect(ok.loanMarginRatio(1, 0.002, 100, long, 0.02, 0.001)).toBeCloseTo(1, 9);
    const short = ok.loanLiquidationPrice(-1, 0.001, 100, 0.02, 0.001);
    expect(ok.loanMarginRatio(-1, 100, 0.001, short, 0.02, 0.001)).toBeCloseTo(1, 9);
    for (const size of [2, -2]) {
      const at = ok.liquidationPriceIsolated(1_000, size, 10_000, 0.005, 0.0005);
      const ratio = ok.marginRatioIsolated(1_000, size * (at - 10_000), 2 * at, 0.005, 0.0005);
      expect(ratio).toBeCloseTo(1, 9);
    }
    expect(ok.liquidationPriceIsolated(30_000, 2, 10_000, 0.005, 0.0005)).toBe(0);
  });

  it('divides equity by maintenance and fees', () => {
    expect(ok.marginRatioSingle(1_000, -200, 100, 500, 200)).toBe(1);
    expect(ok.marginRatioMulti(1_400, 500, 200)).toBe(2);
  });

  it('closes 13,000 of 15,000 under the older rule and two tiers under the current one', () => {
    expect(ok.partialCloseToTier1(15_000, 2_000)).toBe(13_000);
    const caps = Float64Array.of(1_000, 2_000, 5_000, 9_000);
    expect(ok.partialCloseTwoTiers(caps, 0, 4, 8_000)).toBe(6_000);
    expect(ok.partialCloseTwoTiers(caps, 0, 4, 3_000)).toBe(2_000);
    expect(ok.partialCloseTwoTiers(caps, 0, 4, 2_000)).toBe(2_000);
    expect(ok.partialCloseTwoTiers(caps, 2, 4, 9_500)).toBe(9_500);
    expect(ok.partialCloseTwoTiers(caps, 0, 4, 20_000)).toBe(18_000);
  });

  it('starts ADL at a fall of 30% from the peak', () => {
    expect(ok.adlTriggered(70, 100, 0.3)).toBe(true);
    expect(ok.adlTriggered(71, 100, 0.3)).toBe(false);
    expect(ok.adlTriggered(0, 0, 0.3)).toBe(true);
    expect(ok.adlScore(0.2, 5)).toBe(1);
  });

  it('gives the discount ladder of the April 2025 notice', () => {
    const caps = [120e6, 200e6, 250e6, 370e6];
    expect(ok.discountLadderRate(1, 0.85, 0.01, 2)).toBe(0.85);
    expect(ok.discountLadderRate(2, 0.85, 0.01, 2)).toBeCloseTo(0.83, 12);
    expect(ok.discountLadderRate(84, 0.85, 0.01, 2)).toBeCloseTo(0.01, 12);
    expect(ok.discountLadderRate(40, 0.85, 0.03, 2)).toBe(0);
    expect(ok.discountLadderCap(2, caps, 120e6)).toBe(200e6);
    expect(ok.discountLadderCap(84, caps, 120e6)).toBe(9_970e6);
  });

  it('tiers the minimum charge of help 4417291853837', () => {
    expect(ok.minimumChargeTiered(30_000, 10_000, [1, 2, 2])).toBe(50_000);
    expect(ok.minimumChargeTiered(45_000, 10_000, [1, 2, 2])).toBe(80_000);
    expect(ok.minimumChargeTiered(5_000, 10_000, [1, 2, 2])).toBe(5_000);
    expect(ok.portfolioMaintenance(40_000, 50_000, 0)).toBe(50_000);
    expect(ok.marketRisk(1, 7, 10, 20, 30, 5)).toBe(67);
  });
});
