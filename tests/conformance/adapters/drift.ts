/** Drift's worked examples, computed by the functions of engine/src/rules/drift. */
import * as dr from '../../../engine/src/rules/drift/formulas.ts';
import { scaled } from '../../../engine/src/rules/shared/integer.ts';
import { DRIFT as PUBLISHED } from '../published-constants.ts';
import { adapterOf, type Computed, type Fields, num } from '../vector.ts';

const MILLION = 6;
const BASE = 9;
const MARGIN = 4;

function int(inputs: Fields, decimals: number, ...names: readonly string[]): bigint | undefined {
  const value = num(inputs, ...names);
  return value === undefined ? undefined : scaled(value, decimals);
}

const shortageOf = (inputs: Fields): bigint | undefined => int(inputs, MILLION, 'shortage', 'margin_shortage');
const priceOf = (inputs: Fields): bigint | undefined => int(inputs, MILLION, 'oracle_px', 'px');
const quoteOf = (inputs: Fields): bigint => int(inputs, MILLION, 'quote_oracle_px', 'quote_px') ?? 1_000_000n;

function baseToCover(inputs: Fields): Computed | undefined {
  const shortage = shortageOf(inputs);
  const ratio = int(inputs, MARGIN, 'margin_ratio');
  const price = priceOf(inputs);
  if (shortage === undefined || ratio === undefined || price === undefined) return undefined;
  const fee = int(inputs, MILLION, 'liq_fee') ?? 0n;
  const fundFee = int(inputs, MILLION, 'if_fee') ?? 0n;
  return { base_amount_1e9: Number(dr.baseToCover(shortage, ratio, fee, fundFee, price, quoteOf(inputs))) };
}

function sideOf(inputs: Fields, name: 'asset' | 'liab', decimals: number, price: bigint): dr.SpotSide {
  return {
    weight: int(inputs, MARGIN, `${name}_weight`) ?? 0n,
    multiplier: int(inputs, MILLION, `${name}_mult`, `${name}_multiplier`) ?? 1_000_000n,
    decimals: num(inputs, `${name}_decimals`) ?? decimals,
    price,
  };
}

/** Both sides of a spot liquidation; the asset is the quote token unless the example says otherwise. */
function spotSides(inputs: Fields): { asset: dr.SpotSide; liability: dr.SpotSide } | undefined {
  const price = int(inputs, MILLION, 'liab_px', 'liability_px', 'px');
  if (price === undefined) return undefined;
  const assetPrice = int(inputs, MILLION, 'asset_px') ?? 1_000_000n;
  return { asset: sideOf(inputs, 'asset', MILLION, assetPrice), liability: sideOf(inputs, 'liab', BASE, price) };
}

function liabilityToCover(inputs: Fields): Computed | undefined {
  const shortage = shortageOf(inputs);
  const sides = spotSides(inputs);
  if (shortage === undefined || sides === undefined || num(inputs, 'liab_weight') === undefined) return undefined;
  const amount = dr.liabilityToCover(shortage, sides.asset, sides.liability, int(inputs, MILLION, 'if_fee') ?? 0n);
  return { [`liability_transfer_1e${sides.liability.decimals}`]: Number(amount) };
}

function transfers(inputs: Fields): Computed | undefined {
  const sides = spotSides(inputs);
  if (sides === undefined) return undefined;
  const { asset, liability } = sides;
  const held = int(inputs, asset.decimals, 'asset_usd', 'asset_amount', 'asset');
  if (held === undefined) return undefined;
  const owed = int(inputs, liability.decimals, 'liab_base', 'liability_base', 'liab_amount', 'liab');
  if (owed === undefined) {
    return { [`liability_transfer_1e${liability.decimals}`]: Number(dr.liabilityOfAsset(held, asset, liability)) };
  }
  return { [`asset_transfer_1e${asset.decimals}`]: Number(dr.assetOfLiability(held, owed, asset, liability)) };
}

function socialised(inputs: Fields): Computed | undefined {
  const loss = int(inputs, MILLION, 'loss', 'loss_usd');
  const long = int(inputs, BASE, 'long_base');
  const short = int(inputs, BASE, 'short_base');
  const deposits = int(inputs, MILLION, 'total_deposits');
  if (loss === undefined) return undefined;
  if (deposits !== undefined) {
    const cumulative = int(inputs, 0, 'cumulative_interest_scale', 'cumulative_interest') ?? PUBLISHED.interestScale;
    return { delta_raw: Number(dr.interestToSpread(loss, deposits, cumulative)) };
  }
  if (long === undefined || short === undefined || long - short === 0n) return undefined;
  return { delta_raw: Number(dr.fundingToSpread(loss, long, short)) };
}

function perpFee(inputs: Fields): Computed | undefined {
  const shortage = shortageOf(inputs);
  const base = int(inputs, BASE, 'base', 'size');
  const price = priceOf(inputs);
  const ratio = int(inputs, MARGIN, 'margin_ratio');
  const limit = int(inputs, MILLION, 'max_if_fee');
  if (shortage === undefined || base === undefined || price === undefined) return undefined;
  if (ratio === undefined || limit === undefined) return undefined;
  const fee = int(inputs, MILLION, 'liq_fee') ?? 0n;
  return { if_fee_ppm: Number(dr.perpFundFee(shortage, base, ratio, fee, price, quoteOf(inputs), limit)) };
}

function spotFee(inputs: Fields): Computed | undefined {
  const shortage = shortageOf(inputs);
  const sides = spotSides(inputs);
  const limit = int(inputs, MILLION, 'max_if_fee');
  if (shortage === undefined || sides === undefined || limit === undefined) return undefined;
  const amount = int(inputs, sides.liability.decimals, 'token', 'token_amount');
  if (amount === undefined) return undefined;
  return { if_fee_ppm: Number(dr.spotFundFee(shortage, amount, sides.asset, sides.liability, limit)) };
}

function share(inputs: Fields): Computed | undefined {
  const shortage = shortageOf(inputs);
  const slots = int(inputs, 0, 'slots_elapsed', 'slots');
  const duration = int(inputs, 0, 'duration_slots', 'duration');
  if (shortage === undefined || slots === undefined || duration === undefined) return undefined;
  const freed = int(inputs, MILLION, 'margin_freed', 'freed_usd') ?? 0n;
  const initial = int(inputs, MARGIN, 'initial_pct') ?? 0n;
  return { pct: Number(dr.shareToLiquidate(shortage, freed, slots, initial, duration)) / Number(dr.SHARE) };
}

function fee(inputs: Fields): Computed | undefined {
  const base = int(inputs, MILLION, 'base_fee');
  const limit = int(inputs, MILLION, 'max_fee');
  const slots = int(inputs, 0, 'slots', 'slots_elapsed');
  if (base === undefined || limit === undefined || slots === undefined) return undefined;
  const grace = int(inputs, 0, 'grace_slots') ?? PUBLISHED.graceSlots;
  const perSlot = int(inputs, MILLION, 'per_slot') ?? PUBLISHED.feePerSlot;
  return { fee: Number(dr.liquidatorFee(base, limit, slots, grace, perSlot)) / 10 ** MILLION };
}

/** Fields of one Drift example. */
export const drift = adapterOf([
  { topics: ['partial_liquidation'], compute: baseToCover },
  { topics: ['partial_liquidation'], compute: liabilityToCover },
  { topics: ['partial_liquidation'], compute: transfers },
  { topics: ['partial_liquidation'], compute: share },
  { topics: ['bankruptcy_price'], compute: socialised },
  { topics: ['liquidation_penalty'], compute: perpFee },
  { topics: ['liquidation_penalty'], compute: spotFee },
  { topics: ['liquidation_penalty'], compute: fee },
]);
