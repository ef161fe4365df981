/**
 * Money and positions are conserved, recomputed in full from the state and not from the ledger's own sums; every loss
 * has a payer; nobody is closed twice (DESIGN section 4, MODEL section 7).
 */
import { describe, expect, it } from 'vitest';
import { EVENT } from '../result/types.ts';
import { ADL_POLICIES } from '../scenario/types.ts';
import { receivesPositions } from '../market/kinds.ts';
import { advance, startRun } from './run.ts';
import { ledgerTotals, visitState } from './testLedger.ts';
import { preparedRun } from '../../../tests/reference/runs.ts';

const ALL_SEEDS = Array.from({ length: 60 }, (_, k) => 1000 + k);

describe.each(ADL_POLICIES)('conservation with deleveraging by %s', (adl) => {
  const seeds = adl === 'venue' ? ALL_SEEDS : ALL_SEEDS.slice(0, 15);
  const changes = { policies: { all: { adl } } };

  it('keeps money per token and longs equal to shorts per contract, at every checked step', () => {
    for (const seed of seeds) {
      const c = startRun(preparedRun(seed, changes), { seed, record: 'events' });
      const before = ledgerTotals(c);
      for (let untilS = 10; untilS <= 200; untilS += 10) {
        advance(c, untilS);
        const now = ledgerTotals(c);
        for (let a = 0; a < now.total.length; a++) {
          const error = Math.abs(now.total[a]! - before.total[a]!);
          expect(error, `seed ${seed}, token ${a}, ${untilS} s`).toBeLessThanOrEqual(1e-10 * (before.gross[a]! + 1e-6));
        }
        for (let i = 0; i < now.net.length; i++) {
          expect(Math.abs(now.net[i]!), `seed ${seed}, contract ${i}, ${untilS} s`).toBeLessThanOrEqual(
            1e-10 * (before.open[i]! + now.open[i]! + 1e-9),
          );
        }
      }
    }
  });

  it('never takes a trader through zero and never closes more than was held', () => {
    for (const seed of seeds) {
      const c = startRun(preparedRun(seed, changes), { seed, record: 'events' });
      advance(c, 200);
      const { units, legs, accounts } = c.snapshot;
      let at = -1;
      let k = 0;
      visitState(
        c,
        (unit, _i, qty) => {
          k = unit === at ? k + 1 : 0;
          at = unit;
          if (receivesPositions(accounts.kind[units.account[unit]!]!)) return;
          const first = legs.qty[units.legStart[unit]! + (k % (units.legStart[unit + 1]! - units.legStart[unit]!))]!;
          expect(qty * first, `seed ${seed}, unit ${unit}`).toBeGreaterThanOrEqual(0);
          expect(Math.abs(qty)).toBeLessThanOrEqual(Math.abs(first));
        },
        () => undefined,
      );
    }
  });

  it('books every bad debt to somebody, and gives ADL winners exactly what was deleveraged', () => {
    let debts = 0;
    let matched = 0;
    for (const seed of seeds) {
      const c = startRun(preparedRun(seed, changes), { seed, record: 'events' });
      advance(c, 200);
      const { totals, log } = c;
      for (let v = 0; v < c.snapshot.venues.n; v++) {
        const paid = totals.fundPaidUsd[v]! + totals.vaultPaidUsd[v]! + totals.unpaidUsd[v]!;
        expect(paid).toBeCloseTo(totals.badDebtUsd[v]!, 3);
        debts += Number(paid > 0);
      }
      const net = new Float64Array(c.snapshot.instruments.n);
      const gross = new Float64Array(net.length);
      for (let e = 0; e < log.n; e++) {
        if (log.kind[e] !== EVENT.adl && log.kind[e] !== EVENT.adl_winner) continue;
        net[log.instrument[e]!]! += log.qty[e]!;
        gross[log.instrument[e]!]! += Math.abs(log.qty[e]!);
      }
      for (let i = 0; i < net.length; i++) expect(Math.abs(net[i]!)).toBeLessThanOrEqual(1e-9 * gross[i]!);
      matched += gross.filter((x) => x > 0).length;
    }
    expect(debts).toBeGreaterThan(seeds.length / 3);
    expect(matched).toBeGreaterThan((5 / 3) * seeds.length);
  });
});
