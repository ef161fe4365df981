/** Hyperliquid's worked examples, computed by the functions of engine/src/rules/hyperliquid. */
import * as hl from '../../../engine/src/rules/hyperliquid/formulas.ts';
import { emaStep, weightedMedian } from '../../../engine/src/rules/shared/oracle.ts';
import { unrealizedPnl } from '../../../engine/src/rules/shared/price.ts';
import { tierAt } from '../../../engine/src/rules/shared/tiers.ts';
import { HYPERLIQUID as PUBLISHED } from '../published-constants.ts';
import { ranking, tierColumns } from '../tables.ts';
import {
  adapterOf,
  type Computed,
  entryOf,
  exact,
  type Fields,
  markOf,
  num,
  numbers,
  nums,
  rows,
  sideOf,
  sizeOf,
  text,
} from '../vector.ts';

function notionalOf(inputs: Fields): number | undefined {
  const given = num(inputs, 'notional', 'position_notional', 'total_notional', 'position_value');
  if (given !== undefined) return Math.abs(given);
  const size = sizeOf(inputs);
  const price = markOf(inputs);
  return size === undefined || price === undefined ? undefined : size * price;
}

/** Rate and deduction that hold at a notional: from tiers, from a rate, or from the asset's maximum leverage. */
function rateAt(inputs: Fields, notional: number): { rate: number; deduction: number; tier: number } | undefined {
  const tiers = rows(inputs, 'tiers', 'margin_tiers', 'brackets');
  const columns = tiers && tierColumns(tiers);
  if (columns) {
    const i = tierAt(columns.floors, 0, columns.n, notional);
    return { rate: columns.rates[i], deduction: columns.deductions[i], tier: i + 1 };
  }
  const leverage = num(inputs, 'asset_max_leverage', 'max_leverage');
  const rate = num(inputs, 'mmr', 'maintenance_rate', 'l') ?? (leverage && hl.maintenanceRate(leverage));
  const deduction = num(inputs, 'maintenance_deduction', 'deduction') ?? 0;
  return rate === undefined ? undefined : { rate, deduction, tier: 1 };
}

function maintenance(inputs: Fields): Computed | undefined {
  const notional = notionalOf(inputs);
  const at = rateAt(inputs, notional ?? 0);
  if (at === undefined) return undefined;
  const out: Computed = { maintenance_margin_rate: at.rate, maintenance_rate: at.rate };
  if (notional === undefined) return out;
  const need = notional * at.rate - at.deduction;
  Object.assign(out, { maintenance_margin: need, maintenance: need, maintenance_deduction: at.deduction });
  Object.assign(out, { deduction: at.deduction, tier: at.tier, max_leverage: 1 / (2 * at.rate) });
  const fraction = num(inputs, 'backstop_fraction_of_maintenance', 'backstop_fraction') ?? PUBLISHED.backstopFraction;
  const backstop = hl.backstopEquity(need, fraction);
  Object.assign(out, { backstop_trigger_equity: backstop, backstop_equity: backstop });
  const equity = num(inputs, 'equity', 'account_value', 'isolated_margin', 'margin');
  if (equity === undefined) return out;
  const stage = hl.liquidationStage(equity, need, fraction);
  return {
    ...out,
    liquidatable: stage > 0,
    book_liquidation: stage === 1,
    backstop_triggered: stage === 2,
    backstop_liquidation: stage === 2,
    adl_triggered: stage === 3,
    stage,
    margin_available: equity - need,
  };
}

function initialMargin(inputs: Fields): Computed | undefined {
  const notional = notionalOf(inputs);
  const leverage = num(inputs, 'leverage', 'user_leverage');
  if (notional === undefined || leverage === undefined) return undefined;
  const margin = hl.initialMargin(notional, leverage);
  const floor = hl.withdrawalFloor(margin, notional, num(inputs, 'transfer_fraction') ?? PUBLISHED.transferFraction);
  return { initial_margin: margin, transfer_requirement: floor, transfer_margin_required: floor };
}

function liquidationPrice(inputs: Fields): Computed | undefined {
  const size = sizeOf(inputs);
  const entry = entryOf(inputs);
  const price = markOf(inputs) ?? num(inputs, 'price') ?? entry;
  if (size === undefined || price === undefined) return undefined;
  const side = sideOf(inputs);
  const available = num(inputs, 'margin_available', 'available_margin');
  const at = rateAt(inputs, size * price);
  if (at === undefined) return undefined;
  if (available !== undefined) {
    return { liquidation_price: hl.liquidationPriceFromAvailable(price, side, available, size, at.rate) };
  }
  const isolated = num(inputs, 'isolated_margin', 'margin', 'position_margin');
  const value = num(inputs, 'account_value', 'equity') ?? isolated;
  if (value === undefined) return undefined;
  const others = num(inputs, 'other_maintenance', 'other_maintenance_margin') ?? 0;
  const total = num(inputs, 'cross_maintenance', 'maintenance_margin', 'maintenance_margin_required');
  if (total !== undefined) {
    return { liquidation_price: hl.liquidationPriceFromAvailable(price, side, value - total, size, at.rate) };
  }
  const columns = tierColumns(rows(inputs, 'tiers', 'margin_tiers', 'brackets') ?? [{ floor: 0, mmr: at.rate }]);
  if (columns === undefined) return undefined;
  const { floors, rates, deductions, n } = columns;
  const result = hl.liquidationPriceAt(price, side * size, value - others, floors, rates, deductions, 0, n);
  return { liquidation_price: result, margin_available: value - others - (size * price * at.rate - at.deduction) };
}

function pnl(inputs: Fields): Computed | undefined {
  const size = sizeOf(inputs);
  const entry = entryOf(inputs);
  const mark = markOf(inputs);
  if (size === undefined || entry === undefined || mark === undefined) return undefined;
  return { unrealized_pnl: unrealizedPnl(sideOf(inputs) * size, entry, mark) };
}

function premiumOf(inputs: Fields, source: string): Computed | undefined {
  const bid = num(inputs, 'impact_bid', 'impact_bid_px');
  const ask = num(inputs, 'impact_ask', 'impact_ask_px');
  const oracle = num(inputs, 'oracle', 'oracle_px', 'oracle_price');
  if (bid === undefined || ask === undefined || oracle === undefined) return undefined;
  return {
    premium: isBuilderDeployed(inputs, source)
      ? hl.fundingPremiumHip3(bid, ask, oracle)
      : hl.fundingPremium(bid, ask, oracle),
  };
}

/**
 * Builder-deployed (HIP-3) markets take the mean of the impact prices. The inputs or the page say so; failing both,
 * the interest and clamp do, which only the validator-operated rule prints with its premium.
 */
function isBuilderDeployed(inputs: Fields, source: string): boolean {
  const said = text(inputs, 'market_type', 'market', 'rule', 'dex', 'formula', 'variant', 'mode');
  if (said !== '' || typeof inputs['hip3'] === 'boolean') return inputs['hip3'] === true || /hip-?3|builder/.test(said);
  if (/hip-?3/i.test(source)) return true;
  return !/funding/i.test(source) && num(inputs, 'interest_8h', 'interest', 'clamp') === undefined;
}

function funding(inputs: Fields, source: string): Computed | undefined {
  const computed = premiumOf(inputs, source);
  const samples = numbers(inputs, 'premiums', 'premium_samples');
  const average = samples && samples.reduce((sum, x) => sum + x, 0) / samples.length;
  const premium =
    average ??
    num(inputs, 'average_premium', 'avg_premium', 'premium') ??
    (computed?.['premium'] as number | undefined);
  const uncapped = num(inputs, 'uncapped_hourly_rate', 'uncapped_funding_1h');
  const cap = num(inputs, 'cap_hourly', 'cap', 'hourly_cap') ?? PUBLISHED.capHourly;
  const given8h = num(inputs, 'funding_8h', 'uncapped_8h_rate');
  if (premium === undefined && uncapped === undefined && given8h === undefined) return undefined;
  const interest = num(inputs, 'interest_8h', 'interest', 'interest_rate') ?? PUBLISHED.interest8h;
  const limit = num(inputs, 'clamp') ?? PUBLISHED.clamp;
  const rate8h = given8h ?? hl.fundingRate8h(premium ?? 0, interest, limit);
  const rate1h = uncapped === undefined ? hl.fundingRate1h(rate8h, cap) : hl.fundingCapped(uncapped, cap);
  const out: Computed = { ...computed, funding_1h: rate1h, funding_rate_1h: rate1h, hourly_rate: rate1h };
  if (premium !== undefined) Object.assign(out, { premium, average_premium: premium });
  if (uncapped === undefined) Object.assign(out, { funding_8h: rate8h, funding_rate_8h: rate8h });
  const hours = 24 * 365;
  const compounded = hl.compoundedApr(rate1h, hours);
  Object.assign(out, { apr_simple: hl.simpleApr(rate1h, hours), apr_hourly_compounded: compounded });
  return { ...out, ...payment(inputs, rate1h) };
}

function payment(inputs: Fields, rate: number): Computed {
  const directed = Object.keys(inputs).find((key) => /^position_.*(long|short)$/.test(key));
  const size = directed === undefined ? sizeOf(inputs) : Math.abs(exact(inputs, directed) ?? 0);
  const oracle = num(inputs, 'oracle', 'oracle_px', 'oracle_price');
  if (size === undefined || oracle === undefined) return {};
  const paid = hl.fundingPayment(sideOf(inputs) * size, oracle, rate);
  return { payment: paid, funding_payment: paid };
}

function fundingPaymentOnly(inputs: Fields): Computed | undefined {
  const rate = num(inputs, 'funding_rate', 'funding_1h', 'hourly_rate');
  return rate === undefined ? undefined : payment(inputs, rate);
}

function weightedPrice(inputs: Fields): Computed | undefined {
  const prices = numbers(inputs, 'prices', 'spot_prices', 'perp_prices', 'mids', 'validator_prices');
  if (prices === undefined) return undefined;
  const names = Array.isArray(inputs['sources'])
    ? (inputs['sources'] as unknown[]).map((s) => String(s).toLowerCase())
    : [];
  const perps = 'perp_prices' in inputs || /perp|mark/.test(text(inputs, 'market', 'kind'));
  const table: Readonly<Record<string, number>> = perps ? PUBLISHED.perpWeights : PUBLISHED.spotWeights;
  const given = numbers(inputs, 'weights', 'stakes', 'stake_weights') ?? names.map((name) => table[name] ?? 0);
  if (given.length !== prices.length) return undefined;
  const weights = Float64Array.from(given, (w, i) => (Number.isNaN(prices[i]) ? 0 : w));
  const values = Float64Array.from(prices, (p) => (Number.isNaN(p) ? 0 : p));
  const median = weightedMedian(values, weights, values.length);
  return { oracle_px: median, weighted_median: median, cex_perp_weighted_median: median, median_px: median };
}

function mark(inputs: Fields): Computed | undefined {
  const median3 = (a: number, b: number, c: number): number => hl.markPrice(a, b, c, NaN);
  const touch = nums(inputs, 'best_bid', 'best_ask', 'last_trade');
  const local =
    num(inputs, 'median_bid_ask_last', 'mid') ?? (touch && median3(touch.best_bid, touch.best_ask, touch.last_trade));
  const oracle = num(inputs, 'oracle', 'oracle_px');
  const ema = num(inputs, 'ema150_basis', 'ema_basis', 'basis_ema');
  const basis =
    num(inputs, 'oracle_plus_ema150_basis', 'oracle_plus_ema_basis') ??
    (oracle !== undefined && ema !== undefined ? hl.markFromBasis(oracle, ema) : undefined);
  const perps = num(inputs, 'cex_perp_weighted_median', 'perp_weighted_median');
  if (basis === undefined && local === undefined && perps === undefined) return undefined;
  const fallback = num(inputs, 'ema30_median_bid_ask_last', 'ema30', 'ema_30s', 'ema30_estimate2') ?? NaN;
  const price = hl.markPrice(basis ?? NaN, local ?? NaN, perps ?? NaN, fallback);
  const ema8h = num(inputs, 'mark_ema_8h', 'ema_8h');
  const multiple = num(inputs, 'mark_cap_multiple') ?? PUBLISHED.hyperpMarkMultiple;
  const capped = ema8h === undefined ? price : hl.hyperpMark(price, ema8h, multiple);
  return { mark_px: capped, mark: capped, ...(local === undefined ? {} : { median_bid_ask_last: local }) };
}

function average(inputs: Fields): Computed | undefined {
  const samples = numbers(inputs, 'samples', 'basis_samples');
  if (samples === undefined) return undefined;
  const dts = numbers(inputs, 'dts', 'dt_list') ?? samples.map(() => num(inputs, 'dt_s', 'dt', 'interval_s') ?? 1);
  const tau = num(inputs, 'tau_s', 'tau', 'half_window_s') ?? PUBLISHED.emaSeconds;
  const state = new Float64Array(2);
  let ema = NaN;
  samples.forEach((sample, i) => (ema = emaStep(state, 0, sample, dts[i] ?? 1, tau)));
  return { ema, ema_basis: ema, basis_ema: ema };
}

function partial(inputs: Fields): Computed | undefined {
  const notional = notionalOf(inputs);
  if (notional === undefined) return undefined;
  const size = sizeOf(inputs);
  const threshold = num(inputs, 'threshold') ?? PUBLISHED.partialThresholdUsd;
  const fraction = num(inputs, 'first_fraction', 'fraction') ?? PUBLISHED.firstFraction;
  const since = num(inputs, 'seconds_since_partial', 'elapsed_s');
  const cooldown = num(inputs, 'cooldown_s');
  const inCooldown =
    inputs['in_cooldown'] === true || (since !== undefined && cooldown !== undefined && since < cooldown);
  const order = hl.liquidationOrderNotional(notional, threshold, fraction, inCooldown);
  const next = hl.liquidationOrderNotional(notional, threshold, fraction, true) / notional;
  return {
    first_order_notional: order,
    order_notional: order,
    first_order_fraction: order / notional,
    next_order_within_cooldown_fraction: next,
    next_order_notional: (notional - order) * next,
    remaining_notional: notional - order,
    ...(size === undefined ? {} : { first_order_size: size * (order / notional) }),
  };
}

function adlScores(inputs: Fields): { documented: number; reconstructed: number } | undefined {
  const entry = entryOf(inputs);
  const price = markOf(inputs);
  const size = sizeOf(inputs);
  const value = num(inputs, 'account_value', 'equity');
  const notional = notionalOf(inputs);
  if (value === undefined || notional === undefined) return undefined;
  const held = size ?? (price === undefined ? undefined : notional / price);
  const given = num(inputs, 'unrealized_pnl', 'pnl');
  const computed =
    entry !== undefined && price !== undefined && held !== undefined
      ? unrealizedPnl(sideOf(inputs) * held, entry, price)
      : undefined;
  const profit = given ?? computed ?? NaN;
  const basis = num(inputs, 'entry_notional') ?? (entry !== undefined && held !== undefined ? entry * held : NaN);
  const floor = num(inputs, 'floor') ?? PUBLISHED.adlFloor;
  return {
    documented: hl.adlScoreDocumented(price ?? NaN, entry ?? NaN, notional, value),
    reconstructed: hl.adlScoreReconstructed(notional, value, profit, basis, floor),
  };
}

function adl(inputs: Fields): Computed | undefined {
  const literal = /doc|literal|printed/.test(text(inputs, 'variant', 'formula', 'form', 'version'));
  const accounts = rows(inputs, 'accounts', 'positions');
  const list = (accounts ?? [inputs]).map((row) => adlScores({ ...inputs, ...row }));
  if (list.some((x) => x === undefined)) return undefined;
  const all = list as { documented: number; reconstructed: number }[];
  const scores = all.map((x) => (literal ? x.documented : x.reconstructed));
  if (accounts) return ranking(accounts, scores);
  return {
    score: scores[0],
    adl_score: scores[0],
    adl_index: literal ? all[0].documented : all[0].reconstructed,
    documented_index: all[0].documented,
    index_documented: all[0].documented,
    reconstructed_score: all[0].reconstructed,
    score_reconstructed: all[0].reconstructed,
  };
}

function borrowRate(inputs: Fields): Computed | undefined {
  const supplied = num(inputs, 'supplied', 'total_supplied');
  const borrowed = num(inputs, 'borrowed', 'total_borrowed');
  const ratio = supplied !== undefined && borrowed !== undefined ? borrowed / supplied : undefined;
  const utilization = num(inputs, 'utilization', 'utilisation') ?? ratio;
  if (utilization === undefined) return undefined;
  const base = num(inputs, 'base', 'base_apy') ?? PUBLISHED.borrowBase;
  const slope = num(inputs, 'slope') ?? PUBLISHED.borrowSlope;
  const kink = num(inputs, 'kink', 'optimal_utilization') ?? PUBLISHED.borrowKink;
  return { utilization, borrow_apy: hl.borrowApy(utilization, base, slope, kink) };
}

function carry(inputs: Fields): Computed | undefined {
  const size = num(inputs, 'perp', 'perp_size');
  const entry = entryOf(inputs);
  const price = markOf(inputs);
  if (size === undefined || entry === undefined || price === undefined) return undefined;
  const profit = unrealizedPnl(size, entry, price);
  const spot = num(inputs, 'spot');
  return {
    unrealized_pnl: profit,
    borrowed: hl.borrowedUsdc(num(inputs, 'usdc_balance', 'balance') ?? 0, profit),
    ...(spot === undefined ? {} : { net_delta: spot + size }),
  };
}

function portfolioRatio(inputs: Fields): Computed | undefined {
  const borrowed = exact(inputs, 'borrowed_usdc', 'borrowed_usd', 'borrowed_usdt') ?? num(inputs, 'borrowed');
  const ltv = num(inputs, 'ltv');
  const held = Object.keys(inputs).find((key) => /^(spot|collateral)(_[a-z0-9]+)?$/.test(key));
  const priced = Object.keys(inputs).find((key) => /^([a-z0-9]+_)?oracle(_px|_price)?$/.test(key));
  if (borrowed === undefined || ltv === undefined || held === undefined || priced === undefined) return undefined;
  const capacity = hl.borrowCapacity(
    exact(inputs, held) ?? 0,
    num(inputs, 'supply_cap', 'user_supply_cap') ?? Infinity,
    exact(inputs, priced) ?? 0,
    ltv,
    num(inputs, 'borrow_cap', 'user_borrow_cap') ?? Infinity,
  );
  const ratio = hl.portfolioMarginRatio(
    exact(inputs, 'fixed_usdc', 'fixed_usd') ?? PUBLISHED.fixedUsdc,
    num(inputs, 'cross_maintenance', 'maintenance', 'maintenance_margin') ?? 0,
    borrowed,
    exact(inputs, 'usdc_balance', 'balance_usdc', 'balance') ?? 0,
    capacity,
  );
  const threshold = num(inputs, 'liquidation_threshold') ?? PUBLISHED.liquidationThreshold;
  return { portfolio_margin_ratio: ratio, liquidatable: ratio > threshold, borrow_capacity: capacity };
}

/** Fields of one Hyperliquid example. */
export const hyperliquid = adapterOf([
  { topics: ['maintenance_margin', 'partial_liquidation', 'initial_margin'], compute: maintenance },
  { topics: ['initial_margin', 'maintenance_margin'], compute: initialMargin },
  { topics: ['liquidation_price'], compute: liquidationPrice },
  { topics: ['liquidation_price', 'portfolio_margin', 'pnl'], compute: pnl },
  { topics: ['funding'], compute: funding },
  { topics: ['funding'], compute: premiumOf },
  { topics: ['funding'], compute: fundingPaymentOnly },
  { topics: ['funding', 'mark_price', 'oracle_price'], compute: weightedPrice },
  { topics: ['funding', 'mark_price'], compute: mark },
  { topics: ['funding', 'mark_price'], compute: average },
  { topics: ['partial_liquidation'], compute: partial },
  { topics: ['adl_rank'], compute: adl },
  { topics: ['portfolio_margin'], compute: borrowRate },
  { topics: ['portfolio_margin'], compute: carry },
  { topics: ['portfolio_margin'], compute: portfolioRatio },
]);
