/**
 * Open interest to the last digit: each side of each contract is scaled to its total, and one account takes the
 * rounding.
 */
import { InternalError } from '../core/errors.ts';
import { CompensatedSum } from '../core/sum.ts';
import type { Draft } from './draft.ts';
import { unitUsd } from './reference.ts';
import type { Reference } from './reference.ts';

/** Rounding of one pass is below this part of the gross; a second pass takes what the first one left. */
const PASSES = 4;

/**
 * Scales the positions that are not fixed hedges so that longs and shorts of each instrument are its open interest,
 * members counted, and gives the remainder to the largest position of a single member. Throws InternalError where an
 * instrument has no position to scale on a side.
 */
export function balanceOpenInterest(draft: Draft, ref: Reference): void {
  const { account, instrument, qty, fixed } = draft.position;
  const count = draft.count.values;
  const n = ref.instruments.length;
  const sums = Array.from({ length: 4 * n }, () => new CompensatedSum());
  const place = (p: number): number => 4 * instrument.values[p] + (qty.values[p] > 0 ? 0 : 1);
  for (let p = 0; p < qty.n; p++) {
    sums[place(p) + 2 * fixed.values[p]].add(Math.abs(qty.values[p]) * count[account.values[p]]);
  }
  const scale = new Float64Array(4 * n);
  for (let i = 0; i < n; i++) {
    const target = ref.openInterestUsd[i] / unitUsd(ref, i);
    for (let side = 0; side < 2; side++) {
      const free = sums[4 * i + side].value();
      const rest = target - sums[4 * i + side + 2].value();
      if (!(free > 0 && rest > 0)) {
        throw new InternalError(
          `no position to scale on the ${side === 0 ? 'long' : 'short'} side of ${ref.instruments[i]}`,
          {
            code: 'population-empty-side',
            hint: 'Give the venue more accounts, or take less of the contract for carry traders.',
          },
        );
      }
      scale[4 * i + side] = rest / free;
    }
  }
  for (let p = 0; p < qty.n; p++) if (fixed.values[p] === 0) qty.values[p] *= scale[place(p)];
  for (let pass = 0; pass < PASSES; pass++) takeRemainder(draft, n);
}

function takeRemainder(draft: Draft, instruments: number): void {
  const { account, instrument, qty, fixed } = draft.position;
  const count = draft.count.values;
  const net = Array.from({ length: instruments }, () => new CompensatedSum());
  const taker = new Int32Array(instruments).fill(-1);
  for (let p = 0; p < qty.n; p++) {
    const i = instrument.values[p];
    const members = count[account.values[p]];
    net[i].add(qty.values[p] * members);
    if (fixed.values[p] === 1) continue;
    if (taker[i] < 0 || prefer(qty.values[p], members, qty.values[taker[i]], count[account.values[taker[i]]]))
      taker[i] = p;
  }
  for (let i = 0; i < instruments; i++)
    if (taker[i] >= 0) qty.values[taker[i]] -= net[i].value() / count[account.values[taker[i]]];
}

/** Fewer members first (their product rounds least), then the larger position. */
function prefer(qty: number, members: number, thanQty: number, thanMembers: number): boolean {
  return members < thanMembers || (members === thanMembers && Math.abs(qty) > Math.abs(thanQty));
}
