/** Worked examples of Aave v3 and v4, computed by the functions of engine/src/rules/aave. */
import * as aave from '../../../engine/src/rules/aave/formulas.ts';
import { toxicFrontier } from '../../../engine/src/rules/shared/lending.ts';
import { AAVE as PUBLISHED } from '../published-constants.ts';
import { adapterOf, type Computed, type Fields, num, nums, rows } from '../vector.ts';

function sumOf(inputs: Fields): { value: number; threshold: number } | undefined {
  const held = rows(inputs, 'collateral', 'collaterals');
  const given = num(inputs, 'emode_liquidation_threshold', 'liquidation_threshold', 'lt');
  if (held === undefined) {
    const value = num(inputs, 'collateral', 'total_collateral', 'reserve_collateral');
    return value === undefined || given === undefined ? undefined : { value, threshold: given };
  }
  const values: number[] = [];
  const thresholds: number[] = [];
  for (const row of held) {
    const quantity = num(row, 'qty', 'amount');
    const price = num(row, 'px');
    const value = num(row, 'value') ?? (quantity === undefined || price === undefined ? undefined : quantity * price);
    const threshold = num(row, 'emode_liquidation_threshold', 'liquidation_threshold', 'lt') ?? given;
    if (value === undefined || threshold === undefined) return undefined;
    values.push(value);
    thresholds.push(threshold);
  }
  return { value: values.reduce((sum, one) => sum + one, 0), threshold: aave.meanThreshold(values, thresholds) };
}

function health(inputs: Fields): Computed | undefined {
  const held = sumOf(inputs);
  const debt = num(inputs, 'debt', 'total_debt');
  if (held === undefined || debt === undefined) return undefined;
  const factor = aave.healthFactor(held.value, held.threshold, debt);
  return { health_factor: factor, liquidatable: aave.liquidatable(factor), liquidation_threshold: held.threshold };
}

function closeFactor(inputs: Fields): Computed | undefined {
  const of = nums(inputs, 'total_debt', 'reserve_debt', 'reserve_collateral', 'health_factor');
  if (of === undefined) return undefined;
  const rule = {
    closeFactor: num(inputs, 'default_close_factor') ?? PUBLISHED.closeFactor,
    fullCloseHealthFactor: num(inputs, 'full_close_hf') ?? PUBLISHED.fullCloseHealthFactor,
    smallUsd: num(inputs, 'small_threshold') ?? PUBLISHED.smallUsd,
  };
  const { total_debt, reserve_debt, reserve_collateral, health_factor } = of;
  const most = aave.maxLiquidatableDebt(total_debt, reserve_debt, reserve_collateral, health_factor, rule);
  return { max_liquidatable_debt: most, close_factor: most / reserve_debt };
}

function dust(inputs: Fields): Computed | undefined {
  const of = nums(inputs, 'collateral', 'liquidated_debt', 'bonus');
  const debt = num(inputs, 'reserve_debt', 'total_debt');
  if (of === undefined || debt === undefined) return undefined;
  const multiple = of.bonus < 1 ? 1 + of.bonus : of.bonus;
  const least = num(inputs, 'min_leftover') ?? PUBLISHED.minLeftoverUsd;
  const seized = of.liquidated_debt * multiple;
  const reverts = aave.leavesDust(debt, of.liquidated_debt, of.collateral, seized, least);
  return { reverts_must_not_leave_dust: reverts, reverts, seized };
}

function cappedPrice(inputs: Fields): Computed | undefined {
  const of = nums(inputs, 'snapshot_ratio', 'max_yearly_growth_bps', 'elapsed_days', 'reported_ratio');
  if (of === undefined) return undefined;
  const growth = of.max_yearly_growth_bps / 10_000;
  const ratio = aave.cappedRatio(of.reported_ratio, of.snapshot_ratio, growth, of.elapsed_days * 86_400);
  const base = num(inputs, 'base_px');
  const out: Computed = { capped_ratio: ratio, capped: ratio < of.reported_ratio };
  return base === undefined ? out : { ...out, price: base * ratio };
}

function deviation(inputs: Fields): Computed | undefined {
  const of = nums(inputs, 'capped_ratio', 'market_ratio');
  if (of === undefined) return undefined;
  const { capped_ratio: capped, market_ratio: market } = of;
  return { deviation_vs_capped: market / capped - 1, deviation_vs_market: 1 - capped / market };
}

function bonus(inputs: Fields): Computed | undefined {
  const of = nums(inputs, 'health_factor', 'max_bonus', 'bonus_factor', 'hf_for_max_bonus');
  if (of === undefined) return undefined;
  return { bonus: aave.dynamicBonus(of.health_factor, of.max_bonus, of.bonus_factor, of.hf_for_max_bonus) };
}

function toTarget(inputs: Fields): Computed | undefined {
  const held = sumOf(inputs);
  const of = nums(inputs, 'debt', 'target_hf');
  const paid = num(inputs, 'bonus') ?? (bonus(inputs)?.['bonus'] as number | undefined);
  if (held === undefined || of === undefined || paid === undefined) return undefined;
  const repay = aave.debtToTarget(of.debt, held.value, held.threshold, paid, of.target_hf);
  return { debt_to_target: repay, repay, seized: repay * (1 + paid) };
}

function frontier(inputs: Fields): Computed | undefined {
  const paid = num(inputs, 'bonus', 'liquidation_bonus');
  if (paid === undefined) return undefined;
  return { toxic_frontier: toxicFrontier(paid) };
}

export const aaveV3 = adapterOf([
  { topics: ['health_factor'], compute: health },
  { topics: ['partial_liquidation'], compute: closeFactor },
  { topics: ['partial_liquidation'], compute: dust },
  { topics: ['collateral_haircut'], compute: cappedPrice },
  { topics: ['collateral_haircut'], compute: deviation },
  { topics: ['liquidation_penalty', 'bankruptcy_price'], compute: frontier },
]);

export const aaveV4 = adapterOf([
  { topics: ['health_factor'], compute: health },
  { topics: ['liquidation_penalty', 'partial_liquidation'], compute: bonus },
  { topics: ['partial_liquidation', 'liquidation_penalty'], compute: toTarget },
]);
