/**
 * Random markets with venues, lending markets, pools and keepers in one run: tokens and claims are conserved, bad debt
 * has an owner, and the same run gives the same digest with and without tripwires, and twice (DESIGN section 4).
 */
import { describe, expect, it } from 'vitest';
import { buildSnapshot } from '../../market/build.ts';
import { randomMarket } from '../../population/random.ts';
import type { LendingProtocol } from '../../market/chain.ts';
import type { ChainSummary } from '../../result/chain.ts';
import { resolveScenario } from '../../scenario/resolve.ts';
import { prepare, type Prepared } from '../prepared.ts';
import { runCascade } from '../run.ts';
import { countEvents, randomScenario, withDesks } from '../testRuns.ts';
import { withRandomChain } from './randomChain.ts';

const SEEDS = 36;
const NO_CALLS = { aave: 0, 'aave-v4': 0, compound: 0, euler: 0, morpho: 0, maker: 0, liquity: 0 };

function randomChainCase(seed: number): Prepared {
  const market = withRandomChain(withDesks(randomMarket(seed, { accounts: 40 })), seed);
  const snapshot = buildSnapshot(market);
  return prepare(snapshot, resolveScenario(randomScenario(seed, snapshot), snapshot));
}

/** Every number of the summary's chain part. */
function numbersOf(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersOf) : [];
}

describe('random markets with a chain part', () => {
  it(`conserve tokens and claims, and run alike with a full scan, over ${SEEDS} seeds`, { timeout: 300_000 }, () => {
    const seen = { loan_liquidation: 0, loan_bad_debt: 0, pool_swap: 0, desk: 0, buffer: 0, suppliers: 0, ...NO_CALLS };
    for (let seed = 0; seed < SEEDS; seed++) {
      const prepared = randomChainCase(seed);
      const fast = runCascade(prepared, { seed, record: 'full' });
      const chain = fast.summary.chain as ChainSummary;
      expect(numbersOf(chain).every(Number.isFinite), `seed ${seed}`).toBe(true);
      expect(chain.conservation.maxTokenError, `seed ${seed}`).toBeLessThan(1e-12);
      expect(chain.conservation.maxClaimError, `seed ${seed}`).toBeLessThan(1e-9);
      const owned = chain.badDebt.reduce((sum, { usd }) => sum + usd, 0);
      const lost = chain.lending.reduce((sum, { badDebtUsd }) => sum + badDebtUsd, 0);
      expect(Math.abs(owned - lost), `seed ${seed}`).toBeLessThanOrEqual(1e-9 * lost);
      expect(chain.badDebt.every(({ owner }) => owner !== '')).toBe(true);
      if (seed % 6 === 0) {
        const scan = runCascade(prepared, { seed, record: 'full', fullScan: true });
        expect(scan.digest, `seed ${seed}`).toBe(fast.digest);
        expect(scan.summary.chain).toEqual(chain);
        expect(runCascade(prepared, { seed, record: 'full' }).digest).toBe(fast.digest);
      }
      const counts = countEvents(fast.events);
      for (const kind of ['loan_liquidation', 'loan_bad_debt', 'pool_swap'] as const)
        seen[kind] += Number(counts[kind] > 0);
      seen.desk += Number(chain.keepers.some(({ calls, role }) => role === 'arbitrageur' && calls > 0));
      seen.buffer += Number(chain.badDebt.some(({ owner }) => owner !== 'suppliers'));
      seen.suppliers += Number(chain.badDebt.some(({ owner }) => owner === 'suppliers'));
      for (const { protocol, calls } of chain.lending) seen[protocol as LendingProtocol] += Number(calls > 0);
    }
    for (const [what, markets] of Object.entries(seen)) expect(markets, what).toBeGreaterThan(2);
  });
});
