/** A drill as a process: local venues, a monitor that is killed half-way, and a store that holds what was said. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DrillReport } from '../../app/src/drill/runDrill.ts';
import { firebreak, smallWorld, startFirebreak } from './cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'firebreak-drill-'));
beforeAll(() => smallWorld(folder));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SMALL = ['--case', 'crash.yaml', '--market', 'market', '--speed', '40'];

describe('drill', () => {
  it('finds every print stored once, though the monitor was killed half-way', { timeout: 90_000 }, async () => {
    const { code, stdout, stderr } = await firebreak(folder, 'drill', ...SMALL, '--out', 'one', '--json');
    expect(stderr).not.toMatch(/\n\s+at /);
    const report = JSON.parse(stdout) as DrillReport;
    expect(report.differences.map(({ examples }) => examples).flat()).toEqual([]);
    expect(report).toMatchObject({ equal: true, starts: 2, unheard: 0 });
    expect(report.said).toBeGreaterThan(10);
    expect(code).toBe(0);
    expect(JSON.parse(readFileSync(join(folder, 'one', 'drill.json'), 'utf8'))).toEqual(report);
    const sql = 'SELECT count(*) AS n, count(DISTINCT venue || id) AS ids FROM liquidations';
    const asked = await firebreak(folder, 'monitor', 'query', sql, '--store', 'one/store', '--json');
    expect(new Set(report.differences.map(({ kind }) => kind))).toEqual(
      new Set(['liquidation', 'trade', 'ticker', 'book']),
    );
    const prints = report.differences.filter(({ kind }) => kind === 'liquidation');
    const stored = prints.reduce((sum, row) => sum + row.stored, 0);
    expect(JSON.parse(asked.stdout)).toEqual([{ n: stored, ids: stored }]);
  });

  it('leaves no monitor behind at Ctrl-C', { timeout: 60_000 }, async () => {
    const { child, done, saw } = startFirebreak(folder, ['drill', ...SMALL, '--out', 'two']);
    await saw('playing');
    child.kill('SIGINT');
    expect((await done).code).toBe(130);
    expect(existsSync(join(folder, 'two', 'drill.json'))).toBe(false);
    const again = await firebreak(folder, 'monitor', 'query', 'SELECT 1 AS one', '--store', 'two/store', '--json');
    expect(JSON.parse(again.stdout)).toEqual([{ one: 1 }]);
  });

  it('refuses a folder in use and rules with a mistake', async () => {
    const used = await firebreak(folder, 'drill', ...SMALL, '--out', 'market');
    expect(used).toMatchObject({ code: 2, stdout: '' });
    expect(used.stderr).toContain('not empty');
    const rules = await firebreak(folder, 'drill', ...SMALL, '--rules', 'crash.yaml');
    expect(rules).toMatchObject({ code: 2, stdout: '' });
    expect(rules.stderr).toContain('crash.yaml');
  });
});
