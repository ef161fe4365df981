/** Compound's absorptions, Maker's auctions and Liquity's pool in the engine, each against arithmetic by hand. */
import { describe, expect, it } from 'vitest';
import { RuleInputError } from '../../core/errors.ts';
import { stairstepPrice } from '../../rules/maker/formulas.ts';
import { fallBy, type PlainMarket, plainRows, plainRun } from './testLending.ts';

const loan = (collateral: number, debt: number, threshold: number, name = 'a') => ({
  loan: name,
  collateral,
  debt,
  threshold,
});
const keeperGain = (result: ReturnType<typeof plainRun>): number => {
  const [keeper] = result.summary.chain!.keepers;
  return keeper!.afterUsd - keeper!.beforeUsd;
};

describe('Compound', () => {
  // Liquidation factor 0.93, so a storefront discount of 0.6 × 7% = 4.2%.
  const market: PlainMarket = {
    protocol: 'compound',
    bonus: 0.07,
    parameters: { store_front_price_factor: 0.6, target_reserves: 1e9, base_decimals: 6 },
  };

  it('absorbs all, credits value × liquidation factor, and sells the collateral at a discount', () => {
    // 1,000 × 0.9 × 0.9 = 810 < 850; credited 837, so the reserves are 13 short; the storefront brings 862.2.
    const result = plainRun(plainRows([loan(1_000, 850, 0.9)], market), fallBy(0.1));
    const { lending, reserves, badDebt } = result.summary.chain!;
    expect(lending[0]!.seizedUsd).toBeCloseTo(900, 9);
    expect(badDebt).toEqual([expect.objectContaining({ owner: 'reserves', tokens: expect.closeTo(13, 6) })]);
    expect(reserves[1]!.borrowedAfter).toBe(0);
    expect(reserves[1]!.deficit).toBe(0);
    expect(keeperGain(result)).toBeCloseTo(900 * 0.042, 6);
  });

  it('leaves the surplus to the borrower as supply, and nobody absorbs where the storefront is shut', () => {
    // 810 < 815; credited 837: 22 stay with the borrower, cut to the 6 decimals of the base token.
    const rows = plainRows([loan(1_000, 815, 0.9)], market);
    expect(plainRun(rows, fallBy(0.1)).summary.chain!.reserves[1]!.suppliedAfter).toBeCloseTo(2 * 815 + 22, 5);
    const parameters = { ...market.parameters, target_reserves: 0 };
    const shut = plainRows([loan(1_000, 850, 0.9)], { ...market, parameters, debtRow: { buffer: 1_000 } });
    const [lending] = plainRun(shut, fallBy(0.1)).summary.chain!.lending;
    expect(lending).toMatchObject({ calls: 0, unsafeLoans: 1 });
  });

  it('needs debt strictly above the collateral at its factors', () => {
    const calls = (debt: number): number =>
      plainRun(plainRows([loan(1_000, debt, 0.9)], market), fallBy(0)).summary.chain!.lending[0]!.calls;
    expect(calls(900)).toBe(0);
    expect(calls(900.000001)).toBe(1);
  });
});

describe('Maker', () => {
  const parameters = {
    chop: 1.13,
    buf: 1.2,
    tau_s: 0,
    cut: 0.99,
    step_s: 2,
    tail_s: 1_000,
    cusp: 0.1,
    tip: 0,
    chip: 0,
    hole: 1e6,
    dust: 10,
  };
  const market: PlainMarket = { protocol: 'maker', parameters };
  const vault = [loan(1_000, 650, 1 / 1.45)];

  it('auctions the vault down until somebody gains, and gives back what is left', () => {
    // Started at 11 s at 0.9 × 1.2 = 1.08; below the market's 0.9 after 19 cuts, at 49 s.
    const price = stairstepPrice(1.08, 38, 0.99, 2);
    expect(price).toBeLessThan(0.9);
    expect(price / 0.99).toBeGreaterThan(0.9);
    const result = plainRun(plainRows(vault, market), fallBy(0.1));
    const tab = 650 * 1.13;
    expect(keeperGain(result)).toBeCloseTo((tab / price) * 0.9 - tab, 6);
    const { lending, badDebt, reserves } = result.summary.chain!;
    expect(lending[0]).toMatchObject({ calls: 1, badDebtUsd: 0, unsafeLoans: 0 });
    expect(badDebt).toEqual([]);
    expect(reserves[1]!.borrowedAfter).toBe(0);
    expect(plainRun(plainRows(vault, market), fallBy(0.1), 48).summary.chain!.reserves[1]!.deficit).toBeCloseTo(650, 9);
  });

  it('takes what an auction does not bring from the surplus buffer, then issues', () => {
    const price = stairstepPrice(0.72, 38, 0.99, 2);
    const { badDebt } = plainRun(plainRows(vault, { ...market, debtRow: { buffer: 20 } }), fallBy(0.4)).summary.chain!;
    expect(badDebt).toEqual([
      expect.objectContaining({ owner: 'surplus buffer', tokens: expect.closeTo(20, 6) }),
      expect.objectContaining({ owner: 'debt issuance', tokens: expect.closeTo(650 - 1_000 * price - 20, 6) }),
    ]);
  });

  it('starts nothing where the incentive does not pay for gas, or no room is left', () => {
    const calls = (changes: PlainMarket): number =>
      plainRun(plainRows(vault, changes), fallBy(0.1)).summary.chain!.lending[0]!.calls;
    expect(calls({ ...market, gasUsd: 5 })).toBe(0);
    expect(calls({ ...market, gasUsd: 5, parameters: { ...parameters, tip: 5 } })).toBe(1);
    expect(calls({ ...market, parameters: { ...parameters, hole: 0 } })).toBe(0);
  });

  it('sees the price an hour late behind a security module', () => {
    const rows = plainRows(vault, { ...market, collateralRow: { oracle_delay_s: 3_600 } });
    expect(plainRun(rows, fallBy(0.1)).summary.chain!.lending[0]!.unsafeLoans).toBe(0);
  });
});

describe('Liquity', () => {
  const parameters = { keep: 0, compensation: 0.005, compensation_cap: 1e9, seizure_ratio: 0 };
  const troves = [loan(1_000, 850, 1 / 1.1), loan(2_000, 850, 1 / 1.1, 'b')];

  it('cancels debt against the pool as far as it goes, and gives the rest to the other troves', () => {
    const rows = plainRows(troves, { protocol: 'liquity', parameters, debtRow: { buffer: 500 } });
    const result = plainRun(rows, fallBy(0.1));
    const { lending, reserves, badDebt } = result.summary.chain!;
    expect(lending[0]).toMatchObject({ liquidatedLoans: 1, unsafeLoans: 0 });
    expect(reserves[1]!.borrowedAfter).toBeCloseTo(1_700 - 500, 9);
    // 995 tokens at 0.9 are worth more than 850, so nobody loses; the caller keeps 0.5%.
    expect(badDebt).toEqual([]);
    expect(keeperGain(result)).toBeCloseTo(5 * 0.9, 9);
  });

  it('makes the pool lose where the collateral is worth less than the debt', () => {
    const rows = plainRows(troves, { protocol: 'liquity', parameters, debtRow: { buffer: 2_000 } });
    const { badDebt } = plainRun(rows, fallBy(0.2)).summary.chain!;
    expect(badDebt).toEqual([
      expect.objectContaining({ owner: 'stability pool', tokens: expect.closeTo(850 - 995 * 0.8, 9) }),
    ]);
  });
});

describe('parameters of a lending market', () => {
  it('must be there and in range', () => {
    const market: PlainMarket = { protocol: 'morpho', parameters: { incentive_beta: 0.3 } };
    expect(() => plainRun(plainRows([loan(1_000, 500, 0.8)], market), fallBy(0))).toThrow(RuleInputError);
  });
});

describe('a scenario', () => {
  const market: PlainMarket = { protocol: 'morpho', parameters: { incentive_beta: 0.3, incentive_max: 1.15 } };
  const rows = plainRows([loan(1_000, 800, 0.86)], market);

  it('freezes an oracle of a lending market, or puts it off', () => {
    const at = (doc: object): number => plainRun(rows, { ...fallBy(0.1), ...doc }).summary.chain!.lending[0]!.calls;
    expect(at({})).toBe(1);
    expect(at({ lending_oracles: [{ market: 'm', assets: 'COLL', kind: 'freeze', start: 5, length: 60 }] })).toBe(0);
    const off = {
      lending_oracles: [{ market: 'm', kind: 'offset', move: -0.1, start: 5, length: 20, assets: 'COLL' }],
    };
    expect(plainRun(rows, { ...fallBy(0), ...off }).summary.chain!.lending[0]!.calls).toBe(1);
  });

  it('lets suppliers leave until everything is lent out, and the rest waits', () => {
    const run = plainRun(rows, {
      ...fallBy(0),
      withdrawals: [{ market: 'm', asset: 'DEBT', share: 0.75, start: 10, length: 20 }],
    });
    const [, reserve] = run.summary.chain!.reserves;
    // 1,600 supplied, 800 lent: 1,200 are asked for, 800 are there.
    expect(reserve!.withdrawn).toBeCloseTo(800, 9);
    expect(reserve!.waiting).toBeCloseTo(400, 9);
    expect(reserve!.utilisationAfter).toBeCloseTo(1, 12);
    expect(reserve!.frozenS).toBeGreaterThan(30);
  });
});
