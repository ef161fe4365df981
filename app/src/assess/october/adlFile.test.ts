/** Scoring a forecast of the ADL: the truth has no error, an even split is the naive forecast, bad cells are named. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { scoreAdlFile } from './adlFile.ts';
import { ADL_WINDOW } from './measures.ts';
import { CASE_START_MS } from './observed.ts';
import { ADL_BY_COIN, ADL_WAVES } from './targets.ts';

const folder = mkdtempSync(join(tmpdir(), 'firebreak-adl-'));
afterAll(() => rmSync(folder, { recursive: true }));

function score(lines: readonly string[]) {
  const file = join(folder, 'forecast.csv');
  writeFileSync(file, `${lines.join('\n')}\n`);
  return scoreAdlFile(file, ADL_BY_COIN);
}

describe('a forecast of the ADL', () => {
  it('that is the truth has no error, by coin and by time', async () => {
    const coins = [...ADL_BY_COIN].map(([coin, usd]) => `${coin},${usd}`);
    expect((await score(['coin,notional', ...coins]))[0]).toMatchObject({ error: 0, beatsBaseline: true });
    const after = (ms: number): number => (ms - CASE_START_MS) / 1000 - ADL_WINDOW.fromS;
    const waves = ADL_WAVES.map(([ms, usd]) => `BTC,${usd},${after(ms)}`);
    const [shares, times] = await score(['coin,notional,second', ...waves]);
    expect(shares!.error).toBeGreaterThan(0.5);
    expect(times).toMatchObject({ error: 0, beatsBaseline: true, target: 270, result: 270 });
  });

  it('that is even is as good as the naive one, and does not beat it', async () => {
    const [row] = await score(['coin,notional', ...[...ADL_BY_COIN.keys()].map((coin) => `${coin},5`)]);
    expect(row!.error).toBeCloseTo(row!.baselineError!, 12);
    expect(row!.beatsBaseline).toBe(false);
  });

  it('names line, column and value of a bad cell', async () => {
    await expect(score(['coin,notional', 'BTC,5', 'ETH,-3'])).rejects.toThrow(
      /forecast\.csv line 3.*column notional.*-3.*USD of 0 or more/,
    );
    await expect(score(['name,usd', 'BTC,5'])).rejects.toThrow(/needs the columns coin and notional/);
  });
});
