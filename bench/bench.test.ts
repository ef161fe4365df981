/** Every bench, tiny: it runs, and results that must be equal are. Nothing here is timed. */
import { appendFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RunLog } from './lib/runLog.ts';
import { run as chain } from './chain.ts';
import { run as feeds } from './feeds.ts';
import { run as load } from './load.ts';
import { run as margin } from './margin.ts';
import { run as monitor } from './monitor.ts';
import { run as monitorStore } from './monitorStore.ts';
import { run as runs } from './runs.ts';
import { run as shock } from './shock.ts';
import { run as tripwires } from './tripwires.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'firebreak-bench-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('benches run, and their contenders agree', () => {
  it.each(Object.entries({ tripwires, shock, load, runs, margin, chain, feeds, monitor, monitorStore }))(
    '%s',
    { timeout: 60_000 },
    async (_, run) => {
      const { ok, figures } = await run({ tiny: true, logPath: join(folder, 'runs.jsonl') });
      expect(Object.keys(figures).length).toBeGreaterThan(0);
      expect(ok).toBe(true);
    },
  );
});

describe('the bench on runs', () => {
  it('stops when its time is over and goes on from the runs that were done', { timeout: 120_000 }, async () => {
    const logPath = join(folder, 'runs.jsonl');
    const first = await runs({ tiny: true, seconds: 1e-6, logPath });
    expect(first.figures).toMatchObject({ runs1: 1, runs2: 2, resumed: 0 });
    const second = await runs({ tiny: true, logPath });
    expect(second.ok).toBe(true);
    expect(second.figures).toMatchObject({ runs1: 4, runs2: 4, resumed: 3 });
    expect(existsSync(logPath)).toBe(false);
  });

  it('reads a log that was cut off, and passes over runs of other work', () => {
    const path = join(folder, 'runs.jsonl');
    const run = { threads: 1, seed: 1, digest: 'a', runSeconds: 2, wallSeconds: 2 };
    new RunLog(path, 'this').add(run);
    new RunLog(path, 'other').add({ ...run, digest: 'b' });
    appendFileSync(path, '{"key":"this","threads":1,"se');
    new RunLog(path, 'this').add({ ...run, seed: 2, wallSeconds: 6 });
    const log = new RunLog(path, 'this');
    expect([...log.digests(1)]).toEqual([
      [1, 'a'],
      [2, 'a'],
    ]);
    expect(log.perSecond(1)).toBe(0.25);
    expect(log.perSecond(2)).toBeNaN();
  });
});
