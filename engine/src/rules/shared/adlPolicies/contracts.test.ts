/** Policies by name on random holders: exactly the residual, nobody through zero, and small cases worked by hand. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ContractHolders, CONTRACT_POLICIES, contractsByPolicy } from './contracts.ts';

const sum = (values: Float64Array): number => values.reduce((a, b) => a + b, 0);

interface Row {
  readonly q: number;
  readonly profit: number;
  readonly equity: number;
}

function holdersOf(rows: readonly Row[]): ContractHolders {
  return {
    positions: Float64Array.from(rows, (row) => row.q),
    profitsUsd: Float64Array.from(rows, (row) => row.profit),
    equitiesUsd: Float64Array.from(rows, (row) => row.equity),
    leverages: Float64Array.from(rows, (row) => (row.equity > 0 ? row.q / row.equity : Infinity)),
  };
}

const money = fc.integer({ min: -100_000_000, max: 100_000_000 }).map((cents) => cents / 100);
const markets = fc.record({
  rows: fc.array(fc.record({ q: fc.double({ min: 1e-3, max: 1e6, noNaN: true }), profit: money, equity: money }), {
    minLength: 1,
    maxLength: 40,
  }),
  share: fc.double({ min: 1e-6, max: 1.3, noNaN: true }),
  loss: fc.integer({ min: -1_000, max: 1_000 }).map((cents) => cents / 100),
});

describe.each(CONTRACT_POLICIES)('%s', (policy) => {
  it('takes exactly the residual, or all there is, and never more than a position', () => {
    fc.assert(
      fc.property(markets, ({ rows, share, loss }) => {
        const holders = holdersOf(rows);
        const all = sum(holders.positions);
        const taken = contractsByPolicy(policy, holders, share * all, loss);
        expect(Math.abs(sum(taken) - Math.min(1, share) * all)).toBeLessThanOrEqual(1e-11 * all);
        taken.forEach((x, i) => {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(holders.positions[i]);
        });
      }),
    );
  });
  it('takes of an account that is split in three what it takes of the whole', () => {
    fc.assert(
      fc.property(markets, ({ rows, share, loss }) => {
        const third = { q: rows[0].q / 3, profit: rows[0].profit / 3, equity: rows[0].equity / 3 };
        const whole = holdersOf(rows);
        const all = sum(whole.positions);
        const one = contractsByPolicy(policy, whole, share * all, loss);
        const split = contractsByPolicy(policy, holdersOf([third, third, third, ...rows.slice(1)]), share * all, loss);
        expect(Math.abs(split[0] + split[1] + split[2] - one[0])).toBeLessThanOrEqual(1e-9 * all);
      }),
    );
  });
  it('takes nothing of nobody', () => {
    expect(contractsByPolicy(policy, holdersOf([]), 5, 1)).toHaveLength(0);
  });
});

describe('three holders of 10, 20 and 30 contracts, residual 12', () => {
  const rows = [
    { q: 10, profit: 60, equity: 100 },
    { q: 20, profit: 30, equity: 50 },
    { q: 30, profit: -5, equity: 600 },
  ];
  const cases: readonly (readonly [(typeof CONTRACT_POLICIES)[number], number, readonly number[]])[] = [
    ['pro_rata', 1, [2, 4, 6]],
    // 12 × 60/90 = 8 and 12 × 30/90 = 4; the third has no profit.
    ['pro_rata_profit', 1, [8, 4, 0]],
    // 12 × 100/750, 12 × 50/750, 12 × 600/750.
    ['pro_rata_equity', 1, [1.6, 0.8, 9.6]],
    // At a loss of 10 USD each the second may lose 3 contracts, the third none: the first gives the other 6 it can,
    // and the 3 that are still missing come from 4, 17 and 30 that are left.
    ['capped_pro_rata', 10, [6 + 12 / 51, 3 + 51 / 51, 90 / 51]],
    // Without a loss nothing caps but the position.
    ['capped_pro_rata', -1, [2, 4, 6]],
    // Leverages 0.1, 0.4, 0.05: 60 × 0.01 = 0.6 and 30 × 0.16 = 4.8, so 12 × 0.6/5.4 and 12 × 4.8/5.4.
    ['risk_aware', 1, [12 * (0.6 / 5.4), 12 * (4.8 / 5.4), 0]],
    // 0.4 falls to L where 20 − 50 L = 12: L = 0.16, still above 0.1.
    ['water_filling', 1, [0, 12, 0]],
  ];
  it.each(cases)('%s at a loss of %s USD per contract', (policy, loss, expected) => {
    const taken = contractsByPolicy(policy, holdersOf(rows), 12, loss);
    expected.forEach((x, i) => expect(taken[i]).toBeCloseTo(x, 9));
  });
  it('what holders with profit cannot give comes pro rata from positions that are left', () => {
    expect([...contractsByPolicy('pro_rata_profit', holdersOf(rows), 36, 1)]).toEqual([10, 20, 6]);
  });
  it('water-filling and the risk-aware rule go first to whoever has no equity', () => {
    const broke = [...rows, { q: 12, profit: 1, equity: -3 }];
    for (const policy of ['water_filling', 'risk_aware'] as const) {
      expect(contractsByPolicy(policy, holdersOf(broke), 12, 1)[3]).toBeCloseTo(12, 6);
    }
  });
});
