/**
 * BitMEX formulas as pure functions of numbers: inverse profit, risk-limit steps, orders through the mark, fair price,
 * ADL ranking and assignment. Pages: https://www.bitmex.com/app/ (liquidation, autoDeleveraging, riskLimitsExamples,
 * inverseFuturesGuide, fairPriceMarking) and support 6205277211037, read 2026-09. Every figure of the venue is an
 * argument; `side` is +1 long, −1 short.
 */

/** Absorbs binary rounding where a position stands on a step of the risk limit. */
const ON_STEP = 1e-9;

const SATOSHI = 1e8;

/** A value in XBT to 8 decimals, half up. Source: support 6205277211037. */
export function roundToSatoshi(xbt: number): number {
  return Math.floor(xbt * SATOSHI + 0.5 + ON_STEP) / SATOSHI;
}

/**
 * Profit in XBT of lots whose value, lotUsd / price, the venue rounds to 8 decimals before it takes the difference.
 * Source: support 6205277211037.
 */
export function pnlOfLots(signedLots: number, lotUsd: number, entry: number, price: number): number {
  return signedLots * (roundToSatoshi(lotUsd / entry) - roundToSatoshi(lotUsd / price));
}

/** Risk-limit steps above the base limit that a limit or position of this size needs. Source: riskLimitsExamples. */
export function riskSteps(limit: number, baseLimit: number, step: number): number {
  return Math.max(0, Math.ceil((limit - baseLimit) / step - ON_STEP));
}

/** Margin rate after so many steps: the base rate plus the step rate for each. Source: riskLimitsExamples. */
export function stepRate(baseRate: number, ratePerStep: number, steps: number): number {
  return baseRate + steps * ratePerStep;
}

/**
 * Initial margin of an order: rate × quantity × price, and in full what the price lies through the mark. Source:
 * app/isolatedMargin.
 */
export function orderMargin(side: number, qty: number, orderPrice: number, mark: number, rate: number): number {
  return qty * (rate * orderPrice + Math.max(0, side * (orderPrice - mark)));
}

/** Fair price of a perpetual: index × (1 + rate × time left / interval). Source: app/fairPriceMarking. */
export function fairPrice(index: number, fundingRate: number, timeLeft: number, interval: number): number {
  return index * (1 + (fundingRate * timeLeft) / interval);
}

/** What the fund gains per unit where a takeover closes better than bankruptcy. Source: app/liquidation. */
export function fundGain(side: number, bankruptcyPrice: number, fillPrice: number): number {
  return side * (fillPrice - bankruptcyPrice);
}

/** Effective leverage: |mark value| / (mark value − bankrupt value), values signed. Source: app/autoDeleveraging. */
export function effectiveLeverage(markValue: number, bankruptValue: number): number {
  return Math.abs(markValue) / (markValue - bankruptValue);
}

/** Profit share: (mark value − entry value) / |entry value|, values signed. Source: app/autoDeleveraging. */
export function profitShare(markValue: number, entryValue: number): number {
  return (markValue - entryValue) / Math.abs(entryValue);
}

/**
 * Rank of ADL: profit share × leverage for winners, profit share / leverage for losers. Source: app/autoDeleveraging.
 */
export function adlScore(share: number, leverage: number): number {
  return share > 0 ? share * leverage : share / leverage;
}

/** Quantities that ADL takes in the order of the ranking up to the total. Source: app/autoDeleveragingExamples. */
export function assignAdl(ranked: readonly number[], total: number): number[] {
  let left = total;
  return ranked.map((qty) => {
    const taken = Math.min(qty, left);
    left -= taken;
    return taken;
  });
}
