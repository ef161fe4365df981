/**
 * The face of a rule family. Rules decide, they never move money: kernels read a View over batches of rows, write only
 * their output and allocate nothing. A row is a handle: u >= 0 is unit u as it stands in the snapshot, h < 0 is slot
 * ~h, the run's own copy of a unit that it has changed.
 */
import type { Snapshot } from '../market/snapshot.ts';

/** Phases of a unit's life in a run; the order matters: from LIQUIDATING on a unit is on the active list. */
export const PHASE = Object.freeze({ calm: 0, called: 1, liquidating: 2, closed: 3 });

/**
 * What rules may read: the snapshot, this step's prices and the run's slots. Arrays of the slots are replaced when
 * they grow.
 */
export interface View {
  readonly snapshot: Snapshot;
  /** Seed of the run, for rules that draw by chance. */
  seed: number;
  timeS: number;
  timeMs: number;
  stepS: number;
  /** USD per instrument. */
  readonly mark: Float64Array;
  readonly previousMark: Float64Array;
  readonly index: Float64Array;
  readonly bid: Float64Array;
  readonly ask: Float64Array;
  readonly last: Float64Array;
  /** Settlement units per contract unit at the mark: the price, or −1 / price for inverse contracts. */
  readonly markR: Float64Array;
  /** `markR` less cumulative funding: what profit is measured with. */
  readonly pnlR: Float64Array;
  /** USD per token and collateral pair, as the venue values it. */
  readonly pairPrice: Float64Array;
  /** External USD price per asset, and spot price per venue × asset (index venue × nAssets + asset). */
  readonly externalPrice: Float64Array;
  readonly spotPrice: Float64Array;
  /** Maintenance multiple below which a unit in phase `calm` is called; 1 where margin calls are off. */
  callRatio: number;
  slotUnit: Int32Array;
  slotMembers: Float64Array;
  slotPhase: Uint8Array;
  /** Seconds until which a unit's cooldown or window lasts, or since when it is liquidated (rule-specific). */
  slotUntilS: Float64Array;
  /** A number that rules keep per slot in liquidation; slots beyond its length have 0. */
  slotNote: Float64Array;
  slotLeg: Uint32Array;
  slotBalance: Uint32Array;
  legQty: Float64Array;
  legEntryR: Float64Array;
  balance: Float64Array;
}

/**
 * Where wires go. `set` keeps the larger of the old and the new key, so that several slots of one unit can share its
 * wires.
 */
export interface WireOut {
  readonly wireStart: Uint32Array;
  set(wire: number, key: number): void;
}

/** Stages of the waterfall that `act` can ask for; `keeper` hands parts of legs to the vault account at a price. */
export const STAGE = Object.freeze({ wait: 0, book: 1, vault: 2, fund: 3, adl: 4, keeper: 5 });

/**
 * One decision per row: stage, and per leg of the row the quantity to close and the worst price. Filled by `act`, read
 * by the waterfall. Quantities are per member, unsigned.
 */
export interface Actions {
  readonly stage: Uint8Array;
  readonly waitUntilS: Float64Array;
  /** Start of the row's legs in `closeQty` and `limitPrice` (set by the waterfall before `act` is called). */
  readonly legAt: Uint32Array;
  readonly closeQty: Float64Array;
  /** Worst acceptable price in USD of a book order, or the price of a keeper's or fund's takeover or ADL. */
  readonly limitPrice: Float64Array;
  /** Stage `keeper` only: fee to the fund per leg, a share of the notional taken. */
  readonly feeRate: Float64Array;
  /** Stage `keeper` only, per row: the new `slotNote` if all that is asked is taken; else its share of the way. */
  readonly note: Float64Array;
}

/** Per-row state of the waterfall that rules may consult. */
export interface ActContext {
  /** Round within the step, from 0. */
  readonly round: number;
  /** Per row: 1 where the row's book orders of an earlier round of this step were not filled in full. */
  readonly unfilled: Uint8Array;
  /** Slack and maintenance of the row at current prices (value units of the row). */
  readonly slack: Float64Array;
  readonly maintenance: Float64Array;
}

/** Rules of one venue bound to a snapshot for one run (they may keep moving averages of their own). */
export interface VenueRules {
  readonly id: string;
  readonly venue: number;
  /** All that the rules remember from step to step, as plain data of fixed shape, so that a run can be forked. */
  readonly memory: object;
  /** Rounds of the waterfall that the venue runs per second (its cadence). */
  readonly roundsPerS: number;
  /** Writes index, collateral prices and marks of this venue's instruments into the view. */
  drivers(view: View): void;
  /** Decides per row the next stage of the waterfall and what to close at which worst price. */
  act(view: View, rows: Int32Array, n: number, context: ActContext, out: Actions): void;
  /** ADL score per row's leg; higher goes first. `legOffset[k]` is the leg's position within row k. */
  adlScore(view: View, rows: Int32Array, legOffset: Int32Array, n: number, out: Float64Array): void;
  /** Seconds between refreshes of the ADL ranks. */
  readonly adlRefreshS: number;
  /** Share of the notional that a liquidation on the book is charged (goes to the fund or vault). */
  liquidationFee(instrument: number): number;
  /** Price in USD at which ADL takes what a fund refused of a position with this bankruptcy price. */
  adlPrice(view: View, instrument: number, bankruptcyPrice: number): number;
  /**
   * Whether the fund accepts a takeover of `notionalUsd` (net, signed by side) given its equity, its inventory and its
   * peak; returns the share accepted in [0, 1]. The rest is auto-deleveraged.
   */
  fundAccepts(input: FundInput): number;
  /** Whether the vault or fund that holds inventory must be auto-deleveraged itself at this equity and maintenance. */
  holderInDistress(equityUsd: number, maintenanceUsd: number): boolean;
  /** True where the venue keeps what a unit that was liquidated whole has left; else the owner keeps it. */
  readonly keepsRest?: boolean;
  /**
   * What liquidation fills pay the fund (negative: what the fund pays the account), settlement tokens, by how much
   * better than the bankruptcy price they were (negative: worse) and by their notional. Absent where the fee is
   * {@link liquidationFee} of the notional, as far as the unit has equity.
   */
  insuranceDelta?(improvement: number, notional: number): number;
  /** True where the vault account stands for keepers, who take positions for a fee and answer for no debt. */
  readonly vaultIsKeeper?: boolean;
  /** Present where the venue has no book. */
  readonly pool?: PoolRules;
  /** How debts that neither fund nor vault covered are spread over others; absent where they stay unpaid. */
  readonly lossSharing?: LossSharing;
  /** Present where a clearing house stands between members who guarantee their clients. */
  readonly clearing?: Clearing;
}

/** What a clearing house decides for a run; the members' money and positions stand in accounts. */
export interface Clearing {
  /** Whether variation margin is settled in the present step, at its marks. */
  settlesNow(): boolean;
  /** Price in USD of the last daily settlement, which the breaker's width is a share of. */
  dailySettlement(instrument: number): number;
  /** Initial margin of a notional in settlement tokens: what a margin call restores. */
  initialMargin(instrument: number, notional: number): number;
  /** Seconds in which a margin call may be answered before the account is closed out. */
  readonly callWindowS: number;
  /** Seconds after a member's default from which what the book did not take is torn up. */
  readonly closeOutS: number;
  /** Most that a surviving member is assessed in all, as a multiple of its guaranty fund deposit. */
  readonly assessmentMultiple: number;
  /** Width of the circuit breaker as a share of the daily settlement, its window and its pause in seconds. */
  readonly breaker: { readonly share: number; readonly windowS: number; readonly pauseS: number };
}

/**
 * Who shares a loss that nobody covered: winners pro rata to the profit that they have made since the run began, those
 * who gained in the last settlement pro rata to that gain, or every position of the contract by size, as `perUnit` says
 * (tokens per contract unit of a loss over open longs and shorts).
 */
export type LossSharing =
  | { readonly over: 'winners' }
  | { readonly over: 'gains' }
  | { readonly over: 'positions'; perUnit(lossTokens: number, longQty: number, shortQty: number): number };

/**
 * How a venue without a book trades: its pool takes every order at the oracle price, with a charge by the imbalance of
 * longs and shorts in place of depth. Amounts are USD; sizes are notional at entry.
 */
export interface PoolRules {
  /** What a trade gets (negative: pays) that moves longs less shorts from `before` to `after`. */
  impactUsd(before: number, after: number): number;
  /** Largest charge and largest gain, as shares of the size traded. */
  readonly impactChargeMax: number;
  readonly impactGainMax: number;
  /** What the impact pool holds at the start; a gain is paid out of it only. */
  readonly impactPoolUsd: number;
  /** Fee of a close by size and realised profit; `improves` where it brings longs and shorts closer together. */
  closingFeeUsd(instrument: number, sizeUsd: number, profitUsd: number, improves: boolean): number;
  /** Share of the size that a liquidation costs beside the closing fee. */
  readonly liquidationFee: number;
  /** Share of all fees that stays in the pool; the rest leaves the venue. */
  readonly feesToPool: number;
  /** Largest profit of a side that is paid, as a share of what backs the side. */
  readonly profitPaidMax: number;
  /** Largest profit of a side that the pool owes, as a share of the same; Infinity where all of it is owed. */
  readonly profitOwedMax: number;
  /** Profit of a side over its backing above which winners are closed, and down to which; Infinity without ADL. */
  readonly adlAbove: number;
  readonly adlTo: number;
  /** Share of a pool of one token that backs a side. */
  readonly oneTokenShare: number;
  /** Most open interest of a side of a contract, USD, and of all contracts as a share of the side's backing. */
  readonly openMaxUsd: number;
  readonly reserveMax: number;
}

/** What a fund knows when it is asked to take over positions. */
export interface FundInput {
  readonly instrument: number;
  /** Notional to take over, USD, and the loss at the mark that comes with it. */
  readonly notionalUsd: number;
  readonly lossUsd: number;
  /** Equity of the fund now, its highest equity in the look-back window, and gross inventory. */
  readonly equityUsd: number;
  readonly peakUsd: number;
  readonly inventoryUsd: number;
}

/** A rule family: code that a venue row names by id. */
export interface RuleSet {
  readonly id: string;
  /** True where the family's venues have no book: every contract is traded against the venue's account `lp_pool`. */
  readonly withoutBook?: true;
  /** Throws RuleInputError where a parameter or table that the family needs is missing or out of range. */
  bind(snapshot: Snapshot, venue: number): VenueRules;
}
