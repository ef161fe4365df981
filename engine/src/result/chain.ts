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
  /** Debt beyond the collateral's value at external prices, over loans where there is any: also what no oracle sees. */
  readonly shortfallUsd: number;
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
  /** Borrowed over supplied, a fraction, of the hub where the market draws on one; null where nobody supplies. */
  readonly utilisationBefore: number | null;
  readonly utilisationPeak: number | null;
  readonly utilisationAfter: number | null;
  /** Debt written off that neither a buffer nor suppliers have paid yet, tokens. */
  readonly deficit: number;
  /** Tokens that suppliers took out, still wait for, and seconds during which some waited. */
  readonly withdrawn: number;
  readonly waiting: number;
  readonly frozenS: number;
  /** Oracle price at the start and at the end, USD. */
  readonly oracleBefore: number;
  readonly oracleAfter: number;
}

/** One asset of a hub, over all markets that draw on it. Tokens; utilisation is drawn over supplied, a fraction. */
export interface HubOutcome {
  readonly hub: string;
  readonly asset: string;
  /** Markets that supply it to the hub or draw it. */
  readonly spokes: readonly string[];
  readonly suppliedBefore: number;
  readonly suppliedAfter: number;
  readonly drawnBefore: number;
  readonly drawnAfter: number;
  /** Bad debt that the spokes reported and nobody has paid yet: claims stay and the hub is short of it. */
  readonly deficit: number;
  /** What can be withdrawn at the end. */
  readonly liquidityAfter: number;
  /** Null where nobody supplies. */
  readonly utilisationBefore: number | null;
  readonly utilisationPeak: number | null;
  readonly utilisationAfter: number | null;
  /** What suppliers took out and still wait for. */
  readonly withdrawn: number;
  readonly waiting: number;
}

/** One vault. Amounts in tokens of its asset, unless they are shares; values per share. */
export interface VaultOutcome {
  readonly vault: string;
  readonly asset: string;
  readonly share: string;
  readonly sharesBefore: number;
  readonly sharesAfter: number;
  /** Value on the vault's books, at which shares are redeemed. */
  readonly valueBefore: number;
  readonly valueAfter: number;
  /** Value if every loan under the vault were settled at external prices, through all shares on shares. */
  readonly lookThroughBefore: number;
  readonly lookThroughAfter: number;
  /** What its markets lost of its tokens, and how much of it the books still count as there. */
  readonly lost: number;
  readonly hidden: number;
  /** What it could pay out at the end, and shares that lie in lending markets then. */
  readonly liquidityAfter: number;
  readonly inMarketsAfter: number;
  /** Depositors who left, what they got, who still waits, and seconds during which some waited. */
  readonly redeemedShares: number;
  readonly redeemedTokens: number;
  readonly waitingShares: number;
  readonly frozenS: number;
  /** What keepers got for shares that they had seized. */
  readonly keeperTokens: number;
  /** What those who left got beyond an equal share of all that was paid and of the look-through value that is left. */
  readonly leaversGain: number;
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
  /** Null for a pool that was emptied. */
  readonly priceAfter: number | null;
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
  /** Equity of its account at a venue, at marks; 0 without one. */
  readonly accountBeforeUsd: number;
  readonly accountAfterUsd: number;
}

/** The chain part of a run in numbers. */
export interface ChainSummary {
  readonly lending: readonly LendingOutcome[];
  readonly reserves: readonly ReserveOutcome[];
  /** Vaults that supply markets; empty where the market has none. */
  readonly vaults: readonly VaultOutcome[];
  /** Assets of hubs; empty where no market names one. */
  readonly hubs: readonly HubOutcome[];
  readonly pools: readonly PoolOutcome[];
  readonly badDebt: readonly BadDebtOutcome[];
  readonly keepers: readonly KeeperOutcome[];
  readonly treasuries: readonly TreasuryOutcome[];
  readonly stablecoins: readonly StablecoinOutcome[];
  /** Groups that own several parts of the market; empty where the market names none. */
  readonly groups: readonly GroupOutcome[];
  /** Largest change of a token's sum over all holders, and of a reserve's claims over its assets; 0 up to rounding. */
  readonly conservation: { readonly maxTokenError: number; readonly maxClaimError: number };
}

/** One treasury or fund. USD at the prices of the trades and payments; impacts are log moves of the asset's price. */
export interface TreasuryOutcome {
  readonly treasury: string;
  readonly kind: string;
  readonly entity: string;
  readonly coinsBefore: number;
  readonly coinsAfter: number;
  readonly cashBeforeUsd: number;
  readonly cashAfterUsd: number;
  readonly soldUsd: number;
  readonly boughtUsd: number;
  readonly paidUsd: number;
  /** Fell due and was not paid: its creditors bear it. */
  readonly unmetUsd: number;
  readonly peakImpact: number;
  /** Average price of what was sold below the middle of the book before the first slice, a fraction; null if none. */
  readonly averageCost: number | null;
  /** The same by the square-root law alone, without spread and walk of the slices; null if nothing was sold. */
  readonly lawCost: number | null;
  /** Months of annual obligations in cash at the end; null where it has none. */
  readonly coverMonths: number | null;
  /** (Market cap + debt + preferred − cash) over the value of its coins at the end, market cap as at the start; null
   * where no market cap is given. */
  readonly multipleOfNav: number | null;
}

/** One stablecoin. Amounts in tokens, prices and values in the peg, unless a key says otherwise. */
export interface StablecoinOutcome {
  readonly stablecoin: string;
  readonly kind: string;
  readonly entity: string;
  readonly supplyBefore: number;
  readonly supplyAfter: number;
  readonly requested: number;
  readonly redeemed: number;
  readonly minted: number;
  /** Waiting for payment at the end, and the most that waited. */
  readonly queueAfter: number;
  readonly queuePeak: number;
  /** Reserves and equity of hedge accounts over supply, what banks hold that are closed counted in; null without. */
  readonly coverageBefore: number | null;
  readonly coverageAfter: number | null;
  /** Most that stood at closed banks, USD, and what was lost by selling reserves. */
  readonly blockedUsd: number;
  readonly saleCostUsd: number;
  /** Lowest price in its pool and when; null without a pool. */
  readonly priceLow: number | null;
  readonly priceLowAtS: number | null;
  readonly priceAfter: number | null;
  /** Synthetic: most that stood without a hedge, shorts bought back for redemptions and opened anew, USD. */
  readonly unhedgedPeakUsd: number;
  readonly hedgeClosedUsd: number;
  /** Fall of the coin, a fraction, at which the unhedged part has eaten the surplus; null where nothing is open. */
  readonly fallToShortfall: number | null;
  readonly rehedgedUsd: number;
  /** Algorithmic: coins minted for burned tokens, and the gap of the virtual pool at the end. */
  readonly coinsMinted: number;
  readonly poolGap: number;
}

/** One group of legal entities. The amounts are not parts of one total. */
export interface GroupOutcome {
  readonly group: string;
  readonly entities: readonly string[];
  /** Its venues, and debts of accounts that were closed out there, whoever paid them. */
  readonly venues: readonly string[];
  readonly venueBadDebtUsd: number;
  readonly lendingMarkets: readonly string[];
  readonly lendingBadDebtUsd: number;
  /** Its stablecoins, and what is missing behind them at the end, money at closed banks counted in full. */
  readonly stablecoins: readonly string[];
  readonly shortfallUsd: number;
  /** Its treasuries, and what they did not pay. */
  readonly treasuries: readonly string[];
  readonly unmetUsd: number;
  /** Equity at marks of its accounts on venues. */
  readonly accountsBeforeUsd: number;
  readonly accountsAfterUsd: number;
}
