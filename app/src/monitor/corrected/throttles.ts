/**
 * The throttle of a venue's feed at a time, from what its feed states: one that is known can be undone within limits;
 * one that is only admitted cannot. docs/monitor.md has the table of feeds.
 */
import { FEEDS } from '../feeds/feeds.ts';
import { AAVE_VENUE } from '../feeds/rest/aave.ts';
import { type Throttle, throttleAt } from '../feeds/shared/throttle.ts';

/** Read from the chain, which has every liquidation. */
const ON_CHAIN: Throttle = { kind: 'complete' };
const ON_CHAIN_SOURCE = 'every LiquidationCall of the pool is a log of Ethereum (aave-v3-origin, IPool)';

const NO_FEED: Throttle = { kind: 'unknown', why: 'no statement of the venue on record' };

/** The throttle of a venue's feed at a time, ms UTC; `unknown` for a venue that no feed reads. */
export function throttleOf(venue: string, timeMs: number): Throttle {
  if (venue === AAVE_VENUE) return ON_CHAIN;
  const feed = FEEDS.get(venue);
  return feed === undefined ? NO_FEED : throttleAt(feed.censoring.throttles, timeMs);
}

/** The page that a venue's throttle was read on; empty for a venue that no feed reads. */
export function throttleSource(venue: string): string {
  return venue === AAVE_VENUE ? ON_CHAIN_SOURCE : (FEEDS.get(venue)?.censoring.source ?? '');
}
