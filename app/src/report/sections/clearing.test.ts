/** The example market of a clearing house as it is shipped: a member defaults, and each layer is told of. */
import { fileURLToPath } from 'node:url';
import { prepare, resolveScenario, runCascade } from '@firebreak/engine';
import { describe, expect, it } from 'vitest';
import { readScenario } from '../../store/scenarioFile.ts';
import { readSnapshot } from '../../store/snapshotFolder.ts';
import type { RunView } from '../runView.ts';
import { colorsOf } from '../textTable.ts';
import { clearingHtml, clearingText } from './clearing.ts';

const EXAMPLES = fileURLToPath(new URL('../../../../docs/examples/', import.meta.url));
const look = { columns: 120, colors: colorsOf(false) };

describe('docs/examples/clearing', () => {
  it('ends with one member in default and its loss with the others', async () => {
    const { snapshot } = await readSnapshot(`${EXAMPLES}clearing`);
    const scenario = resolveScenario(readScenario(`${EXAMPLES}clearing.yaml`).doc, snapshot);
    const result = runCascade(prepare(snapshot, scenario), { seed: 1, record: 'summary' });
    const [house] = result.summary.clearing!;
    expect(house!.defaults.map(({ member }) => member)).toEqual(['delta']);
    expect([house!.paidUsd.deposit, house!.paidUsd.house]).toEqual([4e6, 10e6]);
    expect(house!.paidUsd.mutual).toBeGreaterThan(1e6);
    expect(house!.unpaidUsd).toBeCloseTo(0, 3);

    const view = { result, snapshot, scenario } as unknown as RunView;
    expect(clearingText(view, look)!.body).toMatch(/debts paid by clearing house +10\.0 m[^]*delta in default after/);
    expect(clearingHtml(view)!.body).toContain('deposits of other members');
  });

  it('is no part of a market without a clearing house', () => {
    const view = { result: { summary: {} } } as unknown as RunView;
    expect([clearingHtml(view), clearingText(view, look)]).toEqual([null, null]);
  });
});
