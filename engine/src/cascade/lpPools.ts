/**
 * Pools that take every trade of their venue at the oracle price, as accounts of the ledger: open interest at entry by
 * contract and side, what backs a side, what the pool is worth, and what it pays out. The pool holds one net position
 * per contract; what traders have not realised is its debt (docs/model.md, Venues without a book).
 */
import { InputError, RuleInputError } from '../core/errors.ts';
import { stringAt } from '../core/strings.ts';
import { EVENT } from '../result/types.ts';
import type { PoolRules } from '../rules/types.ts';
import { type Context, event, settlePrice } from './context.ts';
import type { LpPool, LpPools } from './lpState.ts';

/** The rules of a pool. */
export function rulesOf(c: Context, pool: LpPool): PoolRules {
  const { pool: rules } = c.rules[pool.venue];
  if (rules !== undefined) return rules;
  throw new RuleInputError('venues', pool.venue, 'rules', 'a family whose venues have no book');
}

/** Profit of all traders of a side (0 long, 1 short), settlement tokens; negative: loss. */
export function sideProfit(c: Context, lp: LpPools, pool: LpPool, side: number): number {
  let sum = 0;
  for (const i of c.prepared.roles.instruments[pool.venue]) {
    const worth = lp.qty[2 * i + side] * c.state.pnlR[i];
    sum += side === 0 ? worth - lp.cost[2 * i] : lp.cost[2 * i + 1] - worth;
  }
  return sum;
}

/**
 * Settlement tokens of a pool as if no position were open: balance less the cost of all positions, its own and the
 * traders'. A trade changes it by what its trader realised, and by nothing else.
 */
function settleTokens(c: Context, lp: LpPools, pool: LpPool): number {
  const { state, ledger, prepared } = c;
  const slot = state.touch(pool.unit);
  let tokens = state.balance[state.slotBalance[slot] + ledger.balanceRow(slot, pool.settle)];
  for (const i of prepared.roles.instruments[pool.venue]) {
    const at = state.slotLeg[slot] + prepared.roles.legOffset[i];
    tokens -= state.legQty[at] * state.legEntryR[at] + lp.cost[2 * i] - lp.cost[2 * i + 1];
  }
  return tokens;
}

/** Value of the other tokens of a pool, USD at external prices. */
function othersUsd(c: Context, pool: LpPool): number {
  const { state, ledger } = c;
  const slot = state.touch(pool.unit);
  let usd = 0;
  for (const asset of pool.others) {
    usd += state.balance[state.slotBalance[slot] + ledger.balanceRow(slot, asset)] * state.externalPrice[asset];
  }
  return usd;
}

/** Share of the token that a side is paid in which backs it: of a pool of one token the rules' share, else all. */
export function backingShare(c: Context, pool: LpPool): number {
  return pool.others.length === 0 ? rulesOf(c, pool).oneTokenShare : 1;
}

/**
 * What backs the profit of a side, USD: the settlement tokens for shorts and the other tokens for longs; of a pool of
 * one token the rules' share of it.
 */
export function backingUsd(c: Context, lp: LpPools, pool: LpPool, side: number): number {
  const settleUsd = settleTokens(c, lp, pool) * c.state.externalPrice[pool.settle];
  if (pool.others.length === 0) return settleUsd * backingShare(c, pool);
  return side === 0 ? othersUsd(c, pool) : settleUsd;
}

/** Profit of a side that the pool owes, settlement tokens; negative: loss that it is owed. */
function owedTokens(c: Context, lp: LpPools, pool: LpPool, side: number): number {
  const profit = sideProfit(c, lp, pool, side);
  const { profitOwedMax } = rulesOf(c, pool);
  if (profit <= 0 || profitOwedMax === Infinity) return profit;
  const backing = Math.max(0, backingUsd(c, lp, pool, side)) / c.state.externalPrice[pool.settle];
  return Math.min(profit, profitOwedMax * backing);
}

/**
 * What a pool is worth to its providers, USD: its tokens less the profit that it owes and less its impact pool, which
 * is the traders'. Below zero it owes more than it has. Source: gmx-synthetics, MarketUtils, getPoolValueInfo
 * (2026-11).
 */
export function poolValueUsd(c: Context, lp: LpPools, pool: LpPool): number {
  const tokens = settleTokens(c, lp, pool) - owedTokens(c, lp, pool, 0) - owedTokens(c, lp, pool, 1);
  return tokens * c.state.externalPrice[pool.settle] + othersUsd(c, pool) - pool.impactPoolUsd;
}

/** Profit of a side over what backs it; Infinity where there is profit and nothing behind it. */
export function profitFactor(c: Context, lp: LpPools, pool: LpPool, side: number): number {
  const profit = sideProfit(c, lp, pool, side) * c.state.externalPrice[pool.settle];
  const backing = backingUsd(c, lp, pool, side);
  return profit <= 0 ? 0 : backing > 0 ? profit / backing : Infinity;
}

/** Share of the profit of a side that the pool pays now: 1, or what the largest profit leaves of it. */
export function paidShare(c: Context, lp: LpPools, pool: LpPool, side: number): number {
  const factor = profitFactor(c, lp, pool, side);
  const most = rulesOf(c, pool).profitPaidMax;
  return factor > most ? most / factor : 1;
}

/** USD that may still be opened on a side of a contract: open interest and reserves. */
export function roomUsd(c: Context, lp: LpPools, pool: LpPool, instrument: number, side: number): number {
  const rules = rulesOf(c, pool);
  const price = settlePrice(c, instrument);
  let reserved = 0;
  for (const i of c.prepared.roles.instruments[pool.venue]) {
    reserved += side === 0 ? lp.qty[2 * i] * c.state.markR[i] : lp.cost[2 * i + 1];
  }
  const open = rules.openMaxUsd - lp.cost[2 * instrument + side] * price;
  const reserve = rules.reserveMax * backingUsd(c, lp, pool, side) - reserved * price;
  return Math.max(0, Math.min(open, reserve));
}

/**
 * Turns other tokens of a pool into settlement tokens at external prices, against the world outside: profit of longs
 * is owed in the token that backs them, and is worth the same to who gets it.
 */
export function payFromBacking(c: Context, pool: LpPool, usd: number): void {
  const { state, ledger, prepared } = c;
  let rest = usd;
  for (const asset of pool.others) {
    if (!(rest > 0)) return;
    const slot = state.touch(pool.unit);
    const world = state.touch(prepared.roles.external[pool.venue]);
    const row = ledger.balanceRow(slot, asset);
    const price = state.externalPrice[asset];
    const tokens = Math.min(Math.max(0, state.balance[state.slotBalance[slot] + row]), rest / price);
    const settled = (tokens * price) / state.externalPrice[pool.settle];
    ledger.pay(slot, row, world, ledger.balanceRow(world, asset), tokens);
    ledger.pay(world, ledger.balanceRow(world, pool.settle), slot, ledger.balanceRow(slot, pool.settle), settled);
    rest -= tokens * price;
  }
}

/** Lets the pool bear a debt of a closed position as far as it is worth anything; returns tokens paid. */
export function bearDebt(c: Context, venue: number, slot: number, k: number, asset: number, debt: number): number {
  const pool = c.lp?.byVenue[venue] ?? null;
  if (c.lp === null || pool === null || asset !== pool.settle) return 0;
  const price = c.state.externalPrice[asset];
  const paid = Math.min(debt, Math.max(0, poolValueUsd(c, c.lp, pool)) / price);
  if (!(paid > 0)) return 0;
  const payer = c.state.touch(pool.unit);
  c.ledger.pay(payer, c.ledger.balanceRow(payer, asset), slot, k, paid);
  event(c, EVENT.fund_draw, payer, -1, 0, 0, paid * price);
  pool.debtUsd += paid * price;
  return paid;
}

/**
 * Fills the impact pools and notes what each pool is worth before anything moves. Throws InputError where one has
 * nothing.
 */
export function startLpPools(c: Context): void {
  if (c.lp === null) return;
  for (const pool of c.lp.byVenue) {
    if (pool === null) continue;
    pool.impactPoolUsd = rulesOf(c, pool).impactPoolUsd;
    pool.startUsd = poolValueUsd(c, c.lp, pool);
    if (pool.startUsd > 0) continue;
    const { accounts, units } = c.snapshot;
    throw new InputError(
      `pool ${stringAt(accounts.id, units.account[pool.unit])} is worth ${pool.startUsd} USD, expected more than 0`,
      {
        code: 'pool-value',
        hint:
          'Its balances less the profit that it owes at the marks and less its impact pool is what its liquidity ' +
          'tokens are worth.',
      },
    );
  }
}
