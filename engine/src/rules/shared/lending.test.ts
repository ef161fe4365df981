/** The printed tables of the toxic frontier (Warmuz et al.) and of looped staking (Gatto). */
import { describe, expect, it } from 'vitest';
import { loopBadDebt, loopEligibleGap, loopLossGap, toxicFrontier } from './lending.ts';

describe('toxicFrontier', () => {
  it('is 1/(1+b)', () => {
    const printed = [0.045, 0.05, 0.08, 0.1].map((bonus) => toxicFrontier(bonus).toFixed(4));
    expect(printed).toEqual(['0.9569', '0.9524', '0.9259', '0.9091']);
  });

  it('separates loans that a liquidation improves from those that it worsens', () => {
    const after = (ltv: number): number => (ltv - 0.1) / (1 - 0.1 * 1.08);
    const frontier = toxicFrontier(0.08);
    expect(after(frontier - 0.001)).toBeLessThan(frontier - 0.001);
    expect(after(frontier + 0.001)).toBeGreaterThan(frontier + 0.001);
    expect(after(frontier)).toBeCloseTo(frontier, 12);
  });
});

describe('looped staking', () => {
  const lossGap = loopLossGap(1.03637, 0.95, 0.01);

  it('gives the printed thresholds', () => {
    expect(lossGap.toFixed(4)).toBe('0.0742');
    expect((100 * loopEligibleGap(1.03637)).toFixed(2)).toBe('3.51');
  });

  it('gives the printed bad debt per 100 of collateral', () => {
    const printed = [0.05, 0.08, 0.12, 0.2, 0.35].map((gap) => (100 * loopBadDebt(gap, lossGap, 0.01)).toFixed(2));
    expect(printed).toEqual(['0.00', '0.58', '4.54', '12.46', '27.31']);
  });
});
