/** The two published totals that the population of the case is fitted to; everything else about the day is not. */

/** Hyperliquid on 10 October 2025, USD: forced closings and auto-deleveraging, which are counted apart. */
export const FITTED_TO = Object.freeze({ forcedUsd: 5_511_042_925.05, adlUsd: 2_103_111_430.86 });

/** Where they come from. */
export const FITTED_SOURCE = 'HyperMultiAssetedADL replay: 63,637 forced fills, 34,983 auto-deleveraged fills';
