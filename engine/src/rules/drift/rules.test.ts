/** Drift bound to the engine: keepers take a growing share of the shortage for a fee, losses go to all positions. */
import { describe, expect, it } from 'vitest';
import { advance, runCascade, startRun } from '../../cascade/run.ts';
import { holderEquityUsd } from '../../cascade/takeover.ts';
import { caseOf, randomCase } from '../../cascade/testRuns.ts';
import { EVENT } from '../../result/types.ts';
import { buildSnapshot } from '../../market/build.ts';
import { oneAccountMarket } from '../../population/oneAccount.ts';
import { randomMarket } from '../../population/random.ts';
import { RunState } from '../../cascade/state.ts';
import { fillView, testActions, testContext, testMarket, unitOf } from '../shared/testRules.ts';
import type { TestAccount, TestChanges } from '../shared/testRules.ts';
import { STAGE } from '../types.ts';
import { drift } from './rules.ts';

const FIVE_PER_CENT: TestChanges = { tiers: { 'BN:BTCUSDT': [[0, 0.05, 0]] } };

const margin = new Float64Array(2);

/** Decisions about a unit that has been in liquidation since `startS`, with `freed` of its shortage covered. */
function keepers(usdc: number, timeS = 0, startS = -Infinity, freed = 0, round = 0, qty = 1) {
  const account: TestAccount = { id: 'a', balances: [['USDT', usdc]], positions: [['BN:BTCUSDT', qty, 100_000]] };
  const snapshot = testMarket('drift', [account], FIVE_PER_CENT);
  const view = new RunState(snapshot);
  fillView(view);
  const slot = view.touch(unitOf(snapshot, 'a'));
  view.timeS = timeS;
  view.slotUntilS[slot] = startS;
  view.setNote(slot, freed);
  const need = Math.abs(qty) * 5_000;
  const out = testActions(1);
  const context = testContext(round, Float64Array.of(usdc - need), Float64Array.of(need));
  drift.bind(snapshot, 1).act(view, Int32Array.of(~slot), 1, context, out);
  return out;
}

describe('act', () => {
  it('frees a tenth of the shortage with its buffer of 2% at first, at 1% from the oracle', () => {
    // Shortage 5,000 + 2,000 − 4,000 = 3,000. Each coin frees 5% less 1%, and the fund's fee:
    // 95% of 5% − 1% − 3% is 0.95%.
    const out = keepers(4_000);
    expect(out.stage[0]).toBe(STAGE.keeper);
    expect(out.feeRate[0]).toBeCloseTo(0.0095, 9);
    expect(out.closeQty[0]).toBeCloseTo((0.1 * 3_000) / (4_000 - 950), 6);
    expect(out.limitPrice[0]).toBeCloseTo(99_000, 6);
    expect(out.note[0]).toBeCloseTo(300, 6);
    expect(keepers(4_000, 0, -Infinity, 0, 0, -1).limitPrice[0]).toBeCloseTo(101_000, 6);
  });

  it('frees more as slots pass, less what was freed before', () => {
    // 30 s are 75 of 150 slots: 60% of the shortage and the 1,000 freed, less those 1,000.
    const out = keepers(4_000, 30, 0, 1_000);
    expect(out.note[0]).toBeCloseTo(0.6 * 4_000, 0);
    expect(out.waitUntilS[0]).toBe(0);
    // After 600 s the 1,500 slots of grace are over: 0.01 bp a slot from the start.
    expect(keepers(4_000, 600, 0).limitPrice[0]).toBeCloseTo(100_000 * (1 - 0.0115), 6);
  });

  it('closes all where the shortage is below 50 USD, and once a step', () => {
    expect(keepers(6_960).stage[0]).toBe(STAGE.wait);
    expect(keepers(4_000, 0, -Infinity, 0, 1).stage[0]).toBe(STAGE.wait);
    const small = keepers(4.99, 0, -Infinity, 0, 0, 0.001);
    expect(small.note[0]).toBeCloseTo(5 + 2 - 4.99, 6);
  });
});

it('lets keepers take no more than their equity covers', () => {
  const reference = randomMarket(3, { families: ['drift'], accounts: 10 });
  const mark = buildSnapshot(reference).instruments.markPrice[0]!;
  const qty = 1e8 / mark;
  const one = oneAccountMarket({
    reference,
    venue: 'drift',
    balances: { USDC: 100 },
    positions: [{ instrument: 'drift:BTC', qty, entry_price: mark }],
  });
  const snapshot = buildSnapshot(one);
  const c = startRun(caseOf(snapshot, { switches: { margin_calls: false } }), { seed: 1, record: 'events' });
  const vault = c.prepared.roles.vault[0]!;
  advance(c, 1);
  const slot = c.state.slotOf[vault]!;
  const taken = c.state.legQty[c.state.slotLeg[slot]!]!;
  expect(taken).toBeGreaterThan(0);
  // Their capital is 0.8% of the position, the share allowed at once a tenth of a shortage beyond it.
  expect(taken).toBeLessThan(qty / 4);
  holderEquityUsd(c, vault, margin);
  expect(margin[0]!).toBeGreaterThanOrEqual(margin[1]! * (1 - 1e-9));
});

it('spreads a debt over all positions of the contract and leaves it with nobody', () => {
  let shared = 0;
  for (let seed = 0; seed < 10; seed++) {
    const { summary, events } = runCascade(randomCase(seed, { accounts: 60, families: ['drift'] }), {
      seed,
      record: 'events',
    });
    let charged = 0;
    for (let k = 0; k < events.n; k++) if (events.kind[k] === EVENT.loss_shared) charged += events.amountUsd[k]!;
    const of = (name: string): number => summary.payers.find(({ who }) => who === name)?.usd ?? 0;
    // The program rounds the charge per unit up.
    expect(charged).toBeGreaterThanOrEqual(of('holders of the contract') * (1 - 1e-9));
    expect(of('unpaid deficit')).toBeLessThanOrEqual(1e-6);
    shared += Number(charged > 0);
  }
  expect(shared).toBeGreaterThan(0);
});
