/** Compound v3's worked examples, computed by the functions of engine/src/rules/compound. */
import * as comp from '../../../engine/src/rules/compound/formulas.ts';
import { adapterOf, type Computed, type Fields, num, rows } from '../vector.ts';

/** Decimals of the base token of the pages' market, USDC. */
const USDC_DECIMALS = 6;

function factored(inputs: Fields, name: string, wide: string): number | undefined {
  const held = rows(inputs, 'collateral', 'collaterals', 'assets') ?? [inputs];
  const quantities: number[] = [];
  const prices: number[] = [];
  const factors: number[] = [];
  for (const row of held) {
    const quantity = num(row, 'collateral_qty', 'qty');
    const price = num(row, 'collateral_px', 'px');
    const factor = num(row, name, wide) ?? num(inputs, name, wide);
    if (quantity === undefined || price === undefined || factor === undefined) return undefined;
    quantities.push(quantity);
    prices.push(price);
    factors.push(factor);
  }
  return comp.factoredValue(quantities, prices, factors);
}

function health(inputs: Fields): Computed | undefined {
  const debt = num(inputs, 'debt', 'borrow');
  const value = factored(inputs, 'liquidate_cf', 'liquidate_collateral_factor');
  if (debt === undefined || value === undefined) return undefined;
  return { liquidatable: comp.liquidatable(value, debt), adjusted_collateral: value, health_factor: value / debt };
}

function absorb(inputs: Fields): Computed | undefined {
  const debt = num(inputs, 'debt', 'borrow');
  const value = factored(inputs, 'liquidation_factor', 'lf');
  if (debt === undefined || value === undefined) return undefined;
  const balance = comp.balanceAfterAbsorb(debt, value, USDC_DECIMALS);
  const loss = comp.absorbShortfall(debt, value);
  return { new_balance: balance, credited: value, shortfall: loss, bad_debt: loss, reserves_loss: loss };
}

function storefront(inputs: Fields): Computed | undefined {
  const base = num(inputs, 'base', 'base_amount');
  const price = num(inputs, 'collateral_px');
  const front = num(inputs, 'store_front_price_factor', 'sfpf');
  const factor = num(inputs, 'liquidation_factor', 'lf');
  if (base === undefined || price === undefined || front === undefined || factor === undefined) return undefined;
  const discount = front * (1 - factor);
  const out = comp.quoteCollateral(base, num(inputs, 'base_px') ?? 1, price, front, factor);
  return { collateral_out: out, discount };
}

export const compound = adapterOf([
  { topics: ['health_factor'], compute: health },
  { topics: ['bankruptcy_price', 'partial_liquidation'], compute: absorb },
  { topics: ['liquidation_penalty'], compute: storefront },
]);
