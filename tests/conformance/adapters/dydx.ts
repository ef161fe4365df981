/** dYdX's worked examples, computed by the functions of engine/src/rules/dydx and rules/shared. */
import * as dy from '../../../engine/src/rules/dydx/formulas.ts';
import * as qt from '../../../engine/src/rules/dydx/quantums.ts';
import { absolute, scaled } from '../../../engine/src/rules/shared/integer.ts';
import { bankruptcyPrice, liquidationPrice, unrealizedPnl } from '../../../engine/src/rules/shared/price.ts';
import { adapterOf, type Computed, exact, type Fields, num, nums, sideOf, sizeOf } from '../vector.ts';

const PPM = 6;
const QUOTE = 6;
/** Sizes are read to this many decimals of a coin. */
const BASE_DECIMALS = 12;

function positionOf(row: Fields, size: number): qt.PositionQuantums | undefined {
  const price = num(row, 'px', 'oracle_px', 'price');
  const imf = num(row, 'imf', 'initial_margin_fraction');
  const part = num(row, 'mm_fraction', 'maintenance_fraction');
  const mmf = num(row, 'mmf', 'maintenance_margin_fraction');
  if (price === undefined) return undefined;
  const notional = qt.notionalQuantums(scaled(size, BASE_DECIMALS), -BASE_DECIMALS, price);
  const size0 = absolute(notional);
  if (mmf !== undefined) return { notional, maintenance: qt.partUp(size0, scaled(mmf, PPM)) };
  if (imf === undefined || part === undefined) return undefined;
  return { notional, maintenance: qt.partUp(qt.partUp(size0, scaled(imf, PPM)), scaled(part, PPM)) };
}

interface Account {
  readonly rows: readonly Fields[];
  readonly positions: readonly qt.PositionQuantums[];
  readonly equity: bigint;
  readonly maintenance: bigint;
}

function accountOf(inputs: Fields): Account | undefined {
  const quote = num(inputs, 'quote', 'quote_balance');
  const listed = Array.isArray(inputs['positions']) ? (inputs['positions'] as Fields[]) : undefined;
  if (quote === undefined || listed === undefined) return undefined;
  const positions = listed.map((row) => positionOf(row, num(row, 'size') ?? 0));
  if (positions.includes(undefined)) return undefined;
  const known = positions as qt.PositionQuantums[];
  return { rows: listed, positions: known, ...qt.subaccount(scaled(quote, QUOTE), known) };
}

function liquidatable(inputs: Fields): Computed | undefined {
  const account = accountOf(inputs);
  if (account === undefined) return undefined;
  return {
    liquidatable: qt.isLiquidatable(account.equity, account.maintenance),
    equity: Number(account.equity) / 10 ** QUOTE,
    maintenance_margin: Number(account.maintenance) / 10 ** QUOTE,
  };
}

function bankruptcy(inputs: Fields): Computed | undefined {
  const account = accountOf(inputs);
  const target = num(inputs, 'target') ?? 0;
  const row = account?.rows[target];
  if (account === undefined || row === undefined) return undefined;
  const size = num(row, 'size') ?? 0;
  const delta = num(inputs, 'delta_size', 'delta') ?? -size;
  // Sizes are decimals: their sum is taken in whole quantums, not in binary fractions.
  const left = Number(scaled(size, BASE_DECIMALS) + scaled(delta, BASE_DECIMALS)) / 10 ** BASE_DECIMALS;
  const after = positionOf(row, left);
  if (after === undefined || account.maintenance === 0n) return undefined;
  const quote = qt.bankruptcyQuantums(account.positions[target]!, after, account.equity, account.maintenance);
  const usd = Number(quote) / 10 ** QUOTE;
  return { bankruptcy_quote_quantums: Number(quote), bankruptcy_quote: usd, bankruptcy_price: usd / -delta };
}

function fillable(inputs: Fields): Computed | undefined {
  const account = accountOf(inputs);
  const settings = nums(inputs, 'bankruptcy_adjustment', 'spread_to_mmr');
  const target = num(inputs, 'target') ?? 0;
  const row = account?.rows[target];
  if (account === undefined || settings === undefined || row === undefined) return undefined;
  const unit = 10 ** QUOTE;
  const position = account.positions[target]!;
  const price = dy.fillablePrice(
    num(row, 'size') ?? 0,
    Number(position.notional) / unit,
    Number(position.maintenance) / unit,
    Number(account.equity),
    Number(account.maintenance),
    { bankruptcyAdjustment: settings.bankruptcy_adjustment, spreadToMaintenance: settings.spread_to_mmr },
  );
  return { fillable_price: price };
}

function liquidationAt(inputs: Fields): Computed | undefined {
  const given = nums(inputs, 'size', 'px', 'equity', 'mmf');
  if (given === undefined) return undefined;
  const size = sideOf(inputs) * Math.abs(given.size);
  const balance = given.equity - (num(inputs, 'other_mmr', 'other_maintenance') ?? 0);
  const price = liquidationPrice(balance, size, given.px, given.mmf, 0);
  return { liquidation_price: price, equity_at_liquidation: given.equity + unrealizedPnl(size, given.px, price) };
}

function insurance(inputs: Fields): Computed | undefined {
  const size = sizeOf(inputs);
  const given = exact(inputs, 'bankruptcy_quote_usd', 'bankruptcy_quote');
  const fill = num(inputs, 'fill_px');
  const fee = num(inputs, 'max_fee');
  if (size === undefined || given === undefined || fill === undefined || fee === undefined) return undefined;
  const side = sideOf(inputs);
  // A short pays to close; examples print what it pays without a sign.
  const bankrupt = side < 0 && given > 0 ? -given : given;
  const quote = qt.notionalQuantums(scaled(side * size, BASE_DECIMALS), -BASE_DECIMALS, fill);
  const delta = qt.insuranceDelta(quote, scaled(bankrupt, QUOTE), scaled(fee, PPM));
  return { insurance_fund_delta: Number(delta) / 10 ** QUOTE, insurance_fund_delta_quantums: Number(delta) };
}

function insuranceDoc(inputs: Fields): Computed | undefined {
  const given = nums(inputs, 'size', 'entry_px', 'initial_equity', 'mark_px', 'fill_px');
  if (given === undefined) return undefined;
  const side = sideOf(inputs);
  const size = Math.abs(given.size);
  const equity = given.initial_equity + unrealizedPnl(side * size, given.entry_px, given.mark_px);
  const bankrupt = bankruptcyPrice(side, size, given.entry_px, given.initial_equity, 0);
  const payment = Math.max(0, side * size * (bankrupt - given.fill_px));
  return { equity_at_mark: equity, bankruptcy_price: bankrupt, insurance_payment: payment };
}

function limits(inputs: Fields): Computed | undefined {
  const size = sizeOf(inputs);
  const price = num(inputs, 'px', 'oracle_px');
  const least = num(inputs, 'min_notional_quantums');
  const portion = num(inputs, 'max_portion');
  if (size === undefined || price === undefined || least === undefined || portion === undefined) return undefined;
  const notional = qt.notionalQuantums(scaled(size, BASE_DECIMALS), -BASE_DECIMALS, price);
  const { min, max } = qt.blockLimits(notional, scaled(least, 0), scaled(portion, PPM));
  return { min_liquidatable_quantums: Number(min), max_liquidatable_quantums: Number(max) };
}

function margins(inputs: Fields): Computed | undefined {
  const given = nums(inputs, 'px', 'base_quantums', 'atomic_resolution', 'im_ppm', 'mm_frac_ppm');
  if (given === undefined) return undefined;
  const at = (base: number): bigint =>
    absolute(qt.notionalQuantums(scaled(base, 0), given.atomic_resolution, given.px));
  const notional = at(given.base_quantums);
  const base = scaled(given.im_ppm, 0);
  const open = at(num(inputs, 'open_interest_quantums') ?? 0);
  const [lower, upper] = [num(inputs, 'oi_lower') ?? 0, num(inputs, 'oi_upper') ?? 0];
  const ppm = qt.scaledInitialPpm(base, open, scaled(lower, 0), scaled(upper, 0));
  const need = qt.partUp(qt.partUp(notional, base), scaled(given.mm_frac_ppm, 0));
  return { im_quote_quantums: Number(qt.partUp(notional, ppm)), mm_quote_quantums: Number(need) };
}

function funding(inputs: Fields): Computed | undefined {
  const imf = num(inputs, 'imf', 'initial_margin_fraction');
  if (imf === undefined) return undefined;
  const mmf = num(inputs, 'mmf', 'maintenance_margin_fraction');
  const multiplier = num(inputs, 'multiplier');
  const base = num(inputs, 'base_usdc', 'base');
  const out: Computed = {};
  if (mmf !== undefined && multiplier !== undefined) out['funding_8h_cap'] = dy.fundingCap8h(imf, mmf, multiplier);
  if (base !== undefined) out['impact_notional'] = dy.impactNotional(base, imf);
  return out;
}

/** Two accounts on opposite sides, A long and B short: whoever the jump ruins is closed at its bankruptcy price. */
function deleveraging(inputs: Fields): Computed | undefined {
  const given = nums(inputs, 'a_deposit', 'b_deposit', 'contracts', 'entry_px', 'jump_px');
  if (given === undefined) return undefined;
  const { contracts, entry_px: entry, jump_px: jump } = given;
  const aBankrupt = bankruptcyPrice(1, contracts, entry, given.a_deposit, 0);
  const bBankrupt = bankruptcyPrice(-1, contracts, entry, given.b_deposit, 0);
  const at = jump >= entry ? bBankrupt : aBankrupt;
  const gain = unrealizedPnl(contracts, entry, at);
  return {
    a_equity: given.a_deposit + unrealizedPnl(contracts, entry, jump),
    b_equity: given.b_deposit - unrealizedPnl(contracts, entry, jump),
    a_bankruptcy_px: aBankrupt,
    b_bankruptcy_px: bBankrupt,
    a_profit: gain,
    a_loss: -gain,
    b_profit: -gain,
    b_loss: gain,
  };
}

/** Fields of one dYdX example. */
export const dydx = adapterOf([
  { topics: ['maintenance_margin', 'bankruptcy_price', 'liquidation_price'], compute: liquidatable },
  { topics: ['bankruptcy_price'], compute: bankruptcy },
  { topics: ['liquidation_price'], compute: fillable },
  { topics: ['liquidation_price'], compute: liquidationAt },
  { topics: ['liquidation_penalty'], compute: insurance },
  { topics: ['liquidation_penalty'], compute: insuranceDoc },
  { topics: ['partial_liquidation'], compute: limits },
  { topics: ['initial_margin', 'maintenance_margin'], compute: margins },
  { topics: ['funding'], compute: funding },
  { topics: ['adl_rank'], compute: deleveraging },
]);
