/**
 * Profit, liquidation and bankruptcy prices of one position or one hedged pair, linear and inverse. `side` is +1 for
 * long and −1 for short, `signedSize` carries the side in its sign. A price of 0 means that no positive price exists
 * (the position cannot be liquidated by its own price), which is also how venues print it. Tier re-selection at the
 * solution price is in `tiered-price.ts`.
 */

/** Unrealised profit of a linear contract in the quote currency: size × (price − entry). */
export function unrealizedPnl(signedSize: number, entry: number, price: number): number {
  return signedSize * (price - entry);
}

/**
 * Unrealised profit of an inverse contract in coin: quantity in USD × (1/entry − 1/price). Source: Bybit API,
 * v5/position.
 */
export function unrealizedPnlInverse(signedQtyUsd: number, entry: number, price: number): number {
  return signedQtyUsd * (1 / entry - 1 / price);
}

function positive(price: number): number {
  return price > 0 && price < Infinity ? price : 0;
}

/**
 * Price at which balance + size × (price − entry) equals |size| × price × rate − deduction.
 * Source: Binance FAQ b3c689c1f50a44cabb3a84e663b81d93 (read 2026-09). Cross: `balance` = wallet − maintenance of the
 * other contracts + their unrealised profit. Isolated: `balance` = the isolated wallet.
 * @returns Quote price, 0 when there is none.
 */
export function liquidationPrice(
  balance: number,
  signedSize: number,
  entry: number,
  rate: number,
  deduction: number,
): number {
  const slope = Math.abs(signedSize) * rate - signedSize;
  return positive((balance + deduction - signedSize * entry) / slope);
}

/**
 * The one liquidation price that a long and a short leg of the same symbol share in hedge mode under cross margin.
 * Source: Binance FAQ b3c689c1f50a44cabb3a84e663b81d93, hedge-mode terms of the same formula.
 * @param balance Wallet − maintenance of the other contracts + their unrealised profit.
 * @param longSize Absolute size of the long leg; `shortSize` likewise. Deductions of both legs are passed as one sum.
 */
export function liquidationPriceHedge(
  balance: number,
  longSize: number,
  longEntry: number,
  longRate: number,
  shortSize: number,
  shortEntry: number,
  shortRate: number,
  deductions: number,
): number {
  const slope = longSize * longRate + shortSize * shortRate - longSize + shortSize;
  return positive((balance + deductions - longSize * longEntry + shortSize * shortEntry) / slope);
}

/**
 * Liquidation price of an isolated position from the margins set at entry:
 * entry − side × (initial margin − maintenance + extra) / size.
 * Source: Bybit help centre, Liquidation Price Calculation under Isolated Mode (UTA), 2026-05-27.
 * @param extra Margin added by hand (negative where funding was taken out of the position margin).
 */
export function liquidationPriceFromMargins(
  side: number,
  size: number,
  entry: number,
  initialMargin: number,
  maintenanceMargin: number,
  extra: number,
): number {
  return positive(entry - (side * (initialMargin - maintenanceMargin + extra)) / size);
}

/**
 * The same for an inverse contract, margins in coin: quantity / (value + side × (initial − maintenance + extra)).
 * Source: Bybit help centre, isolated mode, inverse contracts (the form in use before the 2026-05-27 page).
 */
export function liquidationPriceInverse(
  side: number,
  qtyUsd: number,
  entry: number,
  initialMargin: number,
  maintenanceMargin: number,
  extra: number,
): number {
  return positive(qtyUsd / (qtyUsd / entry + side * (initialMargin - maintenanceMargin + extra)));
}

/**
 * Inverse contract with maintenance re-computed at the liquidation price, all margins in coin:
 * quantity × (1 + side × rate) / (value + side × (initial margin + extra/(1 + side × taker) + maintenance deduction)).
 * Source: Bybit help centre, Liquidation Price Calculation under Isolated Mode (UTA), 2026-05-27, long and short form.
 */
export function liquidationPriceInverseAtMark(
  side: number,
  qtyUsd: number,
  entry: number,
  initialMargin: number,
  extra: number,
  takerFee: number,
  rate: number,
  deduction: number,
): number {
  const coin = qtyUsd / entry + side * (initialMargin + extra / (1 + side * takerFee) + deduction);
  return positive((qtyUsd * (1 + side * rate)) / coin);
}

/**
 * Price at which the margin behind a linear position is used up, closing fee included: (entry − side × margin / size)
 * / (1 − side × fee); with fee 0 the plain form.
 * Source: Bybit help centre, Auto-Deleveraging and order cost pages (fee 0); the fee term follows from the inverse
 * form.
 */
export function bankruptcyPrice(side: number, size: number, entry: number, margin: number, takerFee: number): number {
  return positive((entry - (side * margin) / size) / (1 - side * takerFee));
}

/**
 * The same for an inverse contract, margin in coin: quantity × (1 + side × fee) / (quantity/entry + side × margin).
 * Source: Bybit help centre 360039261334 (cross) and API v5/position (`bustPrice`), read 2026-07.
 */
export function bankruptcyPriceInverse(
  side: number,
  qtyUsd: number,
  entry: number,
  margin: number,
  takerFee: number,
): number {
  return positive((qtyUsd * (1 + side * takerFee)) / (qtyUsd / entry + side * margin));
}

/** Distance, in ticks, within which a price counts as lying on a tick: absorbs binary rounding of decimal prices. */
const ON_TICK = 1e-7;

/** Smallest multiple of the tick that is not below the price. */
export function roundUpToTick(price: number, tick: number): number {
  return Math.ceil(price / tick - ON_TICK) * tick;
}

/** Largest multiple of the tick that is not above the price. */
export function roundDownToTick(price: number, tick: number): number {
  return Math.floor(price / tick + ON_TICK) * tick;
}

/**
 * Printed liquidation or bankruptcy price: toward the market, up for longs and down for shorts. Source: Bybit API
 * sample (v5/position) and help centre 900000031623 print longs rounded up; the short side is the mirror image.
 */
export function roundTowardMarket(side: number, price: number, tick: number): number {
  return side > 0 ? roundUpToTick(price, tick) : roundDownToTick(price, tick);
}
