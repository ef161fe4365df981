/**
 * Clearing held to examples with known vectors (two banks in a circle, with and without costs of default; a ring of
 * three) and to the laws that define it, on random networks.
 */
import { InputError, tableFromRows } from '@firebreak/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clear, FULL_RECOVERY, leastClearing } from './clearing.ts';
import type { Recovery } from './clearing.ts';
import { bookEquity, networkOf } from './network.ts';
import type { LiabilityNetwork } from './network.ts';
import { askContagion } from './question.ts';

function network(owed: number[][], assets: number[], owedOutside = assets.map(() => 0)): LiabilityNetwork {
  return {
    names: assets.map((_, i) => `bank ${i}`),
    owed: Float64Array.from(owed.flat()),
    owedOutside: Float64Array.from(owedOutside),
    assets: Float64Array.from(assets),
  };
}

const HALF: Recovery = { assets: 0.5, claims: 0.5 };
const circle = (debt: number, ...assets: [number, number]) =>
  network(
    [
      [0, debt],
      [debt, 0],
    ],
    assets,
  );

function both(net: LiabilityNetwork, recovery: Recovery): number[][] {
  const vectors = [clear(net, recovery).payments, leastClearing(net, recovery)!];
  return vectors.map((vector) => Array.from(vector, (value) => Number(value.toFixed(9))));
}

describe('examples', () => {
  it('two banks that owe each other 1 and have nothing clear at any (t, t)', () => {
    expect(both(circle(1, 0, 0), FULL_RECOVERY)).toEqual([
      [1, 1],
      [0, 0],
    ]);
  });

  it('a little money of its own makes the clearing unique', () => {
    expect(both(circle(1, 0.01, 0), FULL_RECOVERY)).toEqual([
      [1, 1],
      [1, 1],
    ]);
  });

  it('costs of default make it ambiguous again: (2.2, 2.2) and (1, 1)', () => {
    expect(both(circle(2.2, 1, 1), HALF)).toEqual([
      [2.2, 2.2],
      [1, 1],
    ]);
    expect(both(circle(2.2, 1, 1), FULL_RECOVERY)).toEqual([
      [2.2, 2.2],
      [2.2, 2.2],
    ]);
  });

  it('a ring of 10, 10 and 8 with assets of 1, 0.5 and 6 pays 9, 9.5 and 8', () => {
    const ring = network(
      [
        [0, 10, 0],
        [0, 0, 10],
        [8, 0, 0],
      ],
      [1, 0.5, 6],
    );
    const { payments, defaultRound, equity } = clear(ring);
    expect([...payments]).toEqual([9, 9.5, 8]);
    expect([...defaultRound]).toEqual([1, 2, 0]);
    expect(equity[2]).toBeCloseTo(7.5, 12);
    expect(both(ring, FULL_RECOVERY)).toEqual([
      [9, 9.5, 8],
      [9, 9.5, 8],
    ]);
  });

  it('may lose more than the shock: one unit of assets less takes two units of payments', () => {
    const line = (own: number) =>
      network(
        [
          [0, 10, 0],
          [0, 0, 10],
          [0, 0, 0],
        ],
        [own, 0, 0],
      );
    const paid = (own: number): number => clear(line(own)).payments.reduce((sum, value) => sum + value, 0);
    expect(paid(10) - paid(9)).toBeCloseTo(2, 12);
  });
});

/** Networks of 2 to 5 entities; about half of the debts are there. */
const networks = fc.integer({ min: 2, max: 5 }).chain((n) => {
  const amount = fc.oneof(fc.constant(0), fc.double({ min: 5, max: 100, noNaN: true }));
  return fc
    .record({
      owed: fc.array(amount, { minLength: n * n, maxLength: n * n }),
      assets: fc.array(amount, { minLength: n, maxLength: n }),
      outside: fc.array(amount, { minLength: n, maxLength: n }),
    })
    .map(({ owed, assets, outside }) => {
      const rows = Array.from({ length: n }, (_, i) => owed.slice(i * n, i * n + n).map((x, j) => (i === j ? 0 : x)));
      return network(rows, assets, outside);
    });
});
const recoveries = fc.record({
  assets: fc.constantFrom(1, 0.7, 0),
  claims: fc.constantFrom(1, 0.6),
});

/** What each can pay if all others pay p: the map whose fixed points are the clearing vectors. */
function step(net: LiabilityNetwork, due: Float64Array, p: Float64Array, recovery: Recovery): Float64Array {
  const n = due.length;
  return due.map((owes, i) => {
    let received = 0;
    for (let j = 0; j < n; j++) if (due[j]! > 0) received += (net.owed[j * n + i]! / due[j]!) * p[j]!;
    const own = net.assets[i]!;
    if (own + received >= owes * (1 - 1e-12)) return owes;
    return recovery.assets * own + recovery.claims * received;
  });
}

const largest = (a: Float64Array, b: Float64Array): number =>
  a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i]!)), 0);

/** Iteration from full payment, which falls to the greatest fixed point; slowly where little leaks from a cycle. */
function fromFullPayment(net: LiabilityNetwork, due: Float64Array, recovery: Recovery) {
  let p: Float64Array = due.slice();
  for (let k = 0; k < 20_000; k++) {
    const next = step(net, due, p, recovery);
    const settled = largest(next, p) <= 1e-11;
    p = next;
    if (settled) return { p, settled };
  }
  return { p, settled: false };
}

describe('laws', () => {
  it('the vector is a fixed point, and the greatest: what iteration from full payment arrives at', () => {
    fc.assert(
      fc.property(networks, recoveries, (net, recovery) => {
        const { payments, due } = clear(net, recovery);
        expect(largest(step(net, due, payments, recovery), payments)).toBeLessThan(1e-8);
        const reached = fromFullPayment(net, due, recovery);
        reached.p.forEach((value, i) => expect(value).toBeGreaterThanOrEqual(payments[i]! - 1e-8));
        if (reached.settled) expect(largest(reached.p, payments)).toBeLessThan(1e-6);
        const least = leastClearing(net, recovery);
        least?.forEach((value, i) => expect(value).toBeLessThanOrEqual(payments[i]! + 1e-8));
      }),
      { numRuns: 60 },
    );
  });

  it('nobody pays more than he has or owes, and owners get nothing before creditors are paid', () => {
    fc.assert(
      fc.property(networks, recoveries, (net, recovery) => {
        const { payments, due, equity, defaultRound } = clear(net, recovery);
        const n = due.length;
        payments.forEach((paid, i) => {
          let has = net.assets[i]!;
          for (let j = 0; j < n; j++) if (due[j]! > 0) has += (net.owed[j * n + i]! / due[j]!) * payments[j]!;
          expect(paid).toBeLessThanOrEqual(due[i]!);
          expect(paid).toBeLessThanOrEqual(has + 1e-9);
          if (defaultRound[i]! > 0) expect(equity[i]).toBe(0);
          else expect(paid).toBe(due[i]);
        });
      }),
    );
  });

  it('money: assets are equity, payments to the outside and costs of default', () => {
    fc.assert(
      fc.property(networks, recoveries, (net, recovery) => {
        const { payments, due, equity, costs } = clear(net, recovery);
        const outside = payments.map((paid, i) => (due[i]! > 0 ? (paid * net.owedOutside[i]!) / due[i]! : 0));
        const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
        expect(Math.abs(sum(net.assets) - sum(equity) - sum(outside) - costs)).toBeLessThan(1e-8);
      }),
    );
  });

  it('more assets never mean smaller payments', () => {
    fc.assert(
      fc.property(networks, recoveries, fc.nat(4), fc.double({ min: 0, max: 50, noNaN: true }), (net, r, at, more) => {
        const richer = { ...net, assets: net.assets.map((own, i) => own + (i === at ? more : 0)) };
        const before = clear(net, r).payments;
        clear(richer, r).payments.forEach((paid, i) => expect(paid).toBeGreaterThanOrEqual(before[i]! - 1e-8));
      }),
    );
  });
});

describe('networkOf', () => {
  const entities = tableFromRows('entities', [
    { entity: 'lender', kind: 'lender', assets_usd: 20, liabilities_usd: 90 },
    { entity: 'fund', kind: 'fund', assets_usd: 70 },
  ]);
  const exposures = tableFromRows('exposures', [
    { debtor: 'fund', creditor: 'lender', amount_usd: 60, kind: 'loan' },
    { debtor: 'fund', creditor: 'lender', amount_usd: 20, kind: 'margin' },
  ]);
  const market = { name: 'm', asOfMs: 0, synthetic: true, seed: null, sources: [], tables: new Map() };

  it('adds up rows, and a fund that fails takes its lender with it', () => {
    const tables = new Map([
      ['entities', entities],
      ['exposures', exposures],
    ]);
    const net = networkOf({ ...market, tables });
    expect([...bookEquity(net)]).toEqual([10, -10]);
    const { payments, defaultRound } = clear(net);
    expect([...payments]).toEqual([90, 70]);
    expect([...defaultRound]).toEqual([0, 1]);
    expect([...clear({ ...net, assets: Float64Array.of(15, 70) }).payments]).toEqual([85, 70]);
  });

  it('asks for the tables where there are none, and names bad amounts', () => {
    expect(() => networkOf(market)).toThrow(InputError);
    expect(() => clear(network([[0]], [NaN]))).toThrow(/bank 0 with assets of NaN/);
    expect(() => clear(network([[1]], [1]))).toThrow(/owing bank 0 1/);
    expect(() => clear(network([[0]], [1]), { assets: 1.2, claims: 1 })).toThrow(InputError);
  });
});

describe('askContagion', () => {
  const chain = {
    ...network(
      [
        [0, 60],
        [0, 0],
      ],
      [70, 50],
      [0, 90],
    ),
    names: ['fund', 'lender'],
  }; // equities of 10, 20

  it('follows a loss from debtor to creditor, and says what the network adds', () => {
    const answer = askContagion(chain, [['fund', 0.6]], FULL_RECOVERY);
    expect(answer).toMatchObject({ defaults: 2, lostAssets: 42, costs: 0, unique: true });
    expect(answer.entities.map(({ paid }) => paid)).toEqual([28, 78]);
    expect(answer.unpaid).toBeCloseTo(60 - 28 + (90 - 78), 12);
    expect(answer.entities.map(({ debtRankLoss }) => debtRankLoss)).toEqual([1, 1]);
    expect(answer.rank).toBeCloseTo(20 / 30, 12);
  });

  it('changes nothing without a loss, and says where payments are not unique', () => {
    expect(askContagion(chain, [], FULL_RECOVERY)).toMatchObject({ defaults: 0, unpaid: 0, rank: 0 });
    expect(askContagion(circle(2.2, 1, 1), [], HALF)).toMatchObject({ defaults: 0, unique: false });
  });

  it('names unknown entities and impossible shares', () => {
    expect(() => askContagion(chain, [['funds', 0.1]], FULL_RECOVERY)).toThrow(/did you mean fund\?/);
    expect(() => askContagion(chain, [['fund', 1.5]], FULL_RECOVERY)).toThrow(/the loss of fund is 1.5/);
  });
});
