/** The chain part of a snapshot: built, validated, packed; and markets without one are what they were. */
import { describe, expect, it } from 'vitest';
import { stringAt } from '../core/strings.ts';
import { buildSnapshot } from './build.ts';
import { inspect } from './inspect.ts';
import { pack, snapshotHash, unpack } from './pack.ts';
import { CHAIN_ROWS, chainMarket, type ChainRows, withChain } from './testChain.ts';
import { tinyMarket } from './testMarket.ts';
import { validateTables } from './validate.ts';

const PAIR = { market: 'pair', protocol: 'morpho' };

describe('the chain part', () => {
  const { chain } = buildSnapshot(chainMarket());

  it('sorts reserves by market and legs by loan, and finds the reserve of each leg', () => {
    const { markets, reserves, loans, loanLegs, keepers } = chain!;
    expect(markets.id).toEqual(['main', 'pair']);
    expect([...markets.reserveStart]).toEqual([0, 3, 5]);
    expect([...reserves.market]).toEqual([0, 0, 0, 1, 1]);
    expect(markets.parameters[0]!.get('close_factor')).toBe(0.5);
    expect(stringAt(loans.id, 2)).toBe('m1');
    expect([...loans.legStart]).toEqual([0, 2, 4, 6]);
    expect([...loanLegs.reserve]).toEqual([0, 2, 1, 2, 3, 4]);
    expect(loanLegs.threshold[2]).toBe(0.9);
    expect(loanLegs.threshold[0]).toBeNaN();
    expect(reserves.oracle[4]).toBe('fixed:1');
    expect(keepers.account.every((account) => account >= 0)).toBe(true);
  });

  it('sorts ticks and keeps the coins of a pool in their order', () => {
    const { pools, poolCoins, poolTicks } = chain!;
    expect([...poolTicks.tick]).toEqual([108_000, 122_000]);
    expect([...pools.tickStart]).toEqual([0, 0, 2, 2]);
    expect([...poolCoins.reserve]).toEqual([500, 2e6, 60, 6e6, 1e6, 1.1e6]);
  });

  it('keeps the hubs of markets in its pack, and needs no more bytes without them', () => {
    const hub = 'core';
    const rows = { ...CHAIN_ROWS, lending_markets: [{ market: 'main', protocol: 'aave-v4', hub }, PAIR] };
    const with4 = buildSnapshot(chainMarket(rows));
    const without = buildSnapshot(
      chainMarket({ ...rows, lending_markets: [{ market: 'main', protocol: 'aave-v4' }, PAIR] }),
    );
    expect(unpack(pack(with4)).chain).toEqual(with4.chain);
    expect(with4.chain!.markets.hub).toEqual(['core', '']);
    expect(snapshotHash(with4)).not.toBe(snapshotHash(without));
  });

  it('comes back from its pack as it was', () => {
    const snapshot = buildSnapshot(chainMarket());
    const again = unpack(pack(snapshot));
    expect(again.chain).toEqual(snapshot.chain);
    expect(snapshotHash(again)).toBe(snapshotHash(snapshot));
  });
});

describe('loans from outside', () => {
  it('stand at the fall of their collateral at which debt is the collateral at its thresholds', () => {
    const [main, pair] = inspect(buildSnapshot(chainMarket())).lending!;
    // a1: 20 BTC at 0.78 = 1.56 m against 1.5 m, 3.8%; a2: 50 ETH at 0.9 = 180,000 against 170,000, 5.6%, ten of them.
    expect(main).toMatchObject({ borrowers: 11, debtUsd: 3.2e6, collateralUsd: 4e6 });
    expect(main!.byFall.map((bin) => bin.debtUsd)).toEqual([0, 1.5e6, 1.7e6, 0, 0, 0, 0]);
    // m1: 250 ETH at 0.86 = 860,000 against 830,000, 3.5%.
    expect(pair!.byFall[1]).toMatchObject({ from: 0.02, to: 0.05, borrowers: 1 });
    expect(inspect(buildSnapshot(tinyMarket())).lending).toBeUndefined();
  });
});

describe('a market without rows of the chain tables', () => {
  it('has no chain part, and the bytes of before', () => {
    const plain = buildSnapshot(tinyMarket());
    const empty = buildSnapshot(withChain(tinyMarket(), { loans: [], pools: [], keepers: [] }));
    expect(plain.chain).toBeNull();
    expect(empty.chain).toBeNull();
    expect(snapshotHash(empty)).toBe(snapshotHash(plain));
    expect(unpack(pack(plain)).chain).toBeNull();
  });
});

describe('validation of the chain part', () => {
  const issuesOf = (changes: ChainRows): string[] =>
    validateTables(chainMarket({ ...CHAIN_ROWS, ...changes })).map(
      ({ where, row, column }) => `${where} ${row} ${column}`,
    );
  const assets = CHAIN_ROWS['lending_assets']!;
  const legs = CHAIN_ROWS['loan_legs']!;
  const pools = CHAIN_ROWS['pools']!;
  const edit = <T>(rows: readonly T[], k: number, change: object): T[] =>
    rows.map((row, at) => (at === k ? { ...row, ...change } : row));

  it('finds nothing wrong with the example', () => {
    expect(issuesOf({})).toEqual([]);
  });

  it.each([
    [
      'a protocol that is not known',
      {
        lending_markets: [
          { market: 'main', protocol: 'bank' },
          { market: 'pair', protocol: 'morpho' },
        ],
      },
      'lending_markets 0 protocol',
    ],
    [
      'a hub of a protocol without hubs',
      { lending_markets: [{ market: 'main', protocol: 'aave', hub: 'core' }, PAIR] },
      'lending_markets 0 hub',
    ],
    [
      'more drawn from a hub than all of its markets supply',
      {
        lending_markets: [
          { market: 'main', protocol: 'aave-v4', hub: 'core' },
          { market: 'pair', protocol: 'aave-v4', hub: 'core' },
        ],
        lending_assets: edit(edit(assets, 1, { supplied: 1e5 }), 4, { supplied: 4.7e6 }),
      },
      'lending_assets 4 borrowed',
    ],
    [
      'a bonus of Aave v4 that its threshold does not bear',
      {
        lending_markets: [{ market: 'main', protocol: 'aave-v4' }, PAIR],
        lending_assets: edit(assets, 2, { liquidation_threshold: 0.96 }),
      },
      'lending_assets 2 liquidation_bonus',
    ],
    [
      'a loan in an asset that its market does not list',
      { loan_legs: edit(legs, 0, { asset: 'USDT' }) },
      'loan_legs 0 asset',
    ],
    ['two legs of one loan in one asset', { loan_legs: [...legs, legs[0]!] }, 'loan_legs 6 asset'],
    ['more debt of loans than is borrowed', { loan_legs: edit(legs, 1, { debt: 5e6 }) }, 'lending_assets 4 borrowed'],
    [
      'more borrowed than supplied',
      { lending_assets: edit(assets, 1, { supplied: 8e5 }) },
      'lending_assets 1 borrowed',
    ],
    [
      'less supplied than loans have as collateral',
      { lending_assets: edit(assets, 2, { supplied: 19 }) },
      'lending_assets 2 supplied',
    ],
    [
      'an oracle without a source',
      { lending_assets: edit(assets, 0, { oracle: 'pool:nowhere' }) },
      'lending_assets 0 oracle',
    ],
    [
      'a cap on a price that is no conversion',
      { lending_assets: edit(assets, 0, { cap_ratio: 1.2 }) },
      'lending_assets 0 cap_ratio',
    ],
    [
      'a StableSwap pool without amplification',
      { pools: edit(pools, 2, { amplification: null }) },
      'pools 2 amplification',
    ],
    [
      'a concentrated pool whose ranges do not end',
      {
        pool_ticks: [
          { pool: 'btc-usdc', tick: 1, liquidity_net: 5 },
          { pool: 'btc-usdc', tick: 2, liquidity_net: -4 },
        ],
      },
      'pools 1 pool',
    ],
    [
      'a vault of a market without its asset',
      {
        lending_vaults: [{ vault: 'v', asset: 'USDT', share: 'BTC', shares: 1e5 }],
        vault_allocations: [{ vault: 'v', market: 'main', amount: 10 }],
      },
      'vault_allocations 0 market',
    ],
    [
      'vaults that supply more than there is',
      {
        lending_vaults: [{ vault: 'v', asset: 'USDC', share: 'BTC', shares: 1e7 }],
        vault_allocations: [{ vault: 'v', market: 'main', amount: 9e6 }],
      },
      'lending_assets 4 supplied',
    ],
    [
      'two vaults with one share',
      {
        lending_vaults: [
          { vault: 'v', asset: 'USDC', share: 'BTC', shares: 1, idle: 1 },
          { vault: 'w', asset: 'USDC', share: 'BTC', shares: 1, idle: 1 },
        ],
      },
      'lending_vaults 1 share',
    ],
    [
      'vaults of each other',
      {
        lending_vaults: [
          { vault: 'v', asset: 'USDT', share: 'BTC', shares: 1, idle: 1 },
          { vault: 'w', asset: 'BTC', share: 'USDT', shares: 1, idle: 1 },
        ],
      },
      'lending_vaults 1 asset',
    ],
    [
      'an oracle of a vault for another token than its share',
      {
        lending_vaults: [{ vault: 'v', asset: 'USDC', share: 'BTC', shares: 1, idle: 1 }],
        lending_assets: edit(assets, 0, { oracle: 'vault:v' }),
      },
      'lending_assets 0 oracle',
    ],
    [
      'a keeper with a trader account',
      {
        keepers: [
          { keeper: 'liquidator', role: 'liquidator', account: 'bn-single' },
          { keeper: 'arbitrageur', role: 'arbitrageur' },
        ],
      },
      'keepers 0 account',
    ],
    [
      'a balance of nobody',
      { chain_balances: [{ holder: 'who', asset: 'ETH', amount: 1 }] },
      'chain_balances 0 holder',
    ],
  ] as const)('finds %s', (_what, changes, place) => {
    expect(issuesOf(changes as ChainRows)).toContain(place);
  });

  it('tells an asset of a vault that is not known once, and blames no market for it', () => {
    const issues = issuesOf({
      lending_vaults: [{ vault: 'v', asset: 'nowhere', share: 'BTC', shares: 1, idle: 1 }],
      vault_allocations: [{ vault: 'v', market: 'pair', amount: 1e5 }],
    });
    expect(issues).toEqual(['lending_vaults 0 asset']);
  });
});
