/**
 * The part of Binance's worked examples that is about prices and accounts: mark and index, funding, collateral,
 * uniMMR, ADL rank. Positions (maintenance, liquidation price) and Aster are in `binance.ts`.
 */
import * as bn from '../../../engine/src/rules/binance-usdm/formulas.ts';
import { autoExchangeSale, haircutFlat } from '../../../engine/src/rules/shared/haircut.ts';
import { guardedIndex } from '../../../engine/src/rules/shared/oracle.ts';
import { BINANCE as PUBLISHED } from '../published-constants.ts';
import { haircutOf, rankOrder, ranking } from '../tables.ts';
import { type Computed, type Fields, markOf, num, numbers, type Rule, rows, sideOf, sizeOf } from '../vector.ts';

function mark(inputs: Fields): Computed | undefined {
  const index = num(inputs, 'index', 'index_px', 'price_index');
  const rate = num(inputs, 'last_funding_rate', 'funding_rate');
  const left = num(inputs, 'hours_to_funding', 'time_to_funding_h', 'hours_until_funding');
  const interval = num(inputs, 'funding_interval_h', 'interval_h', 'funding_interval_hours') ?? PUBLISHED.baseHours;
  const basis = basisOf(inputs, index);
  const computed1 =
    index !== undefined && rate !== undefined && left !== undefined
      ? bn.markPrice1(index, rate, left, interval)
      : undefined;
  const computed2 = index !== undefined && basis !== undefined ? bn.markPrice2(index, basis) : undefined;
  const price1 = num(inputs, 'price1', 'price_1') ?? computed1;
  const price2 = num(inputs, 'price2', 'price_2') ?? computed2;
  const contract = num(inputs, 'contract_price', 'last_price', 'contract', 'last');
  if (price1 === undefined && price2 === undefined) return undefined;
  const out: Computed = {};
  if (price1 !== undefined) out['price1'] = price1;
  if (price2 !== undefined) out['price2'] = price2;
  if (price1 === undefined || price2 === undefined || contract === undefined) return out;
  const median = bn.markPrice(price1, price2, contract);
  return { ...out, mark: median, mark_price: median };
}

function basisOf(inputs: Fields, index: number | undefined): number | undefined {
  const given = num(inputs, 'ma_basis', 'basis_ma', 'moving_average_basis', 'ma30_basis');
  const samples = numbers(inputs, 'basis_samples', 'basis');
  const mids = numbers(inputs, 'mids', 'mid_prices');
  const list = samples ?? (index === undefined ? undefined : mids?.map((mid) => mid - index));
  return given ?? (list && list.reduce((sum, x) => sum + x, 0) / list.length);
}

function index(inputs: Fields): Computed | undefined {
  const prices = numbers(inputs, 'prices', 'spot_prices', 'source_prices');
  if (prices === undefined) return undefined;
  const ages = numbers(inputs, 'ages_ms') ?? numbers(inputs, 'ages_s', 'ages', 'age_s')?.map((s) => s * 1000);
  const given = numbers(inputs, 'weights') ?? prices.map(() => 1);
  const weights = Float64Array.from(given, (w, i) => (Number.isNaN(prices[i]) ? 0 : w));
  const total = weights.reduce((sum, w) => sum + w, 0);
  const values = Float64Array.from(prices, (p) => (Number.isNaN(p) ? 0 : p));
  const at = guardedIndex(
    values,
    weights,
    Float64Array.from(ages ?? prices.map(() => 0)),
    prices.length,
    num(inputs, 'max_deviation', 'deviation_limit') ?? PUBLISHED.indexMaxDeviation,
    num(inputs, 'max_age_ms') ?? (num(inputs, 'max_age_s', 'stale_s') ?? PUBLISHED.indexMaxAgeMs / 1000) * 1000,
  );
  return { index: at, index_price: at, weights_used: Array.from(weights, (w) => w / total) };
}

function funding(inputs: Fields): Computed | undefined {
  const premium = num(inputs, 'avg_premium', 'average_premium', 'premium', 'premium_index');
  if (premium === undefined) return undefined;
  const interval = num(inputs, 'interval_h', 'funding_interval_h', 'interval_hours', 'n_hours') ?? PUBLISHED.baseHours;
  const interest = num(inputs, 'interest', 'interest_rate') ?? PUBLISHED.interest;
  const rate = bn.fundingRate(
    premium,
    interest,
    num(inputs, 'clamp') ?? PUBLISHED.clamp,
    interval,
    PUBLISHED.baseHours,
  );
  const multiple = num(inputs, 'cap_multiple', 'multiple');
  const mmr = num(inputs, 'mmr', 'maintenance_margin_ratio');
  const cap =
    num(inputs, 'cap', 'funding_cap') ?? (multiple !== undefined && mmr !== undefined ? multiple * mmr : Infinity);
  return { funding_rate: bn.fundingCapped(rate, 1, cap), uncapped_funding_rate: rate };
}

function fundingPayment(inputs: Fields): Computed | undefined {
  const size = sizeOf(inputs);
  const at = markOf(inputs);
  const rate = num(inputs, 'funding_rate') ?? (funding(inputs)?.['funding_rate'] as number | undefined);
  if (size === undefined || at === undefined || rate === undefined) return undefined;
  const paid = sideOf(inputs) * size * at * rate;
  return { funding_payment: paid, payment: paid, funding_fee: paid };
}

function haircut(inputs: Fields): Computed | undefined {
  const ratio = num(inputs, 'collateral_ratio', 'ratio');
  const balance = num(inputs, 'balance_value', 'balance_value_usd', 'value', 'balance', 'asset_value');
  const deficit = num(inputs, 'deficit', 'negative_balance');
  const tiers = rows(inputs, 'tiers');
  const holding = num(inputs, 'holding', 'amount', 'balance');
  if (deficit !== undefined && ratio !== undefined) {
    const sold = autoExchangeSale(deficit, ratio);
    return { asset_value_sold: sold, collateral_sold: sold, ...trigger(inputs, -Math.abs(deficit)) };
  }
  if (balance !== undefined && ratio !== undefined) {
    const unit = num(inputs, 'index_px', 'index_price', 'price') ?? 1;
    const value = haircutFlat(balance * unit, ratio);
    return { margin_value: value, collateral_value: value, margin_balance: value, ...trigger(inputs, balance * unit) };
  }
  const effective = tiers && holding !== undefined ? haircutOf(tiers, holding) : undefined;
  if (effective !== undefined) return { effective_holding: effective, margin_value: effective };
  return balance === undefined ? undefined : trigger(inputs, balance);
}

function trigger(inputs: Fields, balance: number): Computed {
  const limit = Math.abs(
    num(inputs, 'threshold', 'auto_exchange_threshold', 'limit') ?? PUBLISHED.autoExchangeLimitUsd,
  );
  const ltvLimit = num(inputs, 'ltv_threshold', 'ltv_limit') ?? PUBLISHED.autoExchangeLtv;
  const triggered = bn.autoExchangeTriggered(balance, limit, num(inputs, 'ltv') ?? 0, ltvLimit);
  return { auto_exchange: triggered, auto_exchange_triggered: triggered, triggered };
}

function assetTotal(inputs: Fields): Computed | undefined {
  const assets = rows(inputs, 'assets', 'balances');
  if (assets === undefined) return undefined;
  let total = 0;
  for (const asset of assets) {
    const amount = num(asset, 'balance_value', 'value', 'net', 'amount', 'balance', 'net_equity');
    const ratio = num(asset, 'collateral_ratio', 'ratio');
    if (amount === undefined || ratio === undefined) return undefined;
    total += bn.adjustedEquity(amount * (num(asset, 'index_px', 'index', 'index_price', 'price') ?? 1), ratio);
  }
  return { margin_value: total, adjusted_equity: total, margin_balance: total, collateral_value: total };
}

function compensation(inputs: Fields): Computed | undefined {
  const at = num(inputs, 'liquidation_px', 'liquidation_price');
  const key = Object.keys(inputs).find((name) => /^(reference|market|compensation)_(px|price)/.test(name));
  const size = sizeOf(inputs);
  if (at === undefined || key === undefined || size === undefined) return undefined;
  return { compensation: bn.incidentCompensation(at, num(inputs, key) ?? NaN, size) };
}

function loans(inputs: Fields): Computed | undefined {
  const rate = num(inputs, 'mmr', 'margin_mmr', 'rate');
  const out: Computed = {};
  for (const [key, value] of Object.entries(inputs)) {
    const asset = /^(?:loan|borrowed)(_[a-z0-9]+)?$/.exec(key);
    if (asset && rate !== undefined) out[`mm${asset[1] ?? ''}`] = bn.loanMaintenance(Number(value), rate);
  }
  return Object.keys(out).length > 0 ? out : undefined;
}

function uniMmr(inputs: Fields): Computed | undefined {
  const listed = assetTotal(inputs)?.['adjusted_equity'] as number | undefined;
  const net = num(inputs, 'net_value', 'equity');
  const single = net === undefined ? undefined : bn.adjustedEquity(net, num(inputs, 'collateral_ratio') ?? 1);
  const equity = num(inputs, 'adjusted_equity') ?? listed ?? single;
  const parts = numbers(inputs, 'maintenance_margins', 'maintenances');
  const need =
    num(inputs, 'maintenance_margin', 'total_maintenance_margin', 'maintenance', 'total_maintenance') ??
    parts?.reduce((sum, x) => sum + x, 0);
  if (equity === undefined) return undefined;
  const adjusted = equity - (num(inputs, 'open_loss') ?? 0);
  if (need === undefined) return { adjusted_equity: adjusted };
  const value = bn.uniMmr(adjusted, need);
  return { adjusted_equity: adjusted, uni_mmr: value, unimmr: value, uniMMR: value };
}

function adl(inputs: Fields): Computed | undefined {
  const accounts = rows(inputs, 'accounts', 'positions');
  const scores: number[] = [];
  for (const row of accounts ?? [inputs]) {
    const wallet = num(row, 'wallet_balance', 'wallet');
    const profit = num(row, 'unrealized_pnl', 'pnl');
    const need = num(row, 'maintenance_margin', 'maintenance');
    if (wallet === undefined || profit === undefined || need === undefined) return indicator(inputs);
    scores.push(bn.adlScore(wallet, profit, need));
  }
  if (accounts === undefined) {
    const wallet = num(inputs, 'wallet_balance', 'wallet') ?? 0;
    const profit = num(inputs, 'unrealized_pnl', 'pnl') ?? 0;
    const need = num(inputs, 'maintenance_margin', 'maintenance') ?? 0;
    const ratio = bn.marginRatio(wallet, profit, need);
    return { score: scores[0], adl_score: scores[0], pnl_pct: bn.adlPnlPercent(wallet, profit), margin_ratio: ratio };
  }
  const order = rankOrder(accounts, scores);
  const ids = rankOrder(
    accounts,
    accounts.map((_, i) => -i),
  );
  const quantiles = ids.map((id) => bn.adlQuantile(order.indexOf(id) + 1, ids.length));
  return { ...ranking(accounts, scores), quantiles };
}

function indicator(inputs: Fields): Computed | undefined {
  const rank = num(inputs, 'rank');
  const users = num(inputs, 'users', 'total_users');
  if (rank === undefined || users === undefined) return undefined;
  const level = bn.adlIndicator(rank, users, PUBLISHED.adlLevels);
  return { quantile: bn.adlQuantile(rank, users), indicator: level, adl_quantile: level };
}

/** Rules of this part, for Binance and for Aster. */
export const accountRules: readonly Rule[] = [
  { topics: ['funding'], compute: mark },
  { topics: ['funding'], compute: index },
  { topics: ['funding'], compute: fundingPayment },
  { topics: ['funding'], compute: funding },
  { topics: ['collateral_haircut'], compute: compensation },
  { topics: ['collateral_haircut', 'portfolio_margin'], compute: assetTotal },
  { topics: ['collateral_haircut'], compute: haircut },
  { topics: ['portfolio_margin'], compute: uniMmr },
  { topics: ['portfolio_margin', 'maintenance_margin'], compute: loans },
  { topics: ['adl_rank'], compute: adl },
];
