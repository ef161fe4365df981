/** DebtRank, overlaps and fire sales against closed forms of small systems, and against each other. */
import { InputError } from '@firebreak/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { debtRank } from './debtRank.ts';
import { fireSale, marketDepthUsd, priceImpact } from './fireSale.ts';
import type { FireSaleSystem } from './fireSale.ts';
import type { LiabilityNetwork } from './network.ts';
import { overlapIndices, overlapMatrix } from './overlap.ts';

/** Entities with this equity where debts are these. */
function withEquity(owed: number[][], equity: number[]): LiabilityNetwork {
  const n = equity.length;
  const claims = equity.map((_, i) => owed.reduce((sum, row) => sum + row[i]!, 0));
  const debts = owed.map((row) => row.reduce((sum, value) => sum + value, 0));
  const own = equity.map((value, i) => value + debts[i]! - claims[i]!);
  return {
    names: equity.map((_, i) => `e${i}`),
    owed: Float64Array.from(owed.flat()),
    owedOutside: Float64Array.from({ length: n }, (_, i) => Math.max(0, -own[i]!)),
    assets: Float64Array.from(own, (value) => Math.max(0, value)),
  };
}

describe('debtRank', () => {
  it('passes a loss along a chain by the product of shares', () => {
    const chain = withEquity(
      [
        [0, 6, 0],
        [0, 0, 5],
        [0, 0, 0],
      ],
      [10, 20, 50],
    );
    const { losses, rank, lost, lostAtFirst } = debtRank(chain, [0.5, 0, 0]);
    expect([...losses]).toEqual([0.5, 0.5 * (6 / 20), 0.5 * (6 / 20) * (5 / 50)]);
    expect(lostAtFirst).toBe(5);
    expect(lost).toBeCloseTo(5 + 3 + 0.75, 12);
    expect(rank).toBeCloseTo(3.75 / 80, 12);
  });

  it('adds up what comes round a cycle: h/(1 − w²)', () => {
    const cycle = withEquity(
      [
        [0, 4],
        [4, 0],
      ],
      [10, 10],
    );
    const { losses } = debtRank(cycle, [0.1, 0]);
    expect(losses[0]).toBeCloseTo(0.1 / (1 - 0.16), 10);
    expect(losses[1]).toBeCloseTo(0.04 / (1 - 0.16), 10);
  });

  it('never takes more than all, grows with the shock, and needs shares', () => {
    const amount = fc.double({ min: 0, max: 20, noNaN: true });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(amount, { minLength: 9, maxLength: 9 }), share, share, (x, a, b) => {
        const owed = [0, 1, 2].map((i) => [0, 1, 2].map((j) => (i === j ? 0 : x[i * 3 + j]!)));
        const net = withEquity(owed, [5, 10, 20]);
        const small = debtRank(net, [Math.min(a, b), 0, 0]).losses;
        const large = debtRank(net, [Math.max(a, b), 0, 0]).losses;
        large.forEach((loss, i) => {
          expect(loss).toBeLessThanOrEqual(1);
          expect(loss).toBeGreaterThanOrEqual(small[i]! - 1e-9);
        });
      }),
    );
    expect(() => debtRank(withEquity([[0]], [1]), [1.5])).toThrow(InputError);
    expect(() => debtRank(withEquity([[0]], [1]), [])).toThrow(InputError);
  });
});

const HOLDINGS = {
  names: ['a', 'b', 'c'],
  usd: Float64Array.of(100, 0, 50, 20, 0, 60),
  depthUsd: Float64Array.of(10_000, 4000),
};

describe('overlaps', () => {
  it('is Σ Π Π / D, with row sums and eigenvector', () => {
    const overlap = overlapMatrix(HOLDINGS);
    expect([...overlap]).toEqual([1, 0.5, 0, 0.5, 0.25 + 0.1, 0.3, 0, 0.3, 0.9]);
    const { endogenousRisk, eigenvalue, indirectContagion } = overlapIndices(overlap, 3);
    [0.5, 0.8, 0.3].forEach((sum, i) => expect(indirectContagion[i]).toBeCloseTo(sum, 12));
    for (let i = 0; i < 3; i++) {
      const row = [0, 1, 2].reduce((sum, j) => sum + overlap[i * 3 + j]! * endogenousRisk[j]!, 0);
      expect(row).toBeCloseTo(eigenvalue * endogenousRisk[i]!, 9);
    }
    expect(Math.hypot(...endogenousRisk)).toBeCloseTo(1, 12);
  });

  it('has closed eigenvalues for two institutions', () => {
    const two = { names: ['a', 'b'], usd: Float64Array.of(3, 1), depthUsd: Float64Array.of(2) };
    const { eigenvalue, endogenousRisk } = overlapIndices(overlapMatrix(two), 2);
    expect(eigenvalue).toBeCloseTo(5, 12); // (9 + 1)/2
    expect(endogenousRisk[0]! / endogenousRisk[1]!).toBeCloseTo(3, 9);
  });

  it('is 0 for nothing and refuses shallow markets', () => {
    expect(overlapIndices(new Float64Array(4), 2).eigenvalue).toBe(0);
    expect(() => overlapMatrix({ ...HOLDINGS, depthUsd: Float64Array.of(0, 1) })).toThrow(/a depth of 0 for asset 0/);
    expect(() => overlapMatrix({ ...HOLDINGS, usd: Float64Array.of(1) })).toThrow(InputError);
  });
});

/** Three institutions: the first is above its limit, the others are far below theirs. */
function system(change: Partial<FireSaleSystem> = {}): FireSaleSystem {
  return {
    ...HOLDINGS,
    otherAssetsUsd: Float64Array.of(0, 100, 100),
    equityUsd: Float64Array.of(4, 50, 50),
    leverageMax: Float64Array.of(20, 20, 20),
    leverageTarget: Float64Array.of(18, 18, 18),
    floor: Float64Array.of(0, 0),
    ...change,
  };
}

describe('fire sales', () => {
  it('starts with the share that restores the target', () => {
    const { rounds } = fireSale(system());
    expect(rounds[0]!.sold[0]).toBeCloseTo((100 - 18 * 4) / 100, 12);
    expect(rounds[0]!.price[0]).toBeCloseTo(Math.exp(-28 / 10_000), 12);
  });

  it('agrees with the overlap matrix while sales are small: loss of others is Ω·Γ', () => {
    const overlap = overlapMatrix(HOLDINGS);
    const { rounds } = fireSale(system());
    const share = rounds[0]!.sold[0]!;
    expect(rounds[0]!.lossUsd[1]! / (overlap[3]! * share)).toBeCloseTo(1, 2);
    expect(rounds[0]!.lossUsd[2]).toBe(0);
  });

  it('does nothing below the limits, and calls who sold all and is still above illiquid', () => {
    expect(fireSale(system({ equityUsd: Float64Array.of(5, 50, 50) })).rounds).toEqual([]);
    const stuck = fireSale(system({ otherAssetsUsd: Float64Array.of(400, 100, 100) }));
    expect([...stuck.illiquid]).toEqual([1, 0, 0]);
    expect([...stuck.insolvent]).toEqual([0, 0, 0]);
    const broke = fireSale(system({ equityUsd: Float64Array.of(-1, 50, 50) }));
    expect([...broke.insolvent]).toEqual([1, 0, 0]);
    expect([...broke.illiquid]).toEqual([0, 0, 0]);
  });

  it('spreads: what the first sells can push the second above its limit', () => {
    const thin = {
      depthUsd: Float64Array.of(300, 4000),
      equityUsd: Float64Array.of(4, 3.6, 50),
      otherAssetsUsd: Float64Array.of(0, 0, 100),
    };
    const { rounds } = fireSale(system(thin));
    expect(rounds[0]!.sold[1]).toBe(0);
    expect(rounds[1]!.sold[1]).toBeGreaterThan(0);
  });

  it('never falls below the floor, loses more the less equity there is, and keeps its accounts', () => {
    const equity = fc.double({ min: 0.1, max: 10, noNaN: true });
    fc.assert(
      fc.property(equity, equity, fc.double({ min: 50, max: 1e4, noNaN: true }), (a, b, depth) => {
        const run = (own: number) =>
          fireSale(
            system({
              equityUsd: Float64Array.of(own, 8, 8),
              depthUsd: Float64Array.of(depth, depth),
              floor: Float64Array.of(0.6, 0.2),
            }),
          );
        const [poor, rich] = [run(Math.min(a, b)), run(Math.max(a, b))];
        const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);
        const last = poor.rounds.at(-1);
        if (last !== undefined) expect(last.price[0]).toBeGreaterThanOrEqual(0.6 - 1e-12);
        expect(total(poor.equityUsd) + total(poor.lossUsd)).toBeCloseTo(Math.min(a, b) + 16, 8);
        const first = (result: typeof poor): number => result.rounds[0]?.sold[0] ?? 0;
        expect(first(poor)).toBeGreaterThanOrEqual(first(rich) - 1e-12);
      }),
    );
  });

  it('has impact of slope 1/D at zero and depth that grows with the root of the horizon', () => {
    expect(priceImpact(1e-6, 50, 0.4) * 1e6).toBeCloseTo(1 / 50, 6);
    expect(priceImpact(1e9, 50, 0.4)).toBeCloseTo(0.4, 12);
    expect(priceImpact(5, 50, 0)).toBe(0);
    expect(marketDepthUsd(1e9, 0.04, { factor: 0.4, horizonDays: 4 })).toBeCloseTo(2e10, 0);
  });

  it('refuses targets above limits', () => {
    expect(() => fireSale(system({ leverageTarget: Float64Array.of(18, 21, 18) }))).toThrow(
      /target 21 and limit 20 of b/,
    );
    expect(() => fireSale(system({ floor: Float64Array.of(1, 0) }))).toThrow(InputError);
  });
});
