/**
 * The tripwires find exactly what a scan of every unit at every step finds: equal digests on a thousand random markets
 * of all four rule families, up and down moves, with every mechanism at work.
 */
import { describe, expect, it } from 'vitest';
import { buildSnapshot } from '../market/index.ts';
import { randomMarket } from '../population/random.ts';
import { resolveScenario } from '../scenario/index.ts';
import { prepare } from './prepared.ts';
import { runCascade } from './run.ts';

const MARKETS = 1000;
const BATCH = 100;

/** How often each mechanism was seen, so that the comparison cannot be empty. */
const seen = { liquidated: 0, adl: 0, stops: 0, calls: 0, vault: 0, fund: 0, badDebt: 0, topUps: 0, unequal: 0 };

function compare(seed: number): boolean {
  const snapshot = buildSnapshot(randomMarket(seed));
  const up = seed % 3 === 0;
  const document = {
    name: 'random',
    title: 'random',
    horizon: '200s',
    step: '1s',
    // Funding of hourly contracts settles within the run, at 21:00.
    start: '2025-10-10T20:58:20Z',
    shocks: [{ assets: 'all', move: up ? 0.2 : -0.2, start: '10s', length: '120s', shape: 'linear' }],
    behaviour: { noise_multiplier: 20, margin_call_latency_s: 20 },
  };
  const prepared = prepare(snapshot, resolveScenario(document, snapshot));
  const fast = runCascade(prepared, { seed, record: 'full' });
  const scan = runCascade(prepared, { seed, record: 'full', fullScan: true });
  const { summary } = fast;
  seen.liquidated += summary.liquidatedAccounts;
  seen.adl += summary.adlCount;
  seen.stops += summary.stopsTriggered;
  seen.calls += summary.marginCalls;
  seen.topUps += Number(summary.topUpUsd > 0);
  seen.vault += Number(summary.vaultTakenUsd > 0);
  seen.fund += Number(summary.byMechanism[2]!.notionalUsd > 0);
  seen.badDebt += Number(summary.badDebtUsd > 0);
  return fast.digest === scan.digest;
}

describe('tripwires against a full scan', () => {
  for (let first = 1; first <= MARKETS; first += BATCH) {
    it(`gives equal digests on random markets ${first} to ${first + BATCH - 1}`, () => {
      const unequal = Array.from({ length: BATCH }, (_, k) => first + k).filter((seed) => !compare(seed));
      expect(unequal).toEqual([]);
    });
  }

  it('has seen every mechanism in many markets', () => {
    expect(seen.liquidated).toBeGreaterThan(50_000);
    expect(seen.adl).toBeGreaterThan(10_000);
    expect(seen.stops).toBeGreaterThan(10_000);
    expect(seen.calls).toBeGreaterThan(50_000);
    expect(seen.topUps).toBeGreaterThan(100);
    expect(seen.vault).toBeGreaterThan(100);
    expect(seen.fund).toBeGreaterThan(500);
    expect(seen.badDebt).toBeGreaterThan(300);
  });
});
