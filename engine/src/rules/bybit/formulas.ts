/**
 * Bybit unified-account formulas as pure functions of numbers: margins, order cost, account rates, and the three
 * dated versions of the ADL trigger. Prices are in rules/shared. Pages: https://bybit-exchange.github.io/docs/v5
 * (July 2026) and the help centre at https://www.bybit.com/en/help-center. Every figure of the venue is an argument;
 * `side` is +1 long, −1 short.
 */

/**
 * Initial margin: position value / leverage, in the value's unit (USD linear, coin inverse). Source: help centre,
 * Initial Margin.
 */
export function initialMargin(value: number, leverage: number): number {
  return value / leverage;
}

/** Maintenance margin: value × rate − deduction. Source: help centre, isolated liquidation price (2026-05-27). */
export function maintenanceFlat(value: number, rate: number, deduction: number): number {
  return value * rate - deduction;
}

/** Position value of an inverse contract in coin: quantity in USD / price. Source: API v5/position. */
export function inverseValue(qtyUsd: number, price: number): number {
  return Math.abs(qtyUsd) / price;
}

/**
 * Account initial or maintenance margin rate: margin / (margin balance − haircut loss + order loss); liquidation at 1
 * of the maintenance rate. Source: API v5/account/wallet-balance; help centre key terms (2025-09-05).
 */
export function accountMarginRate(
  margin: number,
  marginBalance: number,
  haircutLoss: number,
  orderLoss: number,
): number {
  return margin / (marginBalance - haircutLoss + orderLoss);
}

/** USD value of one USDT: BTCUSD index / BTCUSDT index. Source: help centre key terms (2025-09-05). */
export function usdtToUsd(btcUsdIndex: number, btcUsdtIndex: number): number {
  return btcUsdIndex / btcUsdtIndex;
}

/**
 * Bankruptcy price of a linear position with its initial margin only: entry × (1 − side / leverage). Source: help
 * centre, order cost.
 */
export function bankruptcyAtLeverage(side: number, entry: number, leverage: number): number {
  return entry * (1 - side / leverage);
}

/**
 * Bankruptcy price of an inverse position with its initial margin only: entry × L / (L + side). Source: help centre
 * 900000031623.
 */
export function bankruptcyInverseAtLeverage(side: number, entry: number, leverage: number): number {
  return (entry * leverage) / (leverage + side);
}

/** Fee of a linear fill: size × price × rate. */
export function takerFee(size: number, price: number, rate: number): number {
  return Math.abs(size) * price * rate;
}

/**
 * Order cost of a linear order: initial margin + fee to open + fee to close, the last on the bankruptcy price.
 * Source: help centre, order cost (third-party copies ukcamo.com/14820.html and mobie.io).
 */
export function orderCost(side: number, size: number, entry: number, leverage: number, feeRate: number): number {
  const bankruptcy = bankruptcyAtLeverage(side, entry, leverage);
  const margin = initialMargin(Math.abs(size) * entry, leverage);
  return margin + takerFee(size, entry, feeRate) + takerFee(size, bankruptcy, feeRate);
}

/**
 * Liquidation price of an inverse position under cross margin with nothing else in the account: the loss equals the
 * available balance less maintenance at entry less the closing fee at the bankruptcy price, all in coin.
 * Source: help centre 360039261334 (worked example 5,739.50).
 */
export function crossInverseLiquidationPrice(
  side: number,
  qtyUsd: number,
  entry: number,
  available: number,
  rate: number,
  feeRate: number,
  bankruptcyPx: number,
): number {
  const spare = available - (qtyUsd / entry) * rate - (qtyUsd * feeRate) / bankruptcyPx;
  const inverse = qtyUsd / entry + side * spare;
  return inverse > 0 ? qtyUsd / inverse : 0;
}

/**
 * ADL rank: leveraged return, profit / margin (= return on entry value × leverage); a loss keeps its sign and ranks
 * last.
 * Source: help centre, Auto-Deleveraging (2025-11-05).
 */
export function adlScore(unrealizedPnl: number, positionMargin: number): number {
  return unrealizedPnl / positionMargin;
}

/**
 * Drawdown ratio of a symbol: (profit now − its 8 h maximum) / 8 h maximum of the pool balance. Source: API
 * v5/market/adl-alert.
 */
export function adlPnlRatio(symbolPnl: number, symbolPnlMax8h: number, poolMax8h: number): number {
  return (symbolPnl - symbolPnlMax8h) / poolMax8h;
}

/**
 * Loss in the pool's currency that ADL takes: what exceeds the drawdown limit (negative ratio). Source: API
 * v5/market/adl-alert, cases 1 and 2.
 */
export function adlExcessLoss(pnlRatio: number, limitRatio: number, poolMax8h: number): number {
  return Math.max(0, limitRatio - pnlRatio) * poolMax8h;
}

/** Which published version of the ADL trigger applies. Names carry the page and month. */
export type AdlTriggerVariant = 'api-2026-07' | 'help-2025-11' | 'insufficient-2025-09';

/** State of a pool and a symbol for the ADL trigger, in the pool's currency. */
export interface AdlPoolState {
  readonly poolBalance: number;
  readonly poolMax8h: number;
  /** Drawdown ratio of the symbol, from {@link adlPnlRatio}. */
  readonly pnlRatio: number;
  /** Loss now waiting to be covered; only the September 2025 version looks at it. */
  readonly pendingLoss: number;
}

/** Limits of the ADL trigger; all are dated venue numbers. */
export interface AdlTriggerLimits {
  /** Pool balance above which the drawdown rule applies (API version). */
  readonly minPoolBalance: number;
  /** Drawdown ratio below which it triggers: −0.3 (API) or −1 (help centre). */
  readonly triggerRatio: number;
  /** Drawdown ratio above which it stops: −0.25. */
  readonly stopRatio: number;
}

/**
 * True when ADL starts.
 * `api-2026-07`: the pool is not positive (also for a symbol moved to a pool of its own), or the balance is above its
 * minimum and the drawdown ratio is below the limit. `help-2025-11`: the drawdown reaches the limit (100% of the
 * pool's 8 h high) or the pool is not positive. `insufficient-2025-09`: the pool cannot pay the pending loss.
 * Source: API v5/market/adl-alert (July 2026); help centre, Auto-Deleveraging (2025-11-05); key terms (September
 * 2025).
 */
export function adlTriggered(variant: AdlTriggerVariant, pool: AdlPoolState, limits: AdlTriggerLimits): boolean {
  if (pool.poolBalance <= 0) return true;
  switch (variant) {
    case 'api-2026-07':
      return pool.poolBalance > limits.minPoolBalance && pool.pnlRatio < limits.triggerRatio;
    case 'help-2025-11':
      return pool.pnlRatio <= limits.triggerRatio;
    case 'insufficient-2025-09':
      return pool.pendingLoss > pool.poolBalance;
  }
}

/**
 * True when a running ADL ends. API version: a positive pool and a drawdown ratio above the stop ratio. The other pages
 * print no stop; it ends when its trigger no longer holds.
 */
export function adlStopped(variant: AdlTriggerVariant, pool: AdlPoolState, limits: AdlTriggerLimits): boolean {
  if (variant !== 'api-2026-07') return !adlTriggered(variant, pool, limits);
  return pool.poolBalance > 0 && pool.pnlRatio > limits.stopRatio;
}

/**
 * True where ADL runs at mark: the bankruptcy price is further than the limit from it. Source: wuyelx.com/6291.html
 * (copy of the help page).
 */
export function adlUsesMark(bankruptcyPx: number, markPx: number, maxDeviation: number): boolean {
  return Math.abs(bankruptcyPx - markPx) > maxDeviation * markPx;
}

/** Execution price of ADL: bankruptcy price, or mark by {@link adlUsesMark}. */
export function adlPrice(bankruptcyPx: number, markPx: number, maxDeviation: number): number {
  return adlUsesMark(bankruptcyPx, markPx, maxDeviation) ? markPx : bankruptcyPx;
}
