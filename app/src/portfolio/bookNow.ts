/**
 * A watched book at a moment: its accounts, the marks and prices that are known, its margins; and who is asked about.
 */
import type { AdlPlace, UnitMargin } from '@firebreak/engine';
import type { ReadBook } from './bookAccounts.ts';
import type { BookAnswer, BookQuestion, LiveSource, Told } from './live.ts';
import type { TokenPrice } from './liveMarket.ts';

/** Places and whose positions they are beside, as of when; or why there are none. */
export type QueuePlaces = { readonly places: readonly AdlPlace[]; readonly asOfMs: number } | { readonly why: string };

/** A book with everything that its readings are computed from. */
export interface BookNow {
  readonly book: ReadBook;
  readonly writtenMs: number;
  readonly leftOut: readonly string[];
  /** Ids of accounts that the book has or had. */
  readonly known: ReadonlySet<string>;
  readonly marks: ReadonlyMap<string, Told | null>;
  /** By venue and asset, with a tab between. */
  readonly tokens: ReadonlyMap<string, TokenPrice | null>;
  readonly units: readonly UnitMargin[];
  /** Places in the ADL queues beside a snapshot's holders, and the time that these are of; or why there are none. */
  readonly queues: () => QueuePlaces;
  readonly settleOf: (instrument: string) => string;
  readonly assetOf: (instrument: string) => string;
  readonly isStablecoin: (asset: string) => boolean;
  readonly rulesOf: (venue: string) => string;
  readonly live: LiveSource;
}

/** Name of an account as the file gives it. */
export function accountOf(id: string): string {
  return id.split(':').slice(2).join(':');
}

/** No value, and why. */
export function nothing(why: string): BookAnswer {
  return { value: null, unit: 'fraction', why, lookAt: [] };
}

/** Whether an account is asked about. */
export function isAsked({ account, venue }: BookQuestion, id: string, at: string): boolean {
  return (account ?? accountOf(id)) === accountOf(id) && (venue ?? at) === at;
}

/** Accounts that wait for a mark, as the end of a sentence. */
export function waiting({ leftOut }: BookNow): string {
  return leftOut.length === 0 ? '' : `; left out: ${leftOut.join('; ')}`;
}
