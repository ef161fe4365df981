/**
 * The example market of spot books as it is shipped: the venue's own price liquidates accounts that outside prices
 * spare.
 */
import { fileURLToPath } from 'node:url';
import { prepare, resolveScenario, runCascade } from '@firebreak/engine';
import { expect, it } from 'vitest';
import { readScenario } from '../../store/scenarioFile.ts';
import { readSnapshot } from '../../store/snapshotFolder.ts';
import type { RunView } from '../runView.ts';
import { colorsOf } from '../textTable.ts';
import { spotBooksHtml, spotBooksText } from './spotBooks.ts';

const EXAMPLES = fileURLToPath(new URL('../../../../docs/examples/', import.meta.url));

it('docs/examples/spot sells collateral in the book that prices it, and the report says so', async () => {
  const { snapshot } = await readSnapshot(`${EXAMPLES}spot`);
  const { doc } = readScenario(`${EXAMPLES}spot.yaml`);
  const run = (switches: Readonly<Record<string, boolean>>) => {
    const scenario = resolveScenario({ ...(doc as object), switches }, snapshot);
    return { scenario, result: runCascade(prepare(snapshot, scenario), { seed: 1, record: 'summary' }) };
  };
  const own = run({});
  const outside = run({ venue_oracles: false }).result.summary;
  expect(own.result.summary.liquidatedAccounts).toBe(100);
  expect(outside.liquidatedAccounts).toBe(60);
  const [bitcoin, dollar] = own.result.summary.spotBooks!;
  expect(bitcoin!.asset).toBe('BTC');
  expect(dollar!.soldUsd).toBeGreaterThan(5e6);
  expect(dollar!.lowPrice).toBeLessThan(0.75);
  expect(dollar!.makersMoneyLeft).toBeGreaterThan(0);
  expect(dollar!.makersCoinsLeft).toBeGreaterThan(2);

  const view = { ...own, snapshot } as unknown as RunView;
  expect(spotBooksText(view, { columns: 120, colors: colorsOf(false) })!.body).toMatch(/DSYN-SPOT +5\.\d+ m/);
  expect(spotBooksHtml(view)!.body).toContain('exchange:DSYN-SPOT');
});
