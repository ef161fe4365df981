/**
 * What a rerun of the same market, scenario and seed without one cause says of a run: who was liquidated with it and is
 * not without it.
 */

/** Accounts that a run liquidates and its rerun does not; counts are members, notional is theirs in the run. */
export interface RerunDifference {
  readonly accounts: number;
  readonly liquidatedUsd: number;
  /** The same by venue, venues with any. */
  readonly byVenue: readonly { readonly venue: string; readonly accounts: number; readonly liquidatedUsd: number }[];
  /** All that the rerun liquidates, and those of it that the run does not. */
  readonly rerunAccounts: number;
  readonly rerunLiquidatedUsd: number;
  readonly onlyInRerunAccounts: number;
}

/**
 * Liquidations that are not there when every venue reads one reference oracle: by the venue's own prices, or by what
 * others' liquidations at such prices did to the market.
 */
export interface FalseLiquidations extends RerunDifference {
  /** `external`: prices of outside; `median`: over the venues of the market. */
  readonly reference: 'external' | 'median';
}

/** Liquidations that are not there when transfers are not frozen and venues trade throughout. */
export interface OutageLiquidations extends RerunDifference {
  /** Services whose outages the rerun leaves out. */
  readonly services: readonly ('transfers' | 'trading')[];
  /** Members whose owners answered a margin call while transfers were frozen. */
  readonly blockedAccounts: number;
  /** Of those, members that the run liquidates and the rerun does not: could have topped up and could not. */
  readonly couldNotTopUpAccounts: number;
  readonly couldNotTopUpUsd: number;
}
