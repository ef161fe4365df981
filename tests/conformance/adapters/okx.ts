/** OKX's worked examples, computed by the functions of engine/src/rules/okx and rules/shared. */
import * as ok from '../../../engine/src/rules/okx/formulas.ts';
import { haircutFlat } from '../../../engine/src/rules/shared/haircut.ts';
import { unrealizedPnl, unrealizedPnlInverse } from '../../../engine/src/rules/shared/price.ts';
import { marginalFromCaps, maintenance as tierMaintenance, tierAt } from '../../../engine/src/rules/shared/tiers.ts';
import { OKX as PUBLISHED } from '../published-constants.ts';
import { capsOf, haircutOf, ranking, tierColumns } from '../tables.ts';
import {
  adapterOf,
  type Computed,
  entryOf,
  type Fields,
  markOf,
  num,
  numbers,
  rows,
  sideOf,
  sizeOf,
} from '../vector.ts';

function assetsOf(inputs: Fields): number | undefined {
  const given = num(inputs, 'pos', 'position_assets', 'assets', 'position');
  const margin = num(inputs, 'margin_in_assets');
  return given === undefined ? undefined : Math.abs(given) + (margin ?? 0);
}

function liabilityOf(inputs: Fields): number | undefined {
  const owed = num(inputs, 'liability', 'liab');
  return owed === undefined ? undefined : Math.abs(owed) + Math.abs(num(inputs, 'interest') ?? 0);
}

/** Isolated margin loans: maintenance, margin ratio, liquidation price. */
function loan(inputs: Fields): Computed | undefined {
  const owed = liabilityOf(inputs);
  const rate = num(inputs, 'mmr');
  if (owed === undefined || rate === undefined) return undefined;
  const side = sideOf(inputs);
  const mark = markOf(inputs);
  const assets = assetsOf(inputs);
  const fee = num(inputs, 'fee_rate', 'taker_fee', 'fee') ?? 0;
  const out: Computed = {};
  if (mark !== undefined) out['maintenance_margin'] = ok.loanMaintenance(side, owed, mark, rate);
  if (assets === undefined) return out;
  out['liquidation_price'] = ok.loanLiquidationPrice(side, owed, assets, rate, fee);
  if (mark === undefined) return out;
  const ratio = ok.loanMarginRatio(side, assets, owed, mark, rate, fee);
  return { ...out, margin_ratio: ratio, liquidatable: ratio <= 1 };
}

function notionalOf(inputs: Fields): number | undefined {
  const given = num(inputs, 'notional', 'position_value', 'value');
  if (given !== undefined) return Math.abs(given);
  const size = sizeOf(inputs);
  const at = markOf(inputs) ?? entryOf(inputs);
  if (size === undefined || at === undefined) return undefined;
  return size * at * (num(inputs, 'contract_value', 'ct_val', 'face_value') ?? 1);
}

/** Contracts: the whole position pays the rate of its tier; tiers may be in contracts or in value. */
function contract(inputs: Fields): Computed | undefined {
  if (liabilityOf(inputs) !== undefined) return undefined;
  const notional = notionalOf(inputs);
  const tiers = rows(inputs, 'tiers', 'position_tiers');
  const columns = tiers && tierColumns(tiers, true);
  const size = sizeOf(inputs);
  if (columns && (size ?? notional) !== undefined) {
    const measure = size ?? notional ?? 0;
    const { floors, rates, deductions, n } = columns;
    const tier = tierAt(floors, 0, n, measure);
    const need = notional === undefined ? undefined : notional * rates[tier];
    const plain = tierMaintenance(floors, rates, deductions, 0, n, measure);
    return { mmr: rates[tier], tier: tier + 1, maintenance_margin: need ?? plain };
  }
  const rate = num(inputs, 'mmr');
  if (rate === undefined || notional === undefined) return undefined;
  const out: Computed = { maintenance_margin: notional * rate };
  const margin = num(inputs, 'margin', 'margin_balance');
  if (margin === undefined) return out;
  const profit = num(inputs, 'pnl', 'unrealized_pnl') ?? (pnl(inputs)?.['unrealized_pnl'] as number | undefined) ?? 0;
  const ratio = ok.marginRatioIsolated(margin, profit, notional, rate, num(inputs, 'fee_rate', 'taker_fee') ?? 0);
  return { ...out, margin_ratio: ratio, liquidatable: ratio <= 1 };
}

function isolatedPrice(inputs: Fields): Computed | undefined {
  const size = sizeOf(inputs);
  const entry = entryOf(inputs);
  const rate = num(inputs, 'mmr');
  const leverage = num(inputs, 'leverage');
  if (size === undefined || entry === undefined || rate === undefined) return undefined;
  const held = size * (num(inputs, 'contract_value', 'ct_val', 'face_value') ?? 1);
  const margin = num(inputs, 'margin', 'margin_balance') ?? (leverage && (held * entry) / leverage);
  if (margin === undefined) return undefined;
  const fee = num(inputs, 'fee_rate', 'taker_fee') ?? 0;
  return { liquidation_price: ok.liquidationPriceIsolated(margin, sideOf(inputs) * held, entry, rate, fee) };
}

/** Single-currency, multi-currency and given-maintenance margin ratios. */
function marginRatio(inputs: Fields): Computed | undefined {
  const need = num(inputs, 'maintenance_margin', 'maintenance');
  if (need === undefined) return undefined;
  const fees = num(inputs, 'liquidation_fees', 'liquidation_fee', 'reduction_fees', 'fees') ?? 0;
  const adjusted = num(inputs, 'adjusted_equity', 'effective_margin', 'discounted_equity');
  const balance = num(inputs, 'balance', 'equity');
  let ratio: number;
  if (adjusted !== undefined) ratio = ok.marginRatioMulti(adjusted, need, fees);
  else if (balance !== undefined) {
    const frozen = num(inputs, 'frozen', 'frozen_sells') ?? 0;
    ratio = ok.marginRatioSingle(balance, num(inputs, 'pnl', 'unrealized_pnl') ?? 0, frozen, need, fees);
  } else return undefined;
  return { margin_ratio: ratio, liquidatable: ratio <= 1 };
}

function pnl(inputs: Fields): Computed | undefined {
  const size = sizeOf(inputs);
  const entry = entryOf(inputs);
  const mark = markOf(inputs);
  if (size === undefined || entry === undefined || mark === undefined) return undefined;
  const inverse = 'qty_usd' in inputs || inputs['contract_type'] === 'inverse';
  const signed = sideOf(inputs) * size * (num(inputs, 'contract_value', 'ct_val', 'face_value') ?? 1);
  return { unrealized_pnl: (inverse ? unrealizedPnlInverse : unrealizedPnl)(signed, entry, mark) };
}

/** Old rule where only the tier-1 cap is given; current rule (two tiers at a time) where the caps of the tiers are. */
function partial(inputs: Fields): Computed | undefined {
  const size = num(inputs, 'position', 'size', 'position_size');
  if (size === undefined) return undefined;
  const first = num(inputs, 'tier1_max', 'tier1_cap', 'tier_1_max');
  const tiers = rows(inputs, 'tiers');
  const caps = tiers ? Array.from(capsOf(tiers)) : numbers(inputs, 'tier_caps', 'tier_max', 'caps');
  let close: number;
  if (caps) close = ok.partialCloseTwoTiers(Float64Array.from(caps), 0, caps.length, size);
  else if (first !== undefined) close = ok.partialCloseToTier1(size, first);
  else return undefined;
  return {
    close,
    close_size: close,
    remaining: size - close,
    remaining_size: size - close,
    full_takeover: close === size,
  };
}

function fund(inputs: Fields): Computed | undefined {
  const balance = num(inputs, 'fund_balance', 'pool_balance', 'balance', 'fund_now');
  const peak = num(inputs, 'fund_peak', 'pool_peak', 'peak_8h', 'fund_8h_peak', 'pool_8h_peak', 'peak');
  if (balance === undefined || peak === undefined) return undefined;
  const limit = Math.abs(num(inputs, 'drawdown_limit', 'trigger_drawdown', 'threshold') ?? PUBLISHED.adlDrawdown);
  const fall = ok.fundDrawdown(balance, peak);
  return { drawdown: fall, fund_drawdown: fall, adl_triggered: ok.adlTriggered(balance, peak, limit) };
}

function scoreOf(row: Fields): number | undefined {
  const ratio = num(row, 'pnl_ratio', 'pnl_pct', 'upl_ratio');
  const leverage = num(row, 'effective_leverage', 'leverage');
  return ratio === undefined || leverage === undefined ? undefined : ok.adlScore(ratio, leverage);
}

function adlRank(inputs: Fields): Computed | undefined {
  const accounts = rows(inputs, 'accounts', 'positions');
  const scores = (accounts ?? [inputs]).map(scoreOf);
  if (scores.some((score) => score === undefined)) return undefined;
  const all = scores as number[];
  return accounts ? ranking(accounts, all) : { score: all[0], adl_score: all[0] };
}

function ladder(inputs: Fields): Computed | undefined {
  const tier = num(inputs, 'tier_index', 'tier');
  const step = num(inputs, 'step');
  const first = num(inputs, 'tier1_rate');
  if (tier === undefined || step === undefined || first === undefined) return undefined;
  const key = Object.keys(inputs).find((name) => /^tier_caps/.test(name));
  const caps = key === undefined ? undefined : numbers(inputs, key);
  const width = num(inputs, 'later_tier_width', 'tier_width') ?? 0;
  return {
    discount_rate: ok.discountLadderRate(tier, first, step, num(inputs, 'first_drop_steps') ?? 1),
    ...(caps === undefined ? {} : { tier_cap: ok.discountLadderCap(tier, caps, width) }),
  };
}

function discount(inputs: Fields): Computed | undefined {
  const holding = num(inputs, 'holding', 'amount', 'balance');
  const tiers = rows(inputs, 'tiers');
  const rate = num(inputs, 'discount_rate', 'ratio', 'collateral_ratio');
  if (holding === undefined) return undefined;
  const effective = tiers ? haircutOf(tiers, holding) : rate === undefined ? undefined : haircutFlat(holding, rate);
  if (effective === undefined) return undefined;
  const unit = num(inputs, 'index_px', 'price', 'index_price') ?? 1;
  const value = effective * unit;
  return { effective_holding: effective, discounted_equity: value, margin_value: value, collateral_value: value };
}

/** Minimum charge by equal widths or by caps; the published caps where neither is given. */
function minimumCharge(inputs: Fields): Computed | undefined {
  const raw = num(inputs, 'mr7_raw', 'mr7', 'raw_mr7');
  if (raw === undefined) return undefined;
  const width = num(inputs, 'tier_width');
  const multipliers = numbers(inputs, 'tier_multipliers', 'multipliers') ?? PUBLISHED.mr7Multipliers;
  const caps = Float64Array.from(numbers(inputs, 'tier_caps', 'caps') ?? PUBLISHED.mr7Caps, (cap) =>
    Number.isNaN(cap) ? Infinity : cap,
  );
  const adjusted =
    width === undefined
      ? marginalFromCaps(caps, Float64Array.from(multipliers), 0, Math.min(caps.length, multipliers.length), raw)
      : ok.minimumChargeTiered(raw, width, multipliers);
  return { mr7_adjusted: adjusted };
}

function portfolio(inputs: Fields): Computed | undefined {
  const parts = ['mr1', 'mr2', 'mr3', 'mr4', 'mr5', 'mr6'].map((name) => num(inputs, name) ?? 0);
  const listed = parts.some((part) => part !== 0);
  const computed = ok.marketRisk(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]);
  const risk = num(inputs, 'market_risk_mmr') ?? (listed ? computed : undefined);
  const charge = minimumCharge(inputs)?.['mr7_adjusted'] as number | undefined;
  if (risk === undefined) return undefined;
  const raw = num(inputs, 'mr7_raw', 'mr7', 'raw_mr7') ?? 0;
  const adjusted =
    num(inputs, 'mr7_adjusted') ?? ('mr7' in inputs && !('tier_width_usd' in inputs) ? raw : charge) ?? 0;
  const depeg = num(inputs, 'mr9') ?? 0;
  const total = ok.portfolioMaintenance(risk, adjusted, depeg);
  return {
    market_risk_mmr: risk,
    portfolio_mmr: total,
    mmr: total,
    portfolio_mmr_before: ok.portfolioMaintenance(risk, raw, depeg),
  };
}

/** Fields of one OKX example. */
export const okx = adapterOf([
  { topics: ['maintenance_margin', 'liquidation_price'], compute: loan },
  { topics: ['maintenance_margin', 'liquidation_price'], compute: contract },
  { topics: ['maintenance_margin', 'liquidation_price', 'portfolio_margin'], compute: marginRatio },
  { topics: ['liquidation_price'], compute: isolatedPrice },
  { topics: ['liquidation_price', 'portfolio_margin'], compute: pnl },
  { topics: ['partial_liquidation'], compute: partial },
  { topics: ['adl_rank'], compute: fund },
  { topics: ['adl_rank'], compute: adlRank },
  { topics: ['collateral_haircut'], compute: ladder },
  { topics: ['collateral_haircut', 'portfolio_margin'], compute: discount },
  { topics: ['portfolio_margin'], compute: minimumCharge },
  { topics: ['portfolio_margin'], compute: portfolio },
]);
