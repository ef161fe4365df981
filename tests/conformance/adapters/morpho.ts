/** Morpho Blue's worked examples, computed by the functions of engine/src/rules/morpho. */
import * as morpho from '../../../engine/src/rules/morpho/formulas.ts';
import { MORPHO as PUBLISHED } from '../published-constants.ts';
import { adapterOf, type Computed, type Fields, num } from '../vector.ts';

function position(inputs: Fields): Computed | undefined {
  const lltv = num(inputs, 'lltv');
  if (lltv === undefined) return undefined;
  const beta = num(inputs, 'beta') ?? PUBLISHED.beta;
  const factor = morpho.incentiveFactor(lltv, beta, num(inputs, 'max_lif') ?? PUBLISHED.maxIncentiveFactor);
  const out: Computed = { lif: factor };
  const quantity = num(inputs, 'collateral_qty');
  const price = num(inputs, 'collateral_px', 'px');
  const worth = quantity === undefined || price === undefined ? undefined : quantity * price;
  const debt = num(inputs, 'debt');
  const collateral = worth ?? num(inputs, 'collateral');
  if (debt === undefined || collateral === undefined) return out;
  const all = morpho.fullLiquidation(debt, collateral, factor);
  return {
    ...out,
    ltv: morpho.loanToValue(debt, collateral),
    liquidatable: morpho.liquidatable(debt, collateral, lltv),
    health_factor: (collateral * lltv) / debt,
    seized: all.seized,
    seized_usd_for_full_repay: all.seized,
    max_repay: all.repaid,
    bad_debt: all.badDebt,
  };
}

export const morphoBlue = adapterOf([
  {
    topics: ['liquidation_penalty', 'partial_liquidation', 'bankruptcy_price', 'health_factor'],
    compute: position,
  },
]);
