/**
 * The chain part in packed bytes: its own sections after those of every snapshot, and its own entry in the header. A
 * market without a chain part has neither, so its bytes and hash are what they always were.
 */
import { compareCodeUnits } from '../core/strings.ts';
import type { Chain } from './chain.ts';
import type { Groups } from './groups.ts';
import { ISSUER_LAYOUT, type IssuerNotes, issuerNotes, issuerSections, issuersOf } from './packIssuers.ts';

/** Element types of columns. */
type Kind = 'u8' | 'u16' | 'u32' | 'i32' | 'f64';
type Layout = readonly (readonly [section: string, columns: Readonly<Record<string, Kind>>])[];

/** Columns of the chain part, in the order of the file; the first of a section has as many entries as it has rows. */
export const CHAIN_LAYOUT: Layout = [
  ['chainMarkets', { protocol: 'u8', reserveStart: 'u32', basis: 'u8' }],
  ['chainParameters', { value: 'f64' }],
  [
    'chainReserves',
    {
      market: 'u16',
      asset: 'u16',
      threshold: 'f64',
      bonus: 'f64',
      protocolFee: 'f64',
      supplied: 'f64',
      borrowed: 'f64',
      buffer: 'f64',
      borrowRate: 'f64',
      heartbeatS: 'f64',
      deviation: 'f64',
      delayS: 'f64',
      capRatio: 'f64',
      capGrowth: 'f64',
      capAgeS: 'f64',
      basis: 'u8',
    },
  ],
  ['chainLoans', { market: 'u16', count: 'f64', legStart: 'u32', basis: 'u8' }],
  ['chainLoanIds', { bytes: 'u8', offsets: 'u32' }],
  ['chainLoanLegs', { reserve: 'u32', collateral: 'f64', debt: 'f64', threshold: 'f64', bonus: 'f64' }],
  [
    'chainPools',
    { kind: 'u8', fee: 'f64', amplification: 'f64', price: 'f64', coinStart: 'u32', tickStart: 'u32', basis: 'u8' },
  ],
  ['chainPoolCoins', { asset: 'u16', reserve: 'f64' }],
  ['chainPoolTicks', { tick: 'i32', liquidityNet: 'f64' }],
  ['chainKeepers', { role: 'u8', account: 'i32', gasUsd: 'f64', latencyS: 'f64', flash: 'u8' }],
  ['chainBalances', { holder: 'u16', asset: 'u16', amount: 'f64' }],
];

/** Columns of vaults in a pack; a market without any has none of them. */
const VAULT_LAYOUT: Layout = [
  [
    'chainVaults',
    {
      asset: 'u16',
      share: 'u16',
      shares: 'f64',
      idle: 'f64',
      realise: 'u8',
      allocationStart: 'u32',
      basis: 'u8',
    },
  ],
  ['chainAllocations', { reserve: 'u32', amount: 'f64' }],
];

/** Sections of the chain part; those of treasuries and stablecoins, then of vaults, only where there are any. */
export function chainLayout({ issuers, vaultId }: Pick<ChainNotes, 'issuers' | 'vaultId'>): Layout {
  return [
    ...CHAIN_LAYOUT,
    ...(issuers === undefined ? [] : ISSUER_LAYOUT),
    ...(vaultId === undefined ? [] : VAULT_LAYOUT),
  ];
}

/** What the header says of the chain part besides where its columns are. */
export interface ChainNotes {
  readonly marketId: readonly string[];
  /** Hub of each market; absent in a market without any. */
  readonly hub?: readonly string[];
  readonly oracle: readonly string[];
  readonly poolId: readonly string[];
  readonly keeperId: readonly string[];
  /** Parameter keys of each lending market, in the order of the values in `chainParameters.value`. */
  readonly parameterKeys: readonly (readonly string[])[];
  /** 1 for each keeper that sells in spot books, by row; absent where none does. */
  readonly sellsInSpot?: readonly number[];
  /** Absent in a market without treasuries and stablecoins. */
  readonly issuers?: IssuerNotes;
  /** Absent in a market without vaults. */
  readonly vaultId?: readonly string[];
  /** Absent where no entity names a group. */
  readonly groups?: Groups;
}

type Columns = Readonly<Record<string, unknown>>;

/** The chain part's entry in the header. */
export function chainNotes({ markets, reserves, pools, keepers, issuers, vaults, groups }: Chain): ChainNotes {
  return {
    marketId: markets.id,
    ...(markets.hub.every((hub) => hub === '') ? {} : { hub: markets.hub }),
    oracle: reserves.oracle,
    poolId: pools.id,
    keeperId: keepers.id,
    parameterKeys: markets.parameters.map((map) => [...map.keys()].sort(compareCodeUnits)),
    ...(keepers.sellsInSpot === null ? {} : { sellsInSpot: Array.from(keepers.sellsInSpot) }),
    ...(issuers === null ? {} : { issuers: issuerNotes(issuers) }),
    ...(vaults === null ? {} : { vaultId: vaults.vaults.id }),
    ...(groups === null ? {} : { groups }),
  };
}

/** Columns of the chain part by section of {@link CHAIN_LAYOUT}. */
export function chainSections(chain: Chain): Record<string, Columns> {
  const { parameterKeys } = chainNotes(chain);
  const values = parameterKeys.flatMap((keys, m) => keys.map((key) => chain.markets.parameters[m].get(key) as number));
  const sections: Record<string, object> = {
    chainMarkets: chain.markets,
    chainParameters: { value: Float64Array.from(values) },
    chainReserves: chain.reserves,
    chainLoans: chain.loans,
    chainLoanIds: chain.loans.id,
    chainLoanLegs: chain.loanLegs,
    chainPools: chain.pools,
    chainPoolCoins: chain.poolCoins,
    chainPoolTicks: chain.poolTicks,
    chainKeepers: chain.keepers,
    chainBalances: chain.balances,
    ...(chain.issuers === null ? {} : issuerSections(chain.issuers)),
    ...(chain.vaults === null ? {} : { chainVaults: chain.vaults.vaults, chainAllocations: chain.vaults.allocations }),
  };
  return sections as Record<string, Columns>;
}

/** The chain part from its header entry and its columns, which stay views of the packed bytes. */
export function chainOf(
  notes: ChainNotes,
  sections: Readonly<Record<string, Readonly<Record<string, ArrayLike<number>>>>>,
): Chain {
  const rows = (section: string): { n: number } => {
    const columns = sections[section];
    return { n: columns[Object.keys(columns)[0]].length, ...columns };
  };
  let next = 0;
  const values = sections['chainParameters']['value'];
  const parameters = notes.parameterKeys.map((keys) => new Map(keys.map((key) => [key, values[next++]])));
  const chain = {
    markets: {
      ...rows('chainMarkets'),
      id: notes.marketId,
      hub: notes.hub ?? notes.marketId.map(() => ''),
      parameters,
    },
    reserves: { ...rows('chainReserves'), oracle: notes.oracle },
    loans: { ...rows('chainLoans'), id: sections['chainLoanIds'] },
    loanLegs: rows('chainLoanLegs'),
    pools: { ...rows('chainPools'), id: notes.poolId },
    poolCoins: rows('chainPoolCoins'),
    poolTicks: rows('chainPoolTicks'),
    keepers: {
      ...rows('chainKeepers'),
      id: notes.keeperId,
      sellsInSpot: notes.sellsInSpot === undefined ? null : Uint8Array.from(notes.sellsInSpot),
    },
    balances: rows('chainBalances'),
    issuers: notes.issuers === undefined ? null : issuersOf(notes.issuers, sections),
    vaults:
      notes.vaultId === undefined
        ? null
        : { vaults: { ...rows('chainVaults'), id: notes.vaultId }, allocations: rows('chainAllocations') },
    groups: notes.groups ?? null,
  };
  return chain as unknown as Chain;
}
