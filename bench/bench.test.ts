/** Every bench, tiny: it runs, and results that must be equal are. Nothing here is timed. */
import { describe, expect, it } from 'vitest';
import { run as load } from './load.ts';
import { run as margin } from './margin.ts';
import { run as runs } from './runs.ts';
import { run as shock } from './shock.ts';
import { run as tripwires } from './tripwires.ts';

describe('benches run, and their contenders agree', () => {
  it.each(Object.entries({ tripwires, shock, load, runs, margin }))('%s', { timeout: 60_000 }, async (_, run) => {
    const { ok, figures } = await run({ tiny: true });
    expect(Object.keys(figures).length).toBeGreaterThan(0);
    expect(ok).toBe(true);
  });
});
