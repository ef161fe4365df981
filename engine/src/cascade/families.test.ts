/**
 * Every rule family outside the built-in market in runs of its own: invariants hold, the tripwires find what a full
 * scan finds, the same seed gives the same digest, and the steps of the family's waterfall occur.
 */
import { describe, expect, it } from 'vitest';
import { buildSnapshot } from '../market/build.ts';
import { oneAccountMarket } from '../population/oneAccount.ts';
import { randomMarket } from '../population/random.ts';
import { EVENT_KINDS, type EventKind } from '../result/types.ts';
import { advance, runCascade, startRun } from './run.ts';
import { ledgerTotals } from './testLedger.ts';
import { caseOf, countEvents, randomCase } from './testRuns.ts';

const MARKETS = 10;

/** Events that some of the markets of a family must have, and events that none of them may have. */
const OF_FAMILY: Readonly<Record<string, { has: readonly EventKind[]; hasNot: readonly EventKind[] }>> = {
  bitmex: { has: ['liquidation', 'fund_takeover', 'adl', 'adl_winner', 'margin_kept'], hasNot: ['vault_transfer'] },
  kraken: { has: ['liquidation', 'fund_takeover', 'adl', 'adl_winner'], hasNot: ['vault_transfer', 'margin_kept'] },
  dydx: { has: ['liquidation', 'fund_draw', 'adl', 'adl_winner'], hasNot: ['fund_takeover', 'loss_shared'] },
  drift: {
    has: ['vault_transfer', 'resale', 'bad_debt', 'loss_shared'],
    hasNot: ['liquidation', 'fund_takeover', 'adl'],
  },
  cme: {
    has: ['margin_call', 'variation_margin', 'liquidation', 'bad_debt', 'loss_shared', 'pause', 'resume'],
    hasNot: ['fund_takeover', 'vault_transfer', 'margin_kept'],
  },
  deribit: { has: ['liquidation', 'bad_debt', 'fund_draw', 'loss_shared'], hasNot: ['fund_takeover', 'adl'] },
};

describe.each(Object.keys(OF_FAMILY))('%s', (family) => {
  it(`runs ${MARKETS} random markets of its own, equal to a full scan, by its own waterfall`, () => {
    const marketsWith = Object.fromEntries(EVENT_KINDS.map((kind) => [kind, 0])) as Record<EventKind, number>;
    for (let seed = 0; seed < MARKETS; seed++) {
      const prepared = randomCase(seed, { accounts: 60, families: [family] });
      expect(prepared.snapshot.venues.rules).toEqual([family]);
      const fast = runCascade(prepared, { seed, record: 'full' });
      const scan = runCascade(prepared, { seed, record: 'full', fullScan: true });
      expect(fast.digest, `seed ${seed}`).toBe(scan.digest);
      if (seed % 10 === 0) expect(runCascade(prepared, { seed, record: 'full' }).digest).toBe(fast.digest);
      const counts = countEvents(fast.events);
      for (const kind of EVENT_KINDS) marketsWith[kind] += Number(counts[kind] > 0);
    }
    for (const kind of OF_FAMILY[family]!.has) expect(marketsWith[kind], kind).toBeGreaterThan(0);
    for (const kind of OF_FAMILY[family]!.hasNot) expect(marketsWith[kind], kind).toBe(0);
  });
});

it.each(Object.keys(OF_FAMILY))('keeps money and positions on %s, recomputed from the state', (family) => {
  for (let seed = 0; seed < 6; seed++) {
    const c = startRun(randomCase(seed, { accounts: 60, families: [family] }), { seed, record: 'summary' });
    const before = ledgerTotals(c);
    for (const untilS of [50, 100, 200]) {
      advance(c, untilS);
      const now = ledgerTotals(c);
      now.total.forEach((total, a) => {
        expect(Math.abs(total - before.total[a]!), `seed ${seed}, token ${a}`).toBeLessThanOrEqual(
          1e-10 * (before.gross[a]! + 1e-6),
        );
      });
      now.net.forEach((net, i) => {
        expect(Math.abs(net), `seed ${seed}, contract ${i}`).toBeLessThanOrEqual(
          1e-10 * (before.open[i]! + now.open[i]! + 1e-9),
        );
      });
    }
  }
});

it.each(Object.keys(OF_FAMILY))('liquidates one account on %s in a market around it', (family) => {
  const reference = randomMarket(3, { families: [family], accounts: 10 });
  const { instruments } = buildSnapshot(reference);
  const mark = instruments.markPrice[0]!;
  const settle = instruments.settle[0]!;
  const one = oneAccountMarket({
    reference,
    venue: family,
    balances: { [buildSnapshot(reference).assets.id[settle]!]: 20_000 },
    positions: [{ instrument: instruments.id[0]!, qty: 1e5 / mark, entry_price: mark }],
  });
  const shocks = [{ assets: 'all', move: -0.25, start: 5, length: 60 }];
  const prepared = caseOf(buildSnapshot(one), { shocks, switches: { margin_calls: false } });
  const { summary, digest } = runCascade(prepared, { seed: 1, record: 'full' });
  expect(summary.liquidatedUsd).toBeGreaterThan(0);
  expect(runCascade(prepared, { seed: 1, record: 'full', fullScan: true }).digest).toBe(digest);
});

it('runs all families and the built-in venues in one market, equal to a full scan', () => {
  const families = ['hyperliquid', 'okx', ...Object.keys(OF_FAMILY)];
  for (let seed = 100; seed < 105; seed++) {
    const prepared = randomCase(seed, { accounts: 150, families });
    const fast = runCascade(prepared, { seed, record: 'full' });
    expect(runCascade(prepared, { seed, record: 'full', fullScan: true }).digest, `seed ${seed}`).toBe(fast.digest);
    expect(fast.summary.byVenue.filter(({ liquidatedUsd }) => liquidatedUsd > 0).length).toBeGreaterThan(2);
  }
});
