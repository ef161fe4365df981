/**
 * Treasuries, funds and stablecoins of one market in memory, as struct of arrays. They are part of the chain part of a
 * Snapshot and, like it, never written by a run.
 */
import type { OBLIGATION_KINDS, STABLECOIN_KINDS, TREASURY_KINDS } from './issuerSchema.ts';

/** One of TREASURY_KINDS. */
export type TreasuryKind = (typeof TREASURY_KINDS)[number];
/** One of OBLIGATION_KINDS. */
export type ObligationName = (typeof OBLIGATION_KINDS)[number];
/** One of STABLECOIN_KINDS. */
export type StablecoinKind = (typeof STABLECOIN_KINDS)[number];

/** Holders that sell to pay what falls due, in table order. USD unless a name says otherwise. */
export interface Treasuries {
  readonly n: number;
  readonly id: readonly string[];
  /** Entity that owns the row; empty where none is named. */
  readonly entity: readonly string[];
  /** Code into TREASURY_KINDS. */
  readonly kind: Uint8Array;
  /** Account that sells (kind `desk`). */
  readonly account: Uint32Array;
  /** Contract in whose book it sells. */
  readonly instrument: Uint16Array;
  readonly coins: Float64Array;
  readonly cashUsd: Float64Array;
  readonly annualUsd: Float64Array;
  /** Months of annual obligations that it has bound itself to keep in cash; 0 = none. */
  readonly floorMonths: Float64Array;
  readonly saleLimitUsd: Float64Array;
  readonly marketCapUsd: Float64Array;
  readonly debtUsd: Float64Array;
  readonly preferredUsd: Float64Array;
  /** NaN where unknown: then every put is due in cash. */
  readonly sharePriceUsd: Float64Array;
  /** Hours over which an order is worked. */
  readonly workHours: Float64Array;
  /** Coins that the market trades per day, for the square-root law; NaN = that of the asset's contracts. */
  readonly dailyVolume: Float64Array;
  readonly impactY: Float64Array;
  /** Row range of what falls due: [dueStart[h], dueStart[h + 1]). */
  readonly dueStart: Uint32Array;
  readonly basis: Uint8Array;
}

/** What falls due, by treasury and then by time. */
export interface Obligations {
  readonly n: number;
  /** Code into OBLIGATION_KINDS. */
  readonly kind: Uint8Array;
  readonly dueMs: Float64Array;
  readonly amountUsd: Float64Array;
  /** 0 where the payment does not depend on a share price. */
  readonly conversionPriceUsd: Float64Array;
}

/** Stablecoins in table order. Amounts in tokens, fees fractions. */
export interface Stablecoins {
  readonly n: number;
  readonly asset: Uint16Array;
  /** Code into STABLECOIN_KINDS. */
  readonly kind: Uint8Array;
  /** Asset that one token is redeemed for one of. */
  readonly peg: Uint16Array;
  /** Entity of the issuer; its accounts on venues are the hedge of a synthetic dollar. Empty where none is named. */
  readonly entity: readonly string[];
  readonly supply: Float64Array;
  readonly redeemFee: Float64Array;
  readonly mintFee: Float64Array;
  readonly capacityPerHour: Float64Array;
  readonly opensH: Float64Array;
  readonly closesH: Float64Array;
  /** 1 where the desk is closed on Saturday and Sunday. */
  readonly weekdays: Uint8Array;
  /** Seconds from a request to its payment. */
  readonly settlementS: Float64Array;
  /** Pool whose price is the token's external price, or −1. */
  readonly pricePool: Int32Array;
  /** Share of reserves at closed banks that the market expects back. */
  readonly recovery: Float64Array;
  /** Synthetic: seconds after which a lost hedge is opened anew; Infinity = never. */
  readonly rehedgeS: Float64Array;
  /** Algorithmic: the coin that is minted for burned tokens, or −1, and the virtual pool in tokens of the peg. */
  readonly backingAsset: Int32Array;
  readonly basePool: Float64Array;
  readonly recoveryBlocks: Float64Array;
  readonly blockS: Float64Array;
  readonly minSpread: Float64Array;
  /** Row range of its reserves: [reserveStart[s], reserveStart[s + 1]). */
  readonly reserveStart: Uint32Array;
  readonly basis: Uint8Array;
}

/** What stands behind stablecoins, by stablecoin and in the order in which it is used. */
export interface BackingReserves {
  readonly n: number;
  readonly name: readonly string[];
  /** Bank or custodian that holds it; empty where none is named. */
  readonly entity: readonly string[];
  readonly asset: Uint16Array;
  readonly amount: Float64Array;
  /** Share that is lost when it is sold. */
  readonly saleCost: Float64Array;
  readonly basis: Uint8Array;
}

/** Slow sellers and issuers of one market. */
export interface Issuers {
  readonly treasuries: Treasuries;
  readonly obligations: Obligations;
  readonly stablecoins: Stablecoins;
  readonly backing: BackingReserves;
}
