/** GMX's worked examples, computed by the functions of engine/src/rules/gmx. */
import * as gx from '../../../engine/src/rules/gmx/formulas.ts';
import { GMX as PUBLISHED } from '../published-constants.ts';
import { adapterOf, type Computed, entryOf, exact, type Fields, markOf, num, nums, sideOf } from '../vector.ts';

function funding(inputs: Fields): Computed | undefined {
  const given = nums(inputs, 'factor_per_s', 'exponent', 'long_oi', 'short_oi');
  if (given === undefined) return undefined;
  const { long_oi: long, short_oi: short } = given;
  const paid = gx.fundingPaid(given.factor_per_s, given.exponent, long, short);
  const received = gx.fundingReceived(paid, long, short);
  if (long >= short) return { long_pays_per_s: paid, short_receives_per_s: received };
  return { short_pays_per_s: paid, long_receives_per_s: received };
}

function adaptive(inputs: Fields): Computed | undefined {
  const given = nums(
    inputs,
    'imbalance_pct',
    'stable_pct',
    'decrease_thr_pct',
    'increase_pct_per_s',
    'decrease_pct_per_s',
    'seconds',
  );
  if (given === undefined) return undefined;
  // Percent throughout: the imbalance multiplies a rate in percent and is itself a fraction there.
  const change = gx.adaptiveChange(given.imbalance_pct / 100, inputs['skew_same_direction'] !== false, given.seconds, {
    stable: given.stable_pct / 100,
    decrease: given.decrease_thr_pct / 100,
    increasePerS: given.increase_pct_per_s,
    decreasePerS: given.decrease_pct_per_s,
  });
  return { delta_pct: change };
}

function borrowing(inputs: Fields): Computed | undefined {
  const given = nums(inputs, 'factor_per_s', 'exponent');
  const pool = num(inputs, 'pool', 'pool_usd');
  const open = num(inputs, 'oi', 'open_interest', 'long_oi', 'short_oi');
  if (given === undefined || pool === undefined || open === undefined) return undefined;
  const profit = num(inputs, 'pending_pnl', 'pnl') ?? 0;
  const rate = gx.borrowingRate(given.factor_per_s, given.exponent, open + profit, pool);
  return { borrowing_fee_per_s: rate, borrowing_per_s: rate };
}

function impact(inputs: Fields): Computed | undefined {
  const given = nums(inputs, 'initial_diff', 'next_diff', 'exponent');
  const factor = num(inputs, 'factor');
  const positive = num(inputs, 'positive_factor', 'factor_positive') ?? factor;
  const negative = num(inputs, 'negative_factor', 'factor_negative') ?? factor;
  if (given === undefined || positive === undefined || negative === undefined) return undefined;
  return { price_impact: gx.priceImpact(given.initial_diff, given.next_diff, given.exponent, positive, negative) };
}

function positionImpact(inputs: Fields): Computed | undefined {
  const size = exact(inputs, 'size_usd');
  const index = num(inputs, 'index_px');
  const open = num(inputs, 'impact_fraction', 'open_impact');
  if (size === undefined || index === undefined || open === undefined) return undefined;
  const side = sideOf(inputs);
  const tokens = gx.openedTokens(side, size, index, open);
  const total = open + (num(inputs, 'close_impact') ?? 0);
  return {
    size_tokens: tokens,
    execution_px: size / tokens,
    pnl_after_open: gx.positionPnl(side, tokens, size, index),
    total_pnl: size * total,
    impact_pool_tokens: (-size * total) / index,
  };
}

function collateralOf(inputs: Fields, price: number): number | undefined {
  const usd = exact(inputs, 'collateral_usd', 'collateral_usdc');
  const tokens = num(inputs, 'collateral');
  return usd ?? (tokens === undefined ? undefined : tokens * (num(inputs, 'collateral_px') ?? price));
}

function liquidation(inputs: Fields): Computed | undefined {
  const size = exact(inputs, 'size_usd');
  const entry = entryOf(inputs);
  const price = markOf(inputs);
  const minFactor = num(inputs, 'min_collateral_factor');
  if (size === undefined || entry === undefined || price === undefined || minFactor === undefined) return undefined;
  const collateral = collateralOf(inputs, price);
  if (collateral === undefined) return undefined;
  const pnl = gx.positionPnl(sideOf(inputs), size / entry, size, price);
  const fees = num(inputs, 'fees', 'fees_usd') ?? 0;
  const rest = gx.remainingCollateral(collateral, pnl, num(inputs, 'price_impact', 'impact_usd') ?? 0, fees);
  const least = num(inputs, 'min_collateral', 'min_collateral_usd') ?? PUBLISHED.minCollateralUsd;
  return {
    pnl,
    remaining_collateral: rest,
    liquidatable: gx.isLiquidatable(rest, size, minFactor, least),
  };
}

function adl(inputs: Fields): Computed | undefined {
  const long = exact(inputs, 'long_size_usd');
  const short = exact(inputs, 'short_size_usd');
  const size = long ?? short ?? exact(inputs, 'size_usd');
  const entry = entryOf(inputs);
  const price = markOf(inputs);
  const limit = num(inputs, 'max_pnl_factor_for_adl', 'max_pnl_factor');
  const tokens = exact(inputs, 'pool_eth', 'pool_btc', 'pool_sol', 'pool_tokens');
  if (size === undefined || entry === undefined || price === undefined || limit === undefined) return undefined;
  const poolUsd = exact(inputs, 'pool_usd', 'pool_usdc') ?? (tokens === undefined ? undefined : tokens * price);
  if (poolUsd === undefined) return undefined;
  const side = long !== undefined ? 1 : short !== undefined ? -1 : sideOf(inputs);
  const pnl = gx.positionPnl(side, size / entry, size, price);
  const factor = gx.pnlFactor(pnl, poolUsd);
  return { pnl, pool_usd: poolUsd, pool: poolUsd, pnl_factor: factor, adl_enabled: factor > limit };
}

/** Fields of one GMX example. */
export const gmx = adapterOf([
  { topics: ['funding'], compute: funding },
  { topics: ['funding'], compute: adaptive },
  { topics: ['funding'], compute: borrowing },
  { topics: ['liquidation_penalty'], compute: impact },
  { topics: ['liquidation_penalty'], compute: positionImpact },
  { topics: ['liquidation_price', 'maintenance_margin'], compute: liquidation },
  { topics: ['adl_rank'], compute: adl },
]);
