/**
 * Prices of spot books: their marks, and the venues' own spot prices that follow from them. Where a venue has a spot
 * book of an asset in the run, its spot price is the middle of that book, and whatever reads it (indices, collateral
 * prices, oracles on chain) moves with what is sold there.
 */
import { mid } from './book.ts';
import type { Context } from './context.ts';

/**
 * Factor by which the price of a spot book stands off the price outside because the scenario says so (a depeg at one
 * venue); 1 for contracts.
 */
export function spotDeviation({ state, snapshot }: Context, i: number): number {
  const { instruments, assets } = snapshot;
  if (instruments.spot[i] === 0) return 1;
  const a = instruments.asset[i];
  return state.spotPrice[instruments.venue[i] * assets.n + a] / state.externalPrice[a];
}

/**
 * Spot prices of venues with a book of the asset: the middle of the first one in the table. With `venue_oracles` off,
 * none.
 */
export function readSpotBooks(c: Context): void {
  if (!c.scenario.switches.venueOracles) return;
  const { instruments, assets } = c.snapshot;
  for (const books of c.prepared.roles.spotBooks) {
    for (let k = books.length - 1; k >= 0; k--) {
      const i = books[k];
      c.state.spotPrice[instruments.venue[i] * assets.n + instruments.asset[i]] = mid(c.books, i);
    }
  }
}

/** A spot book is marked at its own middle; its index is the price outside. */
export function markSpotBooks(c: Context): void {
  for (const books of c.prepared.roles.spotBooks) {
    for (const i of books) {
      c.state.mark[i] = mid(c.books, i);
      c.state.index[i] = c.state.externalPrice[c.snapshot.instruments.asset[i]];
    }
  }
}
