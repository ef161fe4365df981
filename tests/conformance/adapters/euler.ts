/** Euler v2's worked examples, computed by the functions of engine/src/rules/euler. */
import * as euler from '../../../engine/src/rules/euler/formulas.ts';
import { adapterOf, type Computed, type Fields, num, rows } from '../vector.ts';

interface Held {
  readonly quantity: number;
  readonly price: number;
  readonly adjusted: number;
}

function heldOf(row: Fields): Held | undefined {
  const quantity = num(row, 'qty', 'amount');
  const price = num(row, 'px');
  const lltv = num(row, 'lltv', 'liquidation_ltv');
  if (quantity === undefined || price === undefined || lltv === undefined) return undefined;
  return { quantity, price, adjusted: quantity * price * lltv };
}

function liquidation(inputs: Fields): Computed | undefined {
  const debt = num(inputs, 'debt');
  const debtPrice = num(inputs, 'debt_px');
  const maxDiscount = num(inputs, 'max_discount');
  const held = rows(inputs, 'collateral')?.map(heldOf);
  if (debt === undefined || debtPrice === undefined || held === undefined) return undefined;
  let adjusted = 0;
  for (const one of held) {
    if (one === undefined) return undefined;
    adjusted += one.adjusted;
  }
  const health = euler.healthScore(adjusted, debt * debtPrice);
  const able = euler.liquidatable(adjusted, debt * debtPrice);
  const out: Computed = { health_score: health, liquidatable: able };
  const chosen = held[num(inputs, 'seize') ?? 0];
  if (chosen === undefined || maxDiscount === undefined) return out;
  const { quantity, price } = chosen;
  const most = euler.maxLiquidation(debt, debtPrice, quantity, price, adjusted, maxDiscount);
  const factor = euler.discountFactor(health, maxDiscount);
  const all = {
    ...out,
    discount: 1 - factor,
    discount_factor: factor,
    max_repay: most.repay,
    max_yield: most.received,
  };
  const share = num(inputs, 'repay_fraction');
  const amount = num(inputs, 'repay', 'repay_amount') ?? (share === undefined ? undefined : share * most.repay);
  if (amount === undefined) return all;
  const part = euler.partialLiquidation(most, amount);
  return { ...all, repay: part.repay, yield_: part.received, yield: part.received };
}

function socialised(inputs: Fields): Computed | undefined {
  const remaining = num(inputs, 'remaining_debt');
  const before = num(inputs, 'liability_before', 'liability');
  const left = num(inputs, 'remaining_collateral');
  if (remaining === undefined || before === undefined || left === undefined) return undefined;
  const allowed = inputs['socialisation_allowed'] !== false;
  const loss = euler.socialisedDebt(remaining, before, left, allowed, num(inputs, 'min_liability') ?? 0);
  return { socialised_debt: loss, bad_debt: loss };
}

export const eulerV2 = adapterOf([
  {
    topics: ['health_factor', 'partial_liquidation', 'liquidation_penalty', 'bankruptcy_price'],
    compute: liquidation,
  },
  { topics: ['bankruptcy_price'], compute: socialised },
]);
