/**
 * What a run writes down: events as fixed-width rows in columns that double, sampled series, and totals that are kept
 * at every level. Nothing is allocated per event. Levels: `summary` keeps totals only, `events` adds events, `full`
 * adds series.
 */
import type { Snapshot } from '../market/snapshot.ts';
import type { EventColumns, SeriesColumns } from '../result/types.ts';

/** What a run keeps. */
export type RecordLevel = 'summary' | 'events' | 'full';

/** One event; reused by the callers, so that none is allocated per event. */
export interface EventRow {
  kind: number;
  account: number;
  members: number;
  instrument: number;
  qty: number;
  price: number;
  notionalUsd: number;
  amountUsd: number;
  round: number;
}

/** The row before anything has happened. */
export const NO_EVENT: EventRow = Object.freeze({
  kind: 0,
  account: -1,
  members: 0,
  instrument: -1,
  qty: 0,
  price: 0,
  notionalUsd: 0,
  amountUsd: 0,
  round: 0,
});

const EVENTS_FIRST = 1024;

/** Columns of events that grow by doubling. */
export class EventLog {
  n = 0;
  step: Int32Array = new Int32Array(EVENTS_FIRST);
  timeS: Float64Array = new Float64Array(EVENTS_FIRST);
  kind: Uint8Array = new Uint8Array(EVENTS_FIRST);
  account: Int32Array = new Int32Array(EVENTS_FIRST);
  members: Float64Array = new Float64Array(EVENTS_FIRST);
  instrument: Int16Array = new Int16Array(EVENTS_FIRST);
  qty: Float64Array = new Float64Array(EVENTS_FIRST);
  price: Float64Array = new Float64Array(EVENTS_FIRST);
  notionalUsd: Float64Array = new Float64Array(EVENTS_FIRST);
  amountUsd: Float64Array = new Float64Array(EVENTS_FIRST);
  round: Uint8Array = new Uint8Array(EVENTS_FIRST);

  /** Appends one event. */
  add(step: number, timeS: number, row: EventRow): void {
    if (this.n === this.step.length) this.grow();
    const k = this.n++;
    this.step[k] = step;
    this.timeS[k] = timeS;
    this.kind[k] = row.kind;
    this.account[k] = row.account;
    this.members[k] = row.members;
    this.instrument[k] = row.instrument;
    this.qty[k] = row.qty;
    this.price[k] = row.price;
    this.notionalUsd[k] = row.notionalUsd;
    this.amountUsd[k] = row.amountUsd;
    this.round[k] = row.round;
  }

  /** The events so far, as columns of exact length. */
  columns(): EventColumns {
    const { n } = this;
    return {
      n,
      step: this.step.slice(0, n),
      timeS: this.timeS.slice(0, n),
      kind: this.kind.slice(0, n),
      account: this.account.slice(0, n),
      members: this.members.slice(0, n),
      instrument: this.instrument.slice(0, n),
      qty: this.qty.slice(0, n),
      price: this.price.slice(0, n),
      notionalUsd: this.notionalUsd.slice(0, n),
      amountUsd: this.amountUsd.slice(0, n),
      round: this.round.slice(0, n),
    };
  }

  private grow(): void {
    const size = 2 * this.step.length;
    this.step = copyInto(new Int32Array(size), this.step);
    this.timeS = copyInto(new Float64Array(size), this.timeS);
    this.kind = copyInto(new Uint8Array(size), this.kind);
    this.account = copyInto(new Int32Array(size), this.account);
    this.members = copyInto(new Float64Array(size), this.members);
    this.instrument = copyInto(new Int16Array(size), this.instrument);
    this.qty = copyInto(new Float64Array(size), this.qty);
    this.price = copyInto(new Float64Array(size), this.price);
    this.notionalUsd = copyInto(new Float64Array(size), this.notionalUsd);
    this.amountUsd = copyInto(new Float64Array(size), this.amountUsd);
    this.round = copyInto(new Uint8Array(size), this.round);
  }
}

function copyInto<T extends { set(from: T): void }>(to: T, from: T): T {
  to.set(from);
  return to;
}

/** Series with room for `samples` samples of every instrument (none at other levels than `full`). */
export function createSeries(samples: number, instruments: number): SeriesColumns & { samples: number } {
  const column = (): Float64Array => new Float64Array(samples * instruments);
  return {
    samples: 0,
    instruments,
    timeS: new Float64Array(samples),
    exogenousPrice: column(),
    indexPrice: column(),
    markPrice: column(),
    lastPrice: column(),
    bidPrice: column(),
    askPrice: column(),
    bidDepthShare: column(),
    askDepthShare: column(),
    openInterestUsd: column(),
    liquidatedLongUsd: column(),
    liquidatedShortUsd: column(),
    adlUsd: column(),
  };
}

/**
 * How forced positions first left their owners; the order of `Totals.mechanismUsd`. `pool` is told of only where a
 * market has a venue without a book.
 */
export const MECHANISMS = ['book', 'vault', 'fund', 'adl', 'pool'] as const;

/** Running totals, kept at every recording level. USD unless a name says otherwise. */
export interface Totals {
  /** Per instrument. */
  readonly longUsd: Float64Array;
  readonly shortUsd: Float64Array;
  readonly adlUsd: Float64Array;
  readonly mechanismUsd: Float64Array;
  /** Members whose positions were closed by force, per venue, per instrument's side (2·i + short) and in all. */
  readonly venueAccounts: Float64Array;
  readonly sideAccounts: Float64Array;
  /** Per venue, the part of accounts under portfolio margin: members that were hit, and forced notional. */
  readonly portfolioAccounts: Float64Array;
  readonly portfolioUsd: Float64Array;
  /** Accounts with margin loans liquidated, per venue; what they owed, trades in books, fees, bad debt (USD), first. */
  readonly loanAccounts: Float64Array;
  readonly loanRepaidUsd: Float64Array;
  readonly loanTradedUsd: Float64Array;
  readonly loanFeesUsd: Float64Array;
  readonly loanBadDebtUsd: Float64Array;
  readonly firstLoanS: Float64Array;
  readonly assetAccounts: Float64Array;
  readonly adlAccounts: Float64Array;
  /** Per asset: members whose positions were deleveraged, and debt of units by their first leg's asset. */
  readonly assetAdlAccounts: Float64Array;
  readonly assetBadDebtUsd: Float64Array;
  readonly badDebtUsd: Float64Array;
  readonly adlHaircutUsd: Float64Array;
  readonly adlCount: Float64Array;
  readonly fundPaidUsd: Float64Array;
  readonly vaultPaidUsd: Float64Array;
  readonly unpaidUsd: Float64Array;
  /** Debts that were spread over others by the venue's rule. */
  readonly sharedUsd: Float64Array;
  readonly marginLostUsd: Float64Array;
  readonly resaleUsd: Float64Array;
  readonly firstAdlS: Float64Array;
  readonly firstLiquidationS: Float64Array;
  readonly largestUsd: Float64Array;
  readonly largestAccount: Int32Array;
  readonly largestInstrument: Int32Array;
  readonly minuteUsd: Float64Array;
  /** Lowest and highest last price per instrument, when, and the worst excess over the exogenous path as a fraction. */
  readonly low: Float64Array;
  readonly lowAtS: Float64Array;
  readonly high: Float64Array;
  readonly exogenousLow: Float64Array;
  readonly exogenousHigh: Float64Array;
  readonly overshoot: Float64Array;
  readonly overshootAtS: Float64Array;
  readonly minBidDepth: Float64Array;
  readonly minAskDepth: Float64Array;
  readonly maxSpread: Float64Array;
  /** Per book side of spot books: USD that takers sold into bids and bought from asks. */
  readonly spotUsd: Float64Array;
  /** stops, stop USD, margin calls (members), top-up USD. */
  readonly counts: { stops: number; stopsUsd: number; calls: number; topUpUsd: number };
}

/** Zero totals for a run of `horizonS` seconds. */
export function createTotals(snapshot: Snapshot, horizonS: number): Totals {
  const nI = snapshot.instruments.n;
  const nV = snapshot.venues.n;
  const perI = (value = 0): Float64Array => new Float64Array(nI).fill(value);
  const perV = (value = 0): Float64Array => new Float64Array(nV).fill(value);
  return {
    longUsd: perI(),
    shortUsd: perI(),
    adlUsd: perI(),
    mechanismUsd: new Float64Array(MECHANISMS.length),
    venueAccounts: perV(),
    sideAccounts: new Float64Array(2),
    portfolioAccounts: perV(),
    portfolioUsd: perV(),
    loanAccounts: perV(),
    loanRepaidUsd: perV(),
    loanTradedUsd: perV(),
    loanFeesUsd: perV(),
    loanBadDebtUsd: perV(),
    firstLoanS: perV().fill(Infinity),
    assetAccounts: new Float64Array(snapshot.assets.n),
    adlAccounts: perV(),
    assetAdlAccounts: new Float64Array(snapshot.assets.n),
    assetBadDebtUsd: new Float64Array(snapshot.assets.n),
    badDebtUsd: perV(),
    adlHaircutUsd: perV(),
    adlCount: perV(),
    fundPaidUsd: perV(),
    vaultPaidUsd: perV(),
    unpaidUsd: perV(),
    sharedUsd: perV(),
    marginLostUsd: perV(),
    resaleUsd: perV(),
    firstAdlS: perV(NaN),
    firstLiquidationS: perV(NaN),
    largestUsd: perV(),
    largestAccount: new Int32Array(nV).fill(-1),
    largestInstrument: new Int32Array(nV).fill(-1),
    minuteUsd: new Float64Array(Math.floor(horizonS / 60) + 1),
    low: perI(Infinity),
    lowAtS: perI(),
    high: perI(0),
    exogenousLow: perI(Infinity),
    exogenousHigh: perI(0),
    overshoot: perI(),
    overshootAtS: perI(),
    minBidDepth: perI(1),
    minAskDepth: perI(1),
    maxSpread: perI(),
    spotUsd: new Float64Array(2 * nI),
    counts: { stops: 0, stopsUsd: 0, calls: 0, topUpUsd: 0 },
  };
}
