/**
 * What happened on Hyperliquid on 10 October 2025, as single published figures: the outcomes that the case is scored
 * against. They are copied here so that the case can be scored on any machine; `outcomes.ts` computes them again from
 * the data. Nothing that fits or prepares a run may import this file.
 */

/** Low of the day on Hyperliquid over the lowest reference price of the case, USD. */
export interface LowTarget {
  readonly asset: string;
  readonly low: number;
  /** Null: the lowest waypoint of the asset's observed path. */
  readonly reference: number | null;
  readonly source: string;
}

const DAILY = 'Hyperliquid daily bars of 2025-10-10';

/** The eight coins with a daily bar. HYPE, XPL and ASTER have no observed path: their reference is a spot market. */
export const LOWS: readonly LowTarget[] = [
  { asset: 'BTC', low: 100837, reference: null, source: DAILY },
  { asset: 'ETH', low: 3241.2, reference: null, source: DAILY },
  { asset: 'SOL', low: 137.51, reference: null, source: DAILY },
  { asset: 'XRP', low: 1.175, reference: null, source: DAILY },
  { asset: 'DOGE', low: 0.085065, reference: null, source: DAILY },
  { asset: 'HYPE', low: 31.8, reference: 34.485, source: `${DAILY}; reference HYPE/USDC spot there` },
  { asset: 'XPL', low: 0.2372, reference: 0.25, source: `${DAILY}; reference Binance spot low of the day` },
  { asset: 'ASTER', low: 0.76651, reference: 0.984, source: `${DAILY}; reference Binance spot low of the day` },
];

/** Auto-deleveraged notional by coin, USD, for the coins of the case's market: HyperMultiAssetedADL, per-coin table. */
export const ADL_BY_COIN: ReadonlyMap<string, number> = new Map([
  ['BTC', 620890947.73],
  ['ETH', 458008925.03],
  ['SOL', 276200960.58],
  ['HYPE', 189932888.08],
  ['XPL', 65849039.14],
  ['PUMP', 57293422.02],
  ['ENA', 42494476.47],
  ['AVAX', 36642782.69],
  ['FARTCOIN', 31991224.02],
  ['XRP', 31422285.06],
  ['ASTER', 27183535.68],
  ['LINK', 21522160.55],
  ['LTC', 21130168.39],
  ['DOGE', 16487948.01],
  ['SUI', 13366242.43],
  ['UNI', 7996968.18],
  ['ADA', 2834680.77],
  ['BNB', 2652773.92],
  ['AAVE', 2537416.47],
  ['DOT', 1049882.14],
]);

/** Share of forced selling that was absorbed off the book: Garcia Seuma 2026, arXiv 2607.27070 (preprint). */
export const OFF_BOOK_SHARE = 0.63;

/**
 * Auto-deleveraged notional by moment, ms UTC and USD: the 16 waves of the published policy file (70% of the total).
 */
export const ADL_WAVES: readonly (readonly [timeMs: number, notionalUsd: number])[] = [
  [1760130964831, 174.18e6],
  [1760131016356, 97.65e6],
  [1760131034132, 83.23e6],
  [1760131046528, 9.45e6],
  [1760131095631, 0.26e6],
  [1760131103989, 157.73e6],
  [1760131112648, 0.72e6],
  [1760131121686, 63.69e6],
  [1760131130860, 27.8e6],
  [1760131143101, 0.2e6],
  [1760131148820, 762.66e6],
  [1760131204816, 88.17e6],
  [1760131262776, 0.43e6],
  [1760131330414, 0.04e6],
  [1760131461758, 0.02e6],
  [1760131535824, 0.11e6],
];

/** Seconds from the first liquidation after 21:15:00 to the first ADL: HyperMultiAssetedADL replay. */
export const FIRST_ADL_AFTER_S = 61.7;

/** Share of auto-deleveraged fills that realised a profit, and where that is published. */
export const ADL_IN_PROFIT = 0.9943;

/** Median over auto-deleveraged fills of notional over the value of the account: not the leverage of a position. */
export const ADL_LEVERAGE = 0.196;

/** Forced dollars that a forced dollar brought on the venue: Garcia Seuma 2026, arXiv 2607.27070 (preprint). */
export const BRANCHING = Object.freeze({ nucleation: 0.195, peak: 0.14, late: 0.032 });
