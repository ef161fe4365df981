/**
 * Maintenance tier tables, held as parallel Float64Arrays with a [start, end) range so that one set of columns
 * carries the tables of every instrument. Three published shapes share the same arithmetic: Binance "cum" and
 * Hyperliquid "maintenance deduction" (continuous), Bybit marginal slices (the same function written as slices) and
 * OKX, where the whole position pays the rate of its tier (deduction 0, so maintenance jumps at a tier edge).
 */

/**
 * Index of the tier that a notional falls in. Tiers are (floor, cap]: a notional equal to a floor still belongs to
 * the tier below it, which changes nothing where deductions follow the recursion and is the printed reading where
 * they do not.
 * @param floors Lower bounds in the table's own notional unit, rising within the range.
 * @param notional Absolute notional; at or below the first floor the first tier is returned.
 * @returns An index in [start, end). The range must not be empty.
 */
export function tierAt(floors: Float64Array, start: number, end: number, notional: number): number {
  let i = start;
  while (i + 1 < end && floors[i + 1] < notional) i++;
  return i;
}

/**
 * Maintenance margin of an absolute notional, in the notional's unit: notional × rate − deduction of its tier.
 * Source: Binance FAQ b3c689c1f50a44cabb3a84e663b81d93; Hyperliquid docs, margin tiers (both read 2026-09). With
 * deductions of 0 it is the OKX rule (docs-v5, position tiers), where the tier's rate applies to the whole position.
 */
export function maintenance(
  floors: Float64Array,
  rates: Float64Array,
  deductions: Float64Array,
  start: number,
  end: number,
  notional: number,
): number {
  const i = tierAt(floors, start, end, notional);
  return notional * rates[i] - deductions[i];
}

/**
 * Deduction of a tier from the one below: floor × (rate − ratePrev) + deductionPrev, which makes maintenance continuous
 * at the floor. Same unit as the floor. Source: Binance FAQ b3c689c1f50a44cabb3a84e663b81d93 ("cum"); Hyperliquid docs,
 * margin tiers ("maintenance deduction").
 */
export function deductionNext(floor: number, ratePrev: number, rate: number, deductionPrev: number): number {
  return floor * (rate - ratePrev) + deductionPrev;
}

/** Writes the deductions of a whole table by the recursion of {@link deductionNext}; the first tier has none. */
export function fillDeductions(
  floors: Float64Array,
  rates: Float64Array,
  deductions: Float64Array,
  start: number,
  end: number,
): void {
  for (let i = start; i < end; i++) {
    deductions[i] = i === start ? 0 : deductionNext(floors[i], rates[i - 1], rates[i], deductions[i - 1]);
  }
}

/**
 * Sum over slices of slice × rate, each slice reaching up to its own cap: maintenance by Bybit's marginal tiers, and
 * OKX's tiered minimum charge with multipliers in place of rates. What lies above the last cap pays the last rate.
 * Source: Bybit help centre, Maintenance Margin Calculation (USDC contract), read 2026-07; OKX help 4417291853837.
 * @param caps Upper bounds of the slices, rising; the last may be Infinity.
 */
export function marginalFromCaps(
  caps: Float64Array,
  rates: Float64Array,
  start: number,
  end: number,
  notional: number,
): number {
  let below = 0;
  let total = 0;
  for (let i = start; i < end && below < notional; i++) {
    const top = i + 1 === end ? notional : Math.min(caps[i], notional);
    total += (top - below) * rates[i];
    below = top;
  }
  return total;
}
