/** Random markets are valid and have every feature; specifications are checked; missing roles are added. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IssuesError } from '../core/errors.ts';
import { buildSnapshot } from '../market/build.ts';
import { KIND } from '../market/kinds.ts';
import type { Snapshot } from '../market/snapshot.ts';
import { tableFromRows } from '../market/table.ts';
import { rowsOfTable, tinyMarket, withTables } from '../market/testMarket.ts';
import { validateTables } from '../market/validate.ts';
import { feeInMaintenanceOf, marginRow, marginTables, ruleSet } from '../rules/index.ts';
import { builtinSpec } from './builtin.ts';
import { distanceToLiquidation, restingView } from './distance.ts';
import { generateMarket } from './generate.ts';
import { oneAccountMarket } from './oneAccount.ts';
import { randomMarket } from './random.ts';
import { providerWeights } from './roleAccounts.ts';
import { addMissingRoles } from './roles.ts';
import { cohortCounts } from './sizes.ts';
import type { PopulationSpec } from './spec.ts';
import { tablesHash } from './testHash.ts';

/** Asserts that each venue has a provider, a fund or vault, one external and one deficit account. */
function expectRoles(s: Snapshot): void {
  for (let v = 0; v < s.venues.n; v++) {
    const have = (kind: number): number => {
      let n = 0;
      for (let a = 0; a < s.accounts.n; a++) if (s.accounts.venue[a] === v && s.accounts.kind[a] === kind) n++;
      return n;
    };
    expect([have(KIND.external), have(KIND.deficit)]).toEqual([1, 1]);
    expect(have(KIND.provider)).toBeGreaterThan(0);
    expect(have(KIND.fund) + have(KIND.vault)).toBeGreaterThan(0);
  }
}

describe('randomMarket', () => {
  it('is valid for 200 seeds, can be bound, starts solvent, and has every feature somewhere', () => {
    const seen = {
      inverse: 0,
      isolated: 0,
      cohort: 0,
      debt: 0,
      stops: 0,
      hedged: 0,
      venues: new Set<number>(),
      near: 0,
      all: 0,
    };
    const families = new Set<string>();
    for (let seed = 0; seed < 200; seed++) {
      const market = randomMarket(seed);
      expect(validateTables(market), `seed ${seed}`).toEqual([]);
      const s = buildSnapshot(market);
      expect(s.accounts.n).toBeLessThanOrEqual(300);
      expectRoles(s);
      for (let v = 0; v < s.venues.n; v++) {
        families.add(s.venues.rules[v]!);
        ruleSet(s.venues.rules[v]!).bind(s, v);
      }
      const tables = marginTables(s, feeInMaintenanceOf(s));
      const view = restingView(s);
      const out = new Float64Array(2);
      for (let u = 0; u < s.units.n; u++) {
        const from = s.units.legStart[u]!;
        const to = s.units.legStart[u + 1]!;
        seen.isolated += s.units.isolated[u]!;
        const trader = s.accounts.kind[s.units.account[u]!] === KIND.trader;
        const qty = s.legs.qty.subarray(from, to);
        if (trader && qty.some((q) => q > 0) && qty.some((q) => q < 0)) seen.hedged++;
        for (let k = s.units.balanceStart[u]!; trader && k < s.units.balanceStart[u + 1]!; k++) {
          if (s.balances.amount[k]! < 0) seen.debt++;
        }
        if (!trader || from === to) continue;
        marginRow(tables, view, u, out, 0);
        expect(out[0]! - out[1]!, `seed ${seed} unit ${u}`).toBeGreaterThan(0);
      }
      const { histogram } = distanceToLiquidation(s, tables);
      seen.near += histogram.slice(0, 8).reduce((sum, bin) => sum + bin.members, 0);
      seen.all += histogram.reduce((sum, bin) => sum + bin.members, 0);
      seen.inverse += s.instruments.inverse.reduce((sum, x) => sum + x, 0);
      seen.cohort += s.accounts.count.filter((count) => count > 1).length;
      seen.stops += s.orders.n;
      seen.venues.add(s.venues.n);
    }
    expect(families.size).toBe(4);
    expect([...seen.venues].sort((a, b) => a - b)).toEqual([1, 2, 3]);
    for (const key of ['inverse', 'isolated', 'cohort', 'debt', 'stops', 'hedged'] as const) {
      expect(seen[key], key).toBeGreaterThan(100);
    }
    // "Many liquidated by a move of up to 20%": a quarter of the members or more.
    expect(seen.near / seen.all).toBeGreaterThan(0.25);
  });

  it('is decided by its seed and takes its sizes from the options', () => {
    expect(tablesHash(randomMarket(7))).toBe(tablesHash(randomMarket(7)));
    expect(tablesHash(randomMarket(7))).not.toBe(tablesHash(randomMarket(8)));
    const small = buildSnapshot(randomMarket(3, { accounts: 5, venues: 2 }));
    expect(small.venues.n).toBe(2);
    expect(small.accounts.kind.filter((kind) => kind === KIND.trader)).toHaveLength(5);
  });
});

describe('cohortCounts', () => {
  it('sums to the members and gives the large ones a row each', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 400 }),
        fc.double({ min: 0, max: 0.99, noNaN: true }),
        fc.nat(1e6),
        (rows, part, more) => {
          const large = Math.floor(rows * part);
          const count = cohortCounts(rows, rows + more, large);
          expect(count.reduce((sum, x) => sum + x, 0)).toBe(rows + more);
          expect(count.every((x) => x >= 1 && Number.isInteger(x))).toBe(true);
          expect(count.subarray(0, large).every((x) => x === 1)).toBe(true);
        },
      ),
    );
  });
});

describe('providerWeights', () => {
  it('sums to 1 and has the effective number asked for', () => {
    for (const [n, effective] of [
      [9, 8.7],
      [5, 4],
      [12, 10],
    ] as const) {
      const weights = providerWeights(n, effective);
      expect(weights.reduce((sum, w) => sum + w, 0)).toBeCloseTo(1, 12);
      expect(1 / weights.reduce((sum, w) => sum + w * w, 0)).toBeCloseTo(effective, 9);
    }
  });
});

/** Binance of the built-in market with few accounts. */
function smallSpec(): PopulationSpec {
  const spec = builtinSpec();
  const at = <T extends { venue?: unknown }>(rows: readonly T[]): T[] => rows.filter((row) => row.venue === 'binance');
  const own = (rows: PopulationSpec['tiers']) => rows.filter((row) => String(row['instrument']).startsWith('binance:'));
  return {
    ...spec,
    venues: at(spec.venues),
    parameters: at(spec.parameters),
    instruments: at(spec.instruments),
    oracles: at(spec.oracles),
    haircuts: at(spec.haircuts),
    tiers: own(spec.tiers),
    depth: own(spec.depth),
    routes: [],
    populations: at(spec.populations).map((row) => ({ ...row, accounts: 3000, members: 90_000 })),
  };
}

describe('generateMarket', () => {
  it('works for one venue, where no carry trade has a partner', () => {
    const s = buildSnapshot(generateMarket(smallSpec(), 5));
    expectRoles(s);
    const members = s.accounts.count.reduce(
      (sum, count, a) => sum + (s.accounts.kind[a] === KIND.trader ? count : 0),
      0,
    );
    expect(members).toBe(90_000);
    expect(s.accounts.kind.filter((kind) => kind === KIND.basis).length).toBeGreaterThan(10);
  });

  it('names what is wrong with a specification', () => {
    const spec = smallSpec();
    const broken = { ...spec, populations: spec.populations.map((row) => ({ ...row, stop_share: 2, legs_mean: 0 })) };
    expect(() => generateMarket(broken, 1)).toThrow(IssuesError);
    expect(() => generateMarket(broken, 1)).toThrow(/stop_share/);
    expect(() => generateMarket({ ...spec, tiers: [] }, 1)).toThrow(/a contract with rows in tiers/);
    expect(() => generateMarket({ ...spec, populations: [] }, 1)).toThrow(/populations/);
  });
});

describe('addMissingRoles', () => {
  it('adds what the tiny market lacks and leaves what it has', () => {
    const { market, added } = addMissingRoles(tinyMarket());
    expect(validateTables(market)).toEqual([]);
    expect(added.filter((id) => id.includes('provider'))).toEqual([]);
    expect(added).toContain('binance:arbitrageur');
    expect(added.filter((id) => id.includes('dip-buyer'))).toHaveLength(10);
    expectRoles(buildSnapshot(market));
    expect(addMissingRoles(market)).toEqual({ market, added: [] });
  });

  it('makes a market of traders alone runnable, with basis assumed', () => {
    const tiny = tinyMarket();
    const one = oneAccountMarket({
      reference: tiny,
      venue: 'binance',
      balances: { USDT: 20_000 },
      positions: [{ instrument: 'BN:ETHUSDT', qty: 10, entry_price: 4_000 }],
    });
    expect(validateTables(one)).toEqual([]);
    const s = buildSnapshot(one);
    expectRoles(s);
    // 5% of the deeper of open interest and books: 200 + 100 + 30 million USD in the outermost bands.
    let cash = 0;
    for (let a = 0; a < s.accounts.n; a++) {
      if (s.accounts.kind[a] !== KIND.provider) continue;
      const u = s.accounts.unitStart[a]!;
      for (let k = s.units.balanceStart[u]!; k < s.units.balanceStart[u + 1]!; k++) cash += s.balances.amount[k]!;
    }
    expect(cash).toBeCloseTo(0.05 * 330e6, 0);
    const rows = rowsOfTable(one.tables.get('accounts')!);
    expect(new Set(rows.map((row) => row['basis']))).toEqual(new Set(['assumed']));
    expect(rowsOfTable(one.tables.get('instruments')!).every((row) => row['fund'] === 'binance:fund')).toBe(true);
  });

  it('does not take an id that exists', () => {
    const tiny = tinyMarket();
    const rows = rowsOfTable(tiny.tables.get('accounts')!);
    const trader = { ...rows[2]!, account: 'binance:arbitrageur', venue: 'binance', count: 1 };
    const { added } = addMissingRoles(withTables(tiny, tableFromRows('accounts', [...rows, trader])));
    expect(added).toContain('binance:arbitrageur-added');
  });
});

describe('oneAccountMarket', () => {
  it('names an unknown venue', () => {
    expect(() => oneAccountMarket({ reference: tinyMarket(), venue: 'nowhere', balances: {}, positions: [] })).toThrow(
      /nowhere/,
    );
  });

  it('mirrors hedges and isolated positions of a cohort', () => {
    const market = oneAccountMarket({
      reference: tinyMarket(),
      venue: 'hyperliquid',
      count: 3,
      balances: { USDC: 50_000 },
      positions: [
        { instrument: 'HL:BTC', qty: 0.4, entry_price: 99_000 },
        { instrument: 'HL:ETH', qty: -5, entry_price: 4_100, isolated_margin: 2_000 },
      ],
      orders: [{ instrument: 'HL:BTC', qty: -0.4, trigger_price: 95_000 }],
    });
    expect(validateTables(market)).toEqual([]);
    const s = buildSnapshot(market);
    expect(s.orders.n).toBe(1);
    expect(s.units.isolated.filter((x) => x === 1)).toHaveLength(1);
  });
});
