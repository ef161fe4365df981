/**
 * Vaults in a run against closed forms: redemptions that stop where the cash of the markets does, losses that lower the
 * value of a share or stay hidden until the last leave, loans on shares that follow, and values looked through loops.
 */
import { describe, expect, it } from 'vitest';
import type { Cell } from '../../market/table.ts';
import { parameterRows } from '../../market/testChain.ts';
import { pack, snapshotHash, unpack } from '../../market/pack.ts';
import { fallBy } from './testLending.ts';
import { vaultRows, vaultRun, vaultSnapshot, type VaultMarket } from './testVaults.ts';

/** 80,000 of the vault's 100,000 are in the market, 70,000 of them lent out. */
const PLAIN: VaultMarket = { supplied: 80_000, debt: 70_000, collateral: 100_000 };
type Row = Readonly<Record<string, Cell>>;
const PARAMETERS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  euler: { max_discount: 0.15, socialise_debt: 1, min_socialised_usd: 1e-6 },
  'aave-v4': {
    target_health_factor: 1.24,
    health_factor_for_max_bonus: 0.9,
    liquidation_bonus_factor: 0.9,
    min_leftover_usd: 1_000,
  },
};
const leave = (share: number, start = 0) => ({ withdrawals: [{ vault: 'V', share, start, length: 0 }] });

describe('depositors of a vault', () => {
  it('leave as far as idle tokens and the cash of its markets go', () => {
    const { vaults, reserves, conservation } = vaultRun(vaultRows(PLAIN), fallBy(0, leave(0.5)));
    const [vault] = vaults;
    expect(vault.redeemedTokens).toBeCloseTo(30_000, 9);
    expect(vault.waitingShares).toBeCloseTo(20_000, 9);
    expect(vault.frozenS).toBeGreaterThan(50);
    expect(vault.liquidityAfter).toBe(0);
    expect(vault.sharesAfter).toBeCloseTo(70_000, 9);
    expect([vault.valueAfter, vault.lookThroughAfter]).toEqual([1, 1]);
    expect(reserves.find(({ market, asset }) => market === 'm' && asset === 'DEBT')!.utilisationAfter).toBeCloseTo(
      1,
      9,
    );
    expect(conservation.maxClaimError).toBeLessThan(1e-9);
  });

  it('get what a keeper pays back as it comes', () => {
    // The loan is closed in part after the fall: what is repaid can be withdrawn.
    const { vaults } = vaultRun(vaultRows(PLAIN), fallBy(0.2, leave(1)));
    expect(vaults[0].redeemedTokens).toBeCloseTo(100_000, 6);
    expect(vaults[0].waitingShares).toBeCloseTo(0, 6);
  });
});

describe('a loss of a market', () => {
  const deep = { ...PLAIN, debt: 80_000 };
  const factor = 1 / (1 - 0.3 * (1 - 0.86));
  const lost = 80_000 - 50_000 / factor;

  it('lowers the value of a share by the part of the vault, and its holders are named', () => {
    const { vaults, badDebt } = vaultRun(vaultRows(deep), fallBy(0.5));
    expect(vaults[0].valueAfter).toBeCloseTo(1 - lost / 100_000, 9);
    expect(vaults[0].lookThroughAfter).toBeCloseTo(vaults[0].valueAfter, 12);
    expect(vaults[0].lost).toBeCloseTo(lost, 6);
    expect(badDebt).toHaveLength(1);
    expect(badDebt[0]).toMatchObject({ owner: 'holders of vault V', market: 'm', asset: 'DEBT' });
    expect(badDebt[0].tokens).toBeCloseTo(lost, 6);
  });

  it('is shared with other suppliers by their claims', () => {
    const rows = vaultRows({ ...deep, supplied: 80_000 });
    const more = rows['lending_assets'].map((row, k) => (k === 1 ? { ...row, supplied: 160_000 } : row));
    const { vaults, badDebt } = vaultRun({ ...rows, lending_assets: more }, fallBy(0.5));
    expect(vaults[0].lost).toBeCloseTo(lost / 2, 6);
    expect(badDebt.map(({ owner }) => owner).sort()).toEqual(['holders of vault V', 'suppliers']);
  });

  it('is borne by suppliers who wait to leave, and by those who ask later, as by the vault', () => {
    const rows = vaultRows(deep);
    const more = rows['lending_assets'].map((row, k) => (k === 1 ? { ...row, supplied: 160_000 } : row));
    for (const start of [5, 30]) {
      const withdrawals = [{ market: 'm', asset: 'DEBT', share: 1, start, length: 0 }];
      const { vaults, reserves } = vaultRun({ ...rows, lending_assets: more }, fallBy(0.5, { withdrawals }));
      const reserve = reserves.find(({ market, asset }) => market === 'm' && asset === 'DEBT')!;
      // Who asks before the loss takes the 80,000 that are not lent out; the vault then bears all of it.
      expect(reserve.withdrawn).toBeCloseTo(start === 5 ? 80_000 : 80_000 - lost / 2, 6);
      expect(reserve.waiting).toBeCloseTo(0, 6);
      expect(vaults[0].lost).toBeCloseTo(start === 5 ? lost : lost / 2, 6);
    }
  });

  it('leaves a vault its claims where suppliers are said to ask for more than all', () => {
    const rows = vaultRows({ ...PLAIN, debt: 20_000 });
    const more = rows['lending_assets'].map((row, k) => (k === 1 ? { ...row, supplied: 160_000 } : row));
    const ask = (start: number) => ({ market: 'm', asset: 'DEBT', share: 0.8, start, length: 5 });
    const doc = fallBy(0, { withdrawals: [ask(5), ask(20)] });
    const reserve = vaultRun({ ...rows, lending_assets: more }, doc).reserves[1];
    expect(reserve.withdrawn).toBeCloseTo(80_000, 6);
    expect(reserve.waiting).toBe(0);
  });

  it('is hidden where the vault does not realise it: who leaves first is paid in full by the rest', () => {
    const rows = vaultRows({ ...deep, realise: 0 });
    const [first] = vaultRun(rows, fallBy(0.5, leave(0.5, 30))).vaults;
    expect(first.valueAfter).toBeCloseTo(1, 9);
    expect(first.hidden).toBeCloseTo(lost, 6);
    expect(first.redeemedTokens).toBeCloseTo(50_000, 6);
    const alike = (100_000 - lost) / 100_000;
    expect(first.leaversGain).toBeCloseTo(50_000 * (1 - alike), 6);
    expect(first.lookThroughAfter).toBeCloseTo((50_000 - lost) / 50_000, 9);
    const [all] = vaultRun(rows, fallBy(0.5, leave(1, 30))).vaults;
    expect(all.redeemedTokens).toBeCloseTo(100_000 - lost, 6);
    expect(all.waitingShares).toBeCloseTo(lost, 6);
    expect(all.lookThroughAfter).toBeCloseTo(0, 9);
  });

  it('is seen by looking through before anything is written off', () => {
    const [vault] = vaultRun(vaultRows({ ...deep, capital: 0 }), fallBy(0.5)).vaults;
    expect(vault.valueAfter).toBe(1);
    expect(vault.lookThroughAfter).toBeCloseTo(1 - 30_000 / 100_000, 9);
  });
});

describe('loans on shares', () => {
  const deep: VaultMarket = { ...PLAIN, debt: 80_000, shares: [20_000, 16_000] };

  it('are liquidated once a loss has lowered the shares, by a keeper who redeems them', () => {
    const { lending, vaults, keepers } = vaultRun(vaultRows(deep), fallBy(0.5));
    expect(lending[1].liquidatedLoans).toBe(1);
    expect(lending[1].firstLiquidationS!).toBeGreaterThan(lending[0].firstLiquidationS!);
    // 20,000 idle tokens pay for the shares; the loan on them is short as well.
    expect(vaults[0].keeperTokens).toBeGreaterThan(0);
    expect(vaults[0].inMarketsAfter).toBeLessThan(1e-6);
    expect(lending[1].badDebtUsd).toBeGreaterThan(0);
    expect(keepers[0].afterUsd).toBeGreaterThan(keepers[0].beforeUsd);
  });

  it('stand where the oracle is a price written into the contract, and where the vault hides its loss', () => {
    const fixed = vaultRun(vaultRows({ ...deep, oracle: 'fixed:1' }), fallBy(0.5));
    expect(fixed.lending[1]).toMatchObject({ liquidatedLoans: 0, unsafeLoans: 0 });
    expect(fixed.lending[1].shortfallUsd).toBeGreaterThan(0);
    const hidden = vaultRun(vaultRows({ ...deep, realise: 0 }), fallBy(0.5));
    expect(hidden.lending[1]).toMatchObject({ liquidatedLoans: 0, unsafeLoans: 0 });
  });

  it('are liquidated below their book value only where the vault can pay for them', () => {
    const shocks = [{ assets: ['VS'], move: -0.3, shape: 'step', length: 0, start: 10 }];
    const market: VaultMarket = { ...deep, collateral: 200_000, oracle: 'external' };
    const open = vaultRun(vaultRows(market), fallBy(0, { shocks }));
    expect(open.lending[1].calls).toBe(1);
    // All 20,000 shares at the price of 0.7 are seized; the vault pays 1 for each.
    expect(open.vaults[0].keeperTokens).toBeCloseTo(20_000, 6);
    const stuck = vaultRun(vaultRows({ ...market, supplied: 100_000, debt: 100_000 }), fallBy(0, { shocks }));
    expect(stuck.lending[1]).toMatchObject({ calls: 0, unsafeLoans: 1 });
  });
});

describe('a row of several loans on shares', () => {
  it('fares as its members in rows of their own', () => {
    const one = vaultRows({ ...PLAIN, debt: 80_000, shares: [10_000, 8_000] });
    const debt = (row: object, k: number) => (k === 3 ? { ...row, borrowed: 16_000 } : row);
    const assets = one['lending_assets'].map(debt) as (typeof one)[string];
    const cohort = one['loans'].map((row) => (row['loan'] === 'b' ? { ...row, count: 2 } : row));
    const legs = one['loan_legs'].filter(({ loan }) => loan === 'b').map((row) => ({ ...row, loan: 'c' }));
    const apart = {
      ...one,
      lending_assets: assets,
      loans: [...one['loans'], { loan: 'c', market: 's' }],
      loan_legs: [...one['loan_legs'], ...legs],
    };
    const [two, single] = [{ ...one, lending_assets: assets, loans: cohort }, apart].map((rows) =>
      vaultRun(rows, fallBy(0.5)),
    );
    expect(two.lending[1].repaidUsd).toBeGreaterThan(0);
    expect(two.lending[1].repaidUsd).toBeCloseTo(single.lending[1].repaidUsd, 6);
    expect(two.vaults[0].keeperTokens).toBeCloseTo(single.vaults[0].keeperTokens, 6);
  });
});

describe('a value looked through', () => {
  /** 20,000 of the vault in `x`, and a loan of 8,000 that will be 3,000 short; `x` is on its own or shares a hub. */
  const rows = (x: object, debtOf: string, legs: readonly Row[] = []) => {
    const protocol = debtOf === 'x' ? 'euler' : 'aave-v4';
    const hub = debtOf === 'x' ? null : 'core';
    const markets = [...new Set(['x', debtOf])];
    return vaultRows({
      ...PLAIN,
      capital: 0,
      extra: {
        lending_markets: markets.map((market) => ({ market, protocol, hub })),
        lending_parameters: markets.flatMap((market) => parameterRows(market, PARAMETERS[protocol])),
        lending_assets: [
          { market: debtOf, asset: 'COLL', liquidation_threshold: 0.86, supplied: 10_000, oracle: 'external' },
          { market: 'x', asset: 'DEBT', supplied: 20_000, borrowed: 0, oracle: 'fixed:1', ...x },
          ...(debtOf === 'x' ? [] : [{ market: debtOf, asset: 'DEBT', borrowed: 8_000, oracle: 'fixed:1' }]),
        ],
        loans: [{ loan: 'short', market: debtOf }, ...legs.map(({ loan }) => ({ loan, market: debtOf }))],
        loan_legs: [
          { loan: 'short', asset: 'COLL', collateral: 10_000 },
          { loan: 'short', asset: 'DEBT', debt: 8_000 },
          ...legs,
        ],
        vault_allocations: [{ vault: 'V', market: 'x', amount: 20_000 }],
      },
    });
  };
  // Of 120,000 the loan of `m` is 20,000 short and this one 3,000.
  const expected = 0.97;

  it('has the buffer of a market pay for its own debts only, on a hub too', () => {
    const [vault] = vaultRun(rows({ buffer: 20_000 }, 'y'), fallBy(0.5)).vaults;
    expect(vault.lookThroughAfter).toBeCloseTo(expected, 12);
  });

  it('has claims bear what collateral of the same reserve, which counts in full, does not', () => {
    const held = [{ loan: 'safe', asset: 'DEBT', collateral: 30_000 }];
    const [vault] = vaultRun(rows({ supplied: 50_000, borrowed: 8_000 }, 'x', held), fallBy(0.5)).vaults;
    expect(vault.lookThroughAfter).toBeCloseTo(expected, 12);
  });
});

describe('a vault that lends on its own shares', () => {
  /** A loan of `debt` from the vault itself against 60,000 of its shares and nothing else, and a short one on COLL. */
  const rows = (debt: number) =>
    vaultRows({
      ...PLAIN,
      capital: 0,
      extra: {
        lending_markets: [{ market: 'own', protocol: 'morpho' }],
        lending_parameters: [
          { market: 'own', key: 'incentive_beta', value: 0.3 },
          { market: 'own', key: 'incentive_max', value: 1.15 },
        ],
        lending_assets: [
          { market: 'own', asset: 'VS', liquidation_threshold: 0.86, oracle: 'fixed:1' },
          { market: 'own', asset: 'DEBT', supplied: debt, borrowed: debt, oracle: 'fixed:1' },
        ],
        loans: [{ loan: 'loop', market: 'own' }],
        loan_legs: [
          { loan: 'loop', asset: 'VS', collateral: 60_000 },
          { loan: 'loop', asset: 'DEBT', debt },
        ],
        vault_allocations: [{ vault: 'V', market: 'own', amount: debt }],
      },
    });

  it('is worth what solves its loop', () => {
    const [vault] = vaultRun(rows(50_000), fallBy(0.9)).vaults;
    // 20,000 idle, 10,000 cash, 10,000 of collateral, and 60,000 v for the loop's debt: v = 40,000 / (100,000 − 60,000)
    // would be 1, so the loop pays its 50,000 in full: v = 90,000 / 100,000.
    expect(vault.valueBefore).toBeCloseTo(1.5, 12);
    expect(vault.lookThroughBefore).toBeCloseTo(1.5, 12);
    expect(vault.lookThroughAfter).toBeCloseTo(0.9, 12);
  });

  it('finds the value where the loop cannot pay', () => {
    const [vault] = vaultRun(rows(58_000), fallBy(0.99)).vaults;
    // 20,000 + 10,000 + 1,000 + min(58,000, 60,000 v): v = 31,000 / 40,000.
    expect(vault.lookThroughAfter).toBeCloseTo(31 / 40, 10);
  });
});

describe('shares of shares', () => {
  const wrapped = vaultRows({
    ...PLAIN,
    debt: 80_000,
    extra: {
      lending_vaults: [{ vault: 'W', asset: 'VS', share: 'WS', shares: 40_000, idle: 40_000, realise_losses: 1 }],
    },
  });

  it('follow the vault under them, in price and when they are redeemed', () => {
    const { vaults } = vaultRun(
      wrapped,
      fallBy(0.5, { withdrawals: [{ vault: 'W', share: 0.5, start: 0, length: 0 }] }),
    );
    const [under, above] = vaults;
    expect(above.redeemedTokens).toBeCloseTo(20_000, 9);
    expect(above.valueAfter).toBe(1);
    expect(under.valueAfter).toBeLessThan(0.8);
    expect(above.lookThroughAfter).toBe(1);
  });

  it('come back from a pack as they were', () => {
    const snapshot = vaultSnapshot(wrapped);
    const again = unpack(pack(snapshot));
    expect(again.chain).toEqual(snapshot.chain);
    expect(snapshotHash(again)).toBe(snapshotHash(snapshot));
  });
});

describe('what is refused', () => {
  const change = (cells: object) => {
    const rows = vaultRows(PLAIN);
    return { ...rows, lending_vaults: rows['lending_vaults'].map((row) => ({ ...row, ...cells })) };
  };

  it('are more shares held than exist, and shares of nothing', () => {
    const lent = vaultRows({ ...PLAIN, shares: [20_000, 16_000] });
    const few = { ...lent, lending_vaults: lent['lending_vaults'].map((row) => ({ ...row, shares: 19_000 })) };
    expect(() => vaultRun(few, fallBy(0))).toThrow(/shares: expected at least the 20000 shares of V/);
    const empty = { ...change({ idle: 0 }), vault_allocations: [] };
    expect(() => vaultRun(empty, fallBy(0))).toThrow(/idle: expected tokens idle or in a market/);
  });

  it('are withdrawals from a vault that is not there, or from a vault and a market at once', () => {
    const doc = (item: object) => fallBy(0, { withdrawals: [{ share: 0.5, ...item }] });
    expect(() => vaultRun(vaultRows(PLAIN), doc({ vault: 'W' }))).toThrow(/withdrawals\[0\]\.vault/);
    expect(() => vaultRun(vaultRows(PLAIN), doc({ vault: 'V', market: 'm' }))).toThrow(/withdrawals\[0\]\.market/);
  });
});
