/** Groups of owners in a summary: what each owns is found, and their amounts are those of the parts. */
import { describe, expect, it } from 'vitest';
import { buildSnapshot } from '../../market/build.ts';
import { pack, snapshotHash, unpack } from '../../market/pack.ts';
import { COMPANY, dueInAnHour, issuerMarket, SYNTHETIC, SYNTHETIC_ACCOUNTS } from '../../market/testIssuers.ts';
import { runCascade } from '../run.ts';
import { caseOf } from '../testRuns.ts';
import { runnable } from './testRuns.ts';

const rows = {
  ...SYNTHETIC,
  treasuries: [{ ...COMPANY, coins: 1, entity: 'holder' }],
  treasury_obligations: [dueInAnHour(6e6)],
  entities: [
    { entity: 'binance', kind: 'venue', group: 'holding' },
    { entity: 'synthesis', kind: 'stablecoin_issuer', group: 'holding' },
    { entity: 'holder', kind: 'treasury', group: 'holding' },
    { entity: 'maker', kind: 'market_maker', group: 'other' },
    { entity: 'alone', kind: 'bank', group: null },
  ],
};

describe('groups of owners', () => {
  const snapshot = buildSnapshot(runnable(issuerMarket(rows, SYNTHETIC_ACCOUNTS)));

  it('gather venue, stablecoin, treasury and accounts under one name', () => {
    const shocks = [{ assets: ['BTC'], move: -0.05, shape: 'step', length: 0, start: 60 }];
    const run = caseOf(snapshot, { horizon: 3720, step: 20, shocks });
    const { chain, byVenue } = runCascade(run, { seed: 1, record: 'summary' }).summary;
    const [holding, other] = chain!.groups;
    expect(holding).toMatchObject({
      group: 'holding',
      venues: ['binance'],
      stablecoins: ['STB'],
      treasuries: ['company'],
    });
    expect(holding!.venueBadDebtUsd).toBe(byVenue.find(({ key }) => key === 'binance')!.badDebtUsd);
    expect(holding!.unmetUsd).toBe(chain!.treasuries[0]!.unmetUsd);
    expect(holding!.unmetUsd).toBeGreaterThan(4.9e6);
    expect(holding!.accountsBeforeUsd).toBe(1e6);
    expect(holding!.accountsAfterUsd - 1e6).toBeGreaterThan(30 * 4_900);
    expect(other).toMatchObject({ group: 'other', venues: [], stablecoins: [], treasuries: [], lendingMarkets: [] });
    expect(other!.accountsBeforeUsd).toBeGreaterThan(0);
  });

  it('are given back by the bytes of the market, and absent from one that names none', () => {
    expect(unpack(pack(snapshot)).chain!.groups).toEqual(snapshot.chain!.groups);
    expect(snapshotHash(unpack(pack(snapshot)))).toBe(snapshotHash(snapshot));
    const plain = buildSnapshot(runnable(issuerMarket(SYNTHETIC, SYNTHETIC_ACCOUNTS)));
    expect(plain.chain!.groups).toBeNull();
    expect(unpack(pack(plain)).chain!.groups).toBeNull();
  });
});
