/**
 * Tripwires of loans against a look at every loan: random loans of every protocol under prices and interest that
 * wander, in steps and at once. No wire may be late, and quiet loans are not looked at.
 */
import { describe, expect, it } from 'vitest';
import { Sequence } from '../../core/random.ts';
import { buildSnapshot } from '../../market/build.ts';
import type { LendingProtocol } from '../../market/chain.ts';
import type { Cell } from '../../market/table.ts';
import { AAVE_PARAMETERS, type ChainRows, chainMarket, parameterRows } from '../../market/testChain.ts';
import { prepare } from '../prepared.ts';
import { startRun } from '../run.ts';
import { caseOf } from '../testRuns.ts';
import { watchLoans } from './loanWires.ts';
import { runnable } from './testRuns.ts';

const STREAM = 311;
const LOANS = 300;
const STEPS = 120;

/** BTC, ETH and USDC as collateral and debt of loans with up to three legs, most of them near their threshold. */
function market(seed: number, protocol: 'aave' | 'morpho'): ChainRows {
  const draw = new Sequence(seed, STREAM);
  const price = { BTC: 1e5, ETH: 4e3, USDC: 1 } as const;
  const loans = Array.from({ length: LOANS }, (_, k) => ({ loan: `l${k}`, market: 'm', count: 1 + draw.nextInt(3) }));
  const legs: Record<string, Cell>[] = loans.flatMap(({ loan }) => {
    const coin = draw.next() < 0.5 ? 'BTC' : 'ETH';
    const other = protocol === 'aave' && draw.next() < 0.3;
    const collateral = 0.1 + draw.next();
    const ltv = 0.8 * (0.3 + 0.72 * draw.next());
    const owedUsd = collateral * price[coin] * ltv;
    return [
      { loan, asset: coin, collateral, debt: other ? (0.5 * owedUsd) / price[coin] : 0 },
      { loan, asset: 'USDC', debt: other ? 0.4 * owedUsd : owedUsd },
    ];
  });
  const asset = (name: string, supplied: number, borrowed: number): Record<string, Cell> => ({
    ...{
      market: 'm',
      asset: name,
      liquidation_threshold: 0.8,
      supplied,
      borrowed,
      oracle: 'external',
      borrow_rate: 0.1,
    },
  });
  const sum = (name: string): number =>
    legs.reduce((s, leg) => s + (leg['asset'] === name ? Number(leg['debt']) * 3 : 0), 0);
  return {
    lending_markets: [{ market: 'm', protocol }],
    lending_parameters: parameterRows(
      'm',
      protocol === 'aave' ? AAVE_PARAMETERS : { incentive_beta: 0.3, incentive_max: 1.15 },
    ),
    lending_assets: ['BTC', 'ETH', 'USDC'].map((name) => asset(name, 1e9, sum(name))),
    loans,
    loan_legs: legs,
  };
}

describe.each(['aave', 'morpho'] as const satisfies readonly LendingProtocol[])('loans of %s', (protocol) => {
  it.each([1, 2, 3])('are found below their threshold in the step in which a scan finds them, seed %i', (seed) => {
    const snapshot = buildSnapshot(runnable(chainMarket(market(seed, protocol))));
    const scenario = caseOf(snapshot, {}).scenario;
    const options = { seed: 1, record: 'events' } as const;
    const wired = startRun(prepare(snapshot, scenario), options);
    const scanned = startRun(prepare(snapshot, scenario), { ...options, fullScan: true });
    const draw = new Sequence(seed, STREAM + 1);
    let found = 0;
    let looks = 0;
    for (let step = 1; step <= STEPS; step++) {
      const chains = [wired, scanned].map((c) => c.chain!);
      const prices = chains[0].oracles.price;
      for (let r = 0; r < prices.length; r++) {
        const jump = draw.next() < 0.03 ? 0.15 : 0.002;
        const factor = 1 + jump * (draw.next() - 0.55) * (r === 2 ? 0.1 : 1);
        const growth = 1 + 1e-6 * draw.next();
        for (const chain of chains) {
          chain.oracles.price[r] *= factor;
          chain.reserves.index[r] *= growth;
        }
      }
      for (const c of [wired, scanned]) {
        c.state.timeS = step;
        watchLoans(c, snapshot.chain!, c.chain!);
      }
      expect(chains[0].loans.unsafeSinceS).toEqual(chains[1].loans.unsafeSinceS);
      found = Math.max(found, chains[0].loans.unsafeSinceS.filter((since) => since >= 1).length);
      looks += chains[0].watch!.listed.size;
    }
    expect(found).toBeGreaterThan(10);
    expect(looks).toBeLessThan(0.5 * STEPS * LOANS);
  });
});

it('leaves a quiet market alone', () => {
  const snapshot = buildSnapshot(runnable(chainMarket(market(1, 'aave'))));
  const c = startRun(caseOf(snapshot, {}), { seed: 1, record: 'events' });
  const chain = c.chain!;
  watchLoans(c, snapshot.chain!, chain);
  const unsafe = chain.loans.unsafeSinceS.filter((since) => since === 0).length;
  chain.oracles.price.forEach((price, r) => {
    chain.oracles.price[r] = price * 0.9999;
  });
  watchLoans(c, snapshot.chain!, chain);
  expect(chain.watch!.listed.size).toBeLessThanOrEqual(unsafe + 3);
  expect(chain.watch!.wires.count).toBeLessThan(10);
});

it('finds a loan whose debt was worth nothing for a while', () => {
  const snapshot = buildSnapshot(runnable(chainMarket(market(1, 'aave'))));
  const { scenario } = caseOf(snapshot, {});
  const options = { seed: 1, record: 'events' } as const;
  const [wired, scanned] = [false, true].map((fullScan) =>
    startRun(prepare(snapshot, scenario), { ...options, fullScan }),
  );
  for (const [k, usd] of [0, 0, 1.5].entries()) {
    for (const c of [wired!, scanned!]) {
      c.chain!.oracles.price[2] = usd;
      c.state.timeS = k;
      watchLoans(c, snapshot.chain!, c.chain!);
    }
    expect(wired!.chain!.loans.unsafeSinceS).toEqual(scanned!.chain!.loans.unsafeSinceS);
  }
  expect(scanned!.chain!.loans.unsafeSinceS.includes(2)).toBe(true);
});
