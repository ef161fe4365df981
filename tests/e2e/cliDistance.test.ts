/** `firebreak distance` as a process: a search over a small market, and what it refuses. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firebreak, smallWorld } from './cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'firebreak-distance-'));
beforeAll(() => smallWorld(folder));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('distance', { timeout: 60_000 }, () => {
  it('prints one JSON object with every target', async () => {
    const args = ['market', '--liquidations', '20k', '--assets', 'BTC', '--threads', '1', '--json', '--quiet'];
    const { code, stdout, stderr } = await firebreak(folder, 'distance', ...args);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    const json = JSON.parse(stdout) as { distances: { shock: string; move: number | null }[]; runs: number };
    expect(json.distances.map(({ shock }) => shock)).toEqual(['market', 'market', 'BTC', 'BTC']);
    expect(json.runs).toBeGreaterThan(4);
  });

  it.each([
    [['market', '--liquidations', '1m', '--amplification', '2'], 'two hurdles'],
    [['market', '--liquidations', '-1'], 'Expected an amount of USD above 0'],
  ])('refuses %j', async (args, message) => {
    const { code, stdout, stderr } = await firebreak(folder, 'distance', ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  it('names the store that a map cannot be made of', async () => {
    const { code, stderr } = await firebreak(folder, 'monitor', 'map', '--store', 'nowhere');
    expect(code).toBe(2);
    expect(stderr).toContain('nowhere');
  });
});
