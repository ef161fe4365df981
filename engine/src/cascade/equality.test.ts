/**
 * Tripwires find exactly what a full scan finds: equal digests of full records over a thousand random markets, and the
 * sample is shown to contain every mechanism, so that equality is not equality of nothing.
 */
import { describe, expect, it } from 'vitest';
import { KIND } from '../market/kinds.ts';
import { EVENT_KINDS, type EventKind } from '../result/types.ts';
import type { Prepared } from './prepared.ts';
import { runCascade } from './run.ts';
import { countEvents, randomCase } from './testRuns.ts';

const MARKETS = 1_000;

/** Least number of markets of the sample in which an event of each kind occurs. */
const MARKETS_WITH: Readonly<Record<EventKind, number>> = {
  margin_call: 500,
  top_up: 250,
  stop: 200,
  liquidation: 800,
  vault_transfer: 100,
  fund_takeover: 200,
  fund_draw: 50,
  adl: 200,
  adl_winner: 200,
  bad_debt: 200,
  resale: 200,
  reaction: 200,
  pause: 50,
  resume: 50,
  external: 50,
  // By rules of venues that are not in the built-in market: families.test.ts.
  margin_kept: 0,
  loss_shared: 0,
  variation_margin: 0,
  member_default: 0,
  // Random markets have no chain part; cascade/chain has property tests of its own.
  loan_liquidation: 0,
  loan_bad_debt: 0,
  pool_swap: 0,
  worked_sale: 0,
  treasury_payment: 0,
  redemption: 0,
  coin_sale: 0,
  hedge: 0,
  // Random markets have no spot books either: spot.test.ts.
  collateral_sale: 0,
};

const HOUR_MS = 3_600_000;

/** Whether funding of any contract is settled within the run. */
function settlesFunding({ snapshot, scenario }: Prepared): boolean {
  const { fundingIntervalH } = snapshot.instruments;
  const endMs = scenario.startMs + 1000 * scenario.horizonS;
  return fundingIntervalH.some((hours) => {
    const every = hours * HOUR_MS;
    return Math.floor(endMs / every) > Math.floor(scenario.startMs / every);
  });
}

describe('tripwires', () => {
  it(`equal a full scan on ${MARKETS} random markets that contain every mechanism`, { timeout: 900_000 }, () => {
    const marketsWith = Object.fromEntries(EVENT_KINDS.map((kind) => [kind, 0])) as Record<EventKind, number>;
    const families = new Set<string>();
    const seen = { inverse: 0, isolated: 0, multi: 0, up: 0, down: 0, funding: 0, liquidatedMembers: 0 };
    for (let seed = 0; seed < MARKETS; seed++) {
      const prepared = randomCase(seed, seed % 4 === 0 ? {} : { accounts: 60 });
      const fast = runCascade(prepared, { seed, record: 'full' });
      const scan = runCascade(prepared, { seed, record: 'full', fullScan: true });
      expect(fast.digest, `seed ${seed}`).toBe(scan.digest);
      const counts = countEvents(fast.events);
      for (const kind of EVENT_KINDS) marketsWith[kind] += Number(counts[kind] > 0);
      const { snapshot, scenario } = prepared;
      for (const rules of snapshot.venues.rules) families.add(rules);
      seen.inverse += Number(snapshot.instruments.inverse.includes(1));
      seen.isolated += Number(snapshot.units.isolated.includes(1));
      seen.multi += Number(
        snapshot.accounts.multi.some((multi, a) => multi !== 0 && snapshot.accounts.kind[a] === KIND.trader),
      );
      seen[scenario.priceShocks[0].logMove > 0 ? 'up' : 'down']++;
      seen.funding += Number(settlesFunding(prepared));
      seen.liquidatedMembers += fast.summary.liquidatedAccounts;
    }
    for (const key of ['inverse', 'isolated', 'multi', 'up', 'down', 'funding'] as const) {
      expect(seen[key], key).toBeGreaterThan(200);
    }
    expect(seen.liquidatedMembers).toBeGreaterThan(50_000);
    expect([...families].sort()).toEqual(['binance-usdm', 'bybit', 'hyperliquid', 'okx']);
    for (const kind of EVENT_KINDS) expect(marketsWith[kind], kind).toBeGreaterThanOrEqual(MARKETS_WITH[kind]);
  });
});
