/** BitMEX's worked examples, computed by the functions of engine/src/rules/bitmex and rules/shared. */
import * as bx from '../../../engine/src/rules/bitmex/formulas.ts';
import { unrealizedPnl, unrealizedPnlInverse } from '../../../engine/src/rules/shared/price.ts';
import { BITMEX as PUBLISHED } from '../published-constants.ts';
import { rankOrder } from '../tables.ts';
import { adapterOf, type Computed, entryOf, type Fields, markOf, num, rows, sideOf, sizeOf, text } from '../vector.ts';

/** Contracts of 1 USD settle in coin unless the example says otherwise; a plain size is a linear contract. */
function isInverse(inputs: Fields): boolean {
  const said = text(inputs, 'contract_type', 'type');
  return said === '' ? 'contracts' in inputs || 'contracts_usd' in inputs : said === 'inverse';
}

function heldOf(inputs: Fields): number | undefined {
  const contracts = num(inputs, 'contracts', 'qty') ?? sizeOf(inputs);
  return contracts === undefined ? undefined : Math.abs(contracts);
}

function pnl(inputs: Fields): Computed | undefined {
  const entry = entryOf(inputs);
  const exit = markOf(inputs);
  if (entry === undefined || exit === undefined) return undefined;
  const lots = num(inputs, 'lots');
  const held = heldOf(inputs);
  const side = sideOf(inputs);
  let profit: number;
  if (lots !== undefined) {
    const signed = side * Math.abs(lots) * (num(inputs, 'multiplier') ?? 1);
    profit = bx.pnlOfLots(signed, num(inputs, 'lot_usd') ?? PUBLISHED.lotUsd, entry, exit);
  } else if (held === undefined) return undefined;
  else if (isInverse(inputs)) profit = unrealizedPnlInverse(side * held, entry, exit);
  else profit = side * unrealizedPnl(held * (num(inputs, 'multiplier') ?? 1), entry, exit);
  const realised = profit - (num(inputs, 'fee', 'fees') ?? 0);
  return { pnl: profit, unrealised_pnl: profit, realised_pnl: realised };
}

function leverageMargin(inputs: Fields): Computed | undefined {
  const entry = entryOf(inputs);
  const held = heldOf(inputs);
  const leverage = num(inputs, 'leverage');
  const rate = num(inputs, 'im_rate', 'initial_margin_rate') ?? (leverage && 1 / leverage);
  if (entry === undefined || held === undefined || rate === undefined) return undefined;
  const value = isInverse(inputs) ? held / entry : held * entry;
  return { position_value: value, initial_margin: value * rate };
}

function steps(inputs: Fields): Computed | undefined {
  const position = num(inputs, 'position', 'size', 'position_size');
  const limit = num(inputs, 'risk_limit');
  const base = num(inputs, 'base_limit');
  const step = num(inputs, 'step');
  const mm = num(inputs, 'base_mm');
  if (base === undefined || step === undefined || mm === undefined) return undefined;
  const held = Math.abs(position ?? 0);
  const n = bx.riskSteps(Math.max(held, limit ?? 0), base, step);
  const perStep = num(inputs, 'step_rate') ?? mm;
  const mmRate = bx.stepRate(mm, perStep, n);
  const im = num(inputs, 'base_im');
  const out: Computed = { steps: n, mm_rate: mmRate, maintenance: held * mmRate, maintenance_margin: held * mmRate };
  if (im === undefined) return out;
  const imRate = bx.stepRate(im, perStep, n);
  return { ...out, im_rate: imRate, initial: held * imRate, initial_margin: held * imRate };
}

/** Values signed as the venue counts them: a short's are negative. */
function rankOf(inputs: Fields): Computed | undefined {
  const mark = num(inputs, 'mark_value');
  const entry = num(inputs, 'entry_value', 'avg_entry_value');
  const bankrupt = num(inputs, 'bankrupt_value', 'bankruptcy_value');
  if (mark === undefined || entry === undefined || bankrupt === undefined) return undefined;
  const sign = mark > 0 && sideOf(inputs) < 0 ? -1 : 1;
  const leverage = bx.effectiveLeverage(sign * mark, sign * bankrupt);
  const share = bx.profitShare(sign * mark, sign * entry);
  const score = bx.adlScore(share, leverage);
  return { effective_leverage: leverage, pnl_pct: share, score, adl_score: score };
}

function scoreOf(row: Fields): number | undefined {
  const given = num(row, 'score', 'adl_score') ?? (rankOf(row)?.['score'] as number | undefined);
  const share = num(row, 'pnl_pct', 'pnl_ratio');
  const leverage = num(row, 'effective_leverage', 'leverage');
  return given ?? (share === undefined || leverage === undefined ? undefined : bx.adlScore(share, leverage));
}

function assign(inputs: Fields): Computed | undefined {
  const liquidated = text(inputs, 'liquidated_side');
  const listed = rows(inputs, 'accounts', 'positions');
  const accounts = listed?.filter((row) => text(row, 'side') === '' || text(row, 'side') !== liquidated);
  const scores = accounts?.map(scoreOf);
  if (accounts === undefined || scores === undefined || scores.includes(undefined)) return undefined;
  const order = rankOrder(accounts, scores as number[]);
  const idOf = (row: Fields, k: number): string => String((row['id'] ?? row['name'] ?? k) as string | number);
  const qtyOf = new Map(accounts.map((row, k) => [idOf(row, k), num(row, 'qty', 'size', 'quantity') ?? 0]));
  const total = num(inputs, 'liquidated_qty', 'liquidated_size', 'qty');
  const price = num(inputs, 'bankruptcy_px');
  const out: Computed = { order };
  if (total === undefined) return out;
  const taken = bx.assignAdl(
    order.map((id) => qtyOf.get(String(id)) ?? 0),
    total,
  );
  out['closed'] = Object.fromEntries(order.map((id, k) => [String(id), taken[k]]).filter(([, qty]) => qty !== 0));
  return price === undefined ? out : { ...out, price };
}

function fund(inputs: Fields): Computed | undefined {
  const bankruptcy = num(inputs, 'bankruptcy_px');
  const fill = num(inputs, 'fill_px');
  if (bankruptcy === undefined || fill === undefined) return undefined;
  const perUnit = bx.fundGain(sideOf(inputs), bankruptcy, fill);
  const held = heldOf(inputs) ?? 1;
  const gain = isInverse(inputs) ? -unrealizedPnlInverse(sideOf(inputs) * held, fill, bankruptcy) : perUnit * held;
  return { insurance_fund_change_per_unit: perUnit, insurance_fund_change: gain };
}

function order(inputs: Fields): Computed | undefined {
  const qty = num(inputs, 'qty', 'size');
  const at = num(inputs, 'order_px', 'limit_px');
  const mark = num(inputs, 'mark_px', 'mark');
  const rate = num(inputs, 'im_rate', 'initial_margin_rate');
  if (qty === undefined || at === undefined || mark === undefined || rate === undefined) return undefined;
  const margin = bx.orderMargin(sideOf(inputs), Math.abs(qty), at, mark, rate);
  return { margin, initial_margin: margin };
}

function fair(inputs: Fields): Computed | undefined {
  const index = num(inputs, 'index', 'index_px');
  const rate = num(inputs, 'funding_rate');
  const left = num(inputs, 'time_left', 'hours_to_funding', 'time_to_funding_h', 'hours_left');
  const interval = num(inputs, 'interval', 'funding_interval_h', 'interval_h') ?? PUBLISHED.fundingIntervalH;
  if (index === undefined || rate === undefined || left === undefined) return undefined;
  const price = bx.fairPrice(index, rate, left, interval);
  return { fair_price: price, mark_price: price, mark: price };
}

/** Fields of one BitMEX example. */
export const bitmex = adapterOf([
  { topics: ['liquidation_price'], compute: pnl },
  { topics: ['liquidation_price', 'initial_margin'], compute: leverageMargin },
  { topics: ['maintenance_margin', 'initial_margin'], compute: steps },
  { topics: ['adl_rank'], compute: assign },
  { topics: ['adl_rank'], compute: rankOf },
  { topics: ['bankruptcy_price'], compute: fund },
  { topics: ['initial_margin'], compute: order },
  { topics: ['liquidation_price', 'funding'], compute: fair },
]);
