/**
 * The chain part of a Snapshot from validated tables; null where none of its tables has a row, so that markets without
 * it are built, packed and run as if it did not exist.
 */
import { packStrings } from '../core/strings.ts';
import { basisOf, texts } from './buildTables.ts';
import type { Chain, ChainBalances, Keepers, LendingMarkets, LendingReserves, LoanLegs, Loans } from './chain.ts';
import type { PoolCoins, Pools, PoolTicks } from './chain.ts';
import { buildIssuers } from './buildIssuers.ts';
import { CHAIN_TABLES, KEEPER_ROLES, KEEPER_SALES, LENDING_PROTOCOLS, POOL_KINDS } from './chainSchema.ts';
import { buildGroups } from './groups.ts';
import { groupRows, tableOf } from './references.ts';
import type { LinkName, Links } from './references.ts';
import type { Table } from './schema.ts';
import { codesOf, numbers, strings } from './table.ts';
import { buildVaults } from './vaultTables.ts';

/** The chain part, or null without rows. `accountOfRow` maps rows of the accounts table to accounts. */
export function buildChain(links: Links, accountOfRow: Uint32Array): Chain | null {
  if (CHAIN_TABLES.every(({ name }) => tableOf(links.market, name).rows === 0)) return null;
  const { reserves, reserveStart, reserveOf } = buildReserves(links);
  const { loans, loanLegs } = buildLoans(links, reserveOf);
  return {
    markets: buildMarkets(links, reserveStart),
    reserves,
    loans,
    loanLegs,
    ...buildPools(links),
    keepers: buildKeepers(links, accountOfRow),
    balances: buildBalances(links),
    issuers: buildIssuers(links, accountOfRow),
    vaults: buildVaults(links, reserveOf),
    groups: buildGroups(links),
  };
}

/** Number columns of a table in another order of rows. */
function pickNumbers<K extends string>(
  table: Table,
  order: Uint32Array,
  names: Readonly<Record<K, string>>,
): Record<K, Float64Array> {
  const out: Partial<Record<K, Float64Array>> = {};
  for (const key of Object.keys(names) as K[]) {
    const values = numbers(table, names[key]);
    out[key] = Float64Array.from(order, (row) => values[row]);
  }
  return out as Record<K, Float64Array>;
}

/** Rows of a table grouped by the row that a column refers to. */
function grouped(links: Links, link: LinkName, groups: number): { start: Uint32Array; order: Uint32Array } {
  return groupRows(links.rows[link], groups);
}

function buildMarkets(links: Links, reserveStart: Uint32Array): LendingMarkets {
  const table = tableOf(links.market, 'lending_markets');
  const parameters = Array.from({ length: table.rows }, () => new Map<string, number>());
  const rows = tableOf(links.market, 'lending_parameters');
  const keys = texts(rows, 'key');
  const values = numbers(rows, 'value');
  links.rows['lending_parameters.market'].forEach((m, row) => {
    parameters[m].set(keys[row], values[row]);
  });
  return {
    n: table.rows,
    id: texts(table, 'market'),
    protocol: codesOf(strings(table, 'protocol'), LENDING_PROTOCOLS),
    hub: texts(table, 'hub'),
    parameters,
    reserveStart,
    basis: basisOf(table),
  };
}

/** Reserves by market; `reserveOf` finds the reserve of a market and asset (key: market × assets + asset). */
function buildReserves(links: Links): {
  reserves: LendingReserves;
  reserveStart: Uint32Array;
  reserveOf: ReadonlyMap<number, number>;
} {
  const table = tableOf(links.market, 'lending_assets');
  const market = links.rows['lending_assets.market'];
  const asset = links.rows['lending_assets.asset'];
  const { start, order } = grouped(links, 'lending_assets.market', tableOf(links.market, 'lending_markets').rows);
  const basis = basisOf(table);
  const oracle = texts(table, 'oracle');
  const reserves: LendingReserves = {
    n: table.rows,
    market: Uint16Array.from(order, (row) => market[row]),
    asset: Uint16Array.from(order, (row) => asset[row]),
    ...pickNumbers(table, order, {
      threshold: 'liquidation_threshold',
      bonus: 'liquidation_bonus',
      protocolFee: 'protocol_fee',
      supplied: 'supplied',
      borrowed: 'borrowed',
      buffer: 'buffer',
      borrowRate: 'borrow_rate',
      heartbeatS: 'oracle_heartbeat_s',
      deviation: 'oracle_deviation',
      delayS: 'oracle_delay_s',
      capRatio: 'cap_ratio',
      capGrowth: 'cap_growth',
      capAgeS: 'cap_age_s',
    }),
    oracle: Array.from(order, (row) => oracle[row]),
    basis: Uint8Array.from(order, (row) => basis[row]),
  };
  const nAssets = links.assets.table.rows;
  const reserveOf = new Map<number, number>();
  order.forEach((row, k) => reserveOf.set(market[row] * nAssets + asset[row], k));
  return { reserves, reserveStart: start, reserveOf };
}

function buildLoans(links: Links, reserveOf: ReadonlyMap<number, number>): { loans: Loans; loanLegs: LoanLegs } {
  const table = tableOf(links.market, 'loans');
  const legs = tableOf(links.market, 'loan_legs');
  const market = links.rows['loans.market'];
  const loan = links.rows['loan_legs.loan'];
  const asset = links.rows['loan_legs.asset'];
  const nAssets = links.assets.table.rows;
  const { start, order } = grouped(links, 'loan_legs.loan', table.rows);
  const loans: Loans = {
    n: table.rows,
    id: packStrings(texts(table, 'loan')),
    market: Uint16Array.from(market),
    count: numbers(table, 'count').slice(),
    legStart: start,
    basis: basisOf(table),
  };
  const loanLegs: LoanLegs = {
    n: order.length,
    reserve: Uint32Array.from(order, (row) => reserveOf.get(market[loan[row]] * nAssets + asset[row]) as number),
    ...pickNumbers(legs, order, {
      collateral: 'collateral',
      debt: 'debt',
      threshold: 'liquidation_threshold',
      bonus: 'liquidation_bonus',
    }),
  };
  return { loans, loanLegs };
}

function buildPools(links: Links): { pools: Pools; poolCoins: PoolCoins; poolTicks: PoolTicks } {
  const table = tableOf(links.market, 'pools');
  const coins = tableOf(links.market, 'pool_coins');
  const ticks = tableOf(links.market, 'pool_ticks');
  const coinRows = grouped(links, 'pool_coins.pool', table.rows);
  const tick = numbers(ticks, 'tick');
  const byTick = Uint32Array.from(tick, (_, row) => row).sort((a, b) => tick[a] - tick[b] || a - b);
  const tickRows = groupRows(links.rows['pool_ticks.pool'], table.rows, byTick);
  const asset = links.rows['pool_coins.asset'];
  return {
    pools: {
      n: table.rows,
      id: texts(table, 'pool'),
      kind: codesOf(strings(table, 'kind'), POOL_KINDS),
      fee: numbers(table, 'fee').slice(),
      amplification: numbers(table, 'amplification').slice(),
      price: numbers(table, 'price').slice(),
      coinStart: coinRows.start,
      tickStart: tickRows.start,
      basis: basisOf(table),
    },
    poolCoins: {
      n: coinRows.order.length,
      asset: Uint16Array.from(coinRows.order, (row) => asset[row]),
      ...pickNumbers(coins, coinRows.order, { reserve: 'reserve' }),
    },
    poolTicks: {
      n: tickRows.order.length,
      tick: Int32Array.from(tickRows.order, (row) => tick[row]),
      ...pickNumbers(ticks, tickRows.order, { liquidityNet: 'liquidity_net' }),
    },
  };
}

function buildKeepers(links: Links, accountOfRow: Uint32Array): Keepers {
  const table = tableOf(links.market, 'keepers');
  const sellsIn = codesOf(strings(table, 'sells_in'), KEEPER_SALES);
  return {
    n: table.rows,
    id: texts(table, 'keeper'),
    role: codesOf(strings(table, 'role'), KEEPER_ROLES),
    account: links.rows['keepers.account'].map((row) => (row < 0 ? -1 : accountOfRow[row])),
    gasUsd: numbers(table, 'gas_usd').slice(),
    latencyS: numbers(table, 'latency_s').slice(),
    flash: Uint8Array.from(numbers(table, 'flash')),
    sellsInSpot: sellsIn.includes(1) ? sellsIn : null,
  };
}

function buildBalances(links: Links): ChainBalances {
  const table = tableOf(links.market, 'chain_balances');
  return {
    n: table.rows,
    holder: Uint16Array.from(links.rows['chain_balances.holder']),
    asset: Uint16Array.from(links.rows['chain_balances.asset']),
    amount: numbers(table, 'amount').slice(),
  };
}
