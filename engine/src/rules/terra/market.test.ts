/** The market module against its own code's arithmetic, laws of its pool, and capacities published in May 2022. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../core/errors.ts';
import { burnPerBlock, gapAtPrice, replenish, replenishBlocks } from './market.ts';
import { swapToCoin, swapToStable, terraPools } from './market.ts';
import type { TerraParameters } from './market.ts';

const may2022: TerraParameters = { basePool: 50e6, recoveryBlocks: 36, minSpread: 0.005 };
const amount = fc.double({ min: 1, max: 1e9, noNaN: true });
const gap = fc.double({ min: -40e6, max: 500e6, noNaN: true });

describe('swaps', () => {
  it('take what the code takes: ask pool − cp/(offer pool + offer)', () => {
    fc.assert(
      fc.property(amount, gap, (offer, delta) => {
        const { stable, coin } = terraPools(may2022.basePool, delta);
        const product = may2022.basePool ** 2;
        const swap = swapToCoin(offer, delta, { ...may2022, minSpread: 0 });
        const asked = coin - product / (stable + offer);
        if (offer > asked) expect(swap.ask / asked).toBeCloseTo(1, 5);
        expect(swap.delta).toBe(delta + offer);
        const back = swapToStable(offer, delta, { ...may2022, minSpread: 0 });
        const askedBack = stable - product / (coin + offer);
        if (offer > askedBack) expect(back.ask / askedBack).toBeCloseTo(1, 5);
        expect(back.delta).toBe(delta - back.ask);
      }),
    );
  });

  it('cost at least the least spread, also where the pool would pay more than par', () => {
    expect(swapToCoin(1000, 0, may2022)).toEqual({ ask: 995, spread: 0.005, delta: 1000 });
    expect(swapToStable(1e6, 20e6, may2022).spread).toBe(0.005);
    expect(swapToCoin(0, 0, may2022).ask).toBe(0);
  });

  it('of the base pool at rest lose half, and of nine base pools nine tenths', () => {
    expect(swapToCoin(50e6, 0, may2022).spread).toBeCloseTo(0.5, 12);
    expect(swapToCoin(450e6, 0, may2022).spread).toBeCloseTo(0.9, 12);
  });

  it('never pay for a round trip', () => {
    fc.assert(
      fc.property(amount, gap, (offer, delta) => {
        const out = swapToCoin(offer, delta, { ...may2022, minSpread: 0 });
        const back = swapToStable(out.ask, out.delta, { ...may2022, minSpread: 0 });
        expect(back.ask).toBeLessThanOrEqual(offer * (1 + 1e-9));
      }),
    );
  });

  it('refuse what no pool can be', () => {
    expect(() => swapToCoin(-1, 0, may2022)).toThrow(InputError);
    expect(() => swapToCoin(1, -50e6, may2022)).toThrow(/gap/);
    expect(() => swapToStable(1, 0, { ...may2022, recoveryBlocks: 0 })).toThrow(/recovery period/);
  });
});

describe('recovery', () => {
  it('takes one part in n of the gap each block and never reaches zero', () => {
    expect(replenish(36, 36)).toBe(35);
    expect(replenishBlocks(1, 36, 36)).toBeCloseTo((35 / 36) ** 36, 12);
    expect(replenishBlocks(5, 36, 0)).toBe(5);
    expect(replenishBlocks(5, 1, 3)).toBe(0);
  });
});

describe('capacity', () => {
  // Proposal 1164 of 10 May 2022: base pool 50 → 100 m SDR, recovery 36 → 18 blocks, "minting capacity" 293 m → about
  // 1,200 m USD; a second proposal of that week: 50 m → 1 bn and 36 → 1 block, "total minting capacity by ~720x".
  it.each([
    [100e6, 18, 1200 / 293, 0.03],
    [1e9, 1, 720, 1e-9],
  ])('with %d over %d blocks is %d times that of May 2022', (basePool, blocks, times, tolerance) => {
    const ratio = burnPerBlock(basePool, blocks, 0.9) / burnPerBlock(50e6, 36, 0.9);
    expect(Math.abs(ratio / times - 1)).toBeLessThanOrEqual(tolerance);
  });

  it('is what a market that burns at each price lets through', () => {
    const price = 0.8;
    let delta = 0;
    let burned = 0;
    for (let block = 0; block < 2000; block++) {
      delta = replenish(delta, may2022.recoveryBlocks);
      const offer = Math.max(0, gapAtPrice(may2022.basePool, price) - delta);
      delta = swapToCoin(offer, delta, may2022).delta;
      if (block >= 1000) burned += offer;
    }
    expect(burned / 1000 / burnPerBlock(may2022.basePool, may2022.recoveryBlocks, price)).toBeCloseTo(1, 9);
  });
});
