/** Kraken's worked examples, computed by the functions of engine/src/rules/kraken and rules/shared. */
import * as kr from '../../../engine/src/rules/kraken/formulas.ts';
import {
  bankruptcyPrice,
  bankruptcyPriceInverse,
  liquidationPriceInverseAtMark,
} from '../../../engine/src/rules/shared/price.ts';
import { adapterOf, type Computed, entryOf, type Fields, num, sideOf, sizeOf } from '../vector.ts';

function position(inputs: Fields): Computed | undefined {
  const entry = entryOf(inputs);
  const contracts = num(inputs, 'contracts', 'contracts_usd', 'qty_usd');
  const size = sizeOf(inputs);
  if (entry === undefined) return undefined;
  const side = sideOf(inputs);
  const margin = num(inputs, 'margin', 'collateral', 'balance');
  const im = num(inputs, 'im_rate', 'initial_margin_rate');
  const mm = num(inputs, 'mm_rate', 'maintenance_margin_rate', 'mmr');
  const out: Computed = {};
  let value: number;
  if (contracts !== undefined) {
    const q = Math.abs(contracts);
    value = kr.inverseValue(q, entry);
    if (margin !== undefined) out['bankruptcy_price'] = bankruptcyPriceInverse(side, q, entry, margin, 0);
    if (margin !== undefined && mm !== undefined) {
      out['liquidation_price'] = liquidationPriceInverseAtMark(side, q, entry, margin, 0, 0, mm, 0);
    }
  } else if (size !== undefined) {
    value = size * entry;
    if (margin !== undefined) out['bankruptcy_price'] = bankruptcyPrice(side, size, entry, margin, 0);
  } else return undefined;
  out['position_value'] = value;
  if (im !== undefined) out['initial_margin'] = value * im;
  if (mm !== undefined) out['maintenance_margin'] = value * mm;
  return out;
}

function netting(inputs: Fields): Computed | undefined {
  const longs = num(inputs, 'margin_longs', 'margin_long');
  const shorts = num(inputs, 'margin_shorts', 'margin_short');
  if (longs === undefined || shorts === undefined) return undefined;
  return { total_requirement: kr.nettedMargin(longs, shorts) };
}

/** Fields of one Kraken example. */
export const kraken = adapterOf([
  { topics: ['bankruptcy_price', 'initial_margin', 'liquidation_price', 'maintenance_margin'], compute: position },
  { topics: ['initial_margin', 'maintenance_margin'], compute: netting },
]);
