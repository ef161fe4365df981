/**
 * Random markets with venues, lending markets, pools, treasuries and stablecoins in one run: tokens are conserved,
 * supplies follow what was burned and minted, no number is lost, and the same run gives the same digest with and
 * without tripwires and over its packed bytes.
 */
import { describe, expect, it } from 'vitest';
import { buildSnapshot } from '../../market/build.ts';
import { pack, unpack } from '../../market/pack.ts';
import { randomMarket } from '../../population/random.ts';
import type { ChainSummary } from '../../result/chain.ts';
import { resolveScenario } from '../../scenario/resolve.ts';
import { prepare, type Prepared } from '../prepared.ts';
import { runCascade } from '../run.ts';
import { countEvents, randomScenario, withDesks } from '../testRuns.ts';
import { withRandomChain } from './randomChain.ts';
import { withRandomIssuers, withRandomRuns } from './randomIssuers.ts';

const SEEDS = 18;

function randomCase(seed: number): Prepared {
  const venues = withDesks(randomMarket(seed, { accounts: 30 }));
  const market = withRandomIssuers(seed % 2 === 0 ? withRandomChain(venues, seed) : venues, seed);
  const snapshot = buildSnapshot(market);
  const doc = withRandomRuns(randomScenario(seed, snapshot), seed);
  return prepare(snapshot, resolveScenario(doc, snapshot));
}

/** Every number of a value. */
function numbersOf(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersOf) : [];
}

function checkSupplies({ stablecoins }: ChainSummary, seed: number): void {
  for (const { stablecoin, ...coin } of stablecoins) {
    const what = `seed ${seed}, ${stablecoin}`;
    const after = coin.supplyBefore - coin.redeemed + coin.minted;
    expect(Math.abs(coin.supplyAfter / after - 1), what).toBeLessThan(1e-9);
    expect(coin.redeemed, what).toBeLessThanOrEqual(coin.supplyBefore + coin.minted);
    expect(coin.queueAfter, what).toBeGreaterThanOrEqual(0);
  }
}

describe('random markets with treasuries and stablecoins', () => {
  it(`conserve tokens and run alike with a full scan, over ${SEEDS} seeds`, { timeout: 300_000 }, () => {
    const seen = { worked_sale: 0, treasury_payment: 0, redemption: 0, coin_sale: 0, hedge: 0, loan_liquidation: 0 };
    for (let seed = 0; seed < SEEDS; seed++) {
      const prepared = randomCase(seed);
      const fast = runCascade(prepared, { seed, record: 'full' });
      const chain = fast.summary.chain as ChainSummary;
      expect(numbersOf(chain).every(Number.isFinite), `seed ${seed}`).toBe(true);
      expect(chain.conservation.maxTokenError, `seed ${seed}`).toBeLessThan(1e-12);
      expect(fast.summary.conservation.maxTokenError, `seed ${seed}`).toBeLessThan(1e-12);
      expect(fast.summary.conservation.maxOpenInterestError, `seed ${seed}`).toBeLessThan(1e-12);
      checkSupplies(chain, seed);
      for (const { coinsAfter, cashAfterUsd } of chain.treasuries) {
        expect(coinsAfter).toBeGreaterThanOrEqual(-1e-9);
        expect(cashAfterUsd).toBeGreaterThanOrEqual(-1e-6);
      }
      if (seed % 6 === 0) {
        const scan = runCascade(prepared, { seed, record: 'full', fullScan: true });
        expect(scan.digest, `seed ${seed}`).toBe(fast.digest);
        expect(scan.summary.chain).toEqual(chain);
        const again = prepare(unpack(pack(prepared.snapshot)), prepared.scenario);
        expect(runCascade(again, { seed, record: 'full' }).digest).toBe(fast.digest);
      }
      const counts = countEvents(fast.events);
      for (const kind of Object.keys(seen) as (keyof typeof seen)[]) seen[kind] += Number(counts[kind] > 0);
    }
    for (const [what, markets] of Object.entries(seen)) expect(markets, what).toBeGreaterThan(1);
  });
});
