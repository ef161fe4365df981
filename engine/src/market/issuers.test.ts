/** Treasuries and stablecoins as tables: what is refused and why, what is built, and bytes that give it back. */
import { describe, expect, it } from 'vitest';
import { buildSnapshot } from './build.ts';
import { pack, snapshotHash, unpack } from './pack.ts';
import type { ChainRows } from './testChain.ts';
import { chainMarket } from './testChain.ts';
import { ALGORITHMIC, COMPANY, dueInAnHour, edited, FIAT, issuerMarket, STB, SYNTHETIC } from './testIssuers.ts';
import { validateTables } from './validate.ts';

const treasury: ChainRows = { treasuries: [COMPANY], treasury_obligations: [dueInAnHour(2e6), dueInAnHour(1e6)] };

function problems(rows: ChainRows): string[] {
  return validateTables(issuerMarket(rows, { assets: [STB] })).map((issue) => JSON.stringify(issue));
}

describe('tables of issuers', () => {
  it('are valid as the tests use them', () => {
    for (const rows of [treasury, FIAT, ALGORITHMIC, SYNTHETIC]) expect(problems(rows)).toEqual([]);
  });

  it.each<[ChainRows, RegExp]>([
    [edited(treasury, 'treasuries', { account: 'bn-single' }), /kind desk/],
    [edited(treasury, 'treasuries', { instrument: 'HL:BTC' }), /instrument of the account's venue/],
    [edited(treasury, 'treasuries', { instrument: 'BN:BTCUSD' }), /linear contract/],
    [edited(treasury, 'treasuries', { work_hours: 0 }), /work_hours|above 0/],
    [edited(treasury, 'treasury_obligations', { treasury: 'nobody' }), /treasur/],
    [edited(FIAT, 'stablecoins', { peg: 'STB' }), /another asset/],
    [edited(FIAT, 'stablecoins', { supply: 5e6 }), /at least what pools and keepers hold/],
    [edited(FIAT, 'stablecoins', { asset: 'USDT', price_pool: 'stb' }), /pool that holds the token/],
    [edited(FIAT, 'stablecoin_reserves', { reserve: 'bills' }), /each name once/],
    [edited(FIAT, 'stablecoin_reserves', { sale_cost: 1 }), /fraction below 1/],
    [edited(FIAT, 'stablecoin_reserves', { asset: 'STB' }), /another asset/],
    [edited(ALGORITHMIC, 'stablecoins', { base_pool: null }), /virtual pool/],
    [edited(ALGORITHMIC, 'stablecoins', { backing_asset: null }), /coin that is minted/],
    [edited(ALGORITHMIC, 'stablecoins', { recovery_blocks: 0.5 }), /at least one block/],
  ])('are refused where they do not fit together (%#)', (rows, expected) => {
    expect(problems(rows).join('\n')).toMatch(expected);
  });

  it('are built in the order of time and of use, and given back by their bytes', () => {
    const rows = { ...treasury, ...FIAT };
    const snapshot = buildSnapshot(issuerMarket(rows, { assets: [STB] }));
    const { issuers } = snapshot.chain!;
    expect(issuers!.treasuries.saleLimitUsd[0]).toBe(Infinity);
    expect(Array.from(issuers!.obligations.amountUsd)).toEqual([2e6, 1e6]);
    expect(issuers!.backing.name).toEqual(['cash', 'bills', 'deposit']);
    expect(unpack(pack(snapshot)).chain).toEqual(snapshot.chain);
    expect(snapshotHash(unpack(pack(snapshot)))).toBe(snapshotHash(snapshot));
  });

  it('are absent from a market without them', () => {
    const snapshot = buildSnapshot(chainMarket());
    expect(snapshot.chain!.issuers).toBeNull();
    expect(unpack(pack(snapshot)).chain!.issuers).toBeNull();
  });
});
