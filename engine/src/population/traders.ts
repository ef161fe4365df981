/**
 * Traders of a venue: who is long and short what. Accounts are dealt with from the largest to the smallest and pick
 * contract and side by the open interest that is still without an owner, so that the totals come out with little
 * correction.
 */
import { log } from '../core/math.ts';
import { uniform, uniformOpen } from '../core/random.ts';
import { KIND } from '../market/kinds.ts';
import { addAccount, addPosition } from './draft.ts';
import type { Draft } from './draft.ts';
import { unitUsd } from './reference.ts';
import type { Reference } from './reference.ts';
import { drawSizes } from './sizes.ts';
import type { TraderSizes } from './sizes.ts';
import type { MultiSpec, VenuePopulation } from './spec.ts';
import { STREAM } from './streams.ts';

/** More legs than this hold next to nothing at the weights 1, 1/2, 1/3, … */
const LEGS_MAX = 8;
/** Neither group may hold more than this part of a side. */
const GROUP_SIDE_MAX = 0.98;
/** A pick whose open interest is used up still gets this part of what it wanted. */
const OVERFILL = 0.2;

/** Open interest that traders hold, per instrument and side, USD. */
export interface Sides {
  readonly long: Float64Array;
  readonly short: Float64Array;
}

/** What is still without an owner: entry 2k is the long side of the venue's k-th instrument, 2k + 1 the short side. */
interface Quota {
  readonly instruments: Int32Array;
  readonly left: Float64Array;
  /** Account that used the instrument last. */
  readonly usedBy: Int32Array;
}

/** Adds the traders of a venue to the draft. `sides` is the open interest that is theirs. */
export function addTraders(
  draft: Draft,
  ref: Reference,
  population: VenuePopulation,
  venue: number,
  sides: Sides,
  seed: number,
): void {
  const instruments = ref.venueOf.map((v, i) => (v === venue ? i : -1)).filter((i) => i >= 0);
  let total = 0;
  for (const i of instruments) total += sides.long[i] + sides.short[i];
  const sizes = drawSizes(population, total, seed, draft.ids.length);
  const [largeQuota, smallQuota] = quotas(ref, population, instruments, sides, sizes);
  const tokens =
    population.multi === null ? [] : population.multi.collateral.map((row) => ref.assets.indexOf(row.asset));
  for (let k = 0; k < sizes.count.length; k++) {
    const entity = draft.ids.length;
    const isolated = uniform(seed, STREAM.isolated, entity, 0) < population.isolated_share ? 1 : 0;
    const { multi, token, tokenShare } = drawCollateral(population.multi, tokens, isolated, seed, entity);
    const count = sizes.count[k];
    addAccount(draft, `${population.venue}:t${k}`, venue, KIND.trader, {
      multi,
      count,
      leverage: sizes.leverage[k],
      isolated,
      token,
      tokenShare,
    });
    const quota = k < sizes.large ? largeQuota : smallQuota;
    addLegs(
      draft,
      ref,
      quota,
      entity,
      { gross: sizes.grossUsd[k], count, anySettle: multi + isolated > 0 },
      {
        legs: drawLegs(population.legs_mean, seed, entity),
        seed,
      },
    );
  }
}

/**
 * Splits each side between large and small accounts so that the share `long_account_share` of the small ones is long:
 * their notional times that share is the small long side, and the large accounts hold the rest.
 */
function quotas(
  ref: Reference,
  population: VenuePopulation,
  instruments: Int32Array,
  sides: Sides,
  sizes: TraderSizes,
): [Quota, Quota] {
  let largeUsd = 0;
  let totalUsd = 0;
  for (let k = 0; k < sizes.count.length; k++) {
    const usd = sizes.grossUsd[k] * sizes.count[k];
    totalUsd += usd;
    if (k < sizes.large) largeUsd += usd;
  }
  const smallShare = 1 - largeUsd / totalUsd;
  const large = new Float64Array(2 * instruments.length);
  const small = new Float64Array(2 * instruments.length);
  instruments.forEach((i, k) => {
    const known = ref.longAccountShare[i];
    const longShare = known === known ? known : population.long_account_share;
    const mine = smallShare * (sides.long[i] + sides.short[i]);
    small[2 * k] = Math.min(mine * longShare, GROUP_SIDE_MAX * sides.long[i]);
    small[2 * k + 1] = Math.min(mine - small[2 * k], GROUP_SIDE_MAX * sides.short[i]);
    large[2 * k] = sides.long[i] - small[2 * k];
    large[2 * k + 1] = sides.short[i] - small[2 * k + 1];
  });
  const quota = (left: Float64Array): Quota => ({
    instruments,
    left,
    usedBy: new Int32Array(instruments.length).fill(-1),
  });
  return [quota(large), quota(small)];
}

function drawCollateral(
  spec: MultiSpec | null,
  tokens: readonly number[],
  isolated: number,
  seed: number,
  entity: number,
): { multi: number; token: number; tokenShare: number } {
  if (spec === null || isolated === 1 || uniform(seed, STREAM.multi, entity, 0) >= spec.share_accounts) {
    return { multi: 0, token: -1, tokenShare: 0 };
  }
  let weights = 0;
  for (const row of spec.collateral) weights += row.weight;
  let left = uniform(seed, STREAM.token, entity, 0) * weights;
  let token = tokens[tokens.length - 1];
  for (let k = 0; k < tokens.length; k++) {
    left -= spec.collateral[k].weight;
    if (left >= 0) continue;
    token = tokens[k];
    break;
  }
  const { token_share_min: from, token_share_max: to } = spec;
  return { multi: 1, token, tokenShare: from + (to - from) * uniform(seed, STREAM.tokenShare, entity, 0) };
}

/** Number of legs: geometric with the given mean, at most {@link LEGS_MAX}. */
function drawLegs(mean: number, seed: number, entity: number): number {
  if (mean <= 1) return 1;
  const more = Math.floor(log(uniformOpen(seed, STREAM.legs, entity, 0)) / log((mean - 1) / mean));
  return 1 + Math.min(LEGS_MAX - 1, more);
}

/** Gives an account its legs, with weights 1, 1/2, 1/3, … in contracts that settle alike unless `anySettle`. */
function addLegs(
  draft: Draft,
  ref: Reference,
  quota: Quota,
  account: number,
  { gross, count, anySettle }: { gross: number; count: number; anySettle: boolean },
  { legs, seed }: { legs: number; seed: number },
): void {
  let weights = 0;
  for (let j = 1; j <= legs; j++) weights += 1 / j;
  let settle = -1;
  for (let j = 1; j <= legs; j++) {
    const want = (gross * count) / j / weights;
    const cell = pickCell(ref, quota, account, settle, want, uniform(seed, STREAM.cell, account, j));
    if (cell < 0) break;
    const i = quota.instruments[cell >> 1];
    if (!anySettle) settle = ref.settleOf[i];
    quota.usedBy[cell >> 1] = account;
    const usd = Math.max(OVERFILL * want, Math.min(want, quota.left[cell]));
    quota.left[cell] = Math.max(0, quota.left[cell] - usd);
    const side = (cell & 1) === 0 ? 1 : -1;
    addPosition(draft, account, i, (side * usd) / (count * unitUsd(ref, i)), 0);
  }
}

/**
 * Draws an entry of the quota by what is left in it, among contracts that the account does not hold yet and that
 * settle in `settle` (any where −1). Where the draw has less than `want` left, the fullest entry instead. −1 where
 * none is left.
 */
function pickCell(ref: Reference, quota: Quota, account: number, settle: number, want: number, u: number): number {
  const { instruments, left, usedBy } = quota;
  let sum = 0;
  let best = -1;
  for (let k = 0; k < instruments.length; k++) {
    if (usedBy[k] === account || (settle >= 0 && ref.settleOf[instruments[k]] !== settle)) continue;
    sum += left[2 * k] + left[2 * k + 1];
    if (best < 0 || left[2 * k] > left[best]) best = 2 * k;
    if (left[2 * k + 1] > left[best]) best = 2 * k + 1;
  }
  let at = u * sum;
  for (let k = 0; k < instruments.length; k++) {
    if (usedBy[k] === account || (settle >= 0 && ref.settleOf[instruments[k]] !== settle)) continue;
    at -= left[2 * k];
    if (at < 0) return left[2 * k] < want ? best : 2 * k;
    at -= left[2 * k + 1];
    if (at < 0) return left[2 * k + 1] < want ? best : 2 * k + 1;
  }
  return best;
}
