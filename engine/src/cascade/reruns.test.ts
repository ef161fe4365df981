/**
 * Reruns without a cause: tracking changes nothing and adds up, prices that one venue alone had make false liquidations
 * on that venue only, and a freeze keeps owners who answered from topping up.
 */
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../market/snapshot.ts';
import { byAccountOf } from './byAccount.ts';
import { falseLiquidations, outageLiquidations } from './reruns.ts';
import { runCascade } from './run.ts';
import { caseOf, randomCase, randomSnapshot } from './testRuns.ts';

const tracked = { seed: 1, record: 'summary', byAccount: true } as const;
const sum = (values: Float64Array): number => values.reduce((all, x) => all + x, 0);

describe('byAccount', () => {
  it('changes nothing about a run and adds up to its totals', () => {
    for (let seed = 0; seed < 4; seed++) {
      const prepared = randomCase(seed, { accounts: 60 });
      const plain = runCascade(prepared, { seed, record: 'full' });
      const result = runCascade(prepared, { seed, record: 'full', byAccount: true });
      expect(result.digest).toBe(plain.digest);
      expect(byAccountOf(plain)).toBeUndefined();
      const accounts = byAccountOf(result)!;
      const { liquidatedAccounts, liquidatedUsd } = result.summary;
      expect(Math.abs(sum(accounts.usd) - liquidatedUsd)).toBeLessThanOrEqual(1e-9 * liquidatedUsd);
      const { count } = prepared.snapshot.accounts;
      accounts.members.forEach((members, a) => {
        expect(members).toBeLessThanOrEqual(count[a]!);
      });
      // Totals count a cohort with several units anew where its members were split.
      expect(sum(accounts.members)).toBeLessThanOrEqual(liquidatedAccounts);
      expect(sum(accounts.members)).toBeGreaterThanOrEqual(0.9 * liquidatedAccounts);
    }
  });
});

/** A random market of three venues where many hold the synthetic dollar as margin. */
function marketWithSynth(): Snapshot {
  for (let seed = 0; ; seed++) {
    const snapshot = randomSnapshot(seed, { venues: 3, accounts: 200 });
    if (snapshot.venues.id.includes('binance') && snapshot.venues.id.includes('okx')) return snapshot;
  }
}

describe('falseLiquidations', () => {
  const snapshot = marketWithSynth();
  const depeg = [{ venue: 'binance', asset: 'SYNTH', move: -0.4, start: 5, length: 20 }];
  const quiet = { noise_multiplier: 0, margin_call_share: 0 };

  it.each(['external', 'median'] as const)('are on the venue with a price of its own only (%s)', (reference) => {
    const tokens = snapshot.assets.id.filter((asset) => !asset.startsWith('USD'));
    const fault = { venues: 'binance', use: 'collateral', kind: 'offset', move: -0.6, start: 5, length: 150 };
    const oracles = [{ ...fault, assets: tokens }];
    const prepared = caseOf(snapshot, { depegs: depeg, oracles, behaviour: quiet, switches: { impact: false } });
    const base = runCascade(prepared, tracked);
    const found = falseLiquidations(prepared, tracked, base, reference)!;
    expect(found.accounts).toBeGreaterThan(0);
    expect(found.byVenue.map(({ venue }) => venue)).toEqual(['binance']);
    expect(found.byVenue[0]!.liquidatedUsd).toBeCloseTo(found.liquidatedUsd, 6);
    expect(found.accounts + found.rerunAccounts - found.onlyInRerunAccounts).toBeCloseTo(
      base.summary.liquidatedAccounts,
      6,
    );
  });

  it('are none where all prices are those of outside, and are not asked in replay', () => {
    const shocks = [{ assets: 'all', move: -0.1, start: 5, length: 60 }];
    const prepared = caseOf(snapshot, { shocks, behaviour: quiet, switches: { impact: false, funding: false } });
    const rerun = { ...prepared, scenario: { ...prepared.scenario, referenceOracle: 'external' as const } };
    const base = runCascade(rerun, tracked);
    expect(base.summary.liquidatedAccounts).toBeGreaterThan(0);
    expect(falseLiquidations(rerun, tracked, base, 'external')).toMatchObject({ accounts: 0, onlyInRerunAccounts: 0 });
    const replay = { ...prepared, scenario: { ...prepared.scenario, mode: 'replay' as const } };
    expect(falseLiquidations(replay, tracked, base, 'external')).toBeNull();
  });
});

describe('outageLiquidations', () => {
  const snapshot = randomSnapshot(4, { accounts: 200 });
  const shocks = [{ assets: 'all', move: -0.12, start: 5, length: 120 }];
  const behaviour = { margin_call_share: 1, margin_call_latency_s: 2, margin_call_top_up: 5 };

  it('count who answered while transfers were frozen, and is not liquidated without the freeze', () => {
    const prepared = caseOf(snapshot, { shocks, behaviour, transfers_frozen: [{ venues: 'all', start: 0 }] });
    const base = runCascade(prepared, tracked);
    const found = outageLiquidations(prepared, tracked, base)!;
    expect(found.services).toEqual(['transfers']);
    expect(found.blockedAccounts).toBeGreaterThan(0);
    expect(found.couldNotTopUpAccounts).toBeGreaterThan(0);
    expect(found.couldNotTopUpAccounts).toBeLessThanOrEqual(Math.min(found.accounts, found.blockedAccounts));
    expect(found.couldNotTopUpUsd).toBeLessThanOrEqual(found.liquidatedUsd * (1 + 1e-12));
    expect(found.rerunAccounts).toBeLessThan(base.summary.liquidatedAccounts);
  });

  it('are none of owners who do not answer, and not asked without an outage', () => {
    const nobody = { ...behaviour, margin_call_share: 0 };
    const frozen = caseOf(snapshot, { shocks, behaviour: nobody, transfers_frozen: [{ venues: 'all', start: 0 }] });
    const found = outageLiquidations(frozen, tracked, runCascade(frozen, tracked))!;
    expect(found).toMatchObject({ accounts: 0, blockedAccounts: 0, couldNotTopUpAccounts: 0 });
    const open = caseOf(snapshot, { shocks, behaviour });
    expect(outageLiquidations(open, tracked, runCascade(open, tracked))).toBeNull();
  });
});
