/**
 * What an asset counts for as collateral. Haircuts and discount rates apply to positive balances only and, where they
 * come in quantity tiers, slice by slice; a debt always counts in full.
 */

/**
 * The part of an amount that counts as margin, in the amount's own unit: each slice times its ratio. A negative
 * amount is returned unchanged. What lies above a finite last cap counts nothing: the published tables end in an open
 * tier of ratio 0.
 * Source: Bybit Collateral Value Ratio (2025-09-18); OKX discount rate notices (2024-07-18, 2025-06-16).
 * @param caps Upper bounds of the tiers, rising; the last may be Infinity.
 */
export function haircutAmount(
  caps: Float64Array,
  ratios: Float64Array,
  start: number,
  end: number,
  amount: number,
): number {
  if (amount <= 0) return amount;
  let below = 0;
  let total = 0;
  for (let i = start; i < end && below < amount; i++) {
    const top = Math.min(caps[i], amount);
    total += (top - below) * ratios[i];
    below = top;
  }
  return total;
}

/**
 * Margin value of a balance under one flat collateral ratio, in the balance's unit; a negative balance counts in full.
 * Source: Binance Multi-Assets Mode, trading-rules/perpetual/multi-asset-info (read 2026-09).
 */
export function haircutFlat(balance: number, ratio: number): number {
  return balance > 0 ? balance * ratio : balance;
}

/**
 * Value of collateral that must be sold to clear a deficit when the sale counts at the collateral ratio: deficit /
 * ratio.
 * Source: Binance FAQ 29b45c485d664028b9ca1cdf90b24f6f (auto-exchange), read 2026-09.
 */
export function autoExchangeSale(deficit: number, ratio: number): number {
  return Math.abs(deficit) / ratio;
}
