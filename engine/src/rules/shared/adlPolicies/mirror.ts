/** Vector mirror descent: haircuts that move against a gradient and are put back onto the budget after each step. */
import { RuleInputError } from '../../../core/errors.ts';
import { checkAmounts, checkBudget, checkLength } from './checks.ts';

/**
 * One step with the Euclidean mirror map: from haircuts h to the nearest point to h − step × gradient in {h in [0, 1],
 * caps · h = min(budget, sum of caps)}. Fractions of the caps; times caps it is USD per winner. A winner without a cap
 * keeps 0. Chitra et al., arXiv 2602.15182 (benchmark policy; there step = 0.1 ÷ √t). Not Sybil-resistant: from equal
 * haircuts a larger cap ends with a larger one, so that an account gains by splitting. Throws RuleInputError.
 */
export function mirrorStep(
  haircuts: Float64Array,
  gradient: Float64Array,
  step: number,
  capsUsd: Float64Array,
  budgetUsd: number,
): Float64Array {
  checkAmounts(capsUsd, 'cap_usd');
  checkBudget(budgetUsd);
  checkLength(haircuts, capsUsd, 'haircut');
  checkLength(gradient, capsUsd, 'gradient');
  const n = capsUsd.length;
  const aims = new Float64Array(n);
  let capacity = 0;
  let low = Number.MAX_VALUE;
  let high = -Number.MAX_VALUE;
  for (let i = 0; i < n; i++) {
    aims[i] = haircuts[i] - step * gradient[i];
    if (!(aims[i] >= -Number.MAX_VALUE && aims[i] <= Number.MAX_VALUE)) {
      throw new RuleInputError('winners', i, 'gradient', 'a finite number');
    }
    if (capsUsd[i] === 0) continue;
    capacity += capsUsd[i];
    low = Math.min(low, (aims[i] - 1) / capsUsd[i]);
    high = Math.max(high, aims[i] / capsUsd[i]);
  }
  const wanted = Math.min(budgetUsd, capacity);
  // The bisection would end one double short of the multiplier at which all haircuts are 0.
  if (wanted === 0) return new Float64Array(n);
  // At `low` every haircut is 1, at `high` 0. Ends when no double lies between.
  for (;;) {
    const middle = low + (high - low) / 2;
    if (!(middle > low && middle < high)) break;
    if (raised(aims, capsUsd, middle) >= wanted) low = middle;
    else high = middle;
  }
  const next = new Float64Array(n);
  for (let i = 0; i < n; i++) if (capsUsd[i] > 0) next[i] = haircutAt(aims[i], capsUsd[i], low);
  return next;
}

function haircutAt(aim: number, capUsd: number, multiplier: number): number {
  return Math.min(1, Math.max(0, aim - multiplier * capUsd));
}

function raised(aims: Float64Array, capsUsd: Float64Array, multiplier: number): number {
  let sum = 0;
  for (let i = 0; i < aims.length; i++) sum += capsUsd[i] * haircutAt(aims[i], capsUsd[i], multiplier);
  return sum;
}
