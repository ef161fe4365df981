/** Tier and haircut tables of an example, turned into the parallel columns that the engine's functions read. */
import { fillDeductions } from '../../engine/src/rules/shared/tiers.ts';
import { haircutAmount } from '../../engine/src/rules/shared/haircut.ts';
import { type Fields, num } from './vector.ts';

export interface TierColumns {
  readonly floors: Float64Array;
  readonly rates: Float64Array;
  readonly deductions: Float64Array;
  readonly n: number;
}

const CAP_NAMES = ['cap', 'upper_bound', 'max_notional', 'max_size', 'limit', 'max', 'to'] as const;

/** Upper bounds, an absent or null one being open. */
export function capsOf(tiers: readonly Fields[]): Float64Array {
  return Float64Array.from(tiers, (tier) => num(tier, ...CAP_NAMES) ?? Infinity);
}

/**
 * Floors, rates and deductions. Floors are given or follow from the caps of the tiers before, rates are given or half
 * the inverse of `max_leverage`, deductions are given for every tier or follow the recursion (`whole`: none at all).
 */
export function tierColumns(tiers: readonly Fields[], whole = false): TierColumns | undefined {
  const n = tiers.length;
  const caps = capsOf(tiers);
  const floors = new Float64Array(n);
  const rates = new Float64Array(n);
  const deductions = new Float64Array(n);
  let given = true;
  for (let i = 0; i < n; i++) {
    const floor = num(tiers[i], 'floor', 'lower_bound', 'bracket_floor', 'min_notional', 'from', 'min');
    floors[i] = floor ?? (i === 0 ? 0 : caps[i - 1]);
    const leverage = num(tiers[i], 'max_leverage');
    const rate = num(tiers[i], 'mmr', 'maintenance_margin_rate', 'rate') ?? (leverage && 1 / (2 * leverage));
    if (rate === undefined || !Number.isFinite(floors[i])) return undefined;
    rates[i] = rate;
    const deduction = num(tiers[i], 'cum', 'deduction', 'maintenance_deduction', 'mm_deduction');
    if (deduction === undefined) given = false;
    deductions[i] = deduction ?? 0;
  }
  if (!given && !whole) fillDeductions(floors, rates, deductions, 0, n);
  return { floors, rates, deductions, n };
}

/** What an amount counts for under tiers of `cap` and `ratio`; undefined where a tier has no ratio. */
export function haircutOf(tiers: readonly Fields[], amount: number): number | undefined {
  const ratios = new Float64Array(tiers.length);
  for (let i = 0; i < tiers.length; i++) {
    const ratio = num(tiers[i], 'ratio', 'collateral_ratio', 'discount_rate', 'rate');
    if (ratio === undefined) return undefined;
    ratios[i] = ratio;
  }
  return haircutAmount(capsOf(tiers), ratios, 0, tiers.length, amount);
}

/**
 * The ranking that an example expects: identifiers and their scores, highest first; equal scores keep the order of
 * the list.
 */
export function ranking(
  accounts: readonly Fields[],
  scores: readonly number[],
): { order: (string | number)[]; scores: number[] } {
  return { order: rankOrder(accounts, scores), scores: [...scores].sort((a, b) => b - a) };
}

/** Identifiers by falling score; equal scores keep the order of the list. */
export function rankOrder(accounts: readonly Fields[], scores: readonly number[]): (string | number)[] {
  const order = scores.map((_, i) => i).sort((a, b) => scores[b] - scores[a] || a - b);
  return order.map((i) => (accounts[i]['id'] ?? accounts[i]['name'] ?? i) as string | number);
}
