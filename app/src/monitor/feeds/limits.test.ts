/** Dedupe, backoff and the recent maximum keep their bounds. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backoffMs } from './backoff.ts';
import { Dedupe } from './dedupe.ts';
import { RecentMax } from './health.ts';

describe('dedupe', () => {
  it('knows what came within its time and forgets what is twice as old', () => {
    const dedupe = new Dedupe({ keepMs: 100, max: 100 });
    expect([dedupe.isNew('a', 0), dedupe.isNew('a', 99), dedupe.isNew('a', 150)]).toEqual([true, false, false]);
    expect(dedupe.isNew('a', 1_000)).toBe(true);
  });

  it('never holds more than its bound, and is right about everything within time and bound', () => {
    const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 40 })), {
      maxLength: 200,
    });
    fc.assert(
      fc.property(steps, (list) => {
        const dedupe = new Dedupe({ keepMs: 100, max: 20 });
        const seen = new Map<string, { at: number; step: number }>();
        let now = 0;
        list.forEach(([id, passed], step) => {
          now += passed;
          const before = seen.get(String(id));
          const isNew = dedupe.isNew(String(id), now);
          expect(dedupe.size).toBeLessThanOrEqual(20);
          if (before === undefined) expect(isNew).toBe(true);
          // Within its time, and with fewer identities since than half of the bound, it must be known.
          else if (now - before.at < 100 && step - before.step < 10) expect(isNew).toBe(false);
          if (before !== undefined && now - before.at > 200) expect(isNew).toBe(true);
          seen.set(String(id), { at: now, step });
        });
      }),
    );
  });
});

describe('backoff', () => {
  it('doubles up to its maximum, between half of the step and all of it', () => {
    const limits = { firstMs: 500, maxMs: 60_000 };
    expect([0, 1, 2].map((attempt) => backoffMs(limits, attempt, 0))).toEqual([250, 500, 1_000]);
    expect(backoffMs(limits, 1_000, 0.999)).toBeLessThanOrEqual(60_000);
    expect(backoffMs(limits, 1_000, 0)).toBe(30_000);
  });
});

describe('the recent maximum', () => {
  it('keeps the largest of the last one to two periods', () => {
    const recent = new RecentMax(100);
    recent.add(5, 0);
    recent.add(3, 50);
    expect(recent.at(60)).toBe(5);
    recent.add(1, 120);
    expect(recent.at(130)).toBe(5);
    expect(recent.at(230)).toBe(1);
    expect(recent.at(1_000)).toBeUndefined();
  });
});
