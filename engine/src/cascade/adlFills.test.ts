/** Who listens to auto-deleveraging hears every fill of the event table, with profits that agree with entry prices. */
import { describe, expect, it } from 'vitest';
import { EVENT } from '../result/types.ts';
import type { AdlFill } from './adlFills.ts';
import { runCascade } from './run.ts';
import { randomCase } from './testRuns.ts';

describe('fills of auto-deleveraging', () => {
  it('are those of the event table, and listening changes nothing', () => {
    let heard = 0;
    for (let seed = 0; seed < 12; seed++) {
      const prepared = randomCase(seed, { accounts: 60 });
      const fills: AdlFill[] = [];
      const options = { seed, record: 'events' } as const;
      const { events, digest } = runCascade(prepared, { ...options, onAdlFill: (fill) => void fills.push(fill) });
      expect(runCascade(prepared, options).digest).toBe(digest);
      const winners = Array.from({ length: events.n }, (_, e) => e).filter((e) => events.kind[e] === EVENT.adl_winner);
      expect(fills.length).toBe(winners.length);
      for (const [k, fill] of fills.entries()) {
        const e = winners[k];
        expect(fill.timeS).toBe(events.timeS[e]);
        expect(fill.instrument).toBe(events.instrument[e]);
        expect((fill.members * fill.notionalUsd) / events.notionalUsd[e]).toBeCloseTo(1, 9);
        expect(Number.isFinite(fill.profitUsd) && Number.isFinite(fill.equityUsd)).toBe(true);
      }
      heard += fills.length;
    }
    expect(heard).toBeGreaterThan(20);
  });

  it('have the profit of the entry price, for positions that the run had not touched before', () => {
    let checked = 0;
    for (let seed = 0; seed < 12; seed++) {
      const prepared = randomCase(seed, { accounts: 60 });
      const { units, legs, instruments } = prepared.snapshot;
      const fills: AdlFill[] = [];
      const { events } = runCascade(prepared, {
        seed,
        record: 'events',
        onAdlFill: (fill) => void fills.push(fill),
      });
      const seen = new Set<number>();
      let k = 0;
      for (let e = 0; e < events.n; e++) {
        const [account, i] = [events.account[e], events.instrument[e]];
        const isFirst = !seen.has(account);
        seen.add(account);
        if (events.kind[e] !== EVENT.adl_winner) continue;
        const fill = fills[k++];
        const unit = units.account.indexOf(account);
        if (!isFirst || units.account[unit + 1] === account || instruments.inverse[i] !== 0) continue;
        const leg = legs.instrument.indexOf(i, units.legStart[unit]);
        if (leg >= units.legStart[unit + 1] || legs.qty[leg] === 0 || instruments.settle[i] < 0) continue;
        const qty = events.qty[e] / events.members[e];
        const profit = -qty * (events.price[e] - legs.entryR[leg]);
        if (Math.abs(profit) < 1e-6) continue;
        checked++;
        // The settlement token is worth about a dollar; funding within the run moves profits a little.
        expect(Math.sign(fill.profitUsd)).toBe(Math.sign(profit));
        expect(fill.profitUsd / profit).toBeGreaterThan(0.9);
        expect(fill.profitUsd / profit).toBeLessThan(1.1);
      }
    }
    expect(checked).toBeGreaterThan(5);
  });
});
