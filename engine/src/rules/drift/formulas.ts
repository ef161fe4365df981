/**
 * Drift (Velocity since July 2026) in the integers of the program: quote and prices × 1e6, base × 1e9, fees and
 * multipliers × 1e6, weights and margin ratios × 1e4; divisions truncate unless they say ceil. Source:
 * github.com/drift-labs/protocol-v2 (April 2026), programs/drift/src/math/liquidation.rs.
 */
import { absolute, divCeil, larger, smaller, tenTo } from '../shared/integer.ts';

const MILLION = 1_000_000n;
const BASE = 1_000_000_000n;
/** Fee precision over margin precision. */
const MARGIN_TO_FEE = 100n;
const WEIGHT = 10_000n;
/** Weights are multiplied by this before they are divided, as the program does. */
const EXTRA = 10n;
const QUOTE_DECIMALS = 6;
/** Price × base over quote precision. */
const PRICE_BASE_TO_QUOTE = 1_000_000_000n;
const FUNDING_TO_QUOTE = 1_000n;
/** What the program returns for "all of it". */
export const U64_MAX = 18_446_744_073_709_551_615n;
/** The same of amounts that it keeps in 128 bits. */
export const U128_MAX = 340_282_366_920_938_463_463_374_607_431_768_211_455n;

/**
 * Base to close so that the shortage of margin is covered after both fees; everything where closing frees nothing
 * (where only the fund's fee makes it so, the program stops with an error instead).
 */
export function baseToCover(
  shortage: bigint,
  marginRatio: bigint,
  fee: bigint,
  fundFee: bigint,
  price: bigint,
  quotePrice: bigint,
): bigint {
  const ratio = marginRatio * MARGIN_TO_FEE;
  if (price === 0n || ratio <= fee) return U64_MAX;
  const freed = (((price * quotePrice) / MILLION) * (ratio - fee)) / MILLION;
  const net = freed - (price * fundFee) / MILLION;
  return net > 0n ? (shortage * PRICE_BASE_TO_QUOTE) / net : U64_MAX;
}

/** One side of a spot liquidation: weight, liquidation multiplier, decimals and price. */
export interface SpotSide {
  readonly weight: bigint;
  readonly multiplier: bigint;
  readonly decimals: number;
  readonly price: bigint;
}

function rescale(from: number, to: number): { up: bigint; down: bigint } {
  return to > from ? { up: tenTo(to - from), down: 1n } : { up: 1n, down: tenTo(from - to) };
}

/** Liability to transfer so that the shortage is covered; everything where weights free nothing; at least one unit. */
export function liabilityToCover(shortage: bigint, asset: SpotSide, liability: SpotSide, fundFee: bigint): bigint {
  const owed = liability.weight * EXTRA;
  const backed = (asset.weight * EXTRA * asset.multiplier) / liability.multiplier;
  if (asset.weight >= liability.weight || backed >= owed) return U128_MAX;
  const { up, down } = rescale(QUOTE_DECIMALS, liability.decimals);
  const fee = ((liability.price * fundFee) / MILLION) * owed;
  const net = liability.price * (owed - backed) - fee;
  return net > 0n ? larger((shortage * up * MILLION * WEIGHT * EXTRA) / net / down, 1n) : U128_MAX;
}

/** Liability that an amount of the asset pays for, rounded up twice. */
export function liabilityOfAsset(amount: bigint, asset: SpotSide, liability: SpotSide): bigint {
  const { up, down } = rescale(asset.decimals, liability.decimals);
  const value = amount * up * asset.price * liability.multiplier;
  return divCeil(divCeil(value, liability.price * asset.multiplier), down);
}

/** Asset taken for an amount of the liability; all of the user's where less than 1 USD would be left. */
export function assetOfLiability(held: bigint, amount: bigint, asset: SpotSide, liability: SpotSide): bigint {
  const { up, down } = rescale(liability.decimals, asset.decimals);
  const value = amount * up * liability.price * asset.multiplier;
  const taken = larger(value / (asset.price * liability.multiplier) / down, 1n);
  const toQuote = rescale(QUOTE_DECIMALS, asset.decimals);
  const left = ((absolute(taken - held) * asset.price) / MILLION) * toQuote.down;
  return left / toQuote.up < MILLION ? held : taken;
}

/** Change of cumulative funding, on both sides, that spreads a loss over all positions. Base precision 1e9. */
export function fundingToSpread(loss: bigint, longBase: bigint, shortBase: bigint): bigint {
  return divCeil(absolute(loss) * BASE, absolute(longBase) + absolute(shortBase)) * FUNDING_TO_QUOTE;
}

/** Cut of cumulative deposit interest that spreads a loss over deposits; 0 without any, never the whole. */
export function interestToSpread(loss: bigint, deposits: bigint, cumulative: bigint): bigint {
  if (deposits === 0n) return 0n;
  return smaller(divCeil(cumulative * loss, deposits), larger(cumulative - 1n, 0n));
}

/** Fee of the insurance fund on a perpetual: 95% of what the ratio leaves after fee and shortage, at most the limit. */
export function perpFundFee(
  shortage: bigint,
  base: bigint,
  marginRatio: bigint,
  fee: bigint,
  price: bigint,
  quotePrice: bigint,
  limit: bigint,
): bigint {
  const ratio = marginRatio * MARGIN_TO_FEE;
  if (price === 0n || quotePrice === 0n || base === 0n || ratio <= fee) return 0n;
  const share = (((shortage * BASE) / base) * MILLION) / ((price * quotePrice) / MILLION);
  return smaller(limit, (larger(0n, ratio - fee - share) * 19n) / 20n);
}

/** The same on a spot liability. */
export function spotFundFee(
  shortage: bigint,
  amount: bigint,
  asset: SpotSide,
  liability: SpotSide,
  limit: bigint,
): bigint {
  if (asset.weight >= liability.weight || liability.price === 0n || amount === 0n) return 0n;
  const toFee = MILLION / WEIGHT;
  const owed = liability.weight * toFee;
  const backed = (asset.weight * toFee * asset.multiplier) / liability.multiplier;
  const share = (shortage * MILLION * tenTo(liability.decimals)) / amount / liability.price;
  return smaller(limit, (larger(0n, larger(0n, owed - backed) - share) * MILLION) / owed);
}

/** Shortage under which a liquidation is done at once, quote × 1e6. */
const TINY_SHORTAGE = 50_000_000n;
/** Precision of shares of a liquidation. */
export const SHARE = 10_000n;

/** Share × 1e4 of the shortage that may be freed: initial + slots / duration, less what has been freed before. */
export function shareToLiquidate(
  shortage: bigint,
  freed: bigint,
  slots: bigint,
  initial: bigint,
  duration: bigint,
): bigint {
  if (shortage < TINY_SHORTAGE) return SHARE;
  const ramp = duration === 0n ? SHARE : (slots * SHARE) / duration;
  const most = ((shortage + freed) * smaller(ramp + initial, SHARE)) / SHARE;
  return (larger(0n, most - freed) * SHARE) / shortage;
}

/** Fee of the liquidator: base, and once the grace is over one step per slot from the start, up to the limit. */
export function liquidatorFee(base: bigint, limit: bigint, slots: bigint, grace: bigint, perSlot: bigint): bigint {
  return slots < grace ? base : smaller(base + slots * perSlot, limit);
}
