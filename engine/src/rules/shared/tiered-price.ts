/**
 * Liquidation prices with the maintenance tier re-selected at the solution: the tier that counts is the one at the
 * notional that the liquidation price implies, not the one at today's price. Getting this wrong is the most common
 * error with both Binance brackets and Hyperliquid tiers.
 */
import { liquidationPrice, liquidationPriceHedge } from './price.ts';
import { tierAt } from './tiers.ts';

/**
 * {@link liquidationPrice} iterated until its tier is stable. For a table with continuous maintenance the solution is
 * unique and found in at most as many rounds as there are tiers. Where maintenance jumps at a tier edge (OKX) a short
 * can be safe below the edge and liquidatable just above it: then the edge itself is returned.
 * Source: Binance FAQ b3c689c1f50a44cabb3a84e663b81d93 and Hyperliquid docs, margin tiers (read 2026-09).
 * @param balance As in {@link liquidationPrice}.
 * @returns Quote price, 0 when there is none.
 */
export function liquidationPriceTiered(
  balance: number,
  signedSize: number,
  entry: number,
  floors: Float64Array,
  rates: Float64Array,
  deductions: Float64Array,
  start: number,
  end: number,
): number {
  const size = Math.abs(signedSize);
  let tier = tierAt(floors, start, end, size * entry);
  let highest = tier;
  for (let round = start; round <= end; round++) {
    const price = liquidationPrice(balance, signedSize, entry, rates[tier], deductions[tier]);
    const next = tierAt(floors, start, end, size * price);
    if (next === tier) return price;
    highest = Math.max(tier, next);
    tier = next;
  }
  return floors[highest] / size;
}

/**
 * {@link liquidationPriceHedge} with the tier of each leg re-selected at the shared price. A pair of equal legs has no
 * price of its own and gives 0.
 */
export function liquidationPriceHedgeTiered(
  balance: number,
  longSize: number,
  longEntry: number,
  shortSize: number,
  shortEntry: number,
  floors: Float64Array,
  rates: Float64Array,
  deductions: Float64Array,
  start: number,
  end: number,
): number {
  let long = tierAt(floors, start, end, longSize * longEntry);
  let short = tierAt(floors, start, end, shortSize * shortEntry);
  let price = 0;
  for (let round = 0; round <= 2 * (end - start); round++) {
    price = liquidationPriceHedge(
      balance,
      longSize,
      longEntry,
      rates[long],
      shortSize,
      shortEntry,
      rates[short],
      deductions[long] + deductions[short],
    );
    const nextLong = tierAt(floors, start, end, longSize * price);
    const nextShort = tierAt(floors, start, end, shortSize * price);
    if (nextLong === long && nextShort === short) return price;
    long = nextLong;
    short = nextShort;
  }
  return price;
}
