/**
 * What a run says of the chain part of its market: loans, reserves, pools and keepers. Amounts in USD are at external
 * prices at the end of the run unless a key says otherwise; utilisation and prices are as the keys say.
 */

/** One lending market. */
export interface LendingOutcome {
  readonly market: string;
  readonly protocol: string;
  /** Borrowers (members of loan rows) at the start. */
  readonly loans: number;
  /** Debt and collateral of loan rows at the start, at oracle prices, USD. */
  readonly debtUsd: number;
  readonly collateralUsd: number;
  /** Borrowers liquidated at least once, calls, and what was repaid and seized at the oracle prices of then. */
  readonly liquidatedLoans: number;
  readonly calls: number;
  readonly repaidUsd: number;
  readonly seizedUsd: number;
  readonly protocolFeeUsd: number;
  readonly badDebtUsd: number;
  /** Borrowers below the threshold at the end, and their debt: nobody liquidated them, or not enough of them. */
  readonly unsafeLoans: number;
  readonly unsafeDebtUsd: number;
  readonly firstLiquidationS: number | null;
}

/** One asset of a lending market. */
export interface ReserveOutcome {
  readonly market: string;
  readonly asset: string;
  /** Tokens. */
  readonly suppliedBefore: number;
  readonly suppliedAfter: number;
  readonly borrowedBefore: number;
  readonly borrowedAfter: number;
  /** Borrowed over supplied, a fraction; null where nobody supplies. */
  readonly utilisationBefore: number | null;
  readonly utilisationPeak: number | null;
  readonly utilisationAfter: number | null;
  /** Oracle price at the start and at the end, USD. */
  readonly oracleBefore: number;
  readonly oracleAfter: number;
}

/** One pool: price of the first coin in the second. */
export interface PoolOutcome {
  readonly pool: string;
  readonly kind: string;
  readonly coins: readonly string[];
  readonly reservesBefore: readonly number[];
  readonly reservesAfter: readonly number[];
  readonly priceBefore: number;
  readonly priceLow: number;
  readonly priceHigh: number;
  readonly priceAfter: number;
  /** Value of what went in, at external prices of then, USD. */
  readonly volumeUsd: number;
}

/** Bad debt by who bears it. */
export interface BadDebtOutcome {
  readonly owner: string;
  readonly market: string;
  readonly asset: string;
  readonly tokens: number;
  /** At the oracle price when it was written off. */
  readonly usd: number;
}

/** One keeper: what it holds on chain, at external prices. */
export interface KeeperOutcome {
  readonly keeper: string;
  readonly role: string;
  readonly calls: number;
  readonly gasUsd: number;
  readonly beforeUsd: number;
  readonly afterUsd: number;
}

/** The chain part of a run in numbers. */
export interface ChainSummary {
  readonly lending: readonly LendingOutcome[];
  readonly reserves: readonly ReserveOutcome[];
  readonly pools: readonly PoolOutcome[];
  readonly badDebt: readonly BadDebtOutcome[];
  readonly keepers: readonly KeeperOutcome[];
  /** Largest change of a token's sum over all holders, and of a reserve's claims over its assets; 0 up to rounding. */
  readonly conservation: { readonly maxTokenError: number; readonly maxClaimError: number };
}
