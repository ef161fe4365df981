/** A synthetic dollar in a run: neutral while hedged, smaller hedge after redemptions, open after deleveraging. */
import { describe, expect, it } from 'vitest';
import { buildSnapshot } from '../../market/build.ts';
import type { ChainRows } from '../../market/testChain.ts';
import { edited, issuerMarket, SYNTHETIC, SYNTHETIC_ACCOUNTS } from '../../market/testIssuers.ts';
import type { StablecoinOutcome } from '../../result/chain.ts';
import { EVENT, type RunResult } from '../../result/types.ts';
import { runCascade } from '../run.ts';
import { caseOf, type ScenarioDoc } from '../testRuns.ts';
import { runnable } from './testRuns.ts';

function run(
  rows: ChainRows,
  doc: ScenarioDoc,
  accounts: object = SYNTHETIC_ACCOUNTS,
): { result: RunResult; coin: StablecoinOutcome } {
  const snapshot = buildSnapshot(runnable(issuerMarket(rows, accounts)));
  const result = runCascade(caseOf(snapshot, { horizon: 600, ...doc }), { seed: 1, record: 'events' });
  expect(result.summary.chain!.conservation.maxTokenError).toBeLessThan(1e-12);
  return { result, coin: result.summary.chain!.stablecoins[0]! };
}

const fall = (move: number, start = 30): object => ({ assets: ['BTC'], move, shape: 'step', length: 0, start });
/** Without insurance the other side of the hedge ends in auto-deleveraging. */
const NO_FUND = { market: { fund_scale: 0.001 } };

/** The same with 100 ETH and a short of them beside, which nothing happens to. */
const TWO: ChainRows = {
  stablecoins: [{ ...SYNTHETIC['stablecoins'][0], supply: 5.35e6, rehedge_s: 20 }],
  stablecoin_reserves: [
    ...SYNTHETIC['stablecoin_reserves'],
    { stablecoin: 'STB', reserve: 'ether', asset: 'ETH', amount: 100 },
  ],
};
const TWO_ACCOUNTS = {
  ...SYNTHETIC_ACCOUNTS,
  accounts: [...SYNTHETIC_ACCOUNTS.accounts, { account: 'bn-eth', venue: 'binance', kind: 'trader', count: 1 }],
  balances: [...SYNTHETIC_ACCOUNTS.balances, { account: 'bn-eth', asset: 'USDT', amount: 1e6 }],
  positions: [
    ...SYNTHETIC_ACCOUNTS.positions,
    { account: 'bn-hedge', instrument: 'BN:ETHUSDT', qty: -100, entry_price: 4_000 },
    { account: 'bn-eth', instrument: 'BN:ETHUSDT', qty: 100, entry_price: 4_000 },
  ],
};

describe('a synthetic dollar', () => {
  it('does not depend on the price while it is hedged', () => {
    const calm = run(SYNTHETIC, {}).coin;
    expect(calm.coverageBefore).toBeCloseTo(5 / 4.95, 9);
    const { coin } = run(SYNTHETIC, { shocks: [fall(-0.03)] });
    expect(coin.coverageAfter! / coin.coverageBefore!).toBeCloseTo(1, 3);
    expect(coin.unhedgedPeakUsd).toBeLessThan(1);
    expect(coin.fallToShortfall).toBeNull();
  });

  it('pays cash first, then coins, and buys back the short that stood against them', () => {
    const { coin, result } = run(SYNTHETIC, { redemptions: [{ asset: 'STB', tokens: 2e6, start: 10, length: 60 }] });
    expect(coin.redeemed).toBeCloseTo(2e6, 2);
    expect(coin.hedgeClosedUsd / 1e6).toBeCloseTo(1, 2);
    const bought = Array.from(result.events.kind).reduce(
      (sum, kind, k) => sum + (kind === EVENT.hedge ? result.events.qty[k]! : 0),
      0,
    );
    expect(bought).toBeCloseTo(10, 1);
    expect(coin.coverageAfter).toBeGreaterThan(1);
  });

  it('is open after its hedge was deleveraged, and loses with the next fall', () => {
    const { coin, result } = run(SYNTHETIC, { ...NO_FUND, shocks: [fall(-0.15), fall(-0.1, 120)] });
    expect(result.summary.adlUsd).toBeGreaterThan(1e6);
    expect(coin.unhedgedPeakUsd).toBeGreaterThan(1e6);
    expect(coin.coverageAfter).toBeLessThan(coin.coverageBefore! - 0.02);
    expect(coin.coverageAfter).toBeLessThan(1);
    expect(coin.fallToShortfall).toBe(0);
    const rich = run(edited(SYNTHETIC, 'stablecoins', { supply: 4e6 }), { ...NO_FUND, shocks: [fall(-0.15)] }).coin;
    const surplus = (rich.coverageAfter! - 1) * rich.supplyAfter;
    expect(rich.fallToShortfall! * 30 * 85_000).toBeGreaterThan(surplus);
    expect(rich.fallToShortfall! * 0.5 * 30 * 85_000).toBeLessThan(surplus);
    const hedgedAgain = run(edited(SYNTHETIC, 'stablecoins', { rehedge_s: 20 }), {
      ...NO_FUND,
      shocks: [fall(-0.15), fall(-0.1, 120)],
    }).coin;
    expect(hedgedAgain.rehedgedUsd).toBeGreaterThan(0.5e6);
    expect(hedgedAgain.coverageAfter).toBeGreaterThan(coin.coverageAfter!);
  });

  it('hedges each of its coins by itself', () => {
    const { coin, result } = run(TWO, { ...NO_FUND, shocks: [fall(-0.15)] }, TWO_ACCOUNTS);
    expect(coin.coverageBefore).toBeCloseTo(5.4 / 5.35, 9);
    expect(coin.unhedgedPeakUsd).toBeGreaterThan(1e6);
    expect(coin.rehedgedUsd).toBeGreaterThan(0.5e6);
    const ether = result.events.instrument.filter((i, k) => i === 3 && result.events.kind[k] === EVENT.hedge);
    expect(ether).toHaveLength(0);
  });
});
