/**
 * Policies that spread a loss over winners in money: each takes what winners may lose at most and the budget to raise,
 * and returns what it takes from each, in the order of the input. Money here is one kind of dollar, that of the caps:
 * profit dollars where caps are profits, equity dollars where they are equities.
 */
import { argsortFloat64 } from '../../../core/sort.ts';
import { RuleInputError } from '../../../core/errors.ts';
import { checkAmounts, checkBudget, checkLength } from './checks.ts';

const TABLE = 'winners';

/**
 * Queue: winners are emptied to their caps in descending order of score, ties by position in the list. USD per winner.
 * Raises min(budget, sum of caps). Scores are the venue's ranking (docs/venues.md). Throws RuleInputError.
 */
export function queueTake(scores: Float64Array, capsUsd: Float64Array, budgetUsd: number): Float64Array {
  checkAmounts(capsUsd, 'cap_usd');
  checkBudget(budgetUsd);
  checkLength(scores, capsUsd, 'score');
  const n = capsUsd.length;
  const keys = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    if (Number.isNaN(scores[i])) throw new RuleInputError(TABLE, i, 'score', 'a number');
    keys[i] = -scores[i];
  }
  const order = new Uint32Array(n);
  argsortFloat64(keys, n, order);
  const taken = new Float64Array(n);
  let rest = budgetUsd;
  for (let k = 0; k < n && rest > 0; k++) {
    const i = order[k];
    taken[i] = Math.min(capsUsd[i], rest);
    rest -= taken[i];
  }
  return taken;
}

/**
 * Pro rata: one haircut on every base, h = min(1, budget ÷ sum of bases). USD per winner; bases are profits or
 * equities above zero. Chitra et al., "Autodeleveraging" (2025): h = θD ÷ U. Throws RuleInputError.
 */
export function proRataTake(basesUsd: Float64Array, budgetUsd: number): Float64Array {
  return cappedProRataTake(basesUsd, basesUsd, budgetUsd);
}

/**
 * Capped pro rata: x = min(η × base, cap), with the one η that raises min(budget, sum of caps); found exactly, by
 * filling from the winner whose cap binds first. With bases and caps in USD, USD per winner. Of the rules in Chitra et
 * al. the only one that is Sybil-resistant, scale-invariant and monotone. A winner without a base gives nothing.
 * Throws RuleInputError.
 */
export function cappedProRataTake(bases: Float64Array, capsUsd: Float64Array, budgetUsd: number): Float64Array {
  checkAmounts(bases, 'base');
  checkAmounts(capsUsd, 'cap_usd');
  checkBudget(budgetUsd);
  checkLength(bases, capsUsd, 'base');
  const n = capsUsd.length;
  const keys = new Float64Array(n);
  const order = new Uint32Array(n);
  for (let i = 0; i < n; i++) keys[i] = bases[i] > 0 ? capsUsd[i] / bases[i] : Number.MAX_VALUE;
  argsortFloat64(keys, n, order);
  // Sums of bases from the end: subtracting from a total would leave rounding where little is left.
  const baseFrom = new Float64Array(n + 1);
  for (let k = n - 1; k >= 0; k--) baseFrom[k] = baseFrom[k + 1] + bases[order[k]];
  const taken = new Float64Array(n);
  let rest = budgetUsd;
  for (let k = 0; k < n && rest > 0 && baseFrom[k] > 0; k++) {
    const level = rest / baseFrom[k];
    if (level <= keys[order[k]]) {
      for (let j = k; j < n; j++) taken[order[j]] = Math.min(capsUsd[order[j]], level * bases[order[j]]);
      return taken;
    }
    taken[order[k]] = capsUsd[order[k]];
    rest -= capsUsd[order[k]];
  }
  return taken;
}

/** Weight g of leverage in the risk-aware rule: g(ℓ) = ℓ, ℓ^power (2), or what exceeds a threshold. */
export type RiskWeight =
  | { readonly kind: 'linear' }
  | { readonly kind: 'square' }
  | { readonly kind: 'excess'; readonly above: number };

/**
 * Risk-aware (RAP): haircut h = min(β, τ × ℓ × g(ℓ)) on each profit, β = cap ÷ profit, with the τ that raises the
 * budget or all that winners with weight can give. USD per winner. Chitra et al. (2025). Throws RuleInputError.
 */
export function riskAwareTake(
  profitsUsd: Float64Array,
  leverages: Float64Array,
  capsUsd: Float64Array,
  budgetUsd: number,
  weight: RiskWeight,
): Float64Array {
  checkAmounts(profitsUsd, 'profit_usd');
  checkAmounts(leverages, 'leverage');
  checkLength(leverages, profitsUsd, 'leverage');
  const bases = new Float64Array(profitsUsd.length);
  for (let i = 0; i < bases.length; i++) {
    const leverage = leverages[i];
    bases[i] = profitsUsd[i] * leverage * weightOf(leverage, weight);
  }
  return cappedProRataTake(bases, capsUsd, budgetUsd);
}

function weightOf(leverage: number, weight: RiskWeight): number {
  if (weight.kind === 'linear') return leverage;
  return weight.kind === 'square' ? leverage * leverage : Math.max(0, leverage - weight.above);
}

/**
 * Leverage water-filling: closes notional so that the largest leverage left is the smallest possible: what exceeds
 * L × equity, with the L that closes min(residual, all notional). USD of notional per winner. For one asset, isolated
 * margin, closing at the mark, so that equity stays (Campbell, Hey, Moallemi, Nutz, arXiv 2603.15963).
 * Throws RuleInputError.
 */
export function leverageWaterFill(
  notionalsUsd: Float64Array,
  equitiesUsd: Float64Array,
  residualUsd: number,
): Float64Array {
  checkAmounts(notionalsUsd, 'notional_usd');
  checkBudget(residualUsd);
  checkLength(equitiesUsd, notionalsUsd, 'equity_usd');
  const n = notionalsUsd.length;
  const keys = new Float64Array(n);
  const order = new Uint32Array(n);
  for (let i = 0; i < n; i++) {
    if (!(equitiesUsd[i] > 0)) throw new RuleInputError(TABLE, i, 'equity_usd', 'a number above 0');
    keys[i] = -notionalsUsd[i] / equitiesUsd[i];
  }
  argsortFloat64(keys, n, order);
  let notional = 0;
  let equity = 0;
  let level = 0;
  for (let k = 0; k < n; k++) {
    notional += notionalsUsd[order[k]];
    equity += equitiesUsd[order[k]];
    level = Math.max(0, (notional - residualUsd) / equity);
    if (k + 1 < n && level >= -keys[order[k + 1]]) break;
  }
  const closed = new Float64Array(n);
  for (let i = 0; i < n; i++) closed[i] = Math.max(0, notionalsUsd[i] - level * equitiesUsd[i]);
  return closed;
}
