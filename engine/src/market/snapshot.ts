/**
 * The nouns of a market in memory. A Snapshot is one immutable market: struct of arrays, one entry per row, built
 * once and shared by every run. Nothing here decides anything; rules, scenario and cascade read it and never write
 * it.
 */
import type { StringColumn } from '../core/strings.ts';
import type { Chain } from './chain.ts';
import type { Basis } from './kinds.ts';

/**
 * Whether a contract trades in an order book; without rows in `depth` every trade is against the pool of its venue.
 */
export function hasBook(instruments: Pick<Instruments, 'depthStart'>, instrument: number): boolean {
  return instruments.depthStart[2 * instrument + 2] > instruments.depthStart[2 * instrument];
}

/** Entity of the accounts that a user's book adds to a market. */
export const BOOK_OWNER = 'book';

/** Assets: coins, stablecoins, the dollar. Prices are external reference prices in USD at the snapshot's time. */
export interface Assets {
  readonly n: number;
  readonly id: readonly string[];
  /** `crypto | stablecoin | fiat | staked | synthetic_dollar`. */
  readonly kind: readonly string[];
  readonly priceUsd: Float64Array;
  /** Standard deviation of log returns per square root of a day (a fraction). */
  readonly dailyVolatility: Float64Array;
  /** Slope of daily returns on those of BTC. */
  readonly betaBtc: Float64Array;
  /** Staked tokens: asset index of what one token converts into, or −1. */
  readonly conversionAsset: Int32Array;
  /** Units of `conversionAsset` per token; 0 without conversion. */
  readonly conversionRatio: Float64Array;
}

/** Venues, in the order in which accounts and units are sorted. */
export interface Venues {
  readonly n: number;
  readonly id: readonly string[];
  /** Rule family that the venue runs on, e.g. `binance-usdm`. */
  readonly rules: readonly string[];
  /** Per venue: its dated numeric rule parameters by key (tables `parameters`). */
  readonly parameters: readonly ReadonlyMap<string, number>[];
}

/**
 * Perpetual contracts and spot books. A linear contract counts coins and settles in a dollar token; an inverse one
 * counts USD and settles in coin. In a spot book coins are paid for with the settlement token: nobody has a position
 * in it, so it has no tiers, no funding, and no leg in any account.
 */
export interface Instruments {
  readonly n: number;
  readonly id: readonly string[];
  readonly venue: Uint16Array;
  /** Underlying asset. */
  readonly asset: Uint16Array;
  /** Settlement asset. */
  readonly settle: Uint16Array;
  /** 1 where the contract is inverse, else 0. */
  readonly inverse: Uint8Array;
  /** 1 where the instrument is a spot book, else 0. */
  readonly spot: Uint8Array;
  readonly markPrice: Float64Array;
  readonly indexPrice: Float64Array;
  readonly tickSize: Float64Array;
  readonly takerFee: Float64Array;
  readonly makerFee: Float64Array;
  /** Charged on notional closed by liquidation, on top of or instead of the taker fee as the venue's rules say. */
  readonly liquidationFee: Float64Array;
  /** Funding rate of the current interval, as a fraction per interval. */
  readonly fundingRate: Float64Array;
  /** 0 for a spot book. */
  readonly fundingIntervalH: Float64Array;
  readonly interestRate: Float64Array;
  /** Half of the quoted spread as a fraction of the price. */
  readonly halfSpread: Float64Array;
  readonly volume24hUsd: Float64Array;
  /** Account index of the fund that insures the contract, or −1. */
  readonly fund: Int32Array;
  /** Row range of the instrument's tiers: [tierStart[i], tierStart[i + 1]). */
  readonly tierStart: Uint32Array;
  /** Row range of depth bands: side 0 (bids) of i is [depthStart[2i], depthStart[2i + 1]), side 1 (asks) follows. */
  readonly depthStart: Uint32Array;
  /** Code into BASES for the instrument's open interest and for its depth. */
  readonly basis: Uint8Array;
  readonly depthBasis: Uint8Array;
}

/**
 * Maintenance tiers in order of notional (settlement units). Maintenance = notional × rate − deduction within a tier.
 */
export interface Tiers {
  readonly n: number;
  readonly minNotional: Float64Array;
  /** Infinity where the venue prints no cap. */
  readonly maxNotional: Float64Array;
  readonly maintMarginRate: Float64Array;
  readonly deduction: Float64Array;
  readonly maxLeverage: Float64Array;
  readonly basis: Uint8Array;
}

/**
 * Collateral that a venue accepts; one pair per (venue, asset) with quantity tiers that apply to the slice they
 * cover.
 */
export interface Collateral {
  readonly nPairs: number;
  readonly venue: Uint16Array;
  readonly asset: Uint16Array;
  /** Tier range of a pair: [tierStart[p], tierStart[p + 1]). */
  readonly tierStart: Uint32Array;
  readonly maxAmount: Float64Array;
  readonly ratio: Float64Array;
}

/**
 * How a venue composes an index or a collateral price: weights over named sources, in row order per (venue, asset,
 * use).
 */
export interface Oracles {
  readonly n: number;
  readonly venue: Uint16Array;
  readonly asset: Uint16Array;
  /** 0 = index of perpetuals, 1 = collateral price, 2 = perpetual mids that enter a mark. */
  readonly use: Uint8Array;
  /** `external`, `conversion`, `par`, or `spot:NAME` / `perp:VENUE`. */
  readonly source: readonly string[];
  readonly weight: Float64Array;
}

/**
 * Cumulative resting depth per instrument and side at the snapshot's time, in USD within a log distance of the touch.
 */
export interface Depth {
  readonly n: number;
  readonly distance: Float64Array;
  readonly notionalUsd: Float64Array;
}

/** Accounts, sorted by venue then by their order in the table. A row with `count` n stands for n identical members. */
export interface Accounts {
  readonly n: number;
  readonly id: StringColumn;
  readonly venue: Uint16Array;
  readonly kind: Uint8Array;
  /** Code into COLLATERAL_MODES; all but 0 are valued in USD. */
  readonly multi: Uint8Array;
  readonly count: Float64Array;
  /** Dictionary code of the owner/entity: accounts of one entity on several venues belong together. −1 = none. */
  readonly entity: Int32Array;
  readonly entities: readonly string[];
  readonly basis: Uint8Array;
  /** Account (of kind member) of the clearing member that guarantees this one, or −1. */
  readonly clearingMember: Int32Array;
  /** Unit range of an account: its cross unit first, then one per isolated position. */
  readonly unitStart: Uint32Array;
}

/**
 * Margin units: a cross pool or one isolated position. Legs and balances are in CSR order by unit. Every unit has a
 * balance row for each settlement token of its legs, so that profit always has a place to go.
 */
export interface Units {
  readonly n: number;
  readonly account: Uint32Array;
  readonly isolated: Uint8Array;
  readonly legStart: Uint32Array;
  readonly balanceStart: Uint32Array;
}

/** Positions per member: signed quantity in contract units (coins, or USD for inverse) and average entry price. */
export interface Legs {
  readonly n: number;
  readonly instrument: Uint16Array;
  readonly qty: Float64Array;
  readonly entryPrice: Float64Array;
  /** Entry in settlement units per contract unit: price for linear, −1 / price for inverse contracts. */
  readonly entryR: Float64Array;
}

/** Token balances per member, CSR by unit. An isolated unit holds its position margin in the settlement token. */
export interface Balances {
  readonly n: number;
  readonly asset: Uint16Array;
  readonly amount: Float64Array;
}

/** Stop orders: when the reference price crosses `triggerPrice`, `qty` (signed, per member) is traded at the market. */
export interface Orders {
  readonly n: number;
  readonly account: Uint32Array;
  readonly instrument: Uint16Array;
  readonly qty: Float64Array;
  readonly triggerPrice: Float64Array;
  /** 0 = mark price, 1 = last trade. */
  readonly reference: Uint8Array;
}

/** Ways between venues for transfers of collateral. */
export interface Routes {
  readonly n: number;
  readonly from: Uint16Array;
  readonly to: Uint16Array;
  readonly minutes: Float64Array;
  readonly capacityUsdPerMinute: Float64Array;
}

/** A source that the snapshot was made from. */
export interface SourceNote {
  readonly what: string;
  readonly source: string;
  readonly asOf: string;
  readonly basis: Basis;
}

/** What was filled in or balanced when real data were imported; absent for complete data. */
export interface PartialNote {
  /** Counts of rows measured and in all, per table.column that had gaps. */
  readonly filled: readonly {
    readonly column: string;
    readonly how: string;
    readonly measured: number;
    readonly rows: number;
  }[];
  /** USD booked to the residual account per instrument so that longs equal shorts. */
  readonly residualUsd: readonly { readonly instrument: string; readonly usd: number }[];
}

/** One immutable market. */
export interface Snapshot {
  readonly name: string;
  readonly asOfMs: number;
  /** True where accounts were drawn from a seed rather than read from data. */
  readonly synthetic: boolean;
  readonly seed: number | null;
  readonly sources: readonly SourceNote[];
  readonly partial: PartialNote | null;
  readonly assets: Assets;
  readonly venues: Venues;
  readonly instruments: Instruments;
  readonly tiers: Tiers;
  readonly collateral: Collateral;
  readonly oracles: Oracles;
  readonly depth: Depth;
  readonly accounts: Accounts;
  readonly units: Units;
  readonly legs: Legs;
  readonly balances: Balances;
  readonly orders: Orders;
  readonly routes: Routes;
  /** Lending markets, pools and keepers; null in a market without any. */
  readonly chain: Chain | null;
}
