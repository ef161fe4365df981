/**
 * Policies that close whole contracts, as a venue does: each takes what winners hold and how many contracts must be
 * closed, and returns how many it closes of each, in the order of the input.
 */
import { RuleInputError } from '../../../core/errors.ts';
import { argsortFloat64 } from '../../../core/sort.ts';

/**
 * Integer contract pro rata: the share of each position, rounded down, so that it never closes too many and falls short
 * by less than one contract per winner. Contracts per winner. Throws RuleInputError.
 */
export function contractProRata(held: Float64Array, residual: number): Float64Array {
  const total = check(held, residual);
  const wanted = Math.min(residual, total);
  const closed = new Float64Array(held.length);
  if (total === 0) return closed;
  // The product can exceed 2^53, where doubles round and a share could come out one contract too large.
  for (let i = 0; i < held.length; i++) closed[i] = Number((BigInt(wanted) * BigInt(held[i])) / BigInt(total));
  return closed;
}

/**
 * Integer min–max: closes exactly min(residual, all) contracts so that the largest closed share of a position is the
 * smallest possible. The share is found by bisection on m, where Σ floor(m × held) first reaches the residual; what
 * that closes too many is given back from the largest shares, ties by position in the list. Contracts per winner.
 * The integer benchmark of arXiv 2602.15182, for contracts of one kind. Throws RuleInputError.
 */
export function integerMinMax(held: Float64Array, residual: number): Float64Array {
  const total = check(held, residual);
  const wanted = Math.min(residual, total);
  let low = 0;
  let high = 1;
  // Ends when no double lies between: at most about 1,100 halvings.
  for (;;) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) break;
    if (closedAt(held, middle) >= wanted) high = middle;
    else low = middle;
  }
  const n = held.length;
  const closed = new Float64Array(n);
  const keys = new Float64Array(n);
  let surplus = -wanted;
  for (let i = 0; i < n && wanted > 0; i++) {
    closed[i] = Math.floor(high * held[i]);
    keys[i] = held[i] > 0 ? -closed[i] / held[i] : 0;
    surplus += closed[i];
  }
  const order = new Uint32Array(n);
  argsortFloat64(keys, n, order);
  for (let k = 0; k < n && surplus > 0; k++) {
    if (closed[order[k]] === 0) continue;
    closed[order[k]]--;
    surplus--;
  }
  return closed;
}

function closedAt(held: Float64Array, share: number): number {
  let sum = 0;
  for (let i = 0; i < held.length; i++) sum += Math.floor(share * held[i]);
  return sum;
}

/** All contracts; throws where one number is not whole. Sums of whole numbers are exact below 2^53. */
function check(held: Float64Array, residual: number): number {
  let total = 0;
  for (let i = 0; i < held.length; i++) {
    if (!(Number.isSafeInteger(held[i]) && held[i] >= 0)) {
      throw new RuleInputError('winners', i, 'contracts', 'a whole number of at least 0');
    }
    total += held[i];
  }
  if (!Number.isSafeInteger(total)) throw new RuleInputError('winners', -1, 'contracts', 'a sum below 2^53');
  if (!(Number.isSafeInteger(residual) && residual >= 0)) {
    throw new RuleInputError('residual', -1, '', 'a whole number of at least 0');
  }
  return total;
}
