/** Groups of owners in a summary: what each owns is found, and their amounts are those of the parts. */
import { describe, expect, it } from 'vitest';
import { buildSnapshot } from '../../market/build.ts';
import { pack, snapshotHash, unpack } from '../../market/pack.ts';
import { COMPANY, dueInAnHour, issuerMarket, SYNTHETIC, SYNTHETIC_ACCOUNTS } from '../../market/testIssuers.ts';
import { parameterRows } from '../../market/testChain.ts';
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

const DESK_MONEY = { account: 'hyperliquid-desk', asset: 'USDC', amount: 2e6 };

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

  // A loan of a prime broker as an isolated pair: the margin call level is its threshold, the venue's mark its price.
  it('carry the loss of a lender that belongs to them', () => {
    const loan = {
      ...rows,
      entities: [...rows.entities, { entity: 'prime broker', kind: 'lender', group: 'holding' }],
      lending_markets: [{ market: 'margin loan', protocol: 'morpho', entity: 'prime broker' }],
      lending_parameters: parameterRows('margin loan', { incentive_beta: 0.3, incentive_max: 1.15 }),
      lending_assets: [
        { market: 'margin loan', asset: 'BTC', liquidation_threshold: 0.8, oracle: 'mark:HL:BTC' },
        { market: 'margin loan', asset: 'USDC', supplied: 2e6, borrowed: 1.6e6, oracle: 'fixed:1' },
      ],
      loans: [{ loan: 'client', market: 'margin loan' }],
      loan_legs: [
        { loan: 'client', asset: 'BTC', collateral: 20 },
        { loan: 'client', asset: 'USDC', debt: 1.55e6 },
      ],
      keepers: [{ keeper: 'desk', role: 'liquidator', account: 'hyperliquid-desk', gas_usd: 1 }],
      chain_balances: [{ holder: 'desk', asset: 'USDC', amount: 3e6 }],
    };
    const more = { ...SYNTHETIC_ACCOUNTS, balances: [...SYNTHETIC_ACCOUNTS.balances, DESK_MONEY] };
    const shocks = [{ assets: ['BTC'], move: -0.35, shape: 'step', length: 0, start: 60 }];
    const run = caseOf(buildSnapshot(runnable(issuerMarket(loan, more))), { horizon: 600, step: 5, shocks });
    const { chain } = runCascade(run, { seed: 1, record: 'summary' }).summary;
    const [holding] = chain!.groups;
    expect(holding!.lendingMarkets).toEqual(['margin loan']);
    expect(holding!.lendingBadDebtUsd).toBe(chain!.lending[0]!.badDebtUsd);
    expect(holding!.lendingBadDebtUsd).toBeGreaterThan(1e5);
  });

  it('are given back by the bytes of the market, and absent from one that names none', () => {
    expect(unpack(pack(snapshot)).chain!.groups).toEqual(snapshot.chain!.groups);
    expect(snapshotHash(unpack(pack(snapshot)))).toBe(snapshotHash(snapshot));
    const plain = buildSnapshot(runnable(issuerMarket(SYNTHETIC, SYNTHETIC_ACCOUNTS)));
    expect(plain.chain!.groups).toBeNull();
    expect(unpack(pack(plain)).chain!.groups).toBeNull();
  });
});
