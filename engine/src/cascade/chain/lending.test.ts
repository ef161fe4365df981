/**
 * Loans in the engine against closed forms and published numbers: the gap table of looped staking, the toxic frontier,
 * Aave's close factor, gas, finite capital and cash, cohorts, and the rules of Morpho and Euler.
 */
import { describe, expect, it } from 'vitest';
import { AAVE_PARAMETERS } from '../../market/testChain.ts';
import { EVENT } from '../../result/types.ts';
import { incentiveFactor } from '../../rules/morpho/formulas.ts';
import { loopLossGap, toxicFrontier } from '../../rules/shared/lending.ts';
import { fallBy, liquidatedRows, PLAIN_AAVE, type PlainMarket, plainRows, plainRun } from './testLending.ts';

const AAVE: PlainMarket = { protocol: 'aave', bonus: 0.05 };
const loan = (collateral: number, debt: number, threshold: number, count = 1) => ({
  loan: 'a',
  collateral,
  debt,
  threshold,
  count,
});

describe('looped staking', () => {
  // Literature dossier 3.7: Gatto, SSRN 7157638; LT 0.95, bonus 1%, HF 1.03637 at the start, bad debt per 100.
  const start = 1.03637;
  const book = [loan(100, (100 * 0.95) / start, 0.95)];
  const market: PlainMarket = {
    protocol: 'aave',
    bonus: 0.01,
    parameters: { ...PLAIN_AAVE, full_close_health_factor: 0.95 },
  };

  it.each([
    [0.05, 0],
    [0.08, 0.58],
    [0.12, 4.54],
    [0.2, 12.46],
    [0.35, 27.31],
  ])('loses what the published table says in a gap of %f', (gap, published) => {
    const { chain } = plainRun(plainRows(book, market), fallBy(gap)).summary;
    const exact = (100 * Math.max(0, gap - loopLossGap(start, 0.95, 0.01))) / 1.01;
    expect(chain!.lending[0]!.badDebtUsd).toBeCloseTo(exact, 9);
    expect(Math.abs(chain!.lending[0]!.badDebtUsd - published)).toBeLessThan(0.006);
  });
});

describe('the toxic frontier', () => {
  it.each([0.045, 0.05, 0.08, 0.1])('1/(1+b) parts calls that help from calls that harm, at a bonus of %f', (bonus) => {
    const frontier = toxicFrontier(bonus);
    for (const [ltv, harms] of [
      [frontier - 0.01, false],
      [frontier + 0.01, true],
    ] as const) {
      const rows = plainRows([loan(10_000, 10_000 * ltv * 0.9, ltv * 0.95)], { ...AAVE, bonus });
      const { events } = plainRun(rows, fallBy(0.1), 12);
      const first = events.kind.indexOf(EVENT.loan_liquidation);
      const debt = 10_000 * ltv * 0.9 - events.notionalUsd[first]!;
      const collateral = (10_000 + events.qty[first]!) * 0.9;
      expect(debt / collateral > ltv).toBe(harms);
    }
  });
});

describe("Aave's close factor", () => {
  const repaid = (market: PlainMarket, debt: number, fall: number, capital?: number): number => {
    const rows = plainRows([loan(10_000, debt, 0.8)], { ...market, ...(capital === undefined ? {} : { capital }) });
    const { events } = plainRun(rows, fallBy(fall), 12);
    const first = events.kind.indexOf(EVENT.loan_liquidation);
    return first < 0 ? 0 : events.notionalUsd[first]!;
  };
  const v3: PlainMarket = { ...AAVE, parameters: AAVE_PARAMETERS };

  it('is half of the debt above a health factor of 0.95 and all of it at or below', () => {
    // HF = 10,000 × 0.9 × 0.8 / 7,400 = 0.973; at a fall of 20% it is 0.865.
    expect(repaid(v3, 7_400, 0.1)).toBeCloseTo(3_700, 9);
    expect(repaid(v3, 7_400, 0.2)).toBeCloseTo(7_400, 9);
    expect(repaid(AAVE, 7_400, 0.2)).toBeCloseTo(3_700, 9);
  });

  it('leaves a loan alone at a health factor of one', () => {
    expect(repaid(v3, 7_199.9, 0.1)).toBe(0);
    expect(repaid(v3, 7_200.1, 0.1)).toBeGreaterThan(0);
  });

  it('is what the keeper has where it has less, and never leaves dust', () => {
    expect(repaid(v3, 7_400, 0.1, 1_500)).toBeCloseTo(1_500, 9);
    const rows = plainRows([loan(1_800, 1_400, 0.8)], v3);
    const { events } = plainRun(rows, fallBy(0.1), 12);
    expect(events.notionalUsd[events.kind.indexOf(EVENT.loan_liquidation)]).toBeCloseTo(1_400, 9);
  });
});

describe('who is liquidated when', () => {
  it('waits for the keeper: never in the step in which a loan is found', () => {
    const rows = plainRows([loan(10_000, 7_400, 0.8)], AAVE);
    const late = { ...rows, keepers: [{ keeper: 'k', role: 'liquidator', gas_usd: 0, latency_s: 12 }] };
    const first = (result: ReturnType<typeof plainRun>): number => result.summary.chain!.lending[0]!.firstLiquidationS!;
    expect(first(plainRun(rows, fallBy(0.1)))).toBe(11);
    expect(first(plainRun(late, fallBy(0.1)))).toBe(22);
  });

  it('needs a bonus that pays for gas', () => {
    // Half of 740 at a bonus of 5% earns 18.5.
    const book = [loan(1_000, 740, 0.8)];
    expect(liquidatedRows(plainRun(plainRows(book, { ...AAVE, gasUsd: 18 }), fallBy(0.1)))).toEqual([0]);
    const dear = plainRun(plainRows(book, { ...AAVE, gasUsd: 19 }), fallBy(0.1));
    expect(liquidatedRows(dear)).toEqual([]);
    expect(dear.summary.chain!.lending[0]!.unsafeLoans).toBe(1);
  });

  it('is made smaller where the keeper has too little to leave no dust', () => {
    // Half of 2,700 may be repaid. With 800 of them 1,900 are left; with 1,000, of 1,700 of a small debt, 700 would be.
    const parameters = AAVE_PARAMETERS;
    const repaid = (debt: number, capital: number) =>
      plainRun(plainRows([loan(debt / 0.72, debt, 0.8)], { ...AAVE, parameters, capital }), fallBy(0.12), 11).summary
        .chain!.lending[0]!.repaidUsd;
    expect(repaid(2_700, 800)).toBeCloseTo(800, 9);
    expect(repaid(1_700, 1_000)).toBeCloseTo(700, 9);
    expect(repaid(900, 500)).toBe(0);
  });

  it('needs collateral that can be taken out: a reserve that is lent out freezes it', () => {
    const frozen = plainRows([loan(10_000, 7_400, 0.8)], { ...AAVE, collateralRow: { borrowed: 10_000 } });
    const { chain } = plainRun(frozen, fallBy(0.1)).summary;
    expect(chain!.lending[0]!.calls).toBe(0);
    expect(chain!.reserves[0]!.utilisationAfter).toBe(1);
  });

  it('ignores a fall that a fixed oracle does not see', () => {
    const fixed = plainRows([loan(10_000, 7_400, 0.8)], { ...AAVE, collateralRow: { oracle: 'fixed:1' } });
    const { chain } = plainRun(fixed, fallBy(0.6)).summary;
    expect(chain!.lending[0]!.unsafeLoans).toBe(0);
    expect(chain!.lending[0]!.calls).toBe(0);
  });

  it('treats a row of n members as n rows', () => {
    const capital = 3_700 * 4.5;
    const one = plainRun(plainRows([loan(10_000, 7_400, 0.8, 7)], { ...AAVE, capital }), fallBy(0.1), 11);
    const seven = Array.from({ length: 7 }, (_, k) => ({ ...loan(10_000, 7_400, 0.8), loan: `l${k}` }));
    const many = plainRun(plainRows(seven, { ...AAVE, capital }), fallBy(0.1), 11);
    expect(one.summary.chain!.lending[0]!.liquidatedLoans).toBe(4);
    expect(many.summary.chain!.lending[0]!.repaidUsd).toBeGreaterThanOrEqual(3_700 * 4);
  });
});

describe('Morpho and Euler', () => {
  it('Morpho seizes at the incentive of its limit and writes bad debt off the suppliers at once', () => {
    const market: PlainMarket = { protocol: 'morpho', parameters: { incentive_beta: 0.3, incentive_max: 1.15 } };
    const factor = incentiveFactor(0.86, 0.3, 1.15);
    const { chain } = plainRun(plainRows([loan(1_000, 850, 0.86)], market), fallBy(0.2)).summary;
    const [lending] = chain!.lending;
    expect(lending!.repaidUsd).toBeCloseTo(800 / factor, 9);
    expect(lending!.badDebtUsd).toBeCloseTo(850 - 800 / factor, 9);
    expect(chain!.badDebt).toEqual([
      {
        owner: 'suppliers',
        market: 'm',
        asset: 'DEBT',
        tokens: expect.closeTo(850 - 800 / factor, 9),
        usd: expect.closeTo(850 - 800 / factor, 9),
      },
    ]);
    expect(chain!.reserves[1]!.suppliedAfter).toBeCloseTo(1_700 - (850 - 800 / factor), 9);
  });

  it('Euler books a loss beyond what suppliers without loans have as a deficit', () => {
    const parameters = { max_discount: 0.15, socialise_debt: 1, min_socialised_usd: 1e-6 };
    const debtRow = { supplied: 75_000, borrowed: 70_000, liquidation_threshold: 0.8 };
    const rows = plainRows([loan(100_000, 70_000, 0.75)], { protocol: 'euler', parameters, debtRow });
    const { chain } = plainRun(
      {
        ...rows,
        loans: [...rows['loans']!, { loan: 'b', market: 'm' }],
        loan_legs: [...rows['loan_legs']!, { loan: 'b', asset: 'DEBT', collateral: 74_000 }],
      },
      fallBy(0.6),
    ).summary;
    // 40,000 of collateral at the largest discount repay 34,000 of 70,000; 1,000 of the supply is no collateral.
    expect(chain!.lending[0]!.badDebtUsd).toBeCloseTo(36_000, 9);
    expect(chain!.reserves[1]!.deficit).toBeCloseTo(35_000, 9);
    expect(chain!.reserves[1]!.suppliedAfter).toBeCloseTo(74_000, 9);
    expect(chain!.badDebt.map(({ tokens }) => tokens)).toEqual([expect.closeTo(36_000, 9)]);
  });

  it('Euler gives a discount of one less health, so a keeper waits until it pays for gas', () => {
    const market: PlainMarket = {
      protocol: 'euler',
      parameters: { max_discount: 0.15, socialise_debt: 1, min_socialised_usd: 1e-6 },
      gasUsd: 20,
    };
    // Health 0.9 × 0.9 × 1,000 / 830 = 0.9759: all 830 buy 830 / 0.9759 of collateral, a gain of 20.49.
    const book = [loan(1_000, 830, 0.9)];
    const { chain } = plainRun(plainRows(book, market), fallBy(0.1)).summary;
    expect(chain!.lending[0]!.seizedUsd).toBeCloseTo(830 / ((0.9 * 900) / 830), 9);
    expect(plainRun(plainRows(book, { ...market, gasUsd: 21 }), fallBy(0.1)).summary.chain!.lending[0]!.calls).toBe(0);
  });
});
