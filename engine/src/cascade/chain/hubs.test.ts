/**
 * Aave v4 in a run: a call that ends at the target health factor with the bonus of that health, dust that is cleared,
 * and markets that share a hub: one lends out what the others would withdraw, and deficits are the hub's.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChainRows } from '../../market/testChain.ts';
import { parameterRows } from '../../market/testChain.ts';
import type { ChainSummary } from '../../result/chain.ts';
import { debtToTarget, dynamicBonus, targetLiquidation, userRiskPremium } from '../../rules/aave/formulas.ts';
import { fallBy, plainRows, plainRun, type PlainLoan } from './testLending.ts';

/** Figures of the main market that was proposed for Avalanche (governance.aave.com/t/25165), dust of the code. */
const MAIN = {
  target_health_factor: 1.24,
  health_factor_for_max_bonus: 0.9,
  liquidation_bonus_factor: 0.9,
  min_leftover_usd: 1_000,
};
const V4 = { protocol: 'aave-v4', bonus: 0.1, parameters: MAIN };
const LOAN: PlainLoan = { loan: 'a', collateral: 100_000, debt: 70_000, threshold: 0.75 };

function chainOf(rows: ChainRows, fall: number, changes = {}): ChainSummary {
  return plainRun(rows, fallBy(fall, changes)).summary.chain as ChainSummary;
}

describe('a liquidation of Aave v4', () => {
  it('ends at the target health factor, with the bonus of the health that was found', () => {
    const fall = 0.08;
    const { lending, reserves } = chainOf(plainRows([LOAN], V4), fall);
    const health = (100_000 * (1 - fall) * 0.75) / 70_000;
    const bonus = dynamicBonus(health, 0.1, 0.9, 0.9);
    const repaid = debtToTarget(70_000, 92_000, 0.75, bonus, 1.24);
    expect(lending[0].calls).toBe(1);
    expect(lending[0].repaidUsd).toBeCloseTo(repaid, 6);
    expect(lending[0].seizedUsd).toBeCloseTo(repaid * (1 + bonus), 6);
    const left = 92_000 - lending[0].seizedUsd;
    expect((left * 0.75) / reserves[1].borrowedAfter).toBeCloseTo(1.24, 9);
  });

  it('clears a debt of which less than the least would be left', () => {
    const small: PlainLoan = { loan: 'a', collateral: 2_000, debt: 1_400, threshold: 0.75 };
    const { lending } = chainOf(plainRows([small], V4), 0.08);
    expect(lending[0].repaidUsd).toBeCloseTo(1_400, 9);
    expect(lending[0].unsafeLoans).toBe(0);
  });

  it('is no smaller for want of money than leaves no dust', () => {
    const small: PlainLoan = { loan: 'a', collateral: 2_000, debt: 1_400, threshold: 0.75 };
    const repaidWith = (capital: number) => chainOf(plainRows([small], { ...V4, capital }), 0.08).lending[0].repaidUsd;
    // With 700 of the 1,400 a liquidator may repay 400: 1,000 must be left.
    expect(repaidWith(700)).toBeCloseTo(400, 9);
    expect(repaidWith(300)).toBeCloseTo(300, 9);
    const least = { ...small, collateral: 1_300, debt: 900 };
    expect(chainOf(plainRows([least], { ...V4, capital: 700 }), 0.08).lending[0].calls).toBe(0);
  });

  it('gives two members of a row what two rows get', () => {
    const two = chainOf(plainRows([{ ...LOAN, count: 2 }], V4), 0.08).lending[0];
    const rows = chainOf(plainRows([LOAN, { ...LOAN, loan: 'b' }], V4), 0.08).lending[0];
    expect(two.repaidUsd).toBeCloseTo(rows.repaidUsd, 6);
    expect(two.calls).toBe(2);
  });

  it('never leaves dust or a health above the target without need, and never takes more than there is', () => {
    const amount = fc.double({ min: 1, max: 1e6, noNaN: true });
    const share = fc.double({ min: 0.05, max: 0.95, noNaN: true });
    fc.assert(
      fc.property(
        amount,
        share,
        share,
        share,
        fc.double({ min: 0.5, max: 0.999, noNaN: true }),
        (c, lt, b, cut, hf) => {
          const bonus = (b * (1 / lt - 1)) / 2;
          const debt = (c * lt) / hf;
          const of = { debt, adjusted: c * lt, reserveDebt: debt, reserveCollateral: c, threshold: lt, bonus };
          const position = { ...of, targetHealth: 1.24, minLeftover: 1_000 };
          for (const cover of [debt, cut * debt]) {
            const made = targetLiquidation(position, cover);
            if (made === null) continue;
            const { repaid, seized } = made;
            expect(repaid).toBeLessThanOrEqual(cover);
            expect(seized).toBeLessThanOrEqual(c);
            const [debtLeft, left] = [debt - repaid, c - seized];
            const near = 1_000 * (1 - 1e-9);
            if (debtLeft > 0 && left > 0) expect(Math.min(debtLeft, left)).toBeGreaterThanOrEqual(near);
            if (debtLeft > 0 && left > 0) expect((left * lt) / debtLeft).toBeLessThanOrEqual(1.24 * (1 + 1e-9));
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('the risk premium of a user', () => {
  it('is the mean over the least risky collateral that covers the debt', () => {
    const held = [
      { value: 50, risk: 0.4 },
      { value: 100, risk: 0 },
      { value: 80, risk: 0.1 },
    ];
    expect(userRiskPremium(held, 100)).toBe(0);
    expect(userRiskPremium(held, 150)).toBeCloseTo((50 * 0.1) / 150, 12);
    expect(userRiskPremium(held, 1_000)).toBeCloseTo((80 * 0.1 + 50 * 0.4) / 230, 12);
    expect(userRiskPremium(held, 0)).toBe(0);
  });
});

/** Two spokes on one hub: `m` with the loan draws all that `other` supplies but what `spare` says. */
function onHub(spare: number, changes: Readonly<Record<string, unknown>> = {}): ChainRows {
  const plain = plainRows([LOAN], { ...V4, ...changes, debtRow: { supplied: 10_000, borrowed: 70_000 } });
  return {
    ...plain,
    lending_markets: [
      { market: 'm', protocol: 'aave-v4', hub: 'core' },
      { market: 'other', protocol: 'aave-v4', hub: 'core' },
    ],
    lending_parameters: [...plain['lending_parameters'], ...parameterRows('other', MAIN)],
    lending_assets: [
      ...plain['lending_assets'],
      { market: 'other', asset: 'DEBT', supplied: 60_000 + spare, oracle: 'fixed:1' },
    ],
  };
}

const LEAVE = {
  withdrawals: [
    { market: 'm', asset: 'DEBT', share: 0.5, start: 0, length: 0 },
    { market: 'other', asset: 'DEBT', share: 0.5, start: 0, length: 0 },
  ],
};

describe('markets on one hub', () => {
  it('have one utilisation, and what one lends out holds the suppliers of all', () => {
    const { reserves, hubs, conservation } = chainOf(onHub(8_000), 0, LEAVE);
    const debt = reserves.filter(({ asset }) => asset === 'DEBT');
    expect(debt.map(({ utilisationBefore }) => utilisationBefore)).toEqual([70 / 78, 70 / 78]);
    expect(debt.map(({ utilisationPeak }) => utilisationPeak)).toEqual([1, 1]);
    // They ask for 5,000 and 34,000 of the 8,000 that are there.
    expect(debt[0].withdrawn).toBeCloseTo((8_000 * 5) / 39, 9);
    expect(debt[1].withdrawn).toBeCloseTo((8_000 * 34) / 39, 9);
    expect(debt.every(({ frozenS }) => frozenS > 0)).toBe(true);
    expect(hubs.map(({ hub, asset }) => `${hub} ${asset}`)).toEqual(['core COLL', 'core DEBT']);
    expect(hubs[1]).toMatchObject({ spokes: ['m', 'other'], drawnAfter: 70_000, liquidityAfter: 0, deficit: 0 });
    expect(hubs[1].waiting).toBeCloseTo(31_000, 9);
    expect(conservation.maxClaimError).toBeLessThan(1e-9);
  });

  it('carry a deficit together: claims stay, the last who leave find nothing', () => {
    const start = { withdrawals: LEAVE.withdrawals.map((one) => ({ ...one, share: 1, start: 30 })) };
    const { hubs, badDebt, lending, conservation } = chainOf(onHub(8_000, { capital: 1e6 }), 0.6, start);
    const lost = lending[0].badDebtUsd;
    expect(lost).toBeCloseTo(70_000 - 40_000 / 1.1, 6);
    expect(badDebt).toEqual([{ owner: 'suppliers of the hub', market: 'm', asset: 'DEBT', tokens: lost, usd: lost }]);
    const debt = hubs[1];
    expect(debt.deficit).toBeCloseTo(lost, 6);
    expect(debt.withdrawn).toBeCloseTo(78_000 - lost, 6);
    expect(debt.waiting).toBeCloseTo(lost, 6);
    expect(debt.suppliedAfter).toBeCloseTo(lost, 6);
    expect(conservation.maxClaimError).toBeLessThan(1e-9);
  });
});
