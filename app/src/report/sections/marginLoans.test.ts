/** The example market of margin loans as it is shipped: loans are called by the venue's own books, and it is said. */
import { fileURLToPath } from 'node:url';
import { prepare, resolveScenario, runCascade } from '@firebreak/engine';
import { expect, it } from 'vitest';
import { readScenario } from '../../store/scenarioFile.ts';
import { readSnapshot } from '../../store/snapshotFolder.ts';
import type { RunView } from '../runView.ts';
import { colorsOf } from '../textTable.ts';
import { marginLoansHtml, marginLoansText } from './marginLoans.ts';
import { openingText } from './opening.ts';

const EXAMPLES = fileURLToPath(new URL('../../../../docs/examples/', import.meta.url));
const look = { columns: 120, colors: colorsOf(false) };

it('docs/examples/margin liquidates 3x longs, and neither 2x longs nor shorts', async () => {
  const { snapshot } = await readSnapshot(`${EXAMPLES}margin`);
  const scenario = resolveScenario(readScenario(`${EXAMPLES}margin.yaml`).doc, snapshot);
  const result = runCascade(prepare(snapshot, scenario), { seed: 1, record: 'full' });
  const [loans] = result.summary.marginLoans!;
  expect(loans).toMatchObject({ venue: 'exchange', members: 900, liquidatedAccounts: 500 });
  expect(loans!.badDebtUsd).toBe(result.summary.badDebtUsd);
  const view = { result, snapshot, scenario } as unknown as RunView;
  expect(marginLoansText(view, look)!.body).toMatch(/exchange +900 +92\.0 m +500/);
  expect(marginLoansHtml(view)!.body).toContain('Fees to the fund');
  expect(openingText(view, look).body).toMatch(/500 of 900 accounts with margin loans are liquidated/);
});

it('has no such part for a market without them', () => {
  const view = { result: { summary: {} } } as unknown as RunView;
  expect([marginLoansHtml(view), marginLoansText(view, look)]).toEqual([null, null]);
});
