/**
 * Clearing houses in runs of random markets: equal to a full scan, money and positions kept, every layer pays in some
 * market, and what accounts owe is what the layers pay and leave.
 */
import { expect, it } from 'vitest';
import { CLEARING_LAYERS } from '../../result/clearing.ts';
import { KIND } from '../../market/kinds.ts';
import { EVENT_KINDS } from '../../result/types.ts';
import { ruleSet } from '../../rules/index.ts';
import { type Context, isFlat } from '../context.ts';
import { advance, runCascade, startRun } from '../run.ts';
import { ledgerTotals } from '../testLedger.ts';
import { countEvents } from '../testRuns.ts';
import { createClearing } from './state.ts';
import { clearingCase, clearingSnapshot } from './testClearing.ts';

const MARKETS = 10;

it(`runs ${MARKETS} random markets with members, equal to a full scan, with every layer paying in some`, () => {
  const paying = Object.fromEntries(CLEARING_LAYERS.map((layer) => [layer, 0]));
  const marketsWith = Object.fromEntries(EVENT_KINDS.map((kind) => [kind, 0]));
  for (let seed = 0; seed < MARKETS; seed++) {
    const prepared = clearingCase(seed, 500, 300);
    const fast = runCascade(prepared, { seed, record: 'full' });
    const scan = runCascade(prepared, { seed, record: 'full', fullScan: true });
    expect(fast.digest, `seed ${seed}`).toBe(scan.digest);
    const outcome = fast.summary.clearing![0]!;
    for (const layer of CLEARING_LAYERS) paying[layer]! += Number(outcome.paidUsd[layer] > 0);
    const counts = countEvents(fast.events);
    for (const kind of EVENT_KINDS) marketsWith[kind]! += Number(counts[kind] > 0);
    const paid = CLEARING_LAYERS.reduce((sum, layer) => sum + outcome.paidUsd[layer], 0);
    expect(paid + outcome.unpaidUsd, `seed ${seed}`).toBeCloseTo(fast.summary.badDebtUsd, 4);
    // Payments are counted at the dollar's price of their time, balances at that of the end.
    const near = (usd: number, paidUsd: number): void =>
      expect(Math.abs(usd - paidUsd), `seed ${seed}`).toBeLessThanOrEqual(2e-3 * paidUsd + 1e-3);
    const { paidUsd } = outcome;
    near(outcome.capitalBeforeUsd - outcome.capitalAfterUsd, paidUsd.member + paidUsd.assessment);
    near(outcome.depositsBeforeUsd - outcome.depositsAfterUsd, paidUsd.deposit + paidUsd.mutual);
  }
  for (const layer of CLEARING_LAYERS) expect(paying[layer], layer).toBeGreaterThan(0);
  expect(marketsWith['member_default']).toBeGreaterThan(0);
});

/** Least balance of a unit without positions that may not end in debt, tokens. */
function leastFlatBalance(c: Context): number {
  const { units, accounts } = c.snapshot;
  let least = 0;
  for (let slot = 0; slot < c.state.slots; slot++) {
    const unit = c.state.slotUnit[slot]!;
    const kind = accounts.kind[units.account[unit]!];
    if (!isFlat(c, slot) || kind === KIND.external || kind === KIND.deficit) continue;
    for (let row = 0; row < units.balanceStart[unit + 1]! - units.balanceStart[unit]!; row++)
      least = Math.min(least, c.state.balance[c.state.slotBalance[slot]! + row]!);
  }
  return least;
}

it('leaves no debt with anybody who has no positions', () => {
  for (let seed = 0; seed < 6; seed++) {
    const c = startRun(clearingCase(seed, 500, 300), { seed, record: 'summary' });
    advance(c, 200);
    expect(leastFlatBalance(c), `seed ${seed}`).toBeGreaterThan(-1e-6);
  }
});

it('refuses members of a venue that has no clearing house', () => {
  const snapshot = clearingSnapshot(1);
  const rules = ruleSet('cme').bind(snapshot, 0);
  expect(createClearing(snapshot, [rules]).length).toBe(1);
  const { clearing: _none, ...without } = rules;
  expect(() => createClearing(snapshot, [without])).toThrow(/member-0 is a clearing member's/);
});

it('keeps money and positions at a clearing house, recomputed from the state', () => {
  for (let seed = 0; seed < 4; seed++) {
    const c = startRun(clearingCase(seed), { seed, record: 'summary' });
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
