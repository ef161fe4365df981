/** The evaluation: an oracle is found out as one, noise as noise, tallies by hand, no look ahead. */
import { InputError, normal, uniform } from '@firebreak/engine';
import { describe, expect, it } from 'vitest';
import { evaluate, type EvaluationOptions, risingEdges, type Series, tally, verdict, walkForward } from './score.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const HOURS = 24 * 365;

const series = (name: string, of: (hour: number) => number): Series => ({
  name,
  timesMs: Float64Array.from({ length: HOURS }, (_, hour) => hour * HOUR),
  values: Float64Array.from({ length: HOURS }, (_, hour) => of(hour)),
});

const ONSETS = Array.from(
  { length: 30 },
  (_, k) => Math.floor((k + 0.2 + 0.6 * uniform(1, 1, k, 0)) * (HOURS / 30)) * HOUR,
);

const OPTIONS: EvaluationOptions = {
  onsetsMs: ONSETS,
  horizonMs: 12 * HOUR,
  cooldownMs: DAY,
  trainMs: 90 * DAY,
  foldMs: 30 * DAY,
  placebos: 400,
  seed: 1,
};

describe('the evaluation', () => {
  it('finds an oracle: six hours of lead, everything caught, nothing false', () => {
    const oracle = series('oracle', (hour) =>
      ONSETS.some((onset) => onset / HOUR - hour > 0 && onset / HOUR - hour <= 6) ? 1 : 0,
    );
    const found = evaluate(oracle, OPTIONS);
    expect(found).toMatchObject({ precision: 1, recall: 1, falseAlarmsPerMonth: 0, leadMs: 6 * HOUR });
    expect(found.onsets).toBeGreaterThan(15);
    expect(found.averagePrecision).toBeGreaterThan(0.5);
    // A random shift of nearly nothing moves no onset: that is the least that p can be.
    expect(found.placeboP).toBeLessThan(0.01);
    expect(verdict(found, 5)).toBe('predicts');
  });

  it('says of noise that it does not predict', () => {
    const said = Array.from({ length: 8 }, (_, seed) => {
      const found = evaluate(
        series('noise', (hour) => normal(seed, 2, hour, 0)),
        OPTIONS,
      );
      expect(Math.abs(found.averagePrecision - found.baseRate)).toBeLessThan(0.05);
      return verdict(found, 8);
    });
    expect(said.filter((word) => word === 'predicts').length).toBeLessThanOrEqual(1);
  });

  it('takes what is high all the time for what it is: it catches onsets no better than moved ones', () => {
    const often = series('often', (hour) => Math.sin(hour / 4));
    const found = evaluate(often, OPTIONS);
    expect(found.recall! - found.placeboRecall).toBeLessThan(0.2);
    expect(verdict(found, 1)).toBe('does not predict');
  });

  it('chooses thresholds from the past only: the future may change and the alarms stay', () => {
    const some = series(
      'some',
      (hour) => normal(3, 4, hour, 0) + (ONSETS.some((o) => o / HOUR - hour > 0 && o / HOUR - hour < 5) ? 2 : 0),
    );
    const cut = 200 * 24;
    const other = { ...some, values: some.values.map((value, hour) => (hour >= cut ? 1000 * (hour % 2) : value)) };
    const [a, b] = [some, other].map((given) =>
      walkForward(given, OPTIONS, OPTIONS.trainMs, 300 * DAY).filter((alarm) => alarm < cut * HOUR),
    );
    expect(a.length).toBeGreaterThan(0);
    expect(b).toEqual(a);
  });

  it('counts by hand', () => {
    const counts = tally([1, 10, 12, 21, 40], [15, 20], 6, 4);
    // 21 is in the cooldown after 20; 10 and 12 are right, 10 the first; 1 and 40 are false; 20 has none before it.
    expect(counts).toEqual({ onsets: 2, alarms: 4, right: 2, caught: 1, leadMs: 5 });
    expect(tally([], [1], 6, 4)).toEqual({ onsets: 1, alarms: 0, right: 0, caught: 0, leadMs: null });
    const edges = series('edges', (hour) => [0, 2, 2, NaN, 2, 0, 3][hour] ?? 0);
    expect(risingEdges(edges, 1, 0, 10 * HOUR)).toEqual([HOUR, 6 * HOUR]);
    expect(risingEdges(edges, 1, 2 * HOUR, 10 * HOUR)).toEqual([6 * HOUR]);
  });

  it('says when there are too few onsets, and refuses what cannot be tested', () => {
    const few = evaluate(
      series('x', (hour) => hour % 7),
      { ...OPTIONS, onsetsMs: ONSETS.slice(0, 9) },
    );
    expect(verdict(few, 1)).toBe('too few onsets');
    expect(() =>
      evaluate(
        series('x', () => 1),
        { ...OPTIONS, trainMs: 400 * DAY },
      ),
    ).toThrow(InputError);
  });
});
