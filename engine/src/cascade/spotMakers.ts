/**
 * The other side of spot books: accounts of kind `spot_maker` hold coins and money, buy with the money they have and
 * sell the coins they have, and owe nobody. What they can quote falls with what is left of the token that a side pays
 * out.
 */
import { sideAnchor } from './book.ts';
import type { Context } from './context.ts';

/** Share of what makers hold that a batch may use: the rest covers the rounding of its parts. */
const USABLE = 1 - 1e-9;

/** Token that makers pay out on side b: money to whoever sells into bids, coins to whoever buys from asks. */
function tokenOf(c: Context, b: number): number {
  const { settle, asset } = c.snapshot.instruments;
  return ((b & 1) === 0 ? settle : asset)[b >> 1];
}

/** Tokens of an asset that a maker holds, at least 0. */
function heldBy(c: Context, unit: number, asset: number): number {
  const slot = c.state.touch(unit);
  const row = c.ledger.balanceRow(slot, asset);
  return row < 0 ? 0 : Math.max(0, c.state.balance[c.state.slotBalance[slot] + row] * c.state.slotMembers[slot]);
}

/** Tokens that the makers of a book hold of what side b pays out: money for bids, coins for asks. */
export function makersHold(c: Context, b: number): number {
  const asset = tokenOf(c, b);
  let sum = 0;
  for (const unit of c.prepared.roles.spotMakers[c.snapshot.instruments.venue[b >> 1]]) sum += heldBy(c, unit, asset);
  return sum;
}

/**
 * What the makers need to quote a calm side in full: depth within 1%, but no more than they start with, so that the
 * calm book is quoted in full by construction.
 */
export function setMakerNeeds(c: Context): void {
  const { roles, curves } = c.prepared;
  for (const i of roles.spotBooks.flatMap((list) => Array.from(list))) {
    for (const b of [2 * i, 2 * i + 1]) {
      const price = (b & 1) === 0 ? c.snapshot.instruments.markPrice[i] : 1;
      c.makerNeed[b] = Math.min(curves.depthAt1pct[b] * price, makersHold(c, b));
    }
  }
}

/** Lowers the cap on the depth of each side of a spot book to what is left of its makers' tokens. */
export function capSpotBooks(c: Context): void {
  if (!c.scenario.switches.depthWithdrawal) return;
  for (const books of c.prepared.roles.spotBooks) {
    for (const i of books) {
      for (const b of [2 * i, 2 * i + 1]) {
        const able = c.makerNeed[b] > 0 ? makersHold(c, b) / c.makerNeed[b] : 0;
        c.depthCap[b] = Math.min(c.depthCap[b], able);
      }
    }
  }
}

/**
 * Coins that the makers of a book can take (bids) or give (asks) with what they hold, at the dearest price possible.
 */
export function makersRoom(c: Context, b: number): number {
  const held = makersHold(c, b) * USABLE;
  if ((b & 1) === 1) return held;
  // No unit of the bids, offered again or not, is dearer than the best bid or a price that the run trades at.
  return held / Math.max(c.books.touchHigh[b], c.books.touch[b], sideAnchor(c.books, b), c.state.mark[b >> 1]);
}

/** Scales the first n quantities so that they add up to at most `room`. */
export function keepWithin(quantities: Float64Array, n: number, room: number): void {
  let total = 0;
  for (let k = 0; k < n; k++) total += quantities[k];
  if (!(total > room)) return;
  for (let k = 0; k < n; k++) quantities[k] *= room / total;
}

/** Books the makers' side of a batch, `coins` signed from their point of view, pro rata to the token that they give. */
export function bookToMakers(c: Context, b: number, coins: number, price: number): void {
  const i = b >> 1;
  const asset = tokenOf(c, b);
  const makers = c.prepared.roles.spotMakers[c.snapshot.instruments.venue[i]];
  const total = makersHold(c, b);
  let last = makers.length - 1;
  while (last > 0 && heldBy(c, makers[last], asset) === 0) last--;
  let rest = coins;
  for (let k = 0; k <= last; k++) {
    const part = k === last ? rest : coins * (heldBy(c, makers[k], asset) / total);
    rest -= part;
    const slot = c.state.touch(makers[k]);
    c.ledger.exchange(slot, i, part / c.state.slotMembers[slot], price);
  }
}
