/**
 * The mix of leverage and size with which positions are opened: the explicit assumption of the liquidation map. Shares
 * by leverage are those of the built-in market (docs/builtin-market.md says which of them are measured and when), sizes
 * are its positions; both are of accounts that were open, and are taken as those of positions that are opened.
 */
import { type OpenedPosition, pow, type VenuePopulation } from '@firebreak/engine';

/** Positions opened with one leverage and size, and their share of what is opened, by open interest. */
export interface MixClass extends OpenedPosition {
  readonly share: number;
}

/** How positions are opened and held on a venue. */
export interface VenueMix {
  /** Shares add up to 1. */
  readonly classes: readonly MixClass[];
  /** Part of the short side that is carry trades with the coin behind it: never liquidated by a rise. */
  readonly carryShare: number;
  /** Mean time for which a position is held, days; positions are closed at random, whatever their age. */
  readonly holdingDays: number;
}

/** Leverages that stand for one range of leverages, log-uniform within it. */
const POINTS = 3;
/** Leverage below 1 is none: the same end as in the built-in market. */
const LEVERAGE_MIN = 1;

/**
 * Position sizes, USD: a third of a venue's open interest is in positions around each. Quantiles 1/6, 1/2 and 5/6 by
 * open interest of the traders' positions in the built-in market (a test draws it again and compares).
 */
export const SIZES_USD: Readonly<Record<string, readonly number[]>> = {
  hyperliquid: [110_994, 3_323_632, 23_146_775],
  binance: [39_527, 914_251, 5_494_002],
  bybit: [38_101, 874_895, 5_326_322],
  okx: [16_360, 274_587, 1_493_457],
};

/** What is assumed otherwise than the built-in market has it. */
export interface MixChanges {
  readonly leverage?: VenuePopulation['leverage'];
  /** USD; positions around each hold equal parts of open interest. */
  readonly sizesUsd?: readonly number[];
  readonly holdingDays?: number;
  readonly carryShare?: number;
}

/** The mix of a venue of the built-in market, with changes. Throws RangeError for a venue without sizes. */
export function venueMix(population: VenuePopulation, changes: MixChanges = {}): VenueMix {
  const { leverage = population.leverage, sizesUsd: sizes = SIZES_USD[population.venue] } = changes;
  if (sizes === undefined) throw new RangeError(`there are no position sizes for ${population.venue}`);
  const total = leverage.reduce((sum, bin) => sum + bin.share_open_interest, 0);
  const classes = leverage.flatMap((bin) => {
    const from = Math.max(LEVERAGE_MIN, bin.min_leverage);
    const points = Array.from({ length: POINTS }, (_, k) => from * pow(bin.max_leverage / from, (k + 0.5) / POINTS));
    const share = bin.share_open_interest / total / POINTS / sizes.length;
    return points.flatMap((at) => sizes.map((notionalUsd) => ({ leverage: at, notionalUsd, share })));
  });
  const { carryShare = population.basis.share_open_interest, holdingDays = population.entry_days } = changes;
  return { classes, carryShare, holdingDays };
}
