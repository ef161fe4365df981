/** Deribit's worked examples, computed by the functions of engine/src/rules/deribit. */
import * as db from '../../../engine/src/rules/deribit/formulas.ts';
import { DERIBIT as PUBLISHED } from '../published-constants.ts';
import { adapterOf, type Computed, exact, type Fields, num, rows, text } from '../vector.ts';

function future(inputs: Fields): Computed | undefined {
  const usd = exact(inputs, 'position_usd', 'size_usd');
  const price = num(inputs, 'index', 'index_px', 'mark_px', 'px', 'underlying');
  const coins = usd === undefined ? num(inputs, 'position', 'size', 'position_size') : price && usd / price;
  const imBase = num(inputs, 'im_base');
  const mmBase = num(inputs, 'mm_base');
  if (coins === undefined || (imBase ?? mmBase) === undefined) return undefined;
  const slope = num(inputs, 'im_slope_per', 'slope_per', 'im_slope') ?? 0;
  const mmSlope = num(inputs, 'mm_slope_per', 'mm_slope') ?? slope;
  return {
    ...(imBase === undefined ? {} : { initial_margin: db.futureMargin(coins, imBase, slope) }),
    ...(mmBase === undefined ? {} : { maintenance_margin: db.futureMargin(coins, mmBase, mmSlope) }),
  };
}

function option(inputs: Fields): Computed | undefined {
  const underlying = num(inputs, 'underlying', 'underlying_px', 'index_px');
  const strike = num(inputs, 'strike');
  const mark = num(inputs, 'option_mark', 'mark');
  if (underlying === undefined || strike === undefined || mark === undefined) return undefined;
  if (/\b(long|buy)\b/.test(text(inputs, 'side'))) return { initial_margin: 0, maintenance_margin: 0 };
  const call = !/put/.test(text(inputs, 'option_type', 'type', 'kind', 'option'));
  const amount = Math.abs(num(inputs, 'amount', 'options', 'size') ?? 1);
  return {
    initial_margin: amount * db.shortOptionInitial(call, underlying, strike, mark, PUBLISHED.optionRates),
    maintenance_margin: amount * db.shortOptionMaintenance(call, mark, PUBLISHED.optionRates),
  };
}

function shock(inputs: Fields): Computed | undefined {
  const days = num(inputs, 'days', 'days_to_expiry');
  const exponent = num(inputs, 'exponent');
  const base = num(inputs, 'base_iv_shock', 'base');
  if (days === undefined || exponent === undefined || base === undefined) return undefined;
  return { iv_shock: db.volatilityShock(days, exponent, base) };
}

function perStrike(inputs: Fields): Computed | undefined {
  const each = num(inputs, 'per_option');
  const strikes = rows(inputs, 'strikes') ?? [inputs];
  if (each === undefined) return undefined;
  let short = 0;
  for (const strike of strikes) {
    const calls = num(strike, 'strike_calls', 'calls');
    const puts = num(strike, 'strike_puts', 'puts');
    if (calls === undefined && puts === undefined) return undefined;
    short += db.netShortOptions(calls ?? 0, puts ?? 0);
  }
  return { net_short: short, extra_margin: short * each };
}

function sumOf(inputs: Fields, pattern: RegExp): number | undefined {
  const found = Object.keys(inputs).filter((key) => pattern.test(key));
  if (found.length === 0) return undefined;
  return found.reduce((sum, key) => sum + Math.abs(exact(inputs, key) ?? 0), 0);
}

function offset(inputs: Fields): Computed | undefined {
  const longs = sumOf(inputs, /^long/);
  const shorts = sumOf(inputs, /^short/);
  const rate = num(inputs, 'rate');
  if (longs === undefined || shorts === undefined || rate === undefined) return undefined;
  return { extra_margin: db.offsetContingency(longs, shorts, rate) };
}

function allOptions(inputs: Fields): Computed | undefined {
  const options = num(inputs, 'options', 'option_count');
  const rate = num(inputs, 'rate');
  return options === undefined || rate === undefined ? undefined : { extra_margin: Math.abs(options) * rate };
}

function speed(inputs: Fields): Computed | undefined {
  const step = num(inputs, 'contracts_per_step');
  const perSecond = num(inputs, 'steps_per_second');
  if (step === undefined || perSecond === undefined) return undefined;
  const contracts = db.liquidationSpeed(step, perSecond);
  return { contracts_per_second: contracts, usd_per_second: contracts * (exact(inputs, 'contract_usd') ?? 1) };
}

/** Fields of one Deribit example. */
export const deribit = adapterOf([
  { topics: ['initial_margin', 'maintenance_margin'], compute: future },
  { topics: ['initial_margin', 'maintenance_margin'], compute: option },
  { topics: ['portfolio_margin'], compute: shock },
  { topics: ['portfolio_margin'], compute: perStrike },
  { topics: ['portfolio_margin'], compute: offset },
  { topics: ['portfolio_margin'], compute: allOptions },
  { topics: ['partial_liquidation'], compute: speed },
]);
