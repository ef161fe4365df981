/** Who listens to waves hears all that was taken, of all who could have given, under every policy. */
import { describe, expect, it } from 'vitest';
import { EVENT } from '../result/types.ts';
import { ADL_POLICIES } from '../scenario/types.ts';
import type { AdlWave } from './adlWaves.ts';
import { runCascade } from './run.ts';
import { randomCase } from './testRuns.ts';

describe('waves of auto-deleveraging', () => {
  it('take exactly what is wanted or all there is, as the event table says, and listening changes nothing', () => {
    let heard = 0;
    for (let seed = 0; seed < 14; seed++) {
      const policy = ADL_POLICIES[seed % ADL_POLICIES.length];
      const prepared = randomCase(seed, { accounts: 60 });
      const policies = prepared.scenario.policies.map((own) => ({ ...own, adl: policy }));
      const changed = { ...prepared, scenario: { ...prepared.scenario, policies } };
      const waves: AdlWave[] = [];
      const options = { seed, record: 'events' } as const;
      const { events, digest } = runCascade(changed, { ...options, onAdlWave: (wave) => void waves.push(wave) });
      expect(runCascade(changed, options).digest).toBe(digest);
      const said = new Map<string, number>();
      for (let e = 0; e < events.n; e++) {
        if (events.kind[e] !== EVENT.adl_winner) continue;
        const key = `${events.timeS[e]} ${events.instrument[e]} ${events.account[e]}`;
        said.set(key, (said.get(key) ?? 0) + Math.abs(events.qty[e]));
      }
      for (const { timeS, instrument, wanted, usdPerUnit, account, members, held, taken } of waves) {
        const [all, given] = [held, taken].map((column) => column.reduce((sum, value) => sum + value, 0));
        expect(given / Math.min(wanted, all)).toBeCloseTo(1, 9);
        expect(usdPerUnit).toBeGreaterThan(0);
        for (let k = 0; k < held.length; k++) {
          expect(taken[k]).toBeLessThanOrEqual(held[k]);
          expect(members[k]).toBeGreaterThan(0);
          const key = `${timeS} ${instrument} ${account[k]}`;
          if (taken[k] > 0) said.set(key, said.get(key)! - taken[k]);
        }
      }
      const sizes = [...waves].flatMap(({ held }) => [...held]);
      for (const left of said.values()) expect(Math.abs(left)).toBeLessThan(1e-9 * Math.max(1, ...sizes));
      heard += waves.length;
    }
    expect(heard).toBeGreaterThan(14);
  });
});
