/** The example market of slow sellers and issuers as it is shipped: it runs, adds up, and says what it found. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { prepare, resolveScenario, runCascade } from '@firebreak/engine';
import { describe, expect, it } from 'vitest';
import { readScenario } from '../../store/scenarioFile.ts';
import { readSnapshot } from '../../store/snapshotFolder.ts';
import { issuersInWords } from '../chainSentence.ts';
import type { RunView } from '../runView.ts';
import { colorsOf } from '../textTable.ts';
import { groupsHtml, groupsText } from './groups.ts';
import { stablecoinsHtml, stablecoinsText } from './stablecoins.ts';
import { treasuriesHtml, treasuriesText } from './treasuries.ts';

const EXAMPLES = fileURLToPath(new URL('../../../../docs/examples/', import.meta.url));
const look = { columns: 120, colors: colorsOf(false) };

describe('docs/examples/issuers', () => {
  it('runs its weekend, and each line of the summary and of the report names a treasury or a stablecoin', async () => {
    expect(existsSync(`${EXAMPLES}issuers/snapshot.json`)).toBe(true);
    const { snapshot } = await readSnapshot(`${EXAMPLES}issuers`);
    const scenario = resolveScenario(readScenario(`${EXAMPLES}issuers.yaml`).doc, snapshot);
    const result = runCascade(prepare(snapshot, scenario), { seed: 1, record: 'summary' });
    const { treasuries, stablecoins } = result.summary.chain!;
    const view = { result, snapshot, scenario } as unknown as RunView;

    const [usdc, synthetic] = stablecoins;
    expect(usdc!.redeemed).toBeGreaterThan(2.9e9);
    expect(usdc!.blockedUsd).toBe(3.3e9);
    expect(usdc!.priceLow).toBeLessThan(0.9216);
    expect(usdc!.priceAfter).toBeGreaterThan(0.999);
    expect(synthetic!.hedgeClosedUsd).toBeGreaterThan(9e6);
    expect(treasuries.every(({ paidUsd, unmetUsd }) => paidUsd > 0 && unmetUsd < 0.005 * paidUsd)).toBe(true);
    expect(result.summary.liquidatedAccounts).toBeGreaterThan(100);

    expect(issuersInWords(result.summary.chain!)).toEqual([
      'USDC falls 13.3% below its peg, and $279 k that treasuries and funds owe is not paid.',
    ]);
    expect(stablecoinsText(view, look)!.body).toMatch(/USDC .* 3\.30 bn/);
    expect(treasuriesText(view, look)!.body).toMatch(/company .* mo/);
    expect(stablecoinsHtml(view)!.body).toContain('data-unit="peg"');
    expect(treasuriesHtml(view)!.body).toContain('exchange-traded fund');
    expect(groupsText(view, look)!.body).toMatch(/holding .*exchange, DSYN, company/);
    expect(groupsHtml(view)!.body).toContain('DSYN');
  });

  it('has no such lines for a market without them', () => {
    const view = { result: { summary: {} } } as unknown as RunView;
    expect([
      stablecoinsHtml(view),
      stablecoinsText(view, look),
      treasuriesHtml(view),
      treasuriesText(view, look),
    ]).toEqual([null, null, null, null]);
  });
});
