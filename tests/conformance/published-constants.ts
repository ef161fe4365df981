/**
 * Venue numbers that a worked example may leave out because the venue publishes them once. Dated; an input always
 * wins over an entry here. The engine itself reads such numbers from the snapshot's tables.
 */

/** https://hyperliquid.gitbook.io/hyperliquid-docs/, read September 2026. */
export const HYPERLIQUID = {
  /** trading/liquidations */
  backstopFraction: 2 / 3,
  partialThresholdUsd: 100_000,
  firstFraction: 0.2,
  /** trading/margining */
  transferFraction: 0.1,
  /** trading/funding */
  interest8h: 0.0001,
  clamp: 0.0005,
  capHourly: 0.04,
  /** hypercore/oracle (spot) and trading/robust-price-indices (perps) */
  spotWeights: { binance: 3, okx: 2, bybit: 2, kraken: 1, kucoin: 1, gate: 1, mexc: 1, hyperliquid: 1 },
  perpWeights: { binance: 3, okx: 2, bybit: 2, gate: 1, mexc: 1 },
  emaSeconds: 150,
  /** trading/hyperps */
  hyperpMarkMultiple: 3,
  /** trading/portfolio-margin */
  borrowBase: 0.05,
  borrowSlope: 4.75,
  borrowKink: 0.8,
  fixedUsdc: 20,
  liquidationThreshold: 0.95,
  /** https://osec.io/blog/2026-06-22-hyperliquid-risk-engine */
  adlFloor: 1e-8,
} as const;

/** https://www.binance.com/en/support/faq/360033525071 and others named below, read September 2026. */
export const BINANCE = {
  /** futures/funding-history */
  clamp: 0.0005,
  interest: 0.0001,
  baseHours: 8,
  /** FAQ 360033525071 */
  indexMaxDeviation: 0.05,
  indexMaxAgeMs: 10_000,
  /** FAQ 29b45c485d664028b9ca1cdf90b24f6f, current version */
  autoExchangeLimitUsd: 5_000,
  autoExchangeLtv: 0.995,
  /** USDⓈ-M API: quantile 0 to 4 */
  adlLevels: 5,
} as const;

/** https://docs.asterdex.com/product/asterex-simple/fees-and-slippage, read June 2026. */
export const ASTER = { lossFraction: 0.85, closeFeeFloor: 0.0003, simpleFee: 0.0008 } as const;

/**
 * https://bybit-exchange.github.io/docs/v5/market/adl-alert (July 2026); deviation rule: wuyelx.com/6291.html (copy
 * of help page).
 */
export const BYBIT = {
  adlTriggerRatio: -0.3,
  adlStopRatio: -0.25,
  adlMinPoolBalance: 1,
  /** help centre, Auto-Deleveraging, 2025-11-05: the whole of the 8 h high. */
  adlHelpRatio: -1,
  adlMaxDeviation: 0.05,
} as const;

/** https://www.okx.com/help/iv-introduction-to-auto-deleveraging-adl and help 4417291853837, read September 2026. */
export const OKX = {
  adlDrawdown: 0.3,
  mr7Caps: [250_000, 500_000, 1_000_000, 2_000_000, 3_000_000, 4_000_000, Infinity],
  mr7Multipliers: [1, 2, 4, 6, 8, 10, 12],
} as const;

/** https://www.bitmex.com/app/fairPriceMarking and support 6205277211037, read September 2026. */
export const BITMEX = { lotUsd: 100, fundingIntervalH: 8 } as const;

/** https://support.deribit.com/hc/en-us/articles/25944826427293 (short options), read September 2026. */
export const DERIBIT = { optionRates: { initial: 0.15, initialMin: 0.1, maintenance: 0.075 } } as const;

/** github.com/gmx-io/gmx-synthetics, config and PositionUtils, March 2026. */
export const GMX = { minCollateralUsd: 1 } as const;

/** github.com/drift-labs/protocol-v2, constants and math/liquidation.rs, April 2026. */
export const DRIFT = { interestScale: 10_000_000_000n, graceSlots: 1_500n, feePerSlot: 1n } as const;

/** https://github.com/aave-dao/aave-v3-origin, LiquidationLogic, read September 2026. */
export const AAVE = {
  closeFactor: 0.5,
  fullCloseHealthFactor: 0.95,
  smallUsd: 2000,
  minLeftoverUsd: 1000,
} as const;

/** https://github.com/morpho-org/morpho-blue, read September 2026. */
export const MORPHO = { beta: 0.3, maxIncentiveFactor: 1.15 } as const;
