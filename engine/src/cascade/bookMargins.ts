/**
 * Margins of a user's own accounts at prices of now: equity, maintenance and the price at which each position is
 * liquidated, by the kernel that runs use. Tiers and haircuts are those of the snapshot, positions and balances those
 * of the book; funding since the book was written is not known and not counted.
 */
import { stringAt } from '../core/strings.ts';
import { BOOK_OWNER, type Snapshot } from '../market/snapshot.ts';
import type { Trigger } from '../result/book.ts';
import { feeInMaintenanceOf } from '../rules/index.ts';
import { marginRow, type MarginTables, marginTables } from '../rules/shared/margin.ts';
import { initialState } from './prepared.ts';
import type { RunState } from './state.ts';
import { legTrigger } from './trigger.ts';

/** Prices that margins are computed at. */
export interface LivePrices {
  /** Mark of each instrument of the snapshot, USD; the snapshot's own where it is NaN. */
  readonly markUsd: Float64Array;
  /** Price of a token at a venue, USD: index venue × assets + asset; the snapshot's own where it is NaN. */
  readonly tokenUsd: Float64Array;
}

/** One position. */
export interface LegMargin {
  readonly instrument: string;
  /** Contract units, signed. */
  readonly qty: number;
  readonly entryPrice: number;
  readonly markPrice: number;
  /**
   * First price of the contract's grid that liquidates its unit, all other prices held; null where no price above 0
   * and below 1,000 times the mark does.
   */
  readonly trigger: Trigger | null;
}

/** One margin unit: the cross positions of an account, or one isolated position. */
export interface UnitMargin {
  readonly account: string;
  readonly venue: string;
  readonly isolated: boolean;
  /** What equity and maintenance are in: the settlement token, or USD with several tokens. */
  readonly currency: string;
  /** After haircuts, with unrealised profit. It is liquidated where this is below `maintenance`. */
  readonly equity: number;
  readonly maintenance: number;
  readonly legs: readonly LegMargin[];
}

/**
 * Prepares a market that has accounts of a book (`bookMarket`, `addBook`) and returns what gives their units with
 * positions at given prices. Throws RuleInputError where the snapshot lacks a rule parameter.
 */
export function bookMargins(snapshot: Snapshot): (prices: LivePrices) => readonly UnitMargin[] {
  const tables = marginTables(snapshot, feeInMaintenanceOf(snapshot));
  const units = unitsOfBook(snapshot);
  return (prices) => {
    const state = liveState(snapshot, prices);
    return units.map((unit) => unitMargin(tables, state, unit));
  };
}

/** Units of the book's accounts that hold a position. */
export function unitsOfBook({ accounts, units, legs }: Snapshot): number[] {
  const book = accounts.entities.indexOf(BOOK_OWNER);
  const found: number[] = [];
  for (let unit = 0; unit < units.n && book >= 0; unit++) {
    if (accounts.entity[units.account[unit]] !== book) continue;
    for (let leg = units.legStart[unit]; leg < units.legStart[unit + 1]; leg++) {
      if (legs.qty[leg] === 0) continue;
      found.push(unit);
      break;
    }
  }
  return found;
}

/** A state at those prices; without funding, so profit counts at the mark. */
export function liveState(snapshot: Snapshot, { markUsd, tokenUsd }: LivePrices): RunState {
  const state = initialState(snapshot);
  const { instruments, collateral, assets } = snapshot;
  for (let i = 0; i < instruments.n; i++) {
    const price = markUsd[i];
    if (!(price > 0)) continue;
    state.mark[i] = state.previousMark[i] = state.index[i] = price;
    state.bid[i] = state.ask[i] = state.last[i] = price;
    state.markR[i] = instruments.inverse[i] === 0 ? price : -1 / price;
    state.pnlR[i] = state.markR[i];
  }
  for (let p = 0; p < collateral.nPairs; p++) {
    const price = tokenUsd[collateral.venue[p] * assets.n + collateral.asset[p]];
    if (price > 0) state.pairPrice[p] = price;
  }
  return state;
}

const pair = new Float64Array(2);

function unitMargin(tables: MarginTables, state: RunState, unit: number): UnitMargin {
  const { accounts, assets, instruments, legs, units, venues } = tables.snapshot;
  const account = units.account[unit];
  marginRow(tables, state, unit, pair, 0);
  const [equity, maintenance] = [pair[0], pair[1]];
  const rows: LegMargin[] = [];
  let settle = -1;
  for (let leg = units.legStart[unit]; leg < units.legStart[unit + 1]; leg++) {
    if (legs.qty[leg] === 0) continue;
    const i = legs.instrument[leg];
    settle = instruments.settle[i];
    rows.push({
      instrument: instruments.id[i],
      qty: legs.qty[leg],
      entryPrice: legs.entryPrice[leg],
      markPrice: state.mark[i],
      trigger: legTrigger(tables, state, unit, leg),
    });
  }
  const isolated = units.isolated[unit] !== 0;
  return {
    account: stringAt(accounts.id, account),
    venue: venues.id[accounts.venue[account]],
    isolated,
    currency: accounts.multi[account] !== 0 && !isolated ? 'USD' : assets.id[settle],
    equity,
    maintenance,
    legs: rows,
  };
}
