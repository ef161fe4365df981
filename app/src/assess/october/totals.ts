/** The three published totals that the population of the case is fitted to; everything else about the day is not. */

/**
 * Hyperliquid on 10 October 2025, USD: value of all accounts before the crash (20:04:54 UTC), forced closings, and
 * auto-deleveraging, which is counted apart.
 */
export const FITTED_TO = Object.freeze({
  accountValueUsd: 5.1e9,
  forcedUsd: 5_511_042_925.05,
  adlUsd: 2_103_111_430.86,
});

/** Where they come from. */
export const FITTED_SOURCE = 'HyperMultiAssetedADL replay: 63,637 forced fills, 34,983 auto-deleveraged fills';
/** Where the value of all accounts comes from. */
export const VALUE_SOURCE = 'HyperMultiAssetedADL replay: 437,723 accounts at 20:04:54';
