/**
 * The chain part of a market in memory: lending markets, loans, pools and keepers as struct of arrays. A market
 * without any of them has none, and a run over it does nothing more than before.
 */
import type { StringColumn } from '../core/strings.ts';
import type { Groups } from './groups.ts';
import type { Issuers } from './issuers.ts';
import type { Vaults } from './vaults.ts';
import type { KEEPER_ROLES, LENDING_PROTOCOLS, POOL_KINDS } from './chainSchema.ts';

/** One of LENDING_PROTOCOLS. */
export type LendingProtocol = (typeof LENDING_PROTOCOLS)[number];
/** One of POOL_KINDS. */
export type PoolKind = (typeof POOL_KINDS)[number];
/** One of KEEPER_ROLES. */
export type KeeperRole = (typeof KEEPER_ROLES)[number];

/** Lending markets in table order: a pool of a protocol, or one isolated pair. */
export interface LendingMarkets {
  readonly n: number;
  readonly id: readonly string[];
  /** Code into LENDING_PROTOCOLS. */
  readonly protocol: Uint8Array;
  /**
   * Hub whose liquidity a market of Aave v4 (a spoke) draws on together with others of the same hub; '' where a market
   * has its own.
   */
  readonly hub: readonly string[];
  /** Per market: its dated numeric parameters by key (table `lending_parameters`). */
  readonly parameters: readonly ReadonlyMap<string, number>[];
  /** Row range of the market's reserves: [reserveStart[m], reserveStart[m + 1]). */
  readonly reserveStart: Uint32Array;
  readonly basis: Uint8Array;
}

/** Assets of lending markets, sorted by market: what is lent, owed and taken as collateral there. Amounts in tokens. */
export interface LendingReserves {
  readonly n: number;
  readonly market: Uint16Array;
  readonly asset: Uint16Array;
  /** Share of its value that collateral counts for when a loan is checked; 0 = no collateral. */
  readonly threshold: Float64Array;
  /** Value seized per value repaid less 1, where the protocol sets it per asset. */
  readonly bonus: Float64Array;
  /** Share of the bonus that goes to the protocol. */
  readonly protocolFee: Float64Array;
  /** Claims of all suppliers, and debts of all borrowers, those with loan rows included. */
  readonly supplied: Float64Array;
  readonly borrowed: Float64Array;
  /** What stands before the suppliers for bad debt: staked cover, reserves, stability pool or surplus. */
  readonly buffer: Float64Array;
  /** Yearly, simple within a step. */
  readonly borrowRate: Float64Array;
  /** `external`, `conversion`, `spot:VENUE`, `mark:INSTRUMENT`, `pool:POOL`, `vault:VAULT` or `fixed:USD`. */
  readonly oracle: readonly string[];
  /** The oracle moves when its source is off by more than `deviation`, or once per heartbeat; 0 and 0 = always. */
  readonly heartbeatS: Float64Array;
  readonly deviation: Float64Array;
  /** Hop of a security module: the price in force is the one queued a hop ago; 0 = none. */
  readonly delayS: Float64Array;
  /** Capped exchange ratio: at the time of its snapshot, growth per year, and age at the start; NaN = not capped. */
  readonly capRatio: Float64Array;
  readonly capGrowth: Float64Array;
  readonly capAgeS: Float64Array;
  readonly basis: Uint8Array;
}

/** Borrowers in table order; a row with `count` n stands for n identical ones. */
export interface Loans {
  readonly n: number;
  readonly id: StringColumn;
  readonly market: Uint16Array;
  readonly count: Float64Array;
  /** Leg range of a loan: [legStart[l], legStart[l + 1]). */
  readonly legStart: Uint32Array;
  readonly basis: Uint8Array;
}

/** Collateral and debt per member in tokens, sorted by loan. */
export interface LoanLegs {
  readonly n: number;
  /** Row of the reserves. */
  readonly reserve: Uint32Array;
  readonly collateral: Float64Array;
  readonly debt: Float64Array;
  /** Figures of the loan's own category in place of the reserve's; NaN = the reserve's. */
  readonly threshold: Float64Array;
  readonly bonus: Float64Array;
}

/** Pools in table order. */
export interface Pools {
  readonly n: number;
  readonly id: readonly string[];
  /** Code into POOL_KINDS. */
  readonly kind: Uint8Array;
  /** Fraction of what goes in (constant product, concentrated) or comes out (StableSwap). */
  readonly fee: Float64Array;
  readonly amplification: Float64Array;
  /** Price at the start of a concentrated pool, second coins per first coin. */
  readonly price: Float64Array;
  readonly coinStart: Uint32Array;
  readonly tickStart: Uint32Array;
  readonly basis: Uint8Array;
}

/** Coins of pools in table order within a pool. */
export interface PoolCoins {
  readonly n: number;
  readonly asset: Uint16Array;
  readonly reserve: Float64Array;
}

/** Ticks of concentrated pools, ascending within a pool. */
export interface PoolTicks {
  readonly n: number;
  readonly tick: Int32Array;
  readonly liquidityNet: Float64Array;
}

/** Liquidators and arbitrageurs: parties with tokens on chain and, where they have one, an account at a venue. */
export interface Keepers {
  readonly n: number;
  readonly id: readonly string[];
  /** Code into KEEPER_ROLES. */
  readonly role: Uint8Array;
  /** Account of the snapshot (kind `desk`), or −1. */
  readonly account: Int32Array;
  readonly gasUsd: Float64Array;
  readonly latencyS: Float64Array;
  /** 1 where it may repay with tokens borrowed for the length of a call. */
  readonly flash: Uint8Array;
  /** 1 where it sells what it seizes in the spot books of its account's venue; null where no keeper does. */
  readonly sellsInSpot: Uint8Array | null;
}

/** Tokens that keepers hold at the start. */
export interface ChainBalances {
  readonly n: number;
  /** Row of the keepers. */
  readonly holder: Uint16Array;
  readonly asset: Uint16Array;
  readonly amount: Float64Array;
}

/** Everything on chain of one market. */
export interface Chain {
  readonly markets: LendingMarkets;
  readonly reserves: LendingReserves;
  readonly loans: Loans;
  readonly loanLegs: LoanLegs;
  readonly pools: Pools;
  readonly poolCoins: PoolCoins;
  readonly poolTicks: PoolTicks;
  readonly keepers: Keepers;
  readonly balances: ChainBalances;
  /** Treasuries, funds and stablecoins; null in a market without any. */
  readonly issuers: Issuers | null;
  /** Vaults that supply lending markets; null in a market without any. */
  readonly vaults: Vaults | null;
  /** Groups of legal entities; null where no entity names one. */
  readonly groups: Groups | null;
}
