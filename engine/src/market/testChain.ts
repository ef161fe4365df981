/**
 * A small chain part for tests, made by hand: a pooled and an isolated lending market, three kinds of pools, and
 * keepers with accounts at a venue. Every number is chosen for arithmetic that can be followed; none is measured.
 */
import type { MarketTables, Table } from './schema.ts';
import { tableFromRows } from './table.ts';
import type { Cell } from './table.ts';
import { rowsOfTable, tinyMarket, withTables } from './testMarket.ts';

/** Rows of some tables of the chain part. */
export type ChainRows = Readonly<Record<string, readonly Readonly<Record<string, Cell>>[]>>;

/** Aave's figures in the tests: close factor, full close, small reserves and leftovers of docs/3.3 as deployed. */
export const AAVE_PARAMETERS: Readonly<Record<string, number>> = {
  close_factor: 0.5,
  full_close_health_factor: 0.95,
  small_usd: 2_000,
  min_leftover_usd: 1_000,
  burn_bad_debt: 1,
};

/** Rows of `lending_parameters` of one market. */
export function parameterRows(market: string, values: Readonly<Record<string, number>>): Record<string, Cell>[] {
  return Object.entries(values).map(([key, value]) => ({ market, key, value, source: 'test', basis: 'assumed' }));
}

/**
 * The chain part of {@link chainMarket}: BTC and ETH against USDC and USDT on `main` (aave), ETH against USDC on `pair`
 * (morpho), a constant-product, a concentrated and a StableSwap pool, one liquidator and one arbitrageur.
 */
export const CHAIN_ROWS: ChainRows = {
  lending_markets: [
    { market: 'main', protocol: 'aave' },
    { market: 'pair', protocol: 'morpho' },
  ],
  lending_parameters: [
    ...parameterRows('main', AAVE_PARAMETERS),
    ...parameterRows('pair', { incentive_beta: 0.3, incentive_max: 1.15 }),
  ],
  lending_assets: [
    { market: 'pair', asset: 'ETH', liquidation_threshold: 0.86, oracle: 'external' },
    { market: 'pair', asset: 'USDC', supplied: 1e6, borrowed: 9e5, oracle: 'fixed:1' },
    {
      market: 'main',
      asset: 'BTC',
      liquidation_threshold: 0.78,
      liquidation_bonus: 0.05,
      supplied: 100,
      oracle: 'external',
    },
    {
      market: 'main',
      asset: 'ETH',
      liquidation_threshold: 0.83,
      liquidation_bonus: 0.05,
      protocol_fee: 0.1,
      supplied: 2_000,
      borrowed: 100,
      oracle: 'external',
    },
    { market: 'main', asset: 'USDC', supplied: 8e6, borrowed: 4e6, buffer: 5e4, borrow_rate: 0.05, oracle: 'external' },
  ],
  loans: [
    { loan: 'a1', market: 'main' },
    { loan: 'a2', market: 'main', count: 10 },
    { loan: 'm1', market: 'pair' },
  ],
  loan_legs: [
    { loan: 'a1', asset: 'BTC', collateral: 20 },
    { loan: 'a1', asset: 'USDC', debt: 1.5e6 },
    { loan: 'a2', asset: 'ETH', collateral: 50, liquidation_threshold: 0.9 },
    { loan: 'a2', asset: 'USDC', debt: 1.7e5 },
    { loan: 'm1', asset: 'ETH', collateral: 250 },
    { loan: 'm1', asset: 'USDC', debt: 8.3e5 },
  ],
  pools: [
    { pool: 'eth-usdc', kind: 'constant_product', fee: 0.003 },
    { pool: 'btc-usdc', kind: 'concentrated', fee: 0.0005, price: 100_000 },
    { pool: 'stable', kind: 'stable_swap', fee: 0.0004, amplification: 200 },
  ],
  pool_coins: [
    { pool: 'eth-usdc', asset: 'ETH', reserve: 500 },
    { pool: 'eth-usdc', asset: 'USDC', reserve: 2e6 },
    { pool: 'btc-usdc', asset: 'BTC', reserve: 60 },
    { pool: 'btc-usdc', asset: 'USDC', reserve: 6e6 },
    { pool: 'stable', asset: 'USDC', reserve: 1e6 },
    { pool: 'stable', asset: 'USDT', reserve: 1.1e6 },
  ],
  pool_ticks: [
    { pool: 'btc-usdc', tick: 122_000, liquidity_net: -5e4 },
    { pool: 'btc-usdc', tick: 108_000, liquidity_net: 5e4 },
  ],
  keepers: [
    { keeper: 'liquidator', role: 'liquidator', account: 'hl-liquidator', gas_usd: 20, latency_s: 2 },
    { keeper: 'arbitrageur', role: 'arbitrageur', account: 'hl-arbitrageur', gas_usd: 20 },
  ],
  chain_balances: [
    { holder: 'liquidator', asset: 'USDC', amount: 2e6 },
    { holder: 'arbitrageur', asset: 'USDC', amount: 1e6 },
    { holder: 'arbitrageur', asset: 'ETH', amount: 100 },
    { holder: 'arbitrageur', asset: 'BTC', amount: 5 },
  ],
};

/** A market with the rows of a chain part, and accounts of kind desk where keepers name one that is not there. */
export function withChain(market: MarketTables, rows: ChainRows): MarketTables {
  const tables: Table[] = Object.entries(rows).map(([name, list]) => tableFromRows(name, list));
  return withTables(market, ...tables);
}

/** The tiny market with {@link CHAIN_ROWS} and the two keepers' accounts at hyperliquid. */
export function chainMarket(rows: ChainRows = CHAIN_ROWS): MarketTables {
  const market = tinyMarket();
  const desk = {
    venue: 'hyperliquid',
    kind: 'desk',
    collateral_mode: 'single',
    count: 1,
    entity: null,
    basis: 'synthetic',
  };
  const accounts = [
    ...rowsOfTable(market.tables.get('accounts') as Table),
    { ...desk, account: 'hl-liquidator' },
    { ...desk, account: 'hl-arbitrageur' },
  ];
  const balances = [
    ...rowsOfTable(market.tables.get('balances') as Table),
    { account: 'hl-liquidator', asset: 'USDC', amount: 1e6, basis: 'synthetic' },
    { account: 'hl-arbitrageur', asset: 'USDC', amount: 1e6, basis: 'synthetic' },
  ];
  const venues = withTables(market, tableFromRows('accounts', accounts), tableFromRows('balances', balances));
  return withChain(venues, rows);
}
