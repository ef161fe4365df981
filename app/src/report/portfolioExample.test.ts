/** The example market of portfolio margin as it is shipped: the account survives what its two wallets do not. */
import { fileURLToPath } from 'node:url';
import { EVENT, prepare, resolveScenario, runCascade, stringAt } from '@firebreak/engine';
import { expect, it } from 'vitest';
import { readScenario } from '../store/scenarioFile.ts';
import { readSnapshot } from '../store/snapshotFolder.ts';
import type { RunView } from './runView.ts';
import { portfolioMarginHtml, portfolioMarginText } from './sections/portfolioMargin.ts';
import { colorsOf } from './textTable.ts';

const EXAMPLES = fileURLToPath(new URL('../../../docs/examples/', import.meta.url));

it('keeps a carry trade in one account, loses it in two wallets, and liquidates borrowers', async () => {
  const { snapshot } = await readSnapshot(`${EXAMPLES}portfolio`);
  const scenario = resolveScenario(readScenario(`${EXAMPLES}portfolio.yaml`).doc, snapshot);
  const { events, summary } = runCascade(prepare(snapshot, scenario), { seed: 1, record: 'events' });
  const liquidated = new Set<string>();
  for (let e = 0; e < events.n; e++) {
    if (events.kind[e] === EVENT.liquidation) liquidated.add(stringAt(snapshot.accounts.id, events.account[e]!));
  }
  expect([...liquidated].sort()).toEqual(['borrower', 'btc-longs-8x', 'carry-um']);
  expect(summary.liquidatedAccounts).toBe(230);
  expect(summary.badDebtUsd).toBe(0);
  const [row] = summary.portfolioMargin!;
  expect([row!.venue, row!.members, row!.liquidatedAccounts]).toEqual(['exchange', 30, 10]);
  expect(row!.notionalUsd).toBeCloseTo(20 * 4.4e6 + 10 * 8e5, 3);
  expect(row!.liquidatedUsd).toBeGreaterThan(10 * 5e5);
  const view = { result: { summary }, snapshot, scenario } as unknown as RunView;
  expect(portfolioMarginText(view, { columns: 100, colors: colorsOf(false) })!.body).toMatch(/exchange +30 /);
  expect(portfolioMarginHtml(view)!.body).toContain('portfolio margin');
});
