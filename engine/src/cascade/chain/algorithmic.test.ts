/** A stablecoin without reserves in a run: holders leave, redeemers burn what they buy, the coin behind it falls. */
import { describe, expect, it } from 'vitest';
import { buildSnapshot } from '../../market/build.ts';
import type { ChainRows } from '../../market/testChain.ts';
import { ALGORITHMIC, edited, issuerMarket, STB } from '../../market/testIssuers.ts';
import type { StablecoinOutcome } from '../../result/chain.ts';
import { EVENT, type RunResult } from '../../result/types.ts';
import { burnPerBlock, gapAtPrice, swapToCoin } from '../../rules/terra/market.ts';
import { runCascade } from '../run.ts';
import { caseOf, type ScenarioDoc } from '../testRuns.ts';
import { runnable } from './testRuns.ts';

const PARAMETERS = { basePool: 50_000, recoveryBlocks: 36, minSpread: 0.005 };
const FLEE = { redemptions: [{ asset: 'STB', tokens: 8e6, at: 'pool:stb', start: 0, length: '30m' }] };

function run(rows: ChainRows, doc: ScenarioDoc = {}): { result: RunResult; coin: StablecoinOutcome; eth: number } {
  const snapshot = buildSnapshot(runnable(issuerMarket(rows, { assets: [STB] })));
  const result = runCascade(caseOf(snapshot, { horizon: 3600, step: 6, ...doc }), { seed: 1, record: 'events' });
  expect(result.summary.chain!.conservation.maxTokenError).toBeLessThan(1e-12);
  const { endPrice, startPrice } = result.summary.byInstrument.find(({ instrument }) => instrument === 'HL:ETH')!;
  return { result, coin: result.summary.chain!.stablecoins[0]!, eth: endPrice / startPrice };
}

describe('a run on a stablecoin without reserves', () => {
  const { result, coin, eth } = run(ALGORITHMIC, FLEE);

  it('burns no faster than the virtual pool lets it at the lowest price', () => {
    const most = gapAtPrice(PARAMETERS.basePool, coin.priceLow!);
    const blocks = 3600 / 6;
    expect(coin.redeemed).toBeGreaterThan(1e4);
    expect(coin.redeemed).toBeLessThan(most + blocks * burnPerBlock(PARAMETERS.basePool, 36, coin.priceLow!));
    expect(coin.poolGap).toBeGreaterThan(0);
    expect(coin.poolGap).toBeLessThanOrEqual(most * (1 + 1e-9));
  });

  it('leaves the peg, and mints coins that are sold and push their own price down', () => {
    expect(coin.priceLow).toBeLessThan(0.9);
    expect(coin.coinsMinted).toBeGreaterThan(0);
    expect(Array.from(result.events.kind)).toContain(EVENT.coin_sale);
    expect(eth).toBeLessThan(run(ALGORITHMIC).eth);
    expect(coin.supplyAfter).toBeCloseTo(20e6 - coin.redeemed, 3);
  });

  // What proposal 1164 of May 2022 said of a larger pool that recovers faster: less pressure on the peg, at the cost of
  // the coin (classic-agora.terra.money/t/6837).
  it('holds the peg better with sixteen times the capacity, at the cost of the coin', () => {
    const wide = run(edited(ALGORITHMIC, 'stablecoins', { base_pool: 200_000, recovery_blocks: 9 }), FLEE);
    expect(wide.coin.priceAfter!).toBeGreaterThan(coin.priceAfter! + 0.5);
    expect(wide.coin.coinsMinted).toBeGreaterThan(10 * coin.coinsMinted);
    expect(wide.eth).toBeLessThan(eth);
  });

  it('burns what holders bring to the issuer at the spread of the pool', () => {
    const redemptions = [{ asset: 'STB', tokens: 25_000, start: 0, length: 0 }];
    const alone = run(edited(ALGORITHMIC, 'chain_balances', { amount: 1e-6 }), { redemptions, horizon: 12 });
    expect(alone.coin.redeemed).toBeCloseTo(25_000, 6);
    const { ask } = swapToCoin(25_000, 0, PARAMETERS);
    expect(alone.coin.coinsMinted).toBeCloseTo(ask / 4_000, 6);
  });

  it('is minted above the peg: coins are bought, burned for tokens, and these sold, which lifts the coin', () => {
    const dear = run(edited(ALGORITHMIC, 'pool_coins', { reserve: 2e5 }));
    expect(dear.coin.minted).toBeGreaterThan(1e4);
    expect(dear.coin.supplyAfter).toBeCloseTo(20e6 + dear.coin.minted - dear.coin.redeemed, 3);
    expect(dear.coin.coinsMinted).toBeLessThan(0);
    expect(dear.coin.poolGap).toBeLessThan(0);
    expect(dear.eth).toBeGreaterThan(run(ALGORITHMIC).eth);
    const [keeper] = dear.result.summary.chain!.keepers;
    expect(keeper!.afterUsd).toBeGreaterThan(keeper!.beforeUsd);
  });

  it('stays whole while nobody leaves', () => {
    expect(run(ALGORITHMIC).coin).toMatchObject({ redeemed: 0, coinsMinted: 0, poolGap: 0, supplyAfter: 20e6 });
  });
});
