/**
 * What a run remembers of each clearing house: who clears for whom, which members have defaulted, what each layer of
 * the waterfall has paid, and what everybody gained in the last settlement. Plain data, so that a run can be forked.
 */
import { InputError } from '../../core/errors.ts';
import { stringAt } from '../../core/strings.ts';
import { KIND } from '../../market/kinds.ts';
import type { Snapshot } from '../../market/snapshot.ts';
import { instrumentsOf } from '../../rules/shared/parameters.ts';
import type { VenueRules } from '../../rules/types.ts';
import type { ClearingLayer } from '../../result/clearing.ts';

/** Highs and lows of the middle of one contract's book, by part of the breaker's window, oldest overwritten. */
export interface PriceWindow {
  readonly high: Float64Array;
  readonly low: Float64Array;
  /** Seconds of the run at which the present part began. */
  sinceS: number;
  at: number;
}

/** One clearing house in a run. Amounts are settlement tokens unless a name says otherwise. */
export interface ClearingHouse {
  readonly venue: number;
  /** Settlement token; −1 where the venue has no contract. */
  readonly asset: number;
  /** Seconds in which a call can be answered. */
  readonly callWindowS: number;
  /** Units of the members' own capital, and of their guaranty fund deposits: −1 for a member without one. */
  readonly members: Int32Array;
  readonly deposits: Int32Array;
  /** Deposits at the start: the weights of mutual losses and of assessments. */
  readonly depositBefore: Float64Array;
  /** Place in `members` of the member that guarantees an account, −1 for none; changes where clients are moved. */
  readonly memberOf: Int32Array;
  /** Seconds at which a member defaulted, Infinity while it has not; what it was short of then, USD. */
  readonly defaultAtS: Float64Array;
  readonly shortUsd: Float64Array;
  /** Called from each member beyond its deposit. */
  readonly assessed: Float64Array;
  /** Members in default whose accounts have not been seen to yet. */
  readonly due: number[];
  /** Units of accounts of members in default that are closed out though they have margin. */
  readonly closing: number[];
  /** Slots whose call runs, with their margin when they were called and what arrived since, USD. */
  readonly calledUsd: Map<number, number>;
  /** Gain per member of a slot in the last settlement; slots beyond its length were split off since. */
  gains: Float64Array;
  settlements: number;
  /** Variation margin paid by those who lost, USD. */
  variationUsd: number;
  readonly paidUsd: Record<ClearingLayer, number>;
  /** By place in the venue's list of contracts. */
  readonly windows: readonly PriceWindow[];
}

/** Parts of the breaker's window: it looks back that many parts, so at least its length and at most one part more. */
const WINDOW_PARTS = 60;

/**
 * Clearing houses of a market, in the order of its venues; empty where it has none. Throws InputError where a venue has
 * members and its rules no clearing house.
 */
export function createClearing(snapshot: Snapshot, rules: readonly VenueRules[]): ClearingHouse[] {
  const { accounts, venues } = snapshot;
  for (let a = 0; a < accounts.n; a++) {
    const venue = accounts.venue[a];
    const { clearing } = rules[venue];
    if (clearing !== undefined || (accounts.kind[a] !== KIND.member && accounts.kind[a] !== KIND.guaranty)) continue;
    const at = `venue ${venues.id[venue]} has the rules ${venues.rules[venue]}`;
    throw new InputError(`account ${stringAt(accounts.id, a)} is a clearing member's, but ${at}, expected cme`, {
      code: 'roles',
      hint: 'Only a venue with the rules cme clears through members: name these, or another kind.',
    });
  }
  return rules.flatMap(({ venue, clearing }) =>
    clearing === undefined ? [] : [houseOf(snapshot, venue, clearing.callWindowS)],
  );
}

function houseOf(snapshot: Snapshot, venue: number, callWindowS: number): ClearingHouse {
  const { accounts, instruments, units, balances } = snapshot;
  const own: number[] = [];
  for (let a = 0; a < accounts.n; a++) if (accounts.venue[a] === venue && accounts.kind[a] === KIND.member) own.push(a);
  const place = new Map(own.map((a, m) => [a, m]));
  const deposits = new Int32Array(own.length).fill(-1);
  const depositBefore = new Float64Array(own.length);
  const contracts = instrumentsOf(snapshot, venue);
  const asset = contracts.length === 0 ? -1 : instruments.settle[contracts[0]];
  for (let a = 0; a < accounts.n; a++) {
    const m = place.get(accounts.clearingMember[a]);
    if (m === undefined || accounts.kind[a] !== KIND.guaranty) continue;
    const unit = accounts.unitStart[a];
    deposits[m] = unit;
    for (let k = units.balanceStart[unit]; k < units.balanceStart[unit + 1]; k++)
      if (balances.asset[k] === asset) depositBefore[m] = balances.amount[k];
  }
  return {
    venue,
    asset,
    callWindowS,
    members: Int32Array.from(own, (a) => accounts.unitStart[a]),
    deposits,
    depositBefore,
    memberOf: accounts.clearingMember.map((a) => place.get(a) ?? -1),
    defaultAtS: new Float64Array(own.length).fill(Infinity),
    shortUsd: new Float64Array(own.length),
    assessed: new Float64Array(own.length),
    due: [],
    closing: [],
    calledUsd: new Map(),
    gains: new Float64Array(0),
    settlements: 0,
    variationUsd: 0,
    paidUsd: { member: 0, margin: 0, deposit: 0, house: 0, mutual: 0, assessment: 0, gains: 0 },
    windows: Array.from(contracts, () => ({
      high: new Float64Array(WINDOW_PARTS + 1),
      low: new Float64Array(WINDOW_PARTS + 1).fill(Infinity),
      sinceS: 0,
      at: 0,
    })),
  };
}
