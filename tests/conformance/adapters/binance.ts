/** Worked examples of Binance USDⓈ-M and of Aster, computed by the functions of engine/src/rules/binance-usdm. */
import * as aster from '../../../engine/src/rules/aster-simple/formulas.ts';
import * as bn from '../../../engine/src/rules/binance-usdm/formulas.ts';
import * as price from '../../../engine/src/rules/shared/price.ts';
import { liquidationPriceHedgeTiered, liquidationPriceTiered } from '../../../engine/src/rules/shared/tiered-price.ts';
import { deductionNext, tierAt } from '../../../engine/src/rules/shared/tiers.ts';
import { ASTER } from '../published-constants.ts';
import { type TierColumns, tierColumns } from '../tables.ts';
import {
  adapterOf,
  type Computed,
  entryOf,
  type Fields,
  markOf,
  num,
  type Rule,
  rows,
  sideOf,
  sizeOf,
  text,
} from '../vector.ts';
import { accountRules } from './binance-account.ts';

/** Quantity in USD of a coin-margined position: contracts × contract size. */
function inverseQuantity(inputs: Fields): number | undefined {
  const multiplier = num(inputs, 'contract_size', 'contract_multiplier', 'contract_value');
  const contracts = num(inputs, 'contracts', 'size', 'position');
  return multiplier === undefined || contracts === undefined ? undefined : Math.abs(contracts) * multiplier;
}

function notionalOf(inputs: Fields): number | undefined {
  const given = num(inputs, 'notional', 'position_notional', 'position_value');
  if (given !== undefined) return Math.abs(given);
  const at = markOf(inputs) ?? entryOf(inputs);
  if (at === undefined) return undefined;
  const inverse = inverseQuantity(inputs);
  if (inverse !== undefined) return inverse / at;
  const size = sizeOf(inputs);
  return size === undefined ? undefined : size * at;
}

function columnsOf(inputs: Fields): TierColumns | undefined {
  const tiers = rows(inputs, 'brackets', 'tiers', 'leverage_brackets');
  return tiers && tierColumns(tiers);
}

function maintenance(inputs: Fields): Computed | undefined {
  const notional = notionalOf(inputs);
  if (notional === undefined) return undefined;
  const columns = columnsOf(inputs);
  let rate = num(inputs, 'mmr', 'maintenance_rate');
  let cum = num(inputs, 'cum', 'maintenance_amount') ?? 0;
  let bracket: number | undefined;
  if (columns) {
    bracket = tierAt(columns.floors, 0, columns.n, notional);
    rate = columns.rates[bracket];
    cum = columns.deductions[bracket];
  }
  if (rate === undefined) return undefined;
  const need = notional * rate - cum;
  const wallet = num(inputs, 'wallet_balance', 'wallet');
  const profit = num(inputs, 'unrealized_pnl') ?? 0;
  return {
    notional,
    mmr: rate,
    cum,
    maintenance_margin: need,
    ...(bracket === undefined ? {} : { bracket: bracket + 1 }),
    ...(wallet === undefined ? {} : { margin_ratio: bn.marginRatio(wallet, profit, need) }),
  };
}

function cum(inputs: Fields): Computed | undefined {
  const floor = num(inputs, 'bracket_floor', 'floor');
  const before = num(inputs, 'mmr_prev', 'prev_mmr');
  const rate = num(inputs, 'mmr');
  if (floor === undefined || before === undefined || rate === undefined) return undefined;
  return { cum: deductionNext(floor, before, rate, num(inputs, 'cum_prev', 'prev_cum') ?? 0) };
}

interface Leg {
  readonly size: number;
  readonly entry: number;
  readonly rate: number;
  readonly cum: number;
}

/** A leg of a hedge from a list of legs or from fields that begin (or end) with its side. */
function legOf(inputs: Fields, side: 'long' | 'short'): Leg | undefined {
  const list = rows(inputs, 'legs', 'positions');
  const own = list?.find((row) => text(row, 'side', 'position_side') === side);
  const prefixed: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(inputs)) {
    const bare = key.replace(new RegExp(`(^|_)${side}(?=_|$)`), '').replace(/^_/, '');
    if (bare !== key) prefixed[bare] = value;
  }
  const nested = inputs[side];
  const from = own ?? (typeof nested === 'object' && nested !== null ? (nested as Fields) : prefixed);
  const size = sizeOf(from);
  const entry = entryOf(from);
  if (size === undefined || entry === undefined) return undefined;
  const rate = num(from, 'mmr') ?? num(inputs, 'mmr') ?? NaN;
  const given = num(from, 'cum') ?? num(inputs, `cum_${side}`) ?? num(inputs, 'cum');
  return { size, entry, rate, cum: given ?? 0 };
}

function walletOf(inputs: Fields): number | undefined {
  const wallet = num(inputs, 'wallet_balance', 'isolated_wallet', 'isolated_wallet_balance', 'wb', 'balance', 'wallet');
  if (wallet !== undefined) return wallet;
  const margin = num(inputs, 'isolated_margin');
  if (margin === undefined) return undefined;
  const mark = markOf(inputs);
  const entry = entryOf(inputs);
  const size = sizeOf(inputs);
  const known = entry !== undefined && mark !== undefined && size !== undefined;
  const profit = num(inputs, 'unrealized_pnl') ?? (known ? price.unrealizedPnl(sideOf(inputs) * size, entry, mark) : 0);
  return bn.isolatedWallet(margin, profit);
}

function balanceOf(inputs: Fields): number | undefined {
  const wallet = walletOf(inputs);
  if (wallet === undefined) return undefined;
  if (/isolated/.test(text(inputs, 'mode', 'margin_mode', 'margin_type'))) return wallet;
  const others = num(inputs, 'other_maintenance_margin', 'tmm1', 'tmm', 'tmm_1') ?? 0;
  return bn.crossBalance(wallet, others, num(inputs, 'other_unrealized_pnl', 'upnl1', 'upnl_1') ?? 0);
}

function hedgePrice(inputs: Fields): Computed | undefined {
  const balance = balanceOf(inputs);
  const long = legOf(inputs, 'long');
  const short = legOf(inputs, 'short');
  if (balance === undefined || long === undefined || short === undefined) return undefined;
  const columns = columnsOf(inputs);
  if (columns) {
    const { floors, rates, deductions, n } = columns;
    const at = liquidationPriceHedgeTiered(
      balance,
      long.size,
      long.entry,
      short.size,
      short.entry,
      floors,
      rates,
      deductions,
      0,
      n,
    );
    return bothLegs(at);
  }
  const at = price.liquidationPriceHedge(
    balance,
    long.size,
    long.entry,
    long.rate,
    short.size,
    short.entry,
    short.rate,
    long.cum + short.cum,
  );
  return bothLegs(at);
}

function bothLegs(at: number): Computed {
  return { liquidation_price: at, long_liquidation_price: at, short_liquidation_price: at };
}

function liquidationPrice(inputs: Fields): Computed | undefined {
  const entry = entryOf(inputs);
  const balance = balanceOf(inputs);
  if (entry === undefined || balance === undefined) return undefined;
  const side = sideOf(inputs);
  const columns = columnsOf(inputs);
  const rate = num(inputs, 'mmr', 'maintenance_rate');
  const amount = num(inputs, 'cum', 'maintenance_amount') ?? 0;
  const wallet = walletOf(inputs);
  const out: Computed = wallet === undefined ? {} : { isolated_wallet: wallet };
  const inverse = inverseQuantity(inputs);
  if (inverse !== undefined) {
    if (rate === undefined) return undefined;
    const at = price.liquidationPriceInverseAtMark(side, inverse, entry, balance, 0, 0, rate, amount);
    return { ...out, liquidation_price: at };
  }
  const size = sizeOf(inputs);
  if (size === undefined) return undefined;
  if (columns) {
    const { floors, rates, deductions, n } = columns;
    const at = liquidationPriceTiered(balance, side * size, entry, floors, rates, deductions, 0, n);
    const bracket = tierAt(floors, 0, n, size * at);
    return { ...out, liquidation_price: at, mmr: rates[bracket], cum: deductions[bracket], bracket: bracket + 1 };
  }
  if (rate === undefined) return undefined;
  return { ...out, liquidation_price: price.liquidationPrice(balance, side * size, entry, rate, amount) };
}

function bankruptcy(inputs: Fields): Computed | undefined {
  const size = sizeOf(inputs);
  const entry = entryOf(inputs);
  const balance = balanceOf(inputs);
  if (size === undefined || entry === undefined || balance === undefined) return undefined;
  return {
    bankruptcy_price: price.bankruptcyPrice(sideOf(inputs), size, entry, balance, num(inputs, 'taker_fee') ?? 0),
  };
}

function pnl(inputs: Fields): Computed | undefined {
  const entry = entryOf(inputs);
  const mark = markOf(inputs);
  if (entry === undefined || mark === undefined) return undefined;
  const inverse = inverseQuantity(inputs);
  if (inverse !== undefined)
    return { unrealized_pnl: price.unrealizedPnlInverse(sideOf(inputs) * inverse, entry, mark) };
  const size = sizeOf(inputs);
  return size === undefined ? undefined : { unrealized_pnl: price.unrealizedPnl(sideOf(inputs) * size, entry, mark) };
}

function fee(inputs: Fields): Computed | undefined {
  const size = sizeOf(inputs);
  const at = num(inputs, 'price', 'px', 'entry_px', 'close_px', 'open_px');
  const notional =
    num(inputs, 'notional', 'position_notional') ?? (size !== undefined && at !== undefined ? size * at : undefined);
  const profit = num(inputs, 'pnl', 'profit');
  const share = num(inputs, 'pnl_share', 'share', 'profit_share');
  if (notional === undefined) return undefined;
  if (profit !== undefined && share !== undefined) {
    const floor = num(inputs, 'close_fee_floor', 'floor', 'min_fee_rate') ?? ASTER.closeFeeFloor;
    const rate = aster.degenCloseFeeRate(profit, share, notional, floor);
    return { fee_rate: rate, close_fee_rate: rate, fee: notional * rate, close_fee: notional * rate };
  }
  const rate = num(inputs, 'fee_rate', 'liquidation_fee', 'clearance_fee', 'rate') ?? ASTER.simpleFee;
  const charged = aster.simpleFee(1, notional, rate);
  return { fee: charged, liquidation_fee: charged, open_fee: charged, close_fee: charged };
}

function simpleMove(inputs: Fields): Computed | undefined {
  const leverage = num(inputs, 'leverage');
  if (leverage === undefined) return undefined;
  const loss = num(inputs, 'liquidation_loss_fraction', 'loss_fraction') ?? ASTER.lossFraction;
  const move = aster.simpleAdverseMove(
    leverage,
    loss,
    num(inputs, 'close_fee_floor', 'close_fee', 'fee_rate') ?? ASTER.closeFeeFloor,
  );
  const entry = entryOf(inputs);
  const out: Computed = { adverse_move_fraction: move };
  const margin = num(inputs, 'margin');
  if (margin !== undefined) Object.assign(out, { notional: margin * leverage, max_loss: margin * loss });
  if (entry !== undefined) out['liquidation_price'] = aster.simpleLiquidationPrice(sideOf(inputs), entry, move);
  return out;
}

const shared: readonly Rule[] = [
  { topics: ['liquidation_price'], compute: hedgePrice },
  { topics: ['liquidation_price'], compute: liquidationPrice },
  { topics: ['maintenance_margin', 'portfolio_margin'], compute: cum },
  { topics: ['liquidation_price', 'portfolio_margin', 'maintenance_margin'], compute: pnl },
  { topics: ['maintenance_margin', 'portfolio_margin', 'liquidation_price'], compute: maintenance },
  { topics: ['bankruptcy_price'], compute: bankruptcy },
  { topics: ['liquidation_penalty'], compute: fee },
  ...accountRules,
];

/** Fields of one Binance example. */
export const binance = adapterOf(shared);

/** Fields of one Aster example: Binance's rules, and Simple mode where a leverage is given without a wallet. */
export const asterVenue = adapterOf([...shared, { topics: ['liquidation_price'], compute: simpleMove }]);
