/** The example market of venues without a book as it is shipped: it runs, adds up, and says what it found. */
import { fileURLToPath } from 'node:url';
import { prepare, resolveScenario, runCascade } from '@firebreak/engine';
import { describe, expect, it } from 'vitest';
import { readScenario } from '../../store/scenarioFile.ts';
import { readSnapshot } from '../../store/snapshotFolder.ts';
import type { RunView } from '../runView.ts';
import { colorsOf } from '../textTable.ts';
import { lpPoolsHtml, lpPoolsText } from './lpPools.ts';

const EXAMPLES = fileURLToPath(new URL('../../../../docs/examples/', import.meta.url));
const look = { columns: 140, colors: colorsOf(false) };

describe('docs/examples/pools', () => {
  it('runs its fall, and summary and report name what the pools lost', async () => {
    const { snapshot } = await readSnapshot(`${EXAMPLES}pools`);
    const scenario = resolveScenario(readScenario(`${EXAMPLES}pools.yaml`).doc, snapshot);
    const result = runCascade(prepare(snapshot, scenario), { seed: 1, record: 'summary' });
    const view = { result, snapshot, scenario } as unknown as RunView;

    const [gmx, aster] = result.summary.lpPools!;
    expect(gmx!.adlUsd).toBeGreaterThan(1e7);
    expect(gmx!.peakShortFactor).toBeGreaterThan(0.85);
    expect(gmx!.peakShortFactor).toBeLessThan(0.86);
    expect(aster!.lossPerToken).toBeGreaterThan(0.9);
    expect(aster!.adlUsd).toBe(0);
    expect(result.summary.conservation.maxTokenError).toBeLessThan(1e-12);
    expect(lpPoolsText(view, look)!.body).toMatch(/aster-1001x .* 93\.8%/);
    expect(lpPoolsHtml(view)!.body).toContain('gmx pool');
  });

  it('has no such lines for a market without them', () => {
    const view = { result: { summary: {} } } as unknown as RunView;
    expect([lpPoolsHtml(view), lpPoolsText(view, look)]).toEqual([null, null]);
  });
});
