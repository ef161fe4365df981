/** Keepers and the spot books of a venue: what they seize is sold for money there, and leaves no position behind. */
import { describe, expect, it } from 'vitest';
import { buildSnapshot } from '../../market/build.ts';
import { pack, snapshotHash, unpack } from '../../market/pack.ts';
import { CHAIN_ROWS, chainMarket, type ChainRows } from '../../market/testChain.ts';
import { spotBookId, withSpotBooks } from '../../market/testSpot.ts';
import { validateTables } from '../../market/validate.ts';
import { EVENT } from '../../result/types.ts';
import { runCascade, startRun, advance } from '../run.ts';
import { caseOf } from '../testRuns.ts';
import { runnable } from './testRuns.ts';

/** The chain market without pools, so that venues are the only way to sell, with spot books on both venues. */
function keeperMarket(keeper: Readonly<Record<string, string>>): ReturnType<typeof chainMarket> {
  const [liquidator] = CHAIN_ROWS['keepers'];
  const rows: ChainRows = {
    ...CHAIN_ROWS,
    ...{ pools: [], pool_coins: [], pool_ticks: [], keepers: [{ ...liquidator, ...keeper }] },
    chain_balances: CHAIN_ROWS['chain_balances'].slice(0, 1),
  };
  return withSpotBooks(runnable(chainMarket(rows)), { ownIndex: false });
}

const FALL = { shocks: [{ assets: 'all', move: -0.2, length: 60 }], switches: { arbitrage: false } };

/** Coins that the keeper's account is short at the end, its tokens on chain, and the run. */
function run(sellsIn: string, more: Readonly<Record<string, unknown>> = {}) {
  const snapshot = buildSnapshot(keeperMarket({ sells_in: sellsIn }));
  const prepared = caseOf(snapshot, { ...FALL, ...more });
  const c = startRun(prepared, { seed: 1, record: 'events' });
  advance(c, 200);
  const unit = snapshot.accounts.unitStart[snapshot.chain!.keepers.account[0]];
  const slot = c.state.touch(unit);
  let short = 0;
  for (
    let j = snapshot.units.legStart[unit], k = c.state.slotLeg[slot];
    j < snapshot.units.legStart[unit + 1];
    j++, k++
  ) {
    short += Math.abs(c.state.legQty[k]);
  }
  const held = (asset: string): number => c.chain!.holdings.of(c.chain!.keeper[0], snapshot.assets.id.indexOf(asset));
  const result = runCascade(prepared, { seed: 1, record: 'full' });
  return { short, held, result, snapshot, prepared };
}

describe('a keeper that sells in spot books', () => {
  const spot = run('spot');
  const contract = run('contract');

  it('is paid for what it seizes, and holds neither coins nor a short', () => {
    expect(contract.short).toBeGreaterThan(1);
    expect(spot.short).toBe(0);
    expect(spot.held('BTC') + spot.held('ETH')).toBeCloseTo(0, 9);
    expect(contract.held('BTC') + contract.held('ETH')).toBeGreaterThan(1);
    const [before, after] = [spot, contract].map(({ result }) => result.summary.chain!.lending[0]!.repaidUsd);
    expect(before).toBeGreaterThan(0);
    expect(after).toBeGreaterThan(0);
    expect(spot.result.summary.chain!.keepers[0]!.afterUsd).toBeGreaterThan(2e6);
  });

  it('moves the price of the book that it sells in', () => {
    const low = (one: typeof spot): number =>
      one.result.summary.byInstrument.find(({ instrument }) => instrument === spotBookId('hyperliquid', 'ETH'))!
        .lowPrice;
    expect(low(spot)).toBeLessThan(low(contract));
  });

  it('conserves tokens on chain and at venues, and needs no scan', () => {
    const { conservation, chain } = spot.result.summary;
    expect(conservation.maxTokenError).toBeLessThan(1e-12);
    expect(chain!.conservation.maxTokenError).toBeLessThan(1e-12);
    const scan = runCascade(spot.prepared, { seed: 1, record: 'full', fullScan: true });
    expect(scan.digest).toBe(spot.result.digest);
  });

  it('sells as before while coins cannot be brought to the venue', () => {
    const outages = [{ venues: 'hyperliquid', what: 'transfers', start: 0, length: 200 }];
    const frozen = run('spot', { outages });
    expect(frozen.short).toBeGreaterThan(1);
    expect(Array.from(frozen.result.events.kind)).toContain(EVENT.loan_liquidation);
  });

  it('needs an account, and is kept by packs', () => {
    const without = keeperMarket({ sells_in: 'spot', account: '' });
    expect(validateTables(without).map(({ where, column }) => `${where}.${column}`)).toEqual(['keepers.sells_in']);
    const again = unpack(pack(spot.snapshot));
    expect(again.chain!.keepers.sellsInSpot).toEqual(spot.snapshot.chain!.keepers.sellsInSpot);
    expect(snapshotHash(again)).toBe(snapshotHash(spot.snapshot));
  });
});
