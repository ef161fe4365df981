/**
 * What a run says about a user's own accounts (`stress --book`): where each position is liquidated before anything
 * moves, what happened to it, and what that cost, by mechanism.
 */
import type { EventKind } from './types.ts';

/** The first price at which a leg's unit is liquidated. */
export interface Trigger {
  /** USD, on the price grid of the contract; the mark itself where the unit is short already. */
  readonly price: number;
  /** Price over mark less 1: negative below the mark. */
  readonly distance: number;
}

/** The common move at which a unit is liquidated, as the move of BTC; others by their beta. null: none found. */
export interface JointTrigger {
  /** Fractions of BTC's price: −0.12 is a fall of 12%. */
  readonly fall: number | null;
  readonly rise: number | null;
}

/** One event of an own account. */
export interface BookEvent {
  readonly timeS: number;
  readonly kind: EventKind;
  /** Empty where the whole account is meant. */
  readonly instrument: string;
  /** Signed contract units: the change of the position. */
  readonly qty: number;
  /** USD; 0 where nothing traded. */
  readonly price: number;
  /** Mark of that step, USD. */
  readonly mark: number;
  readonly notionalUsd: number;
  /** By kind: fee of a liquidation, (mark − price)·q of an ADL winner, debt of bad_debt. USD. */
  readonly amountUsd: number;
}

/** One position. */
export interface BookPositionOutcome {
  readonly instrument: string;
  readonly isolated: boolean;
  /** Contract units at start and end, signed. */
  readonly qty: number;
  readonly qtyEnd: number;
  readonly entryPrice: number;
  readonly markPrice: number;
  readonly markPriceEnd: number;
  readonly notionalUsd: number;
  /** First price of the grid that liquidates the position's unit, all other prices held; null where none does. */
  readonly trigger: Trigger | null;
  /** The common move of all prices by beta that does the same. */
  readonly joint: JointTrigger;
  /** Of a leg in profit: share of its side's contract units that is deleveraged before it; null without profit. */
  readonly adlQueueAhead: number | null;
  /** Contract units that left by each kind of event; positive amounts. */
  readonly closed: Readonly<Partial<Record<EventKind, number>>>;
  /** Seconds of the first event that changed the position; null where none did. */
  readonly firstS: number | null;
}

/**
 * Change of an account's equity, USD at external prices; the parts add up to `total`. Flows in tokens are valued at the
 * end of the run.
 */
export interface EquityChange {
  /** Positions at the mark, from start to end or to their closing. */
  readonly markToMarketUsd: number;
  /** Tokens held at the start, by the change of their external price. */
  readonly collateralUsd: number;
  readonly fundingUsd: number;
  /** Forced fills against the mark of their step (order book, fund, losing side of ADL). */
  readonly liquidationFillsUsd: number;
  readonly liquidationFeesUsd: number;
  /** Winning positions that auto-deleveraging closed, against the mark. */
  readonly adlUsd: number;
  /** Margin that vault or venue kept, a conversion's cost, a share of others' debts (negative); debt others covered. */
  readonly takenOverUsd: number;
  readonly totalUsd: number;
}

/** One account. */
export interface BookAccountOutcome {
  readonly account: string;
  readonly venue: string;
  readonly equityBeforeUsd: number;
  readonly equityAfterUsd: number;
  readonly change: EquityChange;
  /** Seconds of the first margin call, and of the first forced closing; null where there was none. */
  readonly calledS: number | null;
  readonly liquidatedS: number | null;
  readonly positions: readonly BookPositionOutcome[];
  readonly events: readonly BookEvent[];
}

/** A book's fate. */
export interface BookOutcome {
  readonly equityBeforeUsd: number;
  readonly equityAfterUsd: number;
  readonly accounts: readonly BookAccountOutcome[];
}
