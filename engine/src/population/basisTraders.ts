/**
 * Carry traders: short a perpetual against the coin itself as collateral, or against a long on another venue (both
 * accounts carry one entity). Their sizes are fixed first; traders share what remains of each side.
 */
import { uniform } from '../core/random.ts';
import { KIND } from '../market/kinds.ts';
import { addAccount, addPosition } from './draft.ts';
import type { Draft } from './draft.ts';
import { acceptsCollateral, unitUsd } from './reference.ts';
import type { Reference } from './reference.ts';
import type { PopulationSpec } from './spec.ts';
import { STREAM } from './streams.ts';
import type { Sides } from './traders.ts';

/** Hedges from other venues hold at most this part of a contract's long side. */
const HEDGE_LONG_MAX = 0.3;

/** Adds the carry traders of all venues and returns the open interest that is left for traders. */
export function addBasisTraders(draft: Draft, ref: Reference, spec: PopulationSpec, seed: number): Sides {
  const long = ref.openInterestUsd.slice();
  const short = ref.openInterestUsd.slice();
  for (const population of spec.populations) {
    const venue = ref.venues.indexOf(population.venue);
    const { basis } = population;
    const own = ref.venueOf.map((v, i) => (v === venue ? i : -1)).filter((i) => i >= 0);
    const total = own.reduce((sum, i) => sum + ref.openInterestUsd[i], 0);
    if (basis.share_open_interest <= 0 || basis.accounts < 1) continue;
    for (const i of own) {
      const usd = basis.share_open_interest * ref.openInterestUsd[i];
      const accounts = Math.max(1, Math.floor((basis.accounts * ref.openInterestUsd[i]) / total));
      const withCoin = ref.inverse[i] === 1 || acceptsCollateral(ref, venue, ref.assetOf[i]);
      const coinUsd = withCoin ? usd * (ref.inverse[i] === 1 ? 1 : basis.coin_share) : 0;
      const hedge = { draft, ref, i, accounts, seed };
      short[i] -= addCoinCarry(hedge, coinUsd);
      if (ref.inverse[i] === 0) addPairs(hedge, usd - coinUsd, basis.leverage, { long, short });
    }
  }
  return { long, short };
}

interface Hedge {
  readonly draft: Draft;
  readonly ref: Reference;
  readonly i: number;
  readonly accounts: number;
  readonly seed: number;
}

/**
 * Accounts that hold as many coins as they are short (an inverse contract: its value in coin). Returns the USD
 * placed.
 */
function addCoinCarry({ draft, ref, i, accounts, seed }: Hedge, usd: number): number {
  if (usd <= 0) return 0;
  const venue = ref.venueOf[i];
  const inverse = ref.inverse[i] === 1;
  const weights = sizeWeights(accounts, draft.ids.length, seed);
  weights.forEach((weight, k) => {
    const id = `${ref.instruments[i]}:coin-carry-${k + 1}`;
    const account = addAccount(draft, id, venue, KIND.basis, {
      multi: inverse ? 0 : 1,
      leverage: 1,
      token: inverse ? -1 : ref.assetOf[i],
      tokenShare: -1,
    });
    addPosition(draft, account, i, (-usd * weight) / unitUsd(ref, i), 1);
  });
  return usd;
}

/** Pairs of accounts of one entity: short here, long in the same coin on another venue. */
function addPairs(hedge: Hedge, usd: number, leverage: number, { long, short }: Sides): void {
  const { draft, ref, i, accounts, seed } = hedge;
  const weights = sizeWeights(accounts, draft.ids.length, seed);
  weights.forEach((weight, k) => {
    const amount = usd * weight;
    const other = partner(ref, i, amount, long, uniform(seed, STREAM.basisPartner, draft.ids.length, 0));
    if (other < 0) return;
    const coins = amount / ref.mark[i];
    const entity = draft.entities.push(`carry:${ref.instruments[i]}:${k + 1}`) - 1;
    const id = `${ref.instruments[i]}:carry-${k + 1}`;
    const here = addAccount(draft, `${id}:short`, ref.venueOf[i], KIND.basis, { entity, leverage });
    addPosition(draft, here, i, -coins, 1);
    const there = addAccount(draft, `${id}:long`, ref.venueOf[other], KIND.basis, { entity, leverage });
    addPosition(draft, there, other, coins, 1);
    short[i] -= amount;
    long[other] -= coins * ref.mark[other];
  });
}

/** Shares of a total, between a half and one and a half times the mean each. */
function sizeWeights(n: number, entity: number, seed: number): number[] {
  const raw = Array.from({ length: n }, (_, k) => 0.5 + uniform(seed, STREAM.basisSize, entity, k));
  const sum = raw.reduce((total, weight) => total + weight, 0);
  return raw.map((weight) => weight / sum);
}

/**
 * A linear contract of the same coin on another venue with room for the hedge, drawn by that room; −1 where none has.
 */
function partner(ref: Reference, i: number, usd: number, long: Float64Array, u: number): number {
  const room = (j: number): number => {
    const fits = j !== i && ref.assetOf[j] === ref.assetOf[i] && ref.venueOf[j] !== ref.venueOf[i];
    const free = long[j] - (1 - HEDGE_LONG_MAX) * ref.openInterestUsd[j];
    return fits && ref.inverse[j] === 0 && free >= usd ? free : 0;
  };
  let sum = 0;
  for (let j = 0; j < long.length; j++) sum += room(j);
  let at = u * sum;
  for (let j = 0; j < long.length; j++) {
    const free = room(j);
    at -= free;
    if (free > 0 && at < 0) return j;
  }
  return -1;
}
