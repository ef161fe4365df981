/**
 * Compound v3 (Comet) formulas as pure functions of numbers: who is liquidatable, what an absorption leaves, what the
 * storefront sells. Every figure of a market is an argument. Source: github.com/compound-finance/comet, commit
 * d5a30b0, contract and tests (read 2026-09).
 */
import { scaled, tenTo } from '../shared/integer.ts';

/** Decimals of token amounts here, of prices (Chainlink) and of factors in the contract. */
const AMOUNT = 18;
const PRICE = 8;
const FACTOR = 18;

/**
 * Value of collateral under a factor (`liquidateCF`, `liquidationFactor`), in the unit of the prices: amount × price
 * and then × factor, each truncated to the 8 decimals of prices. Source: `mulPrice`, `mulFactor`.
 */
export function factoredValue(
  quantities: readonly number[],
  prices: readonly number[],
  factors: readonly number[],
): number {
  let sum = 0n;
  for (let i = 0; i < quantities.length; i++) {
    const value = (scaled(quantities[i]!, AMOUNT) * scaled(prices[i]!, PRICE)) / tenTo(AMOUNT);
    sum += (value * scaled(factors[i]!, FACTOR)) / tenTo(FACTOR);
  }
  return Number(sum) / Number(tenTo(PRICE));
}

/**
 * Whether an account may be absorbed: debt strictly above the collateral valued at its liquidation factors. Equality is
 * not liquidatable. Source: test/is-liquidatable-test.ts.
 */
export function liquidatable(collateralAtLiquidateFactors: number, debt: number): boolean {
  return collateralAtLiquidateFactors < debt;
}

/**
 * Base balance after an absorption, in base units of `decimals`: all collateral is seized and credited at value ×
 * liquidation factor, truncated to whole units of the base token; what exceeds the debt stays as supply, and a
 * shortfall is taken by the reserves, so the balance is never below 0. Source: `absorbInternal`,
 * test/absorb-test.ts.
 */
export function balanceAfterAbsorb(debt: number, creditedValue: number, decimals: number): number {
  const rest = scaled(creditedValue, decimals) - scaled(debt, decimals);
  return rest > 0n ? Number(rest) / Number(tenTo(decimals)) : 0;
}

/**
 * Loss that the reserves take in an absorption: debt less the credited value, at least 0. Same source as
 * {@link balanceAfterAbsorb}.
 */
export function absorbShortfall(debt: number, creditedValue: number): number {
  return Math.max(debt - creditedValue, 0);
}

/**
 * Collateral that the storefront gives for an amount of base: the price is discounted by storeFrontPriceFactor × (1 −
 * liquidationFactor). Source: `quoteCollateral`, test/quote-collateral-test.ts.
 */
export function quoteCollateral(
  base: number,
  basePrice: number,
  collateralPrice: number,
  storeFrontPriceFactor: number,
  liquidationFactor: number,
): number {
  return (base * basePrice) / (collateralPrice * (1 - storeFrontPriceFactor * (1 - liquidationFactor)));
}

/** Whether the storefront sells: only while reserves are below their target. Source: `buyCollateral`. */
export function storefrontOpen(reserves: number, targetReserves: number): boolean {
  return reserves < targetReserves;
}
