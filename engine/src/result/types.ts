/**
 * What a run says: columns and units of series, events and summary. Engine, store, report and page share this schema.
 */
import type { ChainSummary } from './chain.ts';
import type { ClearingOutcome } from './clearing.ts';
import type { SpotBookOutcome } from './spot.ts';
import type { FalseLiquidations, OutageLiquidations } from './reruns.ts';

/** Kinds of events, in the order of their codes in the `kind` column. */
export const EVENT_KINDS = [
  'margin_call',
  'top_up',
  'stop',
  'liquidation',
  'vault_transfer',
  'fund_takeover',
  'fund_draw',
  'adl',
  'adl_winner',
  'bad_debt',
  'resale',
  'reaction',
  'pause',
  'resume',
  'external',
  'margin_kept',
  'loan_liquidation',
  'loan_bad_debt',
  'pool_swap',
  'loss_shared',
  'worked_sale',
  'treasury_payment',
  'redemption',
  'coin_sale',
  'hedge',
  'collateral_sale',
  'variation_margin',
  'member_default',
] as const;
/** One of {@link EVENT_KINDS}. */
export type EventKind = (typeof EVENT_KINDS)[number];
/** Code of an event kind. */
export const EVENT: Readonly<Record<EventKind, number>> = Object.freeze(
  Object.fromEntries(EVENT_KINDS.map((kind, code) => [kind, code])) as Record<EventKind, number>,
);

/** Kinds of the chain part: their `account` is a row of its tables, see {@link EventColumns}. */
export const CHAIN_EVENTS: ReadonlySet<number> = new Set([
  EVENT.loan_liquidation,
  EVENT.loan_bad_debt,
  EVENT.pool_swap,
  EVENT.worked_sale,
  EVENT.treasury_payment,
  EVENT.redemption,
  EVENT.coin_sale,
]);

/**
 * Columns of the event table, one row per event, fixed width:
 * step (1-based; step k ends at k·stepS), timeS, kind, account (row of the snapshot), members (of the account's
 * `count` concerned), instrument (−1 where none), qty (signed contract units over all members: the change of the
 * account's position; negative = sold), price (USD), notionalUsd (absolute), amountUsd (kind-specific: fee for
 * liquidations, haircut of an ADL winner = (mark − price)·q lost, debt for bad_debt, draw for fund_draw, collateral
 * added for top_up, loss at the mark for fund_takeover, margin that the venue keeps for margin_kept, share of a debt
 * for loss_shared), round (waterfall round).
 *
 * Events of the chain part have no instrument. `loan_liquidation`: account = row of the loans, qty = −collateral tokens
 * seized, price = oracle price of the collateral, notionalUsd = debt repaid, amountUsd = value seized less value
 * repaid, both at oracle prices. `loan_bad_debt`: account = row of the loans, qty = debt tokens written off, price =
 * oracle price, amountUsd and notionalUsd = their value. `pool_swap`: account = row of the pools, qty = change of the
 * pool's first coin, price = the pool's price afterwards in second coins, notionalUsd = value of what went in.
 * `worked_sale`: account = row of the treasuries, qty = coins (negative = sold), price = settlement tokens per coin.
 * `treasury_payment`: account = row of the treasuries, qty = tokens paid, notionalUsd = due, amountUsd = not paid.
 * `redemption`: account = row of the stablecoins, qty = change of supply, price = paid per token in the peg,
 * notionalUsd = tokens at par, amountUsd = lost to sale cost or spread. `coin_sale`: account = row of the keepers,
 * qty = −coins sold.
 * `hedge` is of an account: a position that an issuer closed or opened. `collateral_sale` is of an account too:
 * instrument = a spot book, qty = −coins sold there for a debt, price = settlement tokens per coin.
 */
export interface EventColumns {
  readonly n: number;
  readonly step: Int32Array;
  readonly timeS: Float64Array;
  readonly kind: Uint8Array;
  readonly account: Int32Array;
  readonly members: Float64Array;
  readonly instrument: Int16Array;
  readonly qty: Float64Array;
  readonly price: Float64Array;
  readonly notionalUsd: Float64Array;
  readonly amountUsd: Float64Array;
  readonly round: Uint8Array;
}

/** Columns of the series table: one row per (sample, instrument), instrument fastest. `samples × instruments` rows. */
export interface SeriesColumns {
  readonly samples: number;
  readonly instruments: number;
  /** Length samples. */
  readonly timeS: Float64Array;
  /** External price without endogenous displacement: what the asset would have done on its own, USD. */
  readonly exogenousPrice: Float64Array;
  readonly indexPrice: Float64Array;
  readonly markPrice: Float64Array;
  readonly lastPrice: Float64Array;
  readonly bidPrice: Float64Array;
  readonly askPrice: Float64Array;
  /** Offered depth within 1% of each anchor as a share of calm depth. */
  readonly bidDepthShare: Float64Array;
  readonly askDepthShare: Float64Array;
  /** One side, USD at mark. */
  readonly openInterestUsd: Float64Array;
  /** Forced notional within the sample, USD: long positions closed by force, then short ones. */
  readonly liquidatedLongUsd: Float64Array;
  readonly liquidatedShortUsd: Float64Array;
  readonly adlUsd: Float64Array;
}

/** Forced amounts of one group (venue, asset, side or mechanism). */
export interface GroupTotals {
  readonly key: string;
  readonly liquidatedUsd: number;
  readonly liquidatedLongUsd: number;
  readonly liquidatedShortUsd: number;
  readonly liquidatedAccounts: number;
  readonly adlUsd: number;
  readonly adlAccounts: number;
  readonly badDebtUsd: number;
  readonly openInterestBeforeUsd: number;
  readonly openInterestAfterUsd: number;
}

/** Forced notional by how it left its owner; each unit of position is counted once, when it first leaves by force. */
export interface MechanismTotals {
  readonly key: 'book' | 'vault' | 'fund' | 'adl' | 'pool';
  readonly notionalUsd: number;
  readonly share: number;
}

/** Somebody who ended up paying, and how much (USD; positive = paid). */
export interface Payer {
  readonly who: string;
  readonly venue: string;
  readonly usd: number;
  readonly how: string;
}

/** What happened to the accounts of one venue that trade coins with borrowed tokens. USD. */
export interface MarginLoanOutcome {
  readonly venue: string;
  /** Members, and what they owe at the start. */
  readonly members: number;
  readonly debtsUsd: number;
  readonly liquidatedAccounts: number;
  /** Debts of those when their liquidation began, less what others had to pay. */
  readonly repaidUsd: number;
  /** Sold and bought back for them in spot books; the rest of what was repaid came from the fund for coins. */
  readonly tradedUsd: number;
  /** Clearance fees that the fund got. */
  readonly feesUsd: number;
  readonly badDebtUsd: number;
  readonly firstLiquidationS: number | null;
}

/** What happened to the accounts of one venue that are under portfolio margin. */
export interface PortfolioOutcome {
  readonly venue: string;
  /** Members under it, and their gross notional at the start, USD. */
  readonly members: number;
  readonly notionalUsd: number;
  /** Members with a position closed by force, each counted once, and forced notional, USD. */
  readonly liquidatedAccounts: number;
  readonly liquidatedUsd: number;
}

/** What happened to one pool that takes every trade of its venue (docs/model.md, Venues without a book). USD. */
export interface LpPoolOutcome {
  readonly venue: string;
  readonly account: string;
  /** Tokens less unrealised profit that it owes and less its impact pool; below 0 it owes more than it has. */
  readonly valueBeforeUsd: number;
  readonly valueAfterUsd: number;
  /** Fall of the price of one liquidity token, a fraction from 0 to 1; negative: a rise. Supply is constant. */
  readonly lossPerToken: number;
  /** What the pool owes beyond all that it has, at the end. */
  readonly insolventUsd: number;
  /** Debts of closed positions beyond their collateral, borne by the pool. */
  readonly debtBorneUsd: number;
  /** Profit of winners above the largest that the venue pays. */
  readonly profitNotPaidUsd: number;
  /** Fees and price impact that it took. */
  readonly feesUsd: number;
  readonly impactUsd: number;
  readonly adlUsd: number;
  /** Openings that open interest or reserves refused. */
  readonly refusedUsd: number;
  /** Highest profit of a side over its backing in any step; null where nothing backed a profit. */
  readonly peakLongFactor: number | null;
  readonly peakShortFactor: number | null;
}

/** What happened on one venue. */
export interface VenueOutcome extends GroupTotals {
  readonly fundBeforeUsd: number;
  readonly fundAfterUsd: number;
  readonly fundDrawUsd: number;
  readonly vaultBeforeUsd: number;
  readonly vaultAfterUsd: number;
  readonly adlHaircutUsd: number;
  /** Seconds from the start to the first ADL, or null. */
  readonly firstAdlS: number | null;
  readonly largestLiquidationUsd: number;
}

/** Price outcome of one instrument. */
export interface InstrumentOutcome {
  readonly instrument: string;
  readonly venue: string;
  readonly asset: string;
  readonly startPrice: number;
  readonly exogenousLow: number;
  readonly exogenousHigh: number;
  readonly lowPrice: number;
  readonly highPrice: number;
  readonly lowAtS: number;
  readonly endPrice: number;
  /** How far the last price went beyond the exogenous path at its worst, as a fraction of the exogenous price. */
  readonly overshoot: number;
  readonly minBidDepthShare: number;
  readonly minAskDepthShare: number;
  readonly maxSpread: number;
}

/** Share of an input by where it comes from (fractions that add up to 1). */
export interface BasisShares {
  readonly measured: number;
  readonly modelled: number;
  readonly assumed: number;
  readonly synthetic: number;
}

/** The run in numbers. Keys are defined one by one in docs/model.md, section "What a run reports". */
export interface Summary {
  readonly scenario: string;
  readonly snapshot: string;
  readonly synthetic: boolean;
  readonly seed: number;
  readonly horizonS: number;
  readonly stepS: number;
  readonly steps: number;
  readonly accounts: number;
  readonly members: number;
  readonly positions: number;
  readonly openInterestBeforeUsd: number;
  readonly openInterestAfterUsd: number;
  readonly liquidatedUsd: number;
  readonly liquidatedLongUsd: number;
  readonly liquidatedShortUsd: number;
  readonly liquidatedAccounts: number;
  readonly adlUsd: number;
  readonly adlCount: number;
  readonly adlAccounts: number;
  readonly adlHaircutUsd: number;
  readonly fundDrawUsd: number;
  readonly vaultTakenUsd: number;
  readonly resaleUsd: number;
  readonly badDebtUsd: number;
  readonly stopsTriggered: number;
  readonly stopsUsd: number;
  readonly marginCalls: number;
  readonly topUpUsd: number;
  readonly largestLiquidation: {
    readonly account: string;
    readonly venue: string;
    readonly instrument: string;
    readonly usd: number;
  } | null;
  /**
   * Largest shortfall of a last price below (or excess above) its exogenous path over instruments above 1% of open
   * interest.
   */
  readonly overshoot: { readonly instrument: string; readonly fraction: number; readonly atS: number };
  readonly peakMinute: { readonly startS: number; readonly liquidatedUsd: number };
  readonly firstLiquidationS: number | null;
  readonly firstAdlS: number | null;
  /** Forced notional with impact over forced notional without it; null when it was not computed. */
  readonly amplification: number | null;
  /** 1 − 1 / amplification; null when it was not computed. */
  readonly feedbackShare: number | null;
  /** Spectral radius of the branching matrix; null when it was not computed. */
  readonly branchingRatio: number | null;
  readonly branching: BranchingReport | null;
  /** Where a rerun with one oracle for all venues was asked for; absent elsewhere, as in replay. */
  readonly falseLiquidations?: FalseLiquidations;
  /** Where the scenario freezes transfers or stops trading and extra runs were made; absent elsewhere. */
  readonly outageLiquidations?: OutageLiquidations;
  readonly byVenue: readonly VenueOutcome[];
  readonly byAsset: readonly GroupTotals[];
  readonly bySide: readonly {
    readonly key: 'long' | 'short';
    readonly liquidatedUsd: number;
    readonly liquidatedAccounts: number;
  }[];
  readonly byMechanism: readonly MechanismTotals[];
  readonly byInstrument: readonly InstrumentOutcome[];
  readonly payers: readonly Payer[];
  readonly basis: {
    readonly openInterest: BasisShares;
    readonly accounts: BasisShares;
    readonly depth: BasisShares;
    readonly rules: BasisShares;
  };
  readonly conservation: { readonly maxTokenError: number; readonly maxOpenInterestError: number };
  /** Lending markets, pools and keepers; only where the market has any. */
  readonly chain?: ChainSummary;
  /** Pools of venues without a book; only where the market has any. */
  readonly lpPools?: readonly LpPoolOutcome[];
  /** Accounts under portfolio margin, by venue; only where the market has any. They are part of `byVenue`. */
  readonly portfolioMargin?: readonly PortfolioOutcome[];
  /** Accounts that trade coins with borrowed tokens, by venue, where there are any. `byVenue` has their bad debt. */
  readonly marginLoans?: readonly MarginLoanOutcome[];
  /** Spot books; only where the market has any. */
  readonly spotBooks?: readonly SpotBookOutcome[];
  /** Clearing houses; only where the market has any. */
  readonly clearing?: readonly ClearingOutcome[];
}

/** The branching matrix, measured by forking the run with a small extra forced sale (MODEL section 8). */
export interface BranchingReport {
  readonly atS: number;
  readonly epsilonShare: number;
  readonly books: readonly string[];
  /** Row-major books × books: extra forced notional on j within 60 s per unit of extra sale on i. */
  readonly matrix: readonly number[];
  readonly diagonalMean: number;
  readonly withinVenue: readonly { readonly venue: string; readonly spectralRadius: number }[];
  readonly spectralRadius: number;
  /** Spectral radius at four times the sale: equal values say that the response is linear. */
  readonly spectralRadiusAt4: number;
  /**
   * Spectral radius at ε and 4ε at each moment measured; the report above is that of the moment with the median
   * radius.
   */
  readonly stages: readonly { readonly atS: number; readonly at1: number; readonly at4: number }[];
}

/** Everything that a run returns. Series are empty at recording levels `summary` and `events`, events at `summary`. */
export interface RunResult {
  readonly summary: Summary;
  readonly events: EventColumns;
  readonly series: SeriesColumns;
  /** SHA-256 over the event and series columns; at level `summary` over the summary itself. */
  readonly digest: string;
}
