/** The example market of lending and pools as it is shipped: it runs, adds up, and says what it found. */
import { fileURLToPath } from 'node:url';
import { prepare, resolveScenario, runCascade } from '@firebreak/engine';
import { describe, expect, it } from 'vitest';
import { readScenario } from '../../store/scenarioFile.ts';
import { readSnapshot } from '../../store/snapshotFolder.ts';
import { headlinesOf } from '../../assess/ensembleStats.ts';
import type { RunView } from '../runView.ts';
import { TEXT_SECTIONS } from '../sections.ts';
import { colorsOf } from '../textTable.ts';
import { lendingHtml, lendingText } from './lending.ts';
import { openingHtml, openingText } from './opening.ts';
import { payersText } from './payers.ts';
import { poolsHtml, poolsText } from './pools.ts';
import { vaultsHtml, vaultsText } from './vaults.ts';

const EXAMPLES = fileURLToPath(new URL('../../../../docs/examples/', import.meta.url));
const look = { columns: 120, colors: colorsOf(false) };

describe('docs/examples/lending', () => {
  it('runs its fall, and summary and report name markets, utilisation and pools', { timeout: 120_000 }, async () => {
    const { snapshot } = await readSnapshot(`${EXAMPLES}lending`);
    const scenario = resolveScenario(readScenario(`${EXAMPLES}lending.yaml`).doc, snapshot);
    const result = runCascade(prepare(snapshot, scenario), { seed: 1, record: 'summary' });
    const { lending, reserves, pools, conservation } = result.summary.chain!;
    const view = { result, snapshot, scenario } as unknown as RunView;

    const [aave, morpho, maker, euler] = lending;
    expect(aave!.liquidatedLoans).toBeGreaterThan(100);
    expect(morpho!.firstLiquidationS).toBeGreaterThan(40 * 60);
    expect(maker!.firstLiquidationS).toBeGreaterThan(2 * 3_600);
    expect(euler!.calls).toBe(0);
    expect(euler!.shortfallUsd).toBeGreaterThan(8e6);
    const stuck = reserves.find(({ market, asset }) => market === 'euler-xusd' && asset === 'USDC')!;
    expect(stuck.utilisationAfter).toBeCloseTo(1, 9);
    expect(stuck.waiting).toBeGreaterThan(6e6);
    expect(pools[0]!.priceAfter).toBeLessThan(3_100);
    expect(conservation.maxTokenError).toBeLessThan(1e-12);

    expect(openingText(view, look).body).toMatch(/270 of 937 loans on chain are\s+liquidated for \$20\.1 m of debt/);
    expect(lendingText(view, look)!.body).toMatch(/euler-xusd +USDC .* 100%/);
    expect(poolsText(view, look)!.body).toMatch(/eth-usdc +ETH in USDC +4000/);
    expect(lendingHtml(view)!.body).toContain('euler-xusd');
    expect(poolsHtml(view)!.body).toContain('data-unit="second coin"');
  });

  it('names hubs and vaults in the example of vaults', { timeout: 120_000 }, async () => {
    const { snapshot } = await readSnapshot(`${EXAMPLES}vaults`);
    const scenario = resolveScenario(readScenario(`${EXAMPLES}vaults.yaml`).doc, snapshot);
    const result = runCascade(prepare(snapshot, scenario), { seed: 1, record: 'summary' });
    const { vaults, hubs, badDebt, conservation } = result.summary.chain!;
    const view = { result, snapshot, scenario } as unknown as RunView;

    const [steady, boost] = vaults;
    // The loss of one market lowers the share, loans on it follow, and the second vault hides what it lost with them.
    expect(steady!.valueAfter).toBeLessThan(0.8);
    expect(steady!.waitingShares).toBeGreaterThan(2e6);
    expect(boost!.valueAfter).toBeGreaterThan(1);
    expect(boost!.hidden).toBeGreaterThan(5e5);
    expect(boost!.leaversGain).toBeGreaterThan(2e5);
    const shared = hubs.find(({ asset }) => asset === 'USDC')!;
    expect(shared.spokes).toEqual(['aave-main', 'aave-yield']);
    expect(shared.deficit).toBeGreaterThan(6e5);
    expect(badDebt.map(({ owner }) => owner)).toContain('holders of vault steady');
    expect(conservation.maxClaimError).toBeLessThan(1e-9);

    expect(openingText(view, look).body).toMatch(
      /nobody holds a contract. 76 of 251 loans .*6.15 m\s+of bad debt is left/s,
    );
    expect(openingHtml(view).body).not.toContain('Auto-deleveraged');
    expect(payersText(view, look).body).toMatch(/holders of vault steady +morpho-xusd +\$4.61 m +bad debt of loans/);
    expect(headlinesOf(result.summary)).toMatchObject({ lendingBadDebtUsd: expect.closeTo(6.15e6, -5) });
    const whole = { ...view, seconds: { market: 0, run: 0, feedback: 0 }, out: 'runs/example' };
    const titles = TEXT_SECTIONS.flatMap((make) => make(whole, look)?.title ?? []);
    expect(titles).toContain('Vaults');
    expect(titles).not.toContain('By venue');

    expect(vaultsText(view, look)!.body).toMatch(/steady +1 +0\.7/);
    expect(vaultsHtml(view)!.body).toContain('Who left, and who could not');
    expect(lendingText(view, look)!.body).toContain('hub core: ');
    expect(lendingHtml(view)!.body).toContain('Hubs: liquidity');
  });

  it('has no such lines for a market without them', () => {
    const view = { result: { summary: {} } } as unknown as RunView;
    expect([lendingHtml(view), lendingText(view, look), poolsHtml(view), poolsText(view, look)]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});
