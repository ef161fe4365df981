/** Time left of many runs: right within 20% at a quarter of the way, though runs differ and the first ones warm up. */
import { lognormal } from '@firebreak/engine';
import { describe, expect, it } from 'vitest';
import { RunClock } from './runClock.ts';

/** Plays runs on threads; returns what the clock said at a quarter, over what then really was left. */
function errorAtQuarter(seed: number, total: number, threads: number): number {
  const clock = new RunClock(threads);
  const freeAt = new Float64Array(threads);
  const runs = Array.from({ length: total }, (_, k) => {
    const thread = freeAt.indexOf(Math.min(...freeAt));
    const seconds = lognormal(seed, 1, k, 0, 0, 0.3) * (freeAt[thread] === 0 ? 3 : 1);
    const isFirst = freeAt[thread] === 0;
    freeAt[thread]! += seconds;
    return { seconds, isFirst, end: freeAt[thread]! };
  }).sort((a, b) => a.end - b.end);
  const quarter = Math.floor(total / 4);
  for (const { seconds, isFirst } of runs.slice(0, quarter)) clock.add(seconds, isFirst);
  return clock.leftS(total - quarter) / (runs[total - 1]!.end - runs[quarter - 1]!.end) - 1;
}

describe('RunClock', () => {
  it('is right within 20% at a quarter of 220 runs on 1, 2 and 8 threads', () => {
    for (const threads of [1, 2, 8]) {
      for (let seed = 0; seed < 50; seed++) expect(Math.abs(errorAtQuarter(seed, 220, threads))).toBeLessThan(0.2);
    }
  });

  it('knows nothing before a run is done, and nothing is left after the last', () => {
    const clock = new RunClock(2);
    expect(clock.leftS(10)).toBeNaN();
    clock.add(4, true);
    expect(clock.leftS(5)).toBe(8);
    expect(clock.leftS(0)).toBe(0);
  });
});
