/** Bybit's worked examples, computed by the functions of engine/src/rules/bybit and rules/shared. */
import * as by from '../../../engine/src/rules/bybit/formulas.ts';
import { haircutFlat } from '../../../engine/src/rules/shared/haircut.ts';
import * as price from '../../../engine/src/rules/shared/price.ts';
import { marginalFromCaps } from '../../../engine/src/rules/shared/tiers.ts';
import { BYBIT as PUBLISHED } from '../published-constants.ts';
import { capsOf, haircutOf, ranking } from '../tables.ts';
import { adapterOf, type Computed, entryOf, exact, type Fields, markOf, num, rows, sideOf, text } from '../vector.ts';

interface Position {
  readonly inverse: boolean;
  readonly side: 1 | -1;
  /** Coins (linear) or USD (inverse); 1 where the example gives a price alone. */
  readonly size: number;
  readonly entry: number;
  /** At entry: quote currency (linear) or coin (inverse). */
  readonly value: number;
  readonly sized: boolean;
}

/**
 * The position of an example. Inverse: says so, or has its quantity in USD, or gives no size at all while asking for
 * a price that then does not depend on it (the venue prints such cases for inverse contracts only).
 */
function positionOf(inputs: Fields): Position | undefined {
  const entry = entryOf(inputs);
  if (entry === undefined) return undefined;
  const said = text(inputs, 'contract', 'contract_type', 'category', 'product', 'type');
  const usd = exact(inputs, 'qty_usd', 'quantity_usd', 'size_usd', 'contracts_usd', 'contracts');
  const coins = num(inputs, 'size', 'quantity', 'amount', 'position_size');
  const inverse =
    /inverse|coin/.test(said) || (!/linear|usdt|usdc/.test(said) && (usd !== undefined || coins === undefined));
  const given = inverse ? (usd ?? coins) : coins;
  const size = given === undefined ? 1 : Math.abs(given);
  const value = inverse ? by.inverseValue(size, entry) : size * entry;
  return { inverse, side: sideOf(inputs), size, entry, value, sized: given !== undefined };
}

function onTick(inputs: Fields, side: 1 | -1, value: number): number {
  const tick = num(inputs, 'tick', 'tick_size');
  return tick === undefined || value === 0 ? value : price.roundTowardMarket(side, value, tick);
}

/** Maintenance of a value: marginal tiers where they are given, else one rate and deduction. */
function maintenanceOf(inputs: Fields, value: number): number | undefined {
  const tiers = rows(inputs, 'tiers', 'risk_tiers', 'risk_limits');
  if (tiers) {
    const rates = Float64Array.from(tiers, (tier) => num(tier, 'mmr', 'rate') ?? NaN);
    return marginalFromCaps(capsOf(tiers), rates, 0, tiers.length, value);
  }
  const rate = num(inputs, 'mmr');
  if (rate === undefined) return undefined;
  return by.maintenanceFlat(value, rate, num(inputs, 'mm_deduction', 'deduction', 'maintenance_margin_deduction') ?? 0);
}

function valueOf(inputs: Fields): number | undefined {
  const given = num(inputs, 'position_value');
  if (given !== undefined) return given;
  const position = positionOf(inputs);
  return position?.sized ? position.value : undefined;
}

function margins(inputs: Fields): Computed | undefined {
  const value = valueOf(inputs);
  if (value === undefined) return undefined;
  const out: Computed = { position_value: value };
  const leverage = num(inputs, 'leverage');
  if (leverage !== undefined) out['initial_margin'] = by.initialMargin(value, leverage);
  const need = maintenanceOf(inputs, value);
  return need === undefined ? out : { ...out, maintenance_margin: need, effective_mmr: need / value };
}

function pnl(inputs: Fields): Computed | undefined {
  const position = positionOf(inputs);
  const mark = markOf(inputs);
  if (position === undefined || mark === undefined || !position.sized) return undefined;
  const profit = position.inverse ? price.unrealizedPnlInverse : price.unrealizedPnl;
  return { unrealized_pnl: profit(position.side * position.size, position.entry, mark) };
}

function liquidation(inputs: Fields): Computed | undefined {
  const position = positionOf(inputs);
  if (position === undefined) return undefined;
  const { inverse, side, size, entry, value } = position;
  const need = maintenanceOf(inputs, value);
  const available = num(inputs, 'available', 'account_balance', 'balance');
  const fee = num(inputs, 'taker_fee', 'fee_rate');
  const rate = num(inputs, 'mmr');
  if (inverse && available !== undefined && rate !== undefined) {
    const free = available - (num(inputs, 'order_margin') ?? 0);
    const bankruptcy = num(inputs, 'bankruptcy_px') ?? price.bankruptcyPriceInverse(side, size, entry, free, fee ?? 0);
    const at = by.crossInverseLiquidationPrice(side, size, entry, free, rate, fee ?? 0, bankruptcy);
    return { liquidation_price: onTick(inputs, side, at), bankruptcy_price: bankruptcy };
  }
  const leverage = num(inputs, 'leverage');
  const margin = num(inputs, 'initial_margin', 'position_margin') ?? (leverage && by.initialMargin(value, leverage));
  if (margin === undefined || need === undefined) return undefined;
  const extra = num(inputs, 'extra_margin', 'added_margin', 'extra_margin_added') ?? 0;
  const deducted = num(inputs, 'funding_deducted', 'funding_paid_from_margin') ?? 0;
  let at: number;
  if (inverse && fee !== undefined && rate !== undefined) {
    const deduction = num(inputs, 'mm_deduction', 'deduction') ?? 0;
    at = price.liquidationPriceInverseAtMark(side, size, entry, margin, extra - deducted, fee, rate, deduction);
  } else {
    const solve = inverse ? price.liquidationPriceInverse : price.liquidationPriceFromMargins;
    at = solve(side, size, entry, margin, need, extra - deducted);
  }
  return { liquidation_price: onTick(inputs, side, at), initial_margin: margin, maintenance_margin: need };
}

function bankruptcy(inputs: Fields): Computed | undefined {
  const position = positionOf(inputs);
  if (position === undefined) return undefined;
  const { inverse, side, size, entry, value } = position;
  const leverage = num(inputs, 'leverage');
  const own =
    num(inputs, 'position_im', 'position_margin', 'initial_margin') ?? (leverage && by.initialMargin(value, leverage));
  const free = num(inputs, 'available', 'wallet_balance', 'account_balance', 'balance');
  if (own === undefined && free === undefined) return undefined;
  const margin = (own ?? 0) + (free ?? 0) + (num(inputs, 'extra_margin') ?? 0) - (num(inputs, 'order_margin') ?? 0);
  const fee = num(inputs, 'taker_fee', 'fee_rate') ?? 0;
  const solve = inverse ? price.bankruptcyPriceInverse : price.bankruptcyPrice;
  const at = onTick(inputs, side, solve(side, size, entry, margin, fee));
  const mark = num(inputs, 'mark_px', 'mark');
  const out: Computed = { bankruptcy_price: at };
  if (position.sized) out['position_value'] = value;
  return mark === undefined ? out : { ...out, ...execution(inputs, at, mark) };
}

function execution(inputs: Fields, bankruptcyPx: number, mark: number): Computed {
  const limit = num(inputs, 'max_deviation', 'deviation_limit', 'deviation_threshold') ?? PUBLISHED.adlMaxDeviation;
  const at = by.adlPrice(bankruptcyPx, mark, limit);
  return { uses_mark_instead: by.adlUsesMark(bankruptcyPx, mark, limit), adl_price: at, execution_price: at };
}

function givenExecution(inputs: Fields): Computed | undefined {
  const at = num(inputs, 'bankruptcy_px');
  const mark = num(inputs, 'mark_px', 'mark');
  return at === undefined || mark === undefined ? undefined : execution(inputs, at, mark);
}

function orderCost(inputs: Fields): Computed | undefined {
  const position = positionOf(inputs);
  const leverage = num(inputs, 'leverage');
  const fee = num(inputs, 'taker_fee', 'fee_rate');
  if (!position?.sized || position.inverse || leverage === undefined || fee === undefined) return undefined;
  const { side, size, entry } = position;
  const at = by.bankruptcyAtLeverage(side, entry, leverage);
  return {
    initial_margin: by.initialMargin(size * entry, leverage),
    bankruptcy_price: at,
    open_fee: by.takerFee(size, entry, fee),
    close_fee: by.takerFee(size, at, fee),
    order_cost: by.orderCost(side, size, entry, leverage, fee),
  };
}

function accountRates(inputs: Fields): Computed | undefined {
  const balance = num(inputs, 'margin_balance', 'total_margin_balance');
  if (balance === undefined) return undefined;
  const loss = num(inputs, 'haircut_loss') ?? 0;
  const order = num(inputs, 'order_loss') ?? 0;
  const need = num(inputs, 'total_maintenance_margin', 'maintenance_margin', 'account_maintenance_margin');
  const initial = num(inputs, 'total_initial_margin', 'initial_margin', 'account_initial_margin');
  const out: Computed = {};
  if (initial !== undefined) out['account_im_rate'] = by.accountMarginRate(initial, balance, loss, order);
  if (need === undefined) return initial === undefined ? undefined : out;
  const rate = by.accountMarginRate(need, balance, loss, order);
  return { ...out, account_mm_rate: rate, liquidatable: rate >= 1 };
}

function variantOf(inputs: Fields): by.AdlTriggerVariant {
  const said = text(inputs, 'variant', 'rule', 'rule_version', 'version', 'trigger');
  if (/help|2025-11|nov/.test(said)) return 'help-2025-11';
  return /insufficient|2025-09|sep/.test(said) ? 'insufficient-2025-09' : 'api-2026-07';
}

function adlTrigger(inputs: Fields): Computed | undefined {
  const high = num(inputs, 'pool_8h_max_balance', 'pool_max_balance', 'max_balance');
  const now = num(inputs, 'symbol_pnl_now', 'symbol_pnl', 'current_pnl');
  const given = num(inputs, 'pnl_ratio');
  const best = num(inputs, 'symbol_pnl_8h_max', 'max_pnl') ?? 0;
  const computed = now !== undefined && high !== undefined ? by.adlPnlRatio(now, best, high) : undefined;
  const ratio = given ?? computed;
  const balance = num(inputs, 'pool_balance', 'balance', 'insurance_balance') ?? high;
  if (balance === undefined) return undefined;
  const variant = variantOf(inputs);
  const published = variant === 'help-2025-11' ? PUBLISHED.adlHelpRatio : PUBLISHED.adlTriggerRatio;
  const limits: by.AdlTriggerLimits = {
    minPoolBalance: num(inputs, 'adl_trigger_threshold', 'trigger_threshold') ?? PUBLISHED.adlMinPoolBalance,
    triggerRatio: num(inputs, 'insurance_pnl_ratio', 'trigger_ratio') ?? published,
    stopRatio: num(inputs, 'adl_stop_ratio', 'stop_ratio') ?? PUBLISHED.adlStopRatio,
  };
  const pendingLoss = num(inputs, 'pending_loss', 'loss') ?? 0;
  const pool = { poolBalance: balance, poolMax8h: high ?? balance, pnlRatio: ratio ?? 0, pendingLoss };
  const triggered = by.adlTriggered(variant, pool, limits);
  const loss = ratio === undefined ? 0 : by.adlExcessLoss(ratio, limits.triggerRatio, pool.poolMax8h);
  return {
    ...(ratio === undefined ? {} : { pnl_ratio: ratio }),
    adl_triggered: triggered,
    adl_stopped: by.adlStopped(variant, pool, limits),
    adl_stops: by.adlStopped(variant, pool, limits),
    loss_to_adl: triggered ? loss : 0,
  };
}

function returnOf(row: Fields): number | undefined {
  const given = num(row, 'leveraged_return');
  const position = positionOf(row);
  const leverage = num(row, 'leverage');
  const profit = num(row, 'unrealized_pnl', 'pnl') ?? (pnl(row)?.['unrealized_pnl'] as number | undefined);
  const margin =
    num(row, 'position_margin', 'initial_margin', 'margin') ??
    (position?.sized && leverage !== undefined ? by.initialMargin(position.value, leverage) : undefined);
  return given ?? (profit === undefined || margin === undefined ? undefined : by.adlScore(profit, margin));
}

function adlRank(inputs: Fields): Computed | undefined {
  const accounts = rows(inputs, 'accounts', 'positions');
  const scores = (accounts ?? [inputs]).map(returnOf);
  if (scores.some((score) => score === undefined)) return undefined;
  const all = scores as number[];
  if (accounts) return ranking(accounts, all);
  return { score: all[0], leveraged_return: all[0], adl_score: all[0] };
}

function haircut(inputs: Fields): Computed | undefined {
  const tiers = rows(inputs, 'tiers');
  const holding = num(inputs, 'holding', 'amount', 'balance');
  if (holding === undefined) return undefined;
  const index = num(inputs, 'index_px', 'usd_index', 'price', 'index_price');
  const ratio = num(inputs, 'collateral_ratio', 'ratio', 'collateral_value_ratio');
  const effective = tiers ? haircutOf(tiers, holding) : ratio === undefined ? undefined : haircutFlat(holding, ratio);
  if (effective === undefined) return undefined;
  const out: Computed = { effective_holding: effective, effective_ratio: effective / holding };
  if (index === undefined) return { ...out, collateral_value: effective, margin_value: effective };
  return { ...out, collateral_value: effective * index, margin_value: effective * index };
}

function conversion(inputs: Fields): Computed | undefined {
  const dollars = exact(inputs, 'btcusd_index', 'btc_usd_index');
  const tether = exact(inputs, 'btcusdt_index', 'btc_usdt_index');
  if (dollars === undefined || tether === undefined) return undefined;
  const rate = by.usdtToUsd(dollars, tether);
  return { usdt_usd: rate, usdt_index: rate, conversion_rate: rate, usdt_value: rate * (num(inputs, 'balance') ?? 1) };
}

/** Fields of one Bybit example. */
export const bybit = adapterOf([
  { topics: ['liquidation_price'], compute: liquidation },
  { topics: ['liquidation_price', 'portfolio_margin', 'maintenance_margin', 'initial_margin'], compute: pnl },
  { topics: ['initial_margin'], compute: orderCost },
  { topics: ['liquidation_price', 'maintenance_margin', 'initial_margin', 'portfolio_margin'], compute: margins },
  { topics: ['bankruptcy_price', 'adl_rank'], compute: bankruptcy },
  { topics: ['bankruptcy_price', 'adl_rank'], compute: givenExecution },
  { topics: ['maintenance_margin', 'initial_margin', 'portfolio_margin'], compute: accountRates },
  { topics: ['adl_rank'], compute: adlTrigger },
  { topics: ['adl_rank'], compute: adlRank },
  { topics: ['collateral_haircut', 'portfolio_margin'], compute: conversion },
  { topics: ['collateral_haircut', 'portfolio_margin'], compute: haircut },
]);
